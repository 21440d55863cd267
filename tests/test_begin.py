"""A dossier that is begun: six questions, a folder that builds at once, and what is not said is no invented fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import once, quiet
from conftest import TODAY, edit, override
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.desk import starter
from motiespoor.desk.beginning import QUESTIONS, begin
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.model.dossier import Dossier
from motiespoor.model.kinds import TABLES
from motiespoor.model.schema import first_line
from motiespoor.model.tables import tables
from motiespoor.press.manifest import MANIFEST
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import checked_dossier, problems
from motiespoor.validate.overrides import overtaken
from motiespoor.validate.unfilled import unfilled

Captured = pytest.CaptureFixture[str]

SAID = {
    "onderwerp": "fietspaden & <veren> in Veldhuizen",
    "gevraagd": "De raad vroeg het college in 2025 om elk jaar te melden hoe het met {{ 7*7 }} paden staat.",
    "maatregel": "Een vrij pad: de “Dorpsstraat” & # verder",
    "adres": "https://paden.example/veldhuizen/",
}
EXAMPLES = {  # file, and how many examples stand in it
    "content/over.md": 1,
    paths.SOURCE_LIST: 3,
    starter.MEASURE: 4,
    paths.PUBLICATION: 3,
}


def begun(target: Path, **said: str) -> Path:
    begin(target, TODAY, {**SAID, **said}, Editor(quiet, None))
    return target


def right(root: Path) -> Dossier:
    """A dossier that is right, as far as our own rules say: what Frictionless finds is looked at once, above all."""
    reading = read_dossier(root)
    assert problems(reading, TODAY, judged=False) == ()
    return reading.dossier


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier as it is begun; not to be changed."""
    return once(tmp_path_factory, "begonnen", begun)


# What is written


def test_what_is_begun_is_right_and_small(fresh: Path) -> None:
    """No theme, no templates, no settings of the engine: words and data only; and nothing is left beside it."""
    dossier = checked_dossier(fresh, TODAY)
    own = {path for path in files(fresh) if not path.startswith(f"{paths.SCHEMAS}/")}
    assert own == {
        *(".gitignore", "content/methode.md", "content/over.md", starter.MEASURE, paths.SOURCE_LIST),
        *(paths.PUBLICATION, paths.STATUSES, paths.ROLES),
        *(path for path in TABLES if path != f"{paths.FIGURES}/herzieningen.csv"),
    }
    assert dossier.publication.name == "Begonnen"
    assert dossier.publication.subject == SAID["onderwerp"]
    assert [each.title for each in dossier.measures] == [SAID["maatregel"]]
    assert [each.slug for each in dossier.measures] == ["een-vrij-pad-de-dorpsstraat-verder"]
    assert not list(fresh.parent.glob(".begin-*"))


def test_files_teach(fresh: Path) -> None:
    """Every YAML file names its schema, which stands there, and says in a comment what to do."""
    for path in fresh.rglob("*.yaml"):
        name, text = path.relative_to(fresh).as_posix(), path.read_text("utf-8")
        assert text.startswith(f"{first_line(name)}\n# "), name
        assert (path.parent / first_line(name).partition("$schema=")[2]).is_file(), name


def test_what_was_not_said_is_an_example(fresh: Path) -> None:
    """Nothing is made up: the day of the document is unknown, the action too, and the rest is to be filled in."""
    dossier = right(fresh)
    found = [each.path for each in unfilled(dossier)]
    assert {path: found.count(path) for path in found} == EXAMPLES
    (source,), ((action,),) = dossier.sources, [each.actions for each in dossier.measures]
    assert (source.date.text, source.evidence.value) == ("onbekend", "verwijzing")
    assert action.current.status == "onbekend"
    assert (*dossier.observations, *dossier.rounds, *dossier.events, *dossier.promises) == ()


def test_what_was_said_leaves_fewer_examples(tmp_path: Path) -> None:
    said = {"maker": "Twee buren.", "voorbehoud": "Niet van de gemeente.", "vindplaats": "punt 3", "naam": "Paden"}
    document = {"stuk": "Motie Vrij fietsen", "stuk-datum": "najaar 2025", "stuk-van": "Gemeenteraad"}
    dossier = right(begun(tmp_path / "paden", **said, **document))
    assert {each.path for each in unfilled(dossier)} == {"content/over.md", paths.SOURCE_LIST, starter.MEASURE}
    assert (dossier.publication.name, dossier.sources[0].title) == ("Paden", "Motie Vrij fietsen")


