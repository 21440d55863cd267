"""The borders between the rooms of the code, read from the code itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
import yaml

from conftest import REPOSITORY

PACKAGE = REPOSITORY / "scripts" / "motiespoor"
TEMPLATES = PACKAGE / "theme" / "pages"

# A room imports only from rooms before it, and from itself.
ROOMS = (
    "spelling", "paths", "problem", "copies", "cores", "model", "read", "dutch", "spoken", "derive", "validate", "render", "tell", "change", "press",
    "desk", "commands", "cli", "__main__",
)  # fmt: skip

# The libraries of others, and the only places that may import them.
LIBRARIES = {
    "yaml": ("read/yamltree.py",),
    "frictionless": ("validate/judge.py",),
    "pandas": ("validate/columns.py", "validate/doubt.py"),
    "altair": ("render/charts/",),
    "vl_convert": ("render/charts/",),
    "jinja2": (
        "render/bounded.py",
        "render/broken.py",
        "render/compiled.py",
        "render/frame.py",
        "render/template.py",
        "press/blocks.py",
        "press/scripts.py",
    ),
    "markdown": ("validate/made.py",),
    "mkdocs": ("press/engine.py", "press/frames.py"),
    "markupsafe": ("render/",),
    "python_calamine": ("read/pasted/workbook.py", "press/proof/books.py"),
    "rdflib": ("render/triples.py", "render/catalogue.py"),
    "xlsxwriter": ("render/workbook.py", "render/worksheet.py"),
    "pydantic": ("press/manifest.py",),
    "icalendar": ("render/calendars.py",),
    "jsonschema": ("press/proof/api.py",),
    "selectolax": (
        "press/agreement/",
        "press/border.py",
        "press/built.py",
        "press/headers.py",
        "press/proof/",
        "press/manifest.py",
        "press/scripts.py",
        "press/parts.py",
        "press/search.py",
        "press/verify.py",
    ),
}
HEAVY = (
    "icalendar", "python_calamine", "pandas", "pydantic", "altair", "vl_convert", "frictionless", "jinja2", "jsonschema", "markdown",
    "mkdocs", "rdflib", "selectolax", "xlsxwriter",
)  # fmt: skip

# What a module does with the disk: reads it, changes it, starts a process, or only looks whether something is there.
LOOKS = {"is_dir", "is_file", "is_symlink", "is_junction", "exists", "lexists", "lstat", "stat"}
READS = {"open", "fdopen", "read_text", "read_bytes", "scandir", "listdir", "walk", "iterdir", "glob", "rglob"}
CHANGES = {
    "write_text", "write_bytes", "mkdir", "makedirs", "mkdtemp", "mkstemp", "TemporaryDirectory", "touch", "unlink",
    "remove", "rmdir", "rmtree", "rename", "renames", "chmod", "copy", "copy2", "copyfile", "copytree", "move",
    "symlink", "symlink_to", "link", "hardlink_to", "truncate",
}  # fmt: skip
STARTS = {"run", "Popen", "call", "check_call", "check_output", "system", "spawnv", "execv", "fork"}
WITH_THE_DISK: dict[str, set[str]] = {
    "read/files.py": {"reads"},  # opens every file of a dossier
    "read/naming.py": {"reads"},  # lists what stands beside the data; opens nothing
    "read/theme.py": {"reads"},  # the files that come with the program
    "read/dossier.py": set(),  # looks whether the three folders and mkdocs.yml are there
    "read/pasted/reading.py": {"reads"},  # the table that an editor pasted
    "read/pasted/spreadsheet.py": {"starts"},  # a process with limits, which opens a spreadsheet
    "tell/unaided.py": set(),  # looks whether the dossier has schemas
    "tell/problems.py": {"reads"},  # opens the summary of a step, to write behind what is there
    "change/revision.py": {"reads", "changes", "starts"},  # git, and a temporary folder with what was
    "press/cache.py": {"reads", "changes"},  # pictures drawn before
    "press/docs.py": {"reads", "changes"},  # compares with what stands there
    "press/place.py": {
        "reads",
        "changes",
    },  # every file that must never be half written, those that people write among them
    "press/memory.py": {"reads"},  # what the machine says of its memory; lists the data
    "press/turn.py": {"reads"},  # opens the folder of the dossier, to lock it
    "press/foreign.py": {"reads", "changes"},  # the old site; a folder beside it with what no build made
    "copies.py": {"reads", "starts"},  # copies of this process, and what they made
    "press/engine.py": {"reads", "changes", "starts"},  # MkDocs, or another; settings for one that inherits otherwise
    "press/finish.py": {"reads", "changes"},  # the built pages
    "press/finished.py": {"reads", "changes"},  # the pages, and the files beside them
    "press/through.py": {"reads", "changes"},  # the pages before the engine; writes the twins beside those behind it
    "press/kept.py": {"reads", "changes"},  # what the engine made of the frames
    "press/unchanged.py": {"reads", "changes"},  # what was written; notes beside it what that is
    "press/manifest.py": {"reads", "changes"},  # the built files; writes the manifest beside them
    "press/search.py": {"reads", "changes"},  # the index of the engine; writes the one that readers search
    "press/built.py": {"reads"},  # the built files
    "press/proof/files.py": {"reads"},  # what comes with Material
    "press/replacing.py": {"reads", "changes"},  # the folder beside the site; the archive of an earlier one
    "press/viewing.py": {"reads"},  # the files of a built site
    "commands/viewing.py": set(),  # looks whether the folder is there
    "press/frames.py": {"reads", "changes"},  # a folder for the engine, and the index that it leaves there
    "press/serve.py": {"reads"},  # lists the files of a dossier with their times; opens none
    "desk/beginning.py": {"reads", "changes"},  # the list of areas somebody has, and a new dossier
    "desk/closing.py": {"changes"},  # a new file beside a round
    "desk/insertion.py": {"changes"},  # gives a misnamed file its name; takes a form away
    "desk/adding.py": set(),  # looks whether a file is there still
    "desk/form_texts.py": {"reads"},  # looks whether a form is there, and which other ones
    "desk/drafts.py": set(),  # looks whether a file is there already
    "desk/register_rows.py": set(),  # looks the same
    "desk/mending.py": set(),  # looks whether a round is closed
    "commands/check.py": set(),  # looks whether what was typed is there
    "commands/publish.py": set(),  # looks whether a site, or an archive of one, is there
    "commands/rounds.py": set(),  # looks whether a round is closed, and a schema there
    "cli.py": set(),  # looks whether the folder of the dossier is there
}

# Words of this one motion. Its names and ids come on top of these, from the data.
SUBJECT = (
    "rijks", "fte", "provinc", "randstad", "flach", "zeedijk", "ministerie", "minister", "bzk", "werkgelegenheid",
    "tweede kamer", "den haag", "ontmoetingsplein", "samenwerking rijk",
)  # fmt: skip


@cache
def modules() -> dict[str, str]:
    """Every module of the package by its path, with its text."""
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    """All that the text of a module is made of."""
    return tuple(ast.walk(ast.parse(text)))


def imported(text: str) -> Iterator[str]:
    """The full name of every module that a module imports, also within its functions."""
    for node in nodes(text):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def room_of(path: str) -> str:
    """The room that a module stands in."""
    return path.partition("/")[0].removesuffix(".py")


def test_every_module_stands_in_a_room() -> None:
    """Every module belongs to one of the rooms."""
    assert {room_of(path) for path in modules()} - {"__init__"} == set(ROOMS)


def test_a_room_imports_only_from_rooms_before_it() -> None:
    """A module imports from its own room and from the rooms before it, and from no other."""
    wrong = [
        f"{path} imports {name}"
        for path, text in modules().items()
        for name in imported(text)
        if name.startswith("motiespoor.") and ROOMS.index(name.split(".")[1]) > ROOMS.index(room_of(path))
    ]
    assert wrong == []


def test_no_module_imports_itself_by_a_detour() -> None:
    """Also within a room the imports run one way."""
    names = {".".join(("motiespoor", *Path(path).with_suffix("").parts)): text for path, text in modules().items()}
    imports = {
        name: {each if each in names else each.rpartition(".")[0] for each in imported(text)} & names.keys()
        for name, text in names.items()
    }
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])), pytrace=False)


def test_no_module_is_too_long_to_read() -> None:
    """A file holds one thing; what takes more lines than this is more than one."""
    assert {path for path, text in modules().items() if text.count("\n") > 500} == set()


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_has_its_place(library: str) -> None:
    """A library is imported where it belongs, and nowhere else."""
    users = [path for path, text in modules().items() if library in {name.split(".")[0] for name in imported(text)}]
    assert users, f"nothing imports {library} any more"
    assert [path for path in users if not path.startswith(LIBRARIES[library])] == []


def test_no_other_library_is_used() -> None:
    """What is not in Python itself has a named place; the network, the locale and chance are not used at all."""
    allowed = {"motiespoor", *LIBRARIES, *sys.stdlib_module_names} - {
        "socket", "http", "ftplib", "smtplib", "ssl", "locale", "random", "secrets", "uuid", "webbrowser",
    }  # fmt: skip
    wrong = [
        f"{path} imports {name}"
        for path, text in modules().items()
        for name in imported(text)
        if name.split(".")[0] not in allowed or name.startswith("urllib.request")
        if (path, name.split(".")[0])
        not in {
            ("press/serve.py", "socket"),  # looks whether the address is free
            ("press/viewing.py", "http"),  # shows a built site to who asks for it, on this machine only
        }
    ]
    assert wrong == []


def test_only_the_edge_looks_at_the_clock_and_the_surroundings() -> None:
    """The day comes from the terminal; the engine and the library that draws get fixed surroundings; nothing else reads either."""
    clock = re.compile(r"\b(?:datetime\.(?:now|utcnow|today)|[dD]a(?:te|y)\.today|time\.(?:time|localtime|gmtime))\b")
    surroundings = re.compile(r"\bos\.(?:environ|getenv|getcwd|getpid|uname)\b|\bPath\.(?:cwd|home)\b")
    assert [path for path, text in modules().items() if clock.search(text)] == ["commands/terminal.py"]
    looking = [path for path, text in modules().items() if surroundings.search(text)]
    assert looking == ["commands/terminal.py", "press/engine.py", "render/charts/converter.py"]


# What of `math` a processor computes exactly, or rounds as IEEE 754 says; the rest is up to the C library of a machine.
SAME_EVERYWHERE = {
    "ceil",
    "floor",
    "fsum",
    "isfinite",
    "isclose",
    "nan",
    "inf",
    "gcd",
    "comb",
    "sqrt",
    "radians",
    "trunc",
}


def test_no_arithmetic_differs_between_machines() -> None:
    """Nothing is computed by functions that machines or Pythons round differently; only the signs are drawn with angles."""
    wrong = set()
    for path, text in modules().items():
        for node in nodes(text):
            match node:
                case ast.ImportFrom(module="math"):
                    wrong |= {(path, each.name) for each in node.names if each.name not in SAME_EVERYWHERE}
                case ast.Attribute(value=ast.Name(id="math"), attr=name) if name not in SAME_EVERYWHERE:
                    wrong.add((path, name))
                case ast.Import() if {each.name for each in node.names} & {"cmath", "numpy", "statistics"}:
                    wrong.add((path, node.names[0].name))
                case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=float(power))):
                    wrong.add((path, f"the power {power}"))
    # Held against ties in test_same_bytes.
    assert wrong == {("render/signs.py", name) for name in ("cos", "sin", "tan")}


def with_the_disk(text: str) -> set[str]:
    """What a module does with the disk, by the names of what it calls."""
    found = set()
    for node in nodes(text):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            found |= {"reads"} if node.func.id == "open" else set()
        elif isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name == "rename" and [each.arg for each in node.keywords] == ["columns"]:
                continue  # of a frame
            found |= {
                word for word, names in (("looks", LOOKS), ("reads", READS), ("changes", CHANGES)) if name in names
            }
            of = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            found |= {"starts"} if name in STARTS and of in ("subprocess", "os") else set()
            # A path is replaced by one other; a text takes two arguments, a record keywords.
            found |= {"changes"} if name == "replace" and len(node.args) == 1 and not node.keywords else set()
    return found


def test_only_named_modules_touch_the_disk() -> None:
    """Only `read` opens files of a dossier; each other module that touches the disk is named here, with what it does."""
    found = {path: touched for path, text in modules().items() if (touched := with_the_disk(text))}
    assert {path: touched - {"looks"} for path, touched in found.items()} == WITH_THE_DISK


def test_only_the_engine_knows_mkdocs() -> None:
    """MkDocs is named in the engine, and where that works page by page; besides, `paths` names its file, and the commands and `serve` say that it failed."""
    users = set()
    for path, text in modules().items():
        described = {
            id(node.body[0].value)
            for node in nodes(text)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        constants = (node for node in nodes(text) if isinstance(node, ast.Constant) and id(node) not in described)
        if any("mkdocs" in str(node.value).lower() for node in constants):
            users.add(path)
    assert users == {"press/engine.py", "press/frames.py", "press/serve.py", "paths.py", "commands/publish.py"}
    assert 'ENGINE = "mkdocs.yml"' in modules()["paths.py"]


def test_checking_a_file_imports_nothing_heavy(small: Path) -> None:
    """The command line, and checking one YAML file with it, import none of the libraries that take long to load."""
    program = (
        "import sys, motiespoor.cli\n"
        "loaded = lambda: [name for name in sys.argv[2:] if name in sys.modules]\n"
        "assert not loaded(), loaded()\n"
        "status = motiespoor.cli.main(['check', '--root', sys.argv[1], '--today', '2026-03-01', 'data/maatregelen/A.yaml'])\n"
        "assert status == 0\n"
        "assert not loaded(), loaded()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, small, *HEAVY],
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONWARNINGS": "error"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "Geen problemen gevonden.\n", "")


def names_in_the_data() -> set[str]:
    """Names and ids that only this dossier has."""

    def listed(path: str, key: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = yaml.safe_load((REPOSITORY / path).read_text("utf-8"))[key]
        return found

    names = {each["id"] for each in listed("data/bronnen/bronnen.yaml", "bronnen")}
    names |= {each["id"] for each in listed("data/bronnen/tijdlijn.yaml", "gebeurtenissen")}
    for path in (REPOSITORY / "data" / "maatregelen").glob("[0-9]*.yaml"):
        measure = yaml.safe_load(path.read_text("utf-8"))
        names |= {measure["sleutel"], *(action["id"] for action in measure["acties"])}
    for name in ("reeksen", "gebieden", "sectoren", "methoden"):
        lines = (REPOSITORY / "data" / "cijfers" / f"{name}.csv").read_text("utf-8").splitlines()[1:]
        names |= {cell for line in lines for cell in line.split(",")[:2]}
    return {name.lower() for name in names if len(name) > 4} - {"totaal"}


def test_nothing_of_the_motion_stands_in_the_code() -> None:
    """No word, name or id of the first dossier stands in the code: another dossier needs no other code."""
    names = names_in_the_data()
    assert len(names) > 100
    wrong = [
        f"{path}:{text.count(chr(10), 0, found.start()) + 1}: {found[0]}"
        for path, text in ((path, text.lower()) for path, text in modules().items())
        for name in sorted({*SUBJECT, *names})
        if name in text
        for found in re.finditer(rf"(?<![a-z]){re.escape(name)}", text)
    ]
    assert wrong == []


def test_no_place_of_a_machine_is_tracked() -> None:
    """No file of the repository names a folder of the machine it was made on, or a folder beside the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    place = re.compile(rb"(?<![\w.])/(?:home|root|work|tmp|Users|mnt)/\w|[A-Z]:\\\w|\.\./shared")
    files = [REPOSITORY / name for name in listed.stdout.decode().split("\0") if name]
    wrong = [
        f"{path.relative_to(REPOSITORY)}: {found[0].decode()}"
        for path in files
        if path.is_file() and (found := place.search(path.read_bytes()))
    ]
    assert files
    assert wrong == []


