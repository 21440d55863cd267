"""Bad cases of the rules on what claims rest on, and on literal text."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.read.dossier import read_dossier
from motiespoor.validate import evidence
from motiespoor.validate.quotes import SourceText
from test_rules import Cases, Mistake, Rule, assert_told, each_case

A, B, C2 = (f"data/maatregelen/{number}.yaml" for number in ("A", "B", "C2"))
FRAME, PROMISES = "data/maatregelen/kader.yaml", "data/maatregelen/toezeggingen.yaml"
ROW_A, ROW_B, ROW_C2, ROUND = (f"data/ronden/najaar-25/{name}.yaml" for name in ("A", "B", "C2", "ronde"))
SOURCES, CONTRADICTIONS = "data/bronnen/bronnen.yaml", "data/bronnen/tegenspraken.yaml"
OBSERVATIONS, FORECASTS, PLACES = (f"data/cijfers/{name}.csv" for name in ("waarnemingen", "prognoses", "plekken"))
PUBLICATION = "site_config/publicatie.yaml"
HARDENED = "        oorzaak: voortgang\n        bewijs:\n          - bron: zv-2025-051\n            "
FERRIES = "veren-in-de-vaart,2025-09-05,ZV,alles,"


def no_text(source: str) -> str:
    """What is said of a source whose text is not here."""
    return (
        f"van bron '{source}' staat geen tekst in het dossier. "
        "Zet die in data/bronnen/teksten en noem haar onder 'tekst'."
    )


def step_back(before: str, after: str) -> str:
    """What is said of a status that goes back as if that were progress."""
    return (
        f"de status gaat een stap terug, van '{before}' naar '{after}', en voortgang is daarvoor geen reden. "
        "Kies een andere oorzaak ('achteruitgang', 'methode', 'herlabeling', 'correctie', 'nagekomen' of 'stilte') en zeg in "
        "'toelichting' waarom."
    )


CASES: Cases = {
    evidence.evidence_says_where: (
        Mistake(
            A,
            "- bron: veerbode-2025-09-06\n            vindplaats: laatste alinea\n",
            "- ▶bron: veerbode-2025-09-06\n",
            "geef een 'citaat' of een 'vindplaats'.",
        ),
        Mistake(
            CONTRADICTIONS,
            "        vindplaats: tweede kolom, onderaan\n",
            "",
            "",
            ((CONTRADICTIONS, "- ▶bewering: Er voeren er toen al", "geef een 'citaat' of een 'vindplaats'."),),
        ),
    ),
    evidence.quotes_are_literal: (
        Mistake(
            A,
            f"{HARDENED}citaat: Het jaagpad langs Lage Plaat & Süd wordt verhard",
            f"{HARDENED}citaat: ▶Het jaagpad langs Hoge Plaat & Süd wordt verhard",
            "'Het jaagpad langs Hoge Plaat & Süd wordt verhard.' staat niet letterlijk in zv-2025-051. "
            "Dichtstbij: 'Het jaagpad langs Lage Plaat & Süd wordt verhard.'",
        ),
        Mistake(
            A,
            f"{HARDENED}citaat: Het jaagpad langs Lage Plaat & Süd wordt verhard.",
            f"{HARDENED}citaat: ▶Onzin!",
            "'Onzin!' staat niet letterlijk in zv-2025-051.",
        ),
        Mistake(
            A,
            f"{HARDENED}citaat: Het jaagpad langs Lage Plaat & Süd wordt verhard.",
            f"{HARDENED}citaat: ▶Het jaagp\u0430d langs Lage Plaat & Süd wordt verhard.",
            "'Het jaagpаd langs Lage Plaat & Süd wordt verhard.' staat niet letterlijk in zv-2025-051. "
            "Teken 10 is een letter uit een ander schrift (U+0430).",
        ),
        Mistake(
            CONTRADICTIONS,
            "citaat: Er voeren op 1 juli 2024 vier",
            "citaat: ▶Er voeren op 1 juli 2024 vijf",
            "'Er voeren op 1 juli 2024 vijf veerponten.' staat niet letterlijk in zv-2025-014. "
            "Dichtstbij: 'Er voeren op 1 juli 2024 vier veerponten.'",
        ),
        Mistake(
            PUBLICATION,
            "citaat: vraagt u het College",
            "citaat: ▶vraagt u de Raad",
            "'vraagt u de Raad om meer veren, bruggen en fietspaden tusse…' staat niet letterlijk in zv-2025-014. "
            "Dichtstbij: 'Daarin vraagt u het College om meer veren, bruggen en fietspaden tussen de wijken.'",
        ),
        Mistake(
            B,
            "- bron: veerbode-2025-09-06\n            vindplaats: titel",
            "- bron: veerbode-2025-09-06\n            citaat: ▶Tweede pont vaart",
            "van bron 'veerbode-2025-09-06' staat geen tekst in het dossier; daaruit mag niet geciteerd worden. "
            "Geef een 'vindplaats'.",
        ),
    ),
    evidence.frame_is_literal: (
        Mistake(
            FRAME,
            "citaat: honden varen",
            "citaat: ▶katten varen",
            "'katten varen gratis mee, ook 's nachts;' staat niet letterlijk in zv-2025-014. "
            "Dichtstbij: '2° honden varen gratis mee, ook 's nachts;'",
        ),
        Mistake(FRAME, "bron: zv-2025-014", "bron: ▶zv-2025-050", no_text("zv-2025-050")),
    ),
    evidence.rounds_are_literal: (
        Mistake(
            ROW_C2,
            "titel: Eén kaartje voor fiets",
            "titel: ▶Eén kaart voor fiets",
            "'Eén kaart voor fiets én veer' staat niet letterlijk in zv-2025-051. "
            "Dichtstbij: 'Eén kaartje voor fiets én veer Eén kaartje geldt op de NoordZuidroute en op alle veerdiensten.'",
        ),
        Mistake(
            ROW_A,
            "doelstelling: Iedere wijk",
            "doelstelling: ▶Elke wijk",
            "'Elke wijk is over land en over water te bereiken, ook in de…' staat niet letterlijk in zv-2025-051. "
            "Dichtstbij: 'Fiets & veer naar alle overkanten Iedere wijk is over land en over water te bereiken, ook in de winter.'",
        ),
        Mistake(
            ROW_B,
            "- De steiger bij ’t Zand wordt vernieuwd.",
            "- ▶De steiger bij ’t Zand wordt verbouwd.",
            "'De steiger bij ’t Zand wordt verbouwd.' staat niet letterlijk in zv-2025-051. "
            "Dichtstbij: 'De steiger bij 't Zand wordt vernieuwd.'",
        ),
        Mistake(
            ROW_A,
            "tekst: Het jaagpad langs",
            "tekst: ▶Het pad langs",
            "'Het pad langs Lage Plaat & Süd wordt verhard.' staat niet letterlijk in zv-2025-051. "
            "Dichtstbij: 'Het jaagpad langs Lage Plaat & Süd wordt verhard.'",
        ),
    ),
    evidence.rounds_have_a_text: (Mistake(ROUND, "bron: zv-2025-051", "bron: ▶zv-2025-050", no_text("zv-2025-050")),),
    evidence.source_errors_are_in_the_source: (
        Mistake(
            ROW_B,
            "stand_van_zaken:\n",
            "zoals_in_bron:\n  - ▶veerbood\nstand_van_zaken:\n",
            "'veerbood' staat niet in deze rij. Haal het weg, of schrijf het zoals in de bron.",
        ),
    ),
    evidence.tears_are_literal: (
        Mistake(
            SOURCES,
            "voor: Meer veren op het Süder-",
            "voor: ▶Meer boten op het Süder-",
            # The title that runs over the tear, in a round, is not told as well.
            "'Meer boten op het Süder-' staat niet letterlijk in zv-2025-014.txt.",
        ),
    ),
    evidence.uncertain_items_say_why: (
        Mistake(
            ROW_A,
            "    kolom: onzeker\n    opmerking: Of dit in de kolom ‘Actie’ of ‘Stand van zaken’ stond, is in de tekst niet te zien.\n",
            "    kolom: ▶onzeker\n",
            "de kolom is onzeker: zeg in 'opmerking' waarom.",
        ),
    ),
    evidence.outcomes_have_evidence: (
        Mistake(
            B,
            "gerealiseerd: 2025-09-05\n    bewijs:\n      - bron: veerbode-2025-09-06\n        vindplaats: titel\n",
            "gerealiseerd: ▶2025-09-05\n",
            "'gerealiseerd' heeft 'bewijs' nodig: noem de bron.",
        ),
        Mistake(
            PROMISES,
            "    gerealiseerd: 2025-11-03\n    bewijs:\n      -",
            "    bewijs:\n      ▶-",
            "'bewijs' hoort bij 'gerealiseerd', dat ontbreekt. Zet wat een bron later zegt onder 'berichten'.",
        ),
    ),
    evidence.steps_back_have_a_reason: (
        Mistake(
            B,
            "anders dan wij eerst lazen.\n        oorzaak: correctie",
            "anders dan wij eerst lazen.\n        oorzaak: ▶voortgang",
            step_back("bezig", "beloofd"),
        ),
        # What goes on is called no step back.
        Mistake(
            B,
            "toelichting: Het nachtveer ‘komt er niet’.\n        oorzaak: voortgang",
            "toelichting: Het nachtveer ‘komt er niet’.\n        oorzaak: ▶achteruitgang",
            "de status gaat een stap vooruit, van 'bezig' naar 'gestopt', en dat is geen achteruitgang. Kies 'voortgang', of wat "
            "er anders de oorzaak van is.",
        ),
        # What the sources do not tell is no step: the next status is held against the last known one.
        Mistake(
            A,
            "            vindplaats: rij A\n",
            "            vindplaats: rij A\n      - datum: 2025-12-01\n        status: beloofd\n        toelichting: Het komt.\n"
            "        oorzaak: ▶voortgang\n        bewijs:\n          - bron: zv-2025-051\n            vindplaats: rij A\n",
            step_back("bezig", "beloofd"),
        ),
    ),
    evidence.summaries_are_short: (
        Mistake(
            C2,
            "in_het_kort: Er komt één kaartje voor alle veren en voor de Noord-Zuidroute.",
            "in_het_kort: ▶Er komt één kaartje. Voor alle veren e.v. en de pont. Ook voor de route. Let op!",
            "'in_het_kort' heeft 4 zinnen; hoogstens drie passen.",
        ),
        Mistake(
            C2,
            "toelichting: Er staan alleen data.",
            "toelichting: ▶Er staan alleen data. Dat is weinig. Meer is er niet.",
            "'toelichting' heeft 3 zinnen; hoogstens twee passen.",
        ),
    ),
    evidence.figures_have_a_source: (
        Mistake(
            OBSERVATIONS,
            "routes-km,2023-07-01,W10,alles,,,,,niet-gevonden",
            "routes-km,2023-07-01,W10,alles,,20.1,exact,,▶niet-gevonden",
            "'niet-gevonden' heeft geen waarde, richting of nauwkeurigheid. Haal die weg, of kies een andere herkomst.",
        ),
        Mistake(
            OBSERVATIONS,
            f"{FERRIES},6,ruim,,pers",
            f"{FERRIES},,,,▶pers",
            "er is geen waarde en geen richting. Vul die in, of kies herkomst niet-gevonden.",
        ),
        Mistake(
            OBSERVATIONS,
            f"{FERRIES},6,ruim,",
            f"{FERRIES},6,▶,",
            "een waarde heeft een 'nauwkeurigheid' nodig, bijvoorbeeld exact of ruim.",
        ),
        Mistake(
            OBSERVATIONS,
            f"{FERRIES},6,ruim,",
            f"{FERRIES},,▶ruim,stijging",
            "zonder waarde is 'nauwkeurigheid' overbodig. Haal die weg, of vul de waarde in.",
        ),
        Mistake(
            OBSERVATIONS,
            f"{FERRIES},6,ruim,",
            f"{FERRIES},6,ruim,▶stijging",
            "naast een waarde is 'richting' overbodig. Haal die weg.",
        ),
        Mistake(
            OBSERVATIONS,
            "pers,veerbode-2025-09-06,opgave,,,De krant s",
            "pers,▶,opgave,,,De krant s",
            "noem de bron van dit cijfer.",
        ),
        Mistake(
            FORECASTS,
            "136.5,,,,exact",
            "136.5,,,,▶",
            "een waarde heeft een 'nauwkeurigheid' nodig, bijvoorbeeld exact of ruim.",
        ),
    ),
    evidence.primary_means_that_the_text_is_here: (
        Mistake(
            SOURCES,
            "herkomst: pers",
            "herkomst: ▶brontekst",
            "herkomst 'brontekst' vraagt de tekst zelf: noem het bestand onder 'tekst', of kies een andere herkomst.",
        ),
        Mistake(
            OBSERVATIONS,
            f"{FERRIES},6,ruim,,pers",
            f"{FERRIES},6,ruim,,▶brontekst",
            f"herkomst 'brontekst' past niet: {no_text('veerbode-2025-09-06')} Of kies een andere herkomst, zoals officieel.",
        ),
        Mistake(
            PLACES,
            "2026 e.v.,,officieel",
            "2026 e.v.,,▶brontekst",
            f"herkomst 'brontekst' past niet: {no_text('zv-2025-050')} Of kies een andere herkomst, zoals officieel.",
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_claim_on_loose_ground_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One claim without its ground gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)


# What stands in a source, and what an editor types; to a reader the two are the same.
ALIKE = {
    "a soft hyphen in the source": ("rijksontmoe\u00adtingsplein", "rijksontmoetingsplein"),
    "a soft hyphen at the end of a line": ("rijksontmoe\u00ad\ntingsplein", "rijksontmoetingsplein"),
    "a soft hyphen in the quote": ("rijksontmoetingsplein", "rijksontmoe\u00adtingsplein"),
    "a space without width": ("het\u200b plein", "het plein"),
    "ligatures": ("\ufb01ets en \ufb02at", "fiets en flat"),
    "ij as one sign": ("r\u0133k", "rijk"),
    "an accent of its own": ("coo\u0308rdineren", "coördineren"),
    "a hyphen that does not break": ("noord\u2011west", "noord-west"),
    "a minus": ("\u22123", "-3"),
    "a narrow space": ("131\u202f000", "131 000"),
}


@pytest.mark.parametrize("name", ALIKE)
def test_what_looks_the_same_is_the_same(unchanged: Path, name: str) -> None:
    """A quote is literal when no reader sees a difference."""
    there, typed = ALIKE[name]
    source = read_dossier(unchanged).dossier.sources[0]
    assert SourceText(source, f"Er staat: {there}, zo.").contains(f"Er staat: {typed}, zo.")
