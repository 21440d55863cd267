"""The settings that the engine gets: those of the dossier or of the program, with the menu for the pages that there are.

They stand in `build/`, beside the pages, so that what an editor wrote is never changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from motiespoor import paths
from motiespoor.model.menu import Entry, FootLink, Surroundings
from motiespoor.model.publication import Publication
from motiespoor.read import theme

Json: TypeAlias = "str | Sequence[Json] | Mapping[str, Json]"


def settings(publication: Publication, around: Surroundings) -> str:
    """The text of the settings: JSON, which is YAML too.

    Whoever watches the file sees in its first line that the settings which it goes on from have changed.
    """
    found: dict[str, Json] = {
        "INHERIT": f"../{paths.ENGINE}" if around.own else str(theme.HOME / theme.ENGINE / paths.ENGINE),
        "docs_dir": _below(paths.DOCS),
        "theme": {"custom_dir": _below(paths.BLOCKS)},
        "watch": [_below(paths.BLOCKS)],
        "nav": _nested(around.menu or ()),
        "extra": {"voetlinks": [_link(each) for each in around.foot or ()]},
    }
    if not around.own:
        found |= {"site_name": publication.name_in_theme, "site_url": publication.url}
    return f"# {around.own or theme.ENGINE}\n{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def frame_settings() -> str:
    """The text of the settings for the frames of pages.

    A link may lead to a part that the engine does not see; whether it leads anywhere is seen in the built site.
    """
    found: dict[str, Json] = {
        "INHERIT": _below(paths.SETTINGS),
        "docs_dir": _below(paths.FRAMES),
        "validation": {"links": {"anchors": "ignore"}},
    }
    return f"{json.dumps(found, indent=2)}\n"


def _below(path: str) -> str:
    return Path(path).relative_to(paths.BUILD).as_posix()


def _nested(entries: Iterable[Entry]) -> Json:
    """The lines of the menu, each list of deeper ones under the line before it."""
    top: list[Json] = []
    lists = [top]
    for each in entries:
        del lists[each.depth + 1 :]
        below: list[Json] = []
        target: Json = each.target or below
        lists[-1].append(target if each.title is None else {each.title: target})
        lists.append(below)
    return top


def _link(link: FootLink) -> Json:
    return {"naam": link.name, "adres": link.target} | ({"taal": link.language} if link.language else {})
