"""The finished parts of pages, which do not go through the engine: it gets a mark for each, and they are put in afterwards.

Where they stand in a page is told by what makes the page (`render/frame`), and there they stay: in `build/docs/`.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from motiespoor.cores import shared
from motiespoor.press.built import problem
from motiespoor.problem import Unreadable
from motiespoor.render.frame import Places
from motiespoor.render.output import Output

# An element of its own, which the engine leaves as it is. No text makes one: of what an editor types the < is an entity.
_MARK = '<div data-deel="{}"></div>'
_MARKED = re.compile(_MARK.format("([0-9]{1,6})"))
# What the theme looks for in the words of a page, and what the head of a frame calls it when that is in such a part.
_LOOKED_FOR = {"csv": '.csv"', "verkennen": "data-breed"}
_BLOCKS = "Kijk naar de blokken in site_config/thema/: zij horen 'page.content' één keer in de pagina te zetten."


def frames(docs: Path, pages: Mapping[str, Places]) -> Iterator[Output]:
    """What the engine reads of each of these pages below `docs`."""
    for path, places in pages.items():
        yield Output(path=path, content=framed((docs / path).read_bytes().decode(), places), source=path)


def framed(page: str, places: Places) -> str:
    """A page with a mark for each finished part."""
    parts = [page[start:end] for start, end in places]
    held = [name for name, sign in _LOOKED_FOR.items() if any(sign in part for part in parts)]
    kept: list[str] = []
    before = 0
    for number, (start, end) in enumerate(places):
        kept += (page[before:start], _MARK.format(number))
        before = end
    text = "".join((*kept, page[before:]))
    return text.replace("---\n", f"---\ndelen: {json.dumps(held)}\n", 1) if held else text


def filled(made: str, parts: Sequence[str]) -> str | None:
    """What the engine made of a frame, with its parts; `None` when not each of them has its one place, in their order."""
    if [int(number) for number in _MARKED.findall(made)] != list(range(len(parts))):
        return None
    return _MARKED.sub(lambda found: parts[int(found[1])], made)


def whole_page(made: str, path: str, content: str, places: Places) -> str:
    """What the engine made of the frame of a page, with its finished parts.

    Raises:
        Unreadable: a part has no place, or more than one.
    """
    whole = filled(made, [content[start:end] for start, end in places])
    if whole is None:
        told = f"van {path} staat niet elk deel één keer op de pagina. {_BLOCKS}"
        raise Unreadable([problem(made_path(path), told)])
    return whole


def lay_beside(docs: Path, pages: Collection[str], site: Path) -> None:
    """Put the files below `docs` that are none of these pages where they belong in a built folder."""

    def laid(file: Path) -> None:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(docs / file, site / file)

    files = (each.relative_to(docs) for each in docs.rglob("*") if each.is_file())
    for _ in shared(laid, (file for file in files if file.as_posix() not in pages)):
        pass


def made_path(path: str) -> str:
    """The file that the engine makes of a page."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem == "index" or stem.endswith("/index") else f"{stem}/index.html"
