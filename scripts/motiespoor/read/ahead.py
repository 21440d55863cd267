"""The files of many measures, half of them taken apart by another core: nothing takes a check as long.

It makes no difference to what is read. Only for who reads a dossier once: one that reads it again remembers files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from motiespoor import paths
from motiespoor.cores import ahead
from motiespoor.model.kinds import MEASURE, NOT_MEASURES
from motiespoor.read.files import listing, read_text
from motiespoor.read.yamlfile import YamlFile, yaml_file

_MANY = 100  # measures; of fewer a copy of this process is not made sooner than they are read


@contextmanager
def taken_apart_ahead(root: Path) -> Iterator[Callable[[str, str], YamlFile]]:
    """What takes apart the YAML files of a dossier, asked for in the order of their paths."""
    measures = [path for path in listing(root, paths.MEASURES).files if MEASURE.fullmatch(path)]
    of_copy = frozenset(measures[::2]).difference(NOT_MEASURES)  # by turns, so that neither waits long for the other
    if len(measures) < _MANY:
        yield yaml_file
        return
    with ahead(partial(_files, root, sorted(of_copy))) as made:

        def taken_apart(path: str, text: str) -> YamlFile:
            if path in of_copy:
                for name, file in made:
                    if name == path:
                        return file
            return yaml_file(path, text)  # also of what the copy did not find: it came meanwhile

        yield taken_apart


def _files(root: Path, found: list[str]) -> Iterator[tuple[str, YamlFile]]:
    for path in found:
        text = read_text(root, path, [])
        if text is not None:
            yield path, yaml_file.__wrapped__(path, text)
