"""The registers of the tests, in a dossier that had none: nothing but data is added."""

from __future__ import annotations

import shutil
from pathlib import Path

from motiespoor import paths

REGISTERS = Path(__file__).parent / "registers"


def with_registers(root: Path) -> Path:
    """A copy of the small dossier with a register in CSV, one with a file a row, and a coupling of the two."""
    shutil.copytree(REGISTERS, root / paths.REGISTERS)
    return root


# A register of which nothing was found yet: a descriptor, and no rows.
NINTH = {
    f"{paths.REGISTERS}/kaarten/{paths.DESCRIPTOR}": """\
# yaml-language-server: $schema=../../../site_config/schemas/register.schema.json
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: kaarten
title: Kaarten van het water
description: Een rij per kaart.
version: 1.0.0
licenses:
  - name: CC0-1.0
    title: Creative Commons Zero 1.0
    path: https://creativecommons.org/publicdomain/zero/1.0/deed.nl
resources:
  - name: rijen
    type: table
    title: Kaarten
    description: Een rij per kaart.
    path: rijen.csv
    encoding: utf-8
    schema:
      $schema: https://datapackage.org/profiles/2.0/tableschema.json
      fields:
        - name: sleutel
          type: string
          title: Sleutel
          description: Blijft altijd gelijk.
          constraints: {required: true, unique: true, maxLength: 80, pattern: "[a-z0-9]+(-[a-z0-9]+)*"}
        - name: titel
          type: string
          title: Titel
          description: Hoe de kaart heet.
          constraints: {required: true, maxLength: 300}
      primaryKey: [sleutel]
register:
  een: kaart
  meer: kaarten
  velden: {titel: titel}
  gezocht_tot: 2026-02-20
  gezocht_in: De stukken van de Raad.
"""
}
