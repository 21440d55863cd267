"""The frame of a page: what the engine has to read. All else on it is finished, and goes past the engine.

The frame is the headings that a template writes, and the words that an editor wrote as Markdown. What else the program's
templates hold is HTML as it will stand on the page. A template of the dossier's own may hold Markdown anywhere, so a page
that is made with one is frame from begin to end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import jinja2.ext
from markupsafe import Markup

from motiespoor.model.dossier import Dossier
from motiespoor.read import theme

Places: TypeAlias = tuple[tuple[int, int], ...]  # where the finished parts of a page begin and end

# Around the frame while a page is filled. No text of a dossier holds such a character: `read/files` refuses it.
_BEGIN, _END = "\x02", "\x03"
_FRAME = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_SIGNS = re.compile(f"[{_BEGIN}{_END}]")
_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_NAMED = re.compile(r"""["']([\w.-]+\.jinja)["']""")


class Headings(jinja2.ext.Extension):
    """Marks the headings of templates as frame, where a template writes them."""

    def preprocess(self, source: str, _name: str | None, _filename: str | None = None) -> str:
        """The text of a template with signs around its headings."""
        return _HEADING.sub(rf"{_BEGIN}\g<0>{_END}", source)


def written(text: str) -> Markup:
    """Markdown of an editor, that was checked to be plain, as frame."""
    bare = text.strip()
    return Markup(f"{_BEGIN}{bare}{_END}" if bare else "")


def taken_apart(filled: str) -> tuple[str, Places]:
    """A filled template without those signs, and where its finished parts stand."""
    places = []
    end = 0
    # What stands at the even places lies between the frame.
    pieces = _FRAME.split(filled)
    for number, piece in enumerate(pieces):
        if number % 2 == 0 and (bare := piece.strip()):
            start = end + piece.index(bare)
            places.append((start, start + len(bare)))
        end += len(piece)
    return "".join(pieces), tuple(places)


def all_frame(filled: str) -> tuple[str, Places]:
    """The same of a page that the engine has to read as a whole."""
    return _SIGNS.sub("", filled), ()


def own_templates(dossier: Dossier) -> frozenset[str]:
    """The names of the templates that a dossier has of its own, or in the place of the program's."""
    given = theme.texts(theme.PAGES)
    return frozenset(name for name, text in dossier.templates.items() if given.get(name) != text)


def parts_of_template(name: str, templates: Mapping[str, str]) -> Iterator[str]:
    """A template and every other that it is made of."""
    waiting, done = [name], set[str]()
    while waiting:
        if (each := waiting.pop()) not in done:
            yield each
            done.add(each)
            waiting.extend(_NAMED.findall(templates.get(each, "")))
