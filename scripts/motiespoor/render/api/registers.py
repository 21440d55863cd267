"""What the document of a register is made of: what its rows are, and each row as it is now with all that became of it."""

from __future__ import annotations

from datetime import date as Day

from motiespoor.derive.questions import Answer
from motiespoor.model.fields import OneLine, Prose, RegisterRef, Slug, Url, key, record
from motiespoor.model.register import Entry, RegisterEnd, RegisterStatus
from motiespoor.model.source import Evidence


@record
class Column:
    """A field of the rows of a register."""

    field: OneLine = key("veld", "Veld", "De naam, zoals in de tabel.")
    title: OneLine = key("titel", "Titel")
    about: Prose = key("omschrijving", "Omschrijving")
    unit: OneLine | None = key("eenheid", "Eenheid")


@record
class Held:
    """What a row holds in a field now, as far as it holds something."""

    field: OneLine = key("veld", "Veld")
    value: Prose = key("waarde", "Waarde", "Zoals in de tabel; meer waarden hebben een puntkomma ertussen.")
    shown: tuple[Prose, ...] = key("getoond", "Getoond", "De waarden zoals de site ze schrijft.")


@record
class GivenAnswer:
    """What can be said of a row on a question."""

    question: Slug = key("vraag", "Vraag", "Het kenmerk van de vraag.")
    answer: Answer = key("antwoord", "Antwoord")


@record
class Meeting:
    """A row of another register that this one meets."""

    coupling: Slug = key("koppeling", "Koppeling", "Het kenmerk van de koppeling.")
    register: RegisterRef = key("register", "Register", "Het register van de andere rij.")
    row: Slug = key("rij", "Rij", "De sleutel van de andere rij.")
    reasons: tuple[Prose, ...] = key("redenen", "Redenen", "Waarom zij bij elkaar passen.")


@record
class RegisterRowDocument:
    """A row of a register."""

    name: Slug = key("sleutel", "Sleutel", "Blijft altijd gelijk.")
    title: Prose = key("titel", "Titel")
    page: Url = key("pagina", "Pagina", "Het adres waar de site dit laat zien.")
    held: tuple[Held, ...] = key("velden", "Velden", "Wat er nu bekend is.")
    history: tuple[Entry, ...] = key("verloop", "Verloop", "Wat er veranderde, op volgorde.")
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar de rij op rust.")
    answers: tuple[GivenAnswer, ...] = key("antwoorden", "Antwoorden", "Op elke vraag van het register.")
    met: tuple[Meeting, ...] = key("past_bij", "Past bij", "Rijen van andere registers die erbij passen.")


@record
class RegisterDocument:
    """A register with all its rows; without any it says until when was looked."""

    name: Slug = key("register", "Register", "De naam van het register.")
    title: OneLine = key("titel", "Titel")
    about: Prose = key("omschrijving", "Omschrijving")
    page: Url = key("pagina", "Pagina", "Het adres waar de site dit laat zien.")
    one: OneLine = key("een", "Eén", "Hoe één rij heet.")
    many: OneLine = key("meer", "Meer", "Hoe rijen samen heten.")
    number: OneLine | None = key("nummer", "Nummer", "Hoe de bron dit aanduidt.")
    searched: Day = key("gezocht_tot", "Gezocht tot en met", "Tot en met welke dag naar rijen is gezocht.")
    searched_in: Prose = key("gezocht_in", "Gezocht in", "Waar gezocht is.")
    ended: RegisterEnd | None = key(
        "beeindigd", "Beëindigd", "Sinds wanneer het niet meer wordt bijgehouden, en waarom."
    )
    columns: tuple[Column, ...] = key("kolommen", "Kolommen", "De velden van een rij.")
    statuses: tuple[RegisterStatus, ...] = key("statussen", "Statussen", "Waar een rij kan staan.")
    rows: tuple[RegisterRowDocument, ...] = key("rijen", "Rijen", "In de volgorde van het dossier.")
