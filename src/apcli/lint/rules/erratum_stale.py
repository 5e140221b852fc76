"""An erratum whose adopted value is no longer the value in the data.

A text, a number, a date and a list of texts are compared. Other values, such as a whole schedule or
a rate by its parts, are not.

Why:
    Somebody changed the value after the decision was recorded, perhaps back to the misprint.
    Whoever asks why the data differ from the published text gets a reason for another value.

How to fix:
    Restore the value if the erratum still holds. If the new value is right, write it as `adopted`
    and give its reason, or delete the erratum if the data are now as published.

When to ignore:
    If `adopted` describes the value in other words on purpose, such as 16件 for the number 16.

Bad:

    title: 窓口のDX
    classification: {policy: [dx]}
    errata:
      - field: classification.policy
        source: ⑪
        adopted: telework
        reason: ⑪の項目はなく、取組の内容に合う項目を採りました。

Good:

    title: 窓口のDX
    classification: {policy: [dx]}
    errata:
      - field: classification.policy
        source: ⑪
        adopted: dx
        reason: ⑪の項目はなく、取組の内容に合う項目を採りました。
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import Moment
from apcli.lint.checker import Finding
from apcli.lint.field_value import value_at
from apcli.models import InCharge, Observation, Target

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
            "the erratum adopted '{adopted}', but the value is now '{held}'",
            adopted=", ".join(erratum.adopted),
            held=", ".join(held) or "–",
        )
        help = message("restore the value, or update the erratum")
        yield Finding(("errata", index, "adopted"), text, help)


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, Target | Observation):
        moment = value.by if isinstance(value, Target) else value.reached
        value = next((part for part in (value.value, moment, value.text) if part is not None), None)
    if isinstance(value, str | int | Decimal | Moment) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, tuple):
        value = tuple(part.name if isinstance(part, InCharge) else part for part in value)
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return value
    return None
