"""What readers see in Dutch stands together, so that another language could stand beside it: in templates, and in few modules.

The modules of `HOME` are for words alone. Elsewhere stands what was there before; that may only become less.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from test_rooms import PACKAGE

# The rooms that make what readers see; what editors and publishers are told is in Dutch wherever it is told.
ROOMS = ("derive", "render")
HOME = (
    "render/coupling_sentences.py",
    "render/headline.py",
    "render/part_sentences.py",
    "render/promises.py",
    "render/register_sentences.py",
    "render/sentences.py",
)
# What describes the data to who writes programs, and what tells an editor that a template is broken.
FOR_OTHERS = ("render/api/", "render/broken.py", "render/catalogue.py", "render/twins.py")
# Dutch words that hold a sentence together and mean nothing in English.
_DUTCH = re.compile(
    r"\b(?:de|het|een|van|zijn|niet|tot|bij|en|voor|met|er|dat|die|geen|nog|wordt|worden|deze|alle)\b", re.IGNORECASE
)
# How many texts with such a word stand elsewhere.
ELSEWHERE: dict[str, int] = {
    "derive/claims.py": 1,
    "derive/deadlines.py": 26,
    "derive/questions.py": 6,
    "derive/things.py": 6,
    "derive/verdicts.py": 2,
    "render/calendars.py": 4,
    "render/charts/dated.py": 6,
    "render/charts/figure.py": 1,
    "render/charts/forecast_rows.py": 7,
    "render/charts/forecasts.py": 39,
    "render/charts/growth.py": 18,
    "render/charts/grown.py": 1,
    "render/charts/levels.py": 8,
    "render/charts/ranking.py": 2,
    "render/charts/registers.py": 8,
    "render/charts/slope.py": 22,
    "render/charts/spreads.py": 9,
    "render/charts/statuses.py": 10,
    "render/charts/story.py": 18,
    "render/charts/story_drawn.py": 2,
    "render/charts/tiles.py": 6,
    "render/contact.py": 4,
    "render/entries.py": 4,
    "render/feeds.py": 1,
    "render/host.py": 1,
    "render/menu.py": 6,
    "render/pages/corrections.py": 2,
    "render/pages/figures.py": 1,
    "render/pages/forecasts.py": 4,
    "render/pages/levels.py": 10,
    "render/pages/measure_list.py": 2,
    "render/pages/moved.py": 5,
    "render/pages/open_data.py": 1,
    "render/pages/part_rows.py": 2,
    "render/pages/parts.py": 11,
    "render/pages/record.py": 11,
    "render/pages/register_rows.py": 1,
    "render/pages/registers.py": 5,
    "render/pages/rounds.py": 8,
    "render/pages/series.py": 3,
    "render/pages/values.py": 11,
    "render/promise_entries.py": 12,
    "render/register_cells.py": 9,
    "render/register_entries.py": 2,
    "render/revisions.py": 1,
    "render/site.py": 3,
    "render/template.py": 1,
    "render/tilemap.py": 3,
    "render/workbook.py": 8,
}


def dutch_texts(source: str) -> Iterator[str]:
    """The texts of a module that are Dutch sentences, or parts of one; what documents the code is not.

    What a phrase is looked up by is none: what it reads as, the publication says.
    """
    tree = ast.parse(source)
    asked = {id(each.slice) for each in ast.walk(tree) if isinstance(each, ast.Subscript)}
    told = {
        id(each.body[0].value)
        for each in ast.walk(tree)
        if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef)
        and each.body
        and isinstance(each.body[0], ast.Expr)
    }
    for each in ast.walk(tree):
        if not isinstance(each, ast.Constant) or not isinstance(each.value, str) or id(each) in told | asked:
            continue
        if " " in each.value and _DUTCH.search(each.value):
            yield each.value


def modules() -> dict[str, int]:
    """How many such texts each module of these rooms has, by its path; those of none are left out."""
    found = {
        path.relative_to(PACKAGE).as_posix(): len(list(dutch_texts(path.read_text(encoding="utf-8"))))
        for room in ROOMS
        for path in sorted((PACKAGE / room).rglob("*.py"))
    }
    return {
        path: number
        for path, number in found.items()
        if number and path not in HOME and not path.startswith(FOR_OTHERS)
    }


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('"""De module."""\nx = "Er is niets."', ["Er is niets."]),
        ('def f(n):\n    """Van alles."""\n    return f"{n} van de {n}"', [" van de "]),
        ('raise ValueError("what is late had a last day")', []),
        ('x = {"lang": "en"}', []),
        ('x = said["deze ronde"]', []),
    ],
)
def test_dutch_is_known_by_its_small_words(source: str, told: list[str]) -> None:
    """And what documents the code is passed over."""
    assert list(dutch_texts(source)) == told


def test_dutch_for_readers_stands_together() -> None:
    """A module that has more of it than before moves that into one of `HOME`; one that has less says so here."""
    assert modules() == ELSEWHERE
