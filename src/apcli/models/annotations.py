"""The types that a model gives to the places of its file."""

from __future__ import annotations

import types
import typing
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from apcli.models.scalars import Role
from apcli.models.words import Words
from apcli.vocabulary import THINGS

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath


def field_names(model: type[BaseModel] | None) -> list[str]:
    """The fields of a model as a file names them."""
    if model is None:
        return []
    fields = model.model_fields.items()
    named = [info.alias or name for name, info in fields if not info.exclude]
    return [*named, *THINGS] if model is Words else named


def model_at(model: type[BaseModel], path: DataPath) -> type[BaseModel] | None:
    """The model of the mapping at `path` of a file with this model."""
    return model_of(annotation_at(model, path))


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The type of a value if it is a model."""
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if is_model else None


def is_printed_text(model: type[BaseModel] | None, field: str) -> bool:
    """The field of the model, under its name in a file, is a text that documents print."""
    for name, info in model.model_fields.items() if model else ():
        if field in (name, info.alias):
            said = [*info.metadata, *typing.get_args(_without_none(info.annotation))]
            return Role.NAME in said or Role.PROSE in said
    return False


def annotation_at(model: type[BaseModel], path: DataPath) -> Any:
    """The type of the value at `path` of a file with this model, or None."""
    current: Any = model
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel):
            fields = current.model_fields
            info = next(
                (fields[name] for name in fields if part in (name, fields[name].alias)), None
            )
            current = _without_none(info.annotation) if info else None
        elif typing.get_origin(current) is dict:
            current = _bare(typing.get_args(current)[1])
        if typing.get_origin(current) is tuple and isinstance(part, int):
            current = typing.get_args(current)[0]
    if typing.get_origin(current) is tuple:
        current = typing.get_args(current)[0]
    return current


def _bare(annotation: Any) -> Any:
    """The type without what is said beside it."""
    return (
        typing.get_args(annotation)[0]
        if typing.get_origin(annotation) is typing.Annotated
        else annotation
    )


def _without_none(annotation: Any) -> Any:
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation
