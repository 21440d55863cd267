"""A whole site in the place of the one that stands there: what no build made of that is kept aside and told."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from motiespoor import paths
from motiespoor.press.docs import refuse_links
from motiespoor.press.finish import open_to_all
from motiespoor.press.foreign import foreign_files, keep_aside
from motiespoor.press.place import settle, take_place, tidy
from motiespoor.press.turn import turn
from motiespoor.press.verify import verified
from motiespoor.problem import Unreadable, clipped
from motiespoor.read.files import at_start, shown

_NAMED = 20  # more names than this are counted only
_NO_ARCHIVE = "dit is geen archief (tar) van een site. Neem het bestand dat bij de publicatie bewaard is."


@contextmanager
def fresh_folder(root: Path) -> Iterator[Path]:
    """An empty folder beside the site of a dossier, in which the next one is made; what is left of it goes.

    Raises:
        Unreadable: what stands in the place of the site is none of ours.
    """
    site, fresh = root / paths.SITE, root / paths.FRESH
    refuse_links(fresh)
    tidy(fresh, site)
    foreign_files(site)  # refuses at once what could not be replaced at the end
    fresh.mkdir(parents=True)
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def replace_site(root: Path, fresh: Path, say: Callable[[str], None]) -> None:
    """Let a finished site take the place of the one that stands there; `say` is told what is kept of that."""
    site = root / paths.SITE
    open_to_all(fresh)
    settle(fresh)
    if files := foreign_files(site):
        say(_kept_words(keep_aside(site, files, root / paths.KEPT).name, files))
    take_place(fresh, site)


def _kept_words(folder: str, files: Sequence[str]) -> str:
    """Which files of the old site were none of ours, and where they are now."""
    more = f" en nog {len(files) - _NAMED} andere" if len(files) > _NAMED else ""
    names = ", ".join(clipped(shown(each)) for each in files[:_NAMED])
    return f"in {paths.SITE}/ stonden bestanden die niet bij de site horen. Ze staan nu in {folder}/: {names}{more}."


def take_earlier(root: Path, archive: Path, say: Callable[[str], None]) -> None:
    """Let the site in an archive take the place of the one that stands there, when it is still what was built.

    Raises:
        Unreadable: it is not, or it is no archive of a site; the site that stands there stays.
    """
    with turn(root, say), fresh_folder(root) as fresh:
        _unpack(archive, fresh)
        if problems := verified(fresh, root):
            raise Unreadable(problems)
        replace_site(root, fresh, say)


def _unpack(archive: Path, folder: Path) -> None:
    """The files of an archive in a folder: anything else in it, or a way out of the folder, is refused."""
    try:
        with tarfile.open(archive) as packed:
            for each in packed:
                parts = Path(each.name).parts
                if not (each.isfile() or each.isdir()) or ".." in parts or each.name.startswith("/"):
                    text = f"'{clipped(each.name)}' hoort niet in een archief van een site. {_NO_ARCHIVE}"
                    raise Unreadable([at_start(shown(archive.name), text)])
                target = folder.joinpath(*parts)
                if (content := packed.extractfile(each)) is None:
                    target.mkdir(parents=True, exist_ok=True)
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                with content, target.open("wb") as file:
                    shutil.copyfileobj(content, file)
    except (tarfile.TarError, EOFError, UnicodeError, ValueError):
        raise Unreadable([at_start(shown(archive.name), _NO_ARCHIVE)]) from None
