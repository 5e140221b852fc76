"""The Japanese messages: all of them are there, say the same, and are written alike."""

from __future__ import annotations

import ast
import gettext
import re
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir

from apcli.lint.documentation import pages
from apcli.vocabulary import NEUTRAL, WORDS
from tests.processes import ROOT

LOCALE = ROOT / "src/apcli/locale/ja/LC_MESSAGES"

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
    """What a text is filled with, references to words apart."""
    return {
        (name, spec, conversion)
        for _, name, spec, conversion in Formatter().parse(text)
        if name not in (None, "word")
    }


def references(text: str) -> list[str]:
    """The names of the words that a text refers to."""
    return re.findall(r"\{word:([^{}]*)\}", text)


def said_at_once() -> set[str]:
    """The texts that the command line says at once, many of them without a plan or values."""
    found = extract_from_dir(
        ROOT / "src/apcli",
        method_map=[("**.py", "python")],
        keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
    )
    texts = [text for _, _, text, *_ in found]
    return {each for text in texts for each in ([text] if isinstance(text, str) else text)}


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


def test_every_reference_names_a_word(pairs: list[tuple[str, str]]) -> None:
    named = [name for _, japanese in pairs for name in references(japanese)]
    assert {"initiative", "department", "Verdict.achieved"} <= set(named)
    assert set(named) <= set(WORDS)
    assert [japanese for _, japanese in pairs if "word:" in references_removed(japanese)] == []


def references_removed(text: str) -> str:
    return re.sub(r"\{word:[^{}]*\}", "", text)


def test_only_sentences_of_a_plan_refer_to_words(pairs: list[tuple[str, str]]) -> None:
    at_once = said_at_once()
    documentation = {text for page in pages().values() for text in page.documentation.prose}
    assert len(at_once) > 100
    assert [
        english
        for english, japanese in pairs
        if references(japanese) and english in at_once | documentation
    ] == []
    assert [english for english, _ in pairs if references(english)] == []


NAMED = ("initiative", "department", "indicator", "indicator_short", "target", "baseline", "stage")
"""Things that a sentence about a plan names by references."""

OF_A_SCALE = "届く最初の段階"
"""A step of a rating scale, which is no stage."""


def sentences_of_plans() -> set[str]:
    """The messages of the rooms that know a plan; the others speak to those who have none yet."""
    found = extract_from_dir(
        ROOT / "src/apcli", method_map=[("**.py", "python")], keywords={"message": None}
    )
    rooms = (
        "answers/",
        "lint/",
        "models/",
        "progress/",
        "recording/",
        "shape/",
        "sheets/",
        "workspace/",
    )
    texts = {text for module, _, text, *_ in found if module.startswith(rooms)}
    return {text for text in texts if isinstance(text, str)}


def test_a_sentence_about_a_plan_names_its_things_by_references(
    pairs: list[tuple[str, str]],
) -> None:
    about_plans = sentences_of_plans() - said_at_once()
    neutral = re.compile("|".join(NEUTRAL[name] for name in NAMED))
    assert len(about_plans) > 300
    assert [
        japanese
        for english, japanese in pairs
        if english in about_plans
        and neutral.search(references_removed(japanese).replace(OF_A_SCALE, ""))
    ] == []


def test_only_the_catalogue_of_the_program_is_asked_for_texts() -> None:
    modules = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "src/apcli").rglob("*.py"))
        if re.search(r"^\s*(?:import|from) gettext\b", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert modules == ["src/apcli/locale/__init__.py"]


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
