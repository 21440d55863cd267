"""`verschil`: what changed since a revision of git, and what may not."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from motiespoor.commands.terminal import CLEAN, PROBLEMS, Commands, command, refused, show, takes_a_form


def difference(commands: Commands) -> None:
    made = command(commands, "verschil", _difference, "zeg in woorden wat er veranderd is sinds een revisie van git")
    made.add_argument("revisie", metavar="REVISIE", help="een commit, een tak of een label, zoals origin/main")
    takes_a_form(made)


def _difference(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.change.compared import compared
    from motiespoor.change.revision import NoRevision

    markdown = options.formaat == "markdown"
    try:
        told = compared(root, options.revisie, options.today, markdown=markdown)
    except NoRevision as unknown:
        return refused("verschil", unknown)
    print(told.text, end="")
    if told.problems:
        # In a file for the page of a pull request they stand already; the log has them too.
        with contextlib.redirect_stdout(sys.stderr if markdown else sys.stdout):
            print()
            show(told.problems)
    return CLEAN if told.comparable and not told.problems else PROBLEMS
