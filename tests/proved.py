"""What a proof comes to: how much was tried, and how often it went wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was tried and how often, and how often the outcome was wrong (`allowed` at most)."""

    what: str
    tried: int
    wrong: int
    seconds: float = 0.0
    allowed: int = 0
    where: tuple[str, ...] = ()  # one line for each that went wrong, or why nothing was tried

    @property
    def holds(self) -> bool:
        """Whether this is proof: nothing tried proves nothing."""
        return self.tried > 0 and self.wrong <= self.allowed

    def __str__(self) -> str:
        limit = f"at most {self.allowed}" if self.allowed else ""
        line = f"{' ' if self.holds else '✗'} {self.what:<58} {self.tried:>8,} {self.wrong:>6} {self.seconds:>7.0f} s  {limit}"
        return "\n".join((line.rstrip(), *(f"      {each}" for each in self.where)))


HEAD = f"  {'':<58} {'tried':>8} {'wrong':>6} {'time':>9}"
