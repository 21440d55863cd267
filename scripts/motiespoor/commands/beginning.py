"""`begin`: a dossier that was not there yet."""

from __future__ import annotations

import argparse
from pathlib import Path

from motiespoor.commands.terminal import CLEAN, PROBLEMS, Commands, Parser, editor, refused, show, takes_a_day
from motiespoor.problem import Unreadable

_WHAT = "begin een dossier: zes vragen, en daarna staat er een map waarvan u meteen een site kunt maken"


def beginning(commands: Commands) -> None:
    """A flag for every question; which there are follows from the records, which are not loaded for another command."""
    commands.add_parser("begin", tell=_flags, help=_WHAT, description=_WHAT).set_defaults(run=_begin, root=".")


def _flags(made: Parser) -> None:
    from motiespoor.desk.beginning import QUESTIONS

    made.add_argument("map", metavar="MAP", help="de map van het nieuwe dossier; leeg, of nog niet gemaakt")
    takes_a_day(made)
    for each in QUESTIONS:
        made.add_argument(f"--{each.flag}", dest=each.flag, metavar="WAARDE", help=each.help)


def _begin(_: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.beginning import QUESTIONS, begin
    from motiespoor.desk.editor import WrongUse

    said = {each.flag: getattr(options, each.flag) for each in QUESTIONS}
    try:
        begin(Path(options.map), options.today, said, editor())
    except WrongUse as wrong:
        return refused("begin", wrong)
    except Unreadable as unreadable:
        show(unreadable.problems)
        return PROBLEMS
    return CLEAN
