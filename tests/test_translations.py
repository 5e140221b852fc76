"""The Japanese messages: all of them are there, say the same, and are written alike."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path
from string import Formatter

import pytest

LOCALE = Path(__file__).parents[1] / "src/apcli/locale/ja/LC_MESSAGES"

ID = re.compile(r'^msgid(?:_plural)? ((?:".*"\n)+)', re.MULTILINE)
JAPANESE = "\u3005\u3040-\u30ff\u4e00-\u9fff"
HALF_WIDTH_KATAKANA = re.compile("[\uff61-\uff9f]")
ASCII_BRACKETS = re.compile(rf"\([^()]*[{JAPANESE}][^()]*\)")
SPACE_BEFORE_LATIN = re.compile(rf"[{JAPANESE}] [A-Za-z0-9{{]")
SPACE_AFTER_LATIN = re.compile(rf"[A-Za-z0-9}}] [{JAPANESE}]")


def message_ids() -> list[tuple[str, ...]]:
    """The msgid of every message in the .po, and its msgid_plural where it has one."""
    entries = (LOCALE / "apcli.po").read_text(encoding="utf-8").split("\n\n")
    ids = [tuple(map(unquoted, ID.findall(entry))) for entry in entries]
    return [each for each in ids if any(each)]


def unquoted(lines: str) -> str:
    return "".join(map(ast.literal_eval, lines.splitlines()))


def translations() -> dict[str, str]:
    """The .mo as apcli reads it: msgid, or the singular one of two, → msgstr."""
    with (LOCALE / "apcli.mo").open("rb") as stream:
        catalogue = vars(gettext.GNUTranslations(stream))["_catalog"]
    return {(key if isinstance(key, str) else key[0]): text for key, text in catalogue.items()}


def placeholders(text: str) -> set[tuple[str, str | None, str | None]]:
    return {
        (name, spec, conversion)
        for _, name, spec, conversion in Formatter().parse(text)
        if name is not None
    }


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    """Every English text, plural ones too, with what stands for it in Japanese."""
    translated = translations()
    return [(text, translated.get(ids[0], "")) for ids in message_ids() for text in ids]


def test_every_message_is_translated(pairs: list[tuple[str, str]]) -> None:
    assert len(pairs) > 250
    assert [english for english, japanese in pairs if not japanese] == []


def test_both_have_the_same_placeholders(pairs: list[tuple[str, str]]) -> None:
    different = [
        (english, japanese)
        for english, japanese in pairs
        if japanese and placeholders(english) != placeholders(japanese)
    ]
    assert different == []


def test_a_full_stop_only_where_the_english_has_one(pairs: list[tuple[str, str]]) -> None:
    stopped = [english for english, japanese in pairs if japanese.endswith("。")]
    assert [english for english in stopped if not english.endswith((".", ".)"))] == []


@pytest.mark.parametrize(
    "unwanted", [HALF_WIDTH_KATAKANA, ASCII_BRACKETS, SPACE_BEFORE_LATIN, SPACE_AFTER_LATIN]
)
def test_the_japanese_is_written_alike(
    unwanted: re.Pattern[str], pairs: list[tuple[str, str]]
) -> None:
    assert [japanese for _, japanese in pairs if unwanted.search(japanese)] == []


@pytest.mark.parametrize(
    ("unwanted", "example"),
    [
        (HALF_WIDTH_KATAKANA, "ｴﾗｰ"),
        (ASCII_BRACKETS, "基準値(千円)"),
        (SPACE_BEFORE_LATIN, "使えるのは UTF-8です"),
        (SPACE_BEFORE_LATIN, "番号 {number}の取組"),
        (SPACE_AFTER_LATIN, "番号{number} の取組"),
    ],
)
def test_what_is_unwanted_is_found(unwanted: re.Pattern[str], example: str) -> None:
    assert unwanted.search(example)
