"""The menu and the foot, as the settings of the engine have them, and the settings of a dossier without its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from motiespoor import paths
from motiespoor.model.menu import Entry, FootLink, Surroundings
from motiespoor.model.publication import Publication
from motiespoor.read import theme
from motiespoor.read.yamltree import Fields, Items, Node, Scalar


def given_settings(publication: Publication) -> str:
    """The settings that come with the program, under the name and at the address of a publication."""
    named = {"site_name": publication.name_in_theme, "site_url": publication.url}
    lines = (f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in named.items())
    return theme.texts(theme.ENGINE)[paths.ENGINE] + "".join(lines)


def surroundings(tree: Fields | None, own: str | None) -> Surroundings:
    """What the settings say of the menu and the foot; `own` is the text of those of the dossier itself."""
    values = tree.values if tree is not None else {}
    extra = values.get("extra")
    foot = extra.values.get("voetlinks") if isinstance(extra, Fields) else None
    menu = values.get("nav")
    return Surroundings(
        menu=tuple(_entries(menu)) if isinstance(menu, Items) else None,
        foot=tuple(_foot(foot)) if isinstance(foot, Items) else None,
        own=hashlib.sha256(own.encode()).hexdigest() if own is not None else None,
    )


def _entries(menu: Items, depth: int = 0) -> Iterator[Entry]:
    """Each line of the menu: `title: target`, `title:` with lines under it, or a target alone."""
    for item in menu.items:
        if isinstance(item, Scalar):
            yield Entry(depth, None, item.text)
        for title, below in _fields(item):
            if isinstance(below, Scalar):
                yield Entry(depth, title, below.text)
            elif isinstance(below, Items):
                yield Entry(depth, title)
                yield from _entries(below, depth + 1)


def _foot(links: Items) -> list[FootLink]:
    found = []
    for each in links.items:
        texts = {key: value.text for key, value in _fields(each) if isinstance(value, Scalar)}
        if "naam" in texts and "adres" in texts:
            found.append(FootLink(texts["naam"], texts["adres"], texts.get("taal")))
    return found


def _fields(node: Node) -> list[tuple[str, Node]]:
    return [*node.values.items()] if isinstance(node, Fields) else []
