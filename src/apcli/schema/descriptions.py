"""Titles and descriptions of models, fields and choices, from `descriptions.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pydantic import BaseModel

FILE = Path(__file__).with_name("descriptions.yaml")


@cache
def _words() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_bytes())
    return read


def of_model(model: type[BaseModel]) -> dict[str, str]:
    """Title and description of a model, with its docstring as the English.

    Empty if a field that contains it says more, since an editor shows the innermost title.
    """
    words = _words()["models"].get(model.__name__, {})
    japanese = {name: words[name] for name in ("title", "description") if name in words}
    return {**japanese, "$comment": (model.__doc__ or "").strip().partition("\n\n")[0]}


def of_field(model: type[BaseModel], name: str) -> dict[str, str]:
    """Title, description and English meaning of a field by its name in the file.

    Raises:
        KeyError: `descriptions.yaml` does not have it.
    """
    for each in model.__mro__:
        fields = _words()["models"].get(each.__name__, {}).get("fields", {})
        if name in fields:
            words = fields[name]
            return {
                "title": words["title"],
                "description": words["description"],
                "$comment": words["meaning"],
            }
    raise KeyError(f"{model.__name__}.{name}")


def of_choices(values: list[Any]) -> list[str] | None:
    """The meaning of each of these choices, None if they are not a field's choices."""
    for choices in _words()["choices"].values():
        if [*choices] == values:
            return [*choices.values()]
    return None
