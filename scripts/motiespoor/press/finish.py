"""After the engine: what no page uses is removed, what the host of a site reads is added, and pages get their policy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from motiespoor.cores import shared
from motiespoor.model.publication import Https
from motiespoor.press.finished import made_path
from motiespoor.press.headers import for_servers, in_page
from motiespoor.press.languages import Own, marked
from motiespoor.press.scripts import taken_over
from motiespoor.press.through import Seen, Through, kept
from motiespoor.problem import Unreadable
from motiespoor.render.output import Output

# What Material copies into every site and no page of ours asks for: maps for developers, and an icon that we replace.
# And the engine's map of the site, packed: its bytes depend on the zlib of the machine.
_UNUSED = re.compile(r"assets/images/favicon\.png|assets/.*\.map|sitemap\.xml\.gz")
# Material's colours to choose from, which it loads before anything is shown, and what shows one of them: another choice
# than `custom`, code that is coloured, a key, and an image for the light scheme only.
_PALETTE = re.compile(r'<link rel="stylesheet" href="[^"]*/stylesheets/palette\.[^"]*">')
# Each by itself and not in one pattern: what begins with signs that are given is found ten times sooner.
_COLOURS = (
    r'data-md-color-(?:primary|accent)="(?!custom")',
    r'class="highlight\b',
    r"<kbd\b",
    "#only-light",
    "#gh-light",
)
_COLOURED = tuple(map(re.compile, _COLOURS))
_SAID_BEFORE = ' data-search-exclude=""'  # to the search, whose index has been made by now
# What made the page: the foot names it too, and which version it was helps no reader.
_MADE_BY = re.compile(r'<meta name="generator"[^>]*>')
_DRAWING = ' xmlns="http://www.w3.org/2000/svg"'  # within a page a drawing is one by its name
# What meant something on the way here, and nothing in a page: `1.` begins no list there, and `*` no emphasis.
_WRITTEN_OUT = re.compile(r"&#([0-9]{2,3});")
_AS_IT_IS = {str(code): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "&<>\"'"}
# The indentation of templates, which differs from what a text means by it.
_INDENTED = re.compile(r"\n\s+")
_AS_TYPED = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.DOTALL)
# Behind the letters, which a browser must know within the first 1,024 bytes, and before all else.
_FIRST = re.compile(r"<head[^>]*>(?:\s*<meta charset=[^>]*>)?")


def finish(
    site: Path, address: str, https: Https = Https.NO, own: Own | None = None, through: Through | None = None
) -> list[Seen]:
    """Make a built folder, that goes to an address, ready to be published: each page is read and written once.

    `through` is the way that the pages of a dossier go; what is known of those comes back. `own` are the texts on them
    that are in another language than Dutch.

    Raises:
        Unreadable: a part of a page has no place, or more than one; with each that is not right.
    """
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_file() and is_unused(path.relative_to(site).as_posix()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    files = {} if through is None else {made_path(path): path for path in through.pages}
    names = sorted({*pages(site), *files})
    together = "index.html" in names and taken_over((site / "index.html").read_text("utf-8"))

    def ready(name: str) -> Seen | None:
        page, seen = (site / name).read_text("utf-8"), None
        if through is not None and name in files:
            page, seen = through.of(files[name], page)
        rules = in_page(name, names, address, taken_over=together)
        (site / name).write_text(finished(page, rules, own), encoding="utf-8")
        return seen

    seen = [kept(each) for each in shared(ready, names) if each is not None]
    if problems := [problem for each in seen for problem in each.problems]:
        raise Unreadable(problems)
    for name, text in for_servers(names, address, https).items():
        (site / name).write_text(text, encoding="utf-8")
    return seen


def add(site: Path, outputs: Iterable[Output]) -> None:
    """Write files into a built folder that are not the engine's."""
    for each in outputs:
        content = each.content if isinstance(each.content, bytes) else each.content.encode()
        (site / each.path).parent.mkdir(parents=True, exist_ok=True)
        (site / each.path).write_bytes(content)


def is_unused(name: str) -> bool:
    """Whether the engine made a file that no page uses."""
    return _UNUSED.fullmatch(name) is not None


def finished(page: str, rules: str, own: Own | None) -> str:
    """A page that is ready to be published: with these rules, and the language of the texts of the dossier."""
    return _ruled(lighter(page if own is None else marked(page, own)), rules)


def pages(site: Path) -> list[str]:
    """The paths of the pages of a built folder."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def lighter(page: str) -> str:
    """A page without what it does not use: it looks the same, and takes less to fetch."""
    plain = _without_indentation(page).replace(_SAID_BEFORE, "").replace(_DRAWING, "")
    plain = _MADE_BY.sub("", plain, count=1)
    plain = _WRITTEN_OUT.sub(lambda found: _AS_IT_IS.get(found[1], found[0]), plain)
    return plain if any(each.search(plain) for each in _COLOURED) else _PALETTE.sub("", plain)


def _without_indentation(page: str) -> str:
    pieces: list[str] = []
    before = 0
    for typed in _AS_TYPED.finditer(page):
        pieces += (_INDENTED.sub("\n", page[before : typed.start()]), typed[0])
        before = typed.end()
    return "".join((*pieces, _INDENTED.sub("\n", page[before:])))


def _ruled(page: str, rules: str) -> str:
    """A page with these rules at the begin of its head, once."""
    return page if rules in page else _FIRST.sub(lambda head: head[0] + rules, page, count=1)


def open_to_all(site: Path) -> None:
    """Let everybody read a built folder: it may have been made where new files are for their maker only."""
    site.chmod(0o755)
    for path in site.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
