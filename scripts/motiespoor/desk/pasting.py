"""The conversation with an editor who takes over a pasted table: what is asked, told, and in the end written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Day
from pathlib import Path

from motiespoor import dutch
from motiespoor.desk.answers import Answers, Options
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.insertion import write_texts
from motiespoor.desk.takeover.layout import Slot
from motiespoor.desk.takeover.plan import Effect, Plan, planned
from motiespoor.desk.takeover.report import report, rows_told
from motiespoor.desk.takeover.rows import (
    PATH,
    TWICE,
    additions,
    csv_line,
    missing_columns,
    revisions_of,
    with_revisions,
    with_rows,
)
from motiespoor.desk.takeover.words import Words
from motiespoor.model.figure import RevisionCause
from motiespoor.model.kinds import REVISIONS
from motiespoor.problem import Problem, Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import at_start, read_text
from motiespoor.validate.check import problems


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
        self.answers = Answers(options, editor, reading.dossier, today)

    def run(self) -> bool:
        self.answers.all_is_said()
        series = self.answers.series()
        grid = self.answers.grid(series)
        layout, request = self.answers.request(series, grid)
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
        texts = self._texts(plan)
        self._check(plan, {path: after for path, (_, after) in texts.items()})
        self.editor.tell("")
        for line in rows_told([csv_line(each.cells, self.reading.tables[PATH].columns) for each in added]):
            self.editor.tell(line)
        if later := revisions_of(plan, self.dossier, self.today) if REVISIONS in texts else ():
            self.editor.tell(f"\nEn in {REVISIONS}:")
            for each in later:
                self.editor.tell(csv_line(each, self.reading.tables[REVISIONS].columns))
        for line in plan.absent:
            self.editor.tell(f"\n{line}")
        if not self.editor.lets_write(agreed=self.options.yes):
            return False
        for path, (before, _) in texts.items():
            if read_text(self.root, path, []) != before:
                raise WrongUse(f"{path} is intussen veranderd. Er is niets geschreven. Begin opnieuw.")
        write_texts(self.root, {path: after for path, (_, after) in texts.items()})
        self.editor.tell(f"Geschreven: {dutch.count(len(added), 'rij', 'rijen')} in {PATH}.")
        self.editor.tell(
            "Hierna: kijk de wijziging na (git diff), controleer het geheel (motiespoor check), "
            "leg de wijziging vast (git commit) en stel haar voor met een pull request."
        )
        return True

    # What must be meant before anything is written.

    def _meant(self, plan: Plan) -> Plan:
        """The plan with its cause, and with its method and its reading meant.

        Raises:
            Unreadable: one of these was not said, and nobody is there to ask.
        """
        found: list[Problem] = []
        seen = self.answers.seen()
        found += (
            each.problem(plan.layout.grid)
            for each in plan.asks
            if each.question not in seen and not self.editor.agrees(f"{each.text}\nKlopt dat?")
        )
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

    def _texts(self, plan: Plan) -> dict[str, tuple[str, str]]:
        """The tables that change, each as it is and as it would become.

        Raises:
            Unreadable: a table lacks a column that the rows need, or is not there.
        """
        added, later = additions(plan), revisions_of(plan, self.dossier, self.today)
        table, revised = self.reading.tables[PATH], self.reading.tables.get(REVISIONS)
        found = missing_columns([each.cells for each in added], table)
        if revised is not None:
            found += missing_columns(later, revised)
        elif any(each.there is not None and each.there.revised_from is not None for each in plan.writes):
            found += (at_start(REVISIONS, TWICE),)
        if found:
            raise Unreadable(found)
        text = self._text(PATH)
        texts = {PATH: (text, with_rows(text, table, added, self.dossier))}
        if revised is not None and later:
            text = self._text(REVISIONS)
            texts[REVISIONS] = (text, with_revisions(text, revised, later))
        return texts

    def _text(self, path: str) -> str:
        text = read_text(self.root, path, [])
        assert text is not None  # it was read a moment ago
        return text

    def _check(self, plan: Plan, texts: Mapping[str, str]) -> None:
        """Ensure the whole dossier is right with the new rows in it.

        Raises:
            Unreadable: with what is wrong, at the cells of the table where it comes from them.
        """
        found = problems(read_dossier(self.root, texts), self.today)
        if not found:
            return
        self.editor.tell("\nMet deze cijfers erin klopt het dossier niet. Er is niets geschreven.")
        columns = self.reading.tables[PATH].columns
        lines = texts[PATH].split("\n")
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
