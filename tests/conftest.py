"""Dossiers to test on, the surroundings of every test, and the option that accepts changed expected output."""

from __future__ import annotations

import builtins
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

import annex
from browsing import Readers, chromium
from building import Pictures, of_run, once
from changing import repository
from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.read import theme
from motiespoor.validate.check import checked_dossier
from registered import with_registers
from surroundings import barest

# A slow machine is no mistake in the code: only what is found counts.
settings.register_profile("steady", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

REPOSITORY = Path(__file__).parents[1]
DOSSIERS = Path(__file__).parent / "dossiers"
ROOT, BELOW = "https://voorbeeld.example/", "https://voorbeeld.example/veer/"  # where the small site stands, and could
TODAY = date(2026, 3, 1)  # the day that the fictional dossiers were made for
LONGEST = 360  # seconds that all tests may take together
REAL_TODAY = date(2026, 11, 29)  # the last day on which the dossier of the repository knows something


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="accept the present output as the expected output")


def pytest_configure(config: pytest.Config) -> None:
    """Nothing that this machine lends takes part in a test, but what is named; the same in each process of the runner."""
    home = tempfile.TemporaryDirectory(prefix="motiespoor-")
    config.add_cleanup(home.cleanup)
    bare = barest(os.environ, Path(home.name))
    os.environ.clear()
    os.environ.update(bare)
    time.tzset()
    os.umask(0o022)
    # A shell that runs something in the background has it ignore Ctrl+C, and so would all that a test starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    builtins.sum = exact_sum


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Where the time went, by file, of a run that takes longer than people wait for."""
    spent: Counter[str] = Counter()
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport):
            spent[report.nodeid.partition("::")[0]] += report.duration
    took = sum(spent.values()) / (config.getoption("numprocesses", None) or 1)
    if took > LONGEST:
        terminalreporter.section(f"{took:.0f} s, and it should be at most {LONGEST} s on an idle machine")
        for file, seconds in spent.most_common(15):
            terminalreporter.write_line(f"{seconds:7.1f} s  {file}")


def exact_sum(values: Iterable[Any], /, start: Any = 0) -> Any:
    """`sum` as the program may use it: of whole and decimal numbers, which every Python adds up alike.

    Since 3.12 the sum of fractions in binary is corrected for what rounding lost, so 3.11 has other digits.
    """
    if not sys._getframe(1).f_globals.get("__name__", "").startswith("motiespoor"):
        return _SUM(values, start)
    found = [*values]
    if any(isinstance(each, float) for each in (start, *found)):
        raise AssertionError(
            "the sum of floats is not the same on every Python: math.fsum is, and so are whole numbers"
        )
    return _SUM(found, start)


_SUM = sum


def copy_of(name: str, target: Path) -> Path:
    """A dossier of the tests, complete, in a folder of its own; not what somebody built of it where it stands."""
    return Path(shutil.copytree(DOSSIERS / name, target, ignore=shutil.ignore_patterns(*paths.MADE)))


def copy_of_real(target: Path) -> Path:
    """The dossier of the repository, without what was made of it."""
    target.mkdir()
    for name in ("data", "content", "site_config"):
        shutil.copytree(REPOSITORY / name, target / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    return target


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process: a second one cannot be driven beside it."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[Readers]:
    """Who goes from page to page, where it does not matter that a browser was here before."""
    with Readers(browser) as found:
        yield found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small fictional dossier, free to be broken."""
    return copy_of("klein", tmp_path / "klein")


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small fictional dossier as it is, not to be broken: who reads it gives texts to read instead."""
    return copy_of("klein", tmp_path_factory.mktemp("klein") / "klein")


@pytest.fixture(scope="session")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier with registers, not to be broken."""
    return with_registers(copy_of("klein", tmp_path_factory.mktemp("registers") / "klein"))


