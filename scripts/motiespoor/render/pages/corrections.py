"""The public record of closed rounds: what was corrected in them, and what became of what is no longer followed."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.derive.succession import LIST, Gone
from motiespoor.model.dossier import Round
from motiespoor.model.round import Correction
from motiespoor.model.succession import Kind, Succession
from motiespoor.render.context import Context
from motiespoor.render.output import Output

PAGE = "correcties"


def corrections_page(context: Context) -> Output:
    """Every correction of every closed round, latest first, and which rounds are closed since when."""
    rounds = context.dossier.rounds
    listed = sorted(
        ((each, correction) for each in rounds for correction in each.corrections),
        key=lambda pair: pair[1].date,
        reverse=True,
    )
    return context.page(
        PAGE,
        "correcties.md.jinja",
        title="Correcties",
        description="Wat er in gesloten ronden is verbeterd, met de reden, en welke ronden gesloten zijn.",
        source=_source(listed, rounds),
        correcties=listed,
        gesloten=[each for each in rounds if each.closing is not None],
        open=[each for each in rounds if each.closing is None],
    )


def _source(listed: list[tuple[Round, Correction]], rounds: tuple[Round, ...]) -> str:
    """The file where the latest of what the page tells stands."""
    closed = [each.closing.origin.path for each in rounds if each.closing is not None]
    if listed:
        return listed[0][1].origin.path
    return closed[-1] if closed else f"{paths.ROUNDS}/{paths.DESCRIPTOR}"


def succession_pages(context: Context) -> Iterator[Output]:
    """A page for every measure that ended, at the address that it had."""
    for gone in context.gone.get(LIST, ()):
        if gone.succession is not None and gone.succession.kind is Kind.MEASURE:
            yield _succession_page(context, gone, gone.succession)


def _succession_page(context: Context, gone: Gone, succession: Succession) -> Output:
    page = f"maatregelen/{succession.name}"
    return context.page(
        page,
        "opgevolgd.md.jinja",
        title=gone.title,
        description=f"Deze maatregel wordt niet meer onder deze naam gevolgd: {succession.reason}",
        source=succession.origin.path,
        punt=gone,
        nummers=[
            (each.sheet, then.number)
            for each in context.dossier.rounds
            for then in (each.closing.measures if each.closing else ())
            if then.slug == succession.name and then.number in each.reports
        ],
        hier_eerder=context.gone.get(page, ()),
    )
