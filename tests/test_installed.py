"""The program as it is installed from a wheel, without the repository around it, and what a stranger does with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import REPOSITORY, TODAY, edit
from motiespoor import paths

pytestmark = pytest.mark.proof

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
MEASURE = "data/maatregelen/1.yaml"


@dataclass(frozen=True)
class Installed:
    """What `pip install` of the repository puts in a folder: the package, and one command."""

    folder: Path

    def run(self, script: str, where: Path) -> subprocess.CompletedProcess[str]:
        """What a shell of a stranger says, in a folder, on the day of the tests."""
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("MOTIESPOOR")} | {
            "PYTHONPATH": str(self.folder),
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "SOURCE_DATE_EPOCH": str(int(TODAY.strftime("%s"))),
        }
        command = ["sh", "-e", "-c", script]
        return subprocess.run(command, cwd=where, env=surroundings, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program from its wheel, which is made without an index and without the rest of the repository."""
    made = tmp_path_factory.mktemp("programma")
    source, wheels, target = (made / name for name in ("source", "wheels", "installed"))
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    shutil.copytree(
        REPOSITORY / "scripts", source / "scripts", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    alone = ("--no-deps", "--no-index")
    subprocess.run([*PIP, "wheel", *alone, "--no-build-isolation", "--wheel-dir", wheels, source], check=True)
    subprocess.run([*PIP, "install", *alone, "--target", target, *wheels.glob("*.whl")], check=True)
    return Installed(target)


def test_an_installed_program_is_whole(drawn: Path, installed: Installed, tmp_path: Path) -> None:
    """A wheel holds templates, blocks, styles and typeface: with it alone a dossier becomes a site that keeps its promises."""
    # It draws for itself what no other test draws with it: one in four of the charts and of the cards.
    for path in (drawn / paths.CACHE).glob("[0-3]*.[sp][vn]g"):
        path.unlink()
    done = installed.run(f"motiespoor build --root '{drawn}' --today {TODAY.isoformat()}", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    here = {
        path.relative_to(REPOSITORY / "scripts") for path in (REPOSITORY / "scripts").glob("motiespoor/theme/**/*.*")
    }
    assert here == {path.relative_to(installed.folder) for path in installed.folder.glob("motiespoor/theme/**/*.*")}


def test_it_is_one_command(installed: Installed) -> None:
    assert [path.name for path in (installed.folder / "bin").iterdir()] == ["motiespoor"]


def commands_of_the_readme() -> str:
    """What the README says to type, for another dossier."""
    section = (REPOSITORY / "README.md").read_text("utf-8").partition("## Another dossier\n")[2].partition("\n## ")[0]
    (found,) = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    return found


@pytest.fixture(scope="module")
def typed(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, empty before, in which the commands of the README were typed as they stand there."""
    folder = tmp_path_factory.mktemp("leeg")
    done = installed.run(commands_of_the_readme(), folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("De site staat in fietspaden/site.\n")
    return folder


def test_the_commands_of_the_readme_end_with_a_site(typed: Path, installed: Installed) -> None:
    """In the folder stands only the dossier; its site is right, and says what was typed."""
    assert [path.name for path in typed.iterdir()] == ["fietspaden"]
    said = re.findall(r"'(.*?)'", commands_of_the_readme())
    home = (typed / "fietspaden/site/index.html").read_text("utf-8").lower()
    assert len(said) == 3
    assert all(each.lower() in home for each in said)
    done = installed.run("motiespoor verify --root fietspaden", typed)
    assert (done.returncode, done.stdout) == (0, "Geen problemen gevonden.\n")


def test_ten_minutes_of_a_stranger(typed: Path, installed: Installed, tmp_path: Path) -> None:
    """Two files are edited, the site is built again, and what was typed is what readers see; the examples there are gone."""
    root = Path(shutil.copytree(typed / "fietspaden", tmp_path / "fietspaden"))
    edit(root, paths.PUBLICATION, "gebieden: gebieden", "gebieden: wijken\nuitgever: Fietsers van de Dorpsstraat")
    edit(
        root,
        paths.PUBLICATION,
        _example(root, paths.PUBLICATION, "maker"),
        "maker: Twee buren maken dit, uit raadsstukken.",
    )
    edit(root, MEASURE, _example(root, MEASURE, "in_het_kort"), "in_het_kort: Er komt een pad naast de weg.")
    edit(root, MEASURE, _example(root, MEASURE, "    titel"), "    titel: Het pad aanleggen")
    edit(root, MEASURE, _example(root, MEASURE, "        toelichting"), "        toelichting: Wij zagen nog geen stuk.")
    done = installed.run("motiespoor build --root fietspaden", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    home = (root / "site/index.html").read_text("utf-8")
    page = (root / "site/maatregelen/een-vrij-fietspad-langs-de-dorpsstraat/index.html").read_text("utf-8")
    assert "Twee buren maken dit, uit raadsstukken." in home
    assert "Fietsers van de Dorpsstraat" in home
    for words in ("Er komt een pad naast de weg.", "Het pad aanleggen", "Wij zagen nog geen stuk."):
        assert words in page
    assert "VUL IN: wat er gedaan wordt" not in home
    told = installed.run("motiespoor poort --eerste --root fietspaden", tmp_path)
    assert told.returncode == 1
    assert MEASURE + ":22:25: hier staat nog een voorbeeld" in told.stdout


def _example(root: Path, name: str, key: str) -> str:
    """The line of a file in which an example stands under this key."""
    (found,) = re.findall(rf"^{key}: .*VUL IN.*$", (root / name).read_text("utf-8"), re.MULTILINE)
    return found
