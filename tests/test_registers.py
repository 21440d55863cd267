"""Registers are read as their descriptors say, from CSV and from a file a row; a new one is nothing but data."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.derive.missing import missing
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Cause
from motiespoor.model.period import period
from motiespoor.model.register import RegisterRow, RegisterTable
from motiespoor.model.tables import tables
from motiespoor.read.dossier import read_dossier
from motiespoor.tell.missing import in_words
from motiespoor.tell.style import PLAIN
from motiespoor.validate.check import checked_dossier
from registered import NINTH, with_registers


@pytest.fixture(scope="session")
def held(registered: Path) -> Dossier:
    """The small dossier with registers, checked."""
    return checked_dossier(registered, TODAY)


def register(dossier: Dossier, name: str) -> RegisterTable:
    (found,) = (each for each in dossier.registers if each.name == name)
    return found


def row(dossier: Dossier, name: str, key: str) -> RegisterRow:
    (found,) = (each for each in register(dossier, name).rows if each.key == key)
    return found


def test_a_dossier_without_registers_has_none(fiction: Dossier) -> None:
    """Nothing is there for who has no use for it."""
    assert (fiction.registers, fiction.couplings) == ((), ())
    assert {*fiction.descriptors} == {"maatregelen", "ronden", "cijfers", "bronnen"}


def test_what_a_row_holds_is_what_its_descriptor_says(held: Dossier) -> None:
    """A whole number is one, a term is a period, themes are a list, and an empty cell is nothing."""
    assert row(held, "steigers", "t-zand").values == {
        "sleutel": "t-zand",
        "naam": "Steiger bij ’t Zand <oud>",
        "wijk": "W2",
        "oever": "Noordsloot",
        "open": period("voor 2024"),
        "ligplaatsen": 4,
        "status": "open",
        "themas": ("nachtvaart", "honden"),
        "belofte": "steiger-vernieuwd",
        "opmerking": None,
    }


def test_a_row_may_be_a_file(held: Dossier) -> None:
    """The same fields, with what it rests on and what became of it beside them."""
    wish = row(held, "wensen", "nachtboot")
    assert (wish.values["vanaf"], wish.values["themas"]) == (2, ("nachtvaart",))
    assert [each.quote for each in wish.evidence] == ["Een nachtveer wordt onderzocht."]
    assert [(each.field, each.text, each.value) for each in wish.history] == [("tot", "12", 12)]
    assert row(held, "wensen", "hondensteiger").now("tot") is None


def test_a_row_has_its_history(held: Dossier) -> None:
    """A later value takes the place of the first one, which stays; each has its own evidence and cause."""
    cape = row(held, "steigers", "kaap")
    assert (cape.values["status"], cape.now("status")) == ("beloofd", "in-aanbouw")
    assert (cape.values["ligplaatsen"], cape.now("ligplaatsen"), cape.now("naam")) == (12, 10, "Fûgelsâner Kaap")
    assert [each.cause for each in cape.history] == [Cause.PROGRESS, Cause.CORRECTION]
    assert [[piece.source for piece in each.evidence] for each in cape.history] == [["zv-2025-051"], ["zv-2025-051"]]
    assert cape.now(None) is None


def test_every_cell_knows_its_place(held: Dossier) -> None:
    """A problem with a row is told where it stands."""
    origin = row(held, "steigers", "kaap").origin
    assert (origin.path, origin.fields["ligplaatsen"]) == ("data/registers/steigers/rijen.csv", (4, 46))
    assert row(held, "wensen", "nachtboot").origin.fields["tot"] == (7, 6)


def test_a_register_is_a_package_like_the_others(held: Dossier) -> None:
    """Its tables are the rows as they first were, their history and their evidence."""
    found = {each.name: each for each in tables(held)["registers/steigers"]}
    assert {*found} == {"rijen", "verloop", "bewijs"}
    assert found["rijen"].rows[2] == (
        "kaap", "Fûgelsâner Kaap", "W3", "Noordsloot", "2026 e.v.", "12", "beloofd", "nachtvaart",
        "dienstregeling-fugelsans", "",
    )  # fmt: skip
    assert [each[:5] for each in found["verloop"].rows] == [
        ("kaap", "1", "2025-11-03", "status", "in-aanbouw"),
        ("kaap", "2", "2025-11-03", "ligplaatsen", "10"),
    ]
    assert [each[:4] for each in found["bewijs"].rows][1:3] == [
        ("coevaart", "0", "1", "zv-2025-051"),
        ("coevaart", "0", "2", "veerbode-2025-09-06"),
    ]
    described = {each.name: each for each in held.descriptors["registers/steigers"].resources}
    assert {name: tuple(each.name for each in of.schema.fields) for name, of in described.items()} == {
        name: of.columns for name, of in found.items()
    }


def test_the_order_of_the_files_of_rows_says_nothing(registered: Path) -> None:
    """Rows in files stand in the order of their keys, whatever order a disk has."""
    assert [each.key for each in register(read_dossier(registered).dossier, "wensen").rows] == [
        "hondensteiger",
        "nachtboot",
    ]


def test_a_ninth_register_is_data_alone(tmp_path: Path, unchanged: Path) -> None:
    """A folder with a descriptor is a register, with rows or, as here, with none found yet."""
    root = with_registers(Path(shutil.copytree(unchanged, tmp_path / "klein")))
    for path, text in NINTH.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    found = checked_dossier(root, TODAY)
    assert [(each.name, len(each.rows)) for each in found.registers] == [("kaarten", 0), ("steigers", 4), ("wensen", 2)]


def test_a_row_is_read_the_same_wherever_it_stands(registered: Path) -> None:
    """What stands in a table can stand in a file a row: the same values, evidence and history."""
    told = """\
