"""Faults of the machine: two commands at once, a full disk, a folder that is none of ours. Nothing of the old is lost."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest

from building import LEFT, quiet
from conftest import DOSSIERS, REPOSITORY, TODAY
from motiespoor import cli, paths
from motiespoor.derive.closing import closing
from motiespoor.desk.closing import write_closing
from motiespoor.model.dossier import Dossier
from motiespoor.press import docs, engine, place, publish, replacing, serve
from motiespoor.press.engine import EngineFailed, build_pages
from motiespoor.press.foreign import NO_FOLDER, NOT_OURS, foreign_files, keep_aside
from motiespoor.press.manifest import MANIFEST
from motiespoor.press.place import LINK, put, settle, take_place, tidy
from motiespoor.press.publish import build_site
from motiespoor.press.turn import NO_TURNS, WAITING, turn
from motiespoor.problem import Unreadable
from motiespoor.tell.faults import in_words

PATIENCE = 60.0  # seconds; far more than it takes
SURROUNDINGS = {"PYTHONPATH": str(REPOSITORY / "scripts")}
FULL = "de schijf is vol. Maak ruimte, en probeer het opnieuw."


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte; of a link where it leads."""
    return {
        path.relative_to(folder).as_posix(): os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def opened(handle: int) -> str:
    """The file or folder behind a handle."""
    return str(Path(f"/proc/self/fd/{handle}").readlink())


def filled(folder: Path, **files: str) -> Path:
    """A folder with these files."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


# Two at once.


def test_who_comes_second_waits_and_says_so(tmp_path: Path) -> None:
    """A turn that is taken is waited for, in words, and comes when the other is done."""
    said: list[str] = []
    told, through = Event(), Event()

    def second() -> None:
        with turn(tmp_path, lambda line: (said.append(line), told.set())):  # type: ignore[func-returns-value]
            through.set()

    waiting = Thread(target=second)
    with turn(tmp_path, said.append):
        waiting.start()
        assert told.wait(PATIENCE)
        assert not through.is_set()
    waiting.join(PATIENCE)
    assert through.is_set()
    assert said == [WAITING]
    assert list(tmp_path.iterdir()) == []


HOLDER = """
import subprocess, sys, pathlib
from motiespoor.press.turn import turn
with turn(pathlib.Path(sys.argv[1]), print) as held:
    subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], pass_fds=(held,), stdout=subprocess.DEVNULL)
    print("mine", flush=True)
    sys.stdin.read()
"""


def test_a_turn_ends_with_the_last_process_that_works(tmp_path: Path) -> None:
    """Of a killed command the engine may still be writing: its turn lasts until that ends too, and no longer."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], env=SURROUNDINGS, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    said: list[str] = []
    with process.stdout, process.stdin:
        assert process.stdout.readline() == b"mine\n"
        process.kill()
        process.wait(PATIENCE)
        taken = Event()

        def next_one() -> None:
            with turn(tmp_path, said.append):
                taken.set()

        waiting = Thread(target=next_one)
        waiting.start()
        assert not taken.wait(0.3)
        process.stdin.close()  # the engine ends
        assert taken.wait(PATIENCE)
    waiting.join(PATIENCE)
    assert said == [WAITING]


