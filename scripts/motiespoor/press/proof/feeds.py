"""Feeds: well-formed, each with the entries that the dossier asks for, and of an entry the same in every feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes, latest_day
from motiespoor.press.built import Built, problem
from motiespoor.press.proof.known import Known, days_in
from motiespoor.problem import Problem, clipped
from motiespoor.render.entries import entries
from motiespoor.render.feeds import MOST_ENTRIES, feed_heads
from motiespoor.render.permanent import feed_id, full_address, tag

_ATOM = "{http://www.w3.org/2005/Atom}"


def feeds_agree(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure every feed can be read, has its own name and address, and has the entries that it must have."""
    dossier = known.dossier
    latest = latest_day(dossier)
    wanted: dict[str, list[str]] = {}
    pages: dict[str, str] = {}
    days: dict[str, tuple[date, date]] = {}
    for each in entries(dossier, changes(dossier), deadlines(dossier, known.today), known.today):
        name = tag(dossier.publication, each.date, each.name)
        days[name] = (each.date, each.updated)
        pages[name] = full_address(dossier.publication, each.page, each.anchor)
        for page in each.feeds:
            wanted.setdefault(page, []).append(name)
    seen: dict[str, tuple[str, bytes]] = {}  # of each entry the feed that it was seen in first, and how it was there
    for page, head in feed_heads(dossier).items():
        feed = _read(site, head.path)
        if feed is None:
            yield problem(head.path, "deze feed ontbreekt, of is geen goede XML.")
            continue
        found = feed.findall(f"{_ATOM}entry")
        links = {each.get("rel"): each.get("href") for each in feed.findall(f"{_ATOM}link")}
        own = {
            "self": full_address(dossier.publication, head.path),
            "alternate": full_address(dossier.publication, page),
        }
        if _text(feed, "id") != feed_id(dossier.publication, head.path) or links != own:
            yield problem(head.path, "deze feed heeft een andere naam of een ander adres dan het zijne.")
        if _text(feed, "title") != head.title:
            yield problem(
                head.path, f"deze feed heet '{clipped(head.title)}'; er staat '{clipped(_text(feed, 'title'))}'."
            )
        names = [_text(each, "id") for each in found]
        if names != wanted.get(page, [])[:MOST_ENTRIES]:
            yield problem(head.path, "de berichten in deze feed zijn niet die van het dossier.")
            continue
        newest = max((days[each][1] for each in names), default=latest)
        if _text(feed, "updated") != _midnight(newest):
            yield problem(head.path, "de dag waarop deze feed veranderde is niet die van het nieuwste bericht.")
        for name, entry in zip(names, found, strict=True):
            whole = _fingerprint(entry)
            if name not in seen:
                seen[name] = (head.path, whole)
                differs = _entry_differs(entry, name, days[name], pages[name], known)
                yield from (problem(head.path, text) for text in differs)
            path, content = seen[name]
            if content != whole:
                yield problem(head.path, f"bericht '{clipped(name)}' is hier een ander dan in {path}.")


def _entry_differs(entry: ET.Element, name: str, days: tuple[date, date], page: str, known: Known) -> Iterator[str]:
    link = entry.find(f"{_ATOM}link")
    if (_text(entry, "published"), _text(entry, "updated")) != tuple(_midnight(each) for each in days):
        yield f"bericht '{clipped(name)}' heeft een andere dag dan in het dossier."
    if link is None or link.get("href") != page:
        yield f"bericht '{clipped(name)}' leidt niet naar waar het over gaat."
    content = _text(entry, "content")
    if not _text(entry, "title") or not content:
        yield f"bericht '{clipped(name)}' heeft geen titel of geen tekst."
    if _text(entry, "summary") not in content.split("\n\n"):
        yield f"bericht '{clipped(name)}' heeft een samenvatting die niet in de tekst staat."
    for day in days_in(f"{_text(entry, 'title')} {content}"):
        if day not in known.days:
            yield f"bericht '{clipped(name)}' noemt een dag die het dossier niet kent: {day.isoformat()}."


def _fingerprint(entry: ET.Element) -> bytes:
    """What an entry holds, in a few bytes: there are tens of thousands, each in several feeds."""
    parts = [(each.tag, each.text, sorted(each.items())) for each in entry]
    return sha256(repr(parts).encode()).digest()


def _read(site: Built, path: str) -> ET.Element | None:
    """A feed; `None` when it is not well-formed. What names an entity of its own is not read."""
    text = site.text(path)
    if text is None or "<!" in text:
        return None
    try:
        return ET.fromstring(text)  # noqa: S314 - without a document type there is nothing to expand
    except ET.ParseError:
        return None


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{_ATOM}{name}") or ""


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
