"""The addresses under which others know what a catalogue speaks of: themes, languages, kinds of files, frequencies, licences.

Each is from the list that DCAT-AP-NL 3.0 names for it (chapter Waardelijsten).
"""

from __future__ import annotations

import re

from motiespoor.model.catalogue import Theme
from motiespoor.model.figure import Frequency

_EU = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"

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
    "csv": (f"{_EU}/file-type/CSV", f"{MEDIA_TYPES}/text/csv"),
    "json": (f"{_EU}/file-type/JSON", f"{MEDIA_TYPES}/application/json"),
    "xlsx": (
        f"{_EU}/file-type/XLSX",
        f"{MEDIA_TYPES}/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}

# By how a language begins (BCP 47); of any other the list is not followed that far.
_LANGUAGES = {"nl": "NLD", "en": "ENG", "fy": "FRY", "de": "DEU", "fr": "FRA", "pap": "PAP"}


def language(tag: str) -> str:
    """A language of the European list; one that is not known here is undetermined."""
    return f"{_EU}/language/{_LANGUAGES.get(tag.partition('-')[0].lower(), 'UND')}"


# The catalogue itself may be used by anybody.
FREE = "http://creativecommons.org/publicdomain/zero/1.0/"
_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/((?:publicdomain|licenses)/[a-z-]+/[0-9.]+)/.*")


def licence(address: str) -> str:
    """A licence of Creative Commons under its own address, which people read at another; any other under the one it has."""
    known = _CREATIVE_COMMONS.fullmatch(address)
    return f"http://creativecommons.org/{known[1]}/" if known else address
