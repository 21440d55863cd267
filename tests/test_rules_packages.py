"""Bad cases of the rules on descriptors, and of what Frictionless finds in the tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor import cores, paths
from motiespoor.model import kinds
from motiespoor.model.descriptor import DataPackage
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import keys
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.packages import given_package
from motiespoor.validate import check, descriptors
from motiespoor.validate.check import problems
from motiespoor.validate.packages import package_problems
from test_rules import Cases, Mistake, Rule, assert_told, each_case, read_with

OF_SOURCES, OF_FIGURES = "data/bronnen/datapackage.yaml", "data/cijfers/datapackage.yaml"
SOURCES, TIMELINE, SERIES = "data/bronnen/bronnen.yaml", "data/bronnen/tijdlijn.yaml", "data/cijfers/reeksen.csv"

COLUMNS = (
    "bron, soort, kamerstuk, titel, omschrijving, datum, datum_van, datum_tot, uitgever, ondertekenaar, "
    "documentnummer, zaaknummer, adres, herkomst, gezien, hoort_bij, tekst, gericht_aan"
)
FIELDS = "Toegestaan: " + ", ".join(sorted(COLUMNS.split(", "))) + "."
TABLES = (
    "Toegestaan: bronnen, gebeurtenissen, gebeurtenissen-bewijs, gebeurtenissen-maatregelen, tegenspraken, "
    "tegenspraken-kanten."
)
EVENTS = "name: gebeurtenissen\n    type: table"
# The reference of a source to the one it belongs to.
PART_OF = """\
        - fields:
            - hoort_bij
          reference:
            resource: bronnen
            fields:
              - bron
"""
DECIMALS = """\
          description: Hoeveel cijfers achter de komma getoond worden.
          constraints:
            required: true
            minimum: 0
