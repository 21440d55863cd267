"""Looking at a built folder on this machine, such as one that was downloaded: a web server for its reader alone.

From the disk itself a browser shows a site badly: it lists folders, and lets no page search.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from motiespoor.press.manifest import MANIFEST, Manifest, file_problems, read_manifest, site_files
from motiespoor.press.scripts import LOST, folder
from motiespoor.problem import Problem, Unreadable

_HOST = "127.0.0.1"  # nobody else can reach it
# Not left to what this machine says of them: a browser runs no script that is called a text.
_KINDS = {".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml"}


def view(site: Path, port: int, tell: Callable[[str], None]) -> None:
    """Show a built folder until the reader stops it, in the folder of its host that it was built for.

    Raises:
        Unreadable: it is no site of ours, or not all of one.
        OSError: the port cannot be had.
    """
    found: list[Problem] = []
    manifest = read_manifest(site / MANIFEST, found)
    if manifest is not None:
        # What is there besides is not shown, so it may stay: a file manager leaves its own files behind.
        known = {path: file for path, file in site_files(site) if path in manifest.files}
        found += file_problems(manifest, known)
    if manifest is None or found:
        raise Unreadable(found)
    try:
        server = Server((_HOST, port), _shows(site, manifest))
    except OSError:
        raise OSError(f"op poort {port} kan de site niet staan. Kies een andere met --poort.") from None
    with server:
        at = f"http://{_HOST}:{server.server_port}{folder(manifest.address)}"
        tell(f"de site van {manifest.day} staat op {at} (stoppen met Ctrl+C)")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def _shows(site: Path, manifest: Manifest) -> type[SimpleHTTPRequestHandler]:
    """What answers with the files of a site, and with nothing else of this machine."""
    known = {MANIFEST, *manifest.files}
    return answers(folder(manifest.address), lambda name: (site / name).read_bytes() if name in known else None)


class Server(ThreadingHTTPServer):
    """A web server for one reader, who may go while it answers."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nobody listens any more: that is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def answers(base: str, content: Callable[[str], bytes | None]) -> type[SimpleHTTPRequestHandler]:
    """What answers for a site in a folder of its host, with the bytes of a file by its path; `None` for what is not there."""

    class Answers(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = unquote(urlsplit(self.path).path, errors="replace")
            if asked != base and asked in ("/", base.removesuffix("/")):
                return self._leads_to(base)
            name = asked.removeprefix(base) if asked.startswith(base) else LOST
            if name.endswith("/") or not name:
                name += "index.html"
            elif content(f"{name}/index.html") is not None:
                return self._leads_to(f"{self.path.partition('?')[0]}/")
            if name != LOST and (found := content(name)) is not None:
                return self._gives(name, found, HTTPStatus.OK)
            return self._gives(LOST, content(LOST) or b"", HTTPStatus.NOT_FOUND)

        def do_HEAD(self) -> None:
            self.do_GET()

        def _gives(self, name: str, content: bytes, status: HTTPStatus) -> None:
            self.send_response(status)
            self.send_header("Content-Type", _KINDS.get(PurePosixPath(name).suffix) or self.guess_type(name))
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")  # another site may stand here next
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def _leads_to(self, address: str) -> None:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *values: object) -> None:
            """A reader wants to see the site, and not who asks for it."""

    return Answers
