"""The data folder inside a repository where the name of an edition in git has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.editions.place import Place


def same_folder(here: Path, like: Place | None, top: Path) -> str:
    """The data folder inside a repository where the name of an edition has none."""
    from apcli.editions.finding import from_top

    if like is not None and like.revision is not None:
        return like.revision.folder
    if like is not None and like.root.resolve().is_relative_to(top.resolve()):
        return from_top(like.root, top)
    return from_top(_data_of_today(here), top)


def _data_of_today(here: Path) -> Path | None:
    from apcli.errors import DataNotFound
    from apcli.workspace import find_data

    try:
        return find_data(None, here)[0]
    except DataNotFound:
        return None
