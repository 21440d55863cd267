"""An answer held to what `check` holds the field to that it fills."""

from __future__ import annotations

from collections.abc import Mapping

from motiespoor.desk.editor import WrongUse
from motiespoor.read.files import FORBIDDEN
from motiespoor.read.shape import Shape, shapes
from motiespoor.read.texts import Wrong, joined
from motiespoor.spelling import code, suggestion

FEW = 12  # so many names can be read at a glance


def shape_of(record_type: type, key: str) -> Shape:
    """What a field takes."""
    return next(each for each in shapes(record_type) if each.key == key)


def held(shape: Shape, text: str, called: str, allowed: Mapping[str, str] | None = None) -> str:
    """The text again, when it can stand in a field; `called` is what the editor knows the question as.

    Raises:
        WrongUse: it cannot.
    """
    try:
        text.encode()
        assert shape.convert is not None
        if not text:
            raise Wrong("is leeg.")
        if (hidden := FORBIDDEN.search(text)) is not None:
            raise Wrong(f"heeft een onzichtbaar stuurteken ({code(hidden[0])}). Haal het weg.")
        if allowed is not None and text not in allowed:
            raise Wrong(f": '{text}' bestaat niet.{suggestion(text, allowed, listed=len(allowed) <= FEW)}")
        shape.convert(text)
    except UnicodeEncodeError:
        raise WrongUse(f"{called} is geen leesbare tekst.") from None
    except Wrong as wrong:
        raise WrongUse(joined(called, str(wrong))) from None
    return text
