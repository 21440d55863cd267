"""What a workflow has around it: the commands that `make` calls, a web server, and what GitHub fills in."""

from __future__ import annotations

import functools
import http.server
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml


def content(path: Path) -> Any:
    """A workflow; its key `on` is the text, not the truth value that YAML 1.1 reads."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text of a workflow with what GitHub would put in the place of each expression."""
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text)


def command(path: Path, script: str) -> None:
    """A command of this machine."""
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)


def program(repository: Path) -> str:
    """The script that runs the program of a repository."""
    return f'#!/bin/sh\nPYTHONPATH="{repository}/scripts" exec "{sys.executable}" -m motiespoor "$@"\n'


@contextmanager
def web_server(folder: Path) -> Iterator[str]:
    """The address of a folder on a web server of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
