"""The conversation with an editor who adds something to a dossier: what is asked, shown, and in the end written.

The questions follow from the declarations of the fields that they fill, so that an answer is held to what
`check` holds the file to. Nothing is written before the whole dossier was checked as it would become.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass
from datetime import date, timedelta
from difflib import unified_diff
from pathlib import Path
from typing import Any

from motiespoor import paths
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.insertion import Unplaceable, Writable, new_file, with_item, write_texts
from motiespoor.model.fields import Family, MeasureRef, Slug, key, keys, record
from motiespoor.model.measure import Action, Measure, Milestone, StatusUpdate
from motiespoor.model.round import RoundSheet
from motiespoor.model.schema import choices, first_line, names
from motiespoor.model.source import Evidence
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import at_start, read_text
from motiespoor.read.names import text_at
from motiespoor.read.shape import Shape, Wrong, joined, shapes
from motiespoor.read.yamltree import Fields, Items, yaml_tree
from motiespoor.spelling import suggestion
from motiespoor.tell.owners import CODEOWNERS
from motiespoor.validate.check import problems

FEW = 12  # so many names can be read at a glance
NEWS = timedelta(days=31)  # what is older is not news of itself: it is said since when it is known
CONTEXT = 2  # lines of the file that are shown around what is new


@record
class Target:
    """Where something is added."""

    measure: MeasureRef = key("maatregel", "Maatregel", "Het nummer van de maatregel.")
    action: Slug = key("actie", "Actie", "De actie van deze maatregel.")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be said: the field of a record that it fills, and the flag that it may be said with."""

    flag: str
    record: type
    key: str

    @property
    def title(self) -> str:
        """What the field is called."""
        return str(self._declared["title"])

    @property
    def help(self) -> str:
        """What the field means."""
        return str(self._declared["help"])

    @property
    def needed(self) -> bool:
        """Whether a record cannot do without."""
        return keys(self.record)[self.key].default is MISSING

    @property
    def _declared(self) -> Mapping[str, Any]:
        return keys(self.record)[self.key].metadata


def _about(record_type: type, *fields: str, **flags: str) -> tuple[Question, ...]:
    """Questions for fields of a record: under their own name, or as `flags` has it."""
    own = ((each.replace("_", "-"), each) for each in fields)
    others = ((flag.replace("_", "-"), each) for flag, each in flags.items())
    return tuple(Question(flag, record_type, each) for flag, each in (*own, *others))


_EVIDENCE = _about(Evidence, "bron", "citaat", "vindplaats")
_STATUS = (
    *_about(StatusUpdate, "datum", "ronde", "status", "toelichting", "oorzaak", "bekend_sinds"),
    *_EVIDENCE,
)

# What can be added, with the questions in the order in which they are asked.
KINDS: Mapping[str, tuple[Question, ...]] = {
    "stand": (*_about(Target, "maatregel", "actie"), *_STATUS),
    "mijlpaal": (
        *_about(Target, "maatregel"),
        *_about(Milestone, "id", "titel", "actie", "gebied", "verwacht"),
        *_EVIDENCE,
        *_about(Milestone, "opmerking"),
    ),
    "maatregel": (
        *_about(Measure, "nummer", "sleutel", "titel", "eigenaar", "in_het_kort"),
        *_about(Action, actie="id", actie_titel="titel"),
        *_STATUS,
    ),
    "ronde": _about(RoundSheet, "ronde", "titel", "datum", "peildatum", "bron", "brief", "kolommen", "opmerking"),
}

Answers = dict[str, str]  # by flag
Said = Mapping[str, str | None]  # by flag; `None` for what was not said


def add(root: Path, today: date, kind: str, said: Said, editor: Editor, *, agreed: bool = False) -> bool:
    """Add something to a dossier; says whether it was written.

    `said` has what was typed by flag; the rest is asked, unless nobody is there to ask.
    With `agreed` it is written without asking for a yes.

    Raises:
        Unreadable: the file, or the dossier with the addition in it, is not right; nothing was written.
        WrongUse: an answer cannot be, or is missing and nobody is there to ask.
    """
    return _Session(root, today, editor, read_dossier(root)).run(kind, said, agreed=agreed)


