"""Whether a built site keeps what it promises: every link leads somewhere, nothing comes from another host,
nothing runs that the policy forbids, and every chart's table holds the rows of its CSV.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from urllib.parse import SplitResult, unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from motiespoor.finish import HEADERS, NGINX, inline_scripts, policy
from motiespoor.problem import Problem, clipped, in_order

# Elements that make a browser fetch something, with the attribute that says what.
_FETCHES = (
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("iframe", "src"),
    ("video", "src"), ("audio", "src"), ("embed", "src"), ("object", "data"), ("track", "src"), ("image", "href"), ("use", "href"),
)  # fmt: skip
_FETCHING_LINKS = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
)

# What a page with something inline cannot do without; in plain text it may stand too.
_SUSPECT = re.compile(r"[\s/\"'](?:on\w+|style)\s*=|<style", re.IGNORECASE)

_BLANK = re.compile(r"[\x00-\x20]")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the site by its path, with its ids and its links."""

    path: str
    text: str
    tree: LexborHTMLParser
    ids: Counter[str]


def site_problems(site: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a built folder; paths are relative to it."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    if "index.html" not in files:
        return (_problem("index.html", "er is geen voorpagina. Bouw de site eerst."),)
    found: list[Problem] = []
    anchors: dict[str, frozenset[str]] = {}
    links: list[tuple[str, str]] = []
    for path in sorted(files):
        if not path.endswith(".html"):
            continue
        text = (site / path).read_text(encoding="utf-8")
        tree = LexborHTMLParser(text)
        page = _Page(path, text, tree, Counter(each.attributes.get("id") or "" for each in tree.css("[id]")))
        anchors[path] = frozenset(page.ids)
        for rule in _PAGE_RULES:
            found.extend(_problem(path, text) for text in rule(page))
        found.extend(_problem(path, text) for text in _charts_agree(page, site))
        links.extend((path, node.attributes.get("href") or "") for node in tree.css("a[href], link[href]"))
    found.extend(_broken_links(links, files, anchors))
    found.extend(_headers_agree(site, files))
    return in_order(found)


def _one_title(page: _Page) -> Iterator[str]:
    """Ensure a page has a language, a title and one heading of the first level."""
    root = page.tree.css_first("html")
    if root is None or not root.attributes.get("lang"):
        yield "de pagina zegt niet in welke taal zij is."
    title = page.tree.css_first("title")
    if title is None or not title.text().strip():
        yield "de pagina heeft geen titel."
    if (number := len(page.tree.css("h1"))) != 1:
        yield f"de pagina heeft {number} koppen van het eerste niveau; dat moet er één zijn."


def _unique_ids(page: _Page) -> Iterator[str]:
    """Ensure an id stands once on a page."""
    for name, number in sorted(page.ids.items()):
        if number > 1:
            yield f"id '{clipped(name)}' staat er {number} keer."


def _nothing_inline(page: _Page) -> Iterator[str]:
    """Ensure no attribute runs a script or sets a style, and no address runs one."""
    for attribute in ("href", "src", "action", "formaction", "data"):
        for node in page.tree.css(f"[{attribute}]"):
            # A browser leaves out white space and control characters before it looks what an address begins with.
            value = _BLANK.sub("", node.attributes.get(attribute) or "")
            if value.lower().startswith(("javascript:", "data:", "vbscript:")):
                yield f"<{node.tag}> heeft een adres dat iets uitvoert: '{clipped(value)}'."
    if not _SUSPECT.search(page.text):
        return  # looking at every element of every page takes longer than building them
    for node in page.tree.css("[style], style"):
        yield f"<{node.tag}> heeft stijl in de pagina zelf; het beleid verbiedt dat."
    for node in page.tree.css("*"):
        for name in node.attributes:
            if name.startswith("on"):
                yield f"<{node.tag}> heeft een script in attribuut '{name}'."


def _own_host_only(page: _Page) -> Iterator[str]:
    """Ensure the page fetches nothing from another host."""
    for tag, attribute in _FETCHES:
        for node in page.tree.css(f"{tag}[{attribute}]"):
            yield from _foreign(node, attribute)
    for node in page.tree.css("link[rel][href]"):
        if _FETCHING_LINKS & set((node.attributes.get("rel") or "").lower().split()):
            yield from _foreign(node, "href")
    for node in page.tree.css("form, iframe, object, embed, base"):
        yield f"<{node.tag}> hoort niet op een pagina."


def _foreign(node: LexborNode, attribute: str) -> Iterator[str]:
    value = node.attributes.get(attribute) or ""
    parts = _split(value)
    if parts is None or parts.netloc or parts.scheme:
        yield f"<{node.tag}> haalt iets op bij een ander: '{clipped(value)}'."


_PAGE_RULES = (_one_title, _unique_ids, _nothing_inline, _own_host_only)


def _charts_agree(page: _Page, site: Path) -> Iterator[str]:
    """Ensure a chart has a picture for each width with a name, a sentence, and a table with the rows of its CSV."""
    for figure in page.tree.css("figure.grafiek"):
        name = figure.attributes.get("id") or "?"
        for part in (
            ".grafiek__titel",
            ".grafiek__zin",
            ".grafiek__breed svg[aria-label]",
            ".grafiek__smal svg[aria-label]",
        ):
            if figure.css_first(part) is None:
                yield f"grafiek '{name}' mist {part}."
        link = figure.css_first("a[download]")
        target = _resolved(page.path, (link.attributes.get("href") or "") if link else "")
        if link is None or target is None or not (site / target).is_file():
            yield f"grafiek '{name}' heeft geen CSV."
            continue
        rows = list(csv.reader(io.StringIO((site / target).read_text(encoding="utf-8"))))
        table = [len(row.css("th, td")) for row in figure.css(".grafiek__tabel tr")]
        if table != [len(row) for row in rows]:
            yield f"grafiek '{name}': de tabel heeft {len(table)} rijen en de CSV {len(rows)}, of niet dezelfde kolommen."


def _broken_links(
    links: list[tuple[str, str]], files: set[str], anchors: dict[str, frozenset[str]]
) -> Iterator[Problem]:
    """Ensure a link within the site leads to a file that is there, and to a place in it that is there."""
    for path, href in sorted(set(links)):
        parts = _split(href)
        if parts is None:
            yield _problem(path, f"link '{clipped(href)}' is geen adres.")
            continue
        if parts.scheme or parts.netloc:
            continue
        target = _resolved(path, href)
        if target is None or target not in files:
            yield _problem(path, f"link '{clipped(href)}' leidt nergens heen.")
        elif parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]:
            yield _problem(path, f"link '{clipped(href)}' leidt naar een plek die niet op die pagina staat.")


