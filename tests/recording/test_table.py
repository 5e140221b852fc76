"""The rows of a CSV as requests: columns, cells, and what is wrong with which row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from apcli.errors import ApcliError
from apcli.models import Kind, YearState
from apcli.recording import (
    NewCosts,
    NewReview,
    NewState,
    NewStatus,
    NewValue,
    Request,
    reported,
)
from apcli.workspace import Workspace, load
from tests.example_plan import FILES, FIRST, write_plan
from tests.recording.test_requests import PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = FILES[FIRST].partition("indicators:")[0] + (
    "indicators:\n"
    "  uses: {name: 利用件数, unit: 件, aggregation: annual}\n"
    "  share: {name: 利用の割合, series: 市民, unit: ％, aggregation: annual}\n"
    "  others: {name: 利用の割合, series: 職員, unit: ％, aggregation: annual}\n"
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    changes = {"plan.yaml": PLAN, "taxonomy.yaml": TAXONOMY, FIRST: TEXT}
    return load(write_plan(tmp_path_factory.mktemp("plan") / "data", changes), "data")


def requests(plan: Workspace, *lines: str, year: int | None = 2025) -> Sequence[Any]:
    found = reported("\n".join(lines), plan, year, replace=False)
    assert [(row, str(error.message)) for row, error in found.wrong] == []
    return found.requests


def value(name: str, kind: Kind, **given: str | bool) -> NewValue:
    return NewValue("first", name, 2025, kind, **given)  # type: ignore[arg-type]


ROWS: dict[str, tuple[str, str, list[Request]]] = {
    "keys": (
        "initiative,indicator,kind,value,as_of,note",
        "first,uses,interim,16,2025-09-30,概算",
        [value("uses", Kind.INTERIM, value="16", as_of="2025-09-30", note="概算")],
    ),
    "the words of the plan": (
        "取組番号,取組,成果指標,年度,値の種別,値,時点,備考",
        "1,窓口のDX,利用件数,2025,実績,16,2026-03-31,",
        [value("uses", Kind.ACTUAL, value="16", as_of="2026-03-31")],
    ),
    "an indicator of a series": (
        "番号,指標,系列,値の種別,値",
        "１,利用の割合,職員,実績値,16",
        [value("others", Kind.ACTUAL, value="16")],
    ),
    "an era": (
        "番号,指標,年度,値の種別,値",
        "1,uses,令和7年度,見込,16",
        [value("uses", Kind.FORECAST, value="16")],
    ),
    "a rate by its parts with its rounded value": (
        "番号,指標,系列,値の種別,値,分子,分母",
        "1,利用の割合,市民,実績,66.7,2,3",
        [value("share", Kind.ACTUAL, numerator="2", denominator="3")],
    ),
    "a result in words": (
        "番号,指標,値の種別,値（文字）,達成",
        "1,uses,実績,設置済,未達",
        [value("uses", Kind.ACTUAL, text="設置済", achieved=False)],
    ),
    "a day among the words": (
        "番号,指標,値の種別,値（文字）",
        "1,uses,実績,2025-09-20",
        [value("uses", Kind.ACTUAL, value="2025-09-20")],
    ),
    "a state as the kind": (
        "番号,指標,値の種別,値",
        "1,uses,対象外,",
        [NewState("first", "uses", 2025, YearState.NOT_APPLICABLE)],
    ),
    "a state as the value": (
        "番号,指標,値の種別,値",
        "1,uses,実績,集計中",
        [NewState("first", "uses", 2025, YearState.PENDING)],
    ),
    "a review with grades": (
        "取組,評価者,評価の期間,評価,課題,今後の取組,今後の方向,総合評価,grades.speed",
        '窓口のDX,own,上半期,"設けました。\n続きます。",人手,,拡充,A,○',
        [
            NewReview(
                "first",
                2025,
                who="own",
                period="上半期",
                evaluation="設けました。\n続きます。",
                issues="人手",
                direction="拡充",
                grades={"overall": "A", "speed": "○"},
            )
        ],
    ),
    "a status and costs": (
        "number,status,budget,actual_cost",
        "2,実施中,4328,4102",
        [NewStatus("second", 2025, "実施中"), NewCosts("second", 2025, "4328", "4102")],
    ),
    "beside a verdict 評価 is the rating of the figures": (
        "番号,指標,値の種別,値,判定,評価",
        "1,uses,実績,16,達成,A",
        [value("uses", Kind.ACTUAL, value="16")],
    ),
    "what is only shown": (
        "団体コード,番号,指標,単位,目標値,達成率（％）,国・都の情報政策",
        "012345,1,uses,件,10,90,DX",
        [],
    ),
    "an empty row": ("番号,評価", ",\n , ", []),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_is_understood(case: str, plan: Workspace) -> None:
    head, row, expected = ROWS[case]
    assert [request for _row, request in requests(plan, head, row)] == expected


def test_a_request_knows_the_line_of_its_row(plan: Workspace) -> None:
    lines = ("番号,評価者,評価", '1,own,"一\n二"', "", "2,own,三")
    assert [row for row, _request in requests(plan, *lines)] == [2, 5]


def test_the_mark_of_a_file_from_excel_is_no_part_of_its_head(plan: Workspace) -> None:
    assert len(requests(plan, "\ufeff番号,指標,値の種別,値", "1,uses,実績,3")) == 1


HEAD = "番号,指標,年度,値の種別,値,分子,分母,達成"
WRONG: dict[str, str] = {
    "9,uses,2025,実績,3": "the plan has no initiative '9' = None",
    ",uses,2025,実績,3": "the row names no initiative = None",
    "1,usage,2025,実績,3": (
        "the initiative 'first' has no indicator 'usage' = did you mean 'first/uses'?"
    ),
    "1,利用の割合,2025,実績,3": (
        "the initiative 'first' has several indicators"
        " = specify one of first/uses, first/share, first/others"
    ),
    "1,uses,,実績,3": "fiscal_year is required = None",
    "1,uses,来年,実績,3": "'来年' is not a fiscal year = write it as 2025, R7 or 令和7年度",
    "1,uses,2025,,3": "kind is required = None",
    "1,uses,2025,実測,3": (
        "'実測' is not a kind of value = they are: actual, preliminary, forecast, interim,"
        " pending, not_applicable"
    ),
    "1,uses,2025,実績,3,1,2": "3 is not 1 ÷ 2 = None",
    "1,uses,2025,実績,,1": "numerator requires denominator = None",
    "1,uses,2025,実績,3,,,たぶん": (
        "'たぶん' does not say whether the target was achieved = write true or false"
    ),
    "1,uses,2025,実績,3,,,,余り": "the row has more cells than the head = None",
}


@pytest.mark.parametrize("row", WRONG)
def test_what_is_wrong_with_a_row_is_said_of_it(row: str, plan: Workspace) -> None:
    found = reported(f"{HEAD}\n1,uses,2025,実績,3\n{row}\n", plan, None, replace=False)
    assert len(found.requests) == 1
    ((line, error),) = found.wrong
    assert (line, f"{error.message} = {error.help}") == (3, WRONG[row])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the first line names no column for the initiative"),
        ("成果指標,値", "the first line names no column for the initiative"),
        ("番号,ねだん", "unknown column 'ねだん'"),
        ("番号,値,value", "the column 'value' comes twice"),
        ('番号,値\n1,"3', "line 2 is no line of a CSV file"),
    ],
)
def test_a_table_that_is_not_understood_is_refused(
    text: str, sentence: str, plan: Workspace
) -> None:
    with pytest.raises(ApcliError) as caught:
        reported(text, plan, 2025, replace=False)
    assert str(caught.value.message) == sentence
