"""What changes on the site without a page that is laid next to its old one: how all of them look, and who made them."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import dutch, paths
from motiespoor.change.opening import Files

# Said when nothing else is: a file of the dossier is another, and the manifest has the fingerprint of all of them.
ONLY_THE_MANIFEST = (
    "Aan de pagina's en de bestanden van de site verandert niets; alleen het manifest noemt een andere vingerafdruk."
)
_ANY_PAGE = "dat kan elke pagina anders maken"


def unseen(files: Files, program: Files, *, old_looks: bool, old_foot: bool) -> Iterator[str]:
    """By kind, how many files differ that are in no page and in every page.

    With `old_looks` the templates do as well, and with `old_foot` what every page says at its end.
    """
    if old_foot:
        yield "de voet van elke pagina verandert"
    listed = [path for kind in files for path in kind]
    if theme := sum(path.startswith(f"{paths.THEME}/") for path in listed):
        yield f"{dutch.count(theme, 'bestand van het thema verandert', 'bestanden van het thema veranderen')}: {_ANY_PAGE}"
    if paths.ENGINE in listed:
        yield f"de instellingen van de site veranderen ({paths.ENGINE}): {_ANY_PAGE}"
    if old_looks:
        yield f"de sjablonen veranderen: {_ANY_PAGE}"
    if own := sum(map(len, program)):
        yield f"{dutch.count(own, 'bestand van het programma verandert', 'bestanden van het programma veranderen')}: {_ANY_PAGE}"
