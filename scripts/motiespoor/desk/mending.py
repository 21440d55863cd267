"""Mending what is certain: the fixes that problems bring with them, shown as a diff and written after a yes.

A fix changes the characters that it is about and no other. What belongs to a closed round stays as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path

from motiespoor import dutch, paths
from motiespoor.desk.editor import Editor
from motiespoor.desk.insertion import move, scalar, write_texts
from motiespoor.problem import Fix, Problem, Rename, Span
from motiespoor.read.csvtable import cell_at
from motiespoor.read.dossier import read_dossier
from motiespoor.read.files import decoded
from motiespoor.read.yamltree import Scalar, ends
from motiespoor.validate.causes import leading
from motiespoor.validate.check import every_problem, problems

CONTEXT = 1  # lines of the file that are shown around what changes
_MOST = 40  # lines of one file that are shown
_ROUNDS = 4  # times: behind a mark at the start of a file its line ends come into sight, behind those its words
_FIXED_SPACES = re.compile("[ \u00a0]*\u00a0")
_FILE_OF_A_ROUND = re.compile(rf"({paths.ROUNDS}/[^/]+)/([^/]+)")

# What cannot be seen, and how it is shown.
_INVISIBLE = {0xFEFF: "⟨BOM⟩", 0x0D: "⟨CR⟩", 0x09: "⟨tab⟩", 0xA0: "⟨vaste spatie⟩"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mending:
    """Files as they are and as they would become, by path; how many mistakes that mends, and which problems are left.

    `renamed` get another name besides, when they have become what they would.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    mended: int
    left: tuple[Problem, ...]
    renamed: tuple[Rename, ...] = ()


def mending(root: Path, today: date, only: frozenset[str] | None = None) -> Mending:
    """What can be mended with certainty in a dossier, in these files and folders."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    mended = 0
    reading = read_dossier(root)
    found = every_problem(reading, today, only)
    renames = tuple(each.fix for each in found if isinstance(each.fix, Rename))
    for _ in range(_ROUNDS):
        changed = 0
        for path, fixes in _fixes(root, found).items():
            whole = next((fix for fix in fixes if fix.span is Span.FILE), None)
            text = after[path] if path in after else decoded(root, path) if whole is None else whole.old
            if text is None:
                continue
            new, done = repaired(path, text, fixes) if whole is None else (whole.new, 1)
            if done:
                before.setdefault(path, text)
                after[path] = new
                changed += done
        if not changed:
            break
        mended += changed
        found = every_problem(read_dossier(root, after), today, only)
    left = leading(each for each in found if each.fix not in renames)
    return Mending(before=before, after=after, mended=mended + len(renames), left=left, renamed=renames)


def _fixes(root: Path, found: Iterable[Problem]) -> dict[str, list[Fix]]:
    """The fixes by file, without those in what stands still."""
    fixes: dict[str, list[Fix]] = {}
    for each in found:
        if isinstance(each.fix, Fix) and not _stands_still(root, each.path):
            fixes.setdefault(each.path, []).extend((each.fix, *each.fix.more))
    return fixes


def _stands_still(root: Path, path: str) -> bool:
    """Whether a file belongs to a round that is closed; its corrections are still added to."""
    found = _FILE_OF_A_ROUND.fullmatch(path)
    if found is None or found[2] == paths.CORRECTIONS:
        return False
    return found[2] == paths.CLOSING or (root / found[1] / paths.CLOSING).exists()


def repaired(path: str, text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """The text of a file with the fixes that fit it, and how many those were; of two that overlap the first."""
    spans = []
    everywhere = []
    node_ends = None
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for fix in fixes:
        if fix.span is Span.EVERYWHERE:
            everywhere.append(fix)
            continue
        begin = starts[fix.line - 1] + fix.column - 1
        if fix.span is Span.TEXT:
            if text.startswith(fix.old, begin):
                spans.append((begin, begin + len(fix.old), fix.new))
        elif path.endswith(".csv"):
            raw = cell_at(text, begin)
            spans.append((begin, begin + len(raw), _cell(raw, fix.new)))
        elif path.endswith(".yaml"):
            node_ends = node_ends if node_ends is not None else ends(text)
            end = node_ends.get((Scalar, fix.line, fix.column))
            if end is not None:
                fixed = _FIXED_SPACES.match(text, end)  # part of the value, though it looks like a space after it
                spans.append((begin, fixed.end() if fixed else end, _value(text[begin:end], fix.new)))
    made, index, done = [], 0, 0
    for begin, end, new in sorted(set(spans)):
        if begin >= index and text[begin:end] != new:
            made += [text[index:begin], new]
            index, done = end, done + 1
    mended = "".join((*made, text[index:]))
    for fix in everywhere:
        done += fix.old in mended
        mended = mended.replace(fix.old, fix.new)
    return mended, done


def _value(raw: str, new: str) -> str:
    """A value of YAML between the quotation marks that were there, or as YAML needs it."""
    mark = raw[:1]
    if mark in ("'", '"') and mark not in new and "\\" not in new:
        return f"{mark}{new}{mark}"
    return scalar(new)


def _cell(raw: str, new: str) -> str:
    """A cell of CSV, between quotation marks when it was, or must be."""
    if raw.startswith('"') and '"' not in new:
        return f'"{new}"'
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([new])
    return line.getvalue()


def mend(
    root: Path, today: date, editor: Editor, only: frozenset[str] | None = None, *, agreed: bool = False
) -> tuple[Problem, ...]:
    """Show what is certain, write it after a yes (or with `agreed`), and return the problems that are there then."""
    made = mending(root, today, only)
    if not made.mended:
        editor.tell("Er is niets dat zeker te herstellen is.")
        return made.left
    editor.tell(f"Dit is zeker, en kan zo hersteld worden ({made.mended}):")
    for rename in made.renamed:
        editor.tell(f"\n{rename.old} wordt {rename.new}")
    for path in sorted(made.after):
        editor.tell(f"\n{path}")
        for line in shown(made.before[path], made.after[path]):
            editor.tell(line)
    if made.left:
        editor.tell(
            f"\nDaarna {'blijft' if len(made.left) == 1 else 'blijven'} {dutch.count(len(made.left), 'probleem', 'problemen')} over."
        )
    if not editor.lets_write(agreed=agreed):
        return problems(read_dossier(root), today, only)
    write_texts(root, made.after)
    for rename in made.renamed:
        move(root, rename)
    files = len({*made.after, *(rename.old for rename in made.renamed)})
    editor.tell(f"\nHersteld in {dutch.count(files, 'bestand', 'bestanden')}.")
    return problems(read_dossier(root), today, only)


def shown(before: str, after: str) -> Iterator[str]:
    """The lines that change, with what cannot be seen made visible; of many the first."""
    lines = list(unified_diff(before.split("\n"), after.split("\n"), n=CONTEXT, lineterm=""))[2:]  # not two file names
    for line in lines[:_MOST]:
        yield _visible(line)
    if len(lines) > _MOST:
        yield f"… en nog {len(lines) - _MOST} regels."


def _visible(line: str) -> str:
    told = line.translate(_INVISIBLE)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in told)
