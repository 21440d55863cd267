"""Closed rounds stand still, corrections are told, and no name that was published disappears."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import DOSSIERS, TODAY, edit
from motiespoor.cli import main
from motiespoor.derive.closing import closing
from motiespoor.derive.succession import former_measures
from motiespoor.desk.closing import closing_yaml, lets_close
from motiespoor.desk.editor import Editor
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.fields import CODE, SLUG
from motiespoor.model.fingerprint import fingerprint
from motiespoor.model.round import Certainty, Closing, Column, Item, ProgressReport, PublishedMeasure, RoundSheet
from motiespoor.model.succession import Kind
from motiespoor.model.tables import tables
from motiespoor.problem import NOWHERE, Problem
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.shape import record_of
from motiespoor.read.yamltree import yaml_tree
from motiespoor.render.context import Context, context
from motiespoor.render.output import Output
from motiespoor.render.pages.corrections import corrections_page, succession_pages
from motiespoor.render.pages.measure_list import measure_list
from motiespoor.render.pages.measures import measure_pages
from motiespoor.render.pages.record import deadlines_page
from motiespoor.render.pages.rounds import comparison_pages, round_pages
from motiespoor.validate import closing as closing_rules
from motiespoor.validate import dates, succession
from motiespoor.validate.check import checked_dossier, problems

ROUND = "data/ronden/voorjaar-25"
SHEET, CLOSING, CORRECTIONS = f"{ROUND}/ronde.yaml", f"{ROUND}/slot.yaml", f"{ROUND}/correcties.yaml"
OPEN = "data/ronden/najaar-25"
SUCCESSION = "data/maatregelen/opvolging.yaml"

Spoil = Callable[[Path], None]


def told(root: Path, today: date = TODAY) -> list[str]:
    """Every problem of a dossier, as a line."""
    return [str(each) for each in problems(read_dossier(root), today)]


def the_round(root: Path) -> Round:
    """The closed round of the small dossier."""
    return next(each for each in read_dossier(root).dossier.rounds if each.sheet.id == "voorjaar-25")


def edits(*changes: tuple[str, str, str]) -> Spoil:
    """Replaces passages, each as path, old and new text."""

    def spoil(root: Path) -> None:
        for path, old, new in changes:
            edit(root, path, old, new)

    return spoil


def written(path: str, text: str) -> Spoil:
    """Writes a file."""
    return lambda root: (root / path).write_text(text, encoding="utf-8") and None


def added(path: str, text: str) -> Spoil:
    """Puts text at the end of a file."""
    return lambda root: written(path, (root / path).read_text(encoding="utf-8") + text)(root)


def removed(path: str) -> Spoil:
    """Takes a file away."""
    return lambda root: (root / path).unlink()


def both(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def spoil(root: Path) -> None:
        for each in spoils:
            each(root)

    return spoil


def last(root: Path) -> str:
    """The fingerprint after the last correction in the small dossier."""
    return the_round(root).corrections[-1].fingerprint


def correction(name: str, day: str, fingerprint: str) -> str:
    """An item for correcties.yaml."""
    return (
        f"  - id: {name}\n    datum: {day}\n    wat: Iets.\n    waarom: Daarom.\n"
        f'    gevraagd_door: De Raad\n    vingerafdruk: "{fingerprint}"\n'
    )


def ended(kind: str, name: str, fate: str, *successors: str) -> str:
    """An item for opvolging.yaml; the first item of the small dossier has seven lines, and this one too."""
    return (
        f"  - soort: {kind}\n    van: {name}\n    titel: Iets\n    wat: {fate}\n"
        f"    naar: [{', '.join(successors)}]\n    datum: 2026-01-01\n    reden: Daarom.\n"
    )


ONE = "1" * 64


def refused(number: int) -> str:
    """What can be done when a closed round says something else, with the line to paste."""
    return (
        "Maak dat ongedaan, of leg het vast: motiespoor nieuw correctie --ronde voorjaar-25. In een browser: zet in "
        f"{CORRECTIONS}, onder 'correcties:', met uw woorden: - {{id: correctie-voorjaar-25-{number}, datum: DAG, "
        'wat: "WAT", waarom: "WAAROM", gevraagd_door: "WIE", vingerafdruk: {now}}'
    )


NOTHING = "de vingerafdruk is dezelfde als ervoor. Haal haar weg, of geef de vingerafdruk van de ronde na de correctie."
NOT_CLOSED = "Haal correcties.yaml weg, of sluit de ronde: motiespoor sluit voorjaar-25."
ACTIONS = (
    "een-kaartje/kaartje-invoeren, een-kaartje/prijs-en-automaten, fiets-en-veer/brug-coevaart, "
    "fiets-en-veer/fietsers-tellen, fiets-en-veer/jaagpad-verharden, meer-veren/nachtveer, "
    "meer-veren/steiger-zand, meer-veren/tweede-veer"
)
ROUND_AND_ROUND = "Een opvolger is iets wat er nog is, of wat zelf ergens in overging."


def lost(line: int, column: int, kind: str, name: str, now: str | None = None) -> str:
    """What is told about a name that stood on the site when the first round closed, and may be called otherwise now."""
    advice = f"Heet die nu '{now}'? Geef die de oude naam terug" if now else "Zet die terug"
    return (
        f"{CLOSING}:{line}:{column}: {kind} '{name}' stond op de site toen ronde voorjaar-25 gesloten werd, en is er niet meer. "
        f"{advice}, of zeg in {SUCCESSION} wat ervan werd: 'soort: {kind}', 'van: {name}'."
    )


# Per rule what breaks it, and what is told; {now} is the fingerprint of the round as it is then.
BAD: Mapping[str, tuple[tuple[Spoil, tuple[str, ...]], ...]] = {
    "closed_rounds_stand_still": (
        (
            edits((SHEET, "peildatum: 2024-07-01", "peildatum: 2024-07-02")),
            (f"{SHEET}:2:8: ronde voorjaar-25 is gesloten op 2025-05-01 en zegt nu iets anders dan na correctie 'gebroken-rij'. {refused(2)}",),
        ),
        (
            removed(CORRECTIONS),
            (f"{SHEET}:2:8: ronde voorjaar-25 is gesloten op 2025-05-01 en zegt nu iets anders dan toen. {refused(1)}",),
        ),
    ),
    "corrections_change_something": (
        (
            lambda root: added(CORRECTIONS, correction("niets", "2025-12-01", last(root)))(root),
            (f"{CORRECTIONS}:14:19: deze correctie verandert niets: {NOTHING}",),
        ),
    ),
    "corrections_follow_a_closing": (
        (
            both(removed(CLOSING), removed(SUCCESSION)),
            (f"{CORRECTIONS}:3:5: ronde voorjaar-25 is niet gesloten en mag zonder correctie veranderen. {NOT_CLOSED}",),
        ),
    ),
    "closings_name_a_thing_once": (
        (
            edits((CLOSING, '  - nummer: "B"\n    sleutel: meer-veren', '  - nummer: "A"\n    sleutel: fiets-en-veer')),
            (
                f"{CLOSING}:6:3: ronde voorjaar-25 heeft een rij voor maatregel B; die hoort in deze lijst.",
                f"{CLOSING}:14:13: 'A' staat hier al, op regel 6. Houd er één over.",
                f"{CLOSING}:15:14: 'fiets-en-veer' staat hier al, op regel 7. Houd er één over.",
                lost(17, 9, "actie", "fiets-en-veer/tweede-veer"),
                lost(18, 9, "actie", "fiets-en-veer/steiger"),
                lost(19, 9, "actie", "fiets-en-veer/nachtveer"),
            ),
        ),
        (
            edits((CLOSING, "      - fietsers-tellen\n", "      - fietsers-tellen\n      - brug-coevaart\n")),
            (f"{CLOSING}:11:9: 'brug-coevaart' staat hier al, op regel 9. Houd er één over.",),
        ),
        (
            edits((CLOSING, "  - naam-nieuwe-pont\n", "  - naam-nieuwe-pont\n  - brug-open\n")),
            (f"{CLOSING}:26:5: 'brug-open' staat hier al, op regel 12. Houd er één over.",),
        ),
    ),
    "closings_name_every_measure": (
        (
            edits((CLOSING, '- nummer: "B"', '- nummer: "C"')),
            (f"{CLOSING}:6:3: ronde voorjaar-25 heeft een rij voor maatregel B; die hoort in deze lijst.",),
        ),
    ),
    "identifiers_are_unique": (
        (
            lambda root: added(
                CORRECTIONS,
                correction("gebroken-rij", "2025-12-01", ONE) + correction("terug", "2025-12-01", last(root)),
            )(root),
            (f"{CORRECTIONS}:9:9: id 'gebroken-rij' bestaat al: {CORRECTIONS}, regel 3. Kies een andere naam.",),
        ),
    ),
    "rounds_close_in_time": (
        (
            edits((CLOSING, "gesloten: 2025-05-01", "gesloten: 2025-04-13")),
            (f"{CLOSING}:3:11: gesloten: 2025-04-13 ligt vóór de datum van ronde voorjaar-25 (2025-04-14).",),
        ),
        (
            edits(
                (CLOSING, "gesloten: 2025-05-01", "gesloten: 2026-03-02"),
                (CORRECTIONS, "datum: 2025-11-10", "datum: 2026-03-02"),
            ),
            (
                f"{CORRECTIONS}:4:12: datum 2026-03-02 ligt na vandaag (2026-03-01).",
                f"{CLOSING}:3:11: gesloten: 2026-03-02 ligt na vandaag (2026-03-01).",
            ),
        ),
    ),
    "corrections_run_forward": (
        (
            edits((CORRECTIONS, "datum: 2025-11-10", "datum: 2025-04-30")),
            (f"{CORRECTIONS}:4:12: datum 2025-04-30 ligt vóór het sluiten van de ronde (2025-05-01).",),
        ),
        (
            lambda root: added(
                CORRECTIONS, correction("heen", "2025-12-02", ONE) + correction("terug", "2025-12-01", last(root))
            )(root),
            (f"{CORRECTIONS}:16:12: datum 2025-12-01 ligt vóór de vorige correctie (2025-12-02).",),
        ),
    ),
    "nothing_happens_after_today": (
        (
            edits((SUCCESSION, "datum: 2025-11-03", "datum: 2026-03-02")),
            (f"{SUCCESSION}:8:12: datum 2026-03-02 ligt na vandaag (2026-03-01).",),
        ),
    ),
    "published_names_remain": (
        (
            edits((CLOSING, "sleutel: fiets-en-veer", "sleutel: veer-en-fiets")),
            (lost(7, 14, "maatregel", "veer-en-fiets"),),
        ),
        (removed(SUCCESSION), (lost(18, 9, "actie", "meer-veren/steiger", "steiger-zand"),)),
        (
            edits(("data/maatregelen/toezeggingen.yaml", "id: cijfers-per-wijk", "id: cijfers")),
            (lost(26, 5, "mijlpaal", "cijfers-per-wijk", "cijfers"),),
        ),
    ),
    "names_fit_their_kind": (
        (
            added(SUCCESSION, ended("actie", "veerlied", "einde")),
            (f"{SUCCESSION}:11:10: 'veerlied' is geen actie. Schrijf die sleutel-van-de-maatregel/id-van-de-actie.",),
        ),
        (
            added(SUCCESSION, ended("mijlpaal", "meer-veren/vlag", "opvolging", "meer-veren/brug-open")),
            (
                f"{SUCCESSION}:11:10: 'meer-veren/vlag' is geen mijlpaal. Schrijf die zonder /.",
                f"{SUCCESSION}:14:12: 'meer-veren/brug-open' is geen mijlpaal. Schrijf die zonder /.",
            ),
        ),
    ),
    "only_measures_have_a_number": (
        (
            added(SUCCESSION, ended("mijlpaal", "vlag", "einde") + "    nummer: D\n"),
            (f"{SUCCESSION}:17:13: alleen een maatregel heeft een nummer, en dit is een mijlpaal.",),
        ),
    ),
    "what_ended_is_gone": (
        (
            added(SUCCESSION, ended("mijlpaal", "brug-open", "einde")),
            (f"{SUCCESSION}:11:10: mijlpaal 'brug-open' bestaat nog. Haal deze opvolging weg, of haal de mijlpaal weg.",),
        ),
        (
            added(SUCCESSION, ended("actie", "meer-veren/steiger", "einde")),
            (f"{SUCCESSION}:10:12: actie 'meer-veren/steiger' staat hier al, op regel 3. Houd er één over.",),
        ),
    ),
    "successors_exist": (
        (
            edits((SUCCESSION, "[meer-veren/steiger-zand]", "[meer-veren/steiger-zant]")),
            (f"{SUCCESSION}:7:12: actie 'meer-veren/steiger-zant' bestaat niet. Bedoelde u 'meer-veren/steiger-zand'? Toegestaan: {ACTIONS}.",),
        ),
        (
            added(SUCCESSION, ended("actie", "meer-veer/lied", "einde")),
            (f"{SUCCESSION}:11:10: maatregel 'meer-veer' bestaat niet. Bedoelde u 'meer-veren'? Toegestaan: een-kaartje, fiets-en-veer, meer-veren.",),
        ),
    ),
    "fates_fit_the_number_of_successors": (
        (
            edits((SUCCESSION, "wat: opvolging", "wat: splitsing")),
            (f"{SUCCESSION}:6:10: bij 'splitsing' hoort onder 'naar' twee namen of meer; hier staan er 1. Kies wat er gebeurde.",),
        ),
        (
            edits((SUCCESSION, "wat: opvolging", "wat: einde")),
            (f"{SUCCESSION}:6:10: bij 'einde' hoort onder 'naar' geen naam; hier staan er 1. Kies wat er gebeurde.",),
        ),
        (
            edits((SUCCESSION, "    naar: [meer-veren/steiger-zand]\n", "")),
            (f"{SUCCESSION}:6:10: bij 'opvolging' hoort onder 'naar' precies één naam; hier staan er 0. Kies wat er gebeurde.",),
        ),
        (
            added(SUCCESSION, ended("mijlpaal", "vlag", "samenvoeging", "brug-open", "fietsers-geteld")),
            (f"{SUCCESSION}:13:10: bij 'samenvoeging' hoort onder 'naar' precies één naam; hier staan er 2. Kies wat er gebeurde.",),
        ),
        (
            added(SUCCESSION, ended("mijlpaal", "vlag", "splitsing", "brug-open", "brug-open")),
            (f"{SUCCESSION}:14:23: 'brug-open' staat er al. Houd er één over.",),
        ),
    ),
    "successions_come_to_an_end": (
        (
            added(SUCCESSION, ended("mijlpaal", "vlag", "opvolging", "vlag")),
            (f"{SUCCESSION}:14:11: dit gaat rond: vlag → vlag. {ROUND_AND_ROUND}",),
        ),
        (
            added(
                SUCCESSION,
                ended("mijlpaal", "vlag", "opvolging", "wimpel")
                + ended("mijlpaal", "wimpel", "splitsing", "brug-open", "vaan")
                + ended("mijlpaal", "vaan", "opvolging", "vlag")
                + ended("maatregel", "vlag", "opvolging", "meer-veren"),
            ),
            (f"{SUCCESSION}:14:11: dit gaat rond: vlag → wimpel → vaan → vlag. {ROUND_AND_ROUND}",),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule, cases in BAD.items() for case in range(len(cases))])
def test_each_mistake_is_told_where_it_stands(small: Path, rule: str, case: int) -> None:
    """A dossier with one mistake gives exactly its messages."""
    spoil, lines = BAD[rule][case]
    spoil(small)
    now = fingerprint(the_round(small))
    assert told(small) == [line.replace("{now}", now) for line in lines]


def test_every_rule_has_a_bad_case() -> None:
    """No rule on closing and succession goes untested."""
    rules = {each.__name__ for each in (*closing_rules.RULES, *succession.RULES)}
    rules |= {dates.rounds_close_in_time.__name__, dates.corrections_run_forward.__name__}
    assert rules <= BAD.keys()


def test_a_correction_with_the_told_fingerprint_makes_it_right(small: Path) -> None:
    """What the message says to do, works."""
    edit(small, f"{ROUND}/A.yaml", "te bereiken.\n", "te bereiken.\nopmerking: Zo stond het er.\n")
    (line,) = told(small)
    _, _, shown = line.partition("met uw woorden: ")
    added(CORRECTIONS, f"  {shown.replace('DAG', '2026-02-01')}\n")(small)
    assert told(small) == []


def test_a_correction_is_written_by_nieuw(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command knows the fingerprint, a free name and the day, and asks what only a person knows."""
    words = ["--wat", "Er staat nu bij: zo stond het er.", "--waarom", "Dat ontbrak.", "--gevraagd-door", "De Raad"]
    new = [
        "nieuw",
        "correctie",
        "--ronde",
        "voorjaar-25",
        *words,
        "--ja",
        "--root",
        str(small),
        "--today",
        TODAY.isoformat(),
    ]
    assert main(new) == 2
    assert capsys.readouterr().err == (
        "motiespoor nieuw correctie: ronde voorjaar-25 zegt nog wat zij zei. Er is niets geschreven. Verander eerst wat er "
        f"niet klopt in {ROUND}, en leg dat daarna vast.\n"
    )
    edit(small, f"{ROUND}/A.yaml", "te bereiken.\n", "te bereiken.\nopmerking: Zo stond het er.\n")
    assert main(new) == 0
    assert told(small) == []
    made = the_round(small).corrections[-1]
    assert (made.id, made.date, made.what) == ("correctie-voorjaar-25", TODAY, "Er staat nu bij: zo stond het er.")
    edit(small, f"{ROUND}/A.yaml", "opmerking: Zo stond het er.\n", "opmerking: Zo was het.\n")
    assert main(new) == 0
    assert the_round(small).corrections[-1].id == "correctie-voorjaar-25-2"
    (small / CORRECTIONS).unlink()
    assert main(new) == 0
    assert [each.id for each in the_round(small).corrections] == ["correctie-voorjaar-25"]
    new[new.index("voorjaar-25")] = "najaar-25"
    capsys.readouterr()
    assert main(new) == 2
    assert capsys.readouterr().err == (
        "motiespoor nieuw correctie: ronde najaar-25 is niet gesloten, en mag zonder correctie veranderen. "
        "Er is niets geschreven.\n"
    )