@pytest.mark.parametrize("statuses", ["uitvoering", "beloften", "kort"])
@pytest.mark.parametrize("areas", ["geen", "provincies"])
def test_every_choice_is_right(tmp_path: Path, statuses: str, areas: str) -> None:
    dossier = right(begun(tmp_path / "keuze", statussen=statuses, gebieden=areas))
    assert len(dossier.statuses) >= 5
    assert len(dossier.areas) == {"geen": 0, "provincies": 13}[areas]
    assert dossier.publication.areas == {"geen": "gebieden", "provincies": "provincies"}[areas]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Noord\n\nZuid, en \'t "Eiland"\n', [("noord", "Noord"), ("zuid-en-t-eiland", 'Zuid, en \'t "Eiland"')]),
        ("gebied,naam,soort\nW1,Noord,wijk\nW2,Zuid,wijk\n", [("W1", "Noord"), ("W2", "Zuid")]),
    ],
)
def test_areas_come_from_a_file(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    """A name on each line, or a table with the columns of gebieden.csv."""
    (tmp_path / "wijken.txt").write_text(text, "utf-8")
    said = {"gebieden": str(tmp_path / "wijken.txt"), "gebieden-heten": "wijken"}
    dossier = right(begun(tmp_path / "wijken", **said))
    assert [(each.code, each.name) for each in dossier.areas] == expected
    assert dossier.publication.areas == "wijken"


# What is refused

WRONG = {
    "an address without https": ({"adres": "paden.example"}, "--adres 'paden.example' klopt niet. Hier hoort: een adres dat begint met https:// en eindigt op /."),
    "an address without an end": ({"adres": "https://paden.example"}, "--adres 'https://paden.example' klopt niet. Hier hoort: een adres dat begint met https:// en eindigt op /."),
    "unknown statuses": ({"statussen": "uitvoring"}, "--statussen: 'uitvoring' bestaat niet. Bedoelde u 'uitvoering'? Toegestaan: beloften, kort, uitvoering."),
    "unknown areas": ({"gebieden": "gemeenten"}, "--gebieden: 'gemeenten' bestaat niet. Bedoelde u 'geen'? Toegestaan: geen, provincies. En een bestand met die naam is er niet."),
    "an empty title": ({"maatregel": " "}, "--maatregel is leeg."),
    "a day that is none": ({"stuk-datum": "2025-02-30"}, "--stuk-datum: '2025-02-30' bestaat niet: februari 2025 heeft 28 dagen."),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_answer_is_refused(tmp_path: Path, case: str) -> None:
    said, told = WRONG[case]
    with pytest.raises(WrongUse) as wrong:
        begun(tmp_path / "nieuw", **said)
    assert str(wrong.value) == told
    assert not (tmp_path / "nieuw").exists()


def test_everything_that_is_missing_is_told_at_once(tmp_path: Path, capsys: Captured) -> None:
    assert main(["begin", str(tmp_path / "nieuw"), "--maatregel", "Een"]) == 2
    assert capsys.readouterr().err == (
        "motiespoor begin: --onderwerp ontbreekt. Waar gaat het over, in een paar woorden?\n"
        "--gevraagd ontbreekt. Wie vroeg wat? Schrijf het in een zin.\n"
        "--adres ontbreekt. Waar komt de site te staan?\n"
    )


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "brief.txt").write_text("x", "utf-8")
    for name, told in (
        ("vol", f"de map '{tmp_path / 'vol'}' is niet leeg. Kies een andere naam, of een lege map."),
        ("vol/brief.txt", f"'{tmp_path / 'vol/brief.txt'}' is geen map. Kies een andere naam."),
    ):
        with pytest.raises(WrongUse) as wrong:
            begun(tmp_path / name)
        assert str(wrong.value) == told
    assert files(tmp_path) == {"vol/brief.txt": b"x"}


def test_areas_that_are_not_right_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "wijken.csv").write_text("gebied,naam,soort\nW1,Noord,wijk\nW1,Zuid,wijk\n", "utf-8")
    with pytest.raises(Unreadable) as wrong:
        begun(tmp_path / "nieuw", gebieden=str(tmp_path / "wijken.csv"))
    assert [each.path for each in wrong.value.problems] == [starter.AREAS]
    assert [path.name for path in tmp_path.iterdir()] == ["wijken.csv"]


# The conversation


def answering(answers: dict[str, str], heard: list[str]) -> Editor:
    """Who answers each question by the flag in it, and presses Enter at what is not here."""

    def ask(question: str) -> str:
        return answers.get(question.partition(" ")[0].partition(":")[0], "")

    return Editor(heard.append, ask)


def test_six_questions_are_asked(tmp_path: Path) -> None:
    """What goes with a document is asked once there is one; an answer that cannot be is asked again."""
    heard: list[str] = []
    begin(tmp_path / "nieuw", TODAY, {}, answering({**SAID, "gebieden": "provincies"}, heard))
    asked = [line.strip() for line in heard if " van 6. " in line]
    assert [line[0] for line in asked] == ["1", "2", "2", "3", "4", "5", "6"]
    assert "  kort  De kortste lijst: te doen, bezig, klaar of gestopt." in heard
    heard.clear()
    answers = {**SAID, "stuk": "Motie Vrij fietsen"}
    begin(tmp_path / "nog-een", TODAY, {}, answering(answers, heard))
    assert [line.strip()[0] for line in heard if " van 6. " in line] == [
        "1",
        "2",
        "2",
        "2",
        "2",
        "2",
        "3",
        "4",
        "5",
        "6",
    ]
    dossiers = [right(tmp_path / name) for name in ("nieuw", "nog-een")]
    assert [len(each.areas) for each in dossiers] == [13, 0]


