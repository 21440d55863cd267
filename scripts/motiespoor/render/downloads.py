"""The data to take away: each package as a Data Package, and each chart as a CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import keys
from motiespoor.model.tables import Table, tables
from motiespoor.render.charts.figure import Figure
from motiespoor.render.output import Output

# Published data is an interface: what stands below this path keeps its form.
DATA = "data/v1"


def packages(dossier: Dossier) -> Iterator[Output]:
    """The four data packages, with the tables that the files amount to."""
    found = tables(dossier)
    for folder, descriptor in dossier.descriptors.items():
        source = descriptor.origin.path
        yield Output(
            path=f"{DATA}/{folder}/datapackage.json",
            content=json.dumps(_plain(descriptor), ensure_ascii=False, indent=2) + "\n",
            source=source,
        )
        for table in found[folder]:
            yield Output(path=f"{DATA}/{folder}/{table.name}.csv", content=_csv(table), source=source)


def chart_data(figures: Mapping[str, Figure]) -> Iterator[Output]:
    """The rows of every chart."""
    for figure in figures.values():
        yield Output(path=chart_path(figure.id), content=figure.csv(), source="site_config/grafieken.yaml")


def chart_path(name: str) -> str:
    """Where the rows of a chart are."""
    return f"{DATA}/grafieken/{name}.csv"


def _csv(table: Table) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue()


def _plain(value: object) -> object:
    """A descriptor record as JSON, under the names that Data Package v2 gives its properties."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if not hasattr(type(value), "__dataclass_fields__"):
        return getattr(value, "value", value)
    properties = {name: getattr(value, declared.name) for name, declared in keys(type(value)).items()}
    return {name: _plain(each) for name, each in properties.items() if each not in (None, (), False)}
