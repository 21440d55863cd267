"""Owners, and what a round still lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import REPOSITORY, TODAY, edit
from motiespoor.cli import main
from motiespoor.read.dossier import read_dossier
from motiespoor.tell.owners import codeowners

Captured = pytest.CaptureFixture[str]

# A round with the text of one measure, a status update of one action, and one of the figures.
ROUND = {
    "data/ronden/voorjaar-26/ronde.yaml": """\
ronde: voorjaar-26
titel: Voorjaar *2026*
datum: 2026-02-20
peildatum: 2026-01-01
bron: zv-2026-011
kolommen: [maatregel, doelstelling, actie]
""",
    "data/ronden/voorjaar-26/A.yaml": """\
titel: Fiets & veer naar alle overkanten
doelstelling: Iedere wijk is over land en over water te bereiken.
acties:
  - De brug bij Coëvaart krijgt een tweede leuning.
""",
    "data/bronnen/teksten/zv-2026-011.txt": """\
Voortgang voorjaar 2026

A. Fiets & veer naar alle overkanten
Iedere wijk is over land en over water te bereiken.
De brug bij Coëvaart krijgt een tweede leuning.
""",
}
SOURCE = """
  - id: zv-2026-011
    soort: Bijlage
    datum: 2026-02-20
    uitgever: Eilandraad
    herkomst: brontekst
    tekst: zv-2026-011.txt
"""
SOUGHT = "eilanders,2026-01-01,W1,alles,,,,,niet-gevonden,,register,,,\n"  # looked for: that is not missing
UPDATE = """\
      - datum: 2026-02-20
        ronde: voorjaar-26
        status: klaar
        toelichting: De brug krijgt een tweede leuning.
        oorzaak: voortgang
        bewijs:
          - bron: zv-2026-011
            citaat: De brug bij Coëvaart krijgt een tweede leuning.
"""

TEXT = """\
Wat ontbreekt in ronde voorjaar-26
==================================

Voorjaar *2026*, 20 februari 2026. Peildatum 1 januari 2026. De ronde is nog open.

Nog te doen: 2 teksten, 5 standen, 3 berichten over beloften en 38 cijfers.

Redactie op de wal (wal)
------------------------

- maatregel A: Fiets & veer <samen>: 5 * 3_4
  - een stand in deze ronde: fietsers-tellen, Fietsers tellen
  - een stand in deze ronde: jaagpad-verharden, Het jaagpad langs Lage Plaat & Süd verharden
  - termijn voorbij, geen bericht gevonden: fietsers-geteld, De fietsers zijn geteld (beloofd: eind 2025)

Redactie op het water (water)
-----------------------------

- maatregel B: Meer veren op het Süderdiep | Lange Gat
  - de letterlijke tekst: data/ronden/voorjaar-26/B.yaml
  - een stand in deze ronde: steiger-zand, De steiger bij 't Zand vernieuwen
- maatregel C2: Eén `kaartje` voor fiets én veer
  - de letterlijke tekst: data/ronden/voorjaar-26/C2.yaml
  - een stand in deze ronde: kaartje-invoeren, Eén kaartje invoeren, [x](y)
  - een stand in deze ronde: prijs-en-automaten, De prijs vaststellen en automaten plaatsen
  - termijn voorbij, geen bericht gevonden: prijs-vast, De prijs staat vast (beloofd: voor 1 maart 2026)

Noemt de ronde een maatregel niet, dan hoort er geen tekst bij.

Beloften zonder maatregel
-------------------------

- over een heel jaar geen bericht gevonden: overzicht-ponten, Elk jaar is er een overzicht van de ponten & hun <namen> (beloofd: jaarlijks)

Cijfers op 1 januari 2026
-------------------------

- routes-km, Routes in gebruik: 15 van de 15 die er op 1 juli 2025 waren
  - sector alles, gebied ZV, W1, W2, W3, W10
  - sector fiets, gebied ZV, W1, W2, W3, W10
  - sector veer, gebied ZV, W1, W2, W3, W10
- routes-km-verandering, Verandering van de routes: 9 van de 9 die er op 1 juli 2025 waren
  - sector alles, gebied ZV, W1, W2, W3, W10
  - sector fiets, gebied ZV, W10
  - sector veer, gebied ZV, W10
- routes-km-groei, Groei van de routes: 5 van de 5 die er op 1 juli 2025 waren
  - sector alles, gebied ZV, W1, W2, W3, W10
- aandeel-in-routes, Aandeel in de routes: 4 van de 4 die er op 1 juli 2025 waren
  - sector alles, gebied W1, W2, W3, W10
- veren-in-de-vaart, Veerponten in de vaart: 1 van de 1 die er op 1 juli 2025 waren
  - sector alles, gebied ZV
- eilanders, Eilanders: 4 van de 5 die er op 1 juli 2025 waren
  - sector alles, gebied ZV, W2, W3, W10
"""
MARKDOWN = """\
# Wat ontbreekt in ronde voorjaar-26

Voorjaar \\*2026\\*, 20 februari 2026. Peildatum 1 januari 2026. De ronde is nog open.

