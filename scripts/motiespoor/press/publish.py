"""The story from data to site, each room named once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.press.docs import Filled, Written, write_if_changed, write_outputs
from motiespoor.press.memory import too_little
from motiespoor.press.turn import turn
from motiespoor.problem import Problem, Unreadable
from motiespoor.read.files import fingerprint_of_files
from motiespoor.render.frame import Places
from motiespoor.render.output import Output, Page
from motiespoor.validate.check import checked_dossier

if TYPE_CHECKING:
    from motiespoor.press.cache import ChartCache
    from motiespoor.press.engine import Motor
    from motiespoor.render.site import Site

Tell = Callable[[str], None]  # takes a line about what is being done


def write_pages(root: Path, today: date, tell: Tell, *, say: Tell | None = None) -> Written:
    """Check the dossier and write its pages into `build/docs/`, unless that would change nothing.

    `tell` hears what is being done, and `say` (by default the same) what everybody should know of it.

    Raises:
        Unreadable: the data are not right; nothing was written.
    """
    from motiespoor.press import unchanged

    with turn(root, say or tell):
        made_from = unchanged.fingerprint(root, today)
        if (same := unchanged.number_of_pages_left(root, made_from)) is not None:
            return Written(changed=0, removed=0, same=same)
        dossier = _read(root, today, tell, say or tell)
        unchanged.forget(root)
        written = _go_on(_begin(dossier, root, today, tell))
        if unchanged.fingerprint(root, today) == made_from:  # nobody saved a file meanwhile
            unchanged.keep(root, made_from)
    return written


def _read(root: Path, today: date, tell: Tell, say: Tell) -> Dossier:
    if (large := too_little(root)) is not None:
        say(large)
    tell("gegevens lezen en controleren")
    return checked_dossier(root, today)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A dossier of which everything is written that a reader looks at: the engine has all that it reads."""

    docs: Filled
    site: Site
    cache: ChartCache
    pages: Mapping[str, Places]  # where the finished parts of each page stand


def _begin(dossier: Dossier, root: Path, today: date, tell: Tell) -> _Begun:
    """Write the pages and what belongs to how they look, and what the engine reads of them."""
    # Only now: pandas, Altair and Jinja are not needed to tell that something is wrong.
    from motiespoor.cores import shared
    from motiespoor.press.blocks import block_problems, blocks
    from motiespoor.press.cache import ChartCache
    from motiespoor.press.finished import frames
    from motiespoor.press.settings import frame_settings, settings
    from motiespoor.render.charts.all import figures
    from motiespoor.render.charts.converter import png
    from motiespoor.render.charts.svg import draw
    from motiespoor.render.charts.vega import program
    from motiespoor.render.menu import surroundings
    from motiespoor.render.site import Site

    if broken := tuple(block_problems(dossier)):
        raise Unreadable(broken)
    tell("pagina's en grafieken maken")
    cache = ChartCache(root / paths.CACHE, draw, png, program)
    site = Site(dossier, today, figures(dossier, today), draw=cache.picture, raster=cache.png, pack=cache.program)
    docs = Filled(root / paths.DOCS)
    pages: dict[str, Places] = {}
    docs.put_in(_noted(site.readable(shared), pages))
    write_outputs(root / paths.FRAMES, frames(root / paths.DOCS, pages))
    write_outputs(root / paths.BLOCKS, blocks(dossier))
    write_if_changed(root / paths.SETTINGS, settings(dossier.publication, surroundings(dossier, pages)).encode())
    write_if_changed(root / paths.FRAME_SETTINGS, frame_settings().encode())
    return _Begun(docs=docs, site=site, cache=cache, pages=pages)


def _go_on(begun: _Begun) -> Written:
    """Write what readers take along from the pages: with that every file before the engine is there, and no other."""
    from motiespoor.cores import in_turn

    begun.docs.put_in(begun.site.rest(begun.site.shown, in_turn))
    begun.cache.forget_unused()
    return begun.docs.finished()


def _noted(outputs: Iterable[Output], pages: dict[str, Places]) -> Iterator[Output]:
    """The same outputs; which of them are pages, and what of those is finished, is noted on the way."""
    for each in outputs:
        if isinstance(each, Page):
            pages[each.path] = each.finished
        yield each


