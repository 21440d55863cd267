"""The front door: which commands there are, and what becomes of what they raise."""

from __future__ import annotations

import atexit
import errno
import gc
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from motiespoor.commands.beginning import beginning
from motiespoor.commands.change import difference
from motiespoor.commands.check import check
from motiespoor.commands.desk import adding, pasting
from motiespoor.commands.forms import forms, from_a_form
from motiespoor.commands.publish import building, gate, putting_back, serving, verifying, writing
from motiespoor.commands.rounds import closing, lacking, overdue, owners, schemas
from motiespoor.commands.terminal import INTERRUPTED, PROBLEMS, WRONG_USE, Parser, failed, show
from motiespoor.commands.viewing import viewing
from motiespoor.problem import Unreadable
from motiespoor.tell.faults import in_words

atexit.register(gc.freeze)  # a process that ends gives all back at once: no need to look for circles one last time
# Records, texts and pages do not point at each other in circles: to look for those after every 700 things that are made
# takes a seventh of what it takes to write a site, and after every 20,000 hardly anything, for 2 MB more.
gc.set_threshold(20_000)

# Each adds one command with its options; in the order in which the help shows them.
COMMANDS = (
    beginning, check, closing, pasting, adding, from_a_form, forms, lacking, overdue, schemas, owners, writing, building, serving,
    viewing, verifying, gate, putting_back, difference,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know fewer letters than the data
    options = _parser().parse_args(arguments)
    root = Path(options.root)
    if not root.is_dir():
        print(f"motiespoor: --root: de map '{root}' is er niet.", file=sys.stderr)
        return WRONG_USE
    try:
        status: int = options.run(root, options)
        sys.stdout.flush()  # what cannot be said must not come out when nobody can tell any more
        return status
    except Unreadable as unreadable:
        show(unreadable.problems)
        return PROBLEMS
    except OSError as fault:
        failed(in_words(fault))
        return PROBLEMS
    except MemoryError:
        failed(in_words(OSError(errno.ENOMEM, "")))
        return PROBLEMS
    except KeyboardInterrupt:
        failed("u brak het af.")
        return INTERRUPTED


def _parser() -> Parser:
    parser = Parser(
        prog="motiespoor", description="Van gecontroleerde gegevens naar een openbare site over wat beloofd is."
    )
    commands = parser.add_subparsers(
        title="opdrachten", required=True, metavar="OPDRACHT", dest="opdracht", parser_class=Parser
    )
    for add in COMMANDS:
        add(commands)
    return parser
