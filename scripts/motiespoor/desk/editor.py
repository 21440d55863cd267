"""Who is at the other end of a command that asks before it writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

YES = "ja"


class WrongUse(Exception):
    """The command was given something that cannot be; the message says in Dutch what."""


@dataclass(frozen=True)
class Editor:
    """Who is at the other end: hears `tell`; answers `ask`, unless nobody is there to ask."""

    tell: Callable[[str], None]
    ask: Callable[[str], str] | None