def test_an_answer_that_cannot_be_is_asked_again(tmp_path: Path) -> None:
    heard: list[str] = []
    addresses = iter(["paden", SAID["adres"]])
    editor = answering(SAID, heard)
    assert editor.ask is not None
    ask = editor.ask
    begin(
        tmp_path / "nieuw",
        TODAY,
        {},
        Editor(heard.append, lambda said: next(addresses) if said == "adres: " else ask(said)),
    )
    assert "--adres 'paden' klopt niet. Hier hoort: een adres dat begint met https:// en eindigt op /." in heard


def test_who_leaves_gets_nothing(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as wrong:
        begin(tmp_path / "nieuw", TODAY, {}, Editor(quiet, lambda _: ""))
    assert str(wrong.value).splitlines()[0] == "--onderwerp ontbreekt. Er is niets geschreven."
    assert not (tmp_path / "nieuw").exists()


def test_every_question_is_a_flag(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["begin", "--help"])
    told = capsys.readouterr().out
    assert all(f"--{each.flag} " in told for each in QUESTIONS)


# What is still an example does not go online


def test_an_example_is_told_and_stops_nobody(fresh: Path, capsys: Captured) -> None:
    assert main(["check", "--root", str(fresh), "--today", TODAY.isoformat()]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len(told) == sum(EXAMPLES.values())
    assert told[0] == "Let op: content/over.md:5:1: hier staat nog een voorbeeld ('VUL IN'). Schrijf wat hier hoort."
    only = str(fresh / paths.SOURCE_LIST)
    assert main(["check", only, "--root", str(fresh), "--today", TODAY.isoformat()]) == 0
    assert len(capsys.readouterr().err.splitlines()) == EXAMPLES[paths.SOURCE_LIST]


def test_an_example_does_not_go_online(built: Path, capsys: Captured) -> None:
    """`poort` refuses a site as long as its dossier has one, also when nothing else changed."""
    gate = ["poort", str(built / paths.SITE / MANIFEST), "--root", str(built)]
    assert main(gate) == 0
    capsys.readouterr()
    edit(built, "content/over.md", "Zeeveen is verzonnen", "VUL IN: wat Zeeveen is.\nZeeveen is verzonnen")
    edit(built, "data/maatregelen/C2.yaml", "titel: Het kaartje is te koop", 'titel: "VUL IN: wat er te koop is"')
    assert main(gate) == 1
    assert capsys.readouterr().out == (
        "content/over.md:4:1: hier staat nog een voorbeeld ('VUL IN'). Schrijf wat hier hoort.\n"
        "data/maatregelen/C2.yaml:54:12: hier staat nog een voorbeeld ('VUL IN'). Schrijf wat hier hoort.\n"
        "2 problemen in 2 bestanden.\n"
    )


# What a dossier leaves to the program


def test_the_program_describes_every_table(fiction: Dossier, fresh: Path) -> None:
    """As the records have them: a column that is added to a record is described in `theme/packages/` too."""
    described = right(fresh).descriptors
    for folder, found in tables(Dossier(publication=fiction.publication)).items():
        resources = {
            each.name: tuple(field.name for field in each.schema.fields) for each in described[folder].resources
        }
        assert resources == {table.name: table.columns for table in found}


def test_a_file_that_the_program_moved_past_is_told(small: Path, capsys: Captured) -> None:
    """Its first line says of which it was made; without one it is told what to write there."""
    own = override(small, "pages", "kader.md.jinja")
    edit(small, f"{paths.TEMPLATES}/kader.md.jinja", "\n# {{ woorden.Afspraken }}\n", "\n# Onze afspraken\n")
    (told,) = overtaken(right(small))
    mark = str(told).partition("'")[2].partition("'")[0]
    assert str(told) == (
        f"{paths.TEMPLATES}/kader.md.jinja:1:1: dit vervangt een bestand van het programma. Zet op de eerste regel "
        f"'{mark}'; verandert dat bestand later, dan zegt 'check' dat."
    )
    own.write_text(f"{mark}\n{own.read_text('utf-8')}", "utf-8")
    assert overtaken(right(small)) == ()
    own.write_text(own.read_text("utf-8").replace(mark, "{#- naar motiespoor 0123456789ab -#}"), "utf-8")
    assert main(["check", "--root", str(small), "--today", TODAY.isoformat()]) == 0
    assert capsys.readouterr().err == (
        f"Let op: {paths.TEMPLATES}/kader.md.jinja:1:1: het bestand van het programma dat dit vervangt, is intussen "
        f"een ander. Kijk wat er veranderde, en zet dan op de eerste regel '{mark}'.\n"
    )


def test_a_style_sheet_is_marked_as_one(small: Path) -> None:
    own = override(small, "styles", "insluiten.css")
    own.write_text(own.read_text("utf-8") + "h1 { color: inherit }\n", "utf-8")
    (told,) = overtaken(right(small))
    assert "'/* naar motiespoor " in str(told)
