"""The entry: language first, then the command; one handler chooses the exit code.

Imports stay inside functions wherever a run can do without them: `--version` needs no model.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from apcli import locale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType


class Terminated(BaseException):
    """SIGTERM arrived: unwinding removes what was not finished."""


def main() -> NoReturn:
    """Run the command line of this process and exit.

    The process is short and what it builds is not cyclic, so the collector would only cost time:
    a tenth of a small run, a third of a large one. Pydantic would look for plugins among all
    installed packages, and none may change how a plan is read.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    signal.signal(signal.SIGTERM, _terminate)
    leave(run(sys.argv[1:]))


def leave(code: int) -> NoReturn:
    """End the process at once: all is written, and to take every object apart costs time."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):  # none, or closed
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit code."""
    given, remaining = take_language(arguments)
    known = given if given and locale.is_known(given) else None
    locale.install(locale.choose(known, os.environ))

    from apcli.cli import console, failures  # in the language just installed

    try:
        console.prepare()
        if given is not None and known is None:
            return failures.unknown_language(given)

        from apcli.cli.app import create_app

        try:
            code = create_app(remaining)(remaining, prog_name="apcli", standalone_mode=False)
        except OSError as error:  # help is printed by the library
            console.stdout_failed(error)
            code = 0
        except SystemExit:  # the same, into a pipe that nobody reads
            code = 0
        console.flush()
        return code if isinstance(code, int) else 0
    except KeyboardInterrupt:
        return 130
    except Terminated:
        return 143
    except Exception as error:
        return failures.report(error)


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """`--lang` from anywhere on the command line, and the arguments without it.

    The language must be known before the command line is read: its help is in it.
    """
    given, remaining = None, list(arguments)
    end = remaining.index("--") if "--" in remaining else len(remaining)
    for index in range(end - 1, -1, -1):
        if remaining[index].startswith("--lang="):
            given = given or remaining.pop(index).partition("=")[2]
        elif remaining[index] == "--lang" and index + 1 < end:
            given = given or remaining[index + 1]
            del remaining[index : index + 2]
    return given, remaining


def _terminate(signum: int, frame: FrameType | None) -> NoReturn:
    raise Terminated
