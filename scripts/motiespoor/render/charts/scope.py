"""What a chart is of: an area and a sector, and the words for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motiespoor import dutch
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Frequency, Series
from motiespoor.model.period import MONTHS
from motiespoor.model.publication import Chart


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """An area and a sector by their codes; `part` names them in running text, "" when the chart is of the whole."""

    area: str
    sector: str
    part: str

    def titled(self, finding: str) -> str:
        """A finding as a title, with the part that it is about before it."""
        return f"{self.part}: {finding}" if self.part else dutch.capital(finding)

    def subject(self, series: Series, noun: str | None) -> str:
        """What the table of the chart counts."""
        told = [series.title if noun is None else f"{series.title}: {noun}"]
        if noun is None or series.unit not in re.findall(r"\w+", noun):
            told.append(series.unit)
        return ", ".join([*told, self.part] if self.part else told)


def scope(dossier: Dossier, chart: Chart) -> Scope:
    """The area and the sector of a chart; the whole where it does not say."""
    area, sector = chart.area or whole_area(dossier), chart.sector or whole_sector(dossier)
    parts = [each.name for each in dossier.areas if each.code == area != whole_area(dossier)]
    parts += [each.name for each in dossier.sectors if each.code == sector != whole_sector(dossier)]
    return Scope(area=area, sector=sector, part=", ".join(parts))


def reference_day(days: Sequence[date], frequency: Frequency) -> str:
    """What the reference dates have in common, as it stands after "op": 1 januari, or else de peildatum."""
    same = {(each.month, each.day) for each in days}
    if len(same) == 1 and frequency in (Frequency.YEAR, Frequency.SCHOOL_YEAR):
        ((month, number),) = same
        return f"{number} {MONTHS[month - 1]}"
    return "de peildatum"
