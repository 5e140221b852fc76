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
from tests.example_plan import FIRST, SECOND, patched, write_plan

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
        ("口座をコ二ニで払います。", "ニ"),
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


KANA_EVERYWHERE = {
    "plan.yaml": """\
schema: 1
title: ｶﾅ
city: {name: ｶﾅ市, code: ｶﾅ}
fiscal_year: 2025
years: {baseline: 2023, targets: [2025, 2026]}
sections:
  - {key: list, title: ｶﾅ, body: ｶﾅ, content: list, closing: ｶﾅ}
  - {key: colophon, title: ｶﾅ}
ratings: {scale: [{label: ｶﾅ}]}
rating_scales: {steps: {scale: [{label: ｶﾅ}]}}
""",
    "taxonomy.yaml": """\
axes:
  - key: policy
    name: ｶﾅ
    short_name: ｶﾅ
    groups: [{key: local, name: ｶﾅ}]
    items: [{key: dx, code: 1, name: ｶﾅ, group: local}]
stages: [{key: implementation, name: ｶﾅ, description: ｶﾅ}]
departments: [{name: ｶﾅ課, formerly: [ｶﾅ]}]
""",
    "glossary.yaml": """\
terms: [{term: ｶﾅ, full: ｶﾅ, meaning: ｶﾅ, also: [ｶﾅ]}]
""",
    FIRST: """\
number: ｶﾅ1
title: ｶﾅ
departments: [ｶﾅ課]
overview: ｶﾅ
actions: ｶﾅ
indicators:
  uses:
    name: ｶﾅ
    series: ｶﾅ
    unit: ｶﾅ
    aggregation: annual
    baseline: {fiscal_year: 2023, text: ｶﾅ, note: ｶﾅ, source: ｶﾅ}
    values:
      2025:
        actual: {text: ｶﾅ, achieved: true, note: ｶﾅ, source: ｶﾅ}
        preliminary: {value: 1, note: ｶﾅ}
        forecast: {value: 1, note: ｶﾅ}
        interim: [{value: 1}, {value: 2, note: ｶﾅ}]
      2026:
        interim: {value: 1, source: ｶﾅ}
    targets:
      2025-2026: {text: ｶﾅ, note: ｶﾅ}
schedule: [{from: 2025, to: 2025, text: ｶﾅ}]
notes: [ｶﾅ]
managed_by: ｶﾅ
reviews:
  2024: {evaluation: ｶﾅ, issues: ｶﾅ}
errata: [{field: title, source: ｶﾅ, adopted: ｶﾅ, reason: ｶﾅ}]
""",
    SECOND: None,
}
"""A plan with half-width kana in every field that may hold it."""

PRINTED = {
    "plan.yaml": """
        title city.name
        sections.0.title sections.0.body sections.0.closing sections.1.title
        ratings.scale.0.label rating_scales.steps.scale.0.label
    """,
    "taxonomy.yaml": """
        axes.0.name axes.0.short_name axes.0.groups.0.name axes.0.items.0.name
        stages.0.name stages.0.description departments.0.name
    """,
    "glossary.yaml": "terms.0.term terms.0.full terms.0.meaning",
    FIRST: """
        title overview actions
        indicators.uses.name indicators.uses.series indicators.uses.unit
        indicators.uses.baseline.text
        indicators.uses.baseline.note
        indicators.uses.baseline.source
        indicators.uses.values.2025.actual.text
        indicators.uses.values.2025.actual.note
        indicators.uses.values.2025.actual.source
        indicators.uses.values.2025.preliminary.note
        indicators.uses.values.2025.forecast.note
        indicators.uses.values.2025.interim.1.note
        indicators.uses.values.2026.interim.0.source
        indicators.uses.targets.2025-2026.text
        indicators.uses.targets.2025-2026.note
        schedule.0.text notes.0 managed_by
        reviews.2024.evaluation reviews.2024.issues
    """,
}
"""The fields that a document prints and that are worded where they stand."""


def test_the_rules_look_at_every_text_that_is_printed_and_at_no_other(tmp_path: Path) -> None:
    root = write_plan(tmp_path, KANA_EVERYWHERE)
    found: dict[str, list[str]] = {name: [] for name in PRINTED}
    for each in run(load(root, "data"), checkers()):
        if each.rule.code == "AP501":
            file = each.file.removeprefix("data/")
            assert each.span is not None
            line = (root / file).read_text(encoding="utf-8").splitlines()[each.span.line - 1]
            assert line[each.span.column - 1 : each.span.end_column - 1] == "ｶﾅ", each.path
            found[file].append(".".join(map(str, each.path)))
    assert {name: sorted(paths) for name, paths in found.items()} == {
        name: sorted(paths.split()) for name, paths in PRINTED.items()
    }


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("{value: 1, note: 年度末の値です}", ["AP509"]),
        ("{value: 1, note: 年度末の集計}", []),
        ("{value: 1, source: 担当課が数えました}", []),
        ("{text: 設置しました, achieved: true}", []),
        ("{value: 1, note: 市民意識調査 問12}", ["AP505"]),
        ("{value: 1, source: 市民意識調査 問12}", []),
    ],
)
def test_at_a_value_only_the_note_is_sentences_and_a_source_is_a_citation(
    value: str, codes: list[str], tmp_path: Path
) -> None:
    fields = f"aggregation: annual, targets: {{2025: 1}}, values: {{2025: {{actual: {value}}}}}"
    indicators = f"indicators: {{uses: {{name: 件数, unit: 件, {fields}}}}}\n"
    root = write_plan(tmp_path, {FIRST: patched(FIRST, indicators)})
    found = [each.rule.code for each in run(load(root, "data"), checkers())]
    assert [code for code in found if code.startswith("AP5")] == codes


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


def test_the_label_of_a_rating_is_not_an_abbreviation(tmp_path: Path) -> None:
    scale = "ratings: {scale: [{label: AA, at_least: 100}, {label: BB}]}\n"
    root = write_plan(tmp_path, {"plan.yaml": patched("plan.yaml", scale)})
    assert "AP516" not in [each.rule.code for each in run(load(root, "data"), checkers())]


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
