"""Models → JSON Schemas (draft 2020-12) for editors and for other tools that read YAML.

Such a tool produces a number for plain digits and text for a date. A schema accepts what apcli
accepts and rejects other shapes: an unknown field, a list instead of text, a missing field. With a
plan's taxonomy it also knows what an initiative may refer to. It leaves to apcli what a schema
cannot check: overlapping spans, days that a month does not have, anything across two files. In one
respect it is stricter: a reference that consists of digits must be quoted, since it is a key.

Titles and descriptions are shown by editors, in the language of those who maintain a plan;
`$comment` says the same in English.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from apcli.models import Glossary, Goal, Initiative, Plan, Taxonomy
from apcli.schema.generating import Schema, generate
from apcli.schema.references import describe_years, restrict

if TYPE_CHECKING:
    from apcli.models.base import Model
    from apcli.workspace import Workspace

__all__ = ["MODELS", "Schema", "schema_files", "schemas"]

MODELS: dict[str, type[Model]] = {
    "initiative": Initiative,
    "goal": Goal,
    "plan": Plan,
    "taxonomy": Taxonomy,
    "glossary": Glossary,
}


def schemas(workspace: Workspace | None = None) -> dict[str, Schema]:
    """The schema of each type of file: initiative, goal, plan, taxonomy, glossary.

    With a plan, an initiative and a goal may refer only to what is in this plan, as far as it could
    be read.
    """
    found = {name: generate(model) for name, model in MODELS.items()}
    for sheet in (found["initiative"], found["goal"]):
        describe_years(sheet, workspace.read_plan if workspace else None)
        if workspace is not None:
            restrict(sheet, workspace)
    return found


def schema_files(workspace: Workspace | None = None) -> dict[str, bytes]:
    """The schemas as files: name → content, the same bytes for the same plan."""
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n"
        for name, schema in schemas(workspace).items()
    }
