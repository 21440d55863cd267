"""The twins of pages in Markdown, and the list of them: each says what its page says, and holds no HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from motiespoor.press.built import Built, Page, problem
from motiespoor.press.proof import addresses
from motiespoor.press.proof.known import Known
from motiespoor.press.scripts import LOST
from motiespoor.problem import Problem, clipped
from motiespoor.render.permanent import full_address
from motiespoor.render.twins import LIST, twin_path

_WORD = re.compile(r"[^\W_]+")
# Each begins with the sign that it is about: that sign is looked for in a tenth of the time, and what stands before it is
# looked back at. A line begins behind the end of another.
_HEADING = re.compile(r"\n#+ (.*)")
_ROW = re.compile(r"\n[ >]*\|")
_RULE = re.compile(r"\n[ >]*\|(?: --- \|)+(?=\n|$)")
_TARGET = re.compile(r"\](?<!\\\])\([^)\s]*\)")
_HTML = re.compile(r"<(?<!\\<)/?[a-z][a-z0-9-]*[\s>/]")
_FENCED = re.compile(r"^```$.*?^```$|(`+).+?\1", re.MULTILINE | re.DOTALL)


class Twins:
    """The twins of a site, held against its pages."""

    def __init__(self, site: Built, known: Known) -> None:
        self._site, self._known = site, known
        self._leading = addresses.leading_on(known.dossier)
        self.kept: dict[str, None] = {}

    def of_page(self, page: Page) -> Iterator[Problem]:
        """Ensure a twin has the headings, the quotes and the rows of its page, and no HTML."""
        path = twin_path(page.address)
        if page.path == LOST or page.address in self._leading or path not in self._site.files:
            return  # that it is missing is told of all files
        text = self._site.text(path)
        if text is None:
            yield problem(path, "dit bestand is niet te lezen als tekst (UTF-8).")
            return
        # What is fenced is looked for where there is something to be fenced.
        if _HTML.search(text) and (found := _HTML.search(_FENCED.sub("", text))):
            yield problem(path, f"hier staat HTML: '{clipped(found[0])}'.")
        for told in _differs(page, f"\n{text}"):
            yield problem(path, told)

    def of_site(self) -> Iterator[Problem]:
        """Ensure the list leads to every twin."""
        text, publication = self._site.text(LIST) or "", self._known.dossier.publication
        for page in sorted(addresses.pages(self._known.dossier) - self._leading.keys()):
            if f"]({full_address(publication, twin_path(page))})" not in text:
                yield problem(LIST, f"bladzijde '{clipped(page)}' staat er niet in.")


def _differs(page: Page, text: str) -> Iterator[str]:
    bare = html.unescape(_TARGET.sub("", text))  # an entity that an editor typed is written as text
    # By their letters, and those that are written otherwise by their words.
    there = frozenset(_HEADING.findall(bare))
    others = {_heading(each) for each in page.tree.css("article :is(h1, h2, h3, h4)")} - there
    words = {_words(each) for each in there} if others else set()
    for said in others:
        if _words(said) not in words:
            yield f"de kop '{clipped(said)}' van de pagina staat er niet."
    yield from _quotes_differ((each.text() for each in page.found("article blockquote.citaat p", "citaat")), bare)
    rows = len(_ROW.findall(text)) - len(_RULE.findall(text))
    if (meant := len(page.found("article tr", "<tr"))) != rows:
        yield f"de tabellen van de pagina hebben {meant} rijen; hier staan er {rows}."


def _heading(node: LexborNode) -> str:
    link = node.css_first(".headerlink")
    return node.text().removesuffix(link.text() if link is not None else "")


def _quotes_differ(quotes: Iterable[str], bare: str) -> Iterator[str]:
    """Ensure each quote stands there: by its letters, and where it is written otherwise by its words."""
    at, whole = 0, ""
    for quote in quotes:
        # Most stand there in the same order: looked for from the last one on, they are all found in one go.
        place = bare.find(quote, at)
        if place >= 0:
            at = place
        elif quote not in bare and _words(quote) not in (whole := whole or _words(bare)):
            yield f"het citaat '{clipped(quote)}' van de pagina staat er niet, of niet heel."


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))
