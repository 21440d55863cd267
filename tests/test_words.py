"""The words of a vocabulary: people read its labels, never its keys.

Every key is given a nonsense value that still is the same key to the program: it is equal to the real one
wherever it is compared or looked up, and stands out wherever it is written.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from itertools import cycle
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import annex
import motiespoor
from conftest import TODAY, copy_of
from motiespoor.change import text as change_text
from motiespoor.change.changes import difference_between
from motiespoor.change.opening import Head
from motiespoor.change.pages import SiteChange
from motiespoor.change.rules import problems_of_change
from motiespoor.derive.deadlines import Outcome, deadlines
from motiespoor.derive.missing import missing
from motiespoor.derive.names import phrases
from motiespoor.derive.words import Fate as FateOfText
from motiespoor.desk import pasting
from motiespoor.desk.takeover.report import report
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, Worded
from motiespoor.model.measure import StatusUpdate
from motiespoor.model.publication import StatusKind
from motiespoor.model.succession import Fate, Kind, Succession
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.render.charts.svg import draw
from motiespoor.render.output import Output
from motiespoor.render.site import site_outputs
from motiespoor.tell import missing as missing_text
from motiespoor.tell import overdue
from motiespoor.tell.style import MARKDOWN, PLAIN
from motiespoor.validate.check import RULES

NONSENSE = "qzx"
# Where keys belong: in addresses, and in what style sheets and scripts look for.
_KEYED = re.compile(r'\b(?:data-(?!kop)[a-z-]+|id|href|class|for)="[^"]*"|var\([^)]*\)|\{#[^}]*\}|<id>[^<]*</id>')
# What a message quotes of a file, and the file itself.
_QUOTED = re.compile(r"'[^'\n]*'|\b\S+\.csv\b")
_DATA = (".csv", ".json", ".yaml", ".css")


class Key(str):
    """A key that is written as nonsense, and is the real one to whoever compares it."""

    __slots__ = ("real",)
    real: str

    def __new__(cls, real: str) -> Key:
        made = super().__new__(cls, f"{NONSENSE}-{real}")
        made.real = real
        return made

    def __eq__(self, other: object) -> bool:
        return self.real == (other.real if isinstance(other, Key) else other)

    def __hash__(self) -> int:
        return hash(self.real)


def vocabularies() -> Iterator[type[Enum]]:
    """Every enumeration of the program."""
    for module in pkgutil.walk_packages(motiespoor.__path__, "motiespoor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting: list[type[Enum]] = [Enum]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith("motiespoor.") and len(each):
                yield each


@pytest.fixture
def nonsense(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every vocabulary with keys that no one can read."""
    for vocabulary in (*vocabularies(), FateOfText):
        if issubclass(vocabulary, Worded) or vocabulary is FateOfText:
            for member in vocabulary:
                monkeypatch.setattr(member, "_value_", Key(str(member.value)))


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The small dossier as it is."""
    return read_dossier(copy_of("klein", tmp_path_factory.mktemp("woorden") / "klein"))


@pytest.fixture(scope="module")
def dossier(reading: Reading) -> Dossier:
    """The small dossier, with statuses that have such keys too."""
    return changed(reading.dossier, lambda each: replace(each, **_status(each)) if _status(each) else each)


def _status(each: Any) -> dict[str, str]:
    if isinstance(each, StatusKind):
        return {"id": f"{NONSENSE}-{each.id}"}
    return {"status": f"{NONSENSE}-{each.status}"} if isinstance(each, StatusUpdate) else {}


def changed(value: Any, change: Any) -> Any:
    """A dossier, or a part of one, in which every record and every word is what `change` makes of it."""
    if isinstance(value, tuple):
        return tuple(changed(each, change) for each in value)
    if isinstance(value, (dict, MappingProxyType)):
        return {name: changed(each, change) for name, each in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type) and hasattr(value, "origin"):
        held = {
            each.name: changed(getattr(value, each.name), change) for each in dataclasses.fields(value) if each.init
        }
        return change(replace(value, **held))
    if isinstance(value, Dossier) or type(value).__name__ == "Round":
        held = {each.name: changed(getattr(value, each.name), change) for each in dataclasses.fields(value)}
        return replace(value, **held)
    return change(value)


def leaks(text: str) -> list[str]:
    """The keys in a text for people, with what stands around them."""
    return re.findall(rf".{{0,40}}{NONSENSE}[\w-]*", _KEYED.sub("", text), re.IGNORECASE)


def undrawn(svg: str, _: float) -> bytes:
    """Stands in for a PNG: what would be drawn, so that its words can be read."""
    return svg.encode("utf-8")


def text_in(output: Output) -> str:
    """What can be read in a file of the site."""
    return output.content if isinstance(output.content, str) else output.content.decode("utf-8", "replace")


@pytest.mark.usefixtures("nonsense")
def test_pages_feeds_and_calendars_hold_no_keys(dossier: Dossier) -> None:
    """Whatever is published for people has labels; the data beside it has the keys."""
    outputs = list(site_outputs(dossier, TODAY, draw, undrawn, str))
    told = {each.path: text_in(each) for each in outputs if not each.path.endswith(_DATA)}
    assert {Path(path).suffix for path in told} >= {".md", ".xml", ".ics", ".png"}
    assert {path: found for path, text in told.items() if (found := leaks(text))} == {}
    assert any(NONSENSE in text_in(each) for each in outputs if each.path.endswith(".csv"))


def _other(value: Any) -> Any:
    """The next word of a vocabulary."""
    if not isinstance(value, Worded):
        return value
    every = list(type(value))
    return every[(every.index(value) + 1) % len(every)]


def _without_promises(dossier: Dossier, *, ended: bool) -> Dossier:
    """A dossier in which no promise stands any more; with what became of them, if that is told."""
    milestones = [*dossier.promises, *(milestone for each in dossier.measures for milestone in each.milestones)]
    assert len(milestones) >= len(Fate)
    became = tuple(
        Succession(
            kind=Kind.MILESTONE,
            name=milestone.id,
            title=milestone.title,
            fate=fate,
            successors=() if fate is Fate.ENDED else ("iets-anders",),
            date=TODAY,
            reason="Zo is het.",
        )
        for milestone, fate in zip(milestones, cycle(Fate), strict=False)
    )
    return replace(
        dossier,
        promises=(),
        measures=tuple(replace(each, milestones=()) for each in dossier.measures),
        successions=became if ended else (),
    )


@pytest.mark.usefixtures("nonsense")
def test_a_change_in_words_holds_no_keys(dossier: Dossier) -> None:
    """Not of a status, a promise, a figure, a field that is another word, nor of what became of a name."""
    nothing = _without_promises(dossier, ended=False)
    pairs = (
        (dossier, changed(dossier, _other)),
        (dossier, _without_promises(dossier, ended=True)),
        (nothing, dossier),
        (replace(dossier, observations=(), forecasts=(), sources=dossier.sources[:1]), dossier),
    )
    for before, after in pairs:
        for style in (MARKDOWN, PLAIN):
            told = change_text.in_words(
                change_text.Compared(
                    head=Head(name="main", commit="c0ffee", today=TODAY),
                    before=before,
                    after=after,
                    difference=difference_between(before, after, TODAY),
                    site=SiteChange(new=(), changed=(), moved=(), gone=()),
                    old_looks=False,
                    files=((), (), ()),
                    program=((), (), ()),
                    problems=(),
                ),
                style,
            )
            assert len(told.splitlines()) > 10
            assert leaks(told) == []


def test_what_is_told_of_a_table_holds_no_keys(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The report of a table that is taken over names how hard and how exact its values are in words."""
    plans: list[Any] = []
    monkeypatch.setattr(pasting, "report", lambda plan, words: plans.append((plan, words)) or ())
    file = tmp_path / "bijlage.csv"
    file.write_text(str(annex.semicolons(annex.table())), "utf-8")
    root = annex.with_jobs(small)
    from test_take_over import run

    run(root, str(file))
    request.getfixturevalue("nonsense")
    ((plan, words),) = plans
    told = "\n".join(report(plan, words))
    assert "Herkomst" in told
    assert leaks(told) == []


