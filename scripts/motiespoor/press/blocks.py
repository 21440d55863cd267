"""The theme blocks that the engine uses: those of the program, with those of a dossier over them."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.press.scripts import material
from motiespoor.problem import Problem
from motiespoor.read import theme
from motiespoor.render.bounded import unbounded
from motiespoor.render.broken import UNCOMPILED, template_problem, too_large
from motiespoor.render.foot import foot
from motiespoor.render.output import Output

# What the foot of every page says of the publication; made, for plain MkDocs knows nothing of it.
PUBLICATION = "partials/publicatie.html"


def blocks(dossier: Dossier) -> Iterator[Output]:
    """Every file of the folder that MkDocs calls `custom_dir`: nothing that was not read and checked gets there."""
    for name, text in sorted(_texts(dossier).items()):
        yield Output(path=name, content=text, source=f"{paths.THEME}/{name}")


def _texts(dossier: Dossier) -> dict[str, str]:
    return {PUBLICATION: foot(dossier.publication), **dossier.blocks}


def block_problems(dossier: Dossier) -> Iterator[Problem]:
    """What is wrong with the dossier's own blocks, as the engine would read them: a mistake, or a part that is not there."""
    given, texts = theme.texts(theme.BLOCKS), _texts(dossier)
    environment = _as_the_engine()
    assert environment.loader is not None
    for name, text in sorted(dossier.blocks.items()):
        if given.get(name) == text:
            continue
        line = 1
        try:
            tree = environment.parse(text, name, name)
            if (large := next(unbounded(tree), None)) is not None:
                yield too_large(f"{paths.THEME}/{name}", *large)
                continue
            environment.compile(text, name, name)
            for each in tree.find_all((nodes.Include, nodes.Extends, nodes.FromImport)):
                line, wanted = each.lineno, each.template  # type: ignore[attr-defined]
                if isinstance(wanted, nodes.Const) and not getattr(each, "ignore_missing", False):
                    _ = wanted.value in texts or environment.loader.get_source(environment, wanted.value)
        except UNCOMPILED as error:
            yield template_problem(paths.THEME, name, error, line)


def _as_the_engine() -> jinja2.Environment:
    """The template language as the engine has it: Material's own parts, and two filters of MkDocs."""
    environment = material().overlay(extensions=["jinja2.ext.i18n"])
    environment.filters = {**environment.filters, "url": str, "script_tag": str}
    return environment
