"""The data to take away: each table has the rows of the dossier, and its description is that of the dossier."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from motiespoor.derive.tabled import tabled
from motiespoor.model.fields import keys
from motiespoor.press.built import Built, problem
from motiespoor.press.proof.known import Known
from motiespoor.problem import Problem, clipped
from motiespoor.render.downloads import DATA, plain_value, table_files, weighed


def tables_agree(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure every table can be read, and holds the rows of the dossier in their order."""
    dossier = known.dossier
    for folder, found in tabled(dossier).items():
        for table in found:
            rows = [tuple(table.columns), *(tuple(row) for row in table.rows)]
            yield from _table_differs(site, f"{DATA}/{folder}/{table.name}.csv", rows)
            if table.name == "waarnemingen":
                place, own = table.columns.index("reeks"), defaultdict[str, list[tuple[str, ...]]](list)
                for row in rows[1:]:
                    own[row[place]].append(row)
                for series in dossier.series:
                    yield from _table_differs(site, f"{DATA}/reeksen/{series.id}.csv", [rows[0], *own[series.id]])


def _table_differs(site: Built, path: str, meant: Sequence[tuple[str, ...]]) -> Iterator[Problem]:
    text = site.text(path)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text or "", newline=""), strict=True)]
    except csv.Error:
        rows = []
    if not rows:
        yield problem(path, "deze tabel ontbreekt, of is niet te lezen.")
    elif len(rows) != len(meant):
        yield problem(path, f"deze tabel heeft {len(rows) - 1} rijen; het dossier heeft er {len(meant) - 1}.")
    else:
        for number, (row, right) in enumerate(zip(rows, meant, strict=True)):
            if row != right:
                where = f"rij {number}" if number else "de kop"
                cells = zip(row, right, strict=False)
                said = next(
                    (f": '{clipped(one)}' en niet '{clipped(other)}'" for one, other in cells if one != other), ""
                )
                yield problem(path, f"{where} is een andere dan in het dossier{said}.")
                return


def descriptions_agree(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure the description of every package says what the dossier says of its tables and fields."""
    every = tabled(known.dossier)
    for folder, descriptor in known.dossier.descriptors.items():
        path = f"{DATA}/{folder}/datapackage.json"
        try:
            found = json.loads(site.text(path) or "")
        except (ValueError, RecursionError):
            yield problem(path, "deze beschrijving ontbreekt, of is geen JSON.")
            continue
        weights = list(_weights(found))
        if (where := _differs(descriptor, found)) is not None:
            yield problem(path, f"de beschrijving is een andere dan in het dossier, bij '{where}'.")
            continue
        meant = table_files(every[folder])
        for resource, told in zip(descriptor.resources, weights, strict=True):
            if told != weighed(resource.path, meant[resource.path]).described:
                yield problem(path, f"de grootte of de hash van {resource.path} is niet die van de tabel.")


def _weights(found: Any) -> Iterator[dict[str, Any]]:
    """What a description says of the bytes of each file, taken out of it: the dossier does not know."""
    resources = found.get("resources") if isinstance(found, dict) else None
    for each in resources if isinstance(resources, list) else ():
        if isinstance(each, dict):
            yield {key: each.pop(key) for key in ("bytes", "hash") if key in each}


def _differs(record: object, found: Any, name: str = "datapackage") -> str | None:
    """Where JSON does not say what a record says; `None` when it says all of it."""
    if isinstance(record, tuple):
        if not isinstance(found, list) or len(found) != len(record):
            return name
        return next(
            (told for one, other in zip(record, found, strict=True) if (told := _differs(one, other, name))), None
        )
    if not hasattr(type(record), "__dataclass_fields__"):
        return None if found == plain_value(record) else name
    if not isinstance(found, dict):
        return name
    said = {key: getattr(record, declared.name) for key, declared in keys(type(record)).items()}
    said = {key: value for key, value in said.items() if value not in (None, (), False)}
    if set(said) != set(found):
        return name
    return next((told for key, value in said.items() if (told := _differs(value, found[key], key))), None)
