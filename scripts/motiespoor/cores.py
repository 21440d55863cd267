"""Work that is shared among the cores of this machine: each takes its part, and what is made comes in the order asked for.

It makes no difference to what comes out: the work is done by copies of this process (fork(2)), which know all that it
knows. Each holds one thing at a time, for what it made is taken before it can go on. Where there is one core, where
copies are not safe (threads of our own, another system), or where there is one thing to do, it is done here.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from functools import partial
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

SHORT = "Is er genoeg geheugen? Sluit andere programma's, en probeer het opnieuw."
_MOST = 4  # copies, for each takes memory
_PLACE = 4  # bytes that a place among things is written in


class _Sent(Enum):
    """What a copy hands over: a thing that it made, or that it ended, well or not."""

    THING = 1
    END = 2
    FAULT = 3


def shared(make: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    """What is made of each thing, in their order; `make` changes nothing that another thing depends on.

    Raises:
        OSError: the machine broke off a copy.
        Exception: what `make` raised of the first thing that it could not do.
    """
    listed = list(things)
    number = min(cores(), len(listed), _MOST)
    return map(make, listed) if number < 2 else _by_copies(make, listed, number)


def spread(make: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    """What is made of each thing, in no order: who is ready with one takes the next, so that all are ready together,
    whatever each takes. Raises what `shared` raises.
    """
    listed = list(things)
    number = min(cores(), len(listed), _MOST)
    if number < 2:
        yield from map(make, listed)
        return
    # Copies have one place in a file together (POSIX, open(2)): what one read, no other reads.
    left = os.memfd_create("left")
    try:
        os.write(left, b"".join(place.to_bytes(_PLACE) for place in range(len(listed))))
        os.lseek(left, 0, os.SEEK_SET)
        for made in shared(lambda _: [make(listed[place]) for place in _places(left)], range(number)):
            yield from made
    finally:
        os.close(left)


def _places(left: int) -> Iterator[int]:
    """The places of the things that are left, of which each is given to one."""
    while taken := os.read(left, _PLACE):
        yield int.from_bytes(taken)


def in_turn(makes: Sequence[Callable[[], Iterable[R]]]) -> Iterator[R]:
    """All that each of these makes, one after the other; a copy makes it, and what that took of memory ends with it.

    While one hands over what it makes, the next is at work already. Raises what `shared` raises.
    """
    if cores() < 2:
        for each in makes:
            yield from each()
        return
    copies: list[tuple[int, BinaryIO]] = []
    try:
        for place, each in enumerate(makes):
            copies.append(_copy(each, [made for _, made in copies]))
            if place:
                yield from _all_of(*copies[0])
                _end(*copies.pop(0))
        for process, made in copies:
            yield from _all_of(process, made)
    finally:
        for process, made in copies:
            _end(process, made)


@contextmanager
def beside(make: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """What gives something that is made meanwhile by a copy of this process; when nobody asks for it, it is not finished.

    Where there is no second core it is made when it is asked for. Raises what `shared` raises, where it is asked for.
    """
    if cores() < 2:
        yield make
        return
    process, made = _copy(lambda: (make(),), ())
    try:
        yield lambda: _next(process, made)
    finally:
        _end(process, made)


@contextmanager
def ahead(make: Callable[[], Iterable[R]]) -> Iterator[Iterator[R]]:
    """All that this makes, one after the other: a copy of this process works ahead, as far as a pipe has room.

    Where there is no second core each is made when it is asked for. Raises what `shared` raises, where it is asked for.
    """
    if cores() < 2:
        yield iter(make())
        return
    process, made = _copy(make, ())
    try:
        yield _all_of(process, made)
    finally:
        _end(process, made)


def cores() -> int:
    """How many copies of this process can work at once; 1 when it may not be copied."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _by_copies(make: Callable[[T], R], things: Sequence[T], number: int) -> Iterator[R]:
    copies: list[tuple[int, BinaryIO]] = []
    try:
        for place in range(number):
            copies.append(_copy(partial(map, make, things[place::number]), [made for _, made in copies]))
        for place in range(len(things)):
            yield _next(*copies[place % number])
    finally:
        for process, made in copies:
            _end(process, made)


def _end(process: int, made: BinaryIO) -> None:
    made.close()
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _copy(make: Callable[[], Iterable[R]], others: Sequence[BinaryIO]) -> tuple[int, BinaryIO]:
    """A copy of this process at work: its number, and where what it makes comes from."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        # Python warns of threads of libraries, which are asleep and know how to be copied.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    status = 1
    try:
        gc.freeze()  # what was there before is not looked over again, which would make it a copy in memory too
        os.close(reading)
        for other in others:
            os.close(other.fileno())
        with os.fdopen(writing, "wb") as made:
            _work(make, made)
        status = 0
    finally:
        os._exit(status)  # nothing of what waits for the end of this process is for the copy to do


def _work(make: Callable[[], Iterable[R]], made: BinaryIO) -> None:
    last: tuple[_Sent, object] = _Sent.END, None
    try:
        for each in make():
            _send(made, (_Sent.THING, each))
    except Exception as fault:  # noqa: BLE001  # raised again where it is asked for
        last = _Sent.FAULT, fault
    _send(made, last)


def _send(made: BinaryIO, what: tuple[_Sent, object]) -> None:
    pickle.dump(what, made, pickle.HIGHEST_PROTOCOL)
    made.flush()


def _all_of(process: int, made: BinaryIO) -> Iterator[Any]:
    """Everything that a copy makes."""
    while (sent := _sent(process, made))[0] is _Sent.THING:
        yield sent[1]


def _next(process: int, made: BinaryIO) -> Any:
    """The next thing that a copy made."""
    return _sent(process, made)[1]


def _sent(process: int, made: BinaryIO) -> tuple[_Sent, Any]:
    """What a copy handed over; a fault is raised here."""
    try:
        kind, found = pickle.load(made)  # noqa: S301  # a copy of ourselves wrote it
    except (EOFError, pickle.UnpicklingError) as ended:
        end = os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        assert end is not None
        why = f"{'code' if end.si_code == os.CLD_EXITED else 'signaal'} {end.si_status}"
        raise OSError(f"deze computer brak een deel van het werk af ({why}). {SHORT}") from ended
    if kind is _Sent.FAULT:
        raise found
    return kind, found
