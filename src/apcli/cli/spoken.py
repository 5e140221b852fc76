"""Choices and years as people say them: 実績 for `actual`, R7 for 2025."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import guess_year
from apcli.errors import NotInPlan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_ALSO_SAID: Mapping[str, str] = {
    "計画": "plan",
    "計画書": "plan",
    "進捗": "progress",
    "報告書": "progress",
    "進捗状況報告書": "progress",
    "表": "table",
    "テキスト": "text",
    "md": "markdown",
    "word": "docx",
    "ワード": "docx",
    "excel": "csv",
    "エクセル": "csv",
    "pwsh": "powershell",
    "not_applicable": "not-applicable",
    "集計中": "pending",
    "該当なし": "not-applicable",
}
"""What people say for a choice that the vocabulary has no word for."""

_OF_COMPARISONS: Mapping[str, str] = {
    "new_side": "new",
    "old_side": "old",
    "remarks": "remarks",
    "omitted": "omissions",
}
"""Words of a 新旧対照表 for its parts and sides."""

_EXCEL = frozenset({"excel", "エクセル"})
"""Also said for a CSV, where there is nothing else for Excel."""

_SPAN = re.compile(r"\s*(?:[-‐–−~〜]|から)\s*")
_ERA = re.compile(r"[^0-9元\s]+(?=\s*(?:[0-9]|元))")


def choice(word: str, names: Collection[str] = ()) -> str:
    """The choice that a word means, in whatever case or width; the word itself if it is none.

    `names` are the choices that there are.
    """
    from apcli.nearest import comparison_key

    typed = comparison_key(word)
    if typed in _EXCEL and "xlsx" in names:
        return "xlsx"
    if not typed.isascii() and _changes().get(typed) in names:
        return _changes()[typed]
    kind = _kinds().get(typed) or _kinds().get(re.sub("(?<=.)(?:値|み|み値)$", "", typed))
    return _ALSO_SAID.get(typed) or (typed if typed.isascii() else kind or word)


@cache
def _changes() -> Mapping[str, str]:
    """The sorts of changes, and the parts and sides of a 新旧対照表, by their Japanese words."""
    from apcli.editions.change import Sort
    from apcli.nearest import comparison_key
    from apcli.render.changes.naming import sort_word
    from apcli.words import words_in

    words = words_in("ja")
    parts = {words(name).strip("（）"): part for name, part in _OF_COMPARISONS.items()}
    sorts = {comparison_key(sort_word(sort, words)): sort.value for sort in Sort}
    return {**parts, **sorts}


@cache
def _kinds() -> Mapping[str, str]:
    """The kinds of a value, and the reasons for having none, by their Japanese words."""
    from apcli.vocabulary import NEUTRAL, members

    names = (*members("Kind"), *members("YearState"))
    return {NEUTRAL[name]: name.rpartition(".")[2].replace("_", "-") for name in names}


def named_year(text: str) -> int:
    """The fiscal year that an argument means: `2025`, `R7`, `令和7年度`.

    Raises:
        NotInPlan: it is not a fiscal year.
    """
    year = int(text) if re.fullmatch("[0-9]{4}", text) else guess_year(text.upper())
    if year is None:
        help = message("write it as 2025, R7 or 令和7年度")
        raise NotInPlan(message("'{value}' is not a fiscal year", value=text), help)
    return year


def named_years(texts: Iterable[str]) -> tuple[int, ...]:
    """The fiscal years that arguments mean, each once and in order: `2025`, `令和6～8年度`.

    Raises:
        NotInPlan: a word is no year, or a span ends before it begins.
    """
    years: set[int] = set()
    for text in texts:
        first, last = _ends(text)
        span = range(named_year(first), named_year(last) + 1)
        if not span:
            guess = message("write {guess}", guess=f"{last}-{first}")
            raise NotInPlan(message("the span '{value}' ends before it begins", value=text), guess)
        years.update(span)
    return tuple(sorted(years))


def _ends(text: str) -> tuple[str, str]:
    """The first and the last year of a span, or twice the whole text; an era is said once."""
    parts = _SPAN.split(unicodedata.normalize("NFKC", text).removesuffix("まで"), maxsplit=1)
    if len(parts) == 1 or not all(parts):
        return text, text
    first, last = parts
    era = _ERA.match(first)
    return first, f"{era[0]}{last}" if era and re.match("[0-9]{1,2}(?![0-9])", last) else last
