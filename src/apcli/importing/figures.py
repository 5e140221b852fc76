"""The text of a cell → a number, a day or words, as a plan writes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.era import guess_moment, parse_moment
from apcli.importing.texts import clean
from apcli.models.grammar import MAX_DIGITS
from apcli.models.no_value import is_dash, state_meant

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(
    r"(?P<about>約|およそ|年間|延べ|累計|計)?(?P<sign>[-△▲])?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?P<unit>[^\d()\[\]、。,+-]{0,8}?)(?P<bound>以上|以下|以内|未満|超)?"
    r"(?:\((?P<note>[^()]*)\)|\[(?P<note2>[^\[\]]*)\])?"
)
_MINUS = str.maketrans(dict.fromkeys("−－‐–—", "-"))
_OPEN = re.compile(
    "(?:随時|今後|別途|毎年度?)(?:設定|検討|調整|決定)|(?:検討|調整|協議|設定)中|未設定|未定"
)
_TIMES = re.compile(r"(百|千|十?百?千?万|億)(?!円)(.+)")
_POWERS: Mapping[str, int] = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "億": 8}

_TWO = re.compile(r"\d[件人回％%]?\s+[①-⑳]?[△▲-]?\d")
"""Two numbers in a cell."""

_NOTHING = frozenset({"なし", "無し", "該当なし", "設定なし", "無", "／", "/", "…", "‥"})

BOUNDS = {
    "以上": "at_least",
    "以下": "at_most",
    "以内": "at_most",
    "未満": "below",
    "超": "above",
}
KINDS = {
    "見込": "forecast",
    "見込み": "forecast",
    "見込値": "forecast",
    "速報": "preliminary",
    "速報値": "preliminary",
    "実績": "actual",
}


@dataclass(frozen=True)
class Figure:
    """What a cell holds; exactly one of number, moment, state and text, or nothing for a dash.

    `unit` stands after the number, `bound` says at_least or at_most, `kind` which kind of value it
    is, and `note` is what else stands in brackets.
    """

    number: str | None = None
    moment: str | None = None
    state: str | None = None
    text: str | None = None
    unit: str | None = None
    bound: str | None = None
    kind: str | None = None
    note: str | None = None
    is_open: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing is set."""
        return not (self.number or self.moment or self.state or self.text)


def is_nothing(text: str) -> bool:
    """The text says that there is nothing: a dash, or なし."""
    shown = text.strip()
    return not shown or shown in _NOTHING or (is_dash(shown[:1]) and len(set(shown)) == 1)


def read_figure(text: str, unit: str | None = None) -> Figure:
    """What a cell holds, if the unit of its indicator is this one, or not known."""
    shown = " ".join(clean(text).split())
    if is_nothing(shown):
        return Figure()
    if money := re.fullmatch("([-△▲−])?[¥￥\\\\](.+)", shown):
        shown = f"{money[1] or ''}{money[2]}円"
    if _TWO.search(shown):
        return Figure(text=shown)
    plain = "".join(unicodedata.normalize("NFKC", shown).translate(_MINUS).split())
    moment = parse_moment(plain) or guess_moment(re.sub("(?:末|中|まで|頃)+$", "", plain))
    if moment and not plain.replace(".", "").isdecimal():
        return Figure(moment=str(moment))
    if number := _number(plain, shown, unit):
        return number
    state = state_meant(shown)
    if state and not state.part:
        return Figure(state=str(state.word), text=shown)
    return Figure(text=shown, is_open=_OPEN.fullmatch(plain) is not None)


def _number(plain: str, shown: str, unit: str | None) -> Figure | None:
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    written = found["unit"].replace("%", "％") or None
    number = Decimal(f"{found['digits'].replace(',', '')}{found['part'] or ''}")
    if written and written in _POWERS:
        number, written = (number * 10 ** _POWERS[written]).normalize(), None
    if written and unit and written != unit:
        times = _TIMES.fullmatch(written)
        if not times or times[2] != unit or times[1] not in _POWERS:
            return Figure(text=shown)
        number = (number * 10 ** _POWERS[times[1]]).normalize()
    if len(f"{number:f}".replace(".", "")) > MAX_DIGITS:
        return Figure(text=shown)
    note = shown if found["about"] else found["note"] or found["note2"]
    kind = KINDS.get(note or "")
    sign = "-" if found["sign"] and number else ""
    return Figure(
        number=f"{sign}{number:f}",
        unit=written,
        bound=BOUNDS.get(found["bound"] or ""),
        kind=kind,
        note=None if kind else note,
    )
