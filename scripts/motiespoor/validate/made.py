"""What Markdown itself makes of a page written by hand, and with which line of it.

A pattern over the source sees a link where Markdown sees code, and misses one that is written in a way that nobody
thought of. So a page is made as the engine makes it, and the rules look at what came out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from typing import Protocol, TypeGuard

from motiespoor.read.yamltree import Fields, Items, Node, Scalar


@dataclass(frozen=True, slots=True)
class Kind:
    """What an option may be, and what that is called; `plain` is how it may stand without quotation marks."""

    called: str
    pattern: re.Pattern[str]
    plain: re.Pattern[str]

    def holds(self, node: Node) -> TypeGuard[Scalar]:
        """Whether this is one."""
        return (
            isinstance(node, Scalar) and (self.plain if node.plain else self.pattern).fullmatch(node.text) is not None
        )


def _kind(called: str, pattern: str, plain: str | None = None) -> Kind:
    return Kind(called, re.compile(pattern), re.compile(pattern if plain is None else plain))


# What begins with a letter is a text for YAML, unless it is one of its words; the engine would trip over a number.
_TEXT = _kind("een tekst", r".*", r"(?!(?i:true|false|yes|no|on|off|null)$)(?:[^\W\d_]|[^\x00-\x7f]).*")
_YES_NO = _kind("true of false", "true|false")
_LEVEL = _kind("een getal van 1 tot en met 6", "[1-6]")
# What gives signs a meaning. With these a text from the data is known to stay text (tests/test_properties.py);
# another could put a file into a page, fetch a picture, or make a script.
# Each has its options, with values that Python-Markdown can use: at others it raises an exception of any kind.
# Not `slugify` of toc, which is a function of a program.
OPTIONS: Mapping[str, Mapping[str, Kind]] = {
    "attr_list": {},
    "fenced_code": {"lang_prefix": _TEXT},
    "tables": {"use_align_attribute": _YES_NO},
    "toc": {
        **dict.fromkeys(("marker", "title", "title_class", "toc_class", "anchorlink_class", "permalink_class"), _TEXT),
        **dict.fromkeys(("anchorlink", "permalink_leading"), _YES_NO),
        "permalink": _kind("true, false of een tekst", r".*", f"{_YES_NO.plain.pattern}|{_TEXT.plain.pattern}"),
        "permalink_title": _TEXT,
        "baselevel": _LEVEL,
        "separator": _kind("een streepje, - of _", "[-_]"),  # becomes part of a pattern
        "toc_depth": _kind("een getal van 1 tot en met 6, of twee zoals 2-3", "[1-6](?:-[1-6])?"),
    },
}
EXTENSIONS = tuple(OPTIONS)
_ALWAYS = ("toc", "tables", "fenced_code")  # MkDocs turns these on whatever the settings say


class Markdown(Protocol):
    """What is used of Python-Markdown, which says nothing of its types."""

    references: dict[str, object]

    def reset(self) -> Markdown: ...
    def convert(self, source: str, /) -> str: ...


DEFINITION = "definition"  # stands for an element where a page says what a name leads to
UNFINISHED = "]("  # and where words look like a link and are none
NO_ELEMENT = "!"  # and where HTML has a comment, a declaration or an instruction

_SOUGHT = 100  # elements of a page whose line is looked for
_Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page as a browser reads it."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Made:
    """A page, and what comes of it."""

    text: str
    markdown: Markdown

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in order, and every definition."""
        return self._of(self.text)

    def placed(self) -> Iterator[tuple[Element, int]]:
        """Every element, with the time that it comes out, for its line."""
        times: Counter[Element] = Counter()
        for each in self.elements:
            times[each] += 1
            yield each, times[each]

    def line(self, element: Element, time: int) -> int:
        """The line with which an element comes out for this time: the page up to there has it, and without that line not.

        An address that is seen as often as it comes out is taken where it is seen. To look for all of very many would
        take long: beyond some of them they get the last line that was found.
        """
        if len(self._found) >= _SOUGHT:
            return self._found[-1]
        seen = self._seen(element)
        self._found.append(seen[time - 1] if time <= len(seen) else self._begun(element, time))
        return self._found[-1]

    def _begun(self, element: Element, time: int) -> int:
        without, with_it = 0, len(self._lines)
        while with_it - without > 1:
            middle = (without + with_it) // 2
            if self._of("\n".join(self._lines[:middle])).count(element) >= time:
                with_it = middle
            else:
                without = middle
        return with_it

    def _seen(self, element: Element) -> list[int]:
        """The line of every place where the address of an element is written as it came out, when that says enough."""
        target = dict(element.attributes).get("href")
        if not target:
            return []
        written = re.compile(rf"(?<![^\s(<:]){re.escape(target)}(?![^\s)>])")
        seen = [number for number, line in enumerate(self._lines, 1) for _ in written.finditer(line)]
        return seen if len(seen) == self.elements.count(element) else []

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _found(self) -> list[int]:
        """The lines of the elements that were looked for so far."""
        return []

    def _of(self, text: str) -> tuple[Element, ...]:
        reader = _Reader()
        reader.feed(self.markdown.reset().convert(text))
        reader.close()
        return (*reader.found, *(Element(DEFINITION, (("name", name),)) for name in self.markdown.references))


