"""What holds when the world leans on this program: one table, a line for each kind of trouble.

    make proof                       all of it; takes long
    make proof SHORT=1               a sample of each part, for every change: at most six minutes
    make proof PART='fuzz bytes'     only these
    make proof SHAPES=FOLDER         the catalogue against the shapes in a folder too, such as the official ones

Ends with 1 when something went wrong, or when a part tried nothing: what cannot be tried here is told, never passed.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time

from proved import HEAD

# Each is a module `proof_NAME` with a function `rows(short)`.
PARTS = (
    "fuzz",
    "hostile",
    "hosting",
    "faults",
    "bytes",
    "tables",
    "data",
    "calendars",
    "rewriting",
    "workflows",
    "shapes",
    "engines",
)


def main() -> int:
    """Try and print; 1 when something does not hold."""
    parser = argparse.ArgumentParser(description="what holds when the world leans on this program")
    parser.add_argument("parts", nargs="*", choices=(*PARTS, []), metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--short", action="store_true", help="a sample of each part")
    chosen = parser.parse_args()
    print(HEAD)
    failed, started = 0, time.monotonic()
    for part in chosen.parts or PARTS:
        for row in importlib.import_module(f"proof_{part}").rows(chosen.short):
            print(row, flush=True)
            failed += not row.holds
    print(
        f"\n{time.monotonic() - started:.0f} s. "
        + (f"{failed} of these do not hold." if failed else "All of this holds.")
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
