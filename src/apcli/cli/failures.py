"""An exception → an error message on stderr and an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli import locale
from apcli.cli.console import write_error
from apcli.errors import ApcliError
from apcli.locale import gettext as _
from apcli.text.width import visible

if TYPE_CHECKING:
    from typing import Any

_SUGGESTION = " Did you mean "
"""The start of the library's suggestion of a command, in English only."""

CANNOT_GO_ON = 2
BUG = 3


def report(error: Exception) -> int:
    """Print what stopped the run; returns the exit code."""
    if isinstance(error, ApcliError):
        help = error.help.translated(_) if error.help else None
        return _say(error.message.translated(_), help)
    from typer.exceptions import TyperException

    if type(error).__name__ == "NoArgsIsHelpError":
        write_error(f"{error}\n")
        return CANNOT_GO_ON
    if isinstance(error, TyperException):
        return _say(_usage(error), _usage_help(error))
    return _bug(error)


def unknown_language(name: str) -> int:
    """Print which languages there are; returns the exit code."""
    return _say(
        _("unknown language '{name}'").format(name=name),
        _("one of: {choices}").format(choices=", ".join(locale.LANGUAGES)),
    )


def _say(sentence: str, help: str | None) -> int:
    write_error(f"apcli: {visible(sentence)}\n")
    if help:
        heading = _("help")
        write_error(f"  = {heading}: {visible(help)}\n")
    return CANNOT_GO_ON


def _usage(error: Any) -> str:
    """The message for an invalid command line; the library has its own in English only."""
    match type(error).__name__:
        case "NoSuchOption" | "BadOptionUsage":
            return _wrong_option(error)
        case "MissingParameter":
            return _("{name} is required").format(name=_parameter(error))
        case "BadParameter":
            return _wrong_value(error)
        case _ if error.message.startswith("Got unexpected extra argument"):
            return _("too many arguments: {names}").format(
                names=error.message.partition("(")[2].partition("(")[2].rstrip(")")
            )
        case _:
            return str(error.format_message()).partition(_SUGGESTION)[0].rstrip(".")


def _wrong_option(error: Any) -> str:
    name = error.option_name
    if "does not take a value" in error.message:
        return _("option '{name}' takes no value").format(name=name)
    if type(error).__name__ == "BadOptionUsage" or name == "--lang":  # the last word of the line
        return _("option '{name}' requires a value").format(name=name)
    return _("unknown option '{name}'").format(name=name)


def _wrong_value(error: Any) -> str:
    name = _parameter(error)
    kind = error.param and error.param.type
    if choices := ", ".join(map(str, getattr(kind, "choices", ()))):
        return _("{name} must be one of: {choices}").format(name=name, choices=choices)
    if hasattr(kind, "max"):
        return _("{name} must be a whole number from {least} to {most}").format(
            name=name, least=kind.min, most=kind.max
        )
    return _("{name}: {reason}").format(name=name, reason=error.message)


def _usage_help(error: Any) -> str | None:
    from apcli.nearest import nearest

    context = getattr(error, "ctx", None)
    if context is None:
        return None
    suggested = str(error.format_message()).partition(_SUGGESTION)[2].strip("'?")
    if suggested and "'" not in suggested:
        return _("did you mean '{name}'?").format(name=suggested)
    if type(error).__name__ == "NoSuchOption":
        known = [name for parameter in context.command.params for name in parameter.opts]
        near = nearest(error.option_name, known)
        if near:
            return _("did you mean '{name}'?").format(name=near)
    return _("for usage, run '{command} --help'").format(command=context.command_path)


def _parameter(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    if parameter.param_type_name == "argument":
        shown = str(parameter.make_metavar(error.ctx) if error.ctx else parameter.name)
        return shown.removesuffix("...").partition(":")[0]
    return str(parameter.opts[0])


def _bug(error: Exception) -> int:
    import traceback

    from apcli import __version__

    write_error("".join(traceback.format_exception(error)))
    write_error(
        _("apcli: this is a bug in apcli {version}, not an error in your plan.").format(
            version=__version__
        )
        + "\n"
    )
    write_error(_("Please report it with the output above and the command you ran.") + "\n")
    return BUG
