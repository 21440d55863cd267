"""The parts of the frame that a register belongs to, each by a short name that leaves nothing of it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from motiespoor.model.frame import Frame


@dataclass(frozen=True, kw_only=True, slots=True)
class FramePart:
    """A place in the frame: a whole list by its title, or one item by its label or, without one, by its own words."""

    anchor: str
    title: str | None = None
    label: str | None = None
    quote: str | None = None


def frame_parts(frame: Frame | None, ids: Collection[str]) -> tuple[FramePart, ...]:
    """What these ids come to, in the order of the frame: all items of a list together are that list."""
    found: list[FramePart] = []
    for group in frame.groups if frame is not None else ():
        named = [each for each in group.items if each.id in ids]
        if len(named) > 1 and len(named) == len(group.items):
            found.append(FramePart(anchor=group.id, title=group.title))
        else:
            found += [FramePart(anchor=each.id, label=each.label, quote=each.quote.rstrip(";. ")) for each in named]
    return tuple(found)
