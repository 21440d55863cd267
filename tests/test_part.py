"""Of a measure the same is told from a part of the dossier as from the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems
from motiespoor.validate.part import checked, problems_of_measures
from test_rules import Mistake, all_cases, made

A, B, C2 = MEASURES = tuple(f"data/maatregelen/{number}.yaml" for number in ("A", "B", "C2"))
NEAR = ("data/maatregelen/", "data/ronden/", "data/cijfers/plekken.csv")  # where a mistake may be told of a measure
# What no rule has as its bad case: a mistake within the actions of another measure, or where these end.
OF_ANOTHER = (
    Mistake(B, "  - id: nachtveer", "  - ID: nachtveer"),
    Mistake(B, "  - id: nachtveer", "  id: nachtveer"),
    Mistake(B, "acties:\n", "acties: [\n"),
    Mistake(B, "acties:\n", 'acties: "\n'),
    Mistake(B, "mijlpalen:\n", "---\nmijlpalen:\n"),
    Mistake(B, "mijlpalen:\n", "acties: []\nmijlpalen:\n"),
)


def each_mistake() -> Iterator[object]:
    for rule, found in all_cases().items():
        for number, each in enumerate(found, 1):
            if each.path.startswith(NEAR) and not each.renamed:
                yield pytest.param(each, id=f"{rule.__name__}-{number}")
    yield from (pytest.param(each, id=f"of-another-{number}") for number, each in enumerate(OF_ANOTHER, 1))


@pytest.mark.parametrize("mistake", [*each_mistake()])
def test_a_part_tells_what_the_whole_tells(unchanged: Path, mistake: Mistake) -> None:
    """Whatever is wrong and wherever: of each measure the same is told, or it is known that this takes the whole."""
    texts, _ = made(unchanged, mistake)
    whole = read_dossier(unchanged, texts)
    for path in MEASURES:
        only = frozenset({path})
        part = problems_of_measures(unchanged, TODAY, only, texts)
        assert part is None or part[1] == problems(whole, TODAY, only)


def test_no_more_is_read_than_that_takes(small: Path) -> None:
    """Of other measures no actions and of rounds the rows that may be its own: one that says whose it is, is looked at."""
    reading, found = checked(small, TODAY, frozenset({A}))
    assert found == ()
    assert {each.number: bool(each.actions) for each in reading.dossier.measures} == {
        "A": True,
        "B": False,
        "C2": False,
    }
    assert {number for each in reading.dossier.rounds for number in each.reports} == {"A"}
    edit(small, "data/ronden/najaar-25/B.yaml", "titel:", "maatregel: meer-veren\ntitel:")
    reading, _ = checked(small, TODAY, frozenset({A}))
    assert {number for each in reading.dossier.rounds for number in each.reports} == {"A", "B"}


def test_a_mistake_of_its_own_is_told_from_a_part(small: Path) -> None:
    """What is wrong with a measure by itself does not take the whole, whatever is wrong elsewhere."""
    edit(small, C2, "datum: 2025-12-10", "datum: 2025-02-31")
    edit(small, A, "eigenaar:", "baas:")
    reading, found = checked(small, TODAY, frozenset({C2}))
    assert [str(each) for each in found] == [
        f"{C2}:23:16: datum: '2025-02-31' bestaat niet: februari 2025 heeft 28 dagen."
    ]
    assert not any(each.actions for each in reading.dossier.measures if each.number != "C2")


def test_a_name_that_another_has_takes_the_whole(small: Path) -> None:
    """Which of two is wrong is told by who knows all: nothing else is, and the other measure is read to the end."""
    edit(small, B, "  - id: steiger-vernieuwd", "  - id: brug-open")
    reading, (told,) = checked(small, TODAY, frozenset({B}))
    assert str(told) == (f"{B}:105:9: id 'brug-open' bestaat al: {A}, regel 81. Kies een andere naam.")
    assert all(each.actions for each in reading.dossier.measures)
