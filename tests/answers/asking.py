"""Both plans of the repository, and every question that can be asked of a plan."""

from __future__ import annotations

import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from apcli.answers.explanation import Explained, explanation_answer
from apcli.answers.groups import groups_answer
from apcli.answers.initiatives import initiatives_answer
from apcli.answers.matrix import matrix_answer
from apcli.answers.missing import missing_answer
from apcli.answers.rows import rows_answer
from apcli.answers.rules import rules_answer
from apcli.answers.series import series_answer
from apcli.answers.sheet import sheet_answer
from apcli.lint.documentation import pages
from apcli.matrix import count_matrix
from apcli.progress import (
    EVERYTHING,
    break_down,
    grouping_by,
    measure_years,
    missing_from,
    reviews_owed,
    select,
)
from apcli.source import locate
from apcli.workspace import Workspace, load
from tests.processes import DATA, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from apcli.answers.answer import Answer
    from apcli.diagnostics import DataPath
    from apcli.progress import Report, Selection
    from apcli.words import Words

AS_OF = datetime.date(2026, 5, 29)
PLANS = {"published": DATA, "demonstration": ROOT / "examples/demonstration/data"}


@cache
def workspace_of(plan: str) -> Workspace:
    """A plan by its name in `PLANS`."""
    return _loaded(PLANS[plan])


def _loaded(folder: Path) -> Workspace:
    return load(folder, "data")


def reports(
    workspace: Workspace, *years: int, selection: Selection = EVERYTHING
) -> tuple[Report, ...]:
    """The reports of these years, without any those of every year of the plan."""
    asked = years or workspace.plan.years.all
    return measure_years(workspace.plan, workspace.initiatives, asked, AS_OF, selection)


def answers(question: str, workspace: Workspace, words: Words) -> Iterator[Answer]:
    """The answers to a question, for everything in the plan of which it can be asked."""
    return QUESTIONS[question](workspace, words)


def _rows(workspace: Workspace, words: Words) -> Iterator[Answer]:
    plan, taxonomy = workspace.plan, workspace.taxonomy
    yield from (rows_answer(each, plan, taxonomy, words) for each in reports(workspace))


def _selected_rows(workspace: Workspace, words: Words) -> Iterator[Answer]:
    plan, taxonomy = workspace.plan, workspace.taxonomy
    department = taxonomy.departments[0].name
    chosen = select(taxonomy, departments=[department], verdicts=["missed", "no_value"])
    (found,) = reports(workspace, 2025, selection=chosen)
    yield rows_answer(found, plan, taxonomy, words, bars=False)


def _series(workspace: Workspace, words: Words) -> Iterator[Answer]:
    plan, taxonomy = workspace.plan, workspace.taxonomy
    yield series_answer(reports(workspace), plan, taxonomy, words)
    yield series_answer(reports(workspace, 2024, 2025), plan, taxonomy, words)


def _groups(workspace: Workspace, words: Words) -> Iterator[Answer]:
    plan, taxonomy = workspace.plan, workspace.taxonomy
    for by in ("department", "stage", *(axis.key for axis in taxonomy.axes)):
        grouping = grouping_by(by, taxonomy, workspace.tree)
        counted = [
            break_down(each, grouping, plan, workspace.initiatives) for each in reports(workspace)
        ]
        yield groups_answer(counted, plan, taxonomy, words)
        yield from (groups_answer([each], plan, taxonomy, words) for each in counted)


def _missing(workspace: Workspace, words: Words) -> Iterator[Answer]:
    plan, taxonomy = workspace.plan, workspace.taxonomy
    found = [
        missing_from(each, taxonomy, reviews_owed(each, plan, workspace.initiatives))
        for each in reports(workspace)
    ]
    yield missing_answer(found, plan, taxonomy, words)
    yield from (missing_answer([each], plan, taxonomy, words) for each in found)


def _explanation(workspace: Workspace, words: Words) -> Iterator[Answer]:
    yield from (explanation(workspace, each, words) for each in reports(workspace))


def _matrix(workspace: Workspace, words: Words) -> Iterator[Answer]:
    taxonomy, initiatives = workspace.taxonomy, workspace.initiatives
    for axis in (None, *(axis.key for axis in taxonomy.axes)):
        yield matrix_answer(count_matrix(taxonomy, initiatives, axis), workspace.plan, words)


def _initiatives(workspace: Workspace, words: Words) -> Iterator[Answer]:
    yield initiatives_answer(workspace.initiatives, workspace.plan, workspace.taxonomy, words)


def _sheet(workspace: Workspace, words: Words) -> Iterator[Answer]:
    for key in workspace.sheets:
        yield sheet_answer(key, workspace, words)


def _rules(_workspace: Workspace, words: Words) -> Iterator[Answer]:
    yield rules_answer(pages().values(), words)


QUESTIONS: Mapping[str, Callable[[Workspace, Words], Iterator[Answer]]] = {
    "rows": _rows,
    "selected rows": _selected_rows,
    "series": _series,
    "groups": _groups,
    "missing": _missing,
    "explanation": _explanation,
    "matrix": _matrix,
    "initiatives": _initiatives,
    "sheet": _sheet,
    "rules": _rules,
}


def explanation(workspace: Workspace, report: Report, words: Words) -> Answer:
    """How every figure of a report was computed."""
    explained = [Explained(row, partial(_place, workspace, row.about.sheet)) for row in report.rows]
    return explanation_answer(explained, workspace.plan, words)


def _place(workspace: Workspace, key: str, path: DataPath) -> tuple[str, int]:
    document = workspace.documents[workspace.file_of(key)]
    return document.file, locate(document, path).line
