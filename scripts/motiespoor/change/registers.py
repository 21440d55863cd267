"""Registers before a change and after it: their rows are only added to, and what a row said stays.

What became of a row is another line of its history. A field that was empty may be filled in; with a field that is new
every row is filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from motiespoor.change.added import newest_told
from motiespoor.change.grown import only_added, what_grew
from motiespoor.change.heirs import heirs, under_new_names
from motiespoor.model.descriptor import Field
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import EVIDENCE, HISTORY, Entry, RegisterEnd, RegisterRow, RegisterTable, Value
from motiespoor.model.table import text_of
from motiespoor.problem import Problem, clipped


@dataclass(frozen=True, kw_only=True, slots=True)
class RowNews:
    """What is new about a row that was there: an entry of its history with what stood there, or a field that was empty."""

    table: RegisterTable
    row: RegisterRow
    field: str
    was: Value
    now: Value
    entry: Entry | None = None

    @property
    def title(self) -> str:
        """What the field is called."""
        return next((each.title for each in self.table.package.columns if each.name == self.field), self.field)


def row_news(before: Dossier, after: Dossier) -> Iterator[RowNews]:
    """What is new about rows that were there, in the order of the dossier."""
    for table, _, then, now in _rows(before, after):
        for name, value in now.values.items():
            if value is not None and then.values.get(name) is None:
                yield RowNews(table=table, row=now, field=name, was=None, now=value)
        stood = Counter(then.history)
        held = dict(now.values)
        for entry in now.history:
            if stood[entry]:
                stood[entry] -= 1
            else:
                was = held.get(entry.field)
                yield RowNews(table=table, row=now, field=entry.field, was=was, now=entry.value, entry=entry)
            held[entry.field] = entry.value


def rows_say_what_they_said(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a row that was there holds what it held, on what it rested."""
    for _, literally, then, now in _rows(before, after):
        for name, value in then.values.items():
            if value is not None and now.values.get(name) != value and now.values.get(name) == literally.values[name]:
                yield now.origin.problem(
                    f"'{name}' van rij '{now.key}' was {_quoted(literally.values[name])}, en dat heet nu {_quoted(value)}. "
                    f"Schrijf {_quoted(value)}, dan blijft de rij over hetzelfde gaan.",
                    name,
                )
            elif value is not None and now.values.get(name) != value:
                yield now.origin.problem(
                    f"'{name}' van rij '{now.key}' was {_quoted(value)} en is nu {_quoted(now.values.get(name))}. Zet terug "
                    f"wat er stond. Wat er later van werd, komt erbij in '{HISTORY}'; was het een vergissing, dan met "
                    "'oorzaak: correctie'.",
                    name,
                )
        missing = Counter(then.evidence) - Counter(now.evidence)
        for piece in missing:
            yield now.origin.problem(
                f"rij '{now.key}' rustte ook op '{piece.source}', en dat bewijs is weg of anders. Zet het terug.",
                EVIDENCE,
            )


def histories_are_only_added(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure what became of a row is still there as it was told."""
    for _, _, then, now in _rows(before, after):
        changes = what_grew(then.history, now.history, _called)
        yield from only_added(changes, now.origin, HISTORY, _called, "Voeg een nieuwe verandering toe.")


def late_changes_say_so(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a change that is new and older than what was already told says since when it is known."""
    newest = newest_told(before)
    for news in row_news(before, after):
        entry = news.entry
        if entry is not None and entry.known_since is None and entry.date < newest:
            yield entry.origin.problem(
                f"deze verandering van {entry.date} is nieuw en ouder dan wat er al stond ({newest}). Zeg in 'bekend_sinds' "
                "op welke dag u het wist: dan ziet een abonnee het.",
                "datum",
            )


def fields_remain(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a field of a register that was published is still there, of the same type and in the same unit."""
    now = {each.name: each for each in after.registers}
    for then in before.registers:
        table = now.get(then.name)
        fields = {each.name: each for each in table.package.columns} if table is not None else {}
        for each in then.package.columns if table is not None else ():
            if table is not None and (same := fields.get(each.name)) is None:
                told = f"veld '{each.name}' van register '{then.name}' is weg, en het staat in tabellen die anderen lezen. Zet het terug."
                yield table.package.origin.problem(told)
            elif same is not None and (differs := _differs(each, same)):
                told = f"veld '{each.name}' van register '{then.name}' is een ander: {differs}. Zet het terug, of geef het nieuwe een eigen naam."
                yield same.origin.problem(told, "name")


def ended_registers_stay_so(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure the end of a register that was told is still told as it was."""
    stood = {each.name: each.register.ended for each in before.registers}
    for table in after.registers:
        ended, now = stood.get(table.name), table.register.ended
        if ended is None or (now is not None and (now.date, now.reason) == (ended.date, ended.reason)):
            continue
        told = f"register '{table.name}' was beëindigd op {ended.date}, en dat is weg of anders. Zet het terug."
        yield (table.register.origin.problem(told) if now is None else now.origin.problem(told, "datum"))


def newly_ended(before: Dossier, after: Dossier) -> Iterator[tuple[RegisterTable, RegisterEnd]]:
    """The registers of which the end is told now and was not."""
    stood = {each.name: each.register.ended for each in before.registers}
    for table in after.registers:
        if (ended := table.register.ended) is not None and stood.get(table.name) is None:
            yield table, ended


def _differs(then: Field, now: Field) -> str:
    if then.type is not now.type:
        return f"type '{then.type.value}' werd '{now.type.value}'"
    return "" if then.unit == now.unit else f"eenheid {_quoted(then.unit)} werd {_quoted(now.unit)}"


def _rows(before: Dossier, after: Dossier) -> Iterator[tuple[RegisterTable, RegisterRow, RegisterRow, RegisterRow]]:
    """The rows that are still there, each with its register: as they were to the letter, as they were, and as they are.

    In the second, what a row named has the name that it has now: that a measure is numbered anew says nothing of the row.
    """
    now, found = {each.name: each for each in after.registers}, heirs(before, after)
    for then in before.registers:
        if (table := now.get(then.name)) is not None:
            stood = {each.key: each for each in then.rows}
            for each in table.rows:
                if (stands := stood.get(each.key)) is not None:
                    yield table, stands, under_new_names(stands, each, table.register, found), each


def _called(entry: Entry) -> str:
    return f"de verandering van '{entry.field}' op {entry.date}"


def _quoted(value: object) -> str:
    return "leeg" if value is None else f"'{clipped(text_of(value))}'"


RULES = (rows_say_what_they_said, histories_are_only_added, late_changes_say_so, fields_remain, ended_registers_stay_so)
