"""What the search of a site looks through: every text of the plan with the page that it is on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from apcli.publishing.addresses import indicator_page
from apcli.render.labels import WORDS
from apcli.render.sheet_pages import goal_page, initiative_page
from apcli.render.web.spelling import spelling_script
from apcli.text.printed import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Goal, Indicator, Initiative, Review, Sheet
    from apcli.publishing.site import Site
    from apcli.workspace import Workspace

SEARCH = "search.js"

Part = tuple[str, str, str]
"""What a text is, the page that it is on, and the text itself."""


def search_data(site: Site) -> str:
    """The texts as a script: for each initiative its own parts and the places of its goals.

    It begins with the spellings, and needs the script that folds text after it.
    """
    workspace = site.workspace
    goals = {key: place for place, key in enumerate(workspace.goals)}
    data = {
        "goals": [[*_of_goal(key, each, workspace)] for key, each in workspace.goals.items()],
        "initiatives": {
            each.key: {
                "parts": [*_of_initiative(each.key, workspace)],
                "goals": [
                    goals[key]
                    for key in workspace.tree.path(workspace.initiatives[each.key].goal)
                    if key in goals
                ],
            }
            for each in site.plan.view.initiatives
        },
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{spelling_script(workspace)}const PLAN = {written};\n"


def _of_initiative(key: str, workspace: Workspace) -> Iterator[Part]:
    initiative, page = workspace.initiatives[key], initiative_page(key)
    yield WORDS("title"), page, initiative.label
    yield from ((label, page, text) for label, text in _head(initiative, workspace) if text)
    names = {each.key: each.name for each in workspace.plan.fields}
    texts = (
        (WORDS("overview"), initiative.overview),
        (WORDS("actions"), initiative.actions),
        *((names.get(name, name), text) for name, text in initiative.fields.items()),
        (WORDS("schedule"), "　".join(span.text for span in initiative.schedule)),
    )
    yield from ((label, page, _line(text)) for label, text in texts if text)
    yield from _of_sheet(key, initiative, page)


def _head(initiative: Initiative, workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Who is in charge of the initiative, its stage and status, and where it belongs."""
    taxonomy = workspace.taxonomy
    yield WORDS("department"), joined(initiative.departments)
    stage = taxonomy.stage(initiative.stage.key) if initiative.stage else None
    yield WORDS("stage"), stage.name if stage else ""
    statuses = (taxonomy.status_name(each.key) for each in initiative.status.values())
    yield WORDS("status"), "　".join(dict.fromkeys(statuses))
    for axis in taxonomy.axes:
        chosen = initiative.classification.get(axis.key, ())
        yield axis.name, "　".join(item.name for item in axis.items if item.key in chosen)


def _of_goal(key: str, goal: Goal, workspace: Workspace) -> Iterator[Part]:
    page = goal_page(key)
    yield WORDS("goal"), page, goal.label
    if goal.departments:
        yield WORDS("department"), page, joined(goal.departments)
    if goal.overview:
        yield goal.label, page, _line(goal.overview)
    yield from _of_sheet(key, goal, page)


def _of_sheet(key: str, sheet: Sheet, page: str) -> Iterator[Part]:
    """What initiatives and goals both may have: indicators, reviews, notes."""
    for name, indicator in sheet.indicators.items():
        yield WORDS("indicator"), indicator_page(key, name), "　".join(_texts(indicator))
    for reviews in sheet.reviews.values():
        for review in reviews:
            if text := "　".join(_said(review)):
                yield WORDS("evaluation"), page, text
    if sheet.notes:
        yield WORDS("notes"), page, _line("　".join(sheet.notes))


def _texts(indicator: Indicator) -> Iterator[str]:
    yield " ".join(filter(None, (indicator.name, indicator.series)))
    yield from map(_line, filter(None, (indicator.definition, indicator.rationale)))
    measured = [each for given in indicator.values.values() for each in given.all]
    for each in (*measured, *([indicator.baseline] if indicator.baseline else [])):
        yield from filter(None, (each.text, each.note, each.source))
    for target in indicator.targets.values():
        yield from filter(None, (target.text, target.note))


def _said(review: Review) -> Iterator[str]:
    yield from map(_line, filter(None, (review.evaluation, review.issues, review.next_steps)))


def _line(text: str) -> str:
    return " ".join(text.split())
