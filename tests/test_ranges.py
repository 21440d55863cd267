"""A forecast with a low and a high number: what came of it, and how that is told and drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor import dutch
from motiespoor.derive.verdicts import Outcome, verdicts
from motiespoor.model.dossier import Dossier
from motiespoor.model.kinds import REVISIONS
from motiespoor.model.tables import tables
from motiespoor.read.dossier import read_dossier
from motiespoor.render.charts.forecasts import forecast_figure
from motiespoor.render.charts.story import story_figure
from motiespoor.validate.check import problems

FORECASTS = "data/cijfers/prognoses.csv"
GIVEN = "130,,,,ongeveer,brontekst,zv-2025-014,,,,"


def with_range(root: Path, low: str, high: str) -> Dossier:
    """The small dossier with a low and a high level where it has one of 130; 132.5 came, from 125."""
    edit(root, FORECASTS, GIVEN, f"{low},,,,exact,brontekst,zv-2025-014,,{high},,")
    reading = read_dossier(root)
    assert problems(reading, TODAY) == ()
    return reading.dossier


@pytest.mark.parametrize(
    ("low", "high", "outcome", "miss"),
    [
        ("128", "133", Outcome.WITHIN, "0"),
        ("128", "132.5", Outcome.WITHIN, "0"),
        ("132.5", "140", Outcome.WITHIN, "0"),
        ("128", "130", Outcome.HIGHER, "2.5"),
        ("133", "140", Outcome.LOWER, "-0.5"),
    ],
)
def test_what_came_is_within_or_beyond(small: Path, low: str, high: str, outcome: Outcome, miss: str) -> None:
    """Between both numbers nothing is off; beyond them it is off by as much as from the nearest."""
    found = verdicts(with_range(small, low, high), TODAY)[0]
    assert (found.outcome, str(found.judged.miss).replace(".0", "")) == (outcome, miss)


def test_both_numbers_are_told_and_drawn(small: Path) -> None:
    """The sentence, the table, the chart and the picture of the front page have both."""
    dossier = with_range(small, "128", "133")
    series = next(each for each in dossier.series if each.id == "routes-km")
    assert dutch.foreseen(dossier.forecasts[0], series) == "tussen 128 en 133 km"
    chart = next(each for each in dossier.charts if each.id == "verwacht-en-gekomen")
    figure, story = forecast_figure(dossier, chart, series, TODAY), story_figure(dossier)
    assert figure is not None
    assert story is not None
    assert figure.sentence.startswith(
        "De brief van plan-24 verwachtte tussen +3,0 en +8,0 km tot 1 juli 2025; tot 1 juli 2025 was het +7,5. "
        "Dat ligt daartussen. "
    )
    assert " bleef binnen wat was voorspeld in " in figure.finding
    assert [column.name for column in figure.columns][-4:-2] == ["verwachte_procent_tot", "verwachte_mutatie_tot"]
    assert [cell.shown for cell in figure.rows[0]][-4:-2] == ["–", "+8,0"]
    assert story.finding.endswith("Verwacht in één jaar: tussen +3,0 en +8,0")
    told = [(row[0].shown, row[2].shown, row[3].shown) for row in story.rows if "verwacht" in row[0].shown]
    assert told == [
        ("laagst verwacht, prognose van plan-24", "128", "+3,0"),
        ("hoogst verwacht, prognose van plan-24", "133", "+8,0"),
    ]


def test_a_dossier_without_them_need_not_say_so(small: Path) -> None:
    """A dossier of before has no table of revisions and no high numbers: not in its files, nor in their description."""
    descriptor = small / "data/cijfers/datapackage.yaml"
    described = descriptor.read_text("utf-8")
    older = re.sub(r"        - name: (?:stand|mutatie|procent)_tot\n(?:          .*\n)+", "", described)
    descriptor.write_text(older[: older.index("\n  - name: herzieningen")], "utf-8")
    forecasts = (small / FORECASTS).read_text("utf-8").replace(",stand_tot,mutatie_tot,procent_tot\n", "\n")
    (small / FORECASTS).write_text(forecasts.replace(",,,\n", "\n"), "utf-8")
    assert [each.text for each in problems(read_dossier(small), TODAY)] == [
        "tabel 'herzieningen' is niet beschreven. Zet haar erbij."
    ]
    (small / REVISIONS).unlink()
    reading = read_dossier(small)
    assert problems(reading, TODAY) == ()
    found = {each.name: each.columns for each in tables(reading.dossier)["cijfers"]}
    assert "herzieningen" not in found
    assert "stand_tot" not in found["prognoses"]
