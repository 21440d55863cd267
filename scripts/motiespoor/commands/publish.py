"""From data to site: `write`, `build`, `serve`, and what looks at a built site, `verify` and `poort`."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

from motiespoor.commands.terminal import CLEAN, PROBLEMS, Commands, command, refused, setting, show, tell
from motiespoor.problem import clipped, in_order


def writing(commands: Commands) -> None:
    command(commands, "write", _write, "controleer, en schrijf de pagina's in build/docs")


def _write(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.publish import write_pages

    _, written = write_pages(root, options.today, tell)
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


def _build(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.engine import EngineFailed
    from motiespoor.press.publish import build_site

    if options.commit and (wrong := _not_that_commit(root, options.commit)):
        return refused("build", f"--commit: {wrong}")
    try:
        build_site(root, options.today, tell, options.commit)
    except EngineFailed as failed:
        print(
            f"motiespoor build: MkDocs kon de site niet bouwen. De oude site staat er nog.\n{failed}", file=sys.stderr
        )
        return PROBLEMS
    print(f"De site staat in {root / 'site'}.")
    return CLEAN


def _not_that_commit(root: Path, commit: str) -> str | None:
    """Why the manifest cannot say that the dossier is this commit; where git cannot tell, it is taken on trust."""
    from motiespoor.change.revision import NoRevision, differs_from

    if not re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", commit):
        return f"'{clipped(commit)}' is geen hele naam van een commit: 40 cijfers en letters van a tot en met f."
    try:
        files = differs_from(root, commit)
    except NoRevision as unknown:
        return str(unknown)
    if not files:
        return None
    more = f" en nog {len(files) - 1} andere" if len(files) > 1 else ""
    return f"het dossier is niet dat van {commit[:12]}: {clipped(files[0])}{more}. Leg de wijziging vast, of laat --commit weg."


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
    made = command(commands, "verify", _verify, "kijk een gebouwde site na")
    made.add_argument("map", nargs="?", metavar="MAP", help="de map van de site (standaard: site/ in het dossier)")


def _verify(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.verify import manifest_problems, site_problems

    site = _site(root, options)
    if not site.is_dir():
        return refused("verify", _not_there(site))
    found = in_order((*site_problems(site), *manifest_problems(site)))
    show(found)
    return PROBLEMS if found else CLEAN


def gate(commands: Commands) -> None:
    made = command(
        commands, "poort", _gate, "kijk of met een gebouwde site niets verloren gaat van de site die er nu staat"
    )
    made.add_argument(
        "vorige", nargs="?", metavar="VORIGE_MANIFEST", help="het bestand manifest.json van de site die er nu staat"
    )
    made.add_argument("--map", metavar="MAP", help="de map van de nieuwe site (standaard: site/ in het dossier)")
    made.add_argument("--eerste", action="store_true", help="er staat nog geen site")


def _gate(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.losses import losses, moved, nowhere
    from motiespoor.press.manifest import MANIFEST, read_manifest
    from motiespoor.press.verify import manifest_problems

    if bool(options.vorige) == options.eerste:
        why = "kies een van de twee: het manifest van de site die er nu staat, of --eerste als er nog geen site is."
        return refused("poort", why)
    if options.vorige and not os.path.lexists(options.vorige):
        return refused("poort", f"'{options.vorige}' is er niet. Staat er nog geen site, geef dan --eerste.")
    site = _site(root, options)
    if not site.is_dir():
        return refused("poort", _not_there(site))
    found = list(manifest_problems(site))  # what is published must be what was built
    before = after = None
    if not found:
        after = read_manifest(site / MANIFEST, found)
        before = read_manifest(Path(options.vorige), found) if options.vorige else None
        if after is not None:
            found += losses(before, after) if before else nowhere(after) if options.eerste else ()
    show(in_order(found))
    if not found and before and after and (over := moved(before, after)):
        print(over)
    return PROBLEMS if found else CLEAN


def _site(root: Path, options: argparse.Namespace) -> Path:
    """The folder of the site that was asked for, whether or not it is there."""
    return Path(options.map) if options.map else root / "site"


def _not_there(site: Path) -> str:
    return f"de map '{site}' is er niet. Bouw de site eerst: motiespoor build."
