"""The entries of a plan as rows of the table of observations, and the text of that table with them in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor import paths
from motiespoor.derive.revisions import figure_of, revised, revisions
from motiespoor.desk.takeover.plan import Effect, Entry, Plan
from motiespoor.desk.takeover.request import Request
from motiespoor.desk.takeover.words import AREA, BREAKDOWN, SECTOR, Words
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import keys
from motiespoor.model.figure import Observation, Revision, RevisionCause
from motiespoor.model.source import EvidenceKind
from motiespoor.problem import Problem
from motiespoor.read.csvtable import CsvTable

PATH = f"{paths.FIGURES}/waarnemingen.csv"
# What is told of a dossier without a table of revisions, when a figure is revised again.
TWICE = (
    "dit bestand ontbreekt, en een cijfer dat al eerder herzien is, verandert weer. Maak het, met als eerste regel "
    f"'{','.join(keys(Revision))}', en beschrijf tabel 'herzieningen' in datapackage.yaml."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """A row to be written: its cells by column, and the line of the row that it replaces, if it does."""

    cells: Mapping[str, str]
    replaces: int | None


def additions(plan: Plan) -> tuple[Addition, ...]:
    """The rows that a plan writes, in the order of the table."""
    return tuple(_addition(each, plan.request) for each in plan.writes)


def revisions_of(plan: Plan, dossier: Dossier, today: date) -> tuple[Mapping[str, str], ...]:
    """The rows that go in the table of revisions, in order: what stood there until today."""
    cause = plan.request.cause
    changed = [each.there for each in plan.writes if each.change is Effect.CHANGED and each.there is not None]
    return tuple(row for each in changed if cause is not None for row in until_now(each, cause, dossier, today))


def until_now(there: Observation, cause: RevisionCause, dossier: Dossier, today: date) -> Iterator[Mapping[str, str]]:
    """The rows of a figure that go in the table of revisions when it is revised today.

    Of a figure that already said what it was before, that comes first, without a day if there was none.
    """
    if there.value is None:
        return
    for one in () if figure_of(there) in revised(dossier) else revisions(there, dossier):
        yield _revision(there, one.was, one.until, one.cause)
    yield _revision(there, there.value, today, cause)


def _revision(there: Observation, was: Decimal, until: date | None, cause: RevisionCause) -> Mapping[str, str]:
    cells = {
        "reeks": there.series,
        "peildatum": there.date.isoformat(),
        "gebied": there.area,
        "sector": there.sector,
        "uitsplitsing": there.breakdown,
        "methode": there.method,
        "was": f"{was:f}",
        "tot": until.isoformat() if until is not None else None,
        "oorzaak": cause.value,
    }
    return {name: text for name, text in cells.items() if text is not None}


def with_revisions(text: str, table: CsvTable, added: Iterable[Mapping[str, str]]) -> str:
    """The text of the table of revisions with these rows at its end."""
    end = "" if text.endswith("\n") else "\n"
    return text + end + "".join(f"{csv_line(each, table.columns)}\n" for each in added)


def _addition(entry: Entry, request: Request) -> Addition:
    there, value, key = entry.there, entry.number.value, entry.slot.key
    revised = entry.change is Effect.CHANGED and there is not None
    # The remark on a gap says that there is no figure; one on a value that is revised may still hold.
    kept = there.note if revised and there is not None else None
    cells = {
        "reeks": request.series.id,
        "peildatum": key.date.isoformat(),
        "gebied": key.area,
        "sector": key.sector,
        "uitsplitsing": key.breakdown,
        "waarde": None if value is None else f"{value:f}",
        "nauwkeurigheid": None if value is None else (entry.number.precision or request.precision).value,
        "herkomst": (EvidenceKind.NOT_FOUND if value is None else request.evidence).value,
        "bron": request.source,
        "methode": request.method,
        "was": f"{there.value:f}" if revised and there is not None and there.value is not None else None,
        "oorzaak": request.cause.value if revised and request.cause else None,
        "opmerking": " ".join(each for each in (kept, entry.note) if each) or None,
    }
    return Addition(
        cells={name: text for name, text in cells.items() if text is not None},
        replaces=None if there is None else there.origin.line,
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row of the file: its first and last line, and its cells by column."""

    line: int
    last: int
    cells: Mapping[str, str]


def with_rows(text: str, table: CsvTable, added: Iterable[Addition], dossier: Dossier) -> str:
    """The text of the table with these rows in it; every other line stays as it is, to the byte.

    A new row comes after the last one of its series and date that it follows in the order of the files of areas
    and sectors, or else after the last one of its series on an earlier date.
    """
    rank = _Rank(dossier)
    lines = text.removesuffix("\n").split("\n")
    placed = [
        _Placed(row.line, row.line + row.raw.count("\n"), dict(zip(table.columns, row.cells, strict=True)))
        for row in table.rows
    ]
    replaced: dict[int, str] = {}
    inserted: dict[int, list[Addition]] = {}
    by_series: dict[str, list[_Placed]] = {}
    for row in placed:
        by_series.setdefault(row.cells["reeks"], []).append(row)
    for each in added:
        if each.replaces is not None:
            replaced[each.replaces] = csv_line(each.cells, table.columns)
            continue
        wanted = rank(each.cells)
        rows = by_series.get(each.cells["reeks"], [])
        same_day = [row for row in rows if row.cells["peildatum"] == each.cells["peildatum"]]
        before = [row.last for row in same_day if rank(row.cells) < wanted]
        earlier = [row.last for row in rows if row.cells["peildatum"] < each.cells["peildatum"]]
        if before or (earlier and not same_day):
            after = max(before or earlier)
        else:
            after = (same_day or rows)[0].line - 1 if rows else len(lines)
        inserted.setdefault(after, []).append(each)
    replaced_until = {row.line: row.last for row in placed}
    out: list[str] = []
    number = 1
    while number <= len(lines):
        end = replaced_until.get(number, number) if number in replaced else number
        out.append(replaced[number] if number in replaced else lines[number - 1])
        for line in range(number, end + 1):
            new = sorted(inserted.get(line, ()), key=lambda each: (each.cells["peildatum"], rank(each.cells)))
            out.extend(csv_line(each.cells, table.columns) for each in new)
        number = end + 1
    return "\n".join(out) + ("\n" if text.endswith("\n") or inserted else "")


class _Rank:
    """The place of a row among those of its series and date."""

    def __init__(self, dossier: Dossier) -> None:
        words = Words(dossier)
        self._orders = [(name, words.order(name)) for name in (AREA, SECTOR, BREAKDOWN)]
        self._methods = {each.id: place for place, each in enumerate(dossier.methods)}

    def __call__(self, cells: Mapping[str, str]) -> tuple[int, ...]:
        places = [order.get(cells.get(name) or None, len(order)) for name, order in self._orders]
        return (*places, self._methods.get(cells.get("methode", ""), len(self._methods)))


def csv_line(cells: Mapping[str, str], columns: tuple[str, ...]) -> str:
    """A row as a line of the file, without its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([cells.get(column, "") for column in columns])
    return out.getvalue()


def missing_columns(added: Iterable[Mapping[str, str]], table: CsvTable) -> tuple[Problem, ...]:
    """A problem for each column that the rows need and that the table does not have."""
    needed = {name for each in added for name in each}
    return tuple(
        Problem(
            path=table.path,
            line=1,
            column=1,
            text=f"kolom '{name}' ontbreekt in de kop, en is nodig om dit over te nemen.",
        )
        for name in sorted(needed - set(table.columns))
    )
