"""Where pages live: their address, their file, and the way from one to another.

A page is named by its address without the slash at the end; the home page is "".
"""

from __future__ import annotations

from markupsafe import Markup, escape

from motiespoor.derive.registers import REGISTERS
from motiespoor.model.figure import Area, Sector
from motiespoor.model.publication import Publication

FIGURES = "cijfers"
FORECASTS = f"{FIGURES}/prognoses"
COVERAGE = f"{FIGURES}/wat-ontbreekt"
SECTORS = f"{FIGURES}/sectoren"

EMBEDS = "insluiten"  # what stands in frames on other sites

# Pages that have other pages below them.
_SECTIONS = frozenset({"", "maatregelen", "ronden", FIGURES, REGISTERS, "en"})


def doc_path(page: str) -> str:
    """The Markdown file of a page."""
    if page in _SECTIONS:
        return f"{page}/index.md".lstrip("/")
    return f"{page}.md"


def way(origin: str, target: str, anchor: str | None = None) -> Markup:
    """The relative address of a page (or a file, when it has an extension) as seen from another page."""
    up = "../" * (origin.count("/") + 1 if origin else 0)
    is_file = "." in target.rsplit("/", 1)[-1]
    down = target if is_file or not target else f"{target}/"
    fragment = f"#{anchor}" if anchor else ""
    if origin == target and fragment:
        return Markup(fragment)
    # Made of identifiers only, which hold letters, digits and hyphens.
    return Markup(f"{up}{down}{fragment}" or "./")


def areas_page(publication: Publication) -> str:
    """The page with a row for every area."""
    return f"{FIGURES}/{publication.areas}"


def row_anchor(part: Area | Sector) -> str:
    """The place of an area or a sector on the page with all of them."""
    return part.slug or f"deel-{part.code.lower()}"


def area_page(slug: str) -> str:
    """The page of an area."""
    return f"{FIGURES}/gebieden/{slug}"


def sector_page(slug: str) -> str:
    """The page of a sector."""
    return f"{FIGURES}/sectoren/{slug}"


def series_page(id: str) -> str:
    """The page with every value of a series."""
    return f"{FIGURES}/reeksen/{id}"


def is_embed(path: str) -> bool:
    """Whether a page, by its address or its file, is one for frames on other sites."""
    return path.startswith(f"{EMBEDS}/")


def bare(url: str) -> str:
    """An address as one says it: without https:// and without the slash at the end."""
    return url.removeprefix("https://").removesuffix("/")


def reached(address: str) -> Markup:
    """A link to an address that lies outside, of a page or of a mailbox."""
    target = address if address.startswith("https://") else f"mailto:{address}"
    # What may stand in such an address is declared with its field.
    return Markup(f'<a href="{escape(target)}">{escape(address.removeprefix("https://"))}</a>')
