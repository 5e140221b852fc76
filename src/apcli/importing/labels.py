"""A head or label as printed → what it means, for which year, in which unit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.era import fiscal_year_of, guess_moment
from apcli.importing.meanings import (
    INDICATORS,
    MEASURED,
    NAME_WORDS,
    OF_INDICATORS,
    USUAL,
    YEARLY,
    Meaning,
)
from apcli.importing.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ERA_STARTS = {"令和": 2018, "平成": 1988, "R": 2018, "H": 1988}
_ERA = "令和|平成|(?<![A-Za-z])[RrHh]"
_MOMENT = re.compile(
    rf"(?:{_ERA}|(?<!\d)(?=20\d\d))(?:元|\d{{1,4}})(?:年|[./])\d{{1,2}}(?:月|[./]|(?!\d))(?:\d{{1,2}}日?)?"
)
_TILDE = "[~〜～-]"
_YEAR = re.compile(
    rf"(?:(?P<era>{_ERA})(?P<number>元|\d{{1,2}})|(?<!\d)(?P<western>20\d\d))(?:年度?)?"
    rf"(?:{_TILDE}(?:(?P<era2>{_ERA})?(?P<number2>\d{{1,2}})|(?P<western2>20\d\d))(?:年度?)?)?"
    r"(?:年?度?(?:末|当初|時点|現在(?!値)))*"
)
_BARE_YEAR = re.compile(r"(?<!\d)(?P<number>\d{1,2})年度(?:末|時点)*")
_BRACKETS = re.compile(r"[(（\[［【〔<＜]([^()（）\[\]［］【】〔〕<>＜＞]*)[)）\]］】〕>＞]")
_ORNAMENT = re.compile(
    r"^(?:[○◯●■□◆◇★☆▼▶▪・※*]|[①-⑳]|\(?\d{1,2}\)?[.．)、]|[一二三四五六七八九十][、.．])+"
)


_YEARS = frozenset({"年度", "年", "各年度", "年次", "年度別"})
"""What stands over years and says nothing more."""
_NAMED = INDICATORS | {Meaning.GOAL}
"""What may stand over 名称."""


@dataclass(frozen=True)
class Label:
    """What a head or label says. `name` is its text as printed, without the year and the unit.

    `last` is the last year of a span, `as_of` the month or day that a head names.
    """

    name: str
    meaning: Meaning | None = None
    year: int | None = None
    last: int | None = None
    as_of: str | None = None
    unit: str | None = None

    @property
    def years(self) -> str:
        """The years as a plan writes them: `2025`, `2025-2027`."""
        return str(self.year) if self.last in (None, self.year) else f"{self.year}-{self.last}"


Words = dict[str, Meaning | None]
"""Words of a mapping by their keys; None: not a label."""


def label_key(text: str) -> str:
    """The text without what does not distinguish labels: widths, spaces, marks before and after."""
    plain = "".join(unicodedata.normalize("NFKC", text.replace("№", "No")).split())
    return (_ORNAMENT.sub("", plain) or plain).rstrip(":：").strip()


def read_label(
    text: str, own: Mapping[str, Meaning | None] | None = None, *, loosely: bool = False
) -> Label:
    """What a text says as a head or label; without a meaning where it is none.

    `own` are words of a mapping, which go before the usual ones. With `loosely`, which is for what
    is known to be a head, a word that ends in a usual one is taken, too (デジタル化重点取組), and
    2025 is a year, not a number.
    """
    own = own or {}
    shown = "".join(text.split())
    whole = label_key(text)
    if whole in own:
        label, _rest, _inner = _with_brackets(*_with_years(Label(shown), whole))
        return replace(label, meaning=own[whole], name=_name(text))
    if whole in USUAL or len(whole) > 40:
        return Label(shown, USUAL.get(whole))
    label, rest = _with_years(Label(shown), whole)
    label, rest, inner = _with_brackets(label, rest)
    for each in (rest.removeprefix("の"), *inner):
        if each in own:
            return replace(label, meaning=own[each], name=_name(text))
        if meaning := USUAL.get(each) or USUAL.get(each.removesuffix("等").removesuffix("欄")):
            return replace(label, meaning=meaning, name=_name(text))
    if not rest and label.year and (loosely or not whole.isdecimal()):
        return replace(label, meaning=Meaning.YEAR)
    if loosely and (meaning := _ending(rest)):
        return replace(label, meaning=meaning, name=_name(text))
    return Label(shown)


def _ending(text: str) -> Meaning | None:
    """What the longest usual word means that the text ends in."""
    return next((USUAL[text[at:]] for at in range(len(text) - 2) if text[at:] in USUAL), None)


def _name(text: str) -> str:
    """The text as printed, without years and units in brackets."""
    plain = "".join(text.split())
    for found in _BRACKETS.finditer(plain):
        inner = unicodedata.normalize("NFKC", found[1])
        if inner in UNITS or _YEAR.fullmatch(inner) or inner == "単位":
            plain = plain.replace(found[0], "")
    return plain


def _with_years(label: Label, text: str) -> tuple[Label, str]:
    """The label with the year that the text names, and the text without it."""
    if found := _MOMENT.search(text):
        moment = guess_moment(found[0].replace("/", ".").rstrip("."))
        if moment:
            rest = text[: found.start()] + re.sub("^(末|時点|現在(?!値))+", "", text[found.end() :])
            return replace(label, year=fiscal_year_of(moment), as_of=str(moment)), rest
    found = _YEAR.search(text)
    if not found:
        return label, text
    year = _western(found["era"], found["number"], found["western"])
    last = None
    if found["number2"] or found["western2"]:
        last = _western(found["era2"] or found["era"], found["number2"], found["western2"])
    if last is not None and last < year:
        last = None
    rest = text[: found.start()] + text[found.end() :]
    western = re.fullmatch(r"\((20\d\d)(?:年度?)?\)(.*)", rest)  # 令和7年度（2025年度）
    return replace(label, year=year, last=last), western[2] if western else rest


def year_in(text: str) -> int | None:
    """The fiscal year that a text names, with the words 年度 or 令和 or the letter R."""
    return _with_years(Label(""), "".join(unicodedata.normalize("NFKC", text).split()))[0].year


def without_year(text: str) -> str:
    """The text without the fiscal year that it names."""
    return _YEAR.sub("", unicodedata.normalize("NFKC", text), count=1)


def _western(era: str | None, number: str | None, western: str | None) -> int:
    if western:
        return int(western)
    return _ERA_STARTS[(era or "R").upper()] + (1 if number == "元" else int(number or 1))


def _with_brackets(label: Label, text: str) -> tuple[Label, str, list[str]]:
    """The label with a unit in brackets, the text without brackets, and what stood in them."""
    inner: list[str] = []
    for found in _BRACKETS.finditer(text):
        content = found[1].removeprefix("単位").lstrip(":：") or found[1]
        if content in UNITS:
            label = replace(label, unit=content.replace("%", "％"))
        elif content:
            inner.append(content)
    return label, _BRACKETS.sub("", text), inner


def _of_years(labels: Sequence[Label], texts: Sequence[str]) -> Meaning | None:
    """What years are of by what stands over them; None where that is not known."""
    over = [*zip(reversed(labels[:-1]), reversed(texts[:-1]), strict=True)]
    yearly = next((each.meaning for each, _text in over if each.meaning in YEARLY), None)
    if yearly or all(
        each.meaning in OF_INDICATORS or label_key(text) in _YEARS for each, text in over
    ):
        return yearly or Meaning.YEAR
    return Meaning.FIELD if over[0][0].meaning is Meaning.FIELD else None


def bare_year(text: str, before: int | None) -> int | None:
    """The year of 8年度 beside 令和7年度."""
    found = _BARE_YEAR.fullmatch(label_key(text))
    if not found:
        return None
    start = 1988 if before is not None and before < 2019 else 2018
    return start + int(found["number"])


def joined(labels: Sequence[Label], texts: Sequence[str]) -> Label:
    """What heads above one another say together, the topmost first: 目標値, R7."""
    year = next((each for each in reversed(labels) if each.year), None)
    unit = next((each.unit for each in reversed(labels) if each.unit), None)
    lowest = labels[-1]
    above = [each.meaning for each in labels[:-1] if each.meaning]
    meaning = lowest.meaning
    if Meaning.SOURCE in above:
        meaning = Meaning.SOURCE
    named = next((each for each in reversed(above) if each in _NAMED), None)
    if label_key(texts[-1]) in NAME_WORDS:
        meaning = named or Meaning.TITLE
    elif meaning is Meaning.NUMBER and named is Meaning.GOAL:
        meaning = Meaning.GOAL_NUMBER
    elif meaning is Meaning.YEAR:
        meaning = _of_years(labels, texts)
    elif meaning is Meaning.INDICATOR:
        meaning = next((each for each in reversed(above) if each in INDICATORS), meaning)
    elif (
        meaning is Meaning.BASELINE and Meaning.TARGET in above and lowest.name in ("現状", "基準")
    ):
        meaning = Meaning.BASELINE
    whole = meaning in MEASURED or (meaning is Meaning.FIELD and lowest.meaning is Meaning.YEAR)
    name = "".join(each.name for each in labels) if whole else lowest.name
    if named is Meaning.GOAL and meaning in (Meaning.GOAL, Meaning.GOAL_NUMBER):
        name = next(each.name for each in reversed(labels[:-1]) if each.meaning is named)
    return Label(
        name,
        meaning,
        year.year if year else None,
        year.last if year else None,
        year.as_of if year else None,
        unit,
    )
