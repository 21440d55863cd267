"""The fingerprint of a round: the same as long as what the round says is the same.

It stands in `model`, since `validate` compares it and the command that closes a round writes it,
and it follows from the declarations of the records alone.
"""

from __future__ import annotations

import json
from hashlib import sha256

from motiespoor.model.dossier import Round
from motiespoor.model.fields import keys
from motiespoor.model.table import text_of


def fingerprint(each: Round) -> str:
    """SHA-256, in hexadecimal, of the canonical content of a round: its sheet and its literal rows.

    Canonical is JSON with sorted keys, in ASCII and without spaces, of what the fields hold.
    Layout, comments, the order of keys and the long or short form of an item make no difference.
    """
    content = {
        "ronde": _plain(each.sheet),
        "rijen": {number: _plain(report) for number, report in each.reports.items()},
    }
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _plain(value: object) -> object:
    """A record as its Dutch keys and their texts.

    What has its default is left out, so that a field that a later version adds does not touch closed rounds.
    """
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if not hasattr(value, "origin"):
        return text_of(value)
    found = {name: (getattr(value, field.name), field.default) for name, field in keys(type(value)).items()}
    return {name: _plain(held) for name, (held, default) in found.items() if held != default}
