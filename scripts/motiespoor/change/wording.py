"""What a field held and what it holds, in the words of readers: no key of a file and no sign that has to be learned."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_origin

from motiespoor import dutch
from motiespoor.change.changes import FieldChange, field_changes
from motiespoor.derive.things import Sort, things
from motiespoor.derive.words import difference
from motiespoor.model.chapters import sections
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, Pattern, Ref, Worded, held, hints, keys, unwrapped
from motiespoor.model.period import Period
from motiespoor.model.source import Evidence
from motiespoor.tell.style import Style

# Under which sort of things the names of a family are known.
_SORTS = {
    Family.SOURCE: Sort.SOURCE,
    Family.STATUS: Sort.STATUS,
    Family.ROUND: Sort.ROUND,
    Family.SERIES: Sort.SERIES,
    Family.AREA: Sort.AREA,
    Family.SECTOR: Sort.SECTOR,
    Family.BREAKDOWN: Sort.BREAKDOWN,
    Family.METHOD: Sort.METHOD,
    Family.SLUG: Sort.MEASURE,
    Family.ACTION: Sort.ACTION,
    Family.MILESTONE: Sort.MILESTONE,
    Family.FRAME_ITEM: Sort.FRAME_ITEM,
    Family.EVENT: Sort.EVENT,
}
# Of what a name that is no reference is the name: an action within its measure, and what came after a name that ended.
_NAMES = (Family.ACTION, Family.SLUG, Family.MILESTONE)


class Wording:
    """What everything is called that a dossier names, before a change and after it."""

    def __init__(self, before: Dossier, after: Dossier, style: Style) -> None:
        self.style = style
        self.titles: dict[tuple[Family | Sort, str], str] = {}
        self.after = after
        self.series = {each.id: each for each in (*before.series, *after.series)}
        self.sources = {each.id: each for each in (*before.sources, *after.sources)}
        for dossier in (before, after):
            for (sort, name), thing in things(dossier).items():
                self.titles[sort, name] = thing.title
            self.titles |= {(Family.MEASURE, each.number): f"maatregel {each.number}" for each in dossier.measures}
            self.titles |= {(Family.THEME, each.id): each.title for each in sections(dossier.publication.chapters)}
            self.titles |= {(Family.ROLE, each.id): each.name for each in dossier.roles}
            for measure in dossier.measures:
                self.titles |= {(Sort.ACTION, action.id): action.title for action in measure.actions}

    def called(self, family: Family, name: str) -> str:
        """What a thing is called by who does not know the files."""
        return self.titles.get((_SORTS.get(family, family), name), name)

    def lines(self, change: FieldChange, within: str = "") -> Iterator[str]:
        """A field by its title, and what it said and says; of a list of records, each that says something else."""
        name = f"{within}{self.style.text(change.field.lower())}"
        was, now, (several, hint) = change.was, change.now, unwrapped(change.hint)
        if _is_prose(hint):
            yield self.style.words(name, difference(_joined(was), _joined(now)))
        elif several:
            yield from self._listed(name, was or (), now or (), hint)
        elif dataclasses.is_dataclass(was) and type(was) is type(now) and not isinstance(was, Period | Evidence):
            for field in field_changes(was, now):
                yield from self.lines(field, f"{name}, ")
        else:
            called = [self.value(each, hint) if each is not None else "" for each in (was, now)]
            if called[0] == called[1]:  # two things with one title: by their names
                called = [f"{title} ({each})" for title, each in zip(called, (was, now), strict=True)]
            yield self.style.replaced(name, self.style.text(called[0]), self.style.text(called[1]))

    def _listed(self, name: str, was: tuple[Any, ...], now: tuple[Any, ...], hint: Any) -> Iterator[str]:
        """What came to a list and what is no longer in it; a record that is called the same is still there."""
        new, gone = list((Counter(now) - Counter(was)).elements()), list((Counter(was) - Counter(now)).elements())
        if not new and not gone:
            yield f"{name}: in een andere volgorde"
        for each in [each for each in new if dataclasses.is_dataclass(each) and not isinstance(each, Evidence)]:
            same = [other for other in gone if _first(other) == _first(each)]
            if len(same) == 1:
                del new[new.index(each)], gone[gone.index(same[0])]
                called = self.style.text(self.value(*_first(each)))
                for field in field_changes(same[0], each):
                    yield from self.lines(field, f"{name}, {called}, ")
        told = [f"met {self._all(new, hint)} erbij"] if new else []
        told += [f"zonder {self._all(gone, hint)}"] if gone else []
        if told:
            yield f"{name}: {', '.join(told)}"

    def _all(self, values: Iterable[Any], hint: Any) -> str:
        return dutch.listed(self.style.text(self.value(each, hint)) for each in values)

    def value(self, value: Any, hint: Any) -> str:
        """A value as a reader would say it."""
        _, hint = unwrapped(hint)
        match value:
            case tuple():
                return dutch.listed(self.value(each, hint) for each in value)
            case Evidence():
                return dutch.cited(value, self.sources[value.source])
            case Worded():
                return value.label
            case Period():
                return dutch.when(value)
            case bool():
                return "ja" if value else "nee"
            case date():
                return dutch.day(value)
            case Decimal():
                return dutch.in_full(value)
            case str():
                return self._text(value, hint)
            case _ if dataclasses.is_dataclass(value):
                return ", ".join(self._parts(value))
        return str(value)

    def _text(self, value: str, hint: Any) -> str:
        marks = _marks(hint)
        if families := [mark.family for mark in marks if isinstance(mark, Ref)]:
            title = self.called(families[0], value)
            return title if families[0] is Family.MEASURE else dutch.quoted(title)
        if any(isinstance(mark, Pattern) for mark in marks):
            titles = (self.titles.get((_SORTS[family], value)) for family in _NAMES)
            return dutch.quoted(next((title for title in titles if title), value))
        return dutch.quoted(value)

    def _parts(self, record: Any) -> Iterator[str]:
        """What a record says, field by field."""
        record_type: Any = type(record)
        types = hints(record_type)
        for declared in keys(record_type).values():
            if (value := getattr(record, declared.name)) not in (None, ()):
                title = str(declared.metadata["title"]).lower()
                yield f"{title} {self.value(value, types[declared.name])}"


def _marks(hint: Any) -> tuple[Any, ...]:
    """What a type is annotated with."""
    if get_origin(hint) is Annotated:
        return tuple(hint.__metadata__)
    return tuple(mark for each in held(hint) for mark in _marks(each))


def _is_prose(hint: Any) -> bool:
    """Whether it is a text in words, of which each word may be another."""
    plain = hint.__origin__ if get_origin(hint) is Annotated else hint
    return plain is str and not any(isinstance(mark, Ref | Pattern) for mark in _marks(hint))


def _joined(value: str | tuple[str, ...] | None) -> str:
    return " ".join(value) if isinstance(value, tuple) else value or ""


def _first(record: Any) -> tuple[Any, Any]:
    """What a record is called by, the first field that says something, and the type of that."""
    record_type: Any = type(record)
    names = [declared.name for declared in keys(record_type).values()]
    attribute = next((each for each in names if getattr(record, each) not in (None, ())), names[0])
    return getattr(record, attribute), hints(record_type)[attribute]
