"""What became of an initiative or a goal, in the order in which it came: its dated timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.editions.lineage import lineage
from apcli.era import Month, last_day, moment_label, year_label
from apcli.models import Initiative, Kind
from apcli.progress import BASELINE, TARGET, courses_of
from apcli.render.labels import WORDS, kind_word, quantity_label

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from apcli.era import Moment
    from apcli.models import Change, Sheet
    from apcli.progress import Course, Point, Subject
    from apcli.publishing.site import Site
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is known of an initiative or a goal since a day.

    `order` puts events one after another, `when` is the day, or the fiscal year where the data
    state none. `indicator` is the key of the indicator whose value it is. `is_news`: it is a result
    or a review, not what the plan itself says.
    """

    order: datetime.date
    when: str
    what: str
    text: str
    indicator: str | None = None
    is_news: bool = False


def timelines_of(site: Site) -> Mapping[str, tuple[Event, ...]]:
    """The events of each initiative and goal by its key, the newest first."""
    workspace, before = site.workspace, site.before
    earlier: dict[str, list[Event]] = {}
    if before is not None:
        then = lineage(before, workspace)
        for key in before.sheets:
            for present in then.sheets.get(key, ()):
                earlier.setdefault(present, []).extend(_edition(before, key))
    return {
        key: tuple(
            sorted(
                (*_events(workspace, key, sheet), *earlier.get(key, ())),
                key=lambda each: each.order,
                reverse=True,
            )
        )
        for key, sheet in workspace.sheets.items()
    }


def _events(workspace: Workspace, key: str, sheet: Sheet) -> Iterator[Event]:
    yield from _edition(workspace, key)
    for about, course in courses_of(workspace.plan, key, sheet):
        yield from _values(about, course)
    for year, reviews in sheet.reviews.items():
        for review in reviews:
            if review.says_anything:
                by = workspace.plan.reviewed_by(review) or WORDS("evaluation")
                yield _event(review.by, year, by, _said(review.direction), is_news=True)
    if isinstance(sheet, Initiative):
        for year, status in sheet.status.items():
            name = workspace.taxonomy.status_name(status.key)
            yield _event(None, year, WORDS("status"), name)


def _edition(workspace: Workspace, key: str) -> Iterator[Event]:
    """That a plan with it was published, and the stage that it was in."""
    plan, sheet = workspace.plan, workspace.sheets[key]
    mark = sheet.stage if isinstance(sheet, Initiative) else None
    stage = workspace.taxonomy.stage(mark.key) if mark else None
    text = f"{WORDS('stage')}：{stage.name}" if stage else ""
    if plan.published:
        yield _event(
            plan.published, plan.fiscal_year, f"{year_label(plan.fiscal_year)}の計画", text
        )


def _values(about: Subject, course: Course) -> Iterator[Event]:
    for point in course.points:
        if point.kind in (TARGET, Kind.FORECAST):
            continue
        value = point.quantity
        day = (value.day or value.as_of) if value else None
        said = f"{about.label}　{_value(point, about)}"
        what = f"{year_label(point.first)}の{kind_word(point.kind)}"
        is_news = point.kind != BASELINE
        yield _event(day, point.first, what, said, about.indicator, is_news=is_news)


def _value(point: Point, about: Subject) -> str:
    if point.quantity:
        return quantity_label(point.quantity, about)
    return WORDS.of(point.state) if point.state else ""


def _said(direction: Change | None) -> str:
    return f"{WORDS('next_direction')}：{WORDS.of(direction)}" if direction else ""


def _event(
    day: Moment | None,
    fiscal_year: int,
    what: str,
    text: str,
    indicator: str | None = None,
    *,
    is_news: bool = False,
) -> Event:
    """An event of a day, else of the end of a fiscal year."""
    order = last_day(day or Month(fiscal_year + 1, 3))
    when = moment_label(day) if day else year_label(fiscal_year)
    return Event(order, when, what, text, indicator, is_news)
