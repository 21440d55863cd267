"""What may be asked of a large dossier (issue 17, section 4) and of its data (issue 15), beside what was measured."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

INDEX = "site/search/search_index.json"


class Spent(Protocol):
    """What a process cost."""

    @property
    def processor(self) -> float | None: ...
    @property
    def clock(self) -> float: ...
    @property
    def megabytes(self) -> float | None: ...


Found = Mapping[str, Mapping[str, tuple[Spent, ...]]]  # by dossier and by row: before (when that is measured) and now


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that may be at most so much of what it was, by the clock or in memory."""

    about: str
    dossier: str
    row: str
    most: float
    memory: bool = False

    def measured(self, found: Found) -> float | None:
        """How many times what it was; `None` when either was not measured."""
        costs = found.get(self.dossier, {}).get(self.row, ())
        if len(costs) < 2:
            return None
        then, now = ((each.megabytes if self.memory else each.clock) for each in costs)
        return now / then if then and now is not None else None


ASKED = (
    Asked("1000 measures: build, charts warm", "1000", "build", 0.25),
    Asked("the same, highest process", "1000", "build", 0.4, memory=True),
    Asked("1000 measures: check", "1000", "check", 0.4),
    Asked("1000 measures: check of one file", "1000", "check-file", 0.15),
    Asked("this dossier: build, charts warm", "real", "build", 0.5),
)
# Of what is measured now: per measure, in processor time, which other work of the machine changes least.
GROWS = ("check", "write-warm", "build", "verify")
GROWTH = 1.15
WEIGHT = 400  # kilobytes over the network
# Of all data of 1000 measures and 100,000 figures; and of those of this dossier, beside the rest of a write.
DATA_SECONDS, DATA_MEGABYTES, DATA_SHARE = 20, 600, 1 / 3
# Against Material as it comes, with the same text and every page in its menu (`plain_material`).
PLAIN_TIME, PLAIN_BYTES = 0.2, 0.1


def index_weight(root: Path) -> float | None:
    """The kilobytes that the search index of a built dossier takes over the network; `None` without one."""
    path = root / INDEX
    return len(gzip.compress(path.read_bytes(), 9, mtime=0)) / 1000 if path.is_file() else None


def asked_table(found: Found, index: float | None, weights: tuple[int, int] | None = None) -> list[str]:
    """A line for each thing that is asked and measured: what it is, what was asked, and whether it is so.

    `weights` are the bytes of all pages of our site and of that of plain Material.
    """
    asked = _lines(found, index, weights)
    lines = [f"  {about:<36}{told:>10}{most:>12}   {word}" for about, told, most, word in asked]
    return [f"{'asked':<38}{'measured':>10}{'at most':>12}", *lines] if lines else []


def _lines(found: Found, index: float | None, weights: tuple[int, int] | None) -> Iterator[tuple[str, str, str, str]]:
    for each in ASKED:
        if (ratio := each.measured(found)) is not None:
            yield each.about, f"{ratio:.2f} ×", f"{each.most:.2f} ×", _word(ratio, each.most)
    built, plain = (found.get("1000", {}).get(row, ())[-1:] for row in ("build", "plain-material"))
    if built and plain and plain[0].clock:
        ratio = built[0].clock / plain[0].clock
        yield "1000: build / plain Material, time", f"{ratio:.2f} ×", f"{PLAIN_TIME:.2f} ×", _word(ratio, PLAIN_TIME)
    if weights is not None:
        ratio = weights[0] / weights[1]
        yield "1000: pages / plain Material, bytes", f"{ratio:.2f} ×", f"{PLAIN_BYTES:.2f} ×", _word(ratio, PLAIN_BYTES)
    for row in GROWS:
        less, more = (found.get(size, {}).get(row, ())[-1:] for size in ("100", "1000"))
        if less and more and less[0].processor and more[0].processor:
            ratio = more[0].processor / less[0].processor / 10
            yield f"100 to 1000 measures, each: {row}", f"{ratio:.2f} ×", f"{GROWTH:.2f} ×", _word(ratio, GROWTH)
    yield from _of_data(found)
    if index is not None:
        yield "1000 measures: search index", f"{index:.0f} KB", f"{WEIGHT} KB", _word(index, WEIGHT)


def _of_data(found: Found) -> Iterator[tuple[str, str, str, str]]:
    """The data count their own seconds of the processor, without the loading of libraries."""
    for data in found.get("all", {}).get("data", ())[-1:]:
        yield "all data of 1000 measures", f"{data.clock:.1f} s", f"{DATA_SECONDS} s", _word(data.clock, DATA_SECONDS)
        if data.megabytes is not None:
            told, most = f"{data.megabytes:.0f} MB", f"{DATA_MEGABYTES} MB"
            yield "the same, in memory", told, most, _word(data.megabytes, DATA_MEGABYTES)
    less, more = (found.get("real", {}).get(row, ())[-1:] for row in ("data", "write-warm"))
    if less and more and more[0].processor:
        share = less[0].clock / (more[0].processor - less[0].clock)
        yield "this dossier: data, beside a write", f"{share:.2f} ×", f"{DATA_SHARE:.2f} ×", _word(share, DATA_SHARE)


def _word(measured: float, most: float) -> str:
    return "yes" if measured <= most else "no"
