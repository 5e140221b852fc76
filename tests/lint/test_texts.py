"""All texts joined, and what the rules about text find in them."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.lint.text_checker import PlanTexts, TextChecker
from apcli.lint.texts import join
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from apcli.diagnostics import Diagnostic

REAL = Path(__file__).parents[2] / "data"


def found(folder: Path, code: str, overview: str) -> list[Diagnostic]:
    """What the rule finds in an overview."""
    root = write_plan(folder, {FIRST: patched(FIRST, f"overview: |\n  {overview}\n")})
    return [each for each in run(load(root, "data"), checkers()) if each.rule.code == code]


def test_every_text_stands_where_its_file_says() -> None:
    workspace = load(REAL, "data")
    joined, files = join(workspace)
    fields = [field for texts in files for field in texts.fields]
    assert "\n".join(["", *(field.text for field in fields), ""]) == joined
    assert all(joined.startswith(field.text, field.start) for field in fields)
    document = PlanTexts(workspace, joined, files)
    assert document.files_at(texts.start for texts in files) == files


WORKSPACE = load(REAL, "data")
PIECES = [
    *" \u3000\n-ーー−・、。.,()（）「」【】12０Ａab①②カ力ロ口一二人個別をのにへがも々〜～稅",
    *(
        "令和",
        "平成",
        "年",
        "年度",
        "元年",
        "2025",
        "（2025）",
        "(令和7)",
        "SNS",
        "DX",
        "D-X",
        "IT-BCP",
    ),
    *(
        "サービス",
        "サーバ",
        "ｼｽﾃﾑ",
        "窓口",
        "手続",
        "ます",
        "です",
        "ました",
        "した。",
        "する。",
        "である。",
    ),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4))
def test_what_a_closer_look_would_find_no_screen_leaves_out(texts: list[str]) -> None:
    """Each file is looked at as if a screen had named it, and its findings counted against it."""
    workspace = dataclasses.replace(WORKSPACE, initiatives=dict(WORKSPACE.initiatives))
    for key, title, overview in zip(workspace.initiatives, texts, texts[1:], strict=False):
        changed = {"title": title, "overview": overview}
        workspace.initiatives[key] = workspace.initiatives[key].model_copy(update=changed)
    document = PlanTexts(workspace, *join(workspace))
    for rule in checkers():
        if isinstance(rule, TextChecker):
            seen = document.files_at(rule.screen(document))
            for each in document.files:
                found = any(
                    rule.judge(match, field, document)
                    for field in each.fields
                    if field.sentences or not rule.sentences
                    for match in re.finditer(rule.pattern, field.text)
                )
                assert not found or each in seen, rule.rule


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("サ−ビスです。", "ー"),
        ("ユ一ザのためです。", "ー"),
        ("ロ座をコ二ニで払います。", "ニ"),
        ("ア力ウントです。", "カ"),
        ("テス卜環境ではなくテス卜ケースです。", "ト"),
        ("人ロ減少です。", "口"),
        ("第ニ次です。", "二"),
        ("10ー20人です。", "－"),
        ("市稅です。", "税"),
        ("⼈口です。", "人"),
        ("窓ロの手続です。", "口"),
        ("努カを続けます。", "力"),
        ("二ーズです。", "ニ"),
        ("4〜5月と6〜7月と8～9月です。", "〜"),
        ("4～5月と6～7月と8〜9月です。", "～"),
    ],
)
def test_a_look_alike_is_told_by_what_is_around_it(text: str, meant: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "AP507", text)
    assert finding.fix is not None
    assert finding.fix.replacement == meant


@pytest.mark.parametrize(
    "text",
    [
        "サービス一覧とデータ一式です。",
        "三カ年の計画で、数カ所にあります。",
        "サーバー-クライアントです。",
        "人口と工事と八王子と二次です。",
        "ロボットとエコとハブとニーズです。",
        "A-B、10-20、コーヒーです。",
        "出入口ロボット、人口ビジョン、活カ所、十八ー二十です。",
        "4～5月と6～7月です。",
    ],
)
def test_what_stands_in_its_place_is_no_look_alike(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, "AP507", text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("AP503", "窓口（本庁)の手続（申請）です。"),
        ("AP503", "窓口(本庁）の手続（申請）です。"),
        ("AP510", "窓口のの手続です。"),
        ("AP510", "窓口ものをを見直します。"),
        ("AP511", "手続を見直します。効果を検証する。"),
        ("AP511", "手続を見直しました。準備を完了した。"),
        ("AP513", "2026（令和7）年度に始めます。"),
        ("AP513", "2026年度（令和7年度）に始めます。"),
        ("AP514", "令和1（2019）年に始めました。"),
        ("AP515", "窓口のD-Xを進めます。"),
    ],
)
def test_a_slip_is_found_in_each_of_its_forms(code: str, text: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, code, text)) == 1


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("AP510", "件数は増加したものの、目標に届きません。"),
        ("AP510", "新しいものの割合です。"),
        ("AP511", "手続を見直します。「検証する。」と決めました。"),
        ("AP511", "次のことを行います。\n\n  - 効果を検証する。"),
        ("AP513", "2025（令和7）年度と2026年度（令和8年度）です。"),
        ("AP514", "令和10（2028）年です。"),
    ],
)
def test_what_is_right_is_no_slip(code: str, text: str, tmp_path: Path) -> None:
    assert found(tmp_path, code, text) == []


KANA = "ｼｽﾃﾑ"
PRINTED_NAMES = [
    ("taxonomy.yaml", f"departments: [{{name: 情報推進課}}, {{name: {KANA}課}}]\n"),
    ("glossary.yaml", f"terms: [{{term: DX, full: {KANA}, meaning: デジタルによる変革。}}]\n"),
    (
        "taxonomy.yaml",
        "axes:\n  - key: policy\n    name: 国・都の情報政策\n"
        f"    short_name: {KANA}\n    items: [{{key: dx, code: 1, name: DXの推進}}]\n",
    ),
    (
        FIRST,
        "indicators:\n"
        f"  uses: {{name: 件数, series: {KANA}, unit: 件, aggregation: annual, "
        "targets: {2025: 1}}\n",
    ),
]


@pytest.mark.parametrize(("file", "lines"), PRINTED_NAMES)
def test_every_printed_name_is_a_text(file: str, lines: str, tmp_path: Path) -> None:
    root = write_plan(tmp_path, {file: patched(file, lines)})
    assert "AP501" in [each.rule.code for each in run(load(root, "data"), checkers())]


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("（「あ」", "（"),
        ("あ」です。", "」"),
        ("（（（（あ））））です。", None),
        ("（「あ）」", "「"),
    ],
)
def test_brackets_pair_off_at_any_depth(text: str, bracket: str | None, tmp_path: Path) -> None:
    findings = found(tmp_path, "AP504", text)
    assert [each.message.values["bracket"] for each in findings] == [bracket][: bracket is not None]


def test_many_nested_brackets_are_read_once(tmp_path: Path) -> None:
    depth = 100_000
    assert found(tmp_path, "AP504", "（" * depth + "あ" + "）" * depth + "です。") == []


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("窓口でSNSを使います。", ["SNS"]),
        ("窓口でSNS（交流の場）を使い、SNSで知らせます。", []),
        ("窓口でSNS（Social Networking Service、交流の場）を使います。", []),
        ("窓口で交流の場（SNS）を使います。", []),
        ("窓口でSNS(2)を使います。", ["SNS"]),
        ("窓口でSNS（A）、次に（情報）を使います。", ["SNS"]),
        ("窓口でASNS（交流の場）とSNSを使います。", ["SNS"]),
        ("窓口でSNS\n（交流の場）を使います。", ["SNS"]),
    ],
)
def test_an_abbreviation_is_explained_by_the_brackets_at_it(
    tmp_path: Path, text: str, unexplained: list[str]
) -> None:
    findings = found(tmp_path, "AP516", text.replace("\n", "\n  "))
    assert [word for word in ("SNS",) if any(word in str(each.message) for each in findings)] == (
        unexplained
    )


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("サーバー", "サーバ"),
        ("サーバ", "サーバー"),
        ("オープンデータ", "オープン・データ"),
        ("Wi-Fi", "WiFi"),
        ("DX", "Dx"),
    ],
)
def test_a_term_is_found_in_other_ways_of_writing_it(
    tmp_path: Path, term: str, written: str
) -> None:
    glossary = f"terms:\n  - {{term: {term}, meaning: 用語です。}}\n"
    for text, variants in (
        (f"窓口の{written}を見直します。", 1),
        (f"窓口の{term}を見直します。", 0),
    ):
        changes = {"glossary.yaml": glossary, FIRST: patched(FIRST, f"overview: {text}\n")}
        root = write_plan(tmp_path / f"{variants}", changes)
        findings = [
            each for each in run(load(root, "data"), checkers()) if each.rule.code == "AP515"
        ]
        assert [each.initiative for each in findings if each.initiative] == ["first"] * variants


@pytest.mark.parametrize("written", ["サーバールーム", "カード", "オープン", "サーバー・サービス"])
def test_a_word_that_holds_a_term_is_not_the_term(tmp_path: Path, written: str) -> None:
    glossary = "terms:\n  - {term: サーバー, meaning: 用語です。}\n"
    changes = {
        "glossary.yaml": glossary,
        FIRST: patched(FIRST, f"overview: 窓口の{written}を見直します。\n"),
    }
    findings = run(load(write_plan(tmp_path, changes), "data"), checkers())
    assert [each for each in findings if each.rule.code == "AP515" and each.initiative] == []
