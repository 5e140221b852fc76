"""The first edition: the plan of the demonstration as it was in March 2025, before any result.

The demonstration holds the results of its year. What came after March 2025 is taken out here, and
`results` writes it again. Its initiatives are ordered under goals, and it has a table, so that
these can change too.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DEMONSTRATION = ROOT / "examples/demonstration/data"
GOALS = {
    "living": "暮らしが便利になるまち",
    "town": "安心でにぎわうまち",
    "office": "開かれた市役所",
}
"""The goals by their keys, in the order of their numbers, the first part of each initiative's."""

LEVEL = "levels:\n  - {key: goal, name: 基本目標}\nstages:\n"
TABLE = """\
  - key: organisation
    title: 推進体制
    body: 計画は、次の体制で進めます。
    content: table
    header: [組織, 役割, 人数]
    rows:
      - [推進本部, 全体の決定, "12"]
      - [推進部会, 取組の調整, "20"]
      - [事務局, 進行の管理, "5"]
  - key: glossary
"""

_GOAL_LINE = re.compile(r"(?m)^(number: (\d)-\d+\ntitle: .*\n)")
_VALUES = re.compile(r"(?m)^    values:\n(?:      .*\n)+")
"""The values of an indicator, as every sheet of the demonstration writes them."""
_THIS_YEAR = re.compile(r"(?m)^      2025:.*\n(?:        .*\n)*")
_LAST_YEAR = re.compile(r"(?m)^      2024: \{(?:(forecast: [\d.]+), )?actual: .*\}\n")


def write_demonstration(folder: Path) -> None:
    """Write the demonstration, results and all, with these goals and this table."""
    shutil.copytree(DEMONSTRATION, folder)
    for file in (folder / "initiatives").iterdir():
        file.write_text(_below_a_goal(file.read_text("utf-8")), "utf-8")
    _order_under_goals(folder)
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("  - key: glossary\n", TABLE), "utf-8")


def write_first_edition(folder: Path) -> None:
    """Write the data folder of the first edition."""
    write_demonstration(folder)
    for file in (folder / "initiatives").iterdir():
        file.write_text(_as_adopted(file.read_text("utf-8")), "utf-8")


def _order_under_goals(folder: Path) -> None:
    (folder / "goals").mkdir()
    for number, (key, title) in enumerate(GOALS.items(), 1):
        text = f'number: "{number}"\ntitle: {title}\n'
        (folder / f"goals/{key}.yaml").write_text(text, "utf-8")
    taxonomy = folder / "taxonomy.yaml"
    text = taxonomy.read_text("utf-8").replace("  - key: goal\n", "  - key: aim\n")
    taxonomy.write_text(text.replace("stages:\n", LEVEL), "utf-8")


def _below_a_goal(sheet: str) -> str:
    """The sheet under the goal of its number; the axis that is called so has another key."""
    keys = dict(enumerate(GOALS, 1))
    placed = _GOAL_LINE.sub(lambda found: f"{found[1]}goal: {keys[int(found[2])]}\n", sheet)
    return placed.replace("  goal: [", "  aim: [")


def _as_adopted(sheet: str) -> str:
    """The sheet without reviews, values of its year, and results of the year before."""
    before, _found, _reviews = sheet.partition("reviews:\n")
    return _VALUES.sub(_known_values, before)


def _known_values(block: re.Match[str]) -> str:
    values = _THIS_YEAR.sub("", block[0])
    values = _LAST_YEAR.sub(
        lambda found: f"      2024: {{{found[1]}}}\n" if found[1] else "", values
    )
    return values if values.count("\n") > 1 else ""