sleutel: kaap
naam: Fûgelsâner Kaap
wijk: W3
oever: Noordsloot
open: 2026 e.v.
ligplaatsen: 12
status: beloofd
themas: [nachtvaart]
belofte: dienstregeling-fugelsans
bewijs:
  - bron: zv-2025-014
    citaat: Ik zeg u toe dat de dienstregeling ook in het Fûgelsâns verschijnt.
verloop:
  - {datum: 2025-11-03, veld: status, waarde: in-aanbouw, toelichting: Het College begint met bouwen.,
     oorzaak: voortgang, bewijs: [{bron: zv-2025-051, citaat: De steiger is nog niet vernieuwd.}]}
  - {datum: 2025-11-03, veld: ligplaatsen, waarde: 10, toelichting: Het worden er 10 en geen 12., oorzaak: correctie,
     bekend_sinds: 2026-02-01, bewijs: [{bron: zv-2025-051, vindplaats: rij B}]}
"""
    folder = "data/registers/steigers"
    with_file = read_dossier(registered, {f"{folder}/rijen/kaap.yaml": told})
    told_of_each = (
        "de rijen van dit register staan al in data/registers/steigers/rijen, elk in een eigen bestand. "
        "Zet wat hier staat daarbij, en haal dit bestand weg."
    )
    assert [each.text for each in with_file.problems] == [told_of_each] * 3
    in_file = row(with_file.dossier, "steigers", "kaap")
    in_table = row(read_dossier(registered).dossier, "steigers", "kaap")
    assert {name: value for name, value in in_table.values.items() if value is not None} == in_file.values
    assert (in_file.evidence, in_file.history) == (in_table.evidence, in_table.history)


def test_what_was_not_looked_for_since_a_round_is_missing(held: Dossier) -> None:
    """A register in which nobody looked since the round came is told, with where to say that somebody did."""
    last = held.rounds[-1]
    later = replace(last, sheet=replace(last.sheet, date=date(2026, 2, 25)))
    assert missing(held, last, TODAY).registers == ()
    told = in_words(missing(held, later, TODAY), PLAIN)
    assert told[told.index("Registers waarin") :].splitlines()[3:] == [
        f"- {title}: gezocht tot en met 20 februari 2026. Zoek verder, en zet de nieuwe dag in 'gezocht_tot' van "
        f"data/registers/{name}/datapackage.yaml"
        for name, title in (("steigers", "Steigers & <loopplanken>"), ("wensen", "Wensen van de wijken"))
    ]
