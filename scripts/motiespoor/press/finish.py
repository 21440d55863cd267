"""After the engine: what no page uses is removed, from the folder and from the pages, and the headers are written."""

from __future__ import annotations

import re
from pathlib import Path

from motiespoor.press.scripts import allowed

HEADERS = "_headers"
NGINX = "_headers.nginx.conf"

# What Material copies into every site and no page of ours asks for: maps for developers, and an icon that we replace.
_UNUSED = re.compile(r"assets/images/favicon\.png|assets/.*\.map")
# Material's colours to choose from, which it loads before anything is shown, and what shows one of them: another choice
# than `custom`, code that is coloured, a key, and an image for the light scheme only.
_PALETTE = re.compile(r'<link rel="stylesheet" href="[^"]*/stylesheets/palette\.[^"]*">')
_COLOURED = re.compile(
    r'data-md-color-(?:primary|accent)="(?!custom")|class="highlight\b|<kbd\b|#(?:only-light|gh-light)'
)
_SAID_BEFORE = ' data-search-exclude=""'  # to the search, whose index has been made by now
# The indentation of templates, which differs from what a text means by it.
_INDENTED = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL)


def finish(site: Path, address: str) -> None:
    """Make a built folder, that goes to an address, ready to be published."""
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_file() and _UNUSED.fullmatch(path.relative_to(site).as_posix()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for page in pages(site):
        whole = (site / page).read_text("utf-8")
        (site / page).write_text(lighter(whole), encoding="utf-8")
    headers = _headers(policy(allowed(pages(site), address)))
    lines = "".join(f"  {name}: {value}\n" for name, value in headers)
    (site / HEADERS).write_text(f"/*\n{lines}", encoding="utf-8")
    rules = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers)
    (site / NGINX).write_text(rules, encoding="utf-8")


def pages(site: Path) -> list[str]:
    """The paths of the pages of a built folder."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def lighter(page: str) -> str:
    """A page without what it does not use: it looks the same, and takes less to fetch."""
    plain = _INDENTED.sub(lambda found: found[1] or "\n", page).replace(_SAID_BEFORE, "")
    return plain if _COLOURED.search(plain) else _PALETTE.sub("", plain)


def policy(scripts: tuple[str, ...]) -> str:
    """The content security policy: nothing, but for what the pages truly need from their own host.

    Material's icons are images within its style sheet (`data:`), and its search works in a thread of its own.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *scripts)),
            "worker-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data:",
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
