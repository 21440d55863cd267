"""HTML of our pages as Markdown that people and programs read as it stands: without drawings, scripts and buttons.

What a claim rests on stands beside it: a mark that leads to a list of sources is read as the source itself. Tables are
tables of Markdown, what folds is shown, and links are whole addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "line", "path", "rect", "circle"}
)
_UNSEEN = frozenset({"svg", "script", "style", "button", "fieldset", "template"})
_BLOCKS = frozenset(
    {
        "p", "div", "section", "aside", "article", "figure", "figcaption", "blockquote", "ul", "ol", "li", "dl", "dt", "dd",
        "table", "details", "summary", "footer", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~"}
_MEANING = re.compile(r"([\\`*_\[\]>|~])")
_SPECIAL = re.compile(r"[\\`*_\[\]>|~&<]")  # all that has a meaning anywhere in a line
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Some readers of Markdown want no space behind the # of a heading.
_AT_START = re.compile(r"(?:(#+|[+-]+(?=\s|$))|([0-9]+)([.)])(?=\s|$)|([=:]))")

# What nearly every line of a page is made of: the end of an element, a drawing of shapes alone, the beginning of an
# element, with attributes between double quotes, or text.
_PLAIN = r'(?: [a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*'
_PIECE = re.compile(
    rf"(</([a-z][a-z0-9]*)>|<svg((?!>){_PLAIN})>(?:<(?:path|line|circle|rect|use){_PLAIN} ?/>)++</svg>"
    rf"|<([a-z][a-z0-9]*)({_PLAIN}) ?(/?)>|[^<]+)"
)
# What stands in these is read in another way.
_LITERAL = tuple(f"<{each}" for each in HTMLParser.CDATA_CONTENT_ELEMENTS)
_ATTRIBUTE = re.compile(r'([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?')

Address = Callable[[str], str]  # from a link as it stands on the page to a whole address


@dataclass(slots=True)
class Element:
    """An element, with what is in it."""

    tag: str
    attributes: Mapping[str, str]
    within: list[Element | str] = field(default_factory=list)
    blocks: bool = False  # whether it is one that begins a line of its own, or holds one

    def has(self, name: str) -> bool:
        """Whether it is of a class."""
        found = self.attributes.get("class")
        return found is not None and name in found and name in found.split()

    def each(self) -> Iterator[Element]:
        """It and every element in it, in the order of the page."""
        waiting: list[Element] = [self]
        while waiting:
            yield (one := waiting.pop())
            waiting.extend([each for each in reversed(one.within) if isinstance(each, Element)])


class Parts(HTMLParser):
    """The elements of a piece of HTML; `depth` is how many are open, and `marks` what the marks of a page lead to, by its
    place: the sources and the notes.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.marks: dict[str, Element] = {}
        self._open = [self.root]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open) - 1

    def feed(self, data: str) -> None:
        """A line, or more of them. Plain elements alone are read here, in half the time, to the same parts."""
        pieces = _PIECE.findall(data)
        if self.rawdata or self.cdata_elem is not None or not _are_all(pieces, data):
            super().feed(data)
            return
        for text, ended, drawn, tag, attributes, alone in pieces:
            if tag:
                self._add(tag, _told(attributes), opens=not alone)
            elif drawn:
                self._add("svg", _told(drawn), opens=False)
            elif ended:
                self.handle_endtag(ended)
            else:
                self._open[-1].within.append(unescape(text) if "&" in text else text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, {name: value or "" for name, value in attrs}, opens=True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, {name: value or "" for name, value in attrs}, opens=False)

    def _add(self, tag: str, attributes: Mapping[str, str], *, opens: bool) -> None:
        found = Element(tag, attributes, [])
        self._open[-1].within.append(found)
        if tag in _BLOCKS:
            found.blocks = True
            for around in reversed(self._open):
                if around.blocks:
                    break
                around.blocks = True
        if tag == "li" and (place := attributes.get("id", "")).startswith(("bron-", "noot-")):
            self.marks[place] = found
        if opens and tag not in _VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        for place in range(self.depth, 0, -1):
            if self._open[place].tag == tag:
                if tag == "svg":
                    self._open[place].within.clear()  # nobody reads a drawing
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].within.append(data)


@lru_cache(1024)  # but for what leads somewhere, elements have the attributes of many others
def _told(attributes: str) -> Mapping[str, str]:
    """The attributes of an element as they stand in it."""
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}


def _are_all(pieces: Sequence[tuple[str, ...]], data: str) -> bool:
    """Whether pieces are whole lines, none of which begins something that is read in another way."""
    whole = data.endswith("\n") and sum([len(each[0]) for each in pieces]) == len(data)
    return whole and not any(each in data for each in _LITERAL)


def plain(text: str) -> str:
    """A text that is nothing but text in Markdown, on one line."""
    return _safe(" ".join(text.split()))


def _safe(text: str) -> str:
    """A text of which no sign has a meaning in Markdown."""
    if not _SPECIAL.search(text):
        return text
    # Not every reader of Markdown knows a backslash before that sign.
    return _ENTITY.sub("&amp;", _MEANING.sub(r"\\\1", text)).replace("<", "&lt;")


