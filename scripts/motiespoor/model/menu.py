"""What stands around every page and leads to others: the menu, and the links at the foot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu, so deep: it leads somewhere, or the deeper lines after it stand under it.

    A page may go by its own title.
    """

    depth: int
    title: str | None
    target: str = ""


@dataclass(frozen=True, slots=True)
class FootLink:
    """A link at the foot of every page, to the address of a page; its language when that is another one."""

    name: str
    target: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the settings of the engine say of the menu and the foot.

    `None` is what they leave to the program; `own` are the bytes of the settings that the dossier has itself, by their
    fingerprint, and `None` when it leaves all of them to the program.
    """

    menu: tuple[Entry, ...] | None = None
    foot: tuple[FootLink, ...] | None = None
    own: str | None = None
