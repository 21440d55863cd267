"""The life of a change that is refused: the steps of the workflow itself, in a real repository, against a site on a web server.

What is left out is tested elsewhere and takes long: `check`, the charts, and the engine. In the place of `build` stands
a command that puts a site there that was built before, with the commit and the reason that it is asked for in its manifest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from changing import SURROUNDINGS, commit, git, repository
from conftest import REPOSITORY, TODAY, edit
from motiespoor.paths import CHARTS
from motiespoor.press.manifest import MANIFEST, Manifest, read_manifest
from publishing import command, content, filled, program, web_server

pytestmark = pytest.mark.proof

C2 = "data/maatregelen/C2.yaml"
BEFORE, AFTER = "toelichting: Het kaartje wordt nog ontworpen.", "toelichting: Het kaartje is klaar."
COMMA = ("content/over.md", "# Over", "# Over, en meer")
REFUSED = "de stand van 2025-11-03 is veranderd (toelichting)"
REASON = "Er stond een naam in die weg moest."

BUILT = f"""#!{sys.executable}
import os, shutil, sys
from pathlib import Path
from motiespoor.press.manifest import read_manifest, write_manifest
site = Path("site")
shutil.rmtree(site, ignore_errors=True)
shutil.copytree(os.environ["BUILT"], site)
said = {{"commit": os.environ["MOTIESPOOR_COMMIT"], "reason": os.environ.get("MOTIESPOOR_REDEN") or None}}
said |= {{"address": os.environ["ADDRESS"], "authority": "https://voorbeeld.example/"}}
write_manifest(site, read_manifest(site / "manifest.json", []).model_copy(update=said))
"""


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What became of a run: whether it went well, whether it published, and what it said, in the log and on its page."""

    well: bool
    published: bool
    log: str
    page: str


