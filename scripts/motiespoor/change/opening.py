"""How the words for a change begin: what is compared with what; and all there is to say when the two cannot be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from motiespoor import dutch
from motiespoor.problem import Problem
from motiespoor.tell.style import Style, bullets

Point = Sequence[str]  # a line, and the lines below it
Files = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  # the names of those added, changed and removed


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What is compared, and when.

    `name` is what the revision was called, `commit` what it is, if it is known;
    `reason` says why a person publishes whatever is told.
    """

    name: str
    commit: str | None
    today: date
    reason: str | None = None


def opening(head: Head, style: Style) -> Iterator[str]:
    """The title, what is compared, and why it is published all the same."""
    yield from style.heading(1, "Wat deze wijziging doet")
    yield ""
    commit = f" (commit {style.name(head.commit[:12])})" if head.commit else ""
    yield f"Vergeleken met {style.name(head.name)}{commit}, gerekend op {dutch.day(head.today)}."
    yield ""
    if head.reason is not None:
        yield f"{style.strong('Met de hand gepubliceerd, ook als iets hieronder niet kan.')} Reden: {style.text(head.reason)}"
        yield ""


def places(problems: Iterable[Problem], style: Style) -> list[Point]:
    """Problems, each with its place."""
    return [(f"{style.name(f'{each.path}:{each.line}:{each.column}')}: {style.text(each.text)}",) for each in problems]


def file_names(files: Files, style: Style) -> list[Point]:
    """The names of the files that differ."""
    kinds = zip(("nieuw", "gewijzigd", "weg"), files, strict=True)
    return [(f"{what}: {style.name(path)}",) for what, paths in kinds for path in paths]


def together(first: Files, second: Files) -> Files:
    """The names of both."""
    return first[0] + second[0], first[1] + second[1], first[2] + second[2]


def unchanged_in_words(head: Head, style: Style) -> str:
    """What can be told when no file differs."""
    return as_text((*opening(head, style), "Er verandert niets aan het dossier."))


def unreadable_in_words(head: Head, style: Style, *, problems: Sequence[Problem], files: Files) -> str:
    """What can be told when the dossier of then is not right by the rules of now: that, and which files differ."""
    lines = [
        *opening(head, style),
        style.strong("De gegevens van toen passen niet bij de regels van nu, en zijn niet te vergelijken."),
        "Kijk zelf na of er niets verdwenen is. Hieronder staat wat er met de gegevens van toen is, en wat er aan bestanden veranderde.",
        "",
        *style.heading(2, "De gegevens van toen"),
        "",
        *bullets(places(problems, style), "andere problemen"),
        "",
        *(style.heading(2, "Bestanden") if any(files) else ()),
        "",
        *bullets(file_names(files, style), "andere bestanden"),
    ]
    return as_text(lines)


def uncompared_in_words(head: Head, why: str, style: Style) -> str:
    """What can be told when there is nothing to compare with."""
    return as_text(
        (*opening(head, style), f"{style.strong('Er is niet vergeleken.')} {dutch.capital(style.text(why))}")
    )


def as_text(lines: Iterable[str]) -> str:
    """Lines as one text: nothing at its end, and never two lines that are empty."""
    held = list(lines)
    while held and not held[-1]:
        held.pop()
    kept = (line for place, line in enumerate(held) if line or (place and held[place - 1]))
    return "\n".join(kept) + "\n"
