"""Whatever a file turns out to be: a problem in Dutch at its place, all other problems too, and nothing built."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import TODAY, copy_of, edit, override
from motiespoor.cli import main
from motiespoor.model.kinds import REVISIONS
from motiespoor.problem import Problem, in_order
from motiespoor.read import theme
from motiespoor.read.dossier import TABLES, read_dossier
from motiespoor.read.files import limit_of
from motiespoor.validate import check, dates
from motiespoor.validate.check import problems

# One file of each kind.
YAML = (
    *(f"data/maatregelen/{name}.yaml" for name in ("A", "kader", "toezeggingen", "opvolging", "datapackage")),
    *(f"data/ronden/najaar-25/{name}.yaml" for name in ("A", "ronde")),
    *(f"data/ronden/voorjaar-25/{name}.yaml" for name in ("slot", "correcties")),
    *(f"data/bronnen/{name}.yaml" for name in ("bronnen", "tijdlijn", "tegenspraken")),
    *(f"site_config/{name}.yaml" for name in ("publicatie", "statussen", "rollen", "grafieken")),
)
OTHERS = (
    *TABLES,
    "data/bronnen/teksten/zv-2025-051.txt",
    "content/over.md",
    "site_config/paginas/home.md.jinja",
    "site_config/stijl/eigen.css",
)

# A measure, a table, a text, and the words and looks of a page: those of the other names are read in the same way, and take minutes.
FIRST = (YAML[0], *OTHERS[:1], *OTHERS[-4:])
FILES = [path if path in FIRST else pytest.param(path, marks=pytest.mark.proof) for path in (*YAML, *OTHERS)]

EMPTY = "dit bestand is leeg. Vul het of haal het weg."
COMMENTS = "in dit bestand staat alleen commentaar. Vul het of haal het weg."
NOT_UTF8 = "dit is geen UTF-8. Sla het bestand op als UTF-8 (niet als Windows-1252 of Latin-1)."
BOM = "dit bestand begint met een BOM-teken. Sla het op als UTF-8 zonder BOM."
CRLF = "dit bestand heeft Windows-regeleinden (CRLF). Sla het op met gewone regeleinden (LF)."
HIDDEN = "hier staat een onzichtbaar stuurteken ({}). Haal het weg; mogelijk is dit geen tekstbestand."
CONFLICT = (
    "hier staat een samenvoegconflict van git. "
    "Kies een van de versies en haal de regels met <<<<<<<, ======= en >>>>>>> weg."
)
LEFT_BEHIND = "hier staat een regel van een samenvoegconflict van git ({}). Haal die regel weg."
OFFICE = (
    "dit is een document van een programma als Word of Excel, en geen gewone tekst. "
    "Zet het oude bestand terug en plak daar alleen de tekst in."
)
LARGE = "dit bestand is groter dan {} MB. Deel het op of haal eruit wat er niet hoort."
FOLDER = "dit is een map, en hier hoort een bestand. Haal de map weg."
LINK = "dit is een verwijzing naar een ander bestand (symbolic link). Zet het bestand zelf hier."
SPECIAL = "dit is geen gewoon bestand. Haal het weg."
CLOSED = "dit bestand kan niet geopend worden. Staat het er, en mag het gelezen worden?"
CLOSED_FOLDER = "deze map kan niet geopend worden. Mag zij gelezen worden?"
NOWHERE = "dit bestand hoort nergens bij. Haal het weg, of kijk of de naam en de map kloppen."
COPY = "dit lijkt een kopie van {}, en wordt niet gelezen. Haal de kopie weg, of geef haar een eigen naam."
MISSING, MISSING_FOLDER = "dit bestand ontbreekt.", "deze map ontbreekt."
NO_SHEET = "dit bestand ontbreekt. Elke map in data/ronden heeft een ronde.yaml."
NO_FOLDER = "deze map ontbreekt. Staat --root goed?"
DEEP = "dit is meer dan 30 lagen diep. Haal weg wat hier niet hoort."
ANCHOR = "een anker met & mag hier niet. Schrijf de tekst voluit, of zet hem tussen aanhalingstekens."
TAG = "een label met ! mag hier niet. Zet de tekst tussen aanhalingstekens."
SECOND = "hier begint een tweede document (---). Zet één document in een bestand."
KEY = "een sleutel moet een gewoon woord zijn."
FIELDS = "hier horen velden, elk op een eigen regel als 'naam: waarde'. Verplicht:"
MESSAGES = [
    LEFT_BEHIND.format("======="),
    *(
        EMPTY,
        COMMENTS,
        NOT_UTF8,
        BOM,
        CRLF,
        HIDDEN.format(""),
        CONFLICT,
        LARGE.format(""),
        OFFICE,
        FOLDER,
        LINK,
        SPECIAL,
    ),
    *("dit bestand mag niet op de site: in {folder}/ staan alleen ",),
    *(CLOSED, CLOSED_FOLDER, NOWHERE, MISSING, MISSING_FOLDER, NO_SHEET, NO_FOLDER, DEEP, ANCHOR, TAG, SECOND, FIELDS),
]

# A mistake in a file that the others leave alone.
ANOTHER = "data/maatregelen/C2.yaml:23:16: datum: '2025-02-31' bestaat niet: februari 2025 heeft 28 dagen."

Told = tuple[int, int, str]  # line, column, text


def told(root: Path) -> list[str]:
    """Every problem but what only Frictionless finds, as lines; what is told must fit on one."""
    reading = read_dossier(root)
    found = [*reading.problems, *(each for rule in check.RULES for each in rule(reading))]
    found += [each for rule in dates.RULES for each in rule(reading, TODAY)]
    assert all(isinstance(each, Problem) and each.line > 0 and each.column > 0 for each in found)
    lines = [str(each) for each in in_order(found)]
    assert all(line.splitlines() == [line] for line in lines)
    return lines


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with another mistake in it; who spoils a file puts it back."""
    root = copy_of("klein", tmp_path_factory.mktemp("kapot") / "klein")
    edit(root, "data/maatregelen/C2.yaml", "datum: 2025-12-10", "datum: 2025-02-31")
    override(root, "pages", "home.md.jinja")
    (root / "site_config/stijl").mkdir()
    (root / "site_config/stijl/eigen.css").write_text("h1 { color: inherit }\n", "utf-8")
    return root


