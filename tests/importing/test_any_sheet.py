"""Whatever stands in a sheet: no crash, every cell accounted for, a plan without errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apcli.diagnostics import Severity
from apcli.errors import NotImported
from apcli.importing.completing import Given
from apcli.importing.converting import convert
from apcli.importing.mapping_file import read_mapping, written_mapping
from apcli.importing.meanings import USUAL
from apcli.importing.proposing import proposed
from apcli.importing.sheet import Merge, Sheet
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.workspace import load

if TYPE_CHECKING:
    from pathlib import Path

YEARS = ["R5", "R6", "R7", "令和8年度", "2027年度", "R7～R9", "令和6年3月末"]
HEADS = [
    *sorted(USUAL), *YEARS, "目標値 R7", "目標値（令和9年度）", "実績R6（件）", "予算額（千円）",
    "名称", "R7決算額（円）", "独自", "R6評価", "8年度", "基準値(R5)",
]  # fmt: skip
VALUES = [
    "1", "01", "①", "1-2", "Ⅰ-(1)", "1,234件", "△5", "98.5％", "－", "なし", "未集計",
    "対象外", "令和7年10月", "80％以上", "1.2万人", "16\n（見込）", "約120", "随時設定",
    "窓口の改革", "【新規】窓口", "【拡充】【新規】防災", "市民課", "市民課、税務課",
    "企画部\n市民課", "関係各課", "利用件数（累計）", "申請率", "①件数\n②人数", "10\n20",
    "新規", "実施中", "目標", "実績", "→", "true", "- a", "a: b #c", "\ue000", "あ\u200bい",
    "=1+1", "#REF!", "担当課：市民課", "減らします。\n\n・書かない", "2025-02-30", "1e5",
    "9" * 20, "累計", "減少", "千円", "■見出し", "合計", "R7",
    "■基本目標1 便利なまち", "1 便利なまち", "（1）手続", "3、17", "前年度以上", "10～20",
    "みほん市 令和7年度 実施計画", "x" * 200, "　", "0", "-0", "100.0",
]  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet with a head of usual words more often than not, and anything below it."""
    width = draw(st.integers(2, 8))
    head = st.lists(st.sampled_from(HEADS), min_size=width, max_size=width)
    line = st.lists(st.sampled_from(["", *VALUES]), min_size=width, max_size=width)
    mixed = st.lists(st.sampled_from(["", *HEADS, *VALUES]), min_size=width, max_size=width)
    pairs = st.lists(st.tuples(st.sampled_from(HEADS), st.sampled_from(["", *VALUES])), min_size=4)
    form = pairs.map(lambda each: [text for pair in each for text in pair][:width])
    rows = draw(st.lists(st.one_of(mixed, form), max_size=4))
    rows += draw(st.lists(head, min_size=1, max_size=2))
    rows += draw(st.lists(st.one_of(line, mixed), min_size=1, max_size=6))
    merges = []
    if draw(st.booleans()):
        top = draw(st.integers(0, len(rows) - 1))
        left = draw(st.integers(0, width - 1))
        bottom = draw(st.integers(top, len(rows) - 1))
        right = draw(st.integers(left, width - 1))
        merges.append(Merge(top, left, bottom, right))
    name = draw(st.sampled_from(["一覧", "表1"]))
    return Sheet(name, tuple(map(tuple, rows)), tuple(merges), part=name == "表1")


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sheets())
def test_it_is_a_plan_without_errors_or_one_sentence(tmp_path: Path, sheet: Sheet) -> None:
    try:
        plan = convert([sheet], proposed([sheet], "plan.xlsx"), Given(), "plan.xlsx")
    except NotImported:
        return
    count = plan.account.count([sheet])
    listed = [*plan.account.listed([sheet])]
    assert count.listed == len(listed)
    assert sum(count) == sheet.width * sheet.height
    assert not {each.cell.place for each in listed if each.cell} & plan.account.placed
    data = {name: text.encode() for name, text in plan.files.items()}
    folder = tmp_path / "data"
    for old in folder.rglob("*.yaml"):
        old.unlink()
    for name, content in data.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    found = run(load(folder, "data"), checkers())
    errors = [each for each in found if each.severity is Severity.ERROR]
    assert [(each.rule.code, str(each.message)) for each in errors] == []
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(written_mapping(plan.mapping, str), encoding="utf-8")
    again = convert([sheet], read_mapping(mapping, "mapping.yaml"), Given(), "plan.xlsx")
    assert again.files == plan.files
