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
    `merged` has the first and the last cell of each merged one.
    """

    texts: dict[Spot, str] = field(default_factory=dict)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    shown: dict[Spot, Shown] = field(default_factory=dict)


def elements(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[str, Element]]:
    """Each element of a file as it begins and ends; the limits of the process hold for what the file asks for."""
    file = io.BytesIO(packed.read(path))
    yield from iterparse(file, ("start", "end"))  # noqa: S314  # in a process of its own, and expat fetches nothing
