"""The documents of registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from motiespoor.derive.matching import Matched, Pair
from motiespoor.derive.questions import Met, answers, met
from motiespoor.derive.registers import all_couplings, register_place, row_places
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import RegisterRow, RegisterTable
from motiespoor.model.tables import text_of
from motiespoor.render.api.registers import (
    Column,
    GivenAnswer,
    Held,
    Meeting,
    RegisterDocument,
    RegisterRowDocument,
)
from motiespoor.render.coupling_sentences import reason
from motiespoor.render.register_cells import Held as Shows
from motiespoor.render.register_cells import Told, said

Site = Callable[[str, str | None], str]  # the whole address of a page and a place on it


def register_document(dossier: Dossier, table: RegisterTable, site: Site) -> RegisterDocument:
    """A register with all its rows."""
    package, register = table.package, table.register
    place = register_place(table)
    asked = met(table.name, all_couplings(dossier))
    return RegisterDocument(
        name=table.name,
        title=package.title,
        about=package.description,
        page=site(place.page, place.anchor),
        one=register.one,
        many=register.many,
        number=register.number,
        searched=register.searched,
        searched_in=register.searched_in,
        columns=tuple(
            Column(field=each.name, title=each.title, about=each.description, unit=each.unit)
            for each in package.columns
        ),
        statuses=register.statuses,
        rows=tuple(_row(dossier, table, row, asked, site) for row in table.rows),
    )


def _row(dossier: Dossier, table: RegisterTable, row: RegisterRow, asked: Met, site: Site) -> RegisterRowDocument:
    place = row_places(dossier)[table.name, row.key]
    names = {each.code: each.name for each in dossier.areas}
    return RegisterRowDocument(
        name=row.key,
        title=table.title(row),
        page=site(place.page, place.anchor),
        held=tuple(
            Held(field=each.name, value=text_of(value), shown=_shown(said(table, each, value), names))
            for each in table.package.columns
            if (value := row.now(each.name)) not in (None, ())
        ),
        history=row.history,
        evidence=row.evidence,
        answers=tuple(
            GivenAnswer(question=each.question.id, answer=each.answer) for each in answers(table, row, asked)
        ),
        met=tuple(_meetings(dossier, table.name, row.key)),
    )


def _shown(told: Told, areas: Mapping[str, str]) -> tuple[str, ...]:
    """The values of a field as a page has them: an area by its name."""
    return tuple(areas.get(each, each) for each in told.texts) if told.held is Shows.AREA else told.texts


def _meetings(dossier: Dossier, name: str, key: str) -> Iterator[Meeting]:
    names = {each.code: each.name for each in dossier.areas}
    for each in all_couplings(dossier):
        for own, other, pairs in _sides(each):
            if own == name:
                for pair in pairs.get(key, ()):
                    reasons = tuple(reason(why, names) for why in pair.reasons)
                    yield Meeting(coupling=each.coupling.id, register=other, row=pair.right, reasons=reasons)


def _sides(matched: Matched) -> Iterator[tuple[str, str, Mapping[str, tuple[Pair, ...]]]]:
    coupling = matched.coupling
    yield coupling.left, coupling.right, matched.of_left
    yield coupling.right, coupling.left, matched.of_right
