"""What goes online is compared with what is online: the commit in the published manifest; and a reason is the one way past it."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from changing import commit, git, repository
from conftest import TODAY, edit
from motiespoor.change.pages import time_tells
from motiespoor.change.revision import made_and_kept
from motiespoor.cli import main
from motiespoor.model.dossier import Dossier
from motiespoor.press.manifest import MANIFEST, Manifest, manifest_json, read_manifest

Captured = pytest.CaptureFixture[str]
C2 = "data/maatregelen/C2.yaml"
BEFORE, AFTER = "toelichting: Het kaartje wordt nog ontworpen.", "toelichting: Het kaartje is klaar."
REFUSED = "de stand van 2025-11-03 is veranderd (toelichting)"
REASON = "Er stond een naam in die weg moest."
NOTHING = "Geen problemen gevonden.\n"
TITLE = "Wat deze wijziging doet\n=======================\n\n"
BY_HAND = "Met de hand gepubliceerd, ook als iets hieronder niet kan."


@pytest.fixture(scope="module")
def once(built_small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dossier in a repository: its manifest names the commit, also the one that stands beside it; not to be changed."""
    root = Path(shutil.copytree(built_small, tmp_path_factory.mktemp("poort") / "klein"))
    (root / ".gitignore").write_text("/build/\n/site/\n/vorige.json\n")
    repository(root)
    rewrite(root / "site" / MANIFEST, commit=git(root, "rev-parse", "HEAD"))
    shutil.copy(root / "site" / MANIFEST, root / "vorige.json")
    return root


@pytest.fixture
def root(once: Path, tmp_path: Path) -> Path:
    """The same, free to be changed."""
    return Path(shutil.copytree(once, tmp_path / "klein"))


def manifest_at(path: Path) -> Manifest:
    """The manifest in a file."""
    manifest = read_manifest(path, [])
    assert manifest is not None
    return manifest


def rewrite(path: Path, **parts: object) -> None:
    """Another manifest in the place of one: with these parts."""
    path.write_text(manifest_json(manifest_at(path).model_copy(update=parts)), "utf-8")


def run(root: Path, *arguments: str) -> int:
    """The exit status of a command on a dossier, on its day."""
    return main([*arguments, "--root", str(root), "--today", TODAY.isoformat()])


def against(root: Path, *arguments: str) -> int:
    """The exit status of the comparison with what is published."""
    return run(root, "verschil", "--gepubliceerd", str(root / "vorige.json"), *arguments)


def test_what_is_published_is_what_counts(root: Path, capsys: Captured) -> None:
    """A status that was rewritten two commits ago is refused as long as what is published says otherwise."""
    assert against(root) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{TITLE}Vergeleken met https://voorbeeld.example/ (commit ")
    assert said.endswith("Er verandert niets aan het dossier.\n")
    edit(root, C2, BEFORE, AFTER)
    commit(root, "Herschreven")
    edit(root, "content/over.md", "# Over", "# Over ons en")
    commit(root, "Een titel")
    assert against(root) == 1
    assert REFUSED in capsys.readouterr().out


def test_a_reason_lets_through_what_is_refused(root: Path, capsys: Captured) -> None:
    """It is told, in both forms, and so is what it lets through."""
    edit(root, C2, BEFORE, AFTER)
    rewrite(root / "site" / MANIFEST, reason=REASON)
    assert against(root) == 0
    said = capsys.readouterr()
    assert f"\n\n{BY_HAND} Reden: {REASON}\n\n" in said.out
    assert REFUSED in said.out
    assert against(root, "--formaat", "markdown") == 0
    said = capsys.readouterr()
    assert f"\n\n**{BY_HAND}** Reden: {REASON}\n\n" in said.out
    assert f"## Dit kan zo niet\n\n- `{C2}:" in said.out


def unknown(root: Path, published: str | None) -> None:
    """What stands there was made from this commit."""
    rewrite(root / "vorige.json", commit=published)


def shallow(root: Path) -> None:
    """Of the history only the last commit is there."""
    commit(root, "De tweede")
    other = root.with_name("ondiep")
    git(root.parent, "clone", "--quiet", "--depth=1", f"file://{root}", str(other))
    shutil.rmtree(root / ".git")
    shutil.move(other / ".git", root / ".git")


