"""Taking over a table in a test: what is told about it, with nobody there to answer."""

from __future__ import annotations

from pathlib import Path

import annex
from conftest import TODAY
from motiespoor.desk.answers import Options
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.pasting import take_over
from motiespoor.problem import Unreadable


def told(root: Path, table: str | bytes, *more: str, name: str = "b.txt", may_be_the_same: bool = False) -> list[str]:
    """What is told about a table, without the name of its file; the package is as it was."""
    before = (root / annex.VALUES).read_bytes()
    path = root.parent / name
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    words = dict(zip(more[::2], more[1::2], strict=True))
    options = Options(
        file=str(path),
        series=words.get("--reeks", "banen"),
        day=words.get("--peildatum", "2025-07-01"),
        source="eilandtelling-2025",
        method="register",
        precision=words.get("--nauwkeurigheid"),
        rounding=words.get("--afronding"),
        sheet=words.get("--blad"),
        area=words.get("--gebied"),
        sector=words.get("--sector"),
        cause=words.get("--oorzaak"),
        seen=words.get("--gezien", "").split(),
        yes=True,
    )
    try:
        take_over(root, TODAY, options, Editor([].append, None))
    except Unreadable as unreadable:
        return [str(each).removeprefix(f"{path}:") for each in unreadable.problems]
    except WrongUse as wrong:
        return [str(wrong)]
    finally:
        after = (root / annex.VALUES).read_bytes()
        (root / annex.VALUES).write_bytes(before)
    assert may_be_the_same or after != before
    return []


def edited(data: bytes, name: str, old: str, new: str) -> bytes:
    """A spreadsheet with a text in one of its files replaced."""
    files = annex.unzipped(data)
    assert old.encode() in files[name]
    return annex.zipped({**files, name: files[name].replace(old.encode(), new.encode())})
