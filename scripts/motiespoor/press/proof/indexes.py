"""The search index and the site map: what they say of the pages is what the pages say, and no page is left out."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator

from motiespoor.press.built import Built, problem
from motiespoor.press.proof import addresses
from motiespoor.press.proof.known import Known
from motiespoor.press.search import INDEX
from motiespoor.problem import Problem, clipped
from motiespoor.render.permanent import full_address

_MAP = "sitemap.xml"
_PARAGRAPH, _WORD, _SOFT = (
    re.compile(r"<p>(.*?)</p>"),
    re.compile(r"\w+"),
    re.compile("[\u00ad\u200b\u200c\u2060\ufeff]"),
)
_TAG = re.compile("</?[a-z][^>]*>")
_ENTRY = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>\s*<lastmod>([0-9-]{10})</lastmod>\s*</url>\s*")
_WHOLE = re.compile(
    r'<\?xml version="1\.0" encoding="UTF-8"\?>\s*<urlset xmlns="http://www\.sitemaps\.org/schemas/sitemap/0\.9">'
    rf"((?:{_ENTRY.pattern})*)</urlset>\s*"
)


def search_finds_the_pages(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure the search index finds every page, and what it finds stands in that place of that page."""
    pages = {page.path.removesuffix("index.html"): page for page in site.pages if page.path.endswith("index.html")}
    try:
        docs = [(each["location"], each["title"], each["text"]) for each in json.loads(site.text(INDEX) or "")["docs"]]
        found = {location.partition("#")[0] for location, _, _ in docs}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield problem(INDEX, "dit is geen index om in te zoeken.")
        return
    leading = {f"{each}/" for each in addresses.leading_on(known.dossier)}
    for name in sorted((pages.keys() - leading) ^ found):
        yield problem(
            INDEX, f"bladzijde '{clipped(name)}' hoort {'er niet' if name in found else 'er wel'} in te vinden te zijn."
        )
    words = {name: _words(html.unescape(_TAG.sub(" ", page.text))) for name, page in pages.items() if name in found}
    for location, title, text in docs:
        name, _, anchor = location.partition("#")
        begins = [title, *_PARAGRAPH.findall(text)]
        if name in words and (
            (anchor and f'id="{anchor}"' not in pages[name].text)
            or not all(_words(html.unescape(each)) <= words[name] for each in begins)
        ):
            yield problem(INDEX, f"'{clipped(title)}' staat niet op '{clipped(location)}'.")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_SOFT.sub("", unicodedata.normalize("NFC", text))))


def site_map_lists_the_pages(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure the site map can be read and names every page."""
    text = site.text(_MAP)
    if text is None or not _WHOLE.fullmatch(text):
        yield problem(_MAP, "dit bestand ontbreekt, of is geen goede sitemap.")
        return
    listed = [html.unescape(address) for address, _ in _ENTRY.findall(text)]
    wanted = {
        full_address(known.dossier.publication, page.address) for page in site.pages if page.path.endswith("index.html")
    }
    if sorted(listed) != sorted(wanted):
        yield problem(_MAP, "de bladzijden hierin zijn niet die van de site.")
    if {day for _, day in _ENTRY.findall(text)} - {known.today.isoformat()}:
        yield problem(_MAP, "een dag hierin is niet die waarop de site gemaakt is.")
