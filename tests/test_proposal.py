"""From a label on a form to a pull request: `make form` reads it without a right, `.ci/propose` trusts nothing of that."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from changing import SURROUNDINGS, commit, git, repository
from conftest import REPOSITORY, TODAY, copy_of, edit
from motiespoor.desk.forms import forms_of
from motiespoor.read.dossier import read_dossier
from publishing import command
from registered import with_registers
from test_forms import ANSWERS, BOXES, NEWS, event, rendered
from test_row_forms import WISHED
from test_workflows import make, tools

pytestmark = pytest.mark.proof

__all__ = ["tools"]  # a fixture

A = "data/maatregelen/A.yaml"
BODY = rendered(NEWS, ANSWERS)
# What GitHub's own command is asked for here: the text of an issue, and a pull request.
GH = """#!/bin/sh
case "$1 $2" in
  "api repos/motiespoor/motiespoor/issues/12") cat "$TEXT" ;;
  "pr create") shift 2; while [ $# -gt 0 ]; do [ "$1" = --body-file ] && cp "$2" "$ASKED.body"; echo "$1"; shift; done > "$ASKED" ;;
  *) exit 1 ;;
esac
"""


@dataclass(frozen=True)
class Proposed:
    """A clone of a repository with what the first job made, and what the second one did with it."""

    root: Path
    origin: Path
    folder: Path
    status: int = 0
    said: str = ""
    asked: str = ""
    body: str = ""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, tools: Path) -> Proposed:
    """The first job: a form that was taken over in a clone, with its patch and its words."""
    folder = tmp_path_factory.mktemp("formulier")
    origin = copy_of("klein", folder / "klein")
    (origin / ".ci").mkdir()
    shutil.copy(REPOSITORY / ".ci/propose", origin / ".ci")
    (origin / ".gitignore").write_text("/build/\n")
    repository(origin)
    root = folder / "werk"
    git(folder, "clone", "--quiet", str(origin), str(root))
    (folder / "event.json").write_text(event(BODY), encoding="utf-8")
    done = make(tools, "form", ROOT=root, TODAY=TODAY, EVENT=folder / "event.json", SUMMARY=folder / "woorden.md")
    assert done.returncode == 0, done.stdout + done.stderr
    return Proposed(root, origin, folder, said=done.stdout)


def test_a_form_is_read_without_a_right(read: Proposed) -> None:
    """It yields a patch of one file, and what `uit-formulier`, `check` and `verschil` say."""
    made = read.root / "build/voorstel"
    assert sorted(each.name for each in made.iterdir()) == ["voorstel.patch", "woorden.txt"]
    patch = (made / "voorstel.patch").read_text("utf-8")
    assert patch.startswith(f"diff --git a/{A} b/{A}\n")
    assert patch.count("diff --git") == 1
    words = (made / "woorden.txt").read_text("utf-8")
    assert f"Geschreven: {A}\n\nGeen problemen gevonden.\n\nWat deze wijziging doet\n" in words
    assert "Het jaagpad ligt er: hard & vlak." in words
    assert read.said == "", "in a log GitHub obeys a line that begins with ::"
    assert (read.folder / "woorden.md").read_text("utf-8") == f"~~~~~~~~~~~~text\n{words}~~~~~~~~~~~~\n"


def test_a_form_that_cannot_be_taken_over_stops_there(read: Proposed, tools: Path, tmp_path: Path) -> None:
    """Its words are in the summary, and the second job does not begin."""
    (tmp_path / "event.json").write_text(event(BODY.replace("A/jaagpad-verharden", "A/weg")), encoding="utf-8")
    root = Path(shutil.copytree(read.origin, tmp_path / "werk"))
    done = make(tools, "form", ROOT=root, TODAY=TODAY, EVENT=tmp_path / "event.json", SUMMARY=tmp_path / "woorden.md")
    assert done.returncode == 2
    assert "‘Actie’: 'weg' bestaat niet." in (tmp_path / "woorden.md").read_text("utf-8")
    assert (root / "build/voorstel/voorstel.patch").read_text("utf-8") == ""


def test_a_row_in_a_file_of_its_own_is_in_the_patch(tools: Path, tmp_path: Path) -> None:
    """A file that was not there before is not passed over."""
    root = with_registers(copy_of("klein", tmp_path / "klein"))
    (root / ".gitignore").write_text("/build/\n")
    repository(root)
    form = next(each for each in forms_of(read_dossier(root).dossier) if each.file == "rij-wensen")
    (tmp_path / "event.json").write_text(event(rendered(form, WISHED)), encoding="utf-8")
    done = make(tools, "form", ROOT=root, TODAY=TODAY, EVENT=tmp_path / "event.json", SUMMARY=tmp_path / "woorden.md")
    assert done.returncode == 0, done.stdout + done.stderr
    made = "data/registers/wensen/rijen/dagboot.yaml"
    patch = (root / "build/voorstel/voorstel.patch").read_text("utf-8")
    assert patch.startswith(f"diff --git a/{made} b/{made}\nnew file mode 100644\n")
    assert patch.count("diff --git") == 1


Propose = Callable[..., Proposed]


@pytest.fixture
def propose(read: Proposed, tmp_path: Path) -> Propose:
    """The second job, on a clean clone, after what may have been done to what the first one made."""

    def run(
        patch: str | bytes | None = None, *, words: str | None = None, now: str = BODY, told: str | None = None
    ) -> Proposed:
        origin = Path(shutil.copytree(read.origin, tmp_path / "oorsprong", symlinks=True))
        root = tmp_path / "werk"
        git(tmp_path, "clone", "--quiet", str(origin), str(root))
        made = Path(shutil.copytree(read.root / "build/voorstel", root / "build/voorstel"))
        if patch is not None:
            (made / "voorstel.patch").write_bytes(patch if isinstance(patch, bytes) else patch.encode())
        if words is not None:
            (made / "woorden.txt").write_text(words, "utf-8")
        (tmp_path / "event.json").write_text(told or event(BODY), "utf-8")
        (tmp_path / "text").write_text(now + "\n", "utf-8")
        (tmp_path / "bin").mkdir()
        command(tmp_path / "bin/gh", GH)
        surroundings = SURROUNDINGS | {
            "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
            "GITHUB_REPOSITORY": "motiespoor/motiespoor",
            "GITHUB_RUN_ID": "77",
            "TEXT": str(tmp_path / "text"),
            "ASKED": str(tmp_path / "asked"),
        }
        done = subprocess.run(
            [root / ".ci/propose", "build/voorstel", tmp_path / "event.json"],
            cwd=tmp_path, env=surroundings, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        asked, body = tmp_path / "asked", tmp_path / "asked.body"
        return Proposed(
            root, origin, tmp_path, done.returncode, done.stdout + done.stderr,
            asked.read_text("utf-8") if asked.exists() else "", body.read_text("utf-8") if body.exists() else "",
        )  # fmt: skip

    return run


def test_a_proposal_is_opened_with_the_words(propose: Propose, read: Proposed) -> None:
    """One commit on a branch of its own, and a pull request that says how its check is started."""
    done = propose()
    assert (done.status, done.said) == (0, "")
    branch = "formulier-12-77"
    assert git(done.origin, "diff", "--name-only", f"main...{branch}") == A
    assert (
        git(done.origin, "log", "--format=%an: %s", f"main..{branch}")
        == "github-actions[bot]: data: uit het formulier in #12"
    )
    assert done.asked.split("\n")[:6] == ["--base", "main", "--head", branch, "--title", "Uit het formulier in #12"]
    words = (read.root / "build/voorstel/woorden.txt").read_text("utf-8")
    assert done.body.startswith(
        "Gemaakt uit het formulier in #12, zoals het was toen het label **overnemen** erop kwam.\n"
    )
    assert "**De controle van dit voorstel begint niet vanzelf**" in done.body
    assert done.body.endswith(f"\n```text\n{words}\n```\n")


def test_words_stay_between_their_fences(propose: Propose) -> None:
    """Whatever somebody typed, it calls nobody, closes nothing and draws nothing; and the whole fits."""
    done = propose(words="``` ````` @redactie fixes #1 <img src=x>\n" + "é" * 100_000)
    assert done.status == 0
    assert "\n````````text\n``` ````` @redactie fixes #1 <img src=x>\n" in done.body
    assert done.body.endswith("é\n````````\n")
    assert len(done.body) < 65_536


def of_change(root: Path, change: Callable[[Path], object]) -> bytes:
    """The patch of a change to a repository."""
    change(root)
    git(root, "add", "--all", "--force")
    patch = subprocess.run(
        ["git", "diff", "--cached", "--binary"], cwd=root, env=SURROUNDINGS, capture_output=True, check=True
    ).stdout
    git(root, "reset", "--quiet", "--hard")
    return patch


MORE = "De wijziging raakt meer dan de gegevens in data/. Er is niets voorgesteld."
UNFIT = "De wijziging past niet op wat er nu op main staat. Zet het label er opnieuw op."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda root: (root / "mkdocs.yml").write_text("x: y\n"), MORE),
        (lambda root: (root / "data/link.yaml").symlink_to("/etc/passwd"), MORE),
        (lambda root: (root / A).chmod(0o755), MORE),
        (lambda root: (root / A).unlink(), MORE),
        (lambda root: (root / A).rename(root / "data/maatregelen/D.yaml"), MORE),
        (lambda root: (root / "data/.gitattributes").write_text("* filter=x\n"), MORE),
        (lambda root: (root / "data/x.html").write_text("x\n"), MORE),
        (lambda root: (root / "data/a b.yaml").write_text("x: y\n"), MORE),
        (lambda root: (root / "data/a\nb.yaml").write_text("x: y\n"), MORE),
        (lambda root: [(root / ".github").mkdir(), (root / ".github/x.yaml").write_text("x: y\n")], MORE),
        (lambda root: (root / ".ci/propose").write_text("#!/bin/sh\n"), MORE),
    ],
)  # fmt: skip
def test_a_patch_may_only_touch_the_data(
    propose: Propose, read: Proposed, tmp_path: Path, change: Callable[[Path], object], told: str
) -> None:
    """Only files of data that are added to or are new; no links, no rights, nothing that is gone or moved."""
    root = Path(shutil.copytree(read.origin, tmp_path / "elders", symlinks=True))
    done = propose(of_change(root, change))
    assert (done.status, done.said, done.asked) == (1, f"::error::{told}\n", "")
    assert git(done.origin, "branch", "--list", "formulier-*") == ""


NEW_FILE = "diff --git a/{0} b/{0}\nnew file mode 100644\n--- /dev/null\n+++ b/{0}\n@@ -0,0 +1 @@\n+x: y\n"


@pytest.mark.parametrize(
    "patch", ["", "geen patch", *(NEW_FILE.format(path) for path in ("../x.yaml", "data/../../x.yaml", ".git/hooks/x", "/etc/x"))]
)  # fmt: skip
def test_what_git_does_not_take_is_refused(propose: Propose, patch: str) -> None:
    done = propose(patch)
    assert (done.status, done.said, done.asked) == (1, f"::error::{UNFIT}\n", "")


def test_what_main_no_longer_is_is_refused(propose: Propose, read: Proposed, tmp_path: Path) -> None:
    """Main went on between the two jobs, at the same place."""
    root = Path(shutil.copytree(read.origin, tmp_path / "elders", symlinks=True))
    edit(
        root,
        A,
        "citaat: Het jaagpad langs Lage Plaat & Süd wordt verhard.\nmijlpalen",
        "citaat: Het jaagpad.\nmijlpalen",
    )
    commit(root, "Intussen")
    patch = of_change(root, lambda root: edit(root, A, "citaat: Het jaagpad.\n", "citaat: Het jaagpad!\n"))
    assert propose(patch).said == f"::error::{UNFIT}\n"


def test_a_form_that_was_changed_since_is_refused(propose: Propose) -> None:
    done = propose(now=BODY.replace("hard & vlak", "zacht"))
    assert (done.status, done.asked) == (1, "")
    assert done.said == (
        "::error::Het formulier is veranderd nadat het label erop kwam. "
        "Lees het opnieuw, haal het label weg en zet het er weer op.\n"
    )


@pytest.mark.parametrize("number", ["x", "0", "12; id", "-1", None])
def test_only_a_number_is_the_number_of_a_form(propose: Propose, number: object) -> None:
    told = json.loads(event(BODY))
    told["issue"]["number"] = number
    assert propose(told=json.dumps(told)).said == "::error::Dit is geen nummer van een formulier.\n"


def test_a_label_is_no_right_of_who_fills_in_a_form() -> None:
    """GitHub puts the labels of a form on for anybody: the one that starts this is in none of them."""
    for path in (REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*.yml"):
        assert "overnemen" not in path.read_text("utf-8").lower().partition("body:")[0]
    assert BOXES