NO_COMMIT = (
    "de site die er staat, zegt niet van welke commit zij is. Kijk zelf na wat er verandert, en publiceer met de hand en "
    "geef een reden."
)
GONE = "f" * 40
ELSE = "Kan dat niet, publiceer met de hand en geef een reden."
NOT_HERE = (
    f"de site die er staat, is van commit {GONE}, en die staat niet in deze repository. Zet haar terug: "
    f"git push origin {GONE}:refs/heads/gepubliceerd. {ELSE}"
)
PARTLY = (
    "staat niet in deze kopie: van de geschiedenis is maar een deel opgehaald. Haal de rest op: git fetch --unshallow "
    f"(in GitHub Actions: fetch-depth: 0). {ELSE}"
)
NO_GIT = f"deze map staat niet in een git-repository. Een vergelijking kan alleen daarin. {ELSE}"


@pytest.mark.parametrize(
    ("what", "told"),
    [("no commit", NO_COMMIT), ("not here", NOT_HERE), ("shallow", PARTLY), ("no repository", NO_GIT)],
)
def test_a_commit_that_cannot_be_had_refuses(root: Path, capsys: Captured, what: str, told: str) -> None:
    """What is published cannot be compared with: that is told with what to do, and nothing passes without a reason."""
    match what:
        case "no commit":
            unknown(root, None)
        case "not here":
            unknown(root, GONE)
        case "shallow":
            shallow(root)
        case _:
            shutil.rmtree(root / ".git")
    assert against(root) == 1
    said = capsys.readouterr()
    assert f"\n{MANIFEST}:1:1: de site die er staat" in said.out
    assert said.out.endswith(f"{told}\n1 probleem in 1 bestand.\n")
    assert against(root, "--formaat", "markdown") == 1
    said = capsys.readouterr()
    assert said.out.startswith("# Wat deze wijziging doet\n\nVergeleken met `https://voorbeeld.example/`, gerekend op ")
    assert "\n\n**Er is niet vergeleken.** De site die er staat" in said.out
    assert said.err.endswith(f"{told}\n1 probleem in 1 bestand.\n")
    rewrite(root / "site" / MANIFEST, reason=REASON)
    assert against(root, "--formaat", "markdown") == 0
    said = capsys.readouterr()
    assert f"**{BY_HAND}** Reden: {REASON}\n\n**Er is niet vergeleken.** De site die er staat" in said.out
    assert said.err == ""


@pytest.mark.parametrize("commit", ["main", "--help", "HEAD~1", "ABCDEF" * 10, ""])
def test_a_manifest_names_a_commit_or_none(root: Path, capsys: Captured, commit: str) -> None:
    """No branch, option or expression: what a host gives back is not asked of git as it stands."""
    held = json.loads((root / "vorige.json").read_text("utf-8"))
    (root / "vorige.json").write_text(json.dumps({**held, "commit": commit}), "utf-8")
    assert against(root) == 1
    assert capsys.readouterr().out.startswith("vorige.json:1:1: dit is geen JSON, of niet het manifest van een site.")


def test_one_of_the_two_is_compared_with(root: Path, capsys: Captured) -> None:
    for arguments in ((), ("HEAD", "--gepubliceerd", str(root / "vorige.json"))):
        assert run(root, "verschil", *arguments) == 2
        assert capsys.readouterr().err == (
            "motiespoor verschil: geef een revisie, en anders met --gepubliceerd het manifest van de site die "
            "er nu staat.\n"
        )


# The reason


@pytest.mark.parametrize("reason", ["x", "een twee", " ", "een\nregel te veel", "lang " * 61, "een \x1b[2J teken"])
def test_a_reason_says_why(small: Path, capsys: Captured, reason: str) -> None:
    assert run(small, "build", "--reden", reason) == 2
    said = capsys.readouterr().err
    assert said.startswith("motiespoor build: --reden: '")
    assert said.endswith("' zegt niet waarom. Schrijf een zin, op een regel en van hoogstens 300 tekens.\n")
    assert len(said.splitlines()) == 1


# What is made and not written


@pytest.mark.parametrize(
    "kept",
    [
        ("build/cache/a.svg", "build"),
        ("site/index.html", "site"),
        ("site.abcdefgh/index.html", "site.abcdefgh"),
        (".venv/bin/motiespoor", ".venv"),
        ("data/__pycache__/x.cpython-311.pyc", "data/__pycache__"),
        ("content/x.pyc", "content/x.pyc"),
    ],
)
@pytest.mark.parametrize("below", ["", "dossiers/een/"])
def test_what_is_made_does_not_come_from_a_repository(
    committed_once: Path, tmp_path: Path, capsys: Captured, below: str, kept: tuple[str, str]
) -> None:
    """Nor where the dossier is a folder of the repository; nothing is built."""
    path, told = kept
    top = tmp_path / "klein"
    root = Path(shutil.copytree(committed_once, top / below, symlinks=True))
    if below:
        shutil.move(root / ".git", top / ".git")
    assert made_and_kept(root) == ()
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("<svg></svg>")
    assert made_and_kept(root) == ()
    git(root, "add", "--force", path)
    assert made_and_kept(root) == (f"{below}{told}",)
    assert run(root, "build") == 1
    assert capsys.readouterr().out == (
        f"{below}{told}:1:1: dit wordt gemaakt en hoort niet in git: niemand heeft het nagekeken. "
        f"Haal het weg: git rm -r --cached {below}{told}\n1 probleem in 1 bestand.\n"
    )
    assert not (root / "build/docs").exists()


