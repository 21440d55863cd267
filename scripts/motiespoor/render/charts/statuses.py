"""The status of every action of every measure over the rounds, and now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from motiespoor import dutch
from motiespoor.derive.history import History, Standing, histories, tally
from motiespoor.model.dossier import Dossier
from motiespoor.model.publication import Chart, StatusKind
from motiespoor.render.charts.figure import NOTHING, Cell, Column, Figure, Spec, cell, place
from motiespoor.render.charts.marks import CEL, INK, MUTED, NARROW, WIDE, clipped, specification, width_of

NOW = "nu"
ABSENT = "·"
_FIRST_DRAWN = 2  # the column of the first round
_NAMES, _LEAST_NAMES = 320, 160  # room for the names of the measures in the wide picture, in pixels
# A picture with more rows than this is taller than anyone reads; the table with the same cells stays.
MOST_MEASURES = 60


def status_figure(dossier: Dossier, chart: Chart, today: date) -> Figure | None:
    """One sign per action, a row per measure, a column per round; `None` without rounds, or with more measures than a picture can show."""
    every = histories(dossier)
    if not 0 < len(every) <= MOST_MEASURES or not dossier.rounds:
        return None
    rounds = [each.sheet.id for each in dossier.rounds]
    table = _table(every, dossier.statuses)
    shown = tuple(standing for each in every for standing in each.now)
    counted = tally(shown, dossier.statuses)
    used = {standing.update.status for each in every for _, row in _cells(each) for standing in row if standing.update}
    biggest = max(counted, key=lambda each: each[1])
    moved = _moved(every)
    return Figure(
        id=chart.id,
        finding=f"{biggest[1]} van de {len(shown)} acties {'staat' if biggest[1] == 1 else 'staan'} op ‘{biggest[0].label.lower()}’",
        measure=f"Een teken per actie, in elke ronde en nu ({dutch.day(today)}). Een punt: die actie stond er niet.",
        sentence=f"Nu staan de acties zo: {dutch.listed(f'{status.label.lower()} {number}' for status, number in counted)}."
        + (f" Van ronde {rounds[-2]} naar ronde {rounds[-1]}: {dutch.listed(_told(moved))}." if moved else ""),
        subject=f"Status van de acties per maatregel, in elke ronde en nu ({dutch.day(today)})",
        columns=(
            Column("maatregel", "Maatregel"),
            Column("acties", "Acties", figure=True),
            *(Column(name, _head(name)) for name in [*rounds, NOW]),
            *([Column("beweging", f"Van ronde {rounds[-2]} naar ronde {rounds[-1]}")] if moved else []),
        ),
        rows=table,
        totals=1,
        sources=tuple(dict.fromkeys(each.sheet.source for each in dossier.rounds)),
        notes=("De status is onze lezing van de bronnen.",),
        key=tuple(status for status in dossier.statuses if status.id in used),
        wide=_drawn(every, dossier.statuses, WIDE),
        narrow=_drawn(every, dossier.statuses, NARROW),
    )


def _table(every: tuple[History, ...], statuses: tuple[StatusKind, ...]) -> tuple[tuple[Cell, ...], ...]:
    """A row per measure and one of all together: its actions, their statuses in each round and now, and who moved."""

    def row(name: Cell, of: tuple[History, ...]) -> tuple[Cell, ...]:
        columns = zip(*(_cells(each) for each in of), strict=True)
        counts = [tuple(standing for _, row in column for standing in row) for column in columns]
        moved = _moved(of)
        movement = [
            Cell("; ".join(f"{kind.replace(' ', '-')} {n}" for kind, n in moved), ", ".join(_told(moved)) or NOTHING)
        ]
        return (
            name,
            cell(str(sum(len(each.now) for each in of))),
            *(_cell(each, statuses) for each in counts),
            *(movement if _moved(every) else []),
        )

    named = [(Cell(each.measure.number, f"{each.measure.number}. {each.measure.title}"), (each,)) for each in every]
    return (*(row(name, of) for name, of in named), row(Cell("totaal", "Alle maatregelen"), every))


def _moved(every: tuple[History, ...]) -> list[tuple[str, int]]:
    """How many actions moved between the last two rounds, stood still, are new or were silent; none with one round."""
    if len(every[0].rounds) < 2:
        return []
    kinds = Counter(
        _step(old, new)
        for each in every
        for old, new in zip(each.rounds[-2][1], each.rounds[-1][1], strict=True)
        if old.update or new.update
    )
    return [(kind, kinds[kind]) for kind in _STEPS if kinds[kind]]


def _told(moved: list[tuple[str, int]]) -> list[str]:
    return [f"{number} {kind}" for kind, number in moved]


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


def _drawn(every: tuple[History, ...], statuses: tuple[StatusKind, ...], width: int) -> Spec:
    import altair as alt

    by_id = {status.id: status for status in statuses}
    narrow = width == NARROW
    most = max(len(each.now) for each in every)
    heads = [name if narrow else _head(name) for name, _ in _cells(every[0])]
    # The heads of the rounds stand beside each other; the names of the measures get the room that is left.
    asked = round(len(heads) * (max(width_of(head) for head in heads) + 16))
    plot = width if narrow else max(width - _NAMES, asked)
    names = max(width - plot, _LEAST_NAMES)
    signs: list[dict[str, Any]] = []
    absent: list[dict[str, Any]] = []
    order = []
    for number, each in enumerate(every):
        title = clipped(f"{each.measure.number}. {each.measure.title}", names)
        order.append(each.measure.number if narrow else title)
        for column, (name, row) in enumerate(_cells(each), start=_FIRST_DRAWN):
            for spot, standing in enumerate(row):
                at = {"measure": order[-1], "column": name if narrow else _head(name), "place": spot}
                if standing.update is None:
                    absent.append({**at, "sign": ABSENT})
                    continue
                status = by_id[standing.update.status]
                colour = f"var(--status-{status.id})"
                signs.append({**at, "cel": place(number, column), "sign": status.symbol, "colour": colour})
    x = alt.X("column:N", scale=alt.Scale(domain=heads), axis=alt.Axis(orient="top", labelAngle=0, labelColor=INK))
    y = alt.Y("measure:N", scale=alt.Scale(domain=order), axis=alt.Axis(labelColor=INK, grid=True, tickBand="extent"))
    offset = alt.XOffset("place:O", scale=alt.Scale(domain=list(range(most)), paddingOuter=0.5))

    def layer(data: list[dict[str, Any]], **look: Any) -> Any:
        mark = alt.Chart(alt.InlineData(data)).mark_text(fontSize=18, baseline="middle", **look)
        return mark.encode(x=x, xOffset=offset, y=y, text=alt.Text("sign:N"))

    layers = [layer(signs).encode(color=alt.Color("colour:N", scale=None), description=alt.Description(CEL))]
    layers += [layer(absent, color=MUTED)] if absent else []
    return specification(alt.layer(*layers).properties(width=plot, height={"step": 34}))
