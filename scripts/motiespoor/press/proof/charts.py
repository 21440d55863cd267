"""What stands around the picture of a chart: the heads of its table, its unit, and the sources that it rests on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from motiespoor import dutch, spoken
from motiespoor.press.agreement.figure import PICTURES
from motiespoor.press.built import Built, Page
from motiespoor.press.proof.known import Known
from motiespoor.press.proof.labels import labels_differ
from motiespoor.problem import clipped
from motiespoor.render.downloads import DATA

# What readers see above the columns of the CSV files, which are an interface; what is named for a unit or a day is not here.
_HEADS: Mapping[str, str] = {
    "aandeel_procent": "Aandeel in procent|Aandeel daarin",
    "acties": "Acties",
    "basis_peildatum": "Uitgaande van",
    "basis_stand": "Stand toen",
    "bekend_op": "Laatst bekend op",
    "berekend_procent": "Groei in procent, berekend",
    "berekend_procentpunt": "Verandering in procentpunt, berekend",
    "beweging": "Van .+ naar .+",
    "breuk": "Breuk ervoor",
    "bron": "Volgens",
    "gebied": ".+",  # the publication says what these are called
    "maatregel": ".+",
    "sector": ".+",
    "fout": "Verschil met wat verwacht werd",
    "fout_procent": "Verschil in procent van de stand toen",
    "gemeld_procent": "Groei in procent, gemeld door de bron",
    "gemeld_procentpunt": "Verandering in procentpunt, gemeld door de bron",
    "groei_procent": "Groei in procent",
    "horizon": "Verwacht voor",
    "nauwkeurigheid": "Nauwkeurigheid(?: van wat is gemeld)?",
    "niet_vergelijkbaar": "Niet te vergelijken",
    "nu": "Laatst bekend",
    "peildatum": "Peildatum|Periode",
    "rapport": "Brief van",
    "sinds_begin": "Sinds .+",
    "sinds_vorige": "Sinds de (?:peildatum|periode) ervoor",
    "verandering": "Verschil met vorige(?: in procentpunt)?",
    "verwachte_mutatie": "Verwachte verandering",
    "verwachte_procent": "Verwachte verandering in procent",
    "verwachte_mutatie_tot": "Hoogste verwachte verandering",
    "verwachte_procent_tot": "Hoogste verwachte verandering in procent",
    "werkelijke_mutatie": "Verandering tot dan",
    "werkelijke_procent": "Verandering tot dan in procent",
}
_NAMED = {name: re.compile(head) for name, head in _HEADS.items()}
_DATED = re.compile(r"_([0-9]{4}-[0-9]{2}-[0-9]{2})$")
_ROUND = re.compile(r"[^:]+ ([^\s:]+)(?::.*)?")
_SOURCE_LINKS = '.grafiek__bron a.merk, .grafiek__bron a[href*="bronnen/#"]'
_UNITS = ("Procentpunt", "Procent", "Punt", "Een teken per actie")


def tables_have_their_heads(page: Page, site: Built) -> Iterator[str]:
    """Ensure above a column of a chart's table stands what its name in the CSV means."""
    for figure in page.figures:
        name = _name(figure)
        columns = next(csv.reader((site.text(f"{DATA}/grafieken/{name}.csv") or "").splitlines()), [])
        heads = [_text(each) for each in figure.css(".grafiek__tabel thead th")]
        for column, head in zip(columns, heads, strict=False):
            if not _means(column, head):
                yield f"grafiek '{clipped(name)}': boven kolom '{clipped(column)}' staat '{clipped(head)}'."


def _means(column: str, head: str) -> bool:
    if column in _NAMED:
        return _NAMED[column].fullmatch(head) is not None
    if found := _DATED.search(column):
        return head in spoken.names(found[1])
    if (found := _ROUND.fullmatch(head)) and column.rpartition("verwacht_")[2] == found[1]:
        return True
    return head.partition(", ")[0] == dutch.capital(column.replace("_", " "))  # behind it the base of an index


def units_are_those_of_the_series(page: Page, known: Known) -> Iterator[str]:
    """Ensure a chart says what it counts in the words of the dossier."""
    for figure in page.figures:
        below = _text(figure.css_first(".grafiek__onder"))
        if not below.startswith((*known.units, *_UNITS)):
            yield f"grafiek '{clipped(_name(figure))}': de eenheid in '{clipped(below)}' is geen van het dossier."
        caption = _text(figure.css_first(".grafiek__tabel caption"))
        title = next((each for each in known.titles if caption.startswith(each)), "")
        said = caption.removeprefix(title)
        counted = max((each for each in known.nouns if said.startswith(each)), key=len, default=None)
        others = re.split("[,;] ", said.removeprefix(counted or ""))[1:]
        if title and (counted is None or not all(" " in each or known.has(each) for each in others)):
            yield f"grafiek '{clipped(_name(figure))}': '{clipped(caption)}' boven de tabel is niet wat er geteld is."


