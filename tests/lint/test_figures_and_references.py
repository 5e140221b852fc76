"""What rules about indicators, errata and departments find beside their own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.workspace import load
from tests.example_plan import FIRST, SECOND, patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from apcli.diagnostics import Diagnostic


def found(folder: Path, changes: Mapping[str, str]) -> list[Diagnostic]:
    """What all rules find in the example plan with these fields instead of its own."""
    files = {name: patched(name, lines) for name, lines in changes.items()}
    return run(load(write_plan(folder, files), "data"), checkers())


def indicator(lines: str) -> str:
    return f"indicators:\n  uses: {{name: 利用件数, unit: 件, {lines}}}\n"


def erratum(field: str, adopted: str) -> str:
    return f"errata: [{{field: {field}, source: 原典, adopted: {adopted}, reason: 誤記です。}}]\n"


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("aggregation: annual, baseline: {fiscal_year: 2023, value: 50}", ["AP306"]),
        ("aggregation: cumulative, baseline: {fiscal_year: 2023, value: 50}", ["AP306"]),
        ("aggregation: annual, baseline: {fiscal_year: 2023, value: 10}", []),
        (
            "aggregation: annual, direction: decrease, baseline: {fiscal_year: 2023, value: 10}",
            ["AP306"],
        ),
        ("aggregation: annual, direction: at_least, baseline: {fiscal_year: 2023, value: 50}", []),
    ],
)
def test_targets_that_end_on_the_wrong_side_of_the_baseline_contradict_the_direction(
    lines: str, codes: list[str], tmp_path: Path
) -> None:
    findings = found(tmp_path, {FIRST: indicator(f"{lines}, targets: {{2025: 20, 2026: 20}}")})
    assert [each.rule.code for each in findings] == codes


@pytest.mark.parametrize(
    ("target", "value", "help"),
    [
        ("{by: 2026-03}", "1", "write the day on which it was reached, as in 2026-02-10"),
        ("{by: 2026-03}", "{numerator: 1, denominator: 2}", "write the day on which"),
        ("10", "2025-10-01", "write the number; a milestone as target is written {by: 2025-10-01}"),
        ("{by: 2026-03}", "2026-02", None),
        ("{by: 2026-03}", "{text: 一部を開始, achieved: false}", None),
        ("10", "9", None),
        ("{text: 随時設定}", "9", None),
    ],
)
def test_a_value_has_the_form_of_its_target(
    target: str, value: str, help: str | None, tmp_path: Path
) -> None:
    lines = (
        f"aggregation: annual, targets: {{2025: {target}}}, values: {{2025: {{actual: {value}}}}}"
    )
    findings = [
        each for each in found(tmp_path, {FIRST: indicator(lines)}) if each.rule.code == "AP316"
    ]
    assert len(findings) == (help is not None)
    assert all(str(each.help).startswith(help or "-") for each in findings)


@pytest.mark.parametrize(
    ("target", "held"),
    [("16", "16"), ("16.5", "16.5"), ("{by: 2025-10}", "2025-10"), ("{text: 設置}", "設置")],
)
def test_an_erratum_about_a_target_is_stale_when_the_target_is_another(
    target: str, held: str, tmp_path: Path
) -> None:
    route = "indicators.uses.targets.2025"
    lines = indicator(f"aggregation: annual, decimals: 1, targets: {{2025: {target}}}")
    assert found(tmp_path, {FIRST: lines + erratum(route, f"'{held}'")}) == []
    (stale,) = found(tmp_path, {FIRST: lines + erratum(route, "'17'")})
    assert (stale.rule.code, stale.message.values["held"]) == ("AP603", held)


def test_an_erratum_about_a_value_of_a_year_is_compared_too(tmp_path: Path) -> None:
    lines = indicator("aggregation: annual, targets: {2025: 9}, values: {2024: {actual: 7}}")
    route = "indicators.uses.values.2024.actual"
    assert found(tmp_path, {FIRST: lines + erratum(route, "'7'")}) == []
    assert [each.rule.code for each in found(tmp_path, {FIRST: lines + erratum(route, "'8'")})] == [
        "AP603"
    ]


def test_a_department_that_was_split_is_not_renamed_to_one_of_its_parts(tmp_path: Path) -> None:
    split = "departments: [{name: 甲課, formerly: [情報課]}, {name: 乙課, formerly: [情報課]}]\n"
    changes = {
        "taxonomy.yaml": split,
        FIRST: "departments: [情報課]\n",
        SECOND: "departments: [甲課, 乙課]\n",
    }
    (finding,) = found(tmp_path, changes)
    assert (finding.rule.code, finding.fix) == ("AP201", None)
    assert str(finding.help) == "write '甲課' / '乙課'"


@pytest.mark.parametrize(
    ("numerator", "denominator", "said"),
    [(99, 100, []), (100, 100, []), (500, 100, ["500"]), (301, 300, ["100.3333"])],
)
def test_a_rate_by_its_parts_is_a_share_of_a_whole(
    tmp_path: Path, numerator: int, denominator: int, said: list[str]
) -> None:
    value = f"{{numerator: {numerator}, denominator: {denominator}}}"
    uses = f"{{name: 利用率, unit: ％, aggregation: annual, values: {{2025: {{actual: {value}}}}}}}"
    findings = found(tmp_path, {FIRST: f"indicators:\n  uses: {uses}\n"})
    about = [each for each in findings if each.rule.code == "AP314"]
    assert [str(each.message) for each in about] == [
        f"{number} is not between 0 and 100" for number in said
    ]
    assert all(each.path == ("indicators", "uses", "values", "2025", "actual") for each in about)
