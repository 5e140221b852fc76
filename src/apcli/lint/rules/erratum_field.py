"""An erratum about a field that does not exist.

`field` is the route to the value that was read otherwise than it stands: the names of the fields
with dots between them, a list's index from 0.

Bad:

    errata:
      - {field: classification.policyy, source: ⑪, adopted: dx, reason: ⑪ は誤読です。}

Good:

    errata:
      - {field: classification.policy, source: ⑪, adopted: dx, reason: ⑪ は誤読です。}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

KIND = Kind("AP601", "erratum-field", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The field of every erratum against the values of its initiative."""
    for key, initiative in workspace.initiatives.items():
        for index, erratum in enumerate(initiative.errata):
            if not _exists(initiative, erratum.field.split(".")):
                text = message("the field '{name}' does not exist here", name=erratum.field)
                mend = message("write the route to it, as in classification.policy or schedule.0")
                yield in_initiative(key, ("errata", index, "field"), text, mend)


def _exists(initiative: Initiative, route: list[str]) -> bool:
    value: Any = initiative
    for part in route:
        value = _step(value, part)
        if value is None:
            return False
    return True


def _step(value: Any, part: str) -> Any:
    """What `part` leads to: a field as the file names it, a key, or an index."""
    if isinstance(value, Model):
        names = {info.alias or name: name for name, info in type(value).model_fields.items()}
        return getattr(value, names[part], None) if part in names else None
    if isinstance(value, dict):
        return next((entry for key, entry in value.items() if str(key) == part), None)
    if isinstance(value, tuple) and part.isdecimal() and len(part) < 6 and int(part) < len(value):
        return value[int(part)]
    return None
