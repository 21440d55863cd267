"""A list that a change may only add to: what is no longer in it, and what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from motiespoor.model.fields import keys
from motiespoor.model.measure import Report, StatusUpdate, Withdrawal
from motiespoor.model.register import Entry
from motiespoor.model.round import Correction
from motiespoor.problem import Origin, Problem

T = TypeVar("T", StatusUpdate, Report, Correction, Withdrawal, Entry)


@dataclass(frozen=True, kw_only=True, slots=True)
class Grown(Generic[T]):
    """A list before and after a change: what is no longer in it, with what stands in its place, and what is new."""

    gone: tuple[tuple[T, T | None], ...]
    new: tuple[T, ...]


def what_grew(before: tuple[T, ...], after: tuple[T, ...], called: Callable[[T], str]) -> Grown[T]:
    """What became of a list; what is gone has in its place what has the same name, or else what stands where it stood."""
    missing, extra = _minus(before, after), _minus(after, before)
    gone: list[tuple[T, T | None]] = []
    for place, then in missing:
        now = next((each for _, each in extra if called(each) == called(then)), None)
        now = now or next((each for number, each in extra if number == place), None)
        gone.append((then, now))
        extra = [(number, each) for number, each in extra if each is not now]
    return Grown(gone=tuple(gone), new=tuple(each for _, each in extra))


def _minus(listed: Iterable[T], taken: Iterable[T]) -> list[tuple[int, T]]:
    """What is listed and not taken, each as often as that is so, with its place."""
    left = Counter(taken)
    found = []
    for place, each in enumerate(listed):
        if left[each]:
            left[each] -= 1
        else:
            found.append((place, each))
    return found


def only_added(grown: Grown[T], where: Origin, key: str, called: Callable[[T], str], advice: str) -> Iterator[Problem]:
    """What of a list that is only added to is no longer in it: changed, or gone."""
    for then, now in grown.gone:
        if now is None:
            yield where.problem(f"{called(then)} is weg. Zet die terug. {advice}", key)
            continue
        differs = [
            name for name, field in keys(type(now)).items() if getattr(then, field.name) != getattr(now, field.name)
        ]
        yield now.origin.problem(
            f"{called(then)} is veranderd ({', '.join(differs)}). Zet terug wat er stond. {advice}", differs[0]
        )
