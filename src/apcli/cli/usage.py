"""Parts of the help that the command-line library has in English only, translated."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose help is in one language."""

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


def _write_usage(command: Command | CommandGroup, context: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, pieces, prefix=_("Usage: "))


def _named(option: Any) -> Any:
    if option is not None:
        option.help = _("Show this help.")
    return option
