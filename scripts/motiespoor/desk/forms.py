"""Forms on GitHub that ask what `nieuw` asks: which there are, and their fields, which follow from its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from motiespoor import paths
from motiespoor.desk.kinds import EVIDENCE, KINDS, ROW, Question, Target, questions_of
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import hints, keys, unwrapped
from motiespoor.model.measure import StatusUpdate
from motiespoor.model.register import RegisterTable
from motiespoor.model.schema import choices
from motiespoor.problem import clipped

LABEL = "overnemen"  # who may put it on an issue, lets it be taken over; so no form may bring it along
LONGEST = 100  # characters of a choice
NOT_LISTED = "staat er niet bij"
BETWEEN = ": "  # the name of a choice, and what it is called
REGISTER, ELSEWHERE, PROMISE = "Register", "Niet in de lijst", "Bevestiging"  # fields that are no question of `nieuw`
PROMISED = (
    "De bron is openbaar: iedereen kan haar vinden.",
    "Wat ik als citaat invulde, staat letterlijk zo in de bron.",
)

_SOURCE = "Nieuwe bron: "
# Said by the action, and by the day on which it is taken over.
_LEFT_OUT = frozenset({(Target, "maatregel"), (StatusUpdate, "bekend_sinds")})


@dataclass(frozen=True, slots=True)
class Form:
    """A form for one thing to add, and for the source that it rests on when that is new."""

    file: str
    name: str
    about: str
    kind: str
    label: str  # on the issue
    questions: tuple[Question, ...]
    register: str = ""  # the choice that says of which register a row is

    @property
    def path(self) -> str:
        """Where the form stands in a repository."""
        return f"{paths.ISSUE_FORMS}/{self.file}.yml"


FORMS = tuple(
    Form(file, name, about, kind, file.partition("-")[2], KINDS[kind])
    for file, name, about, kind in (
        ("4-nieuws", "Nieuws over een actie", "Er is een bericht over iets wat beloofd is.", "stand"),
        ("5-cijfer", "Een cijfer", "U kent een nieuw getal van een reeks die hier al staat.", "cijfer"),
        ("6-bron", "Een bron", "U kent een stuk of bericht dat hier nog niet staat.", "bron"),
    )
)


def register_form(table: RegisterTable, dossier: Dossier) -> Form:
    """The form for a row of a register. Its label has no name that a dossier gives: that could be the one of the editors."""
    title, kind = " ".join(table.package.title.split()), f"{ROW} {table.name}"
    alike = sum(each.package.title.casefold() == table.package.title.casefold() for each in dossier.registers) > 1
    return Form(
        f"{ROW}-{table.name}",
        clipped(f"Een rij in ‘{f'{title} ({table.name})' if alike else title}’", LONGEST),
        clipped(f"U kent {table.register.many} die hier nog niet staan.", 2 * LONGEST),
        kind,
        "register",
        questions_of(kind, dossier),
        clipped(f"{table.name}{BETWEEN}{title}", LONGEST),
    )


def forms_of(dossier: Dossier) -> tuple[Form, ...]:
    """Every form: those of any dossier, and one for each of its registers."""
    return (*FORMS, *(register_form(each, dossier) for each in dossier.registers))


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: what it is called there, and the question that it answers, about a thing of a kind."""

    label: str
    kind: str
    question: Question
    needed: bool
    id: str

    @property
    def is_action(self) -> bool:
        """Whether it names an action together with its measure."""
        return self.question.record is Target

    @property
    def is_choice(self) -> bool:
        """Whether the answer is the name of something."""
        held = choices(self.question.record, self.question.key)
        return self.is_action or (held is not None and not self.is_list)

    @property
    def is_list(self) -> bool:
        """Whether the answer may be more than one thing."""
        return unwrapped(hints(self.question.record)[keys(self.question.record)[self.question.key].name])[0]


def fields_of(form: Form) -> tuple[Field, ...]:
    """The fields of a form that answer questions, in order."""
    own = [each for each in form.questions if (each.record, each.key) not in _LEFT_OUT]
    with_source = any(each.flag == "bron" for each in own)
    sources = [
        Field(f"{_SOURCE}{each.title}", "bron", each, needed=False, id=f"bron-{each.flag}")
        for each in (KINDS["bron"] if with_source else ())
    ]
    labels = _labels(own, sources) if form.register else [each.title for each in own]
    fields = [
        Field(
            label,
            form.kind,
            each,
            needed=each.needed and not (with_source and each.flag == "bron"),
            id=f"{ROW}-{number}" if form.register else f"{form.kind}-{each.flag}",
        )
        for number, (label, each) in enumerate(zip(labels, own, strict=True), 1)
    ]
    return (*fields, *sources)


def _labels(questions: Iterable[Question], sources: Iterable[Field]) -> Iterator[str]:
    """What the questions about a row are called: by the titles of its descriptor, which may be alike, or like ours."""
    ours = (REGISTER, ELSEWHERE, PROMISE, *(each.title for each in EVIDENCE), *(each.label for each in sources))
    taken = {each.casefold() for each in ours}
    for each in questions:
        title = " ".join(each.title.split())
        names = (title, f"{title} ({each.key})", *(f"{title} ({number})" for number in range(2, len(taken) + 3)))
        label = title if each in EVIDENCE else next(name for name in names if name.casefold() not in taken)
        taken.add(label.casefold())
        yield label
