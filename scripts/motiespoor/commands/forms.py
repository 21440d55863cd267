"""Forms on GitHub instead of YAML: `formulieren` makes them, `uit-formulier` takes over one that was filled in."""

from __future__ import annotations

import argparse
from pathlib import Path

from motiespoor.commands.terminal import CLEAN, PROBLEMS, Commands, command, editor, refused


def forms(commands: Commands) -> None:
    made = command(
        commands, "formulieren", _forms, "maak de formulieren van GitHub, met de keuzen van dit dossier erin"
    )
    made.add_argument("--kijk", action="store_true", help="schrijf niets; zeg alleen welke niet meer van nu zijn")


def _forms(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.form_texts import form_texts, lonely_forms, stale_forms
    from motiespoor.desk.insertion import take_away, write_texts
    from motiespoor.validate.check import checked_dossier

    dossier = checked_dossier(root, options.today)
    lonely = lonely_forms(root, dossier)
    if options.kijk:
        stale = list(stale_forms(root, dossier, missing=True))
        for path in stale:
            print(f"{path} is niet meer van nu. Maak het opnieuw: motiespoor formulieren")
        for path in lonely:
            print(f"{path}: dit register is er niet meer. Haal het formulier weg: motiespoor formulieren")
        if not stale and not lonely:
            print("De formulieren zijn van nu.")
        return PROBLEMS if stale or lonely else CLEAN
    texts = form_texts(dossier)
    write_texts(root, texts)
    for path in texts:
        print(f"Geschreven: {path}")
    take_away(root, lonely)
    for path in lonely:
        print(f"Weggehaald: {path}")
    return CLEAN


def from_a_form(commands: Commands) -> None:
    """Nobody is asked anything: what the form does not say is told."""
    made = command(commands, "uit-formulier", _from_a_form, "neem een ingevuld formulier van GitHub over")
    made.add_argument("file", metavar="BESTAND", help="de gebeurtenis van GitHub (JSON), of de tekst van het formulier")
    made.add_argument("--ja", dest="yes", action="store_true", help="schrijf zonder te vragen, als alles klopt")


def _from_a_form(root: Path, options: argparse.Namespace) -> int:
    from motiespoor.desk.editor import Editor, WrongUse
    from motiespoor.desk.payload import take_over_form

    by_form = Editor(editor().tell, ask=None)
    try:
        take_over_form(root, options.today, Path(options.file), by_form, agreed=options.yes)
    except WrongUse as wrong:
        return refused("uit-formulier", wrong)
    return CLEAN
