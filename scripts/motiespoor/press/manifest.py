"""The manifest of a built site: what it was made from, every file with its hash, and what may never be lost of it.

A later site is held against it before that is published (`losses`), and so is a folder that says it is this site
(`verify`).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from motiespoor import paths
from motiespoor.derive.succession import LIST
from motiespoor.derive.things import Sort, things
from motiespoor.model.dossier import Dossier
from motiespoor.model.succession import Kind
from motiespoor.press.finish import HEADERS, NGINX
from motiespoor.problem import Problem, clipped, in_order
from motiespoor.read.files import at_start, read_text, shown

MANIFEST = "manifest.json"
VERSION = 1

# Files that are part of how a site looks and works: nobody keeps their address.
_INNER = re.compile(rf"assets/.*|search/.*|sitemap\.xml(?:\.gz)?|404\.html|{re.escape(HEADERS)}|{re.escape(NGINX)}")
_FEED = re.compile(r"feeds/.*\.xml")
_CALENDAR = re.compile(r".*\.ics")
_PAGE = re.compile(r"(?:(.*)/)?index\.html")
_MILESTONE = "mijlpaal-"  # begins the anchor of a milestone
_MAY_END = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """Size in bytes and SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a site was made from, and what it holds.

    `commit` is `None` when it is not known; `fingerprint` is that of the files of the dossier.
    `pages` has the anchors of each page by its address, which is "" for the home page;
    `names` has the ids of everything that has one, by the Dutch word for what it is,
    and `ended` the names that went over or ended, with their successors.
    """

    address: str
    day: str
    commit: str | None
    fingerprint: str
    files: Mapping[str, File]
    pages: Mapping[str, tuple[str, ...]]
    feeds: tuple[str, ...]
    calendars: tuple[str, ...]
    downloads: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    ended: Mapping[str, Mapping[str, tuple[str, ...]]]


def made(site: Path, dossier: Dossier, today: date, *, commit: str | None, fingerprint: str) -> Manifest:
    """The manifest of a folder that was built from a dossier on a day; its own file takes no part."""
    files = dict(site_files(site))
    lasting = sorted(path for path in files if not _INNER.fullmatch(path))
    pages = {match[1] or "": path for path in lasting if (match := _PAGE.fullmatch(path))}
    rest = [path for path in lasting if not path.endswith(".html")]
    feeds = tuple(path for path in rest if _FEED.fullmatch(path))
    calendars = tuple(path for path in rest if _CALENDAR.fullmatch(path))
    return Manifest(
        address=dossier.publication.url,
        day=today.isoformat(),
        commit=commit,
        fingerprint=fingerprint,
        files=files,
        pages={page: _anchors((site / path).read_text(encoding="utf-8")) for page, path in pages.items()},
        feeds=feeds,
        calendars=calendars,
        downloads=tuple(path for path in rest if path not in {*feeds, *calendars}),
        names=_names(dossier),
        ended=_ended(dossier),
    )


def write_manifest(site: Path, manifest: Manifest) -> None:
    """Write a manifest into the folder that it is of; the same manifest is always the same bytes."""
    (site / MANIFEST).write_text(manifest_json(manifest), encoding="utf-8")


def site_files(site: Path) -> Iterator[tuple[str, File]]:
    """Every file of a built folder but the manifest; a link is a file without content of its own."""
    for here, folders, names in os.walk(site):
        for name in (*names, *(each for each in folders if Path(here, each).is_symlink())):
            path = Path(here, name)
            relative = path.relative_to(site).as_posix()
            if relative != MANIFEST:
                content = b"" if path.is_symlink() or not path.is_file() else path.read_bytes()
                yield relative, File(size=len(content), sha256=hashlib.sha256(content).hexdigest())


def _anchors(page: str) -> tuple[str, ...]:
    """The places on a page that a link can lead to, sorted; those of the theme itself and of pictures are none."""
    tree = LexborHTMLParser(page)
    main = tree.css_first("main")
    drawn = {each.attributes.get("id") for each in tree.css("svg [id]")}
    found = {each.attributes.get("id") or "" for each in main.css("[id]")} if main is not None else set()
    return tuple(sorted(each for each in found - drawn if each and not each.startswith("__")))


def _names(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing in things(dossier).values():
        if thing.sort.permanent and thing.sort not in (Sort.FRAME, Sort.PAGE):
            found[thing.sort.one].append(thing.name)
    return {sort: tuple(sorted(names)) for sort, names in sorted(found.items())}


def _ended(dossier: Dossier) -> dict[str, dict[str, tuple[str, ...]]]:
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for each in sorted(dossier.successions, key=lambda each: (each.kind.value, each.name)):
        found[each.kind.value][each.name] = each.successors
    return dict(found)


def manifest_json(manifest: Manifest) -> str:
    """The manifest as a file: JSON in ASCII, with sorted keys."""
    content = {
        "versie": VERSION,
        "adres": manifest.address,
        "dag": manifest.day,
        "commit": manifest.commit,
        "vingerafdruk": manifest.fingerprint,
        "bestanden": {path: {"bytes": file.size, "sha256": file.sha256} for path, file in manifest.files.items()},
        "paginas": manifest.pages,
        "feeds": manifest.feeds,
        "agendas": manifest.calendars,
        "downloads": manifest.downloads,
        "namen": manifest.names,
        "opgevolgd": manifest.ended,
    }
    return json.dumps(content, sort_keys=True, indent=1) + "\n"


def read_manifest(path: Path, problems: list[Problem]) -> Manifest | None:
    """The manifest in a file, or `None` after adding what is wrong with it: it may be anything."""
    text = read_text(path.parent, path.name, problems)
    if text is None:
        return None
    try:
        return _read(json.loads(text, parse_constant=_no_number))
    except (ValueError, RecursionError):
        why = "dit is geen JSON, of niet het manifest van een site. Neem het manifest.json dat bij die site hoort."
    except _OtherVersion:
        why = f"dit manifest heeft een andere versie dan {VERSION}. Bouw die site opnieuw, met dit programma."
    problems.append(at_start(shown(path.name), why))
    return None


class _OtherVersion(Exception):
    """The manifest was made by another version of this program."""


def _no_number(text: str) -> object:
    raise ValueError(text)  # NaN and Infinity are no JSON


def _read(content: object) -> Manifest:
    """A manifest from what its JSON holds.

    Raises:
        ValueError: it holds something else.
        _OtherVersion: it has another version.
    """
    held = _object(content)
    if held.get("versie") != VERSION:
        if isinstance(held.get("versie"), int):
            raise _OtherVersion
        raise ValueError("versie")
    commit = held.get("commit")
    return Manifest(
        address=_text(held.get("adres")),
        day=_text(held.get("dag")),
        commit=None if commit is None else _text(commit),
        fingerprint=_text(held.get("vingerafdruk")),
        files={path: _file(each) for path, each in _object(held.get("bestanden")).items()},
        pages=_lists(held.get("paginas")),
        feeds=_texts(held.get("feeds")),
        calendars=_texts(held.get("agendas")),
        downloads=_texts(held.get("downloads")),
        names=_lists(held.get("namen")),
        ended={kind: _lists(each) for kind, each in _object(held.get("opgevolgd")).items()},
    )


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("an object was expected")
    return {_text(name): held for name, held in value.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text was expected")
    value.encode()  # half a character, which JSON can hold, cannot be shown
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("a list was expected")
    return tuple(_text(each) for each in value)


def _lists(value: object) -> dict[str, tuple[str, ...]]:
    return {name: _texts(each) for name, each in _object(value).items()}


def _file(value: object) -> File:
    held = _object(value)
    size = held.get("bytes")
    if not isinstance(size, int) or isinstance(size, bool):
        raise ValueError("a number was expected")
    return File(size=size, sha256=_text(held.get("sha256")))


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


def losses(before: Manifest, after: Manifest) -> tuple[Problem, ...]:
    """What of the site that was published would be lost with the next one, each told once."""
    if before.address != after.address:
        text = (
            f"de site staat op {_harmless(before.address)} en deze is gemaakt voor {_harmless(after.address)}. "
            f"Zet het adres terug in {paths.PUBLICATION}; is het een nieuwe plek, publiceer dan met --eerste."
        )
        return (at_start(MANIFEST, text),)
    names = tuple(_lost_names(before, after))
    # What is lost with a name is told of the name.
    told = frozenset(name.rpartition("/")[2] for _, name in names)
    return in_order((*(_lost_name(sort, name) for sort, name in names), *_lost_addresses(before, after, told)))


def _lost_names(before: Manifest, after: Manifest) -> Iterator[tuple[str, str]]:
    """Names that no longer exist, and of which nothing says what became of them; each with what it is of."""
    for sort, names in before.names.items():
        there = {*after.names.get(sort, ()), *after.ended.get(sort, {})}
        yield from ((sort, name) for name in names if name not in there)


def _lost_addresses(before: Manifest, after: Manifest, told: frozenset[str]) -> Iterator[Problem]:
    """Pages, places on them, and files whose address leads nowhere any more."""
    ended = {f"{LIST}/{slug}" for slug in after.ended.get(Sort.MEASURE.one, {})}
    for page, anchors in before.pages.items():
        file = f"{page}/index.html".lstrip("/")
        if page not in after.pages:
            if page.rpartition("/")[2] not in told:
                yield _lost(file, "deze pagina was er en is er niet meer")
        elif page not in ended:  # such a page says where its content went
            there = {*after.pages[page], *told}
            for anchor in anchors:
                # A milestone may go to another measure. All stand on the page of terms, and there it is missed.
                moves = page.startswith(f"{LIST}/") and anchor.startswith(_MILESTONE)
                if not moves and anchor not in there and anchor.partition("-")[2] not in told:
                    yield _lost(file, f"de plek '#{_harmless(anchor)}' stond op deze pagina en is er niet meer")
    for what, listed in (("feed", before.feeds), ("agenda", before.calendars), ("download", before.downloads)):
        for path in listed:
            if path not in after.files and path.rpartition("/")[2].partition(".")[0] not in told:
                yield _lost(path, f"deze {what} was er en is er niet meer")


def _lost_name(sort: str, name: str) -> Problem:
    told = f", of zeg in {paths.SUCCESSION} wat ervan werd" if sort in _MAY_END else ""
    return _lost(MANIFEST, f"{_harmless(sort)} '{_harmless(name)}' was er en is er niet meer", told)


def _lost(path: str, fact: str, told: str = "") -> Problem:
    return at_start(shown(path), f"{fact}. Zet terug wat er stond{told}.")


def _harmless(text: str) -> str:
    """A text of a manifest as it can be printed on one line."""
    return clipped(shown(text))
