"""Work that is shared among cores: the same comes out, in the same order, and what goes wrong is told as ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from motiespoor import cores
from motiespoor.cores import afterwards, ahead, beside, in_turn, shared, spread
from motiespoor.problem import Problem, Unreadable


@pytest.fixture(autouse=True)
def _three(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many copies as on a machine with three cores, though the tests themselves may run beside a thread."""
    monkeypatch.setattr(cores, "cores", lambda: 3)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 8])
def test_what_is_made_comes_in_order(number: int) -> None:
    assert list(shared(lambda each: (each, "é" * each * 50_000), range(number))) == [
        (each, "é" * each * 50_000) for each in range(number)
    ]


def children() -> str:
    """The processes that this one started and that are there; a test before this one may have left some."""
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text("ascii")


def test_it_is_made_by_copies_and_they_are_gone_afterwards() -> None:
    before = children()

    def make(_: int) -> int:
        time.sleep(0.1)  # long enough for the others to begin
        return os.getpid()

    processes = set(shared(make, range(9)))
    assert len(processes) == 3
    assert os.getpid() not in processes
    assert children() == before


def test_what_goes_wrong_is_raised_where_it_is_asked_for() -> None:
    problem = Problem(path="a.md", line=1, column=1, text="mis.")

    def make(each: int) -> int:
        if each >= 2:
            raise Unreadable([problem])
        return each

    before = children()
    made = shared(make, range(9))
    assert [next(made), next(made)] == [0, 1]
    assert children() != before
    with pytest.raises(Unreadable) as caught:
        next(made)
    assert caught.value.problems == (problem,)
    assert children() == before


def test_of_two_that_go_wrong_the_first_is_raised() -> None:
    """Also when the second goes wrong sooner; what stands before it comes."""

    def make(each: int) -> int:
        time.sleep(0.3 if each == 1 else 0)
        if each in (1, 2):
            raise ValueError(each)
        return each

    made = shared(make, range(9))
    assert next(made) == 0
    with pytest.raises(ValueError, match=r"^1$"):
        next(made)


@pytest.mark.parametrize("share", [shared, spread])
def test_one_that_takes_long_keeps_no_copy_from_the_rest(share: Callable[..., Iterator[tuple[int, int, str]]]) -> None:
    """Each thing is made once, whatever size it has, and by whoever is ready."""

    def make(each: int) -> tuple[int, int, str]:
        time.sleep(0.5 if each == 0 else 0)
        return each, os.getpid(), "x" * (each % 7 * 40_000)

    made = list(share(make, range(300)))
    assert sorted(each for each, _, _ in made) == list(range(300))
    by_first = next(process for each, process, _ in made if each == 0)
    assert sum(process == by_first for _, process, _ in made) < 100


@pytest.mark.parametrize("number", [0, 1, 2, 3, 300])
def test_who_is_ready_takes_the_next(number: int) -> None:
    """Each thing is made once, and one that takes long keeps nobody else from the rest."""

    def make(each: int) -> tuple[int, int]:
        time.sleep(0.5 if each == 0 else 0)
        return each, os.getpid()

    before = children()
    made = dict(spread(make, range(number)))
    assert sorted(made) == list(range(number))
    if number == 300:
        assert list(made.values()).count(made[0]) < 100
    assert children() == before


def test_what_goes_wrong_with_one_is_raised() -> None:
    def make(each: int) -> int:
        return 1 // (each - 7)

    before = children()
    with pytest.raises(ZeroDivisionError):
        list(spread(make, range(20)))
    assert children() == before


@pytest.mark.parametrize(
    ("end", "why"), [(lambda: os.kill(os.getpid(), signal.SIGKILL), "signaal 9"), (lambda: os._exit(3), "code 3")]
)
def test_a_copy_that_is_broken_off_is_told(end: object, why: str) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011
        list(shared(lambda each: end() if each == 1 else each, range(3)))  # type: ignore[operator]
    assert str(caught.value) == (
        f"deze computer brak een deel van het werk af ({why}). "
        "Is er genoeg geheugen? Sluit andere programma's, en probeer het opnieuw."
    )


def test_who_asks_no_further_leaves_no_copies() -> None:
    before = children()
    made = shared(lambda each: each, range(100))
    assert next(made) == 0
    assert children() != before
    del made
    assert children() == before


