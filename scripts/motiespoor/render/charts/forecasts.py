"""Forecasts next to what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from motiespoor import dutch, spoken
from motiespoor.derive.figures import Judged, judged
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.verdicts import numbers
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.model.publication import Chart
from motiespoor.model.round import Certainty
from motiespoor.model.source import EvidenceKind
from motiespoor.render.charts.figure import (
    Cell,
    Figure,
    Rows,
    Spec,
    drawn,
    place,
)
from motiespoor.render.charts.forecast_rows import (
    COLUMNS,
    ERROR,
    EVIDENCE,
    EXPECTED,
    EXPECTED_PERCENT,
    HAPPENED,
    HAPPENED_PERCENT,
    HIGHEST,
    HIGHEST_PERCENT,
    HORIZON,
    IN_PERCENT,
    KNOWN_DAY,
    PERCENT,
    RANGED,
    RANGED_PERCENT,
    TOLD_BY,
    highest_cells,
    own_cells,
    percent_cells,
    teller_cells,
)
from motiespoor.render.charts.marks import NARROW, WIDE, bars
from motiespoor.render.charts.scope import Scope, scope
from motiespoor.spoken import Spoken


def forecast_figure(dossier: Dossier, chart: Chart, series: Series, today: date) -> Figure | None:
    """Each forecast as a dashed bar, with what happened since as a filled one; `None` when no forecast has a number.

    Bars are in the unit; when every forecast gave only a percentage they are in percent.
    """
    of = scope(dossier, chart)
    every = judged(dossier, series.id, of.area, of.sector)
    in_unit = any(each.expected_change is not None for each in every)
    if not in_unit and all(each.expected_percent is None for each in every):
        return None
    percents = any(each.forecast.percent is not None for each in every)
    ranged = any(each.forecast.ranged for each in every)
    levels = lookup(dossier)
    bases = [levels.at(Line(series.id, of.area, of.sector), each.forecast.base_date) for each in every]
    tellers = {each.id: each.signatory or each.publisher for each in dossier.sources}
    rows = tuple(
        (
            *own_cells(each, base, series, today),
            *(percent_cells(each, today) if percents else ()),
            *(highest_cells(each, series)[not percents :] if ranged else ()),
            *teller_cells(each, tellers),
        )
        for each, base in zip(every, bases, strict=True)
    )
    outcomes = [each.known for each in every if each.known]
    sources = [each.forecast.source for each in every] + [each.source for each in outcomes]
    where = f", {of.part}" if of.part else ""
    told = _Told(every, series, spoken.spoken(series, chart.noun), _whole(dossier, series, of))
    return Figure(
        id=chart.id,
        series=series.id,
        area=of.area,
        sector=of.sector,
        finding=of.titled(_finding(told)),
        measure=f"{dutch.capital(spoken.step_unit(series)) if in_unit else 'Procent'}{where}, verandering sinds de peildatum waar de "
        "brief van uitging. Gestreept: wat werd verwacht. Gevuld: wat het werd.",
        sentence=" ".join(
            [*(_sentence(each, row, series, today) for each, row in zip(every, rows, strict=True)), *_lost(every)]
        ),
        subject=f"{of.subject(series, chart.noun)}; {told.counted}",
        columns=(
            *COLUMNS,
            *(IN_PERCENT if percents else ()),
            *((RANGED_PERCENT, RANGED)[not percents :] if ranged else ()),
            *EVIDENCE,
        ),
        rows=rows,
        sources=tuple(dict.fromkeys(source for source in sources if source)),
        methods=tuple(dict.fromkeys(each.method for each in outcomes)),
        notes=tuple(dict.fromkeys(_notes(every, series))),
        wide=_drawn(every, rows, series, WIDE, in_unit=in_unit),
        narrow=_drawn(every, rows, series, NARROW, in_unit=in_unit),
    )


def _found(every: Sequence[Judged]) -> list[Judged]:
    """The forecasts of which a number was found."""
    return [each for each in every if any(number is not None for number in numbers(each.forecast))]


def _lost(every: Sequence[Judged]) -> Iterator[str]:
    """Of how many forecasts no number was found; nothing when it was found of all."""
    if lost := len(every) - len(_found(every)):
        yield f"Van {dutch.count(lost, 'prognose', 'prognoses')} is het getal niet gevonden."


@dataclass(frozen=True, slots=True)
class _Told:
    """What a chart says of so many of the forecasts that were found, in its title and above its table.

    `whole` names the whole, where other forecasts of the series are of a part of it.
    """

    every: Sequence[Judged]
    series: Series
    name: Spoken
    whole: str

    @property
    def errors(self) -> list[Decimal]:
        """How far those were off that can be judged."""
        return [each.miss for each in self.every if each.miss is not None]

    @property
    def passed(self) -> list[date]:
        """On which day that is known growth was already more than expected, for each forecast of which it was."""
        return [known.date for each in self.every if (known := each.known) is not None and _beyond(each)]

    @property
    def counted(self) -> str:
        """How many there are, with and without a number, and of how many the title speaks."""
        found = len(_found(self.every))
        told = f"{dutch.count(len(self.every), 'prognose', 'prognoses')}, {found} met een getal, {len(self.every) - found} zonder"
        if self.errors:
            return f"{told}, {len(self.errors)} te vergelijken met de uitkomst"
        return f"{told}, {self.passed.count(max(self.passed))} al eerder overtroffen" if self.passed else told

    def of_found(self, number: int) -> str:
        """So many of the forecasts that were found: the others may have said anything."""
        found = len(_found(self.every))
        if number < found:
            return f"{dutch.small(number)} van de {dutch.small(found)} gevonden prognoses{self.whole}"
        if found == 1:
            return f"de enige gevonden prognose{self.whole}"
        return f"{'beide' if found == 2 else f'alle {dutch.small(found)} de'} gevonden prognoses{self.whole}"


def _whole(dossier: Dossier, series: Series, of: Scope) -> str:
    """Of what the forecasts of a chart are, when it is of the whole and there are others of parts."""
    if of.part or all(each.area == of.area for each in dossier.forecasts if each.series == series.id):
        return ""
    return f" voor {next(each.name for each in dossier.areas if each.code == of.area)}"


def _finding(told: _Told) -> str:
    """What can be said on the day: a forecast is judged on its horizon, and before that only when it was passed already."""
    errors, name = told.errors, told.name
    if not errors:
        return _passed(told)
    of = told.of_found(len(errors))
    if all(error == 0 for error in errors):
        if any(each.forecast.ranged for each in told.every if each.miss is not None):
            return f"{name.first} {name.verb('bleef', 'bleven')} binnen wat was voorspeld in {of}"
        return f"{name.first} {name.verb('kwam', 'kwamen')} uit op wat was voorspeld in {of}"
    if all(error > 0 for error in errors):
        return f"{name.first} {name.verb('werd', 'werden')} hoger dan voorspeld in {of}"
    if all(error < 0 for error in errors):
        return f"{name.first} {name.verb('bleef', 'bleven')} lager dan voorspeld in {of}"
    return f"{name.first} {name.verb('week', 'weken')} af van wat was voorspeld in {of}"


def _passed(told: _Told) -> str:
    """How many forecasts of growth were passed before their horizon, on the latest day that is known."""
    if not told.passed:
        return f"nog geen prognose van {told.name.phrase} is met de uitkomst te vergelijken"
    day = max(told.passed)
    number = told.passed.count(day)
    expected = f"{told.of_found(number)} {'verwachtte' if number == 1 else 'verwachtten'}"
    name = told.name
    grown = "gegroeid" if name.counts else "gestegen"
    return f"{spoken.at(day, told.series)} {name.was()} {name.phrase} al meer {grown} dan {expected}"


def _beyond(each: Judged) -> bool:
    """Whether the growth is known to be more than was expected."""
    expected, highest, known = (
        (each.expected_percent, each.expected_percent_to, each.known_percent)
        if each.expected_percent is not None
        else (each.expected_change, each.expected_change_to, each.known_change)
    )
    most = highest if highest is not None else expected
    return expected is not None and most is not None and known is not None and known > most and expected > 0


def _sentence(each: Judged, row: Sequence[Cell], series: Series, today: date) -> str:
    forecast, percent = each.forecast, each.expected_percent is not None
    by = _by(each, row[TOLD_BY].shown)
    if each.expected_change is None and not percent:
        told = f", {by}" if by and forecast.direction is not None else ""
        return f"De prognose van {forecast.report} voor {row[HORIZON].shown}{told}: {row[EXPECTED].shown}."
    letter = f"De brief van {forecast.report} verwachtte"
    if by is not None:
        letter = f"{dutch.capital(by)} verwachtte de brief van {forecast.report}"
    expected = row[EXPECTED_PERCENT if percent else EXPECTED].shown
    if forecast.ranged:
        expected = dutch.between(expected, row[HIGHEST_PERCENT if percent else HIGHEST].shown)
    expected = expected if percent else dutch.counted(expected, spoken.step_unit(series))
    said = f"{letter} {expected} tot {row[HORIZON].shown}"
    running = today < forecast.horizon
    if each.known is None:
        return f"{said}; {'de laatste dag daarvan is nog niet geweest' if running else f'wat er van kwam is {dutch.NOT_FOUND}'}."
    if (each.known_percent if percent else each.known_change) is None:
        return f"{said}; of dat uitkwam is niet te zeggen, want de standen zijn niet te vergelijken."
    happened = f"{said}; tot {row[KNOWN_DAY].shown} was het {row[HAPPENED_PERCENT if percent else HAPPENED].shown}"
    if each.miss is None:
        last = row[HORIZON].shown
        return f"{happened}. {'De laatste dag daarvan is nog niet geweest' if running else f'De stand op {last} is {dutch.NOT_FOUND}'}."
    if forecast.ranged and not each.miss:
        return f"{happened}. Dat ligt daartussen."
    if percent:
        return f"{happened}. Het verschil met wat verwacht werd was {row[PERCENT].shown} van de stand toen."
    of_base = each.error_percent is not None and not series.in_percent
    part = f" ({row[PERCENT].shown} van de stand toen)" if of_base else ""
    return f"{happened}. Het verschil met wat verwacht werd was {dutch.counted(row[ERROR].shown, spoken.step_unit(series))}{part}."


def _by(each: Judged, teller: str) -> str | None:
    """Who says what a letter expected, where it was not read in the letter itself."""
    if each.forecast.source is None:
        return None
    return {EvidenceKind.PRESS: f"volgens {teller}", EvidenceKind.QUESTION: dutch.PREMISE}.get(each.forecast.evidence)


def _notes(every: Sequence[Judged], series: Series) -> Iterator[str]:
    for each in every:
        if each.forecast.note:
            yield f"Prognose van {each.forecast.report}: {each.forecast.note}"
        if each.broken is not None:
            certain = each.broken.certainty is Certainty.CERTAIN
            yield (
                f"Prognose van {each.forecast.report}: tussen {spoken.named(each.forecast.base_date, series)} en de uitkomst ligt "
                f"een {'' if certain else 'mogelijke '}breuk in de reeks. {each.broken.description}"
            )


def _drawn(every: Sequence[Judged], rows: Rows, series: Series, width: int, *, in_unit: bool) -> Spec:
    """Per forecast a line that names it, a dashed bar and a filled one.

    Among forecasts in the unit, what was given in percent is a text: it has another scale.
    """
    lines: list[dict[str, Any]] = []
    columns = (EXPECTED, HAPPENED) if in_unit else (EXPECTED_PERCENT, HAPPENED_PERCENT)
    data = zip(every, rows, *(drawn(rows, column) for column in columns), strict=True)
    for number, (each, row, expected, happened) in enumerate(data):
        horizon = dutch.reference(each.forecast.horizon, series.frequency)
        known = f" tot {dutch.reference(each.known.date, series.frequency)}" if each.known else ""
        error: Decimal | None = each.error if in_unit else each.error_percent
        label = happened["label"]
        if error is not None and not (each.forecast.ranged and error == 0):
            label = f"{label} (verschil {row[ERROR if in_unit else PERCENT].shown})"
        said = expected
        if in_unit and each.expected_percent is not None:
            said = {**expected, "cel": place(number, EXPECTED_PERCENT), "label": row[EXPECTED_PERCENT].shown}
        expecting = [{**said, "name": f"verwacht voor {horizon}", "open": True}]
        if each.forecast.ranged:
            expecting[0]["name"] = f"laagst verwacht voor {horizon}"
            expecting.append({**_high(number, each, row, in_unit=in_unit), "name": f"hoogst verwacht voor {horizon}"})
        lines += [
            {"note": f"Brief van {each.forecast.report}"},
            *expecting,
            {**happened, "name": f"werkelijk{known}", "label": label},
        ]
    return bars(lines, width)


def _high(number: int, each: Judged, row: Sequence[Cell], *, in_unit: bool) -> dict[str, Any]:
    """The bar of the high end of what was expected; among forecasts in the unit, what was given in percent is a text."""
    percent = each.expected_percent is not None
    column = len(row) + (HIGHEST_PERCENT if percent else HIGHEST)
    drawn_here = percent is not in_unit
    value = float(row[column].raw) if drawn_here and row[column].raw else None
    return {"cel": place(number, column), "value": value, "label": row[column].shown, "open": True}
