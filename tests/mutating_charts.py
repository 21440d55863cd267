"""Changes of charts on built pages: their pictures, the names in these, their heads, units and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mutating import Change, Kind, Site, found, instead, other_digit, replaced, swapped

_FIGURE = r'<figure class="grafiek".*?</figure>'
_LABEL = r"<text (?![^>]*data-cel)[^>]*>([^<]*\w[^<]*)</text>"
_BAR = r'<path data-cel="[0-9:]+" d="M([-0-9.]+),([-0-9.]+)h[^"]*Z"'


def _pictures(site: Site) -> Iterator[tuple[str, int, str]]:
    """Every picture on a page: the page, where it begins, and its text."""
    for path, match in found(site, site.pages, r'<div class="grafiek__(?:breed|smal)"><svg.*?</svg></div>'):
        yield path, match.start(), match[0]


def _within(site: Site, pattern: str, new: str | None = None) -> Iterator[tuple[str, int, re.Match[str]]]:
    compiled = re.compile(pattern)
    for path, start, picture in _pictures(site):
        yield from ((path, start, match) for match in compiled.finditer(picture))


def labels_swapped(site: Site) -> Iterator[Change]:
    for path, start, picture in _pictures(site):
        labels = list(re.finditer(_LABEL, picture))
        for one, other in pairwise(labels):
            if one[1] != other[1]:
                made = picture[: one.start(1)] + other[1] + picture[one.end(1) : other.start(1)] + one[1]
                made += picture[other.end(1) :]
                yield f"{path}: {one[1]} <-> {other[1]}", instead(site, path, start, start + len(picture), made)


def label_digit(site: Site) -> Iterator[Change]:
    for path, start, match in _within(site, _LABEL):
        if (new := other_digit(match[1])) is not None:
            yield f"{path}: {match[1]} -> {new}", instead(site, path, start + match.start(1), start + match.end(1), new)


def bar_moved(site: Site) -> Iterator[Change]:
    for path, start, match in _within(site, _BAR):
        new = f"{float(match[1]) + 14:g}"
        yield f"{path}: {match[0]}", instead(site, path, start + match.start(1), start + match.end(1), new)


def bars_swapped(site: Site) -> Iterator[Change]:
    """Two bars each in the row of the other."""
    for path, start, picture in _pictures(site):
        bars = list(re.finditer(_BAR, picture))
        for one, other in pairwise(bars):
            if one[2] != other[2] and one[1] == other[1]:
                made = picture[: one.start(2)] + other[2] + picture[one.end(2) : other.start(2)] + one[2]
                made += picture[other.end(2) :]
                yield f"{path}: {one[0]} <-> {other[0]}", instead(site, path, start, start + len(picture), made)


def point_elsewhere(site: Site) -> Iterator[Change]:
    pattern = r'<path data-cel="[0-9:]+"[^>]*?transform="translate\([-0-9.]+,([-0-9.]+)\)"'
    for path, start, match in _within(site, pattern):
        new = f"{float(match[1]) + 32:g}"
        yield f"{path}: {match[0]}", instead(site, path, start + match.start(1), start + match.end(1), new)


def paper_colour(site: Site) -> Iterator[Change]:
    papers = ("var(--papier)", "#fff", "white", "var(--papier, #fff)", "rgba(0,0,0,0)")
    pattern = r'<(?:path|text) data-cel="[^>]*?(?:fill|stroke)="(var\([^"]*)"'
    for number, (path, start, match) in enumerate(_within(site, pattern)):
        new = papers[number % len(papers)]
        if new == match[1]:
            continue
        yield f"{path}: {match[1]} -> {new}", instead(site, path, start + match.start(1), start + match.end(1), new)


def view_box(site: Site) -> Iterator[Change]:
    for path, start, match in _within(site, r'viewBox="([-0-9.]+ [-0-9.]+ )([0-9.]+) ([0-9.]+)"'):
        for new in (f"{float(match[2]) / 2:g} {match[3]}", f"{match[2]} {float(match[3]) * 0.6:g}"):
            yield f"{path}: {match[0]} -> {new}", instead(site, path, start + match.start(2), start + match.end(3), new)


def hidden(site: Site) -> Iterator[Change]:
    for pattern, new in (
        (r'<div class="grafiek__beeld"', '<div hidden class="grafiek__beeld"'),
        (r'<div class="grafiek__breed"', '<div class="grafiek__breed onzichtbaar"'),
        (r'<div class="grafiek__smal"', '<div class="grafiek__smal" aria-hidden="true"'),
        (r'<figure class="grafiek"', '<figure hidden class="grafiek"'),
        (r'<figure class="grafiek"', '<figure class="grafiek onzichtbaar"'),
        (r'<details class="grafiek__tabel"', '<details hidden class="grafiek__tabel"'),
        (r'<p class="grafiek__zin"', '<p hidden class="grafiek__zin"'),
    ):
        yield from list(replaced(site, site.pages, pattern, lambda _, new=new: new))[::9]  # type: ignore[misc]
    for path, match in list(found(site, site.pages, r'<figure class="grafiek".*?</figure>'))[::5]:
        yield f"{path}: in a part that is hidden", instead(site, path, *match.span(), f"<div hidden>{match[0]}</div>")


def removed(site: Site) -> Iterator[Change]:
    for pattern in (
        r'<figure class="grafiek[^"]*" id.*?</figure>',
        r'<div class="grafiek__beeld".*?</svg></div>\s*</div>',
        r'<div class="grafiek__smal"><svg.*?</svg></div>',
        r'<details class="grafiek__tabel">.*?</details>',
        r'<p class="grafiek__zin">.*?</p>',
        r'<details class="grafiek__noten".*?</details>',
        r'<div class="belofte__lijn".*?</svg></div>',
    ):
        yield from list(replaced(site, site.pages, pattern, lambda _: ""))[::4]


def marks_removed(site: Site) -> Iterator[Change]:
    for pattern in (r'<path data-cel="[^>]*>(?:</path>)?', r'<text data-cel="[^>]*>[^<]*</text>', _LABEL):
        for path, start, match in list(_within(site, pattern))[::7]:
            yield f"{path}: {match[0][:60]}", instead(site, path, start + match.start(), start + match.end(), "")


def heads(site: Site) -> Iterator[Change]:
    table = r'<details class="grafiek__tabel">.*?</details>'
    for path, match in found(site, site.pages, table):
        cells = list(re.finditer(r"<th scope=\"col\"[^>]*>([^<]*)</th>", match[0]))
        for one, other in pairwise(cells):
            new = match[0][: one.start(1)] + other[1] + match[0][one.end(1) : other.start(1)] + one[1]
            yield f"{path}: {one[1]} <-> {other[1]}", instead(site, path, *match.span(), new + match[0][other.end(1) :])
            yield (
                f"{path}: {one[1]} other",
                instead(site, path, match.start() + one.start(1), match.start() + one.end(1), "Aandeel"),
            )


def units(site: Site) -> Iterator[Change]:
    yield from replaced(site, site.pages, r'<p class="grafiek__onder">(\w+)', lambda _: "Duizend")
    yield from replaced(site, site.pages, r"<caption>[^<]*?(\w+)</caption>", lambda _: "kilometers")


def sources(site: Site) -> Iterator[Change]:
    line = r'<p class="grafiek__bron".*?</p>'
    for path, match in found(site, site.pages, line):
        links = list(re.finditer(r'<a [^>]*href="(#bron-\d+|[^"]*bronnen/#[^"]*)"[^>]*>.*?</a>(?:; )?', match[0]))
        if links:
            last = links[-1]
            yield (
                f"{path}: without {last[1]}",
                instead(site, path, match.start() + last.start(), match.start() + last.end(), ""),
            )
        if len(links) > 1:
            one, other = links[0], links[1]
            yield (
                f"{path}: {one[1]} leads to {other[1]}",
                instead(site, path, match.start() + one.start(1), match.start() + one.end(1), other[1]),
            )
    lists = r'<li id="bron-\d+"><a class="bron" href="([^"]*)"'
    yield from swapped(site, site.pages, lists)


def widths_differ(site: Site) -> Iterator[Change]:
    """A text in a picture with another word in it."""
    pattern = r"<text (?:data-cel=\"[^\"]*\" )?[^>]*>([^<]*[a-z]{4}[^<]*)</text>"
    for path, start, match in _within(site, pattern):
        new = re.sub("[a-z]{4}", "zesde", match[1], count=1)
        yield f"{path}: {match[1]} -> {new}", instead(site, path, start + match.start(1), start + match.end(1), new)


KINDS: dict[str, Kind] = {
    "chart: two labels swapped": labels_swapped,
    "chart: a digit in a label": label_digit,
    "chart: another word in a label": widths_differ,
    "chart: a bar off its zero line": bar_moved,
    "chart: two bars in each other's row": bars_swapped,
    "chart: a point in another row": point_elsewhere,
    "chart: a mark in the colour of the paper": paper_colour,
    "chart: the view box cut": view_box,
    "chart: a part hidden": hidden,
    "chart: a part removed": removed,
    "chart: a mark or label removed": marks_removed,
    "chart: column heads": heads,
    "chart: units": units,
    "chart: source links": sources,
}
