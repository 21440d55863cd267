"""From a dossier to a published folder: what is put in place, what stays when something goes wrong, what is tidied."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from zlib import crc32

import pytest
from frictionless import Package

from building import LEFT, quiet
from conftest import TODAY, edit, override
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.press.cache import ChartCache
from motiespoor.press.engine import EngineFailed
from motiespoor.press.place import take_place
from motiespoor.press.publish import build_site, write_pages
from motiespoor.problem import Unreadable
from motiespoor.render.charts import vega
from motiespoor.render.charts.vega import PROGRAM_END, PROGRAM_START

LINK = "deze map is een verwijzing (symbolic link). Haal haar weg."

PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"  # the last chunk
SAID_IN_PNG = b"\x00\x00\x00\x0ftEXtComment\x00bewaard" + crc32(b"tEXtComment\x00bewaard").to_bytes(4)


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names(root: Path) -> set[str]:
    """What stands in the folder of a dossier itself."""
    return {path.name for path in root.iterdir()}


def test_a_build_leaves_a_site_and_nothing_else(built: Path) -> None:
    """A built dossier has a site that everybody may read, a build folder, and no traces of the work."""
    assert names(built) == {"data", "content", "site_config", "mkdocs.yml", "build", "site"}
    assert {path.name for path in (built / "build").iterdir()} == LEFT
    assert (built / "site").stat().st_mode & 0o777 == 0o755
    assert {"index.html", "404.html", "_headers", "_headers.nginx.conf"} <= set(content(built / "site"))


def unknown_status(root: Path) -> None:
    edit(
        root,
        "data/maatregelen/C2.yaml",
        "status: bezig\n        toelichting: Ontw",
        "status: bezigg\n        toelichting: Ontw",
    )


def setting_that_is_not_there(root: Path) -> None:
    edit(root, "mkdocs.yml", "docs_dir: build/docs\n", "docs_dir: build/docs\niets: 1\n")


def style_in_a_page(root: Path) -> None:
    own = override(root, "blocks", "main.html")
    own.write_text(
        own.read_text("utf-8").replace("{% block content %}", '{% block content %}<p style="color: red">', 1), "utf-8"
    )


def word_that_no_page_has(root: Path) -> None:
    own = override(root, "blocks", "main.html")
    text = own.read_text("utf-8").replace("{% block content %}", "{% block content %}\n{{ page.nergens.iets }}", 1)
    own.write_text(text, "utf-8")


BREAKS: dict[str, tuple[Callable[[Path], None], type[Exception], str]] = {
    "the data": (
        unknown_status,
        Unreadable,
        "data/maatregelen/C2.yaml:24:17: status 'bezigg' bestaat niet. Bedoelde u 'bezig'?",
    ),
    "the engine": (setting_that_is_not_there, EngineFailed, "WARNING -  Config value 'iets'"),
    "a block while it is filled": (
        word_that_no_page_has,
        Unreadable,
        "site_config/thema/main.html:51:1: dit sjabloon klopt niet: 'nergens' bestaat hier niet.",
    ),
    "the look at the site": (
        style_in_a_page,
        Unreadable,
        "index.html:1:1: <p> heeft stijl in de pagina zelf; het beleid verbiedt dat.",
    ),
}


def said(failed: Exception) -> list[str]:
    """What an exception tells the reader, by line."""
    return [str(each) for each in failed.problems] if isinstance(failed, Unreadable) else str(failed).splitlines()


@pytest.mark.parametrize("broken", BREAKS)
def test_what_goes_wrong_leaves_the_old_site(built: Path, broken: str) -> None:
    """Whichever step fails, the old site stays byte for byte, nothing is left lying about, and the reason is told."""
    break_it, kind, reason = BREAKS[broken]
    before = content(built / "site")
    break_it(built)
    with pytest.raises(kind) as failed:
        build_site(built, TODAY, quiet)
    assert any(reason in line for line in said(failed.value))
    assert content(built / "site") == before
    assert names(built) == {"data", "content", "site_config", "mkdocs.yml", "build", "site"}


@pytest.mark.proof
@pytest.mark.parametrize("broken", BREAKS)
def test_what_goes_wrong_the_first_time_leaves_no_site(drawn: Path, broken: str) -> None:
    """Without an old site there is none after a failure either."""
    break_it, kind, _ = BREAKS[broken]
    break_it(drawn)
    with pytest.raises(kind):
        build_site(drawn, TODAY, quiet)
    assert names(drawn) - {"build"} == {"data", "content", "site_config", "mkdocs.yml"}


def test_data_that_are_not_right_are_not_written(built: Path) -> None:
    """A problem in the data leaves the pages as they were, too."""
    before = content(built / "build")
    unknown_status(built)
    with pytest.raises(Unreadable):
        write_pages(built, TODAY, quiet)
    assert content(built / "build") == before


def test_the_command_tells_what_the_engine_said(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A build that the engine refuses ends with 1, says that the old site is still there, and shows no traceback."""
    setting_that_is_not_there(built)
    assert main(["build", "--root", str(built), "--today", TODAY.isoformat()]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("motiespoor build: MkDocs kon de site niet bouwen. De oude site staat er nog.\n")
    assert "Config value 'iets'" in said.err
    assert "Traceback" not in said.err


@pytest.mark.proof
def test_readers_see_a_whole_site_at_every_moment(built: Path) -> None:
    """While a new site takes the place of the old one, there is always one, and its pages belong together."""
    stop, seen = Event(), set[bool]()

    def read() -> None:
        while not stop.wait(0.0005):  # a look between any two steps, and not all of the machine's time
            seen.add((built / "site" / "index.html").is_file())

    reader = Thread(target=read)
    reader.start()
    try:
        for word in ("oude", "nieuwe"):
            edit(built, "content/begrippen.md", "De munt van", f"De {word} munt van")
            build_site(built, TODAY, quiet)
            assert f"De {word} munt van" in (built / "site/begrippen/index.html").read_text("utf-8")
            edit(built, "content/begrippen.md", f"De {word} munt van", "De munt van")
    finally:
        stop.set()
        reader.join()
    assert seen == {True}


def test_only_what_changed_is_written(built: Path) -> None:
    """After an edit the pages and cards that it changes are written, and all others keep their time."""
    docs = built / "build" / "docs"
    times = {path: path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}
    edit(built, "content/begrippen.md", "De munt van Zeeveen.", "De oude munt van Zeeveen.")
    written = write_pages(built, TODAY, quiet)
    changed = {path.relative_to(docs).as_posix() for path, then in times.items() if path.stat().st_mtime_ns != then}
    # The first words of the page stand on its card too.
    assert changed == {"begrippen.md", "assets/kaarten/begrippen.png"}
    assert (written.changed, written.removed, written.same) == (2, 0, len(times) - 2)


def test_what_is_stale_is_removed(built: Path) -> None:
    """What no page asks for any more goes, with the folders that it leaves empty."""
    docs = built / "build" / "docs"
    before = content(docs)
    for path in ("oud.md", "maatregelen/oud.md", "weg/diep/.over.md.nieuw"):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text("oud", "utf-8")
    written = write_pages(built, TODAY, quiet)
    assert (written.changed, written.removed, written.same) == (0, 3, len(before))
    assert content(docs) == before
    assert not (docs / "weg").exists()


@pytest.mark.parametrize("place", ["build", "build/docs", "build/cache"])
def test_a_build_folder_that_is_a_link_is_refused(built: Path, tmp_path: Path, place: str) -> None:
    """Nothing is written or removed through a link to somewhere else."""
    elsewhere = tmp_path / "elders"
    shutil.move(built / place, elsewhere)
    (elsewhere / "brief.txt").write_text("van een ander", "utf-8")
    before = content(elsewhere)
    (built / place).symlink_to(elsewhere)
    with pytest.raises(Unreadable) as refused:
        write_pages(built, TODAY, quiet)
    assert [str(each) for each in refused.value.problems] == [f"{place}:1:1: {LINK}"]
    assert content(elsewhere) == before


def test_links_within_the_pages_are_not_followed(built: Path, tmp_path: Path) -> None:
    """A link among the pages is replaced by what belongs there; where it led nothing changes."""
    docs, elsewhere = built / "build" / "docs", tmp_path / "elders"
    before = content(docs)
    elsewhere.mkdir()
    (elsewhere / "index.md").write_text("van een ander", "utf-8")
    shutil.rmtree(docs / "maatregelen")
    (docs / "maatregelen").symlink_to(elsewhere)
    (docs / "over.md").unlink()
    (docs / "over.md").symlink_to(elsewhere / "index.md")
    write_pages(built, TODAY, quiet)
    assert content(docs) == before
    assert content(elsewhere) == {"index.md": b"van een ander"}


def test_a_site_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A published folder that is a link stays, and so does what it leads to."""
    for name in ("nieuw", "elders"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, "utf-8")
    (tmp_path / "site").symlink_to(tmp_path / "elders")
    with pytest.raises(Unreadable) as refused:
        take_place(tmp_path / "nieuw", tmp_path / "site")
    assert [str(each) for each in refused.value.problems] == [f"site:1:1: {LINK}"]
    assert content(tmp_path / "elders") == {"index.html": b"elders"}


@pytest.mark.proof
def test_a_warm_cache_is_used_and_tidied(built: Path) -> None:
    """A picture that was drawn before is taken from the cache; one that nothing asks for any more goes."""
    cache = built / "build" / "cache"
    kept = content(cache)
    assert len(kept) >= 4
    for path in cache.glob("*.png"):
        store(path, path.read_bytes()[64:].removesuffix(PNG_END) + SAID_IN_PNG + PNG_END)
    (cache / "oud.svg").write_text("<svg></svg>", "utf-8")
    write_pages(built, TODAY, quiet)
    assert set(content(cache)) == set(kept)
    pictures = content(built / "build/docs")
    assert all(SAID_IN_PNG in data for name, data in pictures.items() if name.startswith("assets/kaarten/"))
    for path in cache.glob("*.svg"):
        store(path, path.read_bytes()[64:].replace(b"</svg>", b"<desc>bewaard</desc></svg>"))
    (built / paths.WRITTEN).unlink()  # or nothing has to be made
    write_pages(built, TODAY, quiet)
    # A PNG is made from an SVG: from another one it is made again, under a name of its own.
    assert {path.name for path in cache.iterdir() if path.suffix != ".png"} == {
        name for name in kept if not name.endswith(".png")
    }
    assert len(content(cache)) == len(kept)
    assert "<desc>bewaard</desc>" in (built / "build/docs/cijfers/index.md").read_text("utf-8")


def store(path: Path, kept: bytes) -> None:
    """Keep this in the cache, as the cache itself does."""
    path.write_bytes(hashlib.sha256(kept).hexdigest().encode() + kept)


def test_a_damaged_cache_is_drawn_again(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a picture, another one, or one with more in it, does no harm: the same pages come out, and the cache is mended."""
    before = content(built / "build")
    packed: list[str] = []  # making the program takes seconds

    def pack() -> str:
        packed.append(before["docs/assets/vega.js"].decode())
        return packed[-1]

    monkeypatch.setattr(vega, "program", pack)
    for suffix in (".svg", ".png", ".js"):
        whole = sorted((built / "build" / "cache").glob(f"*{suffix}"))
        half = whole[0].read_bytes()[: whole[0].stat().st_size // 2]
        more = whole[-1].read_bytes().replace(b"</svg>", b"<script>1</script></svg>") + b" "
        # There is one program only: half of it, which is hardest to see.
        for path, damage in zip(whole, (half, b"", b"\xff\xfe", b"<svg viewBox='0 0 1 1'></svg>"), strict=False):
            path.write_bytes(damage)
        if len(whole) > 4:
            whole[-1].write_bytes(more)
    write_pages(built, TODAY, quiet)
    (built / paths.WRITTEN).unlink()
    assert content(built / "build") == before
    assert len(packed) == 1


def test_a_picture_that_acts_is_no_picture(built: Path) -> None:
    """Also one that stands in the cache under the hash that belongs to it; nothing is built."""
    for path in (built / "build" / "cache").glob("*.svg"):
        store(path, path.read_bytes()[64:].replace(b"</svg>", b"<script>1</script></svg>"))
    before = content(built / "site")
    with pytest.raises(Unreadable) as refused:
        write_pages(built, TODAY, quiet)
    (problem,) = refused.value.problems
    assert str(problem).startswith("site_config/grafieken.yaml:1:1: de tekening van grafiek '")
    told = "' is niet zoals zij gemaakt wordt: <script> hoort niet in een tekening. Haal de map build/ weg en bouw opnieuw."
    assert str(problem).endswith(told)
    assert content(built / "site") == before


def test_the_same_picture_is_drawn_once(tmp_path: Path) -> None:
    """The cache draws a specification once, whatever the order of its keys, and another one again; it packs the program once."""
    drawn: list[object] = []
    packed: list[str] = []

    def draw(spec: object) -> str:
        drawn.append(spec)
        return f"<svg>{len(drawn)}</svg>"

    def raster(svg: str, scale: float) -> bytes:
        drawn.append(svg)
        return b"\x89PNG" + f"{scale:g}{svg}".encode() + b"IEND\xaeB`\x82"

    def pack() -> str:
        packed.append(f"{PROGRAM_START}{len(packed)}{PROGRAM_END}")
        return packed[-1]

    first, second = (ChartCache(tmp_path / "cache", draw, raster, pack) for _ in range(2))
    assert first.picture({"a": 1, "b": [2]}) == "<svg>1</svg>"
    assert second.picture({"b": [2], "a": 1}) == "<svg>1</svg>"
    assert second.picture({"b": [2], "a": 2}) == "<svg>2</svg>"
    assert len(drawn) == 2
    assert first.png("<svg/>", 1) == second.png("<svg/>", 1) != second.png("<svg/>", 2)
    assert len(drawn) == 4
    assert first.program() == second.program()
    assert len(packed) == 1


def rows_of(table: Path) -> int:
    """How many rows stand below the head of a CSV file."""
    with table.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


@pytest.mark.parametrize("package", ["maatregelen", "ronden", "cijfers", "bronnen"])
def test_what_is_published_is_a_data_package(built_small: Path, package: str) -> None:
    """The data to take away are valid Data Packages on their own, each table with its rows and its description."""
    descriptor = built_small / "site" / "data" / "v1" / package / "datapackage.json"
    found = Package(str(descriptor))
    report = found.validate()
    assert report.flatten(["type", "title", "note"]) == []
    assert report.valid
    files = {path.name for path in descriptor.parent.iterdir()} - {descriptor.name}
    assert {resource.path for resource in found.resources} == files
    assert all(resource.title and resource.description for resource in found.resources)
    # Frictionless says nothing of the rows of a table that has none.
    checked = {task.place: task.stats.get("rows", 0) for task in report.tasks}
    assert checked == {name: rows_of(descriptor.parent / name) for name in files}
    assert sum(checked.values()) > 10
