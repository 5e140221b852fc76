"""Running the code of a mutant in the place of a module's own, whoever has imported it."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

from apcli.models.base import Model
from tests.lint.mutation import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from types import ModuleType

_CONSTANTS = (int, str, bytes, tuple, frozenset, dict, re.Pattern)


def survivors(
    module: ModuleType,
    cases: Sequence[Any],
    outcome: Callable[[Any], object],
    without: Collection[str] = (),
) -> Iterator[Mutant]:
    """The mutants of the module with which every case has the outcome that it has without.

    The functions, methods and constants named in `without` are not changed.
    """
    path = Path(str(module.__file__))
    source = path.read_text("utf-8")
    definitions = [*_definitions(ast.parse(source))]
    assert {*without} <= {name for name, _ in definitions}, "it is not defined there"
    left_out = {line for name, lines in definitions if name in without for line in lines}
    expected = [(case, outcome(case)) for case in cases]
    unchanged = Mutant(0, "", "", compile(source, path, "exec"))
    assert _noticing(module, unchanged, expected, outcome) is None, "nothing changed"
    for mutant in mutants(source, str(path)):
        if mutant.line in left_out:
            continue
        case = _noticing(module, mutant, expected, outcome)
        if case is None:
            yield mutant
        else:  # mutants of one line are often noticed by the same case
            expected.insert(0, expected.pop(case))


def _noticing(
    module: ModuleType,
    mutant: Mutant,
    expected: Sequence[tuple[Any, object]],
    outcome: Callable[[Any], object],
) -> int | None:
    """The index of the first case with another outcome in the mutant, or None.

    It is 0 where the mutant cannot be run at all.
    """
    try:
        values = _values(module, mutant)
    except Exception:
        return 0
    with _in_place(module, mutant, values):
        differing = (index for index, each in enumerate(expected) if _differs(outcome, *each))
        return next(differing, None)


def _values(module: ModuleType, mutant: Mutant) -> Mapping[str, Any]:
    """What the mutant defines; nothing for models, since pydantic keeps each model for good."""
    classes = [each for each in vars(module).values() if isinstance(each, type)]
    if any(issubclass(each, Model) and each.__module__ == module.__name__ for each in classes):
        return {}
    return vars(mutant.module(module.__name__))


def _definitions(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, range]]:
    """The names that a module or class defines, and the lines that define each."""
    for each in ast.iter_child_nodes(node):
        lines = range(getattr(each, "lineno", 0), getattr(each, "end_lineno", 0) + 1)
        match each:
            case ast.FunctionDef(name=name):
                yield f"{prefix}{name}", lines
            case ast.ClassDef(name=name):
                yield from _definitions(each, f"{name}.")
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield f"{prefix}{name}", lines


def _differs(outcome: Callable[[Any], object], case: Any, expected: object) -> bool:
    try:
        return outcome(case) != expected
    except Exception:
        return True


@contextmanager
def _in_place(module: ModuleType, mutant: Mutant, values: Mapping[str, Any]) -> Iterator[None]:
    """The functions of the module run the mutant's code, and its constants have the `values`."""
    codes = dict(_codes(mutant.code))
    made = dict(_functions(values, module.__name__))
    own = dict(_functions(vars(module), module.__name__))
    before = [(each, each.__code__, each.__defaults__) for each in own.values()]
    constants = {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, _CONSTANTS) and not name.startswith("__")
    }
    try:
        for name, function in own.items():
            function.__code__ = codes.get(name, function.__code__)
            function.__defaults__ = made.get(name, function).__defaults__
        vars(module).update({name: values.get(name, value) for name, value in constants.items()})
        forget()
        yield
    finally:
        for function, code, defaults in before:
            function.__code__, function.__defaults__ = code, defaults
        vars(module).update(constants)
        forget()


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The code of every function inside, by its qualified name."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each.co_qualname, each
            yield from _codes(each)


def _functions(values: Mapping[str, Any], module: str) -> Iterator[tuple[str, FunctionType]]:
    """The functions and methods among what a module defines, by their qualified names."""
    for value in [*values.values()]:
        inside = vars(value).values() if isinstance(value, type) else [value]
        for each in [*inside]:
            function = _unwrapped(each)
            if function is not None and function.__module__ == module:
                yield function.__qualname__, function


def _unwrapped(value: object) -> FunctionType | None:
    """The function in a method, a property, a validator of pydantic or a cache."""
    for name in ("wrapped", "__func__", "fget"):
        value = getattr(value, name, None) or value
    found = inspect.unwrap(value) if callable(value) else value
    return found if isinstance(found, FunctionType) else None


def forget() -> None:
    """Empty every cache of apcli."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("apcli."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
