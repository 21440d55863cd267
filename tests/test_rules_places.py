"""Bad cases of the rules on places."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import dates, places
from test_rules import Cases, Mistake, Rule, assert_told, each_case

PLACES = "data/cijfers/plekken.csv"
LATER = "veren-in-de-vaart,veerpont,Fûgelsâner Kaap,W3,"

CASES: Cases = {
    places.places_of_a_series_are_of_one_kind: (
        Mistake(
            PLACES,
            "veren-in-de-vaart,veerpont,Lange Gat",
            "veren-in-de-vaart,▶pont,Lange Gat",
            "reeks 'veren-in-de-vaart' telt plekken van één soort, en die heet hier 'pont' en eerder 'veerpont'. "
            "Houd één woord over.",
        ),
    ),
    places.places_agree_with_their_promise: (
        Mistake(
            PLACES,
            f"{LATER}gepland,2026 e.v.,,",
            "veren-in-de-vaart,veerpont,Fûgelsâner Kaap,▶W3,gepland,,kaartje-overal,",
            "mijlpaal 'kaartje-overal' is van gebied 'ZV', en deze plek ligt in 'W3'. Kijk welk van de twee klopt.",
        ),
        Mistake(
            PLACES,
            "W10,open,2025-09-05,tweede",
            "W10,▶gepland,2025-09-05,tweede",
            "mijlpaal 'tweede-veer-vaart' is gerealiseerd ('2025-09-05'). "
            "Zet de plek op 'open', met de dag in 'sinds'.",
        ),
        Mistake(
            PLACES,
            f"{LATER}gepland,2026 e.v.,,",
            f"{LATER}gepland,▶2026 e.v.,dienstregeling-fugelsans,",
            "de termijn van deze plek staat bij mijlpaal 'dienstregeling-fugelsans'. Laat 'sinds' leeg.",
        ),
        Mistake(
            PLACES,
            f"{LATER}gepland,2026 e.v.,,",
            f"{LATER}▶gesloten,2025,dienstregeling-fugelsans,",
            "van mijlpaal 'dienstregeling-fugelsans' is niet bekend dat zij gehaald is, en deze plek is er. "
            "Zet de dag in 'gerealiseerd' van de mijlpaal, met 'bewijs'.",
        ),
        Mistake(
            PLACES,
            "open,2025-09-05,tweede",
            "open,▶2025-09-06,tweede",
            "de opening is hier '2025-09-06' en bij mijlpaal 'tweede-veer-vaart' '2025-09-05'. "
            "Schrijf op beide plaatsen hetzelfde.",
        ),
        Mistake(
            PLACES,
            "open,2025-09-05,tweede",
            "open,▶,tweede",
            "de opening is hier leeg en bij mijlpaal 'tweede-veer-vaart' '2025-09-05'. "
            "Schrijf op beide plaatsen hetzelfde.",
        ),
    ),
    dates.confirmations_come_later: (
        Mistake(
            PLACES,
            "veerbode-2025-09-06,zv-2025-051",
            "veerbode-2025-09-06,▶veerbode-2025-09-06",
            "'veerbode-2025-09-06' staat al in 'bron'. Laat 'bevestigd' leeg.",
        ),
        Mistake(
            PLACES,
            "veerbode-2025-09-06,zv-2025-051",
            "veerbode-2025-09-06,▶zv-2025-014",
            "'zv-2025-014' (2025-04-14) is ouder dan 'veerbode-2025-09-06' (september 2025). Wissel de twee om.",
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_mistake_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """Every mistake is told, exactly, at its place, and by its rule."""
    assert_told(unchanged, mistake, rule)
