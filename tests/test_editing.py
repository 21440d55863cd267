"""While somebody edits, each part of the site is made once it is asked for: to the byte as a build makes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from building import quiet
from conftest import TODAY, copy_of, edit, override
from motiespoor import paths
from motiespoor.press.edition import Editing, Edition
from motiespoor.press.engine import EngineFailed
from motiespoor.press.frames import Frames
from motiespoor.press.headers import HEADERS, NGINX
from motiespoor.press.publish import pressed
from motiespoor.press.turn import turn
from motiespoor.problem import Unreadable
from motiespoor.validate.check import checked_dossier

FOR_SERVERS = {HEADERS, NGINX}  # how a host sends a site, which nobody looks at
BRIDGE, HOME = "maatregelen/fiets-en-veer/index.html", "index.html"
TERMS, LOST = "begrippen/index.html", "404.html"
A = "data/maatregelen/A.yaml"
NEW = "data/maatregelen/E.yaml"


def as_built(root: Path, site: Path) -> dict[str, bytes]:
    """Every file of the site that a build makes of a copy of a dossier, of which only the pictures were made."""
    copied = copy_of(str(root), site.with_name(f"{site.name}-van"))
    shutil.copytree(root / paths.CACHE, copied / paths.CACHE)
    site.mkdir()
    with turn(copied, quiet) as held:
        pressed(checked_dossier(copied, TODAY), copied, TODAY, site, quiet, held=held)
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {path: content for path, content in found.items() if path not in FOR_SERVERS}


def differs(edition: Edition, site: dict[str, bytes], chance: Random) -> list[str]:
    """Which files an edition does not have as they were built, asked for in any order."""
    names = sorted(site)
    chance.shuffle(names)
    return sorted(name for name in names if edition.content(name) != site[name])


def more_or_less(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Words that come, and go when it is done again."""

    def done(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        before, after = (new, old) if new in text else (old, new)
        assert text.count(before) == 1
        (root / path).write_text(text.replace(before, after), "utf-8")

    return done


def measure_comes_or_goes(root: Path) -> None:
    """A file of a measure more, or none of it."""
    if (root / NEW).exists():
        (root / NEW).unlink()
        return
    (root / NEW).write_text(
        'nummer: "E"\nsleutel: nachtboot\ntitel: Nachtboot\neigenaar: wal\nin_het_kort: In de nacht vaart een boot.\nacties:\n'
        "  - id: varen\n    titel: Varen in de nacht\n    standen:\n      - datum: 2025-12-01\n        status: bezig\n"
        "        toelichting: De boot vaart.\n        oorzaak: voortgang\n        bewijs:\n"
        "          - bron: veerbode-2025-09-06\n            vindplaats: titel\n",
        "utf-8",
    )


# As an editor does it; each can be done at any time, again and again.
EDITS: dict[str, Callable[[Path], None]] = {
    "words": more_or_less(A, "De brug is open. De belofte", "Ja, de brug is open. De belofte"),
    "a status": more_or_less(A, "status: bezig\n        toelichting: Het", "status: klaar\n        toelichting: Het"),
    "a title": more_or_less(A, 'titel: "Fiets & veer <samen>', 'titel: "Veer & fiets <samen>'),
    "a page": more_or_less("content/begrippen.md", "De munt van Zeeveen.", "De oude munt van Zeeveen."),
    "a title of a page": more_or_less("content/begrippen.md", "# Begrippen\n", "# Woorden\n"),
    "a measure": measure_comes_or_goes,
    "the menu": more_or_less(paths.ENGINE, "  - Over:", "  - begrippen.md\n  - Over:"),
    "a block": more_or_less("site_config/thema/404.html", "<p>U kunt hier verder", "<p>Nog</p>\n<p>U kunt hier verder"),
}


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(3))
def test_any_edits_give_the_bytes_of_a_build_from_nothing(drawn: Path, tmp_path: Path, seed: int) -> None:
    """Edits at random, one or more at a time, some editions only half made: what is asked for is as it would be built."""
    override(drawn, "blocks", "404.html")
    chance, editing = Random(seed), Editing(drawn, TODAY)
    for number in range(4):
        for name in chance.sample(sorted(EDITS), chance.randint(0, 2)):
            EDITS[name](drawn)
        edition = editing.edition(quiet)
        for _, _ in zip(edition.steps(), range(chance.randint(0, 40)), strict=False):
            pass
        if number in (0, 3):
            assert differs(edition, as_built(drawn, tmp_path / f"{number}"), chance) == []


