"""Files → Workspace: all readable parts of the plan, and all findings of reading."""

from __future__ import annotations

import dataclasses
import errno
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from apcli.diagnostics import Diagnostic, message
from apcli.models import Glossary, Goal, GoalTree, Initiative, Plan, Taxonomy
from apcli.reasons import reason_of
from apcli.shape import validate
from apcli.source import Document, parse
from apcli.source.decoding import MAX_BYTES
from apcli.source.reading_rules import UNREADABLE_FILE
from apcli.text.natural import natural
from apcli.workspace.completing import completed
from apcli.workspace.folder import (
    GLOSSARY,
    PLAN,
    TAXONOMY,
    goal_file,
    initiative_file,
    leaves,
    outside_link,
    read_file,
)
from apcli.workspace.listing import list_goals, list_initiatives, list_parts
from apcli.workspace.wanted_keys import with_keys_meant

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from apcli.models.base import Model
    from apcli.workspace.last_year import LastYear
    from apcli.workspace.listing import Listing

ModelT = TypeVar("ModelT", bound="Model")


class Unavailable(LookupError):
    """A part of the plan could not be read, so what depends on it cannot be checked."""


@dataclass(slots=True)
class Workspace:
    """A plan as read.

    `documents` has every file that was read by its name inside the folder, `initiatives` the valid
    ones by key in print order, `keys` the keys of all that have a file; `goals` and `goal_keys` are
    the same of the goals. `diagnostics` are the
    findings of reading: of source and shape. `as_of` is the date for which the plan is checked, if
    one was given: no clock is read. `previous` is the edition before, where it was read to be
    compared with. `unsaved` is the content of files that is not written yet.
    """

    root: Path
    shown_root: str
    documents: dict[str, Document] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    initiatives: dict[str, Initiative] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    goals: dict[str, Goal] = field(default_factory=dict)
    goal_keys: set[str] = field(default_factory=set)
    files: int = 0
    as_of: datetime.date | None = None
    previous: LastYear | None = None
    read_plan: Plan | None = None
    read_taxonomy: Taxonomy | None = None
    read_glossary: Glossary | None = None
    unsaved: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The content of `plan.yaml`.

        Raises:
            Unavailable: it could not be read.
        """
        return _available(self.read_plan, PLAN)

    @property
    def taxonomy(self) -> Taxonomy:
        """The content of `taxonomy.yaml`.

        Raises:
            Unavailable: it could not be read.
        """
        return _available(self.read_taxonomy, TAXONOMY)

    @property
    def glossary(self) -> Glossary:
        """The content of `glossary.yaml`.

        Raises:
            Unavailable: it could not be read.
        """
        return _available(self.read_glossary, GLOSSARY)

    @property
    def last_year(self) -> LastYear:
        """The edition before, and what of it goes on in this plan.

        Raises:
            Unavailable: it was not read.
        """
        if self.previous is None:
            raise Unavailable
        return self.previous

    @property
    def tree(self) -> GoalTree:
        """The goals as a tree."""
        return GoalTree(self.goals)

    @property
    def sheets(self) -> dict[str, Initiative | Goal]:
        """The goals and the initiatives in print order: each goal before what lies below it."""
        if not self.goals:
            return dict(self.initiatives)
        by_goal: dict[str | None, dict[str, Initiative]] = {}
        for key, each in self.initiatives.items():
            by_goal.setdefault(each.goal if each.goal in self.goals else None, {})[key] = each
        found: dict[str, Initiative | Goal] = {}
        for goal in self.goals:
            found |= {goal: self.goals[goal], **by_goal.get(goal, {})}
        return {**found, **by_goal.get(None, {})}

    @property
    def whole(self) -> bool:
        """Every initiative and every goal that has a file could be read."""
        read = len(self.initiatives), len(self.goals)
        return read == (len(self.keys), len(self.goal_keys))

    def file_of(self, key: str) -> str:
        """The name of the file of an initiative or a goal inside the data folder."""
        return goal_file(key) if key in self.goals else initiative_file(key)

    @property
    def own_words(self) -> Mapping[str, str]:
        """The plan's own words by their names in the vocabulary; none where it cannot be read."""
        return self.read_plan.words.own if self.read_plan else {}

    @property
    def unreadable(self) -> bool:
        """A file is missing or could not be opened."""
        return any(finding.rule is UNREADABLE_FILE for finding in self.diagnostics)


