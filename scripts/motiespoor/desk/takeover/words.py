"""What the words in the head and the first column of a table stand for: members of the package, dates, totals."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from motiespoor.derive.names import aliases
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Breakdown, Sector, Series, exists
from motiespoor.model.period import MONTHS, UnreadablePeriod, period
from motiespoor.read.pasted.numbers import unmarked
from motiespoor.spelling import nearest

AREA, SECTOR, BREAKDOWN = "gebied", "sector", "uitsplitsing"
DIMENSIONS = (AREA, SECTOR, BREAKDOWN)
PLURAL = {AREA: "gebieden", SECTOR: "sectoren", BREAKDOWN: "uitsplitsingen"}

_LISTED = 12

Member = Area | Sector | Breakdown
Span = tuple[Day, Day]

_TOTAL = re.compile(r"(?:eind)?tota(?:al|len|le)\b|som\b|total\b|alles\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:procent|percentage|aandeel|aandelen)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:groei|mutatie|verschil|verandering|toename|afname|stijging|daling|index)\b|[Δ∆]", re.IGNORECASE
)
# Dates as heads have them, the longest first; what they leave of the text is looked up as a name.
_WHEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}|[0-9]{1,2} [a-z]+ [0-9]{4}"
    r"|[0-9]{4}\s?[-/]\s?[0-9]{2,4}|[0-9]{4}[- ]?[qk][1-4]\b|[qk][1-4][- ]?[0-9]{4}"
    r"|(?:[1-4]e|eerste|tweede|derde|vierde) (?:kwartaal|halfjaar|helft)(?: van)? [0-9]{4}"
    rf"|(?:{'|'.join(MONTHS)}) [0-9]{{4}}"
    r"|(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9.,])",
    re.IGNORECASE,
)
_AROUND_A_DATE = re.compile(r"\b(?:stand|per|op|in|ultimo|peildatum|jaar|schooljaar)\b|[:,]", re.IGNORECASE)
# One day, that may turn out not to exist.
_DAY = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{4}}|[0-9]{{1,2}} (?:{'|'.join(MONTHS)}) [0-9]{{4}}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
# Words that add nothing to what a figure is of.
_EMPTY_WORDS = ("aantal", "alle", "de", "en", "generaal", "het", "in", "van", "waarvan", "totaal")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text in a head stands for; nothing at all when it is only words.

    `members` has a code per dimension; `when` is the stretch of days that a date in it names;
    `beyond` is what stands beside it that is not understood, so that it may be of something else.
    """

    members: Mapping[str, str] = field(default_factory=dict)
    when: Span | None = None
    total: bool = False
    share: bool = False
    change: bool = False
    beyond: str = ""

    @property
    def only_a_date(self) -> bool:
        """Whether it names a date and nothing besides."""
        return self.when is not None and not (self.members or self.total or self.share or self.change)

    def __bool__(self) -> bool:
        return bool(self.members or self.when or self.total or self.share or self.change)

    def and_(self, other: Meaning) -> Meaning:
        """What two heads of one row or column stand for together."""
        return Meaning(
            {**self.members, **other.members},
            other.when or self.when,
            self.total or other.total,
            self.share or other.share,
            self.change or other.change,
            other.beyond or self.beyond,
        )


