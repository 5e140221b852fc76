"""How large what a template asks for will be, found out before it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MappingView
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError
from jinja2.utils import Namespace

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_TEXT = 4_000_000
"""Characters of one value; a file of the plan has at most a mebibyte."""
MAX_REPEATED = 1_000_000
"""Characters or entries that one multiplication may make."""
MAX_EXPONENT = 100
MAX_BITS = 10_000
"""Bits of a whole number; Python writes none with more than 4,300 digits."""
SIZE_OF_ENTRY = 32
"""An entry of a list counts as many characters."""

_COLLECTIONS = (list, tuple, dict, set, frozenset, MappingView, Namespace)
_SIZED = (str, range, *_COLLECTIONS[:-1])

_NUMBERS: tuple[type[Any], ...] = (int, float, Fraction)
_SIZE_OF_BRACKETS = 4
_LONGEST_NUMBER = 350
"""Characters of a number without a precision: the largest float has 309 digits."""
_FLAGS_AND_WIDTHS = re.compile(r"[#0\- +]*(\*|[0-9]*)(?:\.(\*|[0-9]*))?[hlL]?")
_NUMBER = re.compile(r"[0-9]+")


def check_size(size: int, most: int = MAX_TEXT, what: str = "text") -> None:
    """See that something of so many characters may be made.

    Raises:
        SecurityError: it may not.
    """
    if size > most:
        raise SecurityError(f"the {what} is too long")


def check_number(number: int | Fraction) -> None:
    """See that a number may be calculated with.

    Raises:
        SecurityError: it has too many digits.
    """
    if _bits(number) > MAX_BITS:
        raise SecurityError("the number is too large")


def is_collection(value: Any) -> bool:
    """Whether the value holds other values and is written with all of them."""
    kind: Any = type(value)
    return _is_a(kind, _COLLECTIONS)


@cache
def _is_a(kind: Any, kinds: tuple[Any, ...]) -> bool:
    """Whether a type is one of some kinds, cached since abstract kinds take long to ask."""
    return issubclass(kind, kinds)


def entries(value: Any) -> Iterator[Any]:
    """The value and everything in it, as often as it is there."""
    left = [value]
    while left:
        each = left.pop()
        yield each
        held = each._Namespace__attrs if isinstance(each, Namespace) else each
        if isinstance(held, dict):
            left += [*held, *held.values()]
        elif is_collection(held):
            left += held


def is_sized(value: Any) -> bool:
    """Whether the length of the value is known without going through it."""
    kind: Any = type(value)
    return _is_a(kind, _SIZED)


def size_of(value: Any, most: int) -> int:
    """The size of a value in characters; counting ends where it is more than `most`."""
    size = 0
    for each in entries(value):
        size += SIZE_OF_ENTRY + (len(each) if isinstance(each, str) else 0)
        if size > most:
            break
    return size


def check_written(value: Any, most: int = MAX_TEXT) -> int:
    """The number of characters of a value when it is written as a text.

    Raises:
        SecurityError: they are too many.
    """
    if not is_collection(value):
        size = len(value if isinstance(value, str) else str(value))
        check_size(size, most)
        return size
    size = 0
    for each in entries(value):
        size += _SIZE_OF_BRACKETS if is_collection(each) else len(repr(each))
        check_size(size, most)
    return size


def check_operands(operator: str, left: Any, right: Any) -> None:
    """See that an operator makes nothing too large of its operands.

    Raises:
        SecurityError: it would.
    """
    if operator == "*":
        _check_repeated(left, right)
        _check_repeated(right, left)
    elif operator == "**":
        _check_power(left, right)
    elif operator == "%" and isinstance(left, str):
        check_size(_size_of_filled(left, right))


def _check_power(base: Any, exponent: Any) -> None:
    if not isinstance(exponent, _NUMBERS):
        return
    if abs(exponent) > MAX_EXPONENT:
        raise SecurityError("the exponent is too large")
    if isinstance(base, (int, Fraction)) and _bits(base) * abs(exponent) > MAX_BITS:
        raise SecurityError("the number is too large")


def _check_repeated(values: Any, times: Any) -> None:
    repeated = isinstance(values, (str, list, tuple)) and isinstance(times, int)
    if repeated and len(values) * times > MAX_REPEATED:
        raise SecurityError("the repeated text is too long")


def _bits(number: int | Fraction) -> int:
    numerator: int = number.numerator
    return max(numerator.bit_length(), number.denominator.bit_length())


def check_format(spec: str) -> None:
    """See that the widths and precisions of a format are no larger than a text may be.

    Raises:
        SecurityError: they are.
    """
    for number in _NUMBER.findall(spec):
        check_size(_parsed(number))


def _size_of_filled(template: str, arguments: Any) -> int:
    """At most so many characters does the operator `%` make."""
    if isinstance(arguments, Mapping):
        given = [*arguments.values(), arguments]
    else:
        given = [*arguments] if isinstance(arguments, tuple) else [arguments]
    longest = max(map(check_written, given), default=0)
    starred = max((abs(each) for each in given if isinstance(each, int)), default=0)
    size = len(template)
    for width in _widths(template):
        size += longest + _LONGEST_NUMBER + (starred if width is None else width)
    return size


def _widths(template: str) -> Iterator[int | None]:
    """For each conversion its width and precision together; None where an argument gives them."""
    place = template.find("%")
    while place >= 0:
        place += 1
        if template.startswith("(", place):
            place = _after_key(template, place)
        found = _FLAGS_AND_WIDTHS.match(template, place)
        written = [each or "0" for each in found.groups()] if found else []
        yield None if "*" in written else sum(map(_parsed, written))
        place = template.find("%", (found.end() if found else place) + 1)


def _after_key(template: str, place: int) -> int:
    """The place after a key in brackets, which may have brackets of its own."""
    depth = 0
    for index in range(place, len(template)):
        depth += {"(": 1, ")": -1}.get(template[index], 0)
        if depth == 0:
            return index + 1
    return len(template)


def _parsed(digits: str) -> int:
    return int(digits) if len(digits) <= len(str(MAX_TEXT)) else MAX_TEXT + 1


def _whole(value: object) -> int:
    """A number as it was given, nothing for what is none: the function itself will refuse it."""
    return value if isinstance(value, int) else 0


def _written(text: Any) -> str:
    if isinstance(text, str):
        return text
    check_written(text)
    return str(text)


def _length(text: Any, *_: object, **__: object) -> int:
    return len(_written(text))


def _padded(text: Any, width: object = 80, *_: object) -> int:
    return max(_length(text), _whole(width))


def _expanded(text: str, tabsize: object = 8) -> int:
    return len(text) + text.count("\t") * _whole(tabsize)


def _translated(text: str, table: object = None) -> int:
    values = table.values() if isinstance(table, Mapping) else ()
    return len(text) * max((len(each) for each in values if isinstance(each, str)), default=1)


def _replaced(text: Any, old: object = "", new: object = "", count: object = None) -> int:
    written = _written(text)
    times = written.count(_written(old))
    if isinstance(count, int) and count >= 0:
        times = min(count, times)
    return len(written) + times * _length(new)


def _indented(text: Any, width: object = 4, *_: object, **__: object) -> int:
    written = _written(text)
    indention = len(width) if isinstance(width, str) else _whole(width)
    return len(written) + (len(written.splitlines()) + 1) * indention


def _wrapped(
    text: Any, _: object = 79, __: object = True, wrapstring: object = None, **___: object
) -> int:
    """Each character may have a line of its own."""
    return _length(text) * (1 + (len(wrapstring) if isinstance(wrapstring, str) else 1))


def _filled(text: Any, *args: Any, **kwargs: Any) -> int:
    return _size_of_filled(_written(text), kwargs or args)


def _batched(_: object, linecount: object = 0, fill_with: object = None) -> int:
    if fill_with is not None:
        check_size(_whole(linecount), MAX_REPEATED, "list")
    return 0


def _rounded(_: object, precision: object = 0, *__: object, **___: object) -> int:
    if abs(_whole(precision)) > MAX_EXPONENT:
        raise SecurityError("the exponent is too large")
    return 0


SIZES_OF_METHODS: Mapping[str, Callable[..., int]] = {
    **dict.fromkeys(("center", "ljust", "rjust", "zfill"), _padded),
    "expandtabs": _expanded,
    "replace": _replaced,
    "translate": _translated,
}
"""A method of a text that may make a longer one → how many characters it makes at most."""

_WRITING = (
    *("capitalize", "e", "escape", "forceescape", "lower", "pprint", "safe", "string"),
    *("striptags", "title", "trim", "truncate", "upper", "urlencode", "wordcount"),
)
"""Filters that write their subject as a text of about its length."""

SIZES_OF_FILTERS: Mapping[str, Callable[..., int]] = {
    **dict.fromkeys(_WRITING, _length),
    "batch": _batched,
    "center": _padded,
    "format": _filled,
    "indent": _indented,
    "replace": _replaced,
    "round": _rounded,
    "wordwrap": _wrapped,
}
"""A filter that may make much of little → how many characters it makes at most."""
