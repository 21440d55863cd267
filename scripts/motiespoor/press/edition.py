"""The site of a dossier while somebody edits: each part of it is made once it is asked for, as a build makes it.

What stays from one state of the dossier to the next: files that were read, frames that the engine made, and its theme.
Of a page only the frame goes through the engine, and only when it is another than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from threading import RLock
from typing import TYPE_CHECKING

from motiespoor import paths
from motiespoor.press.docs import refuse_links, write_if_changed, write_outputs
from motiespoor.press.turn import turn
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.yamlfile import YamlFile, yaml_file
from motiespoor.validate.check import problems, problems_of_tables
from motiespoor.validate.looks import has_own_look

if TYPE_CHECKING:
    from motiespoor.press.frames import Frames
    from motiespoor.render.output import Output, Page

Tell = Callable[[str], None]  # takes a line about what is being done


class Editing:
    """What is kept while a dossier is edited."""

    def __init__(self, root: Path, today: date) -> None:
        self.root, self.today = root, today
        self.lock = RLock()  # one thing is made at a time: what is remembered is of the dossier that was looked at last
        # All files but one or two are what they were; however many there are, those are not taken apart again.
        self._read: Callable[[str, str], YamlFile] = cache(yaml_file.__wrapped__)
        self._around: tuple[object, ...] = ()  # what the frames depend on besides their texts
        self._frames: Frames | None = None
        self._made: dict[str, tuple[str, str]] = {}  # by the file of a page, its frame and what the engine made of it

    def edition(self, tell: Tell) -> Edition:
        """The site of what the files say now. What Frictionless finds comes later (`Edition.steps`).

        Raises:
            Unreadable: the data are not right.
        """
        with self.lock:
            tell("gegevens lezen en controleren")
            reading = read_dossier(self.root, read=self._read)
            if found := problems(reading, self.today, judged=False):
                raise Unreadable(found)
            tell("pagina's en grafieken maken")
            return Edition(self, reading, tell)

    def frames(self, edition: Edition, tell: Tell) -> Frames:
        """The engine for these pages, with their menu and their blocks."""
        from motiespoor.press.blocks import blocks
        from motiespoor.press.frames import Frames
        from motiespoor.press.settings import frame_settings, settings
        from motiespoor.render.menu import surroundings

        dossier = edition.reading.dossier
        theme = tuple(blocks(dossier))
        told = settings(dossier.publication, surroundings(dossier, edition.paths))
        own = has_own_look(dossier)
        around = (theme, told, edition.paths, own)
        known = self._frames is not None and around == self._around
        if self._frames is None or not known or any(edition.frame(x) != text for x, text in self._frames.read.items()):
            with turn(self.root, tell):
                refuse_links(self.root / paths.FRAMES)
                write_outputs(self.root / paths.BLOCKS, theme)
                write_if_changed(self.root / paths.SETTINGS, told.encode())
                write_if_changed(self.root / paths.FRAME_SETTINGS, frame_settings().encode())
                self._around, self._frames = (), None
                self._frames = Frames(self.root, self.today, edition.paths, edition.frame, whole_menu=own)
            self._around = around
            self._made.clear()
        return self._frames

    def made(self, frames: Frames, path: str, text: str) -> str:
        """What the engine makes of a frame, or made of it before."""
        before = self._made.get(path)
        if before is None or before[0] != text:
            before = self._made[path] = (text, frames.made(path, text))
        return before[1]


class Edition:
    """The site of one state of a dossier.

    Raises:
        Unreadable: something that was asked for is not right; EngineFailed: the engine did not accept it.
    """

    def __init__(self, kept: Editing, reading: Reading, tell: Tell) -> None:
        # Only now: pandas, Altair and Jinja are not needed to tell that something is wrong.
        from motiespoor.press.blocks import block_problems
        from motiespoor.press.cache import ChartCache
        from motiespoor.press.finished import made_path
        from motiespoor.press.languages import own_texts
        from motiespoor.press.scripts import folder
        from motiespoor.render.cards import card_path
        from motiespoor.render.charts.all import figures
        from motiespoor.render.charts.converter import png
        from motiespoor.render.charts.svg import draw
        from motiespoor.render.charts.vega import program
        from motiespoor.render.site import Site

        self.reading, self._kept, self._tell = reading, kept, tell
        dossier, publication = reading.dossier, reading.dossier.publication
        if broken := tuple(block_problems(dossier)):
            raise Unreadable(broken)
        self._charts = ChartCache(kept.root / paths.CACHE, draw, png, program)
        charts = self._charts
        found = figures(dossier, kept.today)
        self._site = Site(dossier, kept.today, found, draw=charts.picture, raster=charts.png, pack=charts.program)
        planned = tuple(self._site.pages())
        self._planned = {made_path(each.path): each for each in planned}
        self._named = {each.path: made_path(each.path) for each in planned}
        self._cards = {card_path(each.name): made_path(each.path) for each in planned}
        self._looks = {each.path: _bytes(each) for each in self._site.looks()}
        self._own = own_texts(dossier)
        self._pages: dict[str, Page] = {}
        self._contents: dict[str, bytes | None] = {}
        self._behind = self._rest()
        self.base = folder(publication.url)
        self.paths = frozenset(self._named)

    def content(self, name: str) -> bytes | None:
        """What is at a path of the site; `None` when nothing is."""
        if name not in self._contents:
            with self._kept.lock:
                self._contents[name] = self._made(name)
        return self._contents[name]

    def has(self, name: str) -> bool:
        """Whether it has a page at a path."""
        return name in self._planned

    def pages_made(self) -> Iterator[None]:
        """Make every page that was not asked for yet, step by step, so that also what is wrong there is told."""
        from motiespoor.press.scripts import LOST

        with self._kept.lock:
            found = problems_of_tables(self.reading)
        if found:
            raise Unreadable(found)
        for name in (*self._planned, LOST):
            yield
            self.content(name)

    def steps(self) -> Iterator[None]:
        """Make all of the site so."""
        yield from self.pages_made()
        for name in self._cards:
            yield
            self.content(name)
        while True:
            yield
            with self._kept.lock:
                if next(self._behind, None) is None:
                    break
        self._charts.forget_unused()

    def frame(self, path: str) -> str:
        """What the engine reads of a page, by its file."""
        from motiespoor.press.finished import framed

        page = self._page(self._named[path])
        return framed(page.content, page.finished)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            self._pages[name] = self._planned[name].make()
        return self._pages[name]

    def _whole(self, name: str) -> str:
        """A page as the engine makes it, with its finished parts."""
        from motiespoor.press.finished import whole_page

        page = self._page(name)
        frames = self._kept.frames(self, self._tell)
        made = self._kept.made(frames, page.path, self.frame(page.path))
        return whole_page(made, page.path, page.content, page.finished)

    def _made(self, name: str) -> bytes | None:
        from motiespoor.press.finish import is_unused
        from motiespoor.press.scripts import LOST
        from motiespoor.press.search import INDEX
        from motiespoor.render.address import is_embed

        if name in self._planned:
            return self._finished(name, self._whole(name))
        if name in self._cards:
            return _bytes(self._site.card(self._page(self._cards[name])))
        if name in self._looks:
            return self._looks[name]
        if name == INDEX:
            return self._search()
        found = None if is_unused(name) else self._kept.frames(self, self._tell).beside(name)
        if found is not None:
            return self._finished(name, found.decode()) if name == LOST else found
        if name.endswith(".html") and not is_embed(name):
            return None  # a page that is not there, of which nothing has to be made to know that
        return next((content for path, content in self._behind if path == name), self._contents.get(name))

    def _finished(self, name: str, whole: str) -> bytes:
        from motiespoor.press.finish import finished
        from motiespoor.press.headers import in_page
        from motiespoor.press.scripts import LOST

        names, address = (*self._planned, LOST), self.reading.dossier.publication.url
        rules = in_page(name, names, address, taken_over=self._kept.frames(self, self._tell).taken_over)
        return finished(whole, rules, self._own).encode()

    def _search(self) -> bytes | None:
        from motiespoor.press.search import search_of

        pages = {name: self._whole(name) for name in self._planned}
        engines = self._kept.frames(self, self._tell).search()
        return None if engines is None else search_of(engines, pages, self.reading.dossier).encode()

    def _rest(self) -> Iterator[tuple[str, bytes]]:
        """All that is made from the pages together, each once; it is kept."""
        for each in self._outputs():
            content = _bytes(each)
            if each.path.endswith(".html"):
                content = self._finished(each.path, content.decode())
            self._contents[each.path] = content
            yield each.path, content

    def _outputs(self) -> Iterator[Output]:
        from motiespoor.press.publish import beside_the_engine
        from motiespoor.render.pages.embeds import charts_on
        from motiespoor.render.twins import twins, written

        shown: dict[str, str] = {}
        for name in self._planned:
            page = self._page(name)
            shown = dict.fromkeys(charts_on(page), page.name) | shown
        pages = sorted((self._page(name) for name in self._planned), key=lambda page: PurePosixPath(page.path))
        dossier = self.reading.dossier
        yield from self._site.rest(shown)
        yield from beside_the_engine(dossier, self._kept.today, sorted(self._planned))
        yield from twins(dossier.publication, (written(page.name, page.content) for page in pages))


def _bytes(output: Output) -> bytes:
    return output.content if isinstance(output.content, bytes) else output.content.encode()
