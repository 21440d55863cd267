"""What was written, literally, in each reporting round."""

from __future__ import annotations

from datetime import date as Day
from enum import Enum
from typing import ClassVar

from motiespoor.model.fields import Code, Line, Prose, SourceRef, Verbatim, key, origin_field, record
from motiespoor.problem import Origin


class Column(Enum):
    """A column of the table that was sent."""

    MEASURE = "maatregel"
    OBJECTIVE = "doelstelling"
    ACTION = "actie"
    PROGRESS = "stand van zaken"


class Certainty(Enum):
    """Whether something is certain."""

    CERTAIN = "zeker"
    UNCERTAIN = "onzeker"


@record
class Item:
    """One literal item of a cell; written as plain text when there is nothing to remark."""

    SHORT_FORM: ClassVar[str] = "tekst"

    text: Verbatim = key("tekst", "Tekst", "De letterlijke tekst.")
    column: Certainty = key("kolom", "Kolom", "Of zeker is in welke kolom dit stond.", default=Certainty.CERTAIN)
    note: Prose | None = key("opmerking", "Opmerking", "Waarom de kolom onzeker is.", default=None)
    origin: Origin = origin_field()


@record
class ProgressReport:
    """What one round says of one measure, literally: data/ronden/<ronde>/<nummer>.yaml"""

    title: Verbatim = key("titel", "Titel", "Letterlijk, zonder het nummer.")
    objective: Verbatim = key("doelstelling", "Doelstelling", "Letterlijk.")
    actions: tuple[Item, ...] = key("acties", "Acties", "Letterlijk, elk punt apart.")
    progress: tuple[Item, ...] = key("stand_van_zaken", "Stand van zaken", "Letterlijk, elk punt apart.", default=())
    as_in_source: tuple[Line, ...] = key(
        "zoals_in_bron", "Zoals in de bron", "Woorden met een fout van de bron, letterlijk.", default=()
    )
    note: Prose | None = key("opmerking", "Opmerking", "Wat de lezer over deze rij moet weten.", default=None)
    origin: Origin = origin_field()


@record
class RoundSheet:
    """data/ronden/<ronde>/ronde.yaml"""

    id: Code = key("ronde", "Ronde", "De naam van de map.")
    title: Line = key("titel", "Titel")
    date: Day = key("datum", "Datum", "De dag van de brief.")
    reference_date: Day = key("peildatum", "Peildatum", "De peildatum van de cijfers.")
    source: SourceRef = key("bron", "Bron", "De bijlage met de tabel.")
    letter: SourceRef | None = key("brief", "Brief", "De brief waar de bijlage bij hoort.", default=None)
    columns: tuple[Column, ...] = key("kolommen", "Kolommen", "De kolommen van de tabel.")
    note: Prose | None = key("opmerking", "Opmerking", default=None)
    origin: Origin = origin_field()
