"""Every rule has a bad case: one edit of the small dossier, and all that is told about it.

The cases stand in `test_rules_*.py`, a file per family; here is what they share, and that none is missing.
"""

from __future__ import annotations

import ast
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import TODAY, edited
from motiespoor.read import (
    csvtable,
    dossier,
    excel,
    exchanged,
    files,
    naming,
    registers,
    shape,
    stray,
    texts,
    yamlfile,
    yamlmistakes,
    yamltree,
)
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.validate import check, closing, dates, lineage, packages, succession
from motiespoor.validate.check import problems

Rule = Callable[..., Any]

FAMILIES = (
    "identity",
    "addresses",
    "dates",
    "evidence",
    "promises",
    "rounds",
    "figures",
    "places",
    "chapters",
    "charts",
    "front",
    "hosting",
    "content",
    "engine",
    "looks",
    "registers",
    "packages",
    "reading",
    "shape",
)
# Files with messages that no single passage of a file calls up.
TOLD_IN = (
    "test_lineage",
    "test_bad_input",
    "test_one_mistake",
    "test_rules_reading",
    "test_rules_chapters",
    "test_rules_engine",
    "test_rules_registers",
)
# Rules whose bad cases stand in test_closing.py and test_lineage.py.
ELSEWHERE = {
    *lineage.RULES,
    *closing.RULES,
    *succession.RULES,
    dates.rounds_close_in_time,
    dates.corrections_run_forward,
}
HERE = "▶"  # stands in a passage where a problem is told


@dataclass(frozen=True)
class Mistake:
    """A passage of a file replaced by another, and what is told about it.

    With `renamed` the file gets another name as well; `before` has edits that are right in themselves.
    `text` is told at the ▶ in `new`, or at the start of the file when there is none;
    `also` has what is told besides, each as a path, a passage with a ▶ in it (or none) and a text.
    """

    path: str
    old: str
    new: str
    text: str = ""
    also: tuple[tuple[str, str, str], ...] = ()
    renamed: str = ""
    before: tuple[tuple[str, str, str], ...] = ()


Cases = Mapping[Rule, tuple[Mistake, ...]]


def told(root: Path) -> list[str]:
    """Every problem of a dossier, as a line."""
    return [str(each) for each in problems(read_dossier(root), TODAY)]


def made(root: Path, mistake: Mistake) -> tuple[dict[str, str], list[str]]:
    """What the files of a dossier hold once a mistake is made, and the lines that are to be told; nothing is written."""
    texts: dict[str, str] = {}
    place = 0
    for path, old, new in (*mistake.before, (mistake.path, mistake.old, mistake.new)):
        text = _text(root, path, texts)
        place = text.find(old) + new.find(HERE) if HERE in new else 0
        if old:
            texts[path] = edited(text, path, old, new.replace(HERE, ""))
    if mistake.renamed:
        texts[mistake.renamed] = _text(root, mistake.path, texts)
    places = [(mistake.renamed or mistake.path, place, mistake.text)]
    places += [(path, _place(_text(root, path, texts), path, passage), text) for path, passage, text in mistake.also]
    found = sorted(
        (path, *_line_and_column(_text(root, path, texts) if index else "", index), text)
        for path, index, text in places
        if text
    )
    return texts, [f"{path}:{line}:{column}: {text}" for path, line, column, text in found]


def _text(root: Path, path: str, texts: Mapping[str, str]) -> str:
    return texts[path] if path in texts else (root / path).read_text(encoding="utf-8")


def _place(text: str, path: str, passage: str) -> int:
    """Where the ▶ of a passage falls in a file; the passage stands there once."""
    words = passage.replace(HERE, "")
    assert not words or text.count(words) == 1, f"{path} holds {words!r} {text.count(words)} times"
    return text.index(words) + passage.find(HERE) if words else 0


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def written(root: Path, mistake: Mistake) -> list[str]:
    """Make a mistake in the files of a dossier; the lines that are to be told about it."""
    texts, expected = made(root, mistake)
    for path, text in texts.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    if mistake.renamed:
        (root / mistake.path).unlink()
    return expected


