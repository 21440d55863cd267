"""Of problems that follow from one mistake, the one that leads to what to do.

A problem says what it breaks, and what must be right before it can be judged, each by its name: "bron kst-1". What
hangs on something that another problem breaks is not told; of those that miss the same thing the first is told, with
how many there are.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from motiespoor.model.fields import Family
from motiespoor.problem import Problem, in_order


def called(family: Family, name: str) -> str:
    """A thing by its name, as problems call it."""
    return f"{family.value} {name}"


def actions_of(slug: str) -> str:
    """That all actions of a measure are there."""
    return f"de acties van {slug}"


def rows_of(a_round: str) -> str:
    """That the rows of a round are called after measures."""
    return f"de rijen van ronde {a_round}"


def said_in(a_round: str) -> str:
    """That a round says what it said."""
    return f"de tekst van ronde {a_round}"


def day_of(a_round: str) -> str:
    """That the day of a round is right."""
    return f"de dag van ronde {a_round}"


def twice_in(path: str) -> str:
    """That what stands in a file has names of its own."""
    return f"de namen in {path}"


def copied(path: str) -> str:
    """That a file is no copy of another."""
    return f"de inhoud van {path}"


_NAMED = 3  # places of which the rest is counted


def leading(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """A problem for every mistake, sorted."""
    return in_order(_told_once(_causes(in_order(found))))


def _causes(found: tuple[Problem, ...]) -> list[Problem]:
    """The problems that follow from no other; of those that follow from each other, all."""
    if not any(each.breaks for each in found):
        return list(found)
    breaking: defaultdict[str, list[Problem]] = defaultdict(list)
    for each in found:
        for name in each.breaks:
            breaking[name].append(each)
    causes = [each for each in found if not any(_others(breaking[name], each) for name in each.hangs_on)]
    explained = {*causes}
    waiting = list(causes)
    hanging: defaultdict[str, list[Problem]] = defaultdict(list)
    for each in found:
        for name in each.hangs_on:
            hanging[name].append(each)
    while waiting:
        for name in waiting.pop().breaks:
            for each in hanging[name]:
                if each not in explained:
                    explained.add(each)
                    waiting.append(each)
    return [*causes, *(each for each in found if each not in explained)]


def _others(breaking: list[Problem], problem: Problem) -> bool:
    """Whether another problem is among these, and not only those that miss the same."""
    return any(each is not problem and (each.lacks is None or each.lacks != problem.lacks) for each in breaking)


def _told_once(found: list[Problem]) -> list[Problem]:
    """Problems that miss the same thing as one, which says where the others are."""
    missing: defaultdict[str, list[Problem]] = defaultdict(list)
    for each in in_order(found):
        missing[each.lacks or ""].append(each)
    told = missing.pop("", [])
    for first, *others in missing.values():
        told.append(dataclasses.replace(first, text=f"{first.text}{_and_there(others)}"))
    return told


def _and_there(others: list[Problem]) -> str:
    """Where else it is so."""
    if not others:
        return ""
    places = ", ".join(f"{each.path}:{each.line}" for each in others[:_NAMED])
    rest = f" en op {len(others) - _NAMED} andere plaatsen" if len(others) > _NAMED else ""
    return f" Zo ook: {places}{rest}."
