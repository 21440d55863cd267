"""The inline scripts that the theme itself puts into pages, known before any page is built.

Material's own templates are filled as the engine fills them, from its package and not from what a dossier puts in
their place; what stands in a page takes no part. One of them holds the way from the page to the root of the site, so
it differs per folder depth.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from selectolax.lexbor import LexborHTMLParser

from motiespoor.render.address import is_embed

# The templates with an inline script that a page may hold; of those that a feature turns on, `check` refuses the feature.
_TEMPLATES = ("base", "palette", "content")

# With this, one page takes over the head of another.
INSTANT = "navigation.instant"
_CONFIG = re.compile(r'<script id="__config" type="application/json">(.*?)</script>', re.DOTALL)

# What makes a script element data: a browser does not run it.
DATA_TYPES = frozenset({"application/json", "application/ld+json"})


_KEPT = 64  # scripts of which is kept what they are named: every page has the same few

# The page for an address that does not exist.
LOST = "404.html"


def known(page: str, address: str) -> frozenset[str]:
    """The scripts that the theme puts into a page, by its path, of a site at an address, as a policy names them."""
    # That page may be asked for from any depth, so the engine gives it the address of the root.
    return _scripts(folder(address) if page == LOST else "/".join([".."] * page.count("/")) or ".")


def folder(address: str) -> str:
    """Where on its host the site at an address stands: / at the root, /motiespoor/ in a folder of that name."""
    try:
        return urlsplit(address).path or "/"
    except ValueError:  # https://[ is no address, and a manifest may say anything
        return "/"


def allowed(pages: Iterable[str], address: str) -> tuple[str, ...]:
    """What the policy of a site with these pages names."""
    return tuple(sorted(frozenset().union(*(known(page, address) for page in pages if not is_embed(page)))))


def taken_over(front: str) -> bool:
    """Whether one page of a site takes over the head of another, by what the theme says in its front page.

    No policy that is chosen by this allows more than what the theme itself puts into pages.
    """
    said = _CONFIG.search(front)
    try:
        return said is not None and INSTANT in json.loads(said[1])["features"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def inline(tree: LexborHTMLParser) -> Iterator[str]:
    """The text of every inline script of a page that a browser runs."""
    for script in tree.css("script:not([src])"):
        if (script.attributes.get("type") or "").strip().lower() not in DATA_TYPES:
            yield script.text()


@lru_cache(_KEPT)
def hashed(script: str) -> str:
    """A script as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def _scripts(way: str) -> frozenset[str]:
    """Every inline script of the theme in a page from which this is the way to the root."""
    values = {"config": {"extra": {}}, "base_url": way, "features": ()}
    texts = (material().get_template(f"partials/javascripts/{name}.html").render(values) for name in _TEMPLATES)
    return frozenset(hashed(script) for text in texts for script in inline(LexborHTMLParser(text)))


@cache
def material() -> jinja2.Environment:
    """Material's own templates."""
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    # Not escaped, as the engine does not: what goes in is a way to the root, made of dots and slashes, or our address.
    loader = jinja2.FileSystemLoader(Path(found.origin).parent / "templates")
    return jinja2.Environment(loader=loader, autoescape=False)  # noqa: S701
