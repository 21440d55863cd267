"""The picture of the built site that stands in the README.

    make site picture

Set in a face of known origin, so that the picture is the same on any machine with the same browser.
"""

from __future__ import annotations

import sys
from pathlib import Path

from browsing import chromium, served, visit
from conftest import REPOSITORY

PICTURE = REPOSITORY / "docs" / "site.png"
CLIP = {"x": 0, "y": 0, "width": 1280, "height": 720}  # pixels


def main(site: Path) -> None:
    """Take the picture of the first screen of a built site."""
    PICTURE.parent.mkdir(exist_ok=True)
    with chromium() as browser, served(site) as address, visit(browser, address, "", face="wide") as opened:
        opened.page.evaluate("document.fonts.ready")
        opened.page.screenshot(path=PICTURE, clip=CLIP)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
