"""`verschil`: what changed since a revision of git or since what is published, and what may not."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from motiespoor import paths
from motiespoor.commands.terminal import CLEAN, PROBLEMS, Commands, command, refused, show, takes_a_form
from motiespoor.problem import Problem, clipped, in_order

if TYPE_CHECKING:
    from motiespoor.change.compared import Told


def difference(commands: Commands) -> None:
    made = command(commands, "verschil", _difference, "zeg in woorden wat er veranderd is sinds een revisie van git")
    made.add_argument(
        "revisie", nargs="?", metavar="REVISIE", help="een commit, een tak of een label, zoals origin/main"
    )
    made.add_argument(
        "--gepubliceerd",
        metavar="MANIFEST",
        help="vergelijk met de site die er nu staat: het bestand manifest.json daarvan",
    )
    made.add_argument("--alles", action="store_true", help="noem alles, ook waar dat veel is")
    takes_a_form(made)


def _difference(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.change.compared import compared
    from motiespoor.change.revision import NoRevision

    if (options.revisie is None) == (options.gepubliceerd is None):
        why = "geef een revisie, en anders met --gepubliceerd het manifest van de site die er nu staat."
        return refused("verschil", why)
    if options.gepubliceerd:
        return _since_published(root, options)
    try:
        markdown, everything = _markdown(options), bool(options.alles)
        return _told(compared(root, options.revisie, options.today, markdown=markdown, everything=everything), options)
    except NoRevision as unknown:
        return refused("verschil", unknown)


def _since_published(root: Path, options: argparse.Namespace) -> int:
    """What the built site changes to the one that stands there; what a person gave a reason for is told, and may be."""
    from motiespoor.change.compared import compared, not_compared
    from motiespoor.change.opening import Head
    from motiespoor.change.revision import NoRevision, NotHere
    from motiespoor.press.manifest import MANIFEST, read_manifest
    from motiespoor.read.files import shown

    found: list[Problem] = []
    published = read_manifest(Path(options.gepubliceerd), found)
    built = read_manifest(root / paths.SITE / MANIFEST, found)
    if published is None or built is None:
        show(in_order(found))
        return PROBLEMS
    address, markdown = clipped(shown(published.address)), _markdown(options)
    by_hand = "publiceer met de hand en geef een reden."
    try:
        if published.commit is None:
            why = (
                f"de site die er staat, zegt niet van welke commit zij is. Kijk zelf na wat er verandert, en {by_hand}"
            )
        else:
            told = compared(
                root,
                published.commit,
                options.today,
                markdown=markdown,
                everything=bool(options.alles),
                called=address,
                reason=built.reason,
            )
            return _told(told, options)
    except NotHere:
        commit = published.commit
        why = (
            f"de site die er staat, is van commit {commit}, en die staat niet in deze repository. Zet haar terug: "
            f"git push origin {commit}:refs/heads/gepubliceerd. Kan dat niet, {by_hand}"
        )
    except NoRevision as unknown:
        why = f"de site die er staat, is van commit {published.commit}: {unknown} Kan dat niet, {by_hand}"
    head = Head(name=address, commit=None, today=options.today, reason=built.reason)
    return _told(not_compared(head, MANIFEST, why, markdown=markdown), options)


def _told(told: Told, options: argparse.Namespace) -> int:
    print(told.text, end="")
    if told.problems:
        # In a file for the page of a pull request they stand already; the log has them too.
        with contextlib.redirect_stdout(sys.stderr if _markdown(options) else sys.stdout):
            print()
            show(told.problems)
    return CLEAN if told.allowed else PROBLEMS


def _markdown(options: argparse.Namespace) -> bool:
    return bool(options.formaat == "markdown")
