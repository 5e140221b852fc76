"""What may be recorded where, and what stands in the file then."""

from __future__ import annotations

import re
from typing import Any

import pytest

from apcli.errors import ApcliError, NotRecorded
from apcli.models import Kind
from apcli.models.grammar import parse_year
from apcli.recording import NewValue, argument, counts, find_indicator, recorded
from apcli.workspace import Workspace, load, with_text
from tests.example_plan import FILES, FIRST, write_plan
from tests.progress.building import row_of

FIELDS = "name: 利用件数, unit: 件, aggregation: annual"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return load(write_plan(tmp_path_factory.mktemp("plan") / "data"), "data")


def with_fields(example: Workspace, fields: str) -> Workspace:
    """The plan whose indicator `uses` has these fields besides the required ones."""
    text = FILES[FIRST].replace(", targets: {2025: 10, 2026: 20}}", f"{fields and ', '}{fields}}}")
    workspace = with_text(example, "first", text)
    assert workspace.diagnostics == []
    return workspace


def fields_after(workspace: Workspace, value: str = "16", **asked: Any) -> str:
    """The indicator's other fields after a value of 2025, an actual one, was recorded."""
    new = NewValue(
        "first", "uses", **{"fiscal_year": 2025, "kind": Kind.ACTUAL, **asked}, value=value
    )
    text = recorded(workspace, new)
    (line,) = [line for line in text.splitlines() if line.startswith("  uses:")]
    return line.removeprefix(f"  uses: {{{FIELDS}, ").removesuffix("}")


def refusal(workspace: Workspace, value: str = "16", **asked: Any) -> str:
    with pytest.raises(ApcliError) as caught:
        fields_after(workspace, value, **asked)
    return f"{caught.value.message} = {caught.value.help}"


RECORDED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a number alone": ("", {}, "values: {2025: {actual: 16}}"),
    "with its day and note": (
        "",
        {"as_of": "2026-03-31", "note": "窓口: 本庁"},
        "values: {2025: {actual: {value: 16, as_of: 2026-03-31, note: '窓口: 本庁'}}}",
    ),
    "with a month": (
        "",
        {"kind": Kind.INTERIM, "as_of": "2025-09"},
        "values: {2025: {interim: {value: 16, as_of: 2025-09}}}",
    ),
    "pending gives way": ("values: {2025: pending}", {}, "values: {2025: {actual: 16}}"),
    "pending gives way to a forecast": (
        "values: {2025: pending}",
        {"kind": Kind.FORECAST},
        "values: {2025: {forecast: 16}}",
    ),
    "the kinds stand in the order of the year": (
        "values: {2025: {forecast: 1, actual: 2}}",
        {"kind": Kind.PRELIMINARY},
        "values: {2025: {forecast: 1, preliminary: 16, actual: 2}}",
    ),
    "the same again": ("values: {2025: {actual: 16.0}}", {}, "values: {2025: {actual: 16.0}}"),
    "the same again, with another note there": (
        "values: {2025: {actual: {value: 16, note: 概算}}}",
        {},
        "values: {2025: {actual: {value: 16, note: 概算}}}",
    ),
    "a note for what is there": (
        "values: {2025: {actual: 16}}",
        {"note": "概算"},
        "values: {2025: {actual: {value: 16, note: 概算}}}",
    ),
    "a day for what has a note": (
        "values: {2025: {actual: {value: 16, note: 概算}}}",
        {"as_of": "2026-03-31"},
        "values: {2025: {actual: {value: 16, as_of: 2026-03-31, note: 概算}}}",
    ),
    "another value keeps its day and source": (
        "values: {2025: {actual: {value: 15, as_of: 2026-03-31, source: 窓口日報}}}",
        {"replace": True},
        "values: {2025: {actual: {value: 16, as_of: 2026-03-31, source: 窓口日報}}}",
    ),
    "another value for another day": (
        "values: {2025: {actual: {value: 15, as_of: 2026-03-01}}}",
        {"as_of": "2026-03-31", "replace": True},
        "values: {2025: {actual: {value: 16, as_of: 2026-03-31}}}",
    ),
    "a year that does not apply, after all": (
        "values: {2025: not_applicable}",
        {"replace": True},
        "values: {2025: {actual: 16}}",
    ),
    "an interim value of another day": (
        "values: {2025: {interim: {value: 7, as_of: 2025-09-30}}}",
        {"kind": Kind.INTERIM, "as_of": "2025-12-31"},
        "values: {2025: {interim: [{value: 7, as_of: 2025-09-30},"
        " {value: 16, as_of: 2025-12-31}]}}",
    ),
    "an interim value of the same day": (
        "values: {2025: {interim: [{value: 7, as_of: 2025-09-30}, 9]}}",
        {"kind": Kind.INTERIM, "as_of": "2025-09-30", "replace": True},
        "values: {2025: {interim: [{value: 16, as_of: 2025-09-30}, 9]}}",
    ),
    "the only interim value, of the same day": (
        "values: {2025: {interim: {value: 7, as_of: 2025-09-30}}}",
        {"kind": Kind.INTERIM, "as_of": "2025-09-30", "replace": True},
        "values: {2025: {interim: {value: 16, as_of: 2025-09-30}}}",
    ),
    "of two interim values of a day the last": (
        "values: {2025: {interim: [7, 8]}}",
        {"kind": Kind.INTERIM, "replace": True},
        "values: {2025: {interim: [7, 16]}}",
    ),
    "a number instead of a rate by its parts keeps its note": (
        "values: {2025: {actual: {numerator: 1, denominator: 2, note: 概算}}}",
        {"replace": True},
        "values: {2025: {actual: {value: 16, note: 概算}}}",
    ),
    "the baseline as the actual value of its year": (
        "baseline: {fiscal_year: 2023, value: 16}",
        {"fiscal_year": 2023},
        "baseline: {fiscal_year: 2023, value: 16}",
    ),
    "a forecast of the year of the baseline": (
        "baseline: {fiscal_year: 2023, value: 7}",
        {"fiscal_year": 2023, "kind": Kind.FORECAST},
        "baseline: {fiscal_year: 2023, value: 7}, values: {2023: {forecast: 16}}",
    ),
}


