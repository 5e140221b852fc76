"""An erratum whose adopted value is no longer what the data holds.

Somebody changed the value and left the record of why it was read so. Values that are no single
text, number or date, nor a list of texts (a whole schedule), cannot be compared and are left out.

Bad:

    errata:
      - {field: classification.policy, source: ⑪, adopted: telework, reason: ⑪ は誤読です。}

Good:

    errata:
      - {field: classification.policy, source: ⑪, adopted: dx, reason: ⑪ は誤読です。}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import Moment
from apcli.lint.checker import Finding
from apcli.lint.field_value import value_at
from apcli.models import Observation, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP603", "erratum-stale", Severity.WARNING)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Every erratum against the value at its field."""
    for index, erratum in enumerate(initiative.errata):
        held = _texts(value_at(initiative, erratum.field.split(".")))
        if held is None or held == erratum.adopted:
            continue
        text = message(
            "the erratum adopted '{adopted}', the data holds '{held}'",
            adopted=", ".join(erratum.adopted),
            held=", ".join(held),
        )
        help = message("restore the value, or write a new erratum")
        yield Finding(("errata", index, "adopted"), text, help)


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, Target | Observation):
        moment = value.by if isinstance(value, Target) else value.reached
        value = next((part for part in (value.value, moment, value.text) if part is not None), None)
    if isinstance(value, str | int | Decimal | Moment) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return value
    return None
