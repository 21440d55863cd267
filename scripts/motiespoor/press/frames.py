"""MkDocs page by page, within this process, for who edits: what `mkdocs build` makes of one frame, without the others.

It takes the steps of mkdocs/commands/build.py; that both make the same, to the byte, tests see to. A site that is
published comes from the engine itself (`engine`).
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from motiespoor import paths
from motiespoor.press.engine import EngineFailed, block_problem, in_surroundings
from motiespoor.press.scripts import INSTANT
from motiespoor.press.search import INDEX
from motiespoor.problem import Unreadable

_SITE = f"{paths.FRESH}.los"  # where MkDocs would put it; only its search does, for a moment


class Frames:
    """The frames of the pages of a dossier, with the menu and the blocks that stand in `build/`.

    `pages` are their files. Of those that the menu does not name `read` gives what MkDocs reads, to know what to call
    them; with `whole_menu` of all in the menu, for a block of the dossier's own may look there for more.

    Raises:
        EngineFailed, Unreadable: as `engine.build_pages`, here and wherever something is made.
    """

    def __init__(
        self, root: Path, today: date, pages: Collection[str], read: Callable[[str], str], *, whole_menu: bool
    ) -> None:
        self._root, self._today = root, today
        (root / paths.FRAMES).mkdir(parents=True, exist_ok=True)
        with self._at_work():
            from mkdocs.config import load_config
            from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
            from mkdocs.structure.nav import get_navigation
            from mkdocs.structure.pages import Page

            config = load_config(
                config_file=str(root.resolve() / paths.FRAME_SETTINGS), site_dir=str(root.resolve() / _SITE)
            )
            config.plugins.on_startup(command="build", dirty=False)
            config = self._config = config.plugins.on_config(config)
            config.plugins.on_pre_build(config=config)
            files = Files([File.generated(config, each, content="") for each in sorted(pages)])
            env = config.theme.get_env()
            files.add_files_from_theme(env, config)
            self._files = config.plugins.on_files(files, config=config)
            set_exclusions(self._files, config)
            self._nav = config.plugins.on_nav(get_navigation(self._files, config), config=config, files=self._files)
            self._pages = self._files.documentation_pages(inclusion=InclusionLevel.is_included)
            for file in self._pages:
                if file.page is None:
                    Page(None, file, config)
            named = (each.file.src_uri for each in self._nav.pages if whole_menu or each.title is None)
            self.read = {path: read(path) for path in named}
            for path, text in self.read.items():
                self._populated(path, text)
            self._env = config.plugins.on_env(env, config=config, files=self._files)
        self._static = {each.dest_uri: each for each in self._files if not each.is_documentation_page()}

    def made(self, path: str, text: str) -> str:
        """The page that MkDocs makes of a frame."""
        with self._at_work():
            from mkdocs.commands.build import get_context

            config, page = self._config, self._populated(path, text)
            page.active = True
            try:
                context = get_context(self._nav, self._pages, config, page)
                template = self._env.get_template(page.meta.get("template", "main.html"))
                context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
                made: str = config.plugins.on_post_page(template.render(context), page=page, config=config)
            finally:
                page.active = False
        return made

    def beside(self, name: str) -> bytes | None:
        """What the theme has besides pages: a page of its own, or a file."""
        if name in self._config.theme.static_templates:
            with self._at_work():
                from mkdocs.commands.build import _build_template

                template = self._env.get_template(name)
                made: str = _build_template(name, template, self._files, self._config, self._nav)
            return made.encode()
        file = self._static.get(name)
        return None if file is None else bytes(file.content_bytes)

    @property
    def taken_over(self) -> bool:
        """Whether one page takes over the head of another, as `scripts.taken_over` reads it in a page."""
        return INSTANT in (self._config.theme.get("features") or ())

    def search(self) -> Mapping[str, Any] | None:
        """The index of MkDocs of the pages that were made; `None` when it has none."""
        with self._at_work():
            self._config.plugins.on_post_build(config=self._config)
        path = self._root / _SITE / INDEX
        found: Mapping[str, Any] | None = json.loads(path.read_text("utf-8")) if path.is_file() else None
        return found

    def _populated(self, path: str, text: str) -> Any:
        """The page of a file, with what its frame says."""
        from mkdocs.commands.build import _populate_page

        file = self._files.src_uris[path]
        file.content_string = text
        page: Any = file.page
        _populate_page(page, self._config, self._files)
        return page

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """In the surroundings that MkDocs has when it builds; a warning is a page that is not right."""
        told = _Told()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(told)
        try:
            with in_surroundings(self._today):
                yield
        except (EngineFailed, Unreadable, OSError):
            raise
        except (Exception, SystemExit) as fault:  # noqa: BLE001 (whatever it is, it is told; wrong settings end MkDocs)
            if (problem := block_problem(self._root, traceback.format_exc())) is not None:
                raise Unreadable([problem]) from None
            raise EngineFailed("\n".join((*told.lines, f"{type(fault).__name__}: {fault}"))) from None
        finally:
            logger.removeHandler(told)
        if told.lines:
            raise EngineFailed("\n".join(told.lines))


class _Told(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} -  {record.getMessage()}")