"""
NUMBER = "          description: Het nummer van de zaak bij de Kamer.\n          constraints:\n"

SEE_SOURCES = f"(zie {OF_SOURCES}, tabel 'bronnen')."


def tables_fit_their_descriptor(reading: Reading) -> list[Problem]:
    """What only Frictionless sees: a descriptor that asks for more than the records do."""
    return list(package_problems(reading, ()))


CASES: Cases = {
    descriptors.descriptors_name_their_standard: (
        Mistake(
            OF_SOURCES,
            "$schema: https://datapackage.org/profiles/2.0/datapackage.json",
            "$schema: ▶https://datapackage.org/profiles/1.0/datapackage.json",
            "hier hoort https://datapackage.org/profiles/2.0/datapackage.json.",
        ),
        Mistake(
            OF_SOURCES,
            "path: tegenspraken.csv\n    encoding: utf-8\n    schema:\n"
            "      $schema: https://datapackage.org/profiles/2.0/tableschema.json",
            "path: tegenspraken.csv\n    encoding: utf-8\n    schema:\n      $schema: ▶https://voorbeeld.example/x.json",
            "hier hoort https://datapackage.org/profiles/2.0/tableschema.json.",
        ),
    ),
    descriptors.terms_are_said_alike: (
        Mistake(
            "site_config/publicatie.yaml",
            "gebieden: wijken\n",
            "gebieden: wijken\nlicenties:\n  - ▶naam: Alleen om te lezen\n    adres: https://voorbeeld.example/licentie\n",
            "een andere licentie staat in data/maatregelen/datapackage.yaml, data/ronden/datapackage.yaml, data/cijfers/datapackage.yaml "
            "en data/bronnen/datapackage.yaml. Haal 'licenties' hier weg, of zeg daar hetzelfde.",
        ),
    ),
    descriptors.every_table_is_described: (
        Mistake(
            OF_SOURCES,
            "- name: tegenspraken\n",
            "- name: ▶tegenspraak\n",
            "tabel 'tegenspraak' bestaat niet. Bedoelde u 'tegenspraken'? Toegestaan: tegenspraken.",
        ),
        Mistake(
            OF_SOURCES,
            "- name: tegenspraken\n",
            "- name: ▶gebeurtenissen\n",
            "tabel 'gebeurtenissen' is al beschreven, op regel 152. Haal er één weg.",
            (
                (
                    OF_SOURCES,
                    "resources:\n  ▶- name: bronnen",
                    "tabel 'tegenspraken' is niet beschreven. Zet haar erbij.",
                ),
            ),
        ),
    ),
    descriptors.tables_are_plain_files: (
        Mistake(
            OF_SOURCES,
            "path: gebeurtenissen.csv",
            "path: ▶https://elders.example/gebeurtenissen.csv",
            "het bestand van tabel 'gebeurtenissen' heet gebeurtenissen.csv.",
        ),
        Mistake(
            OF_SOURCES,
            EVENTS,
            "name: gebeurtenissen\n    type: ▶tabel",
            "soort 'table' hoort hier: zonder dat controleert niemand de tabel.",
        ),
        Mistake(
            OF_SOURCES,
            "path: gebeurtenissen.csv\n    encoding: utf-8",
            "path: gebeurtenissen.csv\n    encoding: ▶latin-1",
            "tekencodering 'utf-8' hoort hier.",
        ),
        Mistake(
            OF_SOURCES,
            '      missingValues:\n        - ""\n\n  - name: gebeurtenissen\n',
            "      missingValues:\n        ▶- nvt\n\n  - name: gebeurtenissen\n",
            'alleen een lege cel betekent hier dat er niets is. Schrijf [""].',
        ),
    ),
    descriptors.columns_are_described: (
        Mistake(
            OF_SOURCES,
            "- name: gezien\n",
            "- name: ▶bekeken\n",
            f"hier hoort veld 'gezien'. De velden van tabel 'bronnen' zijn, in deze volgorde: {COLUMNS}.",
        ),
        Mistake(
            OF_SOURCES,
            "      primaryKey:\n        - bron\n",
            "        - name: ▶kleur\n          type: string\n          title: Kleur\n          description: Een kleur.\n"
            "      primaryKey:\n        - bron\n",
            f"dit veld hoort hier niet. De velden van tabel 'bronnen' zijn, in deze volgorde: {COLUMNS}.",
        ),
    ),
    descriptors.constraints_fit_their_type: (
        Mistake(
            OF_SOURCES,
            "name: kamerstuk\n          type: string",
            "name: kamerstuk\n          type: integer",
            "",
            (
                (
                    OF_SOURCES,
                    "Leeg als het geen Kamerstuk is.\n          constraints:\n            maxLength: ▶300",
                    "'maxLength' bestaat niet voor type 'integer'. Haal het weg.",
                ),
            ),
        ),
        Mistake(OF_FIGURES, DECIMALS, DECIMALS.replace("0", "▶nul"), "'nul' is geen waarde van type 'integer'."),
    ),
    descriptors.keys_name_columns: (
        Mistake(
            OF_SOURCES,
            "primaryKey:\n        - gebeurtenis\n      missing",
            "primaryKey:\n        - ▶gebeurt\n      missing",
            "veld 'gebeurt' bestaat niet in tabel 'gebeurtenissen'. Bedoelde u 'gebeurtenis'? "
            "Toegestaan: bekend_sinds, datum, datum_tot, datum_van, gebeurtenis, herkomst, soort, titel, toelichting.",
        ),
        Mistake(
            OF_SOURCES,
            PART_OF,
            PART_OF.replace("hoort_bij", "▶hoortbij"),
            f"veld 'hoortbij' bestaat niet in tabel 'bronnen'. Bedoelde u 'hoort_bij'? {FIELDS}",
        ),
        Mistake(
            OF_SOURCES,
            PART_OF,
            PART_OF.replace("resource: bronnen", "resource: ▶bronnetjes"),
            f"tabel 'bronnetjes' staat niet in dit pakket. Bedoelde u 'bronnen'? {TABLES}",
        ),
        Mistake(
            OF_SOURCES,
            PART_OF,
            PART_OF.replace("- bron\n", "▶- bron\n              - titel\n"),
            "hier horen evenveel velden als aan de andere kant.",
        ),
    ),
    tables_fit_their_descriptor: (
        Mistake(
            OF_FIGURES,
            DECIMALS,
            DECIMALS.replace("0", "1"),
            "",
            tuple(
                (
                    SERIES,
                    passage,
                    f"decimalen '0' past niet bij de voorwaarden van deze kolom (zie {OF_FIGURES}, tabel 'reeksen').",
                )
                for passage in ("los,▶0,0,50,", "jaar,▶0,0,100000,")  # of ferries and of islanders
            ),
        ),
        Mistake(
            OF_SOURCES,
            NUMBER,
            NUMBER + "            required: true\n",
            "",
            tuple(
                (SOURCES, f"- ▶id: {name}\n", f"zaaknummer is leeg, en moet ingevuld zijn {SEE_SOURCES}")
                for name in ("motie-oever", "zv-2025-050", "zv-2025-051", "veerbode-2025-09-06", "eilandtelling-2025")
            ),
        ),
        Mistake(
            OF_SOURCES,
            "Wie het stuk uitgaf.\n          constraints:\n",
            "Wie het stuk uitgaf.\n          constraints:\n            unique: true\n",
            "",
            tuple(
                (
                    SOURCES,
                    f"datum: 2025-11-03\n    uitgever: ▶College van Zeeveen\n    herkomst: {kind}",
                    f"uitgever 'College van Zeeveen' staat al in een andere rij {SEE_SOURCES}",
                )
                for kind in ("officieel", "brontekst")
            ),
        ),
        Mistake(
            OF_SOURCES,
            "name: soort\n          type: string\n          title: Soort\n          description: Bijvoorbeeld Kamerbrief, "
            "bijlage of nieuwsbericht.\n          constraints:\n            required: true\n            maxLength: 300\n",
            "name: soort\n          type: number\n          title: Soort\n          description: Een getal.\n",
            "",
            tuple(
                (SOURCES, f"id: {name}\n    soort: ▶{kind}", f"soort '{kind}' heeft niet het goede type {SEE_SOURCES}")
                for name, kind in (
                    ("motie-oever", "Motie"),
                    ("zv-2025-014", "Raadsbrief"),
                    ("zv-2025-050", "Raadsbrief"),
                    ("zv-2025-051", "Bijlage"),
                    ("veerbode-2025-09-06", "Krantenbericht"),
                    ("eilandtelling-2025", "Telling"),
                )
            ),
        ),
        Mistake(
            OF_SOURCES,
            "primaryKey:\n        - bron\n",
            "primaryKey:\n        - uitgever\n        - datum\n",
            "",
            (
                (
                    SOURCES,
                    "uitgever: ▶College van Zeeveen\n    herkomst: brontekst\n    hoort_bij",
                    f"er is al een rij in tabel 'bronnen' met dezelfde uitgever en datum {SEE_SOURCES}",
                ),
            ),
        ),
        Mistake(
            OF_SOURCES,
            PART_OF,
            PART_OF.replace("- bron\n", "- kamerstuk\n"),
            "",
            (
                (
                    SOURCES,
                    "hoort_bij: ▶zv-2025-050",
                    f"hoort_bij 'zv-2025-050' staat niet in tabel 'bronnen' {SEE_SOURCES}",
                ),
            ),
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_wrong_descriptor_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One mistake in a descriptor gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)


@pytest.mark.parametrize(
    "mistake",
    [
        CASES[tables_fit_their_descriptor][0],  # only Frictionless sees it
        CASES[descriptors.tables_are_plain_files][1],  # it is not asked
        Mistake("data/cijfers/gebieden.csv", ",Fûgelsân,", ",▶,", "naam is leeg. Vul de cel in."),  # it is asked less
    ],
)
def test_another_core_asks_the_same(unchanged: Path, mistake: Mistake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large dossier Frictionless is asked meanwhile, by another core: what is told stays what it was."""
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(check, "_MANY_MEASURES", 0)
    reading, expected = read_with(unchanged, mistake)
    assert [str(each) for each in problems(reading, TODAY, once=True)] == expected
    assert problems(read_dossier(unchanged), TODAY, once=True) == ()


