"""The JSON documents: each keeps to its schema, and says what the dossier says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.press.built import Built, problem
from motiespoor.press.proof.keeping import keeping
from motiespoor.press.proof.known import Known
from motiespoor.problem import Problem, clipped
from motiespoor.render.api.addresses import schema_path
from motiespoor.render.api.documents import KINDS
from motiespoor.render.api.made import made
from motiespoor.render.api.outputs import descriptions
from motiespoor.render.api.plain import written
from motiespoor.render.entries import entries

_NO_JSON = "dit document ontbreekt, of is geen JSON."
_ABSENT = object()
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def documents_agree(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure every document keeps to the schema that is published for it, and holds what the dossier holds."""
    dossier, today = known.dossier, known.today
    described = dict(descriptions(dossier))  # that what is published is the same, is looked at below
    certain = {kind: keeping(described[schema_path(kind)]) for kind in KINDS}
    promised = deadlines(dossier, today)
    for each in made(dossier, today, promised, entries(dossier, changes(dossier), promised, today)):
        meant = each.json
        if certain[each.kind](meant) and site.content(each.path) == written(meant.items()):
            continue  # to the letter: known in a third of the time, and of the memory, that it takes to read it
        found = _json(site, each.path)
        if found is None:
            yield problem(each.path, _NO_JSON)
        elif (where := _differs(meant, found)) is not None:
            yield problem(each.path, f"dit document zegt iets anders dan het dossier{_at(where)}.")
        elif certain[each.kind](found):
            continue
        elif (where := _breaks(described[schema_path(each.kind)], found)) is not None:
            yield problem(each.path, f"dit document past niet bij {schema_path(each.kind)}{_at(where)}.")


def _breaks(schema: Any, found: Any) -> str | None:
    """Where JSON does not keep to a schema; `None` when it does."""
    # Slow to load, and hardly ever needed.
    from jsonschema import Draft202012Validator

    error = next(iter(Draft202012Validator(schema).iter_errors(found)), None)
    return "/".join(map(str, error.absolute_path)) if error is not None else None


def descriptions_agree(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure the OpenAPI description and the schemas are those of the types that the dossier was checked with."""
    for path, meant in descriptions(known.dossier):
        found = _json(site, path)
        if found is None:
            yield problem(path, _NO_JSON)
        elif (where := _differs(meant, found)) is not None:
            yield problem(path, f"deze beschrijving is een andere dan die van het programma{_at(where)}.")


def _json(site: Built, path: str) -> Any:
    try:
        return json.loads(site.text(path) or "")
    except (ValueError, RecursionError):
        return None


def _at(where: str) -> str:
    return f", bij '{clipped(where)}'" if where else ""


def _differs(meant: Any, found: Any) -> str | None:
    """Where JSON is another than was meant; `None` when it is the same. A number is no other for its decimals."""
    try:
        if _encoded(meant) == _encoded(found):  # in a fifth of the time
            return None
    except RecursionError:
        pass  # what is nested so deep, was not meant
    return _where(meant, found)


def _where(meant: Any, found: Any) -> str | None:
    if meant is _ABSENT or found is _ABSENT or isinstance(meant, bool) is not isinstance(found, bool):
        return ""
    if isinstance(meant, dict) and isinstance(found, dict):
        pairs = ((key, meant.get(key, _ABSENT), found.get(key, _ABSENT)) for key in {**meant, **found})
    elif isinstance(meant, list) and isinstance(found, list):
        both = zip_longest(meant, found, fillvalue=_ABSENT)
        pairs = ((str(place), one, other) for place, (one, other) in enumerate(both))
    else:
        return None if meant == found else ""
    for key, one, other in pairs:
        if (where := _where(one, other)) is not None:
            return f"{key}/{where}".rstrip("/")
    return None
