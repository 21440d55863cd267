"""Rules on a change of figures that were revised before: what once stood there can still be read."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import dutch
from motiespoor.derive.revisions import revisions
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, Revision
from motiespoor.model.kinds import REVISIONS
from motiespoor.problem import Problem


def forgotten(then: Observation, now: Observation, after: Dossier) -> Iterator[Problem]:
    """The revisions that a figure had and has no more, now that it is revised again."""
    kept = [(each.was, each.cause) for each in revisions(now, after)]
    if then.revised_from is None or then.cause is None or (then.revised_from, then.cause) in kept[:-1]:
        return
    was, value = f"{then.revised_from:f}", f"{then.value:f}"
    yield now.origin.problem(
        f"dit cijfer is eerder herzien, van {was} naar {value} ({then.cause.value}), en dat is nu nergens meer te lezen. "
        f"Zet elke herziening op een eigen regel in {REVISIONS}: eerst 'was' {was}, dan 'was' {value}, met 'tot' en 'oorzaak'.",
        "was",
    )


def revisions_remain(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a revision that was published is still there; only a day that was not recorded may be filled in."""
    series = {each.id for each in after.series}
    for then in before.revisions:
        if then.series in series and not any(_is_same(then, each) for each in after.revisions):
            day = f" tot {dutch.day(then.until)}" if then.until is not None else ""
            yield Problem(
                path=then.origin.path,
                line=1,
                column=1,
                text=f"de herziening van {then.series}, {then.date}, {then.area}, {then.sector} is weg of anders: hier stond "
                f"{then.was:f}{day} ({then.cause.value}). Zet die rij terug.",
            )


def _is_same(then: Revision, now: Revision) -> bool:
    """Whether two rows tell the same revision; an area that was renamed with its figures is told of the figures."""
    same = (then.series, then.date, then.area, then.sector, then.breakdown, then.was, then.cause) == (
        now.series, now.date, now.area, now.sector, now.breakdown, now.was, now.cause,
    )  # fmt: skip
    return same and then.until in (None, now.until)
