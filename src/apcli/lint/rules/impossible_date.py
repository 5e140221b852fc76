"""A month, a day or an era year that does not exist.

An era year after the end of its era, such as 平成35年, is found, too: readers have to count to see
which year is meant.

Why:
    Nobody can tell which day was decided on. Usually a digit slipped in, or a year was written
    before the era changed.

How to fix:
    Look up which day or year was decided on, and write that.

When to ignore:
    If the text quotes a document of that time.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和7年13月から窓口を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和7年12月から窓口を見直します。
"""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import guess_year, year_label
from apcli.lint.moments import ERA, NUMBER, number_of
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP530", "impossible-date", Severity.WARNING)
_LAST_YEARS = {"平成": 31, "昭和": 64, "H": 31, "S": 64}
_LEAP_YEAR = 2024
_DIGIT = "0-9０-９〇一二三四五六七八九十"
PATTERN = (
    rf"(?:({ERA})({NUMBER})年度?|([12][0-9]{{3}})年)(?:({NUMBER})月(?:({NUMBER})日)?)?"
    rf"|(?<![{_DIGIT}.,])({NUMBER})月({NUMBER})日"
    r"|(?<![0-9A-Za-z./-])(?:(?P<letter>[RHS])(?P<count>[0-9]{1,2})|(?P<year>[12][0-9]{3}))"
    r"(?P<mark>[./])(?P<m>[0-9]{1,2})(?P=mark)(?P<d>[0-9]{1,2})(?![0-9A-Za-z./])"
)
screen = places(
    "月(?<=[0-9]月)(?<![^0-9][1-9]月)(?<!1[0-2]月)",
    "月(?<=[０-９][0-9]月)",
    "月(?<=[０-９]月)",
    "月(?<=[一-十]月)",
    "月(?=(?:3[2-9]|[4-9][0-9]|0|[^0-9])[^0-9]{0,2}日)",
    "月(?<=[^1]2月)(?=(?:29|30)日)",
    "月(?=31日)(?:(?<=[^1][2469]月)|(?<=11月))",
    "平成(?:3[2-9]|[04-9]|[^0-9元])",
    "令和(?:0|[^0-9元])",
    "昭和(?:6[5-9]|[07-9]|[^0-9元])",
    "R0",
    "H(?:3[2-9]|[04-9])",
    "S(?:6[5-9]|[07-9])",
    "[./](?:0?2[./](?:29|30)|(?:0?[2469]|11)[./]31|(?:00?|1[3-9]|[2-9][0-9])[./]"
    "|[0-9]{1,2}[./](?:3[2-9]|[4-9][0-9]|00?)(?![0-9]))",
)
"""All but the months, days and years that exist, in plain digits, and 2月29日."""


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every date that the calendar does not have, and every year that its era does not have."""
    era, number = found[1] or found["letter"], found[2] or found["count"]
    western = found[3] or found["year"]
    year = int(western) if western else _LEAP_YEAR
    if number:
        name = f"{era}{number}年"
        year = guess_year(f"{era}{number_of(number)}年") or _LEAP_YEAR
        if not 1 <= number_of(number) <= _LAST_YEARS.get(era, 99):
            help = message("write {name} if it is meant", name=year_label(year).removesuffix("度"))
            text = message("there is no year {name}", name=name)
            return Slip(found.start(), found.end(), text, help)
    month, day = found[4] or found[6] or found["m"], found[5] or found[7] or found["d"]
    if month is None or _exists(year, number_of(month), number_of(day or "1")):
        return None
    text = message("there is no day '{text}'", text=found[0])
    if day is None:
        text = message("there is no month '{text}'", text=found[0])
    return Slip(found.start(), found.end(), text, message("write the date that was decided on"))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
