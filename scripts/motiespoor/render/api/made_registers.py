"""The documents of registers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from motiespoor.derive.matching import Matched, Pair, all_couplings
from motiespoor.derive.questions import Met, answers, met
from motiespoor.derive.registers import register_place, row_places
from motiespoor.derive.succession import Place
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import RegisterRow, RegisterTable
from motiespoor.model.table import text_of
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


def register_document(dossier: Dossier, table: RegisterTable, site: Site, day: date) -> RegisterDocument:
    """A register with all its rows, and what they meet on a day."""
    package, register = table.package, table.register
    own = register_place(table)
    asked = met(table.name, all_couplings(dossier, day))
    places, names = row_places(dossier), {each.code: each.name for each in dossier.areas}
    meetings = _meetings(dossier, table.name, names, day)
    return RegisterDocument(
        name=table.name,
        title=package.title,
        about=package.description,
        page=site(own.page, own.anchor),
        one=register.one,
        many=register.many,
        number=register.number,
        searched=register.searched,
        searched_in=register.searched_in,
        ended=register.ended,
        columns=tuple(
            Column(field=each.name, title=each.title, about=each.description, unit=each.unit)
            for each in package.columns
        ),
        statuses=register.statuses,
        rows=tuple(
            _row(table, row, _page(site, places[table.name, row.key]), asked=asked, names=names, met=meetings)
            for row in table.rows
        ),
    )


def _page(site: Site, place: Place) -> str:
    return site(place.page, place.anchor)


def _row(
    table: RegisterTable,
    row: RegisterRow,
    page: str,
    *,
    asked: Met,
    names: Mapping[str, str],
    met: Mapping[str, Sequence[Meeting]],
) -> RegisterRowDocument:
    return RegisterRowDocument(
        name=row.key,
        title=table.title(row),
        page=page,
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
        met=tuple(met.get(row.key, ())),
    )


def _shown(told: Told, areas: Mapping[str, str]) -> tuple[str, ...]:
    """The values of a field as a page has them: an area by its name."""
    return tuple(areas.get(each, each) for each in told.texts) if told.held is Shows.AREA else told.texts


def _meetings(dossier: Dossier, name: str, areas: Mapping[str, str], day: date) -> Mapping[str, Sequence[Meeting]]:
    """What each row of a register meets, by its key."""
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for each in all_couplings(dossier, day):
        for own, other, pairs in _sides(each):
            for key, of in pairs.items() if own == name else ():
                for pair in of:
                    reasons = tuple(reason(why, areas) for why in pair.reasons)
                    meeting = Meeting(coupling=each.coupling.id, register=other, row=pair.right, reasons=reasons)
                    found[key].append(meeting)
    return found


def _sides(matched: Matched) -> Iterator[tuple[str, str, Mapping[str, tuple[Pair, ...]]]]:
    coupling = matched.coupling
    yield coupling.left, coupling.right, matched.of_left
    yield coupling.right, coupling.left, matched.of_right
