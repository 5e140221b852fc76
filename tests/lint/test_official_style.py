"""Every word of the official style is found where it is wrong, and only there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from apcli.lint.official_style import NOUNS, entries, misspellings, names_of
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTED = entries()
PROSE: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("official_prose.yaml").read_bytes()
)
NOUN_WORDS: dict[str, str] = LISTED[NOUNS]["words"]
WORDS: list[dict[str, Any]] = [
    each for name, group in LISTED.items() if name != NOUNS for each in group
]


def corrected(text: str) -> str:
    """The text as the official style writes it."""
    for each in reversed([*misspellings(text)]):
        text = text[: each.start] + each.write + text[each.end :]
    return text


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word["bad"])
def test_a_word_is_found_once_and_right_when_it_is_corrected(word: dict[str, Any]) -> None:
    found = [*misspellings(word["bad"])]
    assert len(found) == 1
    assert word["write"] in found[0].write
    assert [*misspellings(corrected(word["bad"]))] == []


def _right() -> Iterator[str]:
    for word in WORDS:
        assert word["good"]
        yield from word["good"]


@pytest.mark.parametrize("sentence", [*_right()])
def test_nothing_is_found_where_a_word_is_right(sentence: str) -> None:
    assert [*misspellings(sentence)] == []


@pytest.mark.parametrize(("verb", "noun"), [*NOUN_WORDS.items()])
def test_a_noun_is_found_before_a_particle_and_a_verb_is_not(verb: str, noun: str) -> None:
    assert corrected(f"{verb}を進めます。") == f"{noun}を進めます。"
    assert corrected(f"市の{verb}の期日です。") == f"市の{noun}の期日です。"
    for sentence in (f"{verb}ます。", f"計画に{verb}、進めます。", f"{verb}にくい手続です。", verb):
        assert corrected(sentence) == sentence


ALLOWED = (
    "受付（窓口（本庁））は次のとおりです。",
    "「「みほん」計画」を定めます。",
    "御存じですか？　お早めに！",
    "市内側の道路と南側の方を見ます。",
    "ユーザビリティとフィルタリングを確かめます。",
    "都及び市並びに関係団体の間で定めます。",
    "取り組み、受け入れ、引き上げ、見直しました。",
    "計画に従って進め、必要に応じて見直します。",
    "関係者の方々の声を聴き、生かします。",
    "利用者は、その都度、申し込みます。",
)
"""What a list of words alone would find, and the guideline allows."""


@pytest.mark.parametrize("sentence", [*ALLOWED, *PROSE["right"]])
def test_nothing_is_found_in_what_the_guideline_allows(sentence: str) -> None:
    assert [*misspellings(sentence)] == []


@pytest.mark.parametrize("sentence", PROSE["wrong"])
def test_something_is_found_in_a_sentence_of_another_style(sentence: str) -> None:
    assert [*misspellings(sentence)] != []


def test_names_are_spelled_as_they_are(tmp_path: Path) -> None:
    changes = {
        "taxonomy.yaml": patched("taxonomy.yaml", "departments:\n  - {name: 手続き活かし課}\n"),
        "glossary.yaml": "terms:\n  - {term: サーバ, meaning: 計算機。}\n",
        FIRST: patched(FIRST, "title: 受け入れの窓口\ndepartments: [手続き活かし課]\n"),
    }
    names = names_of(load(write_plan(tmp_path, changes), "data"))
    text = "手続き活かし課は受け入れの窓口のサーバで受け入れを進めます。"
    assert [each.text for each in misspellings(text, names)] == ["受け入れ"]
    assert [each.start for each in misspellings(text, names)] == [text.rindex("受け入れ")]


def test_a_plan_without_names_has_none(tmp_path: Path) -> None:
    empty = {"taxonomy.yaml": "departments: []\n", "glossary.yaml": "terms: []\n"}
    workspace = load(write_plan(tmp_path, empty), "data")
    workspace.initiatives.clear()
    assert names_of(workspace) is None
