"""A made-up plan that is divided: 300 measures and more in chapters and themes, with statuses that differ.

`python tests/divided.py FOLDER --measures 300`
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import generated
from motiespoor import paths

ROUNDS, CHAPTERS, THEMES = 2, 10, 5  # and the last chapter has no themes
_STATUS = re.compile(r"(status: )[a-z]+(?!.*status: )", re.DOTALL)  # the last in a file


def write_divided(root: Path, measures: int) -> None:
    """A plan in three levels, with one action for each measure."""
    with mock.patch.multiple(generated, ROUNDS=ROUNDS, YEARS=generated.FIRST_ROUND + ROUNDS - generated.FIRST_YEAR):
        generated.write_dossier(root, measures, actions=1, promises=0)
    (root / paths.MEASURES / paths.DESCRIPTOR).unlink()  # that of the program describes the columns of chapters too
    publication = root / paths.PUBLICATION
    text = publication.read_text("utf-8").rstrip()
    publication.write_text("\n".join((text, *_chapters(), "")), encoding="utf-8")
    for number in range(1, measures + 1):
        file = root / paths.MEASURES / f"{number}.yaml"
        text = re.sub(
            r"^eigenaar: ", f"thema: {theme_of(number)}\neigenaar: ", file.read_text("utf-8"), flags=re.MULTILINE
        )
        file.write_text(_STATUS.sub(rf"\g<1>{status_of(number)}", text), encoding="utf-8")


def theme_of(number: int) -> str:
    """The theme of a measure: measure 1 is in the last chapter, so that the order of the plan is not that of the numbers."""
    chapter = CHAPTERS - (number - 1) % CHAPTERS
    return f"deel-{chapter}" if chapter == CHAPTERS else f"deel-{chapter}-{1 + number // CHAPTERS % THEMES}"


def status_of(number: int) -> str:
    """Where the action of a measure stands in the end."""
    return ("beloofd", "bezig", "bezig", "klaar", "klaar", "klaar")[number % 6]


def _chapters() -> Iterator[str]:
    yield "indeling:"
    for chapter in range(1, CHAPTERS + 1):
        yield f"  - id: deel-{chapter}"
        yield f"    titel: Deel {chapter} over sluizen & dijken"
        if chapter == CHAPTERS:
            continue
        yield "    themas:"
        for theme in range(1, THEMES + 1):
            yield f"      - id: deel-{chapter}-{theme}"
            yield f"        titel: Oever {theme} van deel {chapter}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--measures", type=int, default=300)
    options = parser.parse_args()
    write_divided(options.folder, options.measures)
