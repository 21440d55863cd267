"""The manifest of a built site: what it was made from, every file with its hash, and what may never be lost of it.

A later site is held against it before that is published (`losses`), and so is a folder that says it is this site
(`verify`). pydantic reads it, for it may come from anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from selectolax.lexbor import LexborHTMLParser

from motiespoor.cores import shared
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.derive.things import Sort, things
from motiespoor.model.dossier import Dossier
from motiespoor.model.period import existing_day
from motiespoor.press.headers import HEADERS, NGINX
from motiespoor.problem import Problem, in_order
from motiespoor.read.files import at_start, read_text, shown
from motiespoor.render.calendars import uids
from motiespoor.render.feeds import entry_ids
from motiespoor.render.host import NAMES
from motiespoor.render.permanent import authority

MANIFEST = "manifest.json"
VERSION: Final = 1

# Files that are part of how a site looks and works: nobody keeps their address.
_INNER = re.compile(r"assets/.*|search/.*|sitemap\.xml|404\.html|" + "|".join(map(re.escape, (HEADERS, NGINX, *NAMES))))
_FEED = re.compile(r"feeds/.*\.xml")
_CALENDAR = re.compile(r".*\.ics")
_PAGE = re.compile(r"(?:(.*)/)?index\.html")

# What a manifest calls its parts; the others have the same name there.
_KEYS = {
    "size": "bytes",
    "version": "versie",
    "address": "adres",
    "day": "dag",
    "reason": "reden",
    "put_back": "teruggezet",
    "program": "programma",
    "fingerprint": "vingerafdruk",
    "files": "bestanden",
    "pages": "paginas",
    "titles": "titels",
    "calendars": "agendas",
    "names": "namen",
    "ended": "opgevolgd",
    "authority": "naamgever",
    "previous": "vorig_adres",
    "outside": "namen_buiten",
}


COMMIT = r"^([0-9a-f]{40}|[0-9a-f]{64})$"


def _day(text: str) -> str:
    existing_day(text)
    return text


Day = Annotated[str, AfterValidator(_day)]


class Written(BaseModel):
    """What stands in a manifest, under its Dutch names: nothing is taken for what it is not, and what is new is passed over."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        alias_generator=lambda name: _KEYS.get(name, name),
        validate_by_name=True,
        serialize_by_alias=True,
    )


class File(Written):
    """Size in bytes and SHA-256 in hexadecimal."""

    size: int
    sha256: str


class Outside(Written):
    """The names that programs of readers keep: of the entries of all feeds, and of the events of all calendars."""

    feeds: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()


class Manifest(Written):
    """What a site was made from, and what it holds.

    `commit` is `None` when it is not known; `fingerprint` is that of the files of the dossier, and `program` that of the
    program (`press/program`), which sites of before it was written down do not have.
    `reason` says why a person published what a comparison refuses; `put_back` is the day on which one put it back.
    `pages` has the anchors of each page by its address, which is "" for the home page;
    `titles` which of them is that of its title, which goes when the title changes: it leads to the page, as its address does;
    `names` has the ids of everything that has one, by the Dutch word for what it is,
    and `ended` the names that went over or ended, with their successors.
    `authority` is what the names of `outside` rest on. Sites of before these were written down have neither.
    `previous` is where the site stood until now, while it moves.
    """

    version: Literal[1]
    address: str
    day: Day
    commit: Annotated[str, StringConstraints(pattern=COMMIT)] | None = None
    reason: str | None = None
    put_back: Day | None = None
    fingerprint: str
    program: str | None = None
    files: Mapping[str, File]
    pages: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str] = {}
    feeds: tuple[str, ...]
    calendars: tuple[str, ...]
    downloads: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    ended: Mapping[str, Mapping[str, tuple[str, ...]]]
    authority: str | None = None
    previous: str | None = None
    outside: Outside = Outside()

    @property
    def naming(self) -> str:
        """What its names outside the site rest on."""
        return self.authority or self.address


def made(
    site: Path, dossier: Dossier, today: date, *, commit: str | None, reason: str | None, fingerprint: str, program: str
) -> Manifest:
    """The manifest of a folder that was built from a dossier on a day; its own file takes no part."""
    files = dict(site_files(site))
    lasting = sorted(path for path in files if not _INNER.fullmatch(path))
    pages = {match[1] or "": path for path in lasting if (match := _PAGE.fullmatch(path))}
    rest = [path for path in lasting if not path.endswith(".html")]
    feeds = tuple(path for path in rest if _FEED.fullmatch(path))
    calendars = tuple(path for path in rest if _CALENDAR.fullmatch(path))
    followed = {*feeds, *calendars}
    places = dict(zip(pages, shared(partial(_places, site), pages.values()), strict=True))
    return Manifest(
        version=VERSION,
        address=dossier.publication.url,
        day=today.isoformat(),
        commit=commit,
        reason=reason,
        fingerprint=fingerprint,
        program=program,
        files=files,
        pages={page: anchors for page, (anchors, _) in places.items()},
        titles={page: title for page, (_, title) in places.items() if title is not None},
        feeds=feeds,
        calendars=calendars,
        downloads=tuple(path for path in rest if path not in followed),
        names=_names(dossier),
        ended=_ended(dossier),
        authority=authority(dossier.publication),
        previous=dossier.publication.previous,
        outside=_outside(dossier, today),
    )