def test_what_waits_for_the_end_of_a_process_is_done_once() -> None:
    """A copy says nothing twice, and cleans up nothing of the one that it is a copy of."""
    source = """
        import atexit
        from motiespoor import cores
        cores.cores = lambda: 2
        atexit.register(print, "aan het eind")
        print("begin", end=" ")
        try:
            print(sum(cores.shared(lambda each: each, range(4))), end=" ")
        finally:
            print("klaar", end=" ")
    """
    command = [sys.executable, "-c", textwrap.dedent(source)]
    surroundings = {**os.environ, "PYTHONPATH": str(Path(cores.__file__).parents[1])}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("begin 6 klaar aan het eind\n", "")


def test_beside_a_thread_nothing_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(shared(lambda _: os.getpid(), range(4))) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def test_what_is_made_meanwhile_is_made_by_a_copy_that_is_gone_afterwards() -> None:
    before = children()
    with beside(os.getpid) as process:
        assert process() != os.getpid()
    with beside(lambda: 1 / 0) as wrong, pytest.raises(ZeroDivisionError):
        wrong()
    with beside(signal.pause):  # nobody asks for it, so nobody waits for it
        pass
    assert children() == before


def test_with_one_core_it_is_made_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "cores", lambda: 1)
    with beside(os.getpid) as process:
        assert process() == os.getpid()


def test_what_is_made_afterwards_is_made_by_a_copy_of_what_was_there_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It begins when it is asked for, and so sees the files of that time; with one core it is made here."""
    before, file, held = children(), tmp_path / "a.txt", ["then"]
    file.write_text("then")

    def seen() -> tuple[str, tuple[str, ...], bool]:
        return file.read_text(), tuple(held), os.getpid() == here

    here = os.getpid()
    with afterwards(seen) as made:
        file.write_text("now")
        held.append("now")
        assert made() == ("now", ("then",), False)
    with afterwards(lambda: 1 / 0) as wrong, pytest.raises(ZeroDivisionError):
        wrong()
    with afterwards(lambda: os.kill(os.getpid(), signal.SIGKILL)) as killed, pytest.raises(OSError, match="signaal 9"):
        killed()
    with afterwards(lambda: file.write_text("never")):  # nobody asks for it
        pass
    assert file.read_text() == "now"
    assert children() == before
    monkeypatch.setattr(cores, "cores", lambda: 1)
    with afterwards(seen) as made:
        assert made() == ("now", ("then", "now"), True)


def test_what_is_made_ahead_comes_in_order_from_a_copy_that_is_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also when it is asked for in part, and of a fault what was made before; with one core it is made here."""
    before = children()
    with ahead(lambda: (os.getpid(), 2, 3)) as made:
        assert next(made) != os.getpid()
        assert next(made) == 2
    with ahead(lambda: (1 // each for each in (1, 0))) as made:
        assert next(made) == 1
        with pytest.raises(ZeroDivisionError):
            next(made)
    assert children() == before
    monkeypatch.setattr(cores, "cores", lambda: 1)
    with ahead(lambda: (os.getpid(),)) as made:
        assert list(made) == [os.getpid()]


def test_what_several_make_comes_in_turn_from_copies_that_are_gone_afterwards() -> None:
    before = children()

    def make(number: int) -> Iterator[tuple[int, int, str]]:
        for each in range(number):
            yield os.getpid(), each, "é" * 50_000

    made = list(in_turn([partial(make, 3), partial(make, 0), partial(make, 2)]))
    assert [(each, text) for _, each, text in made] == [(each, "é" * 50_000) for each in (0, 1, 2, 0, 1)]
    assert len({process for process, _, _ in made} - {os.getpid()}) == 2
    assert list(in_turn([])) == []
    with pytest.raises(ZeroDivisionError):
        list(in_turn([lambda: [1], lambda: (1 // each for each in (1, 0))]))
    some = in_turn([lambda: range(9), lambda: range(9)])
    assert next(some) == 0
    del some
    assert children() == before


def test_with_one_core_it_is_made_in_turn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "cores", lambda: 1)
    assert set(in_turn([lambda: [os.getpid()], lambda: [os.getpid()]])) == {os.getpid()}
