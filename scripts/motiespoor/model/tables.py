"""The tables that the records of a dossier amount to: one per resource of the data packages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from operator import attrgetter

from motiespoor.model.chapters import Spot, sections_of, spots
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
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.period import Period
from motiespoor.model.register import EVIDENCE, HISTORY, ROWS, RegisterTable
from motiespoor.model.round import Item
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under named columns, `""` for missing; `origins` tells where each row was read."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]


# The table that a package need not have: only a dossier with a figure that was revised has use for it.
REVISED = "herzieningen"

MEASURES = "maatregelen"  # the table, in the package of the same name
# The columns that only the table of a plan with chapters has: their titles, as readers see them.
DIVIDED = ("hoofdstuk", "thema")

Row = tuple[Origin, tuple[object, ...]]
_EVIDENCE = ("bewijs", "bron", "citaat", "vindplaats")


def tables(dossier: Dossier) -> dict[str, tuple[Table, ...]]:
    """The tables of each package, by the name of its folder."""
    return {
        "maatregelen": tuple(_measure_tables(dossier)),
        "ronden": tuple(_round_tables(dossier)),
        "cijfers": tuple(_figure_tables(dossier)),
        "bronnen": tuple(_source_tables(dossier)),
        **{f"registers/{each.name}": tuple(_register_tables(each)) for each in dossier.registers},
    }


def text_of(value: object) -> str:
    """A value as it stands in a table."""
    if value is None:
        return ""
    if isinstance(value, str):  # most values are
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Period):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(map(text_of, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _table(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    listed = list(rows)
    return Table(
        name,
        columns,
        tuple(tuple(map(text_of, values)) for _, values in listed),
        tuple(origin for origin, _ in listed),
    )


def _texts(column: list[object]) -> list[str]:
    """The values of a column as they stand in a table; one that rows share is written once."""
    which = list(map(id, column))
    written = {each: text_of(value) for each, value in dict(zip(which, column, strict=True)).items()}
    return list(map(written.__getitem__, which))


def _evidence(pieces: Iterable[Evidence], *owner: object) -> Iterator[Row]:
    for number, each in enumerate(pieces, 1):
        yield each.origin, (*owner, number, each.source, each.quote, each.locator)


def _measure_tables(dossier: Dossier) -> Iterator[Table]:
    measures = dossier.measures
    actions = [(measure, action) for measure in measures for action in measure.actions]
    updates = [(m.number, a.id, n, update) for m, a in actions for n, update in enumerate(a.updates, 1)]
    milestones: list[tuple[str | None, Milestone]] = [(m.number, each) for m in measures for each in m.milestones]
    milestones += [(None, each) for each in dossier.promises]
    reports = [(each.id, n, report) for _, each in milestones for n, report in enumerate(each.reports, 1)]
    standing = spots(dossier.publication.chapters)
    frame = dossier.frame
    items = [(group, item) for group in frame.groups for item in group.items] if frame else []

    yield _table(
        MEASURES,
        ("maatregel", "sleutel", "titel", "in_het_kort", *(DIVIDED if dossier.publication.chapters else ())),
        ((m.origin, (m.number, m.slug, m.title, m.summary, *_where(m, standing))) for m in measures),
    )
    yield _table("acties", ("maatregel", "actie", "titel"), ((a.origin, (m.number, a.id, a.title)) for m, a in actions))
    yield _table(
        "vermeldingen",
        ("maatregel", "actie", "ronde", "onderdeel", "nummer"),
        (
            (mention.origin, (m.number, a.id, mention.round, part, number))
            for m, a in actions
            for mention in a.mentions
            for part, numbers in (("acties", mention.actions), ("stand_van_zaken", mention.progress))
            for number in numbers
        ),
    )
    yield _table(
        "standen",
        ("maatregel", "actie", "volgnummer", "datum", "ronde", "status", "toelichting", "oorzaak", "bekend_sinds"),
        (
            (u.origin, (m, a, n, u.date, u.round, u.status, u.explanation, u.cause, u.known_since))
            for m, a, n, u in updates
        ),
    )
    yield _table(
        "standen-bewijs",
        ("maatregel", "actie", "volgnummer", *_EVIDENCE),
        (row for m, a, n, u in updates for row in _evidence(u.evidence, m, a, n)),
    )
    yield _table(
        "mijlpalen",
        (
            "mijlpaal", "maatregel", "actie", "gebied", "titel", "verwacht", "verwacht_van", "verwacht_tot", "uiterlijk",
            "toezegging_bron", "toezegging_citaat", "toezegging_vindplaats",
            "gerealiseerd", "gerealiseerd_van", "gerealiseerd_tot", "opmerking",
            "kader", "voorwaarde", "terugkeer_vanaf", "terugkeer_tot", "venster_van", "venster_tot", "samen_met",
            "toegezegd", "door", "aan", "waar", "toetsbaar", "gezocht_tot", "bekend_sinds",
        ),
        ((each.origin, _milestone(number, each)) for number, each in milestones),
    )  # fmt: skip
    yield _table(
        "mijlpalen-bewijs",
        ("mijlpaal", *_EVIDENCE),
        (row for _, each in milestones for row in _evidence(each.evidence, each.id)),
    )
    yield _table(
        "mijlpalen-correcties",
        ("mijlpaal", "volgnummer", "datum", "wat", "was"),
        (
            (each.origin, (milestone.id, n, each.date, each.what, each.was))
            for _, milestone in milestones
            for n, each in enumerate(milestone.corrections, 1)
        ),
    )
    yield _table(
        "berichten",
        (
            "mijlpaal", "volgnummer", "datum", "toelichting", "verwacht",
            "gebeurd", "over", "gerealiseerd", "bekend_sinds",
        ),
        (
            (
                r.origin,
                (
                    milestone, n, r.date, r.explanation, r.expected,
                    r.happened, r.about, r.achieved, r.known_since,
                ),
            )
            for milestone, n, r in reports
        ),
    )  # fmt: skip
    yield _table(
        "berichten-bewijs",
        ("mijlpaal", "volgnummer", *_EVIDENCE),
        (row for milestone, n, r in reports for row in _evidence(r.evidence, milestone, n)),
    )
    yield _table(
        "kerncijfers",
        ("maatregel", "reeks"),
        ((m.origin, (m.number, series)) for m in measures for series in m.key_figures),
    )
    yield _table(
        "kader",
        ("onderdeel", "groep", "aanduiding", "citaat", "bron", "toelichting", "voorbehoud"),
        (
            (i.origin, (i.id, group.id, i.label, i.quote, frame.source, i.note, group.reservation))
            for group, i in items
            if frame
        ),
    )
    yield _table(
        "kader-maatregelen",
        ("onderdeel", "maatregel"),
        ((i.origin, (i.id, measure)) for _, i in items for measure in i.measures),
    )
    yield _table(
        "ondertekenaars",
        ("naam", "ambt", "bron"),
        (
            (each.origin, (each.name, each.office, source))
            for each in (frame.signatories if frame else ())
            for source in each.sources
        ),
    )
    # The number is a column where it is described: only a dossier with a measure that no closed round knows has use for it.
    numbered = ("nummer",) if _is_described(dossier, "maatregelen", "opvolging", "nummer") else ()
    yield _table(
        "opvolging",
        ("soort", "van", "titel", "wat", "naar", "datum", "reden", *numbered),
        (
            (
                s.origin,
                (
                    s.kind,
                    s.name,
                    s.title,
                    s.fate,
                    " ".join(s.successors),
                    s.date,
                    s.reason,
                    *[s.number for _ in numbered],
                ),
            )
            for s in dossier.successions
        ),
    )


def _where(measure: Measure, standing: Mapping[str, Spot]) -> tuple[str | None, ...]:
    """The titles of the chapter and the theme of a measure; nothing at all in a plan that is not divided."""
    if not standing:
        return ()
    titles = [each.title for each in sections_of(measure.theme, standing)]
    return (*titles, *[None] * (len(DIVIDED) - len(titles)))


def _is_described(dossier: Dossier, folder: str, table: str, column: str) -> bool:
    """Whether a table is said to have a column; without a description everything is there."""
    if (package := dossier.descriptors.get(folder)) is None:
        return True
    fields = (each.schema.fields for each in package.resources if each.name == table)
    return any(field.name == column for listed in fields for field in listed)


def _milestone(number: str | None, each: Milestone) -> tuple[object, ...]:
    expected, achieved, promise, recurrence = each.expected, each.achieved, each.promise, each.recurrence
    return (
        each.id, number, each.action, each.area, each.title,
        expected, expected and expected.start, expected and expected.end, expected and expected.due,
        promise.source, promise.quote, promise.locator,
        achieved, achieved and achieved.start, achieved and achieved.end, each.note,
        each.frame, each.condition,
        recurrence and recurrence.first, recurrence and recurrence.last,
        recurrence and recurrence.opens, recurrence and recurrence.closes, each.together,
        each.pledged, each.by, each.to, each.where, each.test, each.searched, each.known_since,
    )  # fmt: skip


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

    yield _table(
        "ronden",
        ("ronde", "titel", "datum", "peildatum", "bron", "brief"),
        ((s.origin, (s.id, s.title, s.date, s.reference_date, s.source, s.letter)) for s in sheets),
    )
    yield _table(
        "rijen",
        ("ronde", "maatregel", "sleutel", "titel", "doelstelling", "opmerking"),
        (
            (r.origin, (each, number, owners.get((each, number)), r.title, r.objective, r.note))
            for each, number, r in rows
        ),
    )
    yield _table(
        "onderdelen",
        ("ronde", "maatregel", "onderdeel", "nummer", "tekst", "kolom", "opmerking"),
        (
            row
            for each, number, r in rows
            for part, listed in (("acties", r.actions), ("stand_van_zaken", r.progress))
            for row in items(part, listed, each, number)
        ),
    )
    yield _table(
        "sluitingen",
        ("ronde", "gesloten", "vingerafdruk"),
        (
            (closing.origin, (each.sheet.id, closing.date, closing.fingerprint))
            for each in dossier.rounds
            if (closing := each.closing) is not None
        ),
    )
    yield _table(
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
        texts = [_texts(list(map(attrgetter(declared.name), records))) for declared in fields.values()]
        yield Table(name, tuple(fields), tuple(zip(*texts, strict=True)), tuple(each.origin for each in records))


def _register_tables(register: RegisterTable) -> Iterator[Table]:
    """The rows of a register as they first were, what became of them, and on what each rests."""
    columns = tuple(each.name for each in register.package.columns)
    yield _table(
        ROWS, columns, ((row.origin, tuple(row.values.get(column) for column in columns)) for row in register.rows)
    )
    entries = [(row.key, number, each) for row in register.rows for number, each in enumerate(row.history, 1)]
    yield _table(
        HISTORY,
        ("rij", "volgnummer", "datum", "veld", "waarde", "toelichting", "oorzaak", "bekend_sinds"),
        (
            (e.origin, (key, number, e.date, e.field, e.text, e.explanation, e.cause, e.known_since))
            for key, number, e in entries
        ),
    )
    owned = [(row.key, 0, row.evidence) for row in register.rows]
    owned += [(key, number, each.evidence) for key, number, each in entries]
    yield _table(
        EVIDENCE,
        ("rij", "volgnummer", *_EVIDENCE),
        (found for key, number, pieces in owned for found in _evidence(pieces, key, number)),
    )


def _source_tables(dossier: Dossier) -> Iterator[Table]:
    events, contradictions = dossier.events, dossier.contradictions
    yield _table(
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
    yield _table(
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
    yield _table(
        "gebeurtenissen-bewijs",
        ("gebeurtenis", *_EVIDENCE),
        (row for e in events for row in _evidence(e.evidence, e.id)),
    )
    yield _table(
        "gebeurtenissen-maatregelen",
        ("gebeurtenis", "maatregel"),
        ((e.origin, (e.id, measure)) for e in events for measure in e.measures),
    )
    yield _table(
        "tegenspraken",
        ("tegenspraak", "titel", "toelichting"),
        ((c.origin, (c.id, c.title, c.note)) for c in contradictions),
    )
    yield _table(
        "tegenspraken-kanten",
        ("tegenspraak", "kant", "bewering", "bron", "citaat", "vindplaats"),
        (
            (side.origin, (c.id, number, side.claim, side.source, side.quote, side.locator))
            for c in contradictions
            for number, side in enumerate(c.sides, 1)
        ),
    )
