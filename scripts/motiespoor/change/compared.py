"""A dossier next to what it was at a revision: what the change does, in words, and what it may not do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motiespoor.change.opening import Head, together, unchanged_in_words, uncompared_in_words, unreadable_in_words
from motiespoor.change.revision import Revision, dossier_at
from motiespoor.problem import Problem, Unreadable, in_order
from motiespoor.read.dossier import read_dossier
from motiespoor.read.files import at_start
from motiespoor.tell.style import MARKDOWN, PLAIN, Style
from motiespoor.validate.check import checked_dossier, problems


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The words for a change, the problems that stand in its way, and whether it may be all the same."""

    text: str
    problems: tuple[Problem, ...]
    allowed: bool


def compared(
    root: Path,
    name: str,
    today: date,
    *,
    markdown: bool,
    everything: bool = False,
    called: str | None = None,
    reason: str | None = None,
) -> Told:
    """What changed in the dossier below `root` since the revision that `name` names, or that is known as `called`.

    With a `reason`, which is told, a change may be whatever it does; with `everything` nothing is told as a number.

    Raises:
        NoRevision: there is no such revision here.
        Unreadable: the dossier as it is now is not right.
    """
    style = _style(markdown=markdown)
    with dossier_at(root, name) as revision:
        after = checked_dossier(root, today)
        head = Head(name=called or name, commit=revision.commit, today=today, reason=reason)
        if not any((*revision.changed, *revision.program)):
            return Told(text=unchanged_in_words(head, style), problems=(), allowed=True)
        reading = read_dossier(revision.folder)
        if found := problems(reading, today):
            return _not_comparable(head, revision, found, style)
        # Only now: pandas, Altair and Jinja are not needed to tell that something is wrong.
        from motiespoor.change.changes import difference_between
        from motiespoor.change.pages import addresses_remain, charts_of_both, files_of, site_change
        from motiespoor.change.rules import problems_of_change
        from motiespoor.change.text import Compared, in_words

        before = reading.dossier
        charts_before, charts_after = charts_of_both(before, after, today)
        new = files_of(after, today, charts_after, looks=after)
        try:
            old, old_looks = files_of(before, today, charts_before, looks=before), False
        except Unreadable:
            old, old_looks = files_of(before, today, charts_before, looks=after), True
        wrong = problems_of_change(before, after) or in_order(addresses_remain(old, new))
        text = in_words(
            Compared(
                head=head,
                before=before,
                after=after,
                difference=difference_between(before, after, today),
                site=site_change(old, new),
                old_looks=old_looks,
                files=revision.changed,
                program=revision.program,
                problems=wrong if markdown else (),
            ),
            style,
            everything=everything,
        )
        return Told(text=text, problems=wrong, allowed=not wrong or reason is not None)


def _not_comparable(head: Head, revision: Revision, found: tuple[Problem, ...], style: Style) -> Told:
    """What can be said when the dossier of then is not right by the rules of now: which files differ."""
    files = together(revision.changed, revision.program)
    text = unreadable_in_words(head, style, problems=found, files=files)
    return Told(text=text, problems=(), allowed=head.reason is not None)


def not_compared(head: Head, path: str, why: str, *, markdown: bool) -> Told:
    """What can be said when there is nothing to compare with, and why: because of the file at `path`."""
    problem = at_start(path, why)
    text = uncompared_in_words(head, why, _style(markdown=markdown))
    return Told(text=text, problems=() if head.reason else (problem,), allowed=head.reason is not None)


def _style(*, markdown: bool) -> Style:
    return MARKDOWN if markdown else PLAIN
