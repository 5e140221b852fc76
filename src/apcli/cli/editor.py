"""A text that somebody writes in an editor of their own."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from apcli.diagnostics import message
from apcli.errors import NotRecorded

_VARIABLES = ("VISUAL", "EDITOR")


def written_in_editor(text: str) -> Path:
    """The file with what the editor made of the text; it is the caller's to remove.

    Raises:
        NotRecorded: no editor is set, or it cannot be run or fails; then there is no file.
    """
    command = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), None)
    if command is None:
        raise NotRecorded(
            message("no editor is set"),
            message("set VISUAL or EDITOR, or give the text with --review FILE"),
        )
    descriptor, name = tempfile.mkstemp(prefix="apcli-review-", suffix=".txt")
    path = Path(name)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
    try:
        code = subprocess.run([*_split(command), name], check=False).returncode
    except (OSError, ValueError) as error:
        path.unlink()
        raise NotRecorded(
            message("the editor '{command}' cannot be run", command=command)
        ) from error
    if code != 0:
        path.unlink()
        raise NotRecorded(
            message("the editor '{command}' ended with {code}", command=command, code=code),
            message("nothing was written"),
        )
    return path


def _split(command: str) -> list[str]:
    """The words of a command; on Windows a path has backslashes."""
    if os.name == "nt":
        return [word.strip('"') for word in shlex.split(command, posix=False)]
    return shlex.split(command)
