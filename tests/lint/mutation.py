"""Small changes of a rule's code, one at a time: mutants, which its near misses must notice.

A comparison is turned or moves its bound by one, a number becomes one more or one less, `and`
becomes `or`, `min` becomes `max`, `any` becomes `all`, and the other way round.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.Gt: ast.GtE,
    ast.Eq: ast.NotEq,
    ast.In: ast.NotIn,
    ast.Is: ast.IsNot,
    ast.And: ast.Or,
}
_OTHER_OPERATOR = _OPERATORS | {other: one for one, other in _OPERATORS.items()}

_NAMES = {"min": "max", "any": "all"}
_OTHER_NAME = _NAMES | {other: one for one, other in _NAMES.items()}

_UNEVALUATED = frozenset(["annotation", "returns", "decorator_list"])


@dataclass(frozen=True)
class Mutant:
    """The code of a module with one expression changed."""

    line: int
    before: str
    after: str
    code: CodeType

    def module(self, name: str) -> ModuleType:
        """The module that the code makes.

        Raises:
            Exception: the code cannot be run.
        """
        module = ModuleType(name)
        exec(self.code, module.__dict__)
        return module


@dataclass(frozen=True)
class _Change:
    """What to write instead into `owner`, and the expression around it that shows the change."""

    owner: ast.AST
    field: str
    index: int | None
    value: Any
    shown: ast.AST


def mutants(source: str, file: str) -> Iterator[Mutant]:
    """Every mutant of a module's source.

    Raises:
        ValueError: the source has a `while`, and a mutant of it might never end.
    """
    tree = ast.parse(source, file)
    if any(isinstance(node, ast.While) for node in ast.walk(tree)):
        message = f"{file}: a mutant of a 'while' may never end: use 'for'"
        raise ValueError(message)
    for change in list(_changes(tree, tree)):
        before = ast.unparse(change.shown)
        old = _write(change, change.value)
        after, code = ast.unparse(change.shown), compile(tree, file, "exec")
        _write(change, old)
        yield Mutant(getattr(change.shown, "lineno", 0), before, after, code)


def _write(change: _Change, value: Any) -> Any:
    """Put the value in; returns the one that was there."""
    if change.index is None:
        old = getattr(change.owner, change.field)
        setattr(change.owner, change.field, value)
        return old
    values = getattr(change.owner, change.field)
    old, values[change.index] = values[change.index], value
    return old


def _changes(node: ast.AST, shown: ast.AST) -> Iterator[_Change]:
    """The changes of this node and of all inside it."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if not isinstance(node, (ast.Constant, ast.UnaryOp, ast.Slice)):
        shown = node
    yield from _of(node, shown)
    for field, value in ast.iter_fields(node):
        if field in _UNEVALUATED:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _changes(child, shown)


def _of(node: ast.AST, shown: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Compare(ops=operators):
            for index, operator in enumerate(operators):
                yield _Change(node, "ops", index, _OTHER_OPERATOR[type(operator)](), shown)
        case ast.BoolOp(op=operator):
            yield _Change(node, "op", None, _OTHER_OPERATOR[type(operator)](), shown)
        case ast.Call(func=ast.Name(id=name) as called) if name in _OTHER_NAME:
            yield _Change(called, "id", None, _OTHER_NAME[name], shown)
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            yield _Change(node, "value", None, value + 1, shown)
            yield _Change(node, "value", None, value - 1, shown)
