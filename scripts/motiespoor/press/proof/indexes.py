"""The search index and the site map: what they say of the pages is what the pages say, and no page is left out."""

from __future__ import annotations

import gzip
import html
import json
import re
import zlib
from collections.abc import Iterator

from motiespoor.derive.names import other_names
from motiespoor.press.proof import addresses
from motiespoor.press.proof.built import Built, problem
from motiespoor.press.proof.known import Known
from motiespoor.press.search import INDEX, search_index
from motiespoor.problem import Problem, clipped
from motiespoor.render.permanent import full_address

_MAP, _PACKED = "sitemap.xml", "sitemap.xml.gz"
_ENTRY = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>\s*<lastmod>([0-9-]{10})</lastmod>\s*</url>\s*")
_WHOLE = re.compile(
    r'<\?xml version="1\.0" encoding="UTF-8"\?>\s*<urlset xmlns="http://www\.sitemaps\.org/schemas/sitemap/0\.9">'
    rf"((?:{_ENTRY.pattern})*)</urlset>\s*"
)


def search_finds_the_pages(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure the search index is the one that these pages make."""
    text = site.text(INDEX)
    if text is None:
        yield problem(INDEX, "dit bestand ontbreekt, of is niet te lezen.")
        return
    pages = [(page.path, page.tree) for page in site.pages if page.path.endswith("index.html")]
    try:
        index = json.loads(text)
        wanted = search_index(pages, index, other_names(known.dossier))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield problem(INDEX, "dit is geen index om in te zoeken.")
        return
    found = {each["location"].partition("#")[0] for each in index["docs"]}
    leading = {f"{each}/" for each in addresses.leading_on(known.dossier)}
    there = {path.removesuffix("index.html") for path, _ in pages}
    for page in sorted((there - leading) ^ found):
        yield problem(
            INDEX, f"bladzijde '{clipped(page)}' hoort {'er niet' if page in found else 'er wel'} in te vinden te zijn."
        )
    if index != wanted:
        yield problem(INDEX, "wat te vinden is, is niet wat op de pagina's staat.")


def site_map_lists_the_pages(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure the site map can be read and names every page, and the packed one is the same."""
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
    try:
        packed = gzip.decompress(site.content(_PACKED) or b"")
    except (OSError, EOFError, zlib.error):
        packed = b""
    if packed != text.encode():
        yield problem(_PACKED, f"dit bestand is niet de ingepakte {_MAP}.")
