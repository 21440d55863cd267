"""Which file was meant by one whose name or folder is nearly right.

Such a file is read as the one that was meant, so that its name is all that is told: what others say of what stands in
it is right. Nothing is made of a dossier in which something is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath

from motiespoor import paths
from motiespoor.model.kinds import (
    FIXED,
    OF_ROUND,
    PAGE,
    REGISTER_ROW,
    REGISTER_SHEET,
    REGISTER_TABLE,
    TABLES,
    TEXT,
    is_yaml,
)
from motiespoor.problem import Problem, Rename
from motiespoor.read.files import at_start, shown

# What computers and people put behind the name of a file, or before it, when there is one already.
_COPY = re.compile(r"\s*(?:\(\d+\)|[-_ ]+(?:kopie|copy)(?:\s*\(\d+\))?)$|^(?:kopie van|copy of)\s+", re.IGNORECASE)
_ENDS = (".yaml", ".csv", ".txt", ".md")
_OTHER_END = {".yml": ".yaml", ".yaml.txt": ".yaml", ".csv.txt": ".csv", ".txt.txt": ".txt", ".md.txt": ".md"}
_OWN_NAME = {"nummer": re.compile(r"""^nummer:[ ]*["']?([A-Za-z0-9.-]+)["']?[ ]*(?:#.*)?$""", re.MULTILINE),
             "ronde": re.compile(r"""^ronde:[ ]*["']?([A-Za-z0-9-]+)["']?[ ]*(?:#.*)?$""", re.MULTILINE)}  # fmt: skip
_BETWEEN = re.compile(r"[\s_]+")
_NAMES = [path.rpartition("/")[2] for path in FIXED]
_ALONE = {name: path for name, path in zip(_NAMES, FIXED, strict=True) if _NAMES.count(name) == 1}

Peek = Callable[[str], str]  # the text of a file, as far as there is one


@dataclass(frozen=True, slots=True)
class Names:
    """Files by the path that they were meant to have, each with the one that it has; and what is told about it."""

    files: dict[str, str]
    problems: tuple[Problem, ...]


def names(found: Collection[str], peek: Peek) -> Names:
    """The files of a dossier by the path that they were meant to have; what is another's copy is not among them."""
    folders = cache(partial(_meant_folder, peek=peek))  # every file of a round asks what its round calls itself
    files = {path: path for path in found if _meant(path, peek, folders) in (None, path)}
    problems: dict[str, Problem] = {}
    for path in sorted(set(found) - files.keys()):
        meant = _meant(path, peek, folders)
        assert meant is not None
        here, there = _folders(path, meant)
        if meant in files:
            text = f"dit lijkt een kopie van {there or meant}, en wordt niet gelezen. Haal de kopie weg, of geef haar een eigen naam."
            problems.setdefault(here or path, at_start(shown(here or path), text))
        else:
            files[meant] = path
            problems.setdefault(here or path, _misnamed(here or path, there or meant))
    return Names(files, tuple(problems.values()))


def beside(root: Path) -> Iterator[Problem]:
    """Files and folders that belong in the data and stand beside it: nothing reads them there."""
    packages = {PurePosixPath(each).name: each for each in (*paths.PACKAGES, paths.TEXTS)}
    fixed = {PurePosixPath(each).name: each for each in (*TABLES, paths.SOURCE_LIST, paths.TIMELINE)}
    for name, meant in {**packages, **fixed}.items():
        found = root / name
        if found.is_file() if name in fixed else found.is_dir() and any(_of_data(each) for each in found.rglob("*")):
            text = f"dit hoort in {meant}, en wordt hier niet gelezen. Verplaats het daarheen."
            yield Problem(path=name, line=1, column=1, text=text)


def _of_data(path: Path) -> bool:
    return path.suffix in _ENDS and path.is_file()


def _misnamed(path: str, meant: str) -> Problem:
    what, told = ("deze map", "haar") if "." not in PurePosixPath(meant).name else ("dit bestand", "het")
    text = f"{what} hoort {meant} te heten, en wordt zo niet gelezen. Noem {told} zo."
    return Problem(path=shown(path), line=1, column=1, text=text, fix=Rename(path, meant))