LACKS = "Wat ontbreekt in ronde najaar-25\n"


@pytest.mark.parametrize(("answer", "closed"), [("ja", True), ("nee", False), (None, False)])
def test_a_round_that_lacks_something_is_closed_after_a_yes(small: Path, answer: str | None, closed: bool) -> None:
    """What it lacks is told, and asked about; when nobody is there it stays open."""
    dossier = read_dossier(small).dossier
    said: list[str] = []
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return answer or ""

    editor = Editor(said.append, ask if answer else None)
    assert lets_close(dossier, dossier.rounds[-1], TODAY, editor, agreed=False) is closed
    assert said[0].startswith(LACKS)
    question = (
        "\nIn ronde najaar-25 ontbreekt nog iets, en een gesloten ronde gaat niet meer open. Toch sluiten? Typ ja: "
    )
    assert asked == ([question] if answer else [])
    end = {"ja": [], "nee": ["Ronde najaar-25 is niet gesloten."]}
    nobody = ["Ronde najaar-25 is niet gesloten. Is dit alles, herhaal de opdracht dan met --ja."]
    assert said[1:] == (end[answer] if answer else nobody)


def test_a_closed_round_that_cannot_be_read_is_not_judged(small: Path) -> None:
    """A broken file gives its own problem, and not a second one about the fingerprint."""
    edit(small, f"{ROUND}/B.yaml", "acties:", "actie:")
    assert [line for line in told(small) if "is gesloten" in line] == []
    assert len(told(small)) > 0


