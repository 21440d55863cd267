"""Changes of the files beside the pages of a built site: data, feeds, calendars, the search index, the site map, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mutating import Change, Kind, Site, other_digit, replaced

DATA = "data/v1/"


def _tables(site: Site) -> list[str]:
    return [path for path in site.below(DATA, ".csv") if "/grafieken/" not in path]


def data_digit(site: Site) -> Iterator[Change]:
    for path in _tables(site):
        yield from list(replaced(site, [path], r"(?<=,)([0-9][0-9.-]*)(?=[,\n])", lambda match: other_digit(match[1])))[
            -1:
        ]


def data_row(site: Site) -> Iterator[Change]:
    for path in _tables(site):
        lines = site.text(path).splitlines(keepends=True)
        if len(lines) > 1:
            yield f"{path}: a row less", {path: "".join(lines[:-1]).encode()}
            yield f"{path}: a row twice", {path: "".join((*lines, lines[-1])).encode()}
            yield f"{path}: only the head", {path: lines[0].encode()}


def data_word(site: Site) -> Iterator[Change]:
    for path in _tables(site):
        yield from list(replaced(site, [path], r"(?<=\n)[^\n]*?([a-z]{5,})", lambda match: f"{match[1][:-1]}x"))[:1]
        head = site.text(path).partition("\n")[0]
        yield f"{path}: other head", {path: site.text(path).replace(head, f"{head}x", 1).encode()}


def data_removed(site: Site) -> Iterator[Change]:
    for path in site.below(DATA, ""):
        yield f"{path}: not there", {path: None}


def descriptors(site: Site) -> Iterator[Change]:
    for path in site.below(DATA, "datapackage.json"):
        yield f"{path}: half", {path: site.content(path)[: len(site.content(path)) // 2]}
        yield f"{path}: nothing in it", {path: b"{}\n"}
        yield from list(replaced(site, [path], r'"path": "([^"]*)"', lambda _: "weg.csv"))[:1]
        yield from list(replaced(site, [path], r'"type": "(string|number)"', lambda _: "integer"))[:1]


def weights(site: Site) -> Iterator[Change]:
    for path in site.below(DATA, "datapackage.json"):
        yield from list(replaced(site, [path], r'"bytes": ([0-9]+)', lambda match: other_digit(match[1])))[:1]
        yield from list(replaced(site, [path], r'"hash": "sha256:([0-9a-f]+)"', lambda match: match[1][::-1]))[-1:]


def documents(site: Site) -> Iterator[Change]:
    for path in site.below("api/v1/", ".json"):
        yield f"{path}: half", {path: site.content(path)[: len(site.content(path)) // 2]}
        yield f"{path}: not there", {path: None}
        yield from list(replaced(site, [path], r'": "([^"]*[a-z])"', lambda match: f"{match[1]}x"))[-1:]
        yield from list(replaced(site, [path], r'": ([0-9.]+)[,\n]', lambda match: other_digit(match[1])))[-1:]
        yield from list(replaced(site, [path], r'"([a-z_]+)": null', lambda match: f"{match[1]}x"))[:1]


def chart_data(site: Site) -> Iterator[Change]:
    for path in site.below(f"{DATA}grafieken/", ".csv"):
        yield from list(replaced(site, [path], r"(?<=,)([0-9][0-9.]*)(?=[,\n])", lambda match: other_digit(match[1])))[
            :1
        ]
    for path in site.below(f"{DATA}grafieken/", ".vl.json"):
        yield f"{path}: empty", {path: b"{}"}
        yield from list(replaced(site, [path], r'"value": ?([0-9.]+)', lambda match: other_digit(match[1])))[-1:]
        yield from list(replaced(site, [path], r'"\$schema": ?"([^"]*)"', lambda _: "https://elders.example/"))[:1]


def chart_files(site: Site) -> Iterator[Change]:
    for path in site.below(f"{DATA}grafieken/", ".svg"):
        yield from list(replaced(site, [path], r"<text[^>]*>([^<]*\d[^<]*)<", lambda match: other_digit(match[1])))[:2]
        yield from list(replaced(site, [path], r'<path data-cel="[^>]*/>', lambda _: ""))[:1]
        yield f"{path}: half", {path: site.content(path)[: len(site.content(path)) // 2]}


def _exchanged(site: Site, paths: list[str]) -> Iterator[Change]:
    for one, other in pairwise(paths):
        yield f"{one} <-> {other}", {one: site.content(other), other: site.content(one)}


def pictures(site: Site) -> Iterator[Change]:
    """Cards and pictures to take away in each other's place, cut, or gone."""
    cards, charts = site.below("assets/kaarten/", ".png"), site.below(f"{DATA}grafieken/", ".png")
    yield from list(_exchanged(site, cards))[::5]
    yield from list(_exchanged(site, charts))[::2]
    for path in [*cards[::9], *charts[::4]]:
        yield f"{path}: cut", {path: site.content(path)[:-200]}
        yield f"{path}: gone", {path: None}
    yield "the icon of a tab is empty", {"favicon.ico": b""}
    yield "the icon of a home screen is a card", {"assets/apple-touch-icon.png": site.content(cards[0])}


