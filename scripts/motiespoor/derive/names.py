"""What readers and sources call the things of a dossier, besides their names."""

from __future__ import annotations

from motiespoor.derive.figures import whole_area
from motiespoor.derive.parts import main_parts
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import DUTCH
from motiespoor.model.figure import Area, Breakdown, Sector
from motiespoor.model.wording import Article, Phrases, Word, by_name


def aliases(listed: str | None) -> list[str]:
    """The names in a cell of a table, which have a semicolon between them."""
    return [each.strip() for each in (listed or "").split(";") if each.strip()]


def other_names(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Other names, each with the name it stands for: those that the publication gives, and those that sources use."""
    divided: tuple[Area | Sector | Breakdown, ...] = (*dossier.areas, *dossier.sectors, *dossier.breakdowns)
    given = ((each.name, each.meant) for each in dossier.publication.other_names)
    return (*given, *((name, each.name) for each in divided for name in aliases(each.aliases)))


def area_word(dossier: Dossier) -> Word:
    """What one of the areas that make the whole is called, and all of them."""
    publication, own = dossier.publication, main_parts(dossier.areas, whole_area(dossier))
    if publication.words.area is not None:
        return publication.words.area
    if publication.areas == "gebieden" or not own:
        return Word(
            one="gebied", many=publication.areas.replace("-", " "), article=Article.HET, origin=publication.origin
        )
    return Word(one=own[0].kind, many=publication.areas.replace("-", " "), origin=publication.origin)


def sector_word(dossier: Dossier) -> Word:
    """What a sector is called."""
    publication = dossier.publication
    return publication.words.sector or Word(one="sector", many="sectoren", origin=publication.origin)


def phrases(dossier: Dossier) -> Phrases:
    """How the sentences of the site speak of what every publication has."""
    area, sector = area_word(dossier), sector_word(dossier)
    parts = {"gebied": (area, False), "gebieden": (area, True), "sector": (sector, False), "sectoren": (sector, True)}
    foreign = dossier.publication.language != DUTCH
    return Phrases({**by_name(dossier.publication.words), **parts}, foreign)
