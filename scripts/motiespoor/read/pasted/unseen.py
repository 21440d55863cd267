"""What a spreadsheet keeps beside the values of its cells, and the library that reads those does not tell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element, iterparse

Spot = tuple[int, int]  # row and column, from 0


class Shown(NamedTuple):
    """How a number is shown: with how many decimals, `None` for as many as it has; and whether as a percentage."""

    decimals: int | None = None
    percent: bool = False


@dataclass(slots=True)
class Unseen:
    """Of one sheet.

    `texts` is what to read in a cell instead of what the library gives: an error is its own text (`#REF!`);
    a formula of which the file keeps no outcome is the formula after a `=`; a raised digit is a raised sign.
    `merged` has the first and the last cell of each merged one; `beside` the words that stand in no cell, and where:
    remarks, text boxes, the head and foot of a printed page, what a format puts behind a number.
    """

    texts: dict[Spot, str] = field(default_factory=dict)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    shown: dict[Spot, Shown] = field(default_factory=dict)
    beside: list[tuple[Spot, str]] = field(default_factory=list)


def elements(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[str, Element]]:
    """Each element of a file as it begins and ends; the limits of the process hold for what the file asks for."""
    file = io.BytesIO(packed.read(path))
    yield from iterparse(file, ("start", "end"))  # noqa: S314  # in a process of its own, and expat fetches nothing


def bare(name: str) -> str:
    """A name without its namespace: XLSX has two, of which the strict one is rarely seen."""
    return name.rpartition("}")[2]


def column_of(ref: str, following: int) -> int:
    """The column of a cell, from 0, by what the sheet calls it; without that it follows the one before."""
    number = 0
    for letter in ref.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1 if number else following