class _Reader(HTMLParser):
    """Every element of a page, and what is no element and no text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._code = 0  # elements with text that stays as it is, around what is read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, tuple((name, value or "") for name, value in attrs)))
        self._code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.found.extend([Element(UNFINISHED)] * data.count(UNFINISHED))

    def handle_comment(self, data: str) -> None:
        self._no_element(data)

    def handle_decl(self, decl: str) -> None:
        self._no_element(decl)

    def handle_pi(self, data: str) -> None:
        self._no_element(data)

    def unknown_decl(self, data: str) -> None:
        self._no_element(data)

    def _no_element(self, _: str) -> None:
        self.found.append(Element(NO_ELEMENT))


def made(text: str, engine: Fields | None) -> Made:
    """What comes of a page with these settings of the engine."""
    return _made(text, tuple(sorted(_asked(engine))))


def with_everything(text: str) -> str:
    """The HTML of a page with all extensions that may be on, without their options."""
    return _markdown(tuple((name, ()) for name in EXTENSIONS)).reset().convert(text)


@lru_cache(maxsize=256)
def _made(text: str, asked: tuple[tuple[str, _Options], ...]) -> Made:
    return Made(text, _markdown(asked))


@lru_cache(maxsize=8)
def _markdown(asked: tuple[tuple[str, _Options], ...]) -> Markdown:
    import markdown  # type: ignore[import-untyped]  # lazily: a file of data is checked without it

    options = {name: dict(each) for name, each in asked}
    made: Markdown = markdown.Markdown(extensions=[*_ALWAYS, *options], extension_configs=options)
    return made


def _asked(engine: Fields | None) -> Iterator[tuple[str, _Options]]:
    """The extensions that the settings turn on, of those that are known, with the options that they understand.

    A yes and a number may be a text here: that is how Python-Markdown itself reads them.
    """
    for name, options in extensions(engine):
        if name in OPTIONS:
            found = options.values.items() if isinstance(options, Fields) else ()
            kinds = OPTIONS[name]
            yield name, tuple((key, each.text) for key, each in found if key in kinds and kinds[key].holds(each))


def extensions(engine: Fields | None) -> Iterator[tuple[str, Node | None]]:
    """Each extension that the settings name, with its options."""
    yield from _named(engine.values.get("markdown_extensions") if engine is not None else None)


def _named(tree: Node | None) -> Iterator[tuple[str, Node | None]]:
    """Of a mapping a key with its options, of a list a point that is a name or a mapping of one."""
    if isinstance(tree, Fields):
        yield from tree.values.items()
    for item in tree.items if isinstance(tree, Items) else ():
        if isinstance(item, Scalar):
            yield item.text, None
        else:
            yield from _named(item)
