"""The command line: its exit statuses, its Dutch, and `check`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import REPOSITORY, TODAY, edit
from motiespoor.cli import main
from motiespoor.desk.kinds import KINDS

COMMANDS = (
    "check", "sluit", "ontbreekt", "schema", "eigenaren", "write", "build", "serve", "verify", "poort", "verschil",
    "uit-formulier", "formulieren",
)  # fmt: skip
A, C2, AREAS = "data/maatregelen/A.yaml", "data/maatregelen/C2.yaml", "data/cijfers/gebieden.csv"

# Words that argparse would say, and that English would need.
ENGLISH = re.compile(
    r"\b(usage|options|option|optional|positional|arguments?|show|this|help|message|exit|default|required|invalid|"
    r"choice|choose|from|expected|unrecognized|the|and|of which|with|file|day)\b"
)

Captured = pytest.CaptureFixture[str]


def run(root: Path, *arguments: str, today: str | None = TODAY.isoformat()) -> int:
    """The exit status of a command on a dossier."""
    return main([*arguments, "--root", str(root), *(["--today", today] if today else [])])


def refused(arguments: Sequence[str], capsys: Captured) -> str:
    """What is said of wrong use, after how it should be; the exit status is 2."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("gebruik: motiespoor")
    return said.err.splitlines()[-1]


def test_a_dossier_that_is_right_gives_0(small: Path, capsys: Captured) -> None:
    """Nothing to tell: status 0, and that it was looked for."""
    assert run(small, "check") == 0
    assert capsys.readouterr() == ("Geen problemen gevonden.\n", "")


def test_a_mistake_gives_1_and_is_counted(small: Path, capsys: Captured) -> None:
    """Every problem on a line, then how many there are in how many files."""
    edit(small, C2, "datum: 2025-12-10", "datum: 2025-02-31")
    first = f"{C2}:23:16: datum: '2025-02-31' bestaat niet: februari 2025 heeft 28 dagen.\n"
    assert run(small, "check") == 1
    assert capsys.readouterr() == (f"{first}1 probleem in 1 bestand.\n", "")

    edit(small, C2, "verwacht: 2026 e.v.", "verwacht: 2026-13")
    second = f"{C2}:78:15: verwacht: '2026-13' bestaat niet: maand 13 is er niet.\n"
    assert run(small, "check") == 1
    assert capsys.readouterr() == (f"{first}{second}2 problemen in 1 bestand.\n", "")

    edit(small, AREAS, ",Fûgelsân,", ",,")
    third = f"{AREAS}:5:13: naam is leeg. Vul de cel in.\n"
    assert run(small, "check") == 1
    assert capsys.readouterr() == (f"{third}{first}{second}3 problemen in 2 bestanden.\n", "")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((C2,), (C2,)),
        ((AREAS,), (AREAS,)),
        ((AREAS, C2), (AREAS, C2)),
        ((A,), ()),
        ((f"./data/../{C2}",), (C2,)),
        (("data/maatregelen",), (C2,)),
        (("data/maatregelen/",), (C2,)),
        (("data",), (AREAS, C2)),
        ((".",), (AREAS, C2)),
    ],
)
def test_only_what_is_asked_is_shown(
    small: Path, capsys: Captured, asked: tuple[str, ...], told: tuple[str, ...]
) -> None:
    """With files or folders only their problems are shown and counted, and only they make the status."""
    edit(small, C2, "datum: 2025-12-10", "datum: 2025-02-31")
    edit(small, AREAS, ",Fûgelsân,", ",,")
    status = run(small, "check", *asked)
    *lines, count = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == list(told)
    assert status == bool(told)
    number = {0: "Geen problemen gevonden.", 1: "1 probleem in 1 bestand.", 2: "2 problemen in 2 bestanden."}
    assert count == number[len(told)]


