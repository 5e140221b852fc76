"""A plain tree with mistakes → the model of what is right in it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.models.base import Model
    from apcli.source.building import Tree

ModelT = TypeVar("ModelT", bound="Model")

_MOST = 200
"""The mistakes that are left out before a file counts as unreadable."""


def salvage(model: type[ModelT], tree: Mapping[str, Tree]) -> ModelT | None:
    """What `tree` describes without the values that are wrong; None where too little is left.

    Of a mistake as little is left out as possible: the value, or what it is missing from.
    """
    left: Any = copy.deepcopy(dict(tree))
    for _ in range(_MOST):
        try:
            return model.model_validate(left)
        except ValidationError as error:
            if not _remove(left, error.errors(include_url=False)[0]["loc"]):
                return None
    return None


def _remove(tree: Any, location: Iterable[int | str]) -> bool:
    """Remove the innermost value on the way to a mistake; False if that is the whole."""
    inner, found = tree, None
    for part in location:
        if isinstance(inner, dict):
            key = next((each for each in (part, str(part)) if each in inner), None)
        elif isinstance(inner, list):
            key = part if isinstance(part, int) and part < len(inner) else None
        else:
            break
        if key is not None:  # else it names no place of the file, but what it may be there
            found = (inner, key)
            inner = inner[key]
    if found is None:
        return False
    del found[0][found[1]]
    return True