class Marked:
    """Turns elements into Markdown, for one page: `sources` has what each mark stands for, by the place it leads to."""

    def __init__(self, address: Address, sources: Mapping[str, Element]) -> None:
        self._address = address
        self._sources = sources

    def blocks(self, within: list[Element | str]) -> Iterator[str]:
        """The blocks of what stands in an element, each without a blank line at its ends."""
        run: list[Element | str] = []
        for each in within:
            if isinstance(each, Element) and each.blocks and (each.tag in _BLOCKS or each.tag not in _UNSEEN):
                yield from self._paragraph(run)
                run = []
                yield from self._block(each)
            else:
                run.append(each)
        yield from self._paragraph(run)

    def _paragraph(self, within: list[Element | str]) -> Iterator[str]:
        text = " ".join(self.inline(within).split())
        if text:
            begin = _AT_START.match(text)
            yield text if begin is None else f"{_harmless(begin)}{text[begin.end() :]}"

    def _block(self, element: Element) -> Iterator[str]:
        tag = element.tag
        if tag in _UNSEEN or _hidden(element):
            return
        if element.attributes.get("role") == "img":
            yield plain(element.attributes.get("aria-label", ""))
        elif tag in _HEADINGS:
            yield f"{'#' * int(tag[1])} {' '.join(self.inline(element.within).split())}"
        elif tag == "pre":
            yield "```\n" + "".join(_texts(element)).strip("\n") + "\n```"
        elif tag == "summary":
            yield from (f"**{text}**" for text in self._paragraph(_bare(element.within)))
        elif tag == "blockquote":
            yield _indented("\n\n".join(self.blocks(element.within)), "> ", "> ")
        elif tag == "footer":
            yield from (f"— {text}" for text in self._paragraph(element.within))
        elif tag in ("ul", "ol"):
            yield from self._list(element)
        elif tag == "dl":
            yield from self._facts(element)
        elif tag == "table":
            yield from self._table(element)
        else:
            yield from self.blocks(element.within)

    def _list(self, element: Element) -> Iterator[str]:
        points = []
        items = [each for each in element.within if isinstance(each, Element) and each.tag == "li"]
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if element.tag == "ol" else "- "
            points.append(_indented("\n\n".join(self.blocks(item.within)) or "–", mark.ljust(4), "    "))
        if points:
            yield ("\n\n" if any("\n" in each for each in points) else "\n").join(points)

    def _facts(self, element: Element) -> Iterator[str]:
        lines: list[str] = []
        for each in element.each():
            text = " ".join(self.inline(each.within).split()) if each.tag in ("dt", "dd") else ""
            if each.tag == "dt":
                lines.append(f"-   **{text}**:")
            elif each.tag == "dd":
                lines[-1:] = [f"{lines[-1] if lines else '-  '} {text}"]
        if lines:
            yield "\n".join(lines)

    def _table(self, element: Element) -> Iterator[str]:
        for caption in (each for each in element.each() if each.tag == "caption"):
            yield from self._paragraph(caption.within)
        rows = [
            [self._cell(cell) for cell in row.within if isinstance(cell, Element) and cell.tag in ("th", "td")]
            for row in element.each()
            if row.tag == "tr"
        ]
        if not rows:
            return
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        yield "\n".join((lines[0], f"|{' --- |' * width}", *lines[1:]))

    def _cell(self, cell: Element) -> str:
        return " ".join(self.inline(cell.within).split())

    def inline(self, within: list[Element | str]) -> str:
        """What stands in a line; white space in it is as it was."""
        return "".join([_safe(each) if isinstance(each, str) else self._inline(each) for each in within])

    def _inline(self, element: Element) -> str:
        tag = element.tag
        if tag in _UNSEEN or _hidden(element):
            return ""
        if tag == "br":
            return " "
        if element.has("merk"):
            return self._source(element)
        text = self.inline(element.within)
        if tag in _BLOCKS:
            return f" {text} "
        bare = text.strip()
        if not bare:
            return text
        if tag == "a" and element.attributes.get("href"):
            marked = f"[{bare}]({self._address(element.attributes['href'])})"
        elif tag == "code":
            marked = _code("".join(_texts(element)))
        elif tag in _AROUND:
            marked = f"{_AROUND[tag]}{bare}{_AROUND[tag]}"
        else:
            return text
        return f"{' ' if text[0].isspace() else ''}{marked}{' ' if text[-1].isspace() else ''}"

    def _source(self, mark: Element) -> str:
        place = mark.attributes.get("href", "").removeprefix("#")
        said = self._sources.get(place)
        if said is None:
            return ""
        word = "" if mark.has("merk--noot") else "bron: "
        return f" ({word}{' '.join(self.inline(said.within).split())})"


def _hidden(element: Element) -> bool:
    return element.attributes.get("aria-hidden") == "true" or element.has("alleen-js")


def _bare(within: list[Element | str]) -> list[Element | str]:
    """Without what makes words heavy, for where all of them are."""
    return [
        Element("span", each.attributes, each.within, each.blocks)
        if isinstance(each, Element) and each.tag in _AROUND
        else each
        for each in within
    ]


def _texts(element: Element) -> Iterator[str]:
    for each in element.within:
        if isinstance(each, str):
            yield each
        else:
            yield from _texts(each)


def _code(text: str) -> str:
    """Code between more marks than it has itself."""
    longest = max((len(each) for each in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    # Also within code a table ends a cell at this sign.
    return f"{fence}{space}{' '.join(text.split())}{space}{fence}".replace("|", "\\|")


def _indented(text: str, first: str, rest: str) -> str:
    if "\n" not in text:
        return f"{first}{text}".rstrip()
    lines = text.split("\n")
    return "\n".join(f"{first if not place else rest}{line}".rstrip() for place, line in enumerate(lines))


def _harmless(found: re.Match[str]) -> str:
    """What would begin a heading, a list or a line under a heading, as text."""
    if found[2]:
        return f"{found[2]}\\{found[3]}"
    return f"\\{found[0]}"