def sources_are_named_alike(page: Page, known: Known) -> Iterator[str]:
    """Ensure the sources under a picture are those in the reference to it, and each link names the source that it leads to."""
    names = {each.id: " ".join(each.name.split()) for each in known.dossier.sources}
    listed: dict[str, list[str]] = {}
    for item in page.found("li[id]", "bron-"):
        identity = item.attributes.get("id") or ""
        if identity.startswith("bron-"):
            listed[f"#{identity}"] = [_led_to(each) for each in item.css("a.bron")]
    for link in page.tree.css('a.bron, .grafiek__bron a[href*="bronnen/#"]'):
        if _text(link) != names.get(_led_to(link)):
            yield f"de link '{clipped(_text(link))}' leidt naar een andere bron."
    for mark in page.found("a.merk", "merk"):
        href = mark.attributes.get("href") or ""
        if (mark.attributes.get("aria-label") or "").lower().replace(" ", "-") != href[1:] or not _text(mark).endswith(
            href.rpartition("-")[2]
        ):
            yield f"merk '{clipped(_text(mark))}' leidt naar '{clipped(href)}'."
    for figure in page.figures:
        cited = _text(figure.css_first(".grafiek__verwijstekst"))
        under = [
            source
            for link in figure.css(".grafiek__bron a")
            for source in listed.get(link.attributes.get("href") or "", [_led_to(link)])
        ]
        line = _text(figure.css_first(".grafiek__bron"))
        number = len(figure.css(_SOURCE_LINKS))
        if line.startswith("Bron") and (number == 0 or line.startswith("Bronnen") != (number > 1)):
            yield f"grafiek '{clipped(_name(figure))}': onder het beeld staan meer of minder bronnen dan er beloofd worden."
        own = [names[each] for each in under if each in names]
        others = (each for each in names.values() if not any(each in name for name in own))
        if cited and (any(each not in cited for each in own) or any(f" {each}, " in cited for each in others)):
            yield f"grafiek '{clipped(_name(figure))}': onder het beeld staan andere bronnen dan in de verwijzing."


def pictures_have_their_names(page: Page, known: Known) -> Iterator[str]:
    """Ensure the names in a picture stand at what they name, within sight."""
    short = {each.name: each.short or each.code for each in known.dossier.areas}
    for figure in page.figures:
        lines = [[_text(cell) for cell in row.css("th, td")] for row in figure.css(".grafiek__tabel tr")]
        if len(lines) < 2 or len({len(each) for each in lines}) > 1:
            continue  # told elsewhere
        for size, part in PICTURES.items():
            if (svg := figure.css_first(f"{part} svg")) is not None:
                for text in labels_differ(svg, lines[1:], lines[0], short):
                    yield f"grafiek '{clipped(_name(figure))}': het {size} beeld, {text}"


def nothing_is_hidden(page: Page, _: Known) -> Iterator[str]:
    """Ensure nothing of what a page says is kept from readers, or from who listens to it."""
    hidden = (
        "article [hidden], article .onzichtbaar:not(span), article [aria-hidden]:not(svg):not(span), article template"
    )
    for node in page.tree.css(hidden):
        yield f"<{node.tag}> '{clipped(_text(node))}' is verborgen."
    for figure in page.figures:
        if "grafiek--getal" not in (figure.attributes.get("class") or ""):
            notes = figure.css_first(".grafiek__verwijstekst")
            if figure.css_first(".grafiek__beeld svg") is None or notes is None:
                yield f"grafiek '{clipped(_name(figure))}' heeft geen beeld, of geen verwijzing."


def _led_to(link: LexborNode) -> str:
    """The source that a link leads to."""
    return (link.attributes.get("href") or "").rpartition("bronnen/#")[2]


def _name(figure: LexborNode) -> str:
    return (figure.attributes.get("id") or "").removeprefix("grafiek-")


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


RULES = (
    units_are_those_of_the_series,
    sources_are_named_alike,
    pictures_have_their_names,
    nothing_is_hidden,
)
