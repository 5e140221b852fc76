"""【新規】 typed into a title.

The same holds for the marks of other changes that the plan prints, as `change_marks` says.

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

from apcli import locale
from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP517", "change-in-title", Severity.ERROR)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Its title, whatever its `change`."""
    if "【" not in initiative.title:
        return
    for change in dict.fromkeys((Change.NEW, *initiative.marks)):
        word = "新規" if change is Change.NEW else locale.word(f"Change.{change}")
        found = re.search(rf"【\s*{re.escape(word)}\s*】", initiative.title)
        if found:
            text = message("'{text}' is typed into the title", text=found[0])
            help = message("delete it from the title and write 'change: {change}'", change=change)
            yield Finding(("title",), text, help)
