"""The second edition: the revision, with every kind of change, by commands and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.three_years.editing import Edit, edit, run
from tests.three_years.new_sheets import HEAD, NEW_SHEETS
from tests.three_years.sheet_edits import SHEETS

if TYPE_CHECKING:
    from pathlib import Path

GONE = ("child-consultation", "health-app", "shelter-information")
"""The sheets that others continue."""

PLAN = (
    Edit("plan", "status: draft\n", "published: 2026-06\nstatus: published\n", "plan changed"),
    # The period of the plan stays: its first year looked like a plan that always looks ahead.
    Edit("plan", "[2026, 2027, 2028, 2029]", "[2025, 2026, 2027, 2028]"),
    Edit("plan", "previous:\n", "money: {unit: 千円}\nprevious:\n", "plan added"),
    Edit(
        "plan",
        "令和7年度から令和10年度までの取組を定めました。",
        "令和10年度までの取組を定めています。",
        "sections changed",
    ),
    Edit(
        "plan",
        "  - key: contents\n",
        "  - key: revision\n    title: 今回の見直し\n"
        "    body: 初年度の実績を踏まえ、取組と目標値を見直しました。\n  - key: contents\n",
        "sections added",
    ),
    Edit("plan", "- C：50％以上80％未満", "- C：60％以上80％未満", "sections changed"),
    Edit("plan", "- D：50％未満", "- D：60％未満"),  # the same text
    Edit("plan", "{label: C, at_least: 50}", "{label: C, at_least: 60}", "plan changed"),
    Edit("plan", '取組の調整, "20"]', '取組の調整, "24"]', "sections changed"),
    Edit(
        "plan",
        "      - [事務局",
        '      - [外部委員会, 取組の評価, "5"]\n      - [事務局',
        "sections added",
    ),
    Edit("plan", "令和7（2025）年3月", "令和8（2026）年6月", "sections changed"),
)
TAXONOMY = (
    Edit(
        "taxonomy", "name: センサー・カメラ}", "name: センサー・カメラ・水位計}", "taxonomy renamed"
    ),
    Edit("taxonomy", "      - {key: robots, code: 7, name: ロボット}\n", "", "taxonomy removed"),
    Edit("taxonomy", "対象を限って試し、", "地域や対象を限って試し、", "taxonomy changed"),
    Edit("taxonomy", "  - {name: 商工観光課}\n", "", "taxonomy removed"),
    Edit(
        "taxonomy", "  - {name: 交通", "  - {name: 道路河川課}\n  - {name: 交通", "taxonomy added"
    ),
    Edit("goals/town", "にぎわうまち", "にぎわいのあるまち", "goals renamed"),
)
GLOSSARY = (
    Edit("glossary", "コンピュータに行わせる", "コンピューターに行わせる", "notation notation"),
    Edit(
        "glossary",
        "使えるように公開されたデータ。",
        "使えるように市が公開したデータ。",
        "glossary changed",
    ),
    Edit(
        "glossary",
        "  - term: チャットボット\n    meaning: 質問に自動で答える対話形式のプログラム。\n",
        "",
        "glossary removed",
    ),
    Edit(
        "glossary",
        "  - term: 標準準拠システム\n"
        "    meaning: 国が定めた標準仕様に適合する、住民記録や税などの業務システム。\n",
        "",
        "glossary removed",
    ),
    Edit(
        "glossary",
        "    meaning: 文章や画像などを新しく作り出すAI。\n",
        "    meaning: 文章や画像などを新しく作り出すAI。\n"
        "  - term: マイナンバーカード\n"
        "    meaning: 本人であることを、オンラインでも示せるカード。\n",
        "glossary added",
    ),
)
EDITS = (*PLAN, *TAXONOMY, *GLOSSARY, *SHEETS)

BY_COMMANDS = {
    "plan": ("plan changed", "plan changed", "plan added"),  # the years, and the edition before
    "taxonomy": ("taxonomy renamed", "taxonomy added"),  # a department, and its former name
    "data-publication": ("initiatives renamed", "initiatives added", "initiatives renumbered"),
    "gift-vouchers": ("initiatives removed",),
    "public-network": ("initiatives changed",),  # it goes on
    "regional-transport": ("initiatives changed", "initiatives renumbered"),
    "generative-ai": ("initiatives changed",),
    "learning-devices": ("initiatives renumbered",),
    "security": ("initiatives renumbered",),
    "energy": ("initiatives renumbered",),
}
"""What the commands below change besides, by the file."""


def revise(city: Path) -> None:
    """Make the draft of the second year from the first edition, and the edition from it."""
    run(
        city,
        ("rollover", "--to", "2026"),
        ("rename", "デジタル推進課", "デジタル戦略課"),
        ("rename", "open-data", "data-publication"),
    )
    folder = city / "data"
    for key in GONE:
        (folder / f"initiatives/{key}.yaml").unlink()
    for key, text in NEW_SHEETS.items():
        (folder / f"initiatives/{key}.yaml").write_text(HEAD + text, "utf-8")
    edit(folder, EDITS)
    run(city, ("renumber", "--insert", "absence-notice", "--at", "1-5"))
