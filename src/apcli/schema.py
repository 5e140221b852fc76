"""Models → JSON Schemas (draft 2020-12) for editors and for other tools that read YAML.

Such a tool hands over a number for plain digits and text for a date; a schema accepts what apcli
accepts, and refuses every other shape: an unknown field, a list for text, a missing field. What
only apcli can judge is left to it: spans that overlap, days that no month has, references. One
thing is stricter: a reference of digits alone must be quoted, since a key says what it means.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from pydantic.json_schema import GenerateJsonSchema

from apcli.models import (
    Baseline,
    Glossary,
    Initiative,
    Observation,
    Plan,
    Rating,
    Target,
    Taxonomy,
    YearValues,
)

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import core_schema

    from apcli.models.base import Model

Schema = dict[str, Any]

MODELS: dict[str, type[Model]] = {
    "initiative": Initiative,
    "plan": Plan,
    "taxonomy": Taxonomy,
    "glossary": Glossary,
}

_STANDS_FOR: dict[type[BaseModel], tuple[str, ...]] = {
    Observation: ("value", "reached"),
    Target: ("value",),
    YearValues: ("state",),
}
"""The fields whose plain value may stand for the whole mapping: `2025: 16`, `2026: pending`."""

_MEASURED = (("value",), ("numerator", "denominator"), ("reached",), ("text",))
_ONE_OF: dict[type[BaseModel], tuple[tuple[str, ...], ...]] = {
    Observation: _MEASURED,
    Baseline: _MEASURED,
    Target: (("value",), ("by",), ("text",)),
}
"""The fields of which exactly one is given, or exactly one group."""


def schemas() -> dict[str, Schema]:
    """The schema of each file by its sort: initiative, plan, taxonomy, glossary."""
    return {
        name: {
            "$schema": _Generator.schema_dialect,
            **model.model_json_schema(schema_generator=_Generator),
        }
        for name, model in MODELS.items()
    }


class _Generator(GenerateJsonSchema):
    """What pydantic's own generator cannot see: null, plain values, fields that contradict."""

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        """A model's fields; the optional ones may be null, since for apcli that is absent."""
        model = cast("type[BaseModel]", schema["cls"])
        result = super().model_schema(schema)
        properties = result["properties"]
        plain = [properties[name] for name in _STANDS_FOR.get(model, ())]
        for name, field in model.model_fields.items():
            if field.exclude:
                del properties[name]
        if model is YearValues:
            many = properties["interim"]
            properties["interim"] = {"anyOf": [many["items"], many]}
        for name in properties.keys() - set(result.get("required", ())):
            properties[name] = _or_null(properties[name])
        if model is Rating:
            result["not"] = _given("at_least", "above")
        if model in _ONE_OF:
            result["oneOf"] = [_given(*names) for names in _ONE_OF[model]]
        if not plain:
            return result
        outer = {name: result.pop(name) for name in ("title", "description")}
        return {**outer, "anyOf": [*plain, result]}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """A mapping by key, of which no other keys are known."""
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
        """Without a default that only says that nothing is there."""
        result = super().default_schema(schema)
        if not isinstance(result.get("default"), str | bool | int):
            result.pop("default", None)
        return result

    def encode_default(self, dft: Any) -> Any:
        """A default as a YAML file would hold it."""
        return int(dft) if isinstance(dft, Decimal) else super().encode_default(dft)

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: a title that repeats the field's name tells nobody anything."""
        return False


def _or_null(schema: Schema) -> Schema:
    types = schema.get("type")
    if types is not None and not schema.keys() & {"enum", "const"}:
        return {**schema, "type": [*(types if isinstance(types, list) else [types]), "null"]}
    outer = {"default": schema["default"]} if "default" in schema else {}
    inner = {name: value for name, value in schema.items() if name not in outer}
    return {"anyOf": [*inner.get("anyOf", [inner]), {"type": "null"}], **outer}


def _given(*names: str) -> Schema:
    """A mapping that has all these fields, with values."""
    return {"required": [*names], "properties": {name: {"not": {"type": "null"}} for name in names}}
