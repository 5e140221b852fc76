"""`apcli completion`: a script that completes the command line without running apcli.

Commands, options, their choices and the codes of findings are part of the script; the keys of
initiatives are the names of the files in the data folder at the time of completion.
"""

from __future__ import annotations

import enum
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Shell(enum.StrEnum):
    """The supported shells."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(help=_("Shell to print the script for."))],
) -> int:
    """Print the completion script of a shell."""
    from apcli.cli.console import write_bytes

    root: Any = context.find_root().command
    script = fish_script(root) if shell is Shell.FISH else posix_script(root) + _ENTRY[shell]
    write_bytes(script.encode())
    return 0


def codes() -> tuple[str, ...]:
    """The codes of all findings, in order."""
    from apcli.lint.registry import all_codes

    return all_codes()


def _commands(root: Any) -> list[tuple[str, Any]]:
    """The visible commands by name, after the root command without a name."""
    shown = [(name, each) for name, each in root.commands.items() if not each.hidden]
    return [("", root), *shown]


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
    metavar = parameter.metavar or ""
    for part, answer in (("DIR", "@folders"), ("FILE", "@files"), ("KEY", "@keys")):
        if part in metavar:
            return answer
    if "CODE" in metavar or "RULE" in metavar:
        return "@codes"
    return metavar.replace("|", " ") if metavar.islower() else ""


def posix_script(root: Any) -> str:
    """The common part of bash and zsh: the completions for the words before the cursor."""
    names, answers, arguments = [], [], []
    for name, command in _commands(root):
        words = [word for _, flags in _options(command) for word in flags]
        names.append(f'    "{name}") echo "{" ".join([*words, *_HELP])}" ;;')
        answers += [
            f'    {"*" if command is root else ""}"{name} {flag}") echo "{answer}" ;;'
            for option, flags in _options(command)
            if _takes_value(option) and (answer := _answers(option))
            for flag in flags
        ]
        given = [each for each in command.params if each.param_type_name == "argument"]
        if given:
            arguments.append(f'    "{name}") echo "{_answers(given[0])}" ;;')
    known = [name for name, _ in _commands(root) if name]
    values = {
        "COMMANDS": " ".join(known),
        "PATTERN": "|".join(known),
        "CODES": " ".join(codes()),
        "OPTIONS": _lines(names),
        "ANSWERS": _lines(answers),
        "ARGUMENTS": _lines(arguments),
        "VALUED": "|".join(_valued(root)),
    }
    script = _POSIX
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
    lines = [_FISH]
    for name, command in _commands(root):
        if name:
            lines.append(
                f"complete -c apcli -n __fish_use_subcommand -a {name} -d {_quoted(command.help)}"
            )
        when = f"__fish_seen_subcommand_from {name}" if name else "__fish_use_subcommand"
        condition = f"complete -c apcli -n {_quoted(when)}"
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


def _fish_answers(answers: str) -> str:
    looked_up = {
        "@keys": "(__apcli_keys)",
        "@codes": " ".join(codes()),
        "@folders": "(__fish_complete_directories)",
        "@files": "(__fish_complete_path)",
    }
    return f"-a {_quoted(looked_up.get(answers, answers))}"


def _quoted(text: str | None) -> str:
    plain = " ".join((text or "").split()).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{plain}'"


_HELP = ("-h", "--help")

_POSIX = r"""# Completion for apcli. It reads file names and does not run apcli.
_apcli_keys() {
  local folder=$1 above=$PWD
  [ -n "$folder" ] || folder=${APCLI_DATA-}
  case $folder in "~/"*) folder=$HOME/${folder#??} ;; esac
  while [ -z "$folder" ]; do
    [ -d "$above/data/initiatives" ] && folder=$above/data
    [ -n "$above" ] || return 0
    above=${above%/*}
  done
  command ls "$folder/initiatives" 2>/dev/null | command sed -n 's/^\([a-z0-9-]*\)\.yaml$/\1/p'
}

_apcli_options() {
  case "$1" in
@OPTIONS@
  esac
}

_apcli_values() {
  case "$1 $2" in
@ANSWERS@
  esac
}

_apcli_argument() {
  case "$1" in
    "") echo "@COMMANDS@" ;;
@ARGUMENTS@
  esac
}

# _apcli_answer CURRENT WORD...: the completions for CURRENT after these words of the line:
# words, @folders or @files
_apcli_answer() {
  local current=$1 chosen="" folder="" before="" word="" answer=""
  shift
  for word in "$@"; do
    case $before in
      --data) folder=$word; before=""; continue ;;
      @VALUED@) before=""; continue ;;
    esac
    before=$word
    case $word in
      --data=*) folder=${word#--data=} ;;
      @PATTERN@) [ -n "$chosen" ] || chosen=$word ;;
    esac
  done
  case $current in
    -*=*) answer=$(_apcli_values "$chosen" "${current%%=*}") ;;
    -*) answer=$(_apcli_options "$chosen") ;;
    *)
      case $before in
        @VALUED@) answer=$(_apcli_values "$chosen" "$before") ;;
        *) answer=$(_apcli_argument "$chosen") ;;
      esac ;;
  esac
  case $answer in
    @keys) _apcli_keys "$folder" ;;
    @codes) echo "@CODES@" ;;
    *) echo "$answer" ;;
  esac
}
"""

_BASH = r"""
_apcli() {
  local current=${COMP_WORDS[COMP_CWORD]} word answer IFS=$' \t\n'
  local words=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [ "$word" = "=" ] || words+=("$word")  # bash has split --format=json into three words
  done
  [ "$current" = "=" ] && current=""
  answer=$(_apcli_answer "$current" "${words[@]}")
  IFS=$'\n'
  case $answer in
    @folders) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")) ;;
    @files) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
    *) COMPREPLY=($(IFS=$' \t\n'; compgen -W "$answer" -- "$current")) ;;
  esac
}
complete -F _apcli apcli
"""

_ZSH = r"""
_apcli() {
  local answer
  answer=$(_apcli_answer "${words[CURRENT]}" "${(@)words[2,CURRENT-1]}")
  [[ ${words[CURRENT]} == -*=* ]] && compset -P '*='
  case $answer in
    @folders) _files -/ ;;
    @files) _files ;;
    *) compadd -- ${=answer} ;;
  esac
}
compdef _apcli apcli
"""

_ENTRY = {Shell.BASH: _BASH, Shell.ZSH: _ZSH}

_FISH = r"""# Completion for apcli. It reads file names and does not run apcli.
function __apcli_keys
    set -l words (commandline -opc)
    set -l folder $APCLI_DATA
    set -l before
    for word in $words
        test "$before" = --data; and set folder $word
        set before $word
        string match -q -- '--data=*' $word; and set folder (string replace -- --data= '' $word)
    end
    set -l above $PWD
    while test -z "$folder"
        test -d "$above/data/initiatives"; and set folder $above/data
        test -n "$above"; or return 0
        set above (string replace -r '/[^/]*$' '' -- $above)
    end
    set folder (string replace -r '^~/' "$HOME/" -- $folder)
    command ls "$folder/initiatives" 2>/dev/null | string match -r '^[a-z0-9-]+(?=\.yaml$)'
end
complete -c apcli -f"""
