"""An entry of a feed, and what the entries of every kind are made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day

from motiespoor import dutch
from motiespoor.model.measure import Measure
from motiespoor.model.source import Evidence, Source
from motiespoor.model.wording import Phrases


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something that happened on a day; `name` tells it from all else that happened on that day.

    The name is made of identifiers only, so that other words are no other entry.
    `known` is the day on which this publication knew it, when that was later: for who follows a feed it is new then.
    `page` and `anchor` say where the site tells it; `feeds` lists the pages whose feed tells it.
    `own` says that its title is the dossier's own, and not a sentence of the site.
    """

    date: Day
    known: Day | None = None
    name: str
    title: str
    paragraphs: tuple[str, ...]
    page: str
    anchor: str | None = None
    feeds: tuple[str, ...]
    own: bool = False

    @property
    def updated(self) -> Day:
        """The day on which it is new to a reader."""
        return later(self.date, self.known)


def later(day: Day, *known: Day | None) -> Day:
    """The latest of a day and of the days on which more became known, if any."""
    return max((day, *(each for each in known if each is not None)))


def measure_page(slug: str) -> str:
    """The page of a measure."""
    return f"maatregelen/{slug}"


def round_page(id: str) -> str:
    """The page of a round."""
    return f"ronden/{id}"


def nth(name: str, number: int) -> str:
    """The first of a day carries the name; what is added later on the same day does not change it."""
    return name if number == 1 else f"{name}/{number}"


def of_measure(said: Phrases, measure: Measure) -> str:
    """Which measure an entry is about."""
    return f"{said['Maatregel']} {measure.number}: {measure.title}"


def resting(evidence: tuple[Evidence, ...], sources: Mapping[str, Source]) -> Iterator[str]:
    """What an entry rests on, source by source."""
    return (f"Bron: {dutch.cited(each, sources[each.source])}" for each in evidence)
