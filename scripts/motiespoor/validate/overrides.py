"""Files of a dossier that take the place of the program's own: whether those have changed since.

The first line of such a file says of which one it was made, by fingerprint; nobody but its editor can know that.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.problem import Problem, in_order
from motiespoor.read import theme
from motiespoor.read.files import at_start

_MARK = re.compile(r"\bmotiespoor ([0-9a-f]{12})\b")


def overtaken(dossier: Dossier) -> tuple[Problem, ...]:
    """Each file of which the program's own is another by now, or of which that cannot be known; a drawing is nobody's copy."""
    return in_order(_overtaken(dossier))


def _overtaken(dossier: Dossier) -> Iterator[Problem]:
    for given, place, texts in (
        (theme.PAGES, paths.TEMPLATES, dossier.templates),
        (theme.BLOCKS, paths.THEME, dossier.blocks),
        (theme.STYLES, paths.STYLE, dossier.styles),
    ):
        for name, ours in theme.texts(given).items():
            text = texts.get(name, ours)
            if text == ours or name.endswith(".svg"):
                continue
            now = hashlib.sha256(ours.encode()).hexdigest()[:12]
            line = f"/* naar motiespoor {now} */" if name.endswith(".css") else f"{{#- naar motiespoor {now} -#}}"
            mark = _MARK.search(text.partition("\n")[0])
            if mark is None:
                told = (
                    "dit vervangt een bestand van het programma. Zet op de eerste regel "
                    f"'{line}'; verandert dat bestand later, dan zegt 'check' dat."
                )
                yield at_start(f"{place}/{name}", told)
            elif mark[1] != now:
                told = (
                    "het bestand van het programma dat dit vervangt, is intussen een ander. Kijk wat er veranderde, "
                    f"en zet dan op de eerste regel '{line}'."
                )
                yield at_start(f"{place}/{name}", told)
