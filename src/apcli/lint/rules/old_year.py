"""A text, a schedule or an erratum that still speaks of last year.

A line is found if it stands in last year's edition as it is and names that plan's year, its
forecast (令和6年度末見込値) or the month in which it was published. A schedule is found if a bar of
last year is over or ends with last year's plan, an erratum if it was there before.

Why:
    Next year's plan is last year's, revised. What nobody looked at is printed as it was: a forecast
    of a year that is over, the date of last year's publication, mistakes of another text.

How to fix:
    Write what is true of the new plan. Delete an erratum whose text is right in the new plan.

When to ignore:
    If the sentence tells what was done in that year and is still right.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    notes: [令和6年度の結果により見直します。]
    # initiatives/first.yaml
    title: 窓口のDX
    notes: [令和6年度の結果により見直します。]

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    notes: [令和6年度の結果により見直します。]
    # initiatives/first.yaml
    title: 窓口のDX
    notes: [令和7年度の結果により見直します。]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import is_revised, placed, sheet_pairs
from apcli.lint.old_years import old_years
from apcli.models import Initiative
from apcli.workspace import GLOSSARY, PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.last_year import SheetPair
    from apcli.models import Plan
    from apcli.models.base import Model
    from apcli.workspace import Workspace

RULE = Rule("AP704", "old-year", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The texts of no sheet, then each sheet, against the edition of an earlier year."""
    if not is_revised(workspace):
        return
    old, new = workspace.last_year.edition.plan, workspace.plan
    edition = workspace.last_year.edition
    parts: tuple[tuple[str, Model, Model], ...] = (
        (PLAN, new, old),
        (TAXONOMY, workspace.taxonomy, edition.taxonomy),
        (GLOSSARY, workspace.glossary, edition.glossary),
    )
    for file, now, before in parts:
        for finding in _texts(now, before, old, new):
            yield Finding(finding.path, finding.message, finding.help, part=finding.part, file=file)
    for pair in sheet_pairs(workspace):
        for finding in _of_sheet(pair, old, new):
            yield placed(workspace, pair.key, finding)


def _of_sheet(pair: SheetPair, old: Plan, new: Plan) -> Iterator[Finding]:
    yield from _texts(pair.now, pair.before, old, new)
    if isinstance(pair.now, Initiative) and isinstance(pair.before, Initiative):
        yield from _schedule(pair.now, pair.before, old, new)
        for index, erratum in enumerate(pair.now.errata):
            if erratum in pair.before.errata:
                text = message("the erratum is about the text of last year's edition")
                help = message("delete it if the new plan has the right text")
                yield Finding(("errata", index), text, help)


def _texts(now: Model, before: Model, old: Plan, new: Plan) -> Iterator[Finding]:
    for path, part, year in old_years(now, before, old, new):
        text = message("the text speaks of {year}, as in last year's edition", year=year)
        yield Finding(path, text, message("write what is true of the new plan"), part=part)


def _schedule(now: Initiative, before: Initiative, old: Plan, new: Plan) -> Iterator[Finding]:
    """The first bar that is over, or that ends where last year's plan ended."""
    ended, ends = max(old.years.all), max(new.years.all)
    for index, span in enumerate(now.schedule):
        if span in before.schedule and (span.last < new.fiscal_year or span.last == ended < ends):
            text = message(
                "the schedule is that of last year's edition, with '{text}' until {year}",
                text=span.text,
                year=span.last,
            )
            help = message("the plan's years are {years}", years=", ".join(map(str, new.years.all)))
            yield Finding(("schedule", index), text, help)
            return
