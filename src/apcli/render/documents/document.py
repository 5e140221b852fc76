"""A document as a value: its view and its pictures. It knows no format, and no format knows it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from _typeshed import DataclassInstance

    from apcli.workspace import Figure, Workspace

    Draw = Callable[[Sequence[Path]], Any]
    """Draws pictures with the templates of these folders."""

ViewT_co = TypeVar("ViewT_co", bound="DataclassInstance", covariant=True)


def drawing(name: str, subject: object) -> Draw:
    """Draws a subject by the function of this name in the module of this name.

    The module is imported when a template first asks for the pictures: few formats do. All formats
    of a document have the same ones, which are drawn once.
    """

    @cache
    def drawn(templates: tuple[Path, ...]) -> Any:
        module = import_module(f"apcli.render.{name}")
        return getattr(module, name)(subject, templates)

    return lambda templates: drawn(tuple(templates))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Generic[ViewT_co]):
    """What is published.

    `kind` names its templates: `plan.md.j2`, `plan.docx`. Templates find the fields of the `view`,
    and the `pictures` by their names, which are drawn when a template first asks for them.
    `spellings` are those of glossary terms with the anchors that a mark leads to, `meanings` theirs
    by anchor. `years` is how many columns its widest timetable has. `figures` are the plan's own
    pictures by their files, `styles` and `scripts` those that its web pages have beside the ones of
    every document. `edition` is the one before, where it shows that, too.
    """

    kind: str
    title: str
    view: ViewT_co
    workspace: Workspace
    pictures: Mapping[str, Draw]
    spellings: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    years: int = 0
    figures: Mapping[str, Figure] = field(default_factory=dict)
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    edition: Workspace | None = None

    @property
    def length(self) -> int:
        """The initiatives of its plan: bounds on what it may take grow with them."""
        return len(self.workspace.initiatives)

    def values(self, templates: Sequence[Path]) -> dict[str, Any]:
        """The names under which templates find what the document shows."""
        shown = {each.name: getattr(self.view, each.name) for each in fields(self.view)}
        drawn = {name: Drawn(draw, templates) for name, draw in self.pictures.items()}
        return {**shown, **drawn}


class Drawn:
    """Pictures that are drawn when they are first asked for: few formats show all of them."""

    def __init__(self, draw: Draw, templates: Sequence[Path]) -> None:
        self._draw = draw
        self._templates = templates
        self._drawn: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made(), name)

    def __getitem__(self, name: str) -> Any:
        return self.made()[name]

    def made(self) -> Any:
        """The pictures themselves."""
        if self._drawn is None:
            self._drawn = self._draw(self._templates)
        return self._drawn