def read_with(root: Path, mistake: Mistake) -> tuple[Reading, list[str]]:
    """A dossier as it is read with a mistake in it, and the lines that are to be told; its files stay as they are."""
    if mistake.renamed:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(root, Path(folder) / "dossier"))
            expected = written(copy, mistake)
            return read_dossier(copy), expected
    texts, expected = made(root, mistake)
    return read_dossier(root, texts), expected


def assert_told(root: Path, mistake: Mistake, rule: Rule | None = None) -> None:
    """A mistake is told exactly as it should be, and it is this rule that tells it."""
    reading, expected = read_with(root, mistake)
    assert [str(each) for each in problems(reading, TODAY)] == expected
    if rule is not None:
        assert list(rule(reading, TODAY) if rule in dates.RULES else rule(reading))


def each_case(cases: Cases) -> list[object]:
    """The cases of a family, named after their rule."""
    return [
        pytest.param(rule, mistake, id=f"{rule.__name__}-{number}")
        for rule, mistakes in cases.items()
        for number, mistake in enumerate(mistakes, 1)
    ]


@cache
def all_cases() -> dict[Rule, tuple[Mistake, ...]]:
    """The cases of all families."""
    found: dict[Rule, tuple[Mistake, ...]] = {}
    for family in FAMILIES:
        found |= import_module(f"test_rules_{family}").CASES
    return found


def test_the_small_dossier_is_right(unchanged: Path) -> None:
    """Without a mistake nothing is told."""
    assert told(unchanged) == []


@pytest.mark.parametrize("rule", [*check.RULES, *dates.RULES], ids=lambda rule: rule.__name__)
def test_every_rule_has_a_bad_case(rule: Rule) -> None:
    """No rule goes untested."""
    assert rule in ELSEWHERE or all_cases().get(rule)


@pytest.mark.parametrize("rule", [*check.RULES, *dates.RULES], ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_ensures(rule: Rule) -> None:
    """The docstring of a rule is the rule."""
    assert (rule.__doc__ or "").startswith("Ensure ")


MODULES = {import_module(rule.__module__) for rule in {*check.RULES, *dates.RULES} - ELSEWHERE}
MODULES |= {
    packages,
    csvtable,
    dossier,
    excel,
    exchanged,
    files,
    naming,
    registers,
    shape,
    stray,
    texts,
    yamlfile,
    yamlmistakes,
    yamltree,
}


@pytest.mark.parametrize("module", sorted(MODULES, key=lambda each: each.__name__), ids=lambda each: each.__name__)
def test_every_message_has_a_bad_case(module: ModuleType) -> None:
    """Every sentence that can be told is told in some case, so that somebody has read it."""
    texts = [text for mistakes in all_cases().values() for each in mistakes for text in _texts(each)]
    texts += [each for file in TOLD_IN for each in import_module(file).MESSAGES]
    told_here = "\n".join(texts)
    assert [sentence for sentence in _sentences(module) if sentence not in told_here] == []


def _texts(mistake: Mistake) -> Iterator[str]:
    yield mistake.text
    yield from (text for _, _, text in mistake.also)


def _sentences(module: ModuleType) -> Iterator[str]:
    """The longest fixed part of every string in the code of a module that ends as a sentence does."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    docstrings = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    parts = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            fixed = [str(part.value) for part in node.values if isinstance(part, ast.Constant)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | parts:
            fixed = [node.value]
        else:
            continue
        if fixed and fixed[-1].rstrip().endswith((".", "?")) and " " in max(fixed, key=len).strip():
            yield max(fixed, key=len)


def test_a_rule_is_not_told_of_what_is_right(unchanged: Path) -> None:
    """No rule tells anything of the small dossier."""
    reading = read_dossier(unchanged)
    assert [rule.__name__ for rule in check.RULES if list(rule(reading))] == []
