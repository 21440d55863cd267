"""Rows of registers that name a measure or a promise which is numbered anew, or which another took over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from conftest import REPOSITORY
from motiespoor.change.register_names import descriptors_follow_what_they_name
from motiespoor.change.registers import histories_are_only_added, row_news, rows_say_what_they_said
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Cause
from motiespoor.model.register import Belongs, Bound, Condition, Entry, Question, RegisterRow, RegisterTable
from motiespoor.model.source import Evidence
from motiespoor.model.succession import Fate, Kind, Succession
from motiespoor.problem import Origin
from motiespoor.read.dossier import read_dossier

ROW = "loket-noord"  # of measure 5
PATH = "data/registers/projecten/rijen.csv:6:79"
OTHER = (
    f"{PATH}: 'maatregel' van rij '{ROW}' was '1' en is nu '3'. Zet terug wat er stond. Wat er later van werd, komt erbij in "
    "'verloop'; was het een vergissing, dan met 'oorzaak: correctie'."
)


@pytest.fixture(scope="module")
def plan() -> Dossier:
    """A plan with a register of projects, each of a measure."""
    return read_dossier(REPOSITORY / "voorbeelden" / "gemeente").dossier


def numbered(dossier: Dossier, **numbers: str) -> Dossier:
    """The plan in which measures, by their key, have another number."""
    made = (replace(each, number=numbers.get(each.slug, each.number)) for each in dossier.measures)
    return replace(dossier, measures=tuple(made))


def naming(dossier: Dossier, number: str | None, *history: Entry) -> Dossier:
    """The plan in which one row names another measure."""

    def named(row: RegisterRow) -> RegisterRow:
        if row.key != ROW:
            return row
        return replace(row, values={**row.values, "maatregel": number}, history=history)

    tables = (replace(each, rows=tuple(map(named, each.rows))) for each in dossier.registers)
    return replace(dossier, registers=tuple(tables))


def following(dossier: Dossier, then: str, now: str) -> Dossier:
    """The plan in which all rows with a number have another."""

    def followed(row: RegisterRow) -> RegisterRow:
        return replace(row, values={name: now if value == then else value for name, value in row.values.items()})

    tables = (replace(each, rows=tuple(map(followed, each.rows))) for each in dossier.registers)
    return replace(dossier, registers=tuple(tables))


def entry(number: str) -> Entry:
    """A change of the measure of a row."""
    evidence = (Evidence(source="projectenkaart", locator="project"),)
    return Entry(
        date=date(2026, 1, 5), field="maatregel", text=number, explanation="Het hoort daarbij.", cause=Cause.PROGRESS,
        evidence=evidence, value=number,
    )  # fmt: skip


def ended(dossier: Dossier, slug: str, *successors: str) -> Dossier:
    """The plan without a measure, of which is told what it became."""
    fate = Fate.SUCCEEDED if successors else Fate.ENDED
    told = Succession(
        kind=Kind.MEASURE, name=slug, title="Wat het was", fate=fate, successors=successors, date=date(2026, 3, 1),
        reason="De raad besloot dit.",
    )  # fmt: skip
    left = tuple(each for each in dossier.measures if each.slug != slug)
    return replace(dossier, measures=left, successions=(*dossier.successions, told))


def told(before: Dossier, after: Dossier) -> list[str]:
    """What speaks against it, and what is new."""
    against = (*rows_say_what_they_said(before, after), *histories_are_only_added(before, after))
    return [*map(str, against), *(f"{each.field}: {each.now}" for each in row_news(before, after))]


def slug_of(dossier: Dossier, number: str) -> str:
    """The key of a measure, which stays."""
    return next(each.slug for each in dossier.measures if each.number == number)


def test_a_measure_with_another_number_is_the_same(plan: Dossier) -> None:
    """The rows have the new number, and nothing happened; also where a history names it."""
    five = slug_of(plan, "5")
    rest = tuple(row.key for table in plan.registers for row in table.rows if row.values.get("maatregel") == "5")
    assert rest == ("loket-noord", "loket-buitengebied", "loket-waterkant")
    before = naming(plan, "1", entry("5"))
    after = following(naming(numbered(before, **{five: "8"}), "1", entry("8")), "5", "8")
    assert told(before, after) == []


def test_a_row_that_keeps_a_number_that_is_of_another_is_told(plan: Dossier) -> None:
    """It would be about something else without a word."""
    five, one = slug_of(plan, "5"), slug_of(plan, "1")
    swapped = numbered(plan, **{five: "1", one: "5"})
    assert len(told(plan, swapped)) == 5  # all rows of both
    assert told(plan, swapped)[0] == (
        f"{PATH}: 'maatregel' van rij '{ROW}' was '5', en dat heet nu '1'. Schrijf '1', dan blijft de rij over hetzelfde "
        "gaan."
    )


@pytest.mark.parametrize(
    ("successors", "number", "fine"),
    [
        pytest.param(("1",), "1", True, id="one-took-over"),
        pytest.param(("1", "2"), "2", True, id="either-of-two"),
        pytest.param((), None, True, id="nothing-took-over"),
        pytest.param(("1",), "3", False, id="another"),
    ],
)
def test_what_took_over_may_stand_there(plan: Dossier, successors: tuple[str, ...], number: str, fine: bool) -> None:
    """As the list of successions tells it; a row cannot name what is no longer there."""
    after = ended(plan, slug_of(plan, "5"), *(slug_of(plan, each) for each in successors))
    said = [each for each in told(plan, naming(after, number)) if f"'{ROW}'" in each]
    assert said == (
        []
        if fine
        else [
            OTHER,
        ]
    )


def described(
    dossier: Dossier,
    *,
    belongs: tuple[str, ...] = (),
    asked: tuple[Condition, ...] = (),
    bound: tuple[Condition, ...] = (),
) -> Dossier:
    """The plan in which the register of projects belongs to measures, and names them in a question and in a bound."""

    def made(table: RegisterTable) -> RegisterTable:
        if table.name != "projecten":
            return table
        register = replace(
            table.register,
            belongs=Belongs(measures=belongs, origin=Origin(path="d", line=1, fields={})),
            questions=(Question(id="q", text="Hoort dit erbij?", label="Erbij", yes=asked),),
            bounds=(Bound(field="kosten", minimum=Decimal(1), applies=bound, why="Zo staat het er."),),
        )
        return replace(table, package=replace(table.package, register=register))

    return replace(dossier, registers=tuple(map(made, dossier.registers)))


def names(
    line: int, *, equal: str | None = None, among: tuple[str, ...] = (), outside: tuple[str, ...] = ()
) -> Condition:
    """A condition on the measure of a row."""
    at = Origin(path="d", line=line, fields={})
    return Condition(field="maatregel", equal=equal, among=among, outside=outside, origin=at)


ASKED = "Schrijf '8', dan blijft het over hetzelfde gaan."
SHIFTED = [
    f"d:1:1: hier stond '5', en dat heet nu '8'. {ASKED}",
    f"d:2:1: deze voorwaarde ging over '5', en dat heet nu '8'. {ASKED}",
    f"d:3:1: deze voorwaarde ging over '5', en dat heet nu '8'. {ASKED}",
    f"d:4:1: deze voorwaarde ging over '5', en dat heet nu '8'. {ASKED}",
]


def everywhere(dossier: Dossier, number: str) -> Dossier:
    """A measure by its number wherever a descriptor may name one."""
    return described(
        dossier,
        belongs=("1", number),
        asked=(names(2, equal=number), names(3, among=("2", number))),
        bound=(names(4, outside=(number,)),),
    )


def test_a_descriptor_follows_a_measure_with_another_number(plan: Dossier) -> None:
    """A number that stays where it stood would be of another measure: what it belongs to, what is asked, and bounds."""
    five, two = slug_of(plan, "5"), slug_of(plan, "2")
    before, renumbered = everywhere(plan, "5"), numbered(plan, **{five: "8"})
    assert sorted(map(str, descriptors_follow_what_they_name(before, everywhere(renumbered, "5")))) == SHIFTED
    assert [*descriptors_follow_what_they_name(before, everywhere(renumbered, "8"))] == []
    # Two that are both named and that took each other's numbers are the same two.
    swapped = numbered(plan, **{five: "2", two: "5"})
    both = described(plan, belongs=("2", "5"), asked=(names(2, among=("2", "5")),))
    after = described(swapped, belongs=("2", "5"), asked=(names(2, among=("2", "5")),))
    assert [*descriptors_follow_what_they_name(both, after)] == []
    # What somebody wrote anew is what they meant.
    assert [*descriptors_follow_what_they_name(described(plan, belongs=("1",)), everywhere(renumbered, "5"))] == []


def test_a_descriptor_does_not_go_on_with_the_number_of_a_measure_that_ended(plan: Dossier) -> None:
    """What took over may stand there; the same number is of another measure now."""
    five, one, two = (slug_of(plan, each) for each in "512")
    before = described(plan, belongs=("5",))
    gone = numbered(ended(plan, five), **{two: "5"})
    assert [*map(str, descriptors_follow_what_they_name(before, described(gone, belongs=("5",))))] == [
        "d:1:1: hier stond '5', en dat is geëindigd; '5' is nu iets anders. Haal '5' weg."
    ]
    taken = numbered(ended(plan, five, one), **{two: "5"})
    assert [*map(str, descriptors_follow_what_they_name(before, described(taken, belongs=("5",))))] == [
        "d:1:1: hier stond '5', en dat heet nu '1'. Schrijf '1', dan blijft het over hetzelfde gaan."
    ]
    assert [*descriptors_follow_what_they_name(before, described(taken, belongs=("1",)))] == []
