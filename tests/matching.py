"""Registers made in a few words, for the tests of couplings and of questions: no file, no dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from motiespoor.model.descriptor import Field, FieldType, Resource, Schema
from motiespoor.model.figure import Area
from motiespoor.model.register import (
    ROWS,
    Coupling,
    Ground,
    Parts,
    Question,
    Register,
    RegisterPackage,
    RegisterRow,
    RegisterTable,
    Value,
)

TYPES = {
    "sleutel": FieldType.STRING,
    "naam": FieldType.STRING,
    "provincie": FieldType.STRING,
    "thema": FieldType.STRING,
    "vanaf": FieldType.INTEGER,
    "tot": FieldType.INTEGER,
    "begin": FieldType.STRING,
    "einde": FieldType.STRING,
}
PARTS = Parts(
    title="naam", area="provincie", themes="thema", size="vanaf", size_to="tot", day="begin", until="einde"
)  # fmt: skip


def table(
    name: str,
    rows: Mapping[str, Mapping[str, Value]],
    unit: str | None = None,
    *,
    one: str = "rij",
    many: str = "rijen",
    questions: Iterable[Question] = (),
) -> RegisterTable:
    """A register with these rows, by key; what a row does not have is empty."""
    fields = tuple(
        Field(name=each, type=kind, title=each, description=each, unit=unit if each == "vanaf" else None)
        for each, kind in TYPES.items()
    )
    resource = Resource(
        name=ROWS, type="table", title=name, description=name, path=f"{ROWS}.csv", encoding="utf-8",
        schema=Schema(profile="", fields=fields),
    )  # fmt: skip
    register = Register(
        one=one, many=many, fields=PARTS, searched=date(2026, 1, 1), searched_in="x", questions=tuple(questions)
    )
    package = RegisterPackage(
        profile="", name=name, title=name, description=name, version="1.0.0", licences=(), resources=(resource,),
        register=register,
    )  # fmt: skip
    return RegisterTable(
        name=name,
        package=package,
        rows=tuple(
            RegisterRow(key=key, values={"sleutel": key, "naam": key, **values}) for key, values in rows.items()
        ),
    )


def coupling(*grounds: Ground, needed: Iterable[Ground] = (), at_least: int = 1, turned: bool = False) -> Coupling:
    """A coupling of questions and profiles; or of profiles and questions."""
    left, right = ("profielen", "vragen") if turned else ("vragen", "profielen")
    return Coupling(
        id="past", title="Past", left=left, right=right, grounds=grounds or tuple(Ground), needed=tuple(needed),
        at_least=at_least, at_left="Past", at_right="Past",
    )  # fmt: skip


def areas(borders: Mapping[str, Iterable[str]]) -> tuple[Area, ...]:
    """Areas by code, with those that each says it borders on."""
    return tuple(
        Area(code=code, name=code.capitalize(), kind="provincie", neighbours=tuple(beside))
        for code, beside in borders.items()
    )
