"""What the engine made is used again when it would make the same, and made again when it might not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from building import quiet
from conftest import TODAY, override
from motiespoor import paths
from motiespoor.press import engine, kept
from motiespoor.press.engine import EngineFailed, Motor, build_pages
from motiespoor.press.kept import engines_pages
from motiespoor.press.publish import pressed
from motiespoor.press.turn import turn
from motiespoor.validate.check import checked_dossier

FRAME = f"{paths.FRAMES}/index.md"
BLOCK = f"{paths.BLOCKS}/main.html"
PAGE = f"{paths.FROM_ENGINE}/site/index.html"
PROOF = f"{paths.FROM_ENGINE}/waarvan"


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Motor]:
    """Which engines ran, instead of one: each copies the frames."""
    found: list[Motor] = []

    def builds(root: Path, _: date, target: Path, __: int, motor: Motor = Motor.MKDOCS) -> None:
        found.append(motor)
        for page in sorted((root / paths.FRAMES).rglob("*.md")):
            made = target / page.relative_to(root / paths.FRAMES).with_suffix(".html")
            made.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, made)

    monkeypatch.setattr(kept, "build_pages", builds)
    monkeypatch.setattr(kept, "ensure_installed", lambda _: None)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """What the engine reads, with a page and a block."""
    for name, text in (
        (FRAME, "# A"),
        (f"{paths.FRAMES}/over/index.md", "# Over"),
        (BLOCK, "{{ page.content }}"),
        (paths.FRAME_SETTINGS, "{}"),
        (paths.SETTINGS, "{}"),
        (paths.ENGINE, "site_name: A"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def pages(root: Path, today: date = TODAY, motor: Motor = Motor.MKDOCS) -> Path:
    """What the engine makes, or made."""
    return engines_pages(root, today, 0, motor)


def test_what_was_made_is_used_again(root: Path, ran: list[Motor]) -> None:
    """Also when every file was written anew: times say nothing."""
    made = pages(root)
    assert sorted(path.name for path in made.rglob("*.html")) == ["index.html", "index.html"]
    for path in root.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes())
    assert pages(root) == made
    assert ran == [Motor.MKDOCS]


@pytest.mark.parametrize("name", [FRAME, BLOCK, paths.FRAME_SETTINGS, paths.SETTINGS, paths.ENGINE])
def test_another_file_that_the_engine_reads_makes_it_run(root: Path, ran: list[Motor], name: str) -> None:
    """Changed, though as long and as old as it was; gone; and one more."""
    pages(root)
    file = root / name
    text = file.read_text("utf-8")
    for other in (text[:-1] + "?", text):
        file.write_text(other, "utf-8")
        pages(root)
    assert len(ran) == 3
    file.unlink()
    pages(root)
    assert len(ran) == 4
    file.write_text(text, "utf-8")
    pages(root)
    (root / paths.BLOCKS / "404.html").write_text("weg", "utf-8")
    pages(root)
    assert len(ran) == 6


def test_another_day_or_engine_makes_it_run(root: Path, ran: list[Motor], monkeypatch: pytest.MonkeyPatch) -> None:
    """And another version of it, of its theme, or of what it leans on."""
    versions = dict.fromkeys((*kept._LEANS_ON, "zensical", "properdocs"), "1")
    monkeypatch.setattr(kept, "version", versions.__getitem__)
    pages(root)
    pages(root, TODAY + timedelta(days=1))
    pages(root, motor=Motor.ZENSICAL)
    pages(root)
    assert ran == [Motor.MKDOCS, Motor.MKDOCS, Motor.ZENSICAL, Motor.MKDOCS]
    for name in kept._LEANS_ON:
        versions[name] = "2"
        pages(root)
    assert len(ran) == 4 + len(kept._LEANS_ON)
    pages(root)
    assert len(ran) == 4 + len(kept._LEANS_ON)


def test_an_engine_that_is_not_there_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before its version is asked for."""
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    with pytest.raises(OSError, match=r"^Zensical is niet geïnstalleerd\. Installeer het: pip install zensical\.$"):
        pages(root, motor=Motor.ZENSICAL)


def linked(root: Path) -> None:
    """The same words, by a link that may lead to others tomorrow."""
    page = root / PAGE
    page.rename(root / "elders.html")
    page.symlink_to(root / "elders.html")


