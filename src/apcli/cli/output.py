"""Writing a result to a file: the whole new content, or the old file as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.atomic import replace_file
from apcli.diagnostics import message
from apcli.errors import OutputUnwritable

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, data: bytes, *, plan_data: Path) -> None:
    """Replace the file at `path` by `data` in one step.

    Raises:
        OutputUnwritable: the file is inside the plan's data folder, or cannot be written; what
            was there is intact.
    """
    target = path.resolve()
    if target.is_relative_to(plan_data.resolve()):
        raise OutputUnwritable(
            message("{path} is inside the plan's data folder", path=str(path)),
            message("name a file elsewhere"),
        )
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device such as /dev/stdout cannot be replaced
        else:
            replace_file(target, data)
    except OSError as error:
        raise OutputUnwritable(
            message("{path} cannot be written: {reason}", path=str(path), reason=error.strerror)
        ) from error
