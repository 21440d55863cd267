"""What keeps a page to what it needs: said in the page itself, and once more to the server, which can say more.

A host that sends no headers (GitHub Pages) leaves the page to itself: it carries what a page can carry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from motiespoor.model.publication import Https
from motiespoor.press.scripts import allowed, folder

HEADERS = "_headers"
NGINX = "_headers.nginx.conf"

# Not within a page: who may put it in a frame is no question to the page itself (CSP 3, 3.3).
_BY_THE_SERVER = ("frame-ancestors 'none'",)
_REFERRER = "no-referrer"
_YEAR = 365 * 24 * 60 * 60
_REMEMBERED = {Https.HOST: f"max-age={_YEAR}", Https.BELOW: f"max-age={_YEAR}; includeSubDomains"}


def in_page(pages: Iterable[str], address: str) -> str:
    """What stands in the head of each of these pages, before anything that it rules.

    The same in all of them: with `navigation.instant` one page takes over the head of another.
    """
    rules = escape("; ".join(_policy(allowed(pages, address))), quote=False)
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}"><meta name="referrer" content="{_REFERRER}">'


def stand_first(page: LexborHTMLParser, rules: str) -> bool:
    """Whether these rules stand in the head of a page before all else, but for what letters it has."""
    wanted = [_told(node) for node in LexborHTMLParser(f"<head>{rules}").css("head > *")]
    head = page.css_first("head")
    there = [] if head is None else [_told(node) for node in head.iter() if node.attributes.keys() != {"charset"}]
    return there[: len(wanted)] == wanted


def _told(node: LexborNode) -> tuple[object, object]:
    return node.tag, node.attributes


def for_servers(pages: Iterable[str], address: str, https: Https) -> Mapping[str, str]:
    """The files from which a server knows what to send with a site of these pages, by their name."""
    headers = {
        "Content-Security-Policy": "; ".join((*_policy(allowed(pages, address)), *_BY_THE_SERVER)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": _REFERRER,
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if https in _REMEMBERED:
        headers["Strict-Transport-Security"] = _REMEMBERED[https]
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    return {
        HEADERS: f"{folder(address)}*\n{lines}",
        NGINX: "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items()),
    }


def _policy(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """The content security policy: nothing, but for what the pages truly need from their own host.

    Material's icons are images within its style sheet (`data:`), and its search works in a thread of its own.
    """
    return (
        "default-src 'none'",
        " ".join(("script-src 'self'", *scripts)),
        "worker-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
