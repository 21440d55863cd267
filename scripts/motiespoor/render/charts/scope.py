"""What a chart is of: an area and a sector, and the words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motiespoor import dutch, spoken
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
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
        own = spoken.spoken(series)
        # A number in a name is one of those that the finding may say.
        more = own.counts or any(each.isdigit() for each in own.bare)
        name = noun or (own.bare if more else None)
        if name is not None and name.casefold() == series.title.casefold():
            name = None
        told = [series.title if name is None else f"{series.title}: {name}"]
        if name is None or series.unit not in re.findall(r"\w+", name):
            told.append(dutch.uncapital(spoken.heading(series)))
        return ", ".join([*told, self.part] if self.part else told)


def scope(dossier: Dossier, chart: Chart) -> Scope:
    """The area and the sector of a chart; the whole where it does not say."""
    area, sector = chart.area or whole_area(dossier), chart.sector or whole_sector(dossier)
    parts = [each.name for each in dossier.areas if each.code == area != whole_area(dossier)]
    parts += [each.name for each in dossier.sectors if each.code == sector != whole_sector(dossier)]
    return Scope(area=area, sector=sector, part=", ".join(parts))
