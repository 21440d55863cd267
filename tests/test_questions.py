"""A question to a row is answered by what stands in it, and only by that: yes, no, or it cannot be said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import TODAY
from matching import coupling, table
from motiespoor.derive.matching import couplings, matched
from motiespoor.derive.questions import Answer, answer, answers, known, met
from motiespoor.derive.reasons import areas_then
from motiespoor.model.measure import Cause
from motiespoor.model.period import period
from motiespoor.model.register import Condition, Entry, Ground, Question, RegisterRow, Value
from motiespoor.validate.check import checked_dossier


def row(**values: Value) -> RegisterRow:
    return RegisterRow(key="rij", values=values)


IS_GROWTH = Condition(field="richting", equal="groei")
OUTSIDE = Condition(field="provincie", outside=("utrecht", "zuid-holland"))


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        (Condition(field="x", equal="groei"), "groei", True),
        (Condition(field="x", equal="groei"), "krimp", False),
        (Condition(field="x", equal="groei"), None, None),
        (Condition(field="x", equal="zorg"), ("recht", "zorg"), True),
        (Condition(field="x", equal="zorg"), ("recht",), False),
        (Condition(field="x", among=("a", "b")), "b", True),
        (Condition(field="x", outside=("a", "b")), "c", True),
        (Condition(field="x", outside=("a", "b")), "a", False),
        (Condition(field="x", outside=("a", "b")), None, None),
        (Condition(field="x", equal="100"), 100, True),
        (Condition(field="x", minimum=Decimal(100)), 100, True),
        (Condition(field="x", minimum=Decimal(100)), 99, False),
        (Condition(field="x", maximum=Decimal("2.5")), Decimal("2.5"), True),
        (Condition(field="x", maximum=Decimal("2.5")), Decimal("2.6"), False),
        (Condition(field="x", minimum=Decimal(100), maximum=Decimal(200)), 300, False),
        (Condition(field="x", minimum=Decimal(100)), None, None),
        (Condition(field="x", equal="eind 2024"), period("eind 2024"), True),
    ],
)
def test_a_condition_holds_does_not_hold_or_is_not_known(
    condition: Condition, value: Value, expected: bool | None
) -> None:
    """What is empty says nothing: not that it is so, and not that it is not."""
    assert known(condition, row(x=value), {}) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"richting": "groei", "provincie": "drenthe"}, Answer.YES),
        ({"richting": "groei", "provincie": "utrecht"}, Answer.NO),
        ({"richting": "groei"}, Answer.UNKNOWN),
        ({"provincie": "drenthe"}, Answer.UNKNOWN),
        ({}, Answer.UNKNOWN),
        ({"richting": "krimp", "provincie": "drenthe"}, Answer.NOT_ASKED),
        ({"richting": "krimp"}, Answer.NOT_ASKED),
    ],
)
def test_a_question_is_answered_by_the_fields(values: dict[str, Value], expected: Answer) -> None:
    """Of what it does not ask about it is not asked; a yes and a no both need what they look at."""
    question = Question(
        id="buiten", text="Is de groei buiten de Randstad?", label="Buiten", applies=(IS_GROWTH,), yes=(OUTSIDE,),
        no=(Condition(field="provincie", among=("utrecht", "zuid-holland")),),
    )  # fmt: skip
    assert answer(question, row(**values), {}) is expected


def test_without_a_no_there_is_none() -> None:
    """A question that only knows when it is so says of all else that it cannot be said."""
    question = Question(id="q", text="Groei?", label="Groei", yes=(IS_GROWTH,))
    assert [answer(question, row(richting=each), {}) for each in ("groei", "krimp", None)] == [
        Answer.YES, Answer.UNKNOWN, Answer.UNKNOWN,
    ]  # fmt: skip


def test_what_became_of_a_row_counts() -> None:
    """The answer is that of now, not of when the row was made."""
    later = Entry(
        date=date(2025, 1, 1), field="richting", text="groei", explanation="x", cause=Cause.PROGRESS, evidence=(),
        value="groei",
    )  # fmt: skip
    changed = RegisterRow(key="rij", values={"richting": "krimp"}, history=(later,))
    question = Question(id="q", text="Groei?", label="Groei", yes=(IS_GROWTH,))
    assert answer(question, changed, {}) is Answer.YES


def test_a_question_may_ask_whether_something_fits() -> None:
    """A row that met one in a coupling fits; so it is asked of rows on both sides, and of no other register."""
    left, right = table("vragen", {"a": {"thema": ("x",)}, "b": {}}), table("profielen", {"p": {"thema": ("x",)}})
    found = matched(coupling(Ground.THEMES), left, right, areas_then((), TODAY))
    fits = Question(
        id="q", text="Past er iets?", label="Past", yes=(Condition(coupling="past"),), no=(Condition(coupling="past"),)
    )
    by_key = {each.key: each for each in (*left.rows, *right.rows)}
    assert answer(fits, by_key["a"], met("vragen", [found])) is Answer.YES
    assert answer(fits, by_key["b"], met("vragen", [found])) is Answer.UNKNOWN
    assert answer(fits, by_key["p"], met("profielen", [found])) is Answer.YES
    assert met("andere", [found]) == {}


def test_a_register_asks_each_of_its_rows(registered: Path) -> None:
    """In the order in which it asks; a row without an area cannot say where it is."""
    dossier = checked_dossier(registered, TODAY)
    found = couplings(dossier, TODAY)
    piers = next(each for each in dossier.registers if each.name == "steigers")
    assert {
        each.key: [(asked.question.id, asked.answer) for asked in answers(piers, each, met(piers.name, found))]
        for each in piers.rows
    } == {
        "t-zand": [("dichtbij", Answer.NO)],
        "coevaart": [("dichtbij", Answer.YES)],
        "kaap": [("dichtbij", Answer.NO)],
        "derde": [("dichtbij", Answer.UNKNOWN)],
    }
