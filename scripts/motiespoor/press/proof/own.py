"""What a dossier has of its own in the place of the program's: such a template says what its editors want it to say.

Of a page that is made with one, what stands there is not held against the dossier: it may say less, or say it otherwise.
"""

from __future__ import annotations

from motiespoor.derive.comparison import pairs
from motiespoor.derive.registers import REGISTERS, register_page, row_places
from motiespoor.model.dossier import Dossier
from motiespoor.press.proof import addresses
from motiespoor.read import theme
from motiespoor.render.address import FIGURES, FORECASTS, SECTORS, areas_page, series_page
from motiespoor.render.frame import own_templates, parts_of_template
from motiespoor.render.part_addresses import area_addresses, sector_addresses

_WRITTEN = "pagina"  # a page of content/ that has no template for itself
_NAMES = {
    "": "home",
    "en": "en",
    "methode": "methode",
    FIGURES: "cijfers",
    FORECASTS: "prognoses",
    SECTORS: "delenlijst",
    **{
        each: each
        for each in ("maatregelen", "ronden", "kader", "termijnen", "tijdlijn", "bronnen", "correcties", "open-data")
    },
}


def own_surroundings(dossier: Dossier) -> bool:
    """Whether what stands around the words of pages is the dossier's own."""
    given = theme.texts(theme.BLOCKS)
    return any(name.endswith(".html") and given.get(name) != text for name, text in dossier.blocks.items())


def own_pages(dossier: Dossier) -> frozenset[str]:
    """The addresses of the pages that are made with a template of the dossier's own, or with a part of one."""
    own = own_templates(dossier)
    if not own:
        return frozenset()
    made_of = templates(dossier).items()
    return frozenset(page for page, name in made_of if own & set(parts_of_template(name, dossier.templates)))


def templates(dossier: Dossier) -> dict[str, str]:
    """The template of every page, by its address."""
    kinds = {f"maatregelen/{each.slug}": "maatregel" for each in dossier.measures}
    kinds |= {f"ronden/{each.sheet.id}": "ronde" for each in dossier.rounds}
    kinds |= {f"ronden/{old.sheet.id}-naar-{new.sheet.id}": "vergelijking" for old, new in pairs(dossier.rounds)}
    kinds |= {series_page(each.id): "reeks" for each in dossier.series}
    parts = (area_addresses(dossier), sector_addresses(dossier))
    kinds |= {page: "deel" for each in parts for page in each.own.values()}
    kinds |= {each.page: "rij" for each in row_places(dossier).values()}
    kinds |= {register_page(each.name): "register" for each in dossier.registers if each.rows}
    kinds |= {REGISTERS: REGISTERS} if dossier.registers else {}
    kinds |= _NAMES | {areas_page(dossier.publication): "delenlijst"}
    kinds |= dict.fromkeys(addresses.leading_on(dossier), "verhuisd")
    rest = {
        page: "opgevolgd" if page.startswith("maatregelen/") else _WRITTEN
        for page in addresses.pages(dossier) - kinds.keys()
    }
    return {page: f"{name}.md.jinja" for page, name in (kinds | rest).items()}
