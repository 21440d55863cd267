"""The examples beside the dossier of the repository; `.ci/run` builds and verifies their sites."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import REPOSITORY
from motiespoor.derive.comparison import comparison
from motiespoor.derive.matching import couplings
from motiespoor.derive.rows import rows
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import exists
from motiespoor.model.succession import Fate
from motiespoor.render.coupling_sentences import why
from motiespoor.validate.check import checked_dossier

EXAMPLES = REPOSITORY / "voorbeelden"
DAY = date(2026, 11, 29)  # as in .ci/run


@pytest.fixture(scope="module", params=sorted(each.name for each in EXAMPLES.iterdir()))
def example(request: pytest.FixtureRequest) -> Dossier:
    """Each example, checked: nothing is wrong with it."""
    return checked_dossier(EXAMPLES / request.param, DAY)


def test_an_example_says_what_it_is(example: Dossier) -> None:
    """Below every page stands that it is made up, or who did not endorse it."""
    said = example.publication.disclaimer
    assert "does not constitute an endorsement by Statistics Canada" in said or "bestaat niet" in said


def test_the_figures_of_canada_rest_on_a_file_at_a_commit() -> None:
    """Every figure and every status leads to the very text of the file that it was taken over from."""
    dossier = checked_dossier(EXAMPLES / "canada", DAY)
    addresses = {each.id: each.url or "" for each in dossier.sources}
    named = {each.source for each in dossier.observations}
    named |= {
        proof.source
        for measure in dossier.measures
        for action in measure.actions
        for update in action.updates
        for proof in update.evidence
    }
    assert len(dossier.observations) == 336
    assert all("/blob/" in addresses[each or ""] for each in named)
    assert {each.title for each in dossier.descriptors["cijfers"].licences} == {"Statistics Canada Open Licence"}
    assert not any(each.literal for each in dossier.rounds)


def test_the_municipality_lives_in_time() -> None:
    """Two wards go into one, and a measure is split."""
    dossier = checked_dossier(EXAMPLES / "gemeente", DAY)
    there = {each.name for each in dossier.areas if exists(each, DAY)}
    assert "Waterkant" in there
    assert not {"Haven", "Kade"} & there
    assert [each.name for each in dossier.successions if each.fate is Fate.SPLIT] == ["loket", "loket/loket-openen"]


def test_the_municipality_numbers_its_measures_anew() -> None:
    """What became of a number is told, and a comparison with the round before has no two places under one number."""
    dossier = checked_dossier(EXAMPLES / "gemeente", DAY)
    first, _, last = dossier.rounds
    told = {row.measure.slug: (row.number, row.measure.number) for row in rows(dossier)["zomer-2025"].values()}
    assert {name: each for name, each in told.items() if each[0] != each[1]} == {
        "loket-in-de-wijk": ("5a", "5"),
        "loket-online": ("5b", "6"),
        "jongeren": ("6", "7"),
    }
    compared = comparison(first, last, dossier)
    assert [(each.measure.slug, compared.anchor(each)) for each in compared.measures][4:] == [
        ("loket-in-de-wijk", "maatregel-5"),
        ("loket", "was-maatregel-5"),
        ("loket-online", "maatregel-6"),
        ("jongeren", "maatregel-7"),
    ]


def test_examples_have_words_of_their_own(example: Dossier) -> None:
    """What the program calls a round is called otherwise by both."""
    assert example.publication.words.round.one in ("voortgangsbrief", "beoordeling")


def test_the_municipality_has_registers() -> None:
    """Projects and ideas, in wards that were there then; who asked for something finds the projects that are like it."""
    dossier = checked_dossier(EXAMPLES / "gemeente", DAY)
    assert {each.name: len(each.rows) for each in dossier.registers} == {"ideeen": 4, "projecten": 10}
    names = {each.code: each.name for each in dossier.areas}
    (found,) = couplings(dossier, DAY)
    assert [(each.right, why(each, names)) for each in found.of_left["meer-schaduw"][:2]] == [
        ("bomen-noordplein", "beide noemen ‘groen’; beide horen bij Noord; 52.000 euro past in 40.000–60.000"),
        (
            "loket-buitengebied",
            "beide noemen ‘jeugd’; Noord grenst aan Buitengebied; 45.000 euro past in 40.000–60.000",
        ),
    ]
    assert found.left_alone == ("zwembad",)
