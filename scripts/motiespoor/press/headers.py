"""What keeps a page to what it needs: said in the page itself, and once more to the server, which can say more.

A host that sends no headers (GitHub Pages) leaves the page to itself: it carries what a page can carry.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from motiespoor.model.publication import Https
from motiespoor.press.scripts import allowed, folder
from motiespoor.render.address import EMBEDS, is_embed

HEADERS = "_headers"
NGINX = "_headers.nginx.conf"

# Not within a page: who may put it in a frame is no question to the page itself (CSP 3, 3.3).
_BY_THE_SERVER = ("frame-ancestors 'none'",)
_POLICY = "Content-Security-Policy"
_ELSEWHERE = "$motiespoor_in_een_kader"
_REFERRER = "no-referrer"
_YEAR = 365 * 24 * 60 * 60
_REMEMBERED = {Https.HOST: f"max-age={_YEAR}", Https.BELOW: f"max-age={_YEAR}; includeSubDomains"}


def in_page(page: str, pages: Iterable[str], address: str, *, taken_over: bool) -> str:
    """What stands in the head of one of these pages, before anything that it rules.

    The same in all of them where one page takes over the head of another; else only what that page needs.
    """
    rules = escape("; ".join(_policy(allowed(pages if taken_over else [page], address))), quote=False)
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
    pages = tuple(pages)
    policy = "; ".join(_policy(allowed(pages, address)))
    headers = {
        _POLICY: policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": _REFERRER,
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if https in _REMEMBERED:
        headers["Strict-Transport-Security"] = _REMEMBERED[https]
    root = folder(address)
    return {HEADERS: _by_path(root, headers, pages), NGINX: _for_nginx(root, headers, pages)}


def _by_path(root: str, headers: Mapping[str, str], pages: Collection[str]) -> str:
    """The rules of `_headers`, by path, in which pages for frames are left to whoever frames them.

    Of two rules that match, some hosts send both headers (Cloudflare), and then both policies hold; others send the
    later one. So what holds everywhere stands first, and the rest repeats it with what holds for all but those pages.
    """
    if not any(map(is_embed, pages)):
        headers = {**headers, _POLICY: _whole(headers[_POLICY])}
    rules = [f"{root}*\n", *(f"  {name}: {value}\n" for name, value in headers.items())]
    if any(map(is_embed, pages)):
        tops = sorted({f"{top}/*" if below else top for page in pages for top, _, below in (page.partition("/"),)})
        own = (each for each in ("", *tops) if not is_embed(each))
        rules += (f"{root}{each}\n  {_POLICY}: {_whole(headers[_POLICY])}\n" for each in own)
    return "".join(rules)


def _for_nginx(root: str, headers: Mapping[str, str], pages: Collection[str]) -> str:
    """What nginx includes within a `server` or a `location`; what it asks of a request is decided by its path alone."""
    lines = ""
    if any(map(is_embed, pages)):
        framed = f"^{re.escape(root)}{EMBEDS}/"
        lines = f'set {_ELSEWHERE} "{_framing()}";\nif ($uri ~ "{framed}") {{ set {_ELSEWHERE} ""; }}\n'
        headers = {**headers, _POLICY: f"{headers[_POLICY]}{_ELSEWHERE}"}
    else:
        headers = {**headers, _POLICY: _whole(headers[_POLICY])}
    return lines + "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


def _whole(policy: str) -> str:
    """A policy with what only a server can say."""
    return f"{policy}{_framing()}"


def _framing() -> str:
    return "".join(f"; {each}" for each in _BY_THE_SERVER)


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