class Words:
    """The names of a dossier, looked up without regard to capitals, accents and signs.

    With a series, the words of its title and its unit are known as well: they may stand beside a name.
    """

    def __init__(self, dossier: Dossier, series: Series | None = None) -> None:
        self._records: dict[str, tuple[Member, ...]] = {
            AREA: dossier.areas,
            SECTOR: dossier.sectors,
            BREAKDOWN: dossier.breakdowns,
        }
        self._known = {dimension: _names(records) for dimension, records in self._records.items()}
        self._parents = {
            dimension: {each.code: each.part_of for each in records} for dimension, records in self._records.items()
        }
        about = f"{series.id} {series.title} {series.unit}" if series else ""
        self._about = {*_words(about), *_EMPTY_WORDS}
        self.units = {plain(each.unit) for each in dossier.series}
        kinds = {each.kind for records in self._records.values() for each in records}
        self.kinds = {f"{plain(kind)}{end}" for kind in (*kinds, *DIMENSIONS) for end in ("", "s", "n", "en")}

    def meaning(self, text: str) -> Meaning:
        """What a text stands for."""
        bare, _ = unmarked(text)
        share = bool(_SHARE.search(bare))
        total = bool(_TOTAL.match(bare))
        if not share and (named := self._named(bare)):
            return Meaning(named, total=total)
        when, rest = _without_date(bare)
        rest = _SHARE.sub("", rest)
        members, beyond = self._members(rest)
        if total and not members:
            behind = _TOTAL.sub("", rest).strip()
            members, beyond = self._members(behind)
            if not members and not self.adds_nothing(behind, self.kinds):
                beyond = behind.removeprefix("(").removesuffix(")")
        change = bool(_CHANGE.search(beyond if members else rest))
        if when is not None and not (members or total or share or self.adds_nothing(rest, self.kinds)):
            beyond = rest
        return Meaning(members, when, total, share, change, "" if change else beyond)

    def adds_nothing(self, text: str, more: Collection[str] = ()) -> bool:
        """Whether a text says of figures only what the series says: its title, its unit, a date, that they are shares."""
        _, rest = _without_date(unmarked(text)[0])
        return all(word in self._about or word in more for word in _words(_SHARE.sub(" ", rest)))

    def whole(self, dimension: str, codes: Collection[str]) -> str | None:
        """What most of these members are a part of; of members that are part of nothing, the only one."""
        parents = self._parents[dimension]
        above = Counter(parent for code in codes if (parent := parents.get(code)) is not None)
        if above:
            return above.most_common(1)[0][0]
        roots = self.roots(dimension) & set(codes) or self.roots(dimension)
        return next(iter(roots)) if len(roots) == 1 else None

    def roots(self, dimension: str) -> set[str]:
        """The members that have parts and are a part of nothing."""
        parents = self._parents[dimension]
        return {parent for parent in parents.values() if parent is not None and parents.get(parent) is None}

    def divisions(self, dimension: str, whole: str, days: Collection[Day]) -> dict[str, list[str]]:
        """The parts of a whole by their kind, each kind together making up the whole: those that were there on one of the days."""
        kinds: dict[str, list[str]] = {}
        for each in self._records[dimension]:
            lives = isinstance(each, Breakdown) or any(exists(each, day) for day in days)
            if each.part_of == whole and lives:
                kinds.setdefault(each.kind, []).append(each.code)
        return kinds

    def parents(self, dimension: str, codes: Collection[str]) -> list[str]:
        """What these members are parts of, in the order of their file."""
        return list(dict.fromkeys(p for code, p in self._parents[dimension].items() if code in codes and p is not None))

    def order(self, dimension: str) -> dict[str | None, int]:
        """The place of each member in its file; none comes first."""
        return {None: -1, **{each.code: place for place, each in enumerate(self._records[dimension])}}

    def name(self, dimension: str, code: str) -> str:
        """What a member is called."""
        return next((each.name for each in self._records[dimension] if each.code == code), code)

    def names(self, dimension: str, codes: Sequence[str]) -> str:
        """What members are called, after each other; of very many only the first."""
        return listed([self.name(dimension, code) for code in codes])

    def unknown(self, text: str, dimension: str) -> str:
        """What to say of a name that is not in the package: the nearest one, and how to add it."""
        bare, _ = unmarked(text)
        names = [name for each in self._records[dimension] for name in (each.name, *(aliases(each.aliases)), each.code)]
        near = nearest(bare, names)
        # A code says less than the name that it stands for.
        near = self.name(dimension, near) if near is not None else None
        hint = f" Bedoelde u '{near}'?" if near else ""
        return f"'{bare}' is geen {dimension} in het pakket.{hint} Een andere naam voor iets bekends kan bij 'ook_genoemd'."

    def _named(self, text: str) -> dict[str, str]:
        """The members that go by exactly this name."""
        keyed = plain(text)
        return {dimension: names[keyed] for dimension, names in self._known.items() if keyed in names}

    def _members(self, text: str) -> tuple[dict[str, str], str]:
        """The members that a text names, and what it has between brackets besides, unless that adds nothing."""
        if found := self._named(text):
            return found, ""
        found = self._named(_BRACKETS.sub("", text))
        own = {plain(each.kind) for d, code in found.items() for each in self._records[d] if each.code == code}
        beyond = [
            inside.strip()
            for inside in _BRACKETS.findall(text)
            if not self.adds_nothing(inside, own) and not set(self._named(inside).items()) & set(found.items())
        ]
        return (found, "; ".join(beyond)) if found else ({}, "")


