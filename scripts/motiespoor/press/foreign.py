"""What stands in `site/` and no build made: a folder that is no site of ours is refused, a file in one is kept aside."""

from __future__ import annotations

import os
import shutil
from itertools import chain, count
from pathlib import Path

from motiespoor.press.manifest import MANIFEST, read_manifest, site_files
from motiespoor.press.place import LINK
from motiespoor.problem import Unreadable
from motiespoor.read.files import at_start

NO_FOLDER = "dit is geen map, en hier komt de site. Geef het een andere naam, of haal het weg."
NOT_OURS = (
    f"deze map is niet door motiespoor gemaakt: er staat geen {MANIFEST} van een site in. "
    "Geef haar een andere naam, of haal haar weg."
)


def foreign_files(site: Path) -> tuple[str, ...]:
    """The files of a site that its manifest does not name, or that are others by now; none when there is no site.

    Raises:
        Unreadable: what stands there is no site of ours, so that nothing may take its place.
    """
    if not os.path.lexists(site):
        return ()
    if site.is_symlink():
        raise Unreadable([at_start(site.name, LINK)])
    if not site.is_dir():
        raise Unreadable([at_start(site.name, NO_FOLDER)])
    if not any(site.iterdir()):
        return ()
    manifest = read_manifest(site / MANIFEST, [])
    if manifest is None:
        raise Unreadable([at_start(site.name, NOT_OURS)])
    return tuple(sorted(path for path, file in site_files(site) if manifest.files.get(path) != file))


def keep_aside(site: Path, files: tuple[str, ...], kept: Path) -> Path:
    """Keep these files of a site in a folder of their own, `kept` or that with a number; gives the folder.

    They stay in the site too, which is whole until another takes its place.
    """
    names = chain((kept,), (kept.with_name(f"{kept.name}-{number}") for number in count(2)))
    folder = next(each for each in names if not os.path.lexists(each))
    folder.mkdir()
    for path in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(site / path, target, follow_symlinks=False)
        except OSError:  # not every disk knows a file by two names
            shutil.copy2(site / path, target, follow_symlinks=False)
    return folder
