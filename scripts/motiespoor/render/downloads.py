"""The data to take away: each package as a Data Package, and each chart as a CSV and as its specifications."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from motiespoor import paths
from motiespoor.derive.tabled import tabled
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import keys
from motiespoor.model.table import Table
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.vega import specification_text
from motiespoor.render.output import Output

# Published data is an interface: what stands below this path keeps its form.
DATA = "data/v1"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file as who fetches it can tell that it came whole: its size in bytes and its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str

    @property
    def described(self) -> dict[str, object]:
        """What a data package says of it; programs compare a hash only when it is written like this."""
        return {"bytes": self.size, "hash": f"sha256:{self.sha256}"}


def weighed(path: str, content: str | bytes) -> Weighed:
    """A file by what is in it."""
    raw = content.encode() if isinstance(content, str) else content
    return Weighed(path, len(raw), hashlib.sha256(raw).hexdigest())


def packages(dossier: Dossier) -> Iterator[Output]:
    """The four data packages, with the tables that the files amount to."""
    found = tabled(dossier)
    for folder, descriptor in dossier.descriptors.items():
        source = descriptor.origin.path
        files = table_files(found[folder])
        described: dict[str, Any] = _plain(descriptor)
        for resource in described["resources"]:
            resource.update(weighed(resource["path"], files[resource["path"]]).described)
        yield Output(
            path=f"{DATA}/{folder}/datapackage.json",
            content=json.dumps(described, ensure_ascii=False, indent=2) + "\n",
            source=source,
        )
        for name, content in files.items():
            yield Output(path=f"{DATA}/{folder}/{name}", content=content, source=source)


def table_files(found: Iterable[Table]) -> dict[str, str]:
    """Tables as files, by their names."""
    return {f"{each.name}.csv": _lines(each.columns, each.rows) for each in found}


def series_data(dossier: Dossier) -> Iterator[Output]:
    """The observations of every series in a file of its own."""
    (table,) = (each for each in tabled(dossier)["cijfers"] if each.name == "waarnemingen")
    place = table.columns.index("reeks")
    rows: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in table.rows:
        rows[row[place]].append(row)
    for series in dossier.series:
        yield Output(
            path=f"{DATA}/reeksen/{series.id}.csv",
            content=_lines(table.columns, rows[series.id]),
            source=f"{paths.FIGURES}/waarnemingen.csv",
        )


def chart_data(figures: Mapping[str, Figure]) -> Iterator[Output]:
    """The rows of every chart, and the Vega-Lite specifications of its two pictures, where it has them."""
    for figure in figures.values():
        files = {"csv": figure.csv()}
        pictures = (("vl.json", figure.wide), ("smal.vl.json", figure.narrow)) if figure.pictured else ()
        for ending, of in pictures:
            if not isinstance(of, str):
                files[ending] = specification_text(of)
        for ending, content in files.items():
            yield Output(path=f"{DATA}/grafieken/{figure.id}.{ending}", content=content, source=paths.CHARTS)


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def plain_value(value: object) -> object:
    """A word, a day or a number of a descriptor as JSON."""
    if isinstance(value, (date, Decimal)):
        return str(value)
    return getattr(value, "value", value)


def _plain(value: object) -> Any:
    """A descriptor record as JSON, under the names that Data Package v2 gives its properties."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if not hasattr(type(value), "__dataclass_fields__"):
        return plain_value(value)
    properties = {name: getattr(value, declared.name) for name, declared in keys(type(value)).items()}
    return {name: _plain(each) for name, each in properties.items() if each not in (None, (), False)}
