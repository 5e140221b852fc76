"""A start in `actions` that is after the last year of the plan or before its first.

A start is a year or month with から or より in a sentence that says what will be done: 導入します,
開始し, 運用を目指し. What began long ago and goes on is left alone, and so are years in passing.

Why:
    The plan promises what it does not cover, or what should have been done long ago. Usually a
    digit slipped in.

How to fix:
    Correct the year or month.

When to ignore:
    If the start was decided on for a year beyond the plan.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    actions: 令和17年10月より、書かない窓口を導入します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    actions: 令和7年10月より、書かない窓口を導入します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import Month, fiscal_year_of, guess_year, year_label
from apcli.lint.moments import MOMENT, moments_of
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP531", "start-outside-plan", Severity.WARNING)
SENTENCES = True
_DONE = (
    "(?:導入|開始|運用|移行|実施|整備|拡大|拡充|提供|試行|稼働|設置)"
    "(?:し(?=、|ます)|する(?=とともに|予定)|を(?:目指し|開始し|行い|始め)(?=、|ます))"
)
_START = rf"(?P<start>{MOMENT})(?:から|より)"
PATTERN = rf"(?<![0-9～〜~]){_START}(?P<clause>の?、?[^、。\n]*)(?P<rest>[^。\n]*)"
_places = places("年(?=度?から|度?より)", "月(?=から|より)", "日(?=から|より)")
_PLAINEST = (
    "(?P<year>令和[0-9]{1,2}|20[0-9]{2})(?:年[0-9]{1,2}月[0-9]{1,2}|年[0-9]{1,2}|)"
    "(?P<unit>[年月日])(?=度?(?:から|より))"
)


def screen(texts: PlanTexts) -> set[int]:
    """The starts but those that are plainly in the plan: PATTERN takes long to compile."""
    if texts.workspace.read_plan is None:
        return set()
    years = texts.workspace.plan.years.all
    inside = {
        found.start("unit")
        for found in re.finditer(_PLAINEST, texts.joined)
        if guess_year(found["year"]) in years[1:]
    }
    return set(_places(texts)) - inside


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every start of what will be done that no year of the plan covers."""
    if field.path != ("actions",) or texts.workspace.read_plan is None:
        return None
    years = texts.workspace.plan.years.all
    (start,) = moments_of(found["start"])
    year = start.year
    if start.month:
        year = fiscal_year_of(Month(start.year, start.month))
    if year > years[-1]:
        text = message(
            "a start after the last year of the plan, {year}", year=year_label(years[-1])
        )
        clause = found["clause"] + found["rest"]
    elif year < years[0]:
        text = message(
            "a start before the first year of the plan, {year}", year=year_label(years[0])
        )
        clause = found["clause"]
    else:
        return None
    if not re.search(_DONE, clause):
        return None
    help = message("correct the year or the month")
    return Slip(*found.span("start"), text, help)
