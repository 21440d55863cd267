"""The status of every action of every measure over the rounds, and now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from motiespoor.derive.history import History, Standing, histories, tally
from motiespoor.model.dossier import Dossier
from motiespoor.model.publication import Chart, StatusKind
from motiespoor.render import words
from motiespoor.render.charts.figure import Cell, Column, Figure, Spec
from motiespoor.render.charts.marks import INK, MUTED, NARROW, WIDE, specification

NOW = "nu"
ABSENT = "·"
# A picture with more rows than this is taller than anyone reads; the table with the same cells stays.
MOST_MEASURES = 60


def status_figure(dossier: Dossier, chart: Chart, today: date) -> Figure | None:
    """One sign per action, a row per measure, a column per round; `None` without rounds, or with more measures than a picture can show."""
    every = histories(dossier)
    if not 0 < len(every) <= MOST_MEASURES or not dossier.rounds:
        return None
    columns = [each.sheet.id for each in dossier.rounds] + [NOW]
    shown = tuple(standing for each in every for standing in each.now)
    counted = tally(shown, dossier.statuses)
    used = {standing.update.status for each in every for _, row in _cells(each) for standing in row if standing.update}
    biggest = max(counted, key=lambda each: each[1])
    return Figure(
        id=chart.id,
        finding=f"{biggest[1]} van de {len(shown)} acties {'staat' if biggest[1] == 1 else 'staan'} op ‘{biggest[0].label.lower()}’",
        measure=f"Een teken per actie, in elke ronde en nu ({words.day(today)}). Een punt: die actie stond er niet.",
        sentence=f"Nu staan de acties zo: {words.listed(f'{status.label.lower()} {number}' for status, number in counted)}."
        + _movement(every),
        columns=(Column("maatregel", "Maatregel"), *(Column(name, _head(name)) for name in columns)),
        rows=tuple(
            (
                Cell(each.measure.number, f"{each.measure.number}. {each.measure.title}"),
                *(_cell(row, dossier.statuses) for _, row in _cells(each)),
            )
            for each in every
        ),
        sources=tuple(dict.fromkeys(each.sheet.source for each in dossier.rounds)),
        notes=("De status is onze lezing van de bronnen.",),
        key=tuple(status for status in dossier.statuses if status.id in used),
        wide=_drawn(every, dossier.statuses, columns, WIDE),
        narrow=_drawn(every, dossier.statuses, columns, NARROW),
    )


def _movement(every: tuple[History, ...]) -> str:
    """Who moved between the last two rounds, who stood still, who is new and who was silent; "" with one round."""
    if len(every[0].rounds) < 2:
        return ""
    (before, _), (after, _) = every[0].rounds[-2:]
    kinds = Counter(
        _step(old, new)
        for each in every
        for old, new in zip(each.rounds[-2][1], each.rounds[-1][1], strict=True)
        if old.update or new.update
    )
    told = words.listed(f"{kinds[kind]} {kind}" for kind in _STEPS if kinds[kind])
    return f" Van ronde {before.sheet.id} naar ronde {after.sheet.id}: {told}."


_STEPS = ("veranderd", "gelijk gebleven", "nieuw", "niet genoemd")


def _step(old: Standing, new: Standing) -> str:
    if old.update is None:
        return "nieuw"
    if new.update is None:
        return "niet genoemd"
    return "gelijk gebleven" if old.update.status == new.update.status else "veranderd"


def _head(name: str) -> str:
    return "Nu" if name == NOW else f"Ronde {name}"


def _cells(history: History) -> list[tuple[str, tuple[Standing, ...]]]:
    return [*((each.sheet.id, row) for each, row in history.rounds), (NOW, history.now)]


def _cell(row: tuple[Standing, ...], statuses: tuple[StatusKind, ...]) -> Cell:
    counted = tally(row, statuses)
    raw = "; ".join(f"{status.id} {number}" for status, number in counted)
    return Cell(raw, ", ".join(f"{status.label} ({number})" for status, number in counted) or "–")


def _drawn(every: tuple[History, ...], statuses: tuple[StatusKind, ...], columns: list[str], width: int) -> Spec:
    import altair as alt

    by_id = {status.id: status for status in statuses}
    narrow = width == NARROW
    most = max(len(each.now) for each in every)
    rows: list[dict[str, Any]] = []
    for each in every:
        title = each.measure.title
        name = (
            each.measure.number
            if narrow
            else f"{each.measure.number}. {title if len(title) <= 44 else title[:43] + '…'}"
        )
        for column, row in _cells(each):
            for place, standing in enumerate(row):
                status = by_id[standing.update.status] if standing.update else None
                rows.append(
                    {
                        "measure": name,
                        "column": _head(column) if not narrow else column,
                        "place": place,
                        "sign": status.symbol if status else ABSENT,
                        "colour": f"var(--status-{status.id})" if status else MUTED,
                    }
                )
    order = list(dict.fromkeys(row["measure"] for row in rows))
    heads = [_head(name) if not narrow else name for name in columns]
    names = 0 if narrow else 320
    chart = (
        alt.Chart(alt.InlineData(rows))
        .mark_text(fontSize=18, baseline="middle")
        .encode(
            x=alt.X("column:N", sort=heads, axis=alt.Axis(orient="top", labelAngle=0, labelColor=INK)),
            xOffset=alt.XOffset("place:O", scale=alt.Scale(domain=list(range(most)), paddingOuter=0.5)),
            y=alt.Y("measure:N", sort=order, axis=alt.Axis(labelColor=INK, grid=True, tickBand="extent")),
            text="sign:N",
            color=alt.Color("colour:N", scale=None),
        )
        .properties(width=max(width - names, 220), height={"step": 34})
    )
    return specification(chart)
