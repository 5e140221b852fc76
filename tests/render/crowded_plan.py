"""A plan that crowds its list: four axes of long names, eight codes of each, long departments."""

from __future__ import annotations

from tests.example_plan import FIRST, SECOND, patched

AXES = {
    "policy": "国・都道府県の情報化関連政策との対応",
    "technology": "新たな情報通信技術の動向",
    "town": "まちづくりの基本目標（総合計画）",
    "goals": "持続可能な開発目標（SDGs）",
}
DEPARTMENTS = (
    "情報推進課",
    "子ども家庭部保育・幼児教育課",
    "教育委員会事務局教育部学校教育課",
    "財務部契約検査課",
    "市民課",
)
STAGES = {"research": "研究・検討", "trial": "実証実験・試行", "implementation": "本格実施・拡大"}


def _axis(key: str, name: str) -> str:
    items = (f"      - {{key: {key}{code}, code: {code}, name: 項目}}\n" for code in range(1, 9))
    return f"  - key: {key}\n    name: {name}\n    items:\n{''.join(items)}"


def _chosen(key: str) -> str:
    return f"{key}: [{', '.join(f'{key}{code}' for code in range(1, 9))}]"


def _named(**fields: str) -> str:
    return f"  - {{{', '.join(f'{field}: {value}' for field, value in fields.items())}}}\n"


FILES = {
    "taxonomy.yaml": "".join(
        [
            *("axes:\n", *(_axis(key, name) for key, name in AXES.items())),
            *("stages:\n", *(_named(key=key, name=name) for key, name in STAGES.items())),
            *("departments:\n", *(_named(name=name) for name in DEPARTMENTS)),
        ]
    ),
    FIRST: patched(
        FIRST,
        "title: 先端技術を活用した行政手続のオンライン化及び窓口業務の抜本的な改革の推進\n"
        f"departments: [{', '.join(DEPARTMENTS)}]\n"
        f"classification: {{{', '.join(map(_chosen, AXES))}}}\n",
    ),
    SECOND: patched(SECOND, "classification: {policy: [policy1]}\n"),
}
"""What the plan has instead of files of the small plan."""
