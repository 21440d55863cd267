"""The words on a sheet of an XLSX file that stand in no cell: remarks, and what is written in boxes."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from motiespoor.read.pasted.unseen import Spot, bare, column_of, elements


def beside(packed: zipfile.ZipFile, sheet: str) -> Iterator[tuple[Spot, str]]:
    """Each text with the cell that it is at."""
    folder, name = posixpath.split(sheet)
    links = f"{folder}/_rels/{name}.rels"
    there = set(packed.namelist())
    if links not in there:
        return
    for event, each in elements(packed, links):
        path = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        kind = each.get("Type", "").rpartition("/")[2]
        if event == "start" and path in there and kind in ("comments", "drawing"):
            yield from _remarks(packed, path) if kind == "comments" else _boxes(packed, path)


def _remarks(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[Spot, str]]:
    for event, each in elements(packed, path):
        if event == "end" and bare(each.tag) == "comment":
            ref = each.get("ref", "A1")
            line = re.sub(r"[^0-9]", "", ref) or "1"
            yield (int(line) - 1, column_of(ref, 0)), _text(each.iter())


def _boxes(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[Spot, str]]:
    for event, each in elements(packed, path):
        if event == "end" and bare(each.tag) in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"):
            numbers = {bare(part.tag): part.text for part in each.iter() if bare(part.tag) in ("row", "col")}
            yield (int(numbers.get("row") or 0), int(numbers.get("col") or 0)), _text(each.iter())


def _text(parts: Iterator[Element]) -> str:
    return " ".join(each.text or "" for each in parts if bare(each.tag) == "t")
