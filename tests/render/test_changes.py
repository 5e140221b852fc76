"""Changes between editions in words: names of fields, what is left out, what is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apcli.editions.change import ChangeKind, Sort
from apcli.editions.comparing import compared
from apcli.editions.printed_changes import of_editions
from apcli.models.base import Model
from apcli.render.changes.naming import field_word, sort_word
from apcli.render.changes.phrases import near, phrases
from apcli.render.documents.comparison import comparison_document
from apcli.render.documents.comparison_views import CellView, ChangeRowView, RunView, TableView
from apcli.words import words_in
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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


# What the document says


def shown(
    folder: Path, old: Mapping[str, str | None], new: Mapping[str, str | None]
) -> list[tuple[str, str, str, str]]:
    """The rows of a 新旧対照表: what each is about, the new and the old side, the remarks.

    What is underlined stands between _ and _.
    """
    opened = []
    for name, files in (("old", old), ("new", new)):
        opened.append(load(write_plan(folder / name, files), name))
        assert not opened[-1].diagnostics
    view = comparison_document(of_editions(compared(*opened))).view
    return [
        (row.place, _side(row.left), _side(row.right), "\n".join(row.remarks))
        for group in view.groups
        for row in group.rows
    ]


def _side(cell: CellView) -> str:
    return "\n".join(
        "".join(f"_{run.text}_" if run.underlined else run.text for run in line)
        for line in cell.lines
    )


VALUED = """\
indicators:
  uses:
    name: 利用件数
    unit: 件
    aggregation: annual
    values: {values}
    targets: {{2025: 10, 2026: 20}}
