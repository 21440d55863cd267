"""The picture of the front page: what was expected against what came, and where the last of it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from motiespoor import dutch, spoken
from motiespoor.derive.story import Split, Stage, Told, story
from motiespoor.model.dossier import Dossier
from motiespoor.model.front import STORY
from motiespoor.model.source import EvidenceKind, Source
from motiespoor.render.charts.figure import (
    NOTHING,
    Cell,
    Column,
    Figure,
    cell,
    change_cell,
    day_cell,
    evidence_cell,
    moment_cell,
    value_cell,
)
from motiespoor.render.charts.hand import PAGE, Palette
from motiespoor.render.charts.story_drawn import CHANGE, NARROW, SHARE, WIDE, Scene, drawing

_MOST_GAPS = 3  # more days without a value are not told one by one
CAME = "gekomen"

Row = tuple[Cell, ...]


def story_figure(dossier: Dossier) -> Figure | None:
    """The story that the publication asks for, as a chart; `None` when it cannot be told."""
    told = story(dossier)
    if told is None:
        return None
    sources = {each.id: each for each in dossier.sources}
    rows = tuple(_rows(told, sources))
    finding, sentence = _finding(told, rows), _sentence(told, rows)
    scene = _scene(told, rows)
    label = dutch.picture_name(finding, sentence)
    seen = [told.base, *(each.observation for each in told.stages)] + ([told.split.share] if told.split else [])
    name = _name(told)
    return Figure(
        id=STORY,
        finding=finding,
        measure=_measured(told),
        sentence=sentence,
        subject=f"{told.series.title}: {name.bare}; verwacht {_within(told)}, gekomen {_so_far(told)}",
        columns=(
            Column("wat", "Wat"),
            Column("peildatum", spoken.moments(told.series)),
            Column("stand", "Waarde" if told.series.of_period else "Stand", figure=True),
            Column("sinds_begin", f"Sinds {spoken.moment(told.base.date, told.series)}", figure=True),
            Column(
                "sinds_vorige", f"Sinds de {'periode' if told.series.of_period else 'peildatum'} ervoor", figure=True
            ),
            Column("aandeel_procent", "Aandeel daarin", figure=True),
            Column("bron", "Volgens"),
            Column("herkomst", "Herkomst"),
        ),
        rows=rows,
        sources=tuple(dict.fromkeys(each for each in (_source(told), *(one.source for one in seen)) if each)),
        methods=tuple(dict.fromkeys(each.method for each in (told.base, told.last.observation))),
        notes=tuple(dict.fromkeys(_notes(told))),
        wide=drawing(scene, WIDE, PAGE, label),
        narrow=drawing(scene, NARROW, PAGE, label),
    )


def story_drawing(dossier: Dossier, palette: Palette) -> str | None:
    """The wide picture in these colours, for where no style sheet reaches; `None` when there is no story."""
    told = story(dossier)
    if told is None:
        return None
    rows = tuple(_rows(told, {each.id: each for each in dossier.sources}))
    return drawing(_scene(told, rows), WIDE, palette, _finding(told, rows))


def _measured(told: Told) -> str:
    since = f"verandering sinds {spoken.named(told.base.date, told.series)}"
    return f"{dutch.capital(spoken.step_unit(told.series))}, {since}. Gestreept: wat werd verwacht."


def _rows(told: Told, sources: Mapping[str, Source]) -> Iterator[Row]:
    """What came, day by day from the base; then what was expected; then how the last change was divided."""
    series = told.series
    yield (
        cell(CAME),
        moment_cell(told.base.date, series),
        value_cell(told.base.value, series.decimals, told.base.precision),
        change_cell(told.base.value - told.base.value if told.base.value is not None else None, series.decimals),
        _no(),
        _no(),
        _by(told.base.source, sources),
        evidence_cell(told.base.evidence),
    )
    for each in told.stages:
        seen = each.observation
        yield (
            cell(CAME),
            moment_cell(seen.date, series),
            value_cell(seen.value, series.decimals, seen.precision, dutch.gap(seen.direction)),
            change_cell(each.since_base, series.decimals, _why_not(each, told)),
            change_cell(each.since_last, series.decimals),
            _no(),
            _by(seen.source, sources),
            evidence_cell(seen.evidence),
        )
    yield from _expectations(told, sources)
    if told.split is not None:
        yield from _shares(told.split, sources)


def _expectations(told: Told, sources: Mapping[str, Source]) -> Iterator[Row]:
    """What was expected; where its source gave a low and a high number, first the low one."""
    found, forecast, decimals = told.expected, told.expected.forecast, told.series.decimals
    ends = [("verwacht", forecast.level, found.expected_change)]
    if forecast.ranged:
        ends = [("laagst verwacht", *ends[0][1:]), ("hoogst verwacht", forecast.level_to, found.expected_change_to)]
    for what, level, expected in ends:
        change = change_cell(expected, decimals)
        yield (
            cell(f"{what}, prognose van {forecast.report}"),
            moment_cell(forecast.horizon, told.series),
            value_cell(level, decimals, forecast.precision, NOTHING),
            Cell(change.raw, dutch.with_precision(change.shown, forecast.precision)),
            _no(),
            _no(),
            _by(forecast.source, sources),
            evidence_cell(forecast.evidence),
        )


def _shares(split: Split, sources: Mapping[str, Source]) -> Iterator[Row]:
    share = split.share
    day = day_cell(share.date)
    yield (
        cell(split.part.name),
        day,
        _no(),
        _no(),
        _no(),
        value_cell(share.value, None, share.precision, unit="%"),
        _by(share.source, sources),
        evidence_cell(share.evidence),
    )
    if (rest := split.rest) is not None:
        found = value_cell(rest.value, None, rest.precision, unit="%")
        yield cell(rest.part.name), day, _no(), _no(), _no(), found, _no(), evidence_cell(EvidenceKind.DERIVED)


def _no() -> Cell:
    return Cell("", NOTHING)


def _by(source: str | None, sources: Mapping[str, Source]) -> Cell:
    if source is None:
        return _no()
    found = sources[source]
    return Cell(source, found.signatory or found.publisher or found.name)


def _why_not(each: Stage, told: Told) -> str:
    """What stands where it is not known how much it had become."""
    if each.observation.value is None:
        return dutch.NOT_FOUND
    return dutch.INCOMPARABLE if each.observation.method != told.base.method else dutch.UNCOMPUTED


def _finding(told: Told, rows: tuple[Row, ...]) -> str:
    """What came up to a day, and what was expected: the number of each as the table has it."""
    change, name = told.last.since_base, _name(told)
    assert change is not None, "the last stage is one that is known"
    day, amount = dutch.day(told.last.observation.date), _number(told)
    within = dutch.within(told.base.date, told.last.observation.date)
    span = f" {within}" if within.startswith("in ") else ""
    if not change or told.series.of_period:
        came = f"{dutch.capital(spoken.at(told.last.observation.date, told.series))} {name.was()} {name.phrase} {_held(told)}"
    elif not name.counts:
        by = dutch.counted(amount, spoken.step_unit(told.series))
        came = f"Tot {day} {name.moved(change)} {name.phrase}{span} met {by}"
    elif change > 0:
        came = f"Tot {day} kwamen er{span} {amount} {name.bare} bij"
    else:
        came = f"Tot {day} gingen er{span} {amount} {name.bare} af"
    return f"{came}. Verwacht {_within(told)}: {_expected(told, rows)}"


def _name(told: Told) -> spoken.Spoken:
    return spoken.spoken(told.series, told.asked.noun)


def _held(told: Told) -> str:
    """Gelijk aan dat op 1 januari 2022, or 300 miljoen euro hoger dan in 2022: the last value against that of the base."""
    change, base = told.last.since_base or 0, spoken.at(told.base.date, told.series)
    if not change:
        return f"gelijk aan {_name(told).that} {base}"
    by = dutch.counted(_number(told), spoken.step_unit(told.series))
    return f"{by} {'hoger' if change > 0 else 'lager'} dan {base}"


def _number(told: Told) -> str:
    change = told.last.since_base
    assert change is not None, "the last stage is one that is known"
    return dutch.number(abs(change), told.series.decimals)


def _within(told: Told) -> str:
    """In vier jaar: for when it was expected."""
    return dutch.within(told.expected.forecast.base_date, told.expected.forecast.horizon)


def _so_far(told: Told) -> str:
    return dutch.within(told.base.date, told.last.observation.date)


def _expected_rows(told: Told) -> range:
    """The rows of what was expected: one, or a low and a high one."""
    first = 1 + len(told.stages)
    return range(first, first + 1 + told.expected.forecast.ranged)


def _expected(told: Told, rows: tuple[Row, ...]) -> str:
    """+1.000, or tussen +1.000 en +1.500"""
    ends = [rows[row][CHANGE].shown for row in _expected_rows(told)]
    return ends[0] if len(ends) == 1 else dutch.between(*ends)


def _sentence(told: Told, rows: tuple[Row, ...]) -> str:
    """From where to where, who expected what, where the last of it went, and what was not found."""
    last = 1 + told.stages.index(told.last)
    series = told.series
    until = spoken.until(told.expected.forecast.horizon, series)
    start = f"Van {spoken.counted(rows[0][2].shown, series)} {spoken.at(told.base.date, series)}"
    came = f"naar {rows[last][2].shown} {spoken.at(told.last.observation.date, series)}"
    report = told.expected.forecast.report
    parts = [
        f"{start} {came}.",
        f"De prognose van {report} verwachtte {_expected(told, rows)} {until}.",
    ]
    if told.split is not None:
        share = rows[_expected_rows(told).stop]
        step = rows[last][CHANGE + 1].shown.lstrip("+−")
        parts.append(f"Van de {_way(told)} van {step} {_when(told)} {_went(told, share[SHARE].shown)}.")
    if gaps := [row[1].shown for row in rows[1 : 1 + len(told.stages)] if row[CHANGE].shown == dutch.NOT_FOUND]:
        days = f" op {dutch.listed(gaps)}" if len(gaps) <= _MOST_GAPS else f" op {gaps[0]} en op latere peildata"
        parts.append(f"De stand{days} is {dutch.NOT_FOUND}.")
    return " ".join(parts)


def _way(told: Told) -> str:
    return "groei" if (told.last.since_last or 0) > 0 else "daling"


def _when(told: Told) -> str:
    """In 2023: the time of the last change."""
    number = told.stages.index(told.last)
    before = told.stages[number - 1].observation.date if number else told.base.date
    return dutch.over(before, told.last.observation.date)


def _went(told: Told, share: str) -> str:
    """Kwam 74% (afgerond) in de kuststreek"""
    assert told.split is not None, "only what is divided went somewhere"
    return f"{'kwam' if _way(told) == 'groei' else 'viel'} {share} in {told.asked.place or told.split.part.name}"


def _scene(told: Told, rows: tuple[Row, ...]) -> Scene:
    """What is drawn: the cells, and the words beside them."""
    expected = _expected_rows(told)
    place = told.asked.place or (told.split.part.name if told.split else "")
    return Scene(
        series=told.series,
        rows=rows,
        stages=len(told.stages),
        last=1 + told.stages.index(told.last),
        expectations=len(expected),
        shares=len(rows) - expected.stop,
        came=("gekomen", _so_far(told)),
        expected=(f"verwacht {_within(told)}", f"prognose van {told.expected.forecast.report}"),
        split=(f"van de {_way(told)} {_when(told)}", f"{'kwam' if _way(told) == 'groei' else 'viel'} in {place}"),
        rest=told.split.rest.part.name if told.split and told.split.rest else "",
        note=(told.split.part.note or "") if told.split else "",
    )


def _source(told: Told) -> str | None:
    return told.expected.forecast.source


def _notes(told: Told) -> Iterator[str]:
    forecast = told.expected.forecast
    if forecast.note:
        yield f"Prognose van {forecast.report}: {forecast.note}"
    for seen in (told.base, *(each.observation for each in told.stages)):
        if seen.note:
            yield f"{spoken.moment(seen.date, told.series)}: {seen.note}"
    if told.split is not None:
        for note in (told.split.share.note, told.split.part.note):
            if note:
                yield f"{told.split.part.name}: {note}"
