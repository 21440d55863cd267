"""One record more in a YAML file that people write: every other byte of it stays as it was."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from motiespoor.press.place import put
from motiespoor.problem import Rename
from motiespoor.read.yamltree import Fields, Items, Scalar, ends

Writable: TypeAlias = "str | int | Sequence[Writable] | Mapping[str, Writable]"

WIDTH = 100  # a text that would make its line longer is folded
STEP = 2


class Unplaceable(Exception):
    """The file is written in a way that leaves no place for another item; the message says so in Dutch."""


def with_item(text: str, owner: Fields, key: str, item: Mapping[str, Writable], order: Sequence[str]) -> str:
    """The text with one more item at the end of the list `key` of a mapping in it.

    A list that is not there yet comes after the fields that come before it in `order`.

    Raises:
        Unplaceable: the list, or the mapping, is written between brackets.
    """
    if _character(text, owner) == "{":
        raise Unplaceable(f"regel {owner.line} staat tussen accolades. Schrijf elk veld eerst op een eigen regel.")
    end_of = ends(text)
    listed = owner.values.get(key)
    if listed is None:
        before = [owner.values[each] for each in order[: order.index(key)] if each in owner.values]
        last = max(before, key=lambda node: (node.line, node.column))
        dash = owner.column - 1 + _step_of(owner)
        lines = [f"{' ' * (owner.column - 1)}{key}:", *_item(item, dash)]
        return _with_lines(text, end_of[type(last), last.line, last.column], owner.column, lines)
    assert isinstance(listed, Items)
    if _character(text, listed) != "[":
        dash = listed.column - 1
        return _with_lines(text, end_of[Items, listed.line, listed.column], listed.column, _item(item, dash))
    begin, end = _index(text, listed), end_of[Items, listed.line, listed.column]
    if listed.items or "\n" in text[begin:end]:
        raise Unplaceable(f"de lijst '{key}' staat tussen haken. Zet elk punt eerst op een eigen regel, met '- '.")
    emptied = text[:begin].rstrip(" ") + text[end:]  # `[]` makes room for its first item
    dash = owner.column - 1 + _step_of(owner)
    return _with_lines(emptied, len(text[:begin].rstrip(" ")), owner.column, _item(item, dash))


def new_file(first_line: str, fields: Mapping[str, Writable]) -> str:
    """The text of a file with one record, under a comment."""
    return "".join(f"{line}\n" for line in (first_line, *_lines(fields, 0)))


def write_texts(root: Path, texts: Mapping[str, str]) -> None:
    """Write files of a dossier; one that was there keeps its rights, and is never half written."""
    for path, text in texts.items():
        put(root / path, text.encode(), lasting=True)


def take_away(root: Path, made: Iterable[str]) -> None:
    """Take away files that were made from the data."""
    for path in made:
        (root / path).unlink(missing_ok=True)


def move(root: Path, rename: Rename) -> None:
    """Give a file or a folder of a dossier another name; what stands there already stays.

    Raises:
        FileExistsError: there is something under the new name.
    """
    if os.path.lexists(root / rename.new):
        raise FileExistsError(rename.new)
    (root / rename.new).parent.mkdir(parents=True, exist_ok=True)
    (root / rename.old).rename(root / rename.new)


def _index(text: str, node: Fields | Items | Scalar) -> int:
    """Where a node begins in its text."""
    return sum(len(line) + 1 for line in text.split("\n")[: node.line - 1]) + node.column - 1


def _character(text: str, node: Fields | Items) -> str:
    return text[_index(text, node)]


def _step_of(owner: Fields) -> int:
    """How much further in than their key the lists of a mapping stand."""
    steps = [each.column - owner.column for each in owner.values.values() if isinstance(each, Items) and each.items]
    below = [step for step in steps if 0 <= step <= 2 * STEP]  # not one that stands on the line of its key
    return below[0] if below else STEP


def _with_lines(text: str, end: int, column: int, lines: Sequence[str]) -> str:
    """The text with lines after the one that holds the index `end`, and after the comments that belong to it."""
    new_line = text.find("\n", max(end - 1, 0))
    if new_line < 0:
        return text + "\n" + "\n".join(lines)
    place = new_line + 1
    comment = re.compile(rf"[ ]{{{column},}}#[^\n]*\n?")  # further in than the list: about its last item
    while (found := comment.match(text, place)) is not None:
        place = found.end()
    glue = "" if text[place - 1] == "\n" else "\n"
    return text[:place] + glue + "\n".join(lines) + ("" if glue else "\n") + text[place:]


def _item(fields: Mapping[str, Writable], dash: int) -> list[str]:
    """A record as an item of a list."""
    first, *rest = _lines(fields, dash + STEP)
    return [f"{' ' * dash}- {first.lstrip(' ')}", *rest]


def _lines(fields: Mapping[str, Writable], column: int) -> Iterator[str]:
    """A record as lines, its fields from this column on."""
    margin = " " * column
    for key, value in fields.items():
        if isinstance(value, bool):
            yield f"{margin}{key}: {str(value).lower()}"
        elif isinstance(value, str | int):
            yield from _text(f"{margin}{key}: ", str(value), column, quoted=isinstance(value, str))
        elif isinstance(value, Mapping):
            yield f"{margin}{key}:"
            yield from _lines(value, column + STEP)
        else:
            yield f"{margin}{key}:"
            for each in value:
                if isinstance(each, Mapping):
                    yield from _item(each, column + STEP)
                else:
                    yield from _text(f"{margin}  - ", str(each), column + STEP, quoted=isinstance(each, str))


def _text(before: str, text: str, column: int, *, quoted: bool) -> Iterator[str]:
    """A text behind its key, or folded under it when it is long."""
    words = " ".join(text.split())
    short = scalar(words) if quoted else words
    if len(before) + len(short) <= WIDTH:
        yield before + short
        return
    yield f"{before}>-"
    margin = " " * (column + STEP)
    width = max(WIDTH - len(margin), 20)
    yield from (margin + line for line in textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False))


# What YAML, of any version, reads as something else than the text itself.
_OTHER = re.compile(
    r"[-+.0-9][-+.0-9_:,eExXoOa-fA-F]*|[-+]?\.(?:inf|nan)|~|=|<<|y|n|yes|no|on|off|true|false|null", re.IGNORECASE
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def scalar(text: str) -> str:
    """A text without line ends, as YAML reads it back: as it is, or between quotes where it must be."""
    if _DAY.fullmatch(text):
        return text
    plain = (
        text
        and text.isprintable()
        and text == text.strip()
        and text[0] not in "-?:,[]{}#&*!|>'\"%@`"
        and not text.endswith(":")
        and not re.search(r":[ ]|[ ]#", text)
        and not _OTHER.fullmatch(text)
    )
    if plain:
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