def _folders(path: str, meant: str) -> tuple[str, str]:
    """The folder that is misnamed, and what it was meant to be called; nothing when it is the file."""
    here, there = PurePosixPath(path), PurePosixPath(meant)
    if here.name == there.name and len(here.parts) == len(there.parts):
        return str(here.parent), str(there.parent)
    return "", ""


def _meant(path: str, peek: Peek, folders: Callable[[str], str]) -> str | None:
    """The path that a file was meant to have; `None` when nobody can tell, or it is no file of a dossier."""
    if path in FIXED:
        return path
    folder, _, name = path.rpartition("/")
    if shown(path) != path or name.startswith("."):
        return None
    if folder.startswith(f"{paths.REGISTERS}/"):
        return _in_register(folder, name)
    folder = folders(folder)
    for each in _meant_names(name):
        fixed = _fixed(folder, each)
        if fixed is not None:
            return fixed
    if is_yaml(path) or path.startswith(f"{paths.CONFIG}/"):
        return path
    own = _OWN_NAME["nummer"].search(peek(path)) if folder in (paths.DATA, paths.MEASURES) else None
    if own is not None and next(_meant_names(name)).endswith(".yaml"):
        return f"{paths.MEASURES}/{own[1]}.yaml"
    for each in _meant_names(name):
        if is_yaml(f"{folder}/{each}"):
            return f"{folder}/{each}"
        plain = f"{folder}/{_BETWEEN.sub('-', each.lower())}"
        if TEXT.fullmatch(plain) or PAGE.fullmatch(plain):
            return plain
    return None


def _in_register(folder: str, name: str) -> str | None:
    """The file of a register that was meant by this one; the name of a row may be that of any other file."""
    for each in _meant_names(name):
        for path in (f"{folder}/{each}", f"{folder}/{each.lower()}", f"{folder}/{_BETWEEN.sub('-', each.lower())}"):
            if any(kind.fullmatch(path) for kind in (REGISTER_ROW, REGISTER_SHEET, REGISTER_TABLE)):
                return path
    return None


def _meant_names(name: str) -> Iterator[str]:
    """A name with the end that was meant; and then without what makes it the name of a copy."""
    bare = name.strip()
    lowered = bare.lower()
    end = next((each for each in (*_OTHER_END, *_ENDS) if lowered.endswith(each)), "")
    stem, end = bare[: len(bare) - len(end)].strip(), _OTHER_END.get(end, end)
    yield f"{stem}{end}"
    if (original := _COPY.sub("", stem).strip()) != stem:
        yield f"{original}{end}"


def _meant_folder(folder: str, peek: Peek) -> str:
    """The folder that was meant: one of the fixed ones in other letters, or that of a round by the name that it gives itself."""
    for known in (*paths.PACKAGES, paths.TEXTS, paths.CONTENT):
        if folder.lower().split() == [known]:
            return known
    parent, _, name = folder.rpartition("/")
    if parent not in (paths.DATA, paths.ROUNDS) or f"{parent}/{name}" in (*paths.PACKAGES, paths.ROUNDS):
        return folder
    own = _OWN_NAME["ronde"].search(peek(f"{folder}/{paths.ROUND}"))
    if own is not None and (parent == paths.DATA or re.fullmatch(r"[A-Za-z0-9-]+", name) is None):
        return f"{paths.ROUNDS}/{own[1]}"
    return folder


def _fixed(folder: str, name: str) -> str | None:
    """The file with a fixed name that was meant by this one: in its folder, or somewhere else in the data."""
    lowered = f"{folder}/{name}".lower()
    in_round = folder.startswith(f"{paths.ROUNDS}/")
    if in_round and name.lower() in OF_ROUND:
        return f"{folder}/{name.lower()}"
    if lowered in FIXED:
        return lowered
    return _ALONE.get(name.lower()) if folder.startswith(paths.DATA) and not in_round else None
