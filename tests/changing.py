"""A dossier in a repository of git, with settings of its own, for tests that change it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# No settings of this machine, and the same names and times for every commit.
SURROUNDINGS = {
    "PATH": os.environ["PATH"],
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Een redacteur",
    "GIT_AUTHOR_EMAIL": "redactie@example.org",
    "GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z",
    "GIT_COMMITTER_NAME": "Een redacteur",
    "GIT_COMMITTER_EMAIL": "redactie@example.org",
    "GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z",
}


def git(root: Path, *arguments: str) -> str:
    """What git says, in a folder."""
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=SURROUNDINGS, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def repository(root: Path) -> str:
    """Make a repository of a folder, with everything in it in one commit; the name of the commit."""
    git(root, "init", "--quiet", "--initial-branch=main")
    return commit(root, "De eerste")


def commit(root: Path, message: str) -> str:
    """Everything as it is now, in a commit; its name."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(root, "rev-parse", "HEAD")
