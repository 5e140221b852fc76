"""Years, months and days as sentences write them: 令和7年度末, R7.4.1, 平成三十年10月."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from apcli.era import Month, fiscal_year_of, guess_year

if TYPE_CHECKING:
    from collections.abc import Sequence

ERA = "令和|平成|昭和|(?<![0-9A-Za-z])[RHS]"
_KANJI = "一二三四五六七八九十"
NUMBER = f"(?:[0-9０-９]{{1,2}}|[{_KANJI}]{{1,3}})"
_WESTERN = "(?:西暦)?(?P<western>(?:1[89]|2[01])[0-9]{2}|[一二][〇一二三四五六七八九]{3})"
_MOMENT = (
    rf"(?:(?P<era>{ERA})(?P<number>元|{NUMBER})|{_WESTERN})(?P<fiscal>年度末?)?(?:"
    rf"年(?:(?P<month>{NUMBER})月(?:(?P<day>{NUMBER})日|末)?)?"
    r"|[./](?P<m>[0-9]{1,2})(?:[./](?P<d>[0-9]{1,2}))?(?![0-9])"
    r"|)"
)
TO = "(?:[～〜~–-]|から)"
MOMENT = re.sub(r"\?P<\w+>", "?:", _MOMENT)
MOMENTS = rf"{MOMENT}(?:{TO}(?:{MOMENT}|{NUMBER}(?:年度?)?))?(?:まで)?"
"""A moment or a span of two, of which the second may go without its era."""


class Moment(NamedTuple):
    """A year, perhaps with its month and day; `fiscal`: it is a 年度; `era` as it is written."""

    text: str
    era: str | None
    year: int
    month: int | None
    day: int | None
    fiscal: bool

    def agrees_with(self, other: Moment) -> bool:
        """Whether both may mean the same: as far as both say it, and by the fiscal year."""
        if self.month and other.month:
            same = (self.year, self.month) == (other.year, other.month)
            return same and (self.day == other.day or not (self.day and other.day))
        if self.month:
            fiscal_year = fiscal_year_of(Month(self.year, self.month))
            return other.year == fiscal_year or (not other.fiscal and other.year == self.year)
        return other.agrees_with(self) if other.month else self.year == other.year


def moments_of(text: str) -> Sequence[Moment]:
    """The moment that the text is, or the two of a span; none where it is anything else."""
    parts = re.split(TO, text.removesuffix("まで"))
    first = _moment(parts[0], None)
    if first is None or len(parts) > 2:
        return ()
    last = _moment(parts[-1], first.era)
    return () if last is None else (first, last)[: len(parts)]


def number_of(text: str) -> int:
    """The number that 元, digits of either width or kanji are: 二十五, 二〇二五."""
    if text == "元":
        return 1
    plain = unicodedata.normalize("NFKC", text).replace("〇", "0")
    if "十" not in plain:
        return int(
            "".join(str(_KANJI.index(each) + 1) if each in _KANJI else each for each in plain)
        )
    tens, _, ones = plain.partition("十")
    return (number_of(tens) if tens else 1) * 10 + (number_of(ones) if ones else 0)


def _moment(text: str, era: str | None) -> Moment | None:
    """The moment that the text is; `era`: that of a number without one."""
    found = re.fullmatch(_MOMENT, text) or re.fullmatch(_MOMENT, f"{era}{text}")
    if found is None:
        return None
    given = found["era"]
    if given:
        year = guess_year(f"{given}{number_of(found['number'])}年")
    else:
        year = number_of(found["western"])
    if year is None:
        return None
    month = _optional(found["month"] or found["m"])
    day = _optional(found["day"] or found["d"])
    return Moment(text, given, year, month, day, bool(found["fiscal"]))


def _optional(text: str | None) -> int | None:
    return None if text is None else number_of(text)
