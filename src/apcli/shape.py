"""A plain tree → a model, or findings in the words of the person who wrote the file."""

from __future__ import annotations

import re
import types
import typing
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from apcli.diagnostics import Diagnostic, Message, Path, message
from apcli.models import kinds
from apcli.models.scalars import excerpt, shape_of
from apcli.nearest import nearest
from apcli.source import Document, locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.diagnostics import Kind
    from apcli.models.base import Model
    from apcli.source.building import Tree

ModelT = TypeVar("ModelT", bound="Model")

Problem = tuple["Kind", Message, Message | None]

_KEY_MARK = "[key]"
"""What pydantic puts at the end of a route that means a key, not its value."""


def validate(
    model: type[ModelT], tree: Mapping[str, Tree], document: Document
) -> tuple[ModelT | None, list[Diagnostic]]:
    """The model that `tree` describes, or None and what is wrong with it, placed in `document`."""
    findings = [found for path in document.absent for found in _empty(model, path, document)]
    try:
        value = model.model_validate(tree)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        findings += [
            _finding(model, dict(problem), document)
            for problem in problems
            if not _follows_from_another(dict(problem), problems)
        ]
        return None, findings
    return (None if findings else value), findings


def _empty(model: type[Model], path: Path, document: Document) -> Iterator[Diagnostic]:
    """What is wrong with the key of a value left empty: no model ever sees it."""
    within = _annotation_at(model, path[:-1])
    problem: Problem | None = None
    if typing.get_origin(within) is dict:
        problem = _wrong_key(typing.get_args(within)[0], path[-1])
    elif _model_of(within) is not None and path[-1] not in _field_names(_model_of(within)):
        problem = _unknown_field(model, path)
    if problem is not None:
        kind, text, mend = problem
        if ":" in str(path[-1]):
            mend = message("write 'key: value', with a space after the colon")
        span = locate(document, path, key=True)
        yield Diagnostic(kind, kind.severity, text, document.file, span, mend, path)


def _wrong_key(key_type: Any, key: object) -> Problem | None:
    try:
        TypeAdapter(key_type).validate_python(key)
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        return context["kind"], context["text"], context["mend"]
    return None


def _follows_from_another(problem: Mapping[str, Any], problems: Sequence[Any]) -> bool:
    """An entry of the list is wrong, so that pydantic finds the list too short as well."""
    route = problem["loc"]
    return problem["type"] == "too_short" and any(
        len(other["loc"]) > len(route) and other["loc"][: len(route)] == route for other in problems
    )


def _finding(model: type[Model], error: Mapping[str, Any], document: Document) -> Diagnostic:
    route: Path = error["loc"]
    on_key = _KEY_MARK in route or error["type"] == "extra_forbidden"
    path = tuple(part for part in route if part != _KEY_MARK)
    kind, text, mend = _problem(model, error, path)
    span = locate(document, path, key=on_key)
    return Diagnostic(kind, kind.severity, text, document.file, span, mend, path)


def _problem(model: type[Model], error: Mapping[str, Any], path: Path) -> Problem:
    name, value = path[-1] if path else "", error["input"]
    match error["type"]:
        case "apcli":
            context = error["ctx"]
            return context["kind"], context["text"], context["mend"]
        case "missing":
            text = message("the field '{name}' is missing or empty", name=name)
            return kinds.MISSING_FIELD, text, message("write '{name}: …'", name=name)
        case "extra_forbidden":
            return _unknown_field(model, path)
        case "enum" | "literal_error":
            return _wrong_choice(error["ctx"]["expected"], value)
        case "string_too_short" | "too_short":
            field = next((part for part in reversed(path) if isinstance(part, str)), name)
            text = message("'{name}' is empty", name=field)
            return (
                kinds.MISSING_FIELD,
                text,
                message("fill it, or delete the field if it is optional"),
            )
        case _:
            return _wrong_type(error["type"], value)


def _wrong_type(error_type: str, value: object) -> Problem:
    shape = shape_of(value)
    match error_type:
        case "string_type":
            mend = message("put it in quotes if it is text") if isinstance(value, bool) else None
            return kinds.WRONG_TYPE, message("text is expected, not {shape}", shape=shape), mend
        case "bool_type":
            text = message("true or false is expected, not {shape}", shape=shape)
            return kinds.WRONG_TYPE, text, message("write true or false, without quotes")
        case "tuple_type":
            mend = (
                message("write [{value}]", value=excerpt(value)) if isinstance(value, str) else None
            )
            return kinds.WRONG_TYPE, message("a list is expected, not {shape}", shape=shape), mend
        case _:
            mend = message("write its fields as 'field: value'")
            return (
                kinds.WRONG_TYPE,
                message("a mapping is expected, not {shape}", shape=shape),
                mend,
            )


def _wrong_choice(expected: str, value: object) -> Problem:
    choices = re.findall(r"'([^']*)'", expected)
    if not isinstance(value, str):
        text = message(
            "one of {choices} is expected, not {shape}",
            choices=", ".join(choices),
            shape=shape_of(value),
        )
        return kinds.INVALID_CHOICE, text, None
    near = nearest(value, choices)
    if near:
        mend = message("did you mean '{name}'?", name=near)
    elif len(choices) == 1:
        mend = message("write {guess}", guess=choices[0])
    else:
        mend = None
    text = message(
        "'{value}' is not one of {choices}", value=excerpt(value), choices=", ".join(choices)
    )
    return kinds.INVALID_CHOICE, text, mend


def _unknown_field(model: type[Model], path: Path) -> Problem:
    name = str(path[-1])
    text = message("unknown field '{name}'", name=excerpt(name))
    known = _field_names(_model_at(model, path[:-1]))
    near = nearest(name, known)
    if near:
        return kinds.UNKNOWN_FIELD, text, message("did you mean '{name}'?", name=near)
    return kinds.UNKNOWN_FIELD, text, message("known here: {names}", names=", ".join(known))


def _field_names(model: type[BaseModel] | None) -> list[str]:
    if model is None:
        return []
    return [info.alias or name for name, info in model.model_fields.items() if not info.exclude]


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that describes the mapping at `path` of a file that `model` describes."""
    return _model_of(_annotation_at(model, path))


def _model_of(annotation: Any) -> type[BaseModel] | None:
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if is_model else None


def _annotation_at(model: type[BaseModel], path: Path) -> Any:
    """The type of the value at `path` of a file that `model` describes, None where none is."""
    current: Any = model
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel):
            fields = current.model_fields
            info = next(
                (fields[name] for name in fields if part in (name, fields[name].alias)), None
            )
            current = _without_none(info.annotation) if info else None
        elif typing.get_origin(current) is dict:
            current = typing.get_args(current)[1]
        if typing.get_origin(current) is tuple and isinstance(part, int):
            current = typing.get_args(current)[0]
    while typing.get_origin(current) is tuple:
        current = typing.get_args(current)[0]
    return current


def _without_none(annotation: Any) -> Any:
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation
