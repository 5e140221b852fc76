"""Optional libraries that only some formats need."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import ExtraMissing

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def extra(name: str, format: str) -> Iterator[None]:
    """Guard imports that need the libraries of an extra of apcli.

    Raises:
        ExtraMissing: one of the libraries is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            message("{format} requires a library that is not installed", format=format),
            message("install it: pip install 'apcli[{extra}]'", extra=name),
        ) from error
