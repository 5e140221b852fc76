"""The city, the title and the fiscal year of a plan, from what stands above its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.importing.labels import without_year, year_in
from apcli.importing.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apcli.importing.sheet import Cell

_TITLE = re.compile("計画|プラン|戦略|ビジョン|構想|大綱")
_CITY = re.compile(
    r"(?:^|[\s　度）)])([一-龠ぁ-んァ-ヶ々ー]{1,6}?[市区町村])(?![民場街長役立議営内外町村])"
)
_NO_CITY = ("都市", "市町", "市区", "全市", "本市", "当市", "各市")
_LONGEST = 60
_YEAR = "(?:(?:令和|平成|[RH])\\s*[0-9０-９元]+\\s*年?度?|20[0-9]{2}\\s*年度?)"


@dataclass(frozen=True)
class Headline:
    """What was found, and the cells that it was found in."""

    city: str | None = None
    title: str | None = None
    year: int | None = None
    cells: tuple[Cell, ...] = ()


def headline(cells: Iterable[Cell], names: Sequence[str]) -> Headline:
    """What the cells say, else the names of the file and its sheets."""
    short = [each for each in cells if len(each.text) <= _LONGEST]
    titled = next((each for each in short if _TITLE.search(each.text)), None)
    ordered = [titled, *short] if titled else short
    dated = next((each for each in ordered if _says_a_year(each.text)), None)
    named = next((each for each in ordered if city_in(each.text)), None)
    year = year_in(dated.text) if dated else None
    if year is None:
        year = next((found for name in names if (found := year_in(name))), None)
    city = city_in(named.text) if named else None
    city = city or next(filter(None, map(city_in, names)), None)
    used = [titled] if titled else []
    for each in (dated, named):
        if each and each not in used and _is_nothing_else(each.text):
            used.append(each)
    title = (
        _title(titled.text)
        if titled
        else next((_title(name) for name in names if _TITLE.search(name)), None)
    )
    return Headline(city, title or None, year, tuple(used))


def city_in(text: str) -> str | None:
    """The city that a text names at its start, or after a space."""
    for found in _CITY.finditer(one_line(text)):
        if not found[1].endswith(_NO_CITY):
            return found[1]
    return None


def _says_a_year(text: str) -> bool:
    """A fiscal year, and no month: 令和7年3月 is a date of publication."""
    return year_in(text) is not None and ("年度" in text or "令和" in text) and "月" not in text


def _is_nothing_else(text: str) -> bool:
    """The text is the year or the city and nothing more."""
    rest = without_year(text).replace(city_in(text) or "", "").strip()
    return not rest


def _title(text: str) -> str:
    """The title without its year, and without the spaces around that."""
    shown = one_line(text)
    if year_in(shown) is None:
        return shown
    before = re.split(
        rf"[(（]?{_YEAR}(?:版|の)?(?:\s*[~〜～－-]\s*{_YEAR})?(?:版|の)?[)）]?", shown
    )
    parts = [part.strip(" 　()（）") for part in before]
    return "".join(part for part in parts if part)
