"""The command line: what an editor and a publisher type, and what they read back.

Exit status: 0 clean, 1 problems in the data or the site, 2 wrong use.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import gc
import io
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from motiespoor import paths
from motiespoor.model.period import UnreadablePeriod, existing_day
from motiespoor.problem import Problem, Unreadable, clipped, in_order
from motiespoor.spelling import suggestion

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
    if options.ja and not options.herstel:
        print("motiespoor check: --ja hoort bij --herstel.", file=sys.stderr)
        return WRONG_USE
    if options.herstel and options.formaat != "tekst":
        print("motiespoor check: --herstel praat met een mens; laat --formaat weg.", file=sys.stderr)
        return WRONG_USE
    if options.herstel:
        return _repair(root, options, only)
    gc.disable()  # records point at each other in no circles: looking for those would take a sixth of the time
    try:
        found = problems(read_dossier(root), options.today, only)
    finally:
        gc.enable()
    _report(root, found, options.formaat)
    return PROBLEMS if found else CLEAN


def _repair(root: Path, options: argparse.Namespace, only: frozenset[str] | None) -> int:
    """Mend what is certain, after a yes; then tell what is left."""
    from motiespoor.desk.editor import Editor
    from motiespoor.desk.mending import mend

    at_a_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    left = mend(root, options.today, Editor(print, _ask if at_a_terminal else None), only, agreed=options.ja)
    print()
    _show(left)
    return PROBLEMS if left else CLEAN


def _report(root: Path, problems: Sequence[Problem], form: str) -> None:
    """Every problem in the form that was asked for; for GitHub the summary of the step has the whole list too."""
    from motiespoor.tell.problems import add_to_summary, as_annotations, as_json

    if form == "tekst":
        _show(problems)
    elif form == "json":
        print(as_json(problems), end="")
    else:
        folder = os.path.relpath(root)
        print(as_annotations(problems, "" if folder == os.curdir else Path(folder).as_posix()), end="")
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            add_to_summary(Path(summary), problems)


def _inside(root: Path, path: str) -> str:
    """A path as typed, relative to the dossier: read from here, or else from there."""
    from_here = os.path.relpath(path, root)
    return from_here if os.path.lexists(path) and _is_in(root, from_here) else os.path.normpath(path)


def _is_in(root: Path, path: str) -> bool:
    return not path.startswith((os.pardir, os.sep)) and os.path.lexists(root / path)


def _write(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.publish import write_pages

    _, written = write_pages(root, options.today, _tell)
    print(f"{written.changed} bestanden geschreven, {written.removed} weggehaald, {written.same} gelijk gebleven.")
    return CLEAN


def _build(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.engine import EngineFailed
    from motiespoor.press.publish import build_site

    if options.commit and (wrong := _not_that_commit(root, options.commit)):
        print(f"motiespoor build: --commit: {wrong}", file=sys.stderr)
        return WRONG_USE
    try:
        build_site(root, options.today, _tell, options.commit)
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


def _serve(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.serve import serve

    serve(root, options.today, options.adres, lambda line: print(line, file=sys.stderr), _show)
    return CLEAN


def _verify(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.verify import manifest_problems, site_problems

    site = _site(root, options)
    if site is None:
        return WRONG_USE
    found = in_order((*site_problems(site), *manifest_problems(site)))
    _show(found)
    return PROBLEMS if found else CLEAN


def _site(root: Path, options: argparse.Namespace) -> Path | None:
    """The folder of the site that was asked for; `None` after saying that it is not there."""
    site = Path(options.map) if options.map else root / "site"
    if site.is_dir():
        return site
    print(
        f"motiespoor {options.opdracht}: de map '{site}' is er niet. Bouw de site eerst: motiespoor build.",
        file=sys.stderr,
    )
    return None


def _gate(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.press.losses import losses
    from motiespoor.press.manifest import MANIFEST, read_manifest
    from motiespoor.press.verify import manifest_problems

    if bool(options.vorige) == options.eerste:
        why = "kies een van de twee: het manifest van de site die er nu staat, of --eerste als er nog geen site is."
        print(f"motiespoor poort: {why}", file=sys.stderr)
        return WRONG_USE
    if options.vorige and not os.path.lexists(options.vorige):
        why = f"'{options.vorige}' is er niet. Staat er nog geen site, geef dan --eerste."
        print(f"motiespoor poort: {why}", file=sys.stderr)
        return WRONG_USE
    site = _site(root, options)
    if site is None:
        return WRONG_USE
    found = list(manifest_problems(site))  # what is published must be what was built
    if not found and options.vorige:
        before, after = (read_manifest(path, found) for path in (Path(options.vorige), site / MANIFEST))
        found += losses(before, after) if before and after else ()
    _show(in_order(found))
    return PROBLEMS if found else CLEAN


def _difference(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.change.compared import compared
    from motiespoor.change.revision import NoRevision

    markdown = options.formaat == "markdown"
    try:
        told = compared(root, options.revisie, options.today, markdown=markdown)
    except NoRevision as unknown:
        print(f"motiespoor verschil: {unknown}", file=sys.stderr)
        return WRONG_USE
    print(told.text, end="")
    if told.problems:
        # In a file for the page of a pull request they stand already; the log has them too.
        with contextlib.redirect_stdout(sys.stderr if markdown else sys.stdout):
            print()
            _show(told.problems)
    return CLEAN if told.comparable and not told.problems else PROBLEMS


def _close(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.derive.closing import closing
    from motiespoor.desk.closing import write_closing
    from motiespoor.validate.check import checked_dossier
    from motiespoor.validate.dates import wrong_day_to_close

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
    write_closing(root, path, closed)
    names = [
        (len(closed.measures), "maatregel", "maatregelen"),
        (sum(len(measure.actions) for measure in closed.measures), "actie", "acties"),
        (sum(len(m.milestones) for m in closed.measures) + len(closed.promises), "mijlpaal", "mijlpalen"),
    ]
    print(f"Ronde {each.sheet.id} is gesloten op {closed.date}. Geschreven: {path}")
    print(f"vingerafdruk: {closed.fingerprint}")
    print(f"vastgelegd: {', '.join(f'{number} {one if number == 1 else many}' for number, one, many in names)}")
    return CLEAN


def _new(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.adding import KINDS, add
    from motiespoor.desk.editor import Editor, WrongUse

    said = {each.flag: getattr(options, each.flag) for each in KINDS[options.soort]}
    at_a_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    editor = Editor(print, _ask if at_a_terminal else None)
    try:
        add(root, options.today, options.soort, said, editor, agreed=options.ja)
    except WrongUse as wrong:
        print(f"motiespoor nieuw {options.soort}: {wrong}", file=sys.stderr)
        return WRONG_USE
    return CLEAN


def _schemas(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.insertion import write_texts
    from motiespoor.model.schema import schema_files
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


def _owners(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.tell.owners import codeowners
    from motiespoor.validate.check import checked_dossier

    print(codeowners(checked_dossier(root, options.today)), end="")
    return CLEAN


def _missing(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.derive.missing import missing, running_round
    from motiespoor.tell.missing import in_words, no_round_is_open
    from motiespoor.tell.style import MARKDOWN, PLAIN
    from motiespoor.validate.check import checked_dossier

    dossier = checked_dossier(root, options.today)
    rounds = {each.sheet.id: each for each in dossier.rounds}
    if options.ronde is not None and options.ronde not in rounds:
        print(
            f"motiespoor ontbreekt: ronde '{clipped(options.ronde)}' bestaat niet.{suggestion(options.ronde, rounds)}",
            file=sys.stderr,
        )
        return WRONG_USE
    chosen = running_round(dossier) if options.ronde is None else rounds[options.ronde]
    style = MARKDOWN if options.formaat == "markdown" else PLAIN
    print(in_words(missing(dossier, chosen, options.today), style) if chosen else no_round_is_open(dossier), end="")
    return CLEAN


def _overdue(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.derive.deadlines import deadlines
    from motiespoor.tell.overdue import in_words
    from motiespoor.tell.style import MARKDOWN, PLAIN
    from motiespoor.validate.check import checked_dossier

    dossier = checked_dossier(root, options.today)
    style = MARKDOWN if options.formaat == "markdown" else PLAIN
    print(in_words(deadlines(dossier, options.today), options.today, style), end="")
    return CLEAN


def _take_over(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.editor import Editor, WrongUse
    from motiespoor.desk.pasting import Options, take_over

    typed = Options(**{field.name: getattr(options, field.name) for field in dataclasses.fields(Options)})
    at_a_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        take_over(root, options.today, typed, Editor(print, _ask if at_a_terminal else None))
    except WrongUse as wrong:
        print(f"motiespoor neem-over: {wrong}", file=sys.stderr)
        return WRONG_USE
    except Unreadable as unreadable:
        print()
        _show(unreadable.problems)
        print("Er is niets geschreven.")
        return PROBLEMS
    return CLEAN


def _ask(question: str) -> str:
    """The answer of who sits at the terminal; none when they leave."""
    try:
        return input(question)
    except (EOFError, KeyboardInterrupt):
        return ""


def _show(problems: Sequence[Problem]) -> None:
    """Every problem on a line, and how many there are; a terminal that wants it gets colour (no-color.org)."""
    from motiespoor.tell.problems import as_text

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    print(as_text(problems, colour=colour), end="")


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


def _pasting(command: argparse.ArgumentParser) -> None:
    """What `neem-over` takes; what is missing is asked for, or told with what it can be."""
    command.add_argument("file", metavar="BESTAND", help="het bestand met de tabel: tekst, HTML, XLSX of ODS")
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
        ("--oorzaak", "cause", "OORZAAK", "waarom cijfers herzien zijn: correctie, methode of nagekomen"),
    ):
        command.add_argument(option, dest=attribute, metavar=name, help=what)
    command.add_argument(
        "--methode-klopt",
        dest="method_is_meant",
        action="store_true",
        help="de methode is zo bedoeld, ook bij een reeksbreuk of naast cijfers met een andere methode",
    )
    command.add_argument("--ja", dest="yes", action="store_true", help="schrijf zonder te vragen, als alles klopt")


def _adding(made: argparse.ArgumentParser) -> None:
    """What `nieuw` takes: a kind of thing, and a flag for every question about it."""
    from motiespoor.desk.adding import KINDS

    kinds = made.add_subparsers(title="wat", required=True, metavar="WAT", dest="soort", parser_class=_Parser)
    for kind, questions in KINDS.items():
        command = kinds.add_parser(kind, help=_NEW[kind], description=_NEW[kind])
        _shared(command)
        for each in questions:
            command.add_argument(f"--{each.flag}", dest=each.flag, metavar="WAARDE", help=each.help)
        command.add_argument("--ja", action="store_true", help="schrijf zonder te vragen, als alles klopt")


_ADD = "voeg iets toe aan het dossier: een stand, een mijlpaal, een maatregel of een ronde"
_NEW = {
    "stand": "voeg een stand toe aan een actie",
    "mijlpaal": "voeg een mijlpaal toe aan een maatregel",
    "maatregel": "maak het bestand van een nieuwe maatregel",
    "ronde": "maak de map van een nieuwe ronde",
}


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
    check.add_argument(
        "--formaat",
        choices=("tekst", "github", "json"),
        default="tekst",
        help="hoe het er staat: om te lezen (standaard), als aantekeningen van GitHub, of voor een programma",
    )
    check.add_argument(
        "--herstel", action="store_true", help="toon wat zeker te herstellen is, en schrijf het na uw ja"
    )
    check.add_argument("--ja", action="store_true", help="herstel zonder te vragen")
    closing = command("sluit", _close, "sluit een ronde: daarna verandert zij niet meer zonder correctie")
    closing.add_argument("ronde", metavar="RONDE", help="de naam van de ronde, zoals in data/ronden")
    closing.add_argument(
        "--datum", type=_day, metavar="DATUM", help="de dag waarop de ronde gesloten is (standaard: de dag van --today)"
    )
    _pasting(command("neem-over", _take_over, "neem een geplakte tabel met cijfers over, na controle en uw ja"))
    adding = commands.add_parser("nieuw", help=_ADD, description=_ADD)
    adding.set_defaults(run=_new)
    _adding(adding)
    lacking = command("ontbreekt", _missing, "toon wat er in een ronde nog ontbreekt, per eigenaar")
    lacking.add_argument(
        "ronde", nargs="?", metavar="RONDE", help="de naam van de ronde (standaard: de ronde die nog open is)"
    )
    lacking.add_argument(
        "--formaat", choices=("tekst", "markdown"), default="tekst", help="hoe het er staat (standaard: tekst)"
    )
    overdue = command("termijnen", _overdue, "toon welke termijnen voorbij zijn")
    overdue.add_argument(
        "--formaat", choices=("tekst", "markdown"), default="tekst", help="hoe het er staat (standaard: tekst)"
    )
    schemas = command("schema", _schemas, "maak de schema's waarmee een tekstverwerker helpt bij de YAML-bestanden")
    schemas.add_argument("--kijk", action="store_true", help="schrijf niets; zeg alleen welke niet meer van nu zijn")
    command("eigenaren", _owners, "toon wie van welk bestand eigenaar is, in de vorm van CODEOWNERS")
    command("write", _write, "controleer, en schrijf de pagina's in build/docs")
    building = command("build", _build, "controleer, schrijf, bouw de site in site/ en kijk haar na")
    building.add_argument(
        "--commit",
        default=os.environ.get("MOTIESPOOR_COMMIT") or None,
        metavar="COMMIT",
        help="de commit van dit dossier, voor het manifest (standaard: die in MOTIESPOOR_COMMIT)",
    )
    serving = command("serve", _serve, "toon de site op deze computer en volg wijzigingen")
    serving.add_argument(
        "--adres",
        default="127.0.0.1:8000",
        metavar="ADRES:POORT",
        help="waar de site te zien is (standaard: 127.0.0.1:8000)",
    )
    verify = command("verify", _verify, "kijk een gebouwde site na")
    verify.add_argument("map", nargs="?", metavar="MAP", help="de map van de site (standaard: site/ in het dossier)")
    gate = command("poort", _gate, "kijk of met een gebouwde site niets verloren gaat van de site die er nu staat")
    gate.add_argument(
        "vorige", nargs="?", metavar="VORIGE_MANIFEST", help="het bestand manifest.json van de site die er nu staat"
    )
    gate.add_argument("--map", metavar="MAP", help="de map van de nieuwe site (standaard: site/ in het dossier)")
    gate.add_argument("--eerste", action="store_true", help="er staat nog geen site")
    difference = command("verschil", _difference, "zeg in woorden wat er veranderd is sinds een revisie van git")
    difference.add_argument("revisie", metavar="REVISIE", help="een commit, een tak of een label, zoals origin/main")
    difference.add_argument(
        "--formaat", choices=("tekst", "markdown"), default="tekst", help="hoe het er staat (standaard: tekst)"
    )
    return parser
