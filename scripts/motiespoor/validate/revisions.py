"""Rules on the revisions of figures: each is of a figure, they follow each other, and the last is what the figure says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from motiespoor import paths
from motiespoor.derive.revisions import Of, figure_of, revised
from motiespoor.dutch import in_full
from motiespoor.model.figure import Observation, Revision
from motiespoor.model.kinds import REVISIONS
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.observed import is_broken

_FIGURES = f"{paths.FIGURES}/waarnemingen.csv"


def revisions_are_of_a_figure(reading: Reading) -> Iterator[Problem]:
    """Ensure what was revised is a figure that stands there."""
    figures = _figures(reading)
    for key, rows in revised(reading.dossier).items():
        if figures is not None and key not in figures:
            yield rows[0].origin.problem(
                f"dit cijfer staat niet in {_FIGURES}. Een herziening hoort bij een rij met dezelfde reeks, peildatum, "
                "gebied, sector, uitsplitsing en methode.",
                "reeks",
            )


def revisions_run_forward(reading: Reading) -> Iterator[Problem]:
    """Ensure the revisions of a figure stand in their order, and each replaced another value than the one before."""
    for rows in revised(reading.dossier).values():
        for before, each in pairwise(rows):
            where = f"op regel {before.origin.line}"
            if each.until is None:
                yield each.origin.problem(
                    f"bij een herziening na een andere ({where}) hoort de dag waarop zij kwam. Vul die in.", "tot"
                )
            elif before.until is not None and each.until < before.until:
                yield each.origin.problem(
                    f"tot {each.until} ligt vóór de herziening erboven ({before.until}, {where}). "
                    "Zet de oudste herziening bovenaan.",
                    "tot",
                )
            if each.was == before.was:
                yield each.origin.problem(
                    f"'was' is ook {in_full(each.was)} {where}: dan is er niets herzien. Houd er één over.", "was"
                )


def figures_say_their_last_revision(reading: Reading) -> Iterator[Problem]:
    """Ensure the last revision of a figure says what the figure says itself that it was, and why."""
    figures = _figures(reading) or {}
    for key, rows in revised(reading.dossier).items():
        last, figure = rows[-1], figures.get(key)
        if figure is None or (figure.revised_from, figure.cause) == (last.was, last.cause):
            continue
        yield last.origin.problem(
            f"volgens de laatste herziening stond hier {_said(last)}, en volgens {_FIGURES} (regel {figure.origin.line}) "
            f"{_said(figure)}. Zet de laatste herziening ook daar, in 'was' en 'oorzaak'.",
            "was",
        )


def _said(each: Revision | Observation) -> str:
    was = each.was if isinstance(each, Revision) else each.revised_from
    if was is None:
        return "niets anders"
    return f"{in_full(was)} ({each.cause.value})" if each.cause is not None else in_full(was)


def _figures(reading: Reading) -> dict[Of, Observation] | None:
    """The figures by what makes each the only one; `None` when one could not be read."""
    if not reading.dossier.revisions or is_broken(reading, _FIGURES) or is_broken(reading, REVISIONS):
        return None
    return {figure_of(each): each for each in reading.dossier.observations}


RULES = (revisions_are_of_a_figure, revisions_run_forward, figures_say_their_last_revision)