@pytest.mark.usefixtures("nonsense")
def test_what_is_late_and_what_is_missing_hold_no_keys(dossier: Dossier) -> None:
    """The lists for editors have the words that the site has."""
    late = deadlines(dossier, TODAY)
    every = [replace(late[0], outcome=each) for each in Outcome]
    assert leaks(overdue.in_words(phrases(dossier), every, None, TODAY, PLAIN)) == []
    for each in dossier.rounds:
        assert leaks(missing_text.in_words(missing(dossier, each, TODAY), PLAIN)) == []


@pytest.mark.usefixtures("nonsense")
def test_a_message_holds_a_key_only_to_be_typed(reading: Reading, dossier: Dossier) -> None:
    """What stands in a file, or has to, is quoted as it is written there; all else in a message has words."""
    wrong = replace(changed(dossier, _other), successions=_ended_wrongly(dossier))
    unexplained = tuple(replace(each, revised_from=Decimal(1), cause=None) for each in dossier.observations)
    wrong = replace(wrong, observations=unexplained)
    told = [problem.text for rule in RULES for problem in rule(replace(reading, dossier=wrong))]
    other = tuple(replace(each, value=(each.value or 0) + Decimal(1)) for each in dossier.observations)
    told += [each.text for each in problems_of_change(dossier, replace(wrong, observations=other))]
    said = "\n".join(told)
    assert f"van soort '{NONSENSE}-" in said
    assert f"'oorzaak': '{NONSENSE}-" in said
    assert set(leaks(_QUOTED.sub("", said))) == set()


def _ended_wrongly(dossier: Dossier) -> tuple[Succession, ...]:
    """Of everything with a name that it became nothing, or twice the same, though it still is there."""
    names = {
        Kind.MEASURE: dossier.measures[0].slug,
        Kind.ACTION: f"{dossier.measures[0].slug}/{dossier.measures[0].actions[0].id}",
        Kind.MILESTONE: dossier.measures[0].milestones[0].id,
    }
    return tuple(
        Succession(kind=kind, name=name, title="Iets", fate=fate, successors=("niets", "a/b"), date=TODAY, reason="Zo.")
        for kind, name in names.items()
        for fate in Fate
    )


def test_every_vocabulary_has_its_words_beside_it() -> None:
    """An enumeration in the model says what its keys are called; so do those that the site tells of."""
    for vocabulary in vocabularies():
        if vocabulary.__module__.startswith("motiespoor.model") and vocabulary is not Family:
            assert issubclass(vocabulary, Worded), vocabulary
        if issubclass(vocabulary, Worded):
            labels = [each.label for each in vocabulary]
            assert len(set(labels)) == len(labels), vocabulary
            assert all(each and not each.endswith(".") for each in labels), vocabulary
