"""The last resort: time and memory for what no step counts, whatever the speed of the machine."""

from __future__ import annotations

import resource
import signal
from typing import TYPE_CHECKING

import pytest
from jinja2.exceptions import SecurityError

from apcli.errors import TemplateFailed
from apcli.render import bounds
from apcli.render.bounds import bounded
from apcli.render.environment import PlanEnvironment, fill
from apcli.render.markdown import Markdown
from tests.render.documents import write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEAST = 1
"""The steps whose time is the least that anything has: a second of the processor."""
HOURS = bounds.STEPS_OF_SECOND * 3600 * 10

TEMPLATE = "plan.md.j2"


def _work_for_ever() -> None:
    while True:
        pass


def _work_inside_and_then_for_ever() -> None:
    with bounded(HOURS):
        pass
    _work_for_ever()


def _take_much_memory() -> None:
    bytearray(bounds.MEMORY + (1 << 29))


def _state() -> tuple[object, ...]:
    return (
        signal.getsignal(signal.SIGPROF),
        signal.getitimer(signal.ITIMER_PROF),
        resource.getrlimit(resource.RLIMIT_AS),
    )


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (_work_for_ever, "the template does not come to an end"),
        (_take_much_memory, "the template takes too much memory"),
    ],
)
def test_one_step_that_takes_all_time_or_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[], None], reason: str
) -> None:
    before = _state()
    monkeypatch.setattr(bounds, "MEMORY", 1 << 30)
    write_files(tmp_path, {TEMPLATE: "{{ work() }}"})
    with pytest.raises(TemplateFailed, match=f"line 1: {reason}"):
        fill(PlanEnvironment([tmp_path], Markdown, {}, 100), TEMPLATE, {"work": work})
    assert _state() == before


def test_what_is_inside_has_its_own_time_and_the_outer_one_stands_still() -> None:
    before = _state()
    with bounded(HOURS):
        outer = signal.getitimer(signal.ITIMER_PROF)[0]
        with pytest.raises(SecurityError, match="does not come to an end"), bounded(LEAST):
            _work_for_ever()
        left = signal.getitimer(signal.ITIMER_PROF)[0]
        # A second went by inside; of the outer time there is as much as before, but for a tick.
        assert abs(outer - left) < 0.5
    assert _state() == before


def test_the_outer_time_ends_after_something_inside_came_to_its_end() -> None:
    before = _state()
    with pytest.raises(SecurityError, match="does not come to an end"), bounded(LEAST):
        _work_inside_and_then_for_ever()
    assert _state() == before


def test_the_outer_memory_bounds_what_is_inside_and_stays_as_it_was() -> None:
    with bounded(LEAST):
        outer = resource.getrlimit(resource.RLIMIT_AS)
        with bounded(HOURS):
            assert resource.getrlimit(resource.RLIMIT_AS) == outer
        with bounded(0):
            assert resource.getrlimit(resource.RLIMIT_AS)[0] < outer[0]
        assert resource.getrlimit(resource.RLIMIT_AS) == outer


def test_a_timer_of_somebody_else_goes_on() -> None:
    rang: list[int] = []
    handler = signal.signal(signal.SIGPROF, lambda *_: rang.append(1))
    signal.setitimer(signal.ITIMER_PROF, 3600, 60)
    try:
        with pytest.raises(SecurityError), bounded(LEAST):
            _work_for_ever()
        left, interval = signal.getitimer(signal.ITIMER_PROF)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
    assert 3000 < left <= 3601
    assert (interval, rang) == (60, [])
