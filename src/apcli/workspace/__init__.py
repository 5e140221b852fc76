"""The only reader of `data/`: a folder → Workspace."""

from apcli.workspace.folder import GLOSSARY, INITIATIVES, PLAN, TAXONOMY, find_data, initiative_file
from apcli.workspace.listing import is_reserved
from apcli.workspace.loading import (
    Unavailable,
    Workspace,
    load,
    natural,
    with_key,
    with_text,
    written_number,
)
from apcli.workspace.models import Described, models_by_file
from apcli.workspace.wanted_keys import named_initiatives

__all__ = [
    "GLOSSARY",
    "INITIATIVES",
    "PLAN",
    "TAXONOMY",
    "Described",
    "Unavailable",
    "Workspace",
    "find_data",
    "initiative_file",
    "is_reserved",
    "load",
    "models_by_file",
    "named_initiatives",
    "natural",
    "with_key",
    "with_text",
    "written_number",
]
