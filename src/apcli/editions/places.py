"""Where the data say what a report compares: in the edition, or where the results come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.source import locate

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.editions.lineage import IndicatorId
    from apcli.editions.results import Compared
    from apcli.workspace import Workspace


def place_of(compared: Compared, indicator: IndicatorId, path: DataPath) -> tuple[str, int]:
    """The file and the line of a part of an indicator of the edition; `path` begins at it.

    A value stands where the results have it, or else the latest edition that knew it; all else, and
    what these lack, in the edition itself.
    """
    source = compared.sources.get(indicator)
    known = [*compared.lost.get(indicator, ())]
    if compared.reported and source:
        known.insert(0, (compared.reported, source))
    for results, there in known:
        if _has(results, there, path):
            return _place(results, there, path)
    return _place(compared.workspace, indicator, path)


def _has(results: Workspace, indicator: IndicatorId, path: DataPath) -> bool:
    """The results have this value: of this year, and of this kind."""
    match path:
        case ("values", str(year), str(kind), *_):
            values = results.sheets[indicator.sheet].indicators[indicator.indicator].values
            given = values.get(int(year))
            return given is not None and bool(getattr(given, kind))
    return False


def _place(workspace: Workspace, indicator: IndicatorId, path: DataPath) -> tuple[str, int]:
    document = workspace.documents[workspace.file_of(indicator.sheet)]
    inside = ("indicators", indicator.indicator, *path)
    return document.file, locate(document, inside).line
