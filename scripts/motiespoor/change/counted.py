"""The words for a change, before each thing that differs: how much of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from motiespoor import dutch
from motiespoor.change.changes import Difference
from motiespoor.change.figures import RowChange, What
from motiespoor.change.pages import Made, SiteChange
from motiespoor.derive.things import Sort
from motiespoor.model.figure import Forecast, Observation

_NEUTER = frozenset({Sort.FRAME, Sort.FRAME_ITEM, Sort.AREA, Sort.REGISTER})  # "het": one of them is "nieuw"


def counts(difference: Difference) -> Iterator[str]:
    """How much differs in the data."""
    count = dutch.count
    moved = sum(each.moved for each in difference.updates)
    first = sum(each.before is None for each in difference.updates)
    if moved:
        yield f"{count(moved, 'status verandert', 'statussen veranderen')}"
    if first:
        yield f"{count(first, 'nieuwe actie heeft een eerste status', 'nieuwe acties hebben een eerste status')}"
    if added := len(difference.updates) - moved - first:
        yield f"{count(added, 'stand komt erbij', 'standen komen erbij')} zonder dat de status verandert"
    if late := sum(each.becomes_overdue for each in difference.promises):
        yield f"{count(late, 'belofte komt', 'beloften komen')} voorbij de termijn door deze wijziging"
    if promises := len(difference.promises) - late:
        yield f"{count(promises, 'belofte staat', 'beloften staan')} er anders voor"
    yield from _row_counts("cijfer", "cijfers", difference.observations)
    yield from _row_counts("prognose", "prognoses", difference.forecasts)
    if rows := len({(each.table.name, each.row.key) for each in difference.rows}):
        yield f"van {count(rows, 'rij van een register', 'rijen van registers')} is meer bekend"
    for sort, number in Counter(each.sort for each in difference.new).items():
        new = "nieuw" if number == 1 and sort in _NEUTER else "nieuwe"
        yield f"{number} {new} {sort.one if number == 1 else sort.many}"
    if difference.closed:
        yield f"{count(len(difference.closed), 'ronde wordt', 'ronden worden')} gesloten"
    if difference.gone:
        yield f"{count(len(difference.gone), 'naam verdwijnt', 'namen verdwijnen')}"
    if difference.rewritten:
        yield f"{count(len(difference.rewritten), 'tekst of gegeven verandert', 'teksten of gegevens veranderen')}"


def _row_counts(
    one: str, many: str, rows: tuple[RowChange[Observation], ...] | tuple[RowChange[Forecast], ...]
) -> Iterator[str]:
    counted = Counter(each.what for each in rows)
    said = {
        What.REVISED: ("verandert", "veranderen"),
        What.FILLED: ("wordt gevonden", "worden gevonden"),
        What.NEW: ("komt erbij", "komen erbij"),
        What.GONE: ("verdwijnt", "verdwijnen"),
        What.TOLD: ("houdt de waarde en krijgt andere gegevens", "houden de waarde en krijgen andere gegevens"),
    }
    for what, (singular, plural) in said.items():
        if number := counted[what]:
            yield dutch.count(number, f"{one} {singular}", f"{many} {plural}")


def site_counts(site: SiteChange) -> Iterator[str]:
    def told(listed: Sequence[Made], singular: str, plural: str) -> Iterator[str]:
        pages = sum(each.title is not None for each in listed)
        if pages:
            yield dutch.count(pages, f"pagina {singular}", f"pagina's {plural}")
        if others := len(listed) - pages:
            yield dutch.count(others, f"ander bestand van de site {singular}", f"andere bestanden van de site {plural}")

    yield from told(site.new, "komt erbij", "komen erbij")
    yield from told([old for old, _ in site.moved], "verhuist", "verhuizen")
    yield from told(site.gone, "verdwijnt", "verdwijnen")
    yield from told(site.changed, "verandert", "veranderen")
