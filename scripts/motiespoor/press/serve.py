"""Live editing: write again when a file of the dossier changes, and let the engine show it."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO

from motiespoor import paths
from motiespoor.press.engine import said_of_a_fault, serve_pages
from motiespoor.press.publish import Tell, write_pages
from motiespoor.problem import Problem, Unreadable
from motiespoor.tell.faults import in_words

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_AFTER_A_FAULT = 5
Show = Callable[[tuple[Problem, ...]], None]


def serve(root: Path, today: date, address: str, tell: Tell, show: Show) -> None:
    """Serve the site at `address` until the reader stops it; a broken file, or a full disk, leaves the last good pages.

    Raises:
        Unreadable: the dossier is not right to begin with.
        OSError: the address cannot be had, or the engine stopped of itself.
    """
    _ensure_free(address)
    seen = state(root)
    write_pages(root, today, tell)
    tell(f"de site staat op http://{address}/ (stoppen met Ctrl+C)")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # however it is stopped, the engine stops with it
    engine = serve_pages(root, today, address)
    hears = _Ear(engine.stderr)
    try:
        while engine.poll() is None:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            _tell_what_was_said(root, hears.said(), tell, show)
            if (now := state(root)) != seen:
                seen = now
                try:
                    write_pages(root, today, tell)
                    tell("bijgewerkt")
                except Unreadable as unreadable:
                    show(unreadable.problems)
                except OSError as fault:
                    tell(f"dit lukte niet: {in_words(fault)} De vorige pagina's staan er nog.")
                    seen = {}  # until it works again, and not only after the next edit
                    time.sleep(SECONDS_AFTER_A_FAULT)
        _tell_what_was_said(root, hears.all(), tell, show)
        raise OSError(f"het tonen op {address} is gestopt.")
    except KeyboardInterrupt:
        pass
    finally:
        engine.terminate()
        engine.wait()


class _Ear:
    """What a process says, as far as it has said it; nobody waits for it to go on."""

    def __init__(self, stream: IO[str] | None) -> None:
        assert stream is not None
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._held: list[str] = []
        self._reader = Thread(target=self._read, args=(stream,), daemon=True)
        self._reader.start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line)

    def said(self) -> str:
        """What was said since it was asked for, when nothing came after it; what may be half said waits."""
        size = len(self._held)
        while not self._lines.empty():
            self._held.append(self._lines.get())
        if len(self._held) > size:
            return ""
        said, self._held = "".join(self._held), []
        return said

    def all(self) -> str:
        """All that is left of what a process said that has ended."""
        self._reader.join()
        return self.said() + self.said()


def _tell_what_was_said(root: Path, said: str, tell: Tell, show: Show) -> None:
    """Tell what the engine said of pages that it could not make: until it can, it answers nobody."""
    found = said_of_a_fault(root, said) if said.strip() else ""
    if isinstance(found, Problem):
        show((found,))
    elif found:
        tell(found)
    if found:
        tell("de site wacht tot dit hersteld is.")


def _ensure_free(address: str) -> None:
    """Ensure a server can stand at `address`, before any work is done.

    Raises:
        OSError: it is no address, or something else stands there.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise OSError(f"'{address}' is geen adres met een poort, zoals 127.0.0.1:8000.")
    try:
        socket.create_server((host, int(port))).close()
    except OSError:
        raise OSError(f"op {address} kan de site niet staan. Kies een andere poort met --adres.") from None


def state(root: Path) -> dict[str, tuple[int, int]]:
    """Every file that the site is made of, with its time of change and size."""
    found = {}
    for folder in (paths.DATA, paths.CONTENT, paths.CONFIG):
        for here, _, names in os.walk(root / folder):
            for name in names:
                path = Path(here, name)
                try:
                    status = path.lstat()
                except FileNotFoundError:
                    continue  # removed while looking
                found[str(path)] = (status.st_mtime_ns, status.st_size)
    with suppress(FileNotFoundError):  # a dossier may leave them to the program
        status = (root / paths.ENGINE).lstat()
        found[paths.ENGINE] = (status.st_mtime_ns, status.st_size)
    return found
