"""Sentences about registers: how many rows are known, where they stand, and until when was looked for more."""

from __future__ import annotations

from collections.abc import Iterable

from motiespoor import dutch
from motiespoor.derive.registers import Concerned, tally
from motiespoor.model.register import RegisterTable
from motiespoor.render.sentences import searched_until

_FEW = 3  # names in a sentence; of more only how many


def known(tables: Iterable[RegisterTable], places: int = 0) -> str:
    """Van 5 van de 8 instrumenten is iets bekend, with so many kinds of places that a series counts"""
    found = [*(bool(each.rows) for each in tables), *(places * [True])]
    of = dutch.of_all(sum(found), len(found), "instrument", "instrumenten", neuter=True)
    return f"Van {of} is iets {'bekend' if any(found) else 'gevonden'}"


def counted(table: RegisterTable) -> str:
    """4 steigers"""
    return so_many(len(table.rows), table)


def so_many(number: int, table: RegisterTable) -> str:
    """1 steiger, 2 steigers"""
    return dutch.count(number, table.register.one, table.register.many)


def none_found(table: RegisterTable) -> str:
    """Van de adviezen is er geen gevonden, and until when was looked"""
    return f"van de {table.register.many} is er geen gevonden ({searched_until(table.register.searched)})"


def standing(table: RegisterTable) -> str:
    """4 steigers bekend: beloofd (2) en open (2); a word for where a row stands need not go with a number before it"""
    stands = dutch.listed(f"{dutch.uncapital(each.label)} ({dutch.tally(number)})" for each, number in tally(table))
    return f"{counted(table)} bekend{f': {stands}' if stands else ''}"


def finding(table: RegisterTable) -> str:
    """What is known of a register in one sentence, and until when was looked."""
    if not table.rows:
        return f"{dutch.capital(none_found(table))}."
    return f"{standing(table)}. {dutch.capital(searched_until(table.register.searched))}."


def known_of(table: RegisterTable) -> str:
    """What is known of a register as one line among others, and since when nobody fills it any more."""
    told = standing(table) if table.rows else none_found(table)
    ended = table.register.ended
    return told if ended is None else f"{told}; niet meer bijgehouden sinds {dutch.day(ended.date)}"


def concerned(each: Concerned) -> str:
    """What a register has to do with something else: how many rows of it."""
    if not each.rows:
        return none_found(each.table)
    return so_many(len(each.rows), each.table)


def named(each: Concerned) -> bool:
    """Whether the rows stand by their names, for they are few."""
    return 0 < len(each.rows) <= _FEW
