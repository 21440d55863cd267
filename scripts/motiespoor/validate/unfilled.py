"""What a dossier has of an example that was to be replaced: no mistake while one writes, and nothing to publish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import keys
from motiespoor.problem import Problem, in_order
from motiespoor.read.files import position
from motiespoor.validate.walk import records

EXAMPLE = "VUL IN"
_IN_A_PAGE = re.compile(rf"^{EXAMPLE}\b", re.MULTILINE)
_TOLD = f"hier staat nog een voorbeeld ('{EXAMPLE}'). Schrijf wat hier hoort."


def unfilled(dossier: Dossier) -> tuple[Problem, ...]:
    """Every place where an example still stands, sorted."""
    return in_order((*_in_records(dossier), *_in_pages(dossier)))


def _in_records(dossier: Dossier) -> Iterator[Problem]:
    """Not in the rows of figures and registers: they may be very many, and nothing in them was an example."""
    registers = tuple(replace(each, rows=()) for each in dossier.registers)
    for each in records(replace(dossier, observations=(), revisions=(), forecasts=(), registers=registers)):
        record_type: Any = type(each)
        for key, attribute in _fields(record_type):
            value = getattr(each, attribute)
            if isinstance(value, str) and value.startswith(EXAMPLE):
                yield each.origin.problem(_TOLD, key)


@cache
def _fields(record_type: type) -> tuple[tuple[str, str], ...]:
    """Key and attribute of every field of a record."""
    return tuple((key, declared.name) for key, declared in keys(record_type).items())


def _in_pages(dossier: Dossier) -> Iterator[Problem]:
    for name, text in dossier.pages.items():
        for match in _IN_A_PAGE.finditer(text):
            line, column = position(text, match.start())
            yield Problem(path=f"{paths.CONTENT}/{name}", line=line, column=column, text=_TOLD)
