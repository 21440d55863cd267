"""The registers of the tests, in a dossier that had none: nothing but data is added."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from motiespoor import paths

AREAS = f"{paths.FIGURES}/gebieden.csv"
_SINCE = {"W10": "2010-01-01"}
_NEIGHBOURS = {"W1": "W2; W3", "W2": "W1", "W3": "W1"}
_COLUMNS = """\
        - name: van
          type: date
          title: Van
          description: De eerste dag dat het er was. Leeg als het er altijd was.
        - name: tot
          type: date
          title: Tot
          description: De eerste dag dat het er niet meer was. Leeg als het er nog is.
        - name: buren
          type: string
          title: Buren
          description: De codes van gebieden die hieraan grenzen, met een puntkomma ertussen.
          constraints:
            maxLength: 300
"""
REGISTERS = Path(__file__).parent / "registers"


def with_registers(root: Path) -> Path:
    """A copy of the small dossier with a register in CSV, one with a file a row, and a coupling of the two.

    Of its areas is also told which lie beside each other, and since when.
    """
    shutil.copytree(REGISTERS, root / paths.REGISTERS)
    areas, described = root / AREAS, root / paths.FIGURES / paths.DESCRIPTOR
    head, *rows = areas.read_text(encoding="utf-8").splitlines()
    beside = [head.replace(",rij,", ",van,tot,buren,rij,")]
    for row in rows:
        code = row.partition(",")[0]
        *cells, line, column, note = next(csv.reader([row]))
        told = [*cells, _SINCE.get(code, ""), "", _NEIGHBOURS.get(code, ""), line, column, note]
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow(told)
        beside.append(text.getvalue())
    areas.write_text("\n".join(beside) + "\n", encoding="utf-8")
    before, found, after = described.read_text(encoding="utf-8").partition("        - name: rij\n")
    described.write_text(f"{before}{_COLUMNS}{found}{after}", encoding="utf-8")
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
