"""The words for a change: how much of what, and then each thing that differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motiespoor import dutch
from motiespoor.change.changes import Difference, PromiseChange, Rewritten
from motiespoor.change.figures import RowChange, What, growth
from motiespoor.change.meaning import other_meanings
from motiespoor.change.opening import Files, Head, Point, as_text, file_names, opening, places, together
from motiespoor.change.pages import Made, SiteChange
from motiespoor.change.unseen import ONLY_THE_MANIFEST, unseen
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.history import Change
from motiespoor.derive.things import Sort, Thing
from motiespoor.derive.words import Piece
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation, Series
from motiespoor.model.period import Period
from motiespoor.problem import Problem
from motiespoor.tell.style import Style, bullets


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """What the words are about.

    `files` are those of the dossier that differ, `program` those of the program that makes the site, if it stands
    in the same repository; `old_looks` tells that the pages of before were made with the templates of now, since those of then do not fit.
    """

    head: Head
    before: Dossier
    after: Dossier
    difference: Difference
    site: SiteChange
    old_looks: bool
    files: Files
    program: Files
    problems: tuple[Problem, ...]


MEANING = "Wat al gepubliceerd is, zegt hierdoor iets anders"


def in_words(compared: Compared, style: Style) -> str:
    """The whole text: first how much of what, then what is not allowed, then each thing."""
    return as_text(_Writer(compared, style).lines())


class _Writer:
    """Writes about one comparison in one style."""

    def __init__(self, compared: Compared, style: Style) -> None:
        self.compared = compared
        self.style = style
        self.other, self.unbroken = other_meanings(compared.difference)
        self.labels = {each.id: each.label for each in (*compared.before.statuses, *compared.after.statuses)}
        self.sources = {each.id: each for each in (*compared.before.sources, *compared.after.sources)}
        self.series = {each.id: each for each in (*compared.before.series, *compared.after.series)}
        self.areas = {each.code: each.name for each in (*compared.before.areas, *compared.after.areas)}
        self.sectors = {each.code: each.name for each in (*compared.before.sectors, *compared.after.sectors)}
        self.parts = {each.code: each.name for each in (*compared.before.breakdowns, *compared.after.breakdowns)}

    def lines(self) -> Iterator[str]:
        compared = self.compared
        yield from opening(compared.head, self.style)
        counts = list(self._counts())
        yield from bullets([(each,) for each in counts or [ONLY_THE_MANIFEST]], most=len(counts) + 1)
        yield ""
        yield from self._section(
            "Dit kan zo niet", places(compared.problems, self.style), "andere problemen", len(compared.problems)
        )
        yield from self._section(MEANING, list(self._meanings()), "andere", len(compared.difference.rewritten) + 1)
        difference = compared.difference
        yield from self._section("Standen", [self._update(each) for each in difference.updates], "andere standen")
        late = [self._promise(each) for each in difference.promises if each.becomes_overdue]
        yield from self._section("Te laat door deze wijziging", late, "andere beloften")
        promises = [self._promise(each) for each in difference.promises if not each.becomes_overdue]
        yield from self._section("Beloften", promises, "andere beloften")
        observations = [self._observation(each) for each in difference.observations]
        yield from self._section("Cijfers", observations, "andere cijfers")
        forecasts = [self._forecast(each) for each in difference.forecasts]
        yield from self._section("Prognoses", forecasts, "andere prognoses")
        yield from self._section("Nieuw", list(self._new()), "andere")
        yield from self._section("Ronden", list(self._rounds()), "andere")
        yield from self._section("Verdwenen", list(self._gone()), "andere")
        yield from self._section("Teksten", list(self._texts()), "andere")
        yield from self._section("Pagina's", list(self._pages()), "andere pagina's")
        if compared.old_looks:
            yield "De sjablonen van toen passen niet meer: ook de pagina's van toen zijn met die van nu gemaakt."
            yield ""
        yield from file_names(together(compared.files, compared.program), self.style)

    def _section(self, title: str, points: list[Point], rest: str, most: int | None = None) -> Iterator[str]:
        if points:
            yield from self.style.heading(2, title)
            yield ""
            yield from bullets(points, rest) if most is None else bullets(points, rest, most)
            yield ""

    # How much of what

    def _counts(self) -> Iterator[str]:
        difference, site = self.compared.difference, self.compared.site
        count = dutch.count
        if self.compared.problems:
            yield self.style.strong(f"{count(len(self.compared.problems), 'punt', 'punten')} waardoor dit zo niet kan")
        if others := len(self.other) + len(self.unbroken):
            yield self.style.strong(f"{MEANING}: {count(others, 'punt', 'punten')}")
        moved = sum(each.moved for each in difference.updates)
        added = len(difference.updates) - moved
        if moved:
            yield f"{count(moved, 'status verandert', 'statussen veranderen')}"
        if added:
            yield f"{count(added, 'stand komt erbij', 'standen komen erbij')} zonder dat de status verandert"
        if late := sum(each.becomes_overdue for each in difference.promises):
            yield f"{count(late, 'belofte komt', 'beloften komen')} voorbij de termijn door deze wijziging"
        if promises := len(difference.promises) - late:
            yield f"{count(promises, 'belofte staat', 'beloften staan')} er anders voor"
        for one, many, rows in (
            ("cijfer", "cijfers", difference.observations),
            ("prognose", "prognoses", difference.forecasts),
        ):
            yield from _row_counts(one, many, rows)
        sorts = Counter(each.sort for each in difference.new)
        for sort, number in sorts.items():
            yield f"{number} {'nieuwe ' if sort is not Sort.FRAME else 'nieuw '}{sort.one if number == 1 else sort.many}"
        if difference.closed:
            yield f"{count(len(difference.closed), 'ronde wordt', 'ronden worden')} gesloten"
        if difference.gone:
            yield f"{count(len(difference.gone), 'naam verdwijnt', 'namen verdwijnen')}"
        if difference.rewritten:
            yield f"{count(len(difference.rewritten), 'tekst of gegeven verandert', 'teksten of gegevens veranderen')}"
        yield from _site_counts(site)
        yield from unseen(self.compared.files, self.compared.program, old_looks=self.compared.old_looks)

    # What says something else by other words

    def _meanings(self) -> Iterator[Point]:
        for each in self.other:
            yield (self.style.strong(_about(each)), *self._fields(each))
        for thing in self.unbroken:
            yield (self.style.strong(f"{thing.sort.one} {thing.title} is weg"),)

    # Statuses

    def _update(self, change: Change) -> Point:
        update, style = change.update, self.style
        now = style.strong(self._label(update.status))
        if change.before is None:
            moved = f"eerste status {now}"
        elif change.moved:
            moved = f"van {style.strong(self._label(change.before))} naar {now}"
        else:
            moved = f"blijft {now}"
        about = f"maatregel {style.text(change.measure.number)}, {style.text(change.action.title)}"
        return (
            f"{dutch.capital(about)}: {moved}, op {dutch.day(update.date)} (oorzaak: {update.cause.label})",
            f"toelichting: {style.text(update.explanation)}",
            *self._late(update.round),
            *(f"rust op: {style.text(dutch.cited(each, self.sources[each.source]))}" for each in update.evidence),
        )

    def _late(self, name: str | None) -> Iterator[str]:
        """That a round was closed already when a status update of it came in."""
        for each in self.compared.before.rounds:
            if each.closing is not None and each.sheet.id == name:
                yield f"hoort bij ronde {self.style.text(each.sheet.id)}, die gesloten was op {dutch.day(each.closing.date)}"

    def _label(self, status: str) -> str:
        return self.labels.get(status, status)

    # Promises

    def _promise(self, change: PromiseChange) -> Point:
        then, now, style = change.before, change.after, self.style
        owner = f"maatregel {now.measure.number}, " if now.measure else ""
        outcome = now.outcome.label
        if then is not None and then.outcome is not now.outcome:
            outcome = f"was: {then.outcome.label}; nu: {outcome}"
        below = [f"termijn: {self._term(then, now)}"]
        if now.milestone.achieved is not None:
            below.append(f"gerealiseerd: {style.text(dutch.when(now.milestone.achieved))}")
        below += [f"bericht van {dutch.day(each.date)}: {style.text(each.explanation)}" for each in change.reports]
        return (f"{style.text(dutch.capital(f'{owner}{now.milestone.title}'))}: {outcome}", *below)

    def _term(self, then: Deadline | None, now: Deadline) -> str:
        was = then.term if then is not None else now.term
        told = _when(now.term)
        return self.style.text(told if was == now.term else f"was {_when(was)}, nu {told}")

    # Figures

    def _observation(self, change: RowChange[Observation]) -> Point:
        then, now, style = change.before, change.after, self.style
        row = change.row
        series = self.series[row.series]
        parts = [series.title, dutch.day(row.date), self.areas.get(row.area, row.area)]
        parts += [self.sectors.get(row.sector, row.sector)]
        parts += [self.parts.get(row.breakdown, row.breakdown)] if row.breakdown else []
        about = style.text(", ".join(parts))
        told = f"{about}: {self._what(change.what, _value(then, series), _value(now, series), change.fields)}"
        below = []
        if then is not None and now is not None and change.what is What.REVISED:
            below.append(f"verschil: {_growth(then, now, series)}")
        if now is not None and now.cause is not None and change.what is not What.TOLD:
            below.append(f"oorzaak: {now.cause.label}")
        if now is not None and now.source is not None and change.what is not What.TOLD:
            below.append(f"bron: {style.text(dutch.named(self.sources[now.source]))}")
        return (told, *below)

    def _forecast(self, change: RowChange[Forecast]) -> Point:
        row = change.row
        series = self.series[row.series]
        parts = [series.title, f"rapport {row.report}", f"voor {dutch.day(row.horizon)}"]
        parts += [self.areas.get(row.area, row.area), self.sectors.get(row.sector, row.sector)]
        before, after = _expected(change.before, series), _expected(change.after, series)
        return (f"{self.style.text(', '.join(parts))}: {self._what(change.what, before, after, change.fields)}",)

    def _what(self, what: What, before: str, after: str, fields: tuple[str, ...]) -> str:
        text, strong = self.style.text, self.style.strong
        match what:
            case What.NEW:
                return f"nieuw, {strong(after)}"
            case What.FILLED:
                return f"was {text(before)}, nu {strong(after)}"
            case What.REVISED:
                return f"van {strong(before)} naar {strong(after)}"
            case What.GONE:
                return f"{strong(before)} verdwijnt"
            case What.TOLD:
                return f"{text(after)}; anders: {text(dutch.listed(each.lower() for each in fields))}"

    # What is new, gone, or says something else

    def _new(self) -> Iterator[Point]:
        for sort in Sort:
            if things := [each for each in self.compared.difference.new if each.sort is sort]:
                word = sort.one if len(things) == 1 else sort.many
                if len(things) == 1:
                    yield (f"{word}: {self._called(things[0])}",)
                else:
                    yield (f"{len(things)} {word}", *_few([self._called(each) for each in things]))

    def _called(self, thing: Thing) -> str:
        return self.style.text(thing.title)

    def _rounds(self) -> Iterator[Point]:
        for each in self.compared.difference.closed:
            if each.closing is not None:
                yield (f"ronde {self.style.text(each.sheet.id)} is gesloten op {dutch.day(each.closing.date)}",)
        new = {thing.name for thing in self.compared.difference.new if thing.sort is Sort.CORRECTION}
        for each in self.compared.after.rounds:
            for correction in each.corrections:
                if correction.id in new:
                    when = dutch.day(correction.date)
                    yield (
                        f"ronde {self.style.text(each.sheet.id)} is gecorrigeerd op {when}: {self.style.text(correction.what)}",
                        f"waarom: {self.style.text(correction.why)}",
                        f"gevraagd door: {self.style.text(correction.asked_by)}",
                    )

    def _gone(self) -> Iterator[Point]:
        told = {(each.kind.value, each.name): each for each in self.compared.after.successions}
        for thing in self.compared.difference.gone:
            end = told.get((thing.sort.one, thing.name))
            became = ": is er niet meer"
            if end is not None:
                became = f": {dutch.became(end.fate, map(self.style.name, end.successors))}"
            below = [f"reden: {self.style.text(end.reason)}"] if end is not None else []
            yield (f"{thing.sort.one} {self._called(thing)}{became}", *below)

    def _texts(self) -> Iterator[Point]:
        for each in self.compared.difference.rewritten:
            if each not in self.other:
                yield (self.style.text(_about(each)), *self._fields(each))

    def _fields(self, each: Rewritten) -> list[str]:
        return _few([self._field(field.field, field.pieces) for field in each.fields])

    def _field(self, name: str, pieces: tuple[Piece, ...]) -> str:
        told = self.style.words(pieces)
        return f"{self.style.text(name.lower())}: {told or 'alleen de opmaak'}"

    # Pages

    def _pages(self) -> Iterator[Point]:
        site = self.compared.site
        for what, listed in (("nieuw", site.new), ("weg", site.gone)):
            for each in listed:
                yield (f"{what}: {self._page(each)}",)
        for old, new in site.moved:
            yield (f"verhuist: {self._page(old)} naar {self.style.name(new.address)}",)
        for each in site.changed:
            if each.title is not None:
                yield (f"anders: {self._page(each)}",)

    def _page(self, each: Made) -> str:
        title = f"{self.style.text(each.title)}, " if each.title else ""
        return f"{title}{self.style.name(each.address)}"


def _about(each: Rewritten) -> str:
    return f"{each.after.sort.one} {each.before.title}".strip()


_MOST_BELOW = 10


def _few(lines: list[str]) -> list[str]:
    """The first of many lines, and how many more there are."""
    rest = len(lines) - _MOST_BELOW
    return lines if rest <= 0 else [*lines[:_MOST_BELOW], f"en nog {rest} andere"]


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


def _site_counts(site: SiteChange) -> Iterator[str]:
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


def _when(term: Period | None) -> str:
    return dutch.when(term) if term is not None else "geen termijn"


def _value(each: Observation | None, series: Series) -> str:
    """A value with its unit, as it was given."""
    return dutch.NOT_FOUND if each is None else dutch.observed(each, series, series.unit)


def _growth(before: Observation, after: Observation, series: Series) -> str:
    found = growth(before, after)
    if found is None:
        return "niet te berekenen, want niet allebei de waarden zijn exact"
    change, percent = found
    return dutch.difference(change, series.decimals, series.unit, percent)


def _expected(each: Forecast | None, series: Series) -> str:
    """What a forecast says."""
    return (dutch.foreseen(each, series) if each is not None else None) or dutch.NOT_FOUND
