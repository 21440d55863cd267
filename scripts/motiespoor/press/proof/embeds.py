"""The pages for frames on other sites: each shows what its page shows, says whose it is, and leads there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from motiespoor import dutch
from motiespoor.derive.succession import Gone, ended_measures, gone_by_page
from motiespoor.model.succession import Succession
from motiespoor.press.built import Built, Page, problem
from motiespoor.press.proof.known import Known
from motiespoor.problem import Problem
from motiespoor.render.address import is_embed
from motiespoor.render.embeds import chart_embed, measure_embed, measure_title
from motiespoor.render.entry import measure_page
from motiespoor.render.permanent import full_address

_PICTURE = re.compile(r'<div class="(?:breed|smal)">(<svg.*?</svg>)</div>', re.DOTALL)
_TOLD = ("link[rel=canonical]", ".herkomst a")


class Embeds:
    """The pages for frames of a site."""

    def __init__(self, site: Built, known: Known) -> None:
        self._site, self._known = site, known
        # Of each page its charts, by their pages for frames, and where they stand; of a page for frames where it leads.
        self.kept: dict[str, list[tuple[str, str]]] = {}
        self._gone = tuple(ended_measures(gone_by_page(known.dossier)))

    def of_page(self, page: Page) -> Iterator[Problem]:
        """Ensure every chart with a picture has a page for frames, with the same two pictures."""
        kept = self.kept[page.path] = []
        if is_embed(page.path):
            yield from map(page.problem, self._said(page))
            return
        for figure in page.figures:
            if figure.css_first(".grafiek__breed svg") is None:
                continue
            anchor = figure.attributes.get("id") or ""
            path = f"{chart_embed(anchor.removeprefix('grafiek-'))}/index.html"
            kept.append((path, full_address(self._known.dossier.publication, page.address, anchor)))
            if (text := self._site.text(path)) is None:
                yield problem(path, "dit bestand hoort bij de site en ontbreekt.")
            else:
                pictures = _PICTURE.findall(text)
                if len(pictures) != 2 or not all(each in page.text for each in pictures):
                    yield problem(path, "de beelden hierin zijn niet die van de pagina waar de grafiek staat.")

    def of_site(self) -> Iterator[Problem]:
        """Ensure the page for a frame leads to a page on which its chart stands."""
        where: defaultdict[str, set[str]] = defaultdict(set)
        for page, found in self.kept.items():
            for path, address in () if is_embed(page) else found:
                where[path].add(address)
        for path, addresses in where.items():
            if any(leads not in addresses for _, leads in self.kept.get(path, ())):
                yield problem(path, "deze pagina leidt niet naar een pagina waar de grafiek staat.")

    def _said(self, page: Page) -> Iterator[str]:
        """Ensure such a page leads to one place, is kept by no search engine, and says of a measure where it stands."""
        found = [each.attributes.get("href") for selector in _TOLD for each in page.tree.css(selector)]
        if len(found) != len(_TOLD) or len({*found}) != 1:
            yield "deze pagina leidt niet naar haar bron, of naar meer dan één."
            return
        self.kept[page.path].append((page.path, found[0] or ""))
        if [each.attributes.get("content") for each in page.head.css("meta[name=robots]")] != ["noindex"]:
            yield "zoekmachines mogen deze pagina niet bewaren, en dat staat er anders (robots)."
        dossier = self._known.dossier
        for measure in dossier.measures:
            if page.address == measure_embed(measure.slug):
                labels = {each.id: each.label for each in dossier.statuses}
                meant = [measure_title(measure)]
                meant += [part for each in measure.actions for part in (each.title, labels[each.current.status])]
                told = page.tree.css("h1, .acties li p:first-child, .acties .status")
                if [_plain(each.text()) for each in told] != [_plain(each) for each in meant]:
                    yield "wat hier van de maatregel staat, is niet wat het dossier zegt."
                yield from self._leading(found[0], measure.slug)
        for ended, gone in self._gone:
            if page.address == measure_embed(ended.name):
                text = _plain(" ".join(each.text(separator=" ") for each in page.tree.css("main")))
                if not all(_plain(each) in text for each in _became(ended, gone)):
                    yield "wat hier van de maatregel staat, is niet wat het dossier zegt."
                yield from self._leading(found[0], ended.name)

    def _leading(self, found: str | None, slug: str) -> Iterator[str]:
        if found != full_address(self._known.dossier.publication, measure_page(slug)):
            yield "deze pagina leidt niet naar die van de maatregel."


def _became(ended: Succession, gone: Gone) -> tuple[str, ...]:
    """What is said of a measure that ended: how, into what, when and why."""
    successors = (each.title for each in gone.successors)
    return gone.title, ended.fate.label[1:], *successors, dutch.day(ended.date), ended.reason


def _plain(text: str) -> str:
    return " ".join(text.split())
