"""Bad cases of the rules on the order of days; the small dossier is checked on 1 March 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.read.dossier import read_dossier
from motiespoor.validate import dates
from motiespoor.validate.check import problems
from test_rules import Cases, Mistake, Rule, assert_told, each_case

B, C2 = "data/maatregelen/B.yaml", "data/maatregelen/C2.yaml"
PROMISES, SUCCESSION = "data/maatregelen/toezeggingen.yaml", "data/maatregelen/opvolging.yaml"
ROUND = "data/ronden/najaar-25/ronde.yaml"
UPDATE = """\
      - datum: 2025-12-10
        status: bezig
        toelichting: Ontwerpen is ook werk. Wij noemden dit eerst ‘beloofd’.
        oorzaak: methode
        bewijs:
          - bron: zv-2025-051
            citaat: Het kaartje wordt ontworpen
"""
CORRECTION = UPDATE.replace("oorzaak: methode", "oorzaak: correctie")
PUBLICATION = "site_config/publicatie.yaml"
SOURCES, TIMELINE = "data/bronnen/bronnen.yaml", "data/bronnen/tijdlijn.yaml"
OBSERVATIONS, FORECASTS = "data/cijfers/waarnemingen.csv", "data/cijfers/prognoses.csv"

OVER = "        over: 2025\n"
REPORT = "            citaat: Over de naam van de pont is gestemd; de uitslag volgt.\n"
EARLIER = "      - datum: ▶2025-11-02\n        toelichting: Er wordt gestemd.\n        bewijs:\n          - bron: zv-2025-051\n            vindplaats: rij B\n"

CASES: Cases = {
    dates.reports_of_leaks_have_a_way_in: (
        Mistake(
            PUBLICATION,
            "gebieden: wijken\n",
            "gebieden: wijken\nveiligheid:\n  contact: post@voorbeeld.example\n  verloopt: ▶2026-03-01\n",
            "deze dag is voorbij. Kijk of 'contact' nog klopt en kies een dag na 2026-03-01 en niet na 2027-03-02.",
        ),
        Mistake(
            PUBLICATION,
            "gebieden: wijken\n",
            "gebieden: wijken\nveiligheid:\n  contact: post@voorbeeld.example\n  verloopt: ▶2027-03-03\n",
            "deze dag is meer dan een jaar vooruit. Kijk of 'contact' nog klopt en kies een dag na 2026-03-01 en niet na "
            "2027-03-02.",
        ),
    ),
    dates.updates_run_forward: (
        Mistake(  # as a merge leaves it when two editors added it
            C2,
            UPDATE,
            f"{UPDATE}      - ▶{UPDATE.lstrip(' -')}",
            "deze stand van 2025-12-10 staat er al, op regel 23. Houd er één over.",
        ),
        Mistake(  # a correction takes nothing away, and is told once
            C2,
            UPDATE,
            f"{CORRECTION}      - ▶{CORRECTION.lstrip(' -')}",
            "deze stand van 2025-12-10 staat er al, op regel 23. Houd er één over.",
        ),
        Mistake(
            B,
            "datum: 2025-09-05\n        status",
            "datum: ▶2025-04-13\n        status",
            "datum 2025-04-13 ligt vóór die van de vorige stand (2025-04-14). Zet de standen op volgorde.",
        ),
        Mistake(
            C2,
            "datum: 2025-12-10\n        status: bezig",
            "datum: 2025-11-03\n        status: ▶bezig",
            "op 2025-11-03 staat al een andere status ('beloofd'). Houd er één over.",
        ),
    ),
    dates.updates_belong_to_their_round: (
        # When most updates of a round would be too early, it is the day of the round that is wrong.
        Mistake(
            ROUND,
            "datum: 2025-11-03",
            "datum: ▶2025-11-30",
            "datum 2025-11-30 ligt na 8 van de 8 standen van deze ronde. Kijk of de datum klopt.",
        ),
        Mistake(
            C2,
            "datum: 2025-11-03\n        ronde: najaar-25\n        status: beloofd\n        toelichting: Er staan",
            "datum: ▶2025-11-02\n        ronde: najaar-25\n        status: beloofd\n        toelichting: Er staan",
            "datum 2025-11-02 ligt vóór ronde najaar-25 (2025-11-03).",
        ),
    ),
    dates.nothing_happens_after_today: (
        Mistake(
            "data/cijfers/herzieningen.csv",
            "was,tot,oorzaak\n",
            "was,tot,oorzaak\neilanders,2025-07-01,W3,alles,,register,610,▶2026-03-02,correctie\n",
            "tot 2026-03-02 ligt na vandaag (2026-03-01).",
            before=(
                (
                    "data/cijfers/waarnemingen.csv",
                    "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,",
                    "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,610,correctie,",
                ),
            ),
        ),
        Mistake(
            "data/cijfers/plekken.csv",
            "open,voor 2024",
            "open,▶2026-04-01",
            "'2026-04-01' ligt na vandaag (2026-03-01).",
        ),
        Mistake(C2, "datum: 2025-12-10", "datum: ▶2026-12-10", "datum 2026-12-10 ligt na vandaag (2026-03-01)."),
        Mistake(
            PROMISES,
            "gerealiseerd: 2025-11-03",
            "gerealiseerd: ▶binnenkort",
            "'binnenkort' zegt niet wanneer het er was. Noem een dag, een maand of een jaar, of laat dit veld weg.",
        ),
        Mistake(
            PROMISES,
            "gerealiseerd: 2025-11-03",
            "gerealiseerd: ▶eind 2026",
            "'eind 2026' ligt na vandaag (2026-03-01).",
        ),
        Mistake(
            PROMISES, OVER, f"{OVER}        gerealiseerd: ▶eind 2026\n", "'eind 2026' ligt na vandaag (2026-03-01)."
        ),
        Mistake(
            PROMISES,
            OVER,
            f"{OVER}        gerealiseerd: ▶later\n",
            "'later' zegt niet wanneer het er was. Noem een dag, een maand of een jaar, of laat dit veld weg.",
        ),
        Mistake(
            B,
            "datum: 2025-11-03\n        toelichting: Nog",
            "datum: ▶2026-11-03\n        toelichting: Nog",
            "datum 2026-11-03 ligt na vandaag (2026-03-01).",
        ),
        Mistake(ROUND, "datum: 2025-11-03\n", "datum: ▶2026-11-03\n", "datum 2026-11-03 ligt na vandaag (2026-03-01)."),
        Mistake(
            SUCCESSION, "datum: 2025-11-03", "datum: ▶2026-11-03", "datum 2026-11-03 ligt na vandaag (2026-03-01)."
        ),
        Mistake(TIMELINE, "datum: 2025-02-03", "datum: ▶2026-06-03", "'2026-06-03' ligt na vandaag (2026-03-01)."),
        Mistake(
            SOURCES, "datum: september 2025", "datum: ▶september 2026", "'september 2026' ligt na vandaag (2026-03-01)."
        ),
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05",
            "veren-in-de-vaart,▶2026-09-05",
            "peildatum 2026-09-05 ligt na vandaag (2026-03-01).",
        ),
    ),
    dates.reports_run_forward: (
        Mistake(
            PROMISES,
            REPORT,
            REPORT + EARLIER,
            "datum 2025-11-02 ligt vóór die van het vorige bericht (2025-11-03). Zet de berichten op volgorde.",
        ),
    ),
    dates.promises_come_first: (
        Mistake(
            PROMISES,
            "- datum: 2025-11-03\n        toelichting: Er is",
            "- datum: ▶2025-04-13\n        toelichting: Er is",
            "datum 2025-04-13 ligt vóór de toezegging (2025-04-14).",
        ),
        Mistake(
            PROMISES,
            "gerealiseerd: 2025-11-03",
            "gerealiseerd: ▶maart 2025",
            "'maart 2025' ligt vóór de toezegging (2025-04-14).",
        ),
    ),
    dates.rounds_follow_their_reference_date: (
        Mistake(
            ROUND,
            "peildatum: 2025-07-01",
            "peildatum: ▶2025-12-01",
            "peildatum 2025-12-01 ligt na de datum van de ronde (2025-11-03).",
        ),
        Mistake(
            ROUND,
            "datum: 2025-11-03\npeildatum: 2025-07-01",
            "datum: 2025-04-14\npeildatum: 2024-07-01",
            "",
            (
                (
                    "data/ronden/voorjaar-25/ronde.yaml",
                    "\ndatum: ▶2025-04-14",
                    "ronde 'najaar-25' heeft dezelfde datum (2025-04-14).",
                ),
            ),
        ),
    ),
    dates.rounds_close_in_time: (
        Mistake(
            "data/ronden/voorjaar-25/slot.yaml",
            "gesloten: 2025-05-01",
            "gesloten: ▶2025-04-01",
            "gesloten: 2025-04-01 ligt vóór de datum van ronde voorjaar-25 (2025-04-14).",
        ),
    ),
    dates.forecasts_look_ahead: (
        Mistake(
            FORECASTS,
            "plan-25,2025-07-01,2026-07-01",
            "plan-25,2025-07-01,▶2025-07-01",
            "horizon 2025-07-01 ligt niet na de basispeildatum (2025-07-01). Kijk welke van de twee niet klopt.",
        ),
    ),
}


@pytest.mark.parametrize("status", ["bezig", "klaar"])
def test_a_reading_is_corrected_on_its_own_day(unchanged: Path, status: str) -> None:
    """What was read wrong is corrected where it stands, also when only the ground was another; both remain."""
    corrected = CORRECTION.replace("status: bezig", f"status: {status}").replace("ook werk", "geen werk")
    texts = {C2: (unchanged / C2).read_text(encoding="utf-8").replace(UPDATE, UPDATE + corrected)}
    assert problems(read_dossier(unchanged, texts), TODAY) == ()
    texts = {C2: texts[C2].replace("oorzaak: correctie", "oorzaak: voortgang")}
    assert len(problems(read_dossier(unchanged, texts), TODAY)) == 1


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_wrong_day_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One day in the wrong place gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)
