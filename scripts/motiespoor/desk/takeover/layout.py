"""How a table is understood: what each row and column stands for, and so what each figure is a figure of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from typing import NamedTuple

from motiespoor.desk.takeover.words import (
    AREA,
    BREAKDOWN,
    DIMENSIONS,
    PLURAL,
    SECTOR,
    Meaning,
    Words,
    dates_in,
    day_in,
    listed,
)
from motiespoor.model.figure import Series
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.grid import Cell, Grid
from motiespoor.read.pasted.numbers import looks_like_number, unmarked

_NOTE = re.compile(r"(\*+|[¹²³⁰⁴-⁹]+|\(?[0-9a-z]{1,2}\)|[†‡#])\)?[\s:]*(.*)")
# Figures that are not counted one by one, such as "x 1.000" and "per 1.000 …".
_SCALE = re.compile(
    r"(?:\bx|[×*]|\bper) ?1[. ]?000(?:[. ]?000)?(?:\s[^\W\d_]+)?|\b(?:duizend|miljoen)(?:en|tallen)?\b", re.IGNORECASE
)
_HEAD_ROWS = 4  # above the row with the names
_EMPTY = Cell(text="", line=0, column=0)


class Key(NamedTuple):
    """What a figure is a figure of."""

    date: Day
    area: str
    sector: str
    breakdown: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row or a column of figures: its name as the table has it, and what that stands for.

    `whole` says that it is the total of the axis; `of` is the line that a line of shares belongs to.
    """

    index: int
    name: str
    place: Cell
    meaning: Meaning
    whole: bool = False
    of: Line | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """A cell with the key of what should stand in it, and the names of its row and column."""

    cell: Cell
    key: Key
    row: str
    column: str


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A table as understood.

    `figures` are the cells with values; `shares` those with percentages of them.
    `undated` says that the table itself has no date for some of them, so that the editor must give it.
    `notes` has the text of a footnote by its mark; `told` says how it was read, in sentences.
    """

    grid: Grid
    figures: tuple[Slot, ...]
    shares: tuple[Slot, ...]
    undated: bool
    notes: Mapping[str, str]
    told: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the editor said about the table: the day that it is of, and what is the same for all of it.

    `habits` are the months and days that the series is counted on; `used` has the members that it has figures of.
    """

    day: Day | None
    habits: frozenset[tuple[int, int]]
    members: Mapping[str, str] = field(default_factory=dict)
    used: Mapping[str, frozenset[str]] = field(default_factory=dict)


def understood(grid: Grid, words: Words, given: Given, series: Series, problems: list[Problem]) -> Layout | None:
    """The table in a grid as figures of a series, or `None` after adding what stands in the way."""
    return _Table(grid, words, given, series, problems).layout()