def write_manifest(site: Path, manifest: Manifest) -> None:
    """Write a manifest into the folder that it is of; the same manifest is always the same bytes."""
    (site / MANIFEST).write_text(manifest_json(manifest), encoding="utf-8")


def site_files(site: Path) -> Iterator[tuple[str, File]]:
    """Every file of a built folder but the manifest; a link is a file without content of its own."""
    found = [
        path.relative_to(site).as_posix()
        for here, folders, names in os.walk(site)
        for path in (Path(here, name) for name in (*names, *folders))
        if path.is_symlink() or not path.is_dir()
    ]
    paths = [path for path in found if path != MANIFEST]
    return zip(paths, shared(partial(_file, site), paths), strict=True)


def _file(site: Path, name: str) -> File:
    path = site / name
    content = b"" if path.is_symlink() or not path.is_file() else path.read_bytes()
    return File(size=len(content), sha256=hashlib.sha256(content).hexdigest())


def _places(site: Path, path: str) -> tuple[tuple[str, ...], str | None]:
    """The places on a page that a link can lead to, sorted, and which of them is its title.

    Those of the theme itself and of pictures are none.
    """
    tree = LexborHTMLParser((site / path).read_text(encoding="utf-8"))
    main = tree.css_first("main")
    drawn = {each.attributes.get("id") for each in tree.css("svg [id]")}
    found = {each.attributes.get("id") or "" for each in main.css("[id]")} if main is not None else set()
    title = main.css_first("h1[id]") if main is not None else None
    anchors = tuple(sorted(each for each in found - drawn if each and not each.startswith("__")))
    return anchors, title.attributes.get("id") if title is not None else None


def _names(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing in things(dossier).values():
        if thing.sort.permanent and thing.sort not in (Sort.FRAME, Sort.PAGE):
            found[thing.sort.one].append(thing.name)
    return {sort: tuple(sorted(names)) for sort, names in sorted(found.items())}


def _outside(dossier: Dossier, today: date) -> Outside:
    """Of the entries all, also those that are too old for a feed."""
    promised = deadlines(dossier, today)
    return Outside(
        feeds=tuple(sorted(entry_ids(dossier, changes(dossier), promised, today))),
        calendars=tuple(sorted(uids(dossier))),
    )


def _ended(dossier: Dossier) -> dict[str, dict[str, tuple[str, ...]]]:
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for each in sorted(dossier.successions, key=lambda each: (each.kind.value, each.name)):
        found[each.kind.value][each.name] = each.successors
    return dict(found)


def manifest_json(manifest: Manifest) -> str:
    """The manifest as a file: JSON in ASCII, with sorted keys."""
    return json.dumps(manifest.model_dump(), sort_keys=True, indent=1) + "\n"


def read_manifest(path: Path, problems: list[Problem]) -> Manifest | None:
    """The manifest in a file, or `None` after adding what is wrong with it: it may be anything."""
    text = read_text(path.parent, path.name, problems)
    if text is None:
        return None
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        why = "dit is geen JSON, of niet het manifest van een site. Neem het manifest.json dat bij die site hoort."
        if any(each["type"] == "literal_error" and isinstance(each["input"], int) for each in error.errors()):
            why = f"dit manifest heeft een andere versie dan {VERSION}. Bouw die site opnieuw, met dit programma."
    problems.append(at_start(shown(path.name), why))
    return None


def file_problems(manifest: Manifest, files: Mapping[str, File]) -> tuple[Problem, ...]:
    """Which files of a folder are not those of its manifest."""
    found = [
        at_start(shown(path), "dit bestand hoort bij de site en ontbreekt.") for path in manifest.files.keys() - files
    ]
    for path, file in files.items():
        if path not in manifest.files:
            found.append(at_start(shown(path), f"dit bestand staat niet in {MANIFEST}. Het hoort niet bij deze site."))
        elif file != manifest.files[path]:
            found.append(at_start(shown(path), f"dit bestand is anders dan {MANIFEST} zegt. Bouw de site opnieuw."))
    return in_order(found)
