"""What stands in a cell of values, as cities write it."""

from __future__ import annotations

from typing import Any

import pytest

from apcli.importing.figures import Figure, read_figure


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1234", None, {"number": "1234"}),
        ("1,234件", None, {"number": "1234", "unit": "件"}),
        ("１，２３４", "件", {"number": "1234"}),
        ("△5", None, {"number": "-5"}),
        ("▲0.5％", "％", {"number": "-0.5", "unit": "％"}),
        ("－12", None, {"number": "-12"}),
        ("98.5%", None, {"number": "98.5", "unit": "％"}),
        ("0", None, {"number": "0"}),
        ("△0", None, {"number": "0"}),
        ("12.50", None, {"number": "12.50"}),
        ("1.2万件", "件", {"number": "12000", "unit": "万件"}),
        ("3億円", None, {"number": "3", "unit": "億円"}),
        ("¥1,234,567", None, {"number": "1234567", "unit": "円"}),
        ("△￥300", None, {"number": "-300", "unit": "円"}),
        ("5件", "人", {"text": "5件"}),
        ("80％以上", None, {"number": "80", "unit": "％", "bound": "at_least"}),
        ("10件以内", "件", {"number": "10", "unit": "件", "bound": "at_most"}),
        ("1万件未満", "件", {"number": "10000", "unit": "万件", "bound": "below"}),
        ("5人超", None, {"number": "5", "unit": "人", "bound": "above"}),
        ("1.5万", None, {"number": "15000"}),
        ("5-", None, {"text": "5-"}),
        ("(5)", None, {"text": "(5)"}),
        ("10～20", None, {"text": "10～20"}),
        ("16\n（見込）", None, {"number": "16", "kind": "forecast"}),
        ("16（図書館を含む）", None, {"number": "16", "note": "図書館を含む"}),
        ("約120", None, {"number": "120", "note": "約120"}),
        ("年間30件", None, {"number": "30", "unit": "件", "note": "年間30件"}),
        ("令和7年10月", None, {"moment": "2025-10"}),
        ("R7.10.1", None, {"moment": "2025-10-01"}),
        ("令和8年12月末まで", None, {"moment": "2026-12"}),
        ("2025-02-30", None, {"text": "2025-02-30"}),
        ("3/4", None, {"text": "3/4"}),
        ("10\n20", None, {"text": "10 20"}),
        ("1,23", None, {"text": "1,23"}),
        ("1e5", None, {"text": "1e5"}),
        ("9" * 16, None, {"text": "9" * 16}),
        ("増加", None, {"text": "増加"}),
        ("随時設定", None, {"text": "随時設定", "is_open": True}),
        ("未集計", None, {"state": "pending", "text": "未集計"}),
        ("対象外", None, {"state": "not_applicable", "text": "対象外"}),
    ],
)
def test_a_figure(text: str, unit: str | None, expected: dict[str, Any]) -> None:
    assert read_figure(text, unit) == Figure(**expected)


@pytest.mark.parametrize("text", ["－", "-", "―", "ー", "——", "なし", "", "　", "…", "該当なし"])
def test_what_says_that_nothing_is_set(text: str) -> None:
    assert read_figure(text).is_blank


def test_zero_is_a_value() -> None:
    assert not read_figure("0").is_blank
