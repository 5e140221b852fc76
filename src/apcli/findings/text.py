"""Diagnostics as text: place, code, sentence, the source line with a caret, the help."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import SEVERITIES, Severity, message
from apcli.findings.window import window
from apcli.text.width import cell_width, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from apcli.diagnostics import Diagnostic, Span

    Gettext = Callable[[str], str]

LINE_WIDTH = 100
"""Columns of a source line that are shown at most; a paragraph on one line is far longer."""

_RESET = "\x1b[0m"
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.REMARK: "\x1b[1;36m",
    "place": "\x1b[1m",
    "gutter": "\x1b[34m",
}


class Style(NamedTuple):
    """How a report looks: with colour or without, in which language, and how wide.

    `columns` is None where no terminal breaks the lines.
    """

    colour: bool
    gettext: Gettext
    ngettext: Callable[[str, str, int], str]
    columns: int | None = None

    def room(self, gutter: int) -> int:
        """The columns of a source line that are shown right of a gutter."""
        return LINE_WIDTH if self.columns is None else min(LINE_WIDTH, self.columns - gutter)

    def paint(self, text: str, role: Severity | str) -> str:
        """The text in the colour of its role."""
        return f"{_COLOURS[role]}{text}{_RESET}" if self.colour else text


def diagnostics_text(
    diagnostics: Iterable[Diagnostic], source: Callable[[str], Sequence[str]], style: Style
) -> Iterator[str]:
    """The report, one finding at a time, each with its line end.

    `source` gives the lines of a file by the name it is shown under, none where there is no text.
    """
    for diagnostic in diagnostics:
        yield "\n".join(_finding(diagnostic, source(diagnostic.file), style)) + "\n\n"


def summary_text(
    files: int,
    diagnostics: Sequence[Diagnostic],
    style: Style,
    counted: Sequence[Severity] = tuple(Severity),
) -> str:
    """One line: how many files were read and what was found, of the `counted` severities."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    errors, warnings, infos = (found[severity] for severity in Severity)
    ngettext = style.ngettext
    template = style.gettext("{checked}: {errors}, {warnings}, {remarks}")
    if Severity.REMARK not in counted:
        template = style.gettext("{checked}: {errors}, {warnings}")
    if Severity.WARNING not in counted:
        template = style.gettext("{checked}: {errors}")
    line = template.format(
        checked=ngettext("{count} file checked", "{count} files checked", files),
        errors=ngettext("{count} error", "{count} errors", errors).format(count=errors),
        warnings=ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        remarks=ngettext("{count} remark", "{count} remarks", infos).format(count=infos),
    )
    return line.format(count=files) + "\n"


def errors_last(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Remarks, then warnings, then errors: of a long report people see the end."""
    worst_first = list(Severity)
    return sorted(diagnostics, key=lambda each: -worst_first.index(each.severity))


def errors_text(diagnostics: Sequence[Diagnostic], style: Style) -> str:
    """One line: how many errors there are, and how many findings beside them."""
    errors = sum(each.severity is Severity.ERROR for each in diagnostics)
    others = len(diagnostics) - errors
    ngettext = style.ngettext
    line = style.gettext("{errors}; {others}: run 'apcli validate' to see all").format(
        errors=ngettext("{count} error", "{count} errors", errors).format(count=errors),
        others=ngettext("{count} other finding", "{count} other findings", others).format(
            count=others
        ),
    )
    return f"{line}\n"


def statistics_text(
    files: int,
    diagnostics: Sequence[Diagnostic],
    style: Style,
    counted: Sequence[Severity] = tuple(Severity),
) -> str:
    """One line for each code, the most frequent first, and the summary."""
    counts = Counter(diagnostic.rule for diagnostic in diagnostics)
    width = max((len(str(count)) for count in counts.values()), default=1)
    in_order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].code))
    lines = [f"{count:>{width}} {rule.code}[{rule.name}]\n" for rule, count in in_order]
    return "".join([*lines, "\n" * bool(lines), summary_text(files, diagnostics, style, counted)])


_HELP = message("help")


def _finding(diagnostic: Diagnostic, source: Sequence[str], style: Style) -> Iterator[str]:
    span = diagnostic.span
    place = f"{diagnostic.file}:{span.line}:{span.column}" if span else diagnostic.file
    rule = diagnostic.rule
    sentence = visible(diagnostic.message.translated(style.gettext))
    severity = style.paint(
        SEVERITIES[diagnostic.severity].translated(style.gettext), diagnostic.severity
    )
    code = style.paint(f"{rule.code}[{rule.name}]", diagnostic.severity)
    yield f"{style.paint(visible(place), 'place')} {code} {severity}: {sentence}"
    indent = " " * len(str(span.line)) if span else ""
    if span and span.line <= len(source) and source[span.line - 1].strip():
        yield from _excerpt(source[span.line - 1], span, indent, diagnostic.severity, style)
    if diagnostic.help:
        help = visible(diagnostic.help.translated(style.gettext))
        yield f"{indent} {style.paint('=', 'gutter')} {_HELP.translated(style.gettext)}: {help}"


def _excerpt(line: str, span: Span, indent: str, severity: Severity, style: Style) -> Iterator[str]:
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before, marked, after = window(line, span.column - 1, end, style.room(len(indent) + 3))
    bar = style.paint("|", "gutter")
    carets = "^" * max(1, cell_width(marked))
    yield f"{indent} {bar}"
    yield f"{style.paint(str(span.line), 'gutter')} {bar} {before}{marked}{after}".rstrip()
    yield f"{indent} {bar} {' ' * cell_width(before)}{style.paint(carets, severity)}"
