"""What is wrong with the files of measures, for which no more is read than what is told of them hangs on.

That is everything but the actions of the other measures, and of the rounds the rows that may be theirs. Where something
is told that hangs together with what stands elsewhere, the whole dossier is read after all: of two that contradict
each other, only who knows all can tell which is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from motiespoor import paths
from motiespoor.model.kinds import MEASURE, NOT_MEASURES, OF_ROUND, REPORT
from motiespoor.model.measure import Measure
from motiespoor.model.round import Closing
from motiespoor.problem import Problem
from motiespoor.read.ahead import taken_apart_ahead
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import bytes_of, listing, readable
from motiespoor.read.names import text_at
from motiespoor.read.yamlfile import YamlFile, yaml_file
from motiespoor.read.yamltree import Fields, Scalar
from motiespoor.validate.causes import leading
from motiespoor.validate.check import problems, told_by_rules
from motiespoor.validate.packages import concerns

Texts = Mapping[str, str]

# From the key to the next thing that stands at the margin. Where that cuts a text in two, what is left is no measure.
_ACTIONS = re.compile(r"^acties:.*\n(?:(?:(?:[ #]|-(?!--)).*)?\n)*", re.MULTILINE)
_SAYS_WHOSE = b"maatregel:"  # stands in a row that says of which measure it is


def checked(root: Path, today: date, only: frozenset[str] | None) -> tuple[Reading, tuple[Problem, ...]]:
    """What was read of a dossier, and a problem for every mistake in it, sorted; with `only`, in these files and folders."""
    part = problems_of_measures(root, today, only) if only is not None and are_measures(only) else None
    if part is not None:
        return part
    with taken_apart_ahead(root) as read:
        reading = read_dossier(root, read=read)
    return reading, problems(reading, today, only, once=True)


def are_measures(only: frozenset[str]) -> bool:
    """Whether these are files of measures, and nothing else."""
    return all(MEASURE.fullmatch(path) and path not in NOT_MEASURES for path in only)


def problems_of_measures(
    root: Path, today: date, only: frozenset[str], instead: Texts = MappingProxyType({})
) -> tuple[Reading, tuple[Problem, ...]] | None:
    """A part of a dossier, and what is wrong in these files of measures; `None` when that takes the whole of it."""
    reading = read_dossier(root, instead, partial(_file, only), unread=_rows_of_others(root, only, instead))
    found = told_by_rules(reading, today)
    if any(_hangs_together(each, only) for each in found):
        return None
    return reading, leading(each for each in found if concerns(each.path, only))


def _hangs_together(problem: Problem, only: frozenset[str]) -> bool:
    """Whether a problem in these files has to do with what stands elsewhere, or one elsewhere with what stands here."""
    if concerns(problem.path, only):
        return bool(problem.breaks or problem.hangs_on or problem.lacks)
    return bool(problem.breaks)


def _file(only: frozenset[str], path: str, text: str) -> YamlFile:
    """What stands in a file; of another measure all but its actions: nobody knows then how these are called."""
    if path in only or not are_measures(frozenset({path})):
        return yaml_file(path, text)
    file = yaml_file.__wrapped__(path, _ACTIONS.sub(lambda found: "\n" * found[0].count("\n"), text, count=1))
    if file.problems or not isinstance(file.record, Measure) or not isinstance(file.names, Fields):
        return yaml_file(path, text)
    unread = Scalar("", file.names.line, file.names.column, plain=True)
    names = Fields(file.names.line, file.names.column, {**file.names.values, "acties": unread})
    record = replace(file.record, origin=replace(file.record.origin, complete=False))
    return YamlFile((), whole=True, record=record, names=names)


def _rows_of_others(root: Path, only: frozenset[str], instead: Texts) -> frozenset[str]:
    """The rows of rounds that are of no measure in these files: they have another number, and do not say of which they are."""
    found = listing(root, paths.ROUNDS).files
    numbers = set(_numbers(root, only, sorted({*found, *instead}), instead))
    return frozenset(
        path
        for path in found
        if (row := REPORT.fullmatch(path)) is not None
        and PurePosixPath(path).name not in OF_ROUND
        and row[2] not in numbers
        and _SAYS_WHOSE not in (_data(root, path, instead) or _SAYS_WHOSE)
    )


def _numbers(root: Path, only: frozenset[str], found: list[str], instead: Texts) -> Iterator[str]:
    """The numbers that these measures have, or had in a round that closed."""
    slugs = set()
    for path in only:
        yield PurePosixPath(path).stem
        names = _read(root, path, instead).names
        yield text_at(names, "nummer") or ""
        slugs.add(text_at(names, "sleutel"))
    for path in found:
        if path.endswith(f"/{paths.CLOSING}") and isinstance(closing := _read(root, path, instead).record, Closing):
            yield from (then.number for then in closing.measures if then.slug in slugs)


def _read(root: Path, path: str, instead: Texts) -> YamlFile:
    data = _data(root, path, instead)
    text = readable(path, data, []) if data is not None else None
    return yaml_file(path, text) if text is not None else YamlFile(())


def _data(root: Path, path: str, instead: Texts) -> bytes | None:
    return instead[path].encode() if path in instead else bytes_of(root, path)
