"""What filling a template may take of the machine: the last resort for what no step counts."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from jinja2.exceptions import SecurityError

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS_OF_SECOND = 25_000
"""Steps that every machine takes in a second; the real plan's 15,000 take a quarter of one."""

MEMORY = 2 << 30
MEMORY_OF_STEP = 1 << 9
"""The bytes of address space that the process may take meanwhile, beside what it has already."""

SIZE_OF_STEP = 1 << 5
"""The characters of the document that a step may put out."""


@contextlib.contextmanager
def bounded(steps: int) -> Iterator[None]:
    """Have what is done inside end in the processor time and memory of so many steps.

    The time is the processor's: how busy the machine is, or whether the process was suspended,
    changes nothing. One use may be inside another: the inner one has its own time, during which
    that of the outer one stands still, and never more memory than the outer one.

    Only the main thread of a process can be stopped so, and only where the system has such bounds.

    Raises:
        SecurityError: the time is over.
        MemoryError: the memory is used up.
    """
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ModuleNotFoundError:
        yield
        return
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    old_timer = signal.setitimer(signal.ITIMER_PROF, 0)
    old_handler = signal.signal(signal.SIGPROF, _stop)
    old_memory = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _taken() + MEMORY + MEMORY_OF_STEP * steps
    allowed = [wanted, *(each for each in old_memory if each != resource.RLIM_INFINITY)]
    try:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (min(allowed), old_memory[1]))
            signal.setitimer(signal.ITIMER_PROF, max(steps / STEPS_OF_SECOND, 1))
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)  # it may ring until here
    finally:
        resource.setrlimit(resource.RLIMIT_AS, old_memory)
        signal.signal(signal.SIGPROF, old_handler)
        signal.setitimer(signal.ITIMER_PROF, *old_timer)


def _taken() -> int:
    """The bytes of address space that the process has, of which libraries may reserve much.

    0 where the system does not say.
    """
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _stop(*_: object) -> NoReturn:
    raise SecurityError("the template does not come to an end")
