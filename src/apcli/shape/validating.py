"""A plain tree → a model, or findings in terms of the YAML file."""

from __future__ import annotations

import re
import typing
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from apcli.diagnostics import DataPath, Diagnostic, Fix, Message, message
from apcli.models import Words, shape_rules
from apcli.models.annotations import annotation_at, field_names, is_printed_text, model_at, model_of
from apcli.models.grammar import KEY_MARK, excerpt, shape_of
from apcli.nearest import did_you_mean, guess
from apcli.shape.problem import Problem
from apcli.shape.wrong_type import wrong_type
from apcli.source import Document, fix_for, locate, locate_whole, source_lines, written_path
from apcli.source.help import full_width_colon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models.base import Model
    from apcli.source.building import Tree

ModelT = TypeVar("ModelT", bound="Model")


def validate(
    model: type[ModelT], tree: Mapping[str, Tree], document: Document
) -> tuple[ModelT | None, list[Diagnostic]]:
    """The model that `tree` describes, or None, and the findings located in `document`."""
    found = [*_empty(model, document)]
    value = None
    try:
        value = model.model_validate(tree)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        found += [
            _placed(model, tree, dict(problem))
            for problem in problems
            if not _follows_from_another(dict(problem), problems)
        ]
    wanted = Counter(map(_renamed, found))
    findings = [_finding(each, document, wanted) for each in found]
    return (None if findings else value), findings


class Placed(NamedTuple):
    """A problem and its path; `on_key` if it concerns the key, not its value."""

    problem: Problem
    path: DataPath
    on_key: bool


def _finding(
    placed: Placed, document: Document, wanted: Mapping[DataPath | None, int]
) -> Diagnostic:
    (rule, text, help, meant, filled), path, on_key = placed
    span = locate(document, path, key=on_key)
    fix = None
    whole = locate_whole(document, path) if filled else None
    if filled and whole:
        fix = Fix(*whole, filled.written, safe=False, value=filled.value)
    loses = meant is not None and meant.part and not on_key
    if meant and not loses and not _is_taken(_renamed(placed), document, wanted):
        fix = fix_for(document, path, meant.word, safe=meant.sure, key=on_key)
    return Diagnostic(rule, rule.severity, text, document.file, span, help, path, fix=fix)


def _renamed(placed: Placed) -> DataPath | None:
    """The path of the key after the fix, None if no key is to be fixed."""
    meant = placed.problem.guess
    return (*placed.path[:-1], meant.word) if meant and placed.on_key else None


def _is_taken(
    path: DataPath | None, document: Document, wanted: Mapping[DataPath | None, int]
) -> bool:
    """The key already exists, or several keys would be renamed to it."""
    if path is None:
        return False
    return wanted[path] > 1 or locate_whole(document, path, key=True) is not None


def _empty(model: type[Model], document: Document) -> Iterator[Placed]:
    """The problems of keys without a value, which no model ever sees."""
    said: list[str] = []
    for path in document.absent:
        within = annotation_at(model, path[:-1])
        problem: Problem | None = None
        if typing.get_origin(within) is dict:
            problem = _wrong_key(typing.get_args(within)[0], path[-1])
        elif model_of(within) is not None and path[-1] not in field_names(model_of(within)):
            problem = _unknown_field(model, path)
        if problem is not None:
            continued = None if problem.guess else _text_around(document, path, within)
            if continued and continued in said:
                continue
            said.append(continued or "")
            yield Placed(_of_empty(problem, str(path[-1]), continued), path, on_key=True)


_NEAR = 200
"""Characters before a key among which the text is looked for that it continues."""

_TEXT_BEFORE = re.compile(r"([\w-]+): +([^:{}]*[^:{}\s]),\s*$")
_TEXT_AFTER = re.compile(r"(?:(?!,\s*[\w-]+:\s)[^{}\[\]])*")


def _text_around(document: Document, path: DataPath, within: Any) -> str | None:
    """The text that commas before and after the key cut: `{text: 10,000件}`; None elsewhere."""
    span = locate(document, path, key=True)
    line, end = source_lines(document)[span.line - 1], span.column - 1
    found = _TEXT_BEFORE.search(line[max(0, end - _NEAR) : end])
    if not found or not is_printed_text(model_of(within), found[1]):
        return None
    after = _TEXT_AFTER.match(line, end)
    return f"{found[0][found.start(2) - found.start() :]}{after[0].rstrip() if after else ''}"