def folder_linked(root: Path) -> None:
    """The whole folder elsewhere."""
    made = (root / PAGE).parent
    made.rename(root / "elders")
    made.symlink_to(root / "elders")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a page changed by hand": lambda root: (root / PAGE).write_text("# B", "utf-8"),
    "a page gone": lambda root: (root / PAGE).unlink(),
    "a page too many": lambda root: (root / PAGE).with_name("x.html").write_text("x", "utf-8"),
    "a hidden file too many": lambda root: (root / PAGE).with_name(".x").write_text("x", "utf-8"),
    "a folder too many": lambda root: (root / PAGE).with_name("leeg").mkdir(),
    "a link": linked,
    "the folder a link": folder_linked,
    "the proof gone": lambda root: (root / PROOF).unlink(),
    "half of the proof": lambda root: (root / PROOF).write_bytes((root / PROOF).read_bytes()[:80]),
    "the proof empty": lambda root: (root / PROOF).write_bytes(b""),
    "all of the pages gone": lambda root: shutil.rmtree((root / PAGE).parent),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_not_as_it_was_made_is_made_again(root: Path, ran: list[Motor], damage: str) -> None:
    """To the letter, and elsewhere nothing is touched."""
    whole = {path: path.read_bytes() for path in pages(root).rglob("*.html")}
    proof = (root / PROOF).read_bytes()
    DAMAGE[damage](root)
    made = pages(root)
    assert len(ran) == 2
    assert {path: path.read_bytes() for path in made.rglob("*") if path.is_file()} == whole
    assert not [path for path in made.rglob("*") if path.is_symlink()]
    assert (root / PROOF).read_bytes() == proof
    pages(root)
    assert len(ran) == 2


class Killed(BaseException):
    """The process ends here, and nothing of it runs after that."""


@pytest.mark.parametrize("step", ["build_pages", "put", "rename"])
def test_a_build_that_is_killed_leaves_nothing_that_looks_whole(
    root: Path, ran: list[Motor], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Before, between and after the steps of keeping: the next run makes it, and only then it is used again."""
    pages(root)
    (root / FRAME).write_text("# B", "utf-8")
    with monkeypatch.context() as patched:

        def killed(*_: object, **__: object) -> None:
            if step == "build_pages":
                (root / paths.FROM_ENGINE / "nieuw/half.html").write_text("half", "utf-8")
            raise Killed

        if step == "rename":
            patched.setattr(Path, "rename", killed)
        else:
            patched.setattr(kept, step, killed)
        with pytest.raises(Killed):
            pages(root)
    before = len(ran)
    assert (pages(root) / "index.html").read_text("utf-8") == "# B"
    assert len(ran) == before + 1
    assert sorted(path.name for path in (root / paths.FROM_ENGINE).iterdir()) == ["site", "waarvan"]


def test_an_engine_that_fails_leaves_what_was_made_before(
    root: Path, ran: list[Motor], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is used when the frames are again what they were."""
    pages(root)
    (root / FRAME).write_text("# B", "utf-8")
    with monkeypatch.context() as patched:

        def fails(*_: object) -> None:
            raise EngineFailed("WARNING -  iets")

        patched.setattr(kept, "build_pages", fails)
        with pytest.raises(EngineFailed):
            pages(root)
    assert (root / PAGE).read_text("utf-8") == "# A"
    (root / FRAME).write_text("# A", "utf-8")
    pages(root)
    assert len(ran) == 1


# An edit of the small dossier, as an editor makes it, by its name; each stays right however often it is made.
EDITS: dict[str, tuple[str, str, str, bool]] = {
    # file, what stands there, what comes before it, whether the engine has to read something else
    "an explanation": ("data/maatregelen/A.yaml", "De brug is open. De belofte", "Ja, ", False),
    "another explanation": ("data/maatregelen/A.yaml", "De telling loopt.", "Nog, ", False),
    "a page": ("content/begrippen.md", "De munt van Zeeveen.", "Ook. ", True),
    "the title of a measure": ("data/maatregelen/A.yaml", "Fiets & veer <samen>", "Weer ", True),
    "a setting": (paths.ENGINE, "name: material", "# nog\n  ", True),
    "a block": ("site_config/thema/404.html", "<p>U kunt hier verder", "<p>Nog</p>\n", True),
}


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(2))
def test_any_edits_give_the_bytes_of_a_build_from_nothing(
    drawn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Edits at random, each kept or taken back: after each the site is the one of a build that keeps nothing."""
    override(drawn, "blocks", "404.html")
    chance, ran = Random(seed), tmp_path / "ran"  # a file, for a copy of this process may have the engine run

    def noted(root: Path, *rest: Any) -> None:
        ran.write_text("once" if not ran.exists() else "again", "utf-8")
        build_pages(root, *rest)

    monkeypatch.setattr(kept, "build_pages", noted)
    site_of(drawn, tmp_path / "0")
    for number in range(1, 5):
        path, old, more, runs = EDITS[chance.choice(sorted(EDITS))]
        file = drawn / path
        text = file.read_text("utf-8")
        back = more in text and chance.random() < 0.5
        file.write_text(text.replace(more + old, old) if back else text.replace(old, more + old), "utf-8")
        ran.unlink(missing_ok=True)
        with_kept = site_of(drawn, tmp_path / f"{number}")
        assert (ran.read_text("utf-8") if ran.exists() else "") == ("once" if runs else ""), (path, more)
        shutil.rmtree(drawn / paths.FROM_ENGINE)
        assert site_of(drawn, tmp_path / f"{number}-anew") == with_kept, (path, more)


def site_of(root: Path, site: Path) -> dict[str, bytes]:
    """Every file of the site of a dossier, made in an empty folder."""
    site.mkdir()
    with turn(root, quiet) as held:
        pressed(checked_dossier(root, TODAY), root, TODAY, site, quiet, held=held)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
