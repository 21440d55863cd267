"""All rules over one reading."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from motiespoor import paths
from motiespoor.cores import beside
from motiespoor.model.dossier import Dossier
from motiespoor.problem import Problem, Unreadable, in_order
from motiespoor.read.ahead import taken_apart_ahead
from motiespoor.read.circles import no_circles
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.validate import (
    addresses,
    asked,
    chapters,
    charts,
    closing,
    content,
    dates,
    descriptors,
    divisions,
    engine,
    evidence,
    front,
    hosting,
    identity,
    lineage,
    looks,
    places,
    promises,
    ranges,
    references,
    registers,
    revisions,
    rounds,
    rows,
    succession,
    sums,
    values,
)
from motiespoor.validate.causes import leading
from motiespoor.validate.packages import concerns, package_problems

RULES = (
    *references.RULES,
    *identity.RULES,
    *addresses.RULES,
    *chapters.RULES,
    *evidence.RULES,
    *promises.RULES,
    *rounds.RULES,
    *closing.RULES,
    *succession.RULES,
    *values.RULES,
    *revisions.RULES,
    *ranges.RULES,
    *sums.RULES,
    *divisions.RULES,
    *lineage.RULES,
    *places.RULES,
    *registers.RULES,
    *asked.RULES,
    *rows.RULES,
    *charts.RULES,
    *front.RULES,
    *hosting.RULES,
    *content.RULES,
    *descriptors.RULES,
    *engine.RULES,
    *looks.RULES,
)

# Row by row the rules take a fiftieth of a second for 1,000 rows of figures, over whole columns a quarter of that;
# but loading pandas takes more than half a second. From here on that pays.
_MANY_ROWS = 50_000
# From here on Frictionless takes longer than it takes to make a copy of this process and load it there.
_MANY_MEASURES = 100


def problems(
    reading: Reading, today: date, only: frozenset[str] | None = None, *, judged: bool = True, once: bool = False
) -> tuple[Problem, ...]:
    """A problem for every mistake in a reading, sorted: that of `every_problem` that leads to what to do.

    `once` says that this process checks nothing else. Of a large dossier another core then asks Frictionless, which
    remembers there what it found right; who checks again after each change has more use for that here.
    """
    if not (once and judged and only is None and len(reading.dossier.measures) >= _MANY_MEASURES):
        return leading(every_problem(reading, today, only, judged=judged))
    with beside(lambda: problems_of_tables(reading)) as of_tables:
        if not every_problem(reading, today, judged=False):
            return of_tables()
    return leading(every_problem(reading, today))  # what Frictionless tells hangs on what was told before


def every_problem(
    reading: Reading, today: date, only: frozenset[str] | None = None, *, judged: bool = True
) -> tuple[Problem, ...]:
    """Every problem of a reading, sorted, those that follow from others too; with `only`, those in these files and folders.

    Unless `judged`, Frictionless is not asked: what it finds in a record that our own rules let through is in the
    description of the table.

    What Frictionless finds in the tables that YAML amounts to is told when all is checked, and pages are looked at
    when some may be told about: loading it, or Markdown, takes longer than the rest.
    """
    found = told_by_rules(
        reading, today, pages=any(concerns(f"{paths.CONTENT}/{name}", only) for name in reading.dossier.pages)
    )
    if judged and (only is None or not all(path.endswith((".yaml", ".md")) for path in only)):
        found.extend(package_problems(reading, tuple(found), only))
    standing = (_where_it_stands(each, reading) for each in found)
    return in_order(each for each in standing if concerns(each.path, only))


def told_by_rules(reading: Reading, today: date, *, pages: bool = False) -> list[Problem]:
    """What could not be read, and what our own rules tell, each in the file that was meant; those on `pages` if asked."""
    found = list(reading.problems)
    for rule in RULES:
        if pages or rule not in content.RULES:
            found.extend(rule(_looked_at(rule, reading)))
    for dated_rule in dates.RULES:
        found.extend(dated_rule(reading, today))
    return found


def problems_of_tables(reading: Reading) -> tuple[Problem, ...]:
    """What Frictionless finds in a reading that our own rules let through."""
    return leading(in_order(_where_it_stands(each, reading) for each in package_problems(reading, ())))


def _where_it_stands(problem: Problem, reading: Reading) -> Problem:
    """A problem in a file that was read as the one that was meant, in the file that is there."""
    path = reading.standing.get(problem.path)
    return problem if path is None else dataclasses.replace(problem, path=path)


def _looked_at(rule: Callable[[Reading], Iterable[Problem]], reading: Reading) -> Reading:
    """What a rule has to look at; everything, but for large tables."""
    if len(reading.dossier.observations) + len(reading.dossier.forecasts) < _MANY_ROWS:
        return reading
    from motiespoor.validate.doubt import in_doubt

    return in_doubt(rule, reading)


def checked_dossier(root: Path, today: date) -> Dossier:
    """The dossier below `root`.

    Raises:
        Unreadable: with every problem there is.
    """
    with no_circles():
        with taken_apart_ahead(root) as read:
            reading = read_dossier(root, read=read)
        if found := problems(reading, today, once=True):
            raise Unreadable(found)
    return reading.dossier
