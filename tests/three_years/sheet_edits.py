"""The edits of the second edition's sheets, and what each is in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.three_years.editing import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTE = "この取組は架空のもので、数値はすべて見本です。"

_BY_SHEET: Mapping[str, tuple[tuple[str, ...], ...]] = {
    # Ended: they need no number.
    "staff-chatbot": (
        ("number: 3-5\n", ""),
        ("goal: office\n", "goal: office\nchange: abolished\n", "initiatives ended"),
    ),
    "system-standardization": (
        ("number: 3-3\n", ""),
        ("goal: office\n", "goal: office\nchange: completed\n", "initiatives ended"),
    ),
    # Texts, and targets that were raised
    "online-procedures": (
        ("goal: living\n", "goal: living\nchange: expanded\n"),
        ("いつでも手続が", "いつでもどこでも手続が", "texts changed"),
        (
            "スマートフォンで入力しやすい申請画面に改めます。\n",
            "スマートフォンとマイナンバーカードで申請できるようにします。\n"
            "  - 窓口で書き直さなくて済むように、申請の内容を引き継ぎます。\n",
            "texts changed",
        ),
        ("      2026: 95\n", "      2026: 100\n", "targets raised"),
        ("      2027: 115\n", "      2027: 120\n", "targets raised"),
        ("      2028: 130\n", "      2028: 140\n", "targets raised"),
        ("  - {from: 2024, to: 2024, text: 対象手続の選定}\n", "", "texts removed"),
    ),
    "security": (("全職員を対象に、", "全職員と委託先を対象に、", "texts changed"),),
    # A target that asks for less by being raised, then those that ask for more by being lowered
    "counter-service": (
        ("      2026: 16.0\n", "      2026: 17.5\n", "targets raised"),
        (
            "までを達成とします。\n",
            "までを達成とします。\n"
            "  - 出張所の改修が遅れるため、令和8年度の待ち時間の目標値を緩和しています。\n",
            "texts added",
        ),
        ("  - {from: 2024, to: 2025, text: 本庁舎で実施}\n", "", "texts removed"),
    ),
    "paperless": (
        ("      2026: 6300\n", "      2026: 5900\n", "targets lowered"),
        ("      2027: 6100\n", "      2027: 5800\n", "targets lowered"),
        ("      2028: 6000\n", "      2028: 5600\n", "targets lowered"),
        ("  - {from: 2024, to: 2025, text: 会議資料と決裁の電子化}\n", "", "texts removed"),
    ),
    "public-network": (
        ("      2026: 25\n", "      2026: 24\n", "targets lowered"),
        (
            f"notes: [{NOTE}]",
            f"notes:\n  - {NOTE}\n  - 工事の遅れに伴い、令和8年度の目標値を下方修正しています。",
            "texts added",
        ),
    ),
    # A target that was open, a milestone, and a target in words
    "data-publication": (
        (
            "      2025-2027: {text: 随時設定, open: true}\n",
            "      2025: {text: 随時設定, open: true}\n      2026: 370\n      2027: 430\n",
            *("targets added", "targets added"),
        ),
        ("{by: 2026-10}", "{by: 2026-08}", "targets earlier"),
        (
            "    aggregation: point_in_time\n    targets:\n",
            "    aggregation: point_in_time\n    values:\n      2025: not_applicable\n"
            "    targets:\n",
            "values added",
        ),
    ),
    "generative-ai": (
        ("{text: 増加}", "{text: 前年度より増加}", "targets changed"),
        ("stage: trial}\n", "stage: trial}  # apcli: ignore AP704 -- 経過\n"),
    ),
    # Belonging, and a corrected baseline
    "energy": (
        ("number: 2-4\n", "number: 3-9\n"),
        ("goal: town\n", "goal: office\n", "initiatives moved"),
        ("[environment]", "[environment, efficiency]", "initiatives changed"),
        (
            "value: 5420}\n",
            "value: 5418}  # apcli: ignore AP705 -- 集計の訂正\n",
            "values corrected",
        ),
        ("pending", "{actual: 4960}", "values known"),
        (
            "  - 令和7年度の使用量は、電力会社の報告が届く7月に集計します。\n",
            "",
            "texts removed",
        ),
    ),
    "digital-library": (
        ("[図書館]", "[図書館, 学校教育課]", "initiatives moved"),
        ("  - {from: 2024, to: 2025, text: システムの更新}\n", "", "texts removed"),
    ),
    "regional-transport": (
        ("バスの研究", "バスの試行", "initiatives renamed"),
        ("の導入を研究します", "を試行します", "texts changed"),
        ("{key: preparation, basis", "{key: trial, basis", "initiatives moved"),
        ("to: 2026, text: 調査", "to: 2025, text: 調査", "texts changed"),
        ("from: 2027, to: 2028", "from: 2026, to: 2028", "texts changed"),
    ),
    # Costs, and width alone
    "cashless": (("notes:", "costs:\n  2026: {budget: 3200}\nnotes:", "costs added"),),
    "learning-devices": (
        ("number: 1-5\n", "number: 1-5  # apcli: ignore AP709 -- 統合と分割のため\n"),
        ("端末数はちょうど1台", "端末数はちょうど１台", "notation notation"),
        ("を目標とします。\n", "を目標とします。  # apcli: ignore AP502 -- 様式に合わせる\n"),
        ("  - {from: 2024, to: 2025, text: 端末の更新}\n", "", "texts removed"),
    ),
}

SHEETS = tuple(
    Edit(f"initiatives/{key}", old, new, *means)
    for key, edits in _BY_SHEET.items()
    for old, new, *means in edits
)
