"""How somebody refers to a page, to a chart, and to one claim.

No reference holds a day on which somebody looked: whoever cites adds that. A page is named as in `address`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from motiespoor import dutch
from motiespoor.derive.claims import Claim, Sort
from motiespoor.derive.days import Days
from motiespoor.model.publication import Publication
from motiespoor.model.source import Source
from motiespoor.render import sentences
from motiespoor.render.charts.figure import Figure
from motiespoor.render.permanent import full_address

# What is referred to one by one, in a list on its page; a value is, by the row that it stands in.
_LISTED = (Sort.STATUS, Sort.PROMISE, Sort.REPORT, Sort.OUTCOME)


def page_citation(title: str, publication: Publication, page: str, days: Days) -> str:
    """A reference to a page: who says what, up to which day, and where it stands."""
    named = publication.name if title == publication.name else f"{publication.name}, ‘{title}’"
    return f"{named}, laatste bericht {sentences.last_report(days)}, {full_address(publication, page)}"


def citation(figure: Figure, publication: Publication, page: str, sources: Mapping[str, Source], days: Days) -> str:
    """A reference to a chart on a page: also on which sources it rests; `days` has that of the last report."""
    where = full_address(publication, page, anchor(figure))
    said = f"{publication.name}, ‘{figure.finding}’, laatste bericht {sentences.last_report(days)}, {where}"
    named = on_sources(figure, sources)
    return f"{said}. {named}" if named else f"{said}."


def claims_cited(
    claims: tuple[Claim, ...], publication: Publication, sources: Mapping[str, Source]
) -> Iterator[tuple[str, str]]:
    """References to the statuses and the promises among claims, each once with its anchor, as they stand on a page."""
    found: dict[str, list[Claim]] = {}
    for each in claims:
        if each.sort in _LISTED and each.place:
            # What came of a promise stands where it was made.
            found.setdefault(each.place, []).append(each)
    for place, those in found.items():
        yield place, claim_citation(those, publication, sources)


def claim_citation(claims: list[Claim], publication: Publication, sources: Mapping[str, Source]) -> str:
    """A reference to one claim: who says what of which day, where it stands, and where in which sources that is read."""
    first = claims[0]
    rests = (f"{dutch.named(sources[each.source])}{f' ({each.locator})' if each.locator else ''}" for each in claims)
    where = full_address(publication, first.page, first.place)
    named = f"{publication.name}, ‘{sentences.claimed(first)}’, {where}"
    return f"{named}. {_sources(list(dict.fromkeys(rests)))}"


def anchor(figure: Figure) -> str:
    """Where a chart stands on its page."""
    return f"grafiek-{figure.id}"


def on_sources(figure: Figure, sources: Mapping[str, Source]) -> str:
    """The sources of a chart as a sentence; "" without any."""
    every = [dutch.named(sources[each]) for each in figure.sources]
    return _sources(every) if every else ""


def _sources(named: list[str]) -> str:
    return f"{'Bron' if len(named) == 1 else 'Bronnen'}: {'; '.join(named)}."