def test_a_broken_measure_still_has_its_names(small: Path) -> None:
    """A mistake within a measure does not make its names disappear."""
    edit(small, "data/maatregelen/B.yaml", "titel: Een tweede veer laten varen", "titels: Een tweede veer laten varen")
    assert [line for line in told(small) if "stond op de site" in line or "bestaat niet: " in line] == []


def test_an_open_round_may_change(small: Path) -> None:
    """Without slot.yaml nothing is held against a round."""
    edit(small, f"{OPEN}/ronde.yaml", "peildatum: 2025-07-01", "peildatum: 2025-07-02")
    assert told(small) == []


# The fingerprint.

PLAIN = Round(
    sheet=RoundSheet(
        id="r",
        title="Ronde",
        date=date(2025, 1, 2),
        reference_date=date(2025, 1, 1),
        source="brief",
        columns=(Column.MEASURE, Column.ACTION),
        origin=NOWHERE,
    ),
    reports={
        "1": ProgressReport(
            title="Één", objective="Doel", actions=(Item(text="Punt", origin=NOWHERE),), origin=NOWHERE
        ),
    },
)


def test_the_fingerprint_is_what_it_was() -> None:
    """Closed rounds keep their fingerprint through every version of the code."""
    assert fingerprint(PLAIN) == "76880fc6188dd434a758d208ed75944c52eed7725cddae916b6b56641712b849"


