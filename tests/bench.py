"""What the commands cost, on the real dossier and on made-up ones; with a revision, what it cost then and the ratio.

    python tests/bench.py                                           everything but the tests
    python tests/bench.py real/check figures                        some rows, by dossier, by row, or both
    python tests/bench.py --base 1a621b3 real/check* figures test   beside those of a revision

Prints a table and keeps it in bench/resultaat.json. Nothing is asserted: a machine has other work too.
Every measurement is a process of its own: its processor time and that of its children, how long it took by the clock,
and the most memory that one of them held. At the end stands what is asked of large dossiers beside what was measured of it;
that of a ratio is only known with a revision. A revision runs in an environment of its own, on dossiers that it made, and
the two take turns, so that what else the machine does falls on both.
A row is a line in `ROWS`; the dossier "figures" is 5 measures and 101,920 rows of observations, "all" has 1000 measures,
"rows" 5 measures and 5000 rows in three registers, 1000 of which are coupled with 1000 others.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from bench_asked import asked_table, index_weight
from generated import REPOSITORY, TODAY
from plain_material import weights

RESULT = REPOSITORY / "bench" / "resultaat.json"
# How many times everything on a dossier is measured; the middle one counts.
TIMES = {"real": 5, "figures": 3, "100": 3, "300": 1, "1000": 1, "all": 1, "few-rows": 3, "rows": 3, "": 1}
MADE = {
    "figures": ("--measures", "5", "--series", "11"),
    "100": ("--measures", "100"),
    "300": ("--measures", "300"),
    "1000": ("--measures", "1000"),
    "all": ("--measures", "1000", "--series", "11"),
    "few-rows": ("--measures", "5", "--rows", "500"),
    "rows": ("--measures", "5", "--rows", "5000"),
}
TITLES = {
    "real": "the real dossier",
    "figures": "100,000 rows of figures",
    "all": "1000 measures and 100,000 rows of figures",
    "few-rows": "500 rows in three registers",
    "rows": "5000 rows in three registers",
    "": "without a dossier",
}
PARTS = ("data", "content", "site_config", "mkdocs.yml")  # of a dossier
LOCKS = ("requirements.lock", "requirements-test.lock")


@dataclass(frozen=True, slots=True)
class Program:
    """A revision of this project, and the Python that has the packages of its lock."""

    name: str
    folder: Path
    python: Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process and its children: seconds of processor time and by the clock, and megabytes at its highest."""

    processor: float | None
    clock: float
    megabytes: float | None


Command = Callable[[Program, Path], Sequence[str | Path]]  # from a program and the folder of a dossier


@dataclass(frozen=True, slots=True)
class Row:
    """Something to measure, on each of these dossiers; without any, on none."""

    name: str
    dossiers: tuple[str, ...]
    command: Command
    needed: str = ""  # what must be in the dossier before; a build makes it
    removed: tuple[str, ...] = ()  # what may not
    by_itself: bool = False  # prints the seconds of the part that counts


def _ours(command: str, *more: str) -> Command:
    return lambda program, root: (
        *(program.python, "-m", "motiespoor", command, "--root", root, "--today", TODAY.isoformat()),
        *more,
    )


def _of_one_file(program: Program, root: Path) -> Sequence[str | Path]:
    files = sorted((root / "data" / "maatregelen").glob("[0-9]*.yaml"), key=lambda path: (path.stem != "4", path))
    return _ours("check", files[0].relative_to(root).as_posix())(program, root)


def _charts(program: Program, root: Path) -> Sequence[str | Path]:
    return (program.python, program.folder / "tests/charts.py", root, TODAY.isoformat())


def _data(program: Program, root: Path) -> Sequence[str | Path]:
    return (program.python, program.folder / "tests/outputs.py", root, TODAY.isoformat())


def _coupling(program: Program, root: Path) -> Sequence[str | Path]:
    return (program.python, program.folder / "tests/coupling.py", root)


