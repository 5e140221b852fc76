"""Requests → the new texts of their files, one request after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from apcli.diagnostics import Severity, message
from apcli.errors import ApcliError, NotInPlan, NotRecorded
from apcli.models import Goal
from apcli.models.grammar import excerpt
from apcli.progress import check_year
from apcli.recording.costs import NewCosts, costs_path, costs_steps
from apcli.recording.filing import filed
from apcli.recording.indicator import find_indicator
from apcli.recording.mark import CHANGE, NewChange, change_steps
from apcli.recording.review import NewReview, review_path, review_steps
from apcli.recording.stage import STAGE, NewStage, stage_steps
from apcli.recording.state import NewState, state_path, state_steps
from apcli.recording.status import NewStatus, status_path, status_steps
from apcli.recording.target import NewTarget, target_path, target_steps
from apcli.recording.value import NewValue, value_path, value_steps
from apcli.source import parse
from apcli.workspace import with_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.diagnostics import DataPath, Diagnostic
    from apcli.edit import Step
    from apcli.models import Indicator, Sheet
    from apcli.source.building import Tree
    from apcli.workspace import Workspace

Request = NewValue | NewState | NewReview | NewStatus | NewCosts | NewTarget | NewStage | NewChange
"""Something to record, as a value."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The plan as it would be read, the new texts by file name, and what was refused by its place.

    A text is that of a file that changes. What is refused changes nothing, and the requests after
    it are recorded as if it had not been made.
    """

    workspace: Workspace
    texts: Mapping[str, str]
    refused: Mapping[int, ApcliError]


def recorded_each(workspace: Workspace, requests: Sequence[Request]) -> Recorded:
    """All requests that can be recorded, and the others with what speaks against each."""
    now, refused = workspace, dict[int, ApcliError]()
    for place, request in enumerate(requests):
        try:
            now = _after(now, request)
        except ApcliError as error:
            refused[place] = error
    return Recorded(now, _changed(workspace, now), refused)


def recorded_all(workspace: Workspace, requests: Sequence[Request]) -> dict[str, str]:
    """The new texts by file name, of the files that change.

    Raises:
        NotInPlan: the plan does not have what a request names.
        NotRecorded: a request does not suit the plan, would replace something else, or cannot be
            written without changing more of the file.
    """
    now = workspace
    for request in requests:
        now = _after(now, request)
    return _changed(workspace, now)


def recorded(workspace: Workspace, request: Request) -> str:
    """The text of the file of a request, unchanged if it says so already.

    Raises:
        NotInPlan: the plan does not have what the request names.
        NotRecorded: it cannot be recorded, as `recorded_all` says.
    """
    name = workspace.file_of(request.initiative)
    return _text(_after(workspace, request), name)


def path_of(request: Request, workspace: Workspace) -> DataPath:
    """The path of what was recorded in its file, in the plan that has it."""
    sheet = _sheet(workspace, request)
    tree = _tree(workspace, request)
    match request:
        case NewValue():
            return value_path(request, _indicator(workspace, request))
        case NewState():
            return state_path(request)
        case NewTarget():
            return target_path(request, tree)
        case NewReview():
            return review_path(request, sheet, workspace.plan)
        case NewStatus():
            return status_path(request)
        case NewCosts():
            return costs_path(request)
        case NewStage():
            return STAGE
        case NewChange():
            return CHANGE
        case _:
            assert_never(request)


def doubts_about(
    judged: Sequence[Diagnostic], workspace_after: Workspace, request: Request
) -> list[Diagnostic]:
    """Those of the findings that speak against exactly what was recorded.

    `judged` are the findings of the plan as it is after the request.
    """
    path = path_of(request, workspace_after)
    file = workspace_after.documents[workspace_after.file_of(request.initiative)].file
    return [
        each
        for each in judged
        if each.doubt and each.file == file and each.path[: len(path)] == path
    ]


def _after(workspace: Workspace, request: Request) -> Workspace:
    """The plan as it would be read with what was requested.

    Raises:
        NotInPlan, NotRecorded: as `recorded_all` says.
    """
    sheet = _sheet(workspace, request)
    document = workspace.documents[workspace.file_of(request.initiative)]
    steps = _steps(workspace, sheet, request)
    text = filed(document, sheet, workspace.plan, steps)
    if text == document.data.decode("utf-8"):
        return workspace
    after = with_text(workspace, request.initiative, text)
    if request.initiative not in after.sheets:
        wrong = next(
            each
            for each in after.diagnostics
            if each.file == document.file and each.severity is Severity.ERROR
        )
        raise NotRecorded(wrong.message, wrong.help)
    return after


def _steps(workspace: Workspace, sheet: Sheet, request: Request) -> list[Step]:
    plan, tree = workspace.plan, _tree(workspace, request)
    if not isinstance(request, NewStage | NewChange):
        check_year(plan, request.fiscal_year)
    if isinstance(sheet, Goal) and isinstance(request, _OF_INITIATIVES):
        raise NotRecorded(
            message(
                "'{name}' is a goal, which has indicators and reviews only", name=request.initiative
            )
        )
    match request:
        case NewValue():
            return value_steps(request, _indicator(workspace, request), tree)
        case NewState():
            return state_steps(request, _indicator(workspace, request), tree)
        case NewTarget():
            _indicator(workspace, request)
            return target_steps(request, tree)
        case NewReview():
            return review_steps(request, sheet, plan, tree)
        case NewStatus():
            return status_steps(request, workspace.taxonomy, tree)
        case NewCosts():
            return costs_steps(request, plan, tree)
        case NewStage():
            return stage_steps(request, workspace.taxonomy, tree)
        case NewChange():
            return change_steps(request, tree)
        case _:
            assert_never(request)


_OF_INITIATIVES = (NewStatus, NewCosts, NewStage, NewChange)


def _sheet(workspace: Workspace, request: Request) -> Sheet:
    sheet = workspace.sheets.get(request.initiative)
    if sheet is None:
        name = excerpt(request.initiative)
        raise NotInPlan(message("the plan has no initiative '{name}'", name=name))
    return sheet


def _indicator(workspace: Workspace, request: NewValue | NewState | NewTarget) -> Indicator:
    sheet = _sheet(workspace, request)
    return sheet.indicators[find_indicator(request.initiative, sheet, request.indicator)]


def _tree(workspace: Workspace, request: Request) -> Tree:
    document = workspace.documents[workspace.file_of(request.initiative)]
    return parse(document.file, document.data)[1]


def _changed(before: Workspace, after: Workspace) -> dict[str, str]:
    return {
        name: _text(after, name)
        for name, document in after.documents.items()
        if document.data != before.documents[name].data
    }


def _text(workspace: Workspace, name: str) -> str:
    return workspace.documents[name].data.decode("utf-8")
