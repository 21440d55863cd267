"""Which files of the site a change adds, changes, moves and removes."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from motiespoor.derive.days import days
from motiespoor.derive.succession import lost
from motiespoor.model.dossier import Dossier
from motiespoor.model.publication import Chart, ChartKind
from motiespoor.problem import Problem, clipped
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Figure, Spec
from motiespoor.render.output import Output
from motiespoor.render.sentences import last_report
from motiespoor.render.site import outputs_with

# What a chart of figures is made from; the chart of statuses is made from the measures.
_CHARTED = (
    "charts", "series", "observations", "revisions", "forecasts", "areas", "sectors", "breakdowns", "methods", "breaks", "locations",
    "sources", "publication",
)  # fmt: skip
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A file of the site: its address, what a reader calls it (a page has a title), and what stands in it, as a hash."""

    address: str
    title: str | None
    source: str
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteChange:
    """The files of the site that differ, by address; a move is a pair of the old and the new address."""

    new: tuple[Made, ...]
    changed: tuple[Made, ...]
    moved: tuple[tuple[Made, Made], ...]
    gone: tuple[Made, ...]


def addresses_remain(before: Mapping[str, Made], after: Mapping[str, Made]) -> Iterator[Problem]:
    """Ensure every address that was there still leads somewhere; those of how the site looks are nobody's."""
    for address in lost({each: None for each in before if not each.startswith("assets/")}, after):
        text = f"het adres '{clipped(address)}' op de site verdwijnt. Zet terug wat daar stond."
        yield Problem(path=before[address].source, line=1, column=1, text=text)


def _undrawn(spec: Spec) -> str:
    """Stands in for the picture of a chart: another specification gives another one."""
    text = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    return f'<svg viewBox="0 0 1 1"><desc>{hashlib.sha256(text.encode()).hexdigest()}</desc></svg>'


def _not_made(_svg: str, _scale: float) -> bytes:
    """Stands in for a PNG: the SVG that it is made from, or the page whose card it is, tells of any change."""
    return b""


def files_of(
    dossier: Dossier, today: date, charts: Mapping[str, Figure], *, looks: Dossier, numbers: bool = True
) -> dict[str, Made]:
    """The files of a site by address, with the templates and style of the dossier `looks`; no picture is drawn.

    Without `numbers`, a file that differs in those only is the same.

    Raises:
        Unreadable: a template does not fit.
    """
    shown = replace(dossier, templates=looks.templates, styles=looks.styles)
    outputs = outputs_with(shown, today, charts, draw=_undrawn, raster=_not_made, pack=str)
    # Every page has the four days, and every citation that of the last report; that alone is no change of a page.
    latest = re.compile(
        rf'^stand: "[^"\n]*"$|laatste bericht {re.escape(last_report(days(dossier, today)))}|<dl class="dagen">.*?</dl>',
        re.MULTILINE | re.DOTALL,
    )
    if not numbers:
        latest = re.compile(rf"{latest.pattern}|[0-9]", latest.flags)
    return {each.address: each for each in (_made(output, latest) for output in outputs)}


def charts_of_both(before: Dossier, after: Dossier, today: date) -> tuple[dict[str, Figure], dict[str, Figure]]:
    """The charts of two dossiers. Those of figures that are the same are made once: it is most of the work."""
    new = figures(after, today)
    if any(getattr(before, part) != getattr(after, part) for part in _CHARTED):
        return figures(before, today), new
    statuses = figures(replace(before, charts=tuple(each for each in before.charts if _of_statuses(each))), today)
    here = {name: figure for name, figure in new.items() if figure.series is not None or name in statuses}
    return {name: statuses.get(name, figure) for name, figure in here.items()}, new


def time_tells(dossier: Dossier, then: date, now: date) -> bool:
    """Whether a site says more on another day than which day it is.

    Of the same data only what counts the days says the same in other numbers; a term that passes says so in words too.
    """
    old, new = (files_of(dossier, day, figures(dossier, day), looks=dossier, numbers=False) for day in (then, now))
    return old != new


def _of_statuses(chart: Chart) -> bool:
    return chart.kind is ChartKind.STATUSES


def _made(output: Output, latest: re.Pattern[str]) -> Made:
    content, title, address = output.content, None, output.path
    if isinstance(content, str) and output.path.endswith(".md"):
        found = _TITLE.search(content)
        content = latest.sub("", content)
        title = json.loads(found[1]) if found else None
        address = re.sub(r"(?:(?<=/)|^)index\.md$", "", output.path).removesuffix(".md")
        address = f"{address.rstrip('/')}/"
    digest = hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()
    return Made(address=address, title=title, source=output.source, content=digest)


def site_change(before: Mapping[str, Made], after: Mapping[str, Made]) -> SiteChange:
    """What differs between two sites.

    A page has moved when the file that it was made from now makes a page at a new address, and only that.
    """
    new = {address: each for address, each in after.items() if address not in before}
    left = [each for address, each in before.items() if address not in after or after[address].source != each.source]
    made_anew: defaultdict[str, list[Made]] = defaultdict(list)
    for each in new.values():
        if each.title is not None:
            made_anew[each.source].append(each)
    moved = tuple(
        (each, made_anew[each.source][0])
        for each in left
        if each.title is not None and len(made_anew[each.source]) == 1
    )
    arrived = {each.address for _, each in moved}
    departed = {each.address for each, _ in moved}
    return SiteChange(
        new=tuple(each for address, each in new.items() if address not in arrived),
        changed=tuple(
            each
            for address, each in after.items()
            if address in before and before[address].content != each.content and address not in departed
        ),
        moved=moved,
        gone=tuple(each for each in before.values() if each.address not in after and each.address not in departed),
    )
