"""`apcli completion`: a script that completes the command line without running apcli.

Commands, options, their choices, verdicts and rules are part of the script; keys, goals,
indicators, departments, stages, axes and years are read from the plan's files at the time of
completion, and tags and branches from git.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from apcli.cli.completion_powershell import POWERSHELL
from apcli.cli.completion_scripts import AWK, BASH, FISH, POSIX, ZSH
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Shell(enum.StrEnum):
    """The supported shells."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(help=_("Shell to print the script for."))],
) -> int:
    """Print the completion script of a shell."""
    from apcli.cli.console import write_bytes

    root: Any = context.find_root().command
    match shell:
        case Shell.BASH:
            script = posix_script(root) + BASH
        case Shell.ZSH:
            script = posix_script(root) + ZSH
        case Shell.FISH:
            script = fish_script(root)
        case Shell.POWERSHELL:
            script = powershell_script(root)
    write_bytes(script.encode())
    return 0


def codes() -> list[str]:
    """The codes of all findings, in order, then the names of their rules."""
    from apcli.lint.registry import codes_by_name

    by_name = codes_by_name()
    return [*sorted(by_name.values()), *sorted(by_name)]


def verdicts() -> list[str]:
    """The verdicts, then what documents call them."""
    from apcli.progress import Verdict
    from apcli.vocabulary import NEUTRAL, members

    return [*Verdict, *(NEUTRAL[name] for name in members("Verdict"))]


_LOOKED_UP = {
    "DIR": "@folders",
    "FILE": "@files",
    "FILE|DIR...": "@files",
    "[FILE|DIR]...": "@files",
    "[FILE|KEY|NUMBER]...": "@targets",
    "[KEY|NUMBER]...": "@keys",
    "KEY|NUMBER...": "@keys",
    "KEY|NUMBER": "@goals",
    "KEY[/INDICATOR]": "@indicators",
    "KEY|NAME": "@names",
    "OLD": "@editions",
    "REVISION|DIR": "@editions",
    "NAME": "@departments",
    "STAGE": "@stages",
    "AXIS": "@axes",
    "AXIS:ITEM": "@items",
    "goal|department|stage|AXIS": "@groups",
    "VERDICT": "@verdicts",
    "YEAR": "@years",
    "CODE,…": "@codes",
    "CODE|NAME": "@codes",
}
"""What to look up for a parameter that the help shows so."""


def _commands(root: Any) -> list[tuple[str, Any]]:
    """The visible commands by name, after the root command without a name.

    Those of a group of commands follow it, with its name before theirs (`sheets export`).
    """
    found = [("", root)]
    for name, command in _below(root):
        below = [(f"{name} {each}", inner) for each, inner in _below(command)]
        found += [(name, command), *below]
    return found


def _below(command: Any) -> list[tuple[str, Any]]:
    """The visible commands of a command; none unless it is a group of them."""
    below = getattr(command, "commands", {})
    return [(name, each) for name, each in below.items() if not each.hidden]


def _options(command: Any) -> Iterator[tuple[Any, list[str]]]:
    for parameter in command.params:
        if parameter.param_type_name == "option" and not parameter.hidden:
            yield parameter, [*parameter.opts, *parameter.secondary_opts]


def _takes_value(option: Any) -> bool:
    return not (option.is_flag or option.count)


def _answers(parameter: Any) -> str:
    """The possible values: words, or `@` and what to look up."""
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return " ".join(str(getattr(choice, "value", choice)) for choice in choices)
    metavar = "REVISION|DIR" if "--data" in parameter.opts else parameter.metavar or ""
    return _LOOKED_UP.get(metavar) or (metavar.replace("|", " ") if metavar.islower() else "")


def posix_script(root: Any) -> str:
    """The common part of bash and zsh: the completions for the words before the cursor."""
    names, answers, arguments = _tables(root)
    known = [name for name, _ in _below(root)]
    return _filled(
        POSIX,
        COMMANDS=" ".join(known),
        PATTERN="|".join(known),
        NESTED="|".join(f'"{name}"' for name, _ in _commands(root) if " " in name),
        CODES=" ".join(codes()),
        VERDICTS=" ".join(verdicts()),
        OPTIONS=_lines(f'    "{name}") echo "{words}" ;;' for name, words in names),
        ANSWERS=_lines(
            f'    {"" if name else "*"}"{name} {flag}") echo "{answer}" ;;'
            for name, flag, answer in answers
        ),
        ARGUMENTS=_lines(f'    "{name}") echo "{answer}" ;;' for name, answer in arguments),
        VALUED="|".join(_valued(root)),
        AWK=AWK,
    )


