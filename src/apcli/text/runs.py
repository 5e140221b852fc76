"""A text as runs of one script, with its numbers, their units, and days and years whole."""

from __future__ import annotations

import re

_DIGIT = "[0-9０-９]"
_YEAR = rf"(?:{_DIGIT}{{1,4}}|元)(?:[（(]{_DIGIT}{{4}}[）)])?年"
_DAY = rf"(?:度|{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}日)?)?"
_DIGITS = rf"{_DIGIT}+(?:[,，]{_DIGIT}{{3}})*(?:[.．]{_DIGIT}+)*"
_BEHIND = rf"(?:[/／:：-]{_DIGIT}+)+|(?:[百千万億兆]+{_DIGITS})+"
"""What goes on with a number: of a fraction, a time, a day, a telephone, or of 1億2,000万."""

_NUMBER = rf"[-−－△▲+＋±]?{_DIGITS}(?:{_BEHIND})?"
_UNIT = (
    "[百千万億兆]*(?:[％%‰℃㎡]|パーセント|ポイント|[ヶヵケカか箇個][所月年国]|施設|団体|世帯|拠点|店舗"
    "|年度|年間|時間|日間|分の[0-9０-９]+|[円人件回台校本枚冊戸棟園館社名歳個基点課年月日時分秒週版章節条項号期次位割倍]"
    "|[㎀-㏟]|(?:[kMGT]bps|[A-Za-z]{1,3}|[Ａ-Ｚａ-ｚ]{1,3})(?![A-Za-zＡ-Ｚａ-ｚ0-9０-９]))?"
)
_KANJI = "[々〆〇㐀-鿿豈-﫿𠀀-𲎯]"
RUN = re.compile(
    rf"""
      (?:明治|大正|昭和|平成|令和){_YEAR}{_DAY}
    | (?:明治|大正|昭和|平成|令和)(?:{_DIGIT}+|元)
    | {_DIGIT}{{4}}年{_DAY}
    | [RHSＲＨＳ]{_DIGIT}+(?:[.．]{_DIGIT}+)*(?![A-Za-z])(?:年度?)?
    | {_NUMBER}{_UNIT}
    | [A-Za-zＡ-Ｚａ-ｚ]+(?:[-'’._/&]?[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+)*
    | {_KANJI}+(?:[ヶヵケ]{_KANJI}+)*
    | [ぁ-ゖゝゞ\u3099\u309a]+
    | [ァ-ヺーヽヾｦ-ﾟ\u3099\u309a]+(?:[-－‐−]+(?![0-9０-９]))?
    | [ \t\u3000]+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_SENTENCE = re.compile(r"[^。\n]*(?:。[」』）)]*\n*|\n+|$)")


def runs(text: str) -> list[str]:
    """The runs in order; joined they are the text."""
    return [found[0] for found in RUN.finditer(text)]


def sentences(text: str) -> list[str]:
    """The sentences in order, each with the line ends after it; joined they are the text."""
    return [each for each in _SENTENCE.findall(text) if each]
