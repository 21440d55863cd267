"""Tables as officials make them: those that are right, and those that would put a wrong figure in the package.

Each is written by real programs in eight forms; `proof_tables.py` takes them over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import annex

Truth = Mapping[tuple[str, str], int]  # by the codes of village and trade


class Raised(NamedTuple):
    """A cell with a raised mark behind it."""

    text: str
    mark: str


class Shown(NamedTuple):
    """A number with the format that it is shown in."""

    value: float
    format: str


Cell = str | int | float | Raised | Shown | None
Grid = list[list[Cell]]

DUTCH = "[$-413]#,##0"
KNOWS = frozenset({"xlsx-libreoffice", "xlsx-openpyxl", "xlsx-xlsxwriter", "ods"})  # merged, hidden, raised
FORMS = (*sorted(KNOWS), "html-libreoffice", "html-browser", "csv", "pdf")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with what is true in it.

    `fault` says in the words that an editor must read what makes it wrong; without, it is to be taken over.
    `told_in` are the forms that keep enough to tell; in the others it is enough that nothing wrong is written.
    """

    name: str
    rows: Grid
    truth: Truth = field(default_factory=dict)
    fault: str | None = None
    told_in: frozenset[str] = frozenset(FORMS)
    forms: frozenset[str] = frozenset(FORMS)
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()  # from 1
    hidden_columns: tuple[str, ...] = ()
    second: Grid | None = None  # of another sheet
    remark: str | None = None  # at the first head
    foot: str | None = None  # of the printed page
    raw: bool = False  # as CSV with all the decimals that are kept
    wide: bool = False  # the last column falls on a second page


def cells() -> Grid:
    """The annex table."""
    return [list(row) for row in annex.table()]


def true_of(figures: list[list[int]], *, totals: bool = True) -> dict[tuple[str, str], int]:
    """What is true when these are the figures."""
    found = {(f"E{n}", f"w{m}"): cell for n, row in enumerate(figures, 1) for m, cell in enumerate(row, 1)}
    if totals:
        found |= {(f"E{n}", "werk"): sum(row) for n, row in enumerate(figures, 1)}
        found |= {("E0", f"w{m}"): sum(column) for m, column in enumerate(zip(*figures, strict=True), 1)}
        found["E0", "werk"] = annex.total_of(figures)
    return found


TRUE = true_of(annex.figures())
EACH = true_of(annex.figures(), totals=False)


def _without_totals() -> Grid:
    return [row[:-1] for row in cells()[:-1]]


def _headed(top: list[Cell], rows: Grid | None = None) -> Grid:
    """With a row above the head."""
    return [[*top, *[None] * (8 - len(top))], *(cells() if rows is None else rows)]


def _pairs(second: str) -> Grid:
    """Each trade above two columns: its figures, and shares of them or those of a year before."""
    heads: list[Cell] = ["Dorp"]
    below: list[Cell] = [None]
    for name in annex.HEADS:
        heads += [name, None]
        below += [("banen" if second == "%" else 2025), second if second == "%" else 2024]
    rows: Grid = [heads, below]
    for name, row in zip(annex.VILLAGES, annex.figures(), strict=True):
        line: list[Cell] = [name]
        for n, cell in enumerate(row):
            whole = sum(each[n] for each in annex.figures())
            line += [cell, Shown(cell / whole, "[$-413]0.0%") if second == "%" else cell - 1]
        rows.append(line)
    if second == "%":
        total: list[Cell] = ["Totaal"]
        for column in zip(*annex.figures(), strict=True):
            total += [sum(column), Shown(1.0, "[$-413]0.0%")]
        rows.append(total)
    return rows


PAIRS = tuple(f"{chr(ord('B') + 2 * n)}1:{chr(ord('C') + 2 * n)}1" for n in range(6))


def _changed(row: int, column: int, cell: Cell, rows: Grid | None = None) -> Grid:
    found = cells() if rows is None else rows
    found[row][column] = cell
    return found


