"""The words for a change: how much of what, and then each thing that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from motiespoor import dutch
from motiespoor.change.changes import Difference, PromiseChange, Rewritten
from motiespoor.change.counted import counts, site_counts
from motiespoor.change.meaning import other_meanings
from motiespoor.change.opening import Files, Head, Point, as_text, file_names, opening, places, together
from motiespoor.change.pages import Made, SiteChange
from motiespoor.change.register_words import end_of, row_news
from motiespoor.change.registers import newly_ended
from motiespoor.change.rows import forecast, observation
from motiespoor.change.unseen import ONLY_THE_MANIFEST, unseen
from motiespoor.change.wording import Wording
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.history import Change
from motiespoor.derive.things import Sort, Thing
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.period import Period
from motiespoor.problem import Problem
from motiespoor.render.foot import foot
from motiespoor.tell.style import MOST, Style, bullets, fitted


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


_MOST_BELOW = 10  # lines below a point
MEANING = "Wat al gepubliceerd is, zegt hierdoor iets anders"


def in_words(compared: Compared, style: Style, *, everything: bool = False) -> str:
    """The text: first how much of what, then what is not allowed, then each thing.

    Unless `everything` is asked for, much of one sort is told by its first, the whole fits where GitHub shows it, and
    of what is left out it is said where to read it.
    """
    writer = _Writer(compared, style, everything=everything)
    text = as_text(writer.lines())
    if everything:
        return text
    command = f"motiespoor verschil {(compared.head.commit or compared.head.name)[:12]} --alles"
    return fitted(text, f"Lees alles met {style.name(command)}", cut=writer.left_out)


class _Writer:
    """Writes about one comparison in one style."""

    def __init__(self, compared: Compared, style: Style, *, everything: bool) -> None:
        self.compared = compared
        self.style = style
        self.everything = everything
        self.left_out = False  # whether something was told only as a number
        self.other, self.unbroken = other_meanings(compared.difference)
        self.wording = Wording(compared.before, compared.after, style)
        self.sources = self.wording.sources

    def lines(self) -> Iterator[str]:
        compared = self.compared
        yield from opening(compared.head, self.style)
        told = list(self._counts())
        yield from bullets([(each,) for each in told or [ONLY_THE_MANIFEST]], most=len(told) + 1)
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
        observations = [observation(each, self.wording) for each in difference.observations]
        yield from self._section("Cijfers", observations, "andere cijfers")
        forecasts = [forecast(each, self.wording) for each in difference.forecasts]
        yield from self._section("Prognoses", forecasts, "andere prognoses")
        rows = [end_of(*each, self.wording) for each in newly_ended(compared.before, compared.after)]
        rows += [row_news(each, self.wording) for each in difference.rows]
        yield from self._section("Registers", rows, "andere")
        yield from self._section("Nieuw", list(self._new()), "andere")
        yield from self._section("Ronden", list(self._rounds()), "andere")
        yield from self._section("Verdwenen", list(self._gone()), "andere")
        yield from self._section("Teksten", list(self._texts()), "andere")
        yield from self._section("Pagina's", list(self._pages()), "andere pagina's")
        if compared.old_looks:
            yield "De sjablonen van toen passen niet meer: ook de pagina's van toen zijn met die van nu gemaakt."
            yield ""
        files = file_names(together(compared.files, compared.program), self.style)
        yield from self._section("Bestanden", files, "andere bestanden")

    def _section(self, title: str, points: list[Point], rest: str, most: int = MOST) -> Iterator[str]:
        if points:
            most = len(points) if self.everything else most
            self.left_out = self.left_out or len(points) > most
            yield from self.style.heading(2, title)
            yield ""
            yield from bullets(points, rest, most)
            yield ""

    def _few(self, lines: list[str]) -> list[str]:
        """The first of many lines, and how many more there are."""
        rest = 0 if self.everything else len(lines) - _MOST_BELOW
        self.left_out = self.left_out or rest > 0
        return lines if rest <= 0 else [*lines[:_MOST_BELOW], f"en nog {rest} andere"]

    def _counts(self) -> Iterator[str]:
        compared, style = self.compared, self.style
        if compared.problems:
            yield style.strong(f"{dutch.count(len(compared.problems), 'punt', 'punten')} waardoor dit zo niet kan")
        if others := len(self.other) + len(self.unbroken):
            yield style.strong(f"{MEANING}: {dutch.count(others, 'punt', 'punten')}")
        yield from counts(compared.difference)
        if ended := len(tuple(newly_ended(compared.before, compared.after))):
            yield dutch.count(ended, "register wordt niet meer bijgehouden", "registers worden niet meer bijgehouden")
        yield from site_counts(compared.site)
        old_foot = foot(compared.before.publication) != foot(compared.after.publication)
        yield from unseen(compared.files, compared.program, old_looks=compared.old_looks, old_foot=old_foot)

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
            moved = f"nieuwe actie, met als eerste status {now}"
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
        return self.wording.called(Family.STATUS, status)

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

    # What is new, gone, or says something else

    def _new(self) -> Iterator[Point]:
        for sort in Sort:
            if things := [each for each in self.compared.difference.new if each.sort is sort]:
                word = sort.one if len(things) == 1 else sort.many
                if len(things) == 1:
                    yield (f"{word}: {self._called(things[0])}",)
                else:
                    yield (f"{len(things)} {word}", *self._few([self._called(each) for each in things]))

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
                family = end.kind.family
                after = (self.style.text(dutch.quoted(self.wording.called(family, each))) for each in end.successors)
                became = f": {dutch.became(end.fate, after)}"
            below = [f"reden: {self.style.text(end.reason)}"] if end is not None else []
            yield (f"{thing.sort.one} {self._called(thing)}{became}", *below)

    def _texts(self) -> Iterator[Point]:
        for each in self.compared.difference.rewritten:
            if each not in self.other:
                yield (self.style.text(_about(each)), *self._fields(each))

    def _fields(self, each: Rewritten) -> list[str]:
        return self._few([line for field in each.fields for line in self.wording.lines(field)])

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


def _when(term: Period | None) -> str:
    return dutch.when(term) if term is not None else "geen termijn"
