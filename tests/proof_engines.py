"""The engines that may take the place of MkDocs: what the site of each is, beside that of MkDocs.

ProperDocs makes the same bytes. Zensical is held against what readers, links and programs notice; what differs is told.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from building import quiet
from compare_sites import compared
from conftest import TODAY, copy_of
from motiespoor import paths
from motiespoor.press.built import built
from motiespoor.press.engine import EngineFailed, Motor
from motiespoor.press.proof.proof import Proof
from motiespoor.press.publish import pressed
from motiespoor.press.turn import turn
from motiespoor.press.verify import site_problems
from motiespoor.problem import Unreadable
from motiespoor.validate.check import checked_dossier
from proved import Row


def rows(short: bool) -> Iterator[Row]:
    """For each engine: what of the small dossier is not as MkDocs makes it, and what `verify` says; `short` leaves out Zensical."""
    with tempfile.TemporaryDirectory(prefix="motiespoor-engines-") as folder:
        given = _made(Path(folder), Motor.MKDOCS)
        assert isinstance(given, Path)
        yield from _same_bytes(Path(folder), given)
        if not short:
            yield from _same_site(Path(folder), given)


def _same_bytes(folder: Path, given: Path) -> Iterator[Row]:
    started = time.monotonic()
    site = _made(folder, Motor.PROPERDOCS)
    name = _name(Motor.PROPERDOCS)
    if isinstance(site, str):
        yield Row(f"{name}: files as of MkDocs, but for its name", 0, 0, where=(site,))
        return
    files = next(compared(given, site))
    yield Row(
        f"{name}: files as of MkDocs, but for its name",
        files.count,
        len(files.different),
        time.monotonic() - started,
        where=files.different,
    )


def _same_site(folder: Path, given: Path) -> Iterator[Row]:
    started = time.monotonic()
    site = _made(folder, Motor.ZENSICAL)
    name = _name(Motor.ZENSICAL)
    if isinstance(site, str):
        yield Row(f"{name}: a site", 0, 0, where=(site,))
        return
    for each in list(compared(given, site))[1:]:
        yield Row(
            f"{name}: {each.what}",
            each.count,
            len(each.different),
            time.monotonic() - started,
            where=each.different[:3],
        )
        started = time.monotonic()
    root = folder / Motor.ZENSICAL.value
    made = built(site)
    dossier = checked_dossier(root, TODAY)
    seen = [str(each) for each in site_problems(made, Proof(dossier, TODAY))]
    yield Row(
        f"{name}: files that verify accepts",
        len(made.files),
        len(seen),
        time.monotonic() - started,
        where=tuple(seen[:8]),
    )


def _name(motor: Motor) -> str:
    return f"{motor.called} {version(motor.value)}" if motor.installed else motor.called


def _made(folder: Path, motor: Motor) -> Path | str:
    """The site that an engine makes of the small dossier, before it is looked at; or why there is none."""
    root = copy_of("klein", folder / motor.value)
    site = root / paths.FRESH
    site.mkdir(parents=True)
    try:
        with turn(root, quiet) as held:
            pressed(checked_dossier(root, TODAY), root, TODAY, site, quiet, held=held, motor=motor)
    except (EngineFailed, Unreadable, OSError) as failed:
        return " ".join(str(failed).split())
    return site
