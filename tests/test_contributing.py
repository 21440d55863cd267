"""What BIJDRAGEN.md shows is so: each change stands in the dossier or can be made, and each message is what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from conftest import REAL_TODAY, REPOSITORY, edit
from motiespoor.cli import main
from motiespoor.desk.forms import forms_of
from motiespoor.model.dossier import Dossier

TEXT = (REPOSITORY / "BIJDRAGEN.md").read_text(encoding="utf-8")
MEASURE, VALUES, ABOUT = "data/maatregelen/4.yaml", "data/cijfers/waarnemingen.csv", "content/over.md"
PROMISED = "data/maatregelen/1b.yaml"
REPORT = "data/ronden/2025/4.yaml"


def blocks(language: str) -> list[tuple[str, str]]:
    """The blocks of code in a language, each with what stands behind the language."""
    found = re.findall(rf"^( *)```{language}\b *(.*)\n((?:.*\n)*?)\1```$", TEXT, re.MULTILINE)
    return [(about, dedent("".join(line.removeprefix(indent) for line in body.splitlines(keepends=True))) if indent
             else body) for indent, about, body in found]  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A change as BIJDRAGEN.md shows it: the passage of the file before and after."""

    path: str
    before: str
    after: str


def _passage(lines: list[str], left_out: str) -> str:
    return "".join(f"{line[1:]}\n" for line in lines if not line.startswith(left_out))


SHOWN = [
    Shown(path, _passage(body.splitlines(), "+"), _passage(body.splitlines(), "-")) for path, body in blocks("diff")
]


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the check says of a dossier."""
    main(["check", "--root", str(root), "--today", REAL_TODAY.isoformat()])
    return capsys.readouterr().out


def test_every_door_shows_a_change() -> None:
    assert [each.path for each in SHOWN] == [
        MEASURE, "data/bronnen/bronnen.yaml", PROMISED, VALUES, ABOUT, "data/ronden/2025/ronde.yaml", REPORT, MEASURE,
    ]  # fmt: skip
    doors = re.findall(r"^## \d\. (.*)$", TEXT, re.MULTILINE)
    assert doors == ["Een status", "Een cijfer", "Een tekst", "Een nieuwe ronde", "Een geval of plek"]


@pytest.mark.parametrize("shown", SHOWN, ids=lambda each: each.path)
def test_a_change_is_of_the_file_as_it_is(shown: Shown) -> None:
    text = (REPOSITORY / shown.path).read_text(encoding="utf-8")
    assert [text.count(shown.after), text.count(shown.before) if shown.before else 0].count(1) >= 1


@pytest.mark.parametrize(
    "shown",
    # Of a round and `in_ronde` one without the other is red: test_doors walks there.
    [each for each in SHOWN if each.path in (MEASURE, PROMISED, VALUES, ABOUT) and "in_ronde" not in each.before],
    ids=lambda each: each.path,
)
def test_without_and_with_a_change_the_dossier_is_right(
    shown: Shown, real_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = real_copy / shown.path
    text = path.read_text(encoding="utf-8")
    first, second = (shown.before, shown.after) if shown.after not in text else (shown.after, shown.before)
    assert check(real_copy, capsys) == "Geen problemen gevonden.\n"
    path.write_text(text.replace(first, second), encoding="utf-8")
    assert check(real_copy, capsys) == "Geen problemen gevonden.\n"


@dataclass(frozen=True)
class Typed:
    """A mistake that BIJDRAGEN.md names as `said`: in a file, `old` typed as `new`."""

    said: str
    path: str
    old: str
    new: str


TYPED = (
    Typed("`status: lopend`", MEASURE, "- datum: 2025-12-01\n        status: loopt", "- datum: 2025-12-01\n        status: lopend"),
    Typed("`datum: 1-12-2025`", MEASURE, "- datum: 2025-12-01\n        status", "- datum: 1-12-2025\n        status"),
    Typed("`- datum` één spatie te ver naar links", MEASURE, "      - datum: 2025-12-01\n        status", "     - datum: 2025-12-01\n        status"),
    Typed("`over: 2024`", PROMISED, "gebeurd: ja\n        over: 2024\n", "gebeurd: ja\n"),
    Typed("`ruim 10`", VALUES, "2025-12-01,NL,totaal,,10,exact", "2025-12-01,NL,totaal,,ruim 10,exact"),
    Typed("`(methoden.md)`", ABOUT, "(methode.md)", "(methoden.md)"),
    Typed("`in_ronde`", MEASURE, "stand_van_zaken: [1, 2]", "stand_van_zaken: [2]"),
    Typed("`acht pleinen`", REPORT, "zijn er acht rijksontmoetingspleinen.", "zijn er acht pleinen."),
)  # fmt: skip


def test_every_message_is_tried() -> None:
    assert len(blocks("text")) == len(TYPED)


@pytest.mark.parametrize(
    ("typed", "message"),
    list(zip(TYPED, [body for _, body in blocks("text")], strict=True)),
    ids=[each.said for each in TYPED],
)
def test_a_mistake_gives_the_message_that_is_shown(
    typed: Typed, message: str, real_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = TEXT[: TEXT.index(message)].rsplit("\n\n", 2)[1]
    assert typed.said in sentence, "the sentence before the message names the mistake"
    (real_copy / "data/ronden/2025/slot.yaml").unlink()  # who writes a round writes in one that is open
    edit(real_copy, typed.path, typed.old, typed.new)
    assert check(real_copy, capsys) == f"{message}1 probleem in 1 bestand.\n"


def test_every_link_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        assert target[1:] in headings if target.startswith("#") else (REPOSITORY / target).exists(), target


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`motiespoor ([^`]+)`", TEXT))))
def test_every_command_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = command.split()
    with pytest.raises(SystemExit) as ended:
        main([*words[: 2 if words[0] == "nieuw" else 1], "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(word in told for word in words if word.startswith("--"))


def test_the_hooks_call_our_own_commands() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for repository in hooks["repos"]:
        assert repository["repo"] == "local"
        assert all(hook["entry"].removeprefix("make ") in targets for hook in repository["hooks"])


def test_the_forms_and_the_description_of_a_proposal_are_in_dutch_and_named(published: Dossier) -> None:
    forms = {
        yaml.safe_load(path.read_text(encoding="utf-8"))["name"]
        for path in (REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*.yml")
        if path.name != "config.yml"
    }
    assert forms == {
        "Een fout op de site", "Een cijfer of bron die ontbreekt", "Een vraag",
        *(each.name for each in forms_of(published)),
    }  # fmt: skip
    assert {"Nieuws over een actie", "Een cijfer", "Een bron", "Een rij in ‘Balies’"} <= forms
    assert "‘Een cijfer of bron die ontbreekt’" in TEXT
    assert "BIJDRAGEN.md" in (REPOSITORY / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
