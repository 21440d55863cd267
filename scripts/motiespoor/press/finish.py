"""After the engine: what the engine left that no page uses is removed, and the headers are written."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

# An inline script may stand here; whether one does is for the parser to say.
_INLINE = re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE)

HEADERS = "_headers"
NGINX = "_headers.nginx.conf"

# Files that Material copies into every site; the theme of this project does not load them.
_UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images")


def finish(site: Path) -> None:
    """Make a built folder ready to be published."""
    for name in _UNUSED:
        shutil.rmtree(site / name, ignore_errors=True)
    headers = _headers(policy(inline_scripts(site)))
    lines = "".join(f"  {name}: {value}\n" for name, value in headers)
    (site / HEADERS).write_text(f"/*\n{lines}", encoding="utf-8")
    rules = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers)
    (site / NGINX).write_text(rules, encoding="utf-8")


def inline_scripts(site: Path) -> tuple[str, ...]:
    """The hashes of the inline scripts in the pages, as a content security policy names them."""
    hashes = set()
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if not _INLINE.search(text):
            continue
        for script in LexborHTMLParser(text).css("script:not([src])"):
            if script.attributes.get("type") in (None, "", "module", "text/javascript"):
                digest = hashlib.sha256(script.text().encode()).digest()
                hashes.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return tuple(sorted(hashes))


def policy(scripts: tuple[str, ...] = ()) -> str:
    """The content security policy: nothing, but for what the pages truly need from their own host."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _headers(content_policy: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Content-Security-Policy", content_policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