def _resolved(path: str, href: str) -> str | None:
    """The file that a link on page `path` asks for; `None` when it leaves the site."""
    parts = _split(href)
    if parts is None:
        return None
    asked = unquote(parts.path)
    if not asked:
        return path
    if path == "404.html" and asked.startswith("/"):
        joined = normpath(asked.lstrip("/") or ".")
    else:
        joined = normpath(f"{path.rpartition('/')[0] or '.'}/{asked}")
    if joined.startswith(".."):
        return None
    if asked.endswith(("/", "..")) or joined == ".":
        return f"{joined}/index.html" if joined != "." else "index.html"
    return joined


def _split(address: str) -> SplitResult | None:
    """The parts of an address; `None` for what is no address, such as https://[."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _headers_agree(site: Path, files: set[str]) -> Iterator[Problem]:
    """Ensure the headers are there and allow the scripts that the pages hold, and no more."""
    wanted = policy(inline_scripts(site))
    for name in (HEADERS, NGINX):
        if name not in files:
            yield _problem(name, "dit bestand ontbreekt.")
        elif wanted not in (site / name).read_text(encoding="utf-8"):
            yield _problem(name, "het beleid (Content-Security-Policy) past niet bij de pagina's.")


def _problem(path: str, text: str) -> Problem:
    return Problem(path=path, line=1, column=1, text=text)
