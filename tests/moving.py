"""A site that moves to another address: its dossier, and what those who follow it get to see again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
from icalendar import Calendar

from motiespoor import paths

_ATOM = {"content-type": "application/atom+xml; charset=utf-8"}
Known = frozenset[tuple[str, ...]]  # what a program of a reader remembers of each entry and event


def move(root: Path, to: str, *, announced: bool = True) -> Path:
    """Give a dossier another address; `announced` names the old one, as an editor does whose site stands there."""
    publication = (root / paths.PUBLICATION).read_text("utf-8")
    (before,) = re.findall(r"(?m)^adres: (\S+)$", publication)
    publication = re.sub(r"(?m)^vorig_adres: .*\n", "", publication)
    more = f"vorig_adres: {before}\n" if announced else ""
    publication = publication.replace(f"\nadres: {before}\n", f"\nadres: {to}\n{more}")
    (root / paths.PUBLICATION).write_text(publication, "utf-8")
    engine = (root / paths.ENGINE).read_text("utf-8")
    assert engine.count(f"\nsite_url: {before}\n") == 1
    (root / paths.ENGINE).write_text(engine.replace(f"\nsite_url: {before}\n", f"\nsite_url: {to}\n"), "utf-8")
    return root


def known(site: Path) -> dict[str, Known]:
    """For each feed and calendar of a site, what its followers keep: a name, and what makes a program tell of it again."""
    return dict(_known(site))


def _known(site: Path) -> Iterator[tuple[str, Known]]:
    for path in sorted(site.glob("feeds/**/*.xml")):
        entries = feedparser.parse(path.read_bytes(), response_headers=_ATOM).entries
        yield path.relative_to(site).as_posix(), frozenset((each.id, each.updated) for each in entries)
    for path in sorted(site.glob("**/*.ics")):
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        yield (
            path.relative_to(site).as_posix(),
            frozenset((str(each["UID"]), str(each.get("SEQUENCE")), str(each.get("DTSTAMP"))) for each in events),
        )


def seen_again(before: Path, after: Path) -> list[str]:
    """What followers of a site see once more, or lose, when it has become another."""
    then, now = known(before), known(after)
    return [
        f"{path}: {what} {' '.join(each)}"
        for path in sorted(then.keys() | now.keys())
        for what, found in (
            ("again", now.get(path, frozenset()) - then.get(path, frozenset())),
            ("lost", then.get(path, frozenset()) - now.get(path, frozenset())),
        )
        for each in sorted(found)
    ]