def test_the_environment_of_the_program_is_made_as_well(committed_once: Path, tmp_path: Path) -> None:
    """Beside the dossier, at the top of the repository; a folder of that name elsewhere is somebody's own."""
    top = tmp_path / "klein"
    root = Path(shutil.copytree(committed_once, top / "dossiers/een", symlinks=True))
    shutil.move(root / ".git", top / ".git")
    for folder in (".venv", "tekeningen/build"):
        (top / folder).mkdir(parents=True)
        (top / folder / "x").write_text("")
        git(top, "add", "--force", folder)
    assert made_and_kept(root) == (".venv",)
    (root / "build").symlink_to("/tmp")
    git(root, "add", "--force", "build")
    assert made_and_kept(root) == (".venv", "dossiers/een/build")


# Time passes


def test_time_tells_where_more_than_the_day_differs(fiction: Dossier) -> None:
    """One day later all counts of days are others, and that is all; when a term passes, there is something to tell."""
    assert not time_tells(fiction, TODAY + timedelta(days=3), TODAY + timedelta(days=4))
    assert time_tells(fiction, TODAY - timedelta(days=1), TODAY)


def gate(root: Path, *arguments: str) -> int:
    return run(root, "poort", str(root / "vorige.json"), "--dagelijks", *arguments)


def test_a_day_publishes_only_what_it_tells(root: Path, capsys: Captured) -> None:
    """The same commit, and a term that passed since."""
    assert gate(root) == 3
    assert capsys.readouterr().out == (
        "De site zegt vandaag niets anders dan op de dag waarop zij gemaakt is. Er wordt niet gepubliceerd.\n"
    )
    rewrite(root / "vorige.json", day=(TODAY - timedelta(days=1)).isoformat())
    assert gate(root) == 0
    assert capsys.readouterr().out == NOTHING


def test_a_day_publishes_over_nothing_that_a_person_put_there(root: Path, capsys: Captured) -> None:
    """Of another commit, or put back: until the next push, or a run by hand."""
    rewrite(root / "vorige.json", day=(TODAY - timedelta(days=1)).isoformat(), commit=GONE)
    assert gate(root) == 3
    assert capsys.readouterr().out == "De site die er staat, is van een andere commit. Er wordt niet gepubliceerd.\n"
    rewrite(root / "vorige.json", commit=None)
    rewrite(root / "site" / MANIFEST, commit=None)
    assert gate(root) == 3
    assert capsys.readouterr().out == "De site die er staat, is van een andere commit. Er wordt niet gepubliceerd.\n"
    assert run(root, "poort", "--terug") == 0
    assert capsys.readouterr().out == (
        "In manifest.json staat dat deze site is teruggezet: zij wordt niet vanzelf vervangen.\n"
    )
    assert manifest_at(root / "site" / MANIFEST).put_back == TODAY.isoformat()
    shutil.copy(root / "site" / MANIFEST, root / "vorige.json")
    assert gate(root) == 3
    assert capsys.readouterr().out == (
        "De site die er staat, is op 2026-03-01 door een mens teruggezet. Er wordt niet gepubliceerd.\n"
    )


def test_what_is_put_back_is_what_was_built(root: Path, capsys: Captured) -> None:
    """A folder that is not as its manifest says gets no mark."""
    (root / "site/over/index.html").write_text("anders", "utf-8")
    assert run(root, "poort", "--terug") == 1
    assert capsys.readouterr().out.startswith("over/index.html:1:1: dit bestand is anders dan manifest.json zegt.")
    assert manifest_at(root / "site" / MANIFEST).put_back is None


def test_a_day_needs_a_site_that_stands_there(root: Path, capsys: Captured) -> None:
    assert run(root, "poort", "--eerste", "--dagelijks") == 2
    assert capsys.readouterr().err == (
        "motiespoor poort: --dagelijks: geef het manifest van de site die er nu staat.\n"
    )