def _of_empty(problem: Problem, key: str, continued: str | None) -> Problem:
    """The problem of a key without a value, which may be or contain the value: `{text 広報}`."""
    if continued:
        help = message("put the text in quotes: '{text}'", text=excerpt(continued))
        return problem._replace(help=help, guess=None)
    if re.match(r"\d{3}(?!\d)", key) and not _colon_help(key):
        comma = message("remove the comma from the number: 1500, not 1,500")
        return problem._replace(help=comma, guess=None)
    sure = problem.guess and problem.guess.sure
    return _of_key(problem if sure else problem._replace(guess=None), key)


def _of_key(problem: Problem, key: str) -> Problem:
    """The problem of a key; one that contains its value must not be renamed to another key."""
    if key.startswith("\u3000"):
        indent = message("indent the line with half-width spaces")
        return problem._replace(help=indent, guess=None)
    colon = _colon_help(key)
    return problem._replace(help=colon, guess=None) if colon else problem


def _colon_help(key: str) -> Message | None:
    space = message("write 'key: value', with a space after the colon")
    return full_width_colon(key) or (space if ":" in key else None)


def _wrong_key(key_type: Any, key: object) -> Problem | None:
    try:
        TypeAdapter(key_type).validate_python(key)
    except ValidationError as error:
        return _from_validator(error.errors()[0])
    return None


def _from_validator(error: Mapping[str, Any]) -> Problem:
    context = error.get("ctx", {})
    return Problem(context["rule"], context["text"], context["help"], context["guess"])


def _follows_from_another(problem: Mapping[str, Any], problems: Sequence[Any]) -> bool:
    """An entry of the list is invalid, so pydantic finds the list too short as well."""
    location = problem["loc"]
    return problem["type"] == "too_short" and any(
        len(other["loc"]) > len(location) and other["loc"][: len(location)] == location
        for other in problems
    )


def _placed(model: type[Model], tree: Mapping[str, Tree], error: Mapping[str, Any]) -> Placed:
    location: DataPath = (*error["loc"], *error.get("ctx", {}).get("at", ()))
    on_key = KEY_MARK in location or error["type"] == "extra_forbidden"
    path = tuple(part for part in location if part != KEY_MARK)
    problem = _problem(model, error, path)
    if path[:1] == ("reviews",):  # a review that stands alone is at its year
        path = written_path(dict(tree), path)
    return Placed(_of_key(problem, str(path[-1])) if on_key else problem, path, on_key)


def _problem(model: type[Model], error: Mapping[str, Any], path: DataPath) -> Problem:
    name, value = path[-1] if path else "", error["input"]
    match error["type"]:
        case "apcli":
            return _from_validator(error)
        case "missing":
            text = message("the field '{name}' is missing or empty", name=name)
            return Problem(shape_rules.MISSING_FIELD, text, message("add '{name}: …'", name=name))
        case "extra_forbidden":
            return _unknown_field(model, path)
        case "enum" | "literal_error":
            return _wrong_choice(error["ctx"]["expected"], value)
        case "string_too_short" | "too_short":
            field = next((part for part in reversed(path) if isinstance(part, str)), name)
            text = message("'{name}' is empty", name=field)
            help = message("fill it in, or delete the field if it is optional")
            return Problem(shape_rules.MISSING_FIELD, text, help)
        case _:
            return wrong_type(error["type"], value, model_at(model, path))


def _wrong_choice(expected: str, value: object) -> Problem:
    choices = re.findall(r"'([^']*)'", expected)
    names = ", ".join(choices)
    if not isinstance(value, str):
        text = message(
            "expected one of {choices}, found {shape}", choices=names, shape=shape_of(value)
        )
        return Problem(shape_rules.INVALID_CHOICE, text)
    meant = guess(value, choices)
    help = message("write {guess}", guess=choices[0]) if len(choices) == 1 else None
    if meant:
        help = message("did you mean '{name}'?", name=meant.word)
    text = message("'{value}' is not one of {choices}", value=excerpt(value), choices=names)
    return Problem(shape_rules.INVALID_CHOICE, text, help, meant)


def _unknown_field(model: type[Model], path: DataPath) -> Problem:
    name = str(path[-1])
    text = message("unknown field '{name}'", name=excerpt(name))
    within = model_at(model, path[:-1])
    known = field_names(within)
    meant = guess(name, known)
    otherwise = message("fields allowed here: {names}", names=", ".join(known))
    if within is Words:
        otherwise = message("the names are in a table of docs/data-format.md")
    help = did_you_mean(meant and meant.word, otherwise)
    return Problem(shape_rules.UNKNOWN_FIELD, text, help, meant)
