"""A dossier as it was at a revision of git. The only module that runs git.

Git is asked for names and for the bytes of files, and for nothing else. Those two start no hook, pager, filter or
other program that a repository may name in its settings; what stands in the working tree is read and hashed here.
The settings of the machine and of the user take no part, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from motiespoor import paths
from motiespoor.problem import named

_PATIENCE = 120  # seconds; a repository on a broken disk, or in a pipe, must not keep an editor waiting for ever
_SURROUNDINGS = {
    "PATH": os.defpath,
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # what a commit holds, and not what somebody put in its place
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # for a git that does not know the line above
}
_SETTINGS = (
    "safe.directory=*",  # a folder of another user, as in a container: nothing of it is run
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
)


class NoRevision(Exception):
    """The revision cannot be had; the message is a Dutch sentence that says why and what to do."""


class NotHere(NoRevision):
    """The repository is whole, and has no such revision."""


# The files that were added, changed and removed since a revision, each sorted.
Changed = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_NONE: Changed = ((), (), ())

# The program that makes the site: what stands beside the dossier, or nothing where it was installed.
_PROGRAM = Path(__file__).resolve().parents[3]
_OF_PROGRAM = ("scripts/motiespoor", "requirements.lock")


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A dossier at a revision: `folder` holds it for as long as it is needed; `commit` is the full name.

    `program` are the files of the program that makes the site, if it stands in the same repository.
    """

    commit: str
    folder: Path
    changed: Changed
    program: Changed


@contextmanager
def dossier_at(root: Path, revision: str) -> Iterator[Revision]:
    """The dossier below `root` as it was at a revision, in a folder that is removed afterwards.

    Raises:
        NoRevision: git is not there, this is no repository, or it has no such revision or no dossier at it.
    """
    commit = _commit(root, revision)
    blobs = _blobs(root, commit, paths.PARTS)
    if not blobs:
        raise NoRevision(f"op {named(revision)} staat hier nog geen dossier.")
    changed = _changed(root, blobs, paths.PARTS)
    program = _program_changed(root, commit)
    with tempfile.TemporaryDirectory(prefix="motiespoor.") as folder:
        _write(Path(folder), _contents(root, blobs))
        yield Revision(commit=commit, folder=Path(folder), changed=changed, program=program)


def differs_from(root: Path, revision: str) -> tuple[str, ...] | None:
    """The files of the dossier that are not those of a revision; `None` when that cannot be told: this is no repository.

    Raises:
        NoRevision: this repository has no such revision.
    """
    try:
        _place(root)
    except NoRevision:
        return None
    added, changed, removed = _changed(root, _blobs(root, _commit(root, revision), paths.PARTS), paths.PARTS)
    return tuple(sorted((*added, *changed, *removed)))


def made_and_kept(root: Path) -> tuple[str, ...]:
    """What is made and not written, and stands in git all the same, by its place in the repository; sorted.

    Nobody looked at it, and what is made would trust it. None where git cannot tell: this is no repository.
    """
    try:
        prefix = _place(root)
        _, said = _git(_top(root), "ls-files", "--cached", "-z")
    except NoRevision:
        return ()
    found = (_made_of(os.fsdecode(name), prefix) for name in said.split(b"\0")[:-1])
    return tuple(sorted({each for each in found if each is not None}))


def _program_changed(root: Path, commit: str) -> Changed:
    """Which files of this program are not those of a commit, where it stands in the repository of the dossier."""
    try:
        if not (_PROGRAM / "pyproject.toml").is_file() or _top(_PROGRAM) != _top(root):
            return _NONE
    except NoRevision:
        return _NONE
    return _changed(_PROGRAM, _blobs(_PROGRAM, commit, _OF_PROGRAM), _OF_PROGRAM)


def _made_of(path: str, prefix: str) -> str | None:
    """The folder (or the file) that is made and that a path is or lies in: of the program, of the dossier, or of Python."""
    for base in ("", prefix):
        first = path.removeprefix(base).partition("/")[0]
        if path.startswith(base) and (first in paths.MADE or first.startswith(f"{paths.SITE}.")):
            return base + first
    parts = path.split("/")
    for place, part in enumerate(parts, 1):
        if part == "__pycache__" or part.endswith((".pyc", ".egg-info")):
            return "/".join(parts[:place])
    return None


