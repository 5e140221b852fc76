"""One model → its JSON Schema, with what pydantic's own generator cannot see."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from pydantic.json_schema import GenerateJsonSchema

from apcli.models import (
    Baseline,
    Change,
    Goal,
    InCharge,
    Initiative,
    Observation,
    Rating,
    Target,
    Words,
    YearStatus,
    YearValues,
)
from apcli.models.initiative import ENDED
from apcli.schema import descriptions, own_words

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import core_schema

Schema = dict[str, Any]

_STANDS_FOR: dict[type[BaseModel], tuple[str, ...]] = {
    Observation: ("value", "reached"),
    Target: ("value",),
    InCharge: ("name",),
    YearStatus: ("key",),
    YearValues: ("state",),
}
"""The fields whose plain value may stand for the whole mapping: `2025: 16`, `2026: pending`."""

_MEASURED = (("value",), ("numerator", "denominator"), ("reached",), ("text",))
_BOUNDS = ("at_least", "above", "at_most", "below")
_ONE_OF: dict[type[BaseModel], tuple[tuple[str, ...], ...]] = {
    Observation: _MEASURED,
    Baseline: _MEASURED,
    Target: (("value",), ("by",), _BOUNDS, ("better_than",), ("keep",), ("text",)),
}
"""The fields of which exactly one is given, or exactly one group."""


def generate(model: type[BaseModel]) -> Schema:
    """The schema of files with such a model, for any plan."""
    schema = model.model_json_schema(schema_generator=_Generator)
    definitions = schema.get("$defs", {})
    choices = {
        f"#/$defs/{name}": _with_meanings(definitions.pop(name))
        for name in [*definitions]
        if "enum" in definitions[name]
    }
    return {"$schema": _Generator.schema_dialect, **_with_choices(schema, choices)}


class _Generator(GenerateJsonSchema):
    """Adds null, plain values, contradictory fields, and titles and descriptions."""

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        """A model's fields; optional ones may be null, which apcli treats as absent."""
        model = cast("type[BaseModel]", schema["cls"])
        result = super().model_schema(schema)
        for name in ("title", "description"):
            result.pop(name, None)
        properties = result["properties"]
        plain = [properties[name] for name in _STANDS_FOR.get(model, ())]
        for name, field in model.model_fields.items():
            if field.exclude:
                del properties[name]
        if model is YearValues:
            many = properties["interim"]
            properties["interim"] = {"anyOf": [many["items"], many]}
        if model in (Initiative, Goal):
            by_year = properties["reviews"]["patternProperties"]
            for year, many in by_year.items():
                by_year[year] = {"anyOf": [many["items"], many]}
        for name in properties.keys() - set(result.get("required", ())):
            properties[name] = _or_null(properties[name])
        for name in properties:
            properties[name] = {**descriptions.of_field(model, name), **properties[name]}
        result |= _rest_of(model, result)
        if plain:
            result = {"anyOf": [*plain, result]}
        return {**descriptions.of_model(model), **result}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        """The choices of a field, each with its meaning."""
        return _with_meanings(super().literal_schema(schema))

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """A mapping by key that allows no other keys."""
        result = super().dict_schema(schema)
        values = result.get("patternProperties", {})
        for pattern in values:
            values[pattern] = _or_null(values[pattern])
        others = result.get("additionalProperties")
        result["additionalProperties"] = _or_null(others) if others else False
        return result

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """Without null: `model_schema` adds it to whatever is not required."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """Without a default that is empty."""
        result = super().default_schema(schema)
        if not isinstance(result.get("default"), str | bool | int):
            result.pop("default", None)
        return result

    def encode_default(self, dft: Any) -> Any:
        """A default as a YAML file has it."""
        return int(dft) if isinstance(dft, Decimal) else super().encode_default(dft)

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: the titles are in `descriptions.yaml`."""
        return False


def _rest_of(model: type[BaseModel], schema: Schema) -> Schema:
    """What the schema of a model has beside its fields, or instead of them."""
    if model is Rating:
        return {"not": _given("at_least", "above")}
    if model in _ONE_OF:
        return {"oneOf": [_one_given(names) for names in _ONE_OF[model]]}
    if model is Initiative:
        going_on = {"enum": [change for change in Change if change not in ENDED]}
        ended = {"properties": {"change": {"not": going_on}}, "required": ["change"]}
        required = [name for name in schema["required"] if name != "number"]
        return {"required": required, "if": ended, "else": {"required": ["number"]}}
    if model is Words:
        word = _or_null(schema["additionalProperties"])
        return {
            "properties": own_words.named(schema["properties"], word),
            "additionalProperties": False,
        }
    return {}


def _with_meanings(schema: Schema) -> Schema:
    """The choices without pydantic's title and description: the field has its own."""
    plain = {name: value for name, value in schema.items() if name not in ("title", "description")}
    meanings = descriptions.of_choices(schema.get("enum", []))
    return {**plain, "enumDescriptions": meanings} if meanings else plain


def _with_choices(value: Any, choices: dict[str, Schema]) -> Any:
    """The schema with choices in their places, null among them where it may stand.

    An editor shows an `anyOf` of choices and null as two things, each under the field's title.
    """
    if isinstance(value, list):
        return [_with_choices(each, choices) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: _with_choices(each, choices) for name, each in value.items()}
    found |= choices.get(found.pop("$ref"), {}) if value.get("$ref") in choices else {}
    match found.get("anyOf"):
        case [{"enum": words, **meanings}, {"type": "null"}]:
            del found["anyOf"]
            found |= {**meanings, "enum": [*words, None]}
            found.pop("type", None)
    return found


def _or_null(schema: Schema) -> Schema:
    types = schema.get("type")
    if types is not None and not schema.keys() & {"enum", "const"}:
        return {**schema, "type": [*(types if isinstance(types, list) else [types]), "null"]}
    outer = {"default": schema["default"]} if "default" in schema else {}
    inner = {name: value for name, value in schema.items() if name not in outer}
    return {"anyOf": [*inner.get("anyOf", [inner]), {"type": "null"}], **outer}


def _one_given(names: tuple[str, ...]) -> Schema:
    """A mapping with one of these things: all of the fields, or any of the bounds.

    Beside bounds and comparisons a text only says how they are printed, so a text by itself is one
    thing where nothing else is given.
    """
    if names == _BOUNDS:
        return {"anyOf": [_given(name) for name in names]}
    if names == ("text",):
        others = ("better_than", "keep", *_BOUNDS)
        return {**_given("text"), "not": {"anyOf": [_given(name) for name in others]}}
    return _given(*names)


def _given(*names: str) -> Schema:
    """A mapping that has all these fields, with values."""
    return {"required": [*names], "properties": {name: {"not": {"type": "null"}} for name in names}}
