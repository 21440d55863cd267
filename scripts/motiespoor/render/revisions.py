"""What stood where a figure stands, and why and when that was replaced, in words."""

from __future__ import annotations

from collections.abc import Iterable

from motiespoor import dutch
from motiespoor.derive.revisions import revisions
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, Revision, Series


def before(observation: Observation, series: Series, dossier: Dossier) -> str:
    """Eerder stond hier 3.850 tot 2 maart 2025 (correctie van een fout) en 3.851 (bericht dat later kwam); "" for no revision"""
    rows = revisions(observation, dossier)
    return f"eerder stond hier {listed(rows, series)}" if rows else ""


def listed(rows: Iterable[Revision], series: Series) -> str:
    """What stood there, the oldest first, each with its last day and its cause."""
    return dutch.listed(
        f"{dutch.given(each.was, series)}{f' tot {dutch.day(each.until)}' if each.until else ''} ({each.cause.label})"
        for each in rows
    )
