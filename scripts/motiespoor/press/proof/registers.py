"""The registers on their pages: every row is there, as it stands now, and each is counted right; an empty one says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborNode

from motiespoor import dutch
from motiespoor.derive.anchors import of_row
from motiespoor.derive.matching import all_couplings
from motiespoor.derive.questions import Answer, answers, met
from motiespoor.derive.registers import REGISTERS, groups, register_page, row_places, status_of
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import RegisterRow, RegisterTable
from motiespoor.press.built import Page
from motiespoor.press.proof.known import count_in
from motiespoor.problem import clipped

_ANSWERED = (Answer.YES, Answer.NO, Answer.UNKNOWN)
_OVER = "niet meer bijgehouden"  # said of a register that ended


class Registers:
    """The registers of a dossier by the page that they stand on, and the rows with a page by theirs."""

    def __init__(self, dossier: Dossier, today: date) -> None:
        self.dossier = dossier
        coupled = all_couplings(dossier, today)
        self.met = {each.name: met(each.name, coupled) for each in dossier.registers}
        self.tables = {register_page(each.name): each for each in dossier.registers}
        places = row_places(dossier)
        self.rows = {
            place.page: (table, row)
            for table in dossier.registers
            for row in table.rows
            if (place := places[table.name, row.key]).anchor is None
        }


def registers_are_counted(page: Page, registers: Registers) -> Iterator[str]:
    """Ensure the page with all registers has a line for each, which says how many rows are known and until when was looked."""
    if page.address != REGISTERS:
        return
    for table in registers.dossier.registers:
        line = page.tree.css_first(f"#register-{table.name}")
        said = _text(line.css_first('[data-kop="Bekend"]')) if line is not None else ""
        number = count_in(said) or 0
        if number != len(table.rows) or (not table.rows and "geen gevonden" not in said):
            yield f"van register '{clipped(table.name)}' staat hier niet hoeveel rijen er bekend zijn: '{clipped(said)}'."
        if dutch.day(table.register.searched) not in _text(line):
            yield f"bij register '{clipped(table.name)}' staat niet tot wanneer is gezocht."
        ended = table.register.ended
        if (_OVER in said) != (ended is not None) or (ended is not None and dutch.day(ended.date) not in said):
            yield f"van register '{clipped(table.name)}' staat hier niet goed of het nog wordt bijgehouden: '{clipped(said)}'."


def the_end_is_told(page: Page, registers: Registers) -> Iterator[str]:
    """Ensure the page of a register says that it is not filled any more, since when and why, and only if that is so."""
    table = registers.tables.get(page.address)
    if table is None:
        return
    ended = table.register.ended
    said = " ".join(_text(each) for each in page.tree.css("p.let-op"))
    meant = (_OVER, dutch.day(ended.date), " ".join(ended.reason.split())) if ended is not None else ()
    if (ended is None and _OVER in said) or not all(each in said for each in meant):
        yield f"van register '{clipped(table.name)}' staat hier niet goed of het nog wordt bijgehouden: '{clipped(said)}'."


def rows_are_all_there(page: Page, registers: Registers) -> Iterator[str]:
    """Ensure the page of a register has each of its rows, with its name, where it stands and its numbers of now."""
    table = registers.tables.get(page.address)
    if table is None:
        return
    found = {each.attributes.get("id") or "": each for each in page.tree.css('tr[id^="rij-"]')}
    if [*found] != [of_row(row) for group in groups(registers.dossier, table) for row in group.rows]:
        yield "de rijen op deze pagina zijn niet die van het register, of staan niet in hun groep."
        return
    for row in table.rows:
        yield from _row_differs(found[of_row(row)], table, row)


def groups_are_counted(page: Page, registers: Registers) -> Iterator[str]:
    """Ensure a link to a group says how many rows stand there."""
    table = registers.tables.get(page.address)
    if table is None:
        return
    meant = {f"#{each.anchor}": len(each.rows) for each in groups(registers.dossier, table)}
    for item in page.tree.css(".groepen li"):
        link = item.css_first("a[href]")
        href = (link.attributes.get("href") or "") if link is not None else ""
        if count_in(_text(item).rpartition("(")[2]) != meant.get(href):
            yield f"bij groep '{clipped(_text(item))}' staat een ander aantal rijen dan er zijn."


def row_stands_as_it_is(page: Page, registers: Registers) -> Iterator[str]:
    """Ensure the page of a row says where it stands now, and tells each change of it on its day."""
    if page.address not in registers.rows:
        return
    table, row = registers.rows[page.address]
    status = status_of(table, row)
    said = _text(page.tree.css_first(".gegevens .rijstand"))
    if said != (status.label if status is not None else ""):
        yield f"hier staat '{clipped(said)}', en niet waar deze rij nu staat."
    days = [each.attributes.get("datetime") or "" for each in page.tree.css("ol.tijdlijn > li > time")]
    if days != [each.date.isoformat() for each in reversed(row.history)]:
        yield "de veranderingen van deze rij zijn hier andere dan in het dossier."


def questions_are_answered(page: Page, registers: Registers) -> Iterator[str]:
    """Ensure each question to a row has the answer that its fields give: on its own page, and in the table of all rows."""
    if page.address in registers.rows:
        of, row = registers.rows[page.address]
        given = answers(of, row, registers.met[of.name])
        shown = [_text(each) for each in page.tree.css("dl.antwoorden dd")]
        if shown != [dutch.capital(each.answer.label) for each in given]:
            yield f"de antwoorden van deze rij zijn hier andere dan haar velden geven: {clipped(', '.join(shown))}."
    if (table := registers.tables.get(page.address)) is None or not table.register.questions:
        return
    cells = {
        each.attributes.get("id"): [_text(line) for line in each.css('[data-kop="Vragen"] .regel')]
        for each in page.tree.css('tr[id^="rij-"]')
    }
    for row in table.rows:
        given = answers(table, row, registers.met[table.name])
        by_answer = ((kind, [each.question.label for each in given if each.answer is kind]) for kind in _ANSWERED)
        meant = [f"{dutch.capital(kind.label)}: {', '.join(labels)}" for kind, labels in by_answer if labels]
        if cells.get(of_row(row), meant) != meant:  # that a row is not there is told by itself
            yield f"bij rij '{clipped(table.title(row))}' staan andere antwoorden dan haar velden geven."


def _row_differs(shown: LexborNode, table: RegisterTable, row: RegisterRow) -> Iterator[str]:
    title, status = table.title(row), status_of(table, row)
    if not _text(shown.css_first("th")).startswith(" ".join(title.split())):
        yield f"rij '{clipped(row.key)}' heet hier anders dan '{clipped(title)}'."
    said = _text(shown.css_first(".rijstand"))
    if said != (status.label if status is not None else ""):
        yield f"bij rij '{clipped(title)}' staat '{clipped(said)}', en niet waar zij nu staat."
    cell = shown.css_first("td.getal")
    size = row.now(table.parts.size)
    if cell is not None and isinstance(size, int):
        told = _text(cell)
        if dutch.tally(size) not in told and str(size) not in told:
            yield f"bij rij '{clipped(title)}' staat '{clipped(told)}', en niet {dutch.tally(size)}."


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


RULES = (
    registers_are_counted,
    the_end_is_told,
    rows_are_all_there,
    groups_are_counted,
    row_stands_as_it_is,
    questions_are_answered,
)
