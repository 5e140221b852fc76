"""【新規】 typed into a title.

Why:
    The document prints 【新規】 before the title of an initiative with `change: new`. Typed into
    the title as well, it is printed twice, and next year's plan still calls the initiative new.

How to fix:
    Delete it from the title, and write `change: new`.

When to ignore:
    Never: `change: new` prints the same mark.

Bad:

    # initiatives/first.yaml
    title: 【新規】窓口のDX
    change: new

Good:

    # initiatives/first.yaml
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

_NEW = r"【\s*新規\s*】"


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Its title, whatever its `change`."""
    if "【" not in initiative.title:
        return
    found = re.search(_NEW, initiative.title)
    if found:
        text = message("'{text}' is typed into the title", text=found[0])
        help = message("delete it from the title and write 'change: new'")
        yield Finding(("title",), text, help)
