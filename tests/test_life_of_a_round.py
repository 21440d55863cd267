"""The life of a round in a real repository: opened, edited by several hands, mistaken, merged, published, closed, corrected.

Each step says the exact words that the editor reads.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from building import Pictures
from changing import SURROUNDINGS, commit, git, repository
from conftest import copy_of, edit
from motiespoor import paths
from motiespoor.cli import main
from test_third_round import REPORT, SOURCE, TEXT

TODAY = "2026-06-01"
A, B, C2 = (f"data/maatregelen/{name}.yaml" for name in ("A", "B", "C2"))
VALUES, ROUND = "data/cijfers/waarnemingen.csv", "data/ronden/voorjaar-26"
FINE = "Geen problemen gevonden.\n"
ONE = "1 probleem in 1 bestand.\n"

Captured = pytest.CaptureFixture[str]


class Desk:
    """A dossier in a repository, and who works on it."""

    def __init__(self, root: Path, captured: Captured) -> None:
        self.root = root
        self._captured = captured

    def says(self, *arguments: str) -> tuple[int, str]:
        """The exit status of a command and all that it prints."""
        self._captured.readouterr()
        status = main([*arguments, "--root", str(self.root), "--today", TODAY])
        told = self._captured.readouterr()
        return status, told.out + told.err

    def branch(self, name: str) -> None:
        git(self.root, "switch", "--quiet", "--force-create", name, "main")

    def merge(self, name: str, message: str) -> None:
        git(self.root, "switch", "--quiet", "main")
        git(self.root, "merge", "--quiet", "--no-ff", "--message", message, name)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")


NEW_ROUND = (
    "nieuw", "ronde", "--ronde", "voorjaar-26", "--titel", "Voorjaar 2026", "--datum", "2026-04-20",
    "--peildatum", "2026-01-01", "--bron", "zv-2026-011", "--kolommen", "maatregel, doelstelling, actie", "--ja",
)  # fmt: skip
NEW_STATUS = (
    "nieuw", "stand", "--maatregel", "A", "--actie", "brug-coevaart", "--datum", "2026-04-20", "--ronde", "voorjaar-26",
    "--status", "bezig", "--toelichting", "De brug is er, en krijgt een tweede leuning.", "--bron", "zv-2026-011",
    "--citaat", "De brug bij Coëvaart krijgt een tweede leuning.", "--ja",
)  # fmt: skip
ON_C2 = """      - datum: 2026-05-04
        ronde: voorjaar-26
        status: bezig
        toelichting: {}
        oorzaak: voortgang
        bewijs:
          - bron: zv-2026-011
            vindplaats: rij C2
"""
AFTER_C2 = "  - id: prijs-en-automaten\n"


def open_round(desk: Desk) -> None:
    """A round begins with its source and its sheet."""
    desk.branch("openen")
    desk.write("data/bronnen/teksten/zv-2026-011.txt", TEXT)
    sources = (desk.root / "data/bronnen/bronnen.yaml").read_text(encoding="utf-8")
    desk.write("data/bronnen/bronnen.yaml", f"{sources}\n{SOURCE}")
    assert desk.says(*NEW_ROUND) == (
        0,
        """