def test_a_file_may_be_named_from_where_one_stands(
    small: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is read from the folder one is in, or from the dossier."""
    edit(small, C2, "datum: 2025-12-10", "datum: 2025-02-31")
    monkeypatch.chdir(small / "data")
    for path in ("maatregelen/C2.yaml", C2, str(small / C2)):
        assert main(["check", "--root", "..", "--today", "2026-03-01", path]) == 1
        assert capsys.readouterr().out.endswith("1 probleem in 1 bestand.\n")


@pytest.mark.parametrize("path", ["data/maatregelen/D.yaml", "/etc/hostname", "../elders.yaml"])
def test_a_file_that_is_not_of_the_dossier_is_wrong_use(small: Path, capsys: Captured, path: str) -> None:
    """Asking about a file that is not there is not answered with 'nothing wrong'."""
    assert run(small, "check", path) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"motiespoor check: dit staat niet in het dossier: \S+\n", said.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: Captured, command: str) -> None:
    """A dossier that does not exist gives status 2 and its name."""
    nowhere = tmp_path / "nergens"
    assert run(nowhere, command, *(["2025"] if command in ("sluit", "verschil", "uit-formulier") else [])) == 2
    assert capsys.readouterr() == ("", f"motiespoor: --root: de map '{nowhere}' is er niet.\n")


def test_a_folder_without_a_dossier_is_told(tmp_path: Path, capsys: Captured) -> None:
    """An empty folder is no dossier: what is missing is told, with what may be the matter."""
    assert run(tmp_path, "check") == 1
    told = capsys.readouterr().out.splitlines()
    assert "data:1:1: deze map ontbreekt. Staat --root goed?" in told
    assert told[-1] == "3 problemen in 3 bestanden."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "motiespoor: dit ontbreekt: OPDRACHT."),
        (["bouw"], "motiespoor: OPDRACHT: 'bouw' bestaat niet. Kies uit: "),
        (["check", "--vandaag"], "motiespoor: dit wordt niet herkend: --vandaag."),
        (["verify", "site", "nog-een"], "motiespoor: dit wordt niet herkend: nog-een."),
        (["check", "--today"], "motiespoor check: --today: hier hoort één waarde achter."),
        (
            ["check", "--today", "gisteren"],
            "motiespoor check: --today: 'gisteren' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25.",
        ),
        (
            ["build", "--today", "2026-02-31"],
            "motiespoor build: --today: '2026-02-31' bestaat niet: februari 2026 heeft 28 dagen.",
        ),
        (["write", "--root"], "motiespoor write: --root: hier hoort één waarde achter."),
        (["serve", "--adres"], "motiespoor serve: --adres: hier hoort één waarde achter."),
        (["sluit"], "motiespoor sluit: dit ontbreekt: RONDE."),
        (["nieuw"], "motiespoor nieuw: dit ontbreekt: WAT."),
        (["nieuw", "stant"], "motiespoor nieuw: WAT: 'stant' bestaat niet. Kies uit: "),
        (["neem-over"], "motiespoor neem-over: dit ontbreekt: BESTAND."),
        (
            ["verschil", "HEAD", "--formaat", "html"],
            "motiespoor verschil: --formaat: 'html' bestaat niet. Kies uit: 'tekst', 'markdown'.",
        ),
    ],
)
def test_wrong_use_is_told_in_dutch(capsys: Captured, arguments: list[str], said: str) -> None:
    """Wrong use gives status 2, how it should be, and what is wrong with it, in Dutch."""
    line = refused(arguments, capsys)
    assert line.startswith(said)
    assert not ENGLISH.search(re.sub(r"--?\w+|'\w+'", "", line))


@pytest.mark.parametrize(
    "command",
    [(), *((each,) for each in (*COMMANDS, "nieuw")), *(("nieuw", kind) for kind in KINDS)],
    ids=lambda each: "-".join(each) or "alles",
)
def test_help_is_dutch(capsys: Captured, command: tuple[str, ...]) -> None:
    """The help of every command is in Dutch, and has no word of argparse's own."""
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(f"gebruik: {' '.join(('motiespoor', *command))} ")
    assert "toon deze uitleg" in said
    assert not ENGLISH.search(re.sub(r"--?\w+", "", said))
    if not command:
        assert all(re.search(rf"^    {each}\s+\S", said, re.MULTILINE) for each in COMMANDS)


def test_the_day_is_what_is_said(small: Path, capsys: Captured) -> None:
    """--today decides what lies in the future."""
    edit(small, C2, "        bekend_sinds: 2026-02-10\n", "")
    assert run(small, "check", "data/maatregelen/C2.yaml", today="2025-12-09") == 1
    assert capsys.readouterr().out == (
        f"{C2}:23:16: datum 2025-12-10 ligt na vandaag (2025-12-09).\n1 probleem in 1 bestand.\n"
    )
    assert run(small, "check", "data/maatregelen/C2.yaml", today="2025-12-10") == 0


def test_the_day_of_source_date_epoch(small: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --today SOURCE_DATE_EPOCH decides, in UTC, and --today comes before it."""
    edit(small, C2, "        bekend_sinds: 2026-02-10\n", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765324799")  # 2025-12-09, a second before midnight
    assert run(small, "check", C2, today=None) == 1
    assert "ligt na vandaag (2025-12-09)" in capsys.readouterr().out
    assert run(small, "check", C2, today="2025-12-10") == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765324800")
    assert run(small, "check", C2, today=None) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii"])
def test_a_terminal_that_knows_few_letters_gets_every_problem(small: Path, encoding: str) -> None:
    """What is told reaches a terminal or a log in any encoding, as a process of its own, without a traceback."""
    edit(small, C2, "sleutel: een-kaartje", "sleutel: één → kaartje’s")
    done = subprocess.run(
        [sys.executable, "-m", "motiespoor", "check", "--root", str(small), "--today", "2026-03-01"],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert done.stdout.splitlines()[0].startswith(f"{C2}:3:10: sleutel '".encode())
    assert done.stdout.splitlines()[-1] == b"1 probleem in 1 bestand."


def test_checking_one_file_loads_nothing_heavy(small: Path) -> None:
    """Checking a YAML file answers at once: no library for tables, charts or pages is loaded, and no room but those it needs."""
    code = (
        "import sys; from motiespoor.cli import main; "
        f"main(['check', {C2!r}, '--root', {str(small)!r}, '--today', '2026-03-01']); "
        "heavy = {'pandas', 'altair', 'frictionless', 'mkdocs', 'jinja2', 'selectolax', 'motiespoor.desk'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == ["Geen problemen gevonden.", "[]"]


def test_a_file_that_does_not_name_its_schema_is_a_hint(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence for all of them, never a problem; a dossier without schemas is not asked for the line."""
    command = ["check", "--root", str(small), "--today", TODAY.isoformat()]
    line = "# yaml-language-server: $schema=../../site_config/schemas/maatregel.schema.json"
    edit(small, "data/maatregelen/B.yaml", f"{line}\n", "")
    (small / "site_config/schemas").mkdir(exist_ok=True)
    assert main(command) == 0
    told = f"data/maatregelen/B.yaml: de eerste regel noemt het schema niet. Zet erboven: {line}"
    assert capsys.readouterr().err == f"Let op: {told}\n"
    for name in ("A", "C2", "toezeggingen"):
        path = small / f"data/maatregelen/{name}.yaml"
        path.write_text(path.read_text("utf-8").partition("\n")[2], "utf-8")
    assert main(command) == 0
    assert capsys.readouterr().err == (
        "Let op: van 4 bestanden noemt de eerste regel het schema niet: data/maatregelen/A.yaml, "
        "data/maatregelen/B.yaml, data/maatregelen/C2.yaml en 1 andere. "
        f"Zet in data/maatregelen/A.yaml erboven: {line}\n"
    )
    shutil.rmtree(small / "site_config/schemas")
    assert main(command) == 0
    assert capsys.readouterr().err == ""
