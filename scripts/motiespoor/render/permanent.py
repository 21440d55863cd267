"""Names and addresses that hold outside the site, in a feed reader or a calendar; they do not change with the words.

An address leads to where the site is now. A name rests on the authority that was chosen once: it survives a move.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from motiespoor.derive.deadlines import Deadline
from motiespoor.model.publication import Publication
from motiespoor.render.address import way

# What may stand in an address as it is (RFC 3986); the rest is written as %C3%A9.
_SAFE = "%/:=&?~#+!$,;@()*[]"


def full_address(publication: Publication, target: str, anchor: str | None = None) -> str:
    """The whole address of a page, or of a file when it has an extension."""
    return _below(publication.url, target, anchor)


def feed_id(publication: Publication, path: str) -> str:
    """The name of a feed (RFC 4287, 4.2.6): the address that it had, or would have had, under the naming authority."""
    return _below(authority(publication), path)


def described(publication: Publication, path: str, part: str) -> str:
    """The name of what a description tells of, which is a part of its file: it leads to what is said of it."""
    return _below(authority(publication), path, part)


def authority(publication: Publication) -> str:
    """The address that names rest on: that of the site, until it moves."""
    return publication.authority or publication.url


def tag(publication: Publication, day: date, name: str) -> str:
    """A tag URI (RFC 4151): a name that the authority gave on this day."""
    host, folder = _place(authority(publication))
    return f"tag:{host},{day.isoformat()}:{folder}{name}"


def uid(publication: Publication, name: str) -> str:
    """The UID of something in a calendar (RFC 5545, 3.8.4.7)."""
    host, folder = _place(authority(publication))
    return f"{folder}{name}@{host}"


def milestone_place(deadline: Deadline) -> tuple[str, str]:
    """The page and the anchor where a milestone stands."""
    page = f"maatregelen/{deadline.measure.slug}" if deadline.measure else "termijnen"
    return page, f"mijlpaal-{deadline.milestone.id}"


def _below(base: str, target: str, anchor: str | None = None) -> str:
    page = _page(base, target)
    return f"{page}#{quote(anchor, safe=_SAFE)}" if anchor else page


@lru_cache(4096)  # a page is named by all that lead to one of its places
def _page(base: str, target: str) -> str:
    return quote(f"{base.rstrip('/')}/{way('', target) if target else ''}", safe=_SAFE)


@lru_cache(4)  # one site has one authority
def _place(authority: str) -> tuple[str, str]:
    """The host of an authority, and the folder on it: two may share a host. Not parsed, so that any text will do."""
    host, _, folder = authority.removeprefix("https://").partition("/")
    folder = quote(folder.strip("/"), safe="/-._~")
    return re.sub(r"[^a-z0-9.-]+", "-", host.lower()), f"{folder}/" if folder else ""
