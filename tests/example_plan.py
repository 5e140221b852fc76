"""A small plan of an invented city without any finding, and ways to change it for a test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST = "initiatives/first.yaml"
SECOND = "initiatives/second.yaml"

FILES: Mapping[str, str] = {
    "plan.yaml": """\
schema: 1
title: 例示市デジタル化計画
city: {name: 例示市, code: "012345"}
fiscal_year: 2025
years: {baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}
""",
    "taxonomy.yaml": """\
axes:
  - key: policy
    name: 国・都の情報政策
    items:
      - {key: dx, code: 1, name: DXの推進}
stages:
  - {key: research, name: 調査研究}
  - {key: trial, name: 適用検討}
  - {key: implementation, name: 導入実行, requires_indicator: true}
departments:
  - {name: 情報推進課, formerly: [情報課]}
""",
    "glossary.yaml": """\
terms:
  - {term: DX, full: Digital Transformation, meaning: デジタルによる変革。}
""",
    FIRST: """\
number: 1
title: 窓口のDX
departments: [情報推進課]
classification: {policy: [dx]}
stage: {key: implementation}
overview: 窓口の手続を見直します。
actions: 書かない窓口を広げます。
indicators:
  uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 20}}
""",
    SECOND: """\
number: 2
title: 業務の効率化
departments: [情報推進課]
classification: {policy: [dx]}
stage: {key: research}
overview: 業務の進め方を見直します。
actions: 他市の事例を調べます。
""",
}


def write_plan(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the plan into `folder`, files of `changes` instead of its own; returns the folder."""
    for name, content in {**FILES, **(changes or {})}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def patched(name: str, fragment: str) -> str:
    """The file `name` of the plan with the top-level fields of `fragment` instead of its own."""
    text = FILES.get(name, "")
    for field in re.findall(r"^(\w+):", fragment, re.MULTILINE):
        text = re.sub(rf"^{field}:.*\n(?:[ \t-].*\n)*", "", text, flags=re.MULTILINE)
    return text + fragment
