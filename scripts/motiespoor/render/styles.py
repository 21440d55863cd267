"""The style sheet, the typeface and the scripts of the site: those of the program and the publication, and what is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from motiespoor import paths
from motiespoor.derive.plan import is_long
from motiespoor.model.dossier import Dossier
from motiespoor.read import theme
from motiespoor.render.output import Output
from motiespoor.render.tilemap import fits

ASSETS = "assets"
SHEET = "motiespoor.css"
DIVIDED = "indeling.css"  # only where measures stand in chapters, or a status can be chosen
FRAMED = "insluiten.css"  # a sheet of its own, for what stands in frames on other sites

# One sheet for one request: values first, then our components and paper, and then what else is there, also of a dossier
# alone.
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
# White space that says nothing: around braces and semicolons, and behind a comma or the colon of a declaration; before a
# colon it means "within". What is quoted stays as it is.
_SPACE = re.compile(r"(\"[^\"]*\"|'[^']*')|\s*([{};])\s*|([,:])\s+|\s+")
_FIRST = ("tokens.css", "delen.css")


def style_sheets(dossier: Dossier) -> Iterator[Output]:
    """Files for assets/: the style sheet, and the other files of the style as they are."""
    sheets = {name: text for name, text in dossier.styles.items() if name.endswith(".css") and name != FRAMED}
    statuses = "".join(_rule(each.id, each.light, each.dark) for each in dossier.statuses)
    tiles = "".join(_places(dossier))
    others = sorted(sheets.keys() - {*_FIRST} - ({DIVIDED} if not _is_divided(dossier) else set()))
    parts = (
        *(sheets[name] for name in (*_FIRST, *others) if name in sheets),
        statuses,
        "".join(_chosen(each.id) for each in dossier.statuses) if is_long(dossier) else "",
        tiles,
    )
    yield Output(path=f"{ASSETS}/{SHEET}", content=_tight(*parts), source=paths.STYLE)
    framed = (sheets.get("tokens.css", ""), dossier.styles.get(FRAMED, ""), statuses)
    yield Output(path=f"{ASSETS}/{FRAMED}", content=_tight(*framed), source=paths.STYLE)
    for name, text in sorted(dossier.styles.items()):
        if name not in sheets and name != FRAMED:
            yield Output(path=f"{ASSETS}/{name}", content=text, source=f"{paths.STYLE}/{name}")


def _tight(*parts: str) -> str:
    """A sheet without what is for who changes the style; every reader would load it."""
    bare = _COMMENT.sub("", "\n".join(parts)).strip()
    return _SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", bare).replace(";}", "}") + "\n"


def typeface() -> Iterator[Output]:
    """Files for assets/fonts/: the weights that pages load, and their licence."""
    for name, content in theme.files(theme.FONTS).items():
        if name == "OFL.txt" or name.endswith(".woff2"):
            yield Output(path=f"{ASSETS}/{theme.FONTS}/{name}", content=content, source=f"{paths.STYLE}/{name}")


def drawing_program(pack: Callable[[], str]) -> Output:
    """The program that draws charts in a browser, for the script of the publication that asks for it."""
    return Output(path=f"{ASSETS}/vega.js", content=pack(), source=f"{paths.STYLE}/grafiek.js")


def _is_divided(dossier: Dossier) -> bool:
    return is_long(dossier) or bool(dossier.publication.chapters)


def _chosen(status: str) -> str:
    """What the choice of a status hides on the list of measures."""
    return f'.md-content:has(#__keuze-{status}:checked) [data-nu]:not([data-nu~="{status}"]) {{ display: none !important; }}\n'


def _places(dossier: Dossier) -> Iterator[str]:
    """The rows and columns that areas have on a map of tiles; heavier than what is said of a list."""
    placed = [each for each in dossier.areas if fits(each)]
    for kind, line, used in (
        ("r", "grid-row", {each.row for each in placed}),
        ("k", "grid-column", {each.column for each in placed}),
    ):
        for number in sorted(each for each in used if each is not None):
            yield f".md-content .md-typeset .tegels__{kind}{number} {{ {line}: {number}; }}\n"


def _rule(status: str, light: str, dark: str) -> str:
    """The colour of a status: on its badge, and by name for pictures."""
    return (
        f":root, [data-md-color-scheme] {{ --status-{status}: light-dark({light}, {dark}); }}\n"
        f'[data-status="{status}"] {{ --kleur: var(--status-{status}); }}\n'
    )