class _Session:
    """One run of the command."""

    def __init__(self, root: Path, today: date, editor: Editor, reading: Reading) -> None:
        self.root = root
        self.today = today
        self.editor = editor
        self.reading = reading

    def run(self, kind: str, said: Said, *, agreed: bool) -> bool:
        answers = self._answers(KINDS[kind], said)
        makers: Mapping[str, Callable[[Answers], tuple[str, str | None, str]]] = {
            "stand": self._status,
            "mijlpaal": self._milestone,
            "maatregel": self._measure,
            "ronde": self._round,
        }
        path, before, after = makers[kind](answers)
        if closed := [each for each in self.reading.problems if path.startswith(f"{each.path}/")]:
            raise Unreadable(closed)  # a folder that is a link, or cannot be looked into
        self._check({path: after})
        self._show(path, before, after)
        if not self.editor.lets_write(agreed=agreed):
            return False
        now = read_text(self.root, path, []) if os.path.lexists(self.root / path) else None
        if now != before:
            raise WrongUse(f"{path} is intussen veranderd. Er is niets geschreven. Begin opnieuw.")
        write_texts(self.root, {path: after})
        self.editor.tell(f"Geschreven: {path}")
        if kind == "ronde":
            name = answers["ronde"]
            self.editor.tell(
                f"Hierna: zet per maatregel de letterlijke tekst in {paths.ROUNDS}/{name}/NUMMER.yaml. "
                f"Wat er nog ontbreekt: motiespoor ontbreekt {name}"
            )
        if kind == "maatregel" and os.path.lexists(self.root / CODEOWNERS):
            self.editor.tell(f"Hierna: motiespoor eigenaren > {CODEOWNERS}")
        return True

    # What is asked.

    def _answers(self, questions: tuple[Question, ...], said: Said) -> Answers:
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
            if question.key == "bekend_sinds" and not self._is_late(answers):
                continue
            if self.editor.ask is not None:
                answers |= self._asked(question, answers)
            elif (default := self._default(question)) is not None:
                answers[question.flag] = default
            elif self._needed(question, answers):
                wrong.append(f"{_flag(question)} ontbreekt.{_kept_short(self._allowed(question, answers))}")
        if wrong:
            raise WrongUse("\n".join(wrong))
        return answers

    def _asked(self, question: Question, answers: Answers) -> Answers:
        """The answer of who sits at the terminal, asked for until it can be; none to what may be left out."""
        assert self.editor.ask is not None
        default, needed = self._default(question), self._needed(question, answers)
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
                raise WrongUse(f"{_flag(question)} ontbreekt. Er is niets geschreven.")
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
        """Whether this must be answered; evidence needs one of two things."""
        return question.needed or (question.key == "vindplaats" and "citaat" not in answers)

    def _default(self, question: Question) -> str | None:
        """What is meant when nothing is said."""
        of_today = question.record is StatusUpdate and question.key in ("datum", "bekend_sinds")
        return self.today.isoformat() if of_today else None

    def _is_late(self, answers: Answers) -> bool:
        """Whether what is added was so long before today."""
        return "datum" in answers and self.today - date.fromisoformat(answers["datum"]) > NEWS

    def _allowed(self, question: Question, answers: Answers) -> Mapping[str, str] | None:
        """What can be answered, with what it means; `None` when it is not a choice."""
        if question.key == "actie":
            measure = self._chosen(answers)
            return {each.id: each.title for each in measure.actions} if measure else None
        held = choices(question.record, question.key)
        if not isinstance(held, Family):
            return held
        known = names(self.reading.dossier)[held]
        return {**known, **dict.fromkeys(sorted((self.reading.known[held] or frozenset()) - known.keys()), "")}

    def _chosen(self, answers: Answers) -> Measure | None:
        """The measure that was named; `None` when it could not be read."""
        number = answers.get("maatregel")
        return next((each for each in self.reading.dossier.measures if each.number == number), None)

    def _right(self, question: Question, typed: str, answers: Answers) -> str:
        """An answer, as it is written down.

        Raises:
            WrongUse: it cannot be.
        """
        shape = _shape(question)
        allowed = self._allowed(question, answers)
        parts = typed.split(",") if shape.many else [typed]
        found = [" ".join(part.split()) for part in parts]
        for part in found:
            try:
                part.encode()
                assert shape.convert is not None
                if not part:
                    raise Wrong("is leeg.")
                if allowed is not None and part not in allowed:
                    hint = suggestion(part, allowed, listed=len(allowed) <= FEW)
                    raise Wrong(f": '{part}' bestaat niet.{hint}")
                shape.convert(part)
            except UnicodeEncodeError:
                raise WrongUse(f"--{question.flag} is geen leesbare tekst.") from None
            except Wrong as wrong:
                raise WrongUse(f"--{joined(question.flag, str(wrong))}") from None
        return ", ".join(found)

    # What it becomes: a path, the text of the file as it is (if it is there), and as it would be.

    def _status(self, answers: Answers) -> tuple[str, str | None, str]:
        def place(measure: Fields) -> Fields:
            return next(each for each in _items(measure, "acties") if text_at(each, "id") == answers["actie"])

        return self._inserted(answers, place, "standen", Action, _update(answers))

    def _milestone(self, answers: Answers) -> tuple[str, str | None, str]:
        fields = _fields(
            Milestone, answers, id="id", titel="titel", actie="actie", gebied="gebied", verwacht="verwacht",
            opmerking="opmerking", toezegging=_evidence(answers),
        )  # fmt: skip
        return self._inserted(answers, lambda measure: measure, "mijlpalen", Measure, fields)

    def _inserted(
        self,
        answers: Answers,
        place: Callable[[Fields], Fields],
        listed: str,
        owner: type,
        item: Mapping[str, Writable],
    ) -> tuple[str, str | None, str]:
        measure = self._chosen(answers)
        if measure is None:
            raise Unreadable(self.reading.problems)
        path = measure.origin.path
        text = read_text(self.root, path, [])
        tree = yaml_tree(path, text, []) if text is not None else None
        assert text is not None
        assert isinstance(tree, Fields)  # it was read a moment ago
        try:
            return path, text, with_item(text, place(tree), listed, item, tuple(keys(owner)))
        except Unplaceable as why:
            raise Unreadable([at_start(path, str(why))]) from None

    def _measure(self, answers: Answers) -> tuple[str, str | None, str]:
        action = _fields(Action, answers, id="actie", titel="actie-titel", standen=[_update(answers)])
        own = {each.key: each.flag for each in KINDS["maatregel"] if each.record is Measure}
        path = f"{paths.MEASURES}/{answers['nummer']}.yaml"
        return self._made(path, _fields(Measure, answers, **own, acties=[action]))

    def _round(self, answers: Answers) -> tuple[str, str | None, str]:
        own = {each.key: each.flag for each in KINDS["ronde"]}
        columns = answers["kolommen"].split(", ")
        path = f"{paths.ROUNDS}/{answers['ronde']}/{paths.ROUND}"
        return self._made(path, _fields(RoundSheet, answers, **{**own, "kolommen": columns}))

    def _made(self, path: str, fields: Mapping[str, Writable]) -> tuple[str, str | None, str]:
        if os.path.lexists(self.root / path):
            raise WrongUse(f"{path} bestaat al. Er is niets geschreven. Verander dat bestand, of kies een andere naam.")
        return path, None, new_file(first_line(path), fields)

    # What must be so before anything is written.

    def _check(self, texts: Mapping[str, str]) -> None:
        """Ensure the dossier gets no new problem.

        Raises:
            Unreadable: with every problem that the addition brings.
        """
        found = problems(read_dossier(self.root, texts), self.today)
        if not found:
            return
        old = {(each.path, each.text) for each in problems(self.reading, self.today)}
        new = [each for each in found if (each.path, each.text) not in old]
        if new:
            self.editor.tell("\nZo klopt het dossier niet. Er is niets geschreven.")
            raise Unreadable(new)
        self.editor.tell(f"\nIn het dossier klopt al iets niet ({len(found)} keer): motiespoor check")

    def _show(self, path: str, before: str | None, after: str) -> None:
        """What would be written, and where."""
        if before is None:
            self.editor.tell(f"\n{path} (nieuw)")
            lines = [f"+{line}" for line in after.splitlines()]
        else:
            self.editor.tell(f"\n{path}")
            found = unified_diff(before.splitlines(), after.splitlines(), n=CONTEXT, lineterm="")
            lines = list(found)[2:]  # not the two lines with the names of files
        for line in lines:
            self.editor.tell(line)


