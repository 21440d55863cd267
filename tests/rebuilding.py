"""Somebody who knows only the address of a site finds its catalogue, downloads all of it, and rebuilds what its pages say.

`python tests/rebuilding.py ADDRESS`. Nothing of the program takes part: what is known of the site is read from the site.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.request import urlopen

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOC = re.compile(r"<loc>([^<]*)</loc>")
_NUMBER = re.compile(r"-?[0-9][0-9.]*(?:,[0-9]+)?")
_DOCUMENTS = re.compile(r"\]\((\S+/index\.json)\)")

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Site:
    """A site at an address, which may be another than the one it was made for."""

    address: str

    def fetched(self, address: str) -> bytes:
        """What stands at an address of the site."""
        with urlopen(self.address + address.removeprefix(self.own)) as answer:
            found: bytes = answer.read()
        return found

    @cached_property
    def own(self) -> str:
        """The address that the site has itself, as its front page says."""
        with urlopen(self.address) as answer:
            home = LexborHTMLParser(answer.read().decode())
        link = home.css_first('link[rel="canonical"]')
        assert link is not None
        return link.attributes["href"] or ""

    def page(self, address: str) -> LexborHTMLParser:
        """A page of the site."""
        return LexborHTMLParser(self.fetched(address).decode())

    @cached_property
    def pages(self) -> list[str]:
        """Every page that its map names."""
        return _LOC.findall(self.fetched(f"{self.own}sitemap.xml").decode())

    @cached_property
    def catalogue(self) -> str:
        """The address of the catalogue that a page with data names (schema.org)."""
        for each in self.pages:
            for block in self.page(each).css('script[type="application/ld+json"]'):
                for told in json.loads(block.text()):
                    if "includedInDataCatalog" in told:
                        return str(told["includedInDataCatalog"]["url"])
        raise LookupError("no page names a catalogue")

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every file of the catalogue by its address, downloaded; each is as large as it says, to the byte."""
        graph = json.loads(self.fetched(self.catalogue))["@graph"]
        nodes = {each["@id"]: each for each in graph}
        found = {}
        for each in graph:
            if each.get("@type") != "dcat:Distribution":
                continue
            address = each["dcat:downloadURL"]["@id"]
            content = found[address] = self.fetched(address)
            if "spdx:checksum" in each:
                checksum = each["spdx:checksum"]
                told = nodes.get(checksum.get("@id"), checksum)["spdx:checksumValue"]
                value = told["@value"] if isinstance(told, dict) else told
                assert hashlib.sha256(content).hexdigest() == value, address
        return found

    @cached_property
    def packages(self) -> Mapping[str, Mapping[str, Rows]]:
        """Every table by its name, as the descriptor beside it describes it, by the folder that both are in."""
        found: dict[str, dict[str, Rows]] = {}
        for address, content in self.files.items():
            folder, _, name = address.rpartition("/")
            if name == "datapackage.json":
                for each in json.loads(content)["resources"]:
                    text = self.files[f"{folder}/{each['path']}"].decode(each["encoding"])
                    rows = list(csv.DictReader(io.StringIO(text, newline="")))
                    assert not rows or [*rows[0]] == [one["name"] for one in each["schema"]["fields"]]
                    found.setdefault(folder, {})[each["name"]] = rows
        return found

    @cached_property
    def tables(self) -> Mapping[str, Rows]:
        """Every table that is the only one with its name."""
        counted = Counter(name for tables in self.packages.values() for name in tables)
        return {name: rows for tables in self.packages.values() for name, rows in tables.items() if counted[name] == 1}

    def documents(self, name: str) -> Any:
        """A document by its name, as the index has it to which the list for programs leads."""
        listed = _DOCUMENTS.search(self.fetched(f"{self.own}llms.txt").decode())
        assert listed is not None
        index = json.loads(self.fetched(listed[1]))
        (address,) = (each["adres"] for each in index["documenten"] if each["naam"] == name)
        return json.loads(self.fetched(address))

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """What each status is called."""
        return {each["status"]: each["naam"] for each in self.documents("statussen")["statussen"]}

    @cached_property
    def registers(self) -> list[Any]:
        """The document of every register."""
        return [json.loads(self.fetched(each["adres"])) for each in self.documents("registers")["documenten"]]


def statuses_over_the_years(site: Site) -> list[list[str]]:
    """For each measure its name, how many actions it has, and in each round and now how many stand where."""
    tables, rounds = site.tables, [each["ronde"] for each in site.tables["ronden"]]
    found = []
    for measure in tables["maatregelen"]:
        number = measure["maatregel"]
        actions = [each["actie"] for each in tables["acties"] if each["maatregel"] == number]
        updates = {
            action: [each for each in tables["standen"] if (each["maatregel"], each["actie"]) == (number, action)]
            for action in actions
        }
        cells = []
        for name in rounds:
            last = (
                next((each for each in reversed(updates[action]) if each["ronde"] == name), None) for action in actions
            )
            cells.append(_tally(site, [each["status"] for each in last if each is not None]))
        now = _tally(site, [updates[action][-1]["status"] for action in actions])
        found.append([f"{number}. {' '.join(measure['titel'].split())}", str(len(actions)), *cells, now])
    return found


def _tally(site: Site, statuses: list[str]) -> str:
    counted = Counter(statuses)
    return _in_order(
        [f"{' '.join(label.split())} ({counted[name]})" for name, label in site.statuses.items() if counted[name]]
    )


def _in_order(parts: list[str]) -> str:
    """In which order a page counts them is a choice, and no claim."""
    return ", ".join(sorted(parts)) or "–"