def test_the_engine_keeps_the_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs is handed the turn of the command that starts it."""
    program = "import os, sys; sys.exit(f'turn {os.fstat(int(sys.argv[1])).st_ino}')"
    with turn(tmp_path, quiet) as held:
        monkeypatch.setattr(engine, "_command", lambda *_: (sys.executable, "-c", program, str(held)))
        with pytest.raises(EngineFailed, match=f"^turn {tmp_path.stat().st_ino}$"):
            build_pages(tmp_path, TODAY, tmp_path, held)


def test_a_disk_that_locks_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no folder can be locked the work goes on, and whoever does it knows that nobody watches."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EBADF, "Bad file descriptor")

    said: list[str] = []
    monkeypatch.setattr("fcntl.flock", refuse)
    with turn(tmp_path, said.append):
        assert said == [NO_TURNS]


# What killed builds leave.


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    """A site on its way goes, and so does an old one that had made way; a site that is there stays."""
    site = filled(tmp_path / "site", a="old")
    new = filled(tmp_path / "nieuw", a="half")
    filled(tmp_path / "nieuw.oud", a="older")
    tidy(new, site)
    assert content(tmp_path) == {"site/a": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_had_made_way_comes_back(tmp_path: Path) -> None:
    """Killed in the instant without a site, where folders cannot change places: the old one comes back."""
    filled(tmp_path / "nieuw.oud", a="old")
    filled(tmp_path / "nieuw", a="new")
    tidy(tmp_path / "nieuw", tmp_path / "site")
    assert content(tmp_path) == {"site/a": b"old"}


def test_a_link_where_a_site_is_made_is_removed_as_a_link(tmp_path: Path) -> None:
    """What it leads to stays."""
    filled(tmp_path / "elders", a="van een ander")
    (tmp_path / "nieuw").symlink_to(tmp_path / "elders")
    tidy(tmp_path / "nieuw", tmp_path / "site")
    assert content(tmp_path) == {"elders/a": b"van een ander"}


@pytest.mark.parametrize("at_once", [True, False])
def test_folders_change_places(tmp_path: Path, at_once: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new one stands where the old one stood, of which nothing is left; on a disk that cannot do it in one step too."""
    if not at_once:
        monkeypatch.setattr(place, "_exchange", lambda *_: False)
    site, new = filled(tmp_path / "site", a="old"), filled(tmp_path / "nieuw", a="new")
    take_place(new, site)
    assert content(tmp_path) == {"site/a": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the new one cannot come, the old one is put back."""
    monkeypatch.setattr(place, "_exchange", lambda *_: False)
    site = filled(tmp_path / "site", a="old")
    with pytest.raises(FileNotFoundError):
        take_place(tmp_path / "nieuw", site)
    assert content(tmp_path) == {"site/a": b"old"}


# What no build made.


def as_a_file(site: Path) -> None:
    site.write_text("mijn aantekeningen", "utf-8")


def as_a_link(site: Path) -> None:
    site.symlink_to(filled(site.with_name("elders"), a="van een ander"))


def as_a_folder_of_another(site: Path) -> None:
    filled(site / "src", **{"thesis.txt": "vier jaar werk"})


def with_another_manifest(site: Path) -> None:
    filled(site, **{MANIFEST: '{"name": "webapp", "icons": []}'})


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (as_a_file, NO_FOLDER),
        (as_a_link, LINK),
        (as_a_folder_of_another, NOT_OURS),
        (with_another_manifest, NOT_OURS),
    ],
)
def test_what_is_no_site_of_ours_is_never_replaced(small: Path, make: Callable[[Path], None], told: str) -> None:
    """What stands where the site comes and is none is refused before any work is done, and stays as it is."""
    make(small / "site")
    before = content(small)
    with pytest.raises(Unreadable) as refused:
        build_site(small, TODAY, quiet)
    assert [str(each) for each in refused.value.problems] == [f"site:1:1: {told}"]
    assert content(small) == before


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    """Who makes the folder beforehand loses nothing by it."""
    (tmp_path / "site").mkdir()
    assert foreign_files(tmp_path / "site") == foreign_files(tmp_path / "none") == ()


@pytest.fixture
def placing(built: Path, fiction: Dossier, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small dossier with its site, where a build makes that site again: all but its placing is tried elsewhere."""
    as_built = shutil.copytree(built / "site", built / "schoon")

    def again(fresh: Path) -> tuple[docs.Written, tuple[()]]:
        shutil.copytree(as_built, fresh, dirs_exist_ok=True)
        return docs.Written(changed=0, removed=0, same=0), ()

    monkeypatch.setattr(publish, "_read", lambda *_: fiction)
    monkeypatch.setattr(publish, "pressed", lambda *given, **_: again(given[3]))
    monkeypatch.setattr("motiespoor.press.verify.site_problems", lambda *_: ())
    return built


def test_foreign_files_are_named_and_kept_aside(placing: Path) -> None:
    """A file that no build made, one that was edited since, and a link are kept in a folder of their own, and told."""
    site, clean = placing / "site", placing / "schoon"
    (site / "src").mkdir()
    (site / "src" / "thesis.txt").write_text("vier jaar werk", "utf-8")
    (site / "over").rename(site / "weg")
    (site / "over").symlink_to("weg")
    (site / "404.html").write_text("weg", "utf-8")
    said: list[str] = []
    build_site(placing, TODAY, quiet, say=said.append)
    assert said == [
        (
            "in site/ stonden bestanden die niet bij de site horen. Ze staan nu in site.bewaard/: "
            "404.html, over, src/thesis.txt, weg/index.html, weg/index.md."
        )
    ]
    kept = content(placing / paths.KEPT)
    assert kept == {
        "404.html": b"weg",
        "over": b"weg",
        "src/thesis.txt": b"vier jaar werk",
        "weg/index.html": (clean / "over" / "index.html").read_bytes(),
        "weg/index.md": (clean / "over" / "index.md").read_bytes(),
    }
    assert content(site) == content(clean)
    assert {path.name for path in (placing / "build").iterdir()} == LEFT
    build_site(placing, TODAY, quiet, say=said.append)
    assert len(said) == 1
    assert content(placing / paths.KEPT) == kept


@pytest.mark.parametrize("by_two_names", [True, False])
def test_what_was_kept_before_stays(tmp_path: Path, by_two_names: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time has a folder of its own, also on a disk that knows a file by one name only."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not by_two_names:
        monkeypatch.setattr("os.link", refuse)
    site, kept = filled(tmp_path / "site", CNAME="een.example"), tmp_path / "site.bewaard"
    assert keep_aside(site, ("CNAME",), kept).name == "site.bewaard"
    (site / "CNAME").unlink()
    (site / "CNAME").symlink_to("twee.example")
    assert keep_aside(site, ("CNAME",), kept).name == "site.bewaard-2"
    assert content(kept) == {"CNAME": b"een.example"}
    assert content(tmp_path / "site.bewaard-2") == {"CNAME": b"twee.example"}


# A disk that is full, and other faults.


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, FULL),
        (errno.EDQUOT, "u mag op deze schijf niet meer bewaren. Maak ruimte, en probeer het opnieuw."),
        (errno.EFBIG, "zo groot mag een bestand hier niet zijn. Verhoog die grens, of werk op een andere schijf."),
        (
            errno.EACCES,
            "dat mag niet van deze computer. Geef uzelf het recht om daar te lezen en te schrijven, of werk in een eigen map.",
        ),
        (errno.EROFS, "op deze schijf kan niets geschreven worden. Werk in een map waar dat wel kan."),
        (
            errno.EEXIST,
            "daar staat iets in de weg: een bestand waar een map hoort, of andersom. Geef dat een andere naam.",
        ),
        (errno.ENOENT, "dat is er niet, of niet meer. Kijk of het is weggehaald, en probeer het opnieuw."),
        (errno.EXDEV, "dat ligt op een andere schijf dan de rest. Zet de hele map van het dossier op één schijf."),
        (errno.ENOTTY, f"de computer meldt fout 25 ({os.strerror(25)}). Probeer het opnieuw."),
    ],
)
def test_a_fault_is_told_in_dutch(number: int, words: str) -> None:
    """What the system says becomes a sentence with what to do; the file is named on one line, whatever its name."""
    assert in_words(OSError(number, os.strerror(number))) == words
    assert in_words(OSError(number, os.strerror(number), "a\nb")) == f"a\\nb: {words}"


