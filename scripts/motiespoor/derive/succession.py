"""What became of everything that was published and is no longer followed under its name; each keeps its address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from motiespoor.model.dossier import Dossier, natural
from motiespoor.model.measure import Measure
from motiespoor.model.succession import Kind, Succession

N = TypeVar("N", bound=Hashable)

# The page that lists the measures, and the one that lists every milestone.
LIST, MILESTONES = "maatregelen", "termijnen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Something that has an address."""

    title: str
    page: str
    anchor: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """Something that once stood on a page, and what is there for it now.

    `anchor` is the place that it keeps on that page, `None` for a measure: that keeps a page of its own.
    `succession` is `None` for a milestone that only moved to another page.
    """

    title: str
    anchor: str | None
    succession: Succession | None
    successors: tuple[Place, ...]


def lost(before: Mapping[N, N | None], now: Container[N], ended: Container[N] = ()) -> Iterator[N]:
    """The names that addresses hang on, that are no longer there and that are not said to have ended.

    `before` has each name with the name that it is a part of, if any: what is lost as a whole is lost once.
    """
    gone = {name: whole for name, whole in before.items() if name not in now and name not in ended}
    return (name for name, whole in gone.items() if whole not in gone)


def gone_by_page(dossier: Dossier) -> dict[str, tuple[Gone, ...]]:
    """What no longer stands on each page, in the order in which it was told."""
    found: defaultdict[str, list[Gone]] = defaultdict(list)
    for page, gone in _gone(dossier):
        found[page].append(gone)
    return {page: tuple(listed) for page, listed in found.items()}


def ended_measures(gone: Mapping[str, tuple[Gone, ...]]) -> Iterator[tuple[Succession, Gone]]:
    """Every measure that ended, of what no longer stands on each page; each keeps its pages."""
    for each in gone.get(LIST, ()):
        if each.succession is not None and each.succession.kind is Kind.MEASURE:
            yield each.succession, each


def successors(dossier: Dossier, name: str) -> tuple[Measure, ...]:
    """The measures that are followed now for one that ended, by its key: of one that ended in its turn those after it."""
    ended = {each.name: each.successors for each in dossier.successions if each.kind is Kind.MEASURE}
    found, waiting = {name: None}, [name]
    while waiting:
        for each in ended.get(waiting.pop(), ()):
            if each not in found:
                found[each] = None
                waiting.append(each)
    return tuple(each for each in dossier.measures if each.slug in found)


def former_measures(dossier: Dossier) -> tuple[Measure, ...]:
    """The measures that ended after a round with a row for them had closed, under the number that they had last.

    They have no actions: where these went is told one by one. Another measure may have that number now.
    """
    ended = {each.name: each for each in dossier.successions if each.kind is Kind.MEASURE}
    found: dict[str, Measure] = {}
    for each in dossier.rounds:
        for then in each.closing.measures if each.closing else ():
            if then.slug in ended:
                told = ended[then.slug]
                found[then.slug] = Measure(
                    number=then.number,
                    slug=then.slug,
                    title=told.title,
                    owner="",  # nobody keeps up what ended
                    summary=told.reason,
                    actions=(),
                    origin=told.origin,
                )
    return tuple(sorted(found.values(), key=lambda each: natural(each.number)))


def _gone(dossier: Dossier) -> Iterator[tuple[str, Gone]]:
    """Everything that is gone, with the pages where it stood."""
    living = _living(dossier)
    told = {(each.kind, each.name): each for each in dossier.successions}
    stood = _pages_of_milestones(dossier)

    def place(kind: Kind, name: str) -> Place:
        return living.get((kind, name)) or _kept(told[kind, name])

    for each in dossier.successions:
        own = _kept(each)
        successors = tuple(place(each.kind, name) for name in each.successors)
        gone = Gone(title=each.title, anchor=own.anchor, succession=each, successors=successors)
        yield LIST if each.kind is Kind.MEASURE else own.page, gone
        if each.kind is Kind.MILESTONE:
            yield from ((page, gone) for page in stood.get(each.name, ()))
    for milestone, pages in stood.items():
        now = living.get((Kind.MILESTONE, milestone))
        if now is not None:
            gone = Gone(title=now.title, anchor=now.anchor, succession=None, successors=(now,))
            yield from ((page, gone) for page in pages if page != now.page)


def _kept(each: Succession) -> Place:
    """The address that something keeps after it ended."""
    if each.kind is Kind.MEASURE:
        return Place(title=each.title, page=_page(each.name))
    if each.kind is Kind.ACTION:
        slug, _, action = each.name.partition("/")
        return Place(title=each.title, page=_page(slug), anchor=f"actie-{action}")
    return Place(title=each.title, page=MILESTONES, anchor=f"mijlpaal-{each.name}")


def _living(dossier: Dossier) -> dict[tuple[Kind, str], Place]:
    """Where everything that is followed stands."""
    found: dict[tuple[Kind, str], Place] = {}
    for measure in dossier.measures:
        page = _page(measure.slug)
        found[Kind.MEASURE, measure.slug] = Place(title=f"{measure.number}. {measure.title}", page=page)
        for action in measure.actions:
            found[Kind.ACTION, f"{measure.slug}/{action.id}"] = Place(
                title=action.title, page=page, anchor=f"actie-{action.id}"
            )
        for milestone in measure.milestones:
            found[Kind.MILESTONE, milestone.id] = Place(
                title=milestone.title, page=page, anchor=f"mijlpaal-{milestone.id}"
            )
    for milestone in dossier.promises:
        found[Kind.MILESTONE, milestone.id] = Place(
            title=milestone.title, page=MILESTONES, anchor=f"mijlpaal-{milestone.id}"
        )
    return found


def _pages_of_milestones(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The pages of measures where each milestone stood when a round closed; all stand on the page of terms as well."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for each in dossier.rounds:
        for then in each.closing.measures if each.closing else ():
            for milestone in then.milestones:
                found[milestone].setdefault(_page(then.slug))
    return {milestone: tuple(pages) for milestone, pages in found.items()}


def _page(slug: str) -> str:
    return f"maatregelen/{slug}"