def _flag(question: Question) -> str:
    """What was not said: of evidence, one of two flags."""
    return "--citaat of --vindplaats" if question.key == "vindplaats" else f"--{question.flag}"


def _kept_short(allowed: Mapping[str, str] | None) -> str:
    return f" Kies uit: {', '.join(allowed)}." if allowed and len(allowed) <= FEW else ""


def _shape(question: Question) -> Shape:
    return next(each for each in shapes(question.record) if each.key == question.key)


def _update(answers: Answers) -> Mapping[str, Writable]:
    own = {each.key: each.flag for each in _STATUS if each.record is StatusUpdate}
    return _fields(StatusUpdate, answers, **own, bewijs=[_evidence(answers)])


def _evidence(answers: Answers) -> Mapping[str, Writable]:
    return _fields(Evidence, answers, **{each.key: each.flag for each in _EVIDENCE})


def _fields(record_type: type, answers: Answers, **values: Writable) -> Mapping[str, Writable]:
    """The fields of a record in their order: a text is the flag of its answer, anything else is the value itself."""
    found: dict[str, Writable] = {}
    for name in keys(record_type):
        value = values.get(name)
        if isinstance(value, str):
            value = answers.get(value)
        if value is not None:
            found[name] = value
    return found


def _items(tree: Fields, name: str) -> Iterator[Fields]:
    listed = tree.values.get(name)
    if isinstance(listed, Items):
        yield from (each for each in listed.items if isinstance(each, Fields))
