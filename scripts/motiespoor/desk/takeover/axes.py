"""What the rows and columns of a pasted table stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from motiespoor.desk.takeover.sheet import EMPTY, HEAD_ROWS, SCALE, Sheet, other_scale
from motiespoor.desk.takeover.words import AREA, SECTOR, Meaning
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.grid import GridCell
from motiespoor.read.pasted.numbers import looks_like_number, unmarked

_NOTE = re.compile(r"(\*+|[¹²³⁰⁴-⁹]+|\(?[0-9a-z]{1,2}\)|[0-9]{1,2}(?=\s+[^\W\d_]{2})|[†‡#])\)?[\s:]*(.*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class AxisLine:
    """A row or a column of figures: its name as the table has it, and what that stands for.

    `heads` are the cells of the head that say so; `whole` that it is the total of the axis; `of` is the line that a line of shares belongs to.
    """

    index: int
    name: str
    place: GridCell
    meaning: Meaning
    heads: tuple[tuple[int, int], ...] = ()
    whole: bool = False
    of: AxisLine | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """The rows or the columns with figures, and the dimensions that they name; `left_out` are those that are not read."""

    lines: tuple[AxisLine, ...]
    dims: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A footnote: its row, and the whole of it as if it were in one cell."""

    index: int
    cell: GridCell
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """The rows with figures, before it is known what they stand for; the notes by their marks, and what was neither."""

    lines: tuple[AxisLine, ...]
    notes: Mapping[str, Note]
    left_out: tuple[str, ...]


def columns_of(
    sheet: Sheet, head: int | None, first: int, labels: Sequence[int], edge: Collection[int] = ()
) -> list[AxisLine]:
    """The columns with figures; not those at the edge that name the rows once more."""
    start = labels[-1] + 1 if labels else 0
    width = max((len(row) for row in sheet.rows), default=0)
    above = range(max(0, (head if head is not None else first) - HEAD_ROWS), first)
    lines = []
    for column in range(start, width):
        meaning, names, place = Meaning(), [], None
        heads: list[tuple[int, int]] = []
        if column in edge:
            continue
        for row in above:
            cell = sheet.cell(row, column)
            if row == head and not cell.text and any(sheet.cell(each, column).text for each in range(head + 1, first)):
                # A name above several columns, where no merged cells are known.
                named = [each for each in range(start, column) if sheet.cell(head, each).text]
                if named:
                    cell, here = sheet.cell(head, named[-1]), sheet.at(head, named[-1])
                    meaning = meaning.and_(here)
                    names.append(cell.text)
                continue
            if row != head and head is not None and not cell.text:
                # Under a merged cell: a date above several columns holds for all of them.
                earlier = [sheet.at(row, each) for each in range(start, column) if sheet.cell(row, each).text]
                meaning = meaning.and_(_date_of(earlier[-1])) if earlier and earlier[-1].only_a_date else meaning
                continue
            here = sheet.at(row, column)
            if row != head and head is not None and here.only_a_date and here.beyond:
                # More words than a date: they are judged with what stands around the table.
                meaning = meaning.and_(_date_of(here))
            elif cell.text and (row == head or here):
                meaning = meaning.and_(here)
                names.append(cell.text)
                heads.append((row, column))
                place = cell
            elif cell.text and head is None:
                names, place = [cell.text], cell
        filled = [sheet.cell(row, column) for row in range(first, len(sheet.rows))]
        if not names and not any(looks_like_number(cell.text) and not SCALE.search(cell.text) for cell in filled):
            continue
        place = place or next((cell for cell in filled if cell.text), EMPTY)
        lines.append(
            AxisLine(
                index=column, name=" ".join(dict.fromkeys(names)), place=place, meaning=meaning, heads=tuple(heads)
            )
        )
    return lines


def _date_of(meaning: Meaning) -> Meaning:
    return Meaning(when=meaning.when)


