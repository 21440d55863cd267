"""The conversations with an editor: `nieuw` and `neem-over`."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Callable
from pathlib import Path

from motiespoor.commands.terminal import (
    CLEAN,
    PROBLEMS,
    Commands,
    Parser,
    command,
    editor,
    refused,
    show,
    takes_a_dossier,
)
from motiespoor.dutch import either
from motiespoor.model.figure import RevisionCause
from motiespoor.problem import Unreadable, clipped

_NEW = {
    "stand": "voeg een stand toe aan een actie",
    "mijlpaal": "voeg een mijlpaal toe aan een maatregel",
    "maatregel": "maak het bestand van een nieuwe maatregel",
    "correctie": "leg vast wat er in een gesloten ronde veranderd is, en waarom",
    "ronde": "maak de map van een nieuwe ronde",
    "bron": "zet een bron in het register",
    "cijfer": "zet een cijfer bij een reeks",
}


ROW, _NEW_ROW = "rij", "zet een rij in een register, met de bron waar zij op rust"


def pasting(commands: Commands) -> None:
    """What is missing is asked for, or told with what it can be."""
    made = command(commands, "neem-over", _take_over, "neem een geplakte tabel met cijfers over, na controle en uw ja")
    made.add_argument("file", metavar="BESTAND", help="het bestand met de tabel: tekst, HTML, XLSX of ODS")
    for option, attribute, name, what in (
        ("--reeks", "series", "REEKS", "de reeks waar de cijfers bij horen"),
        ("--peildatum", "day", "DATUM", "de dag van de cijfers, als 2025-01-01; niet nodig als de tabel datums heeft"),
        ("--bron", "source", "BRON", "de bron waaruit de tabel komt"),
        ("--methode", "method", "METHODE", "hoe er geteld is"),
        ("--herkomst", "evidence", "HERKOMST", "hoe hard de cijfers zijn (standaard: zoals de bron)"),
        ("--nauwkeurigheid", "precision", "WOORD", "hoe precies de cijfers zijn (standaard: exact)"),
        ("--afronding", "rounding", "GETAL", "waarop de cijfers zijn afgerond (standaard: de laatste decimaal)"),
        ("--blad", "sheet", "NAAM", "het blad van het rekenblad, of de tabel van de pagina"),
        ("--gebied", "area", "CODE", "het gebied van alle cijfers, als de tabel geen gebieden heeft"),
        ("--sector", "sector", "CODE", "de sector van alle cijfers, als de tabel geen sectoren heeft"),
        ("--uitsplitsing", "breakdown", "CODE", "de uitsplitsing van alle cijfers"),
        (
            "--oorzaak",
            "cause",
            "OORZAAK",
            f"waarom cijfers herzien zijn: {either(each.value for each in RevisionCause)}",
        ),
    ):
        made.add_argument(option, dest=attribute, metavar=name, help=what)
    made.add_argument(
        "--methode-klopt",
        dest="method_is_meant",
        action="store_true",
        help="de methode is zo bedoeld, ook bij een reeksbreuk of naast cijfers met een andere methode",
    )
    made.add_argument(
        "--gezien",
        dest="seen",
        action="append",
        metavar="WOORD",
        help="wat gevraagd werd, is zo goed begrepen; het woord staat bij de vraag",
    )
    made.add_argument("--register", metavar="REGISTER", help="het register waar de rijen van de tabel bij horen")
    made.add_argument("--citaat", metavar="TEKST", help="bij --register: wat de bron letterlijk zegt")
    made.add_argument("--vindplaats", metavar="PLAATS", help="bij --register: waar in de bron het staat")
    made.add_argument("--ja", dest="yes", action="store_true", help="schrijf zonder te vragen, als alles klopt")


def _take_over(root: Path, options: argparse.Namespace) -> int:
    if options.register is not None:
        return _take_over_rows(root, options)
    from motiespoor.desk.answers import Options
    from motiespoor.desk.pasting import take_over

    typed = Options(**{field.name: getattr(options, field.name) for field in dataclasses.fields(Options)})
    return _taken(lambda: take_over(root, options.today, typed, editor()))


def _take_over_rows(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.taking_rows import RowOptions, take_over_rows

    said = {"bron": options.source, "citaat": options.citaat, "vindplaats": options.vindplaats}
    typed = RowOptions(
        file=options.file,
        register=options.register,
        sheet=options.sheet,
        evidence={name: text for name, text in said.items() if text is not None},
        yes=options.yes,
    )
    return _taken(lambda: take_over_rows(root, options.today, typed, editor()))


def _taken(take: Callable[[], object]) -> int:
    """How taking a table over ends: all of it was written, or nothing."""
    from motiespoor.desk.editor import WrongUse

    try:
        take()
    except WrongUse as wrong:
        return refused("neem-over", wrong)
    except Unreadable as unreadable:
        print()
        show(unreadable.problems)
        print("Er is niets geschreven.")
        return PROBLEMS
    return CLEAN


def adding(commands: Commands) -> None:
    """A kind of thing, and a flag for every question about it.

    The questions follow from the declarations of the records, which are not loaded for another command.
    """
    what = "voeg iets toe aan het dossier: een stand, een mijlpaal, een maatregel, een ronde, een correctie, een bron, een cijfer of een rij van een register"
    commands.add_parser("nieuw", tell=_kinds, help=what, description=what).set_defaults(run=_add)


def _kinds(made: Parser) -> None:
    from motiespoor.desk.kinds import KINDS

    kinds = made.add_subparsers(title="wat", required=True, metavar="WAT", dest="nieuw", parser_class=Parser)
    for kind, questions in KINDS.items():
        of_a_kind = kinds.add_parser(kind, help=_NEW[kind], description=_NEW[kind])
        takes_a_dossier(of_a_kind)
        for each in questions:
            of_a_kind.add_argument(f"--{each.flag}", dest=each.flag, metavar="WAARDE", help=each.help)
        of_a_kind.add_argument("--ja", action="store_true", help="schrijf zonder te vragen, als alles klopt")
    _row(kinds.add_parser(ROW, help=_NEW_ROW, description=_NEW_ROW))


def _row(made: Parser) -> None:
    """Which fields a row has, is known once its dossier is read: each is said as NAAM=WAARDE."""
    from motiespoor.desk.kinds import EVIDENCE

    takes_a_dossier(made)
    made.add_argument("register", metavar="REGISTER", nargs="?", help="de naam van het register")
    made.add_argument(
        "--veld", action="append", default=[], metavar="NAAM=WAARDE", help="wat er in een veld komt; zo vaak als nodig"
    )
    for each in EVIDENCE:
        made.add_argument(f"--{each.flag}", dest=each.flag, metavar="WAARDE", help=each.help)
    made.add_argument("--ja", action="store_true", help="schrijf zonder te vragen, als alles klopt")


def _add(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.adding import add
    from motiespoor.desk.editor import WrongUse
    from motiespoor.desk.kinds import KINDS

    if options.nieuw == ROW:
        return _add_row(root, options)
    said = {each.flag: getattr(options, each.flag) for each in KINDS[options.nieuw]}
    try:
        add(root, options.today, options.nieuw, said, editor(), agreed=options.ja)
    except WrongUse as wrong:
        return refused(f"nieuw {options.nieuw}", wrong)
    return CLEAN


def _add_row(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.adding import add_together
    from motiespoor.desk.editor import WrongUse
    from motiespoor.desk.kinds import EVIDENCE, questions_of
    from motiespoor.read.dossier import read_dossier
    from motiespoor.spelling import suggestion

    what, reading = f"nieuw {ROW} {options.register}", read_dossier(root)
    dossier = reading.dossier
    registers = [each.name for each in dossier.registers]
    if options.register is None:
        told = (
            f"noem het register. Kies uit: {', '.join(registers)}."
            if registers
            else "dit dossier heeft geen registers."
        )
        return refused(f"nieuw {ROW}", told)
    if options.register not in registers:
        told = f"register '{clipped(options.register)}' bestaat niet.{suggestion(options.register, registers)}"
        return refused(f"nieuw {ROW}", told)
    by_key = {
        each.key: each.flag for each in questions_of(f"{ROW} {options.register}", dossier) if each not in EVIDENCE
    }
    said: dict[str, str | None] = {each.flag: getattr(options, each.flag) for each in EVIDENCE}
    for each in options.veld:
        name, mark, value = each.partition("=")
        if not mark or name not in by_key:
            return refused(what, f"--veld '{clipped(each)}' klopt niet. Schrijf NAAM=WAARDE.{suggestion(name, by_key)}")
        said[by_key[name]] = value
    try:
        wanted = [(f"{ROW} {options.register}", said)]
        add_together(root, options.today, reading, wanted, editor(), agreed=options.ja, called=_by_field)
    except WrongUse as wrong:
        return refused(what, wrong)
    return CLEAN


def _by_field(_: str, flag: str) -> str:
    """What a question about a row is called on the command line."""
    from motiespoor.desk.kinds import EVIDENCE

    return f"--{flag}" if flag in {each.flag for each in EVIDENCE} else f"--veld {flag.removeprefix('veld-')}"
