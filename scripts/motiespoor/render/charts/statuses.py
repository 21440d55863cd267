"""The status of every action of every measure: in each round, also one that did not come, and as last known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from motiespoor import dutch
from motiespoor.derive.days import ExpectedRound, expected_rounds
from motiespoor.derive.history import History, Standing, histories, latest_day, tally
from motiespoor.derive.names import phrases
from motiespoor.derive.rows import number_in
from motiespoor.model.dossier import Dossier
from motiespoor.model.period import MONTHS
from motiespoor.model.publication import Chart, StatusKind
from motiespoor.model.wording import Phrases
from motiespoor.render.charts.figure import NOTHING, Cell, Column, Figure, Spec, cell, place
from motiespoor.render.charts.marks import CEL, FONT_SIZE, INK, MUTED, NARROW, WIDE, clipped, specification, width_of
from motiespoor.render.sentences import named, not_found, numbered, only_latest
from motiespoor.render.signs import PATHS

ABSENT = "·"
_SIGN = 4  # the size at which Vega draws a path one pixel to a unit
_FIRST_DRAWN = 2  # the column of the first round
_NAMES, _LEAST_NAMES = 320, 160  # room for the names of the measures in the wide picture, in pixels
# Of a sign from the one beside it, in pixels; and so many moments are always drawn: the last round, and what is last known.
_PITCH, _LEAST = 15, 2
# A picture with more rows than this is taller than anyone reads; the table with the same cells stays.
MOST_MEASURES = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class _Moment:
    """What a column stands for: a round, by its place among them; a round that did not come; or what is last known.

    `name` heads the column in the CSV, `head` in the wide picture and `short` in the narrow one.
    """

    name: str
    head: str
    short: str
    round: int | None = None
    missed: ExpectedRound | None = None

    @property
    def title(self) -> str:
        """What stands above the column of the table."""
        return f"{self.head}: {not_found(self.missed.searched)}" if self.missed else self.head

    def standings(self, history: History) -> tuple[Standing, ...]:
        """Where the actions of a measure stood; nowhere, in a round that did not come."""
        if self.missed is not None:
            return ()
        return history.now if self.round is None else history.rounds[self.round][1]


def _moments(dossier: Dossier, said: Phrases, today: date) -> tuple[_Moment, ...]:
    """The columns: the rounds, each that did not come at its place among them, and what is last known."""
    rounds = [
        (
            each.sheet.date,
            _Moment(
                name=each.sheet.id,
                head=f"{said['Ronde']} {each.sheet.id}",
                short=each.sheet.id.replace("-", " "),  # a word on a line
                round=number,
            ),
        )
        for number, each in enumerate(dossier.rounds)
    ]
    rounds += [
        (
            each.opens,
            _Moment(
                name=f"verwacht_{each.year}", head=f"{said['Ronde']} {each.year}", short=str(each.year), missed=each
            ),
        )
        for each in expected_rounds(dossier, today)
    ]
    # The name in the CSV is older than these words: who reads the file counts on it.
    last = _Moment(name="nu", head="Laatst bekend", short="laatst")
    return (*(moment for _, moment in sorted(rounds, key=lambda each: each[0])), last)


def status_figure(dossier: Dossier, chart: Chart, today: date) -> Figure | None:
    """One sign per action, a row per measure, a column per round; `None` without rounds or actions, or with more measures than a picture can show."""
    every = histories(dossier)
    if len(every) > MOST_MEASURES or not dossier.rounds or not any(each.now for each in every):
        return None
    said = phrases(dossier)
    rounds, moments = [each.sheet.id for each in dossier.rounds], _moments(dossier, said, today)
    between = f"Van {said['ronde']} {rounds[-2]} naar {said['ronde']} {rounds[-1]}" if len(rounds) > 1 else ""
    known = tuple(standing for each in every for standing in each.now)
    counted = tally(known, dossier.statuses)
    used = {
        standing.update.status
        for each in every
        for moment in moments
        for standing in moment.standings(each)
        if standing.update
    }
    status, most = max(counted, key=lambda each: each[1])
    stand = f"{dutch.of_all(most, len(known), 'actie', 'acties')} {'staat' if most == 1 else 'staan'}"
    last = f"laatst bekend, {_month(dossier, known)}"
    moved = _moved(every)
    told = [f"Laatst bekend: {dutch.listed(f'{named(said, each)} {number}' for each, number in counted)}."]
    told += [f"{between}: {dutch.listed(_told(moved))}."] if moved else []
    return Figure(
        id=chart.id,
        finding=f"{dutch.capital(last)}: {stand} op {dutch.quoted(status.label if said.foreign else status.label.lower())}",
        measure=" ".join(_measured(dossier, said, moments)),
        sentence=" ".join(told),
        subject=f"Status van de acties per {said['maatregel']}, in {said['elke ronde']} en {last}; {_last_report(dossier)}",
        columns=(
            Column("maatregel", said["Maatregel"]),
            Column("acties", "Acties", figure=True),
            *(Column(each.name, each.title) for each in moments),
            *([Column("beweging", between)] if moved else []),
        ),
        rows=_table(every, moments, dossier.statuses, dict(_named(dossier, every)), said.told("Alle maatregelen")),
        totals=1,
        sources=tuple(dict.fromkeys(each.sheet.source for each in dossier.rounds)),
        notes=("De status is onze lezing van de bronnen.", *_only_latest(said, moments, every)),
        key=tuple(each for each in dossier.statuses if each.id in used),
        wide=_drawn(every, moments, dossier.statuses, WIDE),
        narrow=_drawn(every, moments, dossier.statuses, NARROW),
    )


def _only_latest(said: Phrases, moments: tuple[_Moment, ...], every: tuple[History, ...]) -> Iterator[str]:
    """That a phone shows the latest rounds alone, where there are more than it has room for."""
    fitting = _fitting(moments, max(len(each.now) for each in every))
    if fitting < len(moments):
        yield only_latest(said, fitting - 1, len(moments) - 1)


def _month(dossier: Dossier, known: tuple[Standing, ...]) -> str:
    """September 2025: the month of the last round; or later, when more was said since of some of the actions."""
    last = max(each.sheet.date for each in dossier.rounds)
    later = any(each.update.date > last for each in known if each.update)
    return f"{MONTHS[last.month - 1]} {last.year}{' of later' if later else ''}"


def _last_report(dossier: Dossier) -> str:
    return f"laatste bericht: {dutch.day(latest_day(dossier))}"


def _measured(dossier: Dossier, said: Phrases, moments: tuple[_Moment, ...]) -> Iterator[str]:
    """The subtitle: what a sign is, how far it goes, and what stands where there is none."""
    yield f"{said.told('Een teken per actie, in elke ronde en zoals laatst bekend')} ({_last_report(dossier)})."
    yield "Een punt: die actie stond er niet."
    for each in moments:
        if each.missed is not None:
            yield f"De lege kolom {each.missed.year}: {not_found(each.missed.searched)}."


def _table(
    every: tuple[History, ...],
    moments: tuple[_Moment, ...],
    statuses: tuple[StatusKind, ...],
    names: Mapping[str, str],
    all_of_them: str,
) -> tuple[tuple[Cell, ...], ...]:
    """A row per measure and one of all together: its actions, their statuses at each moment, and who moved."""

    def row(name: Cell, of: tuple[History, ...]) -> tuple[Cell, ...]:
        moved = _moved(of)
        movement = [
            Cell("; ".join(f"{kind.replace(' ', '-')} {n}" for kind, n in moved), ", ".join(_told(moved)) or NOTHING)
        ]
        return (
            name,
            cell(str(sum(len(each.now) for each in of))),
            *(_cell(moment, of, statuses) for moment in moments),
            *(movement if _moved(every) else []),
        )

    named = [(Cell(each.measure.number, names[each.measure.slug]), (each,)) for each in every]
    return (*(row(name, of) for name, of in named), row(Cell("totaal", all_of_them), every))


def _named(dossier: Dossier, every: tuple[History, ...]) -> Iterator[tuple[str, str]]:
    """Each measure by its key as its row is called: 6. Een loket (nummer 5b in 2024), with the numbers of then."""
    for each in every:
        runs = groupby(
            ((number_in(dossier, held, each.measure), held.sheet.id) for held, _ in each.rounds), itemgetter(0)
        )
        told = [numbered(number, [name for _, name in run]) for number, run in runs if number != each.measure.number]
        before = f" ({'; '.join(told)})" if told else ""
        yield each.measure.slug, f"{each.measure.number}. {each.measure.title}{before}"


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


def _cell(moment: _Moment, of: tuple[History, ...], statuses: tuple[StatusKind, ...]) -> Cell:
    if moment.missed is not None:
        return Cell("", dutch.NOT_FOUND)
    counted = tally(tuple(standing for each in of for standing in moment.standings(each)), statuses)
    raw = "; ".join(f"{status.id} {number}" for status, number in counted)
    return Cell(raw, ", ".join(f"{status.label} ({number})" for status, number in counted) or NOTHING)


def _fitting(moments: tuple[_Moment, ...], most: int) -> int:
    """How many of the latest moments the narrow picture has room for, with at most so many signs beside each other."""
    for number in range(len(moments), _LEAST, -1):
        room = NARROW / number
        words = (word for each in moments[-number:] for word in each.short.split())
        if room >= max(map(width_of, words)) and room >= most * _PITCH:
            return number
    return min(len(moments), _LEAST)


def _drawn(
    every: tuple[History, ...], moments: tuple[_Moment, ...], statuses: tuple[StatusKind, ...], width: int
) -> Spec:
    import altair as alt

    by_id = {status.id: status for status in statuses}
    narrow = width == NARROW
    most = max(len(each.now) for each in every)
    left_out = len(moments) - _fitting(moments, most) if narrow else 0
    moments = moments[left_out:]
    heads = [each.short if narrow else each.head for each in moments]
    # The heads stand beside each other, a word on a line; the names of the measures get the room that is left.
    asked = round(len(heads) * (max(width_of(word) for head in heads for word in head.split()) + 16))
    plot = width if narrow else max(width - _NAMES, asked)
    names = max(width - plot, _LEAST_NAMES)
    signs: list[dict[str, Any]] = []
    absent: list[dict[str, Any]] = []
    order = []
    for number, each in enumerate(every):
        title = clipped(f"{each.measure.number}. {each.measure.title}", names)
        order.append(each.measure.number if narrow else title)
        for column, (head, moment) in enumerate(zip(heads, moments, strict=True), start=_FIRST_DRAWN + left_out):
            for spot, standing in enumerate(moment.standings(each)):
                at = {"measure": order[-1], "column": head, "place": spot}
                if standing.update is None:
                    absent.append({**at, "sign": ABSENT})
                    continue
                status = by_id[standing.update.status]
                colour = f"var(--status-{status.id})"
                signs.append({**at, "cel": place(number, column), "sign": PATHS[status.sign], "colour": colour})
    below = (max(len(head.split()) for head in heads) - 1) * (FONT_SIZE + 5)
    x = alt.X(
        "column:N",
        scale=alt.Scale(domain=heads),
        axis=alt.Axis(
            orient="top", labelAngle=0, labelColor=INK, labelExpr="split(datum.label, ' ')", labelPadding=4 + below
        ),
    )
    y = alt.Y("measure:N", scale=alt.Scale(domain=order), axis=alt.Axis(labelColor=INK, grid=True, tickBand="extent"))
    offset = alt.XOffset("place:O", scale=alt.Scale(domain=list(range(most)), paddingOuter=0.5))

    def layer(data: list[dict[str, Any]]) -> Any:
        return alt.Chart(alt.InlineData(data)).encode(x=x, xOffset=offset, y=y)

    marks = (
        layer(signs)
        .mark_point(filled=True, opacity=1, size=_SIGN)
        .encode(
            shape=alt.Shape("sign:N", scale=None),
            fill=alt.Fill("colour:N", scale=None),
            description=alt.Description(CEL),
        )
    )
    points = layer(absent).mark_text(fontSize=18, baseline="middle", color=MUTED).encode(text=alt.Text("sign:N"))
    return specification([(signs, marks), (absent, points)], width=plot, height={"step": 34})
