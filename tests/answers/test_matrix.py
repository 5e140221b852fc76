"""The matrix for programs and spreadsheets, with names that each of them could mistake."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from apcli.answers import csv as as_csv
from apcli.answers import json as as_json
from apcli.answers import markdown
from apcli.answers.matrix import matrix_answer
from apcli.matrix import count_matrix
from apcli.words import words_in
from apcli.workspace import load
from tests.example_plan import FILES, SECOND, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.matrix import Matrix
    from apcli.models import Plan

JAPANESE = words_in("ja")

TAXONOMY = """\
axes:
  - key: policy
    name: 国・都|の情報政策
    groups: [{key: local, name: "=SUM(A1)"}]
    items:
      - {key: dx, code: 1, name: DXの推進, group: local}
      - {key: open, code: 21, name: "[オープン](データ)|<b>"}
      - {key: far, code: 1-2, name: "@遠い項目"}
stages:
  - {key: research, name: 調査研究}
  - {key: implementation, name: +導入|実行}
departments: [{name: 情報推進課}, {name: 関係各課, marker: true}]
"""


@pytest.fixture
def counted(tmp_path: Path) -> tuple[Matrix, Plan]:
    second = FILES[SECOND].replace("[情報推進課]", "[情報推進課, 関係各課]")
    second = second.replace("policy: [dx]", "policy: [dx, open]")
    third = second.replace("number: 2", "number: 3").replace("業務の", "事務の")
    third = third.replace("classification: {policy: [dx, open]}\n", "")
    third = third.replace("stage: {key: research}\n", "")
    changes = {"taxonomy.yaml": TAXONOMY, SECOND: second, "initiatives/third.yaml": third}
    workspace = load(write_plan(tmp_path / "data", changes), "data")
    assert workspace.diagnostics == []
    return count_matrix(workspace.taxonomy, workspace.initiatives), workspace.plan


def counts(*numbers: int) -> dict[str, object]:
    *stages, not_stated = numbers
    by_key = dict(zip(("research", "implementation"), stages, strict=True))
    return {"total": sum(numbers), "stages": by_key, "not_stated": not_stated}


def test_as_json(counted: tuple[Matrix, Plan]) -> None:
    text = as_json.render(matrix_answer(*counted, JAPANESE), JAPANESE).decode()
    assert text.endswith("\n}\n")
    policy = "=SUM(A1)"
    assert json.loads(text) == {
        "version": 1,
        "fiscal_year": 2025,
        "initiatives": counts(1, 1, 1),
        "stages": [
            {"key": "research", "name": "調査研究"},
            {"key": "implementation", "name": "+導入|実行"},
        ],
        "axes": [
            {
                "key": "policy",
                "name": "国・都|の情報政策",
                "rows": [
                    {
                        "item": item,
                        "code": code,
                        "name": name,
                        "group": group,
                        "group_name": policy if group else None,
                        **counts(*numbers),
                    }
                    for item, code, name, group, numbers in (
                        ("dx", 1, "DXの推進", "local", (1, 1, 0)),
                        ("open", 21, "[オープン](データ)|<b>", None, (1, 0, 0)),
                        ("far", "1-2", "@遠い項目", None, (0, 0, 0)),
                    )
                ],
                "unclassified": counts(0, 0, 1),
                "unserved": ["far"],
            }
        ],
        "departments": {
            "rows": [
                {"name": "情報推進課", "marker": False, **counts(1, 1, 1)},
                {"name": "関係各課", "marker": True, **counts(1, 0, 1)},
            ],
            "unclassified": counts(0, 0, 0),
            "unserved": [],
        },
        "ended": 0,
    }


def test_the_keys_of_the_json_stand_in_their_order(counted: tuple[Matrix, Plan]) -> None:
    report = json.loads(as_json.render(matrix_answer(*counted, JAPANESE), JAPANESE))
    assert [*report] == [
        "version",
        "fiscal_year",
        "initiatives",
        "stages",
        "axes",
        "departments",
        "ended",
    ]
    assert [*report["axes"][0]] == ["key", "name", "rows", "unclassified", "unserved"]
    assert [*report["axes"][0]["rows"][0]] == [
        *("item", "code", "name", "group", "group_name"),
        *("total", "stages", "not_stated"),
    ]


def test_one_axis_as_json_has_no_departments(tmp_path: Path) -> None:
    workspace = load(write_plan(tmp_path), "data")
    one = count_matrix(workspace.taxonomy, workspace.initiatives, "policy")
    answer = matrix_answer(one, workspace.plan, JAPANESE)
    assert json.loads(as_json.render(answer, JAPANESE))["departments"] is None


def test_as_csv(counted: tuple[Matrix, Plan]) -> None:
    data = as_csv.render(matrix_answer(*counted, JAPANESE), JAPANESE)
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") == 6
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    assert head == [
        *("団体コード", "団体名", "年度", "年度（和暦）", "分類軸", "区分", "番号", "項目"),
        *("調査研究", "'+導入|実行", "記載なし", "計", "取組数"),
    ]
    policy, city = "国・都|の情報政策", ["012345", "例示市", "2025", "令和7年度"]
    assert lines == [
        [*city, policy, "'=SUM(A1)", "1", "DXの推進", "1", "1", "0", "2", "3"],
        [*city, policy, "", "21", "[オープン](データ)|<b>", "1", "0", "0", "1", "3"],
        [*city, policy, "", "1-2", "'@遠い項目", "0", "0", "0", "0", "3"],
        [*city, "担当課", "", "", "情報推進課", "1", "1", "1", "3", "3"],
        [*city, "担当課", "", "", "関係各課", "1", "0", "1", "2", "3"],
    ]


def test_as_markdown(counted: tuple[Matrix, Plan]) -> None:
    assert (
        markdown.render(matrix_answer(*counted, JAPANESE), JAPANESE).decode()
        == """\
# 例示市デジタル化計画　令和7年度の取組の段階別件数

## 国・都\\|の情報政策

| 区分 | 番号 | 項目 | 調査研究 | \\+導入\\|実行 | 記載なし | 計 |
| --- | --- | --- | ---: | ---: | ---: | ---: |
| \\=SUM(A1) | ① | DXの推進 | 1 | 1 | 0 | 2 |
| その他 | ㉑ | \\[オープン\\](データ)\\|\\<b> | 1 | 0 | 0 | 1 |
| その他 | (1-2) | @遠い項目 | 0 | 0 | 0 | 0 |
|  |  | **取組（重複なし）** | 1 | 1 | 1 | 3 |

- 複数の行に該当する取組は、それぞれの行で数えています。行の合計は延べ3件、取組は3件です。
- この分類軸に該当する項目がない取組は、3件中1件です。
- 該当する取組のない項目（3件中1件）：
  - (1-2) @遠い項目

## 担当課

| 担当課 | 調査研究 | \\+導入\\|実行 | 記載なし | 計 |
| --- | ---: | ---: | ---: | ---: |
| 情報推進課 | 1 | 1 | 1 | 3 |
| 関係各課 | 1 | 0 | 1 | 2 |
| **取組（重複なし）** | 1 | 1 | 1 | 3 |

- 複数の行に該当する取組は、それぞれの行で数えています。行の合計は延べ5件、取組は3件です。
- 関係各課は、他の課を指す総称です。
- 取組のない担当課はありません。
"""
    )
