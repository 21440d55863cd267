"""Atom feeds (RFC 4287): what happened, for who wants to be told; of everything, of a measure, a round or a register."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from motiespoor import dutch, paths
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.history import Change, latest_day
from motiespoor.derive.names import phrases
from motiespoor.derive.registers import register_page
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import DUTCH
from motiespoor.model.succession import Kind
from motiespoor.render.entries import happened
from motiespoor.render.entry import Entry, measure_page, round_page
from motiespoor.render.output import Output
from motiespoor.render.permanent import feed_id, full_address, tag

SITE_FEED = "feeds/alles.xml"
# A reader fetches the whole feed time and again; what is older stays on the pages.
MOST_ENTRIES = 300

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedHead:
    """A feed without its entries; `page` is the page that it tells about."""

    page: str
    path: str
    title: str
    source: str


def measure_feed(slug: str) -> str:
    """Where the feed of a measure is."""
    return f"feeds/{measure_page(slug)}.xml"


def round_feed(id: str) -> str:
    """Where the feed of a round is."""
    return f"feeds/{round_page(id)}.xml"


def feed_heads(dossier: Dossier) -> dict[str, FeedHead]:
    """Every feed by the page that it tells about; the home page is ""."""
    return {head.page: head for head in _heads(dossier)}


def entry_ids(
    dossier: Dossier, changes: tuple[Change, ...], deadlines: tuple[Deadline, ...], today: date
) -> Iterator[str]:
    """The ids of all entries in no order, also of those that are too old for a feed."""
    return (tag(dossier.publication, each.date, each.name) for each in happened(dossier, changes, deadlines, today))


def feeds(dossier: Dossier, found: Iterable[Entry]) -> Iterator[Output]:
    """Every feed with the entries that are newest to a reader, newest first, as `entries` has them."""
    told: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        for page in entry.feeds:
            told[page].append(entry)
    for head in _heads(dossier):
        yield Output(path=head.path, content=_atom(dossier, head, told[head.page][:MOST_ENTRIES]), source=head.source)


def _heads(dossier: Dossier) -> Iterator[FeedHead]:
    name, said = dossier.publication.name, phrases(dossier)
    yield FeedHead(page="", path=SITE_FEED, title=f"{name}: alle berichten", source=paths.PUBLICATION)
    for measure in dossier.measures:
        yield FeedHead(
            page=measure_page(measure.slug),
            path=measure_feed(measure.slug),
            title=f"{name}: {said['maatregel']} {measure.number}, {measure.title}",
            source=measure.origin.path,
        )
    for told in dossier.successions:
        # A feed that was published keeps its address, and tells there what took over.
        if told.kind is Kind.MEASURE:
            yield FeedHead(
                page=measure_page(told.name),
                path=measure_feed(told.name),
                title=f"{name}: {told.title}",
                source=told.origin.path,
            )
    for table in dossier.registers:
        if table.rows:
            page = register_page(table.name)
            yield FeedHead(
                page=page,
                path=f"feeds/{page}.xml",
                title=f"{name}: {table.package.title}",
                source=table.package.origin.path,
            )
    for each in dossier.rounds:
        yield FeedHead(
            page=round_page(each.sheet.id),
            path=round_feed(each.sheet.id),
            title=f"{name}: {said['ronde']} {each.sheet.id}, {each.sheet.title}",
            source=each.sheet.origin.path,
        )


def _atom(dossier: Dossier, head: FeedHead, told: list[Entry]) -> str:
    """The feed as XML; every text goes into the library as text, which escapes it."""
    publication = dossier.publication
    address = full_address(publication, head.path)
    # ElementTree has no default namespace for elements without one for attributes: it is written as it stands.
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: DUTCH})
    # Before the id: feedparser takes an id for the link until it has seen one.
    _add(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(feed, "link", rel="alternate", type="text/html", href=full_address(publication, head.page))
    _add(feed, "id", feed_id(publication, head.path))
    _add(feed, "title", head.title, type="text")
    _add(feed, "updated", _midnight(told[0].updated if told else latest_day(dossier)))
    _add(_add(feed, "author"), "name", publication.name)
    for each in told:
        entry = _add(feed, "entry")
        _add(entry, "link", rel="alternate", type="text/html", href=full_address(publication, each.page, each.anchor))
        _add(entry, "id", tag(publication, each.date, each.name))
        language = {_LANGUAGE: publication.language} if each.own and publication.language != DUTCH else {}
        _add(entry, "title", each.title, type="text", **language)
        _add(entry, "published", _midnight(each.date))
        _add(entry, "updated", _midnight(each.updated))
        late = (f"Bekend sinds {dutch.day(each.updated)}.",) if each.updated > each.date else ()
        # For a list of titles: what the first paragraph after that with the name of the measure says.
        _add(entry, "summary", each.paragraphs[min(1, len(each.paragraphs) - 1)], type="text")
        _add(entry, "content", *each.paragraphs, *late, type="text")
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _add(parent: ET.Element, name: str, *paragraphs: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    if paragraphs:
        element.text = "\n\n".join(dutch.plain(each) for each in paragraphs)
    return element


def _midnight(day: date) -> str:
    """RFC 3339; the data know days, so the time is the start of the day, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
