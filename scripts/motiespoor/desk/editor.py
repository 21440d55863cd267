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

    def agrees(self, question: str) -> bool:
        """Whether the answer is yes; when nobody is there, it is not."""
        return self.ask is not None and self.ask(f"\n{question} Typ {YES}: ").strip().lower() == YES

    def lets_write(self, *, agreed: bool) -> bool:
        """Whether what was shown may be written: said beforehand (`agreed`), or now."""
        if agreed:
            return True
        if self.ask is None:
            self.tell("\nEr is niets geschreven. Klopt het, herhaal de opdracht dan met --ja.")
            return False
        if self.agrees("Schrijven?"):
            return True
        self.tell("Er is niets geschreven.")
        return False
