"""The closing of a round, as a file of the dossier: the one file in data/ that the command writes, and only once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from motiespoor.model.round import Closing

# Words that YAML reads as something else than themselves.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def write_closing(path: Path, closing: Closing) -> None:
    """Write a closing into a new file.

    Raises:
        FileExistsError: there is something at this path.
    """
    path.touch(exist_ok=False)
    path.write_text(closing_yaml(closing), encoding="utf-8")


def closing_yaml(closing: Closing) -> str:
    """The text of slot.yaml: always in this order and in this form."""
    return "".join(f"{line}\n" for line in _lines(closing))


def _lines(closing: Closing) -> Iterator[str]:
    yield "# Gemaakt met motiespoor sluit. Deze ronde verandert niet meer: een verbetering is een correctie."
    yield f"gesloten: {closing.date.isoformat()}"
    yield f'vingerafdruk: "{closing.fingerprint}"'
    yield "maatregelen:" if closing.measures else "maatregelen: []"
    for measure in closing.measures:
        yield f'  - nummer: "{measure.number}"'
        yield f"    sleutel: {_text(measure.slug)}"
        yield from _list("    ", "acties", measure.actions)
        yield from _list("    ", "mijlpalen", measure.milestones)
    yield from _list("", "toezeggingen", closing.promises)


def _list(indent: str, key: str, names: Iterable[str]) -> Iterator[str]:
    """A list, left out when it holds nothing."""
    for number, name in enumerate(names):
        if number == 0:
            yield f"{indent}{key}:"
        yield f"{indent}  - {_text(name)}"


def _text(name: str) -> str:
    """A slug as YAML reads it back as text: quoted when it looks like something else."""
    return name if re.match("[a-z]", name) and name not in _WORDS else f'"{name}"'
