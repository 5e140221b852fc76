"""What `apcli sheets import` says of the files that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.locale import gettext as _
from apcli.locale import ngettext
from apcli.text.width import visible

if TYPE_CHECKING:
    from apcli.sheets.gathering import Gathered
    from apcli.sheets.returned import Finding, Note


def report(taken: Gathered) -> None:
    """Print what was taken for what, what must be looked at, and how much there is of both."""
    from apcli.cli.console import write_text

    for note in taken.notes:
        write_text(note_line(note) + "\n")
    for finding in taken.findings:
        write_text("\n".join(finding_lines(finding)) + "\n")
    answers = ngettext("{count} answer", "{count} answers", len(taken.answers))
    files = ngettext("{count} file", "{count} files", len(taken.files))
    said = {"answers": answers.format(count=len(taken.answers))}
    said["files"] = files.format(count=len(taken.files))
    line = _("{answers} in {files}")
    if taken.findings:
        mistakes = ngettext(
            "{count} must be looked at; nothing was written",
            "{count} must be looked at; nothing was written",
            len(taken.findings),
        )
        said["mistakes"] = mistakes.format(count=len(taken.findings))
        line = _("{answers} in {files}: {mistakes}")
    line = line.format(**said)
    write_text(line + "\n")


def note_line(note: Note) -> str:
    """What was found in a file, and where."""
    return visible(f"{note.spot}: {note.sentence.translated(_)}")


def finding_lines(finding: Finding) -> list[str]:
    """What is wrong and where, and how it is let through if it may be."""
    typed = " ".join(finding.typed.split())
    said = finding.sentence.translated(_)
    if typed and typed not in said and typed not in said.replace(",", ""):
        said = _("{sentence} (typed: {typed})").format(sentence=said, typed=typed[:80])
    spot = str(finding.spot)  # what is wrong with a whole file names it
    lines = [visible(said if said.startswith(spot) else f"{spot}: {said}")]
    if finding.acceptable:
        lines.append("  " + _("if it is true: --accept {spot}").format(spot=_quoted(finding)))
    return lines


def _quoted(finding: Finding) -> str:
    from shlex import quote

    return quote(str(finding.spot))
