"""A dossier next to what it was at a revision: what the change does, in words, and what it may not do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motiespoor.change.revision import Revision, dossier_at
from motiespoor.problem import Problem, Unreadable, in_order
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import checked_dossier, problems


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The words for a change, and the problems that stand in its way; `comparable` unless the revision was unreadable."""

    text: str
    problems: tuple[Problem, ...]
    comparable: bool


def compared(root: Path, name: str, today: date, *, markdown: bool) -> Told:
    """What changed in the dossier below `root` since the revision that `name` names.

    Raises:
        NoRevision: there is no such revision here.
        Unreadable: the dossier as it is now is not right.
    """
    with dossier_at(root, name) as revision:
        after = checked_dossier(root, today)
        reading = read_dossier(revision.folder)
        if found := problems(reading, today):
            return _not_comparable(name, revision, today, found, markdown=markdown)
        # Only now: pandas, Altair and Jinja are not needed to tell that something is wrong.
        from motiespoor.change.changes import difference_between
        from motiespoor.change.pages import addresses_remain, charts_of_both, files_of, site_change
        from motiespoor.change.rules import problems_of_change
        from motiespoor.change.text import Compared, in_words
        from motiespoor.tell.style import MARKDOWN, PLAIN

        before = reading.dossier
        charts_before, charts_after = charts_of_both(before, after, today)
        new = files_of(after, today, charts_after, looks=after)
        try:
            old, old_looks = files_of(before, today, charts_before, looks=before), False
        except Unreadable:
            old, old_looks = files_of(before, today, charts_before, looks=after), True
        wrong = problems_of_change(before, after) or in_order(addresses_remain(old, new))
        changed = revision.changed
        text = in_words(
            Compared(
                name=name,
                commit=revision.commit,
                today=today,
                before=before,
                after=after,
                difference=difference_between(before, after, today),
                site=site_change(old, new),
                old_looks=old_looks,
                files=(changed.added, changed.changed, changed.removed),
                problems=wrong if markdown else (),
            ),
            MARKDOWN if markdown else PLAIN,
        )
        return Told(text=text, problems=wrong, comparable=True)


def _not_comparable(name: str, revision: Revision, today: date, found: tuple[Problem, ...], *, markdown: bool) -> Told:
    """What can be said when the dossier of then is not right by the rules of now: which files differ."""
    from motiespoor.change.text import unreadable_in_words
    from motiespoor.tell.style import MARKDOWN, PLAIN

    changed = revision.changed
    text = unreadable_in_words(
        name,
        revision.commit,
        today,
        MARKDOWN if markdown else PLAIN,
        problems=found,
        files=(changed.added, changed.changed, changed.removed),
    )
    return Told(text=text, problems=(), comparable=False)
