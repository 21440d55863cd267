"""The style sheets and scripts of the site: those of the publication, and those that are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.render.output import Output

ASSETS = "assets"


def style_sheets(dossier: Dossier) -> Iterator[Output]:
    """Files for assets/: the style of the publication as it is, and the colours of the statuses, light and dark."""
    for name, text in sorted(dossier.styles.items()):
        yield Output(path=f"{ASSETS}/{name}", content=text, source=f"{paths.STYLE}/{name}")
    light = "\n".join(_rule(each.id, each.light) for each in dossier.statuses)
    dark = "\n".join(_rule(each.id, each.dark) for each in dossier.statuses)
    yield Output(
        path=f"{ASSETS}/statussen.css",
        content=f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n",
        source=paths.STATUSES,
    )


def drawing_program(pack: Callable[[], str]) -> Output:
    """The program that draws charts in a browser, for the script of the publication that asks for it."""
    return Output(path=f"{ASSETS}/vega.js", content=pack(), source=f"{paths.STYLE}/grafiek.js")


def _rule(status: str, colour: str) -> str:
    """The colour of a status: on its badge, and by name for pictures."""
    return f':root {{ --status-{status}: {colour}; }}\n[data-status="{status}"] {{ --kleur: {colour}; }}'
