"""Whether the four things that a chart is (picture, sentence, table, CSV) say the same on a built page.

The CSV is what was meant. The table must show each of its cells; each picture must draw the cells that it names in
`data-cel` ("row:column", counted from 0, without the head), and all of them; every number in words must stand in the table.
What a picture must draw, and with which kind of mark, its published specification says; that must have the values of the CSV.
A picture that we drew ourselves has none: it is held to its own marks, each of which shows a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborNode

from motiespoor.press.agreement.figure import PICTURES, Position, cells_of, is_told
from motiespoor.press.agreement.picture import picture_differs, picture_of
from motiespoor.press.agreement.spec import as_drawn, spec_differs, spec_of
from motiespoor.press.agreement.words import cells_differ, precision_differs, words_differ
from motiespoor.render.sentences import ONLY_LATEST


def disagreements(figure: LexborNode, csv: Sequence[Sequence[str]], specs: Mapping[str, Any]) -> Iterator[str]:
    """Every way in which the parts of a chart on a page do not say the same.

    `csv` holds its head and its rows, and `specs` the specification of each of its `PICTURES`, as JSON was read; it is
    empty for a chart that has none. A chart that is told in a number and a sentence has no pictures.
    """
    table = cells_of(figure, csv)
    if table is None:
        number = len(figure.css(".grafiek__tabel tr"))
        yield f"de tabel heeft {number} rijen en de CSV {len(csv)}, of niet dezelfde kolommen."
        return
    wrong = list(cells_differ(table)) or list(precision_differs(table))
    yield from wrong
    if wrong:
        return  # what is compared with a wrong table is wrong as well
    yield from words_differ(figure, table)
    drawn: list[frozenset[Position]] = []
    for size, part in PICTURES.items() if not is_told(figure) else ():
        spec = spec_of(specs[size]) if specs else None
        if specs and spec is None:
            yield f"de specificatie van het {size} beeld is niet te lezen."
            continue
        picture, odd = picture_of(figure, part, table, spec)
        meant = spec or as_drawn(picture)
        found = [f"het {size} beeld, {text}" for text in odd or picture_differs(picture, table, meant)]
        found = found or [
            f"de specificatie van het {size} beeld, {text}"
            for text in (spec_differs(picture, table, spec) if spec else ())
        ]
        yield from found
        if not found:
            drawn.append(frozenset(place for place in meant.drawn(picture) if table.raw[place[0]][place[1]]))
    if len(drawn) == len(PICTURES) and drawn[0] != drawn[1] and not _is_latest(figure, *drawn):
        yield f"het brede en het smalle beeld tonen niet dezelfde cellen: {table.named(min(drawn[0] ^ drawn[1]))}."


def _is_latest(figure: LexborNode, wide: frozenset[Position], narrow: frozenset[Position]) -> bool:
    """Whether the narrow picture has the last columns of the wide one, whole, and a note under it says so."""
    if not narrow < wide or not any(each.text().startswith(ONLY_LATEST) for each in figure.css(".grafiek__noten li")):
        return False
    first = min(column for _, column in narrow)
    return all(column < first for _, column in wide - narrow)
