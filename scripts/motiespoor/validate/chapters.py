"""Rules on how the plan divides its measures: each stands somewhere, and nothing is empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from motiespoor import dutch, paths
from motiespoor.model.chapters import Chapter, Theme, spots
from motiespoor.model.fields import Family
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.causes import called, twice_in
from motiespoor.validate.walk import first_and_again

_FEW = 6  # names to choose from that are told


def measures_have_a_theme(reading: Reading) -> Iterator[Problem]:
    """Ensure every measure of a plan that is divided says where it stands, and says it exactly."""
    if reading.known[Family.THEME] is None:
        return  # what is wrong with the plan is told
    chapters = reading.dossier.publication.chapters
    names = list(spots(chapters))
    divided = {each.id: each for each in chapters if each.themes}
    for measure in reading.dossier.measures:
        if measure.theme in divided:
            chapter = divided[measure.theme]
            yield measure.origin.problem(
                f"'{chapter.id}' is een hoofdstuk met thema's. Noem er een van: {_listed([each.id for each in chapter.themes])}.",
                "thema",
                hangs_on={twice_in(paths.PUBLICATION)},
                breaks={_within(chapter)},
                lacks=_within(chapter),
            )
        elif chapters and measure.theme is None and measure.origin.complete:
            yield measure.origin.problem(
                f"het plan heeft een indeling, en deze maatregel staat er niet in. Zet erbij: 'thema', met {_listed(names)}.",
                hangs_on={twice_in(paths.PUBLICATION)},
                lacks="een thema",
            )


def themes_have_measures(reading: Reading) -> Iterator[Problem]:
    """Ensure every theme holds a measure, as soon as there are measures; so does a chapter without themes."""
    if reading.known[Family.THEME] is None:
        return
    measures = reading.dossier.measures
    named = {each.theme for each in measures}
    for name, spot in spots(reading.dossier.publication.chapters).items() if measures else ():
        if name not in named:
            section = spot.sections[-1]
            what = "hoofdstuk" if isinstance(section, Chapter) else "thema"
            yield section.origin.problem(
                f"bij {what} '{name}' hoort geen enkele maatregel. Zet 'thema: {name}' in een bestand in {paths.MEASURES}, "
                f"of haal dit {what} weg.",
                "id",
                hangs_on={
                    twice_in(paths.PUBLICATION),
                    _within(spot.chapter),
                    *(called(Family.THEME, each) for each in named if each is not None),
                },
            )


def titles_are_others(reading: Reading) -> Iterator[Problem]:
    """Ensure no two chapters have one title, and no two themes of a chapter: a reader could not tell them apart."""
    chapters = reading.dossier.publication.chapters
    every: tuple[Sequence[Chapter | Theme], ...] = (chapters, *(each.themes for each in chapters))
    for listed in every:
        for first, again in first_and_again((each.title.casefold(), each) for each in listed):
            yield again.origin.problem(
                f"zo heet '{first.id}' al (regel {first.origin.line}). Geef een van de twee een andere titel.", "titel"
            )


def _within(chapter: Chapter) -> str:
    """That measures in a chapter say in which theme."""
    return f"een thema in {called(Family.THEME, chapter.id)}"


def _listed(names: list[str]) -> str:
    """Names to choose from; of many the first."""
    more = "" if len(names) <= _FEW else f" of een andere uit {paths.PUBLICATION}"
    return (", ".join(names[:_FEW]) + more) if more else dutch.either(names)


RULES = (measures_have_a_theme, themes_have_measures, titles_are_others)
