"""The pages of the public record: frame, terms, timeline, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from motiespoor import dutch, paths
from motiespoor.derive import anchors
from motiespoor.derive.claims import Claim
from motiespoor.derive.deadlines import Deadline, Outcome
from motiespoor.derive.registers import concerning_frame, register_page
from motiespoor.model.figure import YesNo
from motiespoor.model.frame import Frame, Signatory
from motiespoor.model.source import EvidenceKind, Source
from motiespoor.render import sentences
from motiespoor.render.address import series_page
from motiespoor.render.calendars import site_calendar
from motiespoor.render.cards import Card
from motiespoor.render.context import Context
from motiespoor.render.output import Page, Planned

NEXT = 3  # of the moments at which something is expected


def frame_pages(context: Context) -> Iterator[Planned]:
    """The frame, of a dossier that has one."""
    if context.dossier.frame is not None:
        yield Planned("kader", partial(_frame_page, context, context.dossier.frame))


def _frame_page(context: Context, frame: Frame) -> Page:
    """The frame literally, with the measures that work each part out."""
    return context.page(
        "kader",
        "kader.md.jinja",
        title=context.said["Afspraken"],
        description=context.said.told("Het kader, letterlijk, met de maatregelen die elk onderdeel uitwerken."),
        source=paths.FRAME,
        kader=frame,
        onuitgewerkt=[
            item for group in frame.groups if group.reservation is YesNo.NO for item in group.items if not item.measures
        ],
        beloften_bij={
            item.id: [each for each in context.deadlines if each.milestone.frame == item.id]
            for group in frame.groups
            for item in group.items
        },
        instrumenten_bij=defaultdict(tuple, concerning_frame(context.dossier)),
        ondertekend=[_signed(each, context.dossier.sources) for each in frame.signatories],
        ondertekenaarplek=tuple(anchors.of_signatories(frame)),
        laatst_ondertekend=_last_signed(frame, context.dossier.sources),
        uitwerking=[(measure, context.frame_items.get(measure.number, ())) for measure in context.dossier.measures],
    )


def _signed(signatory: Signatory, sources: tuple[Source, ...]) -> tuple[Signatory, list[Source], str]:
    """Who signed, what, and in which time: the day, or the first and the last."""
    signed = sorted((each for each in sources if each.id in signatory.sources), key=lambda each: each.date.sort_key)
    first, last = dutch.when(signed[0].date), dutch.when(signed[-1].date)
    return signatory, signed, first if first == last else f"{first} tot en met {last}"


def _last_signed(frame: Frame, sources: tuple[Source, ...]) -> date | None:
    """The last day on which somebody is known to have signed."""
    named = {name for each in frame.signatories for name in each.sources}
    days = [each.date.end or each.date.start for each in sources if each.id in named]
    return max((day for day in days if day is not None), default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Promises that stand alike; `name` and `also` are addresses that stay, `told` counts them where that says more."""

    label: str
    name: str
    deadlines: tuple[Deadline, ...]
    late: bool
    also: tuple[str, ...]
    told: str

    @property
    def watched(self) -> bool:
        """Whether something is late or still to come, so that the words of each promise stand here too."""
        return self.late or self.name == Outcome.OPEN.value

    @property
    def folded(self) -> bool:
        """Whether its promises stand behind a fold: many, and none of them can be late."""
        return self.name == Outcome.OPEN_ENDED.value and len(self.deadlines) > _MANY


_MANY = 12

# The parts of the page: what is late first. Every outcome stands in one of them.
GROUPS = (
    ("Termijn voorbij", "voorbij", (Outcome.PASSED, Outcome.PASSED_WITH_REPORT)),
    ("Elk jaar beloofd, geen bericht gevonden", "uitgebleven", (Outcome.MISSED, Outcome.AWAITED)),
    ("Termijn loopt nog", Outcome.OPEN.value, (Outcome.OPEN,)),
    ("Gehaald", Outcome.MET.value, (Outcome.MET, Outcome.MET_LATE)),
    ("Gemeld, met twijfel", Outcome.DOUBTFUL.value, (Outcome.DOUBTFUL,)),
    ("Keert terug", Outcome.RECURRING.value, (Outcome.RECURRING, Outcome.TO_RECUR, Outcome.PERIODIC)),
    ("Onder voorwaarde", Outcome.CONDITIONAL.value, (Outcome.CONDITIONAL,)),
    ("Telt mee bij een andere belofte", Outcome.SHARED.value, (Outcome.SHARED,)),
    ("Geen laatste dag genoemd", Outcome.OPEN_ENDED.value, (Outcome.OPEN_ENDED, Outcome.NO_TERM)),
)


