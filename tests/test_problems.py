"""How problems are told: lines, annotations of GitHub with a table, and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor.cli import main
from motiespoor.problem import Fix, Problem
from motiespoor.tell.problems import SUMMARY_LIMIT, add_to_summary, as_annotations, as_json, as_table, as_text

C2, AREAS = "data/maatregelen/C2.yaml", "data/cijfers/gebieden.csv"
Captured = pytest.CaptureFixture[str]

WORD = Problem(
    path="a.yaml",
    line=4,
    column=9,
    text="status 'lopt' bestaat niet. Bedoelde u 'loopt'?",
    found="lopt",
    meant="loopt",
    fix=Fix(line=4, column=9, old="lopt", new="loopt"),
)
HOSTILE = Problem(path="b,c:d.yaml", line=1, column=1, text="100% | <b>x</b>\r\n::stop-commands::x `a` [y](z)")


@pytest.fixture
def two(small: Path) -> Path:
    """A dossier with two mistakes."""
    edit(small, C2, "oorzaak: methode", "oorzaak: metode")
    edit(small, AREAS, "W3,fugelsan,Fûgelsân,", "W3,fugelsan,,")
    return small


def check(root: Path, *options: str) -> int:
    """The exit status of `check`."""
    return main(["check", "--root", str(root), "--today", TODAY.isoformat(), *options])


def test_text_has_colour_when_it_is_wanted() -> None:
    """The place stands out, and the word that is not right; without colour the line is just the line."""
    assert as_text([WORD]) == f"{WORD}\n1 probleem in 1 bestand.\n"
    assert as_text([WORD], colour=True) == (
        "\x1b[1ma.yaml:4:9:\x1b[0m status \x1b[31m'lopt'\x1b[0m bestaat niet. Bedoelde u 'loopt'?\n"
        "1 probleem in 1 bestand.\n"
    )
    assert as_text([]) == "Geen problemen gevonden.\n"


@pytest.mark.parametrize(
    ("terminal", "surroundings", "coloured"),
    [(True, {}, True), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False), (False, {}, False)],
)
def test_only_a_terminal_that_wants_it_gets_colour(
    two: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
    surroundings: dict[str, str],
    coloured: bool,
) -> None:
    """NO_COLOR is respected (no-color.org), and what is piped has none."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert check(two) == 1
    assert ("\x1b[" in capsys.readouterr().out) == coloured


def test_annotations_are_escaped_and_stand_below_the_folder_of_the_dossier() -> None:
    """Nothing in a problem can become a command of its own, or end a property."""
    assert as_annotations([WORD, HOSTILE], "map") == (
        "::error file=map/a.yaml,line=4,col=9,title=Dit klopt nog niet::"
        "a.yaml:4:9: status 'lopt' bestaat niet. Bedoelde u 'loopt'?\n"
        "::error file=map/b%2Cc%3Ad.yaml,line=1,col=1,title=Dit klopt nog niet::"
        "b,c:d.yaml:1:1: 100%25 | <b>x</b>\\r\\n::stop-commands::x `a` [y](z)\n"
        "2 problemen in 2 bestanden.\n"
    )
    many = [Problem(path="a.yaml", line=each, column=1, text="x") for each in range(1, 12)]
    assert as_annotations(many).splitlines()[-2:] == [
        "11 problemen in 1 bestand.",
        "GitHub toont er 10. De hele lijst staat in de samenvatting van deze stap.",
    ]
    assert as_annotations([]) == "Geen problemen gevonden.\n"


def test_the_table_is_escaped() -> None:
    """What stands in data means nothing in the summary."""
    assert as_table([HOSTILE]) == (
        "**1 probleem in 1 bestand.**\n\n| bestand | regel | kolom | wat er is |\n|---|--:|--:|---|\n"
        "| b,c:d.yaml | 1 | 1 | 100% \\| &lt;b&gt;x&lt;/b&gt;\\\\r\\\\n::stop-commands::x \\`a\\` \\[y\\](z) |\n"
    )
    assert as_table([]) == "**Geen problemen gevonden.**\n"


