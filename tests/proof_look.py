"""How a built site looks and weighs, in numbers, each beside its limit.

    make site proof-look                        all of it; takes some minutes
    python tests/proof_look.py site --runs 0    without Lighthouse

Ends with 1 when a limit is passed. Where Lighthouse cannot be had, that is said, and the rest is measured
all the same. It reckons with a slow network, but not with other work: let the machine be idle.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

import lighthouse
import looking
from browsing import chromium, page_of, served
from lighthouse import Absent

KB = 1024  # bytes
NOT_FOUND = "niet gevonden"
# What a number may be at most (or, where less is worse, at least).
FIRST_VISIT, NEXT_PAGE, INDEX = 110, 25, 45  # KB, compressed; the first without the index
REQUESTS, SHIFT = 20, 0.02
SHEETS, STYLE_LINES, SCRIPT_LINES = 4, 900, 250
SCREENS, MENU, LABELS = 12, 5, 8
NUMBER = 740  # pixels, the first screen of a phone
FULL, PERFORMANCE = 100, 95


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its limit, when it has one, and where it was found."""

    name: str
    value: float | None
    most: float | None = None
    least: float | None = None
    unit: str = ""
    where: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the limit is passed; what should be there and is not passes every limit."""
        if self.value is None:
            return self.most is not None or self.least is not None
        return (self.most is not None and self.value > self.most) or (
            self.least is not None and self.value < self.least
        )

    def __str__(self) -> str:
        value = "none" if self.value is None else f"{self.value:.4g}{self.unit and ' ' + self.unit}"
        limits = [
            f"{word} {limit:g}"
            for word, limit in (("at most", self.most), ("at least", self.least))
            if limit is not None
        ]
        line = f"{'✗' if self.passed else ' '} {self.name:<58} {value:>12}  {', '.join(limits)}"
        return "\n".join((line.rstrip(), *(f"      {each}" for each in self.where)))


def main() -> int:
    """Measure and print; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description="how a built site looks and weighs")
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse for each page; the middle one counts")
    chosen = parser.parse_args()
    passed = 0
    for number in numbers(chosen.site, chosen.runs):
        print(number, flush=True)
        passed += number.passed
    print(f"\n{passed} of these numbers pass their limit." if passed else "\nEvery number is within its limit.")
    return 1 if passed else 0


def numbers(site: Path, runs: int) -> Iterator[Number]:
    """Every number, what takes longest last."""
    yield from _of_files(site)
    with chromium() as browser:
        yield from _of_visits(browser, site)
        yield from _of_pages(browser, site)
    if runs:
        yield from _of_lighthouse(site, runs)


def _of_files(site: Path) -> Iterator[Number]:
    pages = looking.pages(site)
    sheets, scripts = looking.lines(".css"), looking.lines(".js")
    yield Number("style sheets", len(sheets), most=SHEETS, where=_counted(sheets))
    yield Number("lines of style, print included", sum(sheets.values()), most=STYLE_LINES)
    yield Number("lines of script", sum(scripts.values()), most=SCRIPT_LINES, where=_counted(scripts))
    menu = looking.menu(site)
    yield Number("items in the menu", len(menu), most=MENU, least=MENU, where=(" · ".join(menu),))
    yield Number("pages", len(pages))
    empty = [address or "home" for address, content in pages.items() if looking.mostly_empty(content)]
    yield Number("pages that are mostly empty", len(empty), most=0, where=tuple(empty))
    figures = [(address, figure) for address, content in pages.items() for figure in looking.pictures(content)]
    single = [f"{address} {figure.attributes.get('id')}" for address, figure in figures if looking.compared(figure) < 2]
    yield Number("pictures", len(figures))
    yield Number("pictures that compare nothing", len(single), most=0, where=tuple(single))
    yield Number(f"times “{NOT_FOUND}”", sum(content.text().casefold().count(NOT_FOUND) for content in pages.values()))
    yield Number("search index, compressed", looking.index_bytes(site) / KB, most=INDEX, unit="KB")


def _of_visits(browser: Browser, site: Path) -> Iterator[Number]:
    for path, first, following, shift in looking.visits(browser, site):
        name = path or "home"
        yield Number(f"first visit, {name}", first.bytes / KB, most=FIRST_VISIT, unit="KB", where=(first.largest,))
        yield Number("  requests", len(first.files), most=REQUESTS)
        yield Number("  next page", following.bytes / KB, most=NEXT_PAGE, unit="KB")
        yield Number("  layout shift", shift, most=SHIFT)


def _of_pages(browser: Browser, site: Path) -> Iterator[Number]:
    paths = list(looking.pages(site))
    with served(site) as address:
        number, picture = looking.first_seen(browser, address)
        yield Number("first number of the home page on a phone", number, most=NUMBER, unit="px")
        yield Number("first picture of the home page on a phone", picture, unit="px")
        longest = sorted(looking.screens(browser, address, paths), key=lambda each: -each[1])
        over = tuple(f"{path or 'home'} {length:.1f}" for path, length in longest if length > SCREENS)
        yield Number(f"screens of the longest page on a phone, {longest[0][0] or 'home'}", longest[0][1], most=SCREENS, where=over)  # fmt: skip
        path, shown = max(looking.labels(browser, address, paths), key=lambda each: len(each[1]))
        yield Number(
            f"labels to learn by default, {path or 'home'}", len(shown), most=LABELS, where=(" · ".join(shown),)
        )
        wrong = tuple(looking.violations(browser, address, paths))
        yield Number(
            f"what axe and the tests find wrong on {len(paths)} pages, in 4 views", len(wrong), most=0, where=wrong[:20]
        )


def _of_lighthouse(site: Path, runs: int) -> Iterator[Number]:
    with looking.weighed(site) as (address, _):
        for kind in looking.LANDED_ON:
            path = page_of(kind, site)
            try:
                told = lighthouse.middle(address + path, runs)
            except Absent as absent:
                print(f"  Lighthouse was left out: {absent}.")
                return
            for name, score in told.scores.items():
                least = PERFORMANCE if name == "performance" else FULL
                because = told.because if name == lighthouse.SCORES[0] else ()
                yield Number(f"Lighthouse {name}, {path or 'home'}", score, least=least, where=because)
            yield Number("  layout shift", told.shift, most=SHIFT)


def _counted(files: dict[str, int]) -> tuple[str, ...]:
    return (", ".join(f"{name} {number}" for name, number in files.items()),)


if __name__ == "__main__":
    sys.exit(main())
