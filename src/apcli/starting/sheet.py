"""The sheet of a new initiative, with what its plan has for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.edit import flow_text
from apcli.era import year_label
from apcli.models.plan import Part
from apcli.text.natural import natural
from apcli.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.models import Plan, Taxonomy

_COLUMN = 32
"""Where the comments begin."""

_LISTED = 12
"""How many departments or stages a comment lists."""


def sheet(key: str, number: str, plan: Plan, taxonomy: Taxonomy) -> str:
    """The file of an initiative in which only what a person must say is empty.

    The department is filled in if the plan has only one. What is empty and required, `validate`
    reports (AP102); what is empty and optional counts as absent.
    """
    lines = [
        f"# 取組「{key}」の個票です。空いているところを埋めて、apcli validate {key}で検査します。",
        "# 書くことのない項目は、空いたままにするか、行ごと消します。「#」から先は注釈です。",
        "",
        *_head(number, plan, taxonomy),
        *_texts(plan),
        *(_indicator(plan) if _has(plan, Part.INDICATORS) else ()),
        *_rest(plan),
    ]
    return "\n".join(lines) + "\n"


def next_number(numbers: Iterable[str]) -> str:
    """The printed number after the last one in natural order: 34 after 33, 1-2-4 after 1-2-3."""
    taken = set(numbers)
    last = max(taken, key=natural, default="0")
    found = re.fullmatch(r"(.*?)([0-9]+)([^0-9]*)", last)
    before, digits, after = found.groups() if found else (last, "", "")
    for each in range(int(digits or 1) + 1, int(digits or 1) + len(taken) + 2):
        number = f"{before}{each:0{len(digits)}}{after}"
        if number not in taken:
            return number
    return "1"


def _head(number: str, plan: Plan, taxonomy: Taxonomy) -> Iterator[str]:
    names = [each.name for each in taxonomy.departments]
    only = flow_text(names[0]) if len(names) == 1 else ""
    yield _line(f"number: {number}", "計画書に載る番号")
    yield _line("title:", "取組の名称")
    yield _line("change: continued", "継続。new（新規）、expanded（拡充）、reduced（縮小）など")
    yield _line(f"departments: [{only}]", f"担当課：{_listed(names)}" if names else "担当課")
    if taxonomy.stages:
        stages = [f"{stage.key}（{stage.name}）" for stage in taxonomy.stages]
        yield _line(f"stage: {{key: {taxonomy.stages[0].key}}}", f"段階：{_listed(stages)}")
    if taxonomy.axes and _has(plan, Part.CLASSIFICATION):
        yield "classification:"
        for axis in taxonomy.axes:
            items = [f"{item.key}（{item.name}）" for item in axis.items]
            yield _line(f"  {axis.key}: []", f"{axis.name}：{_listed(items)}")


def _texts(plan: Plan) -> Iterator[str]:
    yield ""
    yield "# 文章。何行にもなるときは「|」と書き、次の行から半角の空白2つで字下げします。"
    for part, label in ((Part.OVERVIEW, "事業概要"), (Part.ACTIONS, "取組内容")):
        if _has(plan, part):
            given = next((each.label for each in plan.sheet if each.part is part), None)
            yield _line(f"{part}:", given or label)
    if plan.fields and _has(plan, Part.FIELDS):
        yield "fields:"
        for field in plan.fields:
            yield _line(f"  {field.key}:", field.name)


def _indicator(plan: Plan) -> Iterator[str]:
    yield ""
    yield "# 成果指標。なければ、targetsの最後の行まで消します。"
    yield "indicators:"
    yield _line("  result:", "指標のキー（半角の英小文字、数字、ハイフン）")
    yield _line("    name:", "名称。（累計）や（単年度）も、計画書のとおりに")
    yield _line("    unit:", "単位：件、人、％など")
    kinds = "cumulative（累計）、annual（単年度）、point_in_time（時点）"
    yield _line("    aggregation:", kinds)
    if (year := plan.years.baseline) is not None:
        yield _line(
            f"    # baseline: {{fiscal_year: {year}, value: 7}}", "基準値。行頭の#を消して使います"
        )
    yield "    values:"
    if (year := plan.years.forecast) is not None:
        yield _line(f"      {year}:", f"{year_label(year)}の見込は{{forecast: 10}}のように")
    yield _line(f"      {plan.fiscal_year}:", "実績が出たら{actual: 12}のように")
    yield "    targets:"
    for year in plan.years.targets:
        yield _line(f"      {year}:", f"{year_label(year)}の目標値（半角の数字だけ）")


def _rest(plan: Plan) -> Iterator[str]:
    if _has(plan, Part.SCHEDULE):
        span = f"{{from: {plan.fiscal_year}, to: {max(plan.years.targets)}, text: …}}"
        yield ""
        yield "# 実施スケジュール。行頭の#を消して使います。"
        yield "# schedule:"
        yield f"#   - {span}"
    if plan.money and _has(plan, Part.COSTS):
        yield ""
        yield f"# 事業費（{plan.money.unit}）。行頭の#を消して使います。"
        yield "# costs:"
        yield f"#   {plan.fiscal_year}: {{budget: 1000}}"


def _has(plan: Plan, part: Part) -> bool:
    """The plan's sheets have this part."""
    return not plan.sheet or any(each.part is part for each in plan.sheet)


def _listed(names: list[str]) -> str:
    return "、".join(names[:_LISTED]) + ("など" if len(names) > _LISTED else "")


def _line(text: str, comment: str) -> str:
    return f"{text}{' ' * max(2, _COLUMN - cell_width(text))}# {comment}"
