"""Where a key is wanted, what stands on paper is answered with the key: ⑪, a name, a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.diagnostics import message
from apcli.lint.fixing import fixed_files
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models.naming import Named, key_meant
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TAXONOMY = """\
axes:
  - key: policy
    name: 国・都の情報政策
    short_name: 国・都
    groups: [{key: local-dx, name: 自治体DX推進計画}]
    items: [{key: dx, code: 1, name: DXの推進, group: local-dx}]
  - key: technology
    name: 技術動向
    items:
      - {key: wifi, code: 11, name: Wi-Fi・オープンローミング}
      - {key: cashless, code: 15, name: キャッシュレス決済}
      - {key: item-3, code: 2, name: クラウド}
stages:
  - {key: research, name: 調査研究}
  - {key: implementation, name: 導入実行, requires_indicator: true}
departments:
  - {name: 情報推進課}
"""

OTHERWISE = message("otherwise")
THINGS = (
    Named("wifi", ("Wi-Fi・オープンローミング",), 11),
    Named("cashless", ("キャッシュレス決済", "キャッシュレス"), 15),
    Named("cloud-3", ("クラウド",), "1-2"),
    Named("one", ("同じ名前",), 4),
    Named("two", ("同じ名前",), 4),
)


@pytest.mark.parametrize(
    ("word", "help", "key"),
    [
        ("WiFi", "write wifi", "wifi"),
        ("cloud_3", "write cloud-3", "cloud-3"),
        ("⑪", "write wifi", "wifi"),
        ("11", "write wifi", "wifi"),
        ("１１", "write wifi", "wifi"),
        ("(11)", "write wifi", "wifi"),
        ("⑮", "write cashless", "cashless"),
        ("1-2", "write cloud-3", "cloud-3"),
        ("③", "otherwise", None),
        ("3", "otherwise", None),
        ("4", "otherwise", None),
        ("Wi-Fi・オープンローミング", "write wifi", "wifi"),
        ("ＷＩ-ＦＩ・ｵｰﾌﾟﾝﾛｰﾐﾝｸﾞ", "write wifi", "wifi"),
        ("キャッシュレス", "write cashless", "cashless"),
        ("キャッシュレス決裁", "did you mean 'cashless'?", "cashless"),
        ("キャッシュレス決済の推進", "did you mean 'cashless'?", None),
        ("cashles", "did you mean 'cashless'?", "cashless"),
        ("cashless-2", "did you mean 'cashless'?", None),
        ("同じ名前", "did you mean 'two'?", "two"),
        ("教育", "otherwise", None),
        ("", "otherwise", None),
        ("⑪⑮", "write each as its own entry: wifi, cashless", None),
        ("⑮⑯", "otherwise", None),
        ("①①", "otherwise", None),
        ("No.11", "write wifi", "wifi"),
        ("11番", "write wifi", "wifi"),
        ("⑪ Wi-Fi・オープンローミング", "write wifi", "wifi"),
        ("11．Wi-Fi・オープンローミング", "write wifi", "wifi"),
        ("12 Wi-Fi・オープンローミング", "did you mean 'wifi'?", None),
        ("cashless.yaml", "write cashless", "cashless"),
        ("initiatives/cashless.yaml", "write cashless", "cashless"),
    ],
)
def test_what_is_called_something_is_answered_with_its_key(
    word: str, help: str, key: str | None
) -> None:
    meant = key_meant(word, THINGS, OTHERWISE)
    assert (str(meant.help), meant.key) == (help, key)


def _checked(tmp_path: Path, fields: Mapping[str, str]) -> tuple[list[tuple[str, str]], str]:
    """Codes and helps of what is found in the first initiative with these fields, and its fix."""
    first = FILES[FIRST]
    for name, value in fields.items():
        kept = [line for line in first.splitlines() if not line.startswith(f"{name}:")]
        first = "\n".join([*kept, f"{name}: {value}", ""])
    write_plan(tmp_path, {"taxonomy.yaml": TAXONOMY, FIRST: first})
    workspace = load(tmp_path, "data")
    found = [each for each in run(workspace, checkers()) if each.severity == "error"]
    fixed = fixed_files(workspace, found, unsafe=True).get(FIRST, first)
    lines = [line for line in fixed.splitlines() if line.partition(":")[0] in fields]
    return [(each.rule.code, str(each.help)) for each in found], "\n".join(lines)


@pytest.mark.parametrize(
    ("field", "written", "code", "help", "fixed"),
    [
        ("classification", "{technology: [⑪]}", "AP108", "write wifi", "{technology: [wifi]}"),
        ("classification", "{technology: [11]}", "AP203", "write wifi", "{technology: [wifi]}"),
        (
            "classification",
            "{technology: [wifi, キャッシュレス決済]}",
            "AP108",
            "write cashless",
            "{technology: [wifi, cashless]}",
        ),
        (
            "classification",
            "{technology: [③]}",
            "AP108",
            "use only the characters a-z, 0-9 and -",
            "{technology: [③]}",
        ),
        (
            "classification",
            "{技術動向: [wifi]}",
            "AP108",
            "write technology",
            "{technology: [wifi]}",
        ),
        ("classification", "{国・都: [dx]}", "AP108", "write policy", "{policy: [dx]}"),
        ("stage", "{key: 導入実行}", "AP108", "write implementation", "{key: implementation}"),
        ("stage", "導入実行", "AP103", "write {key: implementation}", "{key: implementation}"),
        (
            "stage",
            "implementation",
            "AP103",
            "write {key: implementation}",
            "{key: implementation}",
        ),
        ("stage", "[implementation]", "AP103", "write {key: implementation}", None),
        (
            "schedule",
            "[{from: 2025, to: 2026, text: 実施, stage: 導入実行}]",
            "AP108",
            "write implementation",
            "[{from: 2025, to: 2026, text: 実施, stage: implementation}]",
        ),
        (
            "classification",
            "{technology: [Wi-Fi]}",
            "AP108",
            "did you mean 'wifi'?",
            "{technology: [wifi]}",
        ),
        (
            "classification",
            "{technology: [ITEM-3]}",
            "AP108",
            "write item-3",
            "{technology: [item-3]}",
        ),
        (
            "classification",
            "{technology: [item_9]}",
            "AP108",
            "did you mean 'item-3'?",
            "{technology: [item-3]}",
        ),
        (
            "classification",
            "{technology: [Blockchain]}",
            "AP108",
            "write blockchain",
            "{technology: [blockchain]}",
        ),
        (
            "classification",
            "{technology: [⑪⑮]}",
            "AP108",
            "write each as its own entry: wifi, cashless",
            None,
        ),
        ("classification", "{technology: ⑪}", "AP103", "write [wifi]", "{technology: [wifi]}"),
        (
            "classification",
            "{technology: ⑪⑮}",
            "AP103",
            "write each as its own entry: wifi, cashless",
            None,
        ),
        (
            "classification",
            "⑮",
            "AP103",
            "write {technology: [cashless]}",
            "{technology: [cashless]}",
        ),
        ("classification", "教育", "AP103", "write its fields as 'field: value'", None),
        ("stage", "[導入実行]", "AP103", "write {key: implementation}", None),
        ("related", "②", "AP103", "write [second]", "[second]"),
        ("related", "業務の効率化", "AP103", "write [second]", "[second]"),
        ("related", "[業務の効率化]", "AP108", "write second", "[second]"),
        ("related", "[②]", "AP108", "write second", "[second]"),
        ("related", "[2]", "AP205", "write second", "[second]"),
    ],
)
def test_a_key_is_found_for_what_stands_on_paper(
    field: str, written: str, code: str, help: str, fixed: str | None, tmp_path: Path
) -> None:
    found, line = _checked(tmp_path, {field: written})
    assert found == [(code, help)]
    assert line == f"{field}: {fixed or written}"


def test_items_are_known_under_the_name_of_their_axis(tmp_path: Path) -> None:
    found, line = _checked(tmp_path, {"classification": "{技術動向: [⑪, wifi]}"})
    assert found == [("AP108", "write technology"), ("AP108", "write wifi")]
    assert line == "classification: {technology: [wifi, wifi]}"


@pytest.mark.parametrize(
    ("written", "help", "fixed"),
    [
        ("自治体DX推進計画", "write local-dx", "local-dx"),
        ("自治体ＤＸ推進計画", "write local-dx", "local-dx"),
        ("Local_DX", "write local-dx", "local-dx"),
        ("自治体DX", "did you mean 'local-dx'?", "local-dx"),
        ("総務省", "use only the characters a-z, 0-9 and -", None),
    ],
)
def test_a_group_is_found_for_its_name(
    written: str, help: str, fixed: str | None, tmp_path: Path
) -> None:
    taxonomy = TAXONOMY.replace("group: local-dx", f"group: {written}")
    write_plan(tmp_path, {"taxonomy.yaml": taxonomy})
    workspace = load(tmp_path, "data")
    found = [each for each in workspace.diagnostics if each.path[-1:] == ("group",)]
    assert [(each.rule.code, str(each.help)) for each in found] == [("AP108", help)]
    new = fixed_files(workspace, found, unsafe=True).get("taxonomy.yaml", taxonomy)
    assert new == TAXONOMY.replace("group: local-dx", f"group: {fixed or written}")


def test_without_a_taxonomy_that_can_be_read_the_help_is_that_of_the_file(tmp_path: Path) -> None:
    first = FILES[FIRST].replace("stage: {key: implementation}", "stage: {key: 導入実行}")
    write_plan(tmp_path, {"taxonomy.yaml": "stages: [", FIRST: first})
    found = [each for each in load(tmp_path, "data").diagnostics if each.initiative]
    assert [str(each.help) for each in found] == ["use only the characters a-z, 0-9 and -"]


GOALS = {
    "taxonomy.yaml": TAXONOMY + "levels: [{key: aim, name: 目標}, {key: way, name: 施策}]\n",
    "goals/life.yaml": "number: A\ntitle: 暮らし\n",
    "goals/desk.yaml": "number: A-1\ntitle: 窓口の改善\nparent: life\n",
}


@pytest.mark.parametrize(
    ("file", "line", "help", "becomes"),
    [
        (FIRST, "goal: 窓口の改善\n", "write desk", "goal: desk\n"),
        (FIRST, "goal: Desk\n", "write desk", "goal: desk\n"),
        (FIRST, "goal: 暮し\n", "did you mean 'life'?", "goal: life\n"),
        (FIRST, "also_under: 暮らし\n", "write [life]", "also_under: [life]\n"),
        (FIRST, "also_under: [Ａ－１]\n", "write desk", "also_under: [desk]\n"),
        ("goals/work.yaml", "title: 仕事\nparent: 暮らし\n", "write life", "parent: life\n"),
        (
            FIRST,
            "goal: [life, desk]\n",
            "write one goal here, and the others in 'also_under'",
            None,
        ),
    ],
)
def test_a_goal_is_meant_by_its_title_or_number(
    file: str, line: str, help: str, becomes: str | None, tmp_path: Path
) -> None:
    before = FILES[FIRST] if file == FIRST else ""
    write_plan(tmp_path / "data", {**GOALS, file: before + line})
    workspace = load(tmp_path / "data", "data")
    (found,) = workspace.diagnostics
    assert str(found.help) == help
    fixed = fixed_files(workspace, [found], unsafe=True)
    assert fixed.get(file, "").endswith(becomes) if becomes else fixed == {}, fixed
