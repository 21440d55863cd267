"""Live editing: the command itself, in a process, on a port of this machine."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from conftest import REPOSITORY, TODAY, edit, override
from motiespoor.cli import main
from motiespoor.press.serve import state

PATIENCE = 60.0  # seconds; far more than it takes, for a machine that has other work too
COMMAND = (sys.executable, "-m", "motiespoor", "serve", "--today", TODAY.isoformat())
SURROUNDINGS = {"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    """A port that nothing listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def read(address: str) -> str:
    """A page as it is served now; nothing while it is not."""
    try:
        with urlopen(address, timeout=5) as answer:
            text: str = answer.read().decode()
            return text
    except (URLError, ConnectionError, TimeoutError):
        return ""


def wait_until(happened: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, f"this did not happen: {what}"
        time.sleep(0.1)


class Serving:
    """The command while it runs."""

    def __init__(self, root: Path, told: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.told = told
        with told.open("wb") as file:
            self.process = subprocess.Popen(
                [*COMMAND, "--root", root, "--adres", f"127.0.0.1:{port}"],
                env=SURROUNDINGS,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def shows(self, words: str, page: str = "") -> None:
        """Wait until a page holds these words."""
        wait_until(lambda: words in read(self.address + page), f"'{words}' on page '{page}'\n{self.said()}")

    def says(self, words: str) -> None:
        """Wait until the command has told this."""
        wait_until(lambda: words in self.said(), f"it says '{words}'")

    def said(self) -> str:
        """What the command has told so far."""
        return self.told.read_text("utf-8")


@contextmanager
def serving(root: Path) -> Iterator[Serving]:
    """Serve a dossier and stop afterwards."""
    running = Serving(root, root.parent / "gezegd.txt", free_port())
    try:
        yield running
    finally:
        running.process.terminate()
        running.process.wait(PATIENCE)


@pytest.mark.proof
def test_serving_follows_edits_and_keeps_the_last_good_pages(drawn: Path) -> None:
    """An edit of a page, the data or the look is seen; a broken file is told and the last good pages stay."""
    with serving(drawn) as live:
        live.shows("De munt van Zeeveen.", "begrippen/")
        assert f"de site staat op {live.address} (stoppen met Ctrl+C)" in live.said()

        edit(drawn, "content/begrippen.md", "De munt van Zeeveen.", "De oude munt van Zeeveen.")
        edit(drawn, "data/maatregelen/A.yaml", "De brug is open.\n", "De brug ligt er.\n")
        live.shows("De oude munt van Zeeveen.", "begrippen/")
        live.shows("De brug ligt er.", "maatregelen/fiets-en-veer/")

        edit(
            drawn,
            "data/maatregelen/A.yaml",
            "status: bezig\n        toelichting: Het",
            "status: bezigg\n        toelichting: Het",
        )
        live.says("status 'bezigg' bestaat niet. Bedoelde u 'bezig'?")
        live.says("1 probleem in 1 bestand.")
        assert re.search(r"^data/maatregelen/A\.yaml:[0-9]+:17: status 'bezigg'", live.said(), re.MULTILINE)
        live.shows("De brug ligt er.", "maatregelen/fiets-en-veer/")  # at once, unless the engine is at work
        assert live.process.poll() is None

        edit(drawn, "data/maatregelen/A.yaml", "bezigg", "bezig")
        edit(drawn, "data/maatregelen/A.yaml", "De brug ligt er.\n", "De brug ligt er weer.\n")
        override(drawn, "blocks", "404.html")
        edit(drawn, "site_config/thema/404.html", "Deze pagina is er niet", "Hier is niets")
        live.shows("De brug ligt er weer.", "maatregelen/fiets-en-veer/")
        wait_until(lambda: "Hier is niets" in lost(live.address), "the theme is followed")


@pytest.mark.parametrize(
    "path",
    [
        "data/maatregelen/A.yaml",
        "data/cijfers/waarnemingen.csv",
        "data/bronnen/teksten/zv-2025-051.txt",
        "content/begrippen.md",
        "site_config/statussen.yaml",
        "site_config/thema/404.html",
    ],
)
def test_a_change_in_any_folder_is_noticed(small: Path, path: str) -> None:
    """A file that gets other words, or comes, and one that goes: the next look sees the difference."""
    file = small / path
    file.parent.mkdir(exist_ok=True)
    before = state(small)
    file.write_text("anders\n", "utf-8")
    changed = state(small)
    file.unlink()
    gone = state(small)
    assert changed != before
    assert gone != changed
    assert str(file) not in gone


def lost(address: str) -> str:
    """The page for an address that does not exist."""
    try:
        urlopen(f"{address}weg/", timeout=5)
    except URLError as error:
        return error.read().decode() if hasattr(error, "read") else ""
    except TimeoutError:
        return ""
    return ""


@pytest.mark.proof
def test_a_block_that_fails_is_told_in_dutch(drawn: Path) -> None:
    """The engine's own words of it stay inside, the last good pages stay, and it goes on once the block is mended."""
    block = override(drawn, "blocks", "404.html")
    good = block.read_text("utf-8")
    with serving(drawn) as live:
        live.shows("De munt van Zeeveen.", "begrippen/")
        block.write_text(good.replace("Deze pagina is er niet", "{{ page.nergens.nergens }}"), "utf-8")
        line = good[: good.index("Deze pagina is er niet")].count("\n") + 1
        live.says(f"site_config/thema/404.html:{line}:1: dit sjabloon klopt niet: 'nergens' bestaat hier niet.\n")
        assert "De munt van Zeeveen." in read(f"{live.address}begrippen/")
        block.write_text(good.replace("Deze pagina is er niet", "Hier is niets"), "utf-8")
        wait_until(lambda: "Hier is niets" in lost(live.address), "the theme is followed again")
        assert "Traceback" not in live.said()
        assert "Deze pagina is er niet" not in lost(live.address)


@pytest.mark.proof
def test_serving_stops_as_a_whole(drawn: Path) -> None:
    """Ctrl+C, or a signal to end, stops the command without a word of Python, and the engine with it."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        with serving(drawn) as live:
            live.shows("Veerwacht")
            live.process.send_signal(sign)
            assert live.process.wait(PATIENCE) == 0
            assert "Traceback" not in live.said()
            wait_until(lambda: not read(live.address), "the engine stops too")


def test_serving_a_broken_dossier_tells_why(small: Path) -> None:
    """A dossier that is not right to begin with is not served; its problems are told."""
    edit(small, "content/begrippen.md", "# Begrippen\n", "Begrippen\n")
    with serving(small) as live:
        assert live.process.wait(PATIENCE) == 1
        assert live.said() == (
            "gegevens lezen en controleren\n"
            "content/begrippen.md:1:1: een pagina begint op de eerste regel met haar titel: '# Titel'.\n"
            "1 probleem in 1 bestand.\n"
        )


@pytest.mark.parametrize("address", ["127.0.0.1:{port}", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:70000", ":8000", "x:y"])
def test_serving_where_that_cannot_be_tells_so(small: Path, capsys: pytest.CaptureFixture[str], address: str) -> None:
    """An address that is taken, or that is none, ends the command with 1 and the way out; nothing is written."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = address.format(port=taken.getsockname()[1])
        status = main(["serve", "--today", TODAY.isoformat(), "--root", str(small), "--adres", address])
    reason = (
        f"op {address} kan de site niet staan. Kies een andere poort met --adres."
        if re.fullmatch(r"127\.0\.0\.1:[0-9]{4,5}", address) and address != "127.0.0.1:70000"
        else f"'{address}' is geen adres met een poort, zoals 127.0.0.1:8000."
    )
    assert (status, *capsys.readouterr()) == (1, "", f"motiespoor: dit lukte niet: {reason}\n")
    assert not (small / "build").exists()
