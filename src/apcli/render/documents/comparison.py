"""The 新旧対照表 of two editions: a document as any other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from apcli.editions.change import Sort
from apcli.models import Status
from apcli.render.changes.naming import sort_word
from apcli.render.changes.printed import is_printed
from apcli.render.changes.saying import Saying
from apcli.render.documents.comparison_rows import Rows
from apcli.render.documents.comparison_views import (
    ChangeGroupView,
    ComparisonView,
    Layout,
    Leaving,
)
from apcli.render.documents.document import Document
from apcli.render.labels import mark_of, plan_year_label
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.comparing import Comparison
    from apcli.words import Words
    from apcli.workspace import Workspace


def comparison_document(
    compared: Comparison, layout: Layout | None = None
) -> Document[ComparisonView]:
    """The changes that readers of the plan see, by initiative and goal.

    Raises:
        Unavailable: a part of one edition could not be read.
    """
    chosen, plan = layout or Layout(), compared.new.plan
    words = words_in(plan.language)
    new_head, old_head = chosen.heads or (words("new_side"), words("old_side"))
    left, right = (new_head, old_head) if chosen.new_left else (old_head, new_head)
    caption = words("comparison.caption") if chosen.caption is None else chosen.caption
    view = ComparisonView(
        title=plan.title,
        city=plan.city.name,
        fiscal_year=plan_year_label(plan.fiscal_year),
        draft=plan.status is Status.DRAFT,
        mark=mark_of(plan.status),
        old_year=plan_year_label(compared.old.plan.fiscal_year),
        caption=caption,
        left=left,
        right=right,
        with_remarks=Leaving.REMARKS not in chosen.without,
        groups=tuple(_groups(compared, chosen, words)),
    )
    title = f"{plan.title}　{words('comparison')}"
    return Document(kind="comparison", title=title, view=view, workspace=compared.new, pictures={})


def _groups(compared: Comparison, layout: Layout, words: Words) -> Iterator[ChangeGroupView]:
    old, new = Saying(compared.old, words), Saying(compared.new, words)
    rows = Rows(compared, old, new, words, layout)
    shown = [each for each in compared.changes if is_printed(each, compared)]
    for (source, key), found in groupby(shown, lambda each: (each.source, each.key)):
        changes = [*found]
        if key is None:
            yield ChangeGroupView(sort_word(Sort(source.value), words), "", tuple(rows.of(changes)))
            continue
        here = bool(changes[0].new_keys)
        workspace, saying = (compared.new, new) if here else (compared.old, old)
        heading = saying.sheet(key)
        yield ChangeGroupView(heading, _above(key, workspace, saying), tuple(rows.of(changes)))


def _above(key: str, workspace: Workspace, saying: Saying) -> str:
    """The goals above an initiative or a goal, from the top."""
    initiative = workspace.initiatives.get(key)
    goal = initiative.goal if initiative else workspace.goals[key].parent
    return " ＞ ".join(map(saying.sheet, workspace.tree.path(goal)))