class _Table:
    """A grid while it is being understood."""

    def __init__(self, grid: Grid, words: Words, given: Given, series: Series, problems: list[Problem]) -> None:
        self.grid = grid
        self.words = words
        self.given = given
        self.series = series
        self.problems = problems
        self.before = len(problems)
        self.rows = [list(row) for row in grid.rows]
        self.meanings = [[words.meaning(cell.text) for cell in row] for row in self.rows]
        self.told: list[str] = []
        self.notes: dict[str, str] = {}
        self.skipped: list[str] = []
        self.undated = False
        self.titles: list[Cell] = []  # above the head

    def problem(self, cell: Cell, text: str) -> None:
        """A problem at a cell, which a spreadsheet names as people do."""
        at = f"cel {cell.ref}: " if cell.ref else ""
        self.problems.append(Problem(path=self.grid.path, line=cell.line, column=cell.column, text=f"{at}{text}"))

    def _refuse(self, text: str) -> None:
        """A problem with the table as a whole, unless something in it was told already."""
        if len(self.problems) == self.before:
            self.problems.append(Problem(path=self.grid.path, line=1, column=1, text=text))

    def layout(self) -> Layout | None:
        head = self._head()
        if head is not None:
            self._shift(head)
        labels = self._labels(head)
        if head is None and not labels:
            self._refuse(
                "hierin is geen tabel gevonden: geen rij en geen kolom met namen uit het pakket. "
                "Staat er een tab, een puntkomma of meer dan één spatie tussen de kolommen?"
            )
            return None
        first = self._first_row(head, labels)
        if head is not None and not any(cell.text for row in self.rows[first:] for cell in row):
            self._refuse("onder de kop staan geen rijen. Plak de hele tabel.")
            return None
        self._read_titles(first if head is None else head, first, labels)
        self._one_table(head, first)
        columns = self._columns(head, first, labels)
        row_dims, column_dim = self._row_dims(first, labels), self._main(each.meaning for each in columns)
        lines = self._lines(first, labels, columns)
        rows = self._meant(lines, row_dims, "rij")
        columns = self._meant(columns, [column_dim] if column_dim else [], "kolom")
        if not rows or not columns:
            skipped = f" Niet gelezen: {listed(self.skipped)}." if self.skipped else ""
            self._refuse(f"in deze tabel staan geen cijfers bij de namen.{skipped}")
        if len(self.problems) > self.before:
            return None
        self._each_once(rows, row_dims)
        self._each_once(columns, [column_dim] if column_dim else [])
        self._tell(rows, row_dims, columns, column_dim)
        figures, shares = self._slots(rows, row_dims, columns, column_dim)
        if len(self.problems) > self.before:
            return None
        return Layout(
            grid=self.grid,
            figures=tuple(figures),
            shares=tuple(shares),
            undated=self.undated,
            notes=self.notes,
            told=tuple(self.told),
        )

    # Where the head and the names are.

    def _head(self) -> int | None:
        """The row with the names of the columns: most names of one kind, or else only dates."""
        best, most = None, 1
        for index, row in enumerate(self.meanings):
            hits = Counter(dimension for each in row for dimension in each.members)
            if hits and max(hits.values()) > most:
                best, most = index, max(hits.values())
        if best is not None:
            return best
        for index, row in enumerate(self.meanings):
            words = not any(looks_like_number(cell.text) for cell in self.rows[index])
            if words and any(each.members for each in row[1:]) and not row[0].members:
                return index
        for index, row in enumerate(self.meanings):
            if any(each.only_a_date for each in row[1:]) and not any(each.members for each in row):
                return index
        return None

    def _shift(self, head: int) -> None:
        """Give the first column its place in a head that leaves its name out, where only spaces stand between cells."""
        if not self.grid.spaced:
            return
        widths = Counter(len(row) for row in self.rows[head + 1 :] if len(row) > 1)
        usual = widths.most_common(1)[0][0] if widths else 0
        for index in range(max(0, head - _HEAD_ROWS), head + 1):
            if len(self.rows[index]) > 1 and len(self.rows[index]) == usual - 1:
                self.rows[index].insert(0, _EMPTY)
                self.meanings[index].insert(0, Meaning())
        for row in self.rows[head + 1 :]:
            if len(row) > 1 and len(row) != len(self.rows[head]) and any(looks_like_number(cell.text) for cell in row):
                self.problem(
                    row[0],
                    f"deze rij heeft {len(row)} cellen; de kop heeft er {len(self.rows[head])}. "
                    "Schrijf een streepje waar niets staat, en zet minstens twee spaties tussen de kolommen.",
                )

    def _labels(self, head: int | None) -> list[int]:
        """The columns with the names of the rows."""
        start = 0 if head is None else head + 1
        hits: dict[int, Counter[str]] = {}
        for row in self.meanings[start:]:
            for column, each in enumerate(row):
                for dimension in each.members:
                    hits.setdefault(column, Counter())[dimension] += 1
        best = {column: max(counts.values()) for column, counts in hits.items()}
        if best:
            most = max(best.values())
            names = [column for column in sorted(best) if best[column] * 2 >= most]
            dates = [
                column
                for column in range(names[-1] + 1)
                if sum(self._at(row, column).only_a_date for row in range(start, len(self.rows))) * 2 >= most
            ]
            return sorted({*names, *dates})
        if head is None:
            return []
        filled = [row for row in self.rows[start:] if any(looks_like_number(cell.text) for cell in row[1:])]
        first = [row[0].text for row in filled]
        is_name = [self.words.meaning(text).only_a_date or not looks_like_number(text) for text in first]
        return [0] if first and all(is_name) else []

    def _at(self, row: int, column: int) -> Meaning:
        return self.meanings[row][column] if column < len(self.meanings[row]) else Meaning()

    def _cell(self, row: int, column: int) -> Cell:
        if column < len(self.rows[row]):
            return self.rows[row][column]
        last = self.rows[row][-1] if self.rows[row] else _EMPTY
        return Cell(text="", line=last.line, column=last.column + len(last.text))

    def _first_row(self, head: int | None, labels: list[int]) -> int:
        if head is not None:
            return head + 1
        return next(
            index for index, row in enumerate(self.meanings) if any(self._at(index, label).members for label in labels)
        )

    def _one_table(self, head: int | None, first: int) -> None:
        """Ensure no second head begins below the first."""
        if head is None:
            return
        kinds = {dimension for each in self.meanings[head] for dimension in each.members}
        for index in range(first, len(self.rows)):
            hits = Counter(dimension for each in self.meanings[index] for dimension in each.members)
            if any(hits[dimension] > 1 for dimension in kinds):
                self.problem(
                    self.rows[index][0],
                    "hier begint een tweede tabel. Zet elke tabel in een eigen bestand of op een eigen blad.",
                )
                del self.rows[index:], self.meanings[index:]
                return

    def _read_titles(self, end: int, first: int, labels: list[int]) -> None:
        """The texts above the head that stand in the columns with names, so that they are of the table as a whole."""
        last = labels[-1] if labels else 0
        corner = [cell for row in self.rows[end : end + 1] for cell in row[: last + 1]] if end < first else []
        above = [[cell for cell in row if cell.text and not cell.covered] for row in self.rows[:end]]
        titles = [
            row[0]
            for row, whole in zip(above, self.rows, strict=False)
            if len(row) == 1 and row[0] in whole[: last + 1]
        ]
        # The head of the names says only what they are, unless there is a date or a scale in it.
        corner += [cell for row in self.rows[:end] for cell in row[: last + 1] if cell not in titles]
        titles += [cell for cell in corner if _SCALE.search(cell.text) or any(dates_in(cell.text))]
        for cell in titles:
            if self.words.meaning(cell.text).members:
                continue
            self.titles.append(cell)
            if (scale := _SCALE.search(cell.text)) is not None and not self.words.adds_nothing(scale[0]):
                self._other_scale(cell, scale[0])
            for text, when in dates_in(cell.text):
                if when is None:
                    self.problem(cell, f"'{text}' boven de tabel bestaat niet. Kijk in de bron.")
        if self.titles:
            names = "; ".join(f"'{clipped(each.text)}'" for each in self.titles)
            self.told.append(f"Boven de tabel staat: {names}.")

    def _day_of_title(self) -> Day | None:
        """The day of figures that no row or column dates: as given, and not against the title; or else that of the title."""
        dated = [(cell, when) for cell in self.titles for _, when in dates_in(cell.text) if when is not None]
        day = self.given.day
        if day is None:
            days = {day_in(when, self.given.habits) for _, when in dated}
            return days.pop() if len(days) == 1 else None
        if dated and not any(first <= day <= last for _, (first, last) in dated):
            cell, (first, last) = dated[0]
            named = first.isoformat() if first == last else f"{first} tot en met {last}"
            self.problem(cell, f"de tabel gaat over {named}, niet over {day}. Kijk --peildatum na.")
        return day

    # What the rows and columns stand for.

    def _columns(self, head: int | None, first: int, labels: list[int]) -> list[Line]:
        """The columns with figures."""
        start = labels[-1] + 1 if labels else 0
        width = max((len(row) for row in self.rows), default=0)
        above = range(max(0, (head if head is not None else first) - _HEAD_ROWS), first)
        lines = []
        for column in range(start, width):
            meaning, names, place = Meaning(), [], None
            for row in above:
                cell = self._cell(row, column)
                if row != head and head is not None and not cell.text:
                    # Under a merged cell: a date above several columns holds for all of them.
                    earlier = [self._at(row, each) for each in range(start, column) if self._cell(row, each).text]
                    meaning = meaning.and_(earlier[-1]) if earlier and earlier[-1].only_a_date else meaning
                    continue
                here = self._at(row, column)
                if cell.text and (row == head or here):
                    meaning = meaning.and_(here)
                    names.append(cell.text)
                    place = cell
                elif cell.text and head is None:
                    names, place = [cell.text], cell
            filled = [self._cell(row, column) for row in range(first, len(self.rows))]
            if not names and not any(looks_like_number(cell.text) for cell in filled):
                continue
            place = place or next((cell for cell in filled if cell.text), _EMPTY)
            lines.append(Line(index=column, name=" ".join(dict.fromkeys(names)), place=place, meaning=meaning))
        return lines

    def _main(self, meanings: Iterable[Meaning]) -> str | None:
        """The dimension that most of these name."""
        hits = Counter(dimension for each in meanings for dimension in each.members)
        return hits.most_common(1)[0][0] if hits else None

    def _row_dims(self, first: int, labels: list[int]) -> list[str]:
        """The dimensions that the columns with names have, one each; a column with dates has none."""
        found = [self._main(self._at(row, label) for row in range(first, len(self.rows))) for label in labels]
        return list(dict.fromkeys(each for each in found if each is not None))

    def _lines(self, first: int, labels: list[int], columns: list[Line]) -> list[Line]:
        """The rows with figures; what stands below them is a note, or is told as not read."""
        lines = []
        for index in range(first, len(self.rows)):
            row = self.rows[index]
            texts = [cell.text for cell in row if cell.text and not cell.covered]
            if not texts:
                continue
            figures = [self._cell(index, each.index) for each in columns]
            has_figures = any(looks_like_number(cell.text) and not cell.covered for cell in figures)
            names = [self._cell(index, label) for label in labels]
            meaning = Meaning()
            for label in labels:
                meaning = meaning.and_(self._at(index, label))
            note = _NOTE.fullmatch(" ".join(texts))
            if not meaning and note and row[0].text == texts[0]:
                self.notes[note[1].strip("()")] = note[2]
            elif not has_figures and not (meaning and any(cell.text for cell in figures)):
                self.skipped.append(f"'{clipped(' '.join(texts))}' (regel {row[0].line})")
            elif labels and not any(cell.text for cell in names):
                place = next(cell for cell in figures if cell.text)
                self.problem(place, "deze rij heeft cijfers, maar geen naam. Zet er een gebied of sector voor.")
            else:
                name = " ".join(cell.text for cell in names if cell.text)
                place = next((cell for cell in names if cell.text), row[0])
                lines.append(Line(index=index, name=name, place=place, meaning=meaning))
        return lines

    def _meant(self, lines: list[Line], dims: list[str], what: str) -> list[Line]:
        """The lines of one axis, each with what it stands for; those that are not read are left out and told."""
        known = {dimension: [each.meaning.members.get(dimension) for each in lines] for dimension in dims}
        wholes = {
            dimension: self.words.whole(dimension, [code for code in codes if code])
            for dimension, codes in known.items()
        }
        all_shares = all(each.meaning.share for each in lines)  # then they are the figures themselves
        found: list[Line] = []
        nameless: list[Line] = []
        for each in lines:
            meaning = each.meaning
            inside = {dimension: code for dimension, code in meaning.members.items() if dimension in dims}
            whole = bool(inside) and all(code == wholes[dimension] for dimension, code in inside.items())
            if meaning.change:
                self.skipped.append(f"{what} '{clipped(each.name)}'")
            elif meaning.beyond:
                self._something_else(each, meaning.beyond)
            elif meaning.share and not all_shares:
                of = self._share_of(inside, found)
                if of is None:
                    self.problem(
                        each.place, f"bij deze {what} met percentages is niet te zien van welke cijfers ze zijn."
                    )
                    continue
                found.append(Line(index=each.index, name=each.name, place=each.place, meaning=of.meaning, of=of))
            elif inside and len(inside) == len(dims):
                found.append(
                    Line(
                        index=each.index,
                        name=each.name,
                        place=each.place,
                        meaning=Meaning(inside, meaning.when),
                        whole=whole,
                    )
                )
            elif dims and (meaning.total or meaning.only_a_date or meaning.members):
                if not (meaning.total or meaning.only_a_date):
                    self.problem(each.place, self.words.unknown(each.name, dims[0]))
                    continue
                members = {dimension: code for dimension, code in wholes.items() if code is not None}
                if len(members) < len(dims):
                    self.problem(
                        each.place, f"'{each.name}' kan van alles het totaal zijn. Noem het gebied of de sector."
                    )
                    continue
                members |= inside
                found.append(
                    Line(
                        index=each.index,
                        name=each.name,
                        place=each.place,
                        meaning=Meaning(members, meaning.when),
                        whole=True,
                    )
                )
            elif not dims and (meaning.when or len(lines) == 1 + sum(each.meaning.change for each in lines)):
                if not self.words.adds_nothing(each.name):
                    self._something_else(each, each.name)
                    continue
                found.append(
                    Line(index=each.index, name=each.name, place=each.place, meaning=Meaning({}, meaning.when))
                )
            elif not each.name:
                nameless.append(each)
            else:
                self.problem(each.place, self.words.unknown(each.name, dims[0] if dims else self._missing_dim()))
        if len(nameless) > 1:
            many = f"{len(nameless)} {'rijen' if what == 'rij' else 'kolommen'} hebben cijfers, maar geen naam."
            self.problem(nameless[0].place, f"{many} Zet de namen erbij.")
        elif nameless:
            self.problem(nameless[0].place, f"deze {what} heeft cijfers, maar geen naam. Zet er een naam bij.")
        return found

    def _something_else(self, line: Line, beyond: str) -> None:
        """Tell that a line may have figures of another definition than the series."""
        if _SCALE.search(beyond):
            self._other_scale(line.place, beyond)
            return
        series = f"reeks '{self.series.id}' ({self.series.title}, in {self.series.unit})"
        name, bare = clipped(line.name), clipped(unmarked(beyond)[0])
        what, same = f"'{bare}' bij '{name}'", "haal het dan weg"
        if beyond == line.name:
            what, same = f"'{bare}'", f"zet er dan '{self.series.unit}' boven"
        self.problem(
            line.place,
            f"{what} hoort niet bij {series}. Zijn het andere cijfers, laat ze dan weg; zijn het deze, {same}.",
        )

    def _other_scale(self, cell: Cell, text: str) -> None:
        self.problem(
            cell,
            f"hier staat '{clipped(text)}', en reeks '{self.series.id}' is in {self.series.unit}. "
            "Reken de cijfers om, of neem een tabel in die eenheid.",
        )

    def _missing_dim(self) -> str:
        """What a line could be that names nothing, when its axis has no other names to go by."""
        return SECTOR if any(AREA in each.members for row in self.meanings for each in row) else AREA

    def _share_of(self, inside: Mapping[str, str], lines: list[Line]) -> Line | None:
        """The line that shares belong to: the one they name, or else the one before them."""
        values = [each for each in lines if each.of is None]
        named = [each for each in values if inside and all(each.meaning.members.get(d) == c for d, c in inside.items())]
        return next(iter((named or values)[::-1]), None)

    def _each_once(self, lines: list[Line], dims: list[str]) -> None:
        """Ensure no two lines stand for the same."""
        first: dict[object, Line] = {}
        for each in lines:
            if each.of is not None:
                continue
            key = (tuple(sorted(each.meaning.members.items())), each.meaning.when)
            if key in first:
                earlier = first[key]
                where = f"cel {earlier.place.ref}" if earlier.place.ref else f"regel {earlier.place.line}"
                other = f" (als '{earlier.name}')" if earlier.name != each.name else ""
                what = dims[0] if dims else "datum"
                self.problem(
                    each.place, f"{what} '{each.name}' staat er twee keer: ook in {where}{other}. Houd er één over."
                )
            first.setdefault(key, each)

    # What each figure is of.

    def _slots(
        self, rows: list[Line], row_dims: list[str], columns: list[Line], column_dim: str | None
    ) -> tuple[list[Slot], list[Slot]]:
        figures: list[Slot] = []
        shares: list[Slot] = []
        fixed = self._fixed({*row_dims, *([column_dim] if column_dim else [])})
        if fixed is None:
            return [], []
        days: dict[object, Day | None] = {}
        undated = any(row.meaning.when is None for row in rows) and any(each.meaning.when is None for each in columns)
        day_of_title = self._day_of_title() if undated else None
        for row in rows:
            for column in columns:
                cell = self._cell(row.index, column.index)
                span = column.meaning.when or row.meaning.when
                if span is None:
                    day = day_of_title
                    self.undated = self.undated or day is None
                else:
                    if span not in days:
                        days[span] = day_in(span, self.given.habits)
                        if days[span] is None:
                            line = column if column.meaning.when else row
                            self.problem(
                                line.place,
                                f"'{line.name}' is nog geen peildatum. Schrijf de hele datum, zoals 1-1-{span[0].year}.",
                            )
                    day = days[span]
                if day is None:
                    continue
                members = {**fixed, **row.meaning.members, **column.meaning.members}
                key = Key(day, members[AREA], members[SECTOR], members.get(BREAKDOWN))
                slot = Slot(
                    cell=Cell(text="", line=cell.line, column=cell.column, ref=cell.ref) if cell.covered else cell,
                    key=key,
                    row=row.name,
                    column=column.name,
                )
                if row.of is None and column.of is None:
                    figures.append(slot)
                elif cell.text and not (row.of and column.of):
                    shares.append(slot)
        return figures, shares

    def _fixed(self, dims: set[str]) -> dict[str, str] | None:
        """What is the same for the whole table: as the editor said, or else the whole."""
        fixed = dict(self.given.members)
        for dimension in (AREA, SECTOR):
            if dimension in dims:
                if dimension in fixed:
                    self._refuse(f"--{dimension} hoort hier niet: de tabel heeft zelf {PLURAL[dimension]}.")
                    return None
            elif dimension not in fixed:
                roots = self.words.roots(dimension)
                wholes = sorted(roots & self.given.used.get(dimension, frozenset())) or sorted(roots)
                if len(wholes) != 1:
                    choices = " of ".join(f"{code} ({self.words.name(dimension, code)})" for code in wholes[:12])
                    self._refuse(
                        f"de tabel noemt geen {dimension}. Voeg toe welk het is: --{dimension} {choices or 'CODE'}."
                    )
                    return None
                whole = wholes[0]
                fixed[dimension] = whole
        for dimension, code in fixed.items():
            if dimension not in dims:
                self.told.append(f"Alle cijfers zijn van {dimension} {self.words.name(dimension, code)}.")
        return fixed

    def _tell(self, rows: list[Line], row_dims: list[str], columns: list[Line], column_dim: str | None) -> None:
        for what, lines, dims in (("rijen", rows, row_dims), ("kolommen", columns, [column_dim] if column_dim else [])):
            values = [each for each in lines if each.of is None]
            if dims:
                parts = [each for each in values if not each.whole]
                names = ", ".join(_as_known(each, dims, self.words) for each in parts)
                if names:
                    self.told.append(f"De {what} zijn {' en '.join(PLURAL[each] for each in dims)}: {names}.")
            elif any(each.meaning.when for each in values):
                self.told.append(f"De {what} zijn datums: {', '.join(each.name for each in values)}.")
            if totals := [f"'{unmarked(each.name)[0]}'" for each in values if each.whole and dims]:
                self.told.append(f"Totaal in de {what}: {' en '.join(totals)}.")
            self.told.extend(
                f"'{each.name}' is het aandeel bij '{each.of.name}'." for each in lines if each.of is not None
            )
        if self.skipped:
            self.told.append(f"Niet overgenomen: {'; '.join(self.skipped)}.")


def _as_known(line: Line, dims: list[str], words: Words) -> str:
    """The name of a line, with what it is called in the package when that is another."""
    names = " ".join(words.name(dimension, line.meaning.members[dimension]) for dimension in dims)
    bare = unmarked(line.name)[0]
    return bare if names == bare or len(dims) > 1 else f"{bare} ({names})"


def dimensions(key: Key) -> Iterator[tuple[str, str]]:
    """The members of a key by their dimension."""
    for dimension, code in zip(DIMENSIONS, (key.area, key.sector, key.breakdown), strict=True):
        if code is not None:
            yield dimension, code
