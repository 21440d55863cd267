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
from motiespoor.press.edition import Editing, Edition
from motiespoor.press.engine import EngineFailed
from motiespoor.press.publish import Tell
from motiespoor.press.showing import Shown
from motiespoor.press.viewing import Server, answers
from motiespoor.problem import Problem, Unreadable
from motiespoor.tell.faults import in_words

SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_OF_QUIET = 1.0  # after an edit, before the rest is made: who saves twice does not wait for it
SECONDS_AFTER_A_FAULT = 5
Show = Callable[[tuple[Problem, ...]], None]
Becomes = Callable[[Edition], None]

_STAY = "De vorige pagina's staan er nog."


def serve(root: Path, today: date, address: str, tell: Tell, show: Show) -> None:
    """Serve the site at `address` until the reader stops it; a broken file, or a full disk, leaves the last good pages.

    Raises:
        Unreadable: the dossier is not right to begin with.
        OSError: the address cannot be had, or the engine cannot make the pages to begin with.
    """
    with _server(address) as server:
        shown = Shown()

        def becomes(edition: Edition) -> None:
            shown.becomes(edition)
            server.RequestHandlerClass = answers(shown.base, shown.content)

        following = _Following(Editing(root, today), shown, becomes, tell, show)
        seen = state(root)
        try:
            following.begins()
        except EngineFailed as failed:
            raise OSError(_said(failed)) from None
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            Thread(target=server.serve_forever, daemon=True).start()
            tell(f"de site staat op http://{address}{shown.base} (stoppen met Ctrl+C)")
            while True:
                time.sleep(0 if following.is_busy else SECONDS_BETWEEN_LOOKS)
                if (now := state(root)) != seen:
                    seen = now if following.follows() else {}
                elif following.is_busy and not following.goes_on():
                    seen = {}


class _Following:
    """What is done when somebody has saved a file: first what is looked at, and once it is quiet all the rest."""

    def __init__(self, editing: Editing, shown: Shown, becomes: Becomes, tell: Tell, show: Show) -> None:
        self._editing, self._shown, self._becomes = editing, shown, becomes
        self._tell, self._show = tell, show
        self._steps: Iterator[None] | None = None  # what there is to make still
        self._since = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether there is something to make, and nothing better to do."""
        return self._steps is not None and time.monotonic() - self._since >= SECONDS_OF_QUIET

    def begins(self) -> None:
        """Show what the dossier says, all of it right."""
        edition = self._editing.edition(self._tell)
        for _ in edition.pages_made():
            pass
        self._shows(edition)

    def follows(self) -> bool:
        """Show what the dossier says now, or tell why not; whether that waits for another edit."""

        def edited() -> None:
            self._shows(self._editing.edition(self._tell))
            self._tell("bijgewerkt")

        _, waits = self._told(edited)
        return waits

    def goes_on(self) -> bool:
        """Make more of what is shown, or tell why not and go back; whether that waits for another edit."""
        went_well, waits = self._told(self._makes)
        if not went_well:
            self._steps = None
            self._shown.goes_back()
        return waits

    def _shows(self, edition: Edition) -> None:
        self._becomes(edition)
        self._steps, self._since = edition.steps(), time.monotonic()

    def _makes(self) -> None:
        until = time.monotonic() + SECONDS_BETWEEN_LOOKS
        for _ in self._steps or ():
            if time.monotonic() > until:
                return
        self._steps = None
        self._shown.stays()

    def _told(self, act: Callable[[], None]) -> tuple[bool, bool]:
        """Whether something went well, and whether another try waits for another edit; what went wrong is told."""
        try:
            act()
        except Unreadable as unreadable:
            self._show(unreadable.problems)
        except EngineFailed as failed:
            self._tell(f"{_said(failed)} {_STAY}")
        except OSError as fault:
            self._tell(f"dit lukte niet: {in_words(fault)} {_STAY}")
            time.sleep(SECONDS_AFTER_A_FAULT)
            return False, False
        else:
            return True, True
        return False, True


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
