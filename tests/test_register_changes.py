"""What a change may not do to a register, and what is told of one that it may."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from changing import commit, repository
from conftest import TODAY, edit, edited
from motiespoor.change.rules import problems_of_change
from motiespoor.cli import main
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems

FOLDER = "data/registers/steigers"
SHEET, ROWS = f"{FOLDER}/datapackage.yaml", f"{FOLDER}/rijen.csv"
HISTORY, EVIDENCE = f"{FOLDER}/verloop.csv", f"{FOLDER}/bewijs.csv"
COUPLINGS = "data/registers/koppelingen.yaml"
WISH = "data/registers/wensen/rijen/nachtboot.yaml"
LAST = "kaap,2,2025-11-03,ligplaatsen,10,Het worden er 10 en geen 12.,correctie,2026-02-01\n"
OPEN = "kaap,3,2026-01-20,status,open,De kaap is <open>.,voortgang,\n"
OPEN_RESTS = "kaap,3,veerbode-2025-09-06,,bladzijde 2\n"
SEARCHED = "  gezocht_in: De stukken van de Raad, en De Veerbode van 2025.\n"
ENDED = """\
  beeindigd:
    datum: 2026-02-01
    reden: De Raad telt ze <niet> meer.
    bewijs: [{bron: zv-2025-051, vindplaats: rij B}]
