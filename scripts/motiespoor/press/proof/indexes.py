"""The search index and the site map: what they say of the pages is what the pages say, and no page is left out."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from motiespoor.press.built import Built, Page, problem
from motiespoor.press.proof import addresses
from motiespoor.press.proof.known import Known
from motiespoor.press.search import INDEX
from motiespoor.problem import Problem, clipped
from motiespoor.render.address import is_embed
from motiespoor.render.permanent import full_address
from motiespoor.render.sitemap import PATH, page_days

_PARAGRAPH, _WORD, _SOFT = (
    re.compile(r"<p>(.*?)</p>"),
    re.compile(r"\w+"),
    re.compile("[\u00ad\u200b\u200c\u2060\ufeff]"),
)
_TAG = re.compile("</?[a-z][^>]*>")
_ENTRY = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>\s*(?:<lastmod>([0-9-]{10})</lastmod>)?\s*</url>\s*")
_WHOLE = re.compile(
    r'<\?xml version="1\.0" encoding="UTF-8"\?>\s*<urlset xmlns="http://www\.sitemaps\.org/schemas/sitemap/0\.9">'
    rf"((?:{_ENTRY.pattern})*)</urlset>\s*"
)

Doc = tuple[str, str, str]  # where it is, its title and its text


class Search:
    """The search index: it finds every page, and what it finds stands in that place of that page."""

    def __init__(self, site: Built, known: Known) -> None:
        self._leading = {f"{each}/" for each in addresses.leading_on(known.dossier)}
        self._docs: defaultdict[str, list[Doc]] | None = defaultdict(list)  # by page; `None` when there is no index
        self.kept: dict[str, None] = {}  # pages that it must find, as it names them
        try:
            for each in json.loads(site.text(INDEX) or "")["docs"]:
                location, title, text = each["location"], each["title"], each["text"]
                self._docs[location.partition("#")[0]].append((location, f"{title}", f"{text}"))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._docs = None

    def of_page(self, page: Page) -> Iterator[Problem]:
        """Ensure what it finds on a page stands there."""
        name = page.path.removesuffix("index.html")
        if self._docs is None or not page.path.endswith("index.html") or is_embed(page.path):
            return
        self.kept[name] = None
        if name not in self._docs:
            return
        said = _Said(page)
        for location, title, text in self._docs[name]:
            anchor = location.partition("#")[2]
            begins = (title, *_PARAGRAPH.findall(text))
            if (anchor and anchor not in page.ids) or not said.has(frozenset(map(html.unescape, begins))):
                yield problem(INDEX, f"'{clipped(title)}' staat niet op '{clipped(location)}'.")

    def of_site(self) -> Iterator[Problem]:
        """Ensure it finds every page, and no other."""
        if self._docs is None:
            yield problem(INDEX, "dit is geen index om in te zoeken.")
            return
        for name in sorted((self.kept.keys() - self._leading) ^ self._docs.keys()):
            here = "er niet" if name in self._docs else "er wel"
            yield problem(INDEX, f"bladzijde '{clipped(name)}' hoort {here} in te vinden te zijn.")


class _Said:
    """What a page says: as lines, as what stands between two elements, and as words, each made when it is asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def has(self, texts: frozenset[str]) -> bool:
        rest = texts - self._lines
        rest = rest - self._pieces if rest else rest
        return all(_words(each) <= self._all for each in rest)

    @cached_property
    def _lines(self) -> frozenset[str]:
        return frozenset(self._page.lines)

    @cached_property
    def _pieces(self) -> frozenset[str]:
        return frozenset(each.strip() for each in {*_TAG.split(self._page.text)})

    @cached_property
    def _all(self) -> set[str]:
        return _words(html.unescape(" ".join(self._pieces)))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_SOFT.sub("", unicodedata.normalize("NFC", text))))


class SiteMap:
    """The site map: it can be read, and names every page, with the day on which its data changed."""

    def __init__(self, site: Built, known: Known) -> None:
        self._site, self._known = site, known
        self.kept: dict[str, str] = {}  # the day of a page by its whole address; "" when none is known
        self._known_days = page_days(known.dossier, known.today)

    def of_page(self, page: Page) -> tuple[Problem, ...]:
        if page.path.endswith("index.html") and not is_embed(page.path):
            day = self._known_days.get(page.address)
            address = full_address(self._known.dossier.publication, page.address)
            self.kept[address] = day.isoformat() if day is not None else ""
        return ()

    def of_site(self) -> Iterator[Problem]:
        text = self._site.text(PATH)
        if text is None or not _WHOLE.fullmatch(text):
            yield problem(PATH, "dit bestand ontbreekt, of is geen goede sitemap.")
            return
        listed = [(html.unescape(address), day) for address, day in _ENTRY.findall(text)]
        if sorted(address for address, _ in listed) != sorted(self.kept):
            yield problem(PATH, "de bladzijden hierin zijn niet die van de site.")
            return
        for address, day in listed:
            if day != (meant := self.kept[address]):
                what = f"de dag waarop de gegevens van die bladzijde veranderden, {meant}" if meant else "geen dag"
                yield problem(PATH, f"bij '{clipped(address)}' hoort {what}; er staat '{day}'.")
