"""A coupling finds the pairs that were worked out by hand, for the reasons that there are, whatever the order of the rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TODAY
from matching import areas, coupling, table
from motiespoor.derive import matching
from motiespoor.derive.matching import Matched, all_couplings, couplings, days_of_areas, matched
from motiespoor.derive.reasons import areas_then, reasons, seen
from motiespoor.derive.registers import row_places
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area
from motiespoor.model.period import period
from motiespoor.model.register import Ground, Value
from motiespoor.render.coupling_sentences import met, strength, why
from motiespoor.validate.check import checked_dossier

# Five profiles and five questions; on a map, in a row: west, midden, oost. Eiland borders on nothing.
AREAS = areas({"west": ["midden"], "midden": [], "oost": ["midden"], "eiland": ["eiland"]})
NOW, NOWHERE = areas_then(AREAS, TODAY), areas_then((), TODAY)
NAMES = {each.code: each.name for each in AREAS}
PROFILES: Mapping[str, Mapping[str, Value]] = {
    "zorg-west": {"provincie": "west", "thema": ("zorg", "water"), "vanaf": 100, "tot": 250, "begin": period("2026")},
    "recht-midden": {"provincie": "midden", "thema": ("recht",), "tot": 50, "begin": period("2026 e.v.")},
    "water-oost": {"provincie": "oost", "thema": ("water",), "vanaf": 400, "begin": period("voor 2026")},
    "leeg": {},
    "eilandzaken": {"provincie": "eiland", "thema": ("zee",), "begin": period("binnenkort")},
}
QUESTIONS: Mapping[str, Mapping[str, Value]] = {
    "nieuw-waterschap": {"provincie": "midden", "thema": ("water", "zorg"), "vanaf": 140, "begin": period("eind 2026")},
    "rechtbank": {"provincie": "midden", "thema": ("recht",), "vanaf": 20, "tot": 30, "begin": period("2025")},
    "archief": {"thema": ("papier",), "vanaf": 400, "begin": period("2024"), "einde": period("maart 2026")},
    "vuurtoren": {"provincie": "eiland", "vanaf": 3},
    "niets-bekend": {"thema": ()},
}


def by_hand(*grounds: Ground, **more: Any) -> Matched:
    """The coupling of the made-up questions and profiles."""
    return matched(
        coupling(*grounds, **more),
        table("vragen", QUESTIONS, "fte", one="vraag", many="vragen"),
        table("profielen", PROFILES, "fte", one="profiel", many="profielen"),
        NOW,
    )


def told(found: Matched) -> dict[tuple[str, str], str]:
    return {(each.left, each.right): why(each, NAMES) for each in found.pairs}


def test_the_answers_are_those_worked_out_by_hand() -> None:
    """Each pair has every reason that there is, in words; those with most reasons stand first."""
    found = by_hand()
    assert list(told(found).items()) == [
        (
            ("nieuw-waterschap", "zorg-west"),
            "beide noemen ‘water’ en ‘zorg’; Midden grenst aan West; 140 fte past in 100–250; eind 2026 en 2026 overlappen elkaar",
        ),
        (("rechtbank", "recht-midden"), "beide noemen ‘recht’; beide horen bij Midden; 20–30 fte past in hoogstens 50"),
        (("archief", "water-oost"), "beide 400 fte; 2024 tot en met maart 2026 en voor 2026 overlappen elkaar"),
        (("nieuw-waterschap", "recht-midden"), "beide horen bij Midden; eind 2026 en 2026 e.v. overlappen elkaar"),
        (("nieuw-waterschap", "water-oost"), "beide noemen ‘water’; Midden grenst aan Oost"),
        (("rechtbank", "water-oost"), "Midden grenst aan Oost; 2025 en voor 2026 overlappen elkaar"),
        (("archief", "recht-midden"), "2024 tot en met maart 2026 en 2026 e.v. overlappen elkaar"),
        (("archief", "zorg-west"), "2024 tot en met maart 2026 en 2026 overlappen elkaar"),
        (("rechtbank", "zorg-west"), "Midden grenst aan West"),
        (("vuurtoren", "eilandzaken"), "beide horen bij Eiland"),
        (("vuurtoren", "recht-midden"), "3 fte past in hoogstens 50"),
    ]
    assert (found.left_alone, found.right_alone) == (("niets-bekend",), ("leeg",))
    assert [strength(each) for each in found.pairs[:2]] == ["4 redenen", "3 redenen"]


def test_less_may_be_asked_or_more() -> None:
    """Only the grounds that are named count; what is needed must be there, and so many reasons as are asked."""
    assert list(told(by_hand(Ground.THEMES)).values()) == [
        "beide noemen ‘water’", "beide noemen ‘water’ en ‘zorg’", "beide noemen ‘recht’",
    ]  # fmt: skip
    assert [*told(by_hand(needed=[Ground.AREA], at_least=2))] == [
        ("rechtbank", "recht-midden"),
        ("nieuw-waterschap", "recht-midden"),
    ]
    assert [*told(by_hand(at_least=3))] == [("nieuw-waterschap", "zorg-west"), ("rechtbank", "recht-midden")]
    nothing = by_hand(at_least=6)
    assert (nothing.pairs, len(nothing.left_alone), len(nothing.right_alone)) == ((), 5, 5)


def test_what_is_counted_in_another_unit_does_not_fit() -> None:
    """Ten people do not fit in twenty square metres."""
    one = {"een": {"vanaf": 10}}
    other = {"ander": {"vanaf": 5, "tot": 20}}
    asked = coupling(Ground.SIZE)

    def fits(left: str | None, right: str | None) -> int:
        return len(matched(asked, table("vragen", one, left), table("profielen", other, right), NOWHERE).pairs)

    assert (fits("fte", "fte"), fits("fte", None), fits("fte", "m²")) == (1, 1, 0)


# West and midden went into groot, which has a neighbour only by what they had; eiland was split in two.
MERGED = date(2026, 1, 1)
LATER = (
    *(replace(each, until=MERGED) for each in AREAS if each.code in ("west", "midden", "eiland")),
    *(each for each in AREAS if each.code == "oost"),
    Area(code="groot", name="Groot", kind="provincie", since=MERGED, predecessors=("west", "midden")),
    *(
        Area(code=each, name=each, kind="provincie", since=MERGED, predecessors=("eiland",))
        for each in ("links", "rechts")
    ),
)
WHERE = {"w": "west", "m": "midden", "o": "oost", "g": "groot", "e": "eiland", "l": "links"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2025, 12, 31),
            {
                ("w", "w"): "beide horen bij West",
                ("w", "m"): "West grenst aan Midden",
                ("m", "o"): "Midden grenst aan Oost",
                ("e", "e"): "beide horen bij Eiland",
            },
        ),
        (
            MERGED,
            {
                ("w", "w"): "beide horen bij Groot (West hoort nu bij Groot)",
                ("w", "m"): "beide horen bij Groot (Midden en West horen nu bij Groot)",
                ("w", "g"): "beide horen bij Groot (West hoort nu bij Groot)",
                ("w", "o"): "Groot grenst aan Oost (West hoort nu bij Groot)",
                ("g", "o"): "Groot grenst aan Oost",
                ("m", "o"): "Groot grenst aan Oost (Midden hoort nu bij Groot)",
                ("e", "e"): "beide horen bij Eiland",
            },
        ),
    ],
    ids=["the day before", "the day itself"],
)
def test_areas_that_went_into_another_meet_there(day: date, expected: Mapping[tuple[str, str], str]) -> None:
    """From the day that they did, with what bordered on them; of what was split nobody told where in it a row lies."""
    names = {each.code: each.name for each in LATER}
    rows = {key: {"provincie": area} for key, area in WHERE.items()}
    asked = coupling(Ground.AREA, Ground.NEIGHBOUR)
    found = matched(asked, table("vragen", rows), table("profielen", rows), areas_then(LATER, day))
    told = {(each.left, each.right): why(each, names) for each in found.pairs}
    assert {pair: words for pair, words in told.items() if pair in expected} == expected
    apart = {("w", "e"), ("e", "l"), ("l", "o"), *({("w", "o"), ("w", "g"), ("g", "o")} if day < MERGED else ())}
    assert not apart & told.keys()


def merged(dossier: Dossier, heirs: str) -> Dossier:
    """All areas but the whole went into each of these."""
    parts = [each.code for each in dossier.areas if each.part_of]
    gone = (replace(each, until=MERGED) if each.part_of else each for each in dossier.areas)
    came = (Area(code=code, name=code, kind="wijk", since=MERGED, predecessors=tuple(parts)) for code in heirs)
    return replace(dossier, areas=(*gone, *came))


def test_a_row_keeps_its_page_when_what_lay_beside_it_went_into_the_same_area(registered: Path) -> None:
    """An address that was there stays, though nothing meets there any more."""
    dossier = checked_dossier(registered, TODAY)
    beside = replace(
        merged(dossier, "x"),
        couplings=(replace(dossier.couplings[0], grounds=(Ground.NEIGHBOUR,), needed=(), at_least=1),),
    )
    (before,), (after,) = (all_couplings(beside, day) for day in (date(2025, 12, 31), MERGED))
    assert before.of_right
    assert after.pairs == ()
    assert {key for (_, key), place in row_places(beside).items() if place.anchor is None} >= {*before.of_right}


def test_couplings_are_worked_out_once_for_all_days_with_the_same_areas(registered: Path) -> None:
    """A day on which nothing of the rows went into another area makes no work."""
    dossier = checked_dossier(registered, TODAY)
    assert days_of_areas(merged(dossier, "xy")) == (date.min,)
    joined = merged(dossier, "x")
    assert days_of_areas(joined) == (date.min, MERGED)
    assert all_couplings(joined, date(2025, 12, 31)) is all_couplings(joined, date(2024, 1, 1))
    assert all_couplings(joined, TODAY) == couplings(joined, TODAY) != all_couplings(joined, date(2025, 12, 31))


def test_both_sides_say_what_they_met() -> None:
    """A row of the right has the same pairs, seen from there; how many met something is told of both."""
    found = by_hand()
    assert [(each.left, each.right) for each in found.of_right["water-oost"]] == [
        ("water-oost", "archief"),
        ("water-oost", "nieuw-waterschap"),
        ("water-oost", "rechtbank"),
    ]
    assert why(found.of_right["zorg-west"][0], NAMES) == (
        "beide noemen ‘water’ en ‘zorg’; West grenst aan Midden; 140 fte past in 100–250; "
        "2026 en eind 2026 overlappen elkaar"
    )
    assert [each.left for each in found.of_left["vuurtoren"]] == ["vuurtoren", "vuurtoren"]
    assert "niets-bekend" not in found.of_left


@pytest.mark.parametrize(
    ("lefts", "rights", "words"),
    [
        (["a", "b", "c"], ["a"], "Bij 1 van de 3 vragen past een profiel. Bij 1 profiel past een vraag."),
        (["a", "b"], ["a", "b"], "Bij alle 2 vragen past een profiel. Bij alle 2 profielen past een vraag."),
        (["b"], ["a"], "Bij geen vraag past een profiel. Bij geen profiel past een vraag."),
        (["b"], [], "Er is nog geen profiel bekend. Er valt dus niets te koppelen."),
        ([], [], "Er is nog geen vraag of profiel bekend. Er valt dus niets te koppelen."),
    ],
)
def test_how_many_met_something_is_a_sentence(lefts: list[str], rights: list[str], words: str) -> None:
    """Of both sides; and what is not there cannot be coupled."""
    left = table("vragen", {each: {"thema": (each,)} for each in lefts}, one="vraag", many="vragen")
    right = table("profielen", {each: {"thema": (each,)} for each in rights}, one="profiel", many="profielen")
    found = matched(coupling(Ground.THEMES), left, right, NOWHERE)
    assert met(found, left.register, right.register) == words


def test_a_dossier_has_its_couplings(registered: Path) -> None:
    """A coupling looks at what the fields hold now, by the parts that they play in each register."""
    dossier = checked_dossier(registered, TODAY)
    (found,) = couplings(dossier, TODAY)
    names = {each.code: each.name for each in dossier.areas}
    assert {(each.left, each.right): why(each, names) for each in found.pairs} == {
        ("nachtboot", "kaap"): "beide noemen ‘nachtvaart’; Coëvaart grenst aan Fûgelsân; 10 ligplaatsen past in 2–12; "
        "2026 en 2026 e.v. overlappen elkaar",
        ("nachtboot", "t-zand"): "beide noemen ‘nachtvaart’; Coëvaart grenst aan 't Zand; 4 ligplaatsen past in 2–12",
        ("hondensteiger", "t-zand"): "beide noemen ‘honden’; beide horen bij 't Zand",
        ("hondensteiger", "coevaart"): "beide noemen ‘honden’; 't Zand grenst aan Coëvaart",
    }


# For any rows

few = st.sampled_from(["west", "midden", "oost", "eiland"])
small = st.integers(0, 6)
moments = st.sampled_from(["2024", "eind 2024", "2025-03-01", "2025 e.v.", "voor 2025", "binnenkort", "uiterlijk 2026"])
rows = st.fixed_dictionaries(
    {},
    optional={
        "provincie": few,
        "thema": st.lists(st.sampled_from(["zorg", "recht", "water"]), max_size=3).map(tuple),
        "vanaf": small,
        "tot": small,
        "begin": moments.map(period),
        "einde": moments.map(period),
    },
)
sides = st.lists(rows, max_size=6).map(lambda made: {f"rij-{place}": row for place, row in enumerate(made)})
couplings_of_any_kind: Callable[..., Any] = st.builds(
    lambda grounds, needed, at_least: coupling(
        *grounds, needed=[each for each in grounds if each in needed], at_least=at_least
    ),
    st.lists(st.sampled_from(Ground), min_size=1, unique=True),
    st.frozensets(st.sampled_from(Ground), max_size=1),
    st.integers(1, 3),
)
unhurried = settings(deadline=None)


@unhurried
@given(couplings_of_any_kind, sides, sides)
def test_the_index_finds_what_comparing_all_would(asked: Any, lefts: Any, rights: Any) -> None:
    """Every pair that meets what is asked, and none without a reason."""
    left, right = table("vragen", lefts), table("profielen", rights)
    expected = set()
    for one in left.rows:
        for other in right.rows:
            found = reasons(asked.grounds, seen(left, one, NOW), seen(right, other, NOW), NOW)
            grounds = {each.ground for each in found}
            if len(found) >= asked.at_least and grounds.issuperset(asked.needed):
                expected.add((one.key, other.key, found))
    result = matched(asked, left, right, NOW)
    assert {(each.left, each.right, each.reasons) for each in result.pairs} == expected
    assert len(result.pairs) == len(expected)
    assert all(each.reasons for each in result.pairs)
    assert {*result.of_left, *result.left_alone} == {*lefts}
    assert {*result.of_right, *result.right_alone} == {*rights}


@unhurried
@given(couplings_of_any_kind, sides, sides)
def test_it_is_the_same_from_both_sides(asked: Any, lefts: Any, rights: Any) -> None:
    """What meets another is met by it, for the same reasons."""
    left, right = table("vragen", lefts), table("profielen", rights)
    turned = coupling(*asked.grounds, needed=asked.needed, at_least=asked.at_least, turned=True)
    one, other = matched(asked, left, right, NOW), matched(turned, right, left, NOW)
    assert {each.mirrored for each in one.pairs} == {*other.pairs}
    assert (one.left_alone, one.right_alone) == (other.right_alone, other.left_alone)


@unhurried
@given(couplings_of_any_kind, sides, sides, st.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(asked: Any, lefts: Any, rights: Any, chance: random.Random) -> None:
    """Rows, areas and grounds in another order make the same pairs in the same order."""
    shuffled = []
    for side in (lefts, rights):
        keys = [*side]
        chance.shuffle(keys)
        shuffled.append({key: side[key] for key in keys})
    again = coupling(*reversed(asked.grounds), needed=asked.needed, at_least=asked.at_least)
    one = matched(asked, table("vragen", lefts), table("profielen", rights), NOW)
    other = matched(
        again, table("vragen", shuffled[0]), table("profielen", shuffled[1]), areas_then(AREAS[::-1], TODAY)
    )
    assert (one.pairs, one.left_alone, one.right_alone) == (other.pairs, other.left_alone, other.right_alone)


def test_not_every_row_is_held_against_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand rows and a thousand others only those are looked at that the narrowest ground brings together."""
    looked_at = 0

    def counted(*given: Any) -> Any:
        nonlocal looked_at
        looked_at += 1
        return reasons(*given)

    monkeypatch.setattr(matching, "reasons", counted)
    side = {f"rij-{n}": {"thema": (f"thema-{n // 4}",), "vanaf": n % 9, "provincie": "west"} for n in range(1000)}
    cases: list[tuple[Any, int]] = [({"at_least": 3}, 1000), ({"needed": [Ground.THEMES]}, 4000)]
    for more, pairs in cases:
        looked_at = 0
        asked = coupling(Ground.THEMES, Ground.AREA, Ground.SIZE, **more)
        found = matched(asked, table("vragen", side), table("profielen", side), NOW)
        assert (len(found.pairs), found.left_alone, looked_at) == (pairs, (), 4000)