@contextmanager
def put_back(path: Path) -> Iterator[bytes]:
    """Whatever happens to a file, it is itself again afterwards."""
    data = path.read_bytes()
    try:
        yield data
    finally:
        removed(path)
        path.write_bytes(data)


def removed(path: Path) -> None:
    """Take away what stands here; what a link leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def bytes_and_told(path: str, data: bytes) -> dict[str, tuple[bytes, Told]]:
    """What a file may hold, by name, and what is told of it."""
    end = data.index(b"\n")
    at_end = (1, len(data[:end].decode()) + 1, CRLF)
    holds: dict[str, tuple[bytes, Told]] = {
        "empty": (b"", (1, 1, EMPTY)),
        "white space": (b" \n\n  \n", (1, 1, EMPTY)),
        "random bytes": (b"\xff" + random.Random(1).randbytes(5000), (1, 1, NOT_UTF8)),
        "Latin-1": ("# Coë\n".encode("latin-1") + data, (1, 5, NOT_UTF8)),
        "UTF-16": (data.decode().encode("utf-16"), (1, 1, NOT_UTF8)),
        "UTF-16 without a mark": ("a: b\n".encode("utf-16-le"), (1, 2, HIDDEN.format("U+0000"))),
        "a BOM": (b"\xef\xbb\xbf" + data, (1, 1, BOM)),
        "a document of Word": (b"PK\x03\x04" + random.Random(2).randbytes(5000), (1, 1, OFFICE)),
        "CRLF": (data.replace(b"\n", b"\r\n"), at_end),
        "one CRLF": (data.replace(b"\n", b"\r\n", 1), at_end),
        "CR": (data.replace(b"\n", b"\r"), at_end),
        "NUL": (b"\x00" + data, (1, 1, HIDDEN.format("U+0000"))),
        "a mark that turns text around": ("# \u202etxet\n".encode() + data, (1, 3, HIDDEN.format("U+202E"))),
    }
    if path.endswith((".yaml", ".csv", ".md")):
        conflict = b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> tak\n"
        holds["a conflict"] = (conflict, (1, 1, CONFLICT))
        holds["its end"] = (data + b">>>>>>> tak\n", (data.count(b"\n") + 1, 1, LEFT_BEHIND.format(">>>>>>>")))
    return holds


def yaml_and_told(data: bytes) -> dict[str, tuple[bytes, Told]]:
    """The same for what only YAML can do."""
    bomb = b"a: &a [x, x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 120))
    return {
        "comments": (b"# niets\n# meer\n", (1, 1, COMMENTS)),
        "a bomb": (bomb, (1, 4, ANCHOR)),
        "a well of brackets": (b"[" * 100_000, (1, 31, DEEP)),
        "a well of braces": (b"{a: " * 100_000, (1, 121, DEEP)),
        "a well of points": (b"- " * 100_000, (1, 61, DEEP)),
        "a well of questions": (b"? " * 100_000, (1, 3, KEY)),
        "a tag": (b"!!python/object/apply:os.system [ls]\n", (1, 1, TAG)),
        "two documents": (data + b"---\n" + data, (data.count(b"\n") + 1, 1, SECOND)),
        "a word": (b"zomaar\n", (1, 1, FIELDS)),
        "a list": (b"- zomaar\n", (1, 1, FIELDS)),
        "nothing at all": (b"---\n...\n", (2, 1, FIELDS)),
    }


@pytest.mark.parametrize("path", FILES)
def test_what_a_file_may_hold(spoilt: Path, path: str) -> None:
    """Whatever stands in a file, one thing is told of it, at its place, and the other mistake too."""
    with put_back(spoilt / path) as data:
        holds = bytes_and_told(path, data) | (yaml_and_told(data) if path in YAML else {})
        for name, (held, (line, column, text)) in holds.items():
            (spoilt / path).write_bytes(held)
            lines = told(spoilt)
            assert ANOTHER in lines, name
            lines.remove(ANOTHER)
            assert len(lines) == 1, name
            assert lines[0].startswith(f"{path}:{line}:{column}: {text}"), name


def a_folder(path: Path) -> None:
    """A folder in the place of a file, and something in it."""
    path.mkdir()
    (path / "A.yaml").write_text("nummer: A\n")


def too_large(path: Path) -> None:
    """More than may be read, without taking room on the disk."""
    path.touch()
    os.truncate(path, limit_of(path.name) + 1)


# What may stand in the place of a file, and what is told of it.
IN_ITS_PLACE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (a_folder, FOLDER),
    "an empty folder": (Path.mkdir, FOLDER),
    "a link to nothing": (lambda path: path.symlink_to("er-is-niets"), LINK),
    "a link outward": (lambda path: path.symlink_to("/etc/hostname"), LINK),
    "a link to a neighbour": (lambda path: path.symlink_to("B.yaml"), LINK),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), LINK),
    "a link to itself": (lambda path: path.symlink_to(path.name), LINK),
    "a pipe": (os.mkfifo, SPECIAL),
    "too much": (too_large, ""),
}


@pytest.mark.parametrize("path", FILES)
def test_what_may_stand_in_the_place_of_a_file(spoilt: Path, path: str) -> None:
    """Whatever stands in the place of a file, one thing is told of it, and the other mistake too."""
    large = LARGE.format(limit_of(path) // 1_000_000)
    with put_back(spoilt / path):
        for name, (place, text) in IN_ITS_PLACE.items():
            if text == FOLDER and path.endswith(".css"):
                continue  # the style may have folders of its own
            removed(spoilt / path)
            place(spoilt / path)
            assert told(spoilt) == sorted([ANOTHER, f"{path}:1:1: {text or large}"]), name


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user who may not read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/maatregelen/A.yaml", CLOSED),
        ("data/cijfers/gebieden.csv", CLOSED),
        ("data/bronnen/teksten/zv-2025-051.txt", CLOSED),
        ("content/over.md", CLOSED),
        ("data/bronnen/teksten", CLOSED_FOLDER),
    ],
)
def test_what_may_not_be_read_is_told(path: str, text: str) -> None:
    """A file or a folder that is closed to the reader is told."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of("klein", Path(folder) / "klein")
        assert told(root) == []  # also loads what is loaded when it is needed
        Path(folder).chmod(0o755)
        (root / path).chmod(0)
        with as_nobody():
            lines = told(root)
        (root / path).chmod(0o755)
        assert f"{path}:1:1: {text}" in lines