def fonts(site: Site) -> Iterator[Change]:
    for path in site.below("assets/fonts/", "2"):
        yield f"{path}: empty", {path: b""}
        yield f"{path}: cut", {path: site.content(path)[:-64]}
    for path in site.below("assets/", ".txt"):
        yield f"{path}: gone", {path: None}


def feeds(site: Site) -> Iterator[Change]:
    entry = r"<entry>.*?</entry>"
    for path in site.below("feeds/", ".xml"):
        yield from list(replaced(site, [path], entry, lambda _: ""))[-1:]
        yield from list(replaced(site, [path], r"<entry>.*?<id>([^<]*)</id>", lambda match: f"{match[1]}x"))[:1]
        yield from list(replaced(site, [path], r"<updated>([^<]*)</updated>", lambda _: "2020-01-01T00:00:00Z"))[-1:]
        yield from list(replaced(site, [path], r"<published>([^<]*)T", lambda match: other_digit(match[1])))[:1]
        yield from list(replaced(site, [path], r"<entry>.*?<title[^>]*>([^<]*)<", lambda _: "Iets anders"))[:1]
        yield from list(replaced(site, [path], r"<content[^>]*>([^<]*)<", lambda match: match[1][:-12]))[-1:]
        yield from list(replaced(site, [path], r'<entry>.*?<link [^>]*href="([^"]*)"', lambda match: f"{match[1]}x"))[
            :1
        ]
        yield from list(replaced(site, [path], r'<link rel="self"[^>]*href="([^"]*)"', lambda match: f"{match[1]}x"))[
            :1
        ]
        yield f"{path}: half", {path: site.content(path)[:-40]}
        yield f"{path}: no entries", {path: re.sub(entry, "", site.text(path), flags=re.DOTALL).encode()}


def calendars(site: Site) -> Iterator[Change]:
    event = r"BEGIN:VEVENT.*?END:VEVENT\r\n"
    paths = site.below("kalender/", ".ics")
    for path in paths:
        yield from list(_of_lines(site, path, event, lambda _: ""))[:1]
        yield from list(_of_lines(site, path, r"DTSTART[^\r]*:(\d+)", lambda match: other_digit(match[1])))[-1:]
        yield from list(_of_lines(site, path, r"UID:([^\r@]*)", lambda match: f"{match[1]}x"))[:1]
        yield from list(_of_lines(site, path, r"SUMMARY:([^\r]*)", lambda _: "Iets anders"))[-1:]
        yield from list(_of_lines(site, path, r"URL:([^\r]*)", lambda match: f"{match[1]}x"))[-1:]
        yield from list(_of_lines(site, path, r"RRULE:([^\r]*)", lambda _: "FREQ=DAILY"))[:1]
        yield f"{path}: half", {path: site.content(path)[:-20]}
        yield f"{path}: bare line ends", {path: site.content(path).replace(b"\r\n", b"\n")}