Nog te doen: 2 teksten, 5 standen, 3 berichten over beloften en 38 cijfers.

## Redactie op de wal (`wal`)

- maatregel A: Fiets &amp; veer &lt;samen&gt;: 5 \\* 3\\_4
  - een stand in deze ronde: `fietsers-tellen`, Fietsers tellen
  - een stand in deze ronde: `jaagpad-verharden`, Het jaagpad langs Lage Plaat &amp; Süd verharden
  - termijn voorbij, geen bericht gevonden: `fietsers-geteld`, De fietsers zijn geteld (beloofd: eind 2025)

## Redactie op het water (`water`)

- maatregel B: Meer veren op het Süderdiep \\| Lange Gat
  - de letterlijke tekst: `data/ronden/voorjaar-26/B.yaml`
  - een stand in deze ronde: `steiger-zand`, De steiger bij 't Zand vernieuwen
- maatregel C2: Eén \\`kaartje\\` voor fiets én veer
  - de letterlijke tekst: `data/ronden/voorjaar-26/C2.yaml`
  - een stand in deze ronde: `kaartje-invoeren`, Eén kaartje invoeren, \\[x\\](y)
  - een stand in deze ronde: `prijs-en-automaten`, De prijs vaststellen en automaten plaatsen
  - termijn voorbij, geen bericht gevonden: `prijs-vast`, De prijs staat vast (beloofd: voor 1 maart 2026)

Noemt de ronde een maatregel niet, dan hoort er geen tekst bij.

## Beloften zonder maatregel

- over een heel jaar geen bericht gevonden: `overzicht-ponten`, Elk jaar is er een overzicht van de ponten &amp; hun &lt;namen&gt; (beloofd: jaarlijks)

## Cijfers op 1 januari 2026

- `routes-km`, Routes in gebruik: 15 van de 15 die er op 1 juli 2025 waren
  - sector `alles`, gebied `ZV`, `W1`, `W2`, `W3`, `W10`
  - sector `fiets`, gebied `ZV`, `W1`, `W2`, `W3`, `W10`
  - sector `veer`, gebied `ZV`, `W1`, `W2`, `W3`, `W10`
- `routes-km-verandering`, Verandering van de routes: 9 van de 9 die er op 1 juli 2025 waren
  - sector `alles`, gebied `ZV`, `W1`, `W2`, `W3`, `W10`
  - sector `fiets`, gebied `ZV`, `W10`
  - sector `veer`, gebied `ZV`, `W10`
- `routes-km-groei`, Groei van de routes: 5 van de 5 die er op 1 juli 2025 waren
  - sector `alles`, gebied `ZV`, `W1`, `W2`, `W3`, `W10`
- `aandeel-in-routes`, Aandeel in de routes: 4 van de 4 die er op 1 juli 2025 waren
  - sector `alles`, gebied `W1`, `W2`, `W3`, `W10`
- `veren-in-de-vaart`, Veerponten in de vaart: 1 van de 1 die er op 1 juli 2025 waren
  - sector `alles`, gebied `ZV`
- `eilanders`, Eilanders: 4 van de 5 die er op 1 juli 2025 waren
  - sector `alles`, gebied `ZV`, `W2`, `W3`, `W10`
"""
CLOSED = """\
Wat ontbreekt in ronde voorjaar-25
==================================

Voorjaar <2025> & eerste brief, 14 april 2025. Peildatum 1 juli 2024. De ronde is gesloten op 1 mei 2025.

Nog te doen: 3 berichten over beloften.

Redactie op de wal (wal)
------------------------

- maatregel A: Fiets & veer <samen>: 5 * 3_4
  - termijn voorbij, geen bericht gevonden: fietsers-geteld, De fietsers zijn geteld (beloofd: eind 2025)

Redactie op het water (water)
-----------------------------

- maatregel C2: Eén `kaartje` voor fiets én veer
  - termijn voorbij, geen bericht gevonden: prijs-vast, De prijs staat vast (beloofd: voor 1 maart 2026)

Beloften zonder maatregel
-------------------------

