"""What is to be said of each kind of finding: its documentation, taken apart.

A documentation text is a line that says what is found, paragraphs that say why it matters, and
mostly two examples in YAML, under `Bad:` and `Good:`.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.diagnostics import Rule

_HEADING = re.compile(r"^(Bad|Good)(?: \(as of ([0-9-]+)\))?:$", re.MULTILINE)
_FILE = re.compile(r"^# ([\w/.-]+\.yaml)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """Some lines of the plan as YAML, and the day it is looked at where that matters.

    A line such as `# taxonomy.yaml` names the file of the lines below it; else they are an
    initiative's.
    """

    text: str
    day: datetime.date | None = None

    def files(self, initiative: str) -> dict[str, str]:
        """The lines of each file by its name, those of no named one by that of `initiative`."""
        parts = _FILE.split(self.text)
        named = zip([initiative, *parts[1::2]], parts[::2], strict=True)
        return {file: text for file, text in named if text}


@dataclass(frozen=True, slots=True)
class Documentation:
    """A documentation text in its parts; a paragraph is one line of any length."""

    title: str
    paragraphs: tuple[str, ...]
    bad: Example | None
    good: Example | None


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of finding and what is said of it."""

    rule: Rule
    documentation: Documentation

    @property
    def fix(self) -> str | None:
        """The command that applies all fixes of this rule, None where there are none."""
        if self.rule.fix is Fixable.NO:
            return None
        unsafe = "" if self.rule.fix is Fixable.SAFE else " --unsafe-fixes"
        return f"apcli validate --fix{unsafe}"


def parsed(text: str) -> Documentation:
    """The parts of a documentation text."""
    prose, *headed = _HEADING.split(text)
    title, *paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", prose.strip()))
    examples = {
        heading: _example(day, lines)
        for heading, day, lines in zip(headed[::3], headed[1::3], headed[2::3], strict=True)
    }
    return Documentation(title, tuple(paragraphs), examples.get("Bad"), examples.get("Good"))


def pages() -> Mapping[str, Page]:
    """All kinds of findings by their code, in its order."""
    from apcli.lint.registry import checkers  # noqa: PLC0415  all rules, which taking apart needs not
    from apcli.models import shape_rules  # noqa: PLC0415
    from apcli.source import reading_rules  # noqa: PLC0415

    texts = {
        **reading_rules.DOCUMENTATION,
        **shape_rules.DOCUMENTATION,
        **{rule.rule: rule.documentation for rule in checkers()},
    }
    return {
        rule.code: Page(rule, parsed(texts[rule]))
        for rule in sorted(texts, key=lambda rule: rule.code)
    }


def _example(day: str | None, lines: str) -> Example:
    text = textwrap.dedent(lines).strip("\n") + "\n"
    return Example(text, datetime.date.fromisoformat(day) if day else None)