@pytest.mark.parametrize(
    "path",
    [
        *("data/cijfers/iets.csv", "data/ronden/iets.yaml"),
        *("data/maatregelen/.A.yaml.swp", "data/maatregelen/a/b.yaml"),
        *("data/ronden/najaar-25/meer/A.yaml", "data/bronnen/teksten/brief.pdf", "site_config/iets.yaml"),
        *("content/over.html", "content/a/b/c.md", "content/plaatje.svg"),
    ],
)
def test_a_file_that_belongs_to_nothing_is_told(small: Path, path: str) -> None:
    """A file in a place or under a name that nothing reads is told."""
    (small / path).parent.mkdir(parents=True, exist_ok=True)
    (small / path).write_text("nummer: A\n")
    assert told(small) == [f"{path}:1:1: {NOWHERE}"]


@pytest.mark.parametrize(
    ("path", "original"),
    [
        ("data/iets.yaml", "data/maatregelen/A.yaml"),
        ("data/cijfers/gebieden.CSV", "data/cijfers/gebieden.csv"),
        ("data/maatregelen/A.yml", "data/maatregelen/A.yaml"),
        ("content/Over.md", "content/over.md"),
    ],
)
def test_a_file_with_nearly_the_name_of_another_is_told(small: Path, path: str, original: str) -> None:
    """A file that stands beside the one that it could have been is told as its copy."""
    (small / path).write_text("nummer: A\n")
    assert told(small) == [f"{path}:1:1: {COPY.format(original)}"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"a\nb.yaml", r"a\nb.yaml"), (b"\xff\xfe.yaml", r"\xff\xfe.yaml"), ("\u202elmay.a".encode(), r"\u202elmay.a")],
)
@pytest.mark.parametrize("folder", ["data/maatregelen", "content"])
def test_a_file_with_a_strange_name_is_told_on_one_line(small: Path, folder: str, name: bytes, shown: str) -> None:
    """The name of a file may hold any byte; it is told so that it can be seen."""
    (small / folder).mkdir(exist_ok=True)
    Path(os.fsdecode(os.fsencode(small / folder) + b"/" + name)).write_text("nummer: A\n", "utf-8")
    assert told(small) == [f"{folder}/{shown}:1:1: {NOWHERE}"]


