"""What is counted, in sentences: correct Dutch for none, one and many, and never without until when was looked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import generated
from conftest import REPOSITORY, TODAY
from earlier import as_of
from motiespoor.derive.counts import Counts, counts
from motiespoor.derive.days import Days
from motiespoor.derive.deadlines import deadlines
from motiespoor.dutch import day
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Sign
from motiespoor.model.figure import YesNo
from motiespoor.model.publication import FormerLabel, StatusKind
from motiespoor.model.wording import Phrases, Words, by_name
from motiespoor.problem import NOWHERE
from motiespoor.read.dossier import read_dossier
from motiespoor.render import english, sentences
from motiespoor.render.context import Context, context
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.content import content_pages
from motiespoor.render.pages.corrections import corrections_page
from motiespoor.render.pages.home import home_page
from motiespoor.render.pages.measure_list import measure_list
from motiespoor.render.pages.measures import measure_pages
from motiespoor.render.pages.record import deadlines_page, frame_pages, timeline_page
from motiespoor.render.pages.rounds import comparison_pages, round_list
from motiespoor.render.promises import made_by, made_to
from motiespoor.tell.overdue import in_words
from motiespoor.tell.style import MARKDOWN, PLAIN

EARLY, NOW, LATE = date(2025, 10, 1), date(2026, 11, 29), date(2028, 2, 1)
SEARCHED = date(2026, 11, 22)
STILL = "is al meer dan een jaar geen nieuws over de actie zelf gevonden (gezocht tot 22 november 2026)."
NONE = Counts(
    promises=0, kept=0, kept_late=0, dated=0, dated_late=0, missed=0, yearly_missed={}, yearly_awaited=0,
    running=0, returning=0, conditional=0, doubtful=0, shared=0, no_term=0, open_ended=0, untestable=0, unsaid=0,
)  # fmt: skip
LATENESS = re.compile(
    r"de termijn voorbij en meldt geen bron|jaarlijkse beloften? is (?:in|over)|yearly promises? we found"
)
CAVEAT = re.compile(
    r"Dat hoeft niet te betekenen dat het niet is gebeurd: wij hebben het niet gevonden \(|That need not mean"
)
# Words that speak of one or none as of many.
WRONG = re.compile(
    r"\b(?:van|over|bij) (?:de|alle) [01] |\b1 (?:acties|beloften|jaarlijkse beloften|maatregelen|prognoses)\b|\bzijn er 1\b"
    r"|\b(?:[02-9]|[1-9][0-9]+) (?:actie|belofte|maatregel)\b|\bgeen van de 0\b",
    re.IGNORECASE,
)


def counted(number: int) -> Counts:
    """So many promises, and all of them in every state at once: it is the words that are looked at."""
    years = {2026: number, 2027: number} if number else {}
    return replace(
        NONE, promises=number, kept=number, dated=number, dated_late=number, missed=number, yearly_missed=years, yearly_awaited=number,
        running=number, returning=number, conditional=number, doubtful=number, shared=number, no_term=number,
        open_ended=number, untestable=number,
    )  # fmt: skip


def status(id: str, label: str, final: YesNo) -> StatusKind:
    """A status with what the sentences look at."""
    return StatusKind(id=id, label=label, definition="", sign=Sign.EMPTY, light="", dark="", final=final, rank=1)


BUSY, DONE, STOPPED = (
    status("loopt", "Loopt", YesNo.NO),
    status("af", "Afgerond", YesNo.YES),
    status("weg", "Vervallen", YesNo.YES),
)
ALL = (BUSY, DONE, STOPPED)
SAID = Phrases(by_name(Words(origin=NOWHERE)))


def told(number: int) -> dict[str, str]:
    """Every sentence that counts promises, for so many."""
    found = counted(number)
    return {
        "late": " ".join(sentences.late_counted(SAID, found, NOW)),
        **{
            name: getattr(sentences, name)(SAID, found)
            for name in ("promises", "shared", "doubtful", "no_last_day", "testable")
        },
        "conditional": sentences.conditional(SAID, found, SEARCHED),
    }


def test_every_count_of_promises_in_words() -> None:
    """None, one, two and forty: each sentence is right Dutch."""
    assert told(0) == {
        "late": "", "promises": "Er zijn nog geen beloften.", "shared": "", "conditional": "", "doubtful": "",
        "no_last_day": "", "testable": "",
    }  # fmt: skip
    assert told(1) == {
        "late": "Bij 1 belofte met een datum is de termijn voorbij en meldt geen bron dat het is gebeurd. "
        "Bij 1 jaarlijkse belofte is in 2026 nog geen bericht gevonden. "
        "Bij 1 jaarlijkse belofte is over 2026 en 2027 geen bericht gevonden.",
        "promises": "Er is 1 belofte.",
        "shared": "1 belofte telt mee bij een andere, omdat hetzelfde stuk beide zou nakomen.",
        "conditional": "1 belofte geldt onder voorwaarde; "
        "of de voorwaarde zich voordeed, is niet gevonden (gezocht tot 22 november 2026).",
        "doubtful": "1 belofte is gemeld, met twijfel.",
        "no_last_day": "Bij 1 belofte noemt de bron geen termijn en bij 1 staat iets als ‘de komende jaren’, zonder laatste dag. "
        "Een uitkomst is niet bekend; die 2 kunnen niet te laat zijn.",
        "testable": "Van de enige belofte is niet te zeggen wanneer zij is nagekomen: de woorden laten dat niet toe.",
    }
    for number in (2, 40):
        assert told(number) == {
            "late": f"Bij {number} beloften met een datum is de termijn voorbij en meldt geen bron dat het is gebeurd. "
            f"Bij {number} jaarlijkse beloften is in 2026 nog geen bericht gevonden. "
            f"Bij {number} jaarlijkse beloften is over een heel jaar geen bericht gevonden: "
            f"over 2026 bij {number}, over 2027 bij {number}.",
            "promises": f"Er zijn {number} beloften.",
            "shared": f"{number} beloften tellen mee bij een andere, omdat hetzelfde stuk beide zou nakomen.",
            "conditional": f"{number} beloften gelden onder voorwaarde; "
            "of de voorwaarde zich voordeed, is niet gevonden (gezocht tot 22 november 2026).",
            "doubtful": f"{number} beloften zijn gemeld, met twijfel.",
            "no_last_day": f"Bij {number} beloften noemt de bron geen termijn en bij {number} staat iets als "
            f"‘de komende jaren’, zonder laatste dag. Een uitkomst is niet bekend; die {2 * number} kunnen niet te laat zijn.",
            "testable": f"Van alle {number} beloften is niet te zeggen wanneer zij zijn nagekomen: "
            "de woorden laten dat niet toe.",
        }


def test_what_has_no_last_day_is_told_by_its_kind() -> None:
    """The one heading over both kinds counts what the sentence under it adds up."""
    assert sentences.no_last_day(SAID, replace(NONE, promises=1, no_term=1)) == (
        "Bij 1 belofte noemt de bron geen termijn. Een uitkomst is niet bekend; die kan niet te laat zijn."
    )
    assert sentences.no_last_day(SAID, replace(NONE, promises=4, open_ended=4)) == (
        "Bij 4 beloften staat iets als ‘de komende jaren’, zonder laatste dag. "
        "Een uitkomst is niet bekend; die 4 kunnen niet te laat zijn."
    )


def test_the_parts_in_english_are_all_of_them() -> None:
    """What is counted apart adds up to what there is."""
    said = english.promises(replace(counted(2), promises=22, missed=1, yearly_awaited=1))
    assert said == (
        "There are 22 promises: 2 kept, 2 past their term without a report that it was done, "
        "2 yearly with a year of which no report was found, "
        "2 with a term still to come, 2 reported with doubt, 2 recurring with none known to be missing, 2 on a condition, "
        "2 counted with another promise, 2 without a term and 2 with a term that has no last day."
    )


def test_what_has_no_name_in_english_is_told_in_dutch_and_that_it_is() -> None:
    """A publication gives its statuses names in English, or a reader is told why they are not."""
    named = (replace(BUSY, english="under way"), replace(DONE, english="completed"))
    assert english.statuses(((named[0], 12), (named[1], 1)), "nl") == (("en", "12 under way,"), ("en", "1 completed"))
    assert english.statuses(((DONE, 1),), "en") == (("en", "1 Afgerond"),)
    assert english.statuses(((named[0], 12), (DONE, 1)), "nl") == (
        ("en", "12 under way,"),
        ("nl", "1 Afgerond"),
        ("en", "(our names for the statuses, in Dutch)"),
    )


def test_one_year_that_many_missed_is_named_once() -> None:
    """With a single year there is nothing to tell apart."""
    found = replace(NONE, promises=3, missed=3, yearly_missed={2026: 3})
    assert sentences.late_counted(SAID, found, LATE) == (
        "Bij 3 jaarlijkse beloften is over 2026 geen bericht gevonden.",
    )
    apart = replace(NONE, promises=2, missed=2, yearly_missed={2024: 1, 2025: 1})
    assert sentences.late_counted(SAID, apart, LATE) == (
        "Bij 2 jaarlijkse beloften is over een heel jaar geen bericht gevonden: over 2024 bij 1, over 2025 bij 1.",
    )


def test_some_promises_cannot_be_tested() -> None:
    """Of all, of one and of none the words allow a test; what nobody has looked at yet is no answer."""
    assert (
        sentences.testable(SAID, replace(NONE, promises=60)) == "Bij elke belofte staat wat zou tellen als nagekomen."
    )
    assert sentences.testable(SAID, replace(NONE, promises=60, untestable=1)).startswith(
        "Van 1 belofte is niet te zeggen"
    )
    assert sentences.testable(SAID, replace(NONE, promises=60, untestable=5)).startswith(
        "Van 5 van de 60 beloften is niet"
    )
    assert sentences.testable(SAID, replace(NONE, promises=60, unsaid=60)) == (
        "Bij alle 60 beloften staat nog niet wat zou tellen als nagekomen."
    )


@pytest.mark.parametrize(
    ("searched", "today", "end"),
    [
        (SEARCHED, NOW, "(gezocht tot 22 november 2026)."),
        (SEARCHED, SEARCHED + timedelta(days=31), "(gezocht tot 22 november 2026)."),
        (SEARCHED, SEARCHED + timedelta(days=32), "Wat daarna verscheen, is niet gezocht."),
        (None, NOW, "(tot wanneer is gezocht, is niet vastgelegd)."),
    ],
)
def test_what_is_late_says_until_when_was_looked(searched: date | None, today: date, end: str) -> None:
    """The caveat goes with the count, and names the day of the search."""
    found = sentences.late(SAID, replace(NONE, promises=1, dated_late=1), searched, today)
    assert "Dat hoeft niet te betekenen dat het niet is gebeurd: wij hebben het niet gevonden (" in found
    assert found.endswith(end)


def test_nothing_late_is_said_without_a_caveat() -> None:
    """Where nothing is late there is nothing to take back."""
    assert sentences.late(SAID, replace(NONE, promises=3), SEARCHED, NOW) == (
        "Van geen belofte met een datum is de termijn voorbij zonder bericht dat het is gebeurd."
    )
    assert sentences.late(SAID, NONE, SEARCHED, NOW) == "Er zijn nog geen beloften."


def test_a_part_of_all() -> None:
    """One of one is the only one, all are all, and of nothing there is no part."""
    assert sentences.of_all(1, 1, "actie", "acties") == "de enige actie"
    assert sentences.of_all(1, 26, "actie", "acties") == "1 van de 26 acties"
    assert sentences.of_all(24, 24, "actie", "acties") == "alle 24 acties"
    assert sentences.of_all(1200, 2400, "actie", "acties") == "1.200 van de 2.400 acties"


@pytest.mark.parametrize(
    ("standing", "measures", "said"),
    [
        ([], 0, "Er zijn nog geen acties."),
        ([(DONE, 1)], 1, "De enige actie is afgerond."),
        ([(BUSY, 1)], 1, "De enige actie is niet klaar: Loopt."),
        ([(BUSY, 2)], 1, "Van de 2 acties in 1 maatregel is er geen afgerond of vervallen."),
        ([(BUSY, 26), (DONE, 1)], 10, "Van de 27 acties in 10 maatregelen is er 1 afgerond."),
        (
            [(DONE, 38), (STOPPED, 2)],
            3,
            "Van de 40 acties in 3 maatregelen zijn er 38 afgerond en zijn er 2 vervallen.",
        ),
    ],
)
def test_how_many_actions_are_finished(standing: list[tuple[StatusKind, int]], measures: int, said: str) -> None:
    """No action, the only one, none of them, one and many."""
    assert sentences.actions(SAID, standing, ALL, measures) == said


@pytest.mark.parametrize(
    ("silent", "unfinished", "said"),
    [
        (0, 0, ""),
        (0, 26, ""),
        (1, 1, "Bij de enige actie die niet als afgerond is gemeld, "),
        (1, 26, "Bij 1 van de 26 acties die niet als afgerond zijn gemeld, "),
        (23, 26, "Bij 23 van de 26 acties die niet als afgerond zijn gemeld, "),
        (40, 40, "Bij alle 40 acties die niet als afgerond zijn gemeld, "),
    ],
)
def test_over_how_many_actions_nothing_was_heard(silent: int, unfinished: int, said: str) -> None:
    """Only actions that are not finished can be silent; and until when was looked is said."""
    assert sentences.silence(silent, unfinished, SEARCHED) == (said and f"{said}{STILL}")


def test_a_status_was_called_otherwise_before_a_day() -> None:
    """The word of then stands beside what is older, and beside nothing else."""
    names = (FormerLabel(label="Bezig", until=date(2026, 3, 1)), FormerLabel(label="Begonnen", until=date(2025, 1, 1)))
    kind = replace(BUSY, former=names)
    assert sentences.formerly(kind, date(2024, 10, 25)) == "heette tot 1 januari 2025 ‘Begonnen’"
    assert sentences.formerly(kind, date(2025, 9, 19)) == "heette tot 1 maart 2026 ‘Bezig’"
    assert sentences.formerly(kind, date(2026, 3, 1)) == ""


def test_the_four_days() -> None:
    """Each has a name, and what is not known is said."""
    known = Days(last_report=date(2025, 12, 1), newest_source=date(2026, 1, 30), searched=SEARCHED, counted=NOW)
    assert sentences.four_days_in_one(known) == (
        "Laatste bericht: 1 december 2025 · Nieuwste bron: 30 januari 2026 · "
        "Gezocht tot: 22 november 2026 · Gerekend op: 29 november 2026"
    )
    unknown = Days(last_report=None, newest_source=None, searched=None, counted=NOW)
    assert sentences.four_days_in_one(unknown) == (
        "Laatste bericht: nog geen · Nieuwste bron: nog geen · "
        "Gezocht tot: niet vastgelegd · Gerekend op: 29 november 2026"
    )


@pytest.mark.parametrize("number", [0, 1, 2, 40])
def test_english_says_the_same(number: int) -> None:
    """The English sentences count the same, one as one and many as many."""
    days = Days(last_report=None, newest_source=None, searched=SEARCHED, counted=NOW)
    said = english.late(counted(number), days)
    assert bool(CAVEAT.search(said)) == bool(number)
    assert not re.search(
        r"\b1 (?:yearly )?promises\b|\b(?:0|2|40) (?:yearly )?promise\b", said + english.promises(counted(number))
    )


# The pages of whole dossiers.


def pages(dossier: Dossier, today: date) -> dict[str, str]:
    """The Markdown of every page that tells of promises and actions."""
    shared: Context = context(dossier, today, {})
    made = (each.make() if isinstance(each, Planned) else each for each in _pages(shared))
    return {each.path: each.content for each in made}


def _pages(shared: Context) -> Iterator[Page | Planned]:
    yield home_page(shared)
    yield deadlines_page(shared)
    yield measure_list(shared)
    yield from measure_pages(shared)
    yield round_list(shared)
    yield from comparison_pages(shared)
    yield timeline_page(shared)
    yield corrections_page(shared)
    yield from content_pages(shared)
    yield from frame_pages(shared)


@pytest.fixture(scope="module")
def record(real: Path) -> Dossier:
    """The dossier of the repository."""
    return read_dossier(real).dossier


def bare_counts(dossier: Dossier, today: date) -> list[str]:
    """Where a count of what is late stands without its caveat: blocks of pages, and what the terminal says."""
    found = [
        f"{path}: {line}"
        for path, text in pages(dossier, today).items()
        for line in text.splitlines()
        if LATENESS.search(line) and not CAVEAT.search(line)
    ]
    for style in (PLAIN, MARKDOWN):
        said = in_words(SAID, deadlines(dossier, today), dossier.publication.searched, today, style)
        found += [said] if LATENESS.search(said) and not CAVEAT.search(said) else []
    return found


def test_a_count_of_what_is_late_never_stands_without_its_caveat(dossier: Dossier) -> None:
    """On every page of every dossier, in the same block, and in the terminal."""
    assert bare_counts(dossier, TODAY) == []


@pytest.mark.parametrize("today", [NOW, LATE])
def test_on_later_days_too(record: Dossier, today: date) -> None:
    """Whole years that were missed are counted with the same caveat."""
    assert bare_counts(record, today) == []


def test_no_page_speaks_of_one_as_of_many(dossier: Dossier) -> None:
    """No page of any dossier says 'van de 1', 'van de 0' or '1 acties'."""
    for path, text in pages(dossier, TODAY).items():
        assert not [line for line in text.splitlines() if WRONG.search(re.sub("<[^>]*>", "", line))], path


@pytest.mark.parametrize("number", [0, 1, 2, 40])
def test_dossiers_of_any_size_are_told_in_right_words(tmp_path: Path, number: int) -> None:
    """With no, one, two and forty actions and promises, of every kind in turn."""
    generated.write_dossier(tmp_path / "dossier", min(number, 1), actions=number, promises=number)
    told = pages(read_dossier(tmp_path / "dossier").dossier, generated.TODAY)
    for path, text in told.items():
        ours = re.sub(r"<blockquote.*?</blockquote>|<[^>]*>", "", text)
        assert not [line for line in ours.splitlines() if WRONG.search(line)], path
    if number == 0:
        assert "Er zijn nog geen acties." in told["index.md"]
        assert "Er zijn nog geen beloften." in told["termijnen.md"]


PAST = "Bij {} beloften met een datum is de termijn voorbij en meldt geen bron dat het is gebeurd."
NOT_SEEN = "Dat hoeft niet te betekenen dat het niet is gebeurd: wij hebben het niet gevonden"
# What is late, over what nothing was heard, and what comes first.
ON = {
    EARLY: (
        (PAST.format(2), f"{NOT_SEEN} (tot wanneer is gezocht, is niet vastgelegd)."),
        "",
        "Uiterlijk 31 december 2025: ‘Rijksontmoetingsplein in Middelburg open’",
    ),
    NOW: (
        (
            PAST.format(3),
            "Bij 3 jaarlijkse beloften is in 2026 nog geen bericht gevonden.",
            f"{NOT_SEEN} (gezocht tot 22 november 2026).",
        ),
        f"Bij 25 van de 26 acties die niet als afgerond zijn gemeld, {STILL}",
        "Uiterlijk 31 december 2026: “De ‘Staat van Groningen’ schrijft elk jaar over banen bij het Rijk”",
    ),
    LATE: (
        (
            PAST.format(3),
            "Bij 3 jaarlijkse beloften is over een heel jaar geen bericht gevonden: over 2026 bij 3, over 2027 bij 3.",
            f"{NOT_SEEN} (gezocht tot 22 november 2026). Wat daarna verscheen, is niet gezocht.",
        ),
        f"Bij alle 26 acties die niet als afgerond zijn gemeld, {STILL}",
        "Verwacht, naar eerdere jaren: tussen 7 september en 26 oktober 2028: ‘Elk jaar krijgt de Tweede Kamer een verslag over de spreiding’",
    ),
}


@pytest.mark.parametrize("today", ON)
def test_home_and_the_terms_say_the_same_on_three_days(real_copy: Path, today: date) -> None:
    """What is late, over what nothing was heard, and what comes: on each day what was known on that day."""
    then = as_of(real_copy, today) if today == EARLY else real_copy
    shared = context(read_dossier(then).dossier, today, {})
    home, terms = (re.sub("<[^>]*>", "", each(shared).content) for each in (home_page, deadlines_page))
    late, silent, comes = ON[today]
    assert " ".join(late) in terms
    assert comes in terms
    # In a large number, with the same caveat; and each moment in a line of its own.
    number = late[0].split()[1]
    assert re.search(
        rf"\b{number} van \d+ beloften zijn over hun termijn, en geen bron meldt dat het is gebeurd\.", home
    )
    assert all(each in home for each in late[1:])
    assert comes in home
    assert silent in home
    if not silent:
        assert "nieuws over de actie zelf" not in home
    assert f"Gerekend op: {day(today)}" in home


# What the sources contradict may stand on no page; what they say must.


@pytest.fixture(scope="module")
def told_now(record: Dossier) -> dict[str, str]:
    """The pages of the repository on the day on which they were last searched."""
    return pages(record, NOW)


def card(told: dict[str, str], id: str) -> str:
    """The card of a promise as text: the one on the page of its measure, which says all, or among all promises."""
    mark = f'<li class="belofte" id="mijlpaal-{id}">'
    pages = sorted((page == "termijnen.md", text) for page, text in told.items() if mark in text)
    found = re.search(rf'{mark}(.*?)(?=<li class="belofte"|\n## |\Z)', pages[0][1], re.DOTALL)
    assert found, id
    return " ".join(re.sub("<[^>]*>", " ", found[1]).split())


@pytest.mark.parametrize(
    ("id", "right", "wrong"),
    [
        ("staat-van-groningen-jaarlijks", "Uitkomst misschien: 15 april 2025, met twijfel", "laatst op"),
        (
            "jaarlijkse-gesprekken-gevoerd",
            "Uitkomst laatst over 2024, gemeld op 19 september 2025; misschien ook over 2025: 31 maart 2025, met twijfel",
            "laatst op",
        ),
        ("jaarlijks-verslag-kamer", "2026: niet gevonden (gezocht tot 29 november 2026)", "2025: niet gevonden"),
        ("brief-voor-begroting", "Telt mee bij ‘Elk jaar krijgt de Tweede Kamer een verslag", "Termijn voorbij"),
        ("lokale-plekken-overheid", "Gemeld, met twijfel", "geen bericht gevonden"),
        ("overzicht-lopende-casussen", "Gemeld, met twijfel", "● Gehaald"),
        ("locatieadvies-vanaf-100-fte", "Hierover is niets gevonden (gezocht tot 22 november 2026).", "● Gehaald"),
        ("principe-regiobelang-gevolgd", "Te toetsen: nee, want er staat niet hoe zwaar", "Dit zou tellen"),
        (
            "ministerraad-bij-verschil",
            "Of de voorwaarde zich voordeed, is niet gevonden (gezocht tot",
            "Termijn voorbij",
        ),
    ],
)
def test_a_card_says_no_more_than_the_sources(told_now: dict[str, str], id: str, right: str, wrong: str) -> None:
    """A report about a promise is not the promise kept, and not found says until when was looked."""
    said = card(told_now, id)
    assert right in said
    assert wrong not in said


def test_a_card_says_who_promised_it_to_whom_and_where(told_now: dict[str, str]) -> None:
    """As the register of promises of parliament does: by whom, to whom, what, and what would count."""
    said = card(told_now, "locatieadvies-vanaf-100-fte")
    assert re.search(
        "Aanpak spreiding [^,]*, 8 mei 2024 .*Beloofd door Minister van BZK H.M. de Jonge Aan Tweede Kamer", said
    )
    assert "Dit zou tellen als nagekomen: " in said


def test_who_signed_a_letter_did_not_make_the_promise_that_it_mentions(fiction: Dossier) -> None:
    """Made elsewhere than in its source, by whom and to whom is not seen, unless the promise itself says so."""
    milestone = next(each for measure in fiction.measures for each in measure.milestones)
    signed = {each.id: replace(each, signatory="Minister", addressee="Kamer") for each in fiction.sources}
    for parts, by, to in (
        ({"where": None}, "Minister", "Kamer"),
        ({"where": "een debat"}, None, None),
        ({"where": "een debat", "by": "Ambtsvoorganger", "to": "Raad"}, "Ambtsvoorganger", "Raad"),
    ):
        made = replace(milestone, **({"by": None, "to": None} | parts))
        assert (made_by(made, signed), made_to(made, signed)) == (by, to)


def test_a_card_of_what_was_not_found_says_until_when_was_looked(told_now: dict[str, str]) -> None:
    """Whether or not its term has passed."""
    assert "nog niet gemeld" not in told_now["termijnen.md"]
    said = card(told_now, "locatieadvies-vanaf-100-fte")
    assert "Uitkomst niet gevonden (gezocht tot 22 november 2026)" in said


def test_home_names_each_late_promise_as_one_with_its_own_day_of_search(told_now: dict[str, str]) -> None:
    """A title in the present tense is no fact: it stands in quotes; a day of search that is not everybody's is told."""
    late = re.search(r'<h2 id="te-laat">.*?<dl class="agenda">(.*?)</dl>', told_now["index.md"], re.DOTALL)
    assert late
    said = [re.sub("<[^>]*>", "", each) for each in re.findall("<dt.*?</dd>", late[1])]
    assert said
    for each in said:
        assert re.match(r"\d+ dagen voorbij de termijnBelofte [‘“].*[’”](?: \(gezocht tot \d+ \w+ \d{4}\))?$", each), (
            each
        )