def expressions(text: str) -> list[str]:
    """What stands between the signs of Jinja."""
    return [inner for _, inner in re.findall(r"\{([{%])-?(.*?)-?[%}]\}", text, re.DOTALL)]


def test_templates_let_nothing_through_unescaped() -> None:
    """In page templates only our own pictures are marked as safe, and texts are not glued to each other."""
    found = {path.name: expressions(path.read_text("utf-8")) for path in TEMPLATES.glob("*.jinja")}
    assert len(found) > 5
    safe = [
        re.split(r"\|", each)[0].strip() for inner in found.values() for each in inner if re.search(r"\|\s*safe", each)
    ]
    assert set(safe) == {"tekening.wide", "tekening.narrow", "tijdas.columns", "tijdas.head", "tijdas.drawn(punt.id)"}
    wrong = [
        f"{name}: {each.strip()}"
        for name, inner in found.items()
        for each in inner
        if "~" in each
        or re.search(r"autoescape|\bMarkup\b|\|\s*(?:forceescape|format|tojson|xmlattr|urlize|indent)\b", each)
    ]
    assert wrong == []


def test_only_our_own_text_is_marked_as_structure() -> None:
    """`Markup` is used where text is made safe, for addresses that we make, and for checked pages; nowhere else."""
    users = {
        path
        for path, text in modules().items()
        for node in nodes(text)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"
    }
    assert users == {"render/template.py", "render/address.py", "render/signs.py", "render/frame.py"}