@pytest.mark.parametrize("case", RECORDED)
def test_a_value_is_recorded(case: str, example: Workspace) -> None:
    before, asked, after = RECORDED[case]
    assert fields_after(with_fields(example, before), **asked) == after


@pytest.mark.parametrize(
    ("targets", "value", "after"),
    [
        ("2025: {by: 2025-10}", "2025-09-20", "2025-09-20"),
        ("2025: {by: 2025-10}, 2026: 5", "2025-09-20", "2025-09-20"),
        ("2026: {by: 2025-10}", "2025-09", "2025-09"),
        ("2025: {text: 随時設定}, 2026: 5", "-3.5", "-3.5"),
        ("2025: {text: 随時設定}", "2025-09-20", "2025-09-20"),
        ("2025: {text: 随時設定}", "3", "3"),
    ],
)
def test_the_target_says_whether_a_number_or_a_day_is_recorded(
    targets: str, value: str, after: str, example: Workspace
) -> None:
    workspace = with_fields(example, f"targets: {{{targets}}}")
    expected = f"values: {{2025: {{actual: {after}}}}}, targets: {{{targets}}}"
    assert fields_after(workspace, value) == expected


def test_the_day_of_a_milestone_may_have_a_note(example: Workspace) -> None:
    workspace = with_fields(example, "targets: {2025: {by: 2025-10}}")
    after = fields_after(workspace, "2025-09-20", note="先行稼働")
    expected = "values: {2025: {actual: {reached: 2025-09-20, note: 先行稼働}}}"
    assert after == f"{expected}, targets: {{2025: {{by: 2025-10}}}}"


