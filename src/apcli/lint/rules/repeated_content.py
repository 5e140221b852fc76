"""A section that shows what another section of the document already shows.

Sections may show a table of contents, a figure or a table as often as wanted; everything else that
is made from the data stands in the document once.

Why:
    Readers would find every sheet twice, and a link would lead to one of the two. The document
    shows the content in the first of the sections only.

How to fix:
    Delete `content` from the other sections. Where the sections stand for goals, make a file in
    `goals/` for each: initiatives are printed below their goals, all in one section.

When to ignore:
    Never: the second section stays empty.

Bad:

    # plan.yaml
    sections:
      - {key: services, title: 便利なまち, content: initiatives}
      - {key: staff, title: 効率的な行政, content: initiatives}

Good:

    # plan.yaml
    sections:
      - {key: initiatives, title: 取組, content: initiatives}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import REPEATABLE
from apcli.workspace import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.workspace import Workspace

RULE = Rule("AP621", "repeated-content", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The contents of all sections but the first with each."""
    shown: dict[str, tuple[DataPath, str]] = {}
    for path, _, section in workspace.plan.every_section:
        content = section.content
        if content is None or content in REPEATABLE:
            continue
        first, key = shown.setdefault(content, (path, section.key))
        if first != path:
            text = message(
                "the section '{first}' shows '{content}' already", first=key, content=content
            )
            help = message("delete 'content' here; it is printed once")
            yield Finding((*path, "content"), text, help, file=PLAN)
