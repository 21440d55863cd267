"""The closing of a round: what it still lacks is asked about, and it becomes a file of the dossier, written only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from motiespoor.derive.missing import missing
from motiespoor.desk.editor import Editor
from motiespoor.desk.insertion import scalar
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.round import Closing
from motiespoor.model.schema import first_line
from motiespoor.press.place import put
from motiespoor.tell.missing import in_words
from motiespoor.tell.style import PLAIN


def lets_close(dossier: Dossier, each: Round, today: date, editor: Editor, *, agreed: bool) -> bool:
    """Whether a round may be closed: it lacks nothing, or that was told and is meant; what is closed does not open again."""
    lacks = missing(dossier, each, today)
    if not any(lacks.counts):
        return True
    editor.tell(in_words(lacks, PLAIN))
    name = each.sheet.id
    if agreed or editor.agrees(
        f"In ronde {name} ontbreekt nog iets, en een gesloten ronde gaat niet meer open. Toch sluiten?"
    ):
        return True
    told = f"Ronde {name} is niet gesloten."
    editor.tell(told if editor.ask else f"{told} Is dit alles, herhaal de opdracht dan met --ja.")
    return False


def write_closing(root: Path, path: str, closing: Closing) -> None:
    """Write a closing into a new file of a dossier.

    Raises:
        FileExistsError: there is something at this path.
    """
    target = root / path
    target.touch(exist_ok=False)
    try:
        put(target, closing_yaml(path, closing).encode(), lasting=True)
    except OSError:
        target.unlink()  # an empty one would say that the round is closed
        raise


def closing_yaml(path: str, closing: Closing) -> str:
    """The text of the slot.yaml at this place in a dossier: always in this order and in this form."""
    return "".join(f"{line}\n" for line in (first_line(path), *_lines(closing)))


def _lines(closing: Closing) -> Iterator[str]:
    yield "# Gemaakt met motiespoor sluit. Deze ronde verandert niet meer: een verbetering is een correctie."
    yield f"gesloten: {closing.date.isoformat()}"
    yield f'vingerafdruk: "{closing.fingerprint}"'
    yield "maatregelen:" if closing.measures else "maatregelen: []"
    for measure in closing.measures:
        yield f'  - nummer: "{measure.number}"'
        yield f"    sleutel: {scalar(measure.slug)}"
        yield from _list("    ", "acties", measure.actions)
        yield from _list("    ", "mijlpalen", measure.milestones)
    yield from _list("", "toezeggingen", closing.promises)


def _list(indent: str, key: str, names: Iterable[str]) -> Iterator[str]:
    """A list, left out when it holds nothing."""
    for number, name in enumerate(names):
        if number == 0:
            yield f"{indent}{key}:"
        yield f"{indent}  - {scalar(name)}"
