"""The conversation with an editor who adds something to a dossier: what is asked, shown, and in the end written.

The questions follow from the declarations of the fields that they fill, so that an answer is held to what
`check` holds the file to. Nothing is written before the whole dossier was checked as it would become.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from difflib import unified_diff
from functools import partial
from pathlib import Path

from motiespoor import paths
from motiespoor.desk.basis import Basis, Draft
from motiespoor.desk.drafts import drafts, revised_by
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.held import FEW, held, shape_of
from motiespoor.desk.insertion import write_texts
from motiespoor.desk.kinds import Answers, Called, Question, Said, Target, by_flag, names_to_choose, questions_of
from motiespoor.model.fields import Family
from motiespoor.model.figure import Observation
from motiespoor.model.measure import AFTER_CLOSING, Measure, Milestone, StatusUpdate
from motiespoor.model.round import Correction
from motiespoor.model.schema import choices
from motiespoor.model.source import Evidence
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import read_text
from motiespoor.read.shape import Shape
from motiespoor.tell.owners import CODEOWNERS
from motiespoor.validate.check import problems

NEWS = timedelta(days=31)  # what is older is not news of itself: it is said since when it is known
CONTEXT = 2  # lines of the file that are shown around what is new


def add(root: Path, today: date, kind: str, said: Said, editor: Editor, *, agreed: bool = False) -> bool:
    """Add something to a dossier; says whether it was written.

    `said` has what was typed by flag; the rest is asked, unless nobody is there to ask.
    With `agreed` it is written without asking for a yes.

    Raises:
        Unreadable: the file, or the dossier with the addition in it, is not right; nothing was written.
        WrongUse: an answer cannot be, or is missing and nobody is there to ask.
    """
    return add_together(root, today, read_dossier(root), [(kind, said)], editor, agreed=agreed)


def add_together(
    root: Path,
    today: date,
    before: Reading,
    wanted: Sequence[tuple[str, Said]],
    editor: Editor,
    *,
    agreed: bool = False,
    called: Called = by_flag,
) -> bool:
    """Add some things of which a later one may need an earlier one: all of them, or nothing.

    `before` is the dossier as it is.
    `called` gives what the editor knows a question as, by the kind of what is added and the flag.
    """
    reading = before
    texts: dict[str, str] = {}
    made: list[Draft] = []
    hints: list[str] = []
    for kind, said in wanted:
        reading = read_dossier(root, texts) if texts else before
        interview = _Interview(today, editor, reading, partial(called, kind))
        answers = interview.answers(questions_of(kind, reading.dossier), said)
        for each in drafts(Basis(root, today, reading, texts), kind, answers):
            if closed := [problem for problem in reading.problems if each.path.startswith(f"{problem.path}/")]:
                raise Unreadable(closed)  # a folder that is a link, or cannot be looked into
            made.append(each)
            texts = {**texts, each.path: each.after}
        hints += _next(root, kind, answers)
    if not write_after_a_yes(root, today, before, made, editor, agreed=agreed):
        return False
    for hint in hints:
        editor.tell(hint)
    return True


def write_after_a_yes(
    root: Path, today: date, before: Reading, made: Sequence[Draft], editor: Editor, *, agreed: bool
) -> bool:
    """Check the dossier as it would become, show what is new, and write it after a yes; says whether it was written.

    Raises:
        Unreadable: the dossier would not be right.
        WrongUse: a file was changed in the meantime.
    """
    texts = {each.path: each.after for each in made}
    _check(root, today, editor, before, texts)
    for each in made:
        _show(editor, each)
    if not editor.lets_write(agreed=agreed):
        return False
    for each in made:
        now = read_text(root, each.path, []) if os.path.lexists(root / each.path) else None
        if now != each.before:
            raise WrongUse(f"{each.path} is intussen veranderd. Er is niets geschreven. Begin opnieuw.")
    write_texts(root, texts)
    for path in texts:
        editor.tell(f"Geschreven: {path}")
    return True


def _next(root: Path, kind: str, answers: Answers) -> Iterator[str]:
    """What has to be done once this is written."""
    if kind == "ronde":
        name = answers["ronde"]
        todo = (
            f"zet per maatregel de letterlijke tekst in {paths.ROUNDS}/{name}/NUMMER.yaml"
            if answers.get("kolommen")
            else f"geef elke actie een stand met 'ronde: {name}'"
        )
        yield f"Hierna: {todo}. Wat er nog ontbreekt: motiespoor ontbreekt {name}"
    if kind == "maatregel" and os.path.lexists(root / CODEOWNERS):
        yield f"Hierna: motiespoor eigenaren > {CODEOWNERS}"


class _Interview:
    """The questions about one thing, and the answers to them."""

    def __init__(self, today: date, editor: Editor, reading: Reading, called: Callable[[str], str]) -> None:
        self.today = today
        self.called = called
        self.editor = editor
        self.reading = reading

    def answers(self, questions: tuple[Question, ...], said: Said) -> Answers:
        """An answer to every question that needs one.

        Raises:
            WrongUse: with everything that is wrong with what was typed, or missing.
        """
        answers: Answers = {}
        wrong: list[str] = []
        for question in questions:
            typed = said.get(question.flag)
            if typed is not None:
                try:
                    answers[question.flag] = self._right(question, typed, answers)
                    continue
                except WrongUse as why:
                    if self.editor.ask is None:
                        wrong.append(str(why))
                        continue
                    self.editor.tell(str(why))
            if _of_late_news(question) and not self._is_late(answers):
                continue
            if _of_a_plan(question) and not self.reading.dossier.publication.chapters:
                continue
            if _of_a_revision(question) and revised_by(self.reading, answers) is None:
                continue
            if self.editor.ask is not None:
                answers |= self._asked(question, answers)
            elif (default := self._default(question, answers)) is not None:
                answers[question.flag] = default
            elif self._needed(question, answers):
                wrong.append(f"{self._name(question)} ontbreekt.{self._why(question, answers)}")
        if wrong:
            raise WrongUse("\n".join(wrong))
        return answers

    def _asked(self, question: Question, answers: Answers) -> Answers:
        """The answer of who sits at the terminal, asked for until it can be; none to what may be left out."""
        assert self.editor.ask is not None
        default, needed = self._default(question, answers), self._needed(question, answers)
        for line in self._explained(question, answers):
            self.editor.tell(line)
        otherwise = f"leeg = {default}" if default else "" if needed else "mag leeg"
        while True:
            text = self.editor.ask(f"{question.flag}{f' ({otherwise})' if otherwise else ''}: ").strip()
            if not text and default is not None:
                return {question.flag: default}
            if not text and not needed:
                return {}
            if not text:
                raise WrongUse(f"{self._name(question)} ontbreekt. Er is niets geschreven.")
            try:
                return {question.flag: self._right(question, text, answers)}
            except WrongUse as wrong:
                self.editor.tell(str(wrong))

    def _explained(self, question: Question, answers: Answers) -> Iterator[str]:
        """What is asked, and what can be answered."""
        yield f"\n{question.title}. {question.help}".rstrip()
        allowed = self._allowed(question, answers)
        if allowed is not None and len(allowed) <= FEW:
            yield from (f"  {name}  {meaning}".rstrip() for name, meaning in allowed.items())

    def _needed(self, question: Question, answers: Answers) -> bool:
        """Whether this must be answered; evidence needs one of two things, and a revision its cause."""
        return (
            question.needed
            or _of_a_revision(question)
            or _of_a_plan(question)
            or (_is_place(question) and "citaat" not in answers)
        )

    def _why(self, question: Question, answers: Answers) -> str:
        """What can be answered, and for a figure that is there already why it must be."""
        there = revised_by(self.reading, answers) if _of_a_revision(question) else None
        why = f" Dit cijfer staat er al, met waarde {there.value:f} (regel {there.origin.line})." if there else ""
        return f"{why}{_kept_short(self._allowed(question, answers))}"

    def _default(self, question: Question, answers: Answers) -> str | None:
        """What is meant when nothing is said."""
        if question.record is Correction and question.key == "id" and "ronde" in answers:
            return self._free(f"correctie-{answers['ronde'].lower()}")
        of_today = question.record in (StatusUpdate, Correction) and question.key in ("datum", "bekend_sinds")
        return self.today.isoformat() if of_today else None

    def _free(self, name: str) -> str:
        """A name for a correction that no other has."""
        taken = {each.id for one in self.reading.dossier.rounds for each in one.corrections}
        names = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 2)))
        return next(each for each in names if each not in taken)

    def _is_late(self, answers: Answers) -> bool:
        """Whether what is added was so long before today."""
        return "datum" in answers and self.today - date.fromisoformat(answers["datum"]) > NEWS

    def _allowed(self, question: Question, answers: Answers) -> Mapping[str, str] | None:
        """What can be answered, with what it means; `None` when it is not a choice."""
        if question.key == "actie" and question.record in (Target, Milestone):
            measure = self._chosen(answers)
            return {each.id: each.title for each in measure.actions} if measure else None
        held = choices(question.record, question.key)
        if question.record is StatusUpdate and question.key == "oorzaak" and self._is_closed(answers.get("ronde")):
            return {each.value: each.explained for each in AFTER_CLOSING}
        if not isinstance(held, Family):
            return held
        known = names_to_choose(self.reading.dossier)[held]
        if _of_a_plan(question):  # what is known besides are chapters that have themes
            return known
        return {**known, **dict.fromkeys(sorted((self.reading.known[held] or frozenset()) - known.keys()), "")}

    def _is_closed(self, name: str | None) -> bool:
        """Whether a round of this name is closed: what still comes in has another cause than progress."""
        return any(each.closing is not None and each.sheet.id == name for each in self.reading.dossier.rounds)

    def _chosen(self, answers: Answers) -> Measure | None:
        """The measure that was named; `None` when it could not be read."""
        number = answers.get("maatregel")
        return next((each for each in self.reading.dossier.measures if each.number == number), None)

    def _name(self, question: Question) -> str:
        """What was not said: of evidence, one of two things."""
        flags = ("citaat", "vindplaats") if _is_place(question) else (question.flag,)
        return " of ".join(map(self.called, flags))

    def _right(self, question: Question, typed: str, answers: Answers) -> str:
        """An answer, as it is written down.

        Raises:
            WrongUse: it cannot be.
        """
        shape = _shape(question)
        allowed = self._allowed(question, answers)
        parts = re.split("[,;]", typed) if shape.many else [typed]
        found = [" ".join(part.split()) for part in parts]
        return ", ".join(held(shape, part, self.called(question.flag), allowed) for part in found)


def _check(root: Path, today: date, editor: Editor, reading: Reading, texts: Mapping[str, str]) -> None:
    """Ensure the dossier, as `reading` has it, gets no new problem.

    Frictionless is left to `check`: to load it takes longer than all else that is done here.

    Raises:
        Unreadable: with every problem that the addition brings.
    """
    found = problems(read_dossier(root, texts), today, judged=False)
    if not found:
        return
    old = {(each.path, each.text) for each in problems(reading, today, judged=False)}
    new = [each for each in found if (each.path, each.text) not in old]
    if new:
        editor.tell("\nZo klopt het dossier niet. Er is niets geschreven.")
        raise Unreadable(new)
    editor.tell(f"\nIn het dossier klopt al iets niet ({len(found)} keer): motiespoor check")


def _show(editor: Editor, made: Draft) -> None:
    """What would be written, and where."""
    if made.before is None:
        editor.tell(f"\n{made.path} (nieuw)")
        lines = [f"+{line}" for line in made.after.splitlines()]
    else:
        editor.tell(f"\n{made.path}")
        found = unified_diff(made.before.splitlines(), made.after.splitlines(), n=CONTEXT, lineterm="")
        lines = list(found)[2:]  # not the two lines with the names of files
    for line in lines:
        editor.tell(line)


def _of_a_plan(question: Question) -> bool:
    """Whether this is only asked, and then must be answered, where the plan has chapters."""
    return question.record is Measure and question.key == "thema"


def _of_a_revision(question: Question) -> bool:
    """Whether this is only asked of a figure that takes the place of another."""
    return question.record is Observation and question.key == "oorzaak"


def _of_late_news(question: Question) -> bool:
    """Whether this is only asked of what is not news; a field of a row may be called so too."""
    return question.record is StatusUpdate and question.key == "bekend_sinds"


def _is_place(question: Question) -> bool:
    """Whether this is the place in a source: of evidence, not of a row."""
    return question.record is Evidence and question.key == "vindplaats"


def _kept_short(allowed: Mapping[str, str] | None) -> str:
    return f" Kies uit: {', '.join(allowed)}." if allowed and len(allowed) <= FEW else ""


def _shape(question: Question) -> Shape:
    return shape_of(question.record, question.key)
