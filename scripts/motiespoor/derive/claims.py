"""Which claims rest on which source, and which parts of the frame on which measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from motiespoor.derive.names import phrases
from motiespoor.derive.succession import former_measures
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation
from motiespoor.model.frame import FrameItem
from motiespoor.model.measure import Measure, Milestone


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """Something the site says, with the page and anchor where it says so."""

    text: str
    page: str
    anchor: str | None = None


def claims_by_source(dossier: Dossier) -> dict[str, tuple[Claim, ...]]:
    """Every claim by the id of the source that it rests on, in the order of the pages; each once."""
    found: defaultdict[str, dict[Claim, None]] = defaultdict(dict)
    for source, claim in _claims(dossier):
        found[source].setdefault(claim)
    return {source: tuple(listed) for source, listed in found.items()}


def _claims(dossier: Dossier) -> Iterator[tuple[str, Claim]]:
    for measure in dossier.measures:
        page = f"maatregelen/{measure.slug}"
        for action in measure.actions:
            for update in action.updates:
                for evidence in update.evidence:
                    yield (
                        evidence.source,
                        Claim(text=f"{measure.number}. {action.title}", page=page, anchor=f"actie-{action.id}"),
                    )
        for milestone in measure.milestones:
            yield from _of_promise(milestone, page)
    for milestone in dossier.promises:
        yield from _of_promise(milestone, "termijnen")
    named = phrases(dossier)["Ronde"]
    for each in dossier.rounds:
        yield (
            each.sheet.source,
            Claim(text=f"{named} {each.sheet.id}: {each.sheet.title}", page=f"ronden/{each.sheet.id}"),
        )
    if dossier.frame is not None:
        yield dossier.frame.source, Claim(text=dossier.frame.title, page="kader")
        for signatory in dossier.frame.signatories:
            for source in signatory.sources:
                yield source, Claim(text=f"{dossier.frame.title}: {signatory.name}, {signatory.office}", page="kader")
    titles = {each.id: each.title for each in dossier.series}
    figures: tuple[Observation | Forecast, ...] = (*dossier.observations, *dossier.forecasts)
    for figure in figures:
        if figure.source is not None:
            yield figure.source, Claim(text=titles[figure.series], page=f"cijfers/reeksen/{figure.series}")
    for location in dossier.locations:
        yield location.source, Claim(text=titles[location.series], page=f"cijfers/reeksen/{location.series}")
    for event in dossier.events:
        for evidence in event.evidence:
            yield evidence.source, Claim(text=event.title, page="tijdlijn", anchor=event.id)
    for contradiction in dossier.contradictions:
        for side in contradiction.sides:
            yield side.source, Claim(text=contradiction.title, page="methode", anchor=f"tegenspraak-{contradiction.id}")
    for method in dossier.methods:
        if method.source is not None:
            yield method.source, Claim(text=method.title, page="methode", anchor=f"methode-{method.id}")


def _of_promise(milestone: Milestone, page: str) -> Iterator[tuple[str, Claim]]:
    reports = [evidence for report in milestone.reports for evidence in report.evidence]
    for evidence in (milestone.promise, *milestone.evidence, *reports):
        yield evidence.source, Claim(text=milestone.title, page=page, anchor=f"mijlpaal-{milestone.id}")


def frame_items_by_measure(dossier: Dossier) -> dict[str, tuple[FrameItem, ...]]:
    """Which parts of the frame each measure works out, by the number of the measure."""
    found: defaultdict[str, list[FrameItem]] = defaultdict(list)
    for group in dossier.frame.groups if dossier.frame else ():
        for item in group.items:
            for number in item.measures:
                found[number].append(item)
    return {number: tuple(items) for number, items in found.items()}


def measures_by_number(dossier: Dossier) -> dict[str, Measure]:
    """The measures by number; those that ended under the number that they had in a closed round, unless it is another's."""
    return {each.number: each for each in (*former_measures(dossier), *dossier.measures)}