# What a dossier may have of its own in the look of its pages.
OWN = {
    "site_config/paginas": "sjablonen van pagina's (.md.jinja of .jinja)",
    "site_config/thema": "delen van het thema (.html)",
    "site_config/stijl": "stijlbladen (.css) en tekeningen (.svg)",
}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        *((each, each) for each in ("kwaad.exe", "_redirects", "_headers", ".htaccess", "extra.js", "robots.txt")),
        *(
            (each, each)
            for each in (".verborgen/x.css", "x.css.js", "CNAME", "sitemap.xml", "x.svgz", "mkdocs_theme.yml")
        ),
        ("a\nb.css", r"a\nb.css"),
        ("\u202elmth.a", r"\u202elmth.a"),
    ],
)
@pytest.mark.parametrize("folder", OWN)
def test_what_may_not_go_online_is_told(small: Path, folder: str, name: str, shown: str) -> None:
    """In the look of the pages only what is checked has a place; the rest is told with what may be there."""
    (small / folder / name).parent.mkdir(parents=True)
    (small / folder / name).write_text("x\n", "utf-8")
    only = f"dit bestand mag niet op de site: in {folder}/ staan alleen {OWN[folder]}. Haal het weg."
    assert told(small) == [f"{folder}/{shown}:1:1: {only}"]


