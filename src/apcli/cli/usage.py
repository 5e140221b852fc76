"""What differs from the command-line library: its help in one language, its choices as spoken."""

from __future__ import annotations

from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperGroup

from apcli.locale import gettext as _


class Command(TyperCommand):
    """A command whose help is in one language, and whose choices are known as people say them."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for parameter in self.params:
            kind: Any = parameter.type
            if hasattr(kind, "choices"):
                names = frozenset(str(getattr(each, "value", each)) for each in kind.choices)
                kind.normalize_choice = partial(_spoken, names)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line of the command."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help."""
        return _named(super().get_help_option(ctx))


class CommandGroup(TyperGroup):
    """The group of all commands, whose help is in one language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line of the group."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help."""
        return _named(super().get_help_option(ctx))


def _spoken(names: frozenset[str], choice: Any, ctx: Any) -> str:
    from apcli.cli import spoken

    return spoken.choice(str(getattr(choice, "value", choice)), names)


def _write_usage(command: Command | CommandGroup, context: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, pieces, prefix=_("Usage: "))


def _named(option: Any) -> Any:
    if option is not None:
        option.help = _("Show this help.")
    return option
