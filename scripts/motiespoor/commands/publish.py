"""From data to site: `write`, `build`, `serve`, and what looks at a built site, `verify` and `poort`."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from motiespoor.commands.terminal import (
    CLEAN,
    NOT_NEEDED,
    PROBLEMS,
    Commands,
    command,
    failed,
    refused,
    say,
    setting,
    show,
    tell,
)
from motiespoor.model.period import existing_day
from motiespoor.paths import DATA, SITE
from motiespoor.problem import Problem, Unreadable, clipped, in_order
from motiespoor.tell.faults import in_words

if TYPE_CHECKING:
    from motiespoor.press.manifest import Manifest

_LONGEST_REASON = 300  # characters


def writing(commands: Commands) -> None:
    command(commands, "write", _write, "controleer, en schrijf de pagina's in build/docs")


def _write(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.publish import write_pages

    written = write_pages(root, options.today, tell, say=say)
    print(f"{written.changed} bestanden geschreven, {written.removed} weggehaald, {written.same} gelijk gebleven.")
    return CLEAN


def building(commands: Commands) -> None:
    made = command(commands, "build", _build, "controleer, schrijf, bouw de site in site/ en kijk haar na")
    made.add_argument(
        "--commit",
        default=setting("MOTIESPOOR_COMMIT"),
        metavar="COMMIT",
        help="de commit van dit dossier, voor het manifest (standaard: die in MOTIESPOOR_COMMIT)",
    )
    made.add_argument(
        "--reden",
        default=setting("MOTIESPOOR_REDEN"),
        metavar="REDEN",
        help="waarom dit gepubliceerd wordt, ook als 'verschil' het weigert; een zin voor het manifest, dat iedereen "
        "kan lezen (standaard: die in MOTIESPOOR_REDEN)",
    )
    made.add_argument(
        "--motor",
        choices=("mkdocs", "properdocs", "zensical"),
        default="mkdocs",
        metavar="MOTOR",
        help="het programma dat van de pagina's een site maakt: mkdocs (standaard), properdocs of zensical",
    )


def _build(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.engine import EngineFailed, Motor
    from motiespoor.press.publish import build_site

    motor = Motor(options.motor)

    if options.commit and (wrong := _not_that_commit(root, options.commit)):
        return refused("build", f"--commit: {wrong}")
    if options.reden and (wrong := _no_reason(options.reden)):
        return refused("build", f"--reden: {wrong}")
    _nothing_made_is_kept(root)
    try:
        build_site(root, options.today, tell, options.commit, options.reden, say=say, motor=motor)
    except EngineFailed as engine:
        why = f"{motor.called} kon de site niet bouwen. De oude site staat er nog."
        print(f"motiespoor build: {why}\n{engine}", file=sys.stderr)
        return PROBLEMS
    except OSError as fault:
        failed(in_words(fault) + (" De oude site staat er nog." if (root / SITE).is_dir() else ""))
        return PROBLEMS
    print(f"De site staat in {root / 'site'}.")
    return CLEAN


def _not_that_commit(root: Path, commit: str) -> str | None:
    """Why the manifest cannot say that the dossier is this commit; where git cannot tell, it is taken on trust."""
    from motiespoor.change.revision import NoRevision, differs_from
    from motiespoor.press.manifest import COMMIT

    if not re.fullmatch(COMMIT, commit):
        return f"'{clipped(commit)}' is geen hele naam van een commit: 40 cijfers en letters van a tot en met f."
    try:
        files = differs_from(root, commit)
    except NoRevision as unknown:
        return str(unknown)
    if not files:
        return None
    more = f" en nog {len(files) - 1} andere" if len(files) > 1 else ""
    return f"het dossier is niet dat van {commit[:12]}: {clipped(files[0])}{more}. Leg de wijziging vast, of laat --commit weg."


def _no_reason(text: str) -> str | None:
    """Why a text does not say why."""
    if len(text.split()) >= 3 and len(text) <= _LONGEST_REASON and text.isprintable():
        return None
    return (
        f"'{clipped(text)}' zegt niet waarom. Schrijf een zin, op een regel en van hoogstens {_LONGEST_REASON} tekens."
    )


def _nothing_made_is_kept(root: Path) -> None:
    """Ensure nothing that is made stands in git, where the next build would trust it.

    Raises:
        Unreadable: something does.
    """
    from motiespoor.change.revision import made_and_kept
    from motiespoor.read.files import at_start, shown

    found = [
        at_start(
            shown(each),
            "dit wordt gemaakt en hoort niet in git: niemand heeft het nagekeken. "
            f"Haal het weg: git rm -r --cached {shown(each)}",
        )
        for each in made_and_kept(root)
    ]
    if found:
        raise Unreadable(found)


def serving(commands: Commands) -> None:
    made = command(commands, "serve", _serve, "toon de site op deze computer en volg wijzigingen")
    made.add_argument(
        "--adres",
        default="127.0.0.1:8000",
        metavar="ADRES:POORT",
        help="waar de site te zien is (standaard: 127.0.0.1:8000)",
    )


def _serve(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.serve import serve

    serve(root, options.today, options.adres, lambda line: print(line, file=sys.stderr), show)
    return CLEAN


def verifying(commands: Commands) -> None:
    made = command(commands, "verify", _verify, "kijk een gebouwde site na, en of zij zegt wat het dossier zegt")
    made.add_argument("map", nargs="?", metavar="MAP", help="de map van de site (standaard: site/ in het dossier)")


def _verify(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.verify import verified

    folder = _site(root, options)
    if not folder.is_dir():
        return refused("verify", _not_there(folder))
    found = verified(folder, root)
    show(found)
    return PROBLEMS if found else CLEAN


def putting_back(commands: Commands) -> None:
    made = command(commands, "terug", _put_back, "zet een eerdere site, uit een archief, in de plaats van die in site/")
    made.add_argument("archief", metavar="ARCHIEF", help="het bestand (tar) dat bij die publicatie bewaard is")


def _put_back(root: Path, options: argparse.Namespace) -> int:
    archive = Path(options.archief)
    if not archive.is_file():
        return refused("terug", f"'{archive}' is geen bestand.")
    from motiespoor.press.replacing import take_earlier

    take_earlier(root, archive, say)
    print(f"De eerdere site staat in {root / SITE}.")
    return CLEAN


def gate(commands: Commands) -> None:
    made = command(
        commands, "poort", _gate, "kijk of met een gebouwde site niets verloren gaat van de site die er nu staat"
    )
    made.add_argument(
        "vorige", nargs="?", metavar="VORIGE_MANIFEST", help="het bestand manifest.json van de site die er nu staat"
    )
    made.add_argument("--map", metavar="MAP", help="de map van de nieuwe site (standaard: site/ in het dossier)")
    made.add_argument("--eerste", action="store_true", help="er staat nog geen site")
    made.add_argument(
        "--terug", action="store_true", help="een mens zet deze site terug: teken dat aan in haar manifest"
    )
    made.add_argument(
        "--dagelijks",
        action="store_true",
        help=f"er is niets veranderd dan de dag: eindig met {NOT_NEEDED} als er niets nieuws te zeggen is",
    )


def _gate(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.manifest import MANIFEST, read_manifest
    from motiespoor.press.verify import manifest_problems

    if [bool(options.vorige), options.eerste, options.terug].count(True) != 1:
        why = (
            "kies er één: het manifest van de site die er nu staat, --eerste als er nog geen site is, "
            "of --terug als een eerdere site terug moet."
        )
        return refused("poort", why)
    if options.dagelijks and not options.vorige:
        return refused("poort", "--dagelijks: geef het manifest van de site die er nu staat.")
    if options.vorige and not os.path.lexists(options.vorige):
        return refused("poort", f"'{options.vorige}' is er niet. Staat er nog geen site, geef dan --eerste.")
    site = _site(root, options)
    if not site.is_dir():
        return refused("poort", _not_there(site))
    found = list(manifest_problems(site))  # what is published must be what was built
    if not options.terug:
        found += _unfilled(root)
    after = read_manifest(site / MANIFEST, found) if not found else None
    before = read_manifest(Path(options.vorige), found) if options.vorige and not found else None
    if after is None or found:
        show(in_order(found))
        return PROBLEMS
    if before and options.dagelijks and (needless := _not_needed(root, before, after)):
        print(f"{needless} Er wordt niet gepubliceerd.")
        return NOT_NEEDED
    return _passed(root, site, before, after, options)


def _unfilled(root: Path) -> tuple[Problem, ...]:
    """Where the dossier still has an example."""
    if not (root / DATA).is_dir():
        return ()
    from motiespoor.read.dossier import read_dossier
    from motiespoor.validate.unfilled import unfilled

    return unfilled(read_dossier(root).dossier)


def _passed(root: Path, site: Path, before: Manifest | None, after: Manifest, options: argparse.Namespace) -> int:
    """Whether a site that is as it was built may take the place of the one that stands there."""
    from motiespoor.press.losses import losses, moved, nobody, nowhere
    from motiespoor.press.manifest import MANIFEST, write_manifest
    from motiespoor.read.dossier import read_dossier

    found: tuple[Problem, ...] = losses(before, after) if before else nowhere(after) if options.eerste else ()
    if options.terug:
        write_manifest(site, after.model_copy(update={"put_back": options.today.isoformat()}))
        print(f"In {MANIFEST} staat dat deze site is teruggezet: zij wordt niet vanzelf vervangen.")
        return CLEAN
    if (root / DATA).is_dir():  # a site may be held against another one without its dossier
        found = in_order((*found, *nobody(read_dossier(root).dossier.publication)))
    show(found)
    if not found and before and (over := moved(before, after)):
        print(over)
    return PROBLEMS if found else CLEAN


def _not_needed(root: Path, before: Manifest, after: Manifest) -> str | None:
    """Why a site of the same data has nothing to tell on a later day, or may not take the place of the one that stands there."""
    from motiespoor.change.pages import time_tells
    from motiespoor.validate.check import checked_dossier

    if before.put_back is not None:
        return f"De site die er staat, is op {clipped(before.put_back)} door een mens teruggezet."
    if before.commit is None or before.commit != after.commit:
        return "De site die er staat, is van een andere commit."
    then, now = existing_day(before.day), existing_day(after.day)
    if time_tells(checked_dossier(root, now), then, now):
        return None
    return "De site zegt vandaag niets anders dan op de dag waarop zij gemaakt is."


def _site(root: Path, options: argparse.Namespace) -> Path:
    """The folder of the site that was asked for, whether or not it is there."""
    return Path(options.map) if options.map else root / "site"


def _not_there(site: Path) -> str:
    return f"de map '{site}' is er niet. Bouw de site eerst: motiespoor build."
