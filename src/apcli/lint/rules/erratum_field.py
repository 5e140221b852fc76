"""An erratum about a field that does not exist in its file.

`field` is the path to the value that differs from the published text: the names of the fields with
dots between them, and the position in a list counted from 0.

Why:
    An erratum records why the data differ from the published text. If it points nowhere, nobody can
    see which value was corrected, and nothing warns when that value is changed by mistake.

How to fix:
    Correct the path: `classification.policy`, `indicators.uses.targets.2025`, `schedule.0.text`.
    Delete the erratum if the value itself was deleted on purpose.

When to ignore:
    Never: an erratum without its value records nothing.

Bad:

    title: 窓口のDX
    classification: {policy: [dx]}
    errata:
      - field: classification.policyy
        source: ⑪
        adopted: dx
        reason: ⑪の項目はなく、取組の内容に合う①を採りました。

Good:

    title: 窓口のDX
    classification: {policy: [dx]}
    errata:
      - field: classification.policy
        source: ⑪
        adopted: dx
        reason: ⑪の項目はなく、取組の内容に合う①を採りました。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.field_value import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP601", "erratum-field", Severity.ERROR)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """The field of every erratum against the fields there are."""
    for index, erratum in enumerate(initiative.errata):
        if value_at(initiative, erratum.field.split(".")) is None:
            text = message("this file has no field '{name}'", name=erratum.field)
            help = message("write the path to the value: classification.policy, schedule.0.text")
            yield Finding(("errata", index, "field"), text, help)
