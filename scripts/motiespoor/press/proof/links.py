"""Links between pages: what is called by its name in the dossier leads to where that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from posixpath import normpath

from motiespoor.derive.anchors import of_row
from motiespoor.derive.claims import claims
from motiespoor.derive.instances import milestones
from motiespoor.derive.registers import groups, register_page, register_place, row_places
from motiespoor.derive.succession import MILESTONES
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Sector
from motiespoor.press.built import Page
from motiespoor.problem import clipped
from motiespoor.render import address, sentences
from motiespoor.render.part_addresses import area_addresses, sector_addresses

Places = defaultdict[str, set[str]]  # by a name: the addresses of what is called so, each with its anchor


def places(dossier: Dossier) -> Places:
    """Where everything stands that is called by its name."""
    found: Places = defaultdict(set)
    for measure in dossier.measures:
        page = f"maatregelen/{measure.slug}"
        for name in (measure.title, f"{measure.number}. {measure.title}"):
            found[name].add(page)
        for action in measure.actions:
            for name in (action.title, f"{measure.number}. {action.title}"):
                found[name] |= {f"{page}#actie-{action.id}", page}
        for milestone in measure.milestones:
            found[milestone.title] |= {f"{page}#mijlpaal-{milestone.id}", f"{MILESTONES}#mijlpaal-{milestone.id}"}
    for milestone in dossier.promises:
        found[milestone.title].add(f"{MILESTONES}#mijlpaal-{milestone.id}")
    for series in dossier.series:
        found[series.title] |= {f"cijfers/reeksen/{series.id}", f"methode#reeks-{series.id}"}
    for method in dossier.methods:
        found[method.title].add(f"methode#methode-{method.id}")
    for contradiction in dossier.contradictions:
        found[contradiction.title].add(f"methode#tegenspraak-{contradiction.id}")
    names = {each.code: each.name for each in dossier.areas}
    for table in dossier.registers:
        place = register_place(table)
        found[place.title].add(place.page + (f"#{place.anchor}" if place.anchor else ""))
        for group in groups(dossier, table):
            found[names.get(group.value or "", "")].add(f"{register_page(table.name)}#{group.anchor}")
        for row in table.rows:
            stands = row_places(dossier)[table.name, row.key]
            here = f"{register_page(table.name)}#{of_row(row)}"
            found[stands.title] |= {stands.page, here} if stands.anchor is None else {here}
            found[table.package.title].add(here)  # the way back from its own page
    for source in dossier.sources:
        found[source.name].add(f"bronnen#{source.id}")
    for event in dossier.events:
        found[event.title].add(f"tijdlijn#{event.id}")
    divided: tuple[Area | Sector, ...] = (*dossier.areas, *dossier.sectors)
    anchors = {each.code: address.row_anchor(each) for each in divided}
    for parts in (area_addresses(dossier), sector_addresses(dossier)):
        for code, place in parts.places.items():
            found[place.title] |= {place.page + (f"#{place.anchor}" if place.anchor else "")}
            found[place.title] |= {parts.own[code]} if code in parts.own else set()
            found[place.title] |= {f"{parts.rows}#{anchors[code]}"} if code in anchors else set()
    titles = {each.id: each.title for each in milestones(dossier)}
    for location in dossier.locations:
        found[location.name] |= found[titles[location.promise]] if location.promise in titles else set()
    return found


def claimed(dossier: Dossier) -> Places:
    """By the address of a page: the places of what it claims, and of what that rests on."""
    found: Places = defaultdict(set)
    for each in claims(dossier):
        found[each.page] |= {place for place in (each.place, each.proof) if place}
    return found


def claims_have_their_place(page: Page, places: Places) -> Iterator[str]:
    """Ensure every claim stands on its page at its permanent address, and so does what it rests on."""
    for place in sorted(places.get(page.address, set()) - page.ids.keys()):
        yield f"de plek '#{clipped(place)}' van een bewering is er niet."


def said_of_claims(dossier: Dossier) -> Places:
    """What a list of claims says of each, with the places that it may lead to: its own, or the page of several alike."""
    found: Places = defaultdict(set)
    for each in claims(dossier):
        found[" ".join(sentences.claimed(each).split())] |= {each.page, f"{each.page}#{each.place}"}
    return found


def claims_are_led_to(page: Page, said: Places) -> Iterator[str]:
    """Ensure a link of a source leads to the claim that it names."""
    for link in page.found(".beweringen a[href]", "beweringen"):
        text = " ".join(link.text().split())
        if text in said and (target := _target(page, link.attributes.get("href") or "")) not in said[text]:
            yield f"de link '{clipped(text)}' leidt naar '{clipped(target)}', en daar staat iets anders."


def links_lead_where_they_say(page: Page, named: Places) -> Iterator[str]:
    """Ensure a link that is the name of something in the dossier leads to where that stands."""
    for link in page.tree.css("article a[href]"):
        text = " ".join(link.text().split()).strip("‘’“”")
        href = link.attributes.get("href") or ""
        if text in named and "://" not in href and (target := _target(page, href)) not in named[text]:
            yield f"de link '{clipped(text)}' leidt naar '{clipped(target)}', en daar staat iets anders."


def _target(page: Page, href: str) -> str:
    """The address that a link leads to, without the slash at the end."""
    path, _, anchor = href.partition("#")
    joined = normpath(f"{page.path.rpartition('/')[0] or '.'}/{path}") if path else page.address
    return ("" if joined == "." else joined) + (f"#{anchor}" if anchor else "")
