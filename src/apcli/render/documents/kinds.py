"""The kinds of document: what each is made of, and what can be asked of it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from apcli.render.documents.document import Document
    from apcli.workspace import Workspace


class DocumentKind(enum.StrEnum):
    """What is rendered."""

    PLAN = "plan"
    PROGRESS = "progress"


OPTIONS: Mapping[DocumentKind, frozenset[str]] = {
    DocumentKind.PLAN: frozenset({"--site"}),
    DocumentKind.PROGRESS: frozenset({"--year", "--as-of"}),
}
"""The options of the command line that apply to this kind and not to every one."""


def document_of(
    kind: DocumentKind,
    workspace: Workspace,
    fiscal_year: int | None = None,
    as_of: datetime.date | None = None,
) -> Document[Any]:
    """The document of a kind: of the plan's year unless another is given, judged as of a day.

    Only what the kind needs is imported.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    match kind:
        case DocumentKind.PLAN:
            from apcli.render.documents.plan import plan_document

            return plan_document(workspace)
        case DocumentKind.PROGRESS:
            from apcli.progress import measure_plan
            from apcli.render.documents.progress import progress_document

            plan = workspace.plan
            year = fiscal_year or plan.fiscal_year
            return progress_document(measure_plan(plan, workspace.sheets, year, as_of), workspace)
