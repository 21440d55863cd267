"""The data as other people's programs read them: the tables by pandas, DuckDB and LibreOffice, the documents by Schemathesis.

Each reads as the page with examples says: with the types of the descriptor, from the folder as it is served.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from building import quiet
from conftest import REAL_TODAY, TODAY, copy_of, copy_of_real
from motiespoor.model.register import ROWS
from motiespoor.press.publish import build_site
from motiespoor.render.api.addresses import OPENAPI
from motiespoor.render.downloads import DATA, packages
from motiespoor.render.workbook import COLUMNS, EXPLANATION, PATH, workbook
from motiespoor.validate.check import checked_dossier
from proved import Row
from test_workbook import TRAPS

Cells = list[tuple[Any, ...]]  # the rows of a table, its head not among them: text, ISO days, numbers as they are; None
_SECONDS = 600
# For LibreOffice: a comma, quotation marks, UTF-8, from the first row, Dutch, as cells are shown, every sheet in a file.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1043,false,true,false,false,false,-1"
_DUTCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item>
</oor:items>
"""


def rows(short: bool) -> Iterator[Row]:
    """For each program: how many cells of every table it read, and how many as something else; and the documents."""
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as name:
        folder = Path(name)
        site = folder / "echt" / "site"
        build_site(copy_of_real(folder / "echt"), REAL_TODAY, quiet)
        traps = _with_traps(folder)
        for what, read in (("pandas", by_pandas), ("DuckDB", by_duckdb), ("LibreOffice, in Dutch", by_libreoffice)):
            for of, where in (("the site", site), ("texts that look like more", traps)):
                yield _compared(f"{what} reads {of}", where, read)
        yield _described(site)
        yield _asked(site, 5 if short else 50)


def _with_traps(folder: Path) -> Path:
    """The data of the small dossier, with texts that programs like to make something else of."""
    dossier = checked_dossier(copy_of("klein", folder / "klein"), TODAY)
    (first, *others) = dossier.measures
    many = [dataclasses.replace(first, number=f"T{n}", slug=f"t-{n}", title=trap) for n, trap in enumerate(TRAPS)]
    changed = dataclasses.replace(dossier, measures=(*others, *many))
    for each in (*packages(changed), *workbook(changed)):
        path = folder / "vallen" / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.content if isinstance(each.content, bytes) else each.content.encode())
    return folder / "vallen"


Read = Callable[[Path, Sequence[Mapping[str, Any]]], dict[str, Cells]]  # from a site and resources to what was read


def _compared(what: str, site: Path, read: Read) -> Row:
    """Cell by cell, and then the sum of every series."""
    started = time.monotonic()
    resources = list(_resources(site))
    meant = {each["name"]: _meant(each) for each in resources}
    try:
        found = read(site, resources)
    except (OSError, ImportError, subprocess.SubprocessError) as error:
        # What cannot be tried here is not proved.
        return Row(what, 0, 0, where=(f"{type(error).__name__}: {error}",))
    wrong = []
    for name, right in meant.items():
        if len(found[name]) != len(right):
            wrong.append(f"{name}: {len(found[name])} rows and not {len(right)}")
        cells = (
            (n, pair)
            for n, rows in enumerate(zip(found[name], right, strict=False), 1)
            for pair in zip(*rows, strict=True)
        )
        wrong += [f"{name}, row {n}: {one!r} and not {other!r}" for n, (one, other) in cells if one != other]
    columns = [
        each["name"] for each in next(each for each in resources if each["name"] == "waarnemingen")["schema"]["fields"]
    ]
    sums = [_sums(each["waarnemingen"], columns) for each in (found, meant)]
    wrong += [f"the sums are {sums[0]} and not {sums[1]}"] if sums[0] != sums[1] else []
    tried = sum(len(row) for right in meant.values() for row in right) + len(sums[1])
    return Row(what, tried, len(wrong), time.monotonic() - started, where=tuple(wrong[:5]))


def _sums(rows: Cells, columns: list[str]) -> dict[str, Decimal]:
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        found[row[columns.index("reeks")]] += row[columns.index("waarde")] or 0
    return dict(found)


def _resources(site: Path) -> Iterator[Mapping[str, Any]]:
    """What the descriptors say of every table, with where its file is; of a register under the name of its sheet."""
    for path in sorted((site / DATA).glob("**/datapackage.json")):
        register = path.parent.name if path.parent.parent.name == "registers" else ""
        for each in json.loads(path.read_text("utf-8"))["resources"]:
            table = "" if register and each["name"] == ROWS else each["name"]
            yield {**each, "name": "-".join(filter(None, (register, table))), "file": path.parent / each["path"]}


def _meant(resource: Mapping[str, Any]) -> Cells:
    kinds = [each["type"] for each in resource["schema"]["fields"]]
    with resource["file"].open(encoding="utf-8", newline="") as file:
        return [tuple(map(_value, row, kinds)) for row in list(csv.reader(file, strict=True))[1:]]


def _value(text: str, kind: str) -> Any:
    if not text:
        return None
    return Decimal(text) if kind in ("number", "integer") else text