def _git(root: Path, *arguments: str, told: bytes = b"") -> tuple[int, bytes]:
    """Status and output of a git command.

    Raises:
        NoRevision: git is not on this machine, or does not answer.
    """
    program = shutil.which("git")
    if program is None:
        raise NoRevision("git staat niet op deze computer. Installeer git.")
    settings = [each for setting in _SETTINGS for each in ("-c", setting)]
    try:
        done = subprocess.run(
            [program, "--no-pager", *settings, *arguments],
            cwd=root,
            env=_SURROUNDINGS,
            input=told,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise NoRevision(f"git gaf binnen {_PATIENCE} seconden geen antwoord.") from None
    return done.returncode, done.stdout


def _place(root: Path) -> str:
    """The path of the dossier within its repository, with a slash at its end; empty when it is the repository.

    Raises:
        NoRevision: it stands in no repository.
    """
    status, said = _git(root, "rev-parse", "--is-inside-work-tree", "--show-prefix")
    inside, _, prefix = said.partition(b"\n")
    if status != 0 or inside != b"true":
        raise NoRevision("deze map staat niet in een git-repository. Een vergelijking kan alleen daarin.")
    return os.fsdecode(prefix.removesuffix(b"\n"))


def _top(root: Path) -> Path:
    """The folder of the repository that a folder stands in.

    Raises:
        NoRevision: it stands in none.
    """
    status, said = _git(root, "rev-parse", "--show-toplevel")
    if status != 0:
        raise NoRevision("deze map staat niet in een git-repository.")
    return Path(os.fsdecode(said.removesuffix(b"\n")))


def _commit(root: Path, revision: str) -> str:
    """The full name of the commit that a revision names.

    It goes in over standard input, so that no name can be an option.

    Raises:
        NoRevision: there is none.
    """
    _place(root)
    if not revision.strip() or not revision.isprintable():
        raise NoRevision(f"{named(revision)} kan geen naam van een revisie zijn.")
    _, said = _git(root, "cat-file", "--batch-check", told=os.fsencode(revision) + b"^{commit}\n")
    if found := re.fullmatch(rb"([0-9a-f]{40,64}) commit [0-9]+\n", said):
        return found[1].decode()
    _, shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow == b"true\n":
        raise NoRevision(
            f"revisie {named(revision)} staat niet in deze kopie: van de geschiedenis is maar een deel opgehaald. "
            "Haal de rest op: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)."
        )
    raise NotHere(f"revisie {named(revision)} bestaat hier niet. Noem een commit, een tak of een label.")


def _blobs(root: Path, commit: str, parts: tuple[str, ...]) -> dict[str, str]:
    """The name of the content of every regular file of these parts of a folder at a commit, by its path within the folder."""
    prefix = _place(root)
    wanted = [f"{prefix}{part}" for part in parts]
    status, said = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *wanted)
    if status != 0:
        raise NoRevision(f"git kan de bestanden van {commit[:12]} niet lezen. Is de repository heel?")
    found = {}
    for line in said.split(b"\0")[:-1]:
        head, _, name = line.partition(b"\t")
        mode, _, blob = head.decode().split()
        path = os.fsdecode(name).removeprefix(prefix)
        # A link is no file of a dossier, nor is another repository; a name that leads elsewhere is an attack.
        if mode in ("100644", "100755") and not {"", ".", ".."} & set(path.split("/")):
            found[path] = blob
    return found


def _changed(root: Path, blobs: dict[str, str], parts: tuple[str, ...]) -> Changed:
    now = dict(_working_tree(root, parts, len(next(iter(blobs.values()), ""))))
    return (
        tuple(sorted(now.keys() - blobs.keys())),
        tuple(sorted(path for path, blob in blobs.items() if now.get(path, blob) != blob)),
        tuple(sorted(blobs.keys() - now.keys())),
    )


def _working_tree(root: Path, parts: tuple[str, ...], length: int) -> Iterator[tuple[str, str]]:
    """Every regular file of these parts with the name that git would give its content, of `length` characters.

    Computed here: to compare, git itself would run the filters that a repository names.
    """
    for part in parts:
        here = os.walk(root / part) if (root / part).is_dir() else [(str(root), [], [part])]
        for folder, _, names in here:
            for name in names:
                path = Path(folder, name)
                if path.is_file() and not path.is_symlink() and path.suffix != ".pyc":
                    yield path.relative_to(root).as_posix(), _blob_name(path.read_bytes(), length)


def _blob_name(content: bytes, length: int) -> str:
    """The name of a content in git: SHA-1 in 40 characters, or SHA-256 in 64."""
    made = hashlib.sha256() if length == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(content))
    made.update(content)
    return made.hexdigest()


def _contents(root: Path, blobs: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of every file, by its path.

    Raises:
        NoRevision: a content is missing, as in a copy that fetches contents only when they are asked for.
    """
    status, said = _git(root, "cat-file", "--batch", told="".join(f"{blob}\n" for blob in blobs.values()).encode())
    place = 0
    for path, blob in blobs.items():
        end = said.find(b"\n", place)
        head = re.fullmatch(rb"[0-9a-f]+ blob ([0-9]+)", said[place:end]) if end >= 0 else None
        if status != 0 or head is None:
            raise NoRevision(f"de inhoud van {named(path)} ({blob[:12]}) ontbreekt in deze kopie. Haal haar geheel op.")
        place = end + 1 + int(head[1])
        yield path, said[end + 1 : place]
        place += 1  # the end of the line


def _write(folder: Path, contents: Iterator[tuple[str, bytes]]) -> None:
    for path, content in contents:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