def build_site(
    root: Path,
    today: date,
    tell: Tell,
    commit: str | None = None,
    reason: str | None = None,
    *,
    say: Tell | None = None,
    motor: Motor | None = None,
) -> Written:
    """Build the whole site into `site/`; until every step went well, the old one stays.

    For the manifest, `commit` names what the dossier is in git, and `reason` why it is published all the same;
    `None` when the one is not known, and when the other is not needed. `tell` and `say` as for `write_pages`.
    `motor` is the engine, MkDocs when it is `None`.

    Raises:
        Unreadable: the data, or the built site, are not right, or what stands in the place of the site is none of ours.
        EngineFailed: the engine did not accept the pages.
        OSError: the engine is not installed, which is told before anything is done; or the machine was in the way.
    """
    from motiespoor.cores import afterwards
    from motiespoor.press.built import built
    from motiespoor.press.engine import Motor, ensure_installed
    from motiespoor.press.manifest import made, write_manifest
    from motiespoor.press.program import program
    from motiespoor.press.proof.proof import Proof
    from motiespoor.press.replacing import fresh_folder, replace_site
    from motiespoor.press.verify import manifest_problems, site_problems

    ensure_installed(motor or Motor.MKDOCS)
    with turn(root, say or tell) as held:
        fingerprint = fingerprint_of_files(root, paths.PARTS)
        dossier = _read(root, today, tell, say or tell)
        with (
            fresh_folder(root) as fresh,
            # Who looks at the site needs nothing of what making it took: at 1,000 measures 120 MB.
            afterwards(lambda: site_problems(built(fresh), Proof(dossier, today))) as seen,
        ):
            written, lost = pressed(dossier, root, today, fresh, tell, held=held, motor=motor)
            manifest = made(
                fresh, dossier, today, commit=commit, reason=reason, fingerprint=fingerprint, program=program()
            )
            write_manifest(fresh, manifest)
            tell("site nakijken")
            if problems := (*lost, *manifest_problems(fresh), *seen()):
                raise Unreadable(problems)
            replace_site(root, fresh, say or tell)
    return written


def pressed(
    dossier: Dossier, root: Path, today: date, site: Path, tell: Tell, *, held: int, motor: Motor | None = None
) -> tuple[Written, tuple[Problem, ...]]:
    """Make the site of a dossier in an empty folder, all but its manifest; gives besides what a reader cannot find in it.

    `held` is the handle of the turn.
    """
    from motiespoor.cores import beside
    from motiespoor.press.engine import Motor
    from motiespoor.press.finish import add, finish, pages
    from motiespoor.press.finished import lay_beside
    from motiespoor.press.kept import copy_pages, engines_pages
    from motiespoor.press.languages import own_texts
    from motiespoor.press.search import findable, write_search
    from motiespoor.press.through import Through, list_of_twins

    begun = _begin(dossier, root, today, tell)
    with beside(partial(engines_pages, root, today, held, motor or Motor.MKDOCS)) as from_engine:
        written = _go_on(begun)
        tell("site bouwen")
        copy_pages(from_engine(), site)
    docs, publication = root / paths.DOCS, dossier.publication
    lay_beside(docs, begun.pages, site)
    through = Through(publication=publication, site=site, docs=docs, pages=begun.pages, findable=findable(site))
    seen = finish(site, publication.url, publication.https, own_texts(dossier), through)
    add(site, (*beside_the_engine(dossier, today, pages(site)), list_of_twins(publication, seen)))
    return written, write_search(site, dossier, {each.address: each.found for each in seen})


def beside_the_engine(dossier: Dossier, today: date, built: Iterable[str]) -> Iterator[Output]:
    """What is no page and does not come before the engine, but for the Markdown of pages: made from the paths of the
    built ones.
    """
    from motiespoor.press.scripts import LOST
    from motiespoor.render.address import is_embed
    from motiespoor.render.host import host_files
    from motiespoor.render.sitemap import sitemap

    found = (each.removesuffix("index.html").rstrip("/") for each in built if each != LOST and not is_embed(each))
    yield from host_files(dossier.publication)
    yield sitemap(dossier, today, found)