def test_what_no_measure_works_out_is_our_reading(told_now: dict[str, str]) -> None:
    """That link stands in no source."""
    assert re.search(
        "<strong>Volgens onze lezing (?:wordt één onderdeel|worden [^ ]+ onderdelen) door geen", told_now["kader.md"]
    )


def test_without_another_status_home_says_until_when_was_looked(fiction: Dossier) -> None:
    """After the last round nothing was found: that is not the same as that nothing moved."""
    until = {each.sheet.date for each in fiction.rounds[-1:]}
    still = tuple(
        replace(
            measure,
            actions=tuple(
                replace(action, updates=tuple(each for each in action.updates if each.date <= max(until)))
                for action in measure.actions
            ),
        )
        for measure in fiction.measures
    )
    said = home_page(context(replace(fiction, measures=still), TODAY, {})).content
    assert re.search(r"Daarna is geen andere status of uitkomst gevonden \(gezocht tot [^)]*\)\.</p>", said)
    assert "<b>Laatst bekend</b>" not in said


def test_every_promise_has_its_card(record: Dossier, told_now: dict[str, str]) -> None:
    """What is not on this page does not exist for a reader: all of them are, once."""
    ids = re.findall(r'id="mijlpaal-([^"]+)"', told_now["termijnen.md"])
    promised = [each.milestone.id for each in deadlines(record, NOW)]
    assert sorted(ids) == sorted(promised)
    assert counts(deadlines(record, NOW)).promises == len(ids)


