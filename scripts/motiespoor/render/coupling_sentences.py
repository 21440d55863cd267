"""What a coupling comes to, in words: why two rows meet, and how many there are that met something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from motiespoor.derive.matching import Matched, Pair
from motiespoor.derive.reasons import (
    AreaBeside,
    Gone,
    Moment,
    Reason,
    SameArea,
    SameMoment,
    SharedThemes,
    Size,
    SizeFits,
)
from motiespoor.dutch import count, counted, either, in_full, listed, quoted, tally, when
from motiespoor.model.register import Register


def why(pair: Pair, areas: Mapping[str, str]) -> str:
    """Beide noemen ‘digitale overheid’; 140 m² past in 100–250: every reason, with the names of areas by their codes."""
    return "; ".join(reason(each, areas) for each in pair.reasons)


def strength(pair: Pair) -> str:
    """3 redenen"""
    return count(len(pair.reasons), "reden", "redenen")


def reason(found: Reason, areas: Mapping[str, str]) -> str:
    """One reason, as part of a sentence."""
    match found:
        case SharedThemes(themes):
            return f"beide noemen {listed(map(quoted, themes))}"
        case SameArea(area, gone):
            return f"beide horen bij {areas.get(area, area)}{_went(gone, areas)}"
        case AreaBeside(left, right, gone):
            return f"{areas.get(left, left)} grenst aan {areas.get(right, right)}{_went(gone, areas)}"
        case SizeFits(left, right):
            return _fits(left, right)
        case SameMoment(left, right):
            one, other = _term(left), _term(right)
            return f"beide gaan over {one}" if one == other else f"{one} en {other} overlappen elkaar"


def met(matched: Matched, left: Register, right: Register) -> str:
    """How many of both sides met something; or of which side there is none yet, so that nothing can."""
    lefts, rights = (
        (len(matched.of_left), len(matched.of_left) + len(matched.left_alone)),
        (len(matched.of_right), len(matched.of_right) + len(matched.right_alone)),
    )
    none = [side.one for side, (_, total) in ((left, lefts), (right, rights)) if not total]
    if none:
        return f"Er is nog geen {either(none)} bekend. Er valt dus niets te koppelen."
    return f"{_side(*lefts, left, right)} {_side(*rights, right, left)}"


def _side(found: int, total: int, one: Register, other: Register) -> str:
    """Without articles before what a register calls its rows: nobody told whether it is de or het."""
    if not found:
        which = f"geen {one.one}"
    elif found < total:
        which = f"{tally(found)} van de {tally(total)} {one.many}"
    else:
        which = f"{'alle ' if total > 1 else ''}{count(total, one.one, one.many)}"
    return f"Bij {which} past een {other.one}."


def _went(gone: Gone, areas: Mapping[str, str]) -> str:
    """(Oud hoort nu bij Nieuw): where the areas went that rows name and that are no more."""
    into: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in gone:
        into[other].append(areas.get(one, one))
    told = (
        f"{listed(names)} {'hoort' if len(names) == 1 else 'horen'} nu bij {areas.get(code, code)}"
        for code, names in into.items()
    )
    return f" ({listed(told)})" if gone else ""


def _fits(left: Size, right: Size) -> str:
    """140 m² past in 100–250; two that are the same are said once."""
    if left.span == right.span:
        return f"beide {_size(left)}"
    inner, outer = (left, right) if left.span.within(right.span) else (right, left)
    return f"{_size(inner)} past in {_bare(outer)}"


def _size(size: Size) -> str:
    return counted(_bare(size), size.unit or "")


def _bare(size: Size) -> str:
    if size.low is None:
        return f"hoogstens {in_full(size.high)}" if size.high is not None else ""
    return in_full(size.low) if size.high in (None, size.low) else f"{in_full(size.low)}–{in_full(size.high)}"


def _term(moment: Moment) -> str:
    if moment.first == moment.last:
        return when(moment.first)
    return f"{when(moment.first)} tot en met {when(moment.last)}"
