"""What is written already is not made again, and whatever might make it another is seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from building import quiet
from conftest import TODAY, edit
from motiespoor import paths
from motiespoor.press import publish, unchanged
from motiespoor.press.publish import write_pages
from motiespoor.problem import Unreadable

PAGE = f"{paths.DOCS}/index.md"
TERMS = "content/begrippen.md"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """How often pages were made: each time is noted."""
    found: list[Path] = []
    writes = publish._begin

    def noted(dossier, root, *rest):  # type: ignore[no-untyped-def]
        found.append(root)
        return writes(dossier, root, *rest)

    monkeypatch.setattr(publish, "_begin", noted)
    return found


def standing(root: Path) -> dict[str, bytes]:
    """All that was written."""
    files = (path for path in (root / paths.BUILD).rglob("*") if path.is_file() and paths.CACHE not in path.as_posix())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def linked(root: Path) -> None:
    """The same words, by a link that may lead to others tomorrow."""
    page = root / PAGE
    page.rename(root / paths.BUILD / "elders.md")
    page.symlink_to(root / paths.BUILD / "elders.md")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a page changed": lambda root: (root / PAGE).write_text("# Iets\n", "utf-8"),
    "a page gone": lambda root: (root / PAGE).unlink(),
    "a file too many": lambda root: (root / PAGE).with_name(".meer").write_text("", "utf-8"),
    "a link": linked,
    "a frame changed": lambda root: (root / paths.FRAMES / "index.md").write_text("# Iets\n", "utf-8"),
    "a block changed": lambda root: (root / paths.BLOCKS / "main.html").write_text("", "utf-8"),
    "the settings changed": lambda root: (root / paths.SETTINGS).write_text("", "utf-8"),
    "the settings gone": lambda root: (root / paths.FRAME_SETTINGS).unlink(),
    "the note changed": lambda root: (root / paths.WRITTEN).write_bytes((root / paths.WRITTEN).read_bytes()[:-9]),
    "all gone": lambda root: shutil.rmtree(root / paths.DOCS),
}


def test_nothing_is_made_when_all_stands_there(drawn: Path, made: list[Path]) -> None:
    """It is counted as it was; and what somebody changed there is made again, to the letter."""
    first = write_pages(drawn, TODAY, quiet)
    before = standing(drawn)
    again = write_pages(drawn, TODAY, quiet)
    assert (again.changed, again.removed, again.same) == (0, 0, first.changed)
    assert len(made) == 1
    assert standing(drawn) == before
    for number, damage in enumerate(DAMAGE.values(), 2):
        damage(drawn)
        write_pages(drawn, TODAY, quiet)
        (drawn / paths.BUILD / "elders.md").unlink(missing_ok=True)
        assert len(made) == number
        assert standing(drawn) == before


def test_another_word_day_version_or_neighbour_makes_it_again(
    drawn: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each by itself, and taking it back once more."""
    write_pages(drawn, TODAY, quiet)
    edit(drawn, TERMS, "De munt van Zeeveen.", "De oude munt van Zeeveen.")
    assert write_pages(drawn, TODAY, quiet).changed > 0
    edit(drawn, TERMS, "De oude munt van Zeeveen.", "De munt van Zeeveen.")
    assert write_pages(drawn, TODAY, quiet).changed > 0
    write_pages(drawn, TODAY + timedelta(days=1), quiet)
    write_pages(drawn, TODAY, quiet)
    assert len(made) == 5
    monkeypatch.setattr(unchanged, "program", lambda: "een ander")
    write_pages(drawn, TODAY, quiet)
    monkeypatch.setattr(unchanged, "distributions", list)
    write_pages(drawn, TODAY, quiet)
    assert len(made) == 7
    (drawn / "Data").mkdir()
    write_pages(drawn, TODAY, quiet)
    assert len(made) == 8


def test_what_is_wrong_is_told_each_time(drawn: Path, made: list[Path]) -> None:
    """Nothing is written of a dossier that is not right; mended, it is what was written before."""
    write_pages(drawn, TODAY, quiet)
    edit(drawn, TERMS, "# Begrippen\n", "Begrippen\n")
    for _ in range(2):
        with pytest.raises(Unreadable, match=r"^1 problem"):
            write_pages(drawn, TODAY, quiet)
    edit(drawn, TERMS, "Begrippen\n", "# Begrippen\n")
    assert write_pages(drawn, TODAY, quiet).changed == 0
    assert len(made) == 1


def test_a_file_that_is_saved_while_pages_are_made_is_not_taken_for_what_they_are_made_from(
    drawn: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next looks again."""
    reads = publish._read

    def saved(*given):  # type: ignore[no-untyped-def]
        edit(drawn, TERMS, "De munt van Zeeveen.", "De oude munt van Zeeveen.")
        return reads(*given)

    with monkeypatch.context() as patched:
        patched.setattr(publish, "_read", saved)
        write_pages(drawn, TODAY, quiet)
    assert not (drawn / paths.WRITTEN).exists()
    write_pages(drawn, TODAY, quiet)
    assert len(made) == 2