- over een heel jaar geen bericht gevonden: overzicht-ponten, Elk jaar is er een overzicht van de ponten & hun <namen> (beloofd: jaarlijks)
"""


def missing(root: Path, *arguments: str) -> int:
    """Runs the command on a dossier."""
    return main(["ontbreekt", *arguments, "--root", str(root), "--today", TODAY.isoformat()])


@pytest.fixture
def running(small: Path) -> Path:
    """The small dossier in the middle of its third round."""
    for path, text in ROUND.items():
        (small / path).parent.mkdir(exist_ok=True)
        (small / path).write_text(text, encoding="utf-8")
    sources = small / "data/bronnen/bronnen.yaml"
    sources.write_text(sources.read_text("utf-8").rstrip("\n") + "\n" + SOURCE, encoding="utf-8")
    with (small / "data/cijfers/waarnemingen.csv").open("a", encoding="utf-8") as figures:
        figures.write(SOUGHT)
    mention = "      - ronde: najaar-25\n        acties: [1]\n        stand_van_zaken: [1]\n"
    edit(small, "data/maatregelen/A.yaml", mention, f"{mention}      - ronde: voorjaar-26\n        acties: [1]\n")
    edit(small, "data/maatregelen/A.yaml", "  - id: fietsers-tellen\n", f"{UPDATE}  - id: fietsers-tellen\n")
    return small


def test_what_the_running_round_lacks_is_told_per_owner(running: Path, capsys: Captured) -> None:
    """Texts, status updates, word of what was promised, and figures; what is finished needs no update."""
    assert missing(running) == 0
    assert capsys.readouterr().out == TEXT


def test_it_reads_as_markdown_too(running: Path, capsys: Captured) -> None:
    """For the summary of a workflow; what stands in the data is text there as well."""
    assert missing(running, "--formaat", "markdown") == 0
    assert capsys.readouterr().out == MARKDOWN


def test_a_closed_round_can_be_asked_for(running: Path, capsys: Captured) -> None:
    """A round that is named is told of, open or closed; what came later is not missed in it."""
    assert missing(running, "voorjaar-25") == 0
    assert capsys.readouterr().out == CLOSED


def test_when_no_round_is_open_it_says_so(small: Path, capsys: Captured) -> None:
    """It names the last round, and what can be done."""
    assert main(["sluit", "najaar-25", "--ja", "--root", str(small), "--today", TODAY.isoformat()]) == 0
    capsys.readouterr()
    assert missing(small) == 0
    assert capsys.readouterr().out == (
        "Geen ronde is open. De laatste is najaar-25, gesloten op 1 maart 2026.\n"
        "Wat daarin ontbreekt: motiespoor ontbreekt najaar-25. Een nieuwe ronde: motiespoor nieuw ronde\n"
    )


def test_a_round_that_does_not_exist_is_wrong_use(small: Path, capsys: Captured) -> None:
    """With the nearest name."""
    assert missing(small, "najaar-26") == 2
    assert capsys.readouterr().err == (
        "motiespoor ontbreekt: ronde 'najaar-26' bestaat niet. Bedoelde u 'najaar-25'? "
        "Toegestaan: najaar-25, voorjaar-25.\n"
    )


def test_a_dossier_that_is_wrong_is_told(small: Path, capsys: Captured) -> None:
    """What lacks cannot be told of data that are not right."""
    edit(small, "data/maatregelen/A.yaml", "eigenaar: wal", "eigenaar: wad")
    assert missing(small) == 1
    assert capsys.readouterr().out == (
        "data/maatregelen/A.yaml:5:11: rol 'wad' bestaat niet. Bedoelde u 'wal'? Toegestaan: archief, wal, water.\n"
        "1 probleem in 1 bestand.\n"
    )


# Owners.


def test_a_round_that_is_half_done_can_be_asked_about(running: Path, capsys: Captured) -> None:
    """What its own files still have wrong is counted; a round that cannot be read is told."""
    edit(running, "data/maatregelen/A.yaml", "      - ronde: voorjaar-26\n        acties: [1]\n", "")
    assert missing(running) == 1
    told = capsys.readouterr().out
    assert told.startswith("Wat ontbreekt in ronde voorjaar-26\n")
    assert told.endswith("\n\nVan wat er al is, klopt nog niet alles (1 keer): motiespoor check\n")

    edit(running, "data/ronden/voorjaar-26/ronde.yaml", "datum: 2026-02-20", "datum: gisteren")
    for named in ((), ("voorjaar-26",)):
        assert missing(running, *named) == 1
        assert "datum: 'gisteren' is geen datum." in capsys.readouterr().out


def test_the_owners_on_github_are_those_in_the_data() -> None:
    """If not: motiespoor eigenaren > .github/CODEOWNERS."""
    kept = (REPOSITORY / ".github" / "CODEOWNERS").read_text("utf-8")
    assert kept == codeowners(read_dossier(REPOSITORY).dossier)


def test_an_owner_is_asked_about_a_measure_and_its_rows(small: Path, capsys: Captured) -> None:
    """A role without a name on GitHub is asked nothing; the first one that has a name is asked about all the rest."""
    edit(small, "data/maatregelen/B.yaml", "eigenaar: water", "eigenaar: archief")
    assert main(["eigenaren", "--root", str(small), "--today", TODAY.isoformat()]) == 0
    assert capsys.readouterr().out == (
        "# Gemaakt met: motiespoor eigenaren > .github/CODEOWNERS\n"
        "# Uit `eigenaar` in data/maatregelen/ en `github` in site_config/rollen.yaml. Verander het daar.\n"
        "# Al het andere, van de sloten, de bronnen en de cijfers tot het thema, het programma en de workflows.\n"
        "* @zilvervaart/wal\n"
        "/data/maatregelen/A.yaml @zilvervaart/wal\n"
        "/data/ronden/*/A.yaml @zilvervaart/wal\n"
        "/data/maatregelen/C2.yaml @zilvervaart/water\n"
        "/data/ronden/*/C2.yaml @zilvervaart/water\n"
    )
