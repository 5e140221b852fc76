"""The history of an indicator as a picture: a line of targets for each edition, and the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.editions.news import targets_by_edition
from apcli.era import year_label
from apcli.errors import NotInPlan
from apcli.progress import TARGET, courses_of
from apcli.render.pictures import EditionTargets, draw_files, revisions
from apcli.render.pictures.captions import NOW
from apcli.render.pictures.statements import known_values, statements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.editions.history import History, Version
    from apcli.models import Plan
    from apcli.progress import Course, Subject
    from apcli.render.pictures.statements import Statement
    from apcli.render.xml import Xml

STYLES = ("pictures/dark.css", "pictures/history.css")


def history_picture(history: History, plan: Plan, templates: Sequence[Path]) -> Xml:
    """The picture as an SVG file that needs nothing else, for light and dark screens.

    Raises:
        NotInPlan: no target and no value is a number.
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    last = history.versions[-1]
    about, course = _measured(last, plan)
    versions = [each.version for each in targets_by_edition(history)]
    editions = tuple(
        EditionTargets(_name(each, plan, present=each is versions[-1]), _targets(each, plan))
        for each in versions
    )
    picture = revisions(about, editions, known_values(about, course))
    if picture is None:
        raise NotInPlan(
            message("the indicator '{name}' has no number that could be drawn", name=last.name),
            message("leave out --format svg: the table has its words and days"),
        )
    return draw_files({"history": picture}, templates, STYLES)["history"]


def _measured(version: Version, plan: Plan) -> tuple[Subject, Course]:
    every = courses_of(version.plan or plan, version.key, version.sheet)
    return next(each for each in every if each[0].indicator == version.name)


def _targets(version: Version, plan: Plan) -> tuple[Statement, ...]:
    every = statements(*_measured(version, plan))
    return tuple(one for one in every if one.kind == TARGET)


def _name(version: Version, plan: Plan, *, present: bool) -> str:
    """Its tag; without one the fiscal year of its plan, or that it is the present plan."""
    if version.tag is not None:
        return version.tag
    return NOW if present else year_label((version.plan or plan).fiscal_year)
