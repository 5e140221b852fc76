"""An initiative followed up in another plan whose schedule does not say so.

A reader looks for figures in the schedule, and finds neither them nor where they are.

Bad:

    managed_by: 行財政改革大綱
    schedule: [{from: 2024, to: 2028, text: 随時対応}]

Good:

    managed_by: 行財政改革大綱
    schedule: [{from: 2024, to: 2028, text: 「行財政改革大綱」において管理}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP408", "managed-elsewhere", Severity.REMARK)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Its schedule, where it has `managed_by`."""
    plan = initiative.managed_by
    if plan is not None and not any(plan in span.text for span in initiative.schedule):
        text = message("the schedule does not say that '{plan}' follows this up", plan=plan)
        help = message("add a span with the text 「{plan}」において管理", plan=plan)
        yield Finding(("managed_by",), text, help)
