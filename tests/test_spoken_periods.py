"""Of quarters, half-years, school years and months is spoken as that, also of what is only reported of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import TODAY
from motiespoor.derive.figures import as_told, level_of
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Counted, Frequency, SeriesKind
from motiespoor.model.front import FactKind, KeyFact
from motiespoor.render import english
from motiespoor.render.context import context
from motiespoor.render.headline import key_facts
from motiespoor.render.pages.parts import area_pages
from motiespoor.spoken import until

LEVEL = "routes-km"
# 1 July 2025 lies in the third quarter, the second half and the school year that began in August 2024.
NAMES = {
    Frequency.YEAR: ("2025", "in 2025"),
    Frequency.SCHOOL_YEAR: ("2024/25", "in het schooljaar 2024/25"),
    Frequency.HALF_YEAR: ("2e helft 2025", "in de tweede helft van 2025"),
    Frequency.QUARTER: ("3e kwartaal 2025", "in het derde kwartaal van 2025"),
    Frequency.MONTH: ("juli 2025", "in juli 2025"),
}


def over_periods(dossier: Dossier, frequency: Frequency) -> Dossier:
    """The dossier in which the routes, and what is reported of them, are of periods; only the level says so."""
    series = tuple(
        replace(each, frequency=frequency, counted=Counted.OVER_PERIOD if each.id == LEVEL else each.counted)
        if LEVEL in (each.id, each.base)
        else each
        for each in dossier.series
    )
    return replace(dossier, series=series, charts=())


@pytest.mark.parametrize("frequency", NAMES)
def test_what_is_reported_of_a_period_is_of_that_period(fiction: Dossier, frequency: Frequency) -> None:
    """In the tables of an area no day stands with a level, a change, a growth, a share or a forecast of it."""
    dossier = over_periods(fiction, frequency)
    short, said = NAMES[frequency]
    for series in dossier.series:
        if series.kind is not SeriesKind.LEVEL:
            assert level_of(dossier, series).id == LEVEL
            assert until(date(2025, 7, 1), as_told(dossier, series)) == said
    planned = next(each for each in area_pages(context(dossier, TODAY, {})) if each.path.endswith("coevaart.md"))
    page = planned.make()
    assert isinstance(page.content, str)
    tree = LexborHTMLParser(page.content)
    assert f"Routes in gebruik: 42,3 km {said}" in " ".join(tree.text().split())
    reported = tree.css_first("[aria-label^='Zoals gemeld']")
    assert reported is not None
    heads = [" ".join(each.text().split()) for each in reported.css("tr th[scope=row]")]
    assert heads.count(short) == 3  # a change, a growth and a share
    assert not any(re.search("[0-9] juli", each) for each in heads)


@pytest.mark.parametrize("frequency", NAMES)
def test_a_key_fact_of_a_period_is_of_that_period(fiction: Dossier, frequency: Frequency) -> None:
    """The growth that a source reports, in Dutch and in English, without a day."""
    dossier = over_periods(fiction, frequency)
    asked = KeyFact(kind=FactKind.VALUE, series="routes-km-groei", area="W1")
    dossier = replace(dossier, publication=replace(dossier.publication, facts=(asked,)))
    (fact,) = key_facts(context(dossier, TODAY, {}))
    assert fact.words == f"verandering van het aantal kilometers fiets & veer in Coëvaart {NAMES[frequency][1]}."
    ((_, words),) = english.key_facts(dossier)
    assert "1 July" not in " ".join(text for _, text in words)
