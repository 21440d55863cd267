"""The site map: the day on which the data of a page changed, told by the data themselves."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.derive.changed import Changes
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import built as as_built
from motiespoor.press.looks import looked_at
from motiespoor.press.proof import addresses
from motiespoor.press.proof.indexes import SiteMap
from motiespoor.press.proof.known import Known
from motiespoor.render.sitemap import PATH, page_days, sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_change_is_seen_on_the_pages_of_what_changed(fiction: Dossier) -> None:
    """News of one measure is news of its page and of those with all measures, and not of another."""
    before = page_days(fiction, TODAY)
    (first, *others) = fiction.measures
    (action, *more) = first.actions
    told = dataclasses.replace(action.current, date=TODAY, known_since=None)
    action = dataclasses.replace(action, updates=(*action.updates, told))
    later = TODAY + timedelta(days=1)
    changed = dataclasses.replace(
        fiction, measures=(dataclasses.replace(first, actions=(action, *more)), *others)
    )  # fmt: skip
    after = page_days(changed, later)
    page = f"maatregelen/{first.slug}"
    assert after[page] == TODAY
    kept = {each for each in before if after[each] == before[each]}
    assert {f"maatregelen/{each.slug}" for each in others} <= kept
    assert {page, "maatregelen", ""} <= {each for each, day in after.items() if day == TODAY}


def test_only_what_happened_counts(fiction: Dossier) -> None:
    """A day to come, and until when somebody looked, are no change; the day of a source, and of hearing of it, are."""
    changes = Changes(fiction, TODAY)
    source = next(each for each in fiction.sources if each.date.day is not None)
    observation = dataclasses.replace(fiction.observations[0], date=date(2020, 1, 1), source=None)
    assert changes.last(observation) == date(2020, 1, 1)
    assert changes.last(dataclasses.replace(observation, source=source.id)) == source.date.day
    assert changes.last(dataclasses.replace(observation, date=TODAY + timedelta(days=1))) is None
    event = dataclasses.replace(fiction.events[0], known_since=TODAY)
    assert changes.last(event) == TODAY
    measure = dataclasses.replace(fiction.measures[0], searched=TODAY)
    assert changes.last(measure) == changes.last(fiction.measures[0])
    assert changes.last() is None


def test_every_page_is_one_of_the_site(dossier: Dossier) -> None:
    """No day is told of a page that is not there, and none later than the day of building."""
    days = page_days(dossier, TODAY)
    assert days.keys() <= addresses.pages(dossier)
    assert max(days.values()) <= TODAY
    assert not {"over", "begrippen", "toegankelijkheid"} & days.keys()


def test_it_can_be_read_and_is_the_one_of_the_site(built_small: Path, fiction: Dossier) -> None:
    """By any reader of XML; the same whatever day it is built on, as long as nothing happens."""
    text = (built_small / "site" / PATH).read_text("utf-8")
    assert text == sitemap(fiction, TODAY, addresses.pages(fiction)).content
    assert len(ET.fromstring(text).findall(f"{NAMESPACE}url")) == len(addresses.pages(fiction))
    assert sitemap(fiction, TODAY + timedelta(days=9), addresses.pages(fiction)).content.count(TODAY.isoformat()) >= 0


@pytest.mark.parametrize(
    ("page", "change", "told"),
    [
        (
            "ronden/najaar-25/", ("2025-11-03", "2025-11-04"),
            "hoort de dag waarop de gegevens van die bladzijde veranderden, 2025-11-03; er staat '2025-11-04'.",
        ),
        (
            "ronden/najaar-25/", ("<lastmod>2025-11-03</lastmod>", ""),
            "hoort de dag waarop de gegevens van die bladzijde veranderden, 2025-11-03; er staat ''.",
        ),
        ("over/", ("", "<lastmod>2026-03-01</lastmod>"), "hoort geen dag; er staat '2026-03-01'."),
    ],
)  # fmt: skip
def test_another_day_is_seen(built: Path, fiction: Dossier, page: str, change: tuple[str, str], told: str) -> None:
    """`verify` holds each day against the data."""
    path, site = built / "site" / PATH, as_built(built / "site")
    address = f"{fiction.publication.url}{page}"
    before, rest = path.read_text("utf-8").split(f"<loc>{address}</loc>")
    path.write_text(f"{before}<loc>{address}</loc>{rest.replace(*change, 1)}", "utf-8")
    found = looked_at(site.pages(), SiteMap(site, Known(fiction, TODAY)))
    assert [each.text for each in found] == [f"bij '{address}' {told}"]
