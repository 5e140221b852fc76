"""Libraries that only some formats need."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import ExtraMissing

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def extra(name: str, format: str) -> Iterator[None]:
    """Import within it what needs the libraries of an extra of apcli.

    Raises:
        ExtraMissing: one of them is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            message("{format} needs a library that is not installed", format=format),
            message("install it: pip install 'apcli[{extra}]'", extra=name),
        ) from error
