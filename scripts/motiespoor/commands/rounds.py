"""What a round lacks, what has passed, who keeps what: `sluit`, `ontbreekt`, `termijnen`, `schema`, `eigenaren`."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from motiespoor import paths
from motiespoor.commands.terminal import CLEAN, PROBLEMS, Commands, command, day, editor, refused, takes_a_form
from motiespoor.problem import Unreadable, clipped
from motiespoor.spelling import suggestion


def closing(commands: Commands) -> None:
    made = command(commands, "sluit", _close, "sluit een ronde: daarna verandert zij niet meer zonder correctie")
    made.add_argument("ronde", metavar="RONDE", help="de naam van de ronde, zoals in data/ronden")
    made.add_argument(
        "--datum", type=day, metavar="DATUM", help="de dag waarop de ronde gesloten is (standaard: de dag van --today)"
    )
    made.add_argument("--ja", action="store_true", help="sluit zonder te vragen, ook als er nog iets ontbreekt")


def _close(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.derive.closing import closing
    from motiespoor.desk.closing import lets_close, write_closing
    from motiespoor.validate.check import checked_dossier
    from motiespoor.validate.dates import wrong_day_to_close

    path = f"{paths.ROUNDS}/{options.ronde}/{paths.CLOSING}"
    if re.fullmatch(r"[A-Za-z0-9-]+", options.ronde) and os.path.lexists(root / path):
        why = f"ronde '{options.ronde}' is al gesloten: {path}. Verandert er iets, leg dan een correctie vast."
        return refused("sluit", why)
    dossier = checked_dossier(root, options.today)
    rounds = {each.sheet.id: each for each in dossier.rounds}
    if options.ronde not in rounds:
        return refused("sluit", f"ronde '{options.ronde}' bestaat niet.{suggestion(options.ronde, rounds)}")
    chosen = rounds[options.ronde]
    date = options.datum or options.today
    if wrong := wrong_day_to_close(chosen.sheet, date, options.today):
        return refused("sluit", f"--datum: {wrong}")
    if not lets_close(dossier, chosen, options.today, editor(), agreed=options.ja):
        return PROBLEMS
    closed = closing(dossier, chosen, date)
    write_closing(root, path, closed)
    names = [
        (len(closed.measures), "maatregel", "maatregelen"),
        (sum(len(measure.actions) for measure in closed.measures), "actie", "acties"),
        (sum(len(m.milestones) for m in closed.measures) + len(closed.promises), "mijlpaal", "mijlpalen"),
    ]
    print(f"Ronde {chosen.sheet.id} is gesloten op {closed.date}. Geschreven: {path}")
    print(f"vingerafdruk: {closed.fingerprint}")
    print(f"vastgelegd: {', '.join(f'{number} {one if number == 1 else many}' for number, one, many in names)}")
    return CLEAN


def lacking(commands: Commands) -> None:
    made = command(commands, "ontbreekt", _missing, "toon wat er in een ronde nog ontbreekt, per eigenaar")
    made.add_argument(
        "ronde", nargs="?", metavar="RONDE", help="de naam van de ronde (standaard: de ronde die nog open is)"
    )
    takes_a_form(made)


def _missing(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.derive.missing import missing, running_round
    from motiespoor.read.dossier import read_dossier
    from motiespoor.tell.missing import in_words, no_round_is_open
    from motiespoor.tell.style import MARKDOWN, PLAIN
    from motiespoor.validate.check import problems

    reading = read_dossier(root)
    found = problems(reading, options.today)
    if not all(_is_half_done(each.path) for each in found):
        raise Unreadable(found)
    dossier = reading.dossier
    rounds = {each.sheet.id: each for each in dossier.rounds}
    if options.ronde is not None and options.ronde not in rounds:
        why = f"ronde '{clipped(options.ronde)}' bestaat niet.{suggestion(options.ronde, rounds)}"
        return refused("ontbreekt", why)
    chosen = running_round(dossier) if options.ronde is None else rounds[options.ronde]
    style = MARKDOWN if options.formaat == "markdown" else PLAIN
    print(in_words(missing(dossier, chosen, options.today), style) if chosen else no_round_is_open(dossier), end="")
    if found:
        print(f"\nVan wat er al is, klopt nog niet alles ({len(found)} keer): motiespoor check")
    return PROBLEMS if found else CLEAN


def _is_half_done(path: str) -> bool:
    """Whether a file is the text of a measure in a round: nothing that is told of what a round lacks hangs on what it says."""
    return path.startswith(f"{paths.ROUNDS}/") and not path.endswith((paths.ROUND, paths.CLOSING, paths.CORRECTIONS))


def overdue(commands: Commands) -> None:
    takes_a_form(command(commands, "termijnen", _overdue, "toon welke termijnen voorbij zijn"))


def _overdue(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.derive.deadlines import deadlines
    from motiespoor.derive.names import phrases
    from motiespoor.tell.overdue import in_words
    from motiespoor.tell.style import MARKDOWN, PLAIN
    from motiespoor.validate.check import checked_dossier

    dossier = checked_dossier(root, options.today)
    style = MARKDOWN if options.formaat == "markdown" else PLAIN
    promised = deadlines(dossier, options.today)
    print(in_words(phrases(dossier), promised, dossier.publication.searched, options.today, style), end="")
    return CLEAN


def schemas(commands: Commands) -> None:
    made = command(
        commands, "schema", _schemas, "maak de schema's waarmee een tekstverwerker helpt bij de YAML-bestanden"
    )
    made.add_argument("--kijk", action="store_true", help="schrijf niets; zeg alleen welke niet meer van nu zijn")


def _schemas(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.insertion import write_texts
    from motiespoor.model.schema_files import schema_files
    from motiespoor.read.dossier import read_dossier
    from motiespoor.read.files import read_text
    from motiespoor.validate.check import checked_dossier

    if options.kijk:
        stale = [
            path
            for path, text in schema_files(read_dossier(root).dossier).items()
            if not os.path.lexists(root / path) or read_text(root, path, []) != text
        ]
        for path in stale:
            print(f"{path} is niet meer van nu. Maak het opnieuw: motiespoor schema")
        if not stale:
            print("De schema's zijn van nu.")
        return PROBLEMS if stale else CLEAN
    files = schema_files(checked_dossier(root, options.today))
    write_texts(root, files)
    print(f"{len(files)} schema's geschreven in {paths.SCHEMAS}.")
    return CLEAN


def owners(commands: Commands) -> None:
    command(commands, "eigenaren", _owners, "toon wie van welk bestand eigenaar is, in de vorm van CODEOWNERS")


def _owners(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.tell.owners import codeowners
    from motiespoor.validate.check import checked_dossier

    print(codeowners(checked_dossier(root, options.today)), end="")
    return CLEAN
