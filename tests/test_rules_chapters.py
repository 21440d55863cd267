"""Bad cases of the rules on the chapters and themes of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import chapters
from test_rules import Cases, Mistake, Rule, assert_told, each_case

A, B, C2 = (f"data/maatregelen/{number}.yaml" for number in ("A", "B", "C2"))
PUBLICATION = "site_config/publicatie.yaml"

WATER = """\
  - id: over-water
    titel: Over het water
    themas:
      - id: bruggen
        titel: Bruggen
      - id: veren
        titel: Veren
"""
LAND = """\
  - id: over-land
    titel: Over het land
"""
PLAN = f"gebieden: wijken\nindeling:\n{WATER}{LAND}"
# The columns that the description of the tables has besides, in a dossier with a description of its own.
COLUMNS = """\
            maxLength: 2000
        - name: hoofdstuk
          type: string
          title: Hoofdstuk
          description: De titel van het hoofdstuk.
          constraints:
            maxLength: 300
        - name: thema
          type: string
          title: Thema
          description: De titel van het thema.
          constraints:
            maxLength: 300
      primaryKey:
        - maatregel
"""
DESCRIBED = (
    "data/maatregelen/datapackage.yaml",
    "            maxLength: 2000\n      primaryKey:\n        - maatregel\n",
    COLUMNS,
)


def divided(plan: str = PLAN, **themes: str) -> tuple[tuple[str, str, str], ...]:
    """The edits that divide the small dossier: as many measures as are named say their theme."""
    return (
        (PUBLICATION, "gebieden: wijken\n", plan),
        DESCRIBED,
        *(
            (f"data/maatregelen/{number}.yaml", "eigenaar: ", f"thema: {theme}\neigenaar: ")
            for number, theme in themes.items()
        ),
    )


BOTH = f"gebieden: wijken\nindeling:\n{WATER}"

CASES: Cases = {
    chapters.measures_have_a_theme: (
        Mistake(
            C2,
            "nummer: ",
            "▶nummer: ",
            "het plan heeft een indeling, en deze maatregel staat er niet in. Zet erbij: 'thema', met bruggen of veren.",
            before=divided(BOTH, A="bruggen", B="veren"),
        ),
        Mistake(
            C2,
            "eigenaar: ",
            "thema: ▶over-water\neigenaar: ",
            "'over-water' is een hoofdstuk met thema's. Noem er een van: bruggen of veren.",
            before=divided(BOTH, A="bruggen", B="veren"),
        ),
        Mistake(
            C2,
            "nummer: ",
            "▶nummer: ",
            "het plan heeft een indeling, en deze maatregel staat er niet in. Zet erbij: 'thema', met h1, h2, h3, h4, h5, h6 "
            "of een andere uit site_config/publicatie.yaml.",
            also=tuple(
                (
                    PUBLICATION,
                    f"▶h{number}\n",
                    (
                        f"bij hoofdstuk 'h{number}' hoort geen enkele maatregel. Zet 'thema: h{number}' in een bestand in "
                        "data/maatregelen, of haal dit hoofdstuk weg."
                    ),
                )
                for number in range(3, 8)
            ),
            before=divided(
                "gebieden: wijken\nindeling:\n"
                + "".join(f"  - id: h{number}\n    titel: Hoofdstuk {number}\n" for number in range(1, 8)),
                A="h1",
                B="h2",
            ),
        ),
    ),
    chapters.themes_have_measures: (
        Mistake(
            PUBLICATION,
            "      - id: veren\n",
            "      - id: ▶veren\n",
            "bij thema 'veren' hoort geen enkele maatregel. Zet 'thema: veren' in een bestand in data/maatregelen, "
            "of haal dit thema weg.",
            before=divided(A="bruggen", B="bruggen", C2="over-land"),
        ),
        Mistake(
            PUBLICATION,
            "  - id: over-land\n",
            "  - id: ▶over-land\n",
            "bij hoofdstuk 'over-land' hoort geen enkele maatregel. Zet 'thema: over-land' in een bestand in "
            "data/maatregelen, of haal dit hoofdstuk weg.",
            before=divided(A="bruggen", B="veren", C2="veren"),
        ),
    ),
    chapters.titles_are_others: (
        Mistake(
            PUBLICATION,
            "        titel: Veren\n",
            "        titel: ▶bruggen\n",
            "zo heet 'bruggen' al (regel 17). Geef een van de twee een andere titel.",
            before=divided(A="bruggen", B="veren", C2="over-land"),
        ),
        Mistake(
            PUBLICATION,
            "    titel: Over het land\n",
            "    titel: ▶Over het water\n",
            "zo heet 'over-water' al (regel 14). Geef een van de twee een andere titel.",
            before=divided(A="bruggen", B="veren", C2="over-land"),
        ),
    ),
}

FIRST_FIELD = """\
    path: maatregelen.csv
    encoding: utf-8
    schema:
      $schema: https://datapackage.org/profiles/2.0/tableschema.json
      fields:
        - name: maatregel
