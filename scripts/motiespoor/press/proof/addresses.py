"""Every page and every file beside the pages that a dossier asks for, by the names in the dossier alone."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.derive.comparison import pairs
from motiespoor.derive.registers import REGISTERS, register_page, row_places
from motiespoor.derive.succession import former_measures
from motiespoor.model.dossier import Dossier
from motiespoor.model.succession import Kind
from motiespoor.render import catalogue, workbook
from motiespoor.render.address import COVERAGE, FIGURES, FORECASTS, SECTORS, areas_page
from motiespoor.render.api.addresses import paths_of
from motiespoor.render.calendars import former_calendar, measure_calendar, register_calendar, site_calendar
from motiespoor.render.cards import card_path
from motiespoor.render.downloads import DATA
from motiespoor.render.embeds import measure_embed
from motiespoor.render.feeds import feed_heads
from motiespoor.render.part_addresses import area_addresses, sector_addresses
from motiespoor.render.twins import twin_path

_FRAME, _MEASURES = "kader", "maatregelen"
_FIXED = (
    "",
    _FRAME,
    _MEASURES,
    "ronden",
    FIGURES,
    FORECASTS,
    COVERAGE,
    SECTORS,
    "termijnen",
    "tijdlijn",
    "bronnen",
    "correcties",
    "open-data",
)


def leading_on(dossier: Dossier) -> dict[str, tuple[str, str | None]]:
    """Pages that only lead on, each with the page and the place that it leads to."""
    found: dict[str, tuple[str, str | None]] = {COVERAGE: (FIGURES, None)}
    found |= {_FRAME: (_MEASURES, None)} if dossier.frame is None else {}
    for parts in (area_addresses(dossier), sector_addresses(dossier)):
        found |= {page: (parts.places[code].page, parts.places[code].anchor) for code, page in parts.moved.items()}
    rows = ((area_addresses(dossier), areas_page(dossier.publication)), (sector_addresses(dossier), SECTORS))
    return found | {page: (FIGURES, None) for parts, page in rows if parts.rows is None}


def _ended(dossier: Dossier) -> Iterator[str]:
    return (each.name for each in dossier.successions if each.kind is Kind.MEASURE)


def pages(dossier: Dossier) -> set[str]:
    """The address of every page, without the slash at the end."""
    found = {*_FIXED, areas_page(dossier.publication), *leading_on(dossier)}
    found |= {f"maatregelen/{each.slug}" for each in dossier.measures}
    found |= {f"maatregelen/{each}" for each in _ended(dossier)}
    found |= {f"maatregelen/{each.slug}" for each in former_measures(dossier)}
    found |= {f"ronden/{each.sheet.id}" for each in dossier.rounds}
    found |= {f"ronden/{old.sheet.id}-naar-{new.sheet.id}" for old, new in pairs(dossier.rounds)}
    found |= {f"{FIGURES}/reeksen/{each.id}" for each in dossier.series}
    found |= {*area_addresses(dossier).own.values(), *sector_addresses(dossier).own.values()}
    found |= {REGISTERS} if dossier.registers else set()
    found |= {register_page(each.name) for each in dossier.registers if each.rows}
    found |= {each.page for each in row_places(dossier).values()}
    for path in dossier.pages:
        if path.endswith(".md"):
            found.add(path.removesuffix(".md").removesuffix("index").rstrip("/"))
    return found


def files(dossier: Dossier) -> Iterator[str]:
    """The files beside the pages whose names follow from the dossier."""
    yield from catalogue.package_files(dossier)
    yield from (f"{DATA}/reeksen/{each.id}.csv" for each in dossier.series)
    yield from (workbook.PATH, catalogue.TURTLE, catalogue.JSON_LD)
    yield from paths_of(dossier)
    yield from (each.path for each in feed_heads(dossier).values())
    calendars = (
        site_calendar(dossier),
        *(measure_calendar(each, dossier) for each in dossier.measures),
        *(former_calendar(each, dossier) for each in _ended(dossier)),
        *(register_calendar(each, dossier) for each in dossier.registers),
    )
    yield from (each for each in calendars if each is not None)
    yield from (card_path(each) for each in pages(dossier))
    measures = (*(each.slug for each in dossier.measures), *_ended(dossier))
    yield from (f"{measure_embed(each)}/index.html" for each in measures)
    yield from (twin_path(each) for each in pages(dossier) - leading_on(dossier).keys())
