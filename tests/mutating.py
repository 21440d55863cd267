"""Changes of a built site, by kind, as a fault of the program, its theme or its drawing library could make them.

Each is made on the text of a file; what is made of the finished pages (the search index and the manifest) is made anew
by who looks at it, for the program would have done so too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mutation:
    """Files by their path, with what they become; `None` when they go."""

    kind: str
    what: str
    files: Mapping[str, bytes | None]


Change = tuple[str, Mapping[str, bytes | None]]  # what is changed, and into what


class Site:
    """A built folder of which the files are read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self._read: dict[str, str] = {}

    def text(self, path: str) -> str:
        """A file as text."""
        if path not in self._read:
            self._read[path] = (self.folder / path).read_text(encoding="utf-8")
        return self._read[path]

    def content(self, path: str) -> bytes:
        """A file as bytes."""
        return (self.folder / path).read_bytes()

    def below(self, folder: str, ending: str) -> list[str]:
        """The files below a folder with this ending."""
        return [path for path in self.files if path.startswith(folder) and path.endswith(ending)]

    @cached_property
    def pages(self) -> list[str]:
        """The pages, without the one for what is not there."""
        return self.below("", "index.html")


Kind = Callable[[Site], Iterator[Change]]


def spread(kind: Kind, site: Site, most: int) -> list[Change]:
    """As many of a kind as asked, from the first to the last; gone through twice, for all together are large."""
    number = sum(1 for _ in kind(site))
    wanted = {each * (number - 1) // max(most - 1, 1) for each in range(most)}
    return [change for at, change in enumerate(kind(site)) if at in wanted]


class Instead(Mapping[str, bytes | None]):
    """A file with a passage replaced, made when it is asked for: of most kinds there are thousands."""

    def __init__(self, site: Site, path: str, start: int, end: int, new: str) -> None:
        self._site, self._path, self._span, self._new = site, path, (start, end), new

    def __getitem__(self, path: str) -> bytes | None:
        if path != self._path:
            raise KeyError(path)
        text, (start, end) = self._site.text(path), self._span
        return f"{text[:start]}{self._new}{text[end:]}".encode()

    def __iter__(self) -> Iterator[str]:
        return iter((self._path,))

    def __len__(self) -> int:
        return 1


instead = Instead


def found(site: Site, paths: Sequence[str], pattern: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every place in these files where a pattern matches."""
    compiled = re.compile(pattern, re.DOTALL)
    for path in paths:
        yield from ((path, match) for match in compiled.finditer(site.text(path)))


def replaced(
    site: Site, paths: Sequence[str], pattern: str, new: Callable[[re.Match[str]], str | None]
) -> Iterator[Change]:
    """Each match replaced by what `new` makes of it, one at a time; the first group is what is replaced, if there is one."""
    for path, match in found(site, paths, pattern):
        group = 1 if match.re.groups else 0
        if (made := new(match)) is not None and made != match[group]:
            yield (
                f"{path}: {' '.join(match[group].split())[:60]} -> {' '.join(made.split())[:60]}",
                instead(site, path, *match.span(group), made),
            )


def other_digit(text: str) -> str | None:
    """A text with its last digit another; `None` when it has none."""
    at = max((place for place, sign in enumerate(text) if sign.isdigit()), default=None)
    return None if at is None else f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def swapped(
    site: Site, paths: Sequence[str], pattern: str, *, apart: Callable[[str, str], bool] = str.__ne__
) -> Iterator[Change]:
    """Two matches that follow each other in a file take each other's place (their first group)."""
    compiled = re.compile(pattern, re.DOTALL)
    for path in paths:
        text, matches = site.text(path), list(compiled.finditer(site.text(path)))
        for one, other in pairwise(matches):
            if apart(one[1], other[1]):
                made = (
                    f"{text[: one.start(1)]}{other[1]}{text[one.end(1) : other.start(1)]}{one[1]}{text[other.end(1) :]}"
                )
                yield f"{path}: {one[1][:40]} <-> {other[1][:40]}", {path: made.encode()}
