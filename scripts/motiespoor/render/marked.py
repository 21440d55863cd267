"""HTML of our pages as Markdown that people and programs read as it stands: without drawings, scripts and buttons.

What a claim rests on stands beside it: a mark that leads to a list of sources is read as the source itself. Tables are
tables of Markdown, what folds is shown, and links are whole addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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

# Between two texts stands the begin or the end of an element, or a drawing of shapes alone.
_PIECE = re.compile(r"<(svg[^<>]*>(?:<(?:path|line|circle|rect|use)[^<>]*/>)++</svg>|[^<>]*>|)([^<]*)")
# Nearly all of these are plain: attributes stand between double quotes, and begin behind one space.
_ATTRIBUTES = r'((?: [a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*)'
_PLAIN = re.compile(rf"([a-z][a-z0-9]*){_ATTRIBUTES} ?(/?)>")
_DRAWN = re.compile(rf"(svg){_ATTRIBUTES}(>)(?:<[a-z]+{_ATTRIBUTES} ?/>)+</svg>")
_END = re.compile(r"/([a-z][a-z0-9]*)>")
_ATTRIBUTE = re.compile(r'([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?')

Address = Callable[[str], str]  # from a link as it stands on the page to a whole address


@dataclass(frozen=True, slots=True)
class Kind:
    """How an element begins, with what is worked out once for all that begin alike.

    `place` is where marks lead to, when it is a source or a note.
    """

    tag: str
    attributes: Mapping[str, str]
    hidden: bool
    is_block: bool
    is_mark: bool
    place: str

    def has(self, name: str) -> bool:
        """Whether it is of a class."""
        return name in self.attributes.get("class", "").split()


@dataclass(slots=True)
class Element:
    """An element, with what is in it."""

    kind: Kind
    within: list[Element | str]
    blocks: bool = False  # whether it is one that begins a line of its own, or holds one

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
        self.root = Element(_kind("", {}), [])
        self.marks: dict[str, Element] = {}
        self._open = [self.root]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open) - 1

    def feed(self, data: str) -> None:
        """Whole lines. What is plain is read here, in a third of the time, to the same parts."""
        pieces = _PIECE.findall(data)
        tags = [_tag(each) for each, _ in pieces]
        if None in tags or not data.endswith("\n") or self.rawdata or self.cdata_elem is not None:
            super().feed(data)
            return
        if before := data[: data.find("<")] if pieces else data:
            self.handle_data(unescape(before))
        opened = self._open
        for tag, (_, text) in zip(tags, pieces, strict=True):
            if isinstance(tag, str):
                if opened[-1].kind.tag == tag != "svg":
                    opened.pop()
                else:
                    self.handle_endtag(tag)
            elif tag is not None:
                self._add(*tag)
            if text:
                opened[-1].within.append(unescape(text) if "&" in text else text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(_kind(tag, {name: value or "" for name, value in attrs}), tag not in _VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(_kind(tag, {name: value or "" for name, value in attrs}), False)

    def _add(self, kind: Kind, opens: bool) -> None:
        found = Element(kind, [], kind.is_block)
        self._open[-1].within.append(found)
        if kind.is_block:
            for around in reversed(self._open):
                if around.blocks:
                    break
                around.blocks = True
        if kind.place:
            self.marks[kind.place] = found
        if opens:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].kind.tag == tag:
                if tag == "svg":
                    self._open[place].within.clear()  # nobody reads a drawing
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].within.append(data)


def _kind(tag: str, attributes: Mapping[str, str]) -> Kind:
    classes = attributes.get("class", "").split()
    place = attributes.get("id", "") if tag == "li" else ""
    return Kind(
        tag,
        attributes,
        hidden=tag in _UNSEEN or attributes.get("aria-hidden") == "true" or "alleen-js" in classes,
        is_block=tag in _BLOCKS,
        is_mark="merk" in classes,
        place=place if place.startswith(("bron-", "noot-")) else "",
    )


@lru_cache(1024)  # but for what leads somewhere, elements begin as many others
def _tag(text: str) -> tuple[Kind, bool] | str | None:
    """What stands behind a <: how an element begins and whether it opens, or the one that ends; `None` if it is not plain."""
    if (ended := _END.fullmatch(text)) is not None:
        return ended[1]
    found = _PLAIN.fullmatch(text) or _DRAWN.fullmatch(text)
    if found is None or found[1] in HTMLParser.CDATA_CONTENT_ELEMENTS:  # what stands in those is read in another way
        return None
    tag, attributes, alone = found.group(1, 2, 3)
    kind = _kind(tag, {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(attributes)})
    return kind, not alone and tag not in _VOID


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

    def blocks(self, within: list[Element | str]) -> list[str]:
        """The blocks of what stands in an element, each without a blank line at its ends."""
        found: list[str] = []
        run: list[Element | str] = []
        for each in within:
            if isinstance(each, str):
                if run or not each.isspace():
                    run.append(each)
            elif each.blocks and each.kind.tag not in _UNSEEN:
                if run:
                    found += self._paragraph(run)
                    run = []
                if not each.kind.hidden:
                    found += self._block(each)
            else:
                run.append(each)
        if run:
            found += self._paragraph(run)
        return found

    def _paragraph(self, within: list[Element | str]) -> list[str]:
        text = self._line(within)
        begin = _AT_START.match(text)
        if begin is not None:
            text = f"{_harmless(begin)}{text[begin.end() :]}"
        return [text] if text else []

    def _line(self, within: list[Element | str]) -> str:
        return " ".join(self.inline(within).split())

    def _block(self, element: Element) -> list[str]:
        tag = element.kind.tag
        if element.kind.attributes.get("role") == "img":
            return [plain(element.kind.attributes.get("aria-label", ""))]
        if tag in _HEADINGS:
            return [f"{'#' * int(tag[1])} {self._line(element.within)}"]
        turn = _TURNED.get(tag)
        return self.blocks(element.within) if turn is None else turn(self, element)

    def _literal(self, element: Element) -> list[str]:
        return ["```\n" + "".join(_texts(element)).strip("\n") + "\n```"]

    def _summary(self, element: Element) -> list[str]:
        return [f"**{text}**" for text in self._paragraph(_bare(element.within))]

    def _quote(self, element: Element) -> list[str]:
        return [_indented("\n\n".join(self.blocks(element.within)), "> ", "> ")]

    def _footer(self, element: Element) -> list[str]:
        return [f"— {text}" for text in self._paragraph(element.within)]

    def _list(self, element: Element) -> list[str]:
        points = []
        items = [each for each in element.within if isinstance(each, Element) and each.kind.tag == "li"]
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if element.kind.tag == "ol" else "- "
            points.append(_indented("\n\n".join(self.blocks(item.within)) or "–", mark.ljust(4), "    "))
        if not points:
            return []
        return [("\n\n" if any("\n" in each for each in points) else "\n").join(points)]

    def _facts(self, element: Element) -> list[str]:
        lines: list[str] = []
        for each in element.each():
            if each.kind.tag == "dt":
                lines.append(f"-   **{self._line(each.within)}**:")
            elif each.kind.tag == "dd":
                lines[-1:] = [f"{lines[-1] if lines else '-  '} {self._line(each.within)}"]
        return ["\n".join(lines)] if lines else []

    def _table(self, element: Element) -> list[str]:
        found = [each for each in element.each() if each.kind.tag in ("caption", "tr")]
        captions = [text for each in found if each.kind.tag == "caption" for text in self._paragraph(each.within)]
        rows = [self._row(each) for each in found if each.kind.tag == "tr"]
        if not rows:
            return captions
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return [*captions, "\n".join((lines[0], f"|{' --- |' * width}", *lines[1:]))]

    def _row(self, row: Element) -> list[str]:
        cells = (each for each in row.within if isinstance(each, Element) and each.kind.tag in ("th", "td"))
        return [self._line(each.within) for each in cells]

    def inline(self, within: list[Element | str]) -> str:
        """What stands in a line; white space in it is as it was."""
        return "".join([_safe(each) if isinstance(each, str) else self._inline(each) for each in within])

    def _inline(self, element: Element) -> str:
        kind = element.kind
        if kind.hidden:
            return ""
        if kind.tag == "br":
            return " "
        if kind.is_mark:
            return self._source(kind)
        text = self.inline(element.within)
        if kind.is_block:
            return f" {text} "
        bare = text.strip()
        if not bare:
            return text
        if kind.tag in _AROUND:
            marked = f"{_AROUND[kind.tag]}{bare}{_AROUND[kind.tag]}"
        elif kind.tag == "a" and kind.attributes.get("href"):
            marked = f"[{bare}]({self._address(kind.attributes['href'])})"
        elif kind.tag == "code":
            marked = _code("".join(_texts(element)))
        else:
            return text
        return f"{' ' if text[0].isspace() else ''}{marked}{' ' if text[-1].isspace() else ''}"

    def _source(self, mark: Kind) -> str:
        place = mark.attributes.get("href", "").removeprefix("#")
        said = self._sources.get(place)
        if said is None:
            return ""
        word = "" if mark.has("merk--noot") else "bron: "
        return f" ({word}{self._line(said.within)})"


# How a block is turned that is more than what stands in it.
_TURNED: Mapping[str, Callable[[Marked, Element], list[str]]] = {
    "pre": Marked._literal,
    "summary": Marked._summary,
    "blockquote": Marked._quote,
    "footer": Marked._footer,
    "ul": Marked._list,
    "ol": Marked._list,
    "dl": Marked._facts,
    "table": Marked._table,
}


def _bare(within: list[Element | str]) -> list[Element | str]:
    """Without what makes words heavy, for where all of them are."""
    return [
        Element(_kind("span", each.kind.attributes), each.within, each.blocks)
        if isinstance(each, Element) and each.kind.tag in _AROUND
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
