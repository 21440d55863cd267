"""What stands on a built page, part by part: the page, and each heading, row of a table and fold with an id.

Figures, pictures, controls, labels, web addresses, and what has `data-search-exclude` are left out. That attribute stands
without a value: the engine takes it out of a page when it has one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from operator import itemgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from motiespoor.model.period import MONTHS

_CONTENT = "article.md-content__inner"
# Pictures and controls, and the labels of what stands beside or below: the same words on every page.
_UNREAD = frozenset(
    {"button", "dt", "form", "iframe", "nav", "object", "script", "style", "summary", "svg", "template", "thead"}
)
# What has a title besides a heading: with an address of its own, it is a part by itself.
_TITLED = {"details": "summary", "tr": "th"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
# What is in one of these is a text of its own.
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "figcaption", "figure",
        "footer", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "tr", "ul",
    }
)  # fmt: skip
_APART = frozenset(
    {"br", "span", "small", "time", "label", "img"}
)  # style may set these apart: no word is glued to another
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")  # says where a word may be broken; it is one word
_ADDRESS = re.compile(r"https?://\S+")
# Two patterns and not one: each begins with signs that are given, and is found ten times sooner.
_SPACE_BEFORE = re.compile(r" (?=[,.;:!?)\]”]|’(?!\w))")
_SPACE_BEHIND = re.compile(r"([(\[‘“]) ")
# A day by itself says nothing of what happened then, and stands beside what does.
_DAY = re.compile(rf"(?:[0-9]{{1,2}} )?(?:{'|'.join(MONTHS)}) [0-9]{{4}}")


@dataclass(slots=True)
class Part:
    """A page, or the part of it below a heading, with its address from the root of the site."""

    location: str
    title: str = ""
    texts: list[str] = field(default_factory=list)


def parts_of(address: str, html: str | LexborHTMLParser) -> list[Part]:
    """What a page says, by its parts; the page itself is the first."""
    tree = LexborHTMLParser(html) if isinstance(html, str) else html
    title, content = tree.css_first("title"), tree.css_first(_CONTENT)
    # What stands before the name of the site; the home page has that name only, and a heading that says more.
    reading = _Reading(address, _tidy(title.text()).rpartition(" · ")[0] if title is not None else "")
    if content is not None:
        reading.read(content)
        reading.end()
    return [part for part in reading.parts if part.title]


class _Reading:
    """A walk over the content of a page, which collects its texts under the last heading."""

    def __init__(self, address: str, title: str = "") -> None:
        self.address = address
        self.part = Part(address, title)  # where a text belongs that comes now
        self.parts = [self.part]
        self.left_out = 0  # the level of the heading below which nothing is found, or 0
        self.words: list[str] = []
        self.name = 0  # the element that is the title of the part: it is not said again in the text

    def read(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self.words.append(child.text_content or "")
            elif tag in _HEADINGS:
                self._heading(child, int(tag[1]))
            elif tag not in _UNREAD and child.mem_id != self.name and not _is_unseen(child):
                self._element(child, tag)

    def end(self) -> None:
        """What follows is another text."""
        said = "".join(self.words)
        self.words.clear()
        if not said or said.isspace():  # most of what stands between two blocks
            return
        text = _tidy(said).removeprefix(": ")  # behind a name that is found elsewhere
        if not self.left_out and any(map(str.isalpha, text)) and not _DAY.fullmatch(text):
            self.part.texts.append(text)

    def _element(self, node: LexborNode, tag: str) -> None:
        if tag in _CELLS:
            self._cell(node)
        elif tag in _BLOCKS:
            self.end()
            if tag == "figure" and node.css_first("svg") is not None:
                self._picture(node)
            elif tag in _TITLED and (title := node.css_first(_TITLED[tag])) is not None and node.attributes.get("id"):
                self._apart(node, title)
            else:
                self.read(node)
            self.end()
        else:
            apart = " " if tag in _APART else ""
            self.words.append(apart)
            self.read(node)
            self.words.append(apart)

    def _cell(self, node: LexborNode) -> None:
        """A name or words in a cell are found; a figure is not, nor how exact it is."""
        if "getal" not in (node.attributes.get("class") or "").split() and any(map(str.isalpha, node.text())):
            if self.words:
                self.words.append(" · ")
            self.read(node)

    def _picture(self, node: LexborNode) -> None:
        """Of a picture its finding is found; what else belongs to it tells the same in figures."""
        if (caption := node.css_first("figcaption")) is not None:
            self.read(caption)

    def _apart(self, node: LexborNode, title: LexborNode) -> None:
        """A row or a fold with an address is a part by itself; after it the part goes on that it stands in."""
        around = self.part
        name = title.css_first("strong") or title  # what stands beside it says what kind of thing it is
        self._begin(_text(name), node)
        self.name = name.mem_id
        if name is not title and title.tag in _UNREAD:
            self.read(title)
            self.end()
        self.read(node)
        self.end()
        self.part = around

    def _heading(self, node: LexborNode, level: int) -> None:
        self.end()
        if level <= self.left_out:
            self.left_out = 0
        if "data-search-exclude" in node.attributes and not self.left_out:
            self.left_out = level
        if self.left_out:
            return
        title = _text(node)
        if not self.parts[0].title:
            self.parts[0].title = title
        elif node.attributes.get("id") and level > 1:
            self._begin(title, node)
        elif title != self.parts[0].title:
            self.part.texts.append(title)

    def _begin(self, title: str, node: LexborNode) -> None:
        """What follows belongs to a part with the address of this element."""
        self.part = Part(f"{self.address}#{node.attributes['id']}", title)
        if not self.left_out:
            self.parts.append(self.part)


def _text(node: LexborNode) -> str:
    """All words of an element that are found, as one text."""
    reading = _Reading("")
    reading.read(node)
    return _tidy(" ".join((*reading.part.texts, "".join(reading.words))))


def _is_unseen(node: LexborNode) -> bool:
    """Whether it is left out, hidden, or in another language than the search."""
    attributes = node.attributes
    return bool(attributes) and (
        "data-search-exclude" in attributes
        or "hidden" in attributes
        or "lang" in attributes
        or attributes.get("aria-hidden") == "true"
    )


def _tidy(text: str) -> str:
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    if "http" in text:
        text = _ADDRESS.sub("", text)
    text = " ".join(text.replace("\u2011", "-").split())
    return unicodedata.normalize("NFC", _SPACE_BEHIND.sub(itemgetter(1), _SPACE_BEFORE.sub("", text)))