@dataclass(frozen=True, kw_only=True)
class Host:
    """A repository with the program's Makefile and a dossier; a folder that is served; and what stands in for the machine."""

    root: Path
    served: Path
    bin: Path
    surroundings: dict[str, str]

    def run(self, event: str = "push", **inputs: str) -> Ran:
        """The steps of `publiceren.yml` on what is in the folder now, until one fails."""
        values = {
            "github.sha": git(self.root, "rev-parse", "HEAD"),
            "inputs.reden": inputs.get("reden", ""),
            "inputs.eerste && '1' || ''": inputs.get("eerste", ""),
            "github.event_name == 'schedule' && '1' || ''": "1" if event == "schedule" else "",
        }
        output, page = self.root.with_name("output"), self.root.with_name("page.md")
        for each in (output, page):
            each.write_text("", "utf-8")
        surroundings = {**self.surroundings, "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(page)}
        job = content(REPOSITORY / ".github/workflows/publiceren.yml")["jobs"]["bouwen"]
        log, status = "", 0
        for step in job["steps"]:
            if status == 0 and "run" in step:
                own = {name: filled(value, values) for name, value in step.get("env", {}).items()}
                done = subprocess.run(
                    ["bash", "-euo", "pipefail", "-c", step["run"]],
                    cwd=self.root,
                    env={**surroundings, **own},
                    capture_output=True,
                    encoding="utf-8",
                    check=False,
                )
                status, log = done.returncode, log + done.stdout + done.stderr
        skipped = "publiceren=nee" in output.read_text("utf-8").splitlines()
        published = status == 0 and not skipped
        if published:  # what the job that follows does
            shutil.rmtree(self.served)
            shutil.copytree(self.root / "site", self.served)
        return Ran(well=status == 0, published=published, log=log, page=page.read_text("utf-8"))

    @property
    def manifest(self) -> Manifest:
        """That of the site which stands there."""
        manifest = read_manifest(self.served / MANIFEST, [])
        assert manifest is not None
        return manifest


@pytest.fixture
def host(built_small: Path, tmp_path: Path) -> Iterator[Host]:
    root, served, tools = tmp_path / "werk", tmp_path / "www", tmp_path / "bin"
    for folder in (served, tools):
        folder.mkdir()
    shutil.copytree(built_small, root, ignore=shutil.ignore_patterns("build", "site"))
    shutil.copy(REPOSITORY / "Makefile", root)
    for folder in ("scripts", "tests"):
        (root / folder).mkdir()
    (root / CHARTS).write_text("grafieken: []\n", "utf-8")
    (root / ".gitignore").write_text("/build/\n/site/\n", "utf-8")
    repository(root)
    (tools / "python").symlink_to(sys.executable)
    command(tools / "build", BUILT)
    whole = program(REPOSITORY).splitlines()[1]
    command(
        tools / "motiespoor",
        f'#!/bin/sh\ncase "$1" in build) exec "{tools}/build";; check | verify) exit 0;;\n'
        f'terug) rm -rf site; mkdir site; exec tar -xf "$2" -C site;; esac\n{whole}\n',
    )
    command(
        tools / "make",
        f'#!/bin/sh\nexec {shutil.which("make")} BIN="{tools}" TODAY={TODAY} --old-file=.venv/project "$@"\n',
    )
    with web_server(served) as address:
        surroundings = {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(REPOSITORY / "scripts"),
            "PYTHONUTF8": "1",
            "CI": "true",
            "SOURCE_DATE_EPOCH": str(int(datetime.combine(TODAY, time(12), UTC).timestamp())),
            "BUILT": str(built_small / "site"),
            "ADDRESS": address,
        }
        yield Host(root=root, served=served, bin=tools, surroundings={**SURROUNDINGS, **surroundings})


def test_the_life_of_a_refused_change(host: Host) -> None:
    """Three pushes one after another: the second rewrites a published status, and never has its turn."""
    root = host.root
    first = host.run(eerste="1")
    assert first.published, first.log
    published = host.manifest.commit
    assert published == git(root, "rev-parse", "HEAD")

    # The run of this one waits, and the next push takes its place.
    edit(root, C2, BEFORE, AFTER)
    commit(root, "Een stand herschreven")
    edit(root, *COMMA)
    commit(root, "Een komma")
    third = host.run()
    assert not third.well
    assert REFUSED in third.log
    assert f"(commit `{published[:12]}`)" in third.page
    assert REFUSED in third.page
    assert host.manifest.commit == published

    # No day publishes it either.
    daily = host.run("schedule")
    assert (daily.well, daily.published) == (True, False)
    assert daily.log.endswith("De site die er staat, is van een andere commit. Er wordt niet gepubliceerd.\n")

    # Meant all the same: by hand, with a reason that everybody can read.
    by_hand = host.run("workflow_dispatch", reden=REASON)
    assert by_hand.published, by_hand.log
    assert f"Reden: {REASON}" in by_hand.page
    assert REFUSED in by_hand.page
    assert (host.manifest.reason, host.manifest.commit) == (REASON, git(root, "rev-parse", "HEAD"))

    # From then on that is what is published, and the reason does not live on.
    edit(root, COMMA[0], COMMA[2], COMMA[1])
    commit(root, "Alleen de komma")
    last = host.run()
    assert last.published, last.log
    assert host.manifest.reason is None


def test_a_site_that_was_put_back_stays_until_the_next_push(host: Host) -> None:
    """The steps of putting back mark the manifest; a day that passes leaves it alone, a push does not."""
    root = host.root
    assert host.run(eerste="1").published
    kept = root.with_name("artifact.tar")
    subprocess.run(["tar", "-cf", kept, "-C", host.served, "."], check=True)
    done = subprocess.run(
        ["make", "earlier", f"ARCHIVE={kept}"],
        cwd=root,
        env=host.surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(host.served)
    shutil.copytree(root / "site", host.served)
    assert host.manifest.put_back == TODAY.isoformat()
    daily = host.run("schedule")
    assert (daily.well, daily.published) == (True, False)
    assert f"is op {TODAY.isoformat()} door een mens teruggezet. Er wordt niet gepubliceerd." in daily.log
    assert host.run("workflow_dispatch").published
    assert host.manifest.put_back is None


def test_what_was_made_does_not_come_from_the_checkout(host: Host) -> None:
    """The first step takes away what a commit holds under the names of what is made."""
    root = host.root
    for name in ("build/cache/x.svg", "site/index.html", ".venv/bin/motiespoor"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("van een ander", "utf-8")
        git(root, "add", "--force", name)
    assert host.run(eerste="1").published
    assert not (root / "build/cache").exists()
    assert not (root / ".venv").exists()
    assert (root / "site/index.html").read_text("utf-8") != "van een ander"
