"""The names of folders and files in a dossier; nothing here touches the disk."""

from __future__ import annotations

DATA = "data"
CONTENT = "content"
CONFIG = "site_config"

MEASURES = f"{DATA}/maatregelen"
ROUNDS = f"{DATA}/ronden"
FIGURES = f"{DATA}/cijfers"
SOURCES = f"{DATA}/bronnen"
TEXTS = f"{SOURCES}/teksten"
PACKAGES = (MEASURES, ROUNDS, FIGURES, SOURCES)
REGISTERS = f"{DATA}/registers"  # a folder for each register, which is a package of its own

DESCRIPTOR = "datapackage.yaml"
FRAME = f"{MEASURES}/kader.yaml"
PROMISES = f"{MEASURES}/toezeggingen.yaml"
SUCCESSION = f"{MEASURES}/opvolging.yaml"
ROUND = "ronde.yaml"
CLOSING = "slot.yaml"
CORRECTIONS = "correcties.yaml"
SOURCE_LIST = f"{SOURCES}/bronnen.yaml"
TIMELINE = f"{SOURCES}/tijdlijn.yaml"
CONTRADICTIONS = f"{SOURCES}/tegenspraken.yaml"
COUPLINGS = f"{REGISTERS}/koppelingen.yaml"

PUBLICATION = f"{CONFIG}/publicatie.yaml"
STATUSES = f"{CONFIG}/statussen.yaml"
ROLES = f"{CONFIG}/rollen.yaml"
CHARTS = f"{CONFIG}/grafieken.yaml"
TEMPLATES = f"{CONFIG}/paginas"
THEME = f"{CONFIG}/thema"
STYLE = f"{CONFIG}/stijl"
SCHEMAS = f"{CONFIG}/schemas"  # for editors; nothing here reads them
ENGINE = "mkdocs.yml"
ISSUE_FORMS = ".github/ISSUE_TEMPLATE"  # of a repository that a dossier stands in; nothing here reads what they say

# What a dossier is made of.
PARTS = (DATA, CONTENT, CONFIG, ENGINE)

BUILD = "build"
DOCS = f"{BUILD}/docs"
FRAMES = f"{BUILD}/motor"  # what the engine has to read of those pages
BLOCKS = f"{BUILD}/thema"  # the theme blocks of the program, with those of the dossier over them
SETTINGS = f"{BUILD}/{ENGINE}"  # those above, with the menu and the foot for the pages that there are
FRAME_SETTINGS = f"{BUILD}/motor.yml"  # the same for the frames
FROM_ENGINE = f"{BUILD}/gemaakt"  # what the engine made of the frames, kept for as long as they stay the same
WRITTEN = f"{BUILD}/waarvan"  # from what the pages and frames were written, and what they are
CACHE = f"{BUILD}/cache"
FRESH = f"{BUILD}/nieuw"  # a site on its way
SITE = "site"
KEPT = "site.bewaard"  # what stood in site/ and no build had made
MADE = (BUILD, SITE, ".venv")  # never taken from a repository
