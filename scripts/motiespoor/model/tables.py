"""The tables that the records of a dossier amount to: one per resource of the data packages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from operator import attrgetter

from motiespoor.model.dossier import Dossier, slugs_of_rows
from motiespoor.model.fields import keys
from motiespoor.model.figure import (
    Area,
    Breakdown,
    Forecast,
    Location,
    Method,
    Observation,
    Revision,
    Sector,
    Series,
    SeriesBreak,
)
from motiespoor.model.measure_tables import measure_tables
from motiespoor.model.register import EVIDENCE, HISTORY, ROWS, RegisterTable
from motiespoor.model.round import Item
from motiespoor.model.table import EVIDENCE_COLUMNS, Row, Table, evidence_rows, table_of, texts_of

# The table that a package need not have: only a dossier with a figure that was revised has use for it.
REVISED = "herzieningen"


def tables(dossier: Dossier) -> dict[str, tuple[Table, ...]]:
    """The tables of each package, by the name of its folder."""
    return {
        "maatregelen": tuple(measure_tables(dossier)),
        "ronden": tuple(_round_tables(dossier)),
        "cijfers": tuple(_figure_tables(dossier)),
        "bronnen": tuple(_source_tables(dossier)),
        **{f"registers/{each.name}": tuple(_register_tables(each)) for each in dossier.registers},
    }


def _round_tables(dossier: Dossier) -> Iterator[Table]:
    sheets = [each.sheet for each in dossier.rounds]
    rows = [(each.sheet.id, number, report) for each in dossier.rounds for number, report in each.reports.items()]

    owners = {
        (each.sheet.id, number): slug
        for each in dossier.rounds
        for number, slug in slugs_of_rows(dossier, each).items()
    }

    def items(part: str, listed: tuple[Item, ...], *owner: object) -> Iterator[Row]:
        for number, item in enumerate(listed, 1):
            yield item.origin, (*owner, part, number, item.text, item.column, item.note)

    yield table_of(
        "ronden",
        ("ronde", "titel", "datum", "peildatum", "bron", "brief"),
        ((s.origin, (s.id, s.title, s.date, s.reference_date, s.source, s.letter)) for s in sheets),
    )
    yield table_of(
        "rijen",
        ("ronde", "maatregel", "sleutel", "titel", "doelstelling", "opmerking"),
        (
            (r.origin, (each, number, owners.get((each, number)), r.title, r.objective, r.note))
            for each, number, r in rows
        ),
    )
    yield table_of(
        "onderdelen",
        ("ronde", "maatregel", "onderdeel", "nummer", "tekst", "kolom", "opmerking"),
        (
            row
            for each, number, r in rows
            for part, listed in (("acties", r.actions), ("stand_van_zaken", r.progress))
            for row in items(part, listed, each, number)
        ),
    )
    yield table_of(
        "sluitingen",
        ("ronde", "gesloten", "vingerafdruk"),
        (
            (closing.origin, (each.sheet.id, closing.date, closing.fingerprint))
            for each in dossier.rounds
            if (closing := each.closing) is not None
        ),
    )
    yield table_of(
        "correcties",
        ("ronde", "correctie", "datum", "wat", "waarom", "gevraagd_door", "vingerafdruk"),
        (
            (c.origin, (each.sheet.id, c.id, c.date, c.what, c.why, c.asked_by, c.fingerprint))
            for each in dossier.rounds
            for c in each.corrections
        ),
    )


def _figure_tables(dossier: Dossier) -> Iterator[Table]:
    """The tables of figures, with the columns that they must have and those that are described besides.

    What a dossier has no use for, it need not describe; without a description everything is there.
    """
    package = dossier.descriptors.get("cijfers")
    described = (
        {each.name: {field.name for field in each.schema.fields} for each in package.resources} if package else {}
    )
    for name, record_type, records in (
        ("reeksen", Series, dossier.series),
        ("waarnemingen", Observation, dossier.observations),
        (REVISED, Revision, dossier.revisions),
        ("prognoses", Forecast, dossier.forecasts),
        ("gebieden", Area, dossier.areas),
        ("sectoren", Sector, dossier.sectors),
        ("uitsplitsingen", Breakdown, dossier.breakdowns),
        ("methoden", Method, dossier.methods),
        ("reeksbreuken", SeriesBreak, dossier.breaks),
        ("plekken", Location, dossier.locations),
    ):
        if name == REVISED and package is not None and name not in described:
            continue
        declared_columns: dict[str, dataclasses.Field[object]] = keys(record_type)
        fields = {
            column: declared
            for column, declared in declared_columns.items()
            if declared.default is dataclasses.MISSING or column in described.get(name, declared_columns)
        }
        texts = [texts_of(list(map(attrgetter(declared.name), records))) for declared in fields.values()]
        yield Table(name, tuple(fields), tuple(zip(*texts, strict=True)), tuple(each.origin for each in records))


def _register_tables(register: RegisterTable) -> Iterator[Table]:
    """The rows of a register as they first were, what became of them, and on what each rests."""
    columns = tuple(each.name for each in register.package.columns)
    yield table_of(
        ROWS, columns, ((row.origin, tuple(row.values.get(column) for column in columns)) for row in register.rows)
    )
    entries = [(row.key, number, each) for row in register.rows for number, each in enumerate(row.history, 1)]
    yield table_of(
        HISTORY,
        ("rij", "volgnummer", "datum", "veld", "waarde", "toelichting", "oorzaak", "bekend_sinds"),
        (
            (e.origin, (key, number, e.date, e.field, e.text, e.explanation, e.cause, e.known_since))
            for key, number, e in entries
        ),
    )
    owned = [(row.key, 0, row.evidence) for row in register.rows]
    owned += [(key, number, each.evidence) for key, number, each in entries]
    yield table_of(
        EVIDENCE,
        ("rij", "volgnummer", *EVIDENCE_COLUMNS),
        (found for key, number, pieces in owned for found in evidence_rows(pieces, key, number)),
    )


def _source_tables(dossier: Dossier) -> Iterator[Table]:
    events, contradictions = dossier.events, dossier.contradictions
    yield table_of(
        "bronnen",
        (
            "bron", "soort", "kamerstuk", "titel", "omschrijving", "datum", "datum_van", "datum_tot", "uitgever",
            "ondertekenaar", "documentnummer", "zaaknummer", "adres", "herkomst", "gezien", "hoort_bij", "tekst",
            "gericht_aan",
        ),
        (
            (
                s.origin,
                (
                    s.id, s.kind, s.number, s.title, s.description, s.date, s.date.start, s.date.end, s.publisher,
                    s.signatory, s.document_number, s.case_number, s.url, s.evidence, s.seen, s.part_of, s.text,
                    s.addressee,
                ),
            )
            for s in dossier.sources
        ),
    )  # fmt: skip
    yield table_of(
        "gebeurtenissen",
        ("gebeurtenis", "datum", "datum_van", "datum_tot", "soort", "titel", "toelichting", "herkomst", "bekend_sinds"),
        (
            (
                e.origin,
                (e.id, e.date, e.date.start, e.date.end, e.kind, e.title, e.note, e.evidence_kind, e.known_since),
            )
            for e in events
        ),
    )
    yield table_of(
        "gebeurtenissen-bewijs",
        ("gebeurtenis", *EVIDENCE_COLUMNS),
        (row for e in events for row in evidence_rows(e.evidence, e.id)),
    )
    yield table_of(
        "gebeurtenissen-maatregelen",
        ("gebeurtenis", "maatregel"),
        ((e.origin, (e.id, measure)) for e in events for measure in e.measures),
    )
    yield table_of(
        "tegenspraken",
        ("tegenspraak", "titel", "toelichting"),
        ((c.origin, (c.id, c.title, c.note)) for c in contradictions),
    )
    yield table_of(
        "tegenspraken-kanten",
        ("tegenspraak", "kant", "bewering", "bron", "citaat", "vindplaats"),
        (
            (side.origin, (c.id, number, side.claim, side.source, side.quote, side.locator))
            for c in contradictions
            for number, side in enumerate(c.sides, 1)
        ),
    )
