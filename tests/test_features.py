"""The settings of the engine: plain MkDocs builds the same readable site, and each feature that may be asked for works.

A few features are tried at once, for building a site takes longer than looking at it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import Readers, Visit, served
from building import once
from conftest import DOSSIERS, edited
from motiespoor.press.finish import finish
from motiespoor.validate.engine import FEATURES

ADDRESS = "https://voorbeeld.example/"
Works = Callable[[Page], object]


def plainly(root: Path, target: Path) -> None:
    """Build what stands in build/docs with MkDocs itself, as anybody would in the folder of the dossier."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target))
    subprocess.run(command, cwd=root, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, built_small: Path) -> Path:
    """The small dossier after `motiespoor write`, built by plain MkDocs into plain/; not to be changed."""

    def made(root: Path) -> None:
        shutil.copytree(built_small, root, ignore=shutil.ignore_patterns("site"))
        plainly(root, root / "plain")

    return once(tmp_path_factory, "klein-van-mkdocs", made)


@pytest.mark.proof
def test_plain_mkdocs_builds_the_same_pages(plain: Path, built_small: Path, tmp_path: Path) -> None:
    """After writing, `mkdocs build` in the root gives each page as it is published but for its policy, and all that it asks for."""
    published = {path.relative_to(built_small / "site"): path for path in (built_small / "site").rglob("*.html")}
    finished = Path(shutil.copytree(plain / "plain", tmp_path / "plain"))
    finish(finished, ADDRESS)
    made = {path.relative_to(finished): path for path in finished.rglob("*.html")}
    assert made.keys() == published.keys()
    for name, path in made.items():
        assert path.read_text("utf-8") == published[name].read_text("utf-8"), name


SETTINGS = {
    "plain": (
        "navigation.tabs", "navigation.tabs.sticky", "navigation.footer", "navigation.indexes", "navigation.path",
        "navigation.prune", "navigation.top", "navigation.tracking", "header.autohide", "toc.follow", "search.suggest",
        "search.highlight", "content.tooltips", "content.code.copy",
    ),
    "instant": (
        "navigation.instant", "navigation.instant.prefetch", "navigation.instant.progress", "navigation.sections",
        "navigation.expand", "toc.integrate",
    ),
}  # fmt: skip


def seen(selector: str) -> Works:
    """What is there to be seen."""
    return lambda page: page.locator(selector).first.wait_for()


def script(words: str) -> Works:
    """What becomes true in the page."""
    return lambda page: until(page, words)


def until(page: Page, words: str) -> None:
    """Wait until something is true in the page; not by the page itself, whose policy runs no text."""
    latest = time.monotonic() + 10
    while not page.evaluate(f"Boolean({words})"):
        assert time.monotonic() < latest, f"this did not become true: {words}"
        page.wait_for_timeout(50)


def scrolled(page: Page, *, to: int = 1200) -> None:
    page.mouse.wheel(0, to)
    until(page, f"scrollY > {to // 2}")


def top(page: Page) -> None:
    scrolled(page)
    page.mouse.wheel(0, -200)
    page.locator(".md-top:not([hidden])").wait_for()


def hidden_head(page: Page) -> None:
    for _ in range(6):
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(100)
    page.locator(".md-header[hidden]").wait_for(state="attached")


def followed(page: Page) -> None:
    scrolled(page)
    page.locator(".md-nav--secondary .md-nav__link--active").first.wait_for(state="attached")


def tracked(page: Page) -> None:
    scrolled(page)
    # Material takes no notice of the first stop after a page has opened: a scroll that comes at once may be part of it.
    for _ in range(4):
        page.wait_for_timeout(500)
        page.mouse.wheel(0, 100)
    until(page, "location.hash.length > 1")


