"""The workflows: least rights, nothing that moves under our feet, and no finding of the linters; and what they call."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import Pictures, quiet
from changing import commit, git, repository
from conftest import REPOSITORY, TODAY, copy_of, edit
from motiespoor.cli import main
from motiespoor.model.wording import Phrases, Words, by_name
from motiespoor.press.foreign import NOT_OURS
from motiespoor.press.manifest import MANIFEST, manifest_json, read_manifest
from motiespoor.press.replacing import take_earlier
from motiespoor.problem import NOWHERE, Unreadable
from motiespoor.tell.overdue import in_words
from motiespoor.tell.style import PLAIN
from publishing import command, content, program, web_server

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
PAGES_RIGHTS = {"pages": "write", "id-token": "write"}
# The rights of every job; whoever wants more says so here.
RIGHTS = {
    "controle.yml": {"controle": {"contents": "read"}},
    "dossier.yml": {"bouwen": {"contents": "read"}, "publiceren": PAGES_RIGHTS},
    "formulier.yml": {
        "lezen": {"contents": "read"},
        "voorstellen": {"contents": "write", "issues": "read", "pull-requests": "write"},
    },
    "programma.yml": {job: {"contents": "read"} for job in ("toetsen", "verder", "bewijs")},
    "publiceren.yml": {"bouwen": {"contents": "read"}, "publiceren": PAGES_RIGHTS},
    "terugzetten.yml": {"nakijken": {"actions": "read", "contents": "read"}, "publiceren": PAGES_RIGHTS},
    "wekelijks.yml": {"verslag": {"contents": "read"}, "bewijs": {"contents": "read"}},
}


def steps(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step of a workflow with the name of its job."""
    for name, job in content(path)["jobs"].items():
        for step in job["steps"]:
            yield name, step


