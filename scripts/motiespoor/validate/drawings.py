"""Rules on the drawings that a publication brings itself."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.model.drawing import harm
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading


def drawings_only_draw(reading: Reading) -> Iterator[Problem]:
    """Ensure a drawing of the style holds shapes and letters, and nothing that acts or fetches."""
    for name, text in reading.dossier.styles.items():
        if name.lower().endswith(".svg") and (held := harm(text)) is not None:
            yield Problem(
                path=f"{paths.STYLE}/{name}",
                line=1,
                column=1,
                text=f"deze tekening bevat {held}. Zij mag alleen vormen en letters hebben: haal dat weg.",
            )


RULES = (drawings_only_draw,)
