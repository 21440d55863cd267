"""What comes with the program: page templates, theme blocks, styles, the typeface, and what a dossier leaves out or begins with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = Path(__file__).resolve().parent.parent / "theme"
PAGES, BLOCKS, STYLES, FONTS = "pages", "blocks", "styles", "fonts"
PACKAGES, ENGINE, BEGIN = "packages", "engine", "begin"


@cache
def texts(folder: str) -> Mapping[str, str]:
    """The text files of one of these folders, by their path below it."""
    return MappingProxyType({name: content.decode() for name, content in files(folder).items()})


def given_pages() -> Mapping[str, str]:
    """The pages of words that others lead to, for a dossier that has not written its own."""
    return {"methode.md": texts(BEGIN)["methode.md"]}


@cache
def files(folder: str) -> Mapping[str, bytes]:
    """Every file of one of these folders, by its path below it."""
    found = sorted(path for path in (HOME / folder).rglob("*") if path.is_file())
    return MappingProxyType({path.relative_to(HOME / folder).as_posix(): path.read_bytes() for path in found})
