"""The addresses under which others know what a catalogue speaks of: themes, languages, kinds of files, frequencies, licences.

Each is from the list that DCAT-AP-NL 3.0 names for it (chapter Waardelijsten).
"""

from __future__ import annotations

from motiespoor.model.catalogue import Theme
from motiespoor.model.figure import Frequency

_EU = "http://publications.europa.eu/resource/authority"
_IANA = "https://www.iana.org/assignments/media-types"

DUTCH = f"{_EU}/language/NLD"
PUBLIC = f"{_EU}/access-right/PUBLIC"

THEME = {
    theme: f"{_EU}/data-theme/{code}"
    for theme, code in {
        Theme.AGRICULTURE: "AGRI",
        Theme.ECONOMY: "ECON",
        Theme.EDUCATION: "EDUC",
        Theme.ENERGY: "ENER",
        Theme.ENVIRONMENT: "ENVI",
        Theme.GOVERNMENT: "GOVE",
        Theme.HEALTH: "HEAL",
        Theme.INTERNATIONAL: "INTR",
        Theme.JUSTICE: "JUST",
        Theme.REGIONS: "REGI",
        Theme.SOCIETY: "SOCI",
        Theme.TECHNOLOGY: "TECH",
        Theme.TRANSPORT: "TRAN",
    }.items()
}

YEARLY, IRREGULAR = f"{_EU}/frequency/ANNUAL", f"{_EU}/frequency/IRREG"
FREQUENCY = {
    Frequency.YEAR: YEARLY,
    Frequency.SCHOOL_YEAR: YEARLY,
    Frequency.HALF_YEAR: f"{_EU}/frequency/ANNUAL_2",
    Frequency.QUARTER: f"{_EU}/frequency/QUARTERLY",
    Frequency.MONTH: f"{_EU}/frequency/MONTHLY",
    Frequency.LOOSE: IRREGULAR,
}

# By the ending of a file: what governments and what browsers call its kind.
FILE = {
    "csv": (f"{_EU}/file-type/CSV", f"{_IANA}/text/csv"),
    "json": (f"{_EU}/file-type/JSON", f"{_IANA}/application/json"),
    "xlsx": (
        f"{_EU}/file-type/XLSX",
        f"{_IANA}/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}

# By the short name (SPDX): the licences that a catalogue may name, as their maker writes their address.
LICENCE = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "http://creativecommons.org/licenses/by-sa/4.0/",
}
