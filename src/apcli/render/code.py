"""Templates → Python code that is counted, in which nothing is evaluated beforehand."""

from __future__ import annotations

# ruff: noqa: D102, N802  the visitors have the names that jinja2 gives them
import contextlib
import re
import traceback
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, operators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2.compiler import Frame

_LINES = re.compile(r"^debug_info = '([0-9=&]*)'$", re.MULTILINE)
"""The lines of a template that lines of its code come from, as jinja2 notes them in the code."""


class BoundedCodeGenerator(CodeGenerator):
    """Evaluates nothing while it compiles, and has the environment count what is done later."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concatenate((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        bounded = nodes.EnvironmentAttribute("bounded")
        node.iter = nodes.Call(bounded, [node.iter], [], None, None).set_lineno(node.lineno)
        node.iter.set_environment(self.environment)
        super().visit_For(node, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if isinstance(node.arg, nodes.Slice):
            self._measured(super().visit_Getitem, node, frame)
        else:
            super().visit_Getitem(node, frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        self._measured(super().visit_List, node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        if node.ctx == "load":
            self._measured(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self._measured(super().visit_Dict, node, frame)

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:
        self.write(f" {operators[node.op]} environment.worked(")
        self.visit(node.expr, frame)
        self.write(")")

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier, frame: Frame) -> None:
        for keyword in node.options:
            self.writeline(f"context.eval_ctx.{keyword.key} = ")
            self.visit(keyword.value, frame)
        frame.eval_ctx.volatile = True

    def _measured(
        self, visit: Callable[[Any, Frame], None], node: nodes.Node, frame: Frame
    ) -> None:
        self.write("environment.measured(")
        visit(node, frame)
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible  # a constant is a value like any other
        return super()._output_child_to_const(node, frame, finalize)


@contextlib.contextmanager
def mistakes(name: str | None, filename: str | None, code: str = "") -> Iterator[None]:
    """Have what Python cannot read or compile be a mistake in the template.

    Raises:
        TemplateSyntaxError: it nests too deeply, has too large a number, or makes no Python.
    """
    try:
        yield
    except SyntaxError as error:
        line = _line_of_code(code, error.lineno or 1)
        raise TemplateSyntaxError(error.msg, line, name, filename) from error
    except (MemoryError, RecursionError, ValueError) as error:
        raise TemplateSyntaxError(str(error), _line(error), name, filename) from error


def _line_of_code(code: str, line: int) -> int:
    """The line of a template from which a line of its code comes."""
    noted = _LINES.search(code)
    pairs = [pair.split("=") for pair in noted[1].split("&")] if noted and noted[1] else []
    return max((int(of) for of, at in pairs if int(at) <= line), default=1)


def _line(error: Exception) -> int:
    """The line of a template at which compiling it fails, or the first where none is known."""
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        known = frame.f_locals
        for line in (known.get("lineno"), getattr(known.get("node"), "lineno", None)):
            if isinstance(line, int):
                return line
    return 1
