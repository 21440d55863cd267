"""Which files a dossier has, and their text, whatever they turn out to be."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from motiespoor.problem import Fix, Problem, Span, printable
from motiespoor.spelling import code

# Far above what people write by hand, far below what a machine chokes on.
LIMITS = {".yaml": 4_000_000, ".yml": 4_000_000, ".csv": 64_000_000, ".txt": 64_000_000, ".json": 64_000_000}
OTHER_LIMIT = 4_000_000

# Characters that no text field needs and that would hide or reorder what a reader sees
# (Unicode bidirectional controls: "Trojan Source", CVE-2021-42574) or break the count of lines.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
# What git leaves behind when two changes meet; in Markdown and in a plain text a line of = is below a heading.
_CONFLICT = re.compile(r"^(?:(<{7})|={7}|>{7})(?=[ \r]|$)", re.MULTILINE)
_CONFLICT_IN_WORDS = re.compile(r"^(?:(<{7})|>{7})(?=[ \r]|$)", re.MULTILINE)
_MARKS = ("<" * 7, "=" * 7, ">" * 7)  # of which one is in every conflict, and hardly ever in a text without
_END_OF_CONFLICT = re.compile(r"^>{7}(?=[ \r]|$).*", re.MULTILINE)
# How files of office programs begin: a zip (docx, xlsx, odt), an older document, a PDF, an RTF.
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class Listing:
    """The regular files below a dossier, relative and sorted, and what is wrong with the rest."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def at_start(path: str, text: str) -> Problem:
    """A problem with a file as a whole."""
    return Problem(path=path, line=1, column=1, text=text)


def shown(name: str) -> str:
    """A file name as it can be printed on one line, whatever bytes it holds."""
    return printable(os.fsencode(name).decode("utf-8", "backslashreplace"))


def listing(root: Path, folder: str) -> Listing:
    """Every regular file below `folder`; links and special files are problems."""
    files: list[str] = []
    problems: list[Problem] = []
    for path, mode in _walk(root, folder):
        if stat.S_ISREG(mode):
            files.append(path)
        elif stat.S_ISDIR(mode):
            problems.append(at_start(shown(path), _FOLDER if _is_file_name(path) else _CLOSED))
        elif stat.S_ISLNK(mode):
            problems.append(
                at_start(
                    shown(path),
                    "dit is een verwijzing naar een ander bestand (symbolic link). Zet het bestand zelf hier.",
                )
            )
        else:
            problems.append(at_start(shown(path), "dit is geen gewoon bestand. Haal het weg."))
    return Listing(tuple(sorted(files)), tuple(problems))


