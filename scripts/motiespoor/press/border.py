"""The border of a built site: nothing runs but what comes with the theme, and no page, style sheet or drawing asks
another host for anything, sends its reader away, or tells others who reads.

What a policy forbids is told here too: a host may send no headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from motiespoor.model.drawing import drawing_faults
from motiespoor.press.built import Page
from motiespoor.press.scripts import hashed, inline, known
from motiespoor.problem import Problem, clipped
from motiespoor.read.files import position
from motiespoor.validate.looks import is_elsewhere, style_faults

# Elements that make a browser fetch something, with the attributes that say what.
_FETCHES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("script", "iframe", "audio", "embed", "track", "input"), ("src",)),
        **dict.fromkeys(("img", "source"), ("src", "srcset")),
        **dict.fromkeys(("image", "use", "feimage"), ("href",)),
        "video": ("src", "poster"),
        "object": ("data",),
        "body": ("background",),
        "link": ("href", "imagesrcset"),
    }
)
_ONE_OF = frozenset({"srcset", "imagesrcset"})  # several addresses, of which a browser chooses one
# Links of a page that only say what another address is; any other kind makes a browser ask for it, or get ready to.
_NAMING_LINKS = frozenset({"alternate", "author", "canonical", "license", "next", "prev"})
_UNWANTED_TAGS = ("iframe", "object", "embed", "base", "applet", "frame", "portal", "foreignobject")
_UNWANTED = ", ".join(("form[action]", "[formaction]", *_UNWANTED_TAGS))
# What a page may say in the place of a header: its policy, and nothing that does something.
_EQUIVALENTS = frozenset({"content-security-policy", "content-type", "x-ua-compatible"})
_SILENT = "no-referrer"
_LEADING = frozenset({"href", "src", "action", "formaction", "data"})
_RUNS = ("javascript:", "data:", "vbscript:", "blob:")
# What says where something is, or who may know: looked for once, for going through all elements takes long.
_TELLING = frozenset({*_LEADING, *_ONE_OF, "poster", "background", "http-equiv", "ping", "referrerpolicy"})
_TOLD = ", ".join(f"[{each}]" for each in sorted(_TELLING))

# What a page with something inline cannot do without, in small letters; in plain text it may stand too.
# Before the name of an attribute stands white space, a slash or a quote; looked back at it is, so that the name is looked
# for first, which takes a tenth of the time.
_SCRIPTED = re.compile(rb"on(?<=[ \t\n\r\f/\"']on)\w+\s*=")
_STYLED = re.compile(rb"style(?<=[ \t\n\r\f/\"'<]style)")
_KEPT = 1 << 14  # elements of which is kept what they do
_BLANK = re.compile(r"[\x00-\x20]")


def page_problems(page: Page, address: str) -> Iterator[str]:
    """What on a page of the site at an address runs, fetches something elsewhere, or tells others of its reader."""
    yield from _nothing_inline(page, address)
    for node in page.tree.css(_TOLD):
        yield from _leads_elsewhere(node.tag or "", tuple(node.attributes.items()))
    for node in page.tree.css("meta[name=referrer i]"):
        yield from _tells_nobody(node.tag or "", node.attributes.get("content") or "")
    for node in page.found(_UNWANTED, "<form", "formaction", *(f"<{each}" for each in _UNWANTED_TAGS)):
        yield f"<{node.tag}> hoort niet op een pagina."


def _nothing_inline(page: Page, address: str) -> Iterator[str]:
    """Ensure no script stands in the page but those of the theme itself, and no attribute is a script or a style."""
    for script in inline(page.tree):
        if hashed(script) not in known(page.path, address):
            yield f"<script> staat in de pagina en komt niet uit het thema: '{clipped(script)}'."
    for node in page.tree.css("[style], style") if _STYLED.search(page.small) else ():
        yield f"<{node.tag}> heeft stijl in de pagina zelf; het beleid verbiedt dat."
    # Looking at every element of every page takes longer than building them.
    for node in page.tree.css("*") if _SCRIPTED.search(page.small) else ():
        for name in node.attributes:
            if name.startswith("on"):
                yield f"<{node.tag}> heeft een script in attribuut '{name}'."


@lru_cache(_KEPT)
def _leads_elsewhere(tag: str, attributes: tuple[tuple[str, str | None], ...]) -> tuple[str, ...]:
    """What an element with these attributes runs, fetches from another host, or tells of the reader; most come back on
    many pages.
    """
    said = {name: value or "" for name, value in attributes}
    bare = ((name.rpartition(":")[2], value) for name, value in said.items())  # a drawing may say xlink:href
    return tuple(told for name, value in bare if name in _TELLING for told in _leads(tag, name, value, said))


def _leads(element: str, name: str, value: str, said: Mapping[str, str]) -> Iterator[str]:
    tag = element.lower()
    # A browser leaves out white space and control characters before it looks what an address begins with.
    if name in _LEADING and (bare := _BLANK.sub("", value)).lower().startswith(_RUNS):
        yield f"<{element}> heeft een adres dat iets uitvoert: '{clipped(bare)}'."
    if name in _FETCHES.get(tag, ()) and not (tag == "link" and name == "href" and _only_names(said.get("rel", ""))):
        for each in value.split(",") if name in _ONE_OF else (value,):
            if is_elsewhere(address := each.strip().partition(" ")[0] if name in _ONE_OF else each):
                yield f"<{element}> haalt iets op bij een ander: '{clipped(address)}'."
    if name == "http-equiv" and tag == "meta" and (does := value.strip().lower()) not in _EQUIVALENTS:
        yield f"<meta> doet iets met de pagina ('{clipped(does)}'): '{clipped(said.get('content', ''))}'."
    if name == "ping":
        yield f"<{element}> meldt aan een ander wie erop klikt: '{clipped(value)}'."
    if name == "referrerpolicy":
        yield from _tells_nobody(element, value)


def _only_names(relation: str) -> bool:
    return set(relation.lower().split()) <= _NAMING_LINKS


def _tells_nobody(element: str, policy: str) -> Iterator[str]:
    if policy.strip().lower() != _SILENT:
        yield f"<{element}> vertelt een ander waar de lezer vandaan komt: '{clipped(policy)}'."


def asset_problems(path: str, text: str) -> Iterator[Problem]:
    """What in a style sheet or a drawing of the site runs, leads away, or fetches something from another host."""
    if path.endswith(".css"):
        for place, told in style_faults(text):
            line, column = position(text, place)
            yield Problem(path=path, line=line, column=column, text=told)
    elif path.endswith(".svg"):
        for line, column, told in drawing_faults(text):
            yield Problem(path=path, line=line, column=column, text=told)