def test_a_fault_of_ours_is_in_dutch_already() -> None:
    """Words of our own are passed on."""
    assert in_words(OSError("op x kan de site niet staan.")) == "op x kan de site niet staan."


def no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "build/docs/index.md")


@pytest.mark.parametrize("name", ["write", "build"])
def test_a_full_disk_is_one_sentence(
    small: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with 1 and one sentence; a build also says that the old site is still there, when there is one."""
    monkeypatch.setattr(docs, "put", no_room)
    monkeypatch.setattr("motiespoor.render.site.Site.readable", lambda *_, **__: iter([one_output()]))
    for stays in ("", " De oude site staat er nog."):
        assert cli.main([name, "--root", str(small), "--today", TODAY.isoformat()]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert (
            said.err == f"motiespoor: dit lukte niet: build/docs/index.md: {FULL}{stays if name == 'build' else ''}\n"
        )
        (small / "site").mkdir(exist_ok=True)


def one_output() -> object:
    from motiespoor.render.output import Output

    return Output(path="index.md", content="# Zeeveen", source="content/index.md")


def test_a_disk_that_is_full_for_a_while_ends_no_showing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit that finds no room is told in one sentence, and shown as soon as there is room, without another edit."""
    made: list[str] = []
    states = iter([{}, *[{"data/a.yaml": (1, 1)}] * 3])

    class Made:
        base = "/b/"

        def pages_made(self) -> Iterator[None]:
            return iter(())

        steps = pages_made

    def edition(*_: Any) -> Made:
        made.append("")
        if len(made) == 2:
            no_room()
        return Made()

    def looked(_: Path) -> dict[str, tuple[int, int]]:
        if (found := next(states, None)) is None:
            raise KeyboardInterrupt
        return found

    @contextmanager
    def server(_: str) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(serve_forever=lambda: None)

    monkeypatch.setattr(serve, "state", looked)
    monkeypatch.setattr(serve.Editing, "edition", edition)
    monkeypatch.setattr(serve, "_server", server)
    monkeypatch.setattr("motiespoor.press.serve.time.sleep", lambda _: None)
    monkeypatch.setattr("motiespoor.press.serve.signal.signal", lambda *_: None)
    said: list[str] = []
    serve.serve(tmp_path, TODAY, "127.0.0.1:8000", said.append, lambda _: None)
    assert said == [
        "de site staat op http://127.0.0.1:8000/b/ (stoppen met Ctrl+C)",
        f"dit lukte niet: build/docs/index.md: {FULL} De vorige pagina's staan er nog.",
        "bijgewerkt",
    ]


ENGINE_FULL = """Traceback (most recent call last):
  File "mkdocs/commands/build.py", line 1, in build
OSError: [Errno 28] No space left on device: '/x/build/nieuw/index.html'
"""


def test_a_disk_that_is_full_for_the_engine_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses MkDocs is a fault of the machine, and no traceback."""
    program = f"import sys; sys.exit({ENGINE_FULL!r})"
    monkeypatch.setattr(engine, "_command", lambda *_: (sys.executable, "-c", program))
    with turn(tmp_path, quiet) as held, pytest.raises(OSError, match="No space left") as failed:
        build_pages(tmp_path, TODAY, tmp_path, held)
    assert in_words(failed.value) == f"/x/build/nieuw/index.html: {FULL}"


@pytest.mark.parametrize(
    ("program", "kind", "words"),
    [
        (
            "import os; os.kill(os.getpid(), 9)",
            OSError,
            "deze computer brak MkDocs af (signaal 9). Is er genoeg geheugen? Sluit andere programma's, en probeer het opnieuw.",
        ),
        ("[][0]", EngineFailed, "IndexError: list index out of range"),
    ],
)
def test_an_engine_that_breaks_shows_no_traceback(
    tmp_path: Path, program: str, kind: type[Exception], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine that was killed says nothing itself; of one that failed the last line is enough."""
    monkeypatch.setattr(engine, "_command", lambda *_: (sys.executable, "-c", program))
    with turn(tmp_path, quiet) as held, pytest.raises(kind) as failed:
        build_pages(tmp_path, TODAY, tmp_path, held)
    assert str(failed.value) == words


def test_what_cannot_be_said_ends_with_1() -> None:
    """Output that goes to a full disk is one sentence on the other stream, and no traceback when Python ends."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "motiespoor", "eigenaren", "--root", DOSSIERS / "klein"],
            env=SURROUNDINGS,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, f"motiespoor: dit lukte niet: {FULL}\n")


@pytest.mark.parametrize(
    ("raised", "status", "words"),
    [
        (KeyboardInterrupt, 130, "u brak het af."),
        (MemoryError, 1, "er is te weinig geheugen. Sluit andere programma's, en probeer het opnieuw."),
    ],
)
def test_what_ends_a_command_is_no_traceback(
    small: Path,
    *,
    raised: type[BaseException],
    status: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl+C ends with the status that a shell knows, too little memory with 1; both with a word."""

    def end(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr("motiespoor.press.publish.write_pages", end)
    assert cli.main(["write", "--root", str(small)]) == status
    assert capsys.readouterr().err == f"motiespoor: dit lukte niet: {words}\n"


def test_a_file_that_does_not_fit_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is as it was, and no half of the new one is left beside it."""
    put(tmp_path / "4.yaml", b"oud")
    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path / "4.yaml", b"nieuw")
    assert content(tmp_path) == {"4.yaml": b"oud"}


def test_a_round_is_not_closed_by_half(tmp_path: Path, fiction: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full there is no `slot.yaml`, rather than an empty one."""
    made = closing(fiction, fiction.rounds[0], TODAY)
    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(OSError, match="No space left"):
        write_closing(tmp_path, "slot.yaml", made)
    assert list(tmp_path.iterdir()) == []


def test_a_site_is_on_disk_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file and every folder is synced before the places change, and the folder above them after it."""
    site, new = filled(tmp_path / "site", a="old"), filled(tmp_path / "nieuw", a="new")
    filled(new / "diep", b="new")
    done: list[str] = []
    exchange = place._exchange

    def noted(first: Path, second: Path) -> bool:
        done.append("exchange")
        return exchange(first, second)

    monkeypatch.setattr("os.fsync", lambda handle: done.append(opened(handle)))
    monkeypatch.setattr(place, "_exchange", noted)
    settle(new)
    take_place(new, site)
    before, after = done[: done.index("exchange")], done[done.index("exchange") + 1 :]
    assert sorted(before) == [str(new), str(new / "a"), str(new / "diep"), str(new / "diep" / "b")]
    assert after == [str(tmp_path)]


def test_a_build_settles_before_it_takes_its_place(placing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that could not be brought to the disk does not come in the place of the old one."""
    before = content(placing / "site")
    monkeypatch.setattr(replacing, "settle", no_room)
    with pytest.raises(OSError, match="No space left"):
        build_site(placing, TODAY, quiet)
    assert content(placing / "site") == before
    assert {path.name for path in (placing / "build").iterdir()} == LEFT


def test_what_people_wrote_is_lasting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the dossier is synced before it takes the place of the old one, and its folder after."""
    synced: list[str] = []
    monkeypatch.setattr("os.fsync", lambda handle: synced.append(opened(handle)))
    put(tmp_path / "a.yaml", b"nieuw", lasting=True)
    assert synced == [str(tmp_path / ".a.yaml.nieuw"), str(tmp_path)]
    put(tmp_path / "b.md", b"opnieuw te maken")
    assert len(synced) == 2
