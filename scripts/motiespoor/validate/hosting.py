"""Rules on where the site stands: what holds for a whole host, and a site that moves."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.model.figure import YesNo
from motiespoor.model.publication import Https
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading


def only_a_host_of_its_own_is_ruled(reading: Reading) -> Iterator[Problem]:
    """Ensure a site in a folder of a host decides nothing for the others on that host."""
    publication = reading.dossier.publication
    if publication.at_root:
        return
    for key, chosen in (
        ("alleen_https", publication.https is not Https.NO),
        ("cname", publication.cname is YesNo.YES),
    ):
        if chosen:
            text = "dit geldt voor de hele host, en de site staat in een map daarvan (zie 'adres'). Haal het weg."
            yield publication.origin.problem(text, key)


def a_site_that_moves_keeps_its_names(reading: Reading) -> Iterator[Problem]:
    """Ensure a site that moves comes from another address, and who follows it sees nothing twice."""
    publication = reading.dossier.publication
    if publication.previous is None:
        return
    if publication.previous == publication.url:
        text = "dit is het adres van nu. Noem het adres waar de site tot nu toe stond, of haal dit weg."
        yield publication.origin.problem(text, "vorig_adres")
    elif publication.authority is None:
        yield publication.origin.problem(
            "wie de site volgt, krijgt na een verhuizing alles nog een keer. "
            f"Zet erbij: 'naamgever: {publication.previous}'.",
            "vorig_adres",
        )


RULES = (
    only_a_host_of_its_own_is_ruled,
    a_site_that_moves_keeps_its_names,
)
