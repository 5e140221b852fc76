"""An erratum about a field that does not exist.

`field` is the path to the value that was read otherwise than it stands: the names of the fields
with dots between them, a list's index from 0.

Bad:

    errata:
      - {field: classification.policyy, source: ⑪, adopted: dx, reason: ⑪ は誤読です。}

Good:

    errata:
      - {field: classification.policy, source: ⑪, adopted: dx, reason: ⑪ は誤読です。}
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
    """The field of every erratum against its values."""
    for index, erratum in enumerate(initiative.errata):
        if value_at(initiative, erratum.field.split(".")) is None:
            text = message("the field '{name}' does not exist here", name=erratum.field)
            help = message("write the path to it, as in classification.policy or schedule.0")
            yield Finding(("errata", index, "field"), text, help)