data/ronden/voorjaar-26/ronde.yaml (nieuw)
+# yaml-language-server: $schema=../../../site_config/schemas/ronde.schema.json
+ronde: voorjaar-26
+titel: Voorjaar 2026
+datum: 2026-04-20
+peildatum: 2026-01-01
+bron: zv-2026-011
+kolommen:
+  - maatregel
+  - doelstelling
+  - actie
Geschreven: data/ronden/voorjaar-26/ronde.yaml
Hierna: zet per maatregel de letterlijke tekst in data/ronden/voorjaar-26/NUMMER.yaml. Wat er nog ontbreekt: motiespoor ontbreekt voorjaar-26
""",
    )
    assert desk.says("check") == (0, FINE)
    commit(desk.root, "Ronde voorjaar-26 geopend")
    desk.merge("openen", "Een nieuwe ronde")
    _, told = desk.says("ontbreekt")
    assert "Nog te doen: 3 teksten, 5 standen, 4 berichten over beloften en 39 cijfers.\n" in told


@pytest.fixture(scope="session")
def committed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier in a repository."""
    root = copy_of("klein", tmp_path_factory.mktemp("ronde") / "klein")
    # An address of documentation (RFC 5737): a site does not pass the gate at one that cannot exist.
    edit(root, paths.PUBLICATION, "\nadres: https://voorbeeld.example/", "\nadres: https://192.0.2.7/")
    edit(root, paths.ENGINE, "site_url: https://voorbeeld.example/", "site_url: https://192.0.2.7/")
    (root / ".gitignore").write_text("/build/\n/site/\n/vorige/\n")
    repository(root)
    return root


@pytest.fixture
def desk(committed_once: Path, tmp_path: Path, capsys: Captured) -> Desk:
    return Desk(Path(shutil.copytree(committed_once, tmp_path / "klein")), capsys)


def close_and_publish(desk: Desk) -> None:
    """The round before is closed, and the site is published."""
    root = desk.root
    status, told = desk.says("sluit", "najaar-25", "--ja")
    assert status == 0
    assert told.endswith("vastgelegd: 3 maatregelen, 8 acties, 16 mijlpalen\n")
    commit(root, "Ronde najaar-25 gesloten")
    assert desk.says("ontbreekt") == (
        0,
        (
            "Geen ronde is open. De laatste is najaar-25, gesloten op 1 juni 2026.\n"
            "Wat daarin ontbreekt: motiespoor ontbreekt najaar-25. Een nieuwe ronde: motiespoor nieuw ronde\n"
        ),
    )
    assert desk.says("build") == (0, f"De site staat in {root}/site.\n")
    assert desk.says("poort", "--eerste") == (0, FINE)
    (root / "site").rename(root / "vorige")


def annas_proposal(desk: Desk) -> None:
    """Anna brings the text of A and a status; a step back wants a reason."""
    root = desk.root
    desk.branch("anna")
    desk.write(f"{ROUND}/A.yaml", REPORT)
    mentioned = "        acties: [1]\n        stand_van_zaken: [1]\n"
    edit(root, A, mentioned, f"{mentioned}      - ronde: voorjaar-26\n        acties: [1]\n")
    assert desk.says(*NEW_STATUS, "--oorzaak", "voortgang") == (
        1,
        (
            "\nZo klopt het dossier niet. Er is niets geschreven.\n"
            "data/maatregelen/A.yaml:50:18: de status gaat een stap terug, van 'klaar' naar 'bezig', en voortgang is daarvoor "
            "geen reden. Kies een andere oorzaak ('achteruitgang', 'methode', 'herlabeling', 'correctie', 'nagekomen' of 'stilte') en zeg in "
            f"'toelichting' waarom.\n{ONE}"
        ),
    )
    status, told = desk.says(*NEW_STATUS, "--oorzaak", "herlabeling")
    assert (status, told.splitlines()[-1]) == (0, f"Geschreven: {A}")
    assert desk.says("check") == (0, FINE)
    commit(root, "Stand van A")
    was = git(root, "rev-parse", "--short=12", "main")
    status, told = desk.says("verschil", "main")
    assert (status, told[: told.index("Pagina's\n")]) == (
        0,
        f"""Wat deze wijziging doet
=======================

Vergeleken met main (commit {was}), gerekend op 1 juni 2026.

- 1 status verandert
- 1 nieuwe rij
- 1 tekst of gegeven verandert
- 11 pagina's veranderen
- 23 andere bestanden van de site veranderen

Standen
-------

- Maatregel A, Een brug bij Coëvaart bouwen & openhouden: van Klaar naar Bezig & onderweg, op 20 april 2026 (oorzaak: andere naam voor hetzelfde)
  - toelichting: De brug is er, en krijgt een tweede leuning.
  - rust op: “De brug bij Coëvaart krijgt een tweede leuning.” — Voortgang voorjaar 2026, 20 april 2026

Nieuw
-----

- rij: maatregel A in ronde voorjaar-26

Teksten
-------

- actie Een brug bij Coëvaart bouwen & openhouden
  - in ronde: met ronde ‘Voorjaar 2026’, acties 1 erbij

""",
    )
    desk.merge("anna", "Voorstel van Anna")


