"""What the engine made, kept: it does not run again as long as all that it reads is the same.

That is seen in the content, never in times: beside the pages stands from what they were made, and what they are. That is
written last, so that a build which was killed leaves nothing that looks whole, and what somebody changed is made again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from motiespoor import paths
from motiespoor.press.docs import refuse_links
from motiespoor.press.engine import ENGINE, Motor, build_pages, ensure_installed
from motiespoor.press.place import put
from motiespoor.read import theme
from motiespoor.read.files import fingerprint_of_files

_READ = (paths.FRAMES, paths.BLOCKS, paths.FRAME_SETTINGS, paths.SETTINGS, paths.ENGINE)
_LEANS_ON = (*ENGINE, "jinja2", "markdown")


def engines_pages(root: Path, today: date, held: int, motor: Motor) -> Path:
    """The folder with what an engine makes of the frames of a dossier; not to be changed. As `engine.build_pages`.

    Until the engine is done, what it made before stays.
    """
    ensure_installed(motor)
    folder = root / paths.FROM_ENGINE
    refuse_links(folder)
    made, fresh, proof = folder / "site", folder / "nieuw", folder / "waarvan"
    reads = _fingerprint_of_read(root, today, motor)
    if not _holds(proof, reads, made):
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        build_pages(root, today, fresh, held, motor)
        proof.unlink(missing_ok=True)
        if made.is_dir() and not made.is_symlink():
            shutil.rmtree(made)
        else:
            made.unlink(missing_ok=True)
        fresh.rename(made)
        put(proof, _told(reads, made))
    return made


def copy_pages(made: Path, site: Path) -> None:
    """Put what an engine made in the folder `site`, where it may be changed."""
    shutil.copytree(made, site, copy_function=shutil.copyfile, dirs_exist_ok=True)


def _fingerprint_of_read(root: Path, today: date, motor: Motor) -> str:
    """SHA-256, in hexadecimal, of all that an engine goes by: files, versions, and the day."""
    names = dict.fromkeys((*_LEANS_ON, motor.value))
    told = (
        fingerprint_of_files(root, _READ),
        fingerprint_of_files(theme.HOME, (theme.ENGINE,)),  # a dossier may leave its settings to the program
        *(f"{name} {version(name)}" for name in names),
        sys.version,
        today.isoformat(),
        motor.value,
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _holds(proof: Path, reads: str, made: Path) -> bool:
    """Whether a folder is what was made of this, all of it and nothing else."""
    try:
        return not made.is_symlink() and proof.read_bytes() == _told(reads, made)
    except OSError:
        return False


def _told(reads: str, made: Path) -> bytes:
    """From what a folder was made, and what is in it."""
    return "\n".join((reads, *contents(made), "")).encode()


def contents(folder: Path) -> Iterator[str]:
    """Each file, link and special file below a folder, hidden ones too, and the hash of what is in it."""
    for here, folders, names in sorted(os.walk(folder)):
        for path in sorted(Path(here, name) for name in (*folders, *names)):
            told = ascii(path.relative_to(folder).as_posix())
            if path.is_file() and not path.is_symlink():
                yield f"{hashlib.sha256(path.read_bytes()).hexdigest()} {told}"
            else:
                yield f"{'map' if path.is_dir() and not path.is_symlink() else 'anders'} {told}"
