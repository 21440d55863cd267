"""The names that entries of feeds and events of calendars have outside the site: they stay, whatever changes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

from checked import LAST_DAY
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.model.dossier import Dossier
from motiespoor.render.calendars import calendars, uids
from motiespoor.render.entries import entries
from motiespoor.render.feeds import entry_ids, feeds
from motiespoor.validate.check import checked_dossier

ATOM = "{http://www.w3.org/2005/Atom}"
# What the first publication of the repository's dossier gave out: a line for each entry, then one for each event.
PUBLISHED = Path(__file__).with_name("published_names.txt").read_text("ascii").split()


def given_out(dossier: Dossier) -> dict[str, list[str]]:
    """The names in each feed, its own first, and in each calendar."""
    promised = deadlines(dossier, LAST_DAY)
    found = {
        each.path: [name.text or "" for name in ET.fromstring(each.content).iter(f"{ATOM}id")]
        for each in feeds(dossier, entries(dossier, changes(dossier), promised, LAST_DAY))
    }
    for each in calendars(dossier, promised):
        found[each.path] = re.findall(r"(?m)^UID:(.*)\r$", each.content.replace("\r\n ", ""))
    return found


def test_names_that_were_given_out_stay(real: Path) -> None:
    """Byte for byte, as they stood when the site was published first."""
    there = checked_dossier(real, LAST_DAY)
    now = {*entry_ids(there, changes(there), deadlines(there, LAST_DAY), LAST_DAY), *uids(there)}
    assert len(PUBLISHED) == 73 + 6
    assert [each for each in PUBLISHED if each not in now] == []
    told = given_out(there)
    assert {name for names in told.values() for name in names if "/feeds/" not in name} <= now


def test_names_survive_a_move(real: Path) -> None:
    """At another address the same names, as long as the naming authority is the same; the links lead to the new one."""
    there = checked_dossier(real, LAST_DAY)
    moved = replace(
        there,
        publication=replace(
            there.publication, url="https://elders.example/spoor/", authority="https://motiespoor.example/"
        ),
    )
    assert given_out(moved) == given_out(there)
    promised = deadlines(moved, LAST_DAY)
    for each in (
        *feeds(moved, entries(moved, changes(moved), promised, LAST_DAY)),
        *calendars(moved, promised),
    ):
        links = re.findall(r'href="([^"]*)"|(?m:^URL:(.*)$)', each.content)
        assert links
        assert all("".join(link).startswith("https://elders.example/spoor/") for link in links)


def test_without_an_authority_names_move_with_the_site(real: Path) -> None:
    """That is what the authority is for."""
    there = checked_dossier(real, LAST_DAY)
    moved = replace(there, publication=replace(there.publication, url="https://elders.example/", authority=None))
    before, after = given_out(there), given_out(moved)
    assert not {name for names in before.values() for name in names} & {
        name for names in after.values() for name in names
    }
