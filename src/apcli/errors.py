"""The errors that stop a run.

    ApcliError                 one clear sentence, exit code 2
     ├── DataNotFound          no data folder, or no initiative in it
     ├── EditionUnavailable    an edition that git cannot give, or that nothing may change
     ├── NotInPlan             a year, initiative or file the plan does not have
     ├── NoSuchRule            a rule's code that does not exist
     ├── BaselineUnreadable    a missing or invalid file of known findings
     ├── NotRecorded           a value that cannot be recorded as asked; nothing was written
     ├── NotRenamed            a key or name that cannot be changed as asked; nothing was written
     ├── NotRevised            a plan that cannot be rolled over or renumbered; nothing was written
     ├── NotStarted            a plan or sheet that cannot be begun as asked; nothing was written
     ├── NotImported           a file that cannot become a plan; nothing was written
     ├── PlanInUse             another command is changing the plan; nothing was written
     ├── FileChanged           a file changed after it was read; nothing was written
     ├── FormatUnclear         the output file's name promises another format
     ├── OutputUnwritable      the result cannot be written; existing files are intact
     ├── TemplateFailed        a template that is missing, invalid, or uses unknown names
     ├── CharacterMissing      a character that the font of the document lacks
     ├── ExtraMissing          an optional library that is not installed
     └── PortTaken             the port for the preview is not available
    RuleCrashed                a bug in a rule of apcli, exit code 3

Findings are not here: they are values (`diagnostics.Diagnostic`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.diagnostics import Message


class ApcliError(Exception):
    """A run cannot continue; `message` says why and `help` what to do."""

    def __init__(self, message: Message, help: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.help = help


class DataNotFound(ApcliError):
    """There is no data folder, or no initiative in it."""


class EditionUnavailable(ApcliError):
    """An edition of the plan cannot be read through git, or cannot be changed."""


class NotInPlan(ApcliError):
    """The plan does not have the requested year, initiative or file."""


class NoSuchRule(ApcliError):
    """No rule has the given code."""


class BaselineUnreadable(ApcliError):
    """The file of known findings cannot be read."""


class NotRecorded(ApcliError):
    """A value cannot be recorded as requested; nothing was written."""


class NotRenamed(ApcliError):
    """A key or name cannot be changed as requested; nothing was written."""


class NotRevised(ApcliError):
    """A plan cannot be rolled over or renumbered as requested; nothing was written."""


class NotStarted(ApcliError):
    """A new plan, or a new sheet, cannot be written as requested; nothing was written."""


class NotImported(ApcliError):
    """A city's own file cannot become a plan; nothing was written."""


class PlanInUse(ApcliError):
    """Another command is changing the plan, and has not ended in time."""


class FileChanged(ApcliError):
    """A file was changed by another program between reading and writing it."""


class FormatUnclear(ApcliError):
    """The name of the output file promises another format than the one to be written."""


class OutputUnwritable(ApcliError):
    """The output cannot be written."""


class PortTaken(ApcliError):
    """The preview cannot be served on the requested port."""


class TemplateFailed(ApcliError):
    """A template cannot be found, read or filled."""


class CharacterMissing(ApcliError):
    """The font of a document lacks a character, which would be printed as an empty box."""


class ExtraMissing(ApcliError):
    """The library for the requested format is not installed."""


class RuleCrashed(Exception):
    """A rule raised an exception: a bug in apcli."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"rule {code}[{name}] crashed")
        self.code = code
        self.name = name
