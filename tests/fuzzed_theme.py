"""The readers of what a dossier has of its own in the look of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from fuzzed import TODAY, Fuzzed, of_files, of_rules, told
from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.press.blocks import block_problems
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import readable
from motiespoor.render import template
from motiespoor.render.charts.all import figures
from motiespoor.render.site import outputs_with
from motiespoor.render.template import Templates
from motiespoor.validate import looks
from motiespoor.validate.check import checked_dossier


def styles(root: Path) -> Fuzzed:
    """A style sheet or a drawing of a dossier's own."""
    reading = read_dossier(root)
    given = reading.dossier.styles
    drawing = (
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title>'
        '<style>path{fill:url(#a)}</style><defs><mask id="a"/></defs><use href="#a"/><!-- x --></svg>'
    )
    sheet = (
        "@import url('x.css');@font-face{src:url(a.woff2),url(\"//b.example/c\")}"
        "a{background:image-set('a.png' 1x,url(b.png) 2x);content:'\\75rl(x)'}/* url(x) */"
    )

    def made(path: str, text: str) -> Reading:
        return replace(reading, dossier=replace(reading.dossier, styles={**given, path: text}))

    return of_rules({"eigen.svg": drawing, "eigen.css": sheet}, made, looks.RULES)


def templates(root: Path) -> Fuzzed:
    """A template of a dossier's own, filled with what its page has."""
    dossier = checked_dossier(root, TODAY)
    asked = dict(_asked(dossier))
    names = {name: text for name, text in dossier.templates.items() if name.endswith(".jinja")}
    page = next(iter(asked))

    def read(name: str, data: bytes) -> None:
        template._COMPILED._code.clear()  # or all that were tried stay in memory
        text = readable(f"{paths.TEMPLATES}/{name}", data, [])
        own = Templates(replace(dossier, templates={**dossier.templates, name: text or ""}))
        if (problem := own.broken(name)) is not None:
            told([problem])
            return
        try:
            head, values = asked.get(name, asked[page])
            own.page(name if name in asked else page, head, **values)
        except Unreadable as unreadable:
            told(unreadable.problems)

    return of_files(names, read)


def _asked(dossier: Dossier) -> Iterator[tuple[str, tuple[Mapping[str, object], dict[str, Any]]]]:
    """With which values each template is filled; the first time that it is."""
    found: dict[str, tuple[Mapping[str, object], dict[str, Any]]] = {}
    plain = Templates.page

    def page(self: Templates, name: str, head: Mapping[str, object], **values: Any) -> str:
        found.setdefault(name, (head, values))
        return plain(self, name, head, **values)

    Templates.page = page  # type: ignore[method-assign]
    for _ in outputs_with(
        dossier, TODAY, figures(dossier, TODAY), draw=lambda _: '<svg viewBox="0 0 1 1"></svg>',
        raster=lambda *_: b"", pack=str,
    ):  # fmt: skip
        pass
    Templates.page = plain  # type: ignore[method-assign]
    yield from found.items()


def blocks(root: Path) -> Fuzzed:
    """A block of the theme of a dossier's own."""
    dossier = read_dossier(root).dossier

    def read(name: str, data: bytes) -> None:
        text = readable(f"{paths.THEME}/{name}", data, [])
        if text is not None:
            told(list(block_problems(replace(dossier, blocks={**dossier.blocks, name: text}))))

    return of_files(dossier.blocks, read)
