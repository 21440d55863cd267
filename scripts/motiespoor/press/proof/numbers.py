"""The numbers and the days on a page: each is one that the dossier knows, or that can be worked out from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from motiespoor import dutch
from motiespoor.press.built import Page
from motiespoor.press.proof.known import DAY, Known, days_of
from motiespoor.problem import clipped

# Part of a word, of an address or of a fingerprint is no number.
_NUMBER = re.compile(r"(?<![\w.,/#?=&-])[+−]?([0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?)(?![\w/]|-\w)")
_SOME = re.compile("[0-9][0-9.,]?[0-9]")
_ADDRESS = re.compile(r"https?://\S+")
_KEPT = 1 << 15  # lines of which is kept what numbers they have
_SMALL = 3  # digits: what has fewer is counted, and looked at where it stands


def days_are_known(page: Page, known: Known) -> Iterator[str]:
    """Ensure a page names no day that the dossier does not know, and the day for machines is that for people."""
    named = DAY.findall("\n".join(page.lines))
    days = list(days_of(named))
    for day in sorted({*days} - known.days):
        yield f"'{dutch.day(day)}' is geen dag die het dossier kent."
    if len(days) != len(named):
        yield "de pagina noemt een dag die er niet is."
    for node in page.found("time[datetime]", "<time"):
        stated, told = node.attributes.get("datetime") or "", " ".join(node.text().split())
        try:
            same = told == dutch.day(date.fromisoformat(stated))
        except ValueError:
            same = False
        if not same:
            yield f"de dag '{clipped(told)}' is voor programma's '{clipped(stated)}'."


def numbers_are_known(page: Page, known: Known) -> Iterator[str]:
    """Ensure a page has no number of some size that does not stand in the dossier and cannot be worked out from it."""
    if page.address.startswith("en"):
        return  # written the English way
    for line in {*page.lines} - known.texts:
        if _SOME.search(line):
            for number in _numbers(line):
                if not known.has_number(number):
                    yield f"het getal '{number}' staat niet in het dossier: '{clipped(line)}'."


@lru_cache(_KEPT)
def _numbers(line: str) -> tuple[str, ...]:
    """The numbers of some size in a line; the same lines come back on many pages."""
    found = _NUMBER.findall(DAY.sub("", _ADDRESS.sub("", line)))
    return tuple(each for each in found if len(each) >= _SMALL)


RULES = (days_are_known, numbers_are_known)