def _of_lines(site: Site, path: str, pattern: str, new: object) -> Iterator[Change]:
    text = site.content(path).decode()
    for match in re.finditer(pattern, text, re.DOTALL):
        group = 1 if match.re.groups else 0
        made = new(match)  # type: ignore[operator]
        if made != match[group]:
            start, end = match.span(group)
            yield (
                f"{path}: {match[group][:40]!r} -> {made[:40]!r}",
                {path: f"{text[:start]}{made}{text[end:]}".encode()},
            )


def search(site: Site) -> Iterator[Change]:
    path = "search/search_index.json"
    text = site.text(path)
    config = text[: text.index('"docs":')]
    yield "nothing in it", {path: f'{config}"docs":[]}}'.encode()}
    yield "half", {path: text[: len(text) // 2].encode()}
    yield "no object", {path: b"[]"}
    yield "not there", {path: None}
    for new in (
        lambda match: match[1].replace("/", "", 1),
        lambda match: f"{match[1]}weg/",
    ):
        yield from list(replaced(site, [path], r'"location":"([^"]*/)"', new))[::60]
    yield from list(replaced(site, [path], r'"text":"<p>([^<]{40,}?)<', lambda match: match[1][:30]))[::70]
    yield from list(replaced(site, [path], r'"title":"([^"]*)"', lambda match: f"{match[1]}x"))[::120]
    yield from list(replaced(site, [path], r'\{"location":[^{}]*\},', lambda _: ""))[::120]


def site_map(site: Site) -> Iterator[Change]:
    path = "sitemap.xml"

    yield from (
        *list(replaced(site, [path], r"<loc>([^<]*)</loc>", lambda match: f"{match[1]}x/"))[::25],
        *list(replaced(site, [path], r"<url>.*?</url>", lambda _: ""))[::25],
        *list(replaced(site, [path], r"<loc>(https://[^/<]*)", lambda _: "https://elders.example"))[:1],
        *list(replaced(site, [path], r"<url>.*</url>", lambda _: ""))[:1],
        *list(replaced(site, [path], r"<lastmod>([^<]*)", lambda match: other_digit(match[1])))[:1],
    )
    yield "half", {path: site.content(path)[:-30]}
    yield "not there", {path: None}


def lost(site: Site) -> Iterator[Change]:
    path = "404.html"
    yield "not there", {path: None}
    yield "empty", {path: b""}
    yield "is another page", {path: site.content("over/index.html")}
    yield "cut", {path: site.content(path)[: len(site.content(path)) // 2]}
    yield from list(replaced(site, [path], r"<h1>([^<]*)</h1>", lambda _: "Welkom"))
    yield from list(replaced(site, [path], r'<li><a href="([^"]*)"', lambda _: "/bronnen/"))[1:3]
    yield from list(replaced(site, [path], r"<article.*?</article>", lambda _: "<h1>x</h1>"))


def foreign(site: Site) -> Iterator[Change]:
    for path in ("kwaad.exe", "assets/extra.js", "data/v1/extra.csv", "feeds/extra.xml", "_redirects", "extra/index.html",
                 "assets/kaarten/extra.png", "data/v2/x.json", "CNAME2", ".htaccess"):  # fmt: skip
        yield path, {path: site.content("over/index.html") if path.endswith(".html") else b"x\n"}


def pages_removed(site: Site) -> Iterator[Change]:
    for path in site.pages:
        yield f"{path}: not there", {path: None}
    yield from list(_exchanged(site, [path for path in site.pages if path.count("/") == 2]))[::5]


KINDS: dict[str, Kind] = {
    "data: a digit": data_digit,
    "data: a row": data_row,
    "data: a word": data_word,
    "data: a file removed": data_removed,
    "data: a descriptor": descriptors,
    "data: a size or a hash": weights,
    "data: a JSON document": documents,
    "data: of a chart": chart_data,
    "data: a chart to take away": chart_files,
    "files: pictures": pictures,
    "files: fonts and licences": fonts,
    "files: feeds": feeds,
    "files: calendars": calendars,
    "files: search index": search,
    "files: site map": site_map,
    "files: the page that is not there": lost,
    "files: a foreign file": foreign,
    "files: a page removed or in another's place": pages_removed,
}
