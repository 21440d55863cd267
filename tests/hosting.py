"""A web server on which a site is used as on a host: nginx where it is, in a folder, with no headers of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from browsing import served_bare

# What a host of static files knows of kinds; Debian has nginx where only root looks for programs.
_KINDS = {
    "text/html": "html", "text/css": "css", "text/javascript": "js", "application/json": "json", "image/svg+xml": "svg",
    "image/png": "png", "font/woff2": "woff2", "application/xml": "xml", "text/calendar": "ics", "text/csv": "csv",
    "text/plain": "txt",
}  # fmt: skip
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
SERVER = "nginx" if NGINX else "a server of Python"

_SETTINGS = """
daemon off;
master_process off;
pid {home}/pid;
error_log {home}/log crit;
events {{ }}
http {{
  access_log off;
  types {{ {kinds} }}
  client_body_temp_path {home}/a; proxy_temp_path {home}/b; fastcgi_temp_path {home}/c;
  uwsgi_temp_path {home}/d; scgi_temp_path {home}/e;
  server {{
    listen 127.0.0.1:{port};
    absolute_redirect off;
    error_page 404 {folder}404.html;
    location / {{ return 404; }}
    location {folder} {{ alias {site}/; index index.html; }}
  }}
}}
"""


@contextmanager
def hosted(site: Path, folder: str, *, headers: bool = False) -> Iterator[str]:
    """The address of a site in a folder (such as /veer/, or /) of its host, as long as it is needed; without the headers
    that the site has ready for nginx, or with them.
    """
    if NGINX is None:
        with served_bare(site, folder) as address:
            yield address
        return
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as home:
        port = _free_port()
        kinds = " ".join(f"{kind} {ending};" for kind, ending in _KINDS.items())
        text = _SETTINGS.format(home=home, kinds=kinds, port=port, folder=folder, site=site)
        if headers:
            text = text.replace(
                "    absolute_redirect off;", f"    absolute_redirect off;\n    include {site}/_headers.nginx.conf;"
            )
        if folder == "/":
            text = text.replace("    location / { return 404; }\n", "")
        settings = Path(home, "nginx.conf")
        settings.write_text(text, "utf-8")
        server = subprocess.Popen([NGINX, "-p", home, "-c", str(settings), "-e", f"{home}/log"])
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}{folder}"
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise OSError("the web server does not start")
