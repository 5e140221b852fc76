"""Where templates are looked for, and how they are filled: sandboxed, strict, always escaped."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplateError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Undefined
from markupsafe import Markup

import apcli
from apcli.diagnostics import message
from apcli.errors import TemplateFailed
from apcli.reasons import reason_of
from apcli.render.bounds import SIZE_OF_STEP, bounded
from apcli.render.sandbox import BoundedEnvironment
from apcli.render.sizes import check_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jinja2 import Environment

MAX_STEPS = 1_000_000
"""Loop steps that a document may take whatever its length."""
MISTAKES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template can do wrong."""
_MAKING_HTML = ("tojson", "urlize", "xmlattr")
"""Filters that make HTML, whatever the format."""
UNNAMED = "<template>"
"""The file of a template that was given as text."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a template failed, and why."""

    file: str
    line: int
    reason: str


def template_folders(given: Path | None, data_root: Path) -> list[Path]:
    """The folders in which templates are looked for, first come first served.

    They are the given folder, the plan's own `templates/` beside its data folder, and those that
    ship with apcli.

    Raises:
        TemplateFailed: the given folder does not exist.
    """
    if given is not None and not given.is_dir():
        raise TemplateFailed(
            message("no such folder: {folder}", folder=given.as_posix()),
            message(
                "specify the folder that contains your templates, such as --templates my-templates"
            ),
        )
    beside = (data_root / "..").resolve() / "templates"
    found = [beside, _shipped()] if beside.is_dir() else [_shipped()]
    return list(dict.fromkeys(found if given is None else [given, *found]))


def _shipped() -> Path:
    """In a wheel the templates are inside the package, in a checkout at its top."""
    package = Path(apcli.__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


def refuse_outside(file: Path, folders: Sequence[Path]) -> None:
    """See that the file of a template is in one of the folders, wherever a link may lead.

    Raises:
        TemplateFailed: it is elsewhere, so that a plan could put any file into its document.
    """
    place = file.resolve()
    if not any(place.is_relative_to(folder.resolve()) for folder in folders):
        raise TemplateFailed(
            message(
                "{file} is a link that leads outside the templates folder", file=file.as_posix()
            ),
            message("put the file itself in the folder"),
        )


def fill(environment: PlanEnvironment, name: str, values: Mapping[str, object]) -> str:
    """The template `name` filled with the values.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    try:
        with bounded(environment.max_steps):
            filled = environment.get_template(name).render(values)
    except MISTAKES as error:
        failure = _failure(error)
        if failure is error:
            raise
        raise failure from error
    if len(filled) > SIZE_OF_STEP * environment.max_steps:
        raise TemplateFailed(message("the templates produce an unlimited document"))
    return filled


def verbatim(environment: PlanEnvironment, name: str) -> str:
    """The text of a file in the folders of the templates as it stands, such as a style sheet.

    Raises:
        TemplateFailed: it is missing or cannot be read.
    """
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateNotFound as error:
        raise _failure(error) from error


def has_template(environment: PlanEnvironment, name: str) -> bool:
    """A file of that name is in the folders of the templates."""
    try:
        environment.loader.get_source(environment, name)
    except TemplateNotFound:
        return False
    return True


class PlanEnvironment(BoundedEnvironment):
    """Every value that a template puts out is escaped for the format, unless it is markup."""

    loader: _Loader

    def __init__(
        self,
        folders: Sequence[Path],
        markup: type[Markup],
        filters: Mapping[str, Callable[..., Any]],
        max_steps: int = MAX_STEPS,
    ) -> None:
        super().__init__(
            max_steps,
            loader=_Loader(folders),
            autoescape=True,
            finalize=self.put_out,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.markup = markup
        for name in _MAKING_HTML:
            del self.filters[name]
        escapes = dict.fromkeys(("e", "escape", "forceescape"), markup.escape)
        self.set_filters({**self.filters, **escapes, "join": self._join, **filters})

    def put_out(self, value: Any) -> Markup:
        """The value as markup; nothing where it is None."""
        if value is None:
            return self.markup("")
        if not isinstance(value, Markup):
            if isinstance(value, Undefined):
                str(value)  # raises, and says what is undefined
            check_written(value)
        return self.put(self.markup.escape(value))

    def concatenate(self, parts: Sequence[Any]) -> str:
        """What `~` makes: markup where a part is markup, the other parts escaped for it."""
        listed = self.parts("", parts)
        marked = any(isinstance(part, Markup) for part in listed)
        text: str = self.markup("").join(listed) if marked else "".join(map(str, listed))
        self.measured(text)
        return text

    def _join(self, values: Iterable[Any], between: Any = "", attribute: Any = None) -> str:
        if attribute is not None:
            values = map(make_attrgetter(self, attribute), values)
        parts: list[Any] = []
        for value in self.bounded(values):
            parts += [between] * bool(parts) + [value]
        return self.concatenate(parts)


class _Loader(FileSystemLoader):
    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(folders, encoding="utf-8-sig")

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            source = super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except UnicodeDecodeError as error:
            text = message(
                "{file} is not UTF-8 (invalid byte at {offset})",
                file=self._file(template),
                offset=error.start + 1,
            )
            raise TemplateFailed(text, message("save the file as UTF-8")) from error
        except OSError as error:
            file = self._file(template)
            text = message("{file} cannot be read: {reason}", file=file, reason=reason_of(error))
            raise TemplateFailed(text) from error
        refuse_outside(Path(source[1]), [*map(Path, self.searchpath)])
        return source

    def _file(self, template: str) -> str:
        files = (Path(folder, template) for folder in self.searchpath)
        return next((file.as_posix() for file in files if file.is_file()), template)


def located(error: Exception) -> Failure | None:
    """The place in a template that the error comes from, or None where it comes from elsewhere."""
    if isinstance(error, TemplateSyntaxError):
        return Failure(error.filename or error.name or UNNAMED, error.lineno, str(error.message))
    reason = str(error) or type(error).__name__
    if isinstance(error, MemoryError):
        reason = "the template takes too much memory"
    if isinstance(error, TemplateNotFound):
        reason = f"there is no template {error.name}"
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        if "__jinja_exception__" in frame.f_globals:
            return Failure(frame.f_code.co_filename, line, reason)
    return None


def failed(failure: Failure) -> TemplateFailed:
    """The failure in one sentence that names the template and line."""
    file = Path(failure.file).as_posix()
    text = message(
        "{file}, line {line}: {reason}", file=file, line=failure.line, reason=failure.reason
    )
    return TemplateFailed(text)


def _failure(error: Exception) -> Exception:
    """The error in one sentence, or itself if it is not a template's."""
    found = located(error)
    if found:
        return failed(found)
    if isinstance(error, TemplateNotFound):
        return TemplateFailed(message("template not found: {name}", name=error.name))
    return error