def by_pandas(_: Path, resources: Sequence[Mapping[str, Any]]) -> dict[str, Cells]:
    """Text as text, days as days, numbers as numbers; only an empty cell is nothing."""
    import pandas as pd

    kinds = {"string": "string", "integer": "Int64", "number": "Float64"}
    found = {}
    for each in resources:
        fields = {field["name"]: field["type"] for field in each["schema"]["fields"]}
        frame = pd.read_csv(
            each["file"],
            dtype={name: kinds[kind] for name, kind in fields.items() if kind != "date"},
            parse_dates=[name for name, kind in fields.items() if kind == "date"],
            keep_default_na=False,
            na_values=[""],
        )
        found[each["name"]] = [tuple(map(_plain, row)) for row in frame.astype(object).itertuples(index=False)]
    return found


def by_duckdb(_: Path, resources: Sequence[Mapping[str, Any]]) -> dict[str, Cells]:
    """The same, with the types of a database."""
    import duckdb

    kinds = {"string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(18, 4)", "date": "DATE"}
    return {
        each["name"]: [
            tuple(map(_plain, row))
            for row in duckdb.read_csv(
                str(each["file"]),
                columns={field["name"]: kinds[field["type"]] for field in each["schema"]["fields"]},
                header=True,
                auto_detect=False,
                delimiter=",",
                quotechar='"',
                escapechar='"',
            ).fetchall()
        ]
        for each in resources
    }


def _plain(value: Any) -> Any:
    """What a program has in a cell, as the tables write it."""
    if isinstance(value, str):
        return value
    if value is None or str(value) in ("nan", "NaT", "<NA>"):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return Decimal(str(value))


def by_libreoffice(site: Path, resources: Sequence[Mapping[str, Any]]) -> dict[str, Cells]:
    """The spreadsheet of everything, opened in Dutch and saved as CSV, sheet by sheet, as its cells are shown."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("no soffice on this machine")
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as name:
        home, made = Path(name, "office"), Path(name, "bladen")
        (home / "user").mkdir(parents=True)
        (home / "user" / "registrymodifications.xcu").write_text(_DUTCH, encoding="utf-8")
        command = [program, "--headless", f"-env:UserInstallation={home.as_uri()}", "--convert-to", _CSV]
        subprocess.run(
            [*command, "--outdir", str(made), str(site / PATH)], check=True, capture_output=True, timeout=_SECONDS
        )
        sheets = {path.stem.partition("-")[2]: _saved(path) for path in made.glob("*.csv")}
    found = {}
    for each in resources:
        kinds = [field["type"] for field in each["schema"]["fields"]]
        found[each["name"]] = [tuple(map(_shown, row, kinds)) for row in sheets.pop(each["name"][:31])[1:]]
    if set(sheets) != {EXPLANATION, COLUMNS}:
        raise LookupError(f"there are other sheets: {sorted(sheets)}")
    return found


def _saved(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def _shown(text: str, kind: str) -> Any:
    """What stands in a cell, read as a Dutch reader reads it: 3,2% is 3.2 in percent."""
    if not text or kind not in ("number", "integer"):
        return text or None
    return Decimal(text.removesuffix("%").replace(",", "."))


def _described(site: Path) -> Row:
    """The OpenAPI description, by a validator of others."""
    started, wrong = time.monotonic(), list[str]()
    try:
        from openapi_spec_validator import OpenAPIV31SpecValidator
    except ImportError as error:
        return Row("the description of the JSON documents is OpenAPI 3.1", 0, 0, where=(str(error),))
    description = json.loads((site / OPENAPI).read_text("utf-8"))
    wrong += [str(each).partition("\n")[0] for each in OpenAPIV31SpecValidator(description).iter_errors()]
    what = "the description of the JSON documents is OpenAPI 3.1"
    return Row(what, len(description["paths"]), len(wrong), time.monotonic() - started, where=tuple(wrong[:5]))


def _asked(site: Path, times: int) -> Row:
    """Everything that the description says, asked of a server of the folder; names that are none too."""
    what, started = "Schemathesis asks for the JSON documents", time.monotonic()
    program = Path(sys.executable).with_name("schemathesis")
    if not program.exists():
        return Row(what, 0, 0, where=("no schemathesis in this environment",))
    options = ("--phases", "examples,fuzzing", "--max-examples", str(times), "--seed", "1", "--no-color")
    with _served(site) as address:
        done = subprocess.run(
            [str(program), "run", "--url", address, *options, str(site / OPENAPI)],
            capture_output=True, text=True, timeout=_SECONDS, check=False, cwd=site.parent,
        )  # fmt: skip
    told = re.search(r"([0-9]+) generated", done.stdout)
    wrong = () if done.returncode == 0 else tuple(done.stdout.splitlines()[-15:])
    return Row(what, int(told[1]) if told else 0, len(wrong), time.monotonic() - started, where=wrong)


class _Quiet(SimpleHTTPRequestHandler):
    """A server of a folder that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