def test_a_summary_never_grows_too_large(tmp_path: Path) -> None:
    """GitHub drops a summary above its limit; what does not fit is counted, and what stood there stays."""
    summary = tmp_path / "samenvatting.md"
    summary.write_text("# Eerder\n\n")
    many = [Problem(path="a.yaml", line=each, column=1, text="é" * 200) for each in range(1, 5000)]
    add_to_summary(summary, many)
    written = summary.read_bytes()
    assert SUMMARY_LIMIT - 500 < len(written) <= SUMMARY_LIMIT
    text = written.decode()
    rows = text.count("| a.yaml |")
    assert text.startswith("# Eerder\n\n**4.999 problemen in 1 bestand.**\n")
    assert text.endswith(f"\nEn nog {4999 - rows} andere: zie het logboek van deze stap.\n")


def test_json_has_a_form_of_its_own(two: Path, capsys: Captured) -> None:
    """A version, counts, and each problem with what is known of it."""
    assert json.loads(as_json([WORD])) == {
        "versie": 1,
        "aantal": 1,
        "bestanden": 1,
        "problemen": [
            {
                "pad": "a.yaml",
                "regel": 4,
                "kolom": 9,
                "tekst": WORD.text,
                "gevonden": "lopt",
                "bedoeld": "loopt",
                "zeker": True,
            }
        ],
    }
    assert check(two, "--formaat", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["aantal"], told["bestanden"]) == (2, 2)
    assert [(each["pad"], each["gevonden"], each["bedoeld"], each["zeker"]) for each in told["problemen"]] == [
        (AREAS, "", None, False),
        (C2, "metode", "methode", True),
    ]


def test_github_gets_annotations_and_the_whole_list(
    two: Path, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paths are those of the repository; the summary is written when GitHub names it, and only then."""
    summary = tmp_path / "samenvatting.md"
    monkeypatch.chdir(two.parent)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert check(two, "--formaat", "tekst") == 1
    assert not summary.exists()
    capsys.readouterr()
    assert check(two, "--formaat", "github") == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(",")[0] for line in lines] == [
        f"::error file=klein/{AREAS}",
        f"::error file=klein/{C2}",
        "2 problemen in 2 bestanden.",
    ]
    assert summary.read_text().startswith("**2 problemen in 2 bestanden.**\n")
    assert "| data/maatregelen/C2.yaml | 26 | 18 | oorzaak 'metode' bestaat niet." in summary.read_text()


# What a terminal obeys, what a log takes for a command, and what turns a line around or cannot be seen.
SIGNS = {"\x1b[2J": "\\x1b[2J", "\u202ekut": "\\u202ekut", "a\u200bb": "a\\u200bb", "\x9b2J": "\\x9b2J"}


@pytest.mark.parametrize("form", ["tekst", "github", "json"])
@pytest.mark.parametrize("sign", SIGNS)
def test_no_form_prints_a_sign_that_does_something(small: Path, capsys: Captured, form: str, sign: str) -> None:
    """What a file holds is shown as text, on the line of its problem, and begins no line of its own."""
    written = "".join(f"\\u{ord(each):04x}" if not each.isascii() or ord(each) < 32 else each for each in sign)
    edit(small, C2, "oorzaak: methode", f'oorzaak: "{written}"')
    edit(small, C2, "datum: 2025-12-10", 'datum: "2025\\n::error file=x::y"')
    assert check(small, "--formaat", form) == 1
    out = capsys.readouterr().out
    assert all(line.isprintable() for line in out.splitlines())
    assert not any(line.startswith("::error file=x") for line in out.splitlines())
    if form == "tekst":
        assert f"'{SIGNS[sign]}'" in out


def test_a_message_fits_on_a_screen() -> None:
    """Of a long one the begin and the end are told: what is wrong, and what to do."""
    told = Problem(path="a.yaml", line=1, column=1, text=f"'{'x' * 5000}' is te lang. Maak het korter.").text
    assert len(told) == 600
    assert told.startswith("'xxx")
    assert told.endswith("xxx' is te lang. Maak het korter.")
    assert told.count("…") == 1


def test_what_is_right_gives_0_in_every_form(small: Path, capsys: Captured) -> None:
    """The status does not depend on the form."""
    for form in ("tekst", "github"):
        assert check(small, "--formaat", form) == 0
        assert capsys.readouterr() == ("Geen problemen gevonden.\n", "")
    assert check(small, "--formaat", "json") == 0
    assert json.loads(capsys.readouterr().out) == {"versie": 1, "aantal": 0, "bestanden": 0, "problemen": []}
