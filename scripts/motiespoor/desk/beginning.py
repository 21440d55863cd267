"""The conversation with who begins a dossier: six questions, and a small dossier of the answers that builds at once.

What was not said is left out, or stands there as an example to replace (`validate/unfilled`): nothing is made up.
What the answers become is in `starter`.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motiespoor import dutch
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.held import held, shape_of
from motiespoor.desk.insertion import write_texts
from motiespoor.desk.kinds import Said
from motiespoor.desk.starter import PLURAL, ready, starting_files
from motiespoor.model.measure import Measure
from motiespoor.model.publication import Publication
from motiespoor.model.schema_files import schema_files
from motiespoor.model.source import Source
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.spelling import suggestion
from motiespoor.validate.check import problems
from motiespoor.validate.unfilled import EXAMPLE, unfilled


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be said: the field that it fills, how it is asked, and what holds when nothing is said.

    A `step` is one of the six; what goes with the step before it has the same, and what is never asked has none.
    """

    flag: str
    record: type
    key: str
    asked: str
    step: int | None = None
    needed: bool = False
    otherwise: str = ""

    @property
    def help(self) -> str:
        """What is asked, with what can be chosen."""
        ready_made = ", ".join(_choices(self.flag))
        return self.asked + (f" Kies uit: {ready_made}." if ready_made else "")


QUESTIONS = (
    Question("onderwerp", Publication, "onderwerp", "Waar gaat het over, in een paar woorden?", 1, needed=True),
    Question("gevraagd", Publication, "gevraagd", "Wie vroeg wat? Schrijf het in een zin.", 2, needed=True),
    Question("stuk", Source, "titel", "In welk stuk staat dat? Geef de titel.", 2),
    Question("stuk-datum", Source, "datum", "Van welke dag is dat stuk, als 2026-01-31?", 2, otherwise="onbekend"),
    Question("stuk-van", Source, "uitgever", "Wie gaf dat stuk uit?", 2),
    Question("vindplaats", Source, "gezien", "Waar in het stuk staat het?", 2),
    Question(
        "statussen",
        Publication,
        "gebieden",
        "Met welke woorden zegt u waar een actie staat?",
        3,
        otherwise="uitvoering",
    ),
    Question("gebieden", Publication, "onderwerp", "Over welke gebieden gaat het?", 4, otherwise="geen"),
    Question("maatregel", Measure, "titel", "Wat is de eerste maatregel? Geef de titel.", 5, needed=True),
    Question("adres", Publication, "adres", "Waar komt de site te staan?", 6, needed=True),
    Question("naam", Publication, "naam", "De naam van de site (standaard: die van de map)."),
    Question("maker", Publication, "maker", "Een zin: wie dit maakt en hoe."),
    Question("voorbehoud", Publication, "voorbehoud", "Een zin: wat deze site niet is."),
    Question(PLURAL, Publication, "gebieden", "Hoe de gebieden samen heten, in het meervoud, als 'wijken'."),
)
_OF_THE_DOCUMENT = ("stuk-datum", "stuk-van", "vindplaats")


def begin(target: Path, today: date, said: Said, editor: Editor) -> None:
    """Write a small dossier into a folder that is empty, or not there yet.

    `said` has what was typed by flag; the rest is asked, unless nobody is there to ask.

    Raises:
        Unreadable: the dossier would not be right; nothing was written.
        WrongUse: the folder is no place for it, or an answer cannot be or is missing.
    """
    _ensure_free(target)
    answers = _Conversation(editor, said).answers()
    answers.setdefault("naam", dutch.capital(re.sub(r"[-_]+", " ", target.resolve().name).strip()) or "Dossier")
    files = starting_files(answers, today)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".begin-", dir=target.parent) as folder:
        made = Path(folder) / target.resolve().name
        write_texts(made, files)
        reading = _checked(made, today, editor)
        schemas = schema_files(reading.dossier)
        write_texts(made, schemas)
        if target.exists():
            for each in made.iterdir():
                each.rename(target / each.name)
        else:
            made.rename(target)
    _told(editor, target, len(files) + len(schemas), reading)