def load(root: Path, shown_root: str, unsaved: Mapping[str, bytes] | None = None) -> Workspace:
    """Read all files of the folder; the result has the findings of all of them.

    Only `plan.yaml` must be there: another part that is not is empty. `unsaved` has the content of
    files, by their names inside the folder, that is read instead of theirs.

    Raises:
        DataNotFound: the folder of the initiatives cannot be read.
    """
    workspace = Workspace(root, shown_root, unsaved=unsaved or {})
    parts = list_parts(root, shown_root)
    workspace.diagnostics += parts.findings
    workspace.read_plan = _load_model(workspace, PLAN, Plan)
    workspace.read_taxonomy = _load_part(workspace, parts, TAXONOMY, Taxonomy)
    workspace.read_glossary = _load_part(workspace, parts, GLOSSARY, Glossary)
    listing = list_initiatives(root, shown_root)
    workspace.keys = listing.keys
    workspace.diagnostics += listing.findings
    found = {}
    for key in listing.readable:
        initiative = _load_model(workspace, initiative_file(key), Initiative, key)
        if initiative is not None:
            plan, taxonomy = workspace.read_plan, workspace.read_taxonomy
            found[key] = completed(initiative, plan, taxonomy)
    _load_goals(workspace)
    workspace.initiatives = in_print_order(found, workspace)
    workspace.diagnostics = with_keys_meant(workspace)
    return workspace


def _load_goals(workspace: Workspace) -> None:
    listing = list_goals(workspace.root, workspace.shown_root)
    workspace.goal_keys = listing.keys
    workspace.diagnostics += listing.findings
    for key in listing.readable:
        goal = _load_model(workspace, goal_file(key), Goal)
        if goal is not None:
            workspace.goals[key] = goal
    workspace.goals = {key: workspace.goals[key] for key in workspace.tree.in_order}


def in_print_order(found: dict[str, Initiative], workspace: Workspace) -> dict[str, Initiative]:
    """By goal, where there are goals, then by number; what has no goal comes last."""
    goals = {key: place for place, key in enumerate(workspace.goals)}
    places = {
        key: (goals.get(each.goal or "", len(goals)), _in_order(each.number), key)
        for key, each in found.items()
    }
    return {key: found[key] for key in sorted(found, key=lambda key: places[key])}


def _in_order(number: int | str | None) -> tuple[bool, object]:
    """What has no number comes last."""
    return number is None, natural(number) if number is not None else ()


def written_number(workspace: Workspace, key: str) -> str | None:
    """The printed number of an initiative or a goal as its file has it, valid or not."""
    sheet = workspace.initiatives.get(key) or workspace.goals.get(key)
    if sheet is not None:
        return None if sheet.number is None else str(sheet.number)
    file = initiative_file(key) if key in workspace.keys else goal_file(key)
    document = workspace.documents.get(file)
    tree = parse(document.file, document.data)[1] if document else None
    number = tree.get("number") if isinstance(tree, dict) else None
    return number if isinstance(number, str) else None


def _available(part: ModelT | None, name: str) -> ModelT:
    if part is None:
        raise Unavailable(name)
    return part


def _load_part(
    workspace: Workspace, parts: Listing, name: str, model: type[ModelT]
) -> ModelT | None:
    """A part of the plan, which is empty where there is no file for it, not even a misnamed one."""
    if name in parts.readable:
        return _load_model(workspace, name, model)
    return None if name in parts.keys else model()


def _load_model(
    workspace: Workspace, name: str, model: type[ModelT], initiative: str | None = None
) -> ModelT | None:
    path, shown = f"{workspace.root}/{name}", f"{workspace.shown_root}/{name}"
    workspace.files += 1
    if initiative is None and os.path.islink(path) and leaves(workspace.root, path):  # noqa: PTH114
        workspace.diagnostics.append(outside_link(shown, None))
        return None
    try:
        unsaved = workspace.unsaved.get(name)
        data = read_file(path, MAX_BYTES) if unsaved is None else unsaved
    except OSError as error:
        workspace.diagnostics.append(_unreadable(shown, error, initiative))
        return None
    document, value, findings = read_text(shown, data, model, initiative)
    workspace.documents[name] = document
    workspace.diagnostics += findings
    return value


def read_text(
    shown: str, data: bytes, model: type[ModelT], initiative: str | None
) -> tuple[Document, ModelT | None, list[Diagnostic]]:
    """A file's content → the document, what it describes if that could be read, and findings."""
    document, tree, findings = parse(shown, data)
    value = None
    if tree is not None:
        value, wrong_shape = validate(model, tree, document)
        findings += wrong_shape
    placed = [dataclasses.replace(finding, initiative=initiative) for finding in findings]
    return document, value, placed


def _unreadable(shown: str, error: OSError, initiative: str | None) -> Diagnostic:
    if error.errno == errno.ENOENT:
        text = message("the file is missing")
    else:
        text = message("the file cannot be read: {reason}", reason=reason_of(error))
    return Diagnostic(UNREADABLE_FILE, UNREADABLE_FILE.severity, text, shown, initiative=initiative)
