"""The conversation with an editor who takes over a pasted table: what is asked, told, and in the end written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import TypeVar

from motiespoor import dutch
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.insertion import write_texts
from motiespoor.desk.takeover.layout import Layout, Slot, layout_of
from motiespoor.desk.takeover.plan import Effect, Plan, planned
from motiespoor.desk.takeover.report import report, rows_told
from motiespoor.desk.takeover.request import Request
from motiespoor.desk.takeover.rows import PATH, additions, csv_line, missing_columns, with_rows
from motiespoor.desk.takeover.words import AREA, BREAKDOWN, SECTOR, Words, listed
from motiespoor.model.figure import Precision, RevisionCause, Series
from motiespoor.model.period import UnreadablePeriod, existing_day
from motiespoor.model.source import EvidenceKind
from motiespoor.problem import Problem, Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import read_text
from motiespoor.read.pasted.grid import Grid
from motiespoor.read.pasted.reading import read_grids
from motiespoor.spelling import suggestion
from motiespoor.validate.check import problems

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
    yes: bool = False


def take_over(root: Path, today: Day, options: Options, editor: Editor) -> bool:
    """Take over a table; says whether the package changed.

    Raises:
        Unreadable: the table, or the dossier with the table in it, is not right; nothing was written.
        WrongUse: something that was typed cannot be, or is missing and nobody is there to ask.
    """
    reading = read_dossier(root)
    if reading.problems:
        raise Unreadable(reading.problems)
    return _Session(root, today, options, editor, reading).run()


class _Session:
    """One run of the command."""

    def __init__(self, root: Path, today: Day, options: Options, editor: Editor, reading: Reading) -> None:
        self.root = root
        self.today = today
        self.options = options
        self.editor = editor
        self.reading = reading
        self.dossier = reading.dossier
        self.words = Words(reading.dossier)

    def run(self) -> bool:
        self._all_is_said()
        series = self._series()
        grid = self._grid()
        layout, request = self._request(series, grid)
        plan = planned(layout, self.dossier, request)
        for line in report(plan, self.words):
            self.editor.tell(line)
        if plan.problems:
            raise Unreadable(plan.problems)
        plan = self._meant(plan)
        added = additions(plan)
        if not added:
            self.editor.tell("\nEr is niets te schrijven: het pakket heeft deze cijfers al.")
            return False
        before, after = self._texts(plan)
        self._check(plan, after)
        self.editor.tell("")
        for line in rows_told([csv_line(each.cells, self.reading.tables[PATH].columns) for each in added]):
            self.editor.tell(line)
        for line in plan.absent:
            self.editor.tell(f"\n{line}")
        if not self.editor.lets_write(agreed=self.options.yes):
            return False
        if read_text(self.root, PATH, []) != before:
            raise WrongUse(f"{PATH} is intussen veranderd. Er is niets geschreven. Begin opnieuw.")
        write_texts(self.root, {PATH: after})
        self.editor.tell(f"Geschreven: {dutch.count(len(added), 'rij', 'rijen')} in {PATH}.")
        self.editor.tell(
            "Hierna: kijk de wijziging na (git diff), controleer het geheel (motiespoor check), "
            "leg de wijziging vast (git commit) en stel haar voor met een pull request."
        )
        return True

    # What is asked.

    def _all_is_said(self) -> None:
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
        if self.editor.ask is None and missing:
            raise WrongUse("\n".join(missing))

    def _series(self) -> Series:
        by_id = {each.id: each for each in self.dossier.series}
        return by_id[
            self._chosen("--reeks", self.options.series, {each.id: each.title for each in self.dossier.series})
        ]

    def _grid(self) -> Grid:
        found: list[Problem] = []
        grids = {each.name: each for each in read_grids(self.options.file, found)}
        if found:
            raise Unreadable(found)
        if self.options.sheet is None and len(grids) == 1:
            return next(iter(grids.values()))
        if self.options.sheet is not None and not any(grids):
            raise WrongUse("--blad: dit bestand is tekst en heeft geen bladen. Laat --blad weg.")
        return grids[self._chosen("--blad", self.options.sheet, dict.fromkeys(grids, ""))]

    def _request(self, series: Series, grid: Grid) -> tuple[Layout, Request]:
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

    # What must be meant before anything is written.

    def _meant(self, plan: Plan) -> Plan:
        """The plan with its cause, and with its method meant.

        Raises:
            Unreadable: one of the two was not said, and nobody is there to ask.
        """
        found: list[Problem] = []
        if plan.other_method is not None and not self.editor.agrees(
            f"{plan.other_method}\nIs methode '{plan.request.method}' zo bedoeld?"
        ):
            text = f"{plan.other_method} Is het zo bedoeld, voeg dan --methode-klopt toe."
            found.append(plan.layout.grid.problem(plan.entries[0].slot.cell, text))
        if plan.needs_cause:
            causes = {each.value: each for each in RevisionCause}
            answer = (
                None
                if self.editor.ask is None
                else self.editor.ask(f"\nWaarom zijn waarden veranderd? Kies uit: {', '.join(causes)}: ").strip()
            )
            if answer in causes:
                plan = replace(plan, request=replace(plan.request, cause=causes[answer]), needs_cause=False)
            else:
                changed = [each for each in plan.entries if each.change is Effect.CHANGED]
                count = f"{len(changed)} cijfers staan" if len(changed) > 1 else "dit cijfer staat"
                found.append(
                    plan.layout.grid.problem(
                        changed[0].slot.cell,
                        f"{count} al in het pakket met een andere waarde, en een herziening heeft een oorzaak nodig. "
                        f"Voeg toe: --oorzaak {dutch.either(causes)}.",
                    )
                )
        if found:
            raise Unreadable(found)
        return plan

    # What would be written.

    def _texts(self, plan: Plan) -> tuple[str, str]:
        """The table of observations as it is, and as it would become.

        Raises:
            Unreadable: the table lacks a column that the rows need.
        """
        table, added = self.reading.tables[PATH], additions(plan)
        if found := missing_columns(added, table):
            raise Unreadable(found)
        text = read_text(self.root, PATH, [])
        assert text is not None  # it was read a moment ago
        return text, with_rows(text, table, added, self.dossier)

    def _check(self, plan: Plan, text: str) -> None:
        """Ensure the whole dossier is right with the new rows in it.

        Raises:
            Unreadable: with what is wrong, at the cells of the table where it comes from them.
        """
        found = problems(read_dossier(self.root, {PATH: text}), self.today)
        if not found:
            return
        self.editor.tell("\nMet deze cijfers erin klopt het dossier niet. Er is niets geschreven.")
        columns = self.reading.tables[PATH].columns
        lines = text.split("\n")
        slots = {
            lines.index(csv_line(each.cells, columns)) + 1: entry.slot
            for each, entry in zip(additions(plan), plan.writes, strict=True)
        }
        raise Unreadable(_in_place(each, slots, plan) for each in found)


_LINES = re.compile(r"\bregels? ([0-9]+(?:, [0-9]+)*(?: en [0-9]+)?)")


def _in_place(problem: Problem, slots: Mapping[int, Slot], plan: Plan) -> Problem:
    """A problem with the table of observations as it would become, told of the pasted table or the one that is there.

    `slots` has the cell that each new line comes from.
    """

    def there(line: int) -> int:
        """Where an old line stands now."""
        return line - sum(new < line for new in slots)

    def cited(match: re.Match[str]) -> str:
        lines = [int(each) for each in re.findall("[0-9]+", match[1])]
        pasted = [slots[line].cell for line in lines if line in slots]
        old = [str(there(line)) for line in lines if line not in slots]
        what = "cel" if pasted and pasted[0].ref else "regel"
        places = list(dict.fromkeys(each.ref or str(each.line) for each in pasted))
        parts = [f"{what} {dutch.listed(places)}"] if places else []
        return " en ".join([*parts, *([f"{PATH}, regel {dutch.listed(old)}"] if old else [])])

    if problem.path != PATH:
        return problem
    text = _LINES.sub(cited, problem.text)
    if problem.line in slots:
        return plan.layout.grid.problem(slots[problem.line].cell, text)
    return replace(problem, line=there(problem.line), text=text)
