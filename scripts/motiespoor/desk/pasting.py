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
from motiespoor.desk.takeover.rows import PATH, additions, csv_line, missing_columns, with_rows
from motiespoor.desk.takeover.words import Words
from motiespoor.model.figure import RevisionCause
from motiespoor.problem import Problem, Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import read_text
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