def suggested(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("begrip")
    until(page, "document.querySelector('.md-search__suggest').textContent.trim().length > 6")


def highlighted(page: Page) -> None:
    page.goto(f"{page.url.split('?')[0]}?h=veerwacht")
    page.locator("article mark").first.wait_for(state="attached")


def tooltip(page: Page) -> None:
    page.locator(".md-header__option label[title]").locator("visible=true").hover()
    page.locator(".md-tooltip2--active, .md-tooltip--active").first.wait_for()


def copied(page: Page) -> None:
    page.locator(".md-code__button, .md-clipboard").first.wait_for(state="attached")


def instantly(page: Page) -> None:
    page.evaluate("window.stayed = true")
    page.locator("article a[href*='begrippen']").first.click()
    page.wait_for_url("**/begrippen/")
    assert page.evaluate("window.stayed")


OVER = "over/"
# What is looked at to know that a feature works, and on which page.
LOOKED_AT: dict[str, tuple[str, Works]] = {
    "navigation.tabs": (OVER, seen(".md-tabs__item--active")),
    "navigation.tabs.sticky": (OVER, seen(".md-header--lifted .md-tabs")),
    "navigation.footer": (OVER, seen(".md-footer__link--next")),
    "navigation.indexes": ("maatregelen/", seen(".md-nav__container .md-nav__link--active")),
    "navigation.path": (OVER, seen(".md-path__link")),
    "navigation.prune": (OVER, script("document.querySelector('.md-nav__item--pruned')")),
    "navigation.top": ("methode/", top),
    "navigation.tracking": ("methode/", tracked),
    "header.autohide": ("methode/", hidden_head),
    "toc.follow": ("methode/", followed),
    "search.suggest": (OVER, suggested),
    "search.highlight": (OVER, highlighted),
    "content.tooltips": (OVER, tooltip),
    "content.code.copy": ("begrippen/", copied),
    "navigation.instant": (OVER, instantly),
    "navigation.instant.prefetch": (OVER, instantly),
    "navigation.instant.progress": (OVER, script("document.querySelector('.md-progress')")),
    "navigation.sections": (OVER, seen(".md-nav__item--section")),
    "navigation.expand": ("", script("document.querySelector('.md-nav__toggle.md-toggle--indeterminate')")),
    "toc.integrate": ("methode/", seen(".md-sidebar--primary .md-nav--secondary .md-nav__link")),
}


def test_every_feature_is_looked_at() -> None:
    """What `check` lets through is what is tried below, and nothing else."""
    assert FEATURES == LOOKED_AT.keys() == {name for names in SETTINGS.values() for name in names}


@contextmanager
def with_features(root: Path, folder: Path, names: tuple[str, ...]) -> Iterator[str]:
    """The address of a small site with these features, under its own policy; one page of it has a block of code."""
    for name in ("docs", "thema"):
        shutil.copytree(root / "build" / name, folder / "build" / name)
    terms = folder / "build/docs/begrippen.md"
    terms.write_text(f"{terms.read_text('utf-8')}\n    motiespoor check\n", encoding="utf-8")
    text = (DOSSIERS / "klein/mkdocs.yml").read_text("utf-8")
    listed = "".join(f"    - {name}\n" for name in names)
    text = re.sub(r"  features:\n(?:    - .*\n)+", f"  features:\n{listed}", text)
    if "navigation.indexes" in names:
        text = edited(text, "mkdocs.yml", "- Alle maatregelen: maatregelen", "- maatregelen")
    settings = folder / "mkdocs.yml"
    settings.write_text(text, encoding="utf-8")
    plainly(folder, folder / "site")
    finish(folder / "site", ADDRESS)
    with served(folder / "site") as address:
        # Material goes from page to page at once only on the address that the site says it has.
        for page in (folder / "site").rglob("sitemap.xml"):
            page.write_text(page.read_text("utf-8").replace(ADDRESS, address), encoding="utf-8")
        yield address


@pytest.mark.proof
@pytest.mark.browser
@pytest.mark.parametrize("names", SETTINGS.values(), ids=SETTINGS.keys())
def test_a_feature_works(plain: Path, tmp_path: Path, browser: Browser, names: tuple[str, ...]) -> None:
    """What a feature promises is there, and the policy refuses nothing of it."""
    wrong = []
    with with_features(plain, tmp_path, names) as address, Readers(browser) as readers:
        for name in names:
            page, works = LOOKED_AT[name]
            opened = readers.at(address, page, searches=name.startswith("search."))
            if (why := _told(works, opened)) or opened.wrong():
                wrong.append(f"{name}: {why} {opened.wrong()}")
    assert wrong == []


def _told(works: Works, opened: Visit) -> str:
    """Why a feature does not work; nothing when it does."""
    try:
        works(opened.page)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other features are looked at too
        return str(error).splitlines()[0]
    return ""
