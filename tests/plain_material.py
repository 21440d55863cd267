"""What the same text costs with Material as it comes: every page in the menu, no theme or search of ours.

`python tests/plain_material.py ROOT` builds the pages in `ROOT/build/docs/`, which are whole Markdown documents, into
`ROOT/build/kaal/` and prints the seconds by the clock; `weights` tells what the pages weigh there and on our site.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from motiespoor import paths

PLAIN = "build/kaal"
_EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def main(root: Path) -> None:
    """Copy the pages, build them, print the seconds."""
    folder = root / PLAIN
    shutil.rmtree(folder, ignore_errors=True)
    pages = copied(root / paths.DOCS, folder / "docs")
    settings = folder / "mkdocs.yml"
    settings.write_text(json.dumps(plain_settings(pages)), "utf-8")  # JSON is YAML
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", settings)
    started = time.perf_counter()
    subprocess.run(command, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    print(f"{time.perf_counter() - started:.3f}")


def copied(docs: Path, to: Path) -> list[str]:
    """Copy pages without what their heads say, which is for our theme; gives their paths, in an order that stays."""
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    for each in pages:
        text = (docs / each).read_text("utf-8")
        (to / each).parent.mkdir(parents=True, exist_ok=True)
        (to / each).write_text(text.split("---\n", 2)[2] if text.startswith("---\n") else text, "utf-8")
    return pages


def plain_settings(pages: list[str]) -> dict[str, object]:
    """Material as it comes, with every page in the menu; without a face, which it would ask another host for."""
    return {
        "site_name": "Kaal",
        "theme": {"name": "material", "language": "nl", "font": False},
        "plugins": ["search"],
        "markdown_extensions": _EXTENSIONS,
        "nav": pages,
    }


def weights(root: Path) -> tuple[int, int] | None:
    """The bytes of all pages of our site and of the plain one; `None` when one of the two was not built."""
    ours, plain = (sum(each.stat().st_size for each in (root / at).rglob("*.html")) for at in ("site", f"{PLAIN}/site"))
    return (ours, plain) if ours and plain else None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
