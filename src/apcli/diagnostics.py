"""What the checks find, as frozen values: spans, messages, kinds, diagnostics."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DataPath = tuple[str | int, ...]
"""The path to a value in a file: keys and list indexes, outermost first."""


class Severity(enum.StrEnum):
    """How bad a finding is: an error breaks the document, a warning is probably wrong.

    What people read as a remark is `info` in JSON and in the plan's own settings.
    """

    ERROR = "error"
    WARNING = "warning"
    REMARK = "info"


class Span(NamedTuple):
    """A place in a text: 1-based, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence with its values, translated only where it is shown."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in English, the source language."""
        return self.template.format(**self.values)

    def with_values(self, **values: object) -> Message:
        """The same sentence with these values."""
        return Message(self.template, values)

    def translated(self, gettext: Callable[[str], str]) -> str:
        """The sentence in the language of `gettext`; values that are messages go with it."""
        values = {
            name: value.translated(gettext) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return gettext(self.template).format(**values)


def message(template: str, **values: object) -> Message:
    """A message; the name marks `template` for the translators' catalogue."""
    return Message(template, values)


SEVERITIES: Mapping[Severity, Message] = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.REMARK: message("remark"),
}
"""What people read for a severity."""


class Fixable(enum.Enum):
    """Whether the findings of a rule can bring a fix, and whether that is safe."""

    NO = enum.auto()
    UNSAFE = enum.auto()
    PARTLY_SAFE = enum.auto()
    SAFE = enum.auto()


class Doubt(enum.Enum):
    """Why a value is not to be recorded: it cannot be true, or nobody would believe it."""

    IMPOSSIBLE = enum.auto()
    SUSPICIOUS = enum.auto()


class Rule(NamedTuple):
    """What sort of finding it is: its code, its name, how bad it is by default, its fixes."""

    code: str
    name: str
    severity: Severity
    fix: Fixable = Fixable.NO

    @property
    def adjustable(self) -> bool:
        """A plan may choose its severity or ignore it: not the errors of reading, AP0 and AP1."""
        return self.severity is not Severity.ERROR or self.code >= "AP2"


class Fix(NamedTuple):
    """The smallest change of a file's text that fixes a finding.

    The characters from `start` to `end` of the text become `replacement`. They are `part` of the
    value at the finding's path, or all of it (None), or with `on_key` its key; what they mean then
    is `value`, where that is not the replacement itself. A safe fix changes nothing that a reader
    of the published plan would see as other words, brackets, widths or spaces.
    """

    start: int
    end: int
    replacement: str
    safe: bool
    part: tuple[int, int] | None = None
    on_key: bool = False
    value: str | tuple[str, ...] | list[Any] | Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place.

    `file` is the file as shown to the user, `path` the path inside it (empty: the file
    as a whole), `initiative` the key of the initiative it concerns, `doubt` what it is about the
    value itself.
    """

    rule: Rule
    severity: Severity
    message: Message
    file: str
    span: Span | None = None
    help: Message | None = None
    path: DataPath = ()
    initiative: str | None = None
    fix: Fix | None = None
    doubt: Doubt | None = None

    @property
    def fixable(self) -> bool:
        """There is a fix, safe or not."""
        return self.fix is not None

    @property
    def order(self) -> tuple[str, Span, str]:
        """The order of a report: by file, place and code."""
        return (self.file, self.span or Span(0, 0, 0, 0), self.rule.code)
