"""The signs of statuses and outcomes: which there are, how they are drawn, and that they are alike everywhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor import paths
from motiespoor.derive.deadlines import Outcome
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Sign
from motiespoor.model.publication import Chart, ChartKind
from motiespoor.problem import Unreadable
from motiespoor.read import theme
from motiespoor.render.charts.statuses import status_figure
from motiespoor.render.charts.svg import draw, picture
from motiespoor.render.signs import PATHS, sign
from motiespoor.validate.check import checked_dossier


def test_every_sign_is_drawn_within_its_square() -> None:
    """Each sign has a path of its own, in a square of 16 around its middle."""
    assert set(PATHS) == set(Sign)
    assert len(set(PATHS.values())) == len(PATHS)
    for which, path in PATHS.items():
        numbers = [float(each) for each in re.findall(r"-?[0-9.]+", path)]
        assert max(map(abs, numbers)) <= 8, which


def test_every_outcome_has_a_sign() -> None:
    """What became of a promise is never a word without a sign."""
    assert [each for each in Outcome if each.sign is None] == []


def test_a_sign_has_the_colour_of_what_it_stands_in_and_is_not_read_aloud() -> None:
    """In text a sign is an SVG of one size without a colour of its own; its word stands beside it."""
    assert sign("vol") == sign(Sign.FULL)
    assert 'aria-hidden="true"' in sign(Sign.FULL)
    assert "style" not in sign(Sign.FULL)
    assert "fill" not in sign(Sign.FULL)
    for sheet in ("delen.css", "insluiten.css"):
        assert re.search(
            r"\.teken \{[^}]* fill: (?:var\(--kleur, currentcolor\)|currentcolor);",
            theme.files(theme.STYLES)[sheet].decode(),
        )


def test_a_sign_in_a_chart_is_the_one_in_the_text(dossier: Dossier) -> None:
    """What Vega draws of a sign is letter for letter what stands in the text."""
    figure = status_figure(dossier, Chart(id="standen", kind=ChartKind.STATUSES), date(2026, 11, 29))
    if figure is None:
        pytest.skip("this dossier has no chart of statuses")
    for spec in (figure.wide, figure.narrow):
        svg = picture(draw(spec), name="standen", label="standen")
        drawn = set(re.findall(r'<path data-cel="[^"]*" transform="[^"]*" d="([^"]*)"', svg))
        assert drawn == {PATHS[each.sign] for each in figure.key}


def test_a_sign_that_does_not_exist_is_told_with_the_one_that_was_meant(small: Path) -> None:
    """A status with a letter or a misspelt name for its sign is refused, with what there is."""
    edit(small, paths.STATUSES, "teken: vol", "teken: vool")
    with pytest.raises(Unreadable) as refused:
        checked_dossier(small, TODAY)
    (problem,) = refused.value.problems
    assert "teken 'vool' bestaat niet. Bedoelde u 'vol'?" in problem.text
