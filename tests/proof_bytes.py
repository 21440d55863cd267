"""Whether every Python makes the same bytes: the dossier is built on each that can be had, and the files are compared.

    python tests/proof_bytes.py                                   3.11 to 3.14, as far as uv can find or fetch them
    python tests/proof_bytes.py --python PATH --python PATH       these as well
    python tests/proof_bytes.py --root tests/dossiers/klein --today 2026-03-01

Each Python has an environment of its own with the locked packages. Prints a row for each, with the files that differ
from those of the Python that runs this, and ends with 1 when there is one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PARTS = ("data", "content", "site_config", "mkdocs.yml")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
SHOWN = 20  # names of files that differ


def main() -> int:
    """Prints the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=REPOSITORY)
    parser.add_argument("--today", default="2026-11-29")
    parser.add_argument("--python", action="append", default=[], metavar="PATH")
    options = parser.parse_args()
    differs = False
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        here = _built(Path(folder) / "hier", options.root, options.today, Path(sys.executable))
        print(f"Python {sys.version.split()[0]:<10} {len(here)} files")
        for number, wanted in enumerate((*VERSIONS, *options.python)):
            place = Path(folder) / str(number)
            python = _environment(place / "omgeving", wanted)
            if python is None:
                print(f"Python {wanted:<10} not to be had here")
                continue
            found = _built(place / "dossier", options.root, options.today, python)
            different = sorted(path for path in here.keys() | found.keys() if here.get(path) != found.get(path))
            differs |= bool(different)
            print(f"Python {_version(python):<10} {len(found)} files, {len(different)} differ", flush=True)
            for path in different[:SHOWN]:
                print(f"    {path}")
            shutil.rmtree(place)
    return int(differs)


def _environment(folder: Path, wanted: str) -> Path | None:
    """The Python of a new environment with the locked packages; `None` when that Python cannot be had."""
    uv = Path(sys.executable).with_name("uv")
    if _quiet([uv, "venv", "--python", wanted, folder]):
        return None
    python = folder / "bin" / "python"
    lock = REPOSITORY / "requirements.lock"
    if _quiet([uv, "pip", "install", "--python", python, "--only-binary", ":all:", "--require-hashes", "-r", lock]):
        return None
    return python


def _quiet(command: Sequence[str | Path]) -> int:
    """How a command ends that may well fail."""
    return subprocess.run(command, capture_output=True, check=False).returncode


def _version(python: Path) -> str:
    asked = [python, "-c", "import sys; print(sys.version.split()[0])"]
    return subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def _built(folder: Path, root: Path, today: str, python: Path) -> dict[str, bytes]:
    """Everything that a build of a dossier on a Python leaves, its pictures drawn anew."""
    folder.mkdir(parents=True)
    for name in PARTS:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name)
    subprocess.run(
        [python, "-m", "motiespoor", "build", "--root", folder, "--today", today],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in ("build/docs", "site")
        for path in (folder / part).rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    sys.exit(main())
