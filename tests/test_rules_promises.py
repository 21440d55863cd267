"""Bad cases of the rules on promises: what happened, how often, together with what, until when was searched, since when known."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import dates, identity, promises
from test_rules import Cases, Mistake, Rule, assert_told, each_case

A, B, C2 = (f"data/maatregelen/{number}.yaml" for number in ("A", "B", "C2"))
PROMISES, TIMELINE = "data/maatregelen/toezeggingen.yaml", "data/bronnen/tijdlijn.yaml"
PUBLICATION, STATUSES = "site_config/publicatie.yaml", "site_config/statussen.yaml"

# Passages of the small dossier: the report of a yearly promise, its window, the promise that counts with it, and others.
CAME = "        gebeurd: ja\n        over: 2025\n"
WHOLE = f"datum: 2025-11-03\n        toelichting: Het overzicht over 2025 ging mee met de brief.\n{CAME}"
EVIDENCE = "            citaat: Het overzicht van de ponten over 2025 gaat hierbij.\n"
GROUND = "      grond: Het overzicht over 2025 kwam op 3 november.\n"
WINDOW = f"      venster_van: 1 oktober\n      venster_tot: 30 november\n{GROUND}"
PAPER = "      vanaf: 2024\n    samen_met: overzicht-ponten\n"
CONDITION = "    voorwaarde: Zo nodig\n"
DOUBT = "        gebeurd: onzeker\n"
UNTESTABLE = "    toetsbaar: nee, want er staat niet hoe goed hij eerst luisterde.\n"
TAKEN_BACK = "        was: 2025-09-06\n"
SAMPLE = "\n        bewijs:\n          - bron: zv-2025-051\n            vindplaats: onderaan\n"

DAY = "Kies een dag die elk jaar bestaat."
WHOLE_WINDOW = "geef 'venster_van' én 'venster_tot', en in 'grond' waar ze op rusten."

OUT_OF_REACH = "het jaar {} ligt buiten 1800 tot 2200. Kijk welk jaar klopt; zonder einde: laat 'tot' weg."

CASES: Cases = {
    promises.reports_say_what_happened: (
        Mistake(  # what a dossier of before these fields must add
            PROMISES,
            WHOLE,
            WHOLE.removesuffix(CAME).replace("datum: ", "datum: ▶"),
            "deze belofte keert elk jaar terug. Zeg in 'gebeurd' of dit bericht meldt dat het is gebeurd (ja, nee of "
            "onzeker), en in 'over' voor welk jaar.",
        ),
        Mistake(
            PROMISES,
            CAME,
            "        gebeurd: ▶ja\n",
            "zeg in 'over' voor welk jaar dit geldt, bijvoorbeeld 'over: 2025'.",
        ),
        Mistake(
            PROMISES,
            CAME,
            "        gebeurd: ▶onzeker\n",
            "zeg in 'over' voor welk jaar dit geldt, bijvoorbeeld 'over: 2025'.",
        ),
        Mistake(
            A,
            DOUBT,
            f"{DOUBT}        over: ▶2025\n",
            "'over' hoort bij een belofte die elk jaar terugkeert. Haal het weg.",
        ),
        Mistake(
            A,
            "gebeurd: onzeker",
            "gebeurd: ▶ja",
            "deze belofte komt één keer. Zet de dag in 'gerealiseerd' van de belofte, met 'bewijs', en haal dit weg.",
        ),
        Mistake(
            PROMISES,
            CAME,
            "        gebeurd: nee\n        over: 2025\n        gerealiseerd: ▶2025-11-03\n",
            "'gerealiseerd' hoort bij 'gebeurd: ja' of 'gebeurd: onzeker'. Kies een van die twee, of haal het weg.",
        ),
        Mistake(
            PROMISES,
            "    gezocht_tot: 2026-02-25\n",
            "    gerealiseerd: ▶2025-11-03\n    bewijs:\n      - bron: zv-2025-051\n        vindplaats: onderaan\n",
            "deze belofte keert elk jaar terug. Zet elke keer als bericht met 'gebeurd: ja' en 'over'.",
        ),
    ),
    promises.what_happened_was_promised_before: (
        Mistake(
            PROMISES,
            CAME,
            f"{CAME}        gerealiseerd: ▶maart 2025\n",
            "'maart 2025' ligt vóór de belofte (2025-04-14). Wat eerder gebeurde, komt niet van deze belofte.",
        ),
    ),
    promises.reports_are_of_a_year_of_the_promise: (
        Mistake(
            PROMISES,
            "over: 2025\n",
            "over: ▶2030\n",
            "een bericht van 2025-11-03 kan niet melden dat het over 2030 is gebeurd. Kijk welk jaar klopt.",
        ),
        Mistake(
            PROMISES,
            "over: 2025\n",
            "over: ▶2020\n",
            "2020 valt buiten deze belofte: die loopt vanaf 2024. Kijk welk jaar klopt.",
        ),
        Mistake(  # who says nothing of the years promised it for the next one
            PROMISES,
            f"    terugkeer:\n      vanaf: 2024\n{WINDOW}",
            "",
            also=(
                (
                    PROMISES,
                    "over: ▶2025\n",
                    "2025 valt buiten deze belofte: die loopt vanaf 2026. Kijk welk jaar klopt.",
                ),
            ),
        ),
        Mistake(
            PROMISES,
            "gebeurd: ja\n        over: 2025\n",
            "gebeurd: nee\n        over: ▶2027\n",
            "2027 valt buiten deze belofte: die loopt van 2024 tot en met 2026. Kijk welk jaar klopt.",
            before=((PROMISES, WINDOW, f"      tot: 2026\n{WINDOW}"),),
        ),
        Mistake(
            PROMISES,
            EVIDENCE,
            f"{EVIDENCE}      - datum: 2025-12-01\n        toelichting: Het kwam nog eens.\n        gebeurd: ja\n"
            f"        over: ▶2025{SAMPLE}",
            "over 2025 staat al een bericht dat het is gebeurd, op regel 45. Houd er één over, of zet de bron erbij als "
            "bewijs.",
        ),
    ),
    promises.corrections_take_back_once: (
        Mistake(
            PROMISES,
            "        was: 2025-09-06\n",
            "        was: 2025-09-06\n      - datum: 2026-02-02\n        wat: Nog eens.\n        was: ▶2025-09-06\n",
            "dat hier '2025-09-06' stond, zegt de correctie op regel 77 al. Houd er één over.",
        ),
    ),
    promises.recurrences_can_be_counted: (
        Mistake(
            PROMISES,
            CONDITION,
            f"{CONDITION}    terugkeer:\n      ▶vanaf: 2026\n",
            "'terugkeer' hoort bij 'verwacht: jaarlijks'.",
        ),
        Mistake(
            PROMISES,
            f"vanaf: 2024\n{WINDOW}",
            f"vanaf: ▶1800\n{WINDOW}",
            "1800 ligt lang vóór de belofte zelf (2025). Kijk welk jaar klopt.",
        ),
        Mistake(PROMISES, WINDOW, f"      tot: ▶2020\n{WINDOW}", "2020 ligt vóór 'vanaf' (2024)."),
        Mistake(PROMISES, WINDOW, f"      tot: ▶9999\n{WINDOW}", OUT_OF_REACH.format(9999)),
        Mistake(PROMISES, f"vanaf: 2024\n{WINDOW}", f"vanaf: ▶1\n{WINDOW}", OUT_OF_REACH.format(1)),
        Mistake(PROMISES, PAPER, PAPER.replace("\n", "\n      venster_van: ▶1 oktober\n", 1), WHOLE_WINDOW),
        Mistake(PROMISES, PAPER, PAPER.replace("\n", "\n      venster_tot: ▶30 november\n", 1), WHOLE_WINDOW),
        Mistake(
            PROMISES,
            WINDOW,
            WINDOW.removesuffix(GROUND).replace("venster_van: ", "venster_van: ▶"),
            WHOLE_WINDOW,
        ),
        Mistake(
            PROMISES,
            "venster_tot: 30 november",
            "venster_tot: ▶7 september",
            "7 september ligt vóór 'venster_van' (1 oktober). Een venster loopt binnen één jaar.",
        ),
        Mistake(PROMISES, "van: 1 oktober", "van: ▶31 april", f"'31 april' bestaat niet in elk jaar. {DAY}"),
        Mistake(PROMISES, "tot: 30 november", "tot: ▶29 februari", f"'29 februari' bestaat niet in elk jaar. {DAY}"),
    ),
    promises.one_promise_brings_the_rounds: (
        Mistake(
            PROMISES,
            PAPER,
            PAPER.replace("\n", "\n      ronden: ▶ja\n", 1),
            "ook 'overzicht-ponten' zegt 'ronden: ja'. Houd er één over.",
            before=((PROMISES, GROUND, f"{GROUND}      ronden: ja\n"),),
        ),
    ),
    promises.promises_count_together_once: (
        Mistake(
            PROMISES,
            "samen_met: overzicht-ponten",
            "samen_met: ▶ponten-op-papier",
            "een belofte telt niet met zichzelf samen.",
        ),
        Mistake(
            PROMISES,
            CONDITION,
            f"{CONDITION}    samen_met: ▶ponten-op-papier\n",
            "'ponten-op-papier' telt zelf al mee bij 'overzicht-ponten'. Noem 'overzicht-ponten'.",
        ),
        Mistake(
            PROMISES,
            "    gezocht_tot: 2026-02-25\n",
            "    samen_met: ponten-op-papier\n",
            "",
            (
                (
                    PROMISES,
                    "samen_met: ▶overzicht-ponten",
                    "'overzicht-ponten' telt zelf al mee bij deze belofte. Haal een van de twee weg.",
                ),
            ),
        ),
        Mistake(
            PROMISES,
            CONDITION,
            f"{CONDITION}    samen_met: ▶overzicht-ponten\n",
            "'overzicht-ponten' keert elk jaar terug en deze belofte niet. Kies een andere, of haal dit weg.",
        ),
        Mistake(
            PROMISES,
            "samen_met: overzicht-ponten",
            "samen_met: ▶derde-steiger",
            "'derde-steiger' keert niet elk jaar terug en deze belofte wel. Kies een andere, of haal dit weg.",
        ),
    ),
    promises.conditions_are_quoted: (
        Mistake(
            PROMISES,
            "voorwaarde: Zo nodig",
            "voorwaarde: ▶zo mogelijk",
            "'zo mogelijk' staat niet in het citaat van de belofte. Schrijf de woorden van de bron, of haal de "
            "voorwaarde weg.",
        ),
        Mistake(
            PROMISES,
            "voorwaarde: Zo nodig",
            "voorwaarde: ▶o nodig",
            "'o nodig' staat niet in het citaat van de belofte. Schrijf de woorden van de bron, of haal de voorwaarde weg.",
        ),
    ),
    promises.tests_say_what_counts: (
        Mistake(PROMISES, UNTESTABLE, "    toetsbaar: ▶nee\n", "zeg waarom: 'nee, want …'."),
        Mistake(PROMISES, UNTESTABLE, "    toetsbaar: ▶Nee, niemand weet het.\n", "zeg waarom: 'nee, want …'."),
        Mistake(PROMISES, UNTESTABLE, "    toetsbaar: ▶nee, want\n", "zeg waarom: 'nee, want …'."),
        Mistake(
            PROMISES,
            UNTESTABLE,
            "    toetsbaar: ▶Hij luistert. Hij knikt. Hij doet het.\n",
            "'toetsbaar' heeft 3 zinnen; hoogstens twee passen.",
        ),
    ),
    promises.what_is_taken_back_is_gone: (
        Mistake(
            PROMISES,
            TAKEN_BACK,
            "        was: ▶binnenkort\n",
            "'binnenkort' zegt niet wanneer het er was. Noem wat er onder 'gerealiseerd' stond.",
        ),
        Mistake(
            PROMISES,
            PAPER,
            f"{PAPER}    correcties:\n      - datum: 2026-02-01\n        wat: Hier stond iets.\n        was: ▶2025-09-06\n",
            "deze belofte keert elk jaar terug en heeft geen 'gerealiseerd'. Haal 'was' weg.",
        ),
        Mistake(
            PROMISES,
            UNTESTABLE,
            f"{UNTESTABLE}    gerealiseerd: ▶2025-09-06\n    bewijs:\n      - bron: veerbode-2025-09-06\n"
            "        vindplaats: titel\n",
            "wat teruggenomen is, staat nog onder 'gerealiseerd'. Haal het daar weg.",
        ),
    ),
    identity.former_labels_are_others: (
        Mistake(
            STATUSES,
            "naam: Gestaakt & gestopt",
            "naam: ▶Gestopt",
            "zo heet status 'gestopt' nog steeds. Noem het woord dat er eerst stond.",
        ),
    ),
    dates.nothing_is_known_after_today: (
        Mistake(
            PUBLICATION,
            "gezocht_tot: 2026-02-20",
            "gezocht_tot: ▶2027-01-01",
            "gezocht tot 2027-01-01 ligt na vandaag (2026-03-01).",
        ),
        Mistake(
            B,
            "kerncijfers: [veren-in-de-vaart]\n",
            "gezocht_tot: ▶2027-01-01\n",
            "gezocht tot 2027-01-01 ligt na vandaag (2026-03-01).",
        ),
        Mistake(
            PROMISES,
            "gezocht_tot: 2026-02-25",
            "gezocht_tot: ▶2026-03-02",
            "gezocht tot 2026-03-02 ligt na vandaag (2026-03-01).",
        ),
        Mistake(
            C2,
            "bekend_sinds: 2026-02-10",
            "bekend_sinds: ▶2026-03-02",
            "bekend sinds 2026-03-02 ligt na vandaag (2026-03-01).",
        ),
        Mistake(STATUSES, "tot: 2026-01-15", "tot: ▶2027-01-01", "datum 2027-01-01 ligt na vandaag (2026-03-01)."),
    ),
    dates.facts_are_known_once_they_are_there: (
        Mistake(
            C2,
            "bekend_sinds: 2026-02-10",
            "bekend_sinds: ▶2025-11-30",
            "2025-11-30 ligt vóór de dag zelf (2025-12-01). Haal dit weg, of kijk welke dag klopt.",
        ),
        Mistake(
            TIMELINE,
            "bekend_sinds: 2025-11-03",
            "bekend_sinds: ▶2025-06-19",
            "2025-06-19 ligt vóór de dag zelf (2025-06-20). Haal dit weg, of kijk welke dag klopt.",
        ),
        Mistake(
            PROMISES,
            CAME,
            f"{CAME}        bekend_sinds: ▶2025-01-01\n",
            "2025-01-01 ligt vóór de dag zelf (2025-11-03). Haal dit weg, of kijk welke dag klopt.",
        ),
        Mistake(
            PROMISES,
            CONDITION,
            f"{CONDITION}    bekend_sinds: ▶2025-01-01\n",
            "2025-01-01 ligt vóór de dag zelf (2025-04-14). Haal dit weg, of kijk welke dag klopt.",
        ),
    ),
    dates.corrections_run_forward: (
        Mistake(
            PROMISES,
            "- datum: 2026-02-01",
            "- datum: ▶2026-05-01",
            "datum 2026-05-01 ligt na vandaag (2026-03-01).",
        ),
        Mistake(
            PROMISES,
            TAKEN_BACK,
            f"{TAKEN_BACK}      - datum: ▶2026-01-31\n        wat: Dat was een vergissing.\n",
            "datum 2026-01-31 ligt vóór de vorige correctie (2026-02-01).",
        ),
    ),
}

# What is no matter of these rules but of the form: a field that is there and says nothing, or is not there.
FORM = (
    Mistake(
        PROMISES,
        "voorwaarde: Zo nodig",
        "voorwaarde:▶",
        "veld 'voorwaarde' is leeg. Vul het in of haal het weg.",
    ),
    Mistake(STATUSES, "- naam: Gestaakt & gestopt\n        tot", "- ▶tot", "veld 'naam' ontbreekt."),
)


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_promise_that_cannot_be_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One thing that cannot be so gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)


@pytest.mark.parametrize("mistake", FORM, ids=["no condition", "no old word"])
def test_a_field_that_says_nothing_is_told(unchanged: Path, mistake: Mistake) -> None:
    """A condition without words, and a new word without the old one, are told as every empty or missing field."""
    assert_told(unchanged, mistake)


def test_a_source_newer_than_the_search_is_no_mistake(unchanged: Path) -> None:
    """Who finds something after the last search has found it all the same: both days are shown."""
    assert_told(unchanged, Mistake(PUBLICATION, "gezocht_tot: 2026-02-20", "gezocht_tot: 2025-01-01"))
