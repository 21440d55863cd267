"""The letters that pages are looked at in: a narrow face and a wide one, from packages, whatever a machine has.

A browser that is started with this configuration of fontconfig has these two and no other; which one a page is set
in is said per page. The bold of either is drawn from the regular, and is no wider.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from xml.sax.saxutils import escape

from playwright.sync_api import Page

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{faces}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """A family of letters, and the file of a package that holds it."""

    family: str
    package: str
    file: str


FACES = {
    "narrow": Face(family="Fjalla One", package="font-fjallaone", file="font_fjallaone/files/FjallaOne-Regular.ttf"),
    "wide": Face(family="DejaVu Sans", package="ziafont", file="ziafont/fonts/DejaVuSans.ttf"),
}


def configuration(folder: Path) -> Path:
    """A configuration of fontconfig that knows our faces and nothing else; everything of it stands in the folder."""
    faces = folder / "faces"
    faces.mkdir()
    for face in FACES.values():
        shutil.copy(str(distribution(face.package).locate_file(face.file)), faces)
    file = folder / "fonts.conf"
    file.write_text(_CONFIGURATION.format(faces=escape(str(faces)), cache=escape(str(folder / "cache"))), "utf-8")
    return file


def set_in(page: Page, name: str) -> None:
    """Set a page, before it is opened, in one of our faces; a letter that it lacks is taken from the other."""
    kinds = ("standard", "fixed", "serif", "sansSerif", "cursive", "fantasy", "math")
    families = dict.fromkeys(kinds, FACES[name].family)
    page.context.new_cdp_session(page).send("Page.setFontFamilies", {"fontFamilies": families})


def seen_in(page: Page, selector: str) -> Counter[str]:
    """How many letters of some parts of a page are drawn in which family, as the browser itself says."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found: Counter[str] = Counter()
    for node in session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]:
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            found[font["familyName"]] += int(font["glyphCount"])
    return found
