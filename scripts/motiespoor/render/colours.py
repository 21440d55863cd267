"""The light colours of the style, for pictures that are looked at where no style sheet reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping

from motiespoor.model.dossier import Dossier

_TOKEN = re.compile(r"--([a-z-]+):\s*light-dark\((#[0-9a-fA-F]{3,6}),")
_ASKED = re.compile(r"var\(--([a-z0-9-]+)\)")


def light_colours(dossier: Dossier) -> Mapping[str, str]:
    """Every colour by the name that it has in the style sheet: those of the theme, and those of the statuses."""
    tokens = dict(_TOKEN.findall(dossier.styles.get("tokens.css", "")))
    return {**tokens, **{f"status-{each.id}": each.light for each in dossier.statuses}}


def in_colours(svg: str, colours: Mapping[str, str]) -> str:
    """A picture with its colours filled in; one that the style sheet does not give is that of the words."""
    return _ASKED.sub(lambda asked: colours.get(asked[1], colours.get("inkt", "#000")), svg)
