"""【新規】 typed into a title.

The document puts 【新規】 before the title of what has `change: new`; typed into the title it
prints twice, and stays there when the initiative is new no more.

Bad:

    title: 【新規】窓口のDX
    change: new

Good:

    title: 窓口のDX
    change: new
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP517", "change-in-title", Severity.ERROR)

_NEW = re.compile(r"【\s*新規\s*】")


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Its title, whatever its change."""
    found = _NEW.search(initiative.title)
    if found:
        text = message("the title says '{text}'", text=found[0])
        help = message("delete it from the title and write 'change: new'")
        yield Finding(("title",), text, help)
