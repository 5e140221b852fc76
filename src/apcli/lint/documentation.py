"""What each rule's documentation says, taken apart.

The documentation of a rule is a text: a sentence that says what is found, more paragraphs where
they are needed, then the parts under their headings, indented by four spaces:

    A baseline that already equals the final target.

    Why:
        What a wrong plan does to those who read it.

    How to fix:
        What to look at and what to write.

    When to ignore:
        Where the finding is not a mistake.

    Bad (as of 2025-10-01):

        title: an example in YAML

    Good:

        title: the example as it should be

The day is given where the finding depends on it.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import Fixable, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.diagnostics import Message, Rule

WHY = message("Why")
HOW_TO_FIX = message("How to fix")
WHEN_TO_IGNORE = message("When to ignore")
BAD = message("Bad")
GOOD = message("Good")

NEVER_IGNORED = message("Never: the file cannot be read until this is fixed.")
"""When to ignore an error of reading."""

_HEADINGS = "|".join(map(str, (WHY, HOW_TO_FIX, WHEN_TO_IGNORE, BAD, GOOD)))
_HEADING = re.compile(rf"^({_HEADINGS})(?: \(as of ([0-9-]+)\))?:$", re.MULTILINE)
_FILE = re.compile(r"^# ([\w/.-]+\.(?:yaml(?:\.\w+)?|svg))(?: \((.+)\))?\n", re.MULTILINE)


class ExampleFile(NamedTuple):
    """Lines of a file. `state` is how it is stored: `missing`, an encoding, `link to PATH`."""

    text: str
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """Some lines of the plan as YAML, and the day it is looked at where that matters.

    A line such as `# taxonomy.yaml` names the file of the lines below it; else they are an
    initiative's. In `# plan.yaml (missing)` its state follows. ␣ stands for a space that nobody
    would see.
    """

    text: str
    day: datetime.date | None = None

    def files(self, initiative: str) -> dict[str, ExampleFile]:
        """The lines of each file by its name, those of no named one by that of `initiative`."""
        begin, *parts = _FILE.split(self.text.replace("␣", " "))
        named = zip(parts[::3], parts[2::3], parts[1::3], strict=True)
        files = {file: ExampleFile(text, state) for file, text, state in named}
        return {initiative: ExampleFile(begin), **files} if begin else files


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: paragraphs, or an example."""

    heading: Message
    paragraphs: tuple[str, ...] = ()
    example: Example | None = None


@dataclass(frozen=True, slots=True)
class Documentation:
    """A documentation text in its parts; a paragraph is one line of any length."""

    title: str
    paragraphs: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    fix: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    bad: Example | None = None
    good: Example | None = None

    @property
    def prose(self) -> tuple[str, ...]:
        """The title and every paragraph."""
        return (self.title, *self.paragraphs, *self.why, *self.fix, *self.ignore)

    def parts(self) -> Iterator[Part]:
        """What stands under headings, in order."""
        for heading, paragraphs in (
            (WHY, self.why),
            (HOW_TO_FIX, self.fix),
            (WHEN_TO_IGNORE, self.ignore),
        ):
            if paragraphs:
                yield Part(heading, paragraphs)
        for heading, example in ((BAD, self.bad), (GOOD, self.good)):
            if example:
                yield Part(_dated(heading, example.day), example=example)


@dataclass(frozen=True, slots=True)
class Page:
    """One rule and its documentation."""

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
    begin, *headed = _HEADING.split(text)
    title, *paragraphs = _paragraphs(begin)
    bodies = dict(zip(headed[::3], headed[2::3], strict=True))
    days = dict(zip(headed[::3], headed[1::3], strict=True))

    def prose(heading: Message) -> tuple[str, ...]:
        return _paragraphs(bodies.get(str(heading), ""))

    def example(heading: Message) -> Example | None:
        lines = bodies.get(str(heading))
        return _example(days[str(heading)], lines) if lines else None

    return Documentation(
        title,
        tuple(paragraphs),
        prose(WHY),
        prose(HOW_TO_FIX),
        prose(WHEN_TO_IGNORE),
        example(BAD),
        example(GOOD),
    )


def pages() -> Mapping[str, Page]:
    """The pages of all rules by their code, in its order."""
    from apcli.lint.registry import checkers  # noqa: PLC0415  all rules, which parsing needs not
    from apcli.models import shape_rules  # noqa: PLC0415
    from apcli.source import file_pages, text_pages  # noqa: PLC0415

    texts = {
        **file_pages.DOCUMENTATION,
        **text_pages.DOCUMENTATION,
        **shape_rules.DOCUMENTATION,
        **{found.rule: found.documentation for found in checkers()},
    }
    in_order = sorted(texts, key=lambda rule: rule.code)
    return {rule.code: Page(rule, documentation_of(rule, texts[rule])) for rule in in_order}


def documentation_of(rule: Rule, text: str) -> Documentation:
    """The parts of a rule's documentation; an error of reading says by itself when to ignore it."""
    documentation = parsed(text)
    if rule.adjustable:
        return documentation
    return dataclasses.replace(documentation, ignore=(str(NEVER_IGNORED),))


def markdown(documentation: Documentation) -> str:
    """The documentation as Markdown, with the headings of its parts in bold."""
    blocks = [documentation.title, *documentation.paragraphs]
    for part in documentation.parts():
        blocks += [f"**{part.heading}**", *part.paragraphs]
        if part.example:
            blocks.append(f"```yaml\n{part.example.text}```")
    return "\n\n".join(blocks)


def _dated(heading: Message, day: datetime.date | None) -> Message:
    return message("{heading} (as of {day})", heading=heading, day=day) if day else heading


def _paragraphs(text: str) -> tuple[str, ...]:
    if not text.strip():
        return ()
    return tuple(" ".join(each.split()) for each in re.split(r"\n\s*\n", text.strip()))


def _example(day: str | None, lines: str) -> Example:
    text = textwrap.dedent(lines).strip("\n") + "\n"
    return Example(text, datetime.date.fromisoformat(day) if day else None)