def test_a_page_for_frames_is_the_programs_own(small: Path) -> None:
    """A template of before measures could end would not say so on the sites where it was pasted: none is taken."""
    name, folder = "insluiten.html.jinja", "site_config/paginas"
    assert name in theme.texts(theme.PAGES)
    (small / folder).mkdir(parents=True)
    (small / folder / name).write_text(theme.texts(theme.PAGES)[name], "utf-8")
    only = f"dit bestand mag niet op de site: in {folder}/ staan alleen {OWN[folder]}. Haal het weg."
    assert told(small) == [f"{folder}/{name}:1:1: {only}"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data", NO_FOLDER),
        ("content", NO_FOLDER),
        ("site_config", NO_FOLDER),
        *((f"data/{name}", MISSING_FOLDER) for name in ("maatregelen", "ronden", "cijfers", "bronnen")),
        *(
            (path, MISSING)
            for path in (
                "data/bronnen/bronnen.yaml",
                "site_config/publicatie.yaml",
                "site_config/statussen.yaml",
                *(each for each in TABLES if each != REVISIONS),
            )
        ),
        ("data/ronden/najaar-25/ronde.yaml", NO_SHEET),
    ],
)
def test_what_is_missing_is_told_once(small: Path, path: str, text: str) -> None:
    """A file or a folder that must be there is told, and not all that hangs on it."""
    shutil.rmtree(small / path) if (small / path).is_dir() else (small / path).unlink()
    assert told(small) == [f"{path}:1:1: {text}"]


def everything(root: Path) -> dict[str, bytes | None]:
    """All files of a folder with their bytes, and its folders."""
    return {
        str(each.relative_to(root)): each.read_bytes() if each.is_file() and not each.is_symlink() else None
        for each in sorted(root.rglob("*"))
    }


# A handful of kinds, and the line that is printed of each.
SPOILT: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "empty": ("data/maatregelen/A.yaml", Path.touch, f"1:1: {EMPTY}"),
    "bomb": (
        "data/bronnen/bronnen.yaml",
        lambda path: path.write_bytes(yaml_and_told(b"")["a bomb"][0]),
        f"1:4: {ANCHOR}",
    ),
    "table": ("data/cijfers/gebieden.csv", lambda path: path.write_bytes(b"\xff\xfe\x00"), f"1:1: {NOT_UTF8}"),
    "pipe": ("data/ronden/najaar-25/B.yaml", os.mkfifo, f"1:1: {SPECIAL}"),
    "page": (
        "content/over.md",
        lambda path: path.write_text("<script>"),
        "1:1: HTML mag hier niet. Gebruik gewone Markdown.",
    ),
    "descriptor": ("data/ronden/datapackage.yaml", lambda path: path.symlink_to("/dev/zero"), f"1:1: {LINK}"),
}


@pytest.mark.parametrize("kind", SPOILT)
@pytest.mark.parametrize("command", ["build", "write", "check"])
def test_nothing_is_built_on_what_is_wrong(
    small: Path, capsys: pytest.CaptureFixture[str], kind: str, command: str
) -> None:
    """A dossier with a mistake gives status 1 and its problems; what was built before stays as it was."""
    path, place, line = SPOILT[kind]
    (small / "site").mkdir()
    (small / "site" / "index.html").write_text("de site van gisteren")
    (small / "build" / "docs").mkdir(parents=True)
    (small / "build" / "docs" / "index.md").write_text("de pagina's van gisteren")
    (small / path).unlink()
    place(small / path)
    before = everything(small)
    status = main([command, "--root", str(small), "--today", TODAY.isoformat()])
    printed = capsys.readouterr()
    assert status == 1
    assert f"{path}:{line}" in printed.out.splitlines()
    assert "Traceback" not in printed.out + printed.err
    assert everything(small) == before


def test_many_mistakes_of_one_kind_are_told_quickly(small: Path) -> None:
    """A large file in which every line is wrong is told line by line, in time that grows with its lines."""
    number = 10_000
    (small / "data/maatregelen/A.yaml").write_text("\tx\n" * number)
    (small / "data/cijfers/sectoren.csv").write_text("sector,naam,soort,deel_van,opmerking\n" + "alles\n" * number)
    found = problems(read_dossier(small), TODAY)
    assert len([each for each in found if each.path.startswith("data/")]) == 2 * number
