"""A value of the wrong type, and the list or mapping that a text is probably meant to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import message
from apcli.models import shape_rules
from apcli.models.grammar import excerpt, is_key, shape_of
from apcli.shape.problem import Filled, Problem
from apcli.source.parts import written

if TYPE_CHECKING:
    from pydantic import BaseModel

    from apcli.diagnostics import Message

_NAMING = ("name", "title", "text", "term", "label", "write")
"""The fields of which one is what people write alone, as soon as a thing has it."""

_MISSING = "…"

_LIKE_BRACKETS = re.compile("[［｛]")
_LIKE_A_DASH = re.compile(r"[-－−‐–—ー・](?!\d)")
"""What people write for a list that YAML does not know."""


def wrong_type(error_type: str, value: object, wanted: type[BaseModel] | None) -> Problem:
    """The problem of a value of another type than that of pydantic's error.

    `wanted` is the model of the value, or of the entries of the list that is wanted.
    """
    help, filled = None, None
    shape = shape_of(value)
    match error_type:
        case "string_type":
            text = message("expected text, found {shape}", shape=shape)
            help = message("put it in quotes if it is text") if isinstance(value, bool) else None
        case "bool_type":
            text = message("expected true or false, found {shape}", shape=shape)
            help = message("write true or false, without quotes")
        case "tuple_type":
            text = message("expected a list, found {shape}", shape=shape)
            help, filled = _as_a_list(value, wanted)
        case _:
            text = message("expected a mapping, found {shape}", shape=shape)
            help, filled = _as_a_mapping(value, wanted)
    return Problem(shape_rules.WRONG_TYPE, text, help, filled=filled)


def _as_a_list(
    value: object, wanted: type[BaseModel] | None
) -> tuple[Message | None, Filled | None]:
    if isinstance(value, dict) and wanted:
        return message("write it as an entry of a list: put '- ' before it"), None
    if not isinstance(value, str):
        return None, None
    if _LIKE_BRACKETS.match(value):
        return message("use half-width brackets: [ ] or braces"), None
    if _LIKE_A_DASH.match(value):
        return message("begin each entry with '- ', a half-width hyphen and a space"), None
    if wanted and "alone" in wanted.model_fields:
        return _advice([value])  # a name is enough
    fields = _fields(value, wanted) if wanted else None
    if wanted and fields is None:
        return None, None
    return _advice([value if fields is None else fields])


def _as_a_mapping(
    value: object, wanted: type[BaseModel] | None
) -> tuple[Message | None, Filled | None]:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, str) and _LIKE_BRACKETS.match(value):
        return message("use half-width brackets: [ ] or braces"), None
    fields = _fields(value, wanted) if isinstance(value, str) and wanted else None
    return (message("write its fields as 'field: value'"), None) if not fields else _advice(fields)


def _advice(whole: Any) -> tuple[Message, Filled | None]:
    help = message("write {guess}", guess=_flow(whole, shorten=True))
    return help, None if _has_gaps(whole) else Filled(_flow(whole), whole)


def _fields(value: str, wanted: type[BaseModel]) -> dict[str, str] | None:
    """The mapping that a text is probably a field of: `{name: 青葉市}`, with … for other fields."""
    fields = wanted.model_fields.items()
    names = {info.alias or name: info for name, info in fields if not info.exclude}
    own = next((each for each in _NAMING if each in names), None)
    if "key" in names and (own is None or is_key(value)):
        own = "key"
    if own is None:
        return None
    given = {own: value if own != "key" or is_key(value) else _MISSING}
    needed = {each: _MISSING for each, info in names.items() if info.is_required()} | given
    return {each: needed[each] for each in names if each in needed}


def _has_gaps(whole: Any) -> bool:
    if isinstance(whole, str):
        return whole == _MISSING
    return any(map(_has_gaps, whole.values() if isinstance(whole, dict) else whole))


def _flow(whole: Any, *, shorten: bool = False) -> str:
    """The value as YAML on one line, long texts shortened for the advice."""
    if isinstance(whole, dict):
        fields = (f"{name}: {_flow(each, shorten=shorten)}" for name, each in whole.items())
        return f"{{{', '.join(fields)}}}"
    if isinstance(whole, list):
        return f"[{', '.join(_flow(each, shorten=shorten) for each in whole)}]"
    return _MISSING if whole == _MISSING else written(excerpt(whole) if shorten else whole, "")
