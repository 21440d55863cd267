"""Where measures stand in their plan: its chapters and themes are called so on the list, and above the page of each measure."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from motiespoor.derive.plan import SECTIONS, anchor_of, where_it_stands
from motiespoor.derive.succession import LIST
from motiespoor.model.chapters import sections
from motiespoor.press.built import Page
from motiespoor.press.proof.known import Known
from motiespoor.problem import clipped


def sections_are_called_so(page: Page, known: Known) -> Iterator[str]:
    """Ensure the list of measures has each chapter and theme of the plan, in its order and under its title."""
    if page.address != LIST:
        return
    meant = [(anchor_of(each), _plain(each.title)) for each in sections(known.dossier.publication.chapters)]
    found = page.tree.css(", ".join(f'h2[id^="{each}"], h3[id^="{each}"]' for each in SECTIONS))
    told = [(each.attributes.get("id") or "", _text(each)) for each in found]
    if told != meant:
        yield "de hoofdstukken en thema's op deze pagina zijn andere dan die van de indeling, of heten anders."


def measures_say_where_they_stand(page: Page, known: Known) -> Iterator[str]:
    """Ensure the page of a measure leads to its chapter and its theme, each by its title."""
    folder, _, slug = page.address.partition("/")
    measure = next((each for each in known.dossier.measures if folder == LIST and each.slug == slug), None)
    if measure is None:
        return
    meant = [(_plain(title), anchor) for title, anchor in where_it_stands(measure, known.dossier)]
    links = [
        (_text(each), (each.attributes.get("href") or "").partition("#")[2]) for each in page.tree.css("p.bij > a")
    ]
    told = [each for each in links if each[1].startswith(SECTIONS)]
    if told != meant:
        yield f"hier staat '{clipped(' › '.join(title for title, _ in told))}', en niet waar deze maatregel in de indeling staat."


def _plain(text: str) -> str:
    return " ".join(text.split())


def _text(node: LexborNode) -> str:
    return _plain(node.text()).removesuffix("¶").strip()


RULES = (sections_are_called_so, measures_say_where_they_stand)
