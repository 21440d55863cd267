"""The story from data to site, each room named once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.press.docs import Written, write_outputs
from motiespoor.problem import Unreadable
from motiespoor.read.files import fingerprint_of_files
from motiespoor.validate.check import checked_dossier

Tell = Callable[[str], None]  # takes a line about what is being done


def write_pages(root: Path, today: date, tell: Tell) -> tuple[Dossier, Written]:
    """Check the dossier and write its pages into `build/docs/`.

    Raises:
        Unreadable: the data are not right; nothing was written.
    """
    tell("gegevens lezen en controleren")
    dossier = checked_dossier(root, today)
    # Only now: pandas, Altair and Jinja are not needed to tell that something is wrong.
    from motiespoor.press.blocks import block_problems, blocks
    from motiespoor.press.cache import ChartCache
    from motiespoor.render.charts.converter import png
    from motiespoor.render.charts.svg import draw
    from motiespoor.render.charts.vega import program
    from motiespoor.render.site import site_outputs

    if broken := tuple(block_problems(dossier)):
        raise Unreadable(broken)
    tell("pagina's en grafieken maken")
    cache = ChartCache(root / paths.CACHE, draw, png, program)
    outputs = site_outputs(dossier, today, cache.picture, cache.png, cache.program)
    written = write_outputs(root / paths.DOCS, outputs)
    cache.forget_unused()
    write_outputs(root / paths.BLOCKS, blocks(dossier))
    return dossier, written


def build_site(root: Path, today: date, tell: Tell, commit: str | None = None, reason: str | None = None) -> Written:
    """Build the whole site into `site/`; until every step went well, the old one stays.

    For the manifest, `commit` names what the dossier is in git, and `reason` why it is published all the same;
    `None` when the one is not known, and when the other is not needed.

    Raises:
        Unreadable: the data, or the built site, are not right.
        EngineFailed: the engine did not accept the pages.
    """
    from motiespoor.press.engine import build_pages
    from motiespoor.press.finish import finish, open_to_all
    from motiespoor.press.manifest import made, write_manifest
    from motiespoor.press.place import take_place
    from motiespoor.press.search import write_search
    from motiespoor.press.verify import manifest_problems, site_problems
    from motiespoor.render.host import host_files

    fingerprint = fingerprint_of_files(root, paths.PARTS)
    dossier, written = write_pages(root, today, tell)
    site = root / paths.SITE
    fresh = Path(tempfile.mkdtemp(prefix=f"{paths.SITE}.", dir=root))
    try:
        tell("site bouwen")
        build_pages(root, today, fresh)
        lost = write_search(fresh, dossier)
        finish(fresh, dossier.publication.url, dossier.publication.https, host_files(dossier.publication))
        write_manifest(fresh, made(fresh, dossier, today, commit=commit, reason=reason, fingerprint=fingerprint))
        tell("site nakijken")
        if problems := (*lost, *site_problems(fresh), *manifest_problems(fresh)):
            raise Unreadable(problems)
        open_to_all(fresh)
        take_place(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return written