def statuses_on_the_page(site: Site) -> list[list[str]]:
    """The same of the page that has it: the table whose head has every round and what is known last."""
    rounds = [f"Ronde {each['ronde']}" for each in site.tables["ronden"]]
    for address in site.pages:
        for table in site.page(address).css("figure table"):
            head = [_text(each) for each in table.css("thead th")]
            if head[:1] == ["Maatregel"] and {*rounds, "Laatst bekend"} <= {*head}:
                places = [head.index(each) for each in ("Maatregel", "Acties", *rounds, "Laatst bekend")]
                rows = [[_text(each) for each in row.css("th, td")] for row in table.css("tbody tr")]
                found = [[row[place] for place in places] for row in rows]
                return [[*row[:2], *(_in_order(cell.split(", ")) for cell in row[2:])] for row in found]
    raise LookupError("no page has the statuses over the years")


def national(site: Site) -> Iterator[tuple[str, str, str | None]]:
    """Of each series every value of the whole: the series, the place on its page, and the number; `None` for a gap."""
    whole = {kind: _whole(site.tables[table], kind) for table, kind in (("gebieden", "gebied"), ("sectoren", "sector"))}
    for row in site.tables["waarnemingen"]:
        if all(row[kind] == code for kind, code in whole.items()) and not row["uitsplitsing"]:
            place = f"waarde.{row['peildatum']}.{row['gebied']}.{row['sector']}.{row['methode']}"
            yield row["reeks"], place, row["waarde"] or None


def _whole(rows: Rows, key: str) -> str:
    """The one that others are parts of, and that is no part itself."""
    above = {each["deel_van"] for each in rows}
    return next(each[key] for each in rows if not each["deel_van"] and each[key] in above)


def national_on_the_pages(site: Site) -> Iterator[tuple[str, str, str | None]]:
    """The same as the pages of the series have it, at the addresses that the documents name."""
    pages: dict[str, LexborHTMLParser] = {}
    for series, place, _ in national(site):
        page = pages.setdefault(series, site.page(f"{site.own}cijfers/reeksen/{series}/"))
        row = page.css_first(f'tr[id="{place}"]')
        assert row is not None, place
        cell = row.css_first("td.getal")
        assert cell is not None, place
        for earlier in cell.css(".herzien"):
            earlier.decompose()
        number = _NUMBER.search(_text(cell).replace("−", "-"))
        yield series, place, number[0].replace(".", "").replace(",", ".") if number else None


Row = tuple[str, str, frozenset[tuple[str, str]]]  # the register, the row, and what it holds by field


def registered(site: Site) -> Iterator[Row]:
    """Every row of every register as it is now: as it first was, with each change in its order."""
    for register in site.registers:
        rows, became, key = _tables(site, register["register"])
        for row in rows:
            now = dict(row)
            for change in became:
                if change["rij"] == row[key] and change["veld"]:
                    now[change["veld"]] = change["waarde"]
            held = {(field, value) for field, value in now.items() if value and field != key}
            yield register["register"], row[key], frozenset(held)


def _tables(site: Site, register: str) -> tuple[Rows, Rows, str]:
    """The rows of a register, what became of them, and the field that has their key, which comes first."""
    (tables,) = (each for folder, each in site.packages.items() if folder.endswith(f"/registers/{register}"))
    return tables["rijen"], tables["verloop"], next(iter(tables["rijen"][0])) if tables["rijen"] else ""


def registered_on_the_pages(site: Site) -> Iterator[Row]:
    """The same as pages have it: in the row of the register, or on the page of that row when it has one.

    How a page writes a value, its document says.
    """
    for register in site.registers:
        page = site.page(register["pagina"].partition("#")[0])
        rows = {each.attributes["id"]: _seen(each) for each in page.css('tr[id^="rij-"]')}
        key = _tables(site, register["register"])[2]
        for each in register["rijen"]:
            seen = rows.pop(f"rij-{each['sleutel']}")
            if "#" not in each["pagina"]:
                seen += _seen(site.page(each["pagina"]).css_first("article"))
            held = {
                (one["veld"], one["waarde"])
                for one in each["velden"]
                if one["veld"] != key and all(_stands(" ".join(text.split()), seen) for text in one["getoond"])
            }
            yield register["register"], each["sleutel"], frozenset(held)
        assert not rows, register["register"]


def _seen(node: LexborNode | None) -> str:
    """What can be read, and where it leads: a promise and a source are called by their titles."""
    assert node is not None
    return " ".join(
        (*node.text(separator=" ").split(), *(each.attributes["href"] or "" for each in node.css("a[href]")))
    )


def _stands(said: str, text: str) -> bool:
    """Whether a text holds these words, and not as a part of others."""
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text) is not None


def _text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def differences(address: str) -> tuple[int, list[str]]:
    """How much was rebuilt, and what of it is not what the pages say."""
    site = Site(address)
    made, there = statuses_over_the_years(site), statuses_on_the_page(site)
    values, shown = list(national(site)), list(national_on_the_pages(site))
    rows, stand = list(registered(site)), list(registered_on_the_pages(site))
    found = [f"{one} and not {other}" for one, other in zip(made, there, strict=True) if one != other]
    found += [f"{one} and not {other}" for one, other in zip(rows, stand, strict=True) if one != other]
    found += [f"{one} and not {other}" for one, other in zip(values, shown, strict=True) if not _same(one, other)]
    return sum(len(each) for each in made) + len(values) + len(rows) + len(site.files), found


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    numbers = [None if each[2] is None else float(each[2]) for each in (one, other)]
    return one[:2] == other[:2] and numbers[0] == numbers[1]


if __name__ == "__main__":
    tried, wrong = differences(sys.argv[1])
    print(f"{tried} rebuilt, {len(wrong)} otherwise on the pages", *wrong, sep="\n")
    sys.exit(bool(wrong))