def main_dimension(meanings: Iterable[Meaning]) -> str | None:
    """The dimension that most of these name."""
    hits = Counter(dimension for each in meanings for dimension in each.members)
    return hits.most_common(1)[0][0] if hits else None


def row_dimensions(sheet: Sheet, first: int, labels: Sequence[int]) -> list[str]:
    """The dimensions that the columns with names have, one each; a column with dates has none."""
    found = [main_dimension(sheet.at(row, label) for row in range(first, len(sheet.rows))) for label in labels]
    return list(dict.fromkeys(each for each in found if each is not None))


def rows_of(
    sheet: Sheet, first: int, labels: Sequence[int], columns: Sequence[AxisLine], problems: list[Problem]
) -> Rows:
    """The rows with figures; what stands below them is a note, or is told as not read."""
    lines: list[AxisLine] = []
    notes: dict[str, Note] = {}
    left_out: list[str] = []
    for index in range(first, len(sheet.rows)):
        row = sheet.rows[index]
        texts = [cell.text for cell in row if cell.text and not cell.covered]
        if not texts:
            continue
        figures = [sheet.cell(index, each.index) for each in columns]
        has_figures = any(looks_like_number(cell.text) and not cell.covered for cell in figures)
        names = [sheet.cell(index, label) for label in labels]
        meaning = Meaning()
        for label in labels:
            meaning = meaning.and_(sheet.at(index, label))
        note = _NOTE.fullmatch(" ".join(texts))
        if not meaning and note and row[0].text == texts[0] and not has_figures:
            whole = replace(row[0], text=" ".join(texts))
            notes[note[1].strip("()")] = Note(index=index, cell=whole, text=note[2])
        elif not has_figures and not (meaning and any(cell.text for cell in figures)):
            left_out.append(f"'{clipped(' '.join(texts))}' (regel {row[0].line})")
        elif labels and not any(cell.text for cell in names):
            place = next(cell for cell in figures if cell.text)
            problems.append(
                sheet.grid.problem(place, "deze rij heeft cijfers, maar geen naam. Zet er een gebied of sector voor.")
            )
        else:
            name = " ".join(cell.text for cell in names if cell.text)
            place = next((cell for cell in names if cell.text), row[0])
            lines.append(AxisLine(index=index, name=name, place=place, meaning=meaning))
    return Rows(lines=tuple(lines), notes=notes, left_out=tuple(left_out))


