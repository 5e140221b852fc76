"""Which sheet is what and which column means what, as a file that a person can correct."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from apcli.diagnostics import message
from apcli.importing.meanings import Meaning
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import problem
from apcli.models.scalars import FiscalYear, Text
from apcli.models.target import Years

if TYPE_CHECKING:
    from collections.abc import Mapping as Mappings

    from apcli.source.building import Tree

_ROWS = re.compile(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?")
_COLUMN = re.compile(r"[A-Z]{1,3}")


class MappedColumn(Model):
    """A column: its head as printed, what it means, and for which years and in which unit."""

    head: Text | None = None
    meaning: Annotated[Meaning, Field(alias="is")]
    year: Years | None = None
    unit: Text | None = None


class MappedSheet(Model):
    """A sheet, or a table on it: a list of initiatives, a form of one, or neither."""

    sheet: Text
    layout: Literal["table", "form", "none"]
    header: Text | None = None
    columns: dict[Text, MappedColumn] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_a_head(self) -> Self:
        if (self.layout == "table") != bool(self.header and self.columns):
            text = message("a table needs 'header' and 'columns'; other layouts have neither")
            raise problem(shape_rules.CONTRADICTORY_FIELDS, text, at=("layout",))
        return self

    @field_validator("header")
    @classmethod
    def _names_rows(cls, value: str | None) -> str | None:
        if value is not None and not _ROWS.fullmatch(value):
            text = message("'{value}' is not a row or a range of rows", value=value)
            raise problem(shape_rules.WRONG_TYPE, text, message("write 3, or 3-4"))
        return value

    @field_validator("columns")
    @classmethod
    def _names_columns(cls, value: dict[str, MappedColumn]) -> dict[str, MappedColumn]:
        for name in value:
            if not _COLUMN.fullmatch(name):
                text = message("'{value}' is not a column", value=name)
                raise problem(shape_rules.WRONG_TYPE, text, message("write A, B, … AA"), at=(name,))
        return value

    @property
    def rows(self) -> tuple[int, int]:
        """The first and the last row of the head, counted from 0."""
        found = _ROWS.fullmatch(self.header or "1")
        if found is None:
            raise ValueError(self.header)
        first = int(found[1])
        return first - 1, max(int(found[2] or first), first) - 1


class Mapping(Model):
    """How a file becomes a plan."""

    file: Text | None = None
    name: Text | None = None
    title: Text | None = None
    year: FiscalYear | None = None
    labels: dict[Text, Meaning] = Field(default_factory=dict)
    sheets: tuple[MappedSheet, ...] = ()


def mapping_tree(mapping: Mapping) -> Mappings[str, Tree]:
    """The mapping as its file has it: only what is set."""
    tree = mapping.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    for sheet in tree.get("sheets", ()):
        for column in sheet.get("columns", {}).values():
            column["is"] = str(column["is"])
            if "year" in column:
                first, last = column["year"]
                column["year"] = str(first) if first == last else f"{first}-{last}"
    if "year" in tree:
        tree["year"] = str(tree["year"])
    tree["labels"] = {word: str(meaning) for word, meaning in mapping.labels.items()}
    tree["sheets"] = list(tree.get("sheets", ()))
    return {name: each for name, each in tree.items() if each}
