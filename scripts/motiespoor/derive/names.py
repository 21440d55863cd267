"""What readers and sources call the things of a dossier, besides their names."""

from __future__ import annotations

from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Breakdown, Sector


def aliases(listed: str | None) -> list[str]:
    """The names in a cell of a table, which have a semicolon between them."""
    return [each.strip() for each in (listed or "").split(";") if each.strip()]


def other_names(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Other names, each with the name it stands for: those that the publication gives, and those that sources use."""
    divided: tuple[Area | Sector | Breakdown, ...] = (*dossier.areas, *dossier.sectors, *dossier.breakdowns)
    given = ((each.name, each.meant) for each in dossier.publication.other_names)
    return (*given, *((name, each.name) for each in divided for name in aliases(each.aliases)))