def _with_nil() -> tuple[Grid, dict[tuple[str, str], int]]:
    """A table of which one figure is nil."""
    figures = annex.figures()
    figures[0][0] = 0
    rows: Grid = [list(row) for row in annex.table(figures)]
    return _changed(1, 1, "-", rows), true_of(figures)


def faultless() -> Iterator[Table]:
    """Tables to be taken over, with at most one question."""
    yield Table(name="plain", rows=cells(), truth=TRUE)
    yield Table(
        name="with a title, a source and a day",
        rows=[["Tabel 3. Banen per dorp en vak, 1 juli 2025"], [], *cells(), [], ["Bron: eilandtelling"]],
        truth=TRUE,
    )
    yield Table(
        name="a remark below, one question",
        rows=[*cells(), ["De cijfers zijn door de dorpen nagekeken."]],
        truth=TRUE,
    )
    yield Table(name="the other way round", rows=[list(each) for each in zip(*cells(), strict=True)], truth=TRUE)
    yield Table(name="a trade above 'banen | %'", rows=_pairs("%"), truth=EACH | {("E0", f"w{m}"): TRUE["E0", f"w{m}"] for m in range(1, 7)}, merged=PAIRS)  # fmt: skip
    yield Table(name="a trade above '2025 | 2024'", rows=_pairs("2024"), truth=EACH, merged=PAIRS)
    yield Table(name="names again at the right edge", rows=[[*row, row[0]] for row in cells()], truth=TRUE)
    yield Table(
        name="fractions behind whole numbers",
        rows=[
            cells()[0],
            *([row[0], *(Shown(float(str(each)) + 0.0037, DUTCH) for each in row[1:])] for row in cells()[1:]),
        ],
        truth=TRUE,
    )
    shares: Grid = [[*cells()[0], "Aandeel"]]
    shares += [[*row, Shown(TRUE[code, "werk"] / TRUE["E0", "werk"], "[$-413]0.0%")] for row, code in zip(cells()[1:], [*(f"E{n}" for n in range(1, 13)), "E0"], strict=True)]  # fmt: skip
    yield Table(name="percentages with all their decimals", rows=shares, truth=TRUE, raw=True)
    for name, space in (("no-break spaces", "\u00a0"), ("narrow no-break spaces", "\u202f")):
        rows = [[f"{each:,}".replace(",", space) if isinstance(each, int) else each for each in row] for row in cells()]
        yield Table(name=name, rows=rows, truth=TRUE)
    yield Table(
        name="a second sheet without a table", rows=cells(), truth=TRUE, second=[["Toelichting"], ["Dit is tekst."]]
    )
    yield Table(name="the last column on a second page", rows=cells(), truth=TRUE, wide=True)
    sums = cells()
    sums[-1] = ["Totaal", *(f"=SUM({letter}2:{letter}13)" for letter in "BCDEFGH")]
    yield Table(
        name="formulas that were counted",
        rows=sums,
        truth=TRUE,
        forms=frozenset(FORMS) - {"xlsx-openpyxl", "xlsx-xlsxwriter", "html-browser"},
    )
    rows, truth = _with_nil()
    yield Table(name="a dash with a legend", rows=[*rows, [], ["- = nihil; x = geheim"]], truth=truth)
    yield Table(
        name="a raised mark and its note",
        rows=[*_changed(2, 2, Raised(str(annex.figures()[1][1]), "1")), ["1) Inclusief de loodsen."]],
        truth=TRUE,
        forms=KNOWS | {"html-browser"},  # LibreOffice drops from HTML that it is raised
    )


