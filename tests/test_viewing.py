"""Looking at a downloaded site: the command itself, in a process, on a port of this machine."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from conftest import REPOSITORY, edit
from motiespoor.cli import main
from motiespoor.press.manifest import MANIFEST

PATIENCE = 60.0  # seconds; far more than it takes
Captured = pytest.CaptureFixture[str]


@contextmanager
def shown(site: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address at which the command shows a folder, and the command while it runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "motiespoor", "bekijk", str(site), "--poort", "0"],
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stderr
        said = process.stderr.readline()
        found = re.fullmatch(
            r"de site van 2026-03-01 staat op (http://127\.0\.0\.1:[0-9]+/.*) \(stoppen met Ctrl\+C\)\n", said
        )
        assert found, said
        yield found[1], process
    finally:
        process.kill()
        process.wait()


def got(address: str) -> tuple[int, str, bytes]:
    """The status, the kind and the bytes of what stands at an address, wherever that leads."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def test_a_site_is_shown_where_it_would_stand(built_below: Path, tmp_path: Path) -> None:
    """In the folder of its host, with its own page for what is not there; what does not belong to it is not shown."""
    site = Path(shutil.copytree(built_below / "site", tmp_path / "site"))
    (site / ".DS_Store").write_text("van de bestandsbeheerder", "utf-8")
    lost = (404, "text/html; charset=utf-8", (site / "404.html").read_bytes())
    with shown(site) as (address, process):
        assert address.endswith("/veer/")
        host = address.removesuffix("veer/")
        home = got(address)
        assert home == (200, "text/html; charset=utf-8", (site / "index.html").read_bytes())
        assert got(host) == got(host + "veer") == home
        assert got(address + "over") == got(address + "over/")
        assert got(address + MANIFEST)[2] == (site / MANIFEST).read_bytes()
        assert got(address + "assets/motiespoor.css?x")[:2] == (200, "text/css")
        for path in (
            "weg/",
            "404.html",
            ".DS_Store",
            "maatregelen/../../../" + MANIFEST,
            "%2e%2e/",
            "co%EBvaart/",
            "assets/",
        ):
            assert got(address + path) == lost, path
        assert got(host + "over/") == lost
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_what_is_no_site_of_ours_is_not_shown(built_small: Path, tmp_path: Path, capsys: Captured) -> None:
    """A folder without a manifest, one of which something was changed or lost, a file, a port that is none."""
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert main(["bekijk", str(empty)]) == 1
    assert capsys.readouterr().out.startswith("manifest.json:1:1: dit bestand kan niet geopend worden.")
    site = Path(shutil.copytree(built_small / "site", tmp_path / "site"))
    edit(site, "over/index.html", "</html>", "<!-- anders --></html>")
    (site / "favicon.ico").unlink()
    (site / "assets/motiespoor.svg").unlink()
    (site / "assets/motiespoor.svg").symlink_to(built_small / "site/assets/motiespoor.svg")
    assert main(["bekijk", str(site)]) == 1
    assert capsys.readouterr().out == (
        "assets/motiespoor.svg:1:1: dit bestand is anders dan manifest.json zegt. Bouw de site opnieuw.\n"
        "favicon.ico:1:1: dit bestand hoort bij de site en ontbreekt.\n"
        "over/index.html:1:1: dit bestand is anders dan manifest.json zegt. Bouw de site opnieuw.\n"
        "3 problemen in 3 bestanden.\n"
    )
    packed = tmp_path / "site.zip"
    packed.write_bytes(b"PK")
    for arguments, said in (
        ([str(packed)], f"'{packed}' is geen map. Pak het bestand eerst uit en noem de map."),
        ([str(tmp_path / "weg")], f"'{tmp_path / 'weg'}' is geen map."),
        ([str(empty), "--poort", "70000"], "--poort: 70000 is geen poort. Kies een getal onder 65536, zoals 8000."),
    ):
        assert main(["bekijk", *arguments]) == 2
        assert capsys.readouterr().err == f"motiespoor bekijk: {said}\n"


def test_a_port_that_is_taken_is_told(built_small: Path, capsys: Captured) -> None:
    """With the way out."""
    with shown(built_small / "site") as (address, _):
        port = address.split(":")[2].rstrip("/")
        assert main(["bekijk", str(built_small / "site"), "--poort", port]) == 1
        said = f"motiespoor: dit lukte niet: op poort {port} kan de site niet staan. Kies een andere met --poort.\n"
        assert capsys.readouterr().err == said
