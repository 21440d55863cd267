"""The names that entries of feeds and events of calendars have outside the site: they stay, whatever changes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from checked import LAST_DAY
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.model.dossier import Dossier
from motiespoor.render.calendars import calendars
from motiespoor.render.feeds import feeds
from motiespoor.validate.check import checked_dossier

ATOM = "{http://www.w3.org/2005/Atom}"
# What the first publication of the repository's dossier gave out: a line for each entry, then one for each event.
PUBLISHED = Path(__file__).with_name("published_names.txt").read_text("ascii").split()


def given_out(dossier: Dossier) -> dict[str, list[str]]:
    """The names in each feed, its own first, and in each calendar."""
    promised = deadlines(dossier, LAST_DAY)
    found = {
        each.path: [name.text or "" for name in ET.fromstring(each.content).iter(f"{ATOM}id")]
        for each in feeds(dossier, changes(dossier), promised)
    }
    for each in calendars(dossier, promised):
        found[each.path] = re.findall(r"(?m)^UID:(.*)\r$", each.content.replace("\r\n ", ""))
    return found


def test_names_that_were_given_out_stay(real: Path) -> None:
    """Byte for byte, as they stood when the site was published first."""
    found = given_out(checked_dossier(real, LAST_DAY))
    assert len(PUBLISHED) == 73 + 6
    assert [each for each in PUBLISHED if each not in found["feeds/alles.xml"] + found["kalender/alles.ics"]] == []
