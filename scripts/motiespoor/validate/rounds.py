"""Rules on how the literal rounds and the living measures fit together."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.model.dossier import Round, slugs_then
from motiespoor.model.fields import Family
from motiespoor.model.round import Column
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.causes import actions_of, called, rows_of, said_in
from motiespoor.validate.walk import named_measures, named_rounds


def mentions_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure an action only names literal items that its measure has in that round."""
    rounds = named_rounds(reading.dossier)
    numbered = {name: _numbers(each) for name, each in rounds.items()}
    for name, measure in named_measures(reading.dossier).items():
        if measure.number != name:
            continue  # which of the two is right is told of the file
        for action in measure.actions:
            for mention in action.mentions:
                if mention.round not in rounds:
                    continue
                then = numbered[mention.round].get(measure.slug, name)
                report = rounds[mention.round].reports.get(then)
                if report is None:
                    path = f"{paths.ROUNDS}/{mention.round}/{then}.yaml"
                    if not any(problem.path == path for problem in reading.problems):
                        yield mention.origin.problem(
                            f"ronde {mention.round} heeft geen rij voor maatregel {name}.",
                            "ronde",
                            breaks={said_in(mention.round)},
                            hangs_on={rows_of(mention.round)},
                            lacks=path,
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
                                f"punt {number} bestaat niet: '{key}' van ronde {mention.round} "
                                f"heeft {_counted(len(items))}.",
                                f"{key}.{place}",
                                breaks={_items_of(name)},
                            )


def _numbers(each: Round) -> dict[str, str]:
    """The numbers in a round of the measures that it has a row for and says which they are; any other has that of its file."""
    found: dict[str, str] = {}
    for number, slug in slugs_then(each).items():
        if number in each.reports:
            found.setdefault(slug, number)
    return found


def _counted(number: int) -> str:
    return "geen punten" if number == 0 else "1 punt" if number == 1 else f"{number} punten"


def every_item_is_followed(reading: Reading) -> Iterator[Problem]:
    """Ensure every literal action and every literal item of progress belongs to an action that is followed."""
    measures = named_measures(reading.dossier)
    keyed = {each.slug: each for each in reading.dossier.measures}
    for name, each in named_rounds(reading.dossier).items():
        slugs = slugs_then(each)
        for number, report in each.reports.items() if each.sheet.id == name else ():
            measure = measures.get(number)
            if number in slugs and (measure is None or measure.slug != slugs[number]):
                measure = keyed.get(slugs[number])
            if measure is None or not measure.origin.complete or not report.origin.complete:
                continue
            every = [mention for action in measure.actions for mention in action.mentions]
            mentions = [mention for mention in every if mention.round == name]
            # What is said of a round that is not there was likely meant for this one.
            elsewhere = {called(Family.ROUND, mention.round) for mention in every}
            for key, items, claimed in (
                ("acties", report.actions, {n for m in mentions for n in m.actions}),
                ("stand_van_zaken", report.progress, {n for m in mentions for n in m.progress}),
            ):
                if key == "stand_van_zaken" and Column.PROGRESS not in each.sheet.columns:
                    continue  # progress that has no column is told elsewhere
                for place, _ in enumerate(items, 1):
                    if place not in claimed:
                        yield report.origin.problem(
                            f"punt {place} van '{key}' hoort bij geen enkele actie. "
                            f"Zet het onder 'in_ronde' bij een actie in {measure.origin.path}.",
                            f"{key}.{place - 1}",
                            hangs_on={_items_of(number), actions_of(measure.slug), rows_of(name), *elsewhere},
                            lacks=_items_of(number),
                        )


def progress_stands_in_its_column(reading: Reading) -> Iterator[Problem]:
    """Ensure a round without the column "stand van zaken" has no progress."""
    for each in reading.dossier.rounds:
        if Column.PROGRESS in each.sheet.columns or not each.literal:
            continue
        for report in each.reports.values():
            if report.progress:
                yield report.origin.problem(
                    f"ronde {each.sheet.id} heeft geen kolom 'stand van zaken' (zie ronde.yaml). Zet de tekst waar hij hoort.",
                    "stand_van_zaken",
                    lacks=f"de kolom van {each.sheet.id}",
                )


def rows_have_columns(reading: Reading) -> Iterator[Problem]:
    """Ensure a round with literal rows says which columns its table has."""
    for each in reading.dossier.rounds:
        if each.reports and not each.literal and each.sheet.origin.complete:
            yield each.sheet.origin.problem(
                "deze ronde heeft letterlijke rijen: noem in 'kolommen' de kolommen van de tabel.",
            )


def _items_of(number: str) -> str:
    return f"de punten van maatregel {number}"


RULES = (mentions_exist, every_item_is_followed, progress_stands_in_its_column, rows_have_columns)
