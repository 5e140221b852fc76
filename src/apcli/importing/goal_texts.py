"""The text of a goal (基本目標1 誰もが…) → its level, its number and its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from apcli.importing.labels import label_key, read_label
from apcli.importing.meanings import Meaning
from apcli.importing.texts import clean, one_line

_WORDS = (
    *("基本目標", "基本方針", "基本施策", "基本政策", "基本方向", "基本戦略", "重点目標"),
    *("重点施策", "重点戦略", "重点方針", "個別目標", "個別施策", "主要施策", "政策目標"),
    *("施策目標", "戦略目標", "施策の方向性", "施策の方向", "施策方針", "大施策", "中施策"),
    *("小施策", "施策の柱", "改革の柱", "大柱", "中柱", "小柱", "政策分野", "政策", "施策"),
    *("目標", "方針", "戦略", "分野", "柱"),
)
"""Words for a level of goals; one that begins with another stands before it."""
_RANKS = {
    **dict.fromkeys(("政策分野", "分野"), 0),
    **dict.fromkeys(("基本目標", "基本方針", "基本方向", "基本戦略", "大柱", "政策", "目標"), 1),
    **dict.fromkeys(("基本施策", "中柱", "施策の柱", "大施策"), 2),
    **dict.fromkeys(("施策", "個別施策", "主要施策", "小柱", "中施策"), 3),
    "小施策": 4,
}
_DIGITS = str.maketrans("０１２３４５６７８９－‐−．", "0123456789---.")
_MARKS = "■●◆▼▲○◎□◇★☆▶▪◯"
_BRACKETS = dict(zip("【［[＜<〈《≪", "】］]＞>〉》≫", strict=True))
_D = "[0-9０-９]"
_SAFE = (
    rf"第{_D}{{1,2}}[章節編部]|第[一二三四五六七八九十]{{1,3}}[章節編部]|[①-⑳]|[（(]{_D}{{1,2}}[）)]|"
    rf"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+(?:[-－‐−.．]{_D}{{1,2}})*|{_D}{{1,2}}(?:[-－‐−.．]{_D}{{1,2}})+|"
    rf"[A-ZＡ-Ｚ](?:[-－‐−]?{_D}{{1,2}})(?:[-－‐−]{_D}{{1,2}})*"
)
"""Numbers that a title may follow without a space."""
_PLAIN = rf"{_D}{{1,3}}"
_GAP = r"(?:[\s.．、:：]+|$)"
_NUMBER = re.compile(
    rf"(?:(?P<safe>{_SAFE}){_GAP}?|(?P<plain>{_PLAIN}){_GAP})(?P<title>.*)", re.DOTALL
)
_WORD = "|".join(_WORDS)
_WORDED = re.compile(
    rf"(?P<word>{_WORD})\s*(?P<number>{_SAFE}|{_PLAIN}|[A-ZＡ-Ｚ])(?![つ年％%]){_GAP}?(?P<title>.*)",
    re.DOTALL,
)
_ALIKE = (
    ("[0-9]+", "1"),
    ("[①-⑳]", "①"),
    ("[Ⅰ-Ⅻ]+", "Ⅰ"),
    ("^[A-Z]", "A"),
    ("[一二三四五六七八九十]+", "一"),
)
"""Numbers of one form, by what stands for all of them."""
_NOTE = re.compile("[※＊*]|[(（](?![0-9０-９])|注[0-9０-９:：）)]")
_LONGEST = 60


@dataclass(frozen=True)
class GoalText:
    """What a text says of a goal: the word of its level, its number and its title.

    `style` is what is alike in headings of one level: the word, or the mark and the number's form.
    """

    title: str
    number: str | None = None
    word: str | None = None
    mark: str = ""

    @property
    def style(self) -> str:
        """The same for headings of the same level."""
        number = self.number or ""
        for each, one in _ALIKE:
            number = re.sub(each, one, number)
        return self.word or self.mark + number


def goal_text(text: str, level: str) -> GoalText:
    """The goal that a text under the head or label `level` names."""
    found = _read(text)
    if found.word and found.number and not (level or found.word).endswith(found.word):
        return GoalText(found.title, f"{found.word}{found.number}", found.word, found.mark)
    return found


def heading_text(text: str) -> GoalText | None:
    """The goal that a row with nothing else names; None where it is a note or a word of a table."""
    shown = one_line(text)
    label = read_label(shown)
    known = label.meaning is not None and label.meaning is not Meaning.GOAL
    if known or _NOTE.match(shown) or shown.endswith("。") or len(shown) > _LONGEST:
        return None
    found = _read(text)
    named = any(each.isalpha() for each in found.title) and len(found.title) > 1
    return found if named and not label_key(found.title).endswith(("合計", "小計")) else None


def is_level(name: str) -> bool:
    """The name of a column begins with the word of a level: 施策番号."""
    return label_key(name).startswith(tuple(_WORDS))


def rank_of(word: str | None) -> int | None:
    """How deep a word of a level usually is."""
    return _RANKS.get(word or "")


def _read(text: str) -> GoalText:
    plain = clean(text).strip()
    mark, plain = _without_mark(plain)
    if found := _WORDED.fullmatch(plain):
        title = one_line(found["title"])
        number = found["number"].translate(_DIGITS)
        return GoalText(title or one_line(plain), number if title else None, found["word"], mark)
    word = next((each for each in _WORDS if mark and plain.startswith(f"{each}】")), None)
    if found := _NUMBER.fullmatch(plain):
        title = one_line(found["title"])
        number = (found["safe"] or found["plain"]).translate(_DIGITS)
        if title:
            return GoalText(title, number, word, mark)
    return GoalText(one_line(plain), None, word, mark)


def _without_mark(text: str) -> tuple[str, str]:
    """The mark or bracket before a text, and the text without it: 【基本目標1】しごと."""
    plain = text.lstrip(_MARKS).lstrip()
    mark = text[:1] if plain != text else ""
    close = _BRACKETS.get(plain[:1])
    if close is None or close not in plain:
        return mark, plain or text
    inner, _close, rest = plain[1:].partition(close)
    return mark + plain[0], f"{inner} {rest}".strip()
