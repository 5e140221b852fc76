"""An initiative that is managed under another plan, which its schedule does not mention.

Why:
    Targets and results of the initiative are kept in the other plan. Readers of the schedule see
    only general words such as 随時対応, and take them for all that the city intends to do.

How to fix:
    Add a span with the text 「…」において管理 and the name of the other plan, written as in
    `managed_by`. Delete `managed_by` if the initiative is managed under this plan.

When to ignore:
    If the row 進行管理 is enough, which the document prints where the schedule does not mention the
    other plan.

Bad:

    title: 窓口のDX
    managed_by: 行財政改革大綱
    schedule:
      - {from: 2024, to: 2028, text: 随時対応}

Good:

    title: 窓口のDX
    managed_by: 行財政改革大綱
    schedule:
      - {from: 2024, to: 2028, text: 「行財政改革大綱」において管理}
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
    """The texts of its schedule, where it has `managed_by`."""
    plan = initiative.managed_by
    if plan is not None and not any(plan in span.text for span in initiative.schedule):
        text = message(
            "the schedule does not mention '{plan}', under which this is managed", plan=plan
        )
        help = message("add a span with the text 「{plan}」において管理", plan=plan)
        yield Finding(("managed_by",), text, help)
