"""The command line: what an editor and a publisher type, and what they read back.

Exit status: 0 clean, 1 problems in the data or the site, 2 wrong use.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from motiespoor.model.period import UnreadablePeriod, existing_day
from motiespoor.problem import Problem, Unreadable, suggestion

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2

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


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "wat"
        self._optionals.title = "keuzen"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know fewer letters than the data
    options = _parser().parse_args(arguments)
    root = Path(options.root)
    if not root.is_dir():
        print(f"motiespoor: --root: de map '{root}' is er niet.", file=sys.stderr)
        return WRONG_USE
    try:
        status: int = options.run(root, options)
        return status
    except Unreadable as unreadable:
        _show(unreadable.problems)
        return PROBLEMS
    except OSError as error:
        print(f"motiespoor: dit lukte niet: {error}", file=sys.stderr)
        return PROBLEMS


def _check(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.read.dossier import read_dossier
    from motiespoor.validate.check import problems

    only = frozenset(_inside(root, path) for path in options.bestanden) or None
    if only is not None and (unknown := sorted(path for path in only if not _is_in(root, path))):
        print(f"motiespoor check: dit staat niet in het dossier: {', '.join(unknown)}", file=sys.stderr)
        return WRONG_USE
    found = problems(read_dossier(root), options.today, only)
    _show(found)
    return PROBLEMS if found else CLEAN


def _inside(root: Path, path: str) -> str:
    """A path as typed, relative to the dossier: read from here, or else from there."""
    from_here = os.path.relpath(path, root)
    return from_here if os.path.lexists(path) and _is_in(root, from_here) else os.path.normpath(path)


def _is_in(root: Path, path: str) -> bool:
    return not path.startswith((os.pardir, os.sep)) and os.path.lexists(root / path)


def _write(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.publish import write_pages

    _, written = write_pages(root, options.today, _tell)
    print(f"{written.changed} bestanden geschreven, {written.removed} weggehaald, {written.same} gelijk gebleven.")
    return CLEAN


def _build(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.engine import EngineFailed
    from motiespoor.publish import build_site

    try:
        build_site(root, options.today, _tell)
    except EngineFailed as failed:
        print(
            f"motiespoor build: MkDocs kon de site niet bouwen. De oude site staat er nog.\n{failed}", file=sys.stderr
        )
        return PROBLEMS
    print(f"De site staat in {root / 'site'}.")
    return CLEAN


def _serve(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.serve import serve

    serve(root, options.today, options.adres, lambda line: print(line, file=sys.stderr), _show)
    return CLEAN


def _verify(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.verify import site_problems

    site = Path(options.map) if options.map else root / "site"
    if not site.is_dir():
        print(f"motiespoor verify: de map '{site}' is er niet. Bouw de site eerst: motiespoor build.", file=sys.stderr)
        return WRONG_USE
    found = site_problems(site)
    _show(found)
    return PROBLEMS if found else CLEAN


def _close(root: Path, options: argparse.Namespace) -> int:
    from motiespoor import paths
    from motiespoor.derive.closing import closing
    from motiespoor.validate.check import checked_dossier
    from motiespoor.validate.dates import wrong_day_to_close
    from motiespoor.write.closing import write_closing

    def refused(why: str) -> int:
        print(f"motiespoor sluit: {why}", file=sys.stderr)
        return WRONG_USE

    path = f"{paths.ROUNDS}/{options.ronde}/{paths.CLOSING}"
    if re.fullmatch(r"[A-Za-z0-9-]+", options.ronde) and os.path.lexists(root / path):
        return refused(
            f"ronde '{options.ronde}' is al gesloten: {path}. Verandert er iets, leg dan een correctie vast."
        )
    dossier = checked_dossier(root, options.today)
    rounds = {each.sheet.id: each for each in dossier.rounds}
    if options.ronde not in rounds:
        return refused(f"ronde '{options.ronde}' bestaat niet.{suggestion(options.ronde, rounds)}")
    each = rounds[options.ronde]
    day = options.datum or options.today
    if wrong := wrong_day_to_close(each.sheet, day, options.today):
        return refused(f"--datum: {wrong}")
    closed = closing(dossier, each, day)
    write_closing(root / path, closed)
    names = [
        (len(closed.measures), "maatregel", "maatregelen"),
        (sum(len(measure.actions) for measure in closed.measures), "actie", "acties"),
        (sum(len(m.milestones) for m in closed.measures) + len(closed.promises), "mijlpaal", "mijlpalen"),
    ]
    print(f"Ronde {each.sheet.id} is gesloten op {closed.date}. Geschreven: {path}")
    print(f"vingerafdruk: {closed.fingerprint}")
    print(f"vastgelegd: {', '.join(f'{number} {one if number == 1 else many}' for number, one, many in names)}")
    return CLEAN


def _show(problems: Sequence[Problem]) -> None:
    """Every problem on a line, and how many there are."""
    for problem in problems:
        print(problem)
    files = len({problem.path for problem in problems})
    if not problems:
        print("Geen problemen gevonden.")
    else:
        print(
            f"{len(problems)} {'probleem' if len(problems) == 1 else 'problemen'} "
            f"in {files} {'bestand' if files == 1 else 'bestanden'}."
        )


def _tell(line: str) -> None:
    """What is being done, for who is waiting at a terminal; a log needs none of it."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        print(f"· {line} …", file=sys.stderr)


def _day(text: str) -> date:
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


def _shared(command: argparse.ArgumentParser) -> None:
    """What every command takes."""
    command.add_argument("--root", default=".", metavar="MAP", help="de map van het dossier (standaard: deze map)")
    command.add_argument(
        "--today",
        type=_day,
        default=_today(),
        metavar="DATUM",
        help="de dag waarop gerekend wordt, als 2026-11-22 (standaard: vandaag)",
    )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="motiespoor", description="Van gecontroleerde gegevens naar een openbare site over wat beloofd is."
    )
    commands = parser.add_subparsers(
        title="opdrachten", required=True, metavar="OPDRACHT", dest="opdracht", parser_class=_Parser
    )

    def command(name: str, run: object, help: str) -> _Parser:
        made = commands.add_parser(name, help=help, description=help)
        _shared(made)
        made.set_defaults(run=run)
        return made

    check = command("check", _check, "controleer de gegevens en toon elk probleem met bestand, regel en kolom")
    check.add_argument("bestanden", nargs="*", metavar="BESTAND", help="toon alleen de problemen in deze bestanden")
    closing = command("sluit", _close, "sluit een ronde: daarna verandert zij niet meer zonder correctie")
    closing.add_argument("ronde", metavar="RONDE", help="de naam van de ronde, zoals in data/ronden")
    closing.add_argument(
        "--datum", type=_day, metavar="DATUM", help="de dag waarop de ronde gesloten is (standaard: de dag van --today)"
    )
    command("write", _write, "controleer, en schrijf de pagina's in build/docs")
    command("build", _build, "controleer, schrijf, bouw de site in site/ en kijk haar na")
    serving = command("serve", _serve, "toon de site op deze computer en volg wijzigingen")
    serving.add_argument(
        "--adres",
        default="127.0.0.1:8000",
        metavar="ADRES:POORT",
        help="waar de site te zien is (standaard: 127.0.0.1:8000)",
    )
    verify = command("verify", _verify, "kijk een gebouwde site na")
    verify.add_argument("map", nargs="?", metavar="MAP", help="de map van de site (standaard: site/ in het dossier)")
    return parser