def _engine(program: Program, root: Path) -> Sequence[str | Path]:
    frames, site = root / "build/motor.yml", root / "build/alleen"  # a program from before there were frames has none
    settings = frames if frames.exists() else root / "mkdocs.yml"
    options = ("--strict", "--quiet", "--config-file", settings, "--site-dir", site)
    return (program.python, "-m", "mkdocs", "build", *options)


def _plain(program: Program, root: Path) -> Sequence[str | Path]:
    return (program.python, REPOSITORY / "tests/plain_material.py", root)


def _saving(program: Program, root: Path) -> Sequence[str | Path]:
    return (program.python, REPOSITORY / "tests/saving.py", root, TODAY.isoformat())


SITES = ("real", "100", "1000")
REGISTERS = ("few-rows", "rows")
# In an order in which each finds what the one before it left.
ROWS = (
    Row("check", ("real", "figures", "100", "1000", *REGISTERS), _ours("check")),
    Row("check-file", SITES, _of_one_file),
    Row("charts-cold", SITES, _charts, removed=("build",), by_itself=True),
    Row("charts-warm", SITES, _charts, needed="build/cache", by_itself=True),
    Row("data", ("real", "all"), _data, by_itself=True),
    Row("coupling", REGISTERS, _coupling, by_itself=True),
    Row("write-cold", SITES, _ours("write"), removed=("build",)),
    Row("write-warm", (*SITES, *REGISTERS), _ours("write"), needed="build/cache", removed=("build/docs",)),
    Row("write-same", SITES, _ours("write"), needed="build/docs"),
    Row("build", SITES, _ours("build"), needed="build/cache", removed=("build/docs", "build/gemaakt", "site")),
    Row("build-kept", SITES, _ours("build"), needed="build/gemaakt", removed=("build/docs", "site")),
    Row("verify", SITES, _ours("verify"), needed="site"),
    Row("engine", SITES, _engine, needed="build/docs", removed=("build/alleen",)),
    Row("plain-material", ("1000",), _plain, needed="site", removed=("build/kaal",), by_itself=True),
    Row("saving", ("real", "100", "300"), _saving, by_itself=True),
    Row("compare", (), lambda program, _: (program.python, program.folder / "tests/compare_rounds.py"), by_itself=True),
    Row("test", (), lambda program, _: ("make", "--directory", program.folder, "test")),
)
# What is left of one row without another.
SHARES = {"build-ours": ("build", "engine")}


def main() -> int:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description="measure time and memory")
    parser.add_argument(
        "rows", nargs="*", help="DOSSIER, ROW or DOSSIER/ROW, with * for anything; `test` only when asked"
    )
    parser.add_argument("--base", default="", help="a revision to compare with")
    parser.add_argument("--root", type=Path, default=REPOSITORY, help="the real dossier, when it is not this one")
    chosen = parser.parse_args()
    plan = planned(chosen.rows)
    if not plan:
        parser.error(f"no such rows; there are {', '.join(each.name for each in ROWS)} on {', '.join(TIMES)}")
    found: dict[str, dict[str, tuple[Cost, ...]]] = {}
    index: float | None = None
    weighed: tuple[int, int] | None = None
    with tempfile.TemporaryDirectory(prefix="motiespoor-bench-") as folder:
        tested = any(row.name == "test" for rows in plan.values() for row in rows)
        with _programs(chosen.base, Path(folder), tested=tested) as programs:
            for dossier, rows in plan.items():
                with _dossiers(dossier, programs, Path(folder), chosen.root) as roots:
                    found[dossier] = _measured(rows, programs, roots, TIMES[dossier])
                    if dossier == "1000":
                        index, weighed = index_weight(roots["now"]), weights(roots["now"])
                _print(TITLES.get(dossier, f"{dossier} measures"), found[dossier], chosen.base)
    for fewer, many, title in (("100", "1000", "1000 measures"), (*REGISTERS, "5000 rows")):
        if {fewer, many} <= found.keys():
            less, more = found[fewer], found[many]
            grown = {name: (less[name][-1], costs[-1]) for name, costs in more.items() if name in less}
            _print(f"{title}, ten times as many", grown, fewer)
    if lines := asked_table(found, index, weighed):
        print("\n" + "\n".join(lines), flush=True)
    _keep(found, (*([chosen.base] if chosen.base else []), "now"))
    return 0


