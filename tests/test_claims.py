"""Every status, figure, quote and promise has an address that stays, leads to its source, and is found from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conftest import TODAY
from motiespoor.derive import anchors
from motiespoor.derive.claims import Sort, claims, claims_by_page, claims_by_source
from motiespoor.derive.on_pages import MOST, places
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import Page
from motiespoor.press.proof.links import claimed, claims_have_their_place
from motiespoor.render.citation import claims_cited
from motiespoor.render.output import Page as Rendered
from motiespoor.render.site import outputs_with


@pytest.fixture(scope="module")
def pages(fiction: Dossier) -> dict[str, Page]:
    """The pages of the small dossier before the engine, by their address; without charts, which claim nothing alone."""
    made = outputs_with(fiction, TODAY, {}, draw=lambda _: "", raster=lambda *_: b"", pack=lambda: "")
    return {
        each.name: Page(f"{each.name}/index.html", str(each.content)) for each in made if isinstance(each, Rendered)
    }


def test_every_claim_stands_on_its_page_at_its_address(fiction: Dossier, pages: dict[str, Page]) -> None:
    """So does what it rests on; what a heading is called is made by the engine."""
    made = {"methode"}  # a heading of a page written by hand
    wanted = claimed(fiction)
    assert {each.sort for each in claims(fiction)} == set(Sort) - {
        Sort.ROW
    }  # of these a site is verified in test_ninth_register.py
    assert wanted.keys() <= pages.keys()
    for name in wanted.keys() - made:
        assert list(claims_have_their_place(pages[name], wanted)) == []


def test_a_claim_without_its_place_is_told(fiction: Dossier, pages: dict[str, Page]) -> None:
    """A status that has no place on its page cannot be referred to."""
    page = pages["maatregelen/een-kaartje"]
    broken = Page(page.path, page.text.replace(' id="stand.kaartje-invoeren.2025-12-10"', ""))
    assert list(claims_have_their_place(broken, claimed(fiction))) == [
        "de plek '#stand.kaartje-invoeren.2025-12-10' van een bewering is er niet."
    ]


def test_an_address_does_not_hang_on_words_or_on_what_came_later(fiction: Dossier) -> None:
    """Another title, another text, and a second status of the same day: the first keeps its address."""
    action = fiction.measures[0].actions[0]
    before = [anchors.of_update(action, each) for each in action.updates]
    again = replace(action.current, explanation="Dezelfde dag kwam er meer.")
    after = replace(action, title="Heel anders", updates=(*action.updates, again))
    found = [anchors.of_update(after, each) for each in after.updates]
    assert found[:-1] == before
    assert found[-1] == f"{before[-1]}.2"
    assert len({*found}) == len(found)


def test_only_a_whole_page_has_no_place_on_it(dossier: Dossier) -> None:
    """A round and the frame are their page; each place, each person who signed and each part of the frame has its own."""
    every = claims(dossier)
    whole = [each for each in every if each.place is None]
    assert [each.page for each in whole if each.sort is Sort.FRAME] == (["kader"] if dossier.frame else [])
    assert {each.sort for each in whole} <= {Sort.FRAME, Sort.ROUND}
    named = {(each.page, each.source, each.text) for each in every if each.sort is Sort.LOCATION}
    titles = {each.id: each.title for each in dossier.series}
    assert named == {
        (f"cijfers/reeksen/{each.series}", source, f"{titles[each.series]}: {each.name}")
        for each in dossier.locations
        for source in (each.source, each.confirmed)
        if source is not None
    }
    quotes = [(each.place, each.quote, each.locator) for each in every if each.sort is Sort.FRAME and each.quote]
    groups = dossier.frame.groups if dossier.frame else ()
    assert quotes == [(each.id, each.quote, each.label) for group in groups for each in group.items]


def test_what_has_only_a_name_stands_under_it(fiction: Dossier) -> None:
    """Of two that are written alike the first keeps the name, also when others come; another series has its own."""
    first = fiction.locations[0]
    named = ["'s-Hertogenbosch", "Súd", "sud", "水", "火"]
    found = [replace(first, name=each) for each in named]
    wanted = ["plek.s-hertogenbosch", "plek.sud", "plek.sud.2", "plek.anders", "plek.anders.2"]
    assert [*anchors.of_locations(found)] == wanted
    assert [*anchors.of_locations([*found, replace(first, name="Súd", series="een-andere")])] == [*wanted, "plek.sud"]
    assert fiction.frame is not None
    signatory = replace(fiction.frame.signatories[0], name="A. de Boer")
    frame = replace(fiction.frame, signatories=(signatory, replace(signatory, office="wethouder")))
    assert [*anchors.of_signatories(frame)] == ["ondertekenaar.a-de-boer", "ondertekenaar.a-de-boer.2"]


def test_from_each_source_back_to_all_claims(dossier: Dossier) -> None:
    """By their source and by their page they are the same claims, and no figure with a source is left out."""
    every = {*claims(dossier)}
    assert {each for listed in claims_by_source(dossier).values() for each in listed} == every
    assert {each for listed in claims_by_page(dossier).values() for each in listed} == every
    figures = [each for each in dossier.observations if each.source]
    assert len([each for each in every if each.sort is Sort.FIGURE]) == len(figures)
    assert {each.source for each in every} <= {each.id for each in dossier.sources}


def test_what_no_page_can_hold_is_found_by_its_day(fiction: Dossier) -> None:
    """Of a series of thousands of values the older ones are in the CSV only; their address is that of their day."""
    first = fiction.observations[0]
    many = [replace(first, date=date(2000, 1, 1) + timedelta(days=each)) for each in range(MOST + 2)]
    found = places(fiction, many)
    assert found[:2] == ["peildatum.2000-01-01", "peildatum.2000-01-02"]
    assert found[2:] == [anchors.of_value(each) for each in many[2:]]
    assert places(fiction, many[2:]) == found[2:]


def test_a_status_and_a_promise_are_referred_to_with_their_source(fiction: Dossier) -> None:
    """Who says what of which day, where it stands, and where that is read."""
    sources = {each.id: each for each in fiction.sources}
    page = "maatregelen/een-kaartje"
    found = dict(claims_cited(claims_by_page(fiction)[page], fiction.publication, sources))
    measure = next(each for each in fiction.measures if each.slug == "een-kaartje")
    action = measure.actions[0]
    status = found["stand.kaartje-invoeren.2025-12-10"]
    start = f"{fiction.publication.name}, ‘{measure.number}. {action.title}: stand, 10 december 2025’, "
    assert status.startswith(f"{start}https://voorbeeld.example/{page}/#stand.kaartje-invoeren.2025-12-10. Bron")
    assert sources[action.current.evidence[0].source].name in status
    assert len(found) == len({each.place for each in claims_by_page(fiction)[page]})
