"""The engines that can be asked for: one that is not there, one that warns, and what Zensical has to be told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import quiet
from conftest import TODAY
from motiespoor import cli
from motiespoor.press import engine
from motiespoor.press.engine import EngineFailed, Motor, build_pages, for_zensical
from motiespoor.press.parts import Part
from motiespoor.press.search import ITEMS, findable, write_search
from motiespoor.press.turn import turn
from motiespoor.read.dossier import read_dossier


@pytest.mark.parametrize("motor", Motor)
def test_an_engine_that_is_not_there_is_told(motor: Motor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is asked of it, with what to do."""
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    with turn(tmp_path, quiet) as held, pytest.raises(OSError, match="is niet geïnstalleerd") as failed:
        build_pages(tmp_path, TODAY, tmp_path, held, motor)
    assert str(failed.value) == f"{motor.called} is niet geïnstalleerd. Installeer het: pip install {motor.value}."


def test_a_build_by_an_engine_that_is_not_there_ends_before_it_begins(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is read or made first: of a large dossier that takes minutes."""
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    (small / "data/maatregelen/A.yaml").unlink()
    assert cli.main(["build", "--root", str(small), "--today", TODAY.isoformat(), "--motor", "zensical"]) == 1
    assert capsys.readouterr().err == (
        "motiespoor: dit lukte niet: Zensical is niet geïnstalleerd. Installeer het: pip install zensical.\n"
    )
    assert not (small / "build").exists()


@pytest.mark.parametrize("motor", Motor)
def test_an_engine_that_warns_is_named(
    small: Path, motor: Motor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whose words follow is said; each engine can be asked for by its name."""
    asked = []

    def warns(*given: object, motor: Motor, **_: object) -> None:
        asked.append(motor)
        raise EngineFailed("WARNING -  iets")

    monkeypatch.setattr("motiespoor.press.publish.build_site", warns)
    assert cli.main(["build", "--root", str(small), "--today", TODAY.isoformat(), "--motor", motor.value]) == 1
    assert asked == [motor]
    why = f"{motor.called} kon de site niet bouwen. De oude site staat er nog."
    assert capsys.readouterr().err == f"motiespoor build: {why}\nWARNING -  iets\n"


def test_settings_for_zensical_say_everything_themselves(tmp_path: Path) -> None:
    """It would lay the menu behind the one that it inherits."""
    (tmp_path / "mkdocs.yml").write_text("nav: [a.md, b.md]\ntheme: {name: material, font: false}\n", "utf-8")
    settings = tmp_path / "build/motor.yml"
    settings.parent.mkdir()
    settings.write_text('{"INHERIT": "../mkdocs.yml", "nav": ["a.md"], "docs_dir": "motor"}', "utf-8")
    for_zensical(settings, tmp_path / "build/nieuw")
    assert json.loads(settings.read_text("utf-8")) == {
        "nav": ["a.md"],
        "theme": {"name": "material", "font": False, "variant": "classic"},
        "docs_dir": "motor",
        "site_dir": "nieuw",
    }


def test_zensical_finds_what_the_pages_say(small: Path, tmp_path: Path) -> None:
    """Its index is in its own words, with the place of each page in the menu; what stands in it comes from the whole pages."""
    found = (Part("over/", "Over", ["een"]), Part("over/#b", "B", ["twee"]))
    item = {"location": "over/", "level": 1, "title": "Over", "text": "", "path": ["Over deze site"], "tags": []}
    given = {"config": {"lang": ["nl"], "separator": " "}, "items": [item]}
    (tmp_path / ITEMS).write_text(json.dumps(given), "utf-8")
    assert findable(tmp_path) == {"over/"}
    write_search(tmp_path, read_dossier(small).dossier, {"over/": found})
    below = {"location": "over/#b", "level": 2, "title": "B", "text": "<p>twee</p>"}
    assert json.loads((tmp_path / ITEMS).read_text("utf-8")) == {
        "config": given["config"],
        "items": [item | {"text": "<p>een</p>"}, item | below],
    }
