"""How a plan divides its measures: chapters, and themes within them. Of which a measure is, its own file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from motiespoor.model.fields import OneLine, Slug, key, origin_field, record
from motiespoor.problem import Origin


@record
class Theme:
    """A part of a chapter."""

    id: Slug = key("id", "Kenmerk", "Een maatregel noemt dit onder `thema`.")
    title: OneLine = key("titel", "Titel", "Zoals het plan dit thema noemt.")
    origin: Origin = origin_field()


@record
class Chapter:
    """A chapter of the plan; one without themes holds measures itself."""

    id: Slug = key("id", "Kenmerk", "Een maatregel noemt dit onder `thema`, als het hoofdstuk zelf geen thema's heeft.")
    title: OneLine = key("titel", "Titel", "Zoals het plan dit hoofdstuk noemt.")
    themes: tuple[Theme, ...] = key(
        "themas", "Thema's", "De delen van dit hoofdstuk, in de volgorde van het plan.", default=(), filled=True
    )
    origin: Origin = origin_field()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a measure stands in the plan: in a chapter, and in a theme of it when that has themes."""

    chapter: Chapter
    theme: Theme | None

    @property
    def sections(self) -> tuple[Chapter | Theme, ...]:
        """The chapter, and then the theme."""
        return (self.chapter,) if self.theme is None else (self.chapter, self.theme)


def sections(chapters: Iterable[Chapter]) -> Iterator[Chapter | Theme]:
    """Every chapter, each before its themes."""
    for chapter in chapters:
        yield chapter
        yield from chapter.themes


def spots(chapters: Iterable[Chapter]) -> Mapping[str, Spot]:
    """Where measures can stand, in the order of the plan, by what they name as their theme."""
    return {
        (theme or chapter).id: Spot(chapter, theme) for chapter in chapters for theme in (chapter.themes or (None,))
    }


def sections_of(theme: str | None, standing: Mapping[str, Spot]) -> tuple[Chapter | Theme, ...]:
    """The chapter and the theme of a measure that names this, outermost first; nothing in a plan without chapters."""
    spot = standing.get(theme or "")
    return spot.sections if spot is not None else ()
