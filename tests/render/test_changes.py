"""Changes between editions in words: names of fields, what is left out, what is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apcli.editions.change import ChangeKind, Sort
from apcli.editions.comparing import compared
from apcli.models.base import Model
from apcli.render.changes.naming import field_word, sort_word
from apcli.render.changes.phrases import near, phrases
from apcli.render.documents.comparison import comparison_document
from apcli.words import words_in
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JAPANESE = re.compile("[ぁ-ヿ一-鿿]")


def every_field() -> Iterator[str]:
    """The fields of all models of a plan, as files name them."""
    waiting: list[type[Model]] = [Model]
    while waiting:
        waiting = [each for model in waiting for each in model.__subclasses__()]
        for model in waiting:
            if not model.__module__.startswith("apcli.models."):
                continue
            for name, info in model.model_fields.items():
                if name not in ("alone", "ends_it", "marks", "only", "over"):
                    yield info.alias or name


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_field_has_a_word(language: str) -> None:
    words = words_in(language)
    found = {name: field_word(name, words) for name in every_field()}
    assert len(found) > 100
    for name, word in found.items():
        assert bool(JAPANESE.search(word)) == (language == "ja"), name


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_sort_and_kind_has_a_word(language: str) -> None:
    words = words_in(language)
    said = [sort_word(sort, words) for sort in Sort]
    said += [words.of(kind) for kind in ChangeKind if kind is not ChangeKind.RENUMBERED]
    assert all(bool(JAPANESE.search(word)) == (language == "ja") for word in said)


OMITTED = {
    "sentences before and after": (
        "一つ目の文は少しも変わりません。二つ目は古いです。三つ目の文も少しも変わりません。",
        "一つ目の文は少しも変わりません。二つ目は新しいです。三つ目の文も少しも変わりません。",
        "（略）二つ目は古いです。（略）",
    ),
    "a short one stays": (
        "変わりません。二つ目は古いです。",
        "変わりません。二つ目は新しいです。",
        "変わりません。二つ目は古いです。",
    ),
    "a paragraph": (
        "一つ目の段落は少しも変わっていません。\n\n二つ目は古いです。",
        "一つ目の段落は少しも変わっていません。\n\n二つ目は新しいです。",
        "（略）\n二つ目は古いです。",
    ),
    "the sentence of a change stays whole": (
        "この文はとても長く、途中の言葉だけが古いのですが、文としては最後まで示します。",
        "この文はとても長く、途中の言葉だけが新しいのですが、文としては最後まで示します。",
        "この文はとても長く、途中の言葉だけが古いのですが、文としては最後まで示します。",
    ),
    "what follows an insertion": (
        "一つ目の文は変わりません。\n三つ目の文もまた少しも変わりません。",
        "一つ目の文は変わりません。\n二つ目を加えました。\n三つ目の文もまた少しも変わりません。",
        "一つ目の文は変わりません。\n（略）",
    ),
}


@pytest.mark.parametrize(("old", "new", "shown"), OMITTED.values(), ids=OMITTED)
def test_sentences_that_have_not_changed_are_left_out(old: str, new: str, shown: str) -> None:
    left, right = phrases(old, new, "（略）")
    assert "".join(each.text for each in left) == shown
    assert [each.text for each in left if each.omitted] == [
        each.text for each in right if each.omitted
    ]


TEXTS = st.text(st.sampled_from("市民窓口を改めますAI12。、\n"), max_size=80)


@given(TEXTS, TEXTS)
def test_without_an_omission_the_phrases_are_the_texts(old: str, new: str) -> None:
    left, right = phrases(old, new, None)
    assert "".join(each.text for each in left) == old
    assert "".join(each.text for each in right) == new


@given(TEXTS, TEXTS)
def test_what_has_changed_is_never_left_out(old: str, new: str) -> None:
    whole, short = phrases(old, new, None), phrases(old, new, "（略）")
    for one, other in zip(whole, short, strict=True):
        changed = [each.text for each in one if each.likeness != "same"]
        assert [each.text for each in other if each.likeness != "same"] == changed
        kept = [each.text for each in other if not each.omitted]
        text = "".join(each.text for each in one)
        places = [text.find(each) for each in kept]
        assert -1 not in places


def test_a_few_characters_beside_a_change() -> None:
    old = "対象業務の洗い出し結果を踏まえ、利用拡大に向けて関係各課と調整を進めます。"
    new = old.replace("関係各課", "総務課")
    assert near(old, new) == (
        "…え、利用拡大に向けて関係各課と調整を進めます。",
        "…え、利用拡大に向けて総務課と調整を進めます。",
    )


def test_bookkeeping_is_in_no_document(tmp_path: Path) -> None:
    """The edition before, predecessors and settings of the data are what the office needs."""
    bookkeeping = (
        "previous: {folder: ../old}\nsite: https://example.jp/\nlint: {severity: {AP501: ignore}}\n"
    )
    old = load(write_plan(tmp_path / "old"), "old")
    new = load(
        write_plan(
            tmp_path / "new",
            {
                "plan.yaml": patched("plan.yaml", bookkeeping),
                FIRST: patched(FIRST, "title: 窓口のDX化\n"),
                "glossary.yaml": patched(
                    "glossary.yaml",
                    "terms:\n  - {term: DX, full: Digital Transformation, also: [ＤＸ], "
                    "meaning: デジタルによる変革。}\n",
                ),
            },
        ),
        "new",
    )
    assert not new.diagnostics
    found = compared(old, new)
    assert len(found.changes) == 5
    view = comparison_document(found).view
    assert [(group.heading, [row.place for row in group.rows]) for group in view.groups] == [
        ("1 窓口のDX化", ["名称"])
    ]