def faulty() -> Iterator[Table]:
    """Tables of which no wrong figure may be written, and whose fault is told."""
    older = [[each - 3 if isinstance(each, int) else each for each in row] for row in cells()]
    yield Table(
        name="two tables side by side",
        rows=[
            ["Stand 1-7-2025", *[None] * 8, "Stand 1-7-2024"],
            *([*row, None, *old] for row, old in zip(cells(), older, strict=True)),
        ],
        fault="twee tabellen naast elkaar",
        told_in=KNOWS | {"html-libreoffice", "html-browser", "csv"},
    )
    yield Table(name="a title of another day", rows=_headed(["Stand per 1 juli 2023"]), fault="2023-07-01")
    yield Table(name="figures left of the names", rows=[[row[1], row[0], *row[2:]] for row in cells()], fault="links van de namen", told_in=KNOWS | {"csv", "html-libreoffice", "html-browser"})  # fmt: skip
    yield Table(
        name="thousands in a merged head", rows=_headed([None, "x 1.000 banen"]), merged=("B1:H1",), fault="x 1.000"
    )
    yield Table(name="thousands above the last column", rows=_headed([*[None] * 7, "x 1.000"]), fault="x 1.000")
    yield Table(name="thousands in a row under the head", rows=[cells()[0], [None, *["x 1.000 banen"] * 7], *cells()[1:]], fault="x 1.000")  # fmt: skip
    yield Table(name="thousands in a note", rows=[*cells(), ["Cijfers in duizendtallen"]], fault="duizendtallen")
    yield Table(name="millions of euros", rows=_headed(["Uitgaven in mln euro"]), fault="mln euro")
    yield Table(
        name="persons above the trades", rows=_headed([None, "Aantal personen"]), merged=("B1:H1",), fault="personen"
    )
    yield Table(name="hired people above the trades", rows=_headed([None, "waarvan externe inhuur"]), merged=("B1:H1",), fault="waarvan externe inhuur")  # fmt: skip
    yield Table(name="two populations above the trades", rows=_headed([None, "Ambtenaren", None, None, "Externen"]), merged=("B1:D1", "E1:H1"), fault="Ambtenaren")  # fmt: skip
    sums = cells()
    sums[-1] = ["Totaal", *(f"=SUM({letter}2:{letter}13)" for letter in "BCDEFGH")]
    yield Table(
        name="formulas that were never counted",
        rows=sums,
        truth=TRUE,
        fault="formule zonder uitkomst",
        forms=frozenset({"xlsx-openpyxl", "xlsx-xlsxwriter"}),
    )
    mark = str(annex.figures()[6][2])
    yield Table(
        name="a mark that became a digit",
        rows=[*_changed(7, 3, int(f"{mark}1"), _without_totals()), ["1) Inclusief de loodsen."]],
        fault="noot 1",
    )
    few = [
        [row[0], *(Shown(each, '0" x 1.000"') if isinstance(each, int) else each for each in row[1:])]
        for row in cells()
    ]
    yield Table(name="thousands in the format of a number", rows=few, fault="x 1.000")
    yield Table(
        name="thousands in a remark",
        rows=cells(),
        remark="Cijfers x 1.000",
        fault="x 1.000",
        told_in=KNOWS,
        forms=KNOWS,
    )
    yield Table(
        name="thousands at the foot of the page",
        rows=cells(),
        foot="Cijfers x 1.000",
        fault="x 1.000",
        forms=frozenset(FORMS) - {"ods", "csv", "html-libreoffice", "html-browser"},
    )
    merged = _changed(2, 2, None, _changed(2, 1, annex.figures()[1][0] + annex.figures()[1][1]))
    yield Table(
        name="one figure for two trades",
        rows=merged,
        merged=("B3:C3",),
        fault="samengevoegde cel",
        told_in=KNOWS | {"html-libreoffice", "html-browser"},
    )
    rows, truth = _with_nil()
    yield Table(name="a dash without a legend", rows=rows, truth=truth, fault="Bij '-' staat geen uitleg")
    yield Table(name="hidden rows", rows=cells(), truth=TRUE, hidden_rows=(3, 4), fault="Beekveen", told_in=KNOWS)
    yield Table(name="a hidden column", rows=_without_totals(), truth=EACH, hidden_columns=("C",), fault="Scheepsbouw", told_in=KNOWS)  # fmt: skip
    yield Table(name="two digits swapped", rows=_changed(4, 5, 4173), fault="4.713")
    yield Table(name="a village as the title", rows=[["Aaldorp"], *([row[0], row[-1]] for row in zip(*cells(), strict=True))], fault="Aaldorp")  # fmt: skip
