"""Whether the templates that a dossier has of its own can be filled, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.problem import Problem, Unreadable
from motiespoor.read import theme
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Spec
from motiespoor.render.frame import own_templates
from motiespoor.render.site import outputs_with
from motiespoor.render.template import Templates


def template_problems(dossier: Dossier, today: date) -> Iterator[Problem]:
    """What is wrong with the dossier's own templates: each is told once, and then left out to find the next.

    A name that a page does not give shows only when it is filled, so every page is made; only nothing is drawn.
    """
    templates = Templates(dossier)
    own = []
    for name in sorted(own_templates(dossier)):
        if (problem := templates.broken(name)) is None:
            own.append(name)
        else:
            yield problem
            dossier = _without(dossier, name)
    charts = figures(dossier, today) if own else {}
    for _ in own:
        try:
            for _ in outputs_with(dossier, today, charts, draw=_undrawn, raster=_not_made, pack=str):
                pass
        except Unreadable as unreadable:
            yield from unreadable.problems
            for each in unreadable.problems:
                dossier = _without(dossier, each.path.removeprefix(f"{paths.TEMPLATES}/"))
        else:
            return


def _without(dossier: Dossier, name: str) -> Dossier:
    """The dossier with the program's template in the place of its own."""
    given = theme.texts(theme.PAGES).get(name)
    rest = {each: text for each, text in dossier.templates.items() if each != name}
    return replace(dossier, templates=rest if given is None else {**rest, name: given})


def _undrawn(_: Spec) -> str:
    return '<svg viewBox="0 0 1 1"></svg>'


def _not_made(_drawing: str, _scale: float) -> bytes:
    return b""
