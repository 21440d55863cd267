"""Lines of verloop.csv and bewijs.csv that hang on nothing: no row has them, so no rule would see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from motiespoor.model.register import HISTORY, ROWS, EvidenceLine, HistoryLine
from motiespoor.problem import Problem, clipped
from motiespoor.spelling import suggestion

_FEW = 12  # so many keys are listed


def stray_lines(
    keys: frozenset[str], changes: Sequence[HistoryLine], pieces: Sequence[EvidenceLine], *, whole: bool
) -> Iterator[Problem]:
    """What is told of a line that is of no row, or of no change of it, and of changes that are not counted from 1.

    Unless these are the `whole` of the changes, nobody can count them.
    """
    seen: Counter[str] = Counter()
    for change in changes:
        if change.row not in keys:
            yield _of_no_row(change, keys)
            continue
        seen[change.row] += 1
        if whole and change.number != seen[change.row]:
            told = (
                f"hier hoort volgnummer {seen[change.row]}: de veranderingen van rij '{change.row}' tellen door vanaf 1, "
                "in de volgorde waarin zij hier staan."
            )
            yield change.origin.problem(told, "volgnummer")
    for piece in pieces:
        if piece.row not in keys:
            yield _of_no_row(piece, keys)
        elif whole and piece.number > seen[piece.row]:
            told = f"rij '{piece.row}' heeft in {HISTORY}.csv geen verandering {piece.number}. Bewijs van de rij zelf heeft volgnummer 0."
            yield piece.origin.problem(told, "volgnummer")


def _of_no_row(line: HistoryLine | EvidenceLine, keys: frozenset[str]) -> Problem:
    hint = suggestion(line.row, keys, listed=len(keys) <= _FEW)
    return line.origin.problem(f"rij '{clipped(line.row)}' staat niet in {ROWS}.csv.{hint}", "rij", found=line.row)