def test_keys_are_judged_when_all_else_is_right(unchanged: Path) -> None:
    """What hangs on a record that cannot be read is not told about as well."""
    row = Mistake("data/cijfers/gebieden.csv", ",Fûgelsân,", ",▶,", "naam is leeg. Vul de cel in.")
    assert_told(unchanged, row)


def test_a_descriptor_can_be_checked_alone(unchanged: Path) -> None:
    """Checking only a descriptor tells what is wrong with it."""
    reading, expected = read_with(unchanged, CASES[descriptors.tables_are_plain_files][1])
    assert [str(each) for each in problems(reading, TODAY, frozenset({OF_SOURCES}))] == expected


def test_a_description_that_frictionless_refuses_is_told(unchanged: Path) -> None:
    """Our own rules tell it first; were one of them missing, the table would still not go unjudged in silence."""
    reading, _ = read_with(unchanged, CASES[descriptors.columns_are_described][1])
    found = {each.text for each in package_problems(reading, ())}
    refused = "Frictionless neemt de beschrijving van tabel 'bronnen' niet aan: "
    assert any(each.startswith(f"{refused}There is a missing label in the header's field") for each in found)
    assert all(each.startswith(refused) for each in found)


@pytest.mark.parametrize("path", kinds.TABLES)
def test_the_description_of_the_program_has_every_column(path: str, fiction: Dossier) -> None:
    """A dossier that leaves its descriptions to the program may use any column that there is."""
    given = given_package(f"{paths.FIGURES}/{paths.DESCRIPTOR}", fiction.publication)
    assert given is not None
    table = next(each for each in given.resources if each.name == Path(path).stem)
    assert [each.name for each in table.schema.fields] == [*keys(kinds.TABLES[path][1])]


def test_the_description_of_the_program_has_every_word(published: Dossier) -> None:
    """Where a column takes words from a list, it takes those that the dossier of the repository describes."""

    def words(package: DataPackage) -> dict[tuple[str, str], tuple[str, ...]]:
        return {
            (table.name, field.name): field.constraints.enum
            for table in package.resources
            for field in table.schema.fields
            if field.constraints is not None and field.constraints.enum
        }

    for package in paths.PACKAGES:  # a register has nothing to leave out: its descriptor is all that there is of it
        folder = package.rpartition("/")[2]
        own = published.descriptors[folder]
        given = given_package(f"{paths.DATA}/{folder}/{paths.DESCRIPTOR}", replace(published.publication, terms=()))
        assert given is not None
        assert words(given).items() >= words(own).items()