def two_on_one_action(desk: Desk) -> None:
    """Bram and Carla each add a status to the same action; git cannot know which comes first."""
    root = desk.root
    for name, words in (("bram", "Er is een ontwerp."), ("carla", "Het ontwerp is gekozen.")):
        desk.branch(name)
        edit(root, C2, AFTER_C2, f"{ON_C2.format(words)}{AFTER_C2}")
        assert desk.says("check") == (0, FINE)
        commit(root, f"Stand van C2, door {name}")
    desk.merge("bram", "Voorstel van Bram")
    conflict = subprocess.run(["git", "merge", "carla"], cwd=root, env=SURROUNDINGS, capture_output=True, check=False)
    assert conflict.returncode == 1
    assert desk.says("check") == (
        1,
        (
            f"{C2}:33:1: hier staat een samenvoegconflict van git. Kies een van de versies en haal de regels met <<<<<<<, "
            f"======= en >>>>>>> weg.\n{ONE}"
        ),
    )
    edit(root, C2, "<<<<<<< HEAD\n", "")
    edit(root, C2, "=======\n", "")
    edit(root, C2, ">>>>>>> carla\n", "")
    assert desk.says("check") == (
        1, f"{C2}:34:9: 'toelichting' staat hier twee keer; de eerste keer op regel 33. Houd er één over.\n{ONE}"
    )  # fmt: skip
    edit(root, C2, "        toelichting: Er is een ontwerp.\n", "")
    status, told = desk.says("verschil", "HEAD")
    assert status == 1
    assert told.endswith(
        f"{C2}:33:22: de stand van 2026-05-04 is veranderd (toelichting). Zet terug wat er stond. Voeg een nieuwe stand toe; "
        f"was het een vergissing, dan met 'oorzaak: correctie'.\n{ONE}"
    ), told
    second = ON_C2.format("Het ontwerp is gekozen.").replace("2026-05-04", "2026-05-11")
    text = git(root, "show", f"HEAD:{C2}") + "\n"
    desk.write(C2, text.replace(AFTER_C2, f"{second}{AFTER_C2}"))
    assert desk.says("check") == (0, FINE)
    commit(root, "Voorstel van Carla, na dat van Bram")