YEARS = "2023, 2024, 2025, 2026, 2027, 2028"
REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a year that the plan does not have": (
        "",
        {"fiscal_year": 2030},
        f"the plan has no fiscal year 2030; it has {YEARS} = None",
    ),
    "a number with separators": (
        "",
        {"value": "198,000"},
        "'198,000' is not a number = write 198000",
    ),
    "a year that is not counted": (
        "",
        {"value": "未集計"},
        "'未集計' is not a number = record a year without a value with --kind pending",
    ),
    "a number in full width": ("", {"value": "△１２"}, "'△１２' is not a number = write -12"),
    "a day where a number is aimed at": (
        "targets: {2025: 5}",
        {"value": "2025-09-20"},
        "'2025-09-20' is not a number = write digits only, such as 16, -3703 or 98.5",
    ),
    "a number where a day is aimed at": (
        "targets: {2025: {by: 2025-10}}",
        {"value": "R7.9.20"},
        "'R7.9.20' is not a date = write 2025-09-20",
    ),
    "words where words are aimed at": (
        "targets: {2025: {text: 設置}}",
        {"value": "設置済"},
        "'設置済' is not a number"
        " = record a result in words with --text, and --achieved or --not-achieved",
    ),
    "a day that is none": (
        "",
        {"as_of": "2025/9/30"},
        "'2025/9/30' is not a date = write 2025-09-30",
    ),
    "a note of nothing": ("", {"note": ""}, "the note is empty = omit --note"),
    "a note with a control character": (
        "",
        {"note": "\x1b[31m"},
        "the note contains a character that is not allowed in plan files = None",
    ),
    "a note that is no text": (
        "",
        {"note": "\udc80"},
        "the note contains a character that is not allowed in plan files = None",
    ),
    "another value": (
        "values: {2025: {actual: 15}}",
        {},
        "2025 already has actual: 15 = use --replace to change it to actual: 16",
    ),
    "another value with a note": (
        "values: {2025: {actual: {value: 15, note: 概算}}}",
        {},
        "2025 already has actual: {value: 15, note: 概算}"
        " = use --replace to change it to actual: {value: 16, note: 概算}",
    ),
    "another note": (
        "values: {2025: {actual: {value: 16, note: 概算}}}",
        {"note": "確定"},
        "2025 already has actual: {value: 16, note: 概算}"
        " = use --replace to change it to actual: {value: 16, note: 確定}",
    ),
    "another value of the same day": (
        "values: {2025: {interim: [1, {value: 15, as_of: 2025-09-30}]}}",
        {"kind": Kind.INTERIM, "as_of": "2025-09-30"},
        "2025 already has interim: {value: 15, as_of: 2025-09-30}"
        " = use --replace to change it to interim: {value: 16, as_of: 2025-09-30}",
    ),
    "a year that does not apply": (
        "values: {2025: not_applicable}",
        {},
        "2025 already has not_applicable = use --replace to change it to actual: 16",
    ),
    "a rate by its parts": (
        "values: {2025: {actual: {numerator: 1, denominator: 2}}}",
        {},
        "2025 already has actual: {numerator: 1, denominator: 2}"
        " = use --replace to change it to actual: 16",
    ),
    "a judgement": (
        "values: {2025: {actual: {text: 設置済, achieved: true}}}",
        {"note": "台帳による。"},
        "2025 already has actual: {text: 設置済, achieved: true}"
        " = use --replace to change it to actual: {value: 16, note: 台帳による。}",
    ),
    "an actual value that is not the baseline": (
        "baseline: {fiscal_year: 2023, value: 7}",
        {"fiscal_year": 2023, "replace": True},
        "the actual value of 2023 is the indicator's baseline"
        " = to correct it, edit 'baseline' in the file",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_recorded_is_refused(case: str, example: Workspace) -> None:
    before, asked, sentence = REFUSED[case]
    assert refusal(with_fields(example, before), **asked) == sentence


def test_a_file_that_would_read_otherwise_than_meant_is_left_alone(example: Workspace) -> None:
    odd = "uses:\n    name: 利用件数\n    unit: 件\n    aggregation: annual\n"
    odd += "    values:\n      ? 2026\n      : pending"
    text = re.sub("uses:.*", odd, FILES[FIRST])
    workspace = with_text(example, "first", text)
    assert workspace.diagnostics == []
    assert refusal(workspace) == (
        "the value cannot be inserted into data/initiatives/first.yaml as it is laid out"
        " = nothing was written; add the value to the file by hand"
    )


@pytest.mark.parametrize(
    ("fields", "kind", "value", "expected"),
    [
        ("values: {2025: {actual: 16}}", Kind.ACTUAL, "16.0", True),
        ("values: {2025: {actual: 16, forecast: 15}}", Kind.FORECAST, "15", False),
        (
            "values: {2025: {interim: [{value: 9, as_of: 2025-12}, {value: 7, as_of: 2025-09}]}}",
            Kind.INTERIM,
            "7",
            False,
        ),
        ("values: {2025: {actual: 2025-09-20}}", Kind.ACTUAL, "2025-09-20", True),
        ("values: {2025: {actual: 2025-09-20}}", Kind.ACTUAL, "2025-09-21", False),
    ],
)
def test_the_value_that_the_figures_are_made_of_is_known(
    fields: str, kind: Kind, value: str, expected: bool, example: Workspace
) -> None:
    indicator = with_fields(example, fields).initiatives["first"].indicators["uses"]
    new = NewValue("first", "uses", 2025, kind, value)
    assert counts(row_of(indicator, 2025), new) is expected


def test_a_year_that_is_none_is_refused_with_advice() -> None:
    with pytest.raises(NotRecorded) as caught:
        argument(parse_year, "R7")
    assert (str(caught.value.message), str(caught.value.help)) == (
        "'R7' is not a fiscal year",
        "write 2025",
    )


def test_the_only_indicator_need_not_be_named(example: Workspace) -> None:
    first = example.initiatives["first"]
    assert find_indicator("first", first, None) == "uses"
    assert find_indicator("first", first, "uses") == "uses"


@pytest.mark.parametrize(
    ("names", "wanted", "sentence"),
    [
        (
            ["uses", "visits"],
            None,
            "the initiative 'first' has several indicators"
            " = specify one of first/uses, first/visits",
        ),
        (
            ["uses", "visits"],
            "visit",
            "the initiative 'first' has no indicator 'visit' = did you mean 'first/visits'?",
        ),
        (
            ["uses"],
            "",
            "the initiative 'first' has no indicator '' = specify one of first/uses",
        ),
        ([], None, "the initiative 'first' has no indicator = None"),
    ],
)
def test_an_indicator_that_is_not_clear_is_asked_for(
    names: list[str], wanted: str | None, sentence: str, example: Workspace
) -> None:
    first = example.initiatives["first"]
    indicators = dict.fromkeys(names, first.indicators["uses"])
    with pytest.raises(ApcliError) as caught:
        find_indicator("first", first.model_copy(update={"indicators": indicators}), wanted)
    assert f"{caught.value.message} = {caught.value.help}" == sentence
