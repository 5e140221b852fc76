"""The reviews of a sheet, with the grades that several gave in a year side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.era import moment_label, year_label
from apcli.render.documents.plan_views import ReviewView
from apcli.render.documents.small_table import SmallTable
from apcli.render.labels import NOTHING_SET, WORDS
from apcli.render.prose import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models import Plan, Review


def reviews_of(
    reviews: Mapping[int, Sequence[Review]], plan: Plan, label: str | None = None
) -> Iterator[ReviewView]:
    """All reviews by year; `label` is what the plan's sheets call them."""
    for year, given in sorted(reviews.items()):
        yield from reviews_in(year, given, plan, label)


def reviews_in(
    year: int, reviews: Sequence[Review], plan: Plan, label: str | None = None
) -> Iterator[ReviewView]:
    """The reviews of a year: first the grades, if several gave them, then what each says."""
    views = [review_view(year, review, plan, label) for review in reviews]
    graded = [
        (plan.reviewed_by(review) or WORDS("evaluation"), view.grades)
        for review, view in zip(reviews, views, strict=True)
        if view.grades
    ]
    if len(graded) > 1:
        title = f"{year_label(year)}の{label or WORDS('evaluation')}"
        yield replace(_EMPTY, year=year_label(year), title=title, table=_side_by_side(graded))
        views = [replace(view, grades=()) for view in views]
        views = [view for view in views if _says_more(view)]
    yield from views


def review_view(year: int, review: Review, plan: Plan, label: str | None = None) -> ReviewView:
    """What was judged after a year as templates see it."""
    by = plan.reviewed_by(review) or label or WORDS("evaluation")
    return ReviewView(
        year=year_label(year),
        title=f"{year_label(year)}の{by}",
        grades=plan.grades_of(review),
        table=None,
        evaluation=parse(review.evaluation) if review.evaluation else None,
        issues=parse(review.issues) if review.issues else None,
        next_steps=parse(review.next_steps) if review.next_steps else None,
        direction=review.direction,
        by=moment_label(review.by) if review.by else None,
        named=bool(plan.reviewed_by(review)),
    )


_EMPTY = ReviewView("", "", (), None, None, None, None, None, None)


def _says_more(view: ReviewView) -> bool:
    return any((view.evaluation, view.issues, view.next_steps, view.direction))


def _side_by_side(
    graded: Sequence[tuple[str, Sequence[tuple[str, str, str | None]]]],
) -> SmallTable:
    """A row for each grade, a column for each who gave it."""
    cells = [
        {name: f"{label}（{meaning}）" if meaning else label for name, label, meaning in grades}
        for _, grades in graded
    ]
    names = dict.fromkeys(name for column in cells for name in column)
    return SmallTable(
        caption=None,
        heads=(WORDS("group"), *(who for who, _ in graded)),
        rows=tuple((name, *(column.get(name, NOTHING_SET) for column in cells)) for name in names),
        stacked=True,
    )
