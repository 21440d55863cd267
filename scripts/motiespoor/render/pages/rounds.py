"""A page per round as it was published, and a page per pair of rounds with everything that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from motiespoor import dutch, paths, spoken
from motiespoor.derive.comparison import FigureMove, MeasureChange, comparison, pair_name, pairs
from motiespoor.derive.figures import as_told
from motiespoor.derive.history import said_in, told_in
from motiespoor.derive.rows import rows
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.measure import Action, Measure, StatusUpdate
from motiespoor.model.round import Column
from motiespoor.model.wording import Phrases
from motiespoor.render import sentences
from motiespoor.render.context import Context
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.measures import literal_report


def round_list(context: Context) -> Page:
    """All rounds, and which can be laid next to each other."""
    said = context.said
    return context.page(
        "ronden",
        "ronden.md.jinja",
        title=context.dossier.publication.overviews,
        description=f"{said['Elke ronde']} zoals {said['zij (ronde)']} is gepubliceerd, en wat er tussen twee {said['ronden']} veranderde.",
        source=_latest(context.dossier),
        verwacht=[sentences.expected_round(said, each) for each in reversed(context.expected_rounds)],
        ronden=[(each.sheet, len(told_in(each, context.dossier))) for each in reversed(context.dossier.rounds)],
        letterlijk=any(each.literal for each in context.dossier.rounds),
        paren=[(before.sheet, after.sheet) for before, after in reversed(pairs(context.dossier.rounds))],
    )


def _latest(dossier: Dossier) -> str:
    """The file of the latest round, which an editor changes; before the first one, what says how they are called."""
    return dossier.rounds[-1].sheet.origin.path if dossier.rounds else paths.PUBLICATION


def round_pages(context: Context) -> Iterator[Planned]:
    """Each round, literally, as a table; of one without a table the statuses that it gave, each with its place."""
    for each in context.dossier.rounds:
        yield Planned(f"ronden/{each.sheet.id}", partial(_round_page, context, each))


def _round_page(context: Context, each: Round) -> Page:
    sheet = each.sheet
    dossier = context.dossier
    own = {sheet.source, sheet.letter}
    figures = [
        (series, observation, dutch.observed(observation, series))
        for series in dossier.series
        for observation in dossier.observations
        if observation.series == series.id and observation.source in own and observation.breakdown is None
    ]
    return context.page(
        f"ronden/{sheet.id}",
        "ronde.md.jinja",
        title=f"{context.said['Ronde']} {sheet.id}: {sheet.title}",
        description=f"{sheet.title}, {'letterlijk, ' if each.literal else ''}zoals gepubliceerd op {dutch.day(sheet.date)}.",
        source=sheet.origin.path,
        ronde=sheet,
        rijen=[(row.number, row.measure, literal_report(row.report)) for row in rows(dossier)[sheet.id].values()],
        standen=[] if each.literal else list(_facts(each, dossier)),
        letterlijk=each.literal,
        met_stand=any(each is Column.PROGRESS for each in sheet.columns),
        cijfers=figures,
        gebied_namen={area.code: area.name for area in dossier.areas},
        sector_namen={sector.code: sector.name for sector in dossier.sectors},
        paren=[(a.sheet, b.sheet) for a, b in pairs(dossier.rounds) if sheet.id in (a.sheet.id, b.sheet.id)],
        adres=f"{dossier.publication.url}ronden/{sheet.id}/",
    )


def _facts(each: Round, dossier: Dossier) -> Iterator[tuple[Measure, list[tuple[Action, StatusUpdate]]]]:
    """What a round without a table says: of each measure the actions that it gave a status."""
    for measure in dossier.measures:
        said = [(action, update) for action in measure.actions if (update := said_in(each, action)) is not None]
        if said:
            yield measure, said


def comparison_pages(context: Context) -> Iterator[Planned]:
    """Each pair of rounds, first in sentences and counts, then word for word."""
    for before, after in pairs(context.dossier.rounds):
        name = pair_name(before, after)
        yield Planned(f"ronden/{name}", partial(_comparison_page, context, before, after))


def _comparison_page(context: Context, before: Round, after: Round) -> Page:
    compared = comparison(before, after, context.dossier)
    old, new, named = compared.before.sheet, compared.after.sheet, context.said["ronde"]
    moves = [move for each in compared.measures for move in each.moves]
    gone = {each.succession: each for listed in context.gone.values() for each in listed}
    milestones = [move for each in compared.measures for move in each.milestones] + list(compared.other_milestones)
    return context.page(
        f"ronden/{compared.name}",
        "vergelijking.md.jinja",
        title=f"Van {named} {old.id} naar {named} {new.id}",
        description=f"Wat er veranderde tussen {dutch.day(old.date)} en {dutch.day(new.date)}"
        f"{', woord voor woord' if compared.literal else ''}.",
        source=new.origin.path,
        oud=old,
        nieuw=new,
        vergelijking=compared,
        kolommen_erbij=[f"‘{context.said.told(each.label)}’" for each in new.columns if each not in old.columns],
        herschreven=sum(each.reworded for each in compared.measures),
        bewegingen=Counter(move.kind for move in moves),
        beeindigd=[gone[each] for each in compared.ended],
        vertrokken=[each for each in compared.measures if each.gone],
        gekomen=[each for each in compared.measures if each.new],
        beloften=Counter(move.kind for move in milestones if move.counted),
        kerncijfers=[
            _figure(move, context.dossier)
            for move in {m.series.id: m for each in compared.measures for m in each.figures}.values()
        ],
        verschillen_in_het_kort={
            each.measure.slug: _in_short(context.said, each, compared.literal) for each in compared.measures
        },
        kerncijfers_van={
            each.measure.slug: [_figure(move, context.dossier) for move in each.figures]
            for each in compared.measures
            if each.figures
        },
    )


def _in_short(said: Phrases, compared: MeasureChange, literal: bool) -> str:
    """What became of a measure, in a few words."""
    if compared.new:
        return f"nieuw in {said['deze ronde']}"
    if compared.gone:
        return f"niet genoemd in {said['deze ronde']}"
    kinds = Counter(move.kind for move in compared.moves)
    told = ["anders geschreven" if compared.reworded else "gelijk gebleven"] if literal else []
    if kinds["veranderd"]:
        told.append(dutch.count(kinds["veranderd"], "status veranderd", "statussen veranderd"))
    if kinds["nieuw"]:
        told.append(dutch.count(kinds["nieuw"], "nieuwe actie", "nieuwe acties"))
    return ", ".join(told or ["gelijk gebleven"])


def _figure(move: FigureMove, dossier: Dossier) -> dict[str, str]:
    told = as_told(dossier, move.series)
    return {
        "titel": move.series.title,
        "reeks": move.series.id,
        "van": dutch.observed(move.before, move.series),
        "van_dag": spoken.moment(move.before.date, told),
        "naar": dutch.observed(move.after, move.series),
        "naar_dag": spoken.moment(move.after.date, told),
        "breuk": _warning(move),
    }


def _warning(move: FigureMove) -> str:
    """Why the two values may not be compared; "" when they may."""
    if move.broken:
        return f" Let op: er zit een reeksbreuk tussen ({dutch.day(move.broken.date)})."
    return "" if move.before.method == move.after.method else " Let op: de twee zijn op een andere manier geteld."
