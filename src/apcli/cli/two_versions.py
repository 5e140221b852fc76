"""Two versions of one file of the plan, as `git difftool` gives them."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.reasons import reason_of

if TYPE_CHECKING:
    from apcli.editions.place import Place
    from apcli.workspace import Workspace


def are_versions(old: str, new: str | None) -> bool:
    """Both are files, or one of them is the empty one that stands for none."""
    return new is not None and all(
        Path(each).is_file() or each == os.devnull for each in (old, new)
    )


def with_version(place: Place, file: str, other: str) -> Workspace:
    """The plan with this version of one of its files; without it where the file stands for none.

    `other` is the other version, of the same name.

    Raises:
        NotInPlan: no file of the plan is called like it, or it cannot be read.
    """
    from apcli.workspace import load

    wanted = Path(other if file == os.devnull else file).name
    name = _name(place.root, wanted)
    if name is None:
        raise NotInPlan(
            message("{file} is no file of the plan in {plan}", file=wanted, plan=place.shown),
            message("give two folders, or two versions of a file that the plan has"),
        )
    if file == os.devnull:
        return _without(load(place.root, place.shown), name)
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        text = message("{file} cannot be read: {reason}", file=file, reason=reason_of(error))
        raise NotInPlan(text) from error
    return load(place.root, place.shown, {name: data})


def _name(root: Path, file: str) -> str | None:
    """The name inside the data folder of the file that is called so; None if there is none."""
    from apcli.workspace import GOALS, INITIATIVES

    names = (file, f"{INITIATIVES}/{file}", f"{GOALS}/{file}")
    return next((name for name in names if (root / name).is_file()), None)


def _without(workspace: Workspace, name: str) -> Workspace:
    """The plan without an initiative or a goal; any other file is a part that is then empty."""
    from apcli.workspace import goal_file, initiative_file

    return dataclasses.replace(
        workspace,
        initiatives={
            key: each for key, each in workspace.initiatives.items() if initiative_file(key) != name
        },
        goals={key: each for key, each in workspace.goals.items() if goal_file(key) != name},
    )
