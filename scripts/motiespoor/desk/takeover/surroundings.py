"""The words around the figures of a table: understood, told as a problem, or to be asked about; none is passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from motiespoor.desk.takeover.axes import AxisLine, Note, Rows
from motiespoor.desk.takeover.names import Names
from motiespoor.desk.takeover.question import Asked, Question, place, quoted
from motiespoor.desk.takeover.sheet import SCALE, Sheet, other_scale
from motiespoor.desk.takeover.words import dates_in, day_in, says_share
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.grid import GridCell

# What people and money are counted in; the units of the dossier's own series come beside these.
_UNIT = re.compile(
    r"\b(?:personen|mensen|hoofden|koppen|arbeidsjaren|arbeidsplaatsen|euro'?s?|uren|werknemers|medewerkers|huishoudens|"
    r"vacatures|procentpunt(?:en)?)\b|€",
    re.IGNORECASE,
)
THOUSANDS = 3  # places that the point moves
# What says of figures that they are in thousands, and nothing else: not per how many, and not in what.
_IN_THOUSANDS = re.compile(r"(?:\bx|[×*]) ?1[. ]?000\b|\b(?:in )?duizend(?:en|tallen)\b", re.IGNORECASE)
_SOURCE = re.compile(r"bron(?:nen|vermelding)?\s*:", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:tabel|bijlage|blad|pagina|page|sheet|deel)\s*[0-9]{0,3}(?:[.-][0-9]{1,2}|[a-z])?\b(?:\s*(?:van|of|/)\s*[0-9]{1,3})?",
    re.IGNORECASE,
)
_MORE_WORDS = (
    "aantallen", "bij", "nr", "nummer", "cijfers", "jaar", "naam", "naar", "onderverdeling", "op", "overzicht", "peildatum", "per", "stand",
    "tabel", "uitgesplitst", "verdeeld", "verdeling", "voor", "over", "ultimo",
)  # fmt: skip
_ABOUT_ROUNDING = re.compile(r"\bafge?rond|\bafronding", re.IGNORECASE)
_DAY_OF_THE_TABLE = re.compile(r"\b(?:stand|peildatum|per|ultimo)\b", re.IGNORECASE)

# A sign and what is said of it.
_LEGEND = re.compile(
    r"['\"‘“]?(-|–|—|\.{1,3}|…|x|\?)['\"’”]?\s*(?:=|:|betekent)?\s+(.+)|(-|–|—|\.{1,3}|…|x|\?)\s*[=:]\s*(.+)",
    re.IGNORECASE,
)
_NIL = re.compile(r"(?:nihil|nul|0)$", re.IGNORECASE)
_NO_FIGURE = re.compile(
    r"(?:geheim|vertrouwelijk|onbekend|niet bekend|niet beschikbaar|gegevens? ontbre(?:ekt|ken)|ontbreekt|onvoldoende betrouwbaar|"
    r"geen (?:opgaven?|cijfers?|gegevens|waarneming(?:en)?)|niet van toepassing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """The texts around a table: those above its figures, and all others. `signs` has what a legend says of a sign."""

    above: tuple[GridCell, ...]
    others: tuple[GridCell, ...]
    signs: Mapping[str, str]


def scale_of(sheet: Sheet, around: Surroundings) -> GridCell | None:
    """The only text that says that figures are in thousands, when it says so of all of them.

    One above the table must stand where titles do: above another column it may be of that one alone.
    """
    counted = [cell for cell in (*around.above, *around.others) if _is_scale(sheet, cell.text)]
    if len({each.text for each in counted}) != 1 or len(counted) != 1:
        return None
    cell = counted[0]
    is_title = cell not in around.above or cell is next(each for each in sheet.rows[sheet.row_of(cell)])
    return cell if is_title and _known(sheet, _IN_THOUSANDS.sub(" ", cell.text)) else None


def _is_scale(sheet: Sheet, text: str) -> bool:
    """Whether a text says that figures are counted in something else than the series is."""
    scale = SCALE.search(text)
    return scale is not None and not sheet.words.adds_nothing(scale[0]) and not _ABOUT_ROUNDING.search(text)


def is_nil(meaning: str) -> bool:
    """Whether a legend says of a sign that the figure is nil."""
    return bool(_NIL.match(meaning))


def surroundings_of(
    sheet: Sheet, *, first: int, names: Names, columns: Sequence[AxisLine], below: Rows
) -> Surroundings:
    """All texts of a sheet that are no figure, no name of a row and no head of a column that was read."""
    taken = {(row, column) for line in columns for row, column in line.heads}
    rows = {line.index for line in below.lines}
    figures = {*(each.index for each in columns), *names.labels, *names.edge}
    above: list[GridCell] = []
    others: list[GridCell] = []
    for index, row in enumerate(sheet.rows):
        left = [
            cell
            for column, cell in enumerate(row)
            if cell.text
            and not cell.covered
            and (index, column) not in taken
            and not (index in rows and column in figures)
            and not (
                index < first
                and column in names.edge
                and any(cell.text == row[each].text for each in names.labels if each < len(row))
            )
        ]
        if index < first:
            above += left
        elif index in rows:
            others += left
        elif left and index not in {note.index for note in below.notes.values()}:
            # The words of a line below belong together.
            others.append(
                GridCell(
                    text=" ".join(each.text for each in left), line=left[0].line, column=left[0].column, ref=left[0].ref
                )
            )
    signs: dict[str, str] = {}
    others += sheet.grid.beside
    kept = [each for each in others if not _read_legend(each.text, signs)]
    return Surroundings(above=tuple(above), others=tuple(kept), signs=signs)


def _read_legend(text: str, signs: dict[str, str]) -> bool:
    """Whether a text explains nothing but signs, which are added with their meaning."""
    found: dict[str, str] = {}
    for part in re.split(r"\s*[;,]\s+|\s*;\s*", text.strip().rstrip(".")):
        match = _LEGEND.fullmatch(part)
        if match is None:
            return False
        sign, meaning = match[1] or match[3], match[2] or match[4]
        if not (_NIL.match(meaning) or _NO_FIGURE.match(meaning)):
            return False
        found[sign.lower()] = meaning
    signs.update(found)
    return bool(found)


def judged(
    sheet: Sheet,
    around: Surroundings,
    problems: list[Problem],
    *,
    notes: Mapping[str, Note],
    marks: Collection[str],
    fixed: Mapping[str, str],
    days: Collection[Day],
) -> Iterator[Asked]:
    """The question about the texts that are not understood, after adding a problem for those of other figures.

    A note is understood when the figures that it is of have its mark.
    """
    # The same words above every column are told once.
    texts = list({each.text: each for each in reversed((*around.above, *around.others))}.values())[::-1]
    scale = scale_of(sheet, around)
    if scale is not None:
        texts = [each for each in texts if each is not scale]
        yield Asked(
            question=Question.SCALE,
            cell=scale,
            text=f"Hier staat '{clipped(scale.text)}' ({place(scale)}). Elk getal wordt met 1.000 vermenigvuldigd.",
        )
    # What a sheet or a table is called need not be understood, but may say how its figures are counted.
    name = GridCell(text=sheet.grid.name, line=1, column=1)
    wrong = [_of_other_figures(sheet, cell, fixed) for cell in (name, *texts, *(note.cell for note in notes.values()))]
    problems += (each for each in wrong if each is not None)
    unknown = [cell for cell in texts if not _understood(sheet, cell, fixed, days)]
    unknown += [note.cell for mark, note in notes.items() if mark not in marks]
    if unknown:
        many = "Deze tekst wordt" if len(unknown) == 1 else "Deze teksten worden"
        yield Asked(
            question=Question.TEXT,
            cell=unknown[0],
            text=f"{many} niet begrepen: {quoted(unknown)}. De cijfers worden gelezen alsof dat er niets aan verandert.",
        )


def day_of(
    sheet: Sheet, around: Surroundings, day: Day | None, habits: Collection[tuple[int, int]], problems: list[Problem]
) -> Day | None:
    """The day of figures that no row or column dates: as given, and not against the texts; or else that of the texts."""
    told = [*around.above, *(each for each in around.others if _is_of_a_day(sheet, each))]
    dated = []
    for cell in told:
        for text, when in dates_in(cell.text):
            if when is None:
                problems.append(sheet.grid.problem(cell, f"'{text}' boven de tabel bestaat niet. Kijk in de bron."))
            else:
                dated.append((cell, when))
    if day is None:
        days = {day_in(when, habits) for _, when in dated}
        return days.pop() if len(days) == 1 else None
    if dated and not any(first <= day <= last for _, (first, last) in dated):
        cell, (first, last) = dated[0]
        named = first.isoformat() if first == last else f"{first} tot en met {last}"
        text = f"de tabel gaat over {named}, niet over {day}. Kijk --peildatum na."
        problems.append(sheet.grid.problem(cell, text))
    return day


def _is_of_a_day(sheet: Sheet, cell: GridCell) -> bool:
    return bool(_DAY_OF_THE_TABLE.search(cell.text)) and _known(sheet, cell.text)


def _of_other_figures(sheet: Sheet, cell: GridCell, fixed: Mapping[str, str]) -> Problem | None:
    """Why the figures may not be those of the series, by a text around them."""
    text, series = cell.text, sheet.series
    scale = SCALE.search(text)
    if scale is not None and _is_scale(sheet, text):
        return other_scale(sheet, cell, scale[0])
    unit = _other_unit(sheet, text)
    if unit is not None and not _SOURCE.match(text) and _known(sheet, _UNIT.sub(" ", text), sheet.words.units):
        return sheet.grid.problem(
            cell,
            f"hier staat '{clipped(unit)}', en reeks '{series.id}' is in {series.unit}. "
            "Zijn het andere cijfers, laat ze dan weg.",
        )
    for dimension, code in sheet.words.meaning(text).members.items():
        if dimension in fixed and fixed[dimension] != code:
            return sheet.grid.problem(
                cell,
                f"hier staat {dimension} '{sheet.words.name(dimension, code)}', en de cijfers worden gelezen als die van "
                f"'{sheet.words.name(dimension, fixed[dimension])}'. Zijn ze van '{sheet.words.name(dimension, code)}', "
                f"voeg dan toe: --{dimension} {code}. Zo niet, haal de tekst dan weg.",
            )
    return None


def _understood(sheet: Sheet, cell: GridCell, fixed: Mapping[str, str], days: Collection[Day]) -> bool:
    if re.fullmatch(r"[-–—.\s]*", cell.text):
        return True
    if _other_unit(sheet, cell.text) or (says_share(cell.text) and not sheet.of_percent):
        return False
    if _SOURCE.match(cell.text):
        return True
    spans = [when for _, when in dates_in(cell.text) if when is not None]
    if spans and not any(first <= day <= last for first, last in spans for day in days):
        return False
    members = sheet.words.meaning(cell.text).members
    if members and all(
        fixed.get(dimension) == code or code in sheet.words.roots(dimension) for dimension, code in members.items()
    ):
        return True
    return not members and _known(sheet, cell.text)


def _known(sheet: Sheet, text: str, more: Collection[str] = ()) -> bool:
    return sheet.words.adds_nothing(_NUMBERED.sub(" ", text), {*_MORE_WORDS, *sheet.words.kinds, *more})


def _other_unit(sheet: Sheet, text: str) -> str | None:
    """What a text counts in, when that is not what the series is in."""
    units = ["euro" if each[0] == "€" else each[0] for each in _UNIT.finditer(text)] + [
        each for each in sheet.words.units if each in _words(text)
    ]
    return next((each for each in units if not sheet.words.adds_nothing(each)), None)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def told_above(sheet: Sheet, above: Sequence[GridCell], end: int) -> Iterator[str]:
    """What stands above the table; the head of the names only when it says more than what they are."""
    titles = [each for each in above if sheet.row_of(each) < end or SCALE.search(each.text) or any(dates_in(each.text))]
    if titles:
        yield f"Boven de tabel staat: {'; '.join(f'{clipped(each.text)!r}' for each in titles)}."
