"""What filling a template may take of the machine: steps alone do not bound a single long one."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING, NoReturn

from jinja2.exceptions import SecurityError

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS_OF_SECOND = 50_000
"""Steps that every machine takes in a second; the real plan's 13,000 take half of one."""

MEMORY = 2 << 30
MEMORY_OF_STEP = 1 << 9
"""The bytes of address space that the process may take meanwhile."""

SIZE_OF_STEP = 1 << 6
"""The characters of the document that a step may put out."""


@contextlib.contextmanager
def bounded(steps: int) -> Iterator[None]:
    """Have what is done inside end in the time and memory of so many steps.

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
    old_memory = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY + MEMORY_OF_STEP * steps
    allowed = [wanted, *(each for each in old_memory if each != resource.RLIM_INFINITY)]
    old_handler = signal.signal(signal.SIGALRM, _stop)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (min(allowed), old_memory[1]))
        signal.setitimer(signal.ITIMER_REAL, max(steps / STEPS_OF_SECOND, 1))
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old_handler)
        resource.setrlimit(resource.RLIMIT_AS, old_memory)


def _stop(*_: object) -> NoReturn:
    raise SecurityError("the template does not come to an end")
