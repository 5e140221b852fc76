"""The value that a dotted route leads to, as an erratum names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.models import Initiative


def value_at(initiative: Initiative, route: Iterable[str]) -> Any:
    """The value, or None where the route leads nowhere."""
    value: Any = initiative
    for part in route:
        value = _step(value, part)
    return value


def _step(value: Any, part: str) -> Any:
    """What `part` leads to: a field as the file names it, a key, or an index from 0."""
    if isinstance(value, Model):
        names = {info.alias or name: name for name, info in type(value).model_fields.items()}
        return getattr(value, names[part], None) if part in names else None
    if isinstance(value, dict):
        return next((entry for key, entry in value.items() if str(key) == part), None)
    if isinstance(value, tuple) and part.isdecimal() and len(part) < 6 and int(part) < len(value):
        return value[int(part)]
    return None
