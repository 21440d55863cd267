"""Bad cases of the rules on the front page."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import front
from test_rules import Cases, Mistake, Rule, assert_told, each_case

SERIES = "data/cijfers/reeksen.csv"
PUBLICATION, CHARTS = "site_config/publicatie.yaml", "site_config/grafieken.yaml"
FACT = "  - soort: waarde\n    reeks: veren-in-de-vaart\n"
CHANGE = "  - soort: verandering\n    reeks: routes-km\n    vanaf: 2024-07-01\n"
STORY = "verhaal:\n  reeks: routes-km\n"
LAST = "  onderwerp: kilometers fiets & veer\n  prognose: plan-24\n"

CASES: Cases = {
    front.facts_have_what_they_need: (
        Mistake(
            PUBLICATION,
            "  - soort: acties-afgerond\n",
            "  - soort: acties-afgerond\n  - ▶soort: ronden-niet-gekomen\n",
            "de voorpagina heeft plaats voor 3 kernfeiten. Haal dit weg.",
        ),
        Mistake(
            PUBLICATION,
            "  - soort: acties-afgerond\n",
            "  - soort: acties-afgerond\n    peildatum: ▶2025-07-01\n",
            "een kernfeit van soort 'acties-afgerond' heeft geen 'peildatum'. Haal dit veld weg.",
        ),
        Mistake(
            PUBLICATION,
            FACT,
            "  - ▶soort: waarde\n",
            "noem de 'reeks' van dit kernfeit.",
        ),
        Mistake(
            PUBLICATION,
            f"{FACT}    onderwerp: ponten <in de vaart>\n",
            FACT.replace("soort", "▶soort"),
            "noem het 'onderwerp': waar het getal over gaat, in een paar woorden.",
            before=((SERIES, ",het aantal ponten <in de vaart>", ","),),
        ),
        Mistake(
            PUBLICATION,
            CHANGE,
            "  - ▶soort: verandering\n    reeks: routes-km\n",
            "noem 'vanaf': de dag waarop de verandering begint.",
        ),
        Mistake(
            PUBLICATION,
            CHANGE,
            "  - soort: verandering\n    reeks: ▶routes-km-verandering\n    vanaf: 2024-07-01\n",
            "reeks 'routes-km-verandering' is van soort 'verandering'. Noem een reeks van soort 'stand'.",
        ),
    ),
    front.facts_have_a_value: (
        Mistake(
            PUBLICATION,
            FACT,
            f"{FACT}    peildatum: ▶2022-07-01\n",
            "reeks 'veren-in-de-vaart' heeft op 2022-07-01 geen waarde voor gebied 'ZV' en sector 'alles'. "
            "Noem een cel met een waarde, of haal dit kernfeit weg.",
        ),
        Mistake(
            PUBLICATION,
            FACT,
            "  - soort: waarde\n    reeks: ▶veren-in-de-vaart\n    gebied: W1\n",
            "reeks 'veren-in-de-vaart' heeft geen waarde voor gebied 'W1' en sector 'alles'. "
            "Noem een cel met een waarde, of haal dit kernfeit weg.",
        ),
        Mistake(
            PUBLICATION,
            CHANGE,
            "  - soort: verandering\n    reeks: routes-km\n    vanaf: ▶2023-07-01\n",
            "wat reeks 'routes-km' veranderde sinds 2023-07-01, is niet te berekenen: een waarde ontbreekt of is niet "
            "exact, of de twee zijn niet te vergelijken. Noem twee andere dagen.",
        ),
        Mistake(
            PUBLICATION,
            f"{CHANGE}    onderwerp: kilometers fiets & veer\n    prognose: plan-24\n",
            f"{CHANGE}    onderwerp: kilometers fiets & veer\n    prognose: ▶plan-25\n",
            "reeks 'routes-km' heeft geen prognose uit 'plan-25' met een getal vanaf 2024-07-01. "
            "Noem een andere, of haal dit veld weg.",
        ),
    ),
    front.the_story_can_be_told: (
        Mistake(
            PUBLICATION,
            f"{STORY}{LAST}",
            f"{STORY}{LAST}".replace("prognose: ", "prognose: ▶").replace("plan-24", "plan-23"),
            "reeks 'routes-km' heeft geen prognose uit 'plan-23' met een getal. Noem een andere, of haal dit veld weg.",
        ),
        Mistake(
            PUBLICATION,
            f"{STORY}{LAST}",
            "verhaal:\n  reeks: ▶routes-km-groei\n  onderwerp: kilometers fiets & veer\n",
            "reeks 'routes-km-groei' is van soort 'groei'. Noem een reeks van soort 'stand'.",
        ),
        Mistake(
            PUBLICATION,
            f"{STORY}{LAST}",
            f"{STORY}{LAST}  verdeling: ▶aandeel-in-routes\n  deel: W1\n",
            "reeks 'aandeel-in-routes' verdeelt geen verandering van 'routes-km'. Noem een andere, of haal dit veld weg.",
        ),
        Mistake(
            PUBLICATION,
            f"{STORY}{LAST}",
            f"{STORY}{LAST}  deel: ▶W1\n",
            "bij 'deel' hoort 'verdeling'. Vul dat ook in, of haal dit veld weg.",
        ),
        Mistake(
            PUBLICATION,
            f"{STORY}{LAST}",
            f"{STORY}{LAST}  verdeling: ▶routes-km-groei\n  deel: W1\n",
            "reeks 'routes-km-groei' is van soort 'groei'. Noem een reeks van soort 'aandeel'.",
        ),
        Mistake(
            CHARTS,
            "id: ponten\n",
            "id: ▶verhaal\n",
            "'verhaal' heet het beeld van de voorpagina al. Kies een andere naam.",
        ),
    ),
    front.the_approach_has_a_day: (
        Mistake(
            PUBLICATION,
            "aanpak: motie-oever-aangenomen",
            "aanpak: ▶naam-pont-stemming",
            "gebeurtenis 'naam-pont-stemming' is van 'najaar 2025'. Noem er een met een dag. "
            "Toegestaan: brug-coevaart-open, motie-oever-aangenomen.",
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_wrong_front_page_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """Each rule on the front page tells what is wrong, where, and what to do."""
    assert_told(unchanged, mistake, rule)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (
            FACT,
            "  - soort: waarde\n    reeks: ▶veren-in-de-vaat\n",
            (
                "reeks 'veren-in-de-vaat' bestaat niet. Bedoelde u 'veren-in-de-vaart'? Toegestaan: aandeel-in-routes, "
                "eilanders, routes-km, routes-km-groei, routes-km-verandering, veren-in-de-vaart."
            ),
        ),
        (
            "aanpak: motie-oever-aangenomen",
            "aanpak: ▶motie-oever",
            (
                "gebeurtenis 'motie-oever' bestaat niet. Bedoelde u 'motie-oever-aangenomen'? "
                "Toegestaan: brug-coevaart-open, motie-oever-aangenomen, naam-pont-stemming."
            ),
        ),
    ],
)
def test_a_name_that_is_not_there_is_told_once(unchanged: Path, old: str, new: str, text: str) -> None:
    """Who misspells a series or an event hears only that."""
    assert_told(unchanged, Mistake(PUBLICATION, old, new, text))