"""


@pytest.mark.parametrize(
    ("published", "values", "said"),
    [
        ("2025-03", "{2024: {actual: 9}, 2025: {actual: 12}}", []),
        ("2025-04", "{2024: {actual: 9}, 2025: {actual: 12}}", ["値 令和6年度 実績"]),
        ("2025-03", "{2024: {forecast: 9}, 2025: {forecast: 12}}", ["値 令和6年度 見込"]),
    ],
)
def test_results_that_no_edition_shows_are_no_change_of_the_document(
    published: str, values: str, said: list[str], tmp_path: Path
) -> None:
    plan = FILES["plan.yaml"] + f"published: {published}\n"
    new = patched(FIRST, VALUED.format(values=values))
    review = "reviews: {2025: {evaluation: 進みました。}}\n"
    rows = shown(tmp_path, {"plan.yaml": plan}, {"plan.yaml": plan, FIRST: new + review})
    assert [place for place, *_ in rows] == [f"成果指標 利用件数 {each}" for each in said]


def test_a_result_that_was_corrected_is_a_change(tmp_path: Path) -> None:
    plan = FILES["plan.yaml"] + "published: 2025-03\n"
    old, new = (
        {
            "plan.yaml": plan,
            FIRST: patched(FIRST, VALUED.format(values=f"{{2024: {{actual: {n}}}}}")),
        }
        for n in (9, 8)
    )
    assert shown(tmp_path, old, new) == [
        ("成果指標 利用件数 値 令和6年度 実績", "_8件_", "_9件_", "訂正（−1件）")
    ]


def test_of_costs_that_are_new_only_what_was_planned_is_shown(tmp_path: Path) -> None:
    plan = FILES["plan.yaml"] + "money: {unit: 千円}\n"
    new = FILES[FIRST] + "costs: {2025: {budget: 200, actual: 190}}\n"
    assert shown(tmp_path, {"plan.yaml": plan}, {"plan.yaml": plan, FIRST: new}) == [
        ("事業費 令和7年度", "_予算 200千円_", "（新設）", "追加")
    ]


def test_a_section_without_a_title_is_not_called_by_its_key(tmp_path: Path) -> None:
    old, new = (
        {"plan.yaml": FILES["plan.yaml"] + f"sections: [{{key: colophon, body: {text}}}]\n"}
        for text in ("例示市企画課", "例示市総務課")
    )
    assert shown(tmp_path, old, new) == [
        ("（表題なし） 本文", "_例示市総務課_", "_例示市企画課_", "変更")
    ]


def test_lists_have_the_marks_that_readers_see(tmp_path: Path) -> None:
    old, new = (
        {FIRST: patched(FIRST, f"actions: |\n  - 書かない窓口\n    - {text}\n  1 - 1\n")}
        for text in ("案内", "予約")
    )
    assert shown(tmp_path, old, new) == [
        (
            "取組内容",
            "・書かない窓口\n  ・_予約_\n1 - 1",
            "・書かない窓口\n  ・_案内_\n1 - 1",
            "変更",
        )
    ]


def test_a_number_and_a_goal_have_changed_as_a_whole(tmp_path: Path) -> None:
    taxonomy = FILES["taxonomy.yaml"] + "levels: [{key: goal, name: 基本目標}]\n"
    common = {
        "taxonomy.yaml": taxonomy,
        "goals/one.yaml": "number: 1\ntitle: 便利なまち\n",
        "goals/two.yaml": "number: 2\ntitle: 便利な市役所\n",
        SECOND: FILES[SECOND] + "goal: two\n",
    }
    old, new = (
        {
            **common,
            FIRST: FILES[FIRST].replace("number: 1", f"number: {number}") + f"goal: {goal}\n",
        }
        for number, goal in (("1-1", "one"), ("1-3", "two"))
    )
    assert shown(tmp_path, old, new) == [
        ("番号", "_1-3_", "_1-1_", "番号の変更"),
        (
            "位置付け",
            "_基本目標 2 便利な市役所_",
            "_基本目標 1 便利なまち_",
            "位置付けの変更",
        ),
    ]


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        ("change: transferred\n", "2 業務の効率化（移管）"),
        ("status: {2024: stopped}\n", "2 業務の効率化（中止、令和6年度）"),
    ],
)
def test_what_had_ended_before_was_a_line_of_the_list(
    ended: str, said: str, tmp_path: Path
) -> None:
    taxonomy = FILES["taxonomy.yaml"] + "statuses: [{key: stopped, name: 中止, ends: true}]\n"
    old = {"taxonomy.yaml": taxonomy, SECOND: FILES[SECOND] + ended}
    assert shown(tmp_path, old, {"taxonomy.yaml": taxonomy, SECOND: None}) == [
        ("取組", "（削る）", f"_{said}_", "削除")
    ]


def test_what_a_status_has_ended_says_so(tmp_path: Path) -> None:
    taxonomy = FILES["taxonomy.yaml"] + "statuses: [{key: stopped, name: 中止, ends: true}]\n"
    new = {"taxonomy.yaml": taxonomy, SECOND: FILES[SECOND] + "status: {2024: stopped}\n"}
    ((_place, left, right, remark),) = shown(tmp_path, {"taxonomy.yaml": taxonomy}, new)
    assert (left, remark) == ("（削る）", "中止、令和6年度")
    assert right.startswith("_2 業務の効率化_")


def _cell(*lines: str) -> CellView:
    return CellView(True, tuple((RunView(each),) for each in lines))


@pytest.mark.parametrize(
    ("side", "short"),
    [
        (_cell("あ" * 200), True),
        (_cell("あ" * 201), False),
        (_cell(*["あ"] * 16), True),
        (_cell(*["あ"] * 17), False),
        (CellView(True, table=TableView(("年", "数"), (((RunView("1"),), ()),) * 8)), True),
        (CellView(True, table=TableView(("年", "数"), (((RunView("1"),), ()),) * 9)), False),
    ],
)
def test_a_short_row_stands_on_a_page_as_a_whole(side: CellView, short: bool) -> None:
    for left, right in ((side, _cell("い")), (_cell("い"), side)):
        assert ChangeRowView("取組内容", left, right, ()).short == short
