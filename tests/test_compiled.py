"""What comes out of a template is what Jinja's own sandbox makes of it, however it is compiled."""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import sandbox
from jinja2.utils import _PassArg
from markupsafe import Markup

from motiespoor.read.dossier import read_dossier
from motiespoor.render.bounded import BoundedEnvironment
from motiespoor.render.compiled import WATCHED, CompiledEnvironment
from motiespoor.render.template import Templates, as_text

OPTIONS = {"undefined": jinja2.StrictUndefined, "autoescape": True, "finalize": as_text}
PLAIN, COMPILED = BoundedEnvironment(**OPTIONS), CompiledEnvironment(**OPTIONS)


def _generator() -> Iterator[int]:
    yield 1


async def _coroutine() -> None:
    return None


async def _async_generator():  # type: ignore[no-untyped-def]
    yield 1


def _traceback() -> object:
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__


# What a page is given, and what a template of a dossier could try to reach the program by.
THINGS: dict[str, Callable[[], object]] = {
    "text": lambda: "a {0} <b>",
    "markup": lambda: Markup("a {0} <b>"),
    "number": lambda: 1,
    "nothing": lambda: None,
    "list": lambda: [1, 2],
    "dict": lambda: {"label": "x", "items": 3, "update": 4},
    "set": lambda: {1},
    "deque": lambda: deque([1]),
    "record": lambda: SimpleNamespace(label="<x>", nothing=None, format="y"),
    "type": lambda: SimpleNamespace,
    "function": lambda: _generator,
    "method": lambda: "a {0}".format,
    "own method": lambda: jinja2.Environment().get_template,
    "generator": _generator,
    "coroutine": _coroutine,
    "async generator": _async_generator,
    "code": lambda: _generator.__code__,
    "frame": sys._getframe,
    "traceback": _traceback,
    "undefined": jinja2.StrictUndefined,
}


def outcome(environment: jinja2.Environment, text: str, **values: object) -> str:
    """What a template gives, or what is wrong with it; not where in memory that stands."""
    try:
        return re.sub("0x[0-9a-f]+", "0x", environment.from_string(text).render(**values))
    except Exception as error:  # noqa: BLE001  # that is what is compared
        return f"{type(error).__name__}: {error}"


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")
@pytest.mark.parametrize("kind", THINGS)
def test_what_may_be_read_is_what_the_sandbox_gives(kind: str) -> None:
    """Of every sort of thing, each name that it has, each that is kept from it, and one that it does not have."""
    thing = THINGS[kind]()
    names = sorted({*dir(thing), *WATCHED, "label", "weg"})
    for name in names:
        for text in (f"{{{{ x.{name} }}}}", f"{{{{ x.{name}.format }}}}", f"{{{{ x.{name} is defined }}}}"):
            assert outcome(COMPILED, text, x=thing) == outcome(PLAIN, text, x=thing), text


@given(st.text(alphabet="ab <>&{}-.1\n", max_size=20))
def test_text_stands_on_a_page_as_jinja_puts_it_there(text: str) -> None:
    """Once escaped, wherever it comes from: data, a macro, a block that was set, a filter or a constant."""
    for template in (
        "{{ x }}",
        "{{ m }}{{ n }}",
        "{% macro f(y) %}{{ y }}{{ m }}{% endmacro %}{{ f(x) }}{% set z = f(x) %}{{ z ~ x }}{{ x ~ z }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}{{ y|upper }}{{ x|upper }}{{ '<b>' }}{{ '<b>' ~ x }}",
        "{% autoescape false %}{{ x }}{{ m }}{% endautoescape %}",
        "{% autoescape n == 1 %}{{ x }}{{ m }}{% endautoescape %}",
        "{% macro f() %}{{ caller() }}{% endmacro %}{% call f() %}{{ x }}{% endcall %}",
        "{% filter upper %}{{ x }}{% endfilter %}{% for y in x %}{{ y }}{{ loop.index }}{% endfor %}",
    ):
        values = {"x": text, "m": Markup(text), "n": 1}
        assert outcome(COMPILED, template, **values) == outcome(PLAIN, template, **values), template


CALLS = (
    "{{ ([]|map('upper')).send(none) }}", "{{ closed() }}", "{{ x() }}", "{{ weg() }}", "{{ 1() }}", "{{ own('<b>', c=2) }}",
    "{{ own(*[1, 2]) }}{{ own(**{'c': 1, 'class': 2}) }}", "{{ range(3)|list }}{{ range(99999999) }}", "{{ dict(a=1).items()|list }}",
    "{% macro f(a, b=2) %}{{ a }}{{ b }}{{ caller is defined }}{% endmacro %}{{ f(1) }}{{ f(b=1, a=x) }}",
    "{% macro f(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f(1, 2, c=3) }}",
    "{% macro f(a) %}{{ a }}{% endmacro %}{{ f(a=1, b=2) }}", "{% macro f(a) %}{{ a }}{% endmacro %}{{ f(1, 2) }}",
    "{% macro f(a) %}{{ a }}{% endmacro %}{{ f() }}", "{% macro f() %}{{ caller() }}{% endmacro %}{{ f() }}",
    "{% macro f(a) %}{{ caller(a) }}{% endmacro %}{% call(b) f(x) %}{{ b }}{% endcall %}",
    "{% macro f(n) %}{% if n %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{% for n in [1, 2] %}{{ f(n) }}{% endfor %}",
    "{% for n in [[1], 2] recursive %}{{ loop.index }}{% if n is iterable %}{{ loop(n) }}{% endif %}{% endfor %}",
    "{% block a %}{% for n in [1, 2] %}{{ own(n) }}{{ cycler('a', 'b').next() }}{% endfor %}{% endblock %}{{ self.a() }}",
    "{% set n = namespace(a=1) %}{% for y in x %}{% set n.a = n.a + 1 %}{{ n.a }}{{ joiner()() }}{% endfor %}",
    "{% macro f(a) %}<{{ a }}>{% endmacro %}{% autoescape false %}{{ f(x) }}{% endautoescape %}{{ f(x) }}",
)  # fmt: skip


@pytest.mark.parametrize("text", CALLS)
def test_what_a_call_gives_is_what_the_sandbox_gives(text: str) -> None:
    """Of macros, of functions that a page gives and that Jinja gives, and of what cannot be called or may not be."""
    values = {"x": "<a>", "own": lambda *one, **other: (one, other), "closed": sandbox.unsafe(lambda: 1)}
    assert outcome(COMPILED, text, **values) == outcome(PLAIN, text, **values)


def test_nothing_that_a_template_is_given_asks_where_it_is_called_from(real: Path) -> None:
    """Only macros do: what Jinja or a page gives gets its arguments, and no more."""
    given = Templates(read_dossier(real).dossier)._environment.globals
    assert {name: each for name, each in given.items() if _PassArg.from_obj(each) is not None} == {}
