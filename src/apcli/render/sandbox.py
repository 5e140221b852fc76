"""Templates that anybody may have written: what they do is counted, and refused where it is much.

A step is what a loop does once. What is refused does not depend on the machine: time and memory
(`bounds.py`) are the last resort.
"""

from __future__ import annotations

import functools
from fractions import Fraction
from types import BuiltinMethodType, GeneratorType, MethodType
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.sandbox import (
    ImmutableSandboxedEnvironment,
)
from jinja2.utils import pass_environment
from markupsafe import Markup

from apcli.render.bounds import SIZE_OF_STEP
from apcli.render.code import BoundedCodeGenerator, mistakes
from apcli.render.formatters import EscapingFormatter, MeasuringFormatter
from apcli.render.sizes import (
    MAX_TEXT,
    SIZE_OF_ENTRY,
    SIZES_OF_FILTERS,
    SIZES_OF_METHODS,
    check_number,
    check_operands,
    check_size,
    check_written,
    is_collection,
    is_sized,
    size_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import CodeType

    from jinja2 import Template, nodes
    from jinja2.runtime import Context

STEPS_OF_CALL = 10
"""A call, or another template, takes as long as this many steps."""
WORK_OF_STEP = 1 << 9
"""Characters that a step goes through."""

_BYTES = frozenset({"encode", "to_bytes"})
"""Methods that make bytes, which no document has."""


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose templates may take so many steps, and make nothing larger than a document."""

    code_generator_class = BoundedCodeGenerator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, max_steps: int, **options: Any) -> None:
        super().__init__(optimized=False, **options)
        self.max_steps = self._steps_left = max_steps
        self._max_size = self._size_left = SIZE_OF_STEP * max_steps
        self._safe: dict[tuple[type, str], bool] = {}
        del self.globals["lipsum"]  # a plan has the same document each time
        self.filters["sum"] = _sum
        self.tests = {name: self._test(self.tests[name]) for name in self.tests}

    def set_filters(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Let templates use these filters and no others, within the bounds."""
        self.filters = {name: self._filter(name, function) for name, function in filters.items()}

    def take(self, steps: int) -> None:
        """Count steps.

        Raises:
            SecurityError: there are too many.
        """
        self._steps_left -= steps
        if self._steps_left < 0:
            raise SecurityError("the template does not come to an end")

    def bounded(self, values: Iterable[Any]) -> Iterator[Any]:
        """The values, each of which is a step."""
        for value in values:
            self.take(1)
            yield value

    def worked(self, value: Any) -> Any:
        """The value, which something goes through: the longer it is, the more steps."""
        if isinstance(value, str):
            if len(value) >= WORK_OF_STEP:
                self.take(len(value) // WORK_OF_STEP)
        elif isinstance(value, GeneratorType):
            return self._gathered(value)
        elif is_sized(value):
            self.take(len(value) * SIZE_OF_ENTRY // WORK_OF_STEP)
        return value

    def measured(self, value: Any) -> Any:
        """The value that a template made.

        Raises:
            SecurityError: it is too large, or all that were made together took too much work.
        """
        if isinstance(value, str):
            size = len(value)
            if size < WORK_OF_STEP:
                return value
            check_size(size, self._most(value))
        elif is_collection(value):
            size = size_of(value, self._max_size)
            check_size(size, self._max_size, "list")
        else:
            size = 0
            if isinstance(value, (int, Fraction)):
                check_number(value)
        self.take(size // WORK_OF_STEP)
        return value

    def put(self, text: Markup) -> Markup:
        """The text, which goes into the document.

        Raises:
            SecurityError: the document becomes too long.
        """
        self._size_left -= len(text)
        if self._size_left < 0:
            raise SecurityError("the document is too long")
        return text

    def parts(self, between: Any, parts: Iterable[Any]) -> list[Any]:
        """What is to be joined.

        Raises:
            SecurityError: the text would be too long.
        """
        listed, size, most = list[Any](), 0, self._most(between)
        for part in self.bounded(parts):
            most = max(most, self._most(part))
            size += check_written(part, most) + len(between)
            check_size(size, most)
            listed.append(part)
        return listed

    def call(self, context: Context, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls."""
        self.take(STEPS_OF_CALL)
        self.worked(getattr(function, "__self__", None))
        return self.measured(super().call(context, function, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add, multiply or fill a text, as long as that makes nothing too large."""
        check_operands(operator, left, right)
        return self.measured(super().call_binop(context, operator, left, right))

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """The template of that name."""
        self.take(STEPS_OF_CALL)
        return super().get_template(*args, **kwargs)

    def select_template(self, *args: Any, **kwargs: Any) -> Template:
        """The first template that exists."""
        self.take(STEPS_OF_CALL)
        return super().select_template(*args, **kwargs)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have the attribute: the same for all values of a type."""
        asked = (type(obj), attr)
        safe = self._safe.get(asked)
        if safe is None:
            makes_bytes = attr in _BYTES and isinstance(obj, (str, int))
            safe = not makes_bytes and super().is_safe_attribute(obj, attr, value)
            self._safe[asked] = safe
        return safe

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """For a method of a text that may make a longer one, the same within bounds."""
        if not isinstance(value, (MethodType, BuiltinMethodType)):
            return None
        owner, name = value.__self__, value.__name__
        if not isinstance(owner, str):
            return None
        if name == "join":
            return functools.wraps(value)(lambda parts: value(self.parts(owner, parts)))
        if name in SIZES_OF_METHODS:
            return functools.wraps(value)(self._method(value, owner, SIZES_OF_METHODS[name]))
        if name in ("format", "format_map"):
            return functools.wraps(value)(self._formatting(owner, name))
        return None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        with mistakes(name, filename):
            return super()._parse(source, name, filename)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        with mistakes(name, filename):
            return super()._generate(source, name, filename, defer_init)

    def _compile(self, source: str, filename: str) -> CodeType:
        with mistakes(None, filename, source):
            return super()._compile(source, filename)

    def _gathered(self, values: Iterable[Any]) -> Iterator[Any]:
        """The values, all of which may go into one list."""
        size = 0
        for value in self.bounded(values):
            size += SIZE_OF_ENTRY + (len(value) if isinstance(value, str) else 0)
            check_size(size, self._max_size, "list")
            yield value

    def _filter(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        place = int(hasattr(function, "jinja_pass_arg"))
        measure = SIZES_OF_FILTERS.get(name)

        @functools.wraps(function, updated=("__dict__",) if place else ())
        def run(*args: Any, **kwargs: Any) -> Any:
            subject = self.worked(args[place])
            rest = args[place + 1 :]
            if measure:
                check_size(measure(subject, *rest, **kwargs), self._most(subject))
            return self.measured(function(*args[:place], subject, *rest, **kwargs))

        return run

    def _test(self, function: Any) -> Callable[..., Any]:
        place = int(hasattr(function, "jinja_pass_arg"))

        @functools.wraps(function, updated=("__dict__",) if place else ())
        def run(*args: Any, **kwargs: Any) -> Any:
            for each in (*args[place:], *kwargs.values()):
                self.worked(each)
            return function(*args, **kwargs)

        return run

    def _method(
        self, method: Callable[..., str], owner: str, measure: Callable[..., int]
    ) -> Callable[..., str]:
        def run(*args: Any, **kwargs: Any) -> str:
            check_size(measure(owner, *args, **kwargs), self._most(owner))
            return method(*args, **kwargs)

        return run

    def _most(self, value: Any) -> int:
        """The characters of a text: markup may be a whole document."""
        return self._max_size if isinstance(value, Markup) else MAX_TEXT

    def _formatting(self, template: str, name: str) -> Callable[..., str]:
        def fill(*args: Any, **kwargs: Any) -> str:
            if name == "format_map":
                (kwargs,), args = args, ()
            return type(template)(formatter.vformat(template, args, kwargs))

        formatter = MeasuringFormatter(self)
        if isinstance(template, Markup):
            formatter = EscapingFormatter(self, escape=template.escape)
        return fill


@pass_environment
def _sum(
    environment: BoundedEnvironment, values: Iterable[Any], attribute: Any = None, start: Any = 0
) -> Any:
    """The sum of numbers; of lists or tuples one list or tuple, in a time that grows with it."""
    if attribute is not None:
        values = map(make_attrgetter(environment, attribute), values)
    if not isinstance(start, (list, tuple)):
        return sum(values, start)
    added: list[Any] = [*start]
    for each in environment.bounded(values):
        if not isinstance(each, type(start)):
            raise TypeError(f"a {type(each).__name__} cannot be added to a {type(start).__name__}")
        environment.worked(each)
        added += each
    return added if isinstance(start, list) else tuple(added)
