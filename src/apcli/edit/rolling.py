"""Next year's plan as new texts of this year's files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.edit.rebasing import latest_actual_year, rebased
from apcli.edit.steps import Step, changed
from apcli.errors import NotRevised
from apcli.models import Change, Initiative
from apcli.source import parse
from apcli.workspace import PLAN, initiative_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.models import Plan
    from apcli.workspace import Workspace


class Rollover(NamedTuple):
    """The new texts by file name, and the initiatives that are taken out."""

    texts: Mapping[str, str]
    ended: tuple[str, ...]


class _Years(NamedTuple):
    """The years of the new plan; None where the plan has none."""

    baseline: int | None
    forecast: int | None
    targets: tuple[int, ...]


def rolled_over(
    workspace: Workspace, fiscal_year: int, previous: Mapping[str, str], *, rebase: bool
) -> Rollover:
    """The plan of a later fiscal year; `previous` names the edition before.

    What was said of the change against the year before is over: only what has ended is taken out,
    everything else is continued. With `rebase` the baselines move to the latest actual values.

    Raises:
        NotRevised: the plan is of a later year, its period is over, or a file cannot be changed.
    """
    years = _years(workspace, fiscal_year, rebase=rebase)
    ended = tuple(key for key, each in workspace.initiatives.items() if each.ended)
    steps = {PLAN: [*_plan_steps(workspace.plan, fiscal_year, years, previous)]}
    explicit = any(_says_continued(workspace, key) for key in workspace.initiatives)
    for key, sheet in workspace.sheets.items():
        if key in ended:
            continue
        found = [*rebased(workspace, key, years.baseline)] if rebase else []
        if isinstance(sheet, Initiative):
            found += _change_steps(workspace, key, explicit=explicit)
            found += _related_steps(workspace, sheet, ended)
        steps[workspace.file_of(key)] = found
    texts = {name: changed(workspace.documents[name], each) for name, each in steps.items() if each}
    return Rollover(texts, ended)


def _years(workspace: Workspace, fiscal_year: int, *, rebase: bool) -> _Years:
    """The years of the new plan.

    A window of targets that begins in the plan's own year and has every year moves along, since
    the plan looks ahead as far every year. Any other is the period of the plan and stays.
    """
    plan, years = workspace.plan, workspace.plan.years
    moved = fiscal_year - plan.fiscal_year
    if moved < 0:
        raise NotRevised(
            message("the plan is of {year} already", year=plan.fiscal_year),
            message("name a later year"),
        )
    targets = years.targets
    if targets == tuple(range(plan.fiscal_year, plan.fiscal_year + len(targets))):
        targets = tuple(year + moved for year in targets)
    elif fiscal_year > max(years.all):
        raise NotRevised(
            message("the plan's period ends in {year}", year=max(years.all)),
            message("write the years of the next period into 'years' in plan.yaml first"),
        )
    forecast = None if years.forecast is None else years.forecast + moved
    baseline = years.baseline
    if rebase and baseline is not None:
        before = fiscal_year if forecast is None else forecast
        baseline = max(baseline, latest_actual_year(workspace, before) or baseline)
    return _Years(baseline, forecast, targets)


def _plan_steps(
    plan: Plan, fiscal_year: int, years: _Years, previous: Mapping[str, str]
) -> Iterator[Step]:
    yield Step(("fiscal_year",), str(fiscal_year))
    for name in ("baseline", "forecast"):
        year = getattr(years, name)
        if year is not None and year != getattr(plan.years, name):
            yield Step(("years", name), str(year))
    for place, year in enumerate(years.targets):
        if year != plan.years.targets[place]:
            yield Step(("years", "targets", place), str(year))
    if plan.published is not None:
        yield Step(("published",), None)
    yield Step(("status",), "draft")
    (kind, name), *_ = previous.items()
    if plan.previous is not None and getattr(plan.previous, kind) is None:
        yield Step(("previous",), None)
        yield Step(("previous",), {kind: name})
    elif plan.previous is not None:
        yield Step(("previous", kind), name)
    else:
        yield Step(("previous",), {kind: name})


def _says_continued(workspace: Workspace, key: str) -> bool:
    document = workspace.documents[initiative_file(key)]
    return b"continued" in document.data and _written_change(workspace, key) == Change.CONTINUED


def _written_change(workspace: Workspace, key: str) -> object:
    document = workspace.documents[initiative_file(key)]
    _, tree, _ = parse(document.file, document.data)
    return tree.get("change") if isinstance(tree, dict) else None


def _change_steps(workspace: Workspace, key: str, *, explicit: bool) -> Iterator[Step]:
    """The change is written where the plan does so, or where its line has a comment to keep."""
    if workspace.initiatives[key].change is Change.CONTINUED:
        return
    text = workspace.documents[initiative_file(key)].data.decode("utf-8")
    line = next((each for each in text.splitlines() if each.startswith("change:")), "")
    keep = explicit or "#" in line
    yield Step(("change",), Change.CONTINUED.value if keep else None)


def _related_steps(
    workspace: Workspace, initiative: Initiative, ended: tuple[str, ...]
) -> Iterator[Step]:
    """Related initiatives that have ended give way to what continues them, or go."""
    related = initiative.related
    kept = {key for key in related if key not in ended}
    gone = list[int]()
    for place, key in enumerate(related):
        if key not in ended:
            continue
        heirs = [
            each
            for each, other in workspace.initiatives.items()
            if key in other.predecessors and each not in ended
        ]
        if (
            len(heirs) == 1
            and heirs[0] not in kept
            and workspace.initiatives[heirs[0]] is not initiative
        ):
            kept.add(heirs[0])
            yield Step(("related", place), heirs[0])
        else:
            gone.append(place)
    if gone and len(gone) == len(related):
        yield Step(("related",), None)
        return
    for place in reversed(gone):
        yield Step(("related", place), None)
