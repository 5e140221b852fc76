"""Choices, years and names are understood as people say them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from apcli.cli.record import KindOfValue
from apcli.cli.spoken import choice, named_year, named_years
from apcli.editions.change import Sort
from apcli.errors import NotInPlan
from apcli.lint.code_filter import codes
from apcli.lint.registry import codes_by_name
from apcli.models import Kind, YearState
from apcli.render.changes.naming import sort_word
from apcli.render.documents.comparison_views import Leaving
from apcli.vocabulary import NEUTRAL
from apcli.words import words_in
from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan
from tests.processes import ROOT, apcli, output

if TYPE_CHECKING:
    from pathlib import Path

PLAN = ("--data", str(ROOT / "examples/demonstration/data"))


@pytest.mark.parametrize("kind", [*Kind, *YearState])
def test_every_kind_of_value_has_its_japanese_word(kind: Kind | YearState) -> None:
    said = choice(NEUTRAL[f"{type(kind).__name__}.{kind}"])
    assert said == kind.replace("_", "-")
    assert said in tuple(KindOfValue)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("JSON", "json"),
        ("ｊｓｏｎ", "json"),
        ("Word", "docx"),
        ("md", "markdown"),
        ("計画書", "plan"),
        ("進捗状況報告書", "progress"),
        ("実積", "実積"),
        ("", ""),
    ],
)
def test_a_choice_is_known_in_any_spelling(said: str, meant: str) -> None:
    assert choice(said) == meant


@pytest.mark.parametrize("sort", Sort)
def test_every_sort_of_change_has_the_word_that_is_printed(sort: Sort) -> None:
    assert choice(sort_word(sort, words_in("ja")), [*Sort]) == sort


@pytest.mark.parametrize(
    ("said", "names", "meant"),
    [
        ("備考", [*Leaving], "remarks"),
        ("略", [*Leaving], "omissions"),
        ("旧", ["new", "old"], "old"),
        ("Excel", ["table", "xlsx"], "xlsx"),
        ("エクセル", ["table", "csv"], "csv"),
        ("計画", ["plan", "progress"], "plan"),
        ("目標値", ["actual"], "目標値"),
    ],
)
def test_a_word_means_one_of_the_choices_there_are(said: str, names: list[str], meant: str) -> None:
    assert choice(said, names) == meant


@pytest.mark.parametrize(
    "said", ["2025", "２０２５", "2025年度", "R7", "r7", "R7年度", "Ｒ７", "令和7", "令和７年度"]
)
def test_a_year_is_known_in_any_form(said: str) -> None:
    assert named_year(said) == 2025


@pytest.mark.parametrize(
    ("said", "years"),
    [
        (["2024-2026"], [2024, 2025, 2026]),
        (["R6-R8"], [2024, 2025, 2026]),
        (["R6-8"], [2024, 2025, 2026]),
        (["令和6～8年度"], [2024, 2025, 2026]),
        (["令和6年度から令和8年度まで"], [2024, 2025, 2026]),
        (["平成30年度～令和2年度"], [2018, 2019, 2020]),
        (["令和元〜3年度"], [2019, 2020, 2021]),
        (["2024–R7"], [2024, 2025]),
        (["R8", "2024", "令和6年度"], [2024, 2026]),
    ],
)
def test_a_span_is_known_in_any_form(said: list[str], years: list[int]) -> None:
    assert list(named_years(said)) == years


@pytest.mark.parametrize("said", ["7", "25", "令7", "2024-25", "-2025", "2024-", "R", "", "X7"])
def test_what_may_be_another_year_is_no_year(said: str) -> None:
    with pytest.raises(NotInPlan, match="is not a fiscal year"):
        named_years([said])


def selected(*arguments: str) -> Any:
    report = json.loads(output("progress", *PLAN, "--format", "json", *arguments))
    return {name: each for name, each in report["selection"].items() if each and name[:3] != "all"}


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("--axis", "goal:②"), {"items": {"goal": ["children"]}}),
        (("--axis", "goal:2"), {"items": {"goal": ["children"]}}),
        (("--axis", "目標：子どもの育ちと学びを支えるまち"), {"items": {"goal": ["children"]}}),
        (("--axis", "まちづくりの目標:Children"), {"items": {"goal": ["children"]}}),
        (("--stage", "試行"), {"stages": ["trial"]}),
        (("--stage", "TRIAL"), {"stages": ["trial"]}),
        (("--verdict", "未達"), {"verdicts": ["missed"]}),
        (("--verdict", "Not reported"), {"verdicts": ["no_value"]}),
        (("--verdict", "not-reported"), {"verdicts": ["no_value"]}),
        (("--verdict", "No-Value"), {"verdicts": ["no_value"]}),
        (("--verdict", "達成(見込)"), {"verdicts": ["expected_to_achieve"]}),
        (("--department", "図 書館"), {"departments": ["図書館"]}),
    ],
    ids=" ".join,
)
def test_what_a_report_is_narrowed_to_has_its_names(arguments: tuple[str, ...], meant: Any) -> None:
    for language in ("en", "ja"):
        assert selected(*arguments, "--lang", language) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("担当課", "department"), ("段階", "stage"), ("Stage", "stage"), ("まちづくりの目標", "goal")],
)
def test_a_report_is_counted_by_what_people_call_it(said: str, meant: str) -> None:
    asked = ("progress", *PLAN, "--format", "json", "--by")
    assert output(*asked, said) == output(*asked, meant)


def test_the_matrix_has_its_axis_by_name() -> None:
    by_name = output("matrix", *PLAN, "--axis", "まちづくりの目標")
    assert by_name == output("matrix", *PLAN, "--axis", "goal")


def test_two_items_of_one_number_are_not_told_apart_by_it(tmp_path: Path) -> None:
    items = "[{key: dx, code: 1, name: DX}, {key: wifi, code: 1, name: 無線}]"
    axes = f"axes: [{{key: policy, name: 政策, items: {items}}}]\n"
    write_plan(tmp_path / "data", {"taxonomy.yaml": patched("taxonomy.yaml", axes)})
    done = apcli("progress", "--axis", "policy:1", cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert done.stdout == b""


@pytest.mark.parametrize(
    "said",
    ["missing-indicator", "Missing_Indicator", "AP301[missing-indicator]", "ap301", "AP301"],
)
def test_a_rule_is_selected_by_name_or_code(said: str) -> None:
    assert codes([said], codes_by_name()) == ("AP301",)


def test_a_finding_is_selected_by_the_name_of_its_rule(tmp_path: Path) -> None:
    changes = {
        name: FILES[name].replace("[情報推進課]", "[情報推進か]") for name in (FIRST, SECOND)
    }
    write_plan(tmp_path / "data", changes)
    for option, expected in (("--select", True), ("--ignore", False)):
        arguments = ("validate", "--format", "json", option, "unknown-department")
        found = json.loads(apcli(*arguments, cwd=tmp_path).stdout)["diagnostics"]
        assert found
        assert ("AP201" in {each["code"] for each in found}) is expected


def test_a_rule_that_there_is_not_is_told_the_nearest(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    done = apcli("validate", "--select", "missing-indicater", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().endswith("did you mean 'missing-indicator'?\n")


def test_a_value_is_recorded_in_the_words_of_the_office(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    output("record", "1", "--year", "令和7年度", "--kind", "実績", "--value", "16", cwd=tmp_path)
    assert "2025: {actual: 16}" in (tmp_path / "data" / FIRST).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("実績値", "actual"),
        ("見込み", "forecast"),
        ("見込値", "forecast"),
        ("見込み値", "forecast"),
        ("速報値", "preliminary"),
        ("期中", "interim"),
    ],
)
def test_a_kind_is_known_with_what_is_said_after_it(said: str, kind: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    year = ("--year", "令和七年度", "--as-of", "2025-10-31", "--dry-run")
    printed = output("record", "1", *year, "--kind", said, "--value", "9", cwd=tmp_path)
    assert f"2025: {{{kind}: " in printed


def test_an_item_that_there_is_not_resembles_no_number() -> None:
    done = apcli("progress", *PLAN, "--axis", "goal:99")
    assert done.returncode == 2
    assert "one of: goal:" in done.stderr.decode()


def test_a_document_and_a_language_have_their_names() -> None:
    report = ("render", *PLAN, "--document")
    assert output(*report, "報告書", "--year", "R7") == output(
        *report, "progress", "--year", "2025"
    )
    assert output("--lang", "日本語", "list") == output("--lang", "ja", "list")
