"""The terminal: how a command is typed, what is said back, and the only look at the clock and the surroundings.

Exit status: 0 clean, 1 problems in the data, the site or the machine, 2 wrong use, 3 nothing that has to be done,
130 broken off by who typed it.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from motiespoor.model.period import UnreadablePeriod, existing_day
from motiespoor.problem import Problem

if TYPE_CHECKING:
    from motiespoor.desk.editor import Editor

CLEAN, PROBLEMS, WRONG_USE, NOT_NEEDED = 0, 1, 2, 3
INTERRUPTED = 128 + signal.SIGINT  # as a shell counts it

# What argparse says in English, in Dutch.
_IN_DUTCH = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"dit wordt niet herkend: \1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 bestaat niet. Kies uit: \3"),
    (r"argument (.*): expected one argument", r"\1: hier hoort één waarde achter"),
    (r"argument (.*): expected at least one argument", r"\1: hier hoort minstens één waarde achter"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan van alles zijn: \2"),
    (r"argument (.*): (.*)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch; what it takes may be told when it is first asked."""

    def __init__(self, tell: Callable[[Parser], None] | None = None, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._tell = tell
        self._positionals.title = "wat"
        self._optionals.title = "keuzen"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def parse_known_args(self, *arguments: Any, **options: Any) -> Any:
        if self._tell:
            self._tell(self)
            self._tell = None
        return super().parse_known_args(*arguments, **options)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        for english, dutch in _IN_DUTCH:
            if re.fullmatch(english, message):
                message = re.sub(english, dutch, message)
                break
        self.exit(WRONG_USE, f"{self.format_usage()}{self.prog}: {message.removesuffix('.')}.\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # where a command adds itself
Run: TypeAlias = Callable[[Path, argparse.Namespace], int]  # with the folder of the dossier; gives the exit status


def command(commands: Commands, name: str, run: Run, help: str) -> Parser:
    """A command with what every command takes."""
    made = commands.add_parser(name, help=help, description=help)
    made.set_defaults(run=run)
    takes_a_dossier(made)
    return made


def takes_a_dossier(made: Parser) -> None:
    """What every command takes."""
    made.add_argument("--root", default=".", metavar="MAP", help="de map van het dossier (standaard: deze map)")
    takes_a_day(made)


def takes_a_day(made: Parser) -> None:
    """The day that is counted on."""
    made.add_argument(
        "--today",
        type=day,
        default=_today(),
        metavar="DATUM",
        help="de dag waarop gerekend wordt, als 2026-11-22 (standaard: vandaag)",
    )


def takes_a_form(made: Parser) -> None:
    """How the answer stands there: to be read, or for a page of a code host."""
    made.add_argument(
        "--formaat", choices=("tekst", "markdown"), default="tekst", help="hoe het er staat (standaard: tekst)"
    )


def day(text: str) -> date:
    """A day as it was typed."""
    try:
        return existing_day(text)
    except UnreadablePeriod as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _today() -> date:
    """The day of SOURCE_DATE_EPOCH (reproducible-builds.org), or else of the clock: the only place that looks at it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now().astimezone().date()
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        print(f"motiespoor: SOURCE_DATE_EPOCH is '{epoch}'; dat is geen aantal seconden.", file=sys.stderr)
        sys.exit(WRONG_USE)
    return datetime.fromtimestamp(int(epoch), UTC).date()


def setting(name: str) -> str | None:
    """What the surroundings of the process say under this name, if anything."""
    return os.environ.get(name) or None


def editor() -> Editor:
    """Who is at the other end: a person when both sides of the terminal are one, and otherwise nobody to ask."""
    from motiespoor.desk.editor import Editor

    return Editor(print, _ask if sys.stdin.isatty() and sys.stdout.isatty() else None)


def _ask(question: str) -> str:
    """The answer of who sits at the terminal; none when they leave."""
    try:
        return input(question)
    except (EOFError, KeyboardInterrupt):
        return ""


def refused(name: str, why: object) -> int:
    """The exit status of wrong use, after saying what is wrong with what was typed behind a command."""
    print(f"motiespoor {name}: {why}", file=sys.stderr)
    return WRONG_USE


def failed(why: str) -> None:
    """Say what went wrong with the machine; where that cannot be said, the exit status tells."""
    with suppress(OSError):
        print(f"motiespoor: dit lukte niet: {why}", file=sys.stderr)
    # What is still on its way to a disk that is full would fail once more when Python ends, in English.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError):
                stream.close()


def show(problems: Sequence[Problem]) -> None:
    """Every problem on a line, and how many there are; a terminal that wants it gets colour (no-color.org)."""
    from motiespoor.tell.problems import as_text

    colour = sys.stdout.isatty() and not setting("NO_COLOR") and setting("TERM") != "dumb"
    print(as_text(problems, colour=colour), end="")


def tell(line: str) -> None:
    """What is being done, for who is waiting at a terminal; a log needs none of it."""
    if sys.stderr.isatty() and not setting("CI"):
        print(f"· {line} …", file=sys.stderr)


def say(line: str) -> None:
    """What is no problem and should be known all the same, in a log too."""
    print(f"motiespoor: {line}", file=sys.stderr)