@pytest.fixture(scope="session")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier with a series of jobs, to take tables over into; not to be changed."""
    return annex.with_jobs(copy_of("klein", tmp_path_factory.mktemp("banen") / "klein"))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the repository as it is, not to be changed."""
    return copy_of_real(tmp_path_factory.mktemp("echt") / "dossier")


@pytest.fixture
def real_copy(real: Path, tmp_path: Path) -> Path:
    """The dossier of the repository, free to be broken."""
    return Path(shutil.copytree(real, tmp_path / "echt"))


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    """What was drawn before in this run."""
    folder = of_run(tmp_path_factory) / "tekeningen"
    folder.mkdir(exist_ok=True)
    return Pictures(folder)


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The small fictional dossier with its site, not to be changed."""
    return once(tmp_path_factory, "klein", lambda root: pictures.build(copy_of("klein", root), TODAY))


@pytest.fixture(scope="session")
def built_below(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The small dossier with its site in a folder of its host, with the same names; not to be changed.

    It was built by who lets nobody read new files.
    """

    def made(root: Path) -> None:
        before = os.umask(0o077)
        try:
            pictures.build(standing_at(copy_of("klein", root), BELOW), TODAY)
        finally:
            os.umask(before)

    return once(tmp_path_factory, "klein-in-een-map", made)


@pytest.fixture(scope="session")
def built_hostile(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The hostile dossier with its site, not to be changed."""
    return once(tmp_path_factory, "vijandig", lambda root: pictures.build(copy_of("vijandig", root), TODAY))


@pytest.fixture(scope="session")
def built_real(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The dossier of the repository with its site, not to be changed."""
    return once(tmp_path_factory, "echt", lambda root: pictures.build(copy_of_real(root), REAL_TODAY))


@pytest.fixture
def drawn(built_small: Path, small: Path) -> Path:
    """The small dossier of which only the pictures were made, free to be broken."""
    shutil.copytree(built_small / paths.CACHE, small / paths.CACHE)
    return small


@pytest.fixture
def built(built_small: Path, tmp_path: Path) -> Path:
    """The small dossier with its site, free to be broken."""
    return Path(shutil.copytree(built_small, tmp_path / "klein"))


@pytest.fixture(scope="session")
def fiction(unchanged: Path) -> Dossier:
    """The small dossier, checked."""
    return checked_dossier(unchanged, TODAY)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The dossier with texts that try to be more than text, checked."""
    return checked_dossier(copy_of("vijandig", tmp_path_factory.mktemp("vijandig") / "dossier"), TODAY)


@pytest.fixture(scope="session")
def published(real: Path) -> Dossier:
    """The dossier of the repository, checked."""
    return checked_dossier(real, REAL_TODAY)


@pytest.fixture(params=["fiction", "hostile", "published"])
def dossier(request: pytest.FixtureRequest) -> Dossier:
    """Each of the three, one by one."""
    found: Dossier = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def committed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier in a repository of its own, as it was made; not to be changed."""
    root = copy_of("klein", tmp_path_factory.mktemp("git") / "klein")
    repository(root)
    return root


def standing_at(root: Path, address: str) -> Path:
    """A dossier whose site stands at another address than that of the small one."""
    edit(root, paths.PUBLICATION, f"adres: {ROOT}\nnaamgever", f"adres: {address}\nnaamgever")
    edit(root, paths.ENGINE, f"site_url: {ROOT}", f"site_url: {address}")
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace one passage of a file; it must stand there exactly once."""
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(edited(text, path, old, new), encoding="utf-8")


def override(root: Path, folder: str, name: str) -> Path:
    """A file that comes with the program (`pages`, `blocks` or `styles`), as the dossier's own, to be edited."""
    places = {theme.PAGES: paths.TEMPLATES, theme.BLOCKS: paths.THEME, theme.STYLES: paths.STYLE}
    own = root / places[folder] / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes(theme.files(folder)[name])
    return own


def edited(text: str, path: str, old: str, new: str) -> str:
    """The text of a file with one passage replaced; it must stand there exactly once."""
    assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
    return text.replace(old, new)
