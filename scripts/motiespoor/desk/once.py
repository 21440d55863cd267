"""What is wrong in every row of a table that is taken over: told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from motiespoor.desk.kinds import Question
from motiespoor.problem import Problem
from motiespoor.read.alike import MANY
from motiespoor.read.pasted.grid import Grid, GridCell


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongCell:
    """What is wrong with a cell, in which way, and in the column of which question."""

    kind: str
    question: Question | None
    cell: GridCell
    told: str


def told_once(
    grid: Grid, wrong: Sequence[WrongCell], every: Mapping[str, int | Mapping[Question, int]]
) -> Iterator[Problem]:
    """What is wrong with each cell; of a column in which nothing is right the first, with how many there are.

    `every` is how many could be wrong in each way, in all columns or by column.
    """
    alike: defaultdict[tuple[str, Question | None], list[WrongCell]] = defaultdict(list)
    for each in wrong:
        alike[each.kind, each.question].append(each)
    for (kind, question), found in alike.items():
        total = every[kind]
        most = total if isinstance(total, int) else total[question] if question is not None else 0
        if len(found) < max(MANY, most):
            yield from (grid.problem(each.cell, each.told) for each in found)
        else:
            where = "rijen" if kind in ("leeg", "rust") else "cellen van deze kolom"
            yield grid.problem(found[0].cell, f"{found[0].told} Zo is het bij alle {len(found)} {where}.")