def _ensure_free(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise WrongUse(f"'{target}' is geen map. Kies een andere naam.")
    if target.is_dir() and any(target.iterdir()):
        raise WrongUse(f"de map '{target}' is niet leeg. Kies een andere naam, of een lege map.")


def _checked(made: Path, today: date, editor: Editor) -> Reading:
    reading = read_dossier(made)
    if found := problems(reading, today, judged=False):
        editor.tell("Zo klopt het dossier niet. Er is niets geschreven.")
        raise Unreadable(found)
    return reading


def _told(editor: Editor, target: Path, files: int, reading: Reading) -> None:
    editor.tell(f"Geschreven: {files} bestanden in {target}.")
    left = unfilled(reading.dossier)
    if left:
        editor.tell(f"\nOp {len(left)} plekken staat nog een voorbeeld, '{EXAMPLE}':")
        for each in left:
            editor.tell(f"  {each.path}, regel {each.line}")
    editor.tell(f"\nHierna: motiespoor build --root {target}\nEn dan:  motiespoor bekijk --root {target}")


class _Conversation:
    """The questions, and the answers to them."""

    def __init__(self, editor: Editor, said: Said) -> None:
        self.editor = editor
        self.said = said

    def answers(self) -> dict[str, str]:
        """An answer to every question that needs one.

        Raises:
            WrongUse: with everything that is wrong with what was typed, or missing.
        """
        found: dict[str, str] = {}
        wrong: list[str] = []
        for question in QUESTIONS:
            typed = self.said.get(question.flag)
            try:
                if typed is not None:
                    found[question.flag] = _right(question, typed)
                elif (answer := self._without(question, found)) is not None:
                    found[question.flag] = answer
            except WrongUse as why:
                wrong.append(str(why))
        if wrong:
            raise WrongUse("\n".join(wrong))
        return found

    def _without(self, question: Question, found: Mapping[str, str]) -> str | None:
        """The answer to what was not typed: what is answered now, or what holds when nothing is."""
        alone = question.step is None or (question.flag in _OF_THE_DOCUMENT and "stuk" not in found)
        if self.editor.ask is None or alone:
            if question.needed:
                raise WrongUse(f"--{question.flag} ontbreekt. {question.asked}")
            return _otherwise(question)
        self.editor.tell(f"\n{question.step} van 6. {question.asked}")
        for word, meaning in _choices(question.flag).items():
            self.editor.tell(f"  {word}  {meaning}".rstrip())
        return self._asked(question)

    def _asked(self, question: Question) -> str | None:
        assert self.editor.ask is not None
        default = _otherwise(question)
        told = "" if question.needed else f" (leeg = {default})" if default else " (mag leeg)"
        while True:
            text = self.editor.ask(f"{question.flag}{told}: ").strip()
            if not text and question.needed:
                raise WrongUse(f"--{question.flag} ontbreekt. Er is niets geschreven.")
            if not text:
                return default
            try:
                return _right(question, text)
            except WrongUse as wrong:
                self.editor.tell(str(wrong))


def _otherwise(question: Question) -> str | None:
    """What holds when nothing is said."""
    return question.otherwise or None


def _choices(flag: str) -> Mapping[str, str]:
    """What is ready to choose from, with what it is."""
    if flag == "statussen":
        return {name: text.split("\n")[0].removeprefix("# ") for name, text in ready("statussen").items()}
    if flag == "gebieden":
        names = sorted(ready("gebieden"), key=lambda name: (name != "geen", name))
        return {
            **dict.fromkeys(names, ""),
            "BESTAND": "een bestand met op elke regel een naam, of met de kolommen van gebieden.csv",
        }
    return {}


def _right(question: Question, typed: str) -> str:
    """An answer, as it is written down.

    Raises:
        WrongUse: it cannot be.
    """
    called, text = f"--{question.flag}", " ".join(typed.split())
    if question.flag not in ("statussen", "gebieden"):
        return held(shape_of(question.record, question.key), text, called)
    known = ready(question.flag)
    if text in known or (question.flag == "gebieden" and Path(text).is_file()):
        return text
    file = " En een bestand met die naam is er niet." if question.flag == "gebieden" else ""
    raise WrongUse(f"{called}: '{text}' bestaat niet.{suggestion(text, known)}{file}")