def axis(sheet: Sheet, lines: Sequence[AxisLine], dims: Sequence[str], what: str, problems: list[Problem]) -> Axis:
    """The lines of one axis, each with what it stands for; those that are not read are left out and told."""

    def wrong(line: AxisLine, text: str) -> None:
        problems.append(sheet.grid.problem(line.place, text))

    known = {dimension: [each.meaning.members.get(dimension) for each in lines] for dimension in dims}
    wholes = {
        dimension: sheet.words.whole(dimension, [code for code in codes if code]) for dimension, codes in known.items()
    }
    # Then they are the figures themselves; written with the sign, each is told as what the series is not in.
    all_shares = all(each.meaning.share for each in lines) and (sheet.of_percent or _has_signs(sheet))
    found: list[AxisLine] = []
    nameless: list[AxisLine] = []
    left_out: list[str] = []
    for line in lines:
        meaning = line.meaning
        inside = {dimension: code for dimension, code in meaning.members.items() if dimension in dims}
        whole = bool(inside) and all(code == wholes[dimension] for dimension, code in inside.items())
        if meaning.change:
            left_out.append(f"{what} '{clipped(line.name)}'")
        elif meaning.beyond:
            problems.append(_something_else(sheet, line, meaning.beyond))
        elif meaning.share and not all_shares:
            of = _share_of(inside, found)
            if of is None:
                wrong(line, f"bij deze {what} met percentages is niet te zien van welke cijfers ze zijn.")
                continue
            found.append(replace(line, meaning=of.meaning, of=of))
        elif inside and len(inside) == len(dims):
            found.append(replace(line, meaning=Meaning(inside, meaning.when), whole=whole))
        elif dims and (meaning.total or meaning.only_a_date or meaning.members):
            if not (meaning.total or meaning.only_a_date):
                wrong(line, sheet.words.unknown(line.name, dims[0]))
                continue
            members = {dimension: code for dimension, code in wholes.items() if code is not None}
            if len(members) < len(dims):
                wrong(line, f"'{line.name}' kan van alles het totaal zijn. Noem het gebied of de sector.")
                continue
            found.append(replace(line, meaning=Meaning({**members, **inside}, meaning.when), whole=True))
        elif not dims and (meaning.when or len(lines) == 1 + sum(each.meaning.change for each in lines)):
            if not sheet.words.adds_nothing(line.name):
                problems.append(_something_else(sheet, line, line.name))
                continue
            found.append(replace(line, meaning=Meaning({}, meaning.when)))
        elif not line.name:
            nameless.append(line)
        else:
            wrong(line, sheet.words.unknown(line.name, dims[0] if dims else _missing_dimension(sheet)))
    if len(nameless) > 1:
        many = f"{len(nameless)} {'rijen' if what == 'rij' else 'kolommen'} hebben cijfers, maar geen naam."
        wrong(nameless[0], f"{many} Zet de namen erbij.")
    elif nameless:
        wrong(nameless[0], f"deze {what} heeft cijfers, maar geen naam. Zet er een naam bij.")
    return Axis(lines=tuple(found), dims=tuple(dims), left_out=tuple(left_out))


def _has_signs(sheet: Sheet) -> bool:
    return any(cell.text.endswith("%") and looks_like_number(cell.text) for row in sheet.rows for cell in row)


def _something_else(sheet: Sheet, line: AxisLine, beyond: str) -> Problem:
    """A line that may have figures of another definition than the series."""
    if SCALE.search(beyond):
        return other_scale(sheet, line.place, beyond)
    series = f"reeks '{sheet.series.id}' ({sheet.series.title}, in {sheet.series.unit})"
    name, bare = clipped(line.name), clipped(unmarked(beyond)[0])
    what, same = f"'{bare}' bij '{name}'", "haal het dan weg"
    if beyond == line.name:
        what, same = f"'{bare}'", f"zet er dan '{sheet.series.unit}' boven"
    return sheet.grid.problem(
        line.place,
        f"{what} hoort niet bij {series}. Zijn het andere cijfers, laat ze dan weg; zijn het deze, {same}.",
    )


def _missing_dimension(sheet: Sheet) -> str:
    """What a line could be that names nothing, when its axis has no other names to go by."""
    return SECTOR if any(AREA in each.members for row in sheet.meanings for each in row) else AREA


def _share_of(inside: Mapping[str, str], lines: Sequence[AxisLine]) -> AxisLine | None:
    """The line that shares belong to: the one they name, or else the one before them."""
    values = [each for each in lines if each.of is None]
    named = [each for each in values if inside and all(each.meaning.members.get(d) == c for d, c in inside.items())]
    return next(iter((named or values)[::-1]), None)


def twice(sheet: Sheet, of: Axis) -> Iterator[Problem]:
    """Ensure no two lines of an axis stand for the same."""
    first: dict[object, AxisLine] = {}
    for line in of.lines:
        if line.of is not None:
            continue
        key = (tuple(sorted(line.meaning.members.items())), line.meaning.when)
        if key in first:
            earlier = first[key]
            where = f"cel {earlier.place.ref}" if earlier.place.ref else f"regel {earlier.place.line}"
            other = f" (als '{earlier.name}')" if earlier.name != line.name else ""
            what = of.dims[0] if of.dims else "datum"
            yield sheet.grid.problem(
                line.place, f"{what} '{line.name}' staat er twee keer: ook in {where}{other}. Houd er één over."
            )
        first.setdefault(key, line)
