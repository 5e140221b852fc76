"""A plan in which every text is a word of its own, made from the fields of the models."""

from __future__ import annotations

import enum
import re
import types
import typing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from pydantic_core import PydanticUndefined

from apcli.models import (
    Content,
    Glossary,
    Goal,
    InCharge,
    Initiative,
    Part,
    Plan,
    Section,
    SheetPart,
    Taxonomy,
    YearSpan,
)
from apcli.models.base import Model
from apcli.models.grammar import parse_key
from apcli.models.scalars import Role
from apcli.progress import measure_plan
from apcli.render import html, markdown
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import Workspace
from tests.publishing.making import site_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo

ModelT = TypeVar("ModelT", bound=Model)

KEY = "k"
"""Every key, so that every reference leads somewhere."""
GOAL = "g"
"""The key of the goal, which no initiative has."""
YEAR = 2025
"""Every fiscal year."""


class Declared(NamedTuple):
    """The field that a word stands in, and what its type says of its texts."""

    model: type[Model]
    field: str
    role: Role


class Filling:
    """Models with every field that holds text filled with a word of its own.

    Of the others those with a default keep it. With `numbers` there are numbers too, so that what
    is printed beside a number is printed.
    """

    def __init__(self, *, numbers: bool) -> None:
        self._numbers = numbers
        self.words: dict[str, Declared] = {}
        self.models: set[type[Model]] = set()
        self._within: list[type[Model]] = []

    def model(self, model: type[ModelT]) -> ModelT:
        """A model of the class, without the checks that forbid some fields beside others.

        What a model may contain of its own class is filled once.
        """
        self.models.add(model)
        self._within.append(model)
        values: dict[str, Any] = {
            info.alias or name: self._field(model, name, info)
            for name, info in model.model_fields.items()
        }
        self._within.pop()
        return cast("ModelT", model.model_construct(**values))

    def _field(self, model: type[Model], name: str, info: FieldInfo) -> Any:
        default = info.get_default(call_default_factory=True)
        value = self._value(model, name, info.annotation, info.metadata)
        is_wanted = self._numbers and isinstance(value, Decimal)
        if default is PydanticUndefined or is_wanted or _has_text(value):
            return value
        return default

    def _value(self, model: type[Model], name: str, annotation: Any, metadata: Any = ()) -> Any:
        if any(getattr(each, "func", None) is parse_key for each in metadata):
            return KEY
        role = next((each for each in metadata if isinstance(each, Role)), None)
        if role is not None:
            return self._word(Declared(model, name, role))
        return self._value_of_parts(model, name, annotation)

    def _value_of_parts(self, model: type[Model], name: str, annotation: Any) -> Any:
        match typing.get_origin(annotation), typing.get_args(annotation):
            case typing.Annotated, (within, *more):
                return self._value(model, name, within, more)
            case typing.Literal, choices:
                return choices[0]
            case types.UnionType | typing.Union, (first, *_):
                return self._value(model, name, first)
            case origin, (each, *_) if origin is tuple and each in self._within:
                return ()
            case origin, (each, *_) if origin is tuple:
                return (self._value(model, name, each),)
            case origin, (key, value) if origin is dict:
                return {self._value(model, name, key): self._value(model, name, value)}
        return self.model(annotation) if issubclass(annotation, Model) else _plain(annotation)

    def _word(self, declared: Declared) -> str:
        word = f"語{len(self.words):04}番"
        self.words[word] = declared
        return word


def _plain(kind: type) -> object:
    if issubclass(kind, enum.Enum):
        return next(iter(kind))
    if kind is YearSpan:
        return YearSpan(YEAR, YEAR)
    return {Decimal: Decimal(1), int: YEAR}.get(kind)


def _has_text(value: object) -> bool:
    if isinstance(value, tuple | dict):
        return any(map(_has_text, value.values() if isinstance(value, dict) else value))
    return isinstance(value, Model) or (isinstance(value, str) and not isinstance(value, enum.Enum))


def filled_workspace(filling: Filling) -> Workspace:
    """A plan with one of everything, and a section for each content; its references lead there."""
    plan = filling.model(Plan)
    shown = (filling.model(Section).model_copy(update={"content": each}) for each in Content)
    (labelled,) = plan.sheet
    others = (SheetPart(part=part) for part in Part if part is not labelled.part)
    plan = plan.model_copy(
        update={"sections": (*plan.sections, *shown), "sheet": (labelled, *others)}
    )
    taxonomy, initiative = filling.model(Taxonomy), filling.model(Initiative)
    # What a step of a grade means is printed where a review gives it.
    label = plan.grades[0].steps[0].label
    reviews = {
        year: (*given, given[0].model_copy(update={"grades": {KEY: label}}))
        for year, given in initiative.reviews.items()
    }
    named = [InCharge(name=each.name) for each in taxonomy.departments]
    departments = (*initiative.in_charge, *named)
    goal = filling.model(Goal)
    return Workspace(
        Path(),
        "data",
        goals={GOAL: goal.model_copy(update={"parent": None})},
        goal_keys={GOAL},
        initiatives={
            KEY: initiative.model_copy(update={"in_charge": departments, "reviews": reviews})
        },
        keys={KEY},
        read_plan=plan,
        read_taxonomy=taxonomy,
        read_glossary=filling.model(Glossary),
    )


def documents(workspace: Workspace) -> Sequence[str]:
    """The plan and its report of progress as Markdown and as web pages."""
    templates = template_folders(None, workspace.root)
    plan = plan_document(workspace)
    report = progress_document(measure_plan(workspace.plan, workspace.initiatives, YEAR), workspace)
    pages = (
        *(html.render(each, templates) for each in (plan, report)),
        *site_pages(_without_address(workspace)).values(),
    )
    return (
        *(markdown.render(each, templates) for each in (plan, report)),
        *(re.sub(r"(?s)<script>.*?</script>", "", page) for page in pages),
    )


def _without_address(workspace: Workspace) -> Workspace:
    """The plan without the addresses of its site and its licence, which are no texts."""
    licence = workspace.plan.licence
    named = licence.model_copy(update={"url": None}) if licence else None
    plan = workspace.plan.model_copy(update={"site": None, "licence": named})
    return replace(workspace, read_plan=plan)
