"""The theme blocks that the engine uses: those of the program, with those of a dossier over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from motiespoor import paths
from motiespoor.read import theme
from motiespoor.read.files import listing
from motiespoor.render.output import Output


def blocks(root: Path) -> Iterator[Output]:
    """Every file of the folder that MkDocs calls `custom_dir`."""
    own = listing(root, paths.THEME).files if (root / paths.THEME).is_dir() else ()
    mine = {path[len(paths.THEME) + 1 :]: (root / path).read_bytes() for path in own}
    for name, content in sorted({**theme.files(theme.BLOCKS), **mine}.items()):
        yield Output(path=name, content=content, source=f"{paths.THEME}/{name}")