def planned(wanted: Sequence[str]) -> dict[str, list[Row]]:
    """The rows to measure, by dossier; all but those that are only measured when they are named."""
    plan: dict[str, list[Row]] = {}
    for dossier in TIMES:
        for row in ROWS:
            names = (f"{dossier}/{row.name}", row.name, dossier) if dossier else (row.name,)
            named = any(fnmatchcase(name, each) for each in wanted for name in names)
            if dossier in (row.dossiers or ("",)) and (named or (not wanted and row.name != "test")):
                plan.setdefault(dossier, []).append(row)
    return plan


# The programs


@contextmanager
def _programs(base: str, folder: Path, *, tested: bool) -> Iterator[tuple[Program, ...]]:
    """The program as it is here, after a revision of it in a working tree of its own."""
    now = Program("now", REPOSITORY, Path(sys.executable))
    if not base:
        yield (now,)
        return
    checkout = folder / "base"
    git = ("git", "-C", REPOSITORY, "worktree")
    _run(*git, "add", "--quiet", "--detach", checkout, base)
    try:
        if tested:
            _run("make", "--directory", checkout, "lint")  # makes the environment of its tests
        yield Program(base, checkout, _python(checkout, folder / "environment")), now
    finally:
        _run(*git, "remove", "--force", checkout)


def _python(checkout: Path, environment: Path) -> Path:
    """A Python with what a revision asks for: ours when it asks for the same, to the byte."""
    theirs, ours = ((root / "requirements.lock").read_bytes() for root in (checkout, REPOSITORY))
    if theirs == ours:
        return Path(sys.executable)
    _run(sys.executable, "-m", "venv", environment)
    python = environment / "bin/python"
    quiet = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-input")
    locked = ("--only-binary=:all:", "--require-hashes", "--requirement", checkout / "requirements.lock")
    _run(python, "-m", "pip", "install", *quiet, *locked)
    return python


@contextmanager
def _dossiers(name: str, programs: Sequence[Program], folder: Path, real: Path) -> Iterator[dict[str, Path]]:
    """A dossier for each program, of its own making, away from the build folder of any other; the real one is a copy."""
    roots = {program.name: folder / f"dossier-{place}" for place, program in enumerate(programs)}
    for program in programs:
        root = roots[program.name]
        if name in MADE:
            # In another process: what it needs of memory would otherwise count for the processes started from here.
            _run(program.python, program.folder / "tests/generated.py", root, *MADE[name])
        elif name:
            root.mkdir()
            source = program.folder if real.samefile(REPOSITORY) else real
            for part in PARTS:
                (shutil.copytree if (source / part).is_dir() else shutil.copy)(source / part, root / part)
    yield roots
    for root in roots.values():
        shutil.rmtree(root, ignore_errors=True)


# Measuring


def _measured(
    rows: Sequence[Row], programs: Sequence[Program], roots: Mapping[str, Path], times: int
) -> dict[str, tuple[Cost, ...]]:
    """The cost of each row, for each program; they take turns."""
    found = {}
    for row in rows:
        costs: dict[str, list[Cost]] = {program.name: [] for program in programs}
        for turn in range(times):
            for program in reversed(programs) if turn % 2 else programs:
                costs[program.name].append(_cost(row, program, roots[program.name]))
        found[row.name] = tuple(_middle(costs[program.name]) for program in programs)
    for share, (whole, part) in SHARES.items():
        if whole in found and part in found:
            found[share] = tuple(map(_without, found[whole], found[part]))
    return found