"""
SAID = "Zet terug wat er stond. Wat er later van werd, komt erbij in 'verloop'; was het een vergissing, dan met 'oorzaak: correctie'."


def against_it(root: Path, *edits: tuple[str, str, str]) -> list[str]:
    """What speaks against a change of some passages, which leaves a dossier that is right in itself."""
    texts: dict[str, str] = {}
    for path, old, new in edits:
        text = texts.get(path) or (root / path).read_text(encoding="utf-8")
        texts[path] = edited(text, path, old, new)
    after = read_dossier(root, texts)
    assert problems(after, TODAY) == ()
    return [str(each) for each in problems_of_change(read_dossier(root).dossier, after.dossier)]


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(
            [(ROWS, "kaap,Fûgelsâner Kaap", "kaap,Kaap van Fûgelsân")],
            [f"{ROWS}:4:6: 'naam' van rij 'kaap' was 'Fûgelsâner Kaap' en is nu 'Kaap van Fûgelsân'. {SAID}"],
            id="another-value",
        ),
        pytest.param(
            [(ROWS, "W1,Zuidsloot,2025-06-20", "W1,,2025-06-20")],
            [f"{ROWS}:3:37: 'oever' van rij 'coevaart' was 'Zuidsloot' en is nu leeg. {SAID}"],
            id="a-value-that-is-gone",
        ),
        pytest.param([(ROWS, "derde,Derde steiger,,", "derde,Derde steiger,W2,")], [], id="filled-in"),
        pytest.param(
            [(ROWS, "derde,Derde steiger,,,,,beloofd,,derde-steiger,Waar hij komt {{ 7*7 }} staat er niet.\n", ""),
             (EVIDENCE, "derde,0,zv-2025-014,Zo nodig komt er een derde steiger.,\n", "")],
            [
                (f"{ROWS}:1:1: rij van een register 'steigers/derde' is er niet meer, en er zijn adressen die daarheen leiden. "
                "Zet die terug. Is het er niet meer, dan blijft de rij staan: zeg in 'verloop' wat ervan werd.")
            ],
            id="a-row-that-is-gone",
        ),
        pytest.param(
            [(EVIDENCE, "coevaart,0,veerbode-2025-09-06,,laatste alinea\n", "")],
            [f"{ROWS}:3:1: rij 'coevaart' rustte ook op 'veerbode-2025-09-06', en dat bewijs is weg of anders. Zet het terug."],
            id="evidence-that-is-gone",
        ),
        pytest.param(
            [(HISTORY, LAST, ""), (EVIDENCE, "kaap,2,zv-2025-051,,rij B\n", "")],
            [
                (f"{ROWS}:4:1: de verandering van 'ligplaatsen' op 2025-11-03 is weg. Zet die terug. Voeg een nieuwe "
                "verandering toe.")
            ],
            id="a-change-that-is-gone",
        ),
        pytest.param(
            [(HISTORY, "Het worden er 10 en geen 12.", "Het worden er 10.")],
            [
                (f"{HISTORY}:3:34: de verandering van 'ligplaatsen' op 2025-11-03 is veranderd (toelichting). Zet terug wat er "
                "stond. Voeg een nieuwe verandering toe.")
            ],
            id="a-change-that-says-something-else",
        ),
        pytest.param([(HISTORY, LAST, LAST + OPEN), (EVIDENCE, "kaap,2,zv", f"{OPEN_RESTS}kaap,2,zv")], [], id="added"),
        pytest.param(
            [(HISTORY, LAST, LAST + OPEN.replace("2026-01-20", "2025-11-04")),
             (EVIDENCE, "kaap,2,zv", f"{OPEN_RESTS}kaap,2,zv")],
            [
                (f"{HISTORY}:4:8: deze verandering van 2025-11-04 is nieuw en ouder dan wat er al stond (2025-12-10). Zeg in "
                "'bekend_sinds' op welke dag u het wist: dan ziet een abonnee het.")
            ],
            id="late-without-saying-so",
        ),
        pytest.param(
            [(SHEET, "unit: ligplaatsen", "unit: boten")],
            [
                (f"{SHEET}:49:17: veld 'ligplaatsen' van register 'steigers' is een ander: eenheid 'ligplaatsen' werd 'boten'. "
                "Zet het terug, of geef het nieuwe een eigen naam.")
            ],
            id="another-unit",
        ),
        pytest.param(
            [(SHEET, "          type: integer", "          type: number")],
            [
                (f"{SHEET}:49:17: veld 'ligplaatsen' van register 'steigers' is een ander: type 'integer' werd 'number'. "
                "Zet het terug, of geef het nieuwe een eigen naam.")
            ],
            id="another-type",
        ),
        pytest.param(
            [(WISH, "vanaf: 2", "vanaf: 3")],
            [f"{WISH}:6:8: 'vanaf' van rij 'nachtboot' was '2' en is nu '3'. {SAID}"],
            id="in-a-file",
        ),
    ],
)  # fmt: skip
def test_what_a_row_said_stays(registered: Path, edits: list[tuple[str, str, str]], told: list[str]) -> None:
    """Rows, their evidence and their history are only added to, and fields keep their meaning."""
    assert against_it(registered, *edits) == told


def test_a_field_that_was_published_stays(registered: Path) -> None:
    """Its column stands in tables that others read."""
    field = (
        "        - name: waarom\n          type: string\n          title: Waarom\n"
        "          description: Een of twee gewone zinnen.\n"
    )
    sheet = "data/registers/wensen/datapackage.yaml"
    told = against_it(
        registered,
        (sheet, field, ""),
        (sheet, "    toelichting: waarom\n", ""),
        (WISH, "waarom: Na 23 uur is er geen plaats aan de wal.\n", ""),
    )
    assert told == [
        f"{sheet}:2:1: veld 'waarom' van register 'wensen' is weg, en het staat in tabellen die anderen lezen. Zet het terug.",
        f"{WISH}:2:1: 'waarom' van rij 'nachtboot' was 'Na 23 uur is er geen plaats aan de wal.' en is nu leeg. {SAID}",
    ]


def test_a_register_that_was_published_stays(registered: Path, tmp_path: Path) -> None:
    """Its page has an address; what is lost with it is not told besides."""
    root = Path(shutil.copytree(registered, tmp_path / "klein"))
    shutil.rmtree(root / FOLDER)
    (root / "data/registers/koppelingen.yaml").unlink()
    after = read_dossier(root)
    assert problems(after, TODAY) == ()
    (line,) = map(str, problems_of_change(read_dossier(registered).dossier, after.dossier))
    assert line == (
        f"{SHEET}:1:1: register 'steigers' is er niet meer, en er zijn adressen die daarheen leiden. Zet die terug. "
        "Wordt het niet meer bijgehouden, dan blijft de map staan: zeg onder 'beeindigd' in datapackage.yaml sinds wanneer "
        "en waarom."
    )


def test_the_end_of_a_register_is_told_and_stays(
    registered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its rows stay; who reads the change sees since when, why, and on what it rests."""
    root = Path(shutil.copytree(registered, tmp_path / "klein"))
    repository(root)
    edit(root, SHEET, SEARCHED, f"{SEARCHED}{ENDED}")
    assert main(["verschil", "HEAD", "--root", str(root), "--today", TODAY.isoformat()]) == 0
    out = capsys.readouterr().out
    assert out[out.index("Registers") :].split("\n\n")[1].splitlines() == [
        "- Steigers & <loopplanken>: niet meer bijgehouden sinds 1 februari 2026",
        "  - reden: De Raad telt ze <niet> meer.",
        "  - rust op: Voortgang van de motie-Oever, 3 november 2025 (rij B)",
    ]
    assert against_it(root, (SHEET, "datum: 2026-02-01", "datum: 2026-02-02")) == [
        f"{SHEET}:103:12: register 'steigers' was beëindigd op 2026-02-01, en dat is weg of anders. Zet het terug."
    ]
    assert against_it(root, (SHEET, ENDED, "")) == [
        f"{SHEET}:82:3: register 'steigers' was beëindigd op 2026-02-01, en dat is weg of anders. Zet het terug."
    ]


