"""The only reader of `data/`: a folder → Workspace."""

from apcli.workspace.folder import GLOSSARY, INITIATIVES, PLAN, TAXONOMY, find_data, initiative_file
from apcli.workspace.loading import Unavailable, Workspace, load, natural, with_text

__all__ = [
    "GLOSSARY",
    "INITIATIVES",
    "PLAN",
    "TAXONOMY",
    "Unavailable",
    "Workspace",
    "find_data",
    "initiative_file",
    "load",
    "natural",
    "with_text",
]
