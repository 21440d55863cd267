"""What of a published site would be lost with the next one: both are known by their manifests. And what a site lacks to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from motiespoor import paths
from motiespoor.derive.anchors import PART
from motiespoor.derive.plan import SECTIONS
from motiespoor.derive.succession import LIST, lost
from motiespoor.derive.things import MAY_END, Sort
from motiespoor.model.publication import Publication
from motiespoor.press.manifest import MANIFEST, Manifest
from motiespoor.problem import Problem, clipped, in_order
from motiespoor.read.files import at_start, shown
from motiespoor.render.promise_entries import KEPT, PASSED

_FOR_EXAMPLES = frozenset({"example", "invalid", "test", "localhost"})
_MILESTONE = "mijlpaal-"  # begins the anchor of a milestone
_MEASURE = "maatregel-"  # and that of a measure on the list
_WHOLE = 200  # long enough for a name that somebody has to find, or to copy


def nowhere(site: Manifest) -> tuple[Problem, ...]:
    """What keeps a site from being published for the first time: an address that is kept for examples (RFC 2606)."""
    host = urlsplit(site.address).hostname or ""
    if host.rpartition(".")[2] not in _FOR_EXAMPLES:
        return ()
    text = (
        f"de site is gemaakt voor {clipped(site.address)}, en dat adres kan niet bestaan. "
        f"Zet bij 'adres' in {paths.PUBLICATION} waar zij komt te staan."
    )
    return (at_start(MANIFEST, text),)


def nobody(publication: Publication) -> tuple[Problem, ...]:
    """What keeps a site from being published at all: nobody publishes it, or nobody can be reached.

    A catalogue without is not accepted by data portals (DCAT-AP-NL 3.0). To build a site neither is needed.
    """
    at = publication.origin
    lacking = (
        ("uitgever", publication.publisher, "wie de gegevens uitgeeft"),
        ("contact", publication.contact, "waar vragen over de gegevens heen kunnen"),
    )
    return tuple(
        Problem(
            path=at.path,
            line=at.line,
            column=at.column,
            text=f"'{key}' ontbreekt. Dataportalen moeten weten {why}: vul dat in, en bouw de site opnieuw.",
        )
        for key, value, why in lacking
        if value is None
    )


def losses(before: Manifest, after: Manifest) -> tuple[Problem, ...]:
    """What of the site that was published would be lost with the next one, each told once."""
    if before.naming != after.naming:
        return (at_start(MANIFEST, _named_by_another(before, after)),)
    names = tuple(_lost_names(before, after))
    # What is lost with a name is told of the name.
    told = frozenset(name.rpartition("/")[2] for _, name in names)
    return in_order(
        (
            *(_lost_name(sort, name) for sort, name in names),
            *_lost_addresses(before, after, told),
            *_lost_outside(before, after, told),
        )
    )


def _named_by_another(before: Manifest, after: Manifest) -> str:
    """Why every name outside the site would be another: it moved, or another authority gives them."""
    if before.address == after.address or before.naming != before.address:
        return f"de naamgever was {_harmless(before.naming, _WHOLE)} en verandert nooit. Zet die terug."
    was = _harmless(before.address, _WHOLE)
    return (
        f"de site staat op {was} en deze is gemaakt voor {_harmless(after.address, _WHOLE)}. Verhuist zij, zeg dan in "
        f"{paths.PUBLICATION}: 'vorig_adres: {was}' en 'naamgever: {was}'. Verhuist zij niet, zet dan het adres terug."
    )


def moved(before: Manifest, after: Manifest) -> str | None:
    """What is said of a move that is over; `None` while it is not, or when there was none."""
    if after.previous is None or before.address != after.address:
        return None
    return f"De site staat op {_harmless(after.address, _WHOLE)}: 'vorig_adres' kan weg uit {paths.PUBLICATION}."


def _lost_names(before: Manifest, after: Manifest) -> Iterator[tuple[str, str]]:
    """Names that no longer exist, and of which nothing says what became of them; each with what it is of."""
    then, now = (
        {(sort, name): None for sort, names in each.names.items() for name in names} for each in (before, after)
    )
    return lost(then, now, {(sort, name) for sort, names in after.ended.items() for name in names})


def _lost_addresses(before: Manifest, after: Manifest, told: frozenset[str]) -> Iterator[Problem]:
    """Pages, places on them, and files whose address leads nowhere any more."""
    then, now = _addresses(before), _addresses(after)
    ended = {f"{LIST}/{slug}" for slug in after.ended.get(Sort.MEASURE.one, {})}
    # Where a measure was, a page says where its content went.
    kept = {address for address in then if address[0] in ended and address[1] and (address[0], "") in now}
    kept |= set(before.titles.items())
    for page, anchor in lost(then, now, kept):
        file = f"{page}/index.html".lstrip("/")
        if not anchor and page.rpartition("/")[2] not in told:
            yield _lost(file, "deze pagina was er en is er niet meer")
        # A status, a figure or a quote goes with what it is of; that it does not go by itself is kept by `verschil`.
        # A milestone may go to another measure. All stand on the page of terms, and there it is missed.
        moves = page.startswith(f"{LIST}/") and anchor.startswith(_MILESTONE)
        # A plan may be divided otherwise; who had the place of a chapter comes to the list of what stood in it.
        moves = moves or (page == LIST and anchor.startswith(SECTIONS))
        if anchor and PART not in anchor and not moves and not told & {anchor, anchor.partition("-")[2]}:
            fact = f"de plek '#{_harmless(anchor)}' stond op deze pagina en is er niet meer"
            yield _lost(file, fact, _numbered(anchor) if page == LIST else "")
    # Of a measure that ended, and that nothing with a day took over from, there is no calendar.
    told |= {*after.ended.get(Sort.MEASURE.one, {})}
    for what, listed in (("feed", before.feeds), ("agenda", before.calendars), ("download", before.downloads)):
        for path in lost(dict.fromkeys(listed), after.files):
            # The Markdown of a page goes with the page.
            if path.removesuffix("/index.md").rpartition("/")[2].partition(".")[0] not in told:
                yield _lost(path, f"deze {what} was er en is er niet meer")


def _numbered(anchor: str) -> str:
    """How the number of a measure that ended is kept as a place, when no round that closed has it."""
    if not anchor.startswith(_MEASURE):
        return ""
    number = _harmless(anchor.removeprefix(_MEASURE))
    return f". Eindigde maatregel {number}, zeg dan in {paths.SUCCESSION} bij die maatregel 'nummer: {number}'"


def _lost_outside(before: Manifest, after: Manifest, told: frozenset[str]) -> Iterator[Problem]:
    """Entries and events that programs of readers know, and that are no longer there."""
    ended = {name.rpartition("/")[2] for names in after.ended.values() for name in names}
    for what, then, now in (
        ("bericht '{}' stond in een feed", before.outside.feeds, after.outside.feeds),
        ("afspraak '{}' stond in een agenda", before.outside.calendars, after.outside.calendars),
    ):
        kept = frozenset(now)
        for name in then:
            of = {*re.split("[/@]", name.rpartition(":")[2])}
            # What was told of something goes with it.
            if name not in kept and not of & (told | ended) and not _was_met(name, kept):
                yield _lost(MANIFEST, f"{what.format(_harmless(name, _WHOLE))} en is er niet meer")


def _was_met(name: str, kept: frozenset[str]) -> bool:
    """Whether an entry said that a term passed, and it now turns out to have been met: another entry says that."""
    path = name.rpartition(":")[2]
    met = f":{path.removesuffix(PASSED)}{KEPT}"
    return path.endswith(f"/{PASSED}") and any(each.endswith(met) for each in kept)


def _addresses(manifest: Manifest) -> dict[tuple[str, str], tuple[str, str] | None]:
    """Every page, and every anchor as a part of its page; a page itself has no anchor."""
    pages: dict[tuple[str, str], tuple[str, str] | None] = {(page, ""): None for page in manifest.pages}
    anchors = {(page, anchor): (page, "") for page, anchors in manifest.pages.items() for anchor in anchors}
    return pages | anchors


def _lost_name(sort: str, name: str) -> Problem:
    told = f", of zeg in {paths.SUCCESSION} wat ervan werd" if sort in {each.one for each in MAY_END.values()} else ""
    return _lost(MANIFEST, f"{_harmless(sort)} '{_harmless(name)}' was er en is er niet meer", told)


def _lost(path: str, fact: str, told: str = "") -> Problem:
    return at_start(shown(path), f"{fact}. Zet terug wat er stond{told}.")


def _harmless(text: str, length: int = 60) -> str:
    """A text of a manifest as it can be printed on one line."""
    return clipped(shown(text), length)
