"""From saving a measure to the page that says so, in seconds by the clock: what who edits waits for.

`python tests/saving.py ROOT DAY` serves the dossier in a process of its own, as an editor does, and gives a measure
another title, several times: that stands in headings, on more pages than a status does, and in the menu of its
neighbours. The middle one of them is printed. The page is asked for all the time, as a browser does that reloads.
"""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

EDITS = 5
PATIENCE = 600  # seconds
READY = re.compile(r"de site staat op (\S+) ")
_TITLE = re.compile(r'^titel: ("?)(?=[^\s"])', re.MULTILINE)


def main(root: Path, today: str) -> None:
    """Serve, edit, print."""
    path = next(iter(sorted((root / "data/maatregelen").glob("[0-9]*.yaml"))))
    text = path.read_text("utf-8")
    key = re.search(r"^sleutel: (\S+)$", text, re.MULTILINE)
    assert key is not None
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{found.getsockname()[1]}"
    command = (sys.executable, "-m", "motiespoor", "serve", "--root", root, "--today", today, "--adres", address)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        serving = subprocess.Popen(command, stdout=told, stderr=told)
        try:
            page = f"{_ready(told)}maatregelen/{key[1]}/"
            _wait_for(page, "<h1")
            print(f"{statistics.median(_seconds(path, text, page, number) for number in range(EDITS)):.3f}")
        finally:
            serving.terminate()
            serving.wait(PATIENCE)
            path.write_text(text, "utf-8")


def _ready(told: IO[str]) -> str:
    """Where the site is, once it is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        told.seek(0)
        if (found := READY.search(told.read())) is not None:
            return found[1]
        time.sleep(0.1)
    raise SystemExit("serve did not begin")


def _seconds(path: Path, text: str, page: str, number: int) -> float:
    """How long it takes until a page has the words that were saved."""
    time.sleep(3)  # nobody saves without a pause
    words = f"Woord{number} "
    path.write_text(_TITLE.sub(rf"\g<0>{words}", text, count=1), "utf-8")
    started = time.perf_counter()
    _wait_for(page, words)
    return time.perf_counter() - started


def _wait_for(page: str, words: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(page, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise SystemExit(f"'{words}' did not come")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
