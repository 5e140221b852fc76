"""The value that a dotted path leads to, as an erratum names it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from apcli.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.models import Initiative


def value_at(initiative: Initiative, path: Iterable[str]) -> Any:
    """The value, or None where the path leads nowhere."""
    value: Any = initiative
    for part in path:
        value = _step(value, part)
    return value


def _step(value: Any, part: str) -> Any:
    """What `part` leads to: a field as the file names it, a key, or an index from 0."""
    if isinstance(value, Model):
        return getattr(value, _attributes(type(value)).get(part, ""), None)
    if isinstance(value, dict):
        return next((entry for key, entry in value.items() if str(key) == part), None)
    if isinstance(value, tuple) and len(value) == 1 and getattr(value[0], "only", False):
        return _step(value[0], part)  # it stands without a list
    if isinstance(value, tuple) and part.isdecimal() and len(part) < 6 and int(part) < len(value):
        return value[int(part)]
    return None


@cache
def _attributes(model: type[Model]) -> Mapping[str, str]:
    """A model's attributes by the names that its fields have in a file."""
    return {info.alias or name: name for name, info in model.model_fields.items()}
