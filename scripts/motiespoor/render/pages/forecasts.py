"""Every forecast next to what happened, and what may be concluded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motiespoor import paths
from motiespoor.derive.verdicts import Outcome, State, Verdict
from motiespoor.model.figure import Series
from motiespoor.model.publication import ChartKind
from motiespoor.render.address import FORECASTS
from motiespoor.render.context import Context
from motiespoor.render.output import Page
from motiespoor.render.pages.values import Expected, expected

# After "4 keer" another order of words.
_COUNTED = {
    Outcome.DIRECTION_RIGHT: "klopte de richting",
    Outcome.DIRECTION_WRONG: "klopte de richting niet",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How the forecasts came out: counts, and the first day on which one more can be judged (`None` when none will)."""

    every: int
    states: Counter[str]
    outcomes: Counter[Outcome]
    next: date | None

    @property
    def found(self) -> int:
        """Of how many is known what was expected."""
        return self.every - self.states[State.NOTHING_EXPECTED.value]

    @property
    def judged(self) -> int:
        """How many can be judged."""
        return self.outcomes.total()

    @property
    def told(self) -> str:
        """The outcomes in words: how many of which."""
        return "; ".join(
            f"{self.outcomes[each]} keer {_COUNTED.get(each, each.label)}" for each in Outcome if self.outcomes[each]
        )


def forecasts_page(context: Context) -> Page:
    """The forecasts of every series that has any."""
    dossier = context.dossier
    blocks: list[tuple[Series, list[Expected], Tally]] = []
    for series in dossier.series:
        own = [each for each in context.verdicts if each.judged.forecast.series == series.id]
        if own:
            blocks.append((series, [expected(each, series, context.today) for each in own], tally(own)))
    return context.page(
        FORECASTS,
        "prognoses.md.jinja",
        title="Verwachting en uitkomst",
        description="Elke prognose naast wat er gebeurde, met het verschil, en wat zich nog niet laat beoordelen.",
        source=f"{paths.FIGURES}/prognoses.csv",
        blokken=blocks,
        samen=tally(context.verdicts),
        figuren=[
            context.drawn[each.id]
            for each in dossier.charts
            if each.kind is ChartKind.FORECAST and each.id in context.drawn
        ],
    )


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """How these forecasts came out."""
    every = list(verdicts)
    return Tally(
        every=len(every),
        states=Counter(each.state.value for each in every),
        outcomes=Counter(each.outcome for each in every if each.outcome),
        next=min((each.judged.forecast.horizon for each in every if each.state is State.TOO_EARLY), default=None),
    )