# The linters


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a tool of this environment says of the repository."""
    command = [str(Path(sys.prefix) / "bin" / name), *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.proof
def test_zizmor_finds_nothing() -> None:
    said = tool("zizmor", "--offline", "--no-config", "--persona", "pedantic", "--format", "json", ".github")
    assert (said.returncode, json.loads(said.stdout)) == (0, []), said.stderr


@pytest.mark.proof
@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("dependabot", [REPOSITORY / ".github/dependabot.yml"]),
        ("github-issue-forms", sorted((REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*-*.yml"))),
        ("github-issue-config", [REPOSITORY / ".github/ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_every_file_is_as_github_wants_it(schema: str, files: list[Path]) -> None:
    said = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files))
    assert said.returncode == 0, said.stdout


# Our own rules


def test_every_workflow_is_known() -> None:
    assert [path.name for path in WORKFLOWS] == sorted(RIGHTS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_least_rights(path: Path) -> None:
    workflow = content(path)
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == RIGHTS[path.name]
    assert all(re.fullmatch(r"\d+", job["timeout-minutes"]) for job in workflow["jobs"].values())
    assert "group" in workflow["concurrency"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_knows_no_secret_and_trusts_no_proposal(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "secrets" not in text
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(content(path)["on"])
    for _, step in steps(path):
        assert "${{" not in step.get("run", ""), "a value goes into a script by way of the environment"
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned(path: Path) -> None:
    used = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))
    assert used
    for each in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), each


def test_an_action_has_one_version() -> None:
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))}
    names = [line.split("@")[0] for line in used]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_lives_in_a_workflow_only(path: Path) -> None:
    """A step is an action of GitHub or a target of `make`; but for what only GitHub knows of its runs."""
    alone = [("terugzetten.yml", "nakijken"), ("publiceren.yml", "publiceren"), ("dossier.yml", "publiceren")]
    for name, step in steps(path):
        run = step.get("run", "make ")
        assert run.startswith("make ") or (path.name, name) in alone or run == named_folder()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_that_was_made_comes_from_a_checkout(path: Path) -> None:
    """Whatever a commit holds under the names of what is made is away before anything is made."""
    made = [step["run"] for _, step in steps(path) if step.get("run", "").startswith("make ")]
    assert made[0] == "make clean"


# The workflow that another repository calls

CALLED = REPOSITORY / ".github/workflows/dossier.yml"


def named_folder() -> str:
    """The script that looks at what a caller says, before `make` does."""
    return next(step["run"] for _, step in steps(CALLED) if "FOLDER" in step.get("env", {}))


@pytest.mark.parametrize("folder", [".", "dossier", "een/diepe_map-2", "a.b"])
def test_a_folder_of_the_caller_may_be_named(folder: str) -> None:
    assert folder_said(folder) == (0, "")


@pytest.mark.parametrize(
    "folder", ["", "..", "../x", "a/../../b", "/etc", "-x/..", "a//b", "a/", "$(id)", '"; id; "', "a b", ".git", "a\nb"]
)
def test_what_is_no_folder_of_the_caller_is_refused(folder: str) -> None:
    assert folder_said(folder) == (1, "::error::'map' noemt geen map in deze opslagplaats.\n")


def folder_said(folder: str) -> tuple[int, str]:
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", named_folder()]
    done = subprocess.run(script, env={"FOLDER": folder}, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_caller_gets_the_program_of_the_workflow_and_its_own_dossier() -> None:
    """What is called takes the program from its own commit; what is checked is published, and only from the main branch."""
    jobs = content(CALLED)["jobs"]
    ours, theirs = (step["with"] for step in jobs["bouwen"]["steps"] if "checkout@" in step.get("uses", ""))
    assert (ours["repository"], ours["ref"]) == ("${{ job.workflow_repository }}", "${{ job.workflow_sha }}")
    assert (theirs["path"], "repository" in theirs) == ("dossier", False)
    assert jobs["bouwen"]["env"]["ROOT"] == "dossier/${{ inputs.map }}"
    main_only = "github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch"
    gate = next(step for step in jobs["bouwen"]["steps"] if step.get("id") == "poort")
    assert gate["if"] == main_only
    assert jobs["publiceren"]["if"] == f"{main_only} && needs.bouwen.outputs.publiceren != 'nee'"
    assert jobs["publiceren"]["needs"] == "bouwen"
    assert [step.get("uses", "").partition("@")[0] for step in jobs["publiceren"]["steps"]] == [
        "",
        "actions/deploy-pages",
    ]
    runs = [step["run"].split()[1] for step in jobs["bouwen"]["steps"] if step.get("run", "").startswith("make ")]
    assert runs == ["clean", "review", "gate"]


def test_the_three_lines_of_the_readme_call_it() -> None:
    """With just the rights that its jobs ask for, and no other name than that of a workflow that can be called."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    caller = next(each for each in re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL) if "uses:" in each)
    (job,) = yaml.safe_load(caller)["jobs"].values()
    assert len(caller.partition("jobs:\n")[2].splitlines()) == 3
    assert job["uses"].partition("/.github/")[2].partition("@")[0] == "workflows/dossier.yml"
    wanted = {right: how for name in RIGHTS["dossier.yml"].values() for right, how in name.items()}
    assert job["permissions"] == wanted
    assert set(content(CALLED)["on"]) == {"workflow_call"}
    assert all(
        each["default"] in ("", ".", "false") for each in content(CALLED)["on"]["workflow_call"]["inputs"].values()
    )


def test_what_is_published_is_what_was_checked() -> None:
    """The job that publishes takes what the first job kept, in the same attempt, and makes nothing."""
    for name, first in (("publiceren.yml", "bouwen"), ("terugzetten.yml", "nakijken")):
        jobs = content(REPOSITORY / ".github/workflows" / name)["jobs"]
        *refusing, published = jobs["publiceren"]["steps"]
        assert [step["if"] for step in refusing] == ["needs.bouwen.outputs.poging != github.run_attempt"][
            : name == "publiceren.yml"
        ]
        assert all(step["run"].endswith("exit 1\n") for step in refusing)
        assert published["uses"].startswith("actions/deploy-pages@")
        assert jobs["publiceren"]["needs"] == first
        assert jobs["publiceren"]["environment"]["name"] == "github-pages"
        assert jobs[first]["if"] == "github.ref == 'refs/heads/main'"
        assert jobs[first]["steps"][-1]["uses"].startswith("actions/upload-pages-artifact@")
    runs = [
        step["run"].split()[1]
        for job, step in steps(REPOSITORY / ".github/workflows/publiceren.yml")
        if job == "bouwen" and "run" in step
    ]
    assert runs == ["clean", "review", "gate"]