def publish_after(desk: Desk) -> None:
    """What was merged is built and passes the gate; the site of before would lose what is new."""
    root = desk.root
    assert desk.says("build", "--commit", git(root, "rev-parse", "HEAD")) == (0, f"De site staat in {root}/site.\n")
    assert desk.says("verify") == (0, FINE)
    assert desk.says("poort", str(root / "vorige/manifest.json")) == (0, FINE)
    gone, back = "en is er niet meer.", "Zet terug wat er stond.\n"
    assert desk.says("poort", str(root / "site/manifest.json"), "--map", str(root / "vorige")) == (
        1,
        (
            f"maatregelen/fiets-en-veer/index.html:1:1: de plek '#ronde-voorjaar-26-actie-1' stond op deze pagina {gone} {back}"
            f"manifest.json:1:1: bericht 'tag:voorbeeld.example,2026-04-20:maatregelen/fiets-en-veer/brug-coevaart' stond in een feed {gone} {back}"
            f"manifest.json:1:1: bericht 'tag:voorbeeld.example,2026-05-04:maatregelen/een-kaartje/kaartje-invoeren' stond in een feed {gone} {back}"
            f"manifest.json:1:1: bericht 'tag:voorbeeld.example,2026-05-11:maatregelen/een-kaartje/kaartje-invoeren' stond in een feed {gone} {back}"
            f"manifest.json:1:1: bron 'zv-2026-011' was er {gone} {back}"
            f"manifest.json:1:1: rij 'voorjaar-26/A' was er {gone} {back}"
            f"manifest.json:1:1: ronde 'voorjaar-26' was er {gone} {back}"
            f"ronden/najaar-25-naar-voorjaar-26/index.html:1:1: deze pagina was er {gone} {back}"
            f"ronden/najaar-25-naar-voorjaar-26/index.md:1:1: deze download was er {gone} {back}"
            f"ronden/voorjaar-25-naar-voorjaar-26/index.html:1:1: deze pagina was er {gone} {back}"
            f"ronden/voorjaar-25-naar-voorjaar-26/index.md:1:1: deze download was er {gone} {back}"
            "11 problemen in 6 bestanden.\n"
        ),
    )


def close_and_correct(desk: Desk) -> None:
    """The round is closed; what it says changes with a correction only."""
    root = desk.root
    status, told = desk.says("sluit", "voorjaar-26", "--ja")
    assert (status, told.splitlines()[-3]) == (
        0, f"Ronde voorjaar-26 is gesloten op 2026-06-01. Geschreven: {ROUND}/slot.yaml"
    )  # fmt: skip
    commit(root, "Ronde voorjaar-26 gesloten")
    assert desk.says("sluit", "voorjaar-26") == (
        2,
        (
            f"motiespoor sluit: ronde 'voorjaar-26' is al gesloten: {ROUND}/slot.yaml. Verandert er iets, leg dan een "
            "correctie vast.\n"
        ),
    )
    edit(root, f"{ROUND}/ronde.yaml", "titel: Voorjaar 2026", "titel: Voortgang voorjaar 2026")
    status, told = desk.says("check")
    found = re.fullmatch(
        rf"{ROUND}/ronde\.yaml:2:8: ronde voorjaar-26 is gesloten op 2026-06-01 en zegt nu iets anders dan toen\. Maak dat "
        rf"ongedaan, of leg het vast: motiespoor nieuw correctie --ronde voorjaar-26\. .* vingerafdruk: ([0-9a-f]+)}}\n{ONE}",
        told,
    )
    assert found is not None, told
    desk.write(
        f"{ROUND}/correcties.yaml",
        "correcties:\n  - id: hele-titel\n    datum: 2026-06-01\n    wat: De titel is nu die van het stuk.\n"
        f"    waarom: Het begin ontbrak.\n    gevraagd_door: een lezer\n    vingerafdruk: {found[1]}\n",
    )
    assert desk.says("check") == (0, FINE)
    commit(root, "Titel van de ronde verbeterd")


@pytest.mark.proof
def test_the_life_of_a_round(desk: Desk, built_small: Path, pictures: Pictures) -> None:
    pictures.lend(desk.root)
    close_and_publish(desk)
    open_round(desk)
    annas_proposal(desk)
    two_on_one_action(desk)
    publish_after(desk)
    close_and_correct(desk)


def saved_by_word(text: bytes) -> bytes:
    return text.decode().replace("\n", "\r\n").encode("cp1252", "replace")


def saved_by_excel(text: bytes) -> bytes:
    return b"\xef\xbb\xbf" + text.replace(b",", b";").replace(b"\n", b"\r\n")


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda text: text.replace(old.encode(), new.encode())


