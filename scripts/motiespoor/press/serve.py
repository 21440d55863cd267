"""Live editing: make the pages again when a file of the dossier changes, and let who looks at them see it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Thread

from motiespoor import paths
from motiespoor.press.engine import EngineFailed
from motiespoor.press.publish import Tell, show_pages
from motiespoor.press.showing import Pages, Shown
from motiespoor.press.viewing import Server, answers
from motiespoor.problem import Problem, Unreadable
from motiespoor.tell.faults import in_words

SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_AFTER_A_FAULT = 5
Show = Callable[[tuple[Problem, ...]], None]

_STAY = "De vorige pagina's staan er nog."


def serve(root: Path, today: date, address: str, tell: Tell, show: Show) -> None:
    """Serve the site at `address` until the reader stops it; a broken file, or a full disk, leaves the last good pages.

    Raises:
        Unreadable: the dossier is not right to begin with.
        OSError: the address cannot be had, or the engine cannot make the pages to begin with.
    """
    with _server(address) as server:
        shown = Shown()

        def show_these(pages: Pages) -> None:
            server.RequestHandlerClass = answers(pages.base, shown.content)
            shown.becomes(pages)

        def follows() -> bool:
            """Show what the dossier says now, or tell why not; whether that waits for another edit."""
            try:
                show_pages(root, today, tell, show_these)
                tell("bijgewerkt")
            except Unreadable as unreadable:
                show(unreadable.problems)
            except EngineFailed as failed:
                tell(f"{_said(failed)} {_STAY}")
            except OSError as fault:
                tell(f"dit lukte niet: {in_words(fault)} {_STAY}")
                time.sleep(SECONDS_AFTER_A_FAULT)
                return False
            return True

        seen = state(root)
        try:
            show_pages(root, today, tell, show_these)
        except EngineFailed as failed:
            raise OSError(_said(failed)) from None
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            Thread(target=server.serve_forever, daemon=True).start()
            tell(f"de site staat op http://{address}{shown.base} (stoppen met Ctrl+C)")
            while True:
                time.sleep(SECONDS_BETWEEN_LOOKS)
                if (now := state(root)) != seen:
                    seen = now if follows() else {}


def _said(failed: EngineFailed) -> str:
    """The last words of the engine."""
    return f"MkDocs meldt: {str(failed).splitlines()[-1].strip().removesuffix('.')}."


@contextmanager
def _server(address: str) -> Iterator[Server]:
    """A server that stands at `address`, before any work is done; it does not answer yet.

    Raises:
        OSError: it is no address, or something else stands there.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise OSError(f"'{address}' is geen adres met een poort, zoals 127.0.0.1:8000.")
    try:
        server = Server((host, int(port)), answers("/", lambda _: None))
    except OSError:
        raise OSError(f"op {address} kan de site niet staan. Kies een andere poort met --adres.") from None
    with server:
        yield server


def state(root: Path) -> dict[str, tuple[int, int]]:
    """Every file that the site is made of, with its time of change and size."""
    found = {}
    for part in (paths.DATA, paths.CONTENT, paths.CONFIG):
        for here, _, names in os.walk(root / part):
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