def test_layout_makes_no_difference(small: Path) -> None:
    """Comments, quotes, the order of fields and the form of an item are not content."""
    before = fingerprint(the_round(small))
    edit(small, SHEET, "ronde: voorjaar-25\n", "# Een opmerking.\n")
    added(SHEET, 'ronde:   "voorjaar-25"\n')(small)
    edit(small, f"{ROUND}/A.yaml", "  - De brug bij", "  - kolom: zeker\n    tekst: >-\n      De brug\n      bij")
    assert fingerprint(the_round(small)) == before
    assert told(small) == []


@pytest.mark.parametrize(
    "changed",
    [
        replace(PLAIN, sheet=replace(PLAIN.sheet, title="ronde")),
        replace(PLAIN, sheet=replace(PLAIN.sheet, note="Iets")),
        replace(PLAIN, sheet=replace(PLAIN.sheet, columns=(Column.ACTION, Column.MEASURE))),
        replace(PLAIN, reports={"2": PLAIN.reports["1"]}),
        replace(PLAIN, reports={}),
        *(
            replace(PLAIN, reports={"1": replace(PLAIN.reports["1"], **change)})
            for change in (
                {"title": "Een"},
                {"objective": "Doel "},
                {"as_in_source": ("Één",)},
                {"actions": (), "progress": PLAIN.reports["1"].actions},
                {"actions": (Item(text="Punt", column=Certainty.UNCERTAIN, origin=NOWHERE),)},
                {"actions": (Item(text="Pu", origin=NOWHERE), Item(text="nt", origin=NOWHERE))},
            )
        ),
    ],
)
def test_every_word_makes_a_difference(changed: Round) -> None:
    """Whatever a round says is in its fingerprint."""
    assert fingerprint(changed) != fingerprint(PLAIN)


