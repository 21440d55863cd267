"""The replaceable last step: finished Markdown in, pages out. The only module that knows MkDocs.

Replacing MkDocs means replacing this module, `mkdocs.yml` and the theme, and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from motiespoor import paths
from motiespoor.model.publication import Publication


class EngineFailed(Exception):
    """MkDocs did not accept the pages; the message is what it said."""


def build_pages(root: Path, publication: Publication, today: date, target: Path) -> None:
    """Build the pages below `build/docs/` of a dossier into the folder `target`.

    Raises:
        EngineFailed: with a warning too, for a warning is a page that is not right.
    """
    config = configuration(root, publication, target)
    # Not --quiet: that silences warnings before --strict can count them.
    command = [*_MKDOCS, "build", "--strict", "--config-file", str(config)]
    done = subprocess.run(
        command, env=_environment(today), capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line and not line.startswith("INFO")]
        raise EngineFailed("\n".join(lines) or done.stdout.strip())


def serve_pages(root: Path, publication: Publication, today: date, address: str) -> subprocess.Popen[bytes]:
    """Start serving the pages at `address`; they are built again whenever `build/docs/` changes."""
    config = configuration(root, publication, root / paths.BUILD / "kijk")
    command = [*_MKDOCS, "serve", "--quiet", "--config-file", str(config), "--dev-addr", address]
    return subprocess.Popen(command, env=_environment(today))


_MKDOCS = (sys.executable, "-m", "mkdocs")


def configuration(root: Path, publication: Publication, target: Path) -> Path:
    """The dossier's mkdocs.yml with the names, the address and the folders filled in; JSON is YAML too."""
    root = root.resolve()
    values = {
        "INHERIT": _utf8(root / paths.ENGINE),
        "site_name": publication.name,
        "site_url": publication.url,
        "site_description": f"{publication.name} volgt {publication.subject}.",
        "docs_dir": _utf8(root / paths.DOCS),
        "site_dir": _utf8(target.resolve()),
        "theme": {"custom_dir": _utf8(root / paths.BLOCKS)},
        # While serving; the pages are watched of themselves.
        "watch": [_utf8(root / paths.BLOCKS), _utf8(root / paths.ENGINE)],
        "extra": {"voorbehoud": f"{publication.disclaimer} {publication.maker}"},
    }
    path = root / paths.BUILD / "mkdocs.json"
    path.unlink(missing_ok=True)  # a link would lead elsewhere
    path.write_text(json.dumps(values, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def _utf8(path: Path) -> str:
    """A path as the engine reads it: its surroundings are UTF-8, whatever ours are."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def _environment(today: date) -> dict[str, str]:
    """The same surroundings on any machine; the day stands in for the clock (reproducible-builds.org)."""
    midnight = datetime.combine(today, time(), UTC)
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_MKDOCS_2_WARNING": "1",
    }
