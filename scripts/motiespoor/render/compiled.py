"""How a template is compiled: what comes out of it is what Jinja makes of it, in fewer steps for each value and each call.

It changes what is written for three things that a large page does a hundred thousand times, and leaves the rest to Jinja.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from types import CodeType, FrameType, TracebackType
from typing import Any

from jinja2 import nodes, sandbox
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro

from motiespoor.render.bounded import BoundedEnvironment

# The sandbox gives nothing at all of a thing of these types, and of these things nothing that changes them.
_CLOSED = (CodeType, FrameType, TracebackType)
_CHANGEABLE: tuple[object, ...] = (set(), {}, [], deque())


def _watched() -> Iterator[str]:
    yield from ("format", "format_map", "mro")
    yield from sandbox.UNSAFE_FUNCTION_ATTRIBUTES
    yield from sandbox.UNSAFE_METHOD_ATTRIBUTES
    yield from sandbox.UNSAFE_GENERATOR_ATTRIBUTES
    yield from sandbox.UNSAFE_COROUTINE_ATTRIBUTES
    yield from sandbox.UNSAFE_ASYNC_GENERATOR_ATTRIBUTES
    for kind in _CLOSED:
        yield from dir(kind)
    for thing in _CHANGEABLE:
        yield from (name for name in dir(thing) if sandbox.modifies_known_mutable(thing, name))


# Besides what begins with "_", the names that the sandbox keeps from a template of a thing of one type or another.
WATCHED = frozenset(_watched())


class Compiler(CodeGenerator):
    """Jinja's own, for an environment of which `finalize` gives text as it may stand on a page."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """Such text is not looked at once more to be escaped."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(environment.finalize(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """What no sandbox keeps from a template is read at once; what a thing does not have, is for the sandbox to tell."""
        if node.attr in WATCHED or node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self.write("(had if (had := getattr((of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(of, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """The variables of a loop are not handed over: nothing that a template is given asks for them."""
        self.write("environment.call(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class CompiledEnvironment(BoundedEnvironment):
    """The template language, compiled so; a dossier's own templates reach no further than what they are given."""

    code_generator_class = Compiler

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What something gives; of all that a template is given, only a macro asks where it is called from.

        Raises:
            SecurityError: it may not be called.
        """
        if not self.is_safe_callable(called):
            raise SecurityError(f"{called!r} is not safely callable")
        try:
            return called(context.eval_ctx, *args, **kwargs) if isinstance(called, Macro) else called(*args, **kwargs)
        except StopIteration:  # which would end the page here
            return self.undefined("value was undefined because a callable raised a StopIteration exception")
