"""Where measures stand in a plan that is divided in chapters, and whether there are more than one takes in at once."""

from __future__ import annotations

from motiespoor.model.chapters import Chapter, Theme, sections_of, spots
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Measure

OPEN = 12  # measures that stand open on a page; of more each chapter is folded, and a status can be chosen


SECTIONS = ("hoofdstuk-", "thema-")  # what the place of each begins with


def is_long(dossier: Dossier) -> bool:
    """Whether there are so many measures that nobody takes them in at once."""
    return len(dossier.measures) > OPEN


def anchor_of(section: Chapter | Theme) -> str:
    """The place of a chapter or a theme on the list of measures."""
    of_chapter, of_theme = SECTIONS
    return f"{of_chapter if isinstance(section, Chapter) else of_theme}{section.id}"


def where_it_stands(measure: Measure, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The titles of the chapter and the theme of a measure, each with its place on the list."""
    found = sections_of(measure.theme, spots(dossier.publication.chapters))
    return tuple((each.title, anchor_of(each)) for each in found)