def test_a_round_that_was_due_has_an_empty_column(told_now: dict[str, str]) -> None:
    """The bars and the list of rounds show the year of which nothing was found, and until when was looked."""
    home, rounds = told_now["index.md"], told_now["ronden/index.md"]
    assert '<b>2026</b> <span class="gat">niet gevonden (gezocht tot 29 november 2026)</span>' in home
    assert (
        "Ronde 2026: niet gevonden (gezocht tot 29 november 2026). "
        "Eerdere brieven kwamen tussen 7 september en 26 oktober."
    ) in rounds


def test_the_four_days_stand_in_every_foot(told_now: dict[str, str]) -> None:
    """The day of the last report is not the day until which was looked, nor that of the newest source."""
    line = (
        "Laatste bericht: 30 januari 2026 · Nieuwste bron: 30 januari 2026 · "
        "Gezocht tot: 22 november 2026 · Gerekend op: 29 november 2026"
    )
    assert all(f'stand: "{line}"' in text for text in told_now.values())


def test_an_event_stands_with_its_measure_and_does_not_end_the_silence(told_now: dict[str, str]) -> None:
    """What happened after the last round is seen beside the status that is older, and told as of the measure."""
    said = told_now["maatregelen/elke-regio-telt.md"]
    assert "## Wat er verder gebeurde {#gebeurtenissen}" in said
    assert re.search(
        r"geen nieuws over deze actie sinds 19 september 2025.*later over de maatregel als geheel: .*30 januari 2026",
        said,
    )


