"""A 新旧対照表 in Excel whose texts are longer than a row can show."""

from __future__ import annotations

import pytest

from apcli.render.comparison_xlsx import render
from apcli.render.documents.comparison_views import (
    CellView,
    ChangeGroupView,
    ChangeRowView,
    ComparisonView,
    RunView,
)
from tests.three_years.laid_out import heights, of_excel

LONG = "本市は、市民の皆さまの暮らしを便利にします。" * 120


def book(left: CellView, right: CellView, *, with_remarks: bool = True) -> bytes:
    row = ChangeRowView("取組内容", left, right, ("変更",))
    return render(
        ComparisonView(
            title="計画",
            city="例示市",
            fiscal_year="令和8（2026）年度",
            draft=False,
            mark="",
            old_year="令和7（2025）年度",
            caption="下線部分は改正部分",
            left="新",
            right="旧",
            with_remarks=with_remarks,
            groups=(ChangeGroupView("1 窓口", "", (row, row)),),
        )
    )


def cell(*lines: tuple[RunView, ...]) -> CellView:
    return CellView(True, lines)


@pytest.mark.parametrize("with_remarks", [True, False])
def test_a_text_goes_on_in_the_next_row(with_remarks: bool) -> None:
    data = book(
        cell((RunView(LONG), RunView("新しい", "changed"), RunView(LONG))),
        cell((RunView(LONG[:30]),)),
        with_remarks=with_remarks,
    )
    columns = 4 if with_remarks else 3
    found = [(points, cells) for points, cells in heights(data) if len(cells) == columns]
    assert len(found) > 8
    for points, cells in found[1:]:
        longest = max(len(each) for each in cells)
        assert 13.5 * longest / (24 if with_remarks else 30) <= points <= 409
    whole = "".join(cells[1] for _points, cells in found[1:])
    assert whole == (LONG + "_新しい_" + LONG) * 2
    assert [cells[0] for _points, cells in found[1:] if cells[0]] == ["取組内容"] * 2


def test_many_lines_go_on_too() -> None:
    lines = [(RunView(f"{number}行", "changed"),) for number in range(100)]
    (one, other) = of_excel(book(cell(*lines), cell((RunView("－"),))))
    assert one == other
    assert one.left.splitlines() == [f"_{number}行_" for number in range(100)]
    assert (one.right, one.remarks) == ("－", "変更")