def test_only_what_is_asked_for_is_made_and_only_another_frame_goes_through_the_engine(
    drawn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing for words of an explanation; for a title the pages that are looked at, each once."""
    made: list[str] = []
    by_the_engine = Frames.made

    def noted(self: Frames, path: str, text: str) -> str:
        made.append(path)
        return by_the_engine(self, path, text)

    monkeypatch.setattr(Frames, "made", noted)
    editing = Editing(drawn, TODAY)

    def asked() -> list[str]:
        made.clear()
        edition = editing.edition(quiet)
        for name in (BRIDGE, HOME, BRIDGE, "favicon.ico", "assets/motiespoor.css", "weg/index.html", "weg.txt"):
            assert (edition.content(name) is None) == name.startswith("weg")
        assert (edition.has(BRIDGE), edition.has(LOST)) == (True, False)
        return made

    assert asked() == ["maatregelen/fiets-en-veer.md", "index.md"]
    EDITS["words"](drawn)
    assert asked() == []
    EDITS["a title"](drawn)
    assert asked() == ["maatregelen/fiets-en-veer.md"]


def test_an_edition_stays_that_of_its_own_files(drawn: Path) -> None:
    """Also of what is asked for only when there is a newer one, with another menu; and back again."""
    editing = Editing(drawn, TODAY)
    first = editing.edition(quiet)
    before = Editing(drawn, TODAY).edition(quiet).content(TERMS)
    EDITS["the menu"](drawn)
    EDITS["a page"](drawn)
    second = editing.edition(quiet)
    after = second.content(TERMS)
    assert first.content(TERMS) == before
    assert before != after == Editing(drawn, TODAY).edition(quiet).content(TERMS)
    assert second.content(BRIDGE) != first.content(BRIDGE)


def test_a_broken_file_is_told_and_the_edition_before_it_goes_on(drawn: Path) -> None:
    """And once the file is mended, what was edited before it is there."""
    editing = Editing(drawn, TODAY)
    good = editing.edition(quiet)
    EDITS["words"](drawn)
    edit(drawn, A, "status: beloofd", "status: beloofdd")
    with pytest.raises(Unreadable, match=r"^1 problem") as refused:
        editing.edition(quiet)
    assert "status 'beloofdd' bestaat niet. Bedoelde u 'beloofd'?" in refused.value.problems[0].text
    assert b"Ja, de brug is open." not in (good.content(BRIDGE) or b"")
    edit(drawn, A, "status: beloofdd", "status: beloofd")
    assert b"Ja, de brug is open." in (editing.edition(quiet).content(BRIDGE) or b"")


def test_what_the_engine_warns_of_is_told(drawn: Path) -> None:
    """In its words, on the page where it is; and it goes on with the next."""
    edition = Editing(drawn, TODAY).edition(quiet)
    frames = edition._kept.frames(edition, quiet)
    with pytest.raises(EngineFailed, match=r"^WARNING -  Doc file 'begrippen.md' contains a link 'weg.md'"):
        frames.made("begrippen.md", "# A\n\n[weg](weg.md)")
    assert "<h1" in frames.made("begrippen.md", "# A")


def test_a_block_that_cannot_be_filled_is_told_at_its_line(drawn: Path) -> None:
    """A part of the site that the block is not on is made all the same."""
    block = override(drawn, "blocks", LOST)
    edit(drawn, f"{paths.THEME}/{LOST}", "Deze pagina is er niet", "{{ page.nergens.nergens }}")
    edition = Editing(drawn, TODAY).edition(quiet)
    assert edition.content(TERMS) is not None
    with pytest.raises(Unreadable) as refused:
        edition.content(LOST)
    line = block.read_text("utf-8").partition("{{ page.nergens")[0].count("\n") + 1
    told = f"{paths.THEME}/{LOST}:{line}:1: dit sjabloon klopt niet: 'nergens' bestaat hier niet."
    assert [str(each) for each in refused.value.problems] == [told]
