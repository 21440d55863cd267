"""What charts of the parts of a whole share: the order of the parts, the table, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor import dutch, spoken
from motiespoor.derive.names import area_word, sector_word
from motiespoor.derive.spread import Share, Spread
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Frequency, Observation, Precision, Series
from motiespoor.model.publication import Chart
from motiespoor.model.wording import Article, Word
from motiespoor.render.charts.figure import (
    ABSENT,
    NOTHING,
    Cell,
    Column,
    Figure,
    Spec,
    cell,
    evidence_cell,
    precision_cell,
    value_cell,
)
from motiespoor.render.charts.scope import Scope
from motiespoor.render.revisions import before

VALUE = 1  # the column with the values
MOST_TOLD = 3  # parts in a sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """A level over the parts of a whole as a table: the largest first, then those without a value.

    `word` names the parts; `share` is the number of the column with the shares, when there is one.
    A last row has the whole, when that is known.
    """

    spread: Spread
    word: Word
    ordered: tuple[Share, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    share: int | None

    @property
    def drawn(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of the parts, without that of the whole."""
        return self.rows[: len(self.ordered)]

    @property
    def totals(self) -> int:
        """How many rows are of the whole."""
        return len(self.rows) - len(self.ordered)

    @property
    def known(self) -> tuple[Share, ...]:
        """The parts with a value."""
        return self.ordered[: self.spread.known]

    @property
    def absent(self) -> int:
        """How many parts have no row."""
        return sum(each.observation is None for each in self.ordered)

    @property
    def sought(self) -> int:
        """How many parts have a row without a value."""
        return len(self.ordered) - self.spread.known - self.absent

    def counted(self, number: int) -> str:
        """3 gebieden"""
        return dutch.count(number, self.word.one, self.word.many)

    def of_all(self, number: int) -> str:
        """3 van de 12 gebieden"""
        word, total = self.word, len(self.ordered)
        return dutch.of_all(number, total, word.one, word.many, neuter=word.article is Article.HET)

    @property
    def where(self) -> str:
        """The word before the name of a part."""
        return "in" if isinstance(self.ordered[0].part, Area) else "bij"

    def names(self) -> list[str]:
        """The names of the parts, in order."""
        return [each.part.name for each in self.ordered]

    def shown(self, part: Share) -> str:
        """The value of a part as a reader sees it."""
        return self.rows[self.ordered.index(part)][VALUE].shown


def parts_of(spread: Spread, whole: str, dossier: Dossier) -> Parts:
    """The table of a spread; `whole` is the name of what the parts make together."""
    known = [each for each in spread.parts if _value(each) is not None]
    known.sort(key=lambda each: -(_value(each) or Decimal(0)))  # stable: of equal values the first in the file
    ordered = (*known, *(each for each in spread.parts if _value(each) is None))
    series = spread.series
    shares = any(each.share is not None for each in ordered)
    ranks = any(each.rank is not None for each in ordered)
    areas = isinstance(spread.parts[0].part, Area)
    word = area_word(dossier) if areas else sector_word(dossier)
    columns = [
        Column("gebied" if areas else "sector", dutch.capital(word.one)),
        Column(series.unit.replace(" ", "_"), spoken.heading(series), figure=True),
        *([Column("aandeel_procent", "Aandeel in procent", figure=True)] if shares else []),
        *([Column("rang", "Rang", figure=True)] if ranks else []),
        Column("nauwkeurigheid", "Nauwkeurigheid"),
        Column("herkomst", "Herkomst"),
    ]

    def row(name: str, observation: Observation | None, share: Decimal | None, rank: int | None) -> Iterator[Cell]:
        yield cell(name)
        yield observed_cell(observation, series)
        if shares:
            yield percent_cell(share)
        if ranks:
            yield Cell("", NOTHING) if rank is None else cell(str(rank))
        yield from hardness_cells(observation)

    rows = [tuple(row(each.part.name, each.observation, each.share, each.rank)) for each in ordered]
    if spread.whole is not None and spread.whole.value is not None:
        rows.append(tuple(row(whole, spread.whole, None, None)))
    return Parts(
        spread=spread,
        word=word,
        ordered=ordered,
        columns=tuple(columns),
        rows=tuple(rows),
        share=VALUE + 1 if shares else None,
    )


def figure(
    chart: Chart, of: Scope, parts: Parts, whole: str, finding: str, *, dossier: Dossier, wide: Spec, narrow: Spec
) -> Figure:
    """The chart of a spread; `whole` is the name of what the parts make together."""
    series, observed = parts.spread.series, _observed(parts, whole)
    return Figure(
        id=chart.id,
        series=series.id,
        area=of.area,
        sector=of.sector,
        finding=of.titled(finding),
        measure=_measured(parts, of),
        sentence=sentence(parts),
        subject=_subject(parts, of, chart.noun),
        columns=parts.columns,
        rows=parts.rows,
        totals=parts.totals,
        sources=sources(each for _, each in observed),
        methods=methods(each for _, each in observed),
        notes=notes(observed, series, dossier),
        wide=wide,
        narrow=narrow,
    )


def _value(each: Share) -> Decimal | None:
    return each.observation.value if each.observation else None


def observed_cell(observation: Observation | None, series: Series) -> Cell:
    """A value, or what is known instead."""
    if observation is None:
        return Cell("", ABSENT)
    gap = dutch.gap(observation.direction)
    return value_cell(observation.value, series.decimals, observation.precision, gap)


def percent_cell(value: Decimal | None) -> Cell:
    """A computed percentage, with one decimal."""
    if value is None:
        return Cell("", NOTHING)
    return Cell(f"{dutch.rounded(value, 1):f}", dutch.number(value, 1))


