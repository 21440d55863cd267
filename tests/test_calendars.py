"""Calendars: valid, stable, exactly the terms with a last day, and text whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar, Event

from checked import LAST_DAY, TEXT, made_elsewhere, with_milestone
from conftest import TODAY, edit
from motiespoor.derive.deadlines import deadlines, yearly
from motiespoor.derive.instances import window, year_to_come
from motiespoor.derive.registers import announced
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Happened, Measure, Milestone, Recurrence
from motiespoor.model.period import period
from motiespoor.model.succession import Kind
from motiespoor.press.docs import write_outputs
from motiespoor.render.calendars import calendars, measure_calendar, site_calendar
from motiespoor.render.output import Output
from motiespoor.validate.check import checked_dossier

ALL = "kalender/alles.ics"
EMPTY = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def outputs(dossier: Dossier, today: date = LAST_DAY) -> list[Output]:
    return list(calendars(dossier, deadlines(dossier, today)))


def kept(dossier: Dossier, today: date = LAST_DAY) -> dict[str, str]:
    """The text of every calendar by its path."""
    return {each.path: each.content for each in outputs(dossier, today)}


def parsed(text: str) -> Calendar:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    return calendar


def events(text: str) -> dict[str, Event]:
    """The events of a calendar by their UID; each has its own."""
    found = parsed(text).events
    by_uid = {str(each["UID"]): each for each in found}
    assert len(by_uid) == len(found)
    return by_uid


def milestones(dossier: Dossier) -> Iterator[tuple[Measure | None, Milestone]]:
    yield from ((measure, each) for measure in dossier.measures for each in measure.milestones)
    yield from ((None, each) for each in dossier.promises)


def due(milestone: Milestone, dossier: Dossier) -> date | None:
    """The last of its terms that has a last day; of what comes back every year the end of the year that is to come."""
    if yearly(milestone) and milestone.together is None and milestone.condition is None:
        year = year_to_come(milestone, dossier)
        return window(milestone, year)[1] if year is not None else None
    terms = (milestone.expected, *(each.expected for each in milestone.reports))
    days = [each.due for each in terms if each is not None and each.due is not None]
    return days[-1] if days else None


# Valid by the standard.


def test_a_library_accepts_every_calendar(dossier: Dossier) -> None:
    """All that RFC 5545 asks for, and the name that programs show."""
    for path, text in kept(dossier).items():
        calendar = parsed(text)
        assert not calendar.errors
        assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
        assert calendar["PRODID"]
        assert calendar["X-WR-CALNAME"] == calendar["NAME"]
        assert calendar["NAME"].startswith(" ".join(dossier.publication.name.split()))
        assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in text
        assert "\r\nX-PUBLISHED-TTL:P1D\r\n" in text
        found = events(text)
        assert found, path
        for event in found.values():
            assert not event.errors
            assert event["TRANSP"] == "TRANSPARENT"
            assert re.fullmatch(
                "Termijn van de belofte [‘“].*[’”]|Verwacht: [‘“].*[’”] \\(elk jaar beloofd\\)", event["SUMMARY"]
            ) or event["UID"].startswith("instrumenten/")
            assert event["URL"].startswith(dossier.publication.url)
            assert event["DTSTAMP"].dt.tzinfo is not None


def test_lines_are_short_and_end_as_the_standard_says(dossier: Dossier) -> None:
    """At most 75 octets without the end of the line, which is CRLF (RFC 5545, 3.1); no character is cut in two."""
    for text in kept(dossier).values():
        assert text.endswith("\r\n")
        assert re.sub("\r\n", "", text).isprintable()
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_line_ends_reach_the_disk(fiction: Dossier, tmp_path: Path) -> None:
    """Writing changes no byte."""
    write_outputs(tmp_path / "docs", outputs(fiction))
    for path, text in kept(fiction).items():
        assert (tmp_path / "docs" / path).read_bytes() == text.encode()


# Exactly the terms with a last day.


def test_every_term_with_a_last_day_and_no_other(dossier: Dossier) -> None:
    """Of the whole dossier in one, of each measure in its own, and of one that ended those of what took over."""
    host = dossier.publication.url.removeprefix("https://").strip("/")
    every = {(m, f"mijlpalen/{each.id}@{host}") for m, each in milestones(dossier) if due(each, dossier)}
    rows = {name: {f"instrumenten/{name}/{row.key}@{host}" for row in of} for name, of in announced(dossier).items()}
    found = kept(dossier)
    assert events(found.pop(ALL)).keys() == {name for _, name in every}.union(*rows.values())
    for name, own in rows.items():
        assert {*events(found.pop(f"kalender/instrumenten/{name}.ics", EMPTY))} == own
    for measure in dossier.measures:
        own = {name for owner, name in every if owner is measure}
        path = measure_calendar(measure, dossier)
        assert (path is not None) == bool(own)
        if path is not None:
            assert path == f"kalender/maatregelen/{measure.slug}.ics"
            assert events(found.pop(path)).keys() == own
    for each in (one for one in dossier.successions if one.kind is Kind.MEASURE):
        own = {name for owner, name in every if owner is not None and owner.slug in each.successors}
        assert events(found.pop(f"kalender/maatregelen/{each.name}.ics", EMPTY)).keys() == own
    assert not found


def test_days_are_whole_days(dossier: Dossier) -> None:
    """From the last day of the term to the day after it, without a time."""
    days = {each.id: due(each, dossier) for _, each in milestones(dossier)}
    text = kept(dossier)[ALL]
    for name, event in events(text).items():
        start = event["DTSTART"].dt
        assert not isinstance(start, datetime)
        if name.startswith("mijlpalen/"):
            assert start == days[name.removeprefix("mijlpalen/").partition("@")[0]]
        assert event["DTEND"].dt == start + timedelta(days=1)
    assert text.count("DTSTART;VALUE=DATE:") == text.count("DTEND;VALUE=DATE:") == len(events(text))


def test_the_days_of_the_small_dossier(fiction: Dossier) -> None:
    """Terms as people write them, on the day that they end."""
    found = events(kept(fiction)[ALL])
    days = {
        "brug-open": date(2025, 8, 31),  # medio 2025
        "fietsers-geteld": date(2025, 12, 31),  # eind 2025
        "steiger-vernieuwd": date(2025, 6, 30),  # eerste helft 2025
        "kaartje-te-koop": date(2026, 6, 30),  # tweede kwartaal 2026
        "prijs-vast": date(2026, 2, 28),  # voor 2026-03-01
        "automaten-werken": date(2026, 3, 1),  # uiterlijk 1 maart 2026
    }
    for name, day in days.items():
        assert found[f"mijlpalen/{name}@voorbeeld.example"]["DTSTART"].dt == day
    assert "mijlpalen/kaartje-overal@voorbeeld.example" not in found, "‘2026 e.v.’ is never late"


def test_no_term_no_calendar(fiction: Dossier) -> None:
    """The standard knows no calendar with nothing in it."""
    without = replace(fiction, promises=(), measures=tuple(replace(m, milestones=()) for m in fiction.measures))
    assert not outputs(without)
    assert site_calendar(without) is None
    assert site_calendar(fiction) == ALL


# What an event says.


def test_an_event_tells_the_term_the_promise_and_what_came(fiction: Dossier) -> None:
    """The whole of an event."""
    searched = replace(fiction, publication=replace(fiction.publication, searched=date(2026, 2, 20)))
    event = events(kept(searched)[ALL])["mijlpalen/steiger-vernieuwd@voorbeeld.example"]
    assert event["SUMMARY"] == "Termijn van de belofte ‘De steiger bij 't Zand is vernieuwd’"
    assert event["URL"] == "https://voorbeeld.example/maatregelen/meer-veren/#mijlpaal-steiger-vernieuwd"
    assert event["DESCRIPTION"].split("\n") == [
        "Termijn: eerste helft 2025.",
        "Gekomen: niet gevonden (gezocht tot 20 februari 2026).",
        "Maatregel B: Meer veren op het Süderdiep | Lange Gat",
        (
            "Beloofd in: “De steiger bij ’t Zand is in de eerste helft van 2025 vernieuwd”"
            " — Uitvoering van de motie-Oever, 14 april 2025"
        ),
        "Bericht van 3 november 2025: Nog niet vernieuwd & geen nieuwe termijn.",
    ]


def test_an_event_of_no_measure_leads_to_the_terms(fiction: Dossier) -> None:
    """A promise that no measure carries stands on the page of terms."""
    promise = replace(fiction.promises[0], expected=period("eind 2026"), reports=())
    text = kept(replace(fiction, promises=(promise,)))[ALL]
    event = events(text)[f"mijlpalen/{promise.id}@voorbeeld.example"]
    assert event["URL"] == f"https://voorbeeld.example/termijnen/#mijlpaal-{promise.id}"


def test_a_term_that_moved_moves_its_event(fiction: Dossier) -> None:
    """The same event, on another day, told later; the first term stays readable."""

    def moved(milestone: Milestone) -> Milestone:
        return replace(milestone, reports=(replace(milestone.reports[0], expected=period("eind 2026")),))

    name = "mijlpalen/steiger-vernieuwd@voorbeeld.example"
    event = events(kept(with_milestone(fiction, "steiger-vernieuwd", moved))[ALL])[name]
    assert event["DTSTART"].dt == date(2026, 12, 31)
    assert "Termijn: eind 2026 (eerst: eerste helft 2025)." in event["DESCRIPTION"]


def test_a_term_that_no_longer_has_a_day_is_cancelled(fiction: Dossier) -> None:
    """Who follows the calendar is told that the day no longer holds; the event keeps its name."""

    def moved(milestone: Milestone) -> Milestone:
        return replace(milestone, reports=(replace(milestone.reports[0], expected=period("binnenkort")),))

    before = events(kept(fiction)[ALL])
    after = events(kept(with_milestone(fiction, "steiger-vernieuwd", moved))[ALL])
    name = "mijlpalen/steiger-vernieuwd@voorbeeld.example"
    assert after.keys() == before.keys()
    assert "STATUS" not in before[name]
    assert (after[name]["STATUS"], after[name]["DTSTART"]) == ("CANCELLED", before[name]["DTSTART"])
    assert "Termijn: binnenkort (eerst: eerste helft 2025)." in after[name]["DESCRIPTION"]


def test_a_doubtful_report_is_not_told_as_nothing(fiction: Dossier) -> None:
    """What may have happened is not called not found."""

    def doubtful(milestone: Milestone) -> Milestone:
        return replace(milestone, reports=(replace(milestone.reports[0], happened=Happened.DOUBTFUL),))

    changed = with_milestone(fiction, "steiger-vernieuwd", doubtful)
    event = events(kept(changed)[ALL])["mijlpalen/steiger-vernieuwd@voorbeeld.example"]
    assert "Gekomen: gemeld, met twijfel." in event["DESCRIPTION"].split("\n")


# What comes back every year.


def returning(dossier: Dossier, **parts: Any) -> Dossier:
    """A promise for every year, from 2026 on, in its window."""

    def changed(milestone: Milestone) -> Milestone:
        again = Recurrence(
            first=2026, opens="7 september", closes="26 oktober", ground="Zo kwam hij steeds.", origin=milestone.origin
        )
        again = replace(again, **{name: part for name, part in parts.items() if name == "last"})
        return replace(
            milestone,
            **(
                {"expected": period("jaarlijks"), "recurrence": again, "reports": ()}
                | {k: v for k, v in parts.items() if k != "last"}
            ),
        )

    return with_milestone(dossier, "steiger-vernieuwd", changed)


def the_event(dossier: Dossier) -> Event | None:
    return events(kept(dossier)[ALL]).get("mijlpalen/steiger-vernieuwd@voorbeeld.example")


def test_what_comes_back_every_year_recurs_on_its_expected_day(fiction: Dossier) -> None:
    """From its first year, on the last day of its window; under the name that a term has."""
    event = the_event(returning(fiction))
    assert event is not None
    assert event["SUMMARY"] == "Verwacht: ‘De steiger bij 't Zand is vernieuwd’ (elk jaar beloofd)"
    assert event["DTSTART"].dt == date(2026, 10, 26)
    assert event["RRULE"].to_ical() == b"FREQ=YEARLY"
    assert event["DESCRIPTION"].split("\n")[:2] == ["Termijn: jaarlijks.", "Zo kwam hij steeds."]


def test_what_ends_says_so_and_what_has_no_window_has_the_year(fiction: Dossier) -> None:
    """A last year; and without more, from the year after the promise, on the last day of the year."""
    ending = the_event(returning(fiction, last=2030))
    assert ending is not None
    assert ending["RRULE"].to_ical() == b"FREQ=YEARLY;UNTIL=20301026"
    bare = the_event(returning(fiction, recurrence=None))
    assert bare is not None
    assert bare["DTSTART"].dt == date(2026, 12, 31)


def test_what_came_is_not_expected_again(fiction: Dossier) -> None:
    """It starts at the year after the last that came, under the same name; past its last year it starts no later."""
    (told, *_) = (each for _, milestone in milestones(fiction) for each in milestone.reports)
    for happened, last, start in (
        (Happened.YES, None, 2028),
        (Happened.DOUBTFUL, None, 2026),
        (Happened.NO, None, 2026),
        (Happened.YES, 2027, 2027),
    ):
        came = replace(told, expected=None, achieved=None, happened=happened, about=2027)
        event = the_event(returning(fiction, reports=(came,), last=last))
        assert event is not None
        assert event["DTSTART"].dt == date(start, 10, 26)


def test_what_is_counted_with_another_or_conditional_has_no_event(fiction: Dossier) -> None:
    """It stands with the other; and what depends on something else is not expected."""
    assert the_event(returning(fiction, together="prijs-vast")) is None
    assert the_event(returning(fiction, condition="zo nodig")) is None


def test_only_what_comes_back_is_a_calendar_too(fiction: Dossier) -> None:
    """A measure that promises something for every year has a calendar, without any other term."""
    (measure,) = (each for each in returning(fiction).measures if each.number == "B")
    alone = replace(measure, milestones=tuple(each for each in measure.milestones if each.id == "steiger-vernieuwd"))
    assert measure_calendar(alone, fiction) == f"kalender/maatregelen/{measure.slug}.ics"


# Stable.


def test_the_stamp_is_the_day_of_the_latest_word(fiction: Dossier) -> None:
    """The promise, a later report, or what says that it is there; never the clock."""
    found = events(kept(fiction)[ALL])
    stamps = {name.removeprefix("mijlpalen/").partition("@")[0]: event["DTSTAMP"].dt for name, event in found.items()}
    assert stamps["fietsers-geteld"] == datetime(2025, 4, 14, tzinfo=UTC)
    assert stamps["steiger-vernieuwd"] == datetime(2025, 11, 3, tzinfo=UTC)
    assert stamps["brug-open"] == datetime(2025, 11, 3, tzinfo=UTC)


def test_stamps_stand_in_the_data(dossier: Dossier) -> None:
    """Every stamp is midnight in UTC of a day of a source or of a report."""
    days = {day for each in dossier.sources for day in (each.date.start, each.date.end)}
    for _, each in milestones(dossier):
        days |= {each.known_since, *(correction.date for correction in each.corrections)}
        days |= {day for report in each.reports for day in (report.date, report.known_since)}
    for event in events(kept(dossier)[ALL]).values():
        stamp = event["DTSTAMP"].dt
        assert (stamp.hour, stamp.minute, stamp.second) == (0, 0, 0)
        assert stamp.date() in days


def test_other_words_keep_the_uids(small: Path) -> None:
    """A title, a term, a note and a name may change; the events stay the same ones."""
    before = kept(checked_dossier(small, TODAY))
    edit(small, "data/maatregelen/C2.yaml", "titel: De prijs staat vast", "titel: De prijs is bekend")
    edit(small, "data/maatregelen/C2.yaml", "verwacht: tweede kwartaal 2026", "verwacht: juni 2026")
    edit(small, "data/maatregelen/B.yaml", "toelichting: Nog niet vernieuwd & geen", "toelichting: Niet nieuw, geen")
    edit(small, "site_config/publicatie.yaml", "naam: Veerwacht & Zn. <Zeeveen>", "naam: Veerwacht")
    edit(small, "mkdocs.yml", 'site_name: "Veerwacht &amp; Zn. &lt;Zeeveen&gt;"', "site_name: Veerwacht")
    after = kept(checked_dossier(small, TODAY))
    assert after[ALL] != before[ALL]
    assert {path: events(text).keys() for path, text in after.items()} == {
        path: events(text).keys() for path, text in before.items()
    }


def test_nothing_depends_on_today(dossier: Dossier) -> None:
    """An agenda keeps what it got: nothing in it is true on one day only."""
    assert kept(dossier, date(2150, 1, 1)) == kept(dossier, LAST_DAY)


@pytest.mark.proof
def test_nothing_depends_on_the_machine(small: Path) -> None:
    """Another zone, another language, another order of sets: the same bytes."""
    assert len(made_elsewhere("test_calendars.kept", small)) == 1


# Text, whatever the text.


def test_hostile_text_arrives_whole(hostile: Dossier) -> None:
    """What an editor typed is what a library gives back, and it starts no line of its own."""
    text = kept(hostile)[ALL]
    found = events(text)
    for _, milestone in milestones(hostile):
        if due(milestone, hostile) is None:
            continue
        event = found[f"mijlpalen/{milestone.id}@vijandig.example"]
        title = f"‘{' '.join(milestone.title.split())}’"
        assert event["SUMMARY"] == (
            f"Verwacht: {title} (elk jaar beloofd)" if yearly(milestone) else f"Termijn van de belofte {title}"
        )
        for said in (milestone.note, milestone.promise.quote, *(each.explanation for each in milestone.reports)):
            assert said is None or " ".join(said.split()) in event["DESCRIPTION"]
    assert {line.split(";")[0].split(":")[0] for line in text.split("\r\n") if line[:1] not in ("", " ")} == {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "RRULE",
    }  # fmt: skip


@given(title=TEXT, note=TEXT)
def test_any_text_arrives_whole(fiction: Dossier, title: str, note: str) -> None:
    """Whatever is typed, the calendar holds it, on short lines."""
    changed = with_milestone(fiction, "prijs-vast", lambda each: replace(each, title=title, note=note))
    text = kept(changed)[ALL]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    event = events(text)["mijlpalen/prijs-vast@voorbeeld.example"]
    assert event["SUMMARY"] == " ".join(f"Termijn van de belofte ‘{title}’".split())
    assert event["DESCRIPTION"].split("\n")[-1] == " ".join(note.split())


def test_a_row_whose_day_was_to_come_is_in_the_agenda(registered: Path) -> None:
    """In that of everything and in that of its register, on its last day; what was told afterwards is in none."""
    found = kept(checked_dossier(registered, TODAY), TODAY)
    for path in (ALL, "kalender/instrumenten/wensen.ics"):
        (event,) = (each for name, each in events(found[path]).items() if "instrumenten/" in name)
        assert event["UID"] == "instrumenten/wensen/nachtboot@voorbeeld.example"
        assert (event["SUMMARY"], event["DTSTART"].dt) == ("Wens: Een steiger voor de <nachtboot>", date(2026, 12, 31))
        assert event["URL"] == "https://voorbeeld.example/instrumenten/wensen/nachtboot/"
        assert "Genoemd: 2026." in event["DESCRIPTION"]
    assert "kalender/instrumenten/steigers.ics" not in found


def test_a_day_that_is_no_longer_known_is_taken_back(registered: Path) -> None:
    """Who follows the agenda is told that it no longer holds."""
    held = checked_dossier(registered, TODAY)
    (table,) = (each for each in held.registers if each.name == "wensen")
    (row,) = (each for each in table.rows if each.key == "nachtboot")
    later = replace(row, history=(replace(row.history[0], field="wanneer", text=None, value=None),))
    found = kept(replace(held, registers=(replace(table, rows=(later,)),), couplings=()), TODAY)
    (event,) = events(found["kalender/instrumenten/wensen.ics"]).values()
    assert (event["STATUS"], event["DTSTART"].dt) == ("CANCELLED", date(2026, 12, 31))
