"""An era year that does not match the western year or the era year beside it.

Years, months, days and spans of both are compared, in brackets or after a stroke: R7/2025,
令和7～10（2025～2028）年度, 令和七年四月（2025年4月）. A month and a fiscal year match if the
month is in it: 令和7年3月（2024年度末）.

Why:
    One of the two is wrong. Citizens cannot see when a service starts, and departments and the
    assembly may take different years for the one in which a target is due.

How to fix:
    Check which year was decided on, and correct the other.

When to ignore:
    If the two are meant to differ, as a fiscal year and the calendar year in which it ends.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和7（2026）年度から窓口を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和7（2025）年度から窓口を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import guess_year
from apcli.lint.moments import MOMENTS, moments_of
from apcli.lint.text_checker import Slip

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.lint.moments import Moment
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP513", "era-year", Severity.WARNING)
_MARKS = "(（/／=＝"
PATTERN = rf"(?<![0-9０-９])({MOMENTS})(?P<mark>[{_MARKS}])({MOMENTS})(?:[）)]|(?![0-9]))"
_YEAR = "(?:西暦|令和|平成|昭和|[RHS][0-9元]|[12][0-9]|[一二][〇一二三四五六七八九])"
"""How a year begins."""
_PLAINEST = "(?P<era>令和[0-9]{1,2})(?:年度?)?(?P<mark>（)(?P<western>20[0-9]{2})(?:年度?)?）"


def screen(texts: PlanTexts) -> set[int]:
    """All marks but those of 令和7（2025）: nearly every plan has it, and PATTERN is long."""
    right = {
        found.start("mark")
        for found in re.finditer(_PLAINEST, texts.joined)
        if guess_year(f"{found['era']}年") == int(found["western"])
    }
    year = re.compile(_YEAR)
    marks = texts.places_of(_MARKS)
    return {place for place in marks if year.match(texts.joined, place + 1)} - right


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every pair of years or dates that differ, one of them in an era."""
    first, second = moments_of(found[1]), moments_of(found[3])
    is_open = found["mark"] in "（(" and found[0][-1] not in "）)"
    if is_open or len(first) != len(second):
        return None
    for one, other in zip(first, second, strict=True):
        if (one.era or other.era) and not one.agrees_with(other):
            text = _contradiction(one, other)
            return Slip(found.start(), found.end(), text, message("correct one of the two"))
    return None


def _contradiction(one: Moment, other: Moment) -> Message:
    """What differs: an era year and its western year, or two moments as they are written."""
    era, western = (one, other) if one.era else (other, one)
    if western.era or era.month or western.month:
        return message("'{one}' is not '{other}'", one=one.text, other=other.text)
    name = f"{era.text.removesuffix('末').removesuffix('度').removesuffix('年')}年"
    return message("{era} is {year}, not {other}", era=name, year=era.year, other=western.year)