def hardness_cells(observation: Observation | None) -> Iterator[Cell]:
    """How exact a value is, and what it rests on."""
    known = observation is not None and observation.value is not None
    yield precision_cell(observation.precision or Precision.EXACT if observation is not None and known else None)
    if observation is None:
        yield Cell("", NOTHING)
    else:
        yield evidence_cell(observation.evidence)


def at(day: date, series: Series) -> str:
    """When a value holds, in running text, with the name of its period where the day does not say it."""
    plain = (Frequency.YEAR, Frequency.MONTH, Frequency.LOOSE)
    period = "" if series.of_period or series.frequency in plain else f" ({dutch.reference(day, series.frequency)})"
    return f"{spoken.at(day, series)}{period}"


def ends(parts: Parts) -> tuple[list[Share], list[Share]]:
    """The parts with least and those with most; none when that is not certain, or when there is but one part."""
    ranks = [each.rank for each in parts.ordered if each.rank is not None]
    if len(parts.ordered) < 2 or not parts.spread.complete or not ranks:
        return [], []
    least, most = ([each for each in parts.ordered if each.rank == rank] for rank in (max(ranks), 1))
    return least, most


def found(parts: Parts, noun: str | None, names: Sequence[str] = ()) -> str:
    """Of how many parts the level is found, or of which: what is said as long as no order is certain."""
    series = parts.spread.series
    of = dutch.listed(names) if names else parts.of_all(parts.spread.known)
    name = spoken.spoken(series, noun)
    return f"van {of} {name.verb('is', 'zijn')} {name.phrase} {at(parts.spread.date, series)} gevonden"


def finding(parts: Parts, noun: str | None) -> str:
    """Which part has most and which least on that day; as long as that is not certain, of how many it is found."""
    series = parts.spread.series
    least, most = ends(parts)
    if not least:
        return found(parts, noun)
    day, name = at(parts.spread.date, series), spoken.spoken(series, noun)
    largest, smallest = (spoken.told(parts.shown(each[0]), series, name) for each in (most, least))
    if most == least:
        of = parts.of_all(len(most))
        return f"{day} {name.was()} {name.phrase} even groot in {of}: {largest}"
    if name.counts:
        return f"{day} {had(most)} de meeste {name.bare} ({largest}), {_named(least)} de minste ({smallest})"
    where = parts.where
    return (
        f"{day} {name.was()} {name.phrase} het hoogst {where} {_named(most)} ({largest}), "
        f"het laagst {where} {_named(least)} ({smallest})"
    )


def had(shares: Sequence[Share]) -> str:
    """A verb with names, as it stands behind a day: had Laagveen, hadden Laagveen en Hoogveen."""
    return f"{'had' if len(shares) == 1 else 'hadden'} {_named(shares)}"


def _named(shares: Sequence[Share]) -> str:
    return dutch.listed(each.part.name for each in shares)


def sentence(parts: Parts) -> str:
    """The largest parts with their values, of how many nothing was found, and of how many there is no row."""
    spread = parts.spread
    told = [f"{each.part.name} {parts.shown(each)}" for each in parts.known[:MOST_TOLD]]
    values = spoken.counted(dutch.listed(told), spread.series)
    text = f"{dutch.capital(at(spread.date, spread.series))}: {values}."
    for number, said in ((parts.sought, "is het getal niet gevonden"), (parts.absent, "is geen cijfer bekend")):
        if number:
            text += f" Van {parts.counted(number)} {said}."
    return text


def _subject(parts: Parts, of: Scope, noun: str | None) -> str:
    """What the table counts: everything that the finding and the sentence say beside the values."""
    spread = parts.spread
    return (
        f"{of.subject(spread.series, noun)}, {at(spread.date, spread.series)}; "
        f"{parts.counted(len(parts.ordered))}, {spread.known} gevonden, {parts.sought} niet gevonden, {parts.absent} zonder cijfer"
    )


def _measured(parts: Parts, of: Scope) -> str:
    """The subtitle: the unit, the part it is of, and the reference date."""
    series = parts.spread.series
    where = f", {of.part}" if of.part else ""
    return f"{spoken.heading(series)}{where}, {held(series)}{at(parts.spread.date, series)}."


def held(series: Series) -> str:
    """What values on a day are called before that day, in a subtitle."""
    return "" if series.of_period else "stand "


def sources(observations: Iterable[Observation | None]) -> tuple[str, ...]:
    """The sources of values, each once."""
    return tuple(dict.fromkeys(each.source for each in observations if each is not None and each.source))


def methods(observations: Iterable[Observation | None]) -> tuple[str, ...]:
    """The methods by which was counted, each once."""
    return tuple(dict.fromkeys(each.method for each in observations if each is not None))


def notes(observed: Iterable[tuple[str, Observation | None]], series: Series, dossier: Dossier) -> tuple[str, ...]:
    """What readers must know of these values; a note that several parts have is told once, with their names."""
    told: dict[str, list[str]] = {}
    for name, each in observed:
        if each is not None and each.note:
            told.setdefault(each.note, []).append(name)
        if each is not None and (revised := before(each, series, dossier)):
            told.setdefault(revised, []).append(name)
    return tuple(f"{dutch.listed(dict.fromkeys(names))}: {note}" for note, names in told.items())


def _observed(parts: Parts, whole: str) -> list[tuple[str, Observation | None]]:
    """The observations behind the table, with the names of what they are of."""
    return [*((each.part.name, each.observation) for each in parts.ordered), (whole, parts.spread.whole)]