def listed(names: Sequence[str]) -> str:
    """Names after each other; of very many only the first."""
    more = f" en nog {len(names) - _LISTED}" if len(names) > _LISTED else ""
    return f"{', '.join(names[:_LISTED])}{more}"


def _without_date(text: str) -> tuple[Span | None, str]:
    """The stretch of days that a text names, and the text without it."""
    found = _WHEN.search(text)
    when = span_of(found[0]) if found else None
    if found is None or when is None:
        return None, text
    rest = _AROUND_A_DATE.sub(" ", f"{text[: found.start()]} {text[found.end() :]}")
    return when, re.sub(r"\(\s*\)", " ", rest).strip(" -–")


def dates_in(text: str) -> Iterator[tuple[str, Span | None]]:
    """The dates in a title, as they stand there; without a stretch of days when there is no such day."""
    for match in _WHEN.finditer(text):
        when = span_of(match[0])
        if when is not None or _DAY.fullmatch(match[0]):
            yield match[0], when
        else:
            yield from ((year, span_of(year)) for year in re.findall(r"(?:19|20)[0-9]{2}", match[0]))


def says_share(text: str) -> bool:
    """Whether a text speaks of shares or percentages."""
    return bool(_SHARE.search(text))


def _words(text: str) -> list[str]:
    return [keyed for each in re.split(r"[\s,;:/()]+", text) if (keyed := plain(each))]


def _names(records: Iterable[Member]) -> dict[str, str]:
    """The code by every name that a member goes by; what stands for two members stands for neither.

    Of two that have the same name, because one came after the other, it is that of the one that is there still.
    """
    listed = sorted(records, key=lambda each: not isinstance(each, Breakdown) and each.until is None)
    sure = {plain(name): each.code for each in listed for name in (each.code, each.name)}
    others: dict[str, set[str]] = {}
    for each in listed:
        names = [*aliases(each.aliases), getattr(each, "slug", None), getattr(each, "short", None)]
        names += [re.sub(r"\(.*?\)", "", each.name), *re.findall(r"\((.*?)\)", each.name)]
        for name in names:
            if name and (keyed := plain(name)):
                others.setdefault(keyed, set()).add(each.code)
    return {**{name: next(iter(codes)) for name, codes in others.items() if len(codes) == 1}, **sure}


def plain(text: str) -> str:
    """A name with only its letters and digits, in small letters and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if char.isalnum())


def span_of(text: str) -> Span | None:
    """The first and last day of what a date in a head names, or `None` when there is no such time."""
    words = re.sub(r"\s+", " ", text.strip().lower())
    if match := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", words):
        words = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    elif match := re.fullmatch(r"([0-9]{4})[- ]?[qk]([1-4])|[qk]([1-4])[- ]?([0-9]{4})", words):
        words = f"{match[2] or match[3]}e kwartaal {match[1] or match[4]}"
    elif match := re.fullmatch(r"([0-9]{4}) ?[-/] ?([0-9]{2,4})", words):
        first, second = int(match[1]), match[2]
        if (first + 1) % 10 ** len(second) != int(second) or not 1800 <= first <= 2200:
            return None
        return Day(first, 8, 1), Day(first + 1, 7, 31)
    try:
        read = period(words)
    except UnreadablePeriod:
        return None
    return (read.start, read.end) if read.start and read.end else None


def day_in(span: Span, habits: Collection[tuple[int, int]]) -> Day | None:
    """The one day in a stretch that a series is counted on, by the months and days that it usually is."""
    first, last = span
    if first == last:
        return first
    days = {
        Day(year, month, day)
        for year in range(first.year, last.year + 1)
        for month, day in habits
        if (month, day) != (2, 29) and first <= Day(year, month, day) <= last
    }
    return days.pop() if len(days) == 1 else None
