"""Outputs on disk: only what changed is written, what is stale is removed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from motiespoor.press.place import LINK, put
from motiespoor.problem import Problem, Unreadable
from motiespoor.render.output import Output


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """How many files were written, removed, and left as they were."""

    changed: int
    removed: int
    same: int


class Filled:
    """A folder that comes to hold exactly the outputs that are put in it.

    Raises:
        Unreadable: the folder is a link, so that writing would change files elsewhere.
    """

    def __init__(self, folder: Path) -> None:
        refuse_links(folder)
        _remove_links(folder)
        self._folder = folder
        self._wanted: set[str] = set()
        self._changed = 0

    def put_in(self, outputs: Iterable[Output]) -> None:
        """Write these, as far as they are not there.

        Raises:
            Unreadable: two files of the dossier make the same output.
        """
        for each in outputs:
            if each.path in self._wanted:
                text = f"dit maakt '{each.path}', maar dat maakt een ander bestand ook. Kies een andere naam."
                raise Unreadable([Problem(path=each.source, line=1, column=1, text=text)])
            self._wanted.add(each.path)
            content = each.content if isinstance(each.content, bytes) else each.content.encode()
            self._changed += write_if_changed(self._folder / each.path, content)

    def finished(self) -> Written:
        """Remove what was not put in."""
        removed = _remove_stale(self._folder, self._wanted)
        return Written(changed=self._changed, removed=removed, same=len(self._wanted) - self._changed)


def write_outputs(folder: Path, outputs: Iterable[Output]) -> Written:
    """Make `folder` hold exactly these outputs.

    Raises:
        Unreadable: as for `Filled`.
    """
    filled = Filled(folder)
    filled.put_in(outputs)
    return filled.finished()


def refuse_links(folder: Path) -> None:
    """Ensure a folder of the build, and the build folder itself, are no links to somewhere else.

    Raises:
        Unreadable: one of them is.
    """
    for place, path in ((folder.parent, folder.parent.name), (folder, f"{folder.parent.name}/{folder.name}")):
        if place.is_symlink():
            raise Unreadable([Problem(path=path, line=1, column=1, text=LINK)])


def _remove_links(folder: Path) -> None:
    """Remove the links within a folder, so that nothing is written through them."""
    for here, folders, names in os.walk(folder):
        for name in (*folders, *names):
            if (path := Path(here, name)).is_symlink():
                path.unlink()


def write_if_changed(target: Path, content: bytes) -> bool:
    """Let a file hold this; says whether it held something else."""
    if target.is_symlink():
        target.unlink()
    try:
        if target.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    put(target, content)  # the engine reads the folder while it serves
    return True


def _remove_stale(folder: Path, wanted: set[str]) -> int:
    removed = 0
    for here, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(here, name)
            if path.relative_to(folder).as_posix() not in wanted:
                path.unlink()
                removed += 1
        if Path(here) != folder and not any(Path(here).iterdir()):
            Path(here).rmdir()
    return removed
