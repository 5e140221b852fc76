"""The schemas take what apcli takes, from readers that see numbers and dates in plain text."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped, unused-ignore]

from apcli.schema import MODELS, schemas
from apcli.shape import validate
from apcli.source import parse

DATA = Path(__file__).parents[1] / "data"
FILES = [
    *((name, f"{name}.yaml") for name in ("plan", "taxonomy", "glossary")),
    *(("initiative", f"initiatives/{path.name}") for path in (DATA / "initiatives").glob("*.yaml")),
]
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in schemas().items()}

INITIATIVE = """\
number: 5
title: 公衆無線LAN環境の充実
departments: [情報推進課]
overview: 充実を図ります。
actions: 整備します。
"""
INDICATOR = """\
indicators:
  sites:
    name: 設置箇所数（累計）
    unit: 拠点
    aggregation: cumulative
"""
PLAN = """\
schema: 1
title: アクションプラン
city: {name: 西東京市}
fiscal_year: 2025
years: {targets: [2025, 2026]}
"""
ITEM = "axes: [{{key: policy, name: 情報政策, items: [{{key: dx, {0}}}]}}]"


def as_json(value: Any) -> Any:
    """What a YAML 1.1 reader loaded, as JSON: keys and dates are text."""
    if isinstance(value, dict):
        return {str(key): as_json(below) for key, below in value.items()}
    if isinstance(value, list):
        return [as_json(below) for below in value]
    return str(value) if isinstance(value, datetime.date) else value


def schema_accepts(name: str, text: str) -> bool:
    return bool(VALIDATORS[name].is_valid(as_json(yaml.safe_load(text))))


def apcli_accepts(name: str, text: str) -> bool:
    document, tree, findings = parse("file.yaml", text.encode())
    assert tree is not None, findings
    value, _ = validate(MODELS[name], tree, document)
    return value is not None


def with_line(base: str, line: str) -> str:
    """The text with the line in place of the one of the same field."""
    field = line.partition(":")[0] + ":"
    return "\n".join([*(old for old in base.splitlines() if not old.startswith(field)), line])


@pytest.mark.parametrize(("name", "file"), FILES, ids=[file for _, file in FILES])
def test_every_file_of_the_plan_is_accepted(name: str, file: str) -> None:
    tree = as_json(yaml.safe_load((DATA / file).read_text(encoding="utf-8")))
    assert [error.message for error in VALIDATORS[name].iter_errors(tree)] == []


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_itself_valid_and_names_its_dialect(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schemas_are_the_same_every_time() -> None:
    assert schemas() == schemas()


ACCEPTED_LINES = [
    "number: 1-2-3",
    'number: "5"',
    "title: 2025",
    "change:",
    "change: new",
    "stage: {key: trial}",
    "stage: ~",
    "related: [other-key]",
    "classification: {policy: [digital-garden], technology: }",
    "reviews: {2025: {evaluation: 順調, direction: continued, by: 2026-06-30}}",
    "schedule: [{from: 2024, to: 2025, text: 設計・構築, stage: trial}]",
    "errata: [{field: stage, source: 16, adopted: 15, reason: 誤記}]",
    "errata: [{field: stage, source: ⑯, adopted: [cashless, 3], reason: 誤記}]",
]
REFUSED_LINES = [
    "number: [5]",
    "title: [公衆無線LAN]",
    'title: ""',
    "title: true",
    "departments: 情報推進課",
    "departments: []",
    "departments: [[情報推進課]]",
    "change: newer",
    "stage: trial",
    "stage: {}",
    "stage: {key: Trial}",
    "stage: {key: trial, basis: guess}",
    "classification: [policy]",
    "classification: {policy: digital-garden}",
    "classification: {Policy: [digital-garden]}",
    "notes: 一つ目",
    "summary: 余計な項目",
    "reviews: {令和7年度: {evaluation: 順調}}",
    "reviews: {2025: {verdict: 順調}}",
    "schedule: [{from: 2024, text: 設計}]",
    "schedule: [{from: R6, to: R7, text: 設計}]",
    "errata: [{field: stage, source: ⑯, adopted: {key: trial}, reason: 誤記}]",
    "errata: [{field: stage, source: ⑯, reason: 誤記}]",
    "indicators: [{name: 設置箇所数}]",
]


@pytest.mark.parametrize("line", ACCEPTED_LINES)
def test_what_apcli_accepts_in_an_initiative_is_accepted(line: str) -> None:
    text = with_line(INITIATIVE, line)
    assert apcli_accepts("initiative", text)
    assert schema_accepts("initiative", text)


@pytest.mark.parametrize("line", REFUSED_LINES)
def test_a_wrong_shape_in_an_initiative_is_refused(line: str) -> None:
    text = with_line(INITIATIVE, line)
    assert not apcli_accepts("initiative", text)
    assert not schema_accepts("initiative", text)


@pytest.mark.parametrize("field", ["number", "title", "departments"])
def test_a_missing_field_is_refused(field: str) -> None:
    text = with_line(INITIATIVE, f"{field}:")
    assert not schema_accepts("initiative", text)
    assert not schema_accepts("initiative", text.replace(f"{field}:", ""))


ACCEPTED_IN_INDICATOR = [
    "targets: {2025: 16, 2026: -3703, 2027: 98.5}",
    'targets: {2025: "16"}',
    "targets: {2025: {value: 19, note: 見込み}, 2026: }",
    "targets: {2027-2028: {text: 随時設定}, 2029: {by: 2029-10}}",
    "values: {2024: {forecast: 13}, 2025: pending, 2026: not_applicable}",
    "values: {2025: {interim: 15}}",
    "values: {2025: {interim: [{value: 15, as_of: 2025-09-30}, 16]}}",
    "values: {2029: {actual: 2029-09-20}}",
    "values: {2025: {actual: {text: 設置済, achieved: true}}}",
    "values: {2025: {actual: {numerator: 413, denominator: 1000}}}",
    "baseline: {fiscal_year: 2023, value: 7, as_of: 2024-03}",
    "direction: at_least",
    "tolerance: 0.5",
    "decimals: 2",
    "series: 16",
]
REFUSED_IN_INDICATOR = [
    'targets: {2025: "1,2"}',
    "targets: {2025: [16]}",
    "targets: {2025: 2029-10}",
    "targets: {2025: 随時設定}",
    "targets: {2025: {}}",
    "targets: {2025: {note: 見込み}}",
    "targets: {2025: {value: 16, text: 随時設定}}",
    "targets: {2025: {goal: 16}}",
    "targets: {R7: 16}",
    "targets: {2025～2026: 16}",
    "targets: 16",
    "values: {2025: 15}",
    "values: {2025: later}",
    "values: {2025: {measured: 15}}",
    "values: {2025: {actual: 1_000円}}",
    "values: {2025: {actual: true}}",
    "values: {2025: {actual: {value: 15, reached: 2025-04-01}}}",
    "values: {2025: {actual: {achieved: true}}}",
    "values: {2025: {actual: {text: 設置済, achieved: 済}}}",
    "values: {2025: {actual: {numerator: 413}}}",
    "values: {2025: {interim: {value: 15, as_of: R7.9.30}}}",
    "values: {2025: {state: pending}}",
    "values: {2025-2026: {actual: 15}}",
    "baseline: 7",
    "baseline: {value: 7}",
    "baseline: {fiscal_year: 2023}",
    "baseline: {fiscal_year: 23, value: 7}",
    "baseline: {fiscal_year: 2023, value: 7, as_of: 2024-13}",
    "aggregation: total",
    "direction: up",
    "tolerance: -1",
    "decimals: 10",
    "unit: [拠点]",
]


@pytest.mark.parametrize("line", ACCEPTED_IN_INDICATOR)
def test_what_apcli_accepts_in_an_indicator_is_accepted(line: str) -> None:
    text = INITIATIVE + with_line(INDICATOR, f"    {line}")
    assert apcli_accepts("initiative", text)
    assert schema_accepts("initiative", text)


@pytest.mark.parametrize("line", REFUSED_IN_INDICATOR)
def test_a_wrong_shape_in_an_indicator_is_refused(line: str) -> None:
    text = INITIATIVE + with_line(INDICATOR, f"    {line}")
    assert not apcli_accepts("initiative", text)
    assert not schema_accepts("initiative", text)


def test_an_indicator_needs_its_name() -> None:
    assert not schema_accepts("initiative", INITIATIVE + with_line(INDICATOR, "    name:"))


@pytest.mark.parametrize("field", ["unit", "aggregation"])
def test_apcli_alone_knows_whether_an_indicator_needs_it(field: str) -> None:
    text = INITIATIVE + with_line(INDICATOR, f"    {field}:") + "\n    targets: {2025: 10}\n"
    assert schema_accepts("initiative", text)
    assert not apcli_accepts("initiative", text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan", PLAN),
        ("plan", with_line(PLAN, 'schema: "1"')),
        ("plan", with_line(PLAN, "city: {name: 西東京市, code: 132292}")),
        ("plan", f"{PLAN}published: 2025-03\nstatus: draft"),
        ("plan", f"{PLAN}ratings: {{scale: [{{label: S, above: 110}}, {{label: 1}}]}}"),
        ("plan", f"{PLAN}lint: {{severity: {{AP301: ignore}}}}"),
        ("taxonomy", ITEM.format("code: 3, name: デジタル化")),
        ("glossary", "terms: [{term: OCR, meaning: 文字認識, also: [AI-OCR]}]"),
    ],
)
def test_what_apcli_accepts_in_other_files_is_accepted(name: str, text: str) -> None:
    assert apcli_accepts(name, text)
    assert schema_accepts(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan", with_line(PLAN, "schema: 2")),
        ("plan", with_line(PLAN, "city: 西東京市")),
        ("plan", with_line(PLAN, "years: {targets: []}")),
        ("plan", with_line(PLAN, "fiscal_year: R7")),
        ("plan", f"{PLAN}published: 令和7年3月"),
        ("plan", f"{PLAN}ratings: {{scale: [{{label: S, above: 110, at_least: 100}}]}}"),
        ("plan", f"{PLAN}lint: {{severity: {{AP301: off-with-it}}}}"),
        ("plan", f"{PLAN}sections: [{{title: はじめに}}]"),
        ("taxonomy", ITEM.format("name: デジタル化")),
        ("taxonomy", ITEM.format("code: [3], name: デジタル化")),
        ("taxonomy", ITEM.format("code: 3, name: デジタル化, weight: 2")),
        ("taxonomy", "stages: [{key: trial, name: 適用検討, requires_indicator: 必要}]"),
        ("taxonomy", "departments: [情報推進課]"),
        ("glossary", "terms: [{term: OCR}]"),
        ("glossary", "terms: {OCR: 文字認識}"),
    ],
)
def test_a_wrong_shape_in_other_files_is_refused(name: str, text: str) -> None:
    assert not apcli_accepts(name, text)
    assert not schema_accepts(name, text)


def test_a_reference_of_digits_must_be_quoted() -> None:
    unquoted = with_line(INITIATIVE, "classification: {technology: [15]}")
    quoted = with_line(INITIATIVE, 'classification: {technology: ["15"]}')
    assert not schema_accepts("initiative", unquoted)
    assert schema_accepts("initiative", quoted)
