"""The couplings of a dossier alone: how long it takes to find which rows meet which, in seconds of the processor.

`python tests/coupling.py ROOT`. Reading the dossier and loading the libraries are left out.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from motiespoor.derive.matching import couplings
from motiespoor.read.dossier import read_dossier

DAY = date(2026, 11, 1)


def main(root: Path) -> None:
    """Find every pair, and print the seconds."""
    dossier = read_dossier(root).dossier
    started = time.process_time()
    couplings(dossier, DAY)
    print(f"{time.process_time() - started:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
