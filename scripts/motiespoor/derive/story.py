"""The story of the front page: what was expected of a level, what came, and where the last of it went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from motiespoor.derive.figures import Judged, breaks_of, exact, judged, whole_area, whole_sector
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.parts import divisions
from motiespoor.derive.remainder import WHOLE, Remainder, remainder
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Observation, Series
from motiespoor.model.front import Story
from motiespoor.model.round import Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A reference date after the base: the change since the base, and since the stage before; `None` when not known."""

    observation: Observation
    since_base: Decimal | None
    since_last: Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """Which share of the last change went to an area, and what is left for the only other one, if there is one other."""

    part: Area
    share: Observation
    rest: Remainder | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What was expected against what came: `last` is the last stage that is known."""

    asked: Story
    series: Series
    expected: Judged
    base: Observation
    stages: tuple[Stage, ...]
    split: Split | None

    @property
    def last(self) -> Stage:
        """The last stage of which the change is known."""
        return [each for each in self.stages if each.since_base is not None][-1]


def story(dossier: Dossier) -> Told | None:
    """The story that the publication asks for; `None` when it asks for none, or without a forecast, a base or an outcome."""
    asked = dossier.publication.story
    if asked is None:
        return None
    series = next((each for each in dossier.series if each.id == asked.series), None)
    expected = forecast_of(dossier, asked)
    if series is None or expected is None:
        return None
    line = Line(series.id, whole_area(dossier), whole_sector(dossier))
    base = lookup(dossier).at(line, expected.forecast.base_date)
    if base is None or exact(base) is None:
        return None
    stages = _stages(dossier, line, base)
    if all(each.since_base is None for each in stages):
        return None
    found = Told(asked=asked, series=series, expected=expected, base=base, stages=stages, split=None)
    return replace(found, split=_split(dossier, found))


def forecast_of(dossier: Dossier, asked: Story) -> Judged | None:
    """The forecast of a story, with a number in the unit; of a report that is not named the oldest."""
    found = judged(dossier, asked.series, whole_area(dossier), whole_sector(dossier))
    return next(
        (
            each
            for each in found
            if asked.report in (None, each.forecast.report)
            and each.base is not None
            and each.expected_change is not None
        ),
        None,
    )


def _stages(dossier: Dossier, line: Line, base: Observation) -> tuple[Stage, ...]:
    """What is known after the base, by the method of the base and as far as no certain break lies between."""
    figures, start = lookup(dossier), exact(base)
    breaks = [
        each.date for each in breaks_of(dossier, line) if each.certainty is Certainty.CERTAIN and each.date > base.date
    ]
    stages: list[Stage] = []
    for day in sorted(each for each in figures.standing.get(line, {}) if each > base.date):
        each = figures.at(line, day, base.method) or figures.at(line, day)
        assert each is not None, "the day was found among the days of the line"
        comparable = each.method == base.method and not any(broken <= day for broken in breaks)
        now = exact(each) if comparable else None
        change = now - start if now is not None and start is not None else None
        before = stages[-1].since_base if stages else Decimal(0)
        stages.append(
            Stage(
                observation=each,
                since_base=change,
                since_last=change - before if change is not None and before is not None else None,
            )
        )
    return tuple(stages)


def _split(dossier: Dossier, told: Told) -> Split | None:
    """Where the change of the last known stage went; `None` when that is not asked, or not known of that day."""
    asked, last = told.asked, told.last
    part = next((each for each in dossier.areas if each.code == asked.part), None)
    if asked.split is None or part is None or last.since_last is None:
        return None
    return _shares(dossier, asked.split, part, last.observation.date)


def _shares(dossier: Dossier, series: str, part: Area, day: date) -> Split | None:
    figures, sector = lookup(dossier), whole_sector(dossier)
    share = figures.at(Line(series, part.code, sector), day)
    if share is None or share.value is None or not 0 <= share.value <= WHOLE:
        return None  # where one part lost what another got, neither is a share of the change
    rest = None
    for division in (each.on(day) for each in divisions(dossier.areas, part.part_of or "")):
        if part in division.parts and len(division.parts) == 2:
            seen = {each.code: figures.at(Line(series, each.code, sector), day) for each in division.parts}
            rest = remainder(division, {code: each for code, each in seen.items() if each is not None})
    return Split(part=part, share=share, rest=rest)
