"""The template language with an end to what a template can count: no outcome that fills a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import jinja2
import jinja2.exceptions
import jinja2.sandbox
from jinja2 import nodes

_LONGEST = 10_000  # signs or things that are made by repeating
_BITS = 4_096  # of a whole number
_WIDTH = re.compile(r"%[^%a-zA-Z]*(?:[0-9]{4}|\*)")  # a format that puts so many spaces around a value


class BoundedEnvironment(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """A sandbox that judges what it multiplies before it does so; it works nothing out while compiling."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        """The outcome, where it is not too large.

        Raises:
            SecurityError: it would be.
        """
        if _is_too_large(operator, left, right):
            raise jinja2.exceptions.SecurityError(f"the outcome of '{operator}' is too large")
        return super().call_binop(context, operator, left, right)


def _is_too_large(operator: str, left: object, right: object) -> bool:
    if operator == "%":
        return isinstance(left, str) and _WIDTH.search(left) is not None
    if operator == "**":
        return isinstance(left, int | float) and isinstance(right, int | float) and _bits(left) * abs(right) > _BITS
    if isinstance(left, int) and isinstance(right, int):
        return _bits(left) + _bits(right) > _BITS
    return _repeated(left, right) > _LONGEST or _repeated(right, left) > _LONGEST


def _bits(value: float) -> int:
    return max(int(abs(value)).bit_length(), 1)


def _repeated(what: object, times: object) -> int:
    """How long something becomes that is repeated; a number is not."""
    return len(what) * times if isinstance(what, Sequence) and isinstance(times, int) else 0


def unbounded(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Where a template of another program could count without end, which has no such bounds: the line and the sign."""
    yield from ((each.lineno, "**") for each in tree.find_all(nodes.Pow))
    for each in tree.find_all(nodes.Mul):
        if any(_is_repeatable(side) for side in (each.left, each.right)):
            yield each.lineno, "*"


def _is_repeatable(node: nodes.Node) -> bool:
    return isinstance(node, nodes.List | nodes.Tuple) or (isinstance(node, nodes.Const) and isinstance(node.value, str))
