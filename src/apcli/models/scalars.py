"""The types of single values: the grammar that reads them and their JSON schema."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from apcli.era import Moment
from apcli.models.grammar import (
    MAX_DIGITS,
    NUMBER,
    YEAR,
    parse_indicator_reference,
    parse_key,
    parse_moment_field,
    parse_number,
    parse_printed_number,
    parse_web_address,
    parse_year,
)


class Role(enum.Enum):
    """What a text is in the documents. The type of every field that holds text says it."""

    NAME = enum.auto()
    """A name, a title, a label, a few words: printed."""
    PROSE = enum.auto()
    """Sentences: printed."""
    IDENTIFIER = enum.auto()
    """A printed number, or a name that is given in another place: printed, but worded there."""
    UNPRINTED = enum.auto()
    """In no document: a key, or what is written for those who keep the plan."""


# The JSON schemas describe what other YAML readers produce: numbers for plain digits, text for
# quoted digits and for dates. So `type` allows both, and `pattern` applies to text only.
Number = Annotated[
    Decimal,
    PlainValidator(parse_number),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "exclusiveMinimum": -(10**MAX_DIGITS),
            "exclusiveMaximum": 10**MAX_DIGITS,
            "pattern": f"^{NUMBER.pattern}$",
        }
    ),
]
"""An exact decimal, written `16`, `-3703` or `98.5`."""

FiscalYear = Annotated[
    int,
    PlainValidator(parse_year),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1000,
            "maximum": 9999,
            "pattern": f"^{YEAR.pattern}$",
        }
    ),
]
"""A fiscal year by its western number."""

Date = Annotated[
    Moment,
    PlainValidator(parse_moment_field),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$",
        }
    ),
]
"""A day or a month."""

Key = Annotated[
    str,
    PlainValidator(parse_key),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9-]+$"}),
    Role.UNPRINTED,
]
"""ASCII: a-z, 0-9 and -."""

IndicatorReference = Annotated[
    str,
    PlainValidator(parse_indicator_reference),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)?$"}),
    Role.UNPRINTED,
]
"""The key of an indicator, or KEY/INDICATOR for that of another initiative or goal."""

PrintedNumber = Annotated[
    int | str,
    PlainValidator(parse_printed_number),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "minimum": 0,
            "pattern": r"^.*\S.*$",
        }
    ),
    Role.IDENTIFIER,
]
"""A number as printed, never used to identify anything."""

_Text = Annotated[
    str,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
]
"""Text that is not empty."""

Text = Annotated[_Text, Role.NAME]
"""A name, a title, a label, a few words."""

Sentences = Annotated[_Text, Role.PROSE]
"""Sentences in one line."""

Prose = Annotated[_Text, Role.PROSE]
"""Sentences with paragraphs and lists."""

DepartmentName = Annotated[_Text, Role.IDENTIFIER]
"""The name of a department, which the taxonomy gives."""

CellText = Annotated[str, WithJsonSchema({"type": ["string", "number"]}), Role.NAME]
"""What stands in a cell of a table, which may be empty."""

WebAddress = Annotated[
    _Text,
    AfterValidator(parse_web_address),
    WithJsonSchema({"type": "string", "pattern": "^https?://[^ ]+$"}),
    Role.UNPRINTED,
]
"""The address of a page or a website."""

Label = Annotated[_Text, Role.IDENTIFIER]
"""A label of a scale or a grade, which the plan gives."""

Source = Annotated[_Text, Role.UNPRINTED]
"""Where money comes from (国, 一般財源), as the key of an amount."""

Unprinted = Annotated[_Text, Role.UNPRINTED]
"""Text that stands in no document."""

UnprintedTexts = Annotated[
    tuple[Unprinted, ...],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    WithJsonSchema(
        {
            "type": ["string", "number", "array"],
            "minLength": 1,
            "items": {"type": ["string", "number"], "minLength": 1},
        }
    ),
]
"""One text, or a list of them."""
