"""Rules on how the literal rounds and the living measures fit together."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.model.round import Column
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading


def mentions_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure an action only names literal items that its measure has in that round."""
    rounds = {each.sheet.id: each for each in reading.dossier.rounds}
    for measure in reading.dossier.measures:
        for action in measure.actions:
            for mention in action.mentions:
                if mention.round not in rounds:
                    continue
                report = rounds[mention.round].reports.get(measure.number)
                if report is None:
                    path = f"data/ronden/{mention.round}/{measure.number}.yaml"
                    if not any(problem.path == path for problem in reading.problems):
                        yield mention.origin.problem(
                            f"ronde {mention.round} heeft geen rij voor maatregel {measure.number}.", "ronde"
                        )
                    continue
                if not report.origin.complete:
                    continue
                for key, numbers, items in (
                    ("acties", mention.actions, report.actions),
                    ("stand_van_zaken", mention.progress, report.progress),
                ):
                    for place, number in enumerate(numbers):
                        if not 1 <= number <= len(items):
                            yield mention.origin.problem(
                                f"punt {number} bestaat niet: '{key}' van ronde {mention.round} heeft {len(items)} punt(en).",
                                f"{key}.{place}",
                            )


def every_item_is_followed(reading: Reading) -> Iterator[Problem]:
    """Ensure every literal action and every literal item of progress belongs to an action that is followed."""
    measures = {each.number: each for each in reading.dossier.measures if each.origin.complete}
    for each in reading.dossier.rounds:
        for number, report in each.reports.items():
            if number not in measures:
                continue
            mentions = [m for action in measures[number].actions for m in action.mentions if m.round == each.sheet.id]
            for key, items, claimed in (
                ("acties", report.actions, {n for m in mentions for n in m.actions}),
                ("stand_van_zaken", report.progress, {n for m in mentions for n in m.progress}),
            ):
                for place, _ in enumerate(items, 1):
                    if place not in claimed:
                        yield report.origin.problem(
                            f"punt {place} van '{key}' hoort bij geen enkele actie. "
                            f"Zet het onder 'in_ronde' bij een actie in data/maatregelen/{number}.yaml.",
                            f"{key}.{place - 1}",
                        )


def progress_stands_in_its_column(reading: Reading) -> Iterator[Problem]:
    """Ensure a round without the column "stand van zaken" has no progress."""
    for each in reading.dossier.rounds:
        if Column.PROGRESS in each.sheet.columns:
            continue
        for report in each.reports.values():
            if report.progress:
                yield report.origin.problem(
                    f"ronde {each.sheet.id} heeft geen kolom 'stand van zaken' (zie ronde.yaml). Zet de tekst waar hij hoort.",
                    "stand_van_zaken",
                )


RULES = (mentions_exist, every_item_is_followed, progress_stands_in_its_column)