def _walk(root: Path, folder: str) -> Iterator[tuple[str, int]]:
    """Path and mode of everything below `folder`, folders only if they cannot be looked into; links are not followed."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(root / here))
        except OSError:
            yield here, stat.S_IFDIR
            continue
        for entry in entries:
            path = f"{here}/{entry.name}"
            if entry.is_dir(follow_symlinks=False) and not _is_file_name(path):
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path, stat.S_IFREG  # as the folder says: to ask each file is to open them all
            else:
                yield path, entry.stat(follow_symlinks=False).st_mode


def _is_file_name(path: str) -> bool:
    """Whether a folder here stands where a file belongs."""
    return os.path.splitext(path)[1] in (*LIMITS, ".md", ".jinja")


_FOLDER = "dit is een map, en hier hoort een bestand. Haal de map weg."
_CLOSED = "deze map kan niet geopend worden. Mag zij gelezen worden?"


def read_text(root: Path, path: str, problems: list[Problem]) -> str | None:
    """The text of a file, or `None` after adding the problem that stands in the way."""
    try:
        data = _bytes(root, path)
    except (OSError, ValueError):
        problems.append(
            at_start(shown(path), "dit bestand kan niet geopend worden. Staat het er, en mag het gelezen worden?")
        )
        return None
    return readable(path, data, problems)


def bytes_of(root: Path, path: str) -> bytes | None:
    """The bytes of a file; `None` when it cannot be opened."""
    try:
        return _bytes(root, path)
    except (OSError, ValueError):
        return None


def decoded(root: Path, path: str) -> str | None:
    """The text of a file as it is, also when no dossier may have it so; `None` when it is no text."""
    data = bytes_of(root, path)
    try:
        return None if data is None else data.decode("utf-8")
    except ValueError:
        return None


def readable(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """The text that the bytes of a file are, or `None` after adding the problem that stands in the way."""
    found = _broken(shown(path), data)
    problems.extend(found)
    return None if found else data.decode("utf-8")


def _bytes(root: Path, path: str) -> bytes:
    # O_NOFOLLOW and O_NONBLOCK: what was a file a moment ago may be a link or a pipe now.
    handle = os.open(os.path.join(root, path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(handle, "rb", buffering=0) as file:
        # Asked for no more than there is: room for the largest file, for each of many small ones, takes longest of all.
        return file.read(min(os.fstat(handle).st_size, limit_of(path)) + 1)


def fingerprint_of_files(root: Path, parts: Iterable[str]) -> str:
    """SHA-256, in hexadecimal, of the names and the bytes of every regular file in these folders and files."""
    made = hashlib.sha256()
    for part in parts:
        if not os.path.lexists(root / part):
            continue  # the settings of the engine may be left to the program
        files = listing(root, part).files if (root / part).is_dir() else (part,)
        for path in files:
            content = hashlib.sha256((root / path).read_bytes()).hexdigest()
            made.update(f"{len(os.fsencode(path))} {content} ".encode() + os.fsencode(path))
    return made.hexdigest()


def limit_of(path: str) -> int:
    """The largest size in bytes that a file of this kind may have."""
    return LIMITS.get(os.path.splitext(path)[1], OTHER_LIMIT)


def _broken(path: str, data: bytes) -> list[Problem]:
    """What stands in the way of reading these bytes as a text: one mistake, or each conflict of a merge."""
    if len(data) > limit_of(path):
        return [
            at_start(
                path,
                f"dit bestand is groter dan {limit_of(path) // 1_000_000} MB. "
                "Deel het op of haal eruit wat er niet hoort.",
            )
        ]
    if not data.strip():
        return [at_start(path, "dit bestand is leeg. Vul het of haal het weg.")]
    if data.startswith(_OFFICE):
        return [
            at_start(
                path,
                "dit is een document van een programma als Word of Excel, en geen gewone tekst. "
                "Zet het oude bestand terug en plak daar alleen de tekst in.",
            )
        ]
    if data.startswith(b"\xef\xbb\xbf"):
        told = "dit bestand begint met een BOM-teken. Sla het op als UTF-8 zonder BOM."
        fix = Fix(line=1, column=1, old="\ufeff", new="", span=Span.TEXT)
        return [Problem(path=path, line=1, column=1, text=told, fix=fix)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        return [
            _at(
                path,
                good,
                len(good),
                "dit is geen UTF-8. Sla het bestand op als UTF-8 (niet als Windows-1252 of Latin-1).",
            )
        ]
    if path.endswith((".yaml", ".yml", ".csv", ".md", ".txt")) and (conflicts := list(_conflicts(path, text))):
        return conflicts
    if (found := FORBIDDEN.search(text)) is None:
        return []
    if found[0] == "\r":
        told = "dit bestand heeft Windows-regeleinden (CRLF). Sla het op met gewone regeleinden (LF)."
        line, column = position(text, found.start())
        fix = Fix(line=line, column=column, old="\r\n", new="\n", span=Span.EVERYWHERE)
        return [Problem(path=path, line=line, column=column, text=told, fix=fix)]
    return [
        _at(
            path,
            text,
            found.start(),
            f"hier staat een onzichtbaar stuurteken ({code(found[0])}). "
            "Haal het weg; mogelijk is dit geen tekstbestand.",
        )
    ]


def _conflicts(path: str, text: str) -> Iterator[Problem]:
    """Each place where git left two versions; a mark that was left behind is one too."""
    if not any(mark in text for mark in _MARKS):
        return
    marks = _CONFLICT_IN_WORDS if path.endswith((".md", ".txt")) else _CONFLICT
    index = 0
    while (mark := marks.search(text, index)) is not None:
        end = _END_OF_CONFLICT.search(text, mark.end()) if mark[1] else None
        index = end.end() if end else mark.end()
        yield _at(
            path,
            text,
            mark.start(),
            "hier staat een samenvoegconflict van git. "
            "Kies een van de versies en haal de regels met <<<<<<<, ======= en >>>>>>> weg."
            if mark[1]
            else f"hier staat een regel van een samenvoegconflict van git ({mark[0]}). Haal die regel weg.",
        )


def _at(path: str, text: str, index: int, message: str) -> Problem:
    line, column = position(text, index)
    return Problem(path=path, line=line, column=column, text=message)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