def test_files_that_begin_with_a_dot_go_along() -> None:
    """GitHub's actions leave them out of an artifact unless they are asked for: .well-known and .nojekyll are ours."""
    kept = [
        step
        for path in WORKFLOWS
        for _, step in steps(path)
        if "/upload-" in step.get("uses", "") and step["with"]["path"].endswith("site")
    ]
    assert len(kept) == 4
    assert all(step["with"]["include-hidden-files"] == "true" for step in kept)


def test_locks_name_no_index() -> None:
    for path in REPOSITORY.glob("requirements*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"^-", text, re.MULTILINE), path.name
        assert all("--hash=sha256:" in each for each in re.split(r"\n(?=\S)", text.strip())), path.name

    packages = json.loads((REPOSITORY / ".ci/node/package-lock.json").read_text(encoding="utf-8"))["packages"]
    for path, package in packages.items():
        assert "resolved" not in package
        assert not path or package["integrity"].startswith("sha512-"), path


# What the workflows call


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the commands that `make` calls."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "python").symlink_to(sys.executable)
    command(folder / "motiespoor", program(REPOSITORY))
    return folder


def make(tools: Path, target: str, **variables: object) -> subprocess.CompletedProcess[str]:
    """A target of the Makefile, with the environment and the site that there are; it fails with 2 whatever failed."""
    given = [f"{name}={value}" for name, value in {"BIN": tools, **variables}.items()]
    there = [f"--old-file={each}" for each in (".venv/project", ".venv/links", "site")]
    asked = ["make", *there, target, *given]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        asked, cwd=REPOSITORY, env={**surroundings, "CI": "true"}, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def reviewed(
    tools: Path, tmp_path_factory: pytest.TempPathFactory, built_small: Path, pictures: Pictures
) -> tuple[Path, str]:
    """A dossier in a repository with a change after the first commit, reviewed; and what was said."""
    root = copy_of("klein", tmp_path_factory.mktemp("werk") / "klein")
    (root / ".gitignore").write_text("/build/\n/site/\n/woorden.md\n")
    repository(root)
    edit(root, "content/over.md", "# Over", "# Over ons en")
    commit(root, "Een titel")
    done = make(tools, "review", ROOT=pictures.lend(root), TODAY=TODAY, BASE="HEAD^1", SUMMARY=root / "woorden.md")
    assert done.returncode == 0, done.stdout + done.stderr
    return root, done.stdout


@pytest.mark.proof
def test_review_checks_compares_builds_and_verifies(reviewed: tuple[Path, str]) -> None:
    root, said = reviewed
    assert said == f"Geen problemen gevonden.\nDe site staat in {root}/site.\nGeen problemen gevonden.\n"
    words = (root / "woorden.md").read_text(encoding="utf-8")
    assert words.startswith("# ")
    assert "`over/`" in words


@pytest.mark.proof
def test_review_of_what_may_not_be_builds_and_fails(tmp_path: Path) -> None:
    """A stand-in takes the place of the command: it says what it is asked, on which day, and refuses the change."""
    command(tmp_path / "motiespoor", '#!/bin/sh\necho "$1 $5 $6 $7"; [ "$1" != verschil ]\n')
    done = make(tmp_path, "review", ROOT="d", TODAY="2026-03-01", BASE="main", FORMAT="github")
    assert done.returncode == 2
    day = "2026-03-01"
    assert done.stdout == f"check {day} --formaat github\nverschil {day} main \nbuild {day}  \nverify {day}  \n"


@pytest.mark.proof
def test_review_of_broken_data_stops_at_the_problems(reviewed: tuple[Path, str], tools: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(reviewed[0], tmp_path / "klein"))
    edit(
        root,
        "data/maatregelen/C2.yaml",
        "status: bezig\n        toelichting: Ontw",
        "status: bezg\n        toelichting: Ontw",
    )
    done = make(tools, "review", ROOT=root, TODAY=TODAY, BASE="HEAD")
    assert done.returncode == 2
    assert done.stdout.startswith("data/maatregelen/C2.yaml:24:17: status 'bezg' bestaat niet. Bedoelde u 'bezig'?")
    assert done.stdout.endswith("1 probleem in 1 bestand.\n")


@pytest.fixture
def published(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder on a web server of this machine, and its address."""
    folder = tmp_path / "www"
    folder.mkdir()
    with web_server(folder) as address:
        yield folder, address


@pytest.fixture
def standing_at(reviewed: tuple[Path, str], published: tuple[Path, str], tmp_path: Path) -> tuple[Path, Path, str]:
    """A built dossier whose address is that of a server here; the folder of that server; and the address."""
    root = Path(shutil.copytree(reviewed[0], tmp_path / "klein"))
    text = (root / "site" / MANIFEST).read_text(encoding="utf-8")
    address = json.loads(text)["adres"]
    named = text.replace(address, published[1]).replace(
        '"commit": null', f'"commit": "{git(root, "rev-parse", "HEAD")}"'
    )
    (root / "site" / MANIFEST).write_text(named, encoding="utf-8")
    return root, published[0], published[1]


@pytest.mark.proof
def test_the_gate_lets_through_what_loses_nothing(standing_at: tuple[Path, Path, str], tools: Path) -> None:
    root, server, _ = standing_at
    shutil.copy(root / "site" / MANIFEST, server)
    done = make(tools, "gate", ROOT=root)
    assert done.returncode == 0
    assert done.stdout.startswith("Geen problemen gevonden.\nWat deze wijziging doet\n")
    assert done.stdout.endswith("Er verandert niets aan het dossier.\n")


@pytest.mark.proof
def test_the_gate_refuses_what_loses_a_page(standing_at: tuple[Path, Path, str], tools: Path) -> None:
    root, server, _ = standing_at
    manifest = read_manifest(root / "site" / MANIFEST, [])
    assert manifest is not None
    manifest.pages["nieuws"] = ()  # type: ignore[index]
    (server / MANIFEST).write_text(manifest_json(manifest), encoding="utf-8")
    done = make(tools, "gate", ROOT=root)
    assert done.returncode == 2
    assert done.stdout.startswith("nieuws/index.html:1:1: deze pagina was er en is er niet meer.")


@pytest.mark.proof
def test_a_download_that_fails_is_not_a_first_time(standing_at: tuple[Path, Path, str], tools: Path) -> None:
    root, _, address = standing_at
    done = make(tools, "gate", ROOT=root)
    assert done.returncode == 2
    assert (
        f"Het manifest van de site op {address} kwam niet (antwoord: 404). Er wordt niet gepubliceerd.\n"
        "Staat er nog geen site, zeg dan dat dit de eerste keer is.\n"
    ) in done.stderr
    assert make(tools, "gate", ROOT=root, FIRST=1).returncode == 0


@pytest.mark.proof
def test_a_first_time_is_refused_when_there_is_a_site(standing_at: tuple[Path, Path, str], tools: Path) -> None:
    root, server, address = standing_at
    shutil.copy(root / "site" / MANIFEST, server)
    done = make(tools, "gate", ROOT=root, FIRST=1)
    assert done.returncode == 2
    assert f"Op {address} staat al een site. Er wordt niet gepubliceerd: dit is niet de eerste keer.\n" in done.stderr


@dataclass(frozen=True)
class Moving:
    """A built dossier that moves from one folder of a server here to another."""

    root: Path
    server: Path
    old: str
    new: str
    tools: Path

    def stands(self, place: str, address: str) -> None:
        """Let the site that was made for an address stand in a place."""
        (self.server / place).mkdir()
        text = (self.root / "site" / MANIFEST).read_text("utf-8")
        told = json.loads(text) | {"adres": address}
        (self.server / place / MANIFEST).write_text(json.dumps(told), "utf-8")

    def says(self, **told: str) -> None:
        """Let the site that was built say this of itself."""
        manifest = self.root / "site" / MANIFEST
        manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | told), "utf-8")

    def gate(self, **variables: object) -> subprocess.CompletedProcess[str]:
        return make(self.tools, "gate", ROOT=self.root, **variables)


@pytest.fixture
def moving(reviewed: tuple[Path, str], published: tuple[Path, str], tools: Path, tmp_path: Path) -> Moving:
    """The dossier says that it moves; nothing stands anywhere yet."""
    root = Path(shutil.copytree(reviewed[0], tmp_path / "klein"))
    server, address = published
    made = Moving(root, server, f"{address}oud/", f"{address}nieuw/", tools)
    made.says(adres=made.new, vorig_adres=made.old, naamgever=made.old, commit=git(root, "rev-parse", "HEAD"))
    return made


@pytest.mark.proof
@pytest.mark.parametrize("place", ["oud", "nieuw"])
def test_a_site_moves_whichever_was_changed_first(moving: Moving, place: str) -> None:
    """The published site stands at its old address, or the host serves it at the new one already: it is compared."""
    moving.stands(place, moving.old)
    done = moving.gate()
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("Geen problemen gevonden.\nWat deze wijziging doet\n")
    served = moving.server / place / MANIFEST
    served.write_text(json.dumps(json.loads(served.read_text("utf-8")) | {"feeds": ["feeds/weg.xml"]}), "utf-8")
    assert moving.gate().stdout.startswith("feeds/weg.xml:1:1: deze feed was er en is er niet meer.")
    refused = moving.gate(FIRST=1)
    assert refused.returncode == 2
    assert f"/{place}/ staat al een site. Er wordt niet gepubliceerd: dit is niet de eerste keer.\n" in refused.stderr


@pytest.mark.proof
def test_a_move_that_nobody_told_has_a_way_on(moving: Moving) -> None:
    """The host serves the old site at the new address, and the dossier says nothing of a move: it is told what to say."""
    moving.stands("nieuw", moving.old)
    moving.says(vorig_adres="", naamgever=moving.new)
    done = moving.gate()
    assert done.returncode == 2
    assert f"'vorig_adres: {moving.old}' en 'naamgever: {moving.old}'" in done.stdout
    moving.says(vorig_adres=moving.old, naamgever=moving.old)
    assert moving.gate().returncode == 0


@pytest.mark.proof
def test_an_old_address_is_not_asked_after_any_failure(moving: Moving) -> None:
    """A new address that fails for another reason may hold a newer site than the old one does."""
    moving.stands("oud", moving.old)
    moving.says(adres="http://127.0.0.1:9/")
    done = moving.gate()
    assert done.returncode == 2
    assert "Het manifest van de site op http://127.0.0.1:9/ kwam niet (antwoord: 000). " in done.stderr
    moving.says(adres="http://nergens.invalid/")
    assert moving.gate().returncode == 0


@pytest.mark.proof
def test_a_site_that_stands_nowhere_any_more_begins_anew(moving: Moving) -> None:
    """When neither address has one, that is said; then it may be the first time."""
    done = moving.gate()
    assert done.returncode == 2
    assert f"Het manifest van de site op {moving.old} kwam niet (antwoord: 404)." in done.stderr
    assert moving.gate(FIRST=1).returncode == 0


@pytest.mark.proof
def test_an_earlier_site_is_put_back_only_as_it_was(reviewed: tuple[Path, str], tools: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(reviewed[0], tmp_path / "klein"))
    kept = tmp_path / "artifact.tar"
    subprocess.run(["tar", "-cf", kept, "-C", root / "site", "."], check=True)
    (root / "site/van-nu.txt").write_text("later")
    done = make(tools, "earlier", ROOT=root, ARCHIVE=kept)
    marked = "In manifest.json staat dat deze site is teruggezet: zij wordt niet vanzelf vervangen.\n"
    assert (done.returncode, done.stdout) == (0, f"De eerdere site staat in {root}/site.\n{marked}")
    assert not (root / "site/van-nu.txt").exists()
    assert (root / "site.bewaard/van-nu.txt").read_text() == "later"
    page = (root / "site/over/index.html").read_text()
    (root / "site/over/index.html").write_text("anders")
    subprocess.run(["tar", "-cf", kept, "-C", root / "site", "."], check=True)
    (root / "site/over/index.html").write_text(page)
    done = make(tools, "earlier", ROOT=root, ARCHIVE=kept)
    assert done.returncode == 2
    assert "over/index.html:1:1: " in done.stdout
    assert (root / "site/over/index.html").read_text() == page


@pytest.mark.proof
def test_no_folder_but_a_site_of_ours_makes_way_for_an_earlier_one(
    reviewed: tuple[Path, str], tools: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(reviewed[0], tmp_path / "klein"))
    kept = tmp_path / "artifact.tar"
    subprocess.run(["tar", "-cf", kept, "-C", root / "site", "."], check=True)
    (root / "site" / MANIFEST).unlink()
    done = make(tools, "earlier", ROOT=root, ARCHIVE=kept)
    assert (done.returncode, done.stdout) == (2, f"site:1:1: {NOT_OURS}\n1 probleem in 1 bestand.\n")
    assert (root / "site/over/index.html").exists()


NO_ARCHIVE = "dit is geen archief (tar) van een site. Neem het bestand dat bij de publicatie bewaard is."


@pytest.mark.parametrize("name", ["../weg.txt", "/weg.txt", "over/verwijzing"])
def test_an_archive_leads_nowhere_else(built: Path, tmp_path: Path, name: str) -> None:
    archive = tmp_path / "archief.tar"
    with tarfile.open(archive, "w") as packed:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = (tarfile.SYMTYPE, "/etc") if "verwijzing" in name else (tarfile.REGTYPE, "")
        packed.addfile(member)
    with pytest.raises(Unreadable) as refused:
        take_earlier(built, archive, quiet)
    told = f"archief.tar:1:1: '{name}' hoort niet in een archief van een site. {NO_ARCHIVE}"
    assert [str(each) for each in refused.value.problems] == [told]


def test_what_is_no_archive_is_told(built: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archief.tar"
    archive.write_bytes(b"PK\x03\x04" * 300)
    with pytest.raises(Unreadable) as refused:
        take_earlier(built, archive, quiet)
    assert [str(each) for each in refused.value.problems] == [f"archief.tar:1:1: {NO_ARCHIVE}"]


@pytest.mark.proof
def test_the_weekly_report_tells_and_stops_nobody(
    standing_at: tuple[Path, Path, str], tools: Path, tmp_path: Path
) -> None:
    """A stand-in takes the place of LinkChecker, which the tests do not install; it says what is asked of it."""
    root, _, _ = standing_at
    with_links = Path(shutil.copytree(tools, tmp_path / "bin", symlinks=True))
    stand_in = with_links / "linkchecker"
    command(stand_in, '#!/bin/sh\necho "$@"; head -1; exit 1\n')
    report = tmp_path / "verslag.md"
    relative = os.path.relpath(with_links, REPOSITORY)
    done = make(with_links, "weekly", ROOT=root, TODAY=TODAY, SUMMARY=report, BIN=relative)
    assert done.returncode == 0, done.stderr
    terms, links = report.read_text(encoding="utf-8").split("\n# Adressen buiten de site die niet antwoorden\n\n")
    assert terms.startswith("# Termijnen die voorbij zijn op 1 maart 2026\n")
    assert re.fullmatch(
        r"```\n--config .*/\.ci/links\.ini --stdin --ignore-url \^http://.*/\n\./.*index\.html\n```\n", links
    )
    stand_in.write_text("#!/bin/sh\nexit 2\n")
    assert make(with_links, "weekly", ROOT=root, TODAY=TODAY, BIN=relative).returncode == 2


def test_the_terms_that_have_passed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["termijnen", "--root", str(small), "--today", "2026-06-01", "--formaat", "markdown"]
    assert main(arguments) == 0
    assert (
        capsys.readouterr().out
        == """# Termijnen die voorbij zijn op 1 juni 2026

Bij 4 beloften met een datum is de termijn voorbij en meldt geen bron dat het is gebeurd. \
Bij 1 jaarlijkse belofte is over 2024 geen bericht gevonden. \
Dat hoeft niet te betekenen dat het niet is gebeurd: wij hebben het niet gevonden (gezocht tot 20 februari 2026). \
Wat daarna verscheen, is niet gezocht.
Is er nieuws, zet het er dan bij.

- **De steiger bij 't Zand is vernieuwd**. Beloofd: eerste helft 2025. Termijn voorbij, niet gemeld als klaar.
  - `data/maatregelen/B.yaml:105`
- **De fietsers zijn geteld**. Beloofd: eind 2025. Termijn voorbij, geen bericht gevonden.
  - `data/maatregelen/A.yaml:93`
- **De prijs staat vast**. Beloofd: voor 1 maart 2026. Termijn voorbij, geen bericht gevonden.
  - `data/maatregelen/C2.yaml:60`
- **De automaten werken**. Beloofd: uiterlijk 1 maart 2026. Termijn voorbij, geen bericht gevonden.
  - `data/maatregelen/C2.yaml:67`
- **Elk jaar is er een overzicht van de ponten &amp; hun &lt;namen&gt;**. Beloofd: jaarlijks. \
Over een heel jaar geen bericht gevonden.
  - `data/maatregelen/toezeggingen.yaml:31`
"""
    )
    assert in_words(Phrases(by_name(Words(origin=NOWHERE))), (), None, TODAY, PLAIN).endswith(
        "\n\nEr zijn nog geen beloften.\n"
    )
