"""Models → JSON Schemas (draft 2020-12) for editors and for other tools that read YAML.

Such a tool hands over a number for plain digits and text for a date; a schema accepts what apcli
accepts, and refuses every other shape: an unknown field, a list for text, a missing field. Of a
plan's own taxonomy it also knows what an initiative may refer to. What only apcli can judge is
left to it: spans that overlap, days that no month has, whatever lies in two files at once. One
thing is stricter: a reference of digits alone must be quoted, since a key says what it means.

The titles and descriptions are what an editor shows, in the language of those who keep a plan;
`$comment` says the same in English.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from apcli.models import Glossary, Initiative, Plan, Taxonomy
from apcli.schema.generating import Schema, generate
from apcli.schema.references import describe_years, restrict

if TYPE_CHECKING:
    from apcli.models.base import Model
    from apcli.workspace import Workspace

__all__ = ["MODELS", "Schema", "schema_files", "schemas"]

MODELS: dict[str, type[Model]] = {
    "initiative": Initiative,
    "plan": Plan,
    "taxonomy": Taxonomy,
    "glossary": Glossary,
}


def schemas(workspace: Workspace | None = None) -> dict[str, Schema]:
    """The schema of each file by its sort: initiative, plan, taxonomy, glossary.

    With a plan, an initiative may refer only to what this plan has, as far as it could be read.
    """
    found = {name: generate(model) for name, model in MODELS.items()}
    initiative = found["initiative"]
    describe_years(initiative, workspace.read_plan if workspace else None)
    if workspace is not None:
        restrict(initiative, workspace)
    return found


def schema_files(workspace: Workspace | None = None) -> dict[str, bytes]:
    """The schemas as files: name → content, the same bytes for the same plan."""
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n"
        for name, schema in schemas(workspace).items()
    }
