"""What is wrong at one place of a text."""

from __future__ import annotations

from typing import NamedTuple

from apcli.diagnostics import Fix, Message, Rule, Span  # noqa: TC001  looked up by the tuple


class Problem(NamedTuple):
    """A finding before it belongs to a file."""

    rule: Rule
    span: Span
    message: Message
    help: Message | None = None
    fix: Fix | None = None
