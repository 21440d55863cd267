"""How a series is spoken of: its name within a sentence, how it moves, the unit of a difference, and when a value holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor import dutch
from motiespoor.model.figure import Frequency, Series, YesNo
from motiespoor.model.period import MONTHS

_COUNT = "het aantal "  # how the name of what is counted begins
_ARTICLES = ("de ", "het ", "een ")
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_PERIODS = {
    Frequency.YEAR: "jaar",
    Frequency.SCHOOL_YEAR: "schooljaar",
    Frequency.HALF_YEAR: "halfjaar",
    Frequency.QUARTER: "kwartaal",
    Frequency.MONTH: "maand",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quantity within a sentence: `phrase` is its name, `bare` is that without its article, as behind a number.

    `counts` is whether it is a number of things; then their name says what the unit would. What is `quoted` has no phrase.
    """

    phrase: str
    bare: str
    plural: bool = False
    counts: bool = False
    quoted: bool = False

    def verb(self, one: str, many: str) -> str:
        """The form of a verb that fits: daalde or daalden."""
        return many if self.plural else one

    @property
    def first(self) -> str:
        """The name as a sentence begins with it: a title stands there as it is."""
        return self.bare if self.quoted else self.phrase

    @property
    def that(self) -> str:
        """The word that stands for it: die or dat."""
        return "die" if self.plural or self.phrase.startswith("de ") else "dat"

    def was(self) -> str:
        """Was or waren"""
        return self.verb("was", "waren")

    def moved(self, change: Decimal) -> str:
        """Steeg, daalde or bleef, with a form that fits."""
        if not change:
            return self.verb("bleef", "bleven")
        return self.verb("steeg", "stegen") if change > 0 else self.verb("daalde", "daalden")

    def ends(self) -> tuple[str, str]:
        """What it is where it is smallest and where it is largest, behind "het": minst and meest, or laagst and hoogst."""
        return ("minst", "meest") if self.counts else ("laagst", "hoogst")


def spoken(series: Series, noun: str | None = None) -> Spoken:
    """The name of a series, or what a publication calls it here: a phrase with its article, or the things that are counted.

    Nothing counts unless it was said: a title, or a word of which that is not known, stands between quotation marks.
    """
    own = series.phrase
    if noun is None and own is not None:
        return _named(own, plural=series.plural is YesNo.YES)
    if noun is None:
        return Spoken(dutch.quoted(series.title), series.title, quoted=True)
    if noun.startswith(_ARTICLES):
        return _named(noun, plural=series.plural is YesNo.YES)
    if own is not None and own.startswith(_COUNT):
        return _named(_COUNT + noun, plural=False)
    return Spoken(dutch.quoted(noun), noun, quoted=True)


def _named(phrase: str, *, plural: bool) -> Spoken:
    if phrase.startswith(_COUNT):
        return Spoken(phrase, phrase.removeprefix(_COUNT), counts=True)
    article = next((each for each in _ARTICLES if phrase.startswith(each)), "")
    return Spoken(phrase, phrase.removeprefix(article), plural)


def counted(shown: str, series: Series) -> str:
    """17.527 personen, 104,2 (2015 = 100): a value with its unit"""
    return dutch.counted(shown, series.behind)


def told(shown: str, series: Series, name: Spoken) -> str:
    """A value behind the name of its series, which says the unit of what is counted."""
    return shown if name.counts else counted(shown, series)


def heading(series: Series) -> str:
    """The unit as it stands in a title: Index, 2015 = 100"""
    return ", ".join(filter(None, (dutch.capital(series.unit), series.index_base)))


def step_unit(series: Series) -> str:
    """The unit of a difference between two values: that of percentages is a percentage point, that of an index a point."""
    if series.in_percent:
        return "procentpunt"
    return "punt" if series.is_index else series.unit


