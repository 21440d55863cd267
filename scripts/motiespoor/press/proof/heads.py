"""What stands around the words of a page: its address, its language, what others show of it, its styles, scripts and foot."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from posixpath import normpath
from urllib.parse import urlsplit

from motiespoor import dutch
from motiespoor.derive.days import days
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import Built, Page
from motiespoor.press.proof import addresses
from motiespoor.press.proof.known import Known, days_in
from motiespoor.press.scripts import LOST
from motiespoor.problem import clipped
from motiespoor.render.cards import card_path
from motiespoor.render.feeds import SITE_FEED, feed_heads
from motiespoor.render.permanent import full_address
from motiespoor.render.structured import page_data

_LANGUAGE = "nl"
_STYLE = re.compile(r"assets/(?!stylesheets/palette\.|insluiten\.css).*\.css")  # of those no page makes use
TWIN = "index.md"
_EXPLORED = "assets/grafiek.js"  # asked for by pages with a chart to explore


class Around:
    """What must stand around the words of the pages of a site."""

    def __init__(self, known: Known, site: Built) -> None:
        self.dossier: Dossier = known.dossier
        self.publication = known.dossier.publication
        self.root = urlsplit(known.dossier.publication.url).path or "/"  # where the page that is not there begins
        self.leading_on = addresses.leading_on(known.dossier)
        self.feeds = {page: head.path for page, head in feed_heads(known.dossier).items()}
        self.site = site
        self._known = known

    @cached_property
    def styles(self) -> list[str]:
        """The style sheets, all of which each page needs."""
        return sorted(path for path in self.site.files if _STYLE.fullmatch(path))

    @cached_property
    def scripts(self) -> list[str]:
        """The scripts that each page needs."""
        return sorted(path for path in self.site.files if path.startswith("assets/javascripts/bundle."))

    @cached_property
    def days(self) -> set[str]:
        """The days of which each page says how far the site knows."""
        found = days(self.dossier, self._known.today)
        four = (found.last_report, found.newest_source, found.searched, found.counted)
        return {dutch.day(each) for each in four if each is not None}


def address_is_its_own(page: Page, around: Around) -> Iterator[str]:
    """Ensure a page says where it is, for search engines and for who shares it; the page that is not there does not."""
    own = "" if page.path == LOST else full_address(around.publication, page.address)
    for name, said in (
        ("canonical", _attribute(page, 'link[rel="canonical"]', "href")),
        ("og:url", _attribute(page, 'meta[property="og:url"]', "content")),
    ):
        if said != own:
            yield f"het adres van deze pagina ({name}) is '{clipped(own)}'; er staat '{clipped(said)}'."


def language_is_dutch(page: Page, _: Around) -> Iterator[str]:
    """Ensure a page says that it is in Dutch, and the part of it that is in English that it is so."""
    if (said := _attribute(page, "html", "lang")) != _LANGUAGE:
        yield f"de taal van deze pagina is '{_LANGUAGE}'; er staat '{clipped(said)}'."


def search_engines_keep_it(page: Page, around: Around) -> Iterator[str]:
    """Ensure search engines keep every page but those that only lead on, and the one that is not there."""
    kept_out = page.path == LOST or page.address in around.leading_on
    said = [each.attributes.get("content") for each in page.head.css('meta[name="robots"]')]
    if said != (["noindex"] if kept_out else []):
        yield f"zoekmachines mogen deze pagina {'niet' if kept_out else 'wel'} bewaren, en dat staat er anders (robots)."


def others_show_it(page: Page, around: Around) -> Iterator[str]:
    """Ensure what others show of a page is its own: its title, its description, its card, its feeds."""
    name = around.publication.name
    title = page.head.css_first("title")
    whole = " ".join(title.text().split()) if title is not None else ""
    if page.path != LOST:
        foot = page.tree.css_first(".afdrukvoet")
        if foot is None or not " ".join(foot.text().split()).startswith(f"{whole} · "):
            yield f"de titel '{clipped(whole)}' staat niet in de voet voor papier."
        if _property(page, "og:title") != _property(page, "og:image:alt") or not _property(page, "og:title"):
            yield "de titel voor anderen (og:title) is niet die van de kaart (og:image:alt)."
        said = _attribute(page, 'meta[name="description"]', "content")
        if not said or said != _property(page, "og:description"):
            yield "de beschrijving (description) ontbreekt, of is een andere dan die voor anderen (og:description)."
        if _property(page, "og:image") != full_address(around.publication, card_path(page.address)):
            yield "de kaart (og:image) is niet die van deze pagina."
        feeds = [
            _resolved(page, each.attributes.get("href") or "", around) for each in page.head.css('link[rel~="feed"]')
        ]
        if feeds != [SITE_FEED, *({around.feeds[page.address]} - {SITE_FEED} if page.address in around.feeds else ())]:
            yield "de feeds in de kop zijn niet die van deze pagina."
    if whole != name and not whole.endswith(f" · {name}"):
        yield f"de titel '{clipped(whole)}' noemt de naam van de site niet."


def search_engines_read_it(page: Page, around: Around) -> Iterator[str]:
    """Ensure the data block of a page says where the page stands and what data it tells of, and nothing else."""
    name = around.publication.name
    title = page.head.css_first("title")
    whole = " ".join(title.text().split()) if title is not None else ""
    kept_out = page.path == LOST or page.address in around.leading_on
    meant = [] if kept_out else [*page_data(around.dossier, page.address, whole.removesuffix(f" · {name}"))]
    blocks = page.found('script[type="application/ld+json"]', "ld+json")
    try:
        found = [json.loads(each.text()) for each in blocks]
    except (ValueError, RecursionError):
        yield "wat zoekmachines van deze pagina lezen, is geen JSON."
        return
    if found != ([meant] if meant else []):
        yield "wat zoekmachines van deze pagina lezen (JSON-LD), is niet wat het dossier zegt."


def can_be_referred_to(page: Page, around: Around) -> Iterator[str]:
    """Ensure a page says how it is referred to, with its whole address, and where it stands as Markdown."""
    if page.path != LOST:
        told = page.tree.css_first("#verwijs p, p.aanhalen")
        twin = "" if page.address in around.leading_on else TWIN
        if _attribute(page, 'link[type="text/markdown"]', "href") != twin:
            yield "de pagina zegt niet waar zij als Markdown staat, of wijst naar iets anders."
        if told is None or not told.text().strip().endswith(full_address(around.publication, page.address)):
            yield "de pagina zegt niet hoe naar haar verwezen wordt, of noemt daarbij niet haar adres."


def styles_and_scripts_are_there(page: Page, around: Around) -> Iterator[str]:
    """Ensure a page asks for every style sheet and for the script of the theme, and for charts to explore where it has them."""
    asked = sorted(
        _resolved(page, each.attributes.get("href") or "", around) for each in page.head.css('link[rel="stylesheet"]')
    )
    if asked != around.styles:
        yield "de pagina vraagt niet om alle stijlbladen van de site."
    found = sorted(_resolved(page, each.attributes.get("src") or "", around) for each in page.tree.css("script[src]"))
    explored = [_EXPLORED] if page.found("[data-breed]", "data-breed") else []
    if found != sorted([*around.scripts, *explored]):
        yield "de pagina vraagt niet om de scripts die zij nodig heeft, of om andere."


def foot_is_whole(page: Page, around: Around) -> Iterator[str]:
    """Ensure the foot of a page says what the site is not, who makes it, and until when it knows."""
    foot = page.tree.css_first(".md-copyright")
    text = " ".join(foot.text(separator=" ").split()) if foot is not None else ""
    for meant in (around.publication.disclaimer, around.publication.maker):
        if " ".join(meant.split()) not in text:
            yield f"in de voet staat niet '{clipped(meant)}'"
    if (
        page.path != LOST
        and {dutch.day(each) for each in days_in(text.partition("Gerekend op")[0])}
        | {dutch.day(each) for each in list(days_in(text.partition("Gerekend op")[2]))[:1]}
        != around.days
    ):
        yield "de dagen in de voet zijn niet die van het dossier."


def leads_on_to_the_right_place(page: Page, around: Around) -> Iterator[str]:
    """Ensure a page that only leads on leads to what took its place."""
    if page.address not in around.leading_on or page.path == LOST:
        return
    target, anchor = around.leading_on[page.address]
    links = [each.attributes.get("href") or "" for each in page.tree.css("article .inleiding a[href]")]
    meant = f"{target}/index.html".lstrip("/")
    if [(_resolved(page, each.partition("#")[0], around), each.partition("#")[2]) for each in links] != [
        (meant, anchor or "")
    ]:
        yield f"deze pagina hoort te leiden naar '{target}{f'#{anchor}' if anchor else ''}'."


def way_back_is_that_of_the_menu(page: Page, around: Around) -> Iterator[str]:
    """Ensure the way back leads to a page above this one, and to where the menu says that it leads."""
    for link in page.found(".kruimel a", "kruimel"):
        text, target = " ".join(link.text().split()), _resolved(page, link.attributes.get("href") or "", around)
        menu = {
            _resolved(page, each.attributes.get("href") or "", around)
            for each in page.tree.css("nav a.md-nav__link")
            if " ".join(each.text().split()) == text
        }
        if target not in menu or not page.path.startswith(target.removesuffix("index.html")):
            yield f"de weg terug '{clipped(text)}' leidt naar '{clipped(target)}', en niet naar de pagina uit het menu hierboven."


def lost_leads_home(page: Page, around: Around) -> Iterator[str]:
    """Ensure the page that is not there says so, and leads to the front page and to every measure."""
    if page.path == LOST:
        links = {
            _resolved(page, each.attributes.get("href") or "", around) for each in page.tree.css("article li a[href]")
        }
        heading = page.tree.css_first("h1")
        said = " ".join(heading.text().split()) if heading is not None else ""
        if not {".", "maatregelen/index.html"} <= links:
            yield "van deze pagina leidt geen weg naar de voorpagina en de maatregelen."
        if "niet" not in said:
            yield f"deze pagina zegt niet dat er niets gevonden is: '{clipped(said)}'."


def _resolved(page: Page, href: str, around: Around) -> str:
    """The file that a link leads to."""
    if page.path == LOST:
        below = normpath(href.removeprefix(around.root).lstrip("/") or ".")
        return f"{below}/index.html" if href.endswith("/") and below != "." else below
    joined = normpath(f"{page.path.rpartition('/')[0] or '.'}/{href}")
    return f"{joined}/index.html" if href.endswith("/") else joined


def _attribute(page: Page, selector: str, name: str) -> str:
    """An attribute of the one element that a selector finds; "" when there is none, or more."""
    found = page.head.css(selector)
    return (found[0].attributes.get(name) or "") if len(found) == 1 else ""


def _property(page: Page, name: str) -> str:
    return _attribute(page, f'meta[property="{name}"]', "content")


RULES = (
    address_is_its_own,
    language_is_dutch,
    search_engines_keep_it,
    others_show_it,
    search_engines_read_it,
    can_be_referred_to,
    styles_and_scripts_are_there,
    foot_is_whole,
    way_back_is_that_of_the_menu,
    lost_leads_home,
)
