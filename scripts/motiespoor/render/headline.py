"""The words of the front page: the finding at its top, and its key facts, each true on its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from motiespoor import dutch, spoken
from motiespoor.derive.counts import Counts
from motiespoor.derive.days import Days, ExpectedRound
from motiespoor.derive.facts import Finish, approach_day, cell, finish, line_of, start_of, step
from motiespoor.derive.figures import Judged, as_told, level_of, whole_area, whole_sector
from motiespoor.derive.lookup import Line, lookup
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, Precision, Series, SeriesKind
from motiespoor.model.front import FactKind, KeyFact
from motiespoor.model.publication import StatusKind
from motiespoor.model.wording import Phrases
from motiespoor.render import sentences
from motiespoor.render.address import series_page
from motiespoor.render.context import Context
from motiespoor.spoken import Spoken


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A number with small words before and behind it, the half sentence below, and where it leads.

    `caveat` is what goes with it; `early` says that it is of before the approach. `sources` are ids.
    """

    before: str = ""
    number: str
    behind: str = ""
    words: str
    caveat: str = ""
    early: str = ""
    sources: tuple[str, ...] = ()
    page: str
    anchor: str = ""
    late: bool = False


def headline(said: Phrases, found: Finish, statuses: Sequence[StatusKind]) -> str:
    """Laatst bekend, 19 september 2025: 1 van de 24 acties die klaar kunnen komen, is afgerond"""
    if found.day is None:
        return "Er zijn nog geen acties"
    return f"Laatst bekend, {dutch.day(found.day)}: {_finished(said, found, statuses)}"


def _finished(said: Phrases, found: Finish, statuses: Sequence[StatusKind]) -> str:
    if not found.possible:
        return "de enige actie gaat steeds door" if found.lasting == 1 else "alle acties gaan steeds door"
    if len(found.over) > 1:
        which = "acties die klaar kunnen komen," if found.lasting else "acties"
        return f"van de {dutch.tally(found.possible)} {which} {sentences.so_many(said, found.over)}"
    label = sentences.named(said, found.over[0][0]) if found.over else sentences.ways_to_end(said, statuses)
    one, many = (
        ("actie die klaar kan komen,", "acties die klaar kunnen komen,") if found.lasting else ("actie", "acties")
    )
    if found.possible == 1:
        return f"de enige {one} is {'' if found.number else 'niet '}{label}"
    return f"{dutch.of_all(found.number, found.possible, one, many)} {'is' if found.number < 2 else 'zijn'} {label}"


def lasting(found: Finish) -> str:
    """How many actions cannot be finished, for they go on; "" without any, or when the headline says so of all."""
    if not found.lasting or not found.possible:
        return ""
    which = dutch.count(found.lasting, "andere actie gaat", "andere acties gaan")
    return f"{dutch.capital(which)} steeds door en {'kan' if found.lasting == 1 else 'kunnen'} niet klaar komen."


def key_facts(context: Context) -> tuple[Fact, ...]:
    """The key facts that the publication chose; what cannot be told is left out."""
    told = (_fact(each, context) for each in context.dossier.publication.facts)
    return tuple(each for each in told if each is not None)


def _fact(asked: KeyFact, context: Context) -> Fact | None:
    match asked.kind:
        case FactKind.VALUE:
            return _value(asked, context.dossier)
        case FactKind.CHANGE:
            return _change(asked, context.dossier)
        case FactKind.FINISHED:
            return _actions(context.said, finish(context.dossier))
        case FactKind.LATE:
            return _late(context.said, context.counts, context.days)
        case FactKind.ROUNDS:
            return _rounds(context.said, context.expected_rounds)


def _value(asked: KeyFact, dossier: Dossier) -> Fact | None:
    series, base = _series(dossier, asked)
    seen = cell(dossier, asked)
    if series is None or seen is None or seen.value is None:
        return None
    exact = dutch.given(seen.value, series, unit="%" if series.in_percent else "")
    inexact = seen.precision if seen.precision is not Precision.EXACT else None
    behind = inexact is Precision.ROUNDED
    unit = "" if series.in_percent else _unit(spoken.spoken(series, asked.noun), series.behind)
    return Fact(
        before=dutch.capital(inexact.label) if inexact is not None and not behind else "",
        number=exact,
        behind=" ".join(filter(None, (unit, f"({inexact.label})" if inexact is not None and behind else ""))),
        words=f"{_told(asked, seen, series, base, dossier)}.",
        early=_early(seen.date, dossier),
        sources=_sources(seen),
        page=series_page(series.id),
    )


def _unit(name: Spoken, unit: str) -> str:
    """The unit behind a number; of things that are counted their name says it."""
    return "" if name.counts or name.quoted else dutch.counted("", unit).strip()


def _told(asked: KeyFact, seen: Observation, series: Series, base: Series | None, dossier: Dossier) -> str:
    """What a value says, behind its number."""
    place, name = _place(asked, dossier), spoken.spoken(series, asked.noun)
    start = start_of(seen, series, base)
    told = as_told(dossier, series)
    over = dutch.over(start, seen.date) if start is not None else None
    when = over if over is not None and not told.of_period else spoken.until(seen.date, told)
    whole = spoken.spoken(level_of(dossier, series), asked.noun).phrase
    match series.kind:
        case SeriesKind.LEVEL:
            return f"{name.bare}{place} {spoken.at(seen.date, series)}"
        case SeriesKind.CHANGE:
            return f"{name.bare}{place}, verandering {when}"
        case SeriesKind.GROWTH:
            return f"verandering van {whole}{place} {when}"
        case SeriesKind.SHARE:
            if base is None or base.kind is SeriesKind.LEVEL:
                return f"van {whole} {spoken.at(seen.date, told)} was{place}"
            word = _way(seen, base, dossier)
            verb = "kwam" if word == "groei" else "viel"
            return f"van de {word} van {whole} {when} {verb}{place}{' terecht' if word == 'groei' else ''}"


