"""Atom feeds: valid, stable, complete, and text whatever the text."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import feedparser
import pytest
from hypothesis import given

from checked import LAST_DAY, TEXT, made_elsewhere, with_milestone
from conftest import TODAY, edit
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.derive.registers import measures_of, register_page
from motiespoor.dutch import quoted
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Cause, Happened, Measure, Milestone, Recurrence, Withdrawal
from motiespoor.model.period import period
from motiespoor.model.publication import FormerLabel, StatusKind
from motiespoor.model.succession import Fate, Kind, Succession
from motiespoor.render.context import context
from motiespoor.render.entries import entries
from motiespoor.render.entry import Entry
from motiespoor.render.feeds import MOST_ENTRIES, SITE_FEED, feeds, measure_feed, round_feed
from motiespoor.render.pages.measures import measure_pages
from motiespoor.render.pages.record import deadlines_page
from motiespoor.validate.check import checked_dossier

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 4151, section 2.1, with a whole day for the date.
TAG = re.compile(r"tag:[a-z0-9]+([.-][a-z0-9]+)*,[0-9]{4}-[0-9]{2}-[0-9]{2}:[A-Za-z0-9/._~%-]+")


def told(dossier: Dossier, today: date = LAST_DAY) -> dict[str, str]:
    """The text of every feed by its path."""
    return {each.path: each.content for each in feeds(dossier, listed(dossier, today))}


def listed(dossier: Dossier, today: date = LAST_DAY) -> tuple[Entry, ...]:
    return entries(dossier, changes(dossier), deadlines(dossier, today), today)


def parsed(text: str) -> feedparser.FeedParserDict:
    return feedparser.parse(text.encode(), response_headers={"content-type": "application/atom+xml; charset=utf-8"})


def ids(text: str) -> list[str]:
    return [each.id for each in parsed(text).entries]


def one(text: str, id_end: str) -> feedparser.FeedParserDict:
    """The one entry whose id ends so."""
    (found,) = (each for each in parsed(text).entries if each.id.endswith(id_end))
    return found


def with_measure(dossier: Dossier, number: str, change: Callable[[Measure], Measure]) -> Dossier:
    return replace(dossier, measures=tuple(change(m) if m.number == number else m for m in dossier.measures))


# Valid by the standard.


def test_a_parser_accepts_every_feed(dossier: Dossier) -> None:
    """A real parser finds Atom 1.0, with all that RFC 4287 asks for."""
    for path, text in told(dossier).items():
        feed = parsed(text)
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert (feed.version, feed.encoding, feed.feed.language) == ("atom10", "utf-8", "nl")
        assert feed.feed.author == " ".join(dossier.publication.name.split())
        assert feed.feed.id.endswith(path)
        assert feed.feed.updated_parsed
        assert feed.entries
        for each in feed.entries:
            assert each.title
            assert each.updated_parsed
            assert each.link.startswith(dossier.publication.url)
            assert each.content[0].value


def test_required_elements_stand_there_once(dossier: Dossier) -> None:
    """Counted on the bare XML (RFC 4287, 4.1.1 and 4.1.2), and nothing else stands there."""
    for text in told(dossier).values():
        feed = ET.fromstring(text)
        assert feed.tag == f"{ATOM}feed"
        heads = [each.tag.removeprefix(ATOM) for each in feed if each.tag != f"{ATOM}entry"]
        assert heads == ["link", "link", "id", "title", "updated", "author"]
        for entry in feed.findall(f"{ATOM}entry"):
            assert [each.tag.removeprefix(ATOM) for each in entry] == [
                "link",
                "id",
                "title",
                "published",
                "updated",
                "summary",
                "content",
            ]


def test_links_are_absolute_and_lead_back(dossier: Dossier) -> None:
    """A feed names itself and its page by their whole address."""
    url = dossier.publication.url
    pages = {SITE_FEED: url}
    pages |= {measure_feed(each.slug): f"{url}maatregelen/{each.slug}/" for each in dossier.measures}
    ended = [each.name for each in dossier.successions if each.kind is Kind.MEASURE]
    pages |= {measure_feed(slug): f"{url}maatregelen/{slug}/" for slug in ended}
    pages |= {round_feed(each.sheet.id): f"{url}ronden/{each.sheet.id}/" for each in dossier.rounds}
    pages |= {
        f"feeds/{register_page(each.name)}.xml": f"{url}{register_page(each.name)}/"
        for each in dossier.registers
        if each.rows
    }
    found = told(dossier)
    assert set(found) == set(pages)
    for path, text in found.items():
        links = {each.rel: each.href for each in parsed(text).feed.links}
        assert links == {"self": url + path, "alternate": pages[path]}


def test_days_carry_a_zone_and_come_from_the_data(dossier: Dossier) -> None:
    """Every time is midnight in UTC of a day that stands in the data; a feed is as new as its newest entry."""
    days = set(_days(dossier))
    for text in told(dossier).values():
        feed = ET.fromstring(text)
        times = [each.text or "" for each in feed.iter(f"{ATOM}updated")]
        facts = [each.text or "" for each in feed.iter(f"{ATOM}published")]
        assert all(re.fullmatch(r"[0-9-]{10}T00:00:00Z", each) for each in times + facts)
        assert {date.fromisoformat(each[:10]) for each in times + facts} <= days
        assert times[0] == max(times[1:])


def _days(dossier: Dossier) -> Iterator[date]:
    yield from (each.sheet.date for each in dossier.rounds)
    yield from (correction.date for each in dossier.rounds for correction in each.corrections)
    yield from (each.date for each in dossier.successions)
    yield from (former.until for each in dossier.statuses for former in each.former)
    for measure in dossier.measures:
        for update in (update for action in measure.actions for update in action.updates):
            yield from _told(update.date, update.known_since)
    for event in dossier.events:
        yield from _told(event.date.start, event.date.end, event.known_since)
    for source in dossier.sources:
        yield from _told(source.date.start, source.date.end)
    for each in promises(dossier):
        yield from _told(each.known_since)
        for kept in (each.achieved, *(correction.was for correction in each.corrections)):
            yield from _told(kept.start, kept.end) if kept is not None else ()
        yield from (correction.date for correction in each.corrections)
        for report in each.reports:
            yield from _told(report.date, report.known_since)
        for term in (each.expected, *(report.expected for report in each.reports)):
            if term is not None and term.due is not None:
                yield term.due + timedelta(days=1)
    yield from (date(year, 1, 1) for year in range(2000, LAST_DAY.year + 1))  # a year without word


def _told(*days: date | None) -> Iterator[date]:
    yield from (day for day in days if day is not None)


def promises(dossier: Dossier) -> list[Milestone]:
    return [each for measure in dossier.measures for each in measure.milestones] + list(dossier.promises)


# Complete, and in order.


def test_the_site_feed_tells_everything(dossier: Dossier) -> None:
    """Whatever stands in the data with a day, once; besides only what passes by itself: terms and years."""
    expected = sum(len(action.updates) for measure in dossier.measures for action in measure.actions)
    expected += sum(len(each.former) for each in dossier.statuses)
    expected += len(dossier.rounds) + len(dossier.successions) + sum(len(each.corrections) for each in dossier.rounds)
    dated = {each.id for each in dossier.sources if each.date.start or each.date.end}
    for each in promises(dossier):
        expected += (each.promise.source in dated) + (each.achieved is not None) + len(each.reports)
        expected += len(each.corrections) + sum(correction.was is not None for correction in each.corrections)
    expected += sum(bool(each.date.start or each.date.end) for each in dossier.events)
    expected += len(
        {(each.series, each.source) for each in dossier.observations if each.value is not None and each.source in dated}
    )
    expected += sum(1 + len(row.history) for table in dossier.registers for row in table.rows)
    found = [(each.date, each.name) for each in listed(dossier)]
    assert len([name for _, name in found if not re.search(r"/voorbij$|/uitgebleven/[0-9]{4}$", name)]) == expected
    assert len(set(found)) == len(found)
    every = [f",{day}:{name}" for day, name in found]
    assert [each.partition(",")[2] for each in ids(told(dossier)[SITE_FEED])] == [each[1:] for each in every][
        :MOST_ENTRIES
    ]


def test_latest_first_then_by_id(dossier: Dossier) -> None:
    """The order is that of the days, and within a day that of the ids."""
    for text in told(dossier).values():
        found = [(each.updated, each.id) for each in parsed(text).entries]
        assert found == sorted(sorted(found, key=lambda each: each[1]), key=lambda each: each[0], reverse=True)


def test_a_long_feed_holds_the_latest(fiction: Dossier) -> None:
    """What is older than the last so many is left out; the ids of the rest do not change by that."""

    def busy(measure: Measure) -> Measure:
        action = measure.actions[0]
        days = [date(2025, 12, 11) + timedelta(days=each) for each in range(MOST_ENTRIES)]
        more = tuple(replace(action.updates[-1], date=day) for day in days)
        return replace(measure, actions=(replace(action, updates=(*action.updates, *more)), *measure.actions[1:]))

    changed = with_measure(fiction, "C2", busy)
    every = [f"tag:voorbeeld.example,{each.date}:{each.name}" for each in listed(changed)]
    assert len(every) > MOST_ENTRIES
    assert ids(told(changed)[SITE_FEED]) == every[:MOST_ENTRIES]
    assert "tag:voorbeeld.example,2026-03-01:maatregelen/een-kaartje/kaartje-invoeren" in every[:MOST_ENTRIES]
    assert "tag:voorbeeld.example,2025-04-14:maatregelen/fiets-en-veer/brug-coevaart" in every[MOST_ENTRIES:]


def test_a_feed_of_a_measure_holds_its_measure_only(dossier: Dossier) -> None:
    """It holds all that leads to its page and the events that are about it, and nothing else."""
    found = told(dossier)
    for measure in dossier.measures:
        about = {f"tijdlijn/{each.id}" for each in dossier.events if measure.number in each.measures}
        page = f"maatregelen/{measure.slug}"
        rows = {
            f"{register_page(table.name)}/{row.key}"
            for table in dossier.registers
            for row in table.rows
            if measure.number in measures_of(table, row)
        }
        own = [
            each.name
            for each in listed(dossier)
            if each.name in about
            or (each.page == page and each.anchor)
            or any(f"{each.name}/".startswith(f"{row}/") for row in rows)
        ]
        names = [each.partition(":")[2].partition(":")[2] for each in ids(found[measure_feed(measure.slug)])]
        assert [each for each in names if not each.startswith("opvolging/mijlpaal/")] == own


def test_an_entry_is_the_same_in_every_feed(dossier: Dossier) -> None:
    """RFC 4287, 4.2.6: one id, one entry."""
    seen: dict[str, str] = {}
    for text in told(dossier).values():
        for entry in ET.fromstring(text).findall(f"{ATOM}entry"):
            whole = ET.tostring(entry, encoding="unicode").strip()
            assert seen.setdefault(entry.findtext(f"{ATOM}id") or "", whole) == whole


def test_a_feed_of_a_round_holds_what_the_round_told(fiction: Dossier) -> None:
    """The round itself, the status updates of that round, and what its annex says of promises."""
    found = told(fiction)
    for each in fiction.rounds:
        text = found[round_feed(each.sheet.id)]
        own = {f"tag:voorbeeld.example,{each.sheet.date}:ronden/{each.sheet.id}"}
        own |= {
            f"tag:voorbeeld.example,{correction.date}:ronden/{each.sheet.id}/correcties/{correction.id}"
            for correction in each.corrections
        }
        own |= {
            f"tag:voorbeeld.example,{update.date}:maatregelen/{measure.slug}/{action.id}"
            for measure in fiction.measures
            for action in measure.actions
            for update in action.updates
            if update.round == each.sheet.id
        }
        milestones = {each for each in ids(text) if ":mijlpalen/" in each}
        assert set(ids(text)) == own | milestones
    last = found[round_feed("najaar-25")]
    assert one(last, ":mijlpalen/steiger-vernieuwd/bericht")
    assert one(last, ":mijlpalen/brug-open/gehaald")
    assert not any("tweede-veer-vaart" in each for each in ids(last)), "only the newspaper says that it was kept"


# What an entry says.


def test_a_status_update_tells_old_and_new(fiction: Dossier) -> None:
    """The whole of an entry: from what to what, why, our reading, and the literal text it rests on."""
    entry = one(told(fiction)[SITE_FEED], "2025-12-10:maatregelen/een-kaartje/kaartje-invoeren")
    assert (
        entry.title
        == "C2. Eén kaartje invoeren, [x](y): van ‘Beloofd’ naar ‘Bezig & onderweg’ (oorzaak: andere manier van meten)"
    )
    assert entry.link == "https://voorbeeld.example/maatregelen/een-kaartje/#actie-kaartje-invoeren"
    assert entry.content[0].value.split("\n\n") == [
        "Maatregel C2: Eén `kaartje` voor fiets én veer",
        "Status: van ‘Beloofd’ naar ‘Bezig & onderweg’.",
        "Oorzaak: andere manier van meten.",
        "Onze lezing: Ontwerpen is ook werk. Wij noemden dit eerst ‘beloofd’.",
        "Bron: “Het kaartje wordt ontworpen” — Voortgang van de motie-Oever, 3 november 2025",
    ]


def test_a_first_status_and_one_that_stays_say_so(fiction: Dossier) -> None:
    """Nothing looks like a change that is none; progress needs no cause."""
    text = told(fiction)[SITE_FEED]
    first = one(text, "2025-04-14:maatregelen/fiets-en-veer/brug-coevaart")
    assert first.title.endswith(": eerste status ‘Beloofd’")
    assert "Oorzaak" not in first.content[0].value
    assert one(text, "2025-11-03:maatregelen/fiets-en-veer/brug-coevaart").title.endswith(": blijft ‘Klaar’")


def test_a_promise_that_was_kept_tells_when_it_was_promised(fiction: Dossier) -> None:
    """In time or late, with the term, the promise and what says that it is there."""
    text = told(fiction)[SITE_FEED]
    assert one(text, "brug-open/gehaald").title == "A. Belofte ‘De brug bij Coëvaart is open & <verlicht>’: gehaald"
    late = one(text, "tweede-veer-vaart/gehaald")
    assert late.title == "B. Belofte ‘Het tweede veer vaart’: te laat gehaald"
    assert late.link == "https://voorbeeld.example/maatregelen/meer-veren/#mijlpaal-tweede-veer-vaart"
    paragraphs = late.content[0].value.split("\n\n")
    assert paragraphs[1:4] == [
        "Termijn: juni 2025.",
        "Gekomen: 5 september 2025.",
        "Beloofd in: “Een tweede veerbood vaart in juni 2025.” — Uitvoering van de motie-Oever, 14 april 2025",
    ]


def test_a_promise_of_no_measure_leads_to_the_terms(fiction: Dossier) -> None:
    """What no measure carries stands on the page of terms."""
    entry = one(told(fiction)[SITE_FEED], "naam-nieuwe-pont/bericht")
    assert entry.title == "Bericht over de belofte ‘De nieuwe pont heeft een naam’: nog niet gemeld als gehaald"
    assert entry.link == "https://voorbeeld.example/termijnen/#mijlpaal-naam-nieuwe-pont"


def test_a_term_that_moved_tells_old_and_new(fiction: Dossier) -> None:
    """A report with another term is that news; a second report with the same term is not."""

    def moved(milestone: Milestone) -> Milestone:
        (report,) = milestone.reports
        again = replace(report, date=date(2025, 12, 1), expected=None)
        return replace(milestone, reports=(replace(report, expected=period("eind 2026")), again))

    text = told(with_milestone(fiction, "steiger-vernieuwd", moved))[SITE_FEED]
    first = one(text, "2025-11-03:mijlpalen/steiger-vernieuwd/bericht")
    assert first.title.endswith(": nieuwe termijn, van ‘eerste helft 2025’ naar ‘eind 2026’")
    assert "Termijn: eind 2026 (eerst: eerste helft 2025)." in first.content[0].value
    second = one(text, "2025-12-01:mijlpalen/steiger-vernieuwd/bericht")
    assert second.title.endswith("’: nog niet gemeld als gehaald")
    assert "Termijn: eind 2026." in second.content[0].value


def test_what_ended_keeps_its_feed_and_tells_what_took_over(fiction: Dossier) -> None:
    """An address that was published does not disappear; other things that ended are told where they stood."""
    measure = Succession(
        kind=Kind.MEASURE,
        name="pont",
        title="De pont & het veer",
        fate=Fate.MERGED,
        successors=("meer-veren",),
        date=date(2025, 12, 20),
        reason="Het is één dienst geworden.",
    )
    milestone = replace(measure, kind=Kind.MILESTONE, name="pont-vaart", fate=Fate.ENDED, successors=())
    action = replace(milestone, kind=Kind.ACTION, name="meer-veren/pont")
    found = told(replace(fiction, successions=(measure, milestone, action)))
    (entry,) = parsed(found["feeds/maatregelen/pont.xml"]).entries
    assert entry.id == "tag:voorbeeld.example,2025-12-20:opvolging/maatregel/pont"
    assert entry.title == "De pont & het veer: opgegaan in B. Meer veren op het Süderdiep | Lange Gat"
    assert entry.link == "https://voorbeeld.example/maatregelen/pont/"
    assert entry.content[0].value.split("\n\n") == [
        "Reden: Het is één dienst geworden.",
        "Staat nu hier: B. Meer veren op het Süderdiep | Lange Gat",
    ]
    ended = one(found[measure_feed("meer-veren")], ":opvolging/actie/meer-veren/pont")
    assert ended.link == "https://voorbeeld.example/maatregelen/meer-veren/#actie-pont"
    assert one(found[SITE_FEED], ":opvolging/mijlpaal/pont-vaart").link.endswith("/termijnen/#mijlpaal-pont-vaart")


@pytest.mark.parametrize(
    ("achieved", "day"),
    [
        ("2025-06-20", date(2025, 6, 20)),
        ("juni 2025", date(2025, 6, 30)),
        ("2025", date(2025, 11, 3)),  # told before the year was over
        ("2025 e.v.", date(2025, 11, 3)),
        ("eind 2025", date(2025, 11, 3)),
        ("onbekend", date(2025, 11, 3)),
    ],
)
def test_kept_in_a_period_is_never_ahead_of_the_source(fiction: Dossier, achieved: str, day: date) -> None:
    """The evidence is a letter of 3 November 2025."""
    found = listed(with_milestone(fiction, "brug-open", lambda each: replace(each, achieved=period(achieved))))
    assert [each.date for each in found if each.name == "mijlpalen/brug-open/gehaald"] == [day]


# Stable.


def test_ids_are_tag_uris_of_the_day(dossier: Dossier) -> None:
    """RFC 4151: the host of the publication, the day of the entry, and identifiers."""
    for text in told(dossier).values():
        for each in parsed(text).entries:
            assert TAG.fullmatch(each.id), each.id
            assert each.id.split(",")[1].startswith(each.published[:10])
            assert each.published <= each.updated


def test_other_words_keep_the_ids(small: Path) -> None:
    """An explanation, a title, a label, a quote and a name may be written better; the entries stay the same ones."""
    before = told(checked_dossier(small, TODAY))
    edit(small, "data/maatregelen/C2.yaml", "toelichting: Er staan alleen data.", "toelichting: Alleen data.")
    edit(small, "data/maatregelen/C2.yaml", "titel: De prijs staat vast", "titel: De prijs is bekend")
    edit(small, "data/maatregelen/B.yaml", "titel: Een nachtveer onderzoeken", "titel: Nachtveer")
    edit(small, "data/maatregelen/B.yaml", "toelichting: Nog niet vernieuwd & geen", "toelichting: Niet nieuw, geen")
    edit(small, "site_config/statussen.yaml", "naam: Gestopt", "naam: Opgehouden")
    edit(small, "site_config/publicatie.yaml", "naam: Veerwacht & Zn. <Zeeveen>", "naam: Veerwacht")
    edit(small, "mkdocs.yml", 'site_name: "Veerwacht &amp; Zn. &lt;Zeeveen&gt;"', "site_name: Veerwacht")
    after = told(checked_dossier(small, TODAY))
    assert {path: ids(text) for path, text in after.items()} == {path: ids(text) for path, text in before.items()}
    assert after[SITE_FEED] != before[SITE_FEED]


def test_two_updates_on_one_day_have_ids_of_their_own(fiction: Dossier) -> None:
    """What is added on a day that has an update already takes a new id, and leaves the old one alone."""

    def doubled(measure: Measure) -> Measure:
        action = measure.actions[0]
        again = replace(action.updates[-1], explanation="Ook dit.")
        return replace(measure, actions=(replace(action, updates=(*action.updates, again)), *measure.actions[1:]))

    before = told(fiction)[SITE_FEED]
    after = told(with_measure(fiction, "C2", doubled))[SITE_FEED]
    first = "tag:voorbeeld.example,2025-12-10:maatregelen/een-kaartje/kaartje-invoeren"
    assert [each for each in ids(after) if each not in ids(before)] == [f"{first}/2"]
    assert one(after, first).content == one(before, first).content
    assert "Ook dit." in one(after, f"{first}/2").content[0].value


def test_two_reports_on_one_day_have_ids_of_their_own(fiction: Dossier) -> None:
    """Likewise for what sources say of a promise."""
    twice = with_milestone(fiction, "steiger-vernieuwd", lambda each: replace(each, reports=each.reports * 2))
    found = [each.rpartition(":")[2] for each in ids(told(twice)[SITE_FEED]) if "steiger-vernieuwd/bericht" in each]
    assert found == ["mijlpalen/steiger-vernieuwd/bericht", "mijlpalen/steiger-vernieuwd/bericht/2"]


def test_two_publications_on_one_host_do_not_share_ids(fiction: Dossier) -> None:
    """The folder of the publication is part of the name, and the address of a page is made of it."""
    below_it = "https://voorbeeld.example/oever"
    below = replace(fiction, publication=replace(fiction.publication, url=below_it, authority=None))
    entry = one(told(below)[SITE_FEED], "2025-12-10:oever/maatregelen/een-kaartje/kaartje-invoeren")
    assert entry.id == "tag:voorbeeld.example,2025-12-10:oever/maatregelen/een-kaartje/kaartje-invoeren"
    assert entry.link == "https://voorbeeld.example/oever/maatregelen/een-kaartje/#actie-kaartje-invoeren"


def test_what_was_told_stays_told(dossier: Dossier) -> None:
    """Time adds entries, of terms that pass and of years without word, and takes none away."""
    then = {(each.date, each.name) for each in listed(dossier)}
    later = date(2040, 6, 1)
    now = {(each.date, each.name) for each in entries(dossier, changes(dossier), deadlines(dossier, later), later)}
    assert then <= now
    assert all(re.search(r"/voorbij$|/uitgebleven/[0-9]{4}$", name) for _, name in now - then)


@pytest.mark.proof
def test_nothing_depends_on_the_machine(small: Path) -> None:
    """Another zone, another language, another order of sets: the same bytes."""
    assert len(made_elsewhere("test_feeds.told", small)) == 1


# Text, whatever the text.


def test_hostile_text_is_shown_as_text(hostile: Dossier) -> None:
    """No text of the data becomes an element, an attribute or a kind of content that a reader would interpret."""
    for text in told(hostile).values():
        feed = ET.fromstring(text)
        for element in feed.iter():
            name = element.tag.removeprefix(ATOM)
            assert name in {
                "feed",
                "entry",
                "id",
                "title",
                "published",
                "updated",
                "author",
                "name",
                "link",
                "summary",
                "content",
            }
            if name in {"title", "summary", "content"}:
                assert (element.attrib, len(element)) == ({"type": "text"}, 0)
        for each in parsed(text).entries:
            assert {each.title_detail.type, each.content[0].type} == {"text/plain"}


def test_hostile_text_arrives_whole(hostile: Dossier) -> None:
    """What an editor typed is what a parser gives back, but for white space."""
    found = parsed(told(hostile)[SITE_FEED]).entries
    titles = " ".join(each.title for each in found)
    contents = " ".join(each.content[0].value for each in found)
    for measure in hostile.measures:
        for action in measure.actions:
            assert " ".join(action.title.split()) in titles
            for update in action.updates:
                assert " ".join(update.explanation.split()) in contents
                for evidence in update.evidence:
                    assert evidence.quote is None or " ".join(evidence.quote.split()) in contents
        for milestone in measure.milestones:
            for report in milestone.reports:
                assert " ".join(report.explanation.split()) in contents


@given(title=TEXT, explanation=TEXT)
def test_any_text_arrives_whole(fiction: Dossier, title: str, explanation: str) -> None:
    """Whatever is typed, the feed is well-formed and gives it back."""

    def renamed(measure: Measure) -> Measure:
        action = measure.actions[0]
        updates = (*action.updates[:-1], replace(action.updates[-1], explanation=explanation))
        return replace(measure, actions=(replace(action, title=title, updates=updates), *measure.actions[1:]))

    feed = ET.fromstring(told(with_measure(fiction, "C2", renamed))[SITE_FEED])
    name = "tag:voorbeeld.example,2025-12-10:maatregelen/een-kaartje/kaartje-invoeren"
    (entry,) = (each for each in feed.findall(f"{ATOM}entry") if each.findtext(f"{ATOM}id") == name)
    assert " ".join(title.split()) in (entry.findtext(f"{ATOM}title") or "")
    assert " ".join(explanation.split()) in (entry.findtext(f"{ATOM}content") or "")


def test_readers_show_a_title_and_a_summary(dossier: Dossier) -> None:
    """feedparser, a reader in a terminal that makes HTML of every text, and one in a browser that takes the text as it is."""
    for text in told(dossier).values():
        for found, bare in zip(parsed(text).entries, ET.fromstring(text).findall(f"{ATOM}entry"), strict=True):
            assert not found.guidislink
            assert found.link.startswith("https://")
            for name, value in (("title", found.title), ("summary", found.summary)):
                element = bare.find(f"{ATOM}{name}")
                assert element is not None
                assert element.text is not None
                in_terminal = html.unescape(re.sub(r"<[^>]*>", "", html.escape(element.text)))
                assert value == element.text == in_terminal == " ".join(value.split()) != ""
            assert found.summary in found.content[0].value.split("\n\n")


# What is new to who follows a feed.


def test_what_was_known_late_is_new_on_that_day(fiction: Dossier) -> None:
    """Published on the day of the fact, updated on the day it became known; it comes first, and the feed is as new."""
    known = date(2026, 2, 20)

    def late(measure: Measure) -> Measure:
        action = measure.actions[0]
        missed = replace(action.updates[0], date=date(2025, 7, 1), known_since=known)
        updates = (action.updates[0], missed, *action.updates[1:])
        return replace(measure, actions=(replace(action, updates=updates), *measure.actions[1:]))

    changed = with_measure(fiction, "C2", late)
    feed = parsed(told(changed, date(2026, 2, 25))[measure_feed("een-kaartje")])
    first = feed.entries[0]
    assert first.id == "tag:voorbeeld.example,2025-07-01:maatregelen/een-kaartje/kaartje-invoeren"
    assert (first.published[:10], first.updated[:10], feed.feed.updated[:10]) == (
        "2025-07-01",
        "2026-02-20",
        "2026-02-20",
    )
    assert first.content[0].value.split("\n\n")[-1] == "Bekend sinds 20 februari 2026."


def test_a_promise_that_was_known_late_is_new_as_a_whole(fiction: Dossier) -> None:
    """Its reports and its kept day are no older news than the promise itself."""
    late = with_milestone(fiction, "steiger-vernieuwd", lambda each: replace(each, known_since=date(2026, 2, 20)))
    found = [each for each in listed(late) if "/steiger-vernieuwd/" in each.name]
    assert {each.name.rpartition("/")[2] for each in found} == {"beloofd", "bericht", "voorbij"}
    assert {each.updated for each in found} == {date(2026, 2, 20)}


def test_no_title_states_a_promise(dossier: Dossier) -> None:
    """Whatever was promised stands between quotation marks, in each title that has it; double around its own."""
    titles = [each.title for each in listed(dossier)]
    for promise in promises(dossier):
        about = [title for title in titles if promise.title in title]
        assert about, promise.id
        assert all(
            quoted(promise.title) in title for title in about if not title.startswith(("Nieuwe cijfers", "Opening"))
        )


def test_each_promise_is_told_as_new(fiction: Dossier) -> None:
    """With its term as it was first told, or that there is none; on the day of its source."""
    conditional = with_milestone(fiction, "prijs-vast", lambda each: replace(each, condition="zo nodig"))
    yearly = with_milestone(conditional, "brug-open", lambda each: replace(each, expected=period("jaarlijks")))
    bare = with_milestone(yearly, "tweede-veer-vaart", lambda each: replace(each, expected=None))
    found = {each.name.split("/")[1]: each for each in listed(bare) if each.name.endswith("/beloofd")}
    assert (
        found["steiger-vernieuwd"].title
        == "B. Nieuwe belofte: ‘De steiger bij 't Zand is vernieuwd’, eerste helft 2025"
    )
    assert found["steiger-vernieuwd"].date == date(2025, 4, 14)
    assert found["prijs-vast"].title.endswith("’, onder voorwaarde")
    assert found["brug-open"].title.endswith("’, elk jaar")
    assert found["tweede-veer-vaart"].title.endswith("’, zonder termijn")


# Terms that pass, and years without word.


def passed(dossier: Dossier, id: str, today: date = LAST_DAY) -> list[tuple[date, str]]:
    every = entries(dossier, changes(dossier), deadlines(dossier, today), today)
    return sorted(
        (each.date, each.title.rpartition("’: ")[2]) for each in every if each.name == f"mijlpalen/{id}/voorbij"
    )


def test_a_term_that_passes_is_told_with_its_doubt(fiction: Dossier) -> None:
    """On the day after it, and not before; not found is not the same as not done."""
    assert passed(fiction, "kaartje-te-koop", date(2026, 6, 30)) == []
    assert passed(fiction, "kaartje-te-koop", date(2026, 7, 1)) == [(date(2026, 7, 1), "niet gemeld als gehaald")]
    entry = one(told(fiction)[SITE_FEED], "kaartje-te-koop/voorbij")
    assert "Dat hoeft niet te betekenen dat het niet is gebeurd" in entry.content[0].value


@pytest.mark.parametrize(("achieved", "come"), [("2026-07-01", ["later gehaald"]), ("2026-06-30", [])])
def test_a_passed_term_that_is_kept_later_keeps_its_entry(fiction: Dossier, achieved: str, come: list[str]) -> None:
    """It passed all the same; only what was kept on its last day did not."""
    kept = with_milestone(fiction, "kaartje-te-koop", lambda each: replace(each, achieved=period(achieved)))
    assert [how for _, how in passed(kept, "kaartje-te-koop")] == come


def test_each_term_passes_once(fiction: Dossier) -> None:
    """A term that was moved after it had passed, passed; one that was moved in time did not."""

    def moved(day: date, known: date | None = None) -> Dossier:
        return with_milestone(
            fiction,
            "steiger-vernieuwd",
            lambda each: replace(
                each, reports=(replace(each.reports[0], date=day, known_since=known, expected=period("eind 2025")),)
            ),
        )

    first, second = date(2025, 7, 1), date(2026, 1, 1)
    assert [day for day, _ in passed(moved(date(2025, 6, 30)), "steiger-vernieuwd")] == [second]
    assert [day for day, _ in passed(moved(date(2025, 7, 1)), "steiger-vernieuwd")] == [first, second]
    assert [day for day, _ in passed(moved(date(2025, 6, 1), date(2025, 11, 1)), "steiger-vernieuwd")] == [
        first,
        second,
    ]


def test_what_is_conditional_or_counted_with_another_does_not_pass(fiction: Dossier) -> None:
    """It is never late."""
    for change in ({"condition": "zo nodig"}, {"together": "prijs-vast"}):
        other = with_milestone(fiction, "kaartje-te-koop", lambda each, change=change: replace(each, **change))
        assert passed(other, "kaartje-te-koop") == []


def yearly_promise(dossier: Dossier, *reports: tuple[date, Happened, int, date | None]) -> Dossier:
    """One that comes back from 2024, with these reports."""
    (milestone,) = (each for each in promises(dossier) if each.id == "steiger-vernieuwd")
    told = tuple(
        replace(milestone.reports[0], date=day, happened=happened, about=year, known_since=known)
        for day, happened, year, known in reports
    )
    again = Recurrence(first=2024, origin=milestone.origin)
    return with_milestone(
        dossier,
        "steiger-vernieuwd",
        lambda each: replace(each, expected=period("jaarlijks"), recurrence=again, reports=told),
    )


def without_word(dossier: Dossier) -> list[tuple[date, str]]:
    """The years without word of it, and what their titles say."""
    every = [each for each in listed(dossier) if "steiger-vernieuwd/uitgebleven/" in each.name]
    return sorted((each.date, each.title.partition(" over de belofte")[0]) for each in every)


def test_each_year_without_word_is_told(fiction: Dossier) -> None:
    """On the first day of the next year; two years missed are two."""
    nothing = [
        (date(2025, 1, 1), "B. Over 2024 geen bericht gevonden"),
        (date(2026, 1, 1), "B. Over 2025 geen bericht gevonden"),
    ]
    assert without_word(yearly_promise(fiction)) == nothing
    delayed = yearly_promise(fiction, (date(2025, 11, 3), Happened.NO, 2025, None))
    assert without_word(delayed) == nothing


def test_word_that_came_in_time_is_no_missed_year_and_word_that_came_later_is(fiction: Dossier) -> None:
    """What counts is what was known on that day; what came later stays told, and the title says so."""
    came = (date(2025, 11, 3), Happened.YES, 2025, None)
    assert without_word(yearly_promise(fiction, came)) == [(date(2025, 1, 1), "B. Over 2024 geen bericht gevonden")]
    late = (date(2025, 11, 3), Happened.DOUBTFUL, 2025, date(2026, 2, 1))
    assert without_word(yearly_promise(fiction, late))[1:] == [
        (date(2026, 1, 1), "B. Over 2025 pas later bericht gevonden")
    ]


def test_reports_say_whether_it_happened(fiction: Dossier) -> None:
    """Come, told with a doubt, or not told as done."""
    said = yearly_promise(
        fiction,
        (date(2025, 3, 1), Happened.YES, 2024, None),
        (date(2025, 11, 3), Happened.NO, 2025, None),
        (date(2025, 12, 1), Happened.DOUBTFUL, 2025, None),
    )
    found = [each for each in listed(said) if each.name == "mijlpalen/steiger-vernieuwd/bericht"]
    assert [each.title.partition(" over de ")[2] for each in reversed(found)] == [
        f"belofte ‘De steiger bij 't Zand is vernieuwd’: {news}"
        for news in ("gekomen over 2024", "nog niet gemeld als gehaald", "gemeld, met twijfel")
    ]


# Corrections, other words, events and figures.


def test_what_was_taken_back_keeps_its_entry_and_says_so(fiction: Dossier) -> None:
    """The entry that told that it was kept tells that it was not, on the day of the correction; so does one of its own."""

    def taken_back(milestone: Milestone) -> Milestone:
        correction = Withdrawal(
            date=date(2026, 2, 1), what="Dat klopte niet.", was=milestone.achieved, origin=milestone.origin
        )
        return replace(milestone, achieved=None, corrections=(correction, correction))

    before = {(each.date, each.name) for each in listed(fiction) if "/brug-open/" in each.name}
    found = {
        each.name: each
        for each in listed(with_milestone(fiction, "brug-open", taken_back))
        if "/brug-open/" in each.name
    }
    assert before <= {(each.date, each.name) for each in found.values()}
    kept = found["mijlpalen/brug-open/gehaald"]
    assert kept.title.endswith("’: niet langer ‘gehaald’ genoemd")
    assert (kept.date, kept.updated) == (date(2025, 6, 20), date(2026, 2, 1))
    assert found["mijlpalen/brug-open/correctie"].title.startswith("A. Correctie bij de belofte ‘")
    assert "mijlpalen/brug-open/correctie/2" in found
    assert found["mijlpalen/brug-open/voorbij"].updated == date(2026, 2, 1)


def test_a_reading_that_was_corrected_stays_and_says_so(fiction: Dossier) -> None:
    """The wrong one keeps its entry; the right one of that day has its own, with why."""

    def corrected(measure: Measure) -> Measure:
        action = measure.actions[0]
        right = replace(
            action.updates[-1],
            status="beloofd",
            cause=Cause.CORRECTION,
            known_since=date(2026, 2, 1),
            explanation="Zo is het.",
        )
        return replace(measure, actions=(replace(action, updates=(*action.updates, right)), *measure.actions[1:]))

    text = told(with_measure(fiction, "C2", corrected))[SITE_FEED]
    name = "2025-12-10:maatregelen/een-kaartje/kaartje-invoeren"
    assert one(text, name).title.endswith(" (later gecorrigeerd)")
    right = one(text, f"{name}/2")
    assert right.title.endswith(": blijft ‘Beloofd’ (oorzaak: correctie van een fout)")
    assert (right.published[:10], right.updated[:10]) == ("2025-12-10", "2026-02-01")


def test_a_status_with_another_name_is_told(fiction: Dossier) -> None:
    """Once as an entry, and beside what was told under the old name."""
    until = date(2025, 12, 11)

    def renamed(status: StatusKind) -> StatusKind:
        former = FormerLabel(label="Bezig", until=until, origin=status.origin)
        return replace(status, former=(former,)) if status.id == "bezig" else status

    text = told(replace(fiction, statuses=tuple(renamed(each) for each in fiction.statuses)))[SITE_FEED]
    assert one(text, "2025-12-11:statussen/bezig/naam").title == "Status ‘Bezig’ heet nu ‘Bezig & onderweg’"
    older = one(text, "2025-12-10:maatregelen/een-kaartje/kaartje-invoeren").content[0].value
    assert "‘Bezig & onderweg’ heette tot 11 december 2025 ‘Bezig’." in older.split("\n\n")


def test_a_correction_of_a_round_an_event_and_figures_are_told(fiction: Dossier) -> None:
    """Each where the site tells it, and an event in the feed of each measure that it is about."""
    found = {each.name: each for each in listed(fiction)}
    (correction,) = (each for each in found if each.startswith("ronden/") and "/correcties/" in each)
    assert found[correction].title.startswith("Ronde voorjaar-25: correctie. ")
    event = next(each for each in fiction.events if each.measures and each.date.day)
    entry = found[f"tijdlijn/{event.id}"]
    assert entry.title == f"{event.kind[:1].upper()}{event.kind[1:]}: {event.title}"
    assert len(entry.feeds) == 1 + len(event.measures)
    figures = [each for each in found.values() if each.name.startswith("cijfers/")]
    assert figures
    for each in figures:
        assert re.fullmatch(
            r"Nieuwe cijfers: .+ \(([2-9]|[1-9][0-9]+) waarden\) uit .+|.+ \(1 waarde\) uit .+", each.title
        )
        assert each.feeds == ("",)


# Where pages name them.


def test_every_page_names_the_site_feed_and_its_own(fiction: Dossier) -> None:
    """In the head of the page, for the theme; each of them is there."""
    shared = context(fiction, TODAY, {})
    paths = told(fiction).keys()
    pages = {
        each.path: each.content
        for each in (*(planned.make() for planned in measure_pages(shared)), deadlines_page(shared))
    }
    for path, text in pages.items():
        (head,) = (line for line in text.splitlines() if line.startswith("feeds: "))
        named = json.loads(head.removeprefix("feeds: "))
        own = [each for each in (f"feeds/{path.removesuffix('.md')}.xml",) if each in paths]
        assert [each["adres"] for each in named] == [SITE_FEED, *own]
        assert all(each["titel"] for each in named)
    assert sum("feeds/maatregelen/" in text for text in pages.values()) == len(fiction.measures)


def test_a_step_back_is_news_like_any_other(fiction: Dossier) -> None:
    """It reads as what happened, and not as a remark on progress; on the front page as in the feed."""
    measure = next(each for each in fiction.measures if each.number == "B")
    number, update = next(
        (place, action.updates[-1])
        for place, action in enumerate(measure.actions)
        if action.updates[-1].cause is Cause.CORRECTION
    )
    action = measure.actions[number]
    back = replace(action, updates=(*action.updates[:-1], replace(update, cause=Cause.SETBACK)))
    actions = (*measure.actions[:number], back, *measure.actions[number + 1 :])
    dossier = replace(
        fiction,
        measures=tuple(replace(each, actions=actions) if each is measure else each for each in fiction.measures),
    )
    (entry,) = (each for each in listed(dossier) if f"{measure.number}. {action.title}: terug" in each.title)
    assert entry.title.endswith(": terug van ‘Bezig & onderweg’ naar ‘Beloofd’")
    assert "Oorzaak: achteruitgang." in entry.paragraphs


def test_a_row_of_a_register_and_what_became_of_it_are_told(registered: Path) -> None:
    """On the day of the first source of the row, and of each change; in three feeds, and in no other."""
    found = told(checked_dossier(registered, TODAY), TODAY)
    own = "feeds/instrumenten/steigers.xml"
    assert [(each.title, each.published[:10]) for each in parsed(found[own]).entries] == [
        ("Steigers & <loopplanken>: Fûgelsâner Kaap, ligplaatsen: van ‘12’ naar ‘10’ (correctie)", "2025-11-03"),
        (
            "Steigers & <loopplanken>: Fûgelsâner Kaap, status: van ‘Beloofd’ naar ‘In aanbouw & bijna klaar’",
            "2025-11-03",
        ),
        ("Steigers & <loopplanken>: Steiger Coëvaart & brug", "2025-09-01"),
        ("Steigers & <loopplanken>: Derde steiger", "2025-04-14"),
        ("Steigers & <loopplanken>: Fûgelsâner Kaap", "2025-04-14"),
        ("Steigers & <loopplanken>: Steiger bij ’t Zand <oud>", "2025-04-14"),
    ]
    among = {path for path, text in found.items() if "instrumenten/steigers/kaap/status</id>" in text}
    assert among == {SITE_FEED, own, measure_feed("meer-veren")}


def test_an_empty_register_has_no_feed(registered: Path) -> None:
    """There is nothing to follow yet, and no page to lead to."""
    held = checked_dossier(registered, TODAY)
    empty = tuple(replace(each, rows=()) for each in held.registers)
    assert not any("instrumenten" in path for path in told(replace(held, registers=empty, couplings=()), TODAY))
