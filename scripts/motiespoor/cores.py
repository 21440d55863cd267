"""Work that is shared among the cores of this machine: who is ready with a thing takes the next.

It makes no difference to what comes out: the work is done by copies of this process (fork(2)), which know all that it
knows. Each holds one thing at a time, for what it made is taken before it can go on; what is asked for in order and comes
before its turn waits here. Where there is one core, where copies are not safe (threads of our own, another system), or
where there is one thing to do, it is done here.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from selectors import EVENT_READ, DefaultSelector
from typing import Any, Generic, TypeVar, cast

from motiespoor.copies import Copy, Sent, all_of, copied, end, sent_by

T = TypeVar("T")
R = TypeVar("R")

_MOST = 4  # copies, for each takes memory
_PLACE = 4  # bytes that a place among things is written in


def shared(make: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    """What is made of each thing, in their order; `make` changes nothing that another thing depends on.

    Raises:
        OSError: the machine broke off a copy.
        Exception: what `make` raised of the first thing that it could not do.
    """
    listed = list(things)
    number = min(cores(), len(listed), _MOST)
    if number < 2:
        yield from map(make, listed)
        return
    waiting: dict[int, _Made[R]] = {}
    next_place = 0
    with _by_copies(make, listed, number) as made:
        for place, each in made:
            waiting[place] = each
            while next_place in waiting:
                yield waiting.pop(next_place).thing
                next_place += 1


def spread(make: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    """The same, in no order: each as soon as it is there."""
    listed = list(things)
    number = min(cores(), len(listed), _MOST)
    if number < 2:
        yield from map(make, listed)
        return
    with _by_copies(make, listed, number) as made:
        for _, each in made:
            yield each.thing


def in_turn(makes: Sequence[Callable[[], Iterable[R]]]) -> Iterator[R]:
    """All that each of these makes, one after the other; a copy makes it, and what that took of memory ends with it.

    While one hands over what it makes, the next is at work already. Raises what `shared` raises.
    """
    if cores() < 2:
        for each in makes:
            yield from each()
        return
    copies: list[Copy] = []
    try:
        for place, each in enumerate(makes):
            copies.append(copied(each, copies))
            if place:
                yield from all_of(copies[0])
                end(copies.pop(0))
        for copy in copies:
            yield from all_of(copy)
    finally:
        for copy in copies:
            end(copy)


@contextmanager
def beside(make: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """What gives something that is made meanwhile by a copy of this process; when nobody asks for it, it is not finished.

    Where there is no second core it is made when it is asked for. Raises what `shared` raises, where it is asked for.
    """
    if cores() < 2:
        yield make
        return
    copy = copied(lambda: (make(),))
    try:
        yield lambda: cast("R", sent_by(copy)[1])
    finally:
        end(copy)


@contextmanager
def afterwards(make: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """What gives something that a copy of this process as it is now makes, and only begins with when it is asked for: it
    knows nothing of what this process does until then, and takes none of the memory that this takes.

    Where there is no second core it is made here. Raises what `shared` raises, where it is asked for.
    """
    if cores() < 2:
        yield make
        return
    waiting, asking = os.pipe()

    def made_when_asked() -> Iterator[R]:
        os.close(asking)
        if os.read(waiting, 1):  # nothing, when who may ask has ended
            yield make()

    copy = copied(made_when_asked)
    os.close(waiting)

    def asked() -> R:
        with suppress(BrokenPipeError):  # that the machine broke it off is told below
            os.write(asking, b"1")
        return cast("R", sent_by(copy)[1])

    try:
        yield asked
    finally:
        os.close(asking)
        end(copy)


@contextmanager
def ahead(make: Callable[[], Iterable[R]]) -> Iterator[Iterator[R]]:
    """All that this makes, one after the other: a copy of this process works ahead, as far as a pipe has room.

    Where there is no second core each is made when it is asked for. Raises what `shared` raises, where it is asked for.
    """
    if cores() < 2:
        yield iter(make())
        return
    copy = copied(make)
    try:
        yield all_of(copy)
    finally:
        end(copy)


def cores() -> int:
    """How many copies of this process can work at once; 1 when it may not be copied."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class _Made(Generic[R]):
    """What a copy made of a thing, or what it raised instead."""

    made: R | None = None
    fault: Exception | None = None

    @property
    def thing(self) -> R:
        if self.fault is not None:
            raise self.fault
        return cast("R", self.made)


@contextmanager
def _by_copies(make: Callable[[T], R], things: Sequence[T], number: int) -> Iterator[Iterator[tuple[int, _Made[R]]]]:
    """The place of each thing and what is made of it, as soon as it is there: who is ready with one takes the next, so
    that all copies are ready together, whatever each thing takes.
    """
    copies: list[Copy] = []
    # Copies have one place in a file together (POSIX, open(2)): what one read, no other reads.
    left = os.memfd_create("left")
    try:
        os.write(left, b"".join(place.to_bytes(_PLACE) for place in range(len(things))))
        os.lseek(left, 0, os.SEEK_SET)
        for _ in range(number):
            copies.append(copied(partial(_taken, make, things, left), copies))
        yield _as_ready(copies)
    finally:
        os.close(left)
        for each in copies:
            end(each)


def _taken(make: Callable[[T], R], things: Sequence[T], left: int) -> Iterator[tuple[int, _Made[R]]]:
    """What is made of each thing that is left, up to the first that cannot be done."""
    while taken := os.read(left, _PLACE):
        place = int.from_bytes(taken)
        try:
            made = _Made(make(things[place]))
        except Exception as fault:  # noqa: BLE001  # raised again where it is asked for
            yield place, _Made(fault=fault)
            return
        yield place, made


def _as_ready(copies: Iterable[Copy]) -> Iterator[Any]:
    """All that copies make, as soon as it is there."""
    with DefaultSelector() as waits:
        for each in copies:
            waits.register(each.made, EVENT_READ, each)
        while waits.get_map():
            for key, _ in waits.select():
                kind, thing = sent_by(key.data)
                if kind is Sent.THING:
                    yield thing
                else:
                    waits.unregister(key.fileobj)
