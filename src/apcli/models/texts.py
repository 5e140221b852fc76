"""Every text of a model that the documents print, with its path: the one walk over all of them."""

from __future__ import annotations

import builtins
import datetime
import enum
import types
import typing
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from apcli.diagnostics import DataPath
from apcli.era import Month
from apcli.models.base import Model
from apcli.models.scalars import Role
from apcli.models.target import YearSpan
from apcli.models.words import Words

Found = tuple[DataPath, str, bool]
"""A text's path as its file names it, the text, and whether it is sentences."""

Walk = Callable[[Any, DataPath, list[Found]], None]
"""Adds the texts of the value at a path to those found."""

WORDING = frozenset({Role.NAME, Role.PROSE})
"""The roles of texts that are worded where they stand."""

PRINTED = WORDING | {Role.IDENTIFIER}
"""The roles of all texts that are printed."""

_WITHOUT_TEXT = (int, Decimal, enum.Enum, datetime.date, Month, YearSpan, types.NoneType)


def texts_of(model: Model, roles: frozenset[Role] = WORDING) -> list[Found]:
    """The texts of the model that have one of these roles, in the order of its fields.

    Raises:
        TypeError: the type of a field does not say what its text is in the documents.
    """
    found: list[Found] = []
    walk = _walk_of_model(type(model), roles)
    if walk is not None:
        walk(model, (), found)
    return found


@cache
def _walk_of_model(model: type[Model], roles: frozenset[Role]) -> Walk | None:
    """The walk over its fields with such texts; made once for all models of the class."""
    steps = []
    for name, field in model.model_fields.items():
        try:
            walk = _walk_of(field.annotation, field.metadata, roles, model)
        except TypeError as error:
            raise TypeError(f"{model.__name__}.{name}: {error}") from error
        if walk is not None:
            steps.append((name, field.alias or name, walk))
    if not steps:
        return None
    if model is Words:
        return _over_words(steps)
    return (
        _over_entry(_over_fields(steps)) if "alone" in model.model_fields else _over_fields(steps)
    )


def _walk_of(
    annotation: Any, metadata: Iterable[Any], roles: frozenset[Role], owner: type[Model]
) -> Walk | None:
    """The walk over a value of this type; None where it has no text with such a role.

    The `owner` is the model that the value belongs to, which may contain others of its own.
    """
    role = next((each for each in metadata if isinstance(each, Role)), None)
    if role is not None:
        return _over_text(sentences=role is Role.PROSE) if role in roles else None
    if annotation is owner:
        return _over_own(owner, roles)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _walk_of_model(annotation, roles)
    if isinstance(annotation, type) and issubclass(annotation, _WITHOUT_TEXT):
        return None
    parts = typing.get_origin(annotation), typing.get_args(annotation)
    return _walk_of_parts(*parts, roles, owner)


def _walk_of_parts(
    origin: Any, arguments: tuple[Any, ...], roles: frozenset[Role], owner: type[Model]
) -> Walk | None:
    match origin, arguments:
        case typing.Annotated, (annotation, *metadata):
            return _walk_of(annotation, metadata, roles, owner)
        case typing.Literal, _:
            return None
        case types.UnionType | typing.Union, members:
            walks = [
                walk for each in members if (walk := _walk_of(each, (), roles, owner)) is not None
            ]
            if len(walks) <= 1:
                return walks[0] if walks else None
        case builtins.tuple, (each, builtins.Ellipsis):
            walk = _walk_of(each, (), roles, owner)
            return walk and _over_list(walk)
        case builtins.dict, (key, value) if _walk_of(key, (), PRINTED, owner) is None:
            walk = _walk_of(value, (), roles, owner)
            return walk and _over_mapping(walk)
    raise TypeError("its type does not say what its text is in the documents")


def _over_text(*, sentences: bool) -> Walk:
    def walk(value: Any, path: DataPath, found: list[Found]) -> None:
        if isinstance(value, str):  # a printed number may be a bare one
            found.append((path, value, sentences))

    return walk


def _over_fields(steps: list[tuple[str, str, Walk]]) -> Walk:
    def walk(value: Any, path: DataPath, found: list[Found]) -> None:
        fields = value.__dict__  # several times faster than attributes by name
        for name, part, walk_field in steps:
            each = fields[name]
            if each:
                walk_field(each, (*path, part), found)

    return walk


def _over_words(steps: list[tuple[str, str, Walk]]) -> Walk:
    """Over the plan's own words: those of the fields, and those for things."""
    walk_fields = _over_fields(steps)

    def walk(value: Any, path: DataPath, found: list[Found]) -> None:
        walk_fields(value, path, found)
        found.extend(((*path, name), word, False) for name, word in value.model_extra.items())

    return walk


def _over_own(model: type[Model], roles: frozenset[Role]) -> Walk:
    """Over a model inside one of its own class, whose walk is not made yet."""

    def walk(value: Any, path: DataPath, found: list[Found]) -> None:
        walk_model = _walk_of_model(model, roles)
        if walk_model is not None:
            walk_model(value, path, found)

    return walk


def _over_entry(walk_fields: Walk) -> Walk:
    """Over a mapping for which its name may stand alone: then the name is at its own path."""

    def walk(value: Any, path: DataPath, found: list[Found]) -> None:
        before = len(found)
        walk_fields(value, path, found)
        if value.alone:
            found[before:] = [(path, text, sentences) for _, text, sentences in found[before:]]

    return walk


def _over_list(walk_each: Walk) -> Walk:
    def walk(value: Any, path: DataPath, found: list[Found]) -> None:
        for index, each in enumerate(value):
            walk_each(each, path if getattr(each, "only", False) else (*path, index), found)

    return walk


def _over_mapping(walk_each: Walk) -> Walk:
    def walk(value: Any, path: DataPath, found: list[Found]) -> None:
        for key, each in value.items():
            walk_each(each, (*path, str(key)), found)

    return walk
