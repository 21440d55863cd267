"""What an editor asks when taking over a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from decimal import Decimal

from motiespoor.model.figure import Precision, RevisionCause, Series
from motiespoor.model.source import EvidenceKind


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the editor asked for; what was not given yet is `None`.

    `rounding` is the unit that the figures of the table are rounded to; `members` is what is the same for all of it.
    """

    series: Series
    day: Day | None
    source: str
    method: str
    evidence: EvidenceKind
    precision: Precision
    rounding: Decimal
    members: Mapping[str, str] = field(default_factory=dict)
    cause: RevisionCause | None = None
    method_is_meant: bool = False
