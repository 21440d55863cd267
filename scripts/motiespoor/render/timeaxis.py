"""Promises on an axis of time, as SVG in percentages without a view box: it stretches, and dots and words keep their size.

All rows of a page share one axis. Nothing is only in a picture: `promises` says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.deadlines import Deadline, Outcome
from motiespoor.derive.instances import State
from motiespoor.model.measure import Happened
from motiespoor.model.period import Period
from motiespoor.model.source import Source

# At most so many columns have their year above them: more would touch each other on a phone.
_COLUMNS = 7
_COLUMNS_ID = "tijdas"
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
# A label needs so much of the width; nearer to an edge, a word is anchored there.
_LABEL = 12.0
# What has no last day of its own is drawn on to the end of the axis.
_ENDLESS = (
    Outcome.NO_TERM,
    Outcome.OPEN_ENDED,
    Outcome.RECURRING,
    Outcome.TO_RECUR,
    Outcome.PERIODIC,
    Outcome.CONDITIONAL,
    Outcome.SHARED,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A stretch of time; `kind` says what it means, and is its class."""

    kind: str
    start: str
    end: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """A moment; one of which the day is not known is `about` there."""

    kind: str
    at: str
    radius: int
    about: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A promise: its lines lie under its dots."""

    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """The first of January; the label is "" where there is no room for one."""

    label: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """The columns, today, and a row for every promise by its id; `anchor` keeps the word for today within the picture."""

    years: tuple[Year, ...]
    today: str
    anchor: str
    rows: Mapping[str, Row]

    @property
    def head(self) -> str:
        """The years and the word for today, to stand above rows."""
        years = "".join(f'<text x="{each.at}" dx="4" y="38">{each.label}</text>' for each in self.years if each.label)
        word = f'<text class="spoor__nu" x="{self.today}" y="14" text-anchor="{self.anchor}">vandaag</text>'
        return _svg(44, word + _upright("nu", self.today, "100%", top="20") + years)

    @property
    def columns(self) -> str:
        """The years and today as they lie under each row: once on a page, and seen where a row calls for them."""
        years = "".join(_upright("jaar", each.at, "100%") for each in self.years)
        return _svg(0, f'<g id="{_COLUMNS_ID}">{years}{_upright("nu", self.today, "100%")}</g>')

    def drawn(self, id: str) -> str:
        """The row of a promise: the years and today, its lines, and its dots on top."""
        row = self.rows[id]
        marks = [f'<use href="#{_COLUMNS_ID}"/>']
        for line in row.lines:
            if line.start == line.end:
                marks.append(_upright(line.kind, line.start, "23", top="5"))
            else:
                marks.append(f'<line class="{line.kind}" x1="{line.start}" x2="{line.end}" y1="14" y2="14"/>')
        for dot in row.dots:
            kind = f"{dot.kind} rond" if dot.about else dot.kind
            marks.append(f'<circle class="{kind}" cx="{dot.at}" cy="14" r="{dot.radius}"/>')
        return _svg(28, "".join(marks))


def _svg(height: int, inner: str) -> str:
    return f'<svg class="spoor" width="100%" height="{height}" aria-hidden="true">{inner}</svg>'


def _upright(kind: str, at: str, bottom: str, *, top: str = "") -> str:
    """An upright line; without a top it begins at that of the picture."""
    begin = f' y1="{top}"' if top else ""
    return f'<line class="{kind}" x1="{at}" x2="{at}"{begin} y2="{bottom}"/>'


def axis(deadlines: Sequence[Deadline], sources: Mapping[str, Source], today: date) -> Axis | None:
    """One axis for all these promises, from the year of the first mark to a year after today; `None` without any."""
    if not deadlines:
        return None
    marked = [today, *(day for each in deadlines for day in _days(each, sources))]
    scale = _Scale(first=min(marked).year, end=max(max(marked).year, today.year + 1) + 1)
    at = scale.share(today)
    return Axis(
        years=tuple(scale.years()),
        today=scale.at(today),
        anchor="start" if at < _LABEL else "end" if at > 100 - _LABEL else "middle",
        rows={each.milestone.id: _row(each, sources, today, scale) for each in deadlines},
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scale:
    """From the first of January of a year to that of another."""

    first: int
    end: int

    def share(self, day: date) -> float:
        begin = date(self.first, 1, 1)
        return 100 * (day - begin).days / (date(self.end, 1, 1) - begin).days

    def at(self, day: date) -> str:
        return f"{self.share(day):.2f}%"

    def years(self) -> Iterator[Year]:
        step = next(each for each in _STEPS if self.end - self.first <= each * _COLUMNS)
        for year in range(self.first, self.end, step):
            share = self.share(date(year, 1, 1))
            yield Year(label=str(year) if share <= 100 - _LABEL else "", at=f"{share:.2f}%")


def promised(deadline: Deadline, sources: Mapping[str, Source]) -> Period:
    """When the source in which the promise stands was written."""
    return sources[deadline.milestone.promise.source].date


def _days(deadline: Deadline, sources: Mapping[str, Source]) -> Iterator[date]:
    """Every day that a row has a mark on."""
    milestone = deadline.milestone
    for period in (promised(deadline, sources), milestone.expected, deadline.term, milestone.achieved):
        if period is not None:
            yield from (day for day in (period.start, period.end, period.due) if day is not None)
    yield from (each.date for each in milestone.reports)
    yield from (day for each in deadline.instances for day in (each.day, each.closes) if day is not None)


def _row(deadline: Deadline, sources: Mapping[str, Source], today: date, scale: _Scale) -> Row:
    made, made_about = _moment(promised(deadline, sources))
    came = tuple(_came(deadline, scale))
    lines = (
        *_term(deadline, made, scale),
        *_lateness(deadline, today, scale),
        *_onward(deadline, made, today, scale),
    )
    dots = (*came, *([_dot("beloofd", made, 4, scale, about=made_about)] if made is not None else []))
    return Row(lines=lines, dots=dots)


def _moment(period: Period) -> tuple[date | None, bool]:
    """The day of a period, or of one that is longer the middle, and whether that is only about then."""
    if period.start is not None and period.end is not None:
        return period.start + (period.end - period.start) // 2, period.day is None
    return period.start or period.end, True


def _dot(kind: str, day: date, radius: int, scale: _Scale, *, about: bool = False) -> Dot:
    return Dot(kind=kind, at=scale.at(day), radius=radius, about=about)


def _line(kind: str, start: date, end: date, scale: _Scale) -> Iterator[Line]:
    """A line, if it has any length."""
    if start < end:
        yield Line(kind=kind, start=scale.at(start), end=scale.at(end))


def _term(deadline: Deadline, made: date | None, scale: _Scale) -> Iterator[Line]:
    """The way from the promise to its term, the term itself, and its last day; also of a term that was moved."""
    term, first = deadline.term, deadline.milestone.expected
    if first is not None and first != term and first.due is not None:
        yield _tick("eerst", first.due, scale)
    if term is None or (opens := term.start or term.due) is None:
        return
    if made is not None:
        yield from _line("looptijd", made, opens, scale)
    if term.due is None:
        yield Line(kind="venster open", start=scale.at(opens), end="100.00%")
        return
    yield from _line("venster", opens, term.due, scale)
    yield _tick(
        "grens laat" if deadline.dated_late or deadline.outcome is Outcome.MET_LATE else "grens", term.due, scale
    )


def _tick(kind: str, day: date, scale: _Scale) -> Line:
    return Line(kind=kind, start=scale.at(day), end=scale.at(day))


def _lateness(deadline: Deadline, today: date, scale: _Scale) -> Iterator[Line]:
    """From the last day of the term to today, or to when it came after all."""
    due = deadline.term.due if deadline.term is not None else None
    if due is None:
        return
    if deadline.dated_late:
        yield from _line("over", due, today, scale)
    elif deadline.outcome is Outcome.MET_LATE:
        assert deadline.milestone.achieved is not None and deadline.milestone.achieved.start is not None
        yield from _line("over", due, deadline.milestone.achieved.start, scale)


def _onward(deadline: Deadline, made: date | None, today: date, scale: _Scale) -> Iterator[Line]:
    """What goes on without a last day: dotted to the end, or red to today when a year of it is lacking."""
    last = max((day for day in (made, *_told(deadline)) if day is not None), default=None)
    if deadline.yearly_late:
        if last is not None:
            yield from _line("over stippel", last, today, scale)
    elif deadline.outcome in _ENDLESS and last is not None and (deadline.term is None or not _has_days(deadline.term)):
        yield Line(kind="stippel", start=scale.at(last), end="100.00%")


def _has_days(term: Period) -> bool:
    return term.start is not None or term.due is not None


def _told(deadline: Deadline) -> Iterable[date]:
    """The days on which something of a returning promise came."""
    return (_day_of(each.year, each.day) for each in deadline.instances if each.state in (State.CAME, State.DOUBTFUL))


def _day_of(year: int, day: date | None) -> date:
    """Of what came in a year, nobody knows when, the middle of that year."""
    return day if day is not None else date(year, 7, 1)


def _came(deadline: Deadline, scale: _Scale) -> Iterator[Dot]:
    """What came: each report, or each year of what returns, and the day on which it was there."""
    if deadline.instances:
        for each in deadline.instances:
            day, about = _day_of(each.year, each.day), each.day is None
            if each.state is State.CAME:
                yield _dot("bericht", day, 5, scale, about=about)
            elif each.state is State.DOUBTFUL:
                yield _dot("twijfel", day, 5, scale, about=about)
            elif each.state is State.MISSED and deadline.yearly_late:
                yield _dot("gemist", each.closes, 5, scale)
        return
    for report in deadline.milestone.reports:
        if report.happened is Happened.DOUBTFUL:
            yield _dot("twijfel", report.date, 5, scale)
        elif report.happened is not Happened.YES:
            yield _dot("bericht", report.date, 3, scale)
        elif deadline.milestone.achieved is None:
            yield _dot("bericht", report.date, 5, scale)
    achieved = deadline.milestone.achieved
    if achieved is not None:
        there, about = _moment(achieved)
        if there is not None:
            yield _dot("klaar", there, 7, scale, about=about)
