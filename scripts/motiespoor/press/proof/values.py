"""The numbers in tables of figures: each is that of the row that it stands in, and no value is left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from selectolax.lexbor import LexborNode

from motiespoor import spoken
from motiespoor.derive.revisions import revisions
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation
from motiespoor.press.built import Page
from motiespoor.press.proof.known import count_in, days_in, written
from motiespoor.problem import clipped

_SERIES = "cijfers/reeksen/"
_NUMBER = re.compile(r"[0-9][0-9.]*(?:,[0-9]+)?")
_VALUE = "Waarde"  # above a column with values of several units
_COUNTED = re.compile(r"(?:^|: )[0-9.]+ waarden?$")
_SOME = re.compile(r"Hier (?:staat|staan) ([0-9.]+) van de ([0-9.]+) waarden\b")


class Values:
    """The values of a dossier, by what tables call their parts."""

    def __init__(self, dossier: Dossier) -> None:
        self.areas = {each.name: each.code for each in dossier.areas}
        self.sectors = {each.name: each.code for each in dossier.sectors}
        self.units = {each.id: spoken.heading(each) for each in dossier.series}
        self.dossier = dossier
        self.of_series: defaultdict[str, list[Observation]] = defaultdict(list)
        self._on: defaultdict[tuple[str, date], list[Observation]] = defaultdict(list)
        for each in dossier.observations:
            self.of_series[each.series].append(each)
            self._on[each.series, each.date].append(each)

    def told(self, each: Observation) -> Iterator[Decimal | None]:
        """A value, and those that stood there before."""
        yield each.value
        yield from (revision.was for revision in revisions(each, self.dossier))

    def on(self, series: str, days: Sequence[date]) -> Sequence[Observation]:
        """The values of a series on these days; of every day, when there are none."""
        return [each for day in days for each in self._on[series, day]] if days else self.of_series[series]


def values_stand_in_their_rows(page: Page, values: Values) -> Iterator[str]:
    """Ensure a value in a row is one of that series, day, area and sector, as far as the row names these."""
    if "cijfers/" not in page.text:
        return
    for table in page.found("article table:not(.cijfers)", "getal"):
        if table.css_first("td.getal") is None:
            continue
        around = table.parent.parent if table.parent is not None else None
        summary = _text(around.css_first("summary")) if around is not None and around.tag == "details" else ""
        for row in table.css("tbody tr"):
            yield from _row_differs(page, row, summary, values)


def _row_differs(page: Page, row: LexborNode, summary: str, values: Values) -> Iterator[str]:
    cells = [_text(each) for each in row.css("th, td:not(.getal)")]
    links = [each.attributes.get("href") or "" for each in row.css("a[href]")]
    series = next((each.split(_SERIES)[1].strip("/") for each in links if _SERIES in each), None)
    if series is None and page.address.startswith(_SERIES):
        series = page.address.removeprefix(_SERIES)
    if series is None or series not in values.of_series:
        return
    named = [list(days_in(each)) for each in (*cells[:2], summary)]
    days = next((each for each in named if each), [])
    areas = [values.areas[each] for each in cells if each in values.areas]
    sectors = [values.sectors[each] for each in cells if each in values.sectors]
    for cell in row.css("td.getal"):
        said = _text(cell)
        if (cell.attributes.get("data-kop") or "") not in (values.units[series], _VALUE) or not _NUMBER.search(said):
            continue
        rows = [each for each in values.on(series, days) if _fits(each, areas, sectors)]
        if not any(_says(said, number) for each in rows for number in values.told(each)):
            yield f"de waarde '{clipped(said)}' bij '{clipped(' '.join(cells))}' staat zo niet in het dossier."


def _fits(each: Observation, areas: Sequence[str], sectors: Sequence[str]) -> bool:
    return (not areas or each.area in areas) and (not sectors or each.sector in sectors)


def _says(said: str, value: Decimal | None) -> bool:
    number = _NUMBER.search(said)
    if value is None or number is None:
        return False
    return number[0] == written(value, len(number[0].partition(",")[2]))


def values_are_all_there(page: Page, values: Values) -> Iterator[str]:
    """Ensure the page of a series has a row for each of its values, or for as many as it says, and counts them right."""
    for each in page.found("#cijfers", "cijfers"):
        summary, listed = _text(each.css_first("summary")), len(each.css("tbody tr"))
        if count_in(summary) not in (None, listed):
            yield f"na '{clipped(summary)}' staan er {listed}."
    if not page.address.startswith(_SERIES):
        return
    every = len(values.of_series.get(page.address.removeprefix(_SERIES), []))
    groups = [
        (told, len(each.css("tbody tr")), summary)
        for each in page.tree.css("article details")
        if _COUNTED.search(summary := _text(each.css_first("summary")))
        and (told := count_in(summary.rpartition(": ")[2])) is not None
    ]
    for told, number, summary in groups:
        if told != number:
            yield f"na '{clipped(summary)}' staan er {number}."
    some = next((found for each in page.tree.css("article p.let-op") if (found := _SOME.match(_text(each)))), None)
    meant, whole = (count_in(some[1]), count_in(some[2])) if some is not None else (every, every)
    listed = sum(number for _, number, _ in groups)
    if groups and (listed, every) != (meant, whole):
        yield f"deze reeks heeft {every} waarden; in de tabellen staan er {listed}."


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


RULES = (values_stand_in_their_rows, values_are_all_there)
