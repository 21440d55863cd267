"""The tables of a dossier, made once for all that is made of them."""

from __future__ import annotations

from motiespoor.derive.lookup import remembered
from motiespoor.model.tables import tables

tabled = remembered(tables)
