"""`apcli rules`."""

from __future__ import annotations

from apcli.cli.answering import FormatOption, OutputOption, destination, print_answer


def rules(*, format: FormatOption = None, output: OutputOption = None) -> int:
    """List all rules."""
    from apcli import locale
    from apcli.answers.rules import rules_answer
    from apcli.lint.documentation import pages

    to = destination(format, output)
    print_answer(to, lambda words: rules_answer(pages().values(), words), locale.current(), None)
    return 0