def _groups(context: Context) -> tuple[Group, ...]:
    """All promises, in the groups of the page; also those that have none."""
    said, counted = context.said, context.counts
    told = {
        Outcome.DOUBTFUL: sentences.doubtful(said, counted),
        Outcome.CONDITIONAL: sentences.conditional(said, counted, context.days.searched),
        Outcome.SHARED: sentences.shared(said, counted),
        Outcome.OPEN_ENDED: sentences.no_last_day(said, counted),
    }
    return tuple(
        Group(
            label=said.told(label),
            name=name,
            deadlines=tuple(each for each in context.deadlines if each.outcome in outcomes),
            late=name in ("voorbij", "uitgebleven"),
            also=tuple(each.value for each in outcomes[1:] if each is Outcome.NO_TERM),
            told=told.get(outcomes[0], ""),
        )
        for label, name, outcomes in GROUPS
    )


def deadlines_page(context: Context) -> Page:
    """Every promise: what, by whom, by when, said where, and what is known to have come of it."""
    said, counted, groups = context.said, context.counts, _groups(context)
    found = sentences.finding(said, counted, context.today)
    return context.page(
        "termijnen",
        "termijnen.md.jinja",
        title=said.told("Beloften en termijnen"),
        description=f"{found}. Wat is beloofd, voor wanneer, en wat er bekend is van de uitkomst.",
        source=paths.PROMISES,
        card=Card(
            heading=sentences.finding(said, counted, context.today),
            below=sentences.promises(said, counted) if counted.promises else "",
        ),
        bevinding=found,
        laatheid=context.late,
        samengevat=sentences.promises(said, counted) if counted.promises else "",
        momenten=context.moments[:NEXT],
        later=max(len(context.moments) - NEXT, 0),
        overlap=sentences.overlap(said, counted),
        toetsbaar=sentences.testable(said, counted),
        groepen=groups,
        telling=[each for each in groups if each.deadlines],
        tijdas=context.axis(context.deadlines),
        hier_eerder=context.gone.get("termijnen", ()),
        kalender=site_calendar(context.dossier),
    )


def timeline_page(context: Context) -> Page:
    """What happened, in order."""
    events = sorted(context.dossier.events, key=lambda each: each.date.sort_key)
    return context.page(
        "tijdlijn",
        "tijdlijn.md.jinja",
        title="Tijdlijn",
        description="Moties, brieven, debatten en openingen op volgorde.",
        source=paths.TIMELINE,
        gebeurtenissen=events,
    )


def sources_page(context: Context) -> Page:
    """Every source with every claim that rests on it."""
    sources = sorted(context.dossier.sources, key=lambda each: each.date.sort_key, reverse=True)
    dossier = context.dossier
    wholes = {register_page(each.name): each.package.title for each in dossier.registers}
    wholes |= {series_page(each.id): each.title for each in dossier.series}
    wholes |= {"kader": dossier.frame.title} if dossier.frame else {}
    return context.page(
        "bronnen",
        "bronnen.md.jinja",
        title="Bronnen",
        description="Alle bronnen, met wat er op deze site op rust.",
        source=paths.SOURCE_LIST,
        lijst=[(source, _resting(context.claims.get(source.id, ()), wholes)) for source in sources],
        letterlijk=EvidenceKind.PRIMARY,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Rests:
    """What rests on a source, and where; `more` says for how many parts of one whole it stands."""

    page: str
    anchor: str | None
    text: str
    more: str


def _resting(claims: tuple[Claim, ...], wholes: Mapping[str, str]) -> list[Rests]:
    """The claims that rest on a source, each once; those that are parts of one whole, as the figures of a series, together.

    `wholes` has by the page what that whole is called, where that is another than each of them.
    """
    together: dict[tuple[object, ...], dict[str | None, Claim]] = {}
    for each in claims:
        key = (each.page, each.sort) if each.sort in sentences.COUNTED else (each.page, each.place, each.text)
        together.setdefault(key, {}).setdefault(each.place, each)
    rests = []
    for those in together.values():
        first, *others = those.values()
        rests.append(
            Rests(
                page=first.page,
                anchor=None if others else first.place,
                text=wholes.get(first.page, first.text) if others else sentences.claimed(first),
                more=sentences.claims_counted(first, sum(place is not None for place in those)) if others else "",
            )
        )
    return rests