def _way(seen: Observation, base: Series, dossier: Dossier) -> str:
    """Whether what is shared is a growth or a decline; neither when that is not known."""
    whole = lookup(dossier).at(Line(base.id, whole_area(dossier), whole_sector(dossier)), seen.date)
    if whole is None or not whole.value:
        return "verandering"
    return "groei" if whole.value > 0 else "daling"


def _change(asked: KeyFact, dossier: Dossier) -> Fact | None:
    series, _ = _series(dossier, asked)
    found = step(dossier, asked)
    if series is None or found is None:
        return None
    name, place = spoken.spoken(series, asked.noun), _place(asked, dossier)
    way = "erbij" if found.change > 0 else "eraf" if found.change < 0 else "verschil"
    when = dutch.over(found.before.date, found.after.date)
    if series.of_period:
        when = f"tussen {spoken.named(found.before.date, series)} en {spoken.named(found.after.date, series)}"
    plain = name.counts or name.quoted
    words = f"{name.bare} {way}{place} {when}." if plain else f"{name.bare}{place}, verandering {when}."
    if found.expected is not None:
        words += f" Verwacht was {_expected(found.expected, series)}."
    told = found.expected.forecast.source if found.expected is not None else None
    return Fact(
        number=dutch.signed(found.change, series.decimals),
        behind=_unit(name, spoken.step_unit(series)),
        words=words,
        early=_early(found.after.date, dossier),
        sources=tuple(dict.fromkeys((*_sources(found.before), *_sources(found.after), *((told,) if told else ())))),
        page=series_page(series.id),
    )


def _expected(found: Judged, series: Series) -> str:
    """+1.000 (afgerond) in vier jaar: what a forecast gave, and for when."""
    assert found.expected_change is not None, "it was chosen for its number"
    told = dutch.signed(found.expected_change, series.decimals)
    if found.expected_change_to is not None:
        told = dutch.between(told, dutch.signed(found.expected_change_to, series.decimals))
    told = dutch.with_precision(told, found.forecast.precision)
    return f"{told} {dutch.within(found.forecast.base_date, found.forecast.horizon)}"


def _actions(said: Phrases, found: Finish) -> Fact | None:
    if found.day is None or not found.possible:
        return None
    one, many = (
        ("actie", "acties") if not found.lasting else ("actie die klaar kan komen", "acties die klaar kunnen komen")
    )
    label = dutch.either(sentences.named(said, status) for status, _ in found.over) or "afgerond"
    return Fact(
        number=dutch.tally(found.number),
        behind=f"van {dutch.tally(found.possible)}" if found.possible > 1 else "",
        words=f"{one if found.possible == 1 else many}: {label}, laatst bekend {dutch.day(found.day)}.",
        page="maatregelen",
    )


def _late(said: Phrases, counted: Counts, days: Days) -> Fact | None:
    if not counted.promises:
        return None
    late = counted.dated_late
    noun = said["belofte"] if late == counted.promises == 1 else said["beloften"]
    past = f"{noun} is over de termijn" if late == 1 else f"{noun} zijn over hun termijn"
    done = ", en geen bron meldt dat het is gebeurd." if late else " zonder bericht dat het is gebeurd."
    rest = sentences.late_counted(said, replace(counted, dated_late=0), days.counted)
    return Fact(
        number=dutch.tally(late),
        behind=f"van {dutch.tally(counted.promises)}" if counted.promises > 1 else "",
        words=" ".join((past + done, *rest)),
        caveat=sentences.caveat(days.searched, days.counted) if late or rest else "",
        page="termijnen",
        late=bool(late or rest),
    )


def _rounds(said: Phrases, due: Sequence[ExpectedRound]) -> Fact | None:
    told = dutch.listed(str(each.year) for each in due)
    searched = max((each.searched for each in due if each.searched), default=None)
    return Fact(
        number=dutch.tally(len(due)),
        words=f"{said['ronde' if len(due) == 1 else 'ronden']} verwacht en niet gevonden"
        + (f": {told} ({sentences.searched_until(searched)})." if due else "."),
        page="ronden",
        late=bool(due),
    )


def _series(dossier: Dossier, asked: KeyFact) -> tuple[Series | None, Series | None]:
    """The series of a fact, and the one that it is a part or a change of."""
    by_id = {each.id: each for each in dossier.series}
    series = by_id.get(asked.series or "")
    return series, by_id.get(series.base) if series is not None and series.base is not None else None


def _place(asked: KeyFact, dossier: Dossier) -> str:
    """Where a fact is of, with a space before it; "" for the whole."""
    line = line_of(dossier, asked)
    area = next((each.name for each in dossier.areas if each.code == line.area != whole_area(dossier)), None)
    sector = next((each.name for each in dossier.sectors if each.code == line.sector != whole_sector(dossier)), None)
    if area is None and sector is None:
        return ""
    if asked.place is not None:
        return f" {'in' if area is not None else 'bij'} {asked.place}"
    return "".join(([f" in {area}"] if area else []) + ([f" bij {sector}"] if sector else []))


def _early(day: date, dossier: Dossier) -> str:
    """That a fact is of before the approach, when it is."""
    began = approach_day(dossier)
    return f"Van voor de aanpak van {dutch.day(began)}." if began is not None and day < began else ""


def _sources(seen: Observation) -> tuple[str, ...]:
    return (seen.source,) if seen.source else ()
