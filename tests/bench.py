"""Time and memory of the commands, on the real dossier and on made-up ones.

    python tests/bench.py                      all sizes
    python tests/bench.py --sizes real 100     some of them

Prints a table and keeps it in bench/resultaat.json. Nothing is asserted: a machine has other work too.
Every measurement is a process of its own; memory is the highest that it or one of its children held.
Of "charts" only the charts count, from a checked dossier to pictures, without loading the libraries.
The size "figures" is 5 measures and 101,920 rows of observations.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generated import REPOSITORY, TODAY

RESULT = REPOSITORY / "bench" / "resultaat.json"
SIZES = {"real": 5, "figures": 3, "100": 3, "1000": 1}  # how many times each is measured; the middle one counts
HERE = Path(__file__).parent

# The day stands in for the clock, as it does when the site is published.
SURROUNDINGS = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "CI": "true", "NO_MKDOCS_2_WARNING": "1"}
OURS = (sys.executable, "-m", "motiespoor")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process: seconds on the wall, and megabytes at its highest."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Task:
    """Something to measure; `before` makes the dossier ready for it."""

    name: str
    command: tuple[str, ...]
    before: Callable[[], None]
    timed_by_itself: bool = False  # prints the seconds of the part that counts


def main() -> int:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description="measure time and memory")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    sizes = parser.parse_args().sizes
    found: dict[str, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory(prefix="motiespoor-bench-") as folder:
        for size in sizes:
            root = _dossier(size, Path(folder) / size)
            found[size] = _measured(_tasks(root, size), SIZES[size])
            shutil.rmtree(root)
            _print(size, found[size])
    _compare(found)
    _keep(found)
    return 0


def _dossier(size: str, root: Path) -> Path:
    """A dossier to measure, away from the repository's own build folder."""
    if size != "real":
        # In another process: what it needs of memory would otherwise count for the processes started from here.
        amounts = ("--measures", "5", "--series", "11") if size == "figures" else ("--measures", size)
        subprocess.run([sys.executable, HERE / "generated.py", root, *amounts], check=True)
        return root
    root.mkdir()
    for name in ("data", "content", "site_config"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


def _measured(tasks: Sequence[Task], times: int) -> dict[str, Cost]:
    found = {}
    for task in tasks:
        costs = []
        for _ in range(times):
            task.before()
            costs.append(_cost(task))
        found[task.name] = Cost(
            statistics.median(cost.seconds for cost in costs), max(cost.megabytes for cost in costs)
        )
    return found


def _tasks(root: Path, size: str) -> tuple[Task, ...]:
    """In an order in which each finds what it needs: the engine alone needs the pages and the settings of a build."""
    dossier = ("--root", str(root), "--today", TODAY.isoformat())
    one = min((root / "data" / "maatregelen").glob("[0-9]*.yaml")).relative_to(root).as_posix()
    engine = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")

    def remove(*names: str) -> Callable[[], None]:
        return lambda: [shutil.rmtree(root / name, ignore_errors=True) for name in names] and None

    check = Task("check", (*OURS, "check", *dossier), remove())
    if size == "figures":
        return (check,)
    charts = (sys.executable, str(HERE / "charts.py"), str(root), TODAY.isoformat())
    return (
        check,
        Task("check, one YAML file", (*OURS, "check", *dossier, one), remove()),
        Task("charts, cold", charts, remove("build"), timed_by_itself=True),
        Task("charts, warm", charts, remove(), timed_by_itself=True),
        Task("write, charts cold", (*OURS, "write", *dossier), remove("build")),
        Task("write, charts warm", (*OURS, "write", *dossier), remove("build/docs")),
        Task("write, nothing changed", (*OURS, "write", *dossier), remove()),
        Task("build, charts warm", (*OURS, "build", *dossier), remove("build/docs", "site")),
        Task(
            "MkDocs alone",
            (*engine, "--config-file", str(root / "build/mkdocs.json"), "--site-dir", str(root / "build/alleen")),
            remove("build/alleen"),
        ),
    )


def _cost(task: Task) -> Cost:
    """What a process costs; its own words only matter when it fails, or when it tells the seconds itself."""
    command = task.command
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=SURROUNDINGS, stdout=words, stderr=words)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{words.read().decode()}")
        if task.timed_by_itself:
            seconds = float(words.read())
    return Cost(seconds, used.ru_maxrss / 1024)  # in kilobytes on Linux


def _ours(found: Mapping[str, Cost]) -> float:
    """The part of a build that is not the engine's."""
    return found["build, charts warm"].seconds - found["MkDocs alone"].seconds


def _print(size: str, found: Mapping[str, Cost]) -> None:
    names = {"real": "the real dossier", "figures": "100,000 rows of figures"}
    print(f"\n{names.get(size, f'{size} measures')}")
    for name, cost in found.items():
        print(f"  {name:<24}{cost.seconds:>9.2f} s{cost.megabytes:>8.0f} MB", flush=True)
    if "MkDocs alone" not in found:
        return
    share = _ours(found) / found["MkDocs alone"].seconds
    print(f"  {'ours, charts warm':<24}{_ours(found):>9.2f} s   {share:.2f} × MkDocs alone", flush=True)


def _compare(found: Mapping[str, Mapping[str, Cost]]) -> None:
    """How much more the largest costs than the one before it."""
    made = [size for size in found if size.isdecimal()]
    if len(made) < 2:
        return
    less, more = (found[size] for size in made[-2:])
    print(f"\n{made[-1]} measures against {made[-2]}: {int(made[-1]) / int(made[-2]):.0f} times as many")
    for name in more:
        print(
            f"  {name:<24}{more[name].seconds / less[name].seconds:>7.1f} × time"
            f"{more[name].megabytes / less[name].megabytes:>7.1f} × memory"
        )


def _keep(found: Mapping[str, Mapping[str, Cost]]) -> None:
    RESULT.parent.mkdir(exist_ok=True)
    result = {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()},
        "sizes": {
            size: {
                **{n: {"seconds": round(c.seconds, 3), "megabytes": round(c.megabytes, 1)} for n, c in costs.items()},
                **({"ours, charts warm": {"seconds": round(_ours(costs), 3)}} if "MkDocs alone" in costs else {}),
            }
            for size, costs in found.items()
        },
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"\nkept in {RESULT.relative_to(REPOSITORY)}")


if __name__ == "__main__":
    sys.exit(main())
