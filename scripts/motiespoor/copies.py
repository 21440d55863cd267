"""A copy of this process that makes something (fork(2)), and what it hands over on the way."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any, BinaryIO, TypeVar

R = TypeVar("R")

SHORT = "Is er genoeg geheugen? Sluit andere programma's, en probeer het opnieuw."


class Sent(Enum):
    """What a copy hands over: a thing that it made, or that it ended, well or not."""

    THING = 1
    END = 2
    FAULT = 3


class _Pipe:
    """What comes out of a pipe, to the byte: nothing is read ahead, so that the pipe itself says whether there is more."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def fileno(self) -> int:
        return self._handle

    def close(self) -> None:
        os.close(self._handle)

    def read(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size and (piece := os.read(self._handle, size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def readline(self) -> bytes:
        """Asked for by the older protocols of pickle only."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of this process at work: its number, and where what it makes comes from."""

    process: int
    made: _Pipe


def end(copy: Copy) -> None:
    """Let a copy be gone, whether it is ready or not."""
    copy.made.close()
    with suppress(ProcessLookupError):
        os.kill(copy.process, signal.SIGKILL)
    os.waitpid(copy.process, 0)


def copied(make: Callable[[], Iterable[R]], others: Iterable[Copy] = ()) -> Copy:
    """A copy of this process that makes this; it lets go of what comes from the others."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        # Python warns of threads of libraries, which are asleep and know how to be copied.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(writing)
        return Copy(process, _Pipe(reading))
    status = 1
    try:
        gc.freeze()  # what was there before is not looked over again, which would make it a copy in memory too
        os.close(reading)
        for other in others:
            other.made.close()
        with os.fdopen(writing, "wb") as made:
            _work(make, made)
        status = 0
    finally:
        os._exit(status)  # nothing of what waits for the end of this process is for the copy to do


def _work(make: Callable[[], Iterable[R]], made: BinaryIO) -> None:
    last: tuple[Sent, object] = Sent.END, None
    try:
        for each in make():
            _send(made, (Sent.THING, each))
    except Exception as fault:  # noqa: BLE001  # raised again where it is asked for
        last = Sent.FAULT, fault
    _send(made, last)


def _send(made: BinaryIO, what: tuple[Sent, object]) -> None:
    pickle.dump(what, made, pickle.HIGHEST_PROTOCOL)
    made.flush()


def all_of(copy: Copy) -> Iterator[Any]:
    """Everything that a copy makes."""
    while (sent := sent_by(copy))[0] is Sent.THING:
        yield sent[1]


def sent_by(copy: Copy) -> tuple[Sent, Any]:
    """What a copy handed over; a fault is raised here."""
    try:
        kind, found = pickle.load(copy.made)  # noqa: S301  # a copy of ourselves wrote it
    except (EOFError, pickle.UnpicklingError) as ended:
        how = os.waitid(os.P_PID, copy.process, os.WEXITED | os.WNOWAIT)
        assert how is not None
        why = f"{'code' if how.si_code == os.CLD_EXITED else 'signaal'} {how.si_status}"
        raise OSError(f"deze computer brak een deel van het werk af ({why}). {SHORT}") from ended
    if kind is Sent.FAULT:
        raise found
    return kind, found