def step(change: Decimal, series: Series, growth: Decimal | None = None) -> str:
    """+17.527 personen (+8,1%), or −0,4 procentpunt: a change that was computed, and how much that is of what it was."""
    return dutch.difference(change, series.decimals, step_unit(series), None if series.in_percent else growth)


def grown(change: Decimal | None, growth: Decimal | None, series: Series) -> str | None:
    """+8,1%, or −0,4 procentpunt: how much it grew; `None` when that is not known."""
    if series.in_percent:
        return None if change is None else step(change, series)
    return None if growth is None else dutch.percent(growth)


def growing(series: Series) -> str:
    """What that is called: of a percentage no growth is told."""
    return "verandering" if series.in_percent else "groei"


def at(day: date, series: Series) -> str:
    """Op 1 januari 2024, or in 2024: when a value holds."""
    return f"in {named(day, series)}" if series.of_period else f"op {dutch.day(day)}"


def until(day: date, series: Series) -> str:
    """Tot 1 januari 2024, or in 2024: when something changed, since the reference date or the period before."""
    return at(day, series) if series.of_period else f"tot {dutch.day(day)}"


def since_last(series: Series) -> str:
    """Since when something changed."""
    return f"tegenover {_the_period(series)} ervoor" if series.of_period else "sinds de vorige peildatum"


def named(day: date, series: Series) -> str:
    """1 januari 2024; of a value over a period 2024, het schooljaar 2024/25, het tweede kwartaal van 2024, januari 2024"""
    if not series.of_period:
        return dutch.day(day)
    match series.frequency:
        case Frequency.SCHOOL_YEAR:
            return f"het schooljaar {dutch.reference(day, series.frequency)}"
        case Frequency.HALF_YEAR:
            return f"de {_ORDINALS[(day.month - 1) // 6]} helft van {day.year}"
        case Frequency.QUARTER:
            return f"het {_ORDINALS[(day.month - 1) // 3]} kwartaal van {day.year}"
        case _:
            return dutch.reference(day, series.frequency)


def moment(day: date, series: Series) -> str:
    """1 januari 2024; of a value over a period 2024, 2024/25, 2e kwartaal 2024: as it stands in a table"""
    return dutch.reference(day, series.frequency) if series.of_period else dutch.day(day)


def moments(series: Series) -> str:
    """What the column with those is called."""
    return "Periode" if series.of_period else "Peildatum"


def holds(days: Sequence[date], series: Series) -> str:
    """Stand op 1 januari, or per jaar: when the values of a series hold, as a subtitle has it."""
    if series.of_period:
        return f"per {_PERIODS.get(series.frequency, 'periode')}"
    return f"stand op {common_day(days, series.frequency)}"


def common_day(days: Sequence[date], frequency: Frequency) -> str:
    """What the reference dates have in common, as it stands after "op": 1 januari, or else de peildatum."""
    if frequency is Frequency.LOOSE:
        return "de dag van de bron"
    same = {(each.month, each.day) for each in days}
    if len(same) == 1 and frequency in (Frequency.YEAR, Frequency.SCHOOL_YEAR):
        ((month, number),) = same
        return f"{number} {MONTHS[month - 1]}"
    return "de peildatum"


def changed(days: Sequence[date], series: Series) -> str:
    """Verandering tot 1 januari sinds de peildatum ervoor: what a chart of changes shows, as its subtitle has it."""
    if series.of_period:
        return f"verandering tegenover {_the_period(series)} ervoor"
    day = "de peildatum" if series.frequency is Frequency.LOOSE else common_day(days, series.frequency)
    return f"verandering tot {day} sinds de peildatum ervoor"


def _the_period(series: Series) -> str:
    name = _PERIODS.get(series.frequency, "periode")
    return f"{'het' if name.endswith(('jaar', 'kwartaal')) else 'de'} {name}"


def names(raw: str) -> frozenset[str]:
    """What a table may call a day that is written as 2024-10-25: the day, and every period that it lies in; none when it is no day."""
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        return frozenset()
    return frozenset(dutch.reference(day, each) for each in Frequency)
