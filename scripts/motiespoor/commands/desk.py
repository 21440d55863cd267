"""The conversations with an editor: `nieuw` and `neem-over`."""

from __future__ import annotations

import argparse
import dataclasses
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
from motiespoor.problem import Unreadable

_NEW = {
    "stand": "voeg een stand toe aan een actie",
    "mijlpaal": "voeg een mijlpaal toe aan een maatregel",
    "maatregel": "maak het bestand van een nieuwe maatregel",
    "correctie": "leg vast wat er in een gesloten ronde veranderd is, en waarom",
    "ronde": "maak de map van een nieuwe ronde",
    "bron": "zet een bron in het register",
    "cijfer": "zet een cijfer bij een reeks",
}


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
    made.add_argument("--ja", dest="yes", action="store_true", help="schrijf zonder te vragen, als alles klopt")


def _take_over(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.answers import Options
    from motiespoor.desk.editor import WrongUse
    from motiespoor.desk.pasting import take_over

    typed = Options(**{field.name: getattr(options, field.name) for field in dataclasses.fields(Options)})
    try:
        take_over(root, options.today, typed, editor())
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
    what = "voeg iets toe aan het dossier: een stand, een mijlpaal, een maatregel, een ronde, een correctie, een bron of een cijfer"
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


def _add(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.adding import add
    from motiespoor.desk.editor import WrongUse
    from motiespoor.desk.kinds import KINDS

    said = {each.flag: getattr(options, each.flag) for each in KINDS[options.nieuw]}
    try:
        add(root, options.today, options.nieuw, said, editor(), agreed=options.ja)
    except WrongUse as wrong:
        return refused(f"nieuw {options.nieuw}", wrong)
    return CLEAN
