"""`apcli rules`."""

from __future__ import annotations

from apcli.cli.answering import AnswerFormat, FormatOption


def rules(*, format: FormatOption = AnswerFormat.TABLE) -> int:
    """List all rules."""
    from apcli import locale
    from apcli.answers.rules import rules_answer
    from apcli.cli.answering import print_answer
    from apcli.lint.documentation import pages

    print_answer(format, lambda words: rules_answer(pages().values(), words), locale.current())
    return 0
