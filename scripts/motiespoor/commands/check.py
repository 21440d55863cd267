"""`check`: every problem in the data, and with `--herstel` the end of those that are certain."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from motiespoor import paths
from motiespoor.commands.terminal import CLEAN, PROBLEMS, Commands, command, editor, refused, setting, show
from motiespoor.model.dossier import Dossier
from motiespoor.problem import Problem, in_order
from motiespoor.read.circles import no_circles


def check(commands: Commands) -> None:
    made = command(commands, "check", _check, "controleer de gegevens en toon elk probleem met bestand, regel en kolom")
    made.add_argument("bestanden", nargs="*", metavar="BESTAND", help="toon alleen de problemen in deze bestanden")
    made.add_argument(
        "--formaat",
        choices=("tekst", "github", "json"),
        default="tekst",
        help="hoe het er staat: om te lezen (standaard), als aantekeningen van GitHub, of voor een programma",
    )
    made.add_argument("--herstel", action="store_true", help="toon wat zeker te herstellen is, en schrijf het na uw ja")
    made.add_argument("--ja", action="store_true", help="herstel zonder te vragen")


def _check(root: Path, options: argparse.Namespace) -> int:
    only = frozenset(_inside(root, path) for path in options.bestanden) or None
    if only is not None and (unknown := sorted(path for path in only if not _is_in(root, path))):
        return refused("check", f"dit staat niet in het dossier: {', '.join(unknown)}")
    if options.ja and not options.herstel:
        return refused("check", "--ja hoort bij --herstel.")
    if options.herstel and options.formaat != "tekst":
        return refused("check", "--herstel praat met een mens; laat --formaat weg.")
    if options.herstel:
        return _mend(root, options, only)
    with no_circles():
        from motiespoor.validate.looks import has_own_look
        from motiespoor.validate.part import are_measures, checked

        reading, found = checked(root, options.today, only)
        if not found and has_own_look(reading.dossier) and not (only is not None and are_measures(only)):
            found = _filled(reading.dossier, options.today, only)
    _report(root, found, options.formaat)
    if not found:
        for each in _hints(reading.dossier, options.today, only):
            print(f"Let op: {each}", file=sys.stderr)
        from motiespoor.tell.unaided import unaided

        if only is None and (hint := unaided(root)) is not None:
            print(f"Let op: {hint}", file=sys.stderr)
        if only is None:
            _say_stale_forms(root, reading.dossier)
    return PROBLEMS if found else CLEAN


def _hints(dossier: Dossier, today: date, only: frozenset[str] | None) -> Iterator[Problem]:
    """What is no problem, and should be known: what will be one soon, an example, a file that is overtaken, a lonely theme."""
    from motiespoor.tell.soon import soon
    from motiespoor.validate.overrides import overtaken
    from motiespoor.validate.packages import concerns
    from motiespoor.validate.themes import lonely_themes
    from motiespoor.validate.unfilled import unfilled

    yield from soon(dossier.publication, today)
    found = (*unfilled(dossier), *overtaken(dossier), *lonely_themes(dossier))
    yield from (each for each in found if concerns(each.path, only))


def _say_stale_forms(root: Path, dossier: Dossier) -> None:
    """A form with old choices is no problem: what is not in its lists can be typed."""
    if not (root / paths.ISSUE_FORMS).is_dir():
        return
    from motiespoor.desk.form_texts import lonely_forms, stale_forms

    for path in lonely_forms(root, dossier):
        print(
            f"Let op: {path}: dit register is er niet meer. Haal het formulier weg: motiespoor formulieren",
            file=sys.stderr,
        )
    for path in stale_forms(root, dossier):
        print(
            f"Let op: {path}: de keuzen zijn niet meer van nu. Maak ze opnieuw: motiespoor formulieren", file=sys.stderr
        )


def _filled(dossier: Dossier, today: date, only: frozenset[str] | None) -> tuple[Problem, ...]:
    """What is wrong with the dossier's own templates and blocks; only a dossier that is right can fill them."""
    from motiespoor.press.blocks import block_problems
    from motiespoor.render.trial import template_problems
    from motiespoor.validate.packages import concerns

    found = (*block_problems(dossier), *template_problems(dossier, today))
    return in_order(each for each in found if concerns(each.path, only))


def _mend(root: Path, options: argparse.Namespace, only: frozenset[str] | None) -> int:
    """Mend what is certain, after a yes; then tell what is left."""
    from motiespoor.desk.mending import mend

    left = mend(root, options.today, editor(), only, agreed=options.ja)
    print()
    show(left)
    return PROBLEMS if left else CLEAN


def _report(root: Path, problems: Sequence[Problem], form: str) -> None:
    """Every problem in the form that was asked for; for GitHub the summary of the step has the whole list too."""
    from motiespoor.tell.problems import add_to_summary, as_annotations, as_json

    if form == "tekst":
        show(problems)
    elif form == "json":
        print(as_json(problems), end="")
    else:
        folder = os.path.relpath(root)
        print(as_annotations(problems, "" if folder == os.curdir else Path(folder).as_posix()), end="")
        if summary := setting("GITHUB_STEP_SUMMARY"):
            add_to_summary(Path(summary), problems)


def _inside(root: Path, path: str) -> str:
    """A path as typed, relative to the dossier: read from here, or else from there."""
    from_here = os.path.relpath(path, root)
    return from_here if os.path.lexists(path) and _is_in(root, from_here) else os.path.normpath(path)


def _is_in(root: Path, path: str) -> bool:
    return not path.startswith((os.pardir, os.sep)) and os.path.lexists(root / path)
