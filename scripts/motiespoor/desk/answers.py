"""What an editor says about a pasted table: as typed with the command, or as answered when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TypeVar

from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.takeover.layout import Layout, layout_of
from motiespoor.desk.takeover.question import OPTION, Question
from motiespoor.desk.takeover.request import Request
from motiespoor.desk.takeover.sheet import is_table, scales, sheet_of
from motiespoor.desk.takeover.words import AREA, BREAKDOWN, SECTOR, Words, listed
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Precision, RevisionCause, Series
from motiespoor.model.period import UnreadablePeriod, existing_day
from motiespoor.model.source import EvidenceKind
from motiespoor.problem import Problem, Unreadable
from motiespoor.read.pasted.grid import Grid
from motiespoor.read.pasted.reading import read_grids
from motiespoor.spelling import suggestion

E = TypeVar("E", bound=Enum)

# Kinds of evidence that a figure in a table can have.
_EVIDENCE = (EvidenceKind.OFFICIAL, EvidenceKind.PRIMARY, EvidenceKind.PRESS, EvidenceKind.DERIVED)

_CHOICES = 12  # shown; more would scroll away the question


@dataclass(frozen=True, kw_only=True)
class Options:
    """What was typed, as it was typed; `None` for what was not."""

    file: str
    series: str | None = None
    day: str | None = None
    source: str | None = None
    method: str | None = None
    evidence: str | None = None
    precision: str | None = None
    rounding: str | None = None
    sheet: str | None = None
    area: str | None = None
    sector: str | None = None
    breakdown: str | None = None
    cause: str | None = None
    method_is_meant: bool = False
    seen: Sequence[str] | None = None
    yes: bool = False


class Answers:
    """All that one editor says about one table."""

    def __init__(self, options: Options, editor: Editor, dossier: Dossier, today: Day) -> None:
        self.options = options
        self.editor = editor
        self.dossier = dossier
        self.today = today

    def seen(self) -> set[Question]:
        """The questions that were answered with yes beforehand."""
        return {self._one_of(OPTION, each, tuple(Question), Question.TEXT) for each in self.options.seen or ()}

    def all_is_said(self) -> None:
        """Ensure nothing is missing that only the editor can say, when nobody is there to ask.

        Raises:
            WrongUse: with everything that is missing.
        """
        dossier = self.dossier
        choices = (
            ("--reeks", self.options.series, [each.id for each in dossier.series]),
            ("--bron", self.options.source, [each.id for each in dossier.sources]),
            ("--methode", self.options.method, [each.id for each in dossier.methods]),
        )
        missing = [
            f"{option} ontbreekt. Kies uit: {listed(names)}."
            for option, typed, names in choices
            if typed is None and len(names) != 1
        ]
        if self.options.series is None and missing and dossier.registers:
            names = listed([each.name for each in dossier.registers])
            missing.append(
                f"Zijn dit rijen van een register, noem dan --register in plaats van --reeks. Kies uit: {names}."
            )
        if self.editor.ask is None and missing:
            raise WrongUse("\n".join(missing))

    def series(self) -> Series:
        """The series that the figures are of."""
        by_id = {each.id: each for each in self.dossier.series}
        return by_id[
            self._chosen("--reeks", self.options.series, {each.id: each.title for each in self.dossier.series})
        ]

    def grid(self, series: Series) -> Grid:
        """The table, or the one of the sheets that is meant; of sheets without names of the package the only other one.

        Raises:
            Unreadable: it cannot be read, or another sheet says that the figures are counted by the thousand.
        """
        found: list[Problem] = []
        grids = {each.name: each for each in read_grids(self.options.file, found)}
        if found:
            raise Unreadable(found)
        if self.options.sheet is None and len(grids) == 1:
            return next(iter(grids.values()))
        words = Words(self.dossier, series)
        tables = [each for each in grids.values() if is_table(each, words)]
        if self.options.sheet is None and len(tables) == 1:
            others = [each for each in grids.values() if each is not tables[0]]
            if wrong := [scale for each in others for scale in scales(sheet_of(each, words, series))]:
                raise Unreadable(wrong)
            self.editor.tell(
                f"Hierin staat geen tabel, en het wordt niet gelezen: {listed([each.name for each in others])}."
            )
            return tables[0]
        if self.options.sheet is not None and not any(grids):
            raise WrongUse("--blad: dit bestand is tekst en heeft geen bladen. Laat --blad weg.")
        return grids[self._chosen("--blad", self.options.sheet, dict.fromkeys(grids, ""))]

    def request(self, series: Series, grid: Grid) -> tuple[Layout, Request]:
        """The table as it is understood, and all that the editor says about it."""
        members = self._members()
        day = None if self.options.day is None else self._day(self.options.day)
        layout = self._layout(series, grid, day, members)
        if layout.undated:
            missing = (
                "--peildatum ontbreekt, en de tabel noemt geen datum. Schrijf de dag van de cijfers als 2025-01-01."
            )
            day = self._day(self._answer("Peildatum, als 2025-01-01", missing))
            layout = self._layout(series, grid, day, members)
        sources = {each.id: each for each in self.dossier.sources}
        source = self._chosen("--bron", self.options.source, {each.id: each.name for each in self.dossier.sources})
        method = self._chosen("--methode", self.options.method, {each.id: each.title for each in self.dossier.methods})
        own, cause = sources[source].evidence, self.options.cause
        precision = self._one_of("--nauwkeurigheid", self.options.precision, tuple(Precision), Precision.EXACT)
        unit = Decimal(1).scaleb(-series.decimals)
        rounding = self._rounding(unit)
        if rounding > unit and precision is Precision.EXACT:
            raise WrongUse(
                f"--afronding: getallen die op {rounding} zijn afgerond, zijn niet exact. "
                "Voeg toe: --nauwkeurigheid afgerond."
            )
        return layout, Request(
            series=series,
            day=day,
            source=source,
            method=method,
            evidence=self._one_of(
                "--herkomst", self.options.evidence, _EVIDENCE, own if own in _EVIDENCE else EvidenceKind.OFFICIAL
            ),
            precision=precision,
            rounding=rounding,
            members=members,
            cause=None if cause is None else self._one_of("--oorzaak", cause, tuple(RevisionCause), RevisionCause.LATE),
            method_is_meant=self.options.method_is_meant,
        )

    def _layout(self, series: Series, grid: Grid, day: Day | None, members: Mapping[str, str]) -> Layout:
        found: list[Problem] = []
        layout = layout_of(grid, self.dossier, series, day=day, members=members, problems=found)
        if layout is None:
            raise Unreadable(found)
        return layout

    def _members(self) -> dict[str, str]:
        given = (
            (AREA, self.options.area, self.dossier.areas),
            (SECTOR, self.options.sector, self.dossier.sectors),
            (BREAKDOWN, self.options.breakdown, self.dossier.breakdowns),
        )
        return {
            dimension: self._chosen(f"--{dimension}", text, {each.code: each.name for each in records})
            for dimension, text, records in given
            if text is not None
        }

    def _day(self, text: str) -> Day:
        try:
            day = existing_day(text)
        except UnreadablePeriod as error:
            raise WrongUse(f"--peildatum: {error}") from None
        if day > self.today:
            raise WrongUse(f"--peildatum: {day} ligt na vandaag ({self.today}).")
        return day

    def _rounding(self, unit: Decimal) -> Decimal:
        text = self.options.rounding
        if text is None:
            return unit
        try:
            rounding = Decimal(text.replace(",", "."))
        except InvalidOperation:
            rounding = Decimal("NaN")
        if not rounding.is_finite() or not unit <= rounding <= 1_000_000:
            raise WrongUse(
                f"--afronding: '{text}' kan niet. Schrijf waarop de getallen zijn afgerond, in de eenheid van de reeks: "
                f"{unit}, of bijvoorbeeld 10 of 100."
            )
        return rounding

    def _one_of(self, option: str, typed: str | None, allowed: Sequence[E], default: E) -> E:
        values = {str(each.value): each for each in allowed}
        if typed is None:
            return default
        if typed not in values:
            raise WrongUse(f"{option}: '{typed}' bestaat niet.{suggestion(typed, values)}")
        return values[typed]

    def _chosen(self, option: str, typed: str | None, allowed: Mapping[str, str]) -> str:
        """One of these names: as typed, the only one there is, or as the editor answers."""
        if typed is None and len(allowed) == 1:
            only = next(iter(allowed))
            self.editor.tell(f"{option} {only} (er is er maar één)")
            return only
        shown = [f"  {name}{f'  {title}' if title else ''}" for name, title in allowed.items()]
        more = [f"  en nog {len(shown) - _CHOICES}"] if len(shown) > _CHOICES else []
        question = "\n".join(("Kies uit:", *shown[:_CHOICES], *more))
        asked = typed is None
        if typed is None:
            typed = self._answer(
                f"{question}\n{option[2:].capitalize()}", f"{option} ontbreekt. Kies uit: {listed(list(allowed))}."
            )
        while typed not in allowed:
            wrong = f"{option}: '{typed}' bestaat niet.{suggestion(typed, allowed, listed=len(allowed) <= _CHOICES)}"
            if not asked or not typed:
                raise WrongUse(wrong)
            self.editor.tell(wrong)
            typed = self._answer(option[2:].capitalize(), wrong)
        return typed

    def _answer(self, question: str, otherwise: str) -> str:
        """What the editor answers; `otherwise` says what is wrong when nobody is there to ask."""
        if self.editor.ask is None:
            raise WrongUse(otherwise)
        answer = self.editor.ask(f"{question}: ").strip()
        if not answer:
            raise WrongUse(f"gestopt: er kwam geen antwoord. Er is niets geschreven. {otherwise}")
        return answer