# The command.

SLUGS = st.one_of(
    st.sampled_from(("null", "no", "on", "y", "1", "0o7", "1e3", "0x1f")), st.from_regex(SLUG.regex, fullmatch=True)
).filter(lambda text: len(text) <= 80)
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)


@settings(deadline=None, max_examples=60)
@given(
    st.builds(
        Closing,
        date=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        fingerprint=HEX,
        measures=st.lists(
            st.builds(
                PublishedMeasure,
                number=st.from_regex(CODE.regex, fullmatch=True).filter(lambda text: len(text) <= 40),
                slug=SLUGS,
                actions=st.lists(SLUGS, min_size=1, max_size=3).map(tuple),
                milestones=st.lists(SLUGS, max_size=3).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        promises=st.lists(SLUGS, max_size=3).map(tuple),
    )
)
@pytest.mark.proof
def test_what_is_written_reads_back(written_closing: Closing) -> None:
    """The file of a closing gives the same record, whatever the names look like."""
    found: list[Problem] = []
    text = closing_yaml(CLOSING, written_closing)
    tree = yaml_tree(CLOSING, text, found)
    assert tree is not None
    assert record_of(Closing, CLOSING, text, tree, found) == written_closing
    assert found == []


def close(root: Path, *arguments: str) -> int:
    """Runs the command on a dossier."""
    return main(["sluit", *arguments, "--ja", "--root", str(root), "--today", TODAY.isoformat()])


def test_the_command_closes_a_round(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An open round of a clean dossier gets its slot.yaml, and the dossier stays clean."""
    before = read_dossier(small).dossier
    now = fingerprint(before.rounds[-1])
    assert close(small, "najaar-25", "--datum", "2025-12-01") == 0
    assert capsys.readouterr().out.endswith(
        "Ronde najaar-25 is gesloten op 2025-12-01. Geschreven: data/ronden/najaar-25/slot.yaml\n"
        f"vingerafdruk: {now}\n"
        "vastgelegd: 3 maatregelen, 8 acties, 16 mijlpalen\n"
    )
    after = read_dossier(small).dossier.rounds[-1]
    assert after.closing == closing(before, before.rounds[-1], date(2025, 12, 1))
    assert told(small) == []
    edit(small, f"{OPEN}/ronde.yaml", "peildatum: 2025-07-01", "peildatum: 2025-07-02")
    assert len(told(small)) == 1


def test_the_day_of_closing_is_today_unless_said(small: Path) -> None:
    """Without --datum it is the day on which is reckoned."""
    assert close(small, "najaar-25") == 0
    assert read_dossier(small).dossier.rounds[-1].closing == closing(
        read_dossier(small).dossier, read_dossier(small).dossier.rounds[-1], TODAY
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("voorjaar-25",), f"ronde 'voorjaar-25' is al gesloten: {CLOSING}. Verandert er iets, leg dan een correctie vast."),
        (("najaar",), "ronde 'najaar' bestaat niet. Bedoelde u 'najaar-25'? Toegestaan: najaar-25, voorjaar-25."),
        (("../ronden/voorjaar-25",), "ronde '../ronden/voorjaar-25' bestaat niet. Bedoelde u 'voorjaar-25'? Toegestaan: najaar-25, voorjaar-25."),
        (("najaar-25", "--datum", "2025-11-02"), "--datum: 2025-11-02 ligt vóór de datum van ronde najaar-25 (2025-11-03)."),
        (("najaar-25", "--datum", "2026-03-02"), "--datum: 2026-03-02 ligt na vandaag (2026-03-01)."),
    ],
)  # fmt: skip
def test_the_command_refuses_what_cannot_be(
    small: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    """Wrong use is told in one line, and nothing is written."""
    before = (small / CLOSING).read_bytes()
    assert close(small, *arguments) == 2
    assert capsys.readouterr() == ("", f"motiespoor sluit: {said}\n")
    assert (small / CLOSING).read_bytes() == before
    assert not (small / OPEN / "slot.yaml").exists()


def test_the_command_closes_nothing_with_problems(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dossier that is not clean gives its problems."""
    edit(small, f"{OPEN}/ronde.yaml", "peildatum: 2025-07-01", "peildatum: 2025-13-01")
    assert close(small, "najaar-25") == 1
    assert "maand 13 is er niet" in capsys.readouterr().out
    assert not (small / OPEN / "slot.yaml").exists()


def test_a_closing_that_is_broken_is_not_written_over(small: Path) -> None:
    """What stands in the place of slot.yaml stays, whatever it is."""
    (small / OPEN / "slot.yaml").symlink_to("ronde.yaml")
    assert close(small, "najaar-25") == 2
    assert (small / OPEN / "slot.yaml").is_symlink()


# The pages.


def shown(root: Path) -> Context:
    """What the pages of a dossier are made from."""
    return context(checked_dossier(root, TODAY), TODAY, {})


def page(outputs: list[Output], name: str) -> str:
    """The text of a page."""
    return next(each.content for each in outputs if each.path == f"{name}.md")


def test_the_page_of_corrections_tells_all(small: Path) -> None:
    """Every correction with its reason and who asked, and every closed round with its fingerprint."""
    closed = the_round(small)
    assert closed.closing is not None
    text = corrections_page(shown(small)).content
    assert '<li id="correctie-gebroken-rij"><time datetime="2025-11-10">10 november 2025</time>' in text
    for part in (
        "Bij rij B staat nu dat zij &#60;gebroken&#62; was &#38; weer is samengevoegd",
        "Waarom: Wie de rij naast het stuk legde",
        "Gevraagd door: De Veerbode &#38; Zn.",
        closed.corrections[0].fingerprint,
        closed.closing.fingerprint,
        "1 mei 2025",
        'Nog open: <a href="../ronden/najaar-25/">ronde najaar-25</a>.',
    ):
        assert part in text


def test_without_closed_rounds_the_page_says_so(small: Path) -> None:
    """Nothing to tell is told."""
    for path in (CLOSING, CORRECTIONS, SUCCESSION):
        (small / path).unlink()
    text = corrections_page(shown(small)).content
    assert "In gesloten ronden is nog niets gecorrigeerd." in text
    assert "Er is nog geen ronde gesloten." in text


def test_an_action_that_became_another_keeps_its_anchor(small: Path) -> None:
    """The page of its measure still has the id, with a link to what it became."""
    text = page([each.make() for each in measure_pages(shown(small))], "maatregelen/meer-veren")
    (line,) = [line for line in text.splitlines() if 'id="actie-steiger"' in line]
    assert '<a href="#actie-steiger-zand">De steiger bij &#39;t Zand vernieuwen</a>' in line
    assert "3 november 2025" in line
    assert "&#60;niet&#62; de andere" in line


def split(root: Path) -> None:
    """Closes the second round, ends measure B, and lets one of its milestones go on without a measure."""
    assert close(root, "najaar-25", "--datum", "2025-12-11") == 0
    (root / "data/maatregelen/B.yaml").unlink()
    edit(root, "data/bronnen/tegenspraken.yaml", "maatregelen: [B]", "maatregelen: [A]")
    edit(root, "data/bronnen/tijdlijn.yaml", "maatregelen: [B, C2]", "maatregelen: [C2]")
    edit(root, "data/maatregelen/kader.yaml", "maatregelen: [A, B]", "maatregelen: [A]")
    added(
        "data/maatregelen/toezeggingen.yaml",
        "  - id: tweede-veer-vaart\n    titel: Het tweede veer vaart\n    toezegging:\n      bron: zv-2025-014\n"
        "      citaat: Een tweede veerbood vaart in juni 2025.\n    gerealiseerd: 2025-09-05\n"
        "    bewijs:\n      - bron: veerbode-2025-09-06\n        vindplaats: titel\n",
    )(root)
    added(
        SUCCESSION,
        ended("maatregel", "meer-veren", "splitsing", "fiets-en-veer", "een-kaartje")
        + ended("actie", "meer-veren/tweede-veer", "einde")
        + ended("actie", "meer-veren/nachtveer", "einde")
        + ended("actie", "meer-veren/steiger-zand", "samenvoeging", "fiets-en-veer/brug-coevaart")
        + ended("mijlpaal", "steiger-vernieuwd", "opvolging", "brug-open"),
    )(root)


def test_a_measure_that_ended_keeps_its_address(small: Path) -> None:
    """Its page says what became of it, and everything that stood there keeps its anchor."""
    split(small)
    (planned,) = succession_pages(shown(small))
    only = planned.make()
    assert only.path == "maatregelen/meer-veren.md"
    text = only.content
    assert 'Gesplitst in <a href="../../maatregelen/fiets-en-veer/">' in text
    assert 'en <a href="../../maatregelen/een-kaartje/">' in text
    assert 'In <a href="../../ronden/najaar-25/#maatregel-b">ronde najaar-25</a> was dit maatregel B.' in text
    for anchor in ("actie-tweede-veer", "actie-nachtveer", "actie-steiger", "actie-steiger-zand"):
        assert text.count(f'id="{anchor}"') == 1
    assert text.count('id="mijlpaal-steiger-vernieuwd"') == 1
    (moved,) = [line for line in text.splitlines() if 'id="mijlpaal-tweede-veer-vaart"' in line]
    assert 'staat nu hier: <a href="../../termijnen/#mijlpaal-tweede-veer-vaart">' in moved


def test_what_ended_is_told_on_the_lists(small: Path) -> None:
    """The list of measures and the page of terms tell what once stood there."""
    split(small)
    every = shown(small)
    told = '<a href="../maatregelen/meer-veren/">Iets</a><span id="maatregel-B"></span></strong>: gesplitst in'
    assert told in measure_list(every).content
    terms = deadlines_page(every).content
    assert terms.count('id="mijlpaal-steiger-vernieuwd"') == 1
    assert terms.count('id="mijlpaal-tweede-veer-vaart"') == 1


def test_a_measure_that_no_closed_round_knows_keeps_its_number_when_that_is_told(small: Path) -> None:
    """It came and went between two rounds; also the table has its number then, where that is described."""
    one = ended("maatregel", "een-vlag", "einde").replace("datum: 2026-01-01", "datum: 2025-12-12")
    added(SUCCESSION, one)(small)
    listed = measure_list(shown(small)).content
    assert '<a href="../maatregelen/een-vlag/">Iets</a></strong>' in listed
    again = ended("maatregel", "nog-een-vlag", "einde") + "    nummer: D\n"
    added(SUCCESSION, "    nummer: D\n" + again + ended("maatregel", "vaandel", "einde") + "    nummer: A\n")(small)
    every = shown(small)
    listed = measure_list(every).content
    assert '<a href="../maatregelen/een-vlag/">Iets</a></strong>' in listed  # another had it later
    assert '<a href="../maatregelen/nog-een-vlag/">Iets</a><span id="maatregel-D"></span></strong>' in listed
    assert listed.count('id="maatregel-A"') == 1  # a measure of now has it
    (told,) = (each for each in tables(every.dossier)["maatregelen"] if each.name == "opvolging")
    assert told.columns[-1] == "reden"
    described = small / "data/maatregelen/datapackage.yaml"
    before, found, after = described.read_text("utf-8").partition("  - name: opvolging\n")
    column = "        - {name: nummer, type: string, title: Nummer, description: Het laatste.}\n      primaryKey"
    described.write_text(before + found + after.replace("      primaryKey", column, 1), "utf-8")
    (told,) = (each for each in tables(shown(small).dossier)["maatregelen"] if each.name == "opvolging")
    assert told.columns[-1] == "nummer"
    assert [row[-1] for row in told.rows] == ["", "D", "D", "A"]


def test_closed_rounds_still_have_a_measure_that_ended(small: Path) -> None:
    """A round reads as it was published, and a comparison does not forget what was in it."""
    split(small)
    every = shown(small)
    assert [each.number for each in former_measures(every.dossier)] == ["B"]
    text = page([each.make() for each in round_pages(every)], "ronden/najaar-25")
    assert '<a href="../../maatregelen/meer-veren/">Volg maatregel B</a>' in text
    compared = page([each.make() for each in comparison_pages(every)], "ronden/voorjaar-25-naar-najaar-25")
    assert 'id="maatregel-b"><summary><strong>B. Iets</strong>' in compared


def test_every_published_address_is_kept(small: Path) -> None:
    """Every page and anchor in a closing is on the site, whatever became of it."""
    split(small)
    every = shown(small)
    pages = {each.path: each.make().content for each in (*measure_pages(every), *succession_pages(every))}
    for a_round in every.dossier.rounds:
        assert a_round.closing is not None
        for measure in a_round.closing.measures:
            text = pages[f"maatregelen/{measure.slug}.md"]
            anchors = [f"actie-{each}" for each in measure.actions]
            anchors += [f"mijlpaal-{each}" for each in measure.milestones]
            for anchor in anchors:
                assert f'id="{anchor}"' in text or f"{{#{anchor}}}" in text


def test_the_kinds_of_a_succession_are_all_known() -> None:
    """What can end is what a closing lists, and its names are known from the files."""
    reading: Reading = read_dossier(DOSSIERS / "klein")
    dossier: Dossier = reading.dossier
    assert {kind: reading.known[kind.family] for kind in Kind} == {
        Kind.MEASURE: {each.slug for each in dossier.measures},
        Kind.ACTION: {f"{each.slug}/{action.id}" for each in dossier.measures for action in each.actions},
        Kind.MILESTONE: {m.id for each in dossier.measures for m in each.milestones}
        | {each.id for each in dossier.promises},
    }
