"""What people write where a year has no value: 集計中 for pending, 該当なし for not_applicable."""

from __future__ import annotations

import enum
import re

from apcli.nearest import Guess, comparison_key


class YearState(enum.StrEnum):
    """Why a year has no value: 未集計, 対象外."""

    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"


_COUNTED = "集計|集約|調査|確認|精査|算出|算定|計算|検証|照会|回答|報告|公表|確定"
_WORDS = {
    YearState.PENDING: (
        rf"pending|(?:未(?:{_COUNTED}|定|判明|了)|(?:{_COUNTED})(?:未了|未済|未|待ち?|前))中?"
        rf"|(?:{_COUNTED})作?業?中"
    ),
    YearState.NOT_APPLICABLE: (
        "not[-_]?applicable|n/?a|(?:該当|対象)(?:年度)?(?:なし|無し?|せず|しない)|非該当|(?:対象|適用)外"
    ),
}
_BEFORE = "(?:現在|現時点で?は?|まだ|只今)?、?"
_AFTER = "(?:です|となっています|のため|につき)?"
_MARKS = " 。.、※*()「」[]"
"""What may stand around a word, in half width."""

_NO_MORE = {state: re.compile(f"{_BEFORE}(?:{word}){_AFTER}") for state, word in _WORDS.items()}
_WITH_MORE = {
    state: re.compile(rf"{_BEFORE}(?:{word}){_AFTER}[(。、,:;/].+")
    for state, word in _WORDS.items()
}

_DASHES = frozenset("-－―—–‐−ー")
"""How a printed plan shows that there is nothing."""


def state_meant(text: str) -> Guess | None:
    """The state that a text says in other words, or None; with more to it, it is a part."""
    plain = comparison_key(text).lstrip("※*")
    for part, patterns in ((False, _NO_MORE), (True, _WITH_MORE)):
        said = plain if part else plain.strip(_MARKS)
        for state, pattern in patterns.items():
            if pattern.fullmatch(said):
                return Guess(state, sure=False, part=part)
    return None


def is_dash(text: str) -> bool:
    """The text is one of the dashes that a printed plan has where there is nothing."""
    return text.strip() in _DASHES