def _cost(row: Row, program: Program, root: Path) -> Cost:
    """What a process costs; its own words only matter when it fails, or when it tells the seconds itself."""
    if row.needed and not (root / row.needed).exists():
        _run(*_ours("build")(program, root), surroundings=_surroundings(program))
    for part in row.removed:
        shutil.rmtree(root / part, ignore_errors=True)
    command = [str(word) for word in row.command(program, root)]
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=_surroundings(program), stdout=words, stderr=words)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        said = words.read().decode()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    megabytes = used.ru_maxrss / 1024  # in kilobytes on Linux
    if row.by_itself:
        return Cost(None, float(re.findall(r"[0-9]+\.[0-9]+", said)[-1]), megabytes)
    return Cost(used.ru_utime + used.ru_stime, clock, megabytes)


def _surroundings(program: Program) -> dict[str, str]:
    """The day stands in for the clock, as it does when the site is published; what `make` was asked is not passed on."""
    passed = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    return passed | {"PYTHONPATH": str(program.folder / "scripts"), "CI": "true", "NO_MKDOCS_2_WARNING": "1"}


def _run(*command: str | Path, surroundings: Mapping[str, str] | None = None) -> None:
    """Something that is not measured."""
    done = subprocess.run(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)  # fmt: skip
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}")


def _middle(costs: Sequence[Cost]) -> Cost:
    """The middle of the times, and the most of the memory."""
    processor = [cost.processor for cost in costs if cost.processor is not None]
    return Cost(
        statistics.median(processor) if processor else None,
        statistics.median(cost.clock for cost in costs),
        max(cost.megabytes for cost in costs if cost.megabytes is not None),
    )


def _without(whole: Cost, part: Cost) -> Cost:
    assert whole.processor is not None
    assert part.processor is not None
    return Cost(whole.processor - part.processor, whole.clock - part.clock, None)


# Telling


def _print(title: str, rows: Mapping[str, tuple[Cost, ...]], before: str) -> None:
    print("\n" + "\n".join(table(title, rows, before)), flush=True)


def table(title: str, rows: Mapping[str, tuple[Cost, ...]], before: str = "") -> list[str]:
    """A line per row: the costs before (when there are any) and now, and how many times as much it is now."""
    heads = ("processor, s", "clock, s", "memory, MB")
    columns = (before, "now", "ratio") if before else ("now",)
    width = 10 * len(columns)
    lines = [f"{title:<30}" + "".join(f"{head:>{width + 2}}" for head in heads)]
    if before:
        lines.append(" " * 30 + "".join("  " + "".join(f"{each[:9]:>10}" for each in columns) for _ in heads))
    for name, costs in rows.items():
        figures = (
            ([cost.processor for cost in costs], ".2f"),
            ([cost.clock for cost in costs], ".2f"),
            ([cost.megabytes for cost in costs], ".0f"),
        )
        cells = ("  " + "".join(f"{cell:>10}" for cell in _cells(values, how)) for values, how in figures)
        lines.append(f"  {name:<28}" + "".join(cells))
    return lines


def _cells(values: Sequence[float | None], how: str) -> list[str]:
    told = ["–" if value is None else f"{value:{how}}" for value in values]
    if len(values) < 2:
        return told
    then, now = values
    return [*told, "–" if now is None or not then else f"{now / then:.2f} ×"]


def _keep(found: Mapping[str, Mapping[str, tuple[Cost, ...]]], names: Sequence[str]) -> None:
    RESULT.parent.mkdir(exist_ok=True)
    result = {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()},
        "costs": {
            f"{dossier}/{name}" if dossier else name: {
                program: {what: value and round(value, 3) for what, value in asdict(cost).items()}
                for program, cost in zip(names, costs, strict=True)
            }
            for dossier, rows in found.items()
            for name, costs in rows.items()
        },
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"\nkept in {RESULT.relative_to(REPOSITORY)}")


if __name__ == "__main__":
    sys.exit(main())
