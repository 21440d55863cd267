"""How long it takes to lay two rounds next to each other: 1,000 measures of 2,000 characters of literal text each.

    python tests/compare_rounds.py

The texts are made, always the same; the second round says a tenth of the words differently.
"""

from __future__ import annotations

import random
import time
from datetime import date

from motiespoor.derive.comparison import comparison
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.measure import Action, Measure, Mention
from motiespoor.model.publication import Publication
from motiespoor.model.round import Column, Item, ProgressReport, RoundSheet
from motiespoor.problem import NOWHERE

MEASURES, CHARACTERS = 1_000, 2_000
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "vee", "weg")


def words(chance: random.Random, characters: int) -> list[str]:
    """Words of about so many characters together."""
    found: list[str] = []
    while sum(len(each) + 1 for each in found) < characters:
        found.append("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))))
    return found


def reworded(chance: random.Random, text: list[str]) -> list[str]:
    """The same text with a tenth of its words replaced."""
    return ["".join(chance.choices(SYLLABLES, k=3)) if chance.random() < 0.1 else each for each in text]


def rounds() -> tuple[Dossier, Round, Round]:
    """A dossier with two rounds."""
    chance = random.Random(1)
    first: dict[str, ProgressReport] = {}
    second: dict[str, ProgressReport] = {}
    measures = []
    for number in range(1, MEASURES + 1):
        name = str(number)
        texts = [words(chance, CHARACTERS // 4) for _ in range(4)]
        for reports, said in ((first, texts), (second, [reworded(chance, each) for each in texts])):
            title, objective, *items = (" ".join(each) for each in said)
            actions = tuple(Item(text=each, origin=NOWHERE) for each in items)
            reports[name] = ProgressReport(title=title, objective=objective, actions=actions, origin=NOWHERE)
        mentions = tuple(Mention(round=each, actions=(1, 2), origin=NOWHERE) for each in ("1", "2"))
        action = Action(id="actie", title="Actie", mentions=mentions, updates=(), origin=NOWHERE)
        measures.append(
            Measure(
                number=name, slug=f"m-{name}", title="M", owner="r", summary="M.", actions=(action,), origin=NOWHERE
            )
        )
    publication = Publication(
        name="", subject="", url="", edit_url="", maker="", disclaimer="", asked="", asked_evidence=(), origin=NOWHERE
    )
    made = [
        Round(sheet=_sheet(str(year), date(2020 + year, 1, 1)), reports=reports)
        for year, reports in ((1, first), (2, second))
    ]
    return Dossier(publication=publication, measures=tuple(measures), rounds=tuple(made)), *made


def _sheet(name: str, day: date) -> RoundSheet:
    return RoundSheet(
        id=name, title=name, date=day, reference_date=day, source="bron", columns=tuple(Column), origin=NOWHERE
    )


if __name__ == "__main__":
    dossier, before, after = rounds()
    start = time.perf_counter()
    compared = comparison(before, after, dossier)
    seconds = time.perf_counter() - start
    assert sum(each.reworded for each in compared.measures) == MEASURES
    print(f"{MEASURES} measures of {CHARACTERS} characters in two rounds, compared: {seconds:.2f} s")
