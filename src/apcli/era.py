"""Fiscal years, months and days, and their names in the Japanese eras.

A fiscal year (年度) runs from 1 April to 31 March and is an int, its western number: 2025 is
令和7年度. The first year of an era is written 元年, never 1年.
"""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ERAS = (
    ("令和", "R", datetime.date(2019, 5, 1)),
    ("平成", "H", datetime.date(1989, 1, 8)),
    ("昭和", "S", datetime.date(1926, 12, 25)),
    ("大正", "T", datetime.date(1912, 7, 30)),
    ("明治", "M", datetime.date(1868, 1, 25)),
)

_JAPANESE_DATE = (
    r"(?P<era>令和|平成|昭和|大正|明治|[RHSTM])?\s*(?P<year>\d{1,4}|元)\s*(?P<separator>[-./年])"
    r"\s*(?P<month>\d{1,2})(?:\s*[-./月]\s*(?P<day>\d{1,2})?日?)?"
)
_JAPANESE_YEAR = r"(?P<era>令和|平成|昭和|大正|明治|[RHSTM])\s*(?P<year>\d{1,2}|元)(?:年度?)?"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the western calendar; `str` gives `2025-10`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def last_day(self) -> datetime.date:
        """The last day of the month."""
        return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])


Moment = datetime.date | Month
"""A day, or a month where the day is not known."""


def last_day(moment: Moment) -> datetime.date:
    """The day itself, or the last day of the month."""
    return moment.last_day if isinstance(moment, Month) else moment


def first_day(fiscal_year: int) -> datetime.date:
    """The day on which a fiscal year begins, 1 April."""
    return datetime.date(fiscal_year, 4, 1)


def fiscal_year_of(moment: Moment) -> int:
    """The fiscal year in which a day or month falls: April to March, named by its first year."""
    return moment.year if moment.month >= 4 else moment.year - 1


def _era_year(day: datetime.date) -> tuple[str, str, int]:
    for name, letter, start in _ERAS:
        if day >= start:
            return name, letter, day.year - start.year + 1
    return "西暦", "", day.year


def year_label(fiscal_year: int) -> str:
    """The fiscal year in the era in force at its end: `令和7年度`, `令和元年度` for 2019."""
    # FY2019 began in 平成 and prints 令和元年度: the era in force at its end names it.
    if fiscal_year >= datetime.MAXYEAR:
        return f"{fiscal_year}年度"
    name, _, year = _era_year(datetime.date(fiscal_year + 1, 3, 31))
    year -= 1
    if year == 0:
        name, _, year = _era_year(first_day(fiscal_year))
    return f"{name}{_first(year)}年度"


def short_year_label(fiscal_year: int) -> str:
    """The fiscal year for heads of narrow columns: `R7` for 令和7年度."""
    label = year_label(fiscal_year).removesuffix("年度")
    letter = next((letter for name, letter, _ in _ERAS if label.startswith(name)), "")
    return letter + label[2:].replace("元", "1") if letter else label


def span_label(first: int, last: int) -> str:
    """A span of fiscal years: `令和7年度`, `令和6～8年度`, `平成30年度～令和2年度`."""
    start, end = year_label(first), year_label(last)
    if first == last:
        return start
    if start[:2] == end[:2]:
        return f"{start.removesuffix('年度')}～{end[2:]}"
    return f"{start}～{end}"


def moment_label(moment: Moment) -> str:
    """A day or month: `令和7年9月30日`, `令和7年10月`."""
    name, _, year = _era_year(last_day(moment))
    label = f"{name}{_first(year)}年{moment.month}月"
    return label if isinstance(moment, Month) else f"{label}{moment.day}日"


def short_moment_label(moment: Moment) -> str:
    """A day or month as tables print it: `R6.3.31`, `R7.10`."""
    _, letter, year = _era_year(last_day(moment))
    label = f"{letter}{year}.{moment.month}"
    return label if isinstance(moment, Month) else f"{label}.{moment.day}"


@lru_cache(maxsize=1024)
def parse_moment(text: str) -> Moment | None:
    """`2025-09-30` or `2025-09` as a day or month; None if the calendar does not have it.

    Cached: most values of a plan are measured on the same few days.
    """
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), found[3]
    try:
        whole = datetime.date(year, month, int(day or 1))
    except ValueError:
        return None
    return whole if day else Month(year, month)


def guess_moment(text: str) -> Moment | None:
    """What `R7.4.1`, `令和7年4月1日`, `2025/04/01` or `２０２５年１０月` most likely means."""
    found = re.fullmatch(_JAPANESE_DATE, unicodedata.normalize("NFKC", text.strip()))
    if not found:
        return None
    year = _western(found["era"], found["year"])
    if year is None:
        return None
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return parse_moment(f"{year:04}-{int(found['month']):02}{day}")


def guess_year(text: str) -> int | None:
    """What `R7`, `令和7年度` or `２０２５年度` most likely means as a fiscal year."""
    plain = _KANJI.sub(_in_digits, unicodedata.normalize("NFKC", text.strip()))
    western = re.fullmatch(r"([12][0-9]{3})\s*(?:年度?)?", plain)
    if western:
        return int(western[1])
    found = re.fullmatch(_JAPANESE_YEAR, plain)
    return _western(found["era"], found["year"]) if found else None


_KANJI = re.compile("[一二三四五六七八九十]+(?=年)")
_DIGITS = "〇一二三四五六七八九"


def _in_digits(found: re.Match[str]) -> str:
    """The digits of a number in kanji below 100: 二十五."""
    tens, ten, ones = found[0].rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return found[0]
    return str((_DIGITS.index(tens or "一") if ten else 0) * 10 + _DIGITS.index(ones or "〇"))


def _western(era: str | None, year: str) -> int | None:
    number = 1 if year == "元" else int(year)
    if era is None:
        return number if number >= 1000 else None
    start = next(start for name, letter, start in _ERAS if era in (name, letter))
    return start.year + number - 1


def _first(year: int) -> str:
    return "元" if year == 1 else str(year)
