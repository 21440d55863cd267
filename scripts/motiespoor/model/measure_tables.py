"""The tables of the package of measures: those, what was done, what was promised and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from motiespoor.model.chapters import Spot, sections_of, spots
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.table import EVIDENCE_COLUMNS, Table, evidence_rows, table_of

MEASURES = "maatregelen"  # the table, in the package of the same name
# The columns that only the table of a plan with chapters has: their titles, as readers see them.
DIVIDED = ("hoofdstuk", "thema")


def measure_tables(dossier: Dossier) -> Iterator[Table]:
    """Every table of the package, in the order of its descriptor."""
    measures = dossier.measures
    actions = [(measure, action) for measure in measures for action in measure.actions]
    updates = [(m.number, a.id, n, update) for m, a in actions for n, update in enumerate(a.updates, 1)]
    milestones: list[tuple[str | None, Milestone]] = [(m.number, each) for m in measures for each in m.milestones]
    milestones += [(None, each) for each in dossier.promises]
    reports = [(each.id, n, report) for _, each in milestones for n, report in enumerate(each.reports, 1)]
    standing = spots(dossier.publication.chapters)
    frame = dossier.frame
    items = [(group, item) for group in frame.groups for item in group.items] if frame else []

    yield table_of(
        MEASURES,
        ("maatregel", "sleutel", "titel", "in_het_kort", *(DIVIDED if dossier.publication.chapters else ())),
        ((m.origin, (m.number, m.slug, m.title, m.summary, *_where(m, standing))) for m in measures),
    )
    yield table_of(
        "acties", ("maatregel", "actie", "titel"), ((a.origin, (m.number, a.id, a.title)) for m, a in actions)
    )
    yield table_of(
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
    yield table_of(
        "standen",
        ("maatregel", "actie", "volgnummer", "datum", "ronde", "status", "toelichting", "oorzaak", "bekend_sinds"),
        (
            (u.origin, (m, a, n, u.date, u.round, u.status, u.explanation, u.cause, u.known_since))
            for m, a, n, u in updates
        ),
    )
    yield table_of(
        "standen-bewijs",
        ("maatregel", "actie", "volgnummer", *EVIDENCE_COLUMNS),
        (row for m, a, n, u in updates for row in evidence_rows(u.evidence, m, a, n)),
    )
    yield table_of(
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
    yield table_of(
        "mijlpalen-bewijs",
        ("mijlpaal", *EVIDENCE_COLUMNS),
        (row for _, each in milestones for row in evidence_rows(each.evidence, each.id)),
    )
    yield table_of(
        "mijlpalen-correcties",
        ("mijlpaal", "volgnummer", "datum", "wat", "was"),
        (
            (each.origin, (milestone.id, n, each.date, each.what, each.was))
            for _, milestone in milestones
            for n, each in enumerate(milestone.corrections, 1)
        ),
    )
    yield table_of(
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
    yield table_of(
        "berichten-bewijs",
        ("mijlpaal", "volgnummer", *EVIDENCE_COLUMNS),
        (row for milestone, n, r in reports for row in evidence_rows(r.evidence, milestone, n)),
    )
    yield table_of(
        "kerncijfers",
        ("maatregel", "reeks"),
        ((m.origin, (m.number, series)) for m in measures for series in m.key_figures),
    )
    yield table_of(
        "kader",
        ("onderdeel", "groep", "aanduiding", "citaat", "bron", "toelichting", "voorbehoud"),
        (
            (i.origin, (i.id, group.id, i.label, i.quote, frame.source, i.note, group.reservation))
            for group, i in items
            if frame
        ),
    )
    yield table_of(
        "kader-maatregelen",
        ("onderdeel", "maatregel"),
        ((i.origin, (i.id, measure)) for _, i in items for measure in i.measures),
    )
    yield table_of(
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
    yield table_of(
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
