"""How problems are told: as lines to read, as annotations and a table for GitHub, and as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from motiespoor import dutch
from motiespoor.problem import Problem

VERSION = 1  # of the JSON form; another number when a field changes its meaning or disappears
SHOWN_BY_GITHUB = 10  # annotations of a step; the others stand in its log only
SUMMARY_LIMIT = 1024 * 1024  # bytes that GitHub takes as the summary of a step

_BOLD, _RED, _OFF = "\x1b[1m", "\x1b[31m", "\x1b[0m"


def count(problems: Sequence[Problem]) -> str:
    """How many problems there are, in how many files, as a sentence."""
    if not problems:
        return "Geen problemen gevonden."
    files = len({problem.path for problem in problems})
    return f"{dutch.count(len(problems), 'probleem', 'problemen')} in {dutch.count(files, 'bestand', 'bestanden')}."


def as_text(problems: Sequence[Problem], *, colour: bool = False) -> str:
    """Every problem on a line, and how many there are; with colour the place and what is wrong stand out."""
    lines = [_coloured(each) if colour else str(each) for each in problems]
    return "".join(f"{line}\n" for line in (*lines, count(problems)))


def _coloured(problem: Problem) -> str:
    """A problem of which the place is bold and the value that is not right is red."""
    place = f"{problem.path}:{problem.line}:{problem.column}:"
    text = problem.text
    if problem.found and (quoted := f"'{problem.found}'") in text:
        text = text.replace(quoted, f"{_RED}{quoted}{_OFF}", 1)
    return f"{_BOLD}{place}{_OFF} {text}"


def as_annotations(problems: Sequence[Problem], folder: str = "") -> str:
    """Workflow commands of GitHub, one for each problem, and how many there are.

    `folder` is that of the dossier in the repository: GitHub wants paths from the root of that.
    """
    lines = [
        f"::error file={_property(_below(folder, each.path))},line={each.line},col={each.column},"
        f"title={_property('Dit klopt nog niet')}::{_data(str(each))}"
        for each in problems
    ]
    lines.append(count(problems))
    if len(problems) > SHOWN_BY_GITHUB:
        lines.append(f"GitHub toont er {SHOWN_BY_GITHUB}. De hele lijst staat in de samenvatting van deze stap.")
    return "".join(f"{line}\n" for line in lines)


def _below(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path


def _data(text: str) -> str:
    """A text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A text as the value of a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_table(problems: Sequence[Problem], limit: int = SUMMARY_LIMIT) -> str:
    """All problems as Markdown, in at most `limit` bytes; what does not fit is counted."""
    from motiespoor.tell.style import as_markdown

    told = f"**{count(problems)}**\n"
    if not problems:
        return told
    told += "\n| bestand | regel | kolom | wat er is |\n|---|--:|--:|---|\n"
    rows = [
        f"| {as_markdown(each.path)} | {each.line} | {each.column} | {as_markdown(each.text)} |\n" for each in problems
    ]
    room = limit - len(told.encode())
    sizes = [len(row.encode()) for row in rows]
    if sum(sizes) <= room:
        return told + "".join(rows)
    rest = "\nEn nog {} andere: zie het logboek van deze stap.\n"
    room -= len(rest.format(len(rows)))
    fit = 0
    while fit < len(rows) and sizes[fit] <= room:
        room -= sizes[fit]
        fit += 1
    return told + "".join(rows[:fit]) + rest.format(len(rows) - fit)


def add_to_summary(summary: Path, problems: Sequence[Problem]) -> None:
    """Write the whole list behind what already stands in the summary of a step."""
    with summary.open("ab") as file:
        file.write(as_table(problems, max(SUMMARY_LIMIT - file.tell(), 0)).encode())


def as_json(problems: Sequence[Problem]) -> str:
    """All problems as JSON; this form stays as it is within a version.

    `versie`; `aantal` problems in so many `bestanden`; and `problemen`, each with `pad`, `regel` and `kolom` (from 1),
    `tekst`, `gevonden` (the value that is not right, or null), `bedoeld` (the nearest right one, or null) and
    `zeker` (whether what to do is certain, so that `motiespoor check --herstel` can do it).
    """
    told = {
        "versie": VERSION,
        "aantal": len(problems),
        "bestanden": len({each.path for each in problems}),
        "problemen": [
            {
                "pad": each.path,
                "regel": each.line,
                "kolom": each.column,
                "tekst": each.text,
                "gevonden": each.found,
                "bedoeld": each.meant,
                "zeker": each.fix is not None,
            }
            for each in problems
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
