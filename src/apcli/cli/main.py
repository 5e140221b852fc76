"""The entry point: language first, then the command; one handler chooses the exit code.

Imports that not every run needs are inside functions: `--version` needs no model.
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
    """SIGTERM was received; unwinding removes unfinished files."""


def main() -> NoReturn:
    """Run the command line of this process and exit.

    The process is short and its objects are not cyclic, so garbage collection would only cost
    time: a tenth of a small run, a third of a large one. Pydantic would search all installed
    packages for plugins, and none of them may change how a plan is read.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    signal.signal(signal.SIGTERM, _terminate)
    leave(run(sys.argv[1:]))


def leave(code: int) -> NoReturn:
    """End the process at once: everything is written, and freeing all objects would take time."""
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
        except SystemExit:  # the same, into a closed pipe
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