def test_what_is_new_is_told_in_words(registered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a field was and is, when and why, and what came with a row that is new."""
    root = Path(shutil.copytree(registered, tmp_path / "klein"))
    repository(root)
    edit(root, HISTORY, LAST, LAST + OPEN)
    edit(root, EVIDENCE, "kaap,2,zv", f"{OPEN_RESTS}nieuw,0,zv-2025-051,,rij A\nkaap,2,zv")
    edit(root, ROWS, "derde,Derde steiger,,", "nieuw,Nieuwe steiger,W1,,,,beloofd,honden,,\nderde,Derde steiger,W2,")
    assert main(["verschil", "HEAD", "--root", str(root), "--today", TODAY.isoformat()]) == 0
    out = capsys.readouterr().out
    assert "van 2 rijen van registers is meer bekend" in out
    assert "1 nieuwe rij van een register" in out
    assert out[out.index("Registers") :].split("\n\n")[1].splitlines() == [
        (
            "- Steigers & <loopplanken>, Fûgelsâner Kaap: status van In aanbouw & bijna klaar naar Open, op 20 januari 2026 "
            "(oorzaak: voortgang)"
        ),
        "  - toelichting: De kaap is <open>.",
        "  - rust op: Tweede pont vaart! *Eindelijk* [zegt de kapitein](x), september 2025 (bladzijde 2)",
        "- Steigers & <loopplanken>, Derde steiger: wijk van leeg naar 't Zand",
    ]
    assert commit(root, "Meer bekend")


def test_what_a_register_and_a_coupling_are_called_is_told(
    registered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Field by field, in words; and the end of a register is told of it, and not again as a text."""
    root = Path(shutil.copytree(registered, tmp_path / "klein"))
    repository(root)
    edit(root, SHEET, "title: Steigers & <loopplanken>\n", "title: Steigers\n")
    edit(root, SHEET, "          title: Naam\n", "          title: Naam van de steiger\n")
    edit(root, SHEET, "    plaats: oever\n", "")
    edit(root, SHEET, SEARCHED, f"{SEARCHED}{ENDED}")
    edit(root, COUPLINGS, "omvang, moment]", "omvang]")
    assert main(["verschil", "HEAD", "--root", str(root), "--today", TODAY.isoformat()]) == 0
    out = capsys.readouterr().out
    assert "- 1 register wordt niet meer bijgehouden\n" in out
    assert "- 2 teksten of gegevens veranderen\n" in out
    assert out[out.index("Teksten") :].split("\n\n")[1].splitlines() == [
        "- register Steigers & <loopplanken>",
        "  - titel: was ‘Steigers & <loopplanken>’, nu ‘Steigers’",
        "  - tabellen, ‘rijen’, schema, velden, ‘naam’, titel: was ‘Naam’, nu ‘Naam van de steiger’",
        "  - velden, plaats is weg: ‘oever’",
        "- koppeling Welke steiger bij welke wens past",
        "  - op: zonder hetzelfde moment",
    ]


def test_a_coupling_that_was_published_stays(registered: Path) -> None:
    """It has a place on the pages of its registers."""
    assert against_it(registered, (COUPLINGS, "id: steigers-voor-wensen", "id: steigers-en-wensen")) == [
        (
            f"{COUPLINGS}:3:9: koppeling 'steigers-voor-wensen' is er niet meer, en er zijn adressen die daarheen leiden. "
            "'steigers-en-wensen' lijkt dezelfde: geef die de oude naam terug."
        )
    ]
