"""Areas on two dates: a line from the one value to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from motiespoor import dutch, spoken
from motiespoor.derive.names import area_word
from motiespoor.derive.spread import Step, step_dates, steps
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, Series
from motiespoor.model.publication import Chart
from motiespoor.model.round import Certainty
from motiespoor.model.wording import Article
from motiespoor.render.charts import spreads
from motiespoor.render.charts.figure import NOTHING, Cell, Column, Figure, cell, change_cell
from motiespoor.render.charts.marks import NARROW, WIDE
from motiespoor.render.charts.scope import Scope, scope
from motiespoor.render.charts.slope_drawn import CHANGE, Slope, dumbbells, lines

MOST_LINES = 16  # more lines than this cannot be told apart


def slope_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """The areas of the first division on two dates; `None` when fewer than two of them can be compared."""
    of = scope(dossier, chart)
    dates = step_dates(dossier, series, of.sector, chart.since, chart.date)
    if dates is None:
        return None
    found = Slope(
        series, area_word(dossier), *dates, tuple(sorted(steps(dossier, series, of.sector, *dates), key=_order))
    )
    if len(found.compared) < 2:
        return None
    rows = tuple(tuple(_row(each, series, found)) for each in found.steps)
    observed = [(each.part.name, one) for each in found.steps for one in (each.before, each.after)]
    return Figure(
        id=chart.id,
        series=series.id,
        area=of.area,
        sector=of.sector,
        finding=of.titled(_finding(found, rows, chart.noun, series)),
        measure=_measured(found, of, series),
        sentence=_sentence(found, rows, series),
        subject=_subject(found, of, chart.noun, series),
        columns=(
            Column("gebied", dutch.capital(found.word.one)),
            *(
                Column(f"{series.unit.replace(' ', '_')}_{day}", spoken.moment(day, series), figure=True)
                for day in (found.since, found.until)
            ),
            Column("verschil", "Verschil", figure=True),
            *(() if series.in_percent else (Column("groei_procent", "Groei in procent", figure=True),)),
            Column("niet_vergelijkbaar", "Niet te vergelijken"),
        ),
        rows=rows,
        sources=spreads.sources(each for _, each in observed),
        methods=spreads.methods(each for _, each in observed),
        notes=(
            *spreads.notes(observed, series, dossier),
            *_forebears(found, series),
            *_breaks(found),
            *(() if series.in_percent else _from_nothing(found)),
        ),
        wide=lines(found, rows, WIDE) if len(found.steps) <= MOST_LINES else dumbbells(found, rows, WIDE),
        narrow=dumbbells(found, rows, NARROW),
    )


def _order(each: Step) -> tuple[bool, float]:
    value = each.after.value if each.after is not None and each.after.value is not None else 0
    return not each.comparable, -float(value) if each.comparable else 0


def _row(each: Step, series: Series, found: Slope) -> Iterator[Cell]:
    yield cell(each.part.name)
    yield spreads.observed_cell(each.before, series)
    yield spreads.observed_cell(each.after, series)
    yield change_cell(each.change, series.decimals)
    if not series.in_percent:
        yield change_cell(each.growth, 1, NOTHING if each.change is None else dutch.UNCOMPUTED)
    yield cell(_why_not(each, found, series))


def _why_not(each: Step, found: Slope, series: Series) -> str:
    """Why the two values of an area cannot be compared; "" when they can."""
    if each.forebears == ():
        return "kwam uit een gebied dat gesplitst is"
    missing = [
        spoken.named(day, series)
        for day, one in ((found.since, each.before), (found.until, each.after))
        if not _known(one)
    ]
    if missing:
        return f"geen getal {'in' if series.of_period else 'op'} {dutch.listed(missing)}"
    if each.broken is not None:
        return "reeksbreuk" if each.broken.certainty is Certainty.CERTAIN else "mogelijke reeksbreuk"
    return "" if each.comparable else "op twee manieren geteld"


def _known(observation: Observation | None) -> bool:
    return observation is not None and observation.value is not None


def _moved(found: Slope) -> tuple[list[Step], list[Step], list[Step]]:
    """Of the areas with two exact values: which went up, which went down, and which stayed."""
    exact = [(each, each.change) for each in found.compared if each.change is not None]
    return (
        [each for each, change in exact if change > 0],
        [each for each, change in exact if change < 0],
        [each for each, change in exact if change == 0],
    )


def _finding(found: Slope, rows: Sequence[Sequence[Cell]], noun: str | None, series: Series) -> str:
    """Where most changed between the two days; and of how many areas that is known, when it is not all."""
    name = spoken.spoken(series, noun)
    days = " en ".join(spoken.named(day, series) for day in (found.since, found.until))
    between = f"tussen {days}"
    known = [(number, each.change) for number, each in enumerate(found.steps) if each.change is not None]
    total, compared = len(found.steps), len(known)
    of = f" (van {_of_all(compared, found)} is het verschil bekend)" if compared < total else ""
    if not known:
        when = f"{'in' if series.of_period else 'op'} {days}"
        which = f"van {_of_all(len(found.compared), found)}"
        return f"{which} {name.verb('is', 'zijn')} {name.phrase} {when} ongeveer bekend"
    up, down = max(change for _, change in known), min(change for _, change in known)
    ends = [
        (name.moved(change), [rows[number] for number, each in known if each == change])
        for change in (*([up] if up > 0 else []), *([down] if down < 0 else []))
    ]
    if not ends:
        return f"{between} {name.moved(up)} {name.phrase} gelijk{of or f' in {_of_all(total, found)}'}"
    # Rises and falls are not held against each other: with both, each is told.
    told = [f"het meest in {_most(some, series)}" for _, some in ends]
    told[1:] = [f"{verb} {where}" for (verb, _), where in zip(ends[1:], told[1:], strict=True)]
    return f"{between} {ends[0][0]} {name.phrase} {dutch.listed(told)}{of}"


def _of_all(number: int, found: Slope) -> str:
    word = found.word
    return dutch.of_all(number, len(found.steps), word.one, word.many, neuter=word.article is Article.HET)


def _most(some: Sequence[Sequence[Cell]], series: Series) -> str:
    """Where most changed: one area with its values, or all that changed as much with the difference."""
    if len(some) == 1:
        ((name, before, after, *_),) = some
        return f"{name.shown}: van {before.shown} naar {spoken.counted(after.shown, series)}"
    return f"{dutch.listed(row[0].shown for row in some)}: elk {dutch.counted(some[0][CHANGE].shown, spoken.step_unit(series))}"


def _sentence(found: Slope, rows: Sequence[Sequence[Cell]], series: Series) -> str:
    up, down, same = _moved(found)
    word = found.word
    between = f"Van {spoken.named(found.since, series)} naar {spoken.named(found.until, series)}"
    counts = [
        f"{verb} het in {dutch.count(len(some), word.one, word.many)}"
        for verb, some in (("steeg", up), ("daalde", down), ("bleef", same))
        if some
    ]
    counts = [f"{each} gelijk" if each.startswith("bleef") else each for each in counts]
    told = (
        f"{between} {dutch.listed(counts)}." if counts else f"{between} is van geen {word.one} een verschil te geven."
    )
    steps = [
        f"{row[0].shown} {row[CHANGE].shown}"
        for each, row in zip(found.steps, rows, strict=True)
        if each.change is not None
    ]
    few = (
        f" {dutch.counted(dutch.listed(steps), spoken.step_unit(series))}."
        if 0 < len(steps) <= spreads.MOST_TOLD
        else ""
    )
    missing = len(found.steps) - len(found.compared)
    lost = f" {dutch.count(missing, f'{word.one} is', f'{word.many} zijn')} niet te vergelijken." if missing else ""
    return f"{told}{few}{lost}"


def _measured(found: Slope, of: Scope, series: Series) -> str:
    where = f", {of.part}" if of.part else ""
    start, end = spreads.at(found.since, series), spreads.at(found.until, series).partition(" ")[2]
    return f"{spoken.heading(series)}{where}, {spreads.held(series)}{start} en {end}. De as begint niet bij nul."


def _subject(found: Slope, of: Scope, noun: str | None, series: Series) -> str:
    """What the table counts: everything that the finding and the sentence say beside the values."""
    up, down, same = _moved(found)
    return (
        f"{of.subject(series, noun)}, van {spoken.named(found.since, series)} naar {spoken.named(found.until, series)}; "
        f"{len(found.steps)} {found.word.many}, {len(found.compared)} te vergelijken, "
        f"{len(found.steps) - len(found.compared)} niet; van {len(up) + len(down) + len(same)} is het verschil bekend: "
        f"{len(up)} omhoog, {len(down)} omlaag, {len(same)} gelijk"
    )


def _from_nothing(found: Slope) -> tuple[str, ...]:
    """Of which areas the change is known and no growth can be given."""
    names = [each.part.name for each in found.steps if each.change is not None and each.growth is None]
    return (f"{dutch.listed(names)}: {dutch.NO_PERCENTAGE}.",) if names else ()


def _forebears(found: Slope, series: Series) -> tuple[str, ...]:
    """Which areas were something else on the first day, and what is held against their value."""
    return tuple(
        f"{each.part.name} was {spoken.at(found.since, series)} {dutch.listed(one.name for one in each.forebears)}; daarmee is "
        "vergeleken."
        for each in found.steps
        if each.forebears
    )


def _breaks(found: Slope) -> tuple[str, ...]:
    """The breaks that stand between, each once with the areas that it is in."""
    told: dict[str, list[str]] = {}
    for each in found.steps:
        if each.broken is not None and _known(each.before) and _known(each.after):
            certain = each.broken.certainty is Certainty.CERTAIN
            sort = "breuk in de reeks" if certain else "mogelijke breuk in de reeks"
            told.setdefault(f"{sort} vanaf {dutch.day(each.broken.date)}: {each.broken.description}", []).append(
                each.part.name
            )
    return tuple(f"{dutch.listed(names)}: {text}" for text, names in told.items())
