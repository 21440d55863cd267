"""The border of a built site: nothing runs but what comes with the theme, and no page, style sheet or drawing asks
another host for anything, sends its reader away, or tells others who reads.

What a policy forbids is told here too: a host may send no headers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from motiespoor.model.drawing import drawing_faults
from motiespoor.press.scripts import hashed, inline, known
from motiespoor.problem import Problem, clipped
from motiespoor.read.files import position
from motiespoor.validate.looks import is_elsewhere, style_faults

# Elements that make a browser fetch something, with the attribute that says what.
_FETCHES = (
    *(("script", "src"), ("img", "src"), ("source", "src"), ("iframe", "src"), ("video", "src"), ("video", "poster")),
    *(
        ("audio", "src"),
        ("embed", "src"),
        ("object", "data"),
        ("track", "src"),
        ("input", "src"),
        ("body", "background"),
    ),
    *(("image", "href"), ("use", "href"), ("feimage", "href")),
)
_FETCHES_ONE_OF = (("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset"))
# Links of a page that only say what another address is; any other kind makes a browser ask for it, or get ready to.
_NAMING_LINKS = frozenset({"alternate", "author", "canonical", "license", "next", "prev"})
_UNWANTED = "form[action], [formaction], iframe, object, embed, base, applet, frame, portal, foreignobject"
# What a page may say in the place of a header: its policy, and nothing that does something.
_EQUIVALENTS = frozenset({"content-security-policy", "content-type", "x-ua-compatible"})
_SILENT = "no-referrer"

# What a page with something inline cannot do without; in plain text it may stand too.
_SUSPECT = re.compile(r"[\s/\"'](?:on\w+|style)\s*=|<style", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its path, with the address of its site and its ids."""

    path: str
    address: str
    text: str
    tree: LexborHTMLParser
    ids: Counter[str]


def nothing_inline(page: Page) -> Iterator[str]:
    """Ensure no script stands in the page but those of the theme itself, and no attribute or address runs one or sets a style."""
    for script in inline(page.tree):
        if hashed(script) not in known(page.path, page.address):
            yield f"<script> staat in de pagina en komt niet uit het thema: '{clipped(script)}'."
    for attribute in ("href", "src", "action", "formaction", "data"):
        for node in page.tree.css(f"[{attribute}]"):
            # A browser leaves out white space and control characters before it looks what an address begins with.
            value = _BLANK.sub("", _value(node, attribute))
            if value.lower().startswith(("javascript:", "data:", "vbscript:", "blob:")):
                yield f"<{node.tag}> heeft een adres dat iets uitvoert: '{clipped(value)}'."
    if not _SUSPECT.search(page.text):
        return  # looking at every element of every page takes longer than building them
    for node in page.tree.css("[style], style"):
        yield f"<{node.tag}> heeft stijl in de pagina zelf; het beleid verbiedt dat."
    for node in page.tree.css("*"):
        for name in node.attributes:
            if name.startswith("on"):
                yield f"<{node.tag}> heeft een script in attribuut '{name}'."


def own_host_only(page: Page) -> Iterator[str]:
    """Ensure the page fetches nothing from another host."""
    for tag, attribute in _FETCHES:
        for node in page.tree.css(f"{tag}[{attribute}]"):
            yield from _foreign(node, _value(node, attribute))
    for tag, attribute in _FETCHES_ONE_OF:
        for node in page.tree.css(f"{tag}[{attribute}]"):
            for choice in _value(node, attribute).split(","):
                yield from _foreign(node, choice.strip().partition(" ")[0])
    for node in page.tree.css("link[href]"):
        if not set(_value(node, "rel").lower().split()) <= _NAMING_LINKS:
            yield from _foreign(node, _value(node, "href"))
    for node in page.tree.css(_UNWANTED):
        yield f"<{node.tag}> hoort niet op een pagina."


def _foreign(node: LexborNode, address: str) -> Iterator[str]:
    if is_elsewhere(address):
        yield f"<{node.tag}> haalt iets op bij een ander: '{clipped(address)}'."


def nobody_is_told(page: Page) -> Iterator[str]:
    """Ensure the page sends its reader nowhere, and lets nobody know who reads or where a link was followed."""
    for node in page.tree.css("meta[http-equiv]"):
        name = _value(node, "http-equiv").strip().lower()
        if name not in _EQUIVALENTS:
            yield f"<meta> doet iets met de pagina ('{clipped(name)}'): '{clipped(_value(node, 'content'))}'."
    for node in page.tree.css("[ping]"):
        yield f"<{node.tag}> meldt aan een ander wie erop klikt: '{clipped(_value(node, 'ping'))}'."
    told = [(node, _value(node, "referrerpolicy")) for node in page.tree.css("[referrerpolicy]")]
    told += [(node, _value(node, "content")) for node in page.tree.css("meta[name=referrer i]")]
    for node, policy in told:
        if policy.strip().lower() != _SILENT:
            yield f"<{node.tag}> vertelt een ander waar de lezer vandaan komt: '{clipped(policy)}'."


def _value(node: LexborNode, attribute: str) -> str:
    """An attribute that a selector found, which takes href and xlink:href for one."""
    return node.attributes.get(attribute) or node.attributes.get(f"xlink:{attribute}") or ""


RULES = (nothing_inline, own_host_only, nobody_is_told)


def asset_problems(path: str, text: str) -> Iterator[Problem]:
    """What in a style sheet or a drawing of the site runs, leads away, or fetches something from another host."""
    if path.endswith(".css"):
        for place, told in style_faults(text):
            line, column = position(text, place)
            yield Problem(path=path, line=line, column=column, text=told)
    elif path.endswith(".svg"):
        for line, column, told in drawing_faults(text):
            yield Problem(path=path, line=line, column=column, text=told)