# What proposals really hold: the file, what was done to it, and what the check says.
BROKEN: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a tab": (
        B, replaced("  - id: steiger-zand", "\t- id: steiger-zand"),
        "41:1: hier staat een tab. Gebruik spaties om in te springen.",
    ),
    "smart quotes": (
        A, replaced('"Fiets & veer <samen>: 5 * 3_4"', "“Fiets & veer <samen>: 5 * 3_4”"),
        "4:8: dit aanhalingsteken is krom, zoals Word het maakt. Gebruik rechte aanhalingstekens.",
    ),
    "a file saved by Word": (
        C2, saved_by_word,
        "4:9: dit is geen UTF-8. Sla het bestand op als UTF-8 (niet als Windows-1252 of Latin-1).",
    ),
    "a table saved by Excel": (
        VALUES, saved_by_excel,
        "1:1: dit bestand begint met een BOM-teken. Sla het op als UTF-8 zonder BOM.",
    ),
    "half a table": (
        VALUES, lambda text: b"\n".join(text.split(b"\n")[:-8]) + b"\nroutes-km,2025-07-01,W1",
        "64:1: deze laatste rij is afgebroken: zij heeft 3 van de 14 cellen. Is de tabel helemaal overgenomen?",
    ),
    "a status misspelt": (
        C2, replaced("status: bezig\n        toelichting: Ontwerpen", "status: bezg\n        toelichting: Ontwerpen"),
        ("24:17: status 'bezg' bestaat niet. Bedoelde u 'bezig'? "
        "Toegestaan: beloofd, bezig, gestopt, klaar, niet-gemeld."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_in_a_proposal(name: str, desk: Desk) -> None:
    path, broken, told = BROKEN[name]
    desk.branch("voorstel")
    file = desk.root / path
    file.write_bytes(broken(file.read_bytes()))
    commit(desk.root, name)
    for command in (("check",), ("verschil", "main")):
        assert desk.says(*command) == (1, f"{path}:{told}\n{ONE}")


def without_last_rows(text: bytes) -> bytes:
    return b"\n".join(text.split(b"\n")[:-3]) + b"\n"


def test_what_a_proposal_takes_away(desk: Desk) -> None:
    """What is right in itself, and may not be because of what was there: a page, an id and two rows are gone."""
    desk.branch("voorstel")
    (desk.root / "content/methode.md").unlink()  # the program's own takes its place, at the same address
    (desk.root / "content/begrippen.md").unlink()
    edit(desk.root, "content/over.md", "; zie ook de [begrippen](begrippen.md)", "")
    edit(desk.root, "mkdocs.yml", "      - Begrippen: begrippen.md\n", "")
    edit(desk.root, C2, "id: prijs-vast", "id: prijs-staat-vast")
    edit(
        desk.root, C2, "status: bezig\n        toelichting: Ontw", "status: bezig   \n        toelichting: Ontw"
    )  # spaces behind a status are no mistake
    values = desk.root / VALUES
    values.write_bytes(without_last_rows(values.read_bytes()))
    commit(desk.root, "Opgeruimd")
    assert desk.says("check") == (0, FINE)
    status, said = desk.says("verschil", "main")
    assert status == 1
    _, told = said.split("- weg: content/methode.md\n\n")
    assert told == (
        "content/begrippen.md:1:1: bladzijde 'begrippen.md' is er niet meer, en er zijn adressen die daarheen leiden. "
        "Zet die terug.\n"
        f"{VALUES}:1:1: eilanders, 2025-07-01, W3, alles; eilanders, 2025-07-01, W10, alles zijn weg: op 2 rijen stond een "
        "waarde. Zet die rijen terug.\n"
        f"{C2}:60:9: mijlpaal 'prijs-vast' is er niet meer, en er zijn adressen die daarheen leiden. 'prijs-staat-vast' lijkt "
        "dezelfde: geef die de oude naam terug, of zeg in data/maatregelen/opvolging.yaml wat ervan werd: 'soort: mijlpaal', "
        "'van: prijs-vast'.\n"
        "3 problemen in 3 bestanden.\n"
    )
