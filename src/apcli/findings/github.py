"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Severity
from apcli.findings.text import Style, summary_text
from apcli.text.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.diagnostics import Diagnostic

_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REMARK: "notice",
}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
_ENGLISH = Style(False, str, lambda one, many, count: one if count == 1 else many)


def render(
    files: int,
    diagnostics: Sequence[Diagnostic],
    *,
    style: Style = _ENGLISH,
    remarks: bool = True,
    counted: Sequence[Severity] = tuple(Severity),
) -> str:
    """One command a finding and the summary, which is no command, each with its line end.

    People read them, so they are in the language of the style. Remarks may be left out of the
    commands; the summary counts them, as all `counted` severities.
    """
    shown = [each for each in diagnostics if remarks or each.severity is not Severity.REMARK]
    commands = "".join(f"{_command(diagnostic, style)}\n" for diagnostic in shown)
    return commands + summary_text(files, diagnostics, style, counted)


def _command(diagnostic: Diagnostic, style: Style) -> str:
    properties = ",".join(
        f"{name}={value.translate(_PROPERTY)}" for name, value in _properties(diagnostic)
    )
    said = filter(None, (diagnostic.message, diagnostic.help))
    sentences = "\n".join(each.translated(style.gettext) for each in said)
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{visible(sentences.translate(_DATA))}"


def _properties(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    """The place and the title; over several lines without columns, which GitHub then refuses."""
    span = diagnostic.span
    yield "file", diagnostic.file.removeprefix("./")
    if span:
        yield "line", str(span.line)
        if span.line == span.end_line:
            yield "col", str(span.column)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line:
            yield "endColumn", str(span.end_column)
    yield "title", f"{diagnostic.rule.code} {diagnostic.rule.name}"
