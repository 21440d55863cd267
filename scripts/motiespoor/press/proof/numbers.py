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

# Part of a word, of an address or of a fingerprint is no number. What may not stand before it is looked for behind its first
# digit: for a digit is looked in a third of the time.
_NUMBER = re.compile(
    r"([0-9](?<![\w.,/#?=&-][0-9])(?:[0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]*(?:,[0-9]+)?))(?![\w/]|-\w)"
)
_ADDRESS = re.compile(r"https?://\S+")
_KEPT = 1 << 12  # days of which is kept how they are told
_SMALL = 3  # digits: what has fewer is counted, and looked at where it stands


def days_are_known(page: Page, known: Known) -> Iterator[str]:
    """Ensure a page names no day that the dossier does not know, and the day for machines is that for people."""
    named = DAY.findall("\n".join({*page.lines}))
    days = list(days_of(named))
    for day in sorted({*days} - known.days):
        yield f"'{dutch.day(day)}' is geen dag die het dossier kent."
    if len(days) != len(named):
        yield "de pagina noemt een dag die er niet is."
    for node in page.found("time[datetime]", "<time"):
        stated, told = node.attributes.get("datetime") or "", " ".join(node.text().split())
        if told != _told(stated):
            yield f"de dag '{clipped(told)}' is voor programma's '{clipped(stated)}'."


@lru_cache(_KEPT)
def _told(day: str) -> str | None:
    """How a day for machines is told to people; `None` when it is none."""
    try:
        return dutch.day(date.fromisoformat(day))
    except ValueError:
        return None


def numbers_are_known(page: Page, known: Known) -> Iterator[str]:
    """Ensure a page has no number of some size that does not stand in the dossier and cannot be worked out from it."""
    if page.address.startswith("en"):
        return  # written the English way
    lines = {*page.lines} - known.texts
    # All lines together take a tenth of the time that line by line takes.
    strange = {each for each in _numbers("\n".join(lines)) if not known.has_number(each)}
    for line in lines if strange else ():
        for number in strange.intersection(_numbers(line)):
            yield f"het getal '{number}' staat niet in het dossier: '{clipped(line)}'."


def _numbers(text: str) -> set[str]:
    """The numbers of some size in a text."""
    return {each for each in _NUMBER.findall(DAY.sub("", _ADDRESS.sub("", text))) if len(each) >= _SMALL}


RULES = (days_are_known, numbers_are_known)
