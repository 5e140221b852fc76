"""What a reader may filter by, and which initiatives have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.documents.facets import find_filters, tokens_of
from apcli.render.documents.sections import current
from apcli.workspace import load
from tests.example_plan import SECOND, patched, write_plan
from tests.render import structured_plan
from tests.render.documents import write_files
from tests.render.other_city import FILES

if TYPE_CHECKING:
    from pathlib import Path


def test_every_value_that_an_initiative_has_can_be_chosen(tmp_path: Path) -> None:
    found = find_filters(load(write_files(tmp_path, FILES), "data"))
    chosen = {
        each.label: [(choice.label, choice.initiatives) for choice in each.choices]
        for each in found
    }
    assert chosen == {
        "担当課": [("財政課", ("overtime", "payments")), ("人事・研修課", ("overtime",))],
        "取組段階": [("取組中", ("overtime",)), ("記載なし", ("payments",))],
        "改革の柱": [
            ("(A) 職員の育成", ("overtime",)),
            ("(51) 歳入の確保", ("payments",)),
            ("(52) その他", ("overtime",)),
        ],
    }


def test_what_leaves_no_choice_is_no_filter(tmp_path: Path) -> None:
    found = find_filters(load(write_plan(tmp_path), "data"))
    assert [each.label for each in found] == ["取組段階"]


def test_what_only_initiatives_name_can_be_chosen_too(tmp_path: Path) -> None:
    changes = {SECOND: patched(SECOND, "departments: [窓口課]\nstage: {key: pilot}\n")}
    departments, stages = find_filters(load(write_plan(tmp_path, changes), "data"))
    assert [each.label for each in departments.choices] == ["情報推進課", "窓口課"]
    assert [each.label for each in stages.choices] == ["導入実行", "pilot"]


def test_an_initiative_carries_the_tokens_of_all_its_values(tmp_path: Path) -> None:
    found = find_filters(load(write_files(tmp_path, FILES), "data"))
    carried = tokens_of(found)
    assert {key: each.split() for key, each in carried.items()} == {
        key: [
            choice.token for each in found for choice in each.choices if key in choice.initiatives
        ]
        for key in ("overtime", "payments")
    }
    every = [choice.token for each in found for choice in each.choices]
    assert len(every) == len(set(every))


def test_the_goals_of_two_levels_can_be_chosen_with_all_that_lies_below(tmp_path: Path) -> None:
    workspace = load(write_files(tmp_path, structured_plan.FILES), "data")
    goals, departments, *_ = find_filters(current(workspace))
    assert (goals.label, departments.label) == ("基本目標・基本施策", "担当課")
    assert [(each.label, each.initiatives, each.goals) for each in goals.choices] == [
        ("Ⅰ 便利なまち", ("one-stop", "forms"), ("services", "desk", "desk-forms")),
        ("　Ⅰ-1 窓口の改善", ("one-stop", "forms"), ("desk", "desk-forms")),
        ("Ⅱ 子育てしやすいまち", ("nursery",), ("childcare", "childcare-places")),
        ("　Ⅱ-1 保育の充実", ("nursery",), ("childcare-places",)),
    ]
    assert [(each.label, each.goals) for each in departments.choices] == [
        ("総務課", ("services",)),
        ("幼児教育・保育課", ()),
        ("市民課", ()),
    ]
    carried = tokens_of((goals,))
    assert carried["desk-forms"] == carried["one-stop"]
    assert carried["services"] in carried["desk-forms"]
