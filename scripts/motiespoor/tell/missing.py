"""What a round still lacks, in words: for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.missing import FigureLack, Lack, Missing
from motiespoor.dutch import count, day, listed, when
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import RegisterTable
from motiespoor.tell.style import Style, bullets


def in_words(missing: Missing, style: Style) -> str:
    """The whole report, per owner."""
    return "".join(f"{line}\n" for line in _lines(missing, style))


def no_round_is_open(dossier: Dossier) -> str:
    """What is told when there is no round to fill."""
    if not dossier.rounds:
        return "Er is nog geen ronde. Maak er een: motiespoor nieuw ronde\n"
    last = dossier.rounds[-1]
    assert last.closing is not None
    name = last.sheet.id
    return (
        f"Geen ronde is open. De laatste is {name}, gesloten op {day(last.closing.date)}.\n"
        f"Wat daarin ontbreekt: motiespoor ontbreekt {name}. Een nieuwe ronde: motiespoor nieuw ronde\n"
    )


def _lines(missing: Missing, style: Style) -> Iterator[str]:
    sheet = missing.round.sheet
    state = f"gesloten op {day(missing.round.closing.date)}" if missing.round.closing else "nog open"
    yield from style.heading(1, f"Wat ontbreekt in ronde {style.text(sheet.id)}")
    yield ""
    yield f"{style.text(sheet.title)}, {day(sheet.date)}. Peildatum {day(sheet.reference_date)}. De ronde is {state}."
    yield ""
    yield _counted(missing)
    for role, lacks in missing.owners:
        yield ""
        yield from style.heading(2, f"{style.text(role.name)} ({style.name(role.id)})")
        yield ""
        yield from _points([[_measure(lack, style), *_lacking(missing, lack, style)] for lack in lacks])
    if any(lack.text for _, lacks in missing.owners for lack in lacks):
        yield ""
        yield "Noemt de ronde een maatregel niet, dan hoort er geen tekst bij."
    if missing.promises:
        yield ""
        yield from style.heading(2, "Beloften zonder maatregel")
        yield ""
        yield from _points([[_late(each, style)] for each in missing.promises])
    if missing.figures:
        yield ""
        yield from style.heading(2, f"Cijfers op {day(sheet.reference_date)}")
        yield ""
        yield from _points([_figures(each, style) for each in missing.figures])
    if missing.registers:
        yield ""
        yield from style.heading(2, "Registers waarin sinds deze ronde niet is gezocht")
        yield ""
        yield from _points([[_register(each, style)] for each in missing.registers])


def _counted(missing: Missing) -> str:
    texts, updates, promises, figures = missing.counts
    counts = [
        (texts, "tekst", "teksten"),
        (updates, "stand", "standen"),
        (promises, "bericht over een belofte", "berichten over beloften"),
        (figures, "cijfer", "cijfers"),
    ]
    told = listed(count(number, one, many) for number, one, many in counts if number)
    if told or missing.registers:
        return f"Nog te doen: {told or 'verder zoeken'}."
    return "Er ontbreekt niets."


def _measure(lack: Lack, style: Style) -> str:
    return f"maatregel {style.text(lack.measure.number)}: {style.text(lack.measure.title)}"


def _lacking(missing: Missing, lack: Lack, style: Style) -> Iterator[str]:
    if lack.text:
        path = f"{paths.ROUNDS}/{missing.round.sheet.id}/{lack.measure.number}.yaml"
        yield f"de letterlijke tekst: {style.name(path)}"
    for action in lack.actions:
        yield f"een stand in deze ronde: {style.name(action.id)}, {style.text(action.title)}"
    for each in lack.late:
        yield _late(each, style)


def _late(deadline: Deadline, style: Style) -> str:
    term = f" (beloofd: {style.text(when(deadline.term))})" if deadline.term else ""
    return (
        f"{deadline.outcome.label}: {style.name(deadline.milestone.id)}, {style.text(deadline.milestone.title)}{term}"
    )


def _figures(lack: FigureLack, style: Style) -> list[str]:
    number = f"{len(lack.cells)} van de {lack.expected} die er op {day(lack.earlier)} waren"
    areas: dict[tuple[str, str | None], list[str]] = {}
    for area, sector, breakdown in lack.cells:
        areas.setdefault((sector, breakdown), []).append(style.name(area))
    return [
        f"{style.name(lack.series.id)}, {style.text(lack.series.title)}: {number}",
        *(
            f"sector {style.name(sector)}{f', uitsplitsing {style.name(breakdown)}' if breakdown else ''}, "
            f"gebied {', '.join(named)}"
            for (sector, breakdown), named in areas.items()
        ),
    ]


def _register(table: RegisterTable, style: Style) -> str:
    path = f"{paths.REGISTERS}/{table.name}/{paths.DESCRIPTOR}"
    return (
        f"{style.text(table.package.title)}: gezocht tot en met {day(table.register.searched)}. "
        f"Zoek verder, en zet de nieuwe dag in 'gezocht_tot' van {style.name(path)}"
    )


def _points(lines: list[list[str]]) -> Iterator[str]:
    """Points, all of them: a list of what is to be done is not cut short."""
    return bullets(lines, most=len(lines))
