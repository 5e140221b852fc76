"""What stops a run, drawn once.

    ApcliError                 one clear sentence, exit code 2
     ├── DataNotFound          no data folder, or nothing in it
     ├── NotInPlan             a year, initiative or file the plan does not have
     ├── NoSuchRule            a rule's code that does not exist
     ├── BaselineUnreadable    a file of known findings that is missing or is none
     ├── NotRecorded           a value that cannot be recorded as asked; nothing was written
     ├── FileChanged           a file is not any more what was read; nothing was written
     ├── OutputUnwritable      the result cannot be written; what was there is intact
     ├── TemplateFailed        a template is missing, wrong, or asks for what does not exist
     ├── CharacterMissing      a character of the plan that the font of a document lacks
     ├── ExtraMissing          a library is not installed that only some formats need
     └── PortTaken             the preview cannot be served where it was asked to be
    RuleCrashed                a bug in apcli, named by the rule it happened in, exit code 3

Findings are not here: they are values (`diagnostics.Diagnostic`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.diagnostics import Message


class ApcliError(Exception):
    """A run cannot go on; `message` says why and `help` what to do."""

    def __init__(self, message: Message, help: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.help = help


class DataNotFound(ApcliError):
    """There is no data folder where one was looked for, or no initiative in it."""


class NotInPlan(ApcliError):
    """A year, initiative or other thing was asked for that the plan does not have."""


class NoSuchRule(ApcliError):
    """A code was named that no rule has."""


class BaselineUnreadable(ApcliError):
    """The file of known findings cannot be read."""


class NotRecorded(ApcliError):
    """A value cannot be recorded as it was asked for; nothing was written."""


class FileChanged(ApcliError):
    """A file was changed by somebody else between reading and writing it."""


class OutputUnwritable(ApcliError):
    """The output cannot be written."""


class PortTaken(ApcliError):
    """The preview cannot be served on the port that was asked for."""


class TemplateFailed(ApcliError):
    """A template cannot be found, read or filled."""


class CharacterMissing(ApcliError):
    """The font of a document lacks a character, so it would be printed as an empty box."""


class ExtraMissing(ApcliError):
    """A format was asked for whose library is not installed."""


class RuleCrashed(Exception):
    """A rule raised instead of judging: a bug in apcli."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"rule {code}[{name}] crashed")
        self.code = code
        self.name = name