"""
# With a description of its own that knows nothing of chapters.
UNDESCRIBED = tuple(edit for edit in divided(A="bruggen", B="veren", C2="over-land") if edit is not DESCRIBED)

# What other rules tell of it: names that nothing has, or that two have; lists with nothing in them; columns.
OTHERS = (
    Mistake(
        C2,
        "eigenaar: ",
        "thema: ▶overland\neigenaar: ",
        "thema 'overland' bestaat niet. Bedoelde u 'over-land'? Toegestaan: bruggen, over-land, veren.",
        before=divided(A="bruggen", B="veren"),
    ),
    Mistake(
        C2,
        "eigenaar: ",
        "thema: ▶Over het land\neigenaar: ",
        "'Over het land' is de naam van thema 'over-land'. Schrijf hier 'over-land'.",
        before=divided(A="bruggen", B="veren"),
    ),
    Mistake(
        C2,
        "eigenaar: ",
        "thema: ▶veren\neigenaar: ",
        "thema 'veren' bestaat niet. Zet het onder 'indeling' in site_config/publicatie.yaml, of haal dit veld weg.",
    ),
    Mistake(
        PUBLICATION,
        "  - id: over-land\n",
        "  - id: ▶veren\n",
        "id 'veren' bestaat al: site_config/publicatie.yaml, regel 19. Kies een andere naam.",
        before=divided(A="bruggen", B="veren", C2="veren"),
    ),
    Mistake(
        PUBLICATION,
        "gebieden: wijken\n",
        "gebieden: wijken\nindeling: ▶[]\n",
        "veld 'indeling' is leeg. Zet er minstens één in.",
    ),
    Mistake(
        "data/maatregelen/datapackage.yaml",
        FIRST_FIELD,
        FIRST_FIELD.replace("- name", "▶- name"),
        "hier hoort veld 'hoofdstuk'. De velden van tabel 'maatregelen' zijn, in deze volgorde: "
        "maatregel, sleutel, titel, in_het_kort, hoofdstuk, thema.",
        before=UNDESCRIBED,
    ),
)

THREE = {"A": "bruggen", "B": "bruggen", "C2": "veren"}


def in_plan(old: str, new: str, text: str) -> Mistake:
    """A mistake in how the plan is divided, in a dossier of which every measure says its theme."""
    return Mistake(PUBLICATION, old, new, text, before=divided(BOTH, **THREE))


TEXT_FIELDS = "hier horen velden, elk op een eigen regel als 'naam: waarde'. Verplicht: id, titel."
# What is wrong with the plan itself: what measures say cannot be judged then.
PLANS = (
    in_plan("        titel: Veren\n", "        ▶naam: Veren\n", "veld 'naam' bestaat hier niet. Bedoelde u 'titel'? Toegestaan: id, titel."),
    in_plan("- id: veren\n        ", "- ▶", "veld 'id' ontbreekt."),
    in_plan("id: veren\n", "id: ▶de veren\n", "id 'de veren' klopt niet. Hier hoort: kleine letters, cijfers en streepjes."),
    in_plan("titel: Veren\n", "titel:▶\n", "veld 'titel' is leeg. Vul het in of haal het weg."),
    in_plan("      - id: veren\n        titel: Veren\n", "      - ▶Veren\n", TEXT_FIELDS),
    in_plan("    themas:\n", "    ▶thema's:\n", "veld 'thema's' bestaat hier niet. Bedoelde u 'themas'? Toegestaan: id, themas, titel."),
    in_plan("id: veren\n", "id: ▶bruggen\n", f"id 'bruggen' bestaat al: {PUBLICATION}, regel 17. Kies een andere naam."),
)  # fmt: skip

MESSAGES = [each.text for each in OTHERS]


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_mistake_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """Every mistake is told, exactly, at its place, and by its rule."""
    assert_told(unchanged, mistake, rule)


@pytest.mark.parametrize("mistake", OTHERS)
def test_a_mistake_in_a_name_is_told(unchanged: Path, mistake: Mistake) -> None:
    """A theme is a name as others are, and so are the lists and columns of a plan that is divided."""
    assert_told(unchanged, mistake)


@pytest.mark.parametrize("mistake", PLANS)
def test_a_mistake_in_the_plan_is_told_once(unchanged: Path, mistake: Mistake) -> None:
    """Of a chapter or a theme that is not right nothing is told at the measures that stand in it."""
    assert_told(unchanged, mistake)


def test_what_every_measure_lacks_is_told_once(unchanged: Path) -> None:
    """Who divides a plan, or a chapter of it, reads what to do, and where."""
    assert_told(
        unchanged,
        Mistake(
            A,
            "nummer: ",
            "▶nummer: ",
            "het plan heeft een indeling, en deze maatregel staat er niet in. Zet erbij: 'thema', met over-water. "
            f"Zo ook: {B}:2.",
            before=divided(
                "gebieden: wijken\nindeling:\n  - id: over-water\n    titel: Over het water\n", C2="over-water"
            ),
        ),
    )
    assert_told(
        unchanged,
        Mistake(
            A,
            "thema: over-water\n",
            "thema: ▶over-water\n",
            f"'over-water' is een hoofdstuk met thema's. Noem er een van: bruggen of veren. Zo ook: {B}:5, {C2}:5.",
            before=divided(BOTH, A="over-water", B="over-water", C2="over-water"),
        ),
    )


@pytest.mark.parametrize(
    "edits",
    [
        divided(A="bruggen", B="veren", C2="over-land"),
        divided(f"gebieden: wijken\nindeling:\n{LAND}", A="over-land", B="over-land", C2="over-land"),
    ],
)
def test_three_levels_and_two_are_right(unchanged: Path, edits: tuple[tuple[str, str, str], ...]) -> None:
    """Nothing is told of chapters with themes, of chapters without any, and of both beside each other."""
    assert_told(unchanged, Mistake(*edits[0], before=edits[1:]))