def test_a_reading_that_was_corrected_is_struck(told_now: dict[str, str]) -> None:
    """The old reading stays to be read, and the page of corrections lists it."""
    measure = told_now["maatregelen/gesprekken-bestuurders.md"]
    assert re.search(r"<del><span class=\"status\" data-status=\"doorlopend\">.*gecorrigeerd", measure)
    assert "bekend sinds 29 november 2026" in measure
    assert "Hier stond dat deze belofte op 19 september 2025 was gehaald." in told_now["correcties.md"]


@pytest.mark.parametrize("wrong", [">Nu<", "staat het nu", "onderdelen werkt", "geen bron meldt dat het er is"])
def test_words_that_say_too_much_stand_nowhere(told_now: dict[str, str], wrong: str) -> None:
    """A reading of last year is not now, and one is not said as many."""
    ours = {path: re.sub(r"<blockquote.*?</blockquote>", "", text) for path, text in told_now.items()}
    held = [
        path for path, text in ours.items() if wrong in text.replace("toezeggingen.yaml", "") and path != "begrippen.md"
    ]
    assert held == []


def test_what_stands_in_an_overview_is_a_promise_of_another_kind(told_now: dict[str, str]) -> None:
    """The pages count promises; the word of a minister to parliament is kept for what is one."""
    for path in ("index.md", "termijnen.md"):
        ours = re.sub(r"<blockquote.*?</blockquote>|^---.*?^---", "", told_now[path], flags=re.DOTALL | re.MULTILINE)
        ours = re.sub(r"<p class=.(?:let-op|mijlpaal__toets|vindplaats).*?</p>|<div class=.duiding.*?</div>", "", ours)
        assert set(re.findall(r"\w*[Tt]oezegg\w*[^<]*", ours)) <= {"Toezegging aan de Kamer"}


def test_the_english_summary_has_no_number_typed_by_hand() -> None:
    """Every number on the page comes from the data."""
    for path in (REPOSITORY / "content" / "en").rglob("*.md"):
        assert not re.search(r"\d", path.read_text("utf-8").replace("CC0", "")), path
