"""The only reader of `data/`: a folder → Workspace."""

from apcli.workspace.changing import with_key, with_text, without_initiatives
from apcli.workspace.figures import Figure, NoFigure, read_figure
from apcli.workspace.folder import (
    FIGURES,
    GLOSSARY,
    GOALS,
    INITIATIVES,
    PLAN,
    TAXONOMY,
    find_data,
    goal_file,
    initiative_file,
    is_folder,
)
from apcli.workspace.last_year import IndicatorPath, LastYear
from apcli.workspace.listing import is_reserved
from apcli.workspace.loading import (
    Unavailable,
    Workspace,
    load,
    read_text,
    written_number,
)
from apcli.workspace.models import Described, models_by_file
from apcli.workspace.salvaging import salvaged
from apcli.workspace.wanted_keys import named_initiatives

__all__ = [
    "FIGURES",
    "GLOSSARY",
    "GOALS",
    "INITIATIVES",
    "PLAN",
    "TAXONOMY",
    "Described",
    "Figure",
    "IndicatorPath",
    "LastYear",
    "NoFigure",
    "Unavailable",
    "Workspace",
    "find_data",
    "goal_file",
    "initiative_file",
    "is_folder",
    "is_reserved",
    "load",
    "models_by_file",
    "named_initiatives",
    "read_figure",
    "read_text",
    "salvaged",
    "with_key",
    "with_text",
    "without_initiatives",
    "written_number",
]