def powershell_script(root: Any) -> str:
    """The script for PowerShell, in ASCII: it may be read in the encoding of the console."""
    names, answers, arguments = _tables(root)
    return _filled(
        POWERSHELL,
        COMMANDS=" ".join(name for name, _ in _below(root)),
        CODES=" ".join(codes()),
        VERDICTS=" ".join(word for word in verdicts() if word.isascii()),
        OPTIONS=_lines(f"  '{name}' = '{words}'" for name, words in names),
        ANSWERS=_lines(f"  '{name} {flag}' = '{answer}'" for name, flag, answer in answers),
        ARGUMENTS=_lines(f"  '{name}' = '{answer}'" for name, answer in arguments),
        VALUED=" ".join(_valued(root)),
    )


def _tables(
    root: Any,
) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]], list[tuple[str, str]]]:
    """By command: its options; the answers of each option; the answer of its arguments."""
    names, answers, arguments = [], [], []
    for name, command in _commands(root):
        words = [word for _, flags in _options(command) for word in flags]
        names.append((name, " ".join([*words, *_HELP])))
        answers += [
            (name, flag, answer)
            for option, flags in _options(command)
            if _takes_value(option) and (answer := _answers(option))
            for flag in flags
        ]
        given = [each for each in command.params if each.param_type_name == "argument"]
        if given:
            arguments.append((name, _answers(given[0])))
        elif name and _below(command):
            arguments.append((name, " ".join(each for each, _ in _below(command))))
    return names, answers, arguments


def _filled(script: str, **values: str) -> str:
    for name, value in values.items():
        script = script.replace(f"@{name}@", value)
    return script


def _valued(root: Any) -> list[str]:
    """The options of any command that take the next word as their value."""
    return sorted(
        {
            flag
            for _, command in _commands(root)
            for option, flags in _options(command)
            if _takes_value(option)
            for flag in flags
        }
    )


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def fish_script(root: Any) -> str:
    """The script for fish, which shows the help of each command and option."""
    lines = [_filled(FISH, AWK=AWK.replace("\\", "\\\\"))]
    for name, command in _commands(root):
        group, _space, last = name.rpartition(" ")
        if name:
            when = _quoted(_fish_when(root, group, inside=True))
            lines.append(f"complete -c apcli -n {when} -a {last} -d {_quoted(command.help)}")
        condition = f"complete -c apcli -n {_quoted(_fish_when(root, name))}"
        for parameter in command.params:
            found = _fish_answers(_answers(parameter))
            if parameter.param_type_name == "argument":
                lines.append(f"{condition} {found}")
                continue
            if parameter.hidden:
                continue
            flags = [
                f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
                for flag in parameter.opts
            ]
            value = f" -x {found}" if _takes_value(parameter) else ""
            lines.append(f"{condition} {' '.join(flags)}{value} -d {_quoted(parameter.help)}")
        lines.append(f"{condition} -s h -l help -d {_quoted(_('Show this help.'))}")
    return _lines(lines) + "\n"


def _fish_when(root: Any, name: str, *, inside: bool = False) -> str:
    """When fish is at a command; `inside`: where one of the commands of a group is to come."""
    if not name:
        return "__fish_use_subcommand"
    group, _space, last = name.rpartition(" ")
    seen = "__fish_seen_subcommand_from"
    if group:
        return f"{seen} {group}; and {seen} {last}"
    when = f"{seen} {name}"
    inner = dict(_commands(root))[name]
    if inside:
        return f"{when}; and not {seen} {' '.join(each for each, _ in _below(inner))}"
    others = [each for each, command in _below(root) if name in dict(_below(command))]
    return f"{when}; and not {seen} {' '.join(others)}" if others else when


def _fish_answers(answers: str) -> str:
    looked_up = {
        "@keys": "(__apcli_keys)",
        "@goals": "(__apcli_files goals)",
        "@axes": "(__apcli_axes)",
        "@names": "(__apcli_keys; __apcli_read departments)",
        "@indicators": "(__apcli_indicators)",
        "@groups": "goal department stage (__apcli_read axes)",
        "@targets": "(__apcli_keys; __fish_complete_path)",
        "@codes": " ".join(codes()),
        "@verdicts": " ".join(verdicts()),
        "@editions": "(__fish_complete_directories; __apcli_revisions)",
        "@folders": "(__fish_complete_directories)",
        "@files": "(__fish_complete_path)",
    }
    looked_up |= {
        f"@{what}": f"(__apcli_read {what})" for what in ("departments", "stages", "items", "years")
    }
    return f"-a {_quoted(looked_up.get(answers, answers))}"


def _quoted(text: str | None) -> str:
    plain = " ".join((text or "").split()).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{plain}'"


_HELP = ("-h", "--help")
