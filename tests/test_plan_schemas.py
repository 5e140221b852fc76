"""The schemas of one plan: what it may refer to, what people read, and what others make of them."""

import enum
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped, unused-ignore]

from apcli import models
from apcli.models.base import Model
from apcli.schema import MODELS, schema_files, schemas
from apcli.schema.descriptions import FILE as DESCRIPTIONS
from apcli.workspace import load
from tests.example_plan import patched, write_plan
from tests.processes import DATA, ROOT
from tests.test_documentation import DATA_FORMAT, TABLES, every_model, rows, section
from tests.test_schema import INITIATIVE, as_json, with_line

# A plan's own schemas


def of_plan(folder: Path, changes: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """The schema of an initiative in the example plan, changed."""
    return schemas(load(write_plan(folder, changes), "data"))["initiative"]


def accepted(schema: dict[str, Any], text: str) -> bool:
    return bool(Draft202012Validator(schema).is_valid(as_json(yaml.safe_load(text))))


def test_items_are_offered_by_their_keys_with_what_is_printed(tmp_path: Path) -> None:
    taxonomy = """\
axes:
  - key: policy
    name: 国・都の情報政策
    groups: [{key: local-dx, name: 自治体DX推進計画}]
    items:
      - {key: mynumber-card, code: 3, name: マイナンバーカードの普及促進, group: local-dx}
      - {key: other, code: 1-2, name: その他}
  - {key: empty, name: 項目のない軸, items: []}
stages: [{key: trial, name: 適用検討, description: 実現可能性を検討します。}]
departments:
  - {name: 情報推進課, formerly: [情報課]}
  - {name: 関係各課, marker: true}
"""
    schema = of_plan(tmp_path, {"taxonomy.yaml": taxonomy})
    axes = schema["properties"]["classification"]["properties"]
    assert [*axes] == ["policy", "empty"]
    assert axes["policy"]["title"] == "国・都の情報政策"
    assert axes["policy"]["items"]["oneOf"] == [
        {
            "const": "mynumber-card",
            "title": "③ マイナンバーカードの普及促進",
            "description": "③ マイナンバーカードの普及促進（自治体DX推進計画）",
        },
        {"const": "other", "title": "(1-2) その他", "description": "(1-2) その他"},
    ]
    assert schema["$defs"]["InCharge"]["anyOf"][0]["oneOf"] == [
        {
            "const": "情報推進課",
            "title": "情報推進課",
            "description": "旧名称「情報課」は使いません。",
        },
        {"const": "関係各課", "title": "関係各課", "description": "他の課を指す総称です。"},
    ]
    stage = schema["$defs"]["StageMark"]["properties"]["key"]
    assert stage["title"] == "段階のキー"
    assert stage["oneOf"] == [
        {"const": "trial", "title": "適用検討", "description": "実現可能性を検討します。"}
    ]


PLANS = ROOT / "tests" / "plans"
INVENTED = sorted(file.parent for file in PLANS.rglob("plan.yaml"))


@pytest.mark.parametrize("plan", INVENTED, ids=lambda plan: str(plan.relative_to(PLANS)))
def test_every_file_of_a_plan_without_findings_is_accepted(plan: Path) -> None:
    workspace = load(plan, "data")
    found = schemas(workspace)
    kinds = {"initiatives/": "initiative", "goals/": "goal"}
    for name, document in workspace.documents.items():
        kind = next((kinds[each] for each in kinds if name.startswith(each)), name[: -len(".yaml")])
        data = as_json(yaml.safe_load(document.data))
        assert [
            error.message for error in Draft202012Validator(found[kind]).iter_errors(data)
        ] == []
    assert len(workspace.documents) == workspace.files


REVIEWED = """\
reviewers: [{key: department, name: 所管課評価}]
periods: [{key: h1, name: 上半期}]
grades: [{key: overall, name: 総合評価, steps: [{label: A, meaning: 順調}, {label: B}]}]
fields: [{key: purpose, name: 目的}]
"""
STATUSES = "statuses: [{key: running, name: 実施中}]\n"


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("status: {2025: running}", True),
        ("status: {2025: {key: running, note: 予定どおり。}}", True),
        ("status: {2025: runing}", False),
        ("status: {2025: {key: runing}}", False),
        ("reviews: {2025: {who: department, period: h1, grades: {overall: A}}}", True),
        ("reviews: {2025: [{who: department, grades: {overall: B}}]}", True),
        ("reviews: {2025: {who: committee}}", False),
        ("reviews: {2025: {period: h2}}", False),
        ("reviews: {2025: {grades: {overall: C}}}", False),
        ("reviews: {2025: {grades: {general: A}}}", False),
        ("fields: {purpose: 手間を減らします。}", True),
        ("fields: {effect: 手間が減ります。}", False),
    ],
)
def test_what_the_plan_declares_is_offered(line: str, right: bool, tmp_path: Path) -> None:
    changes = {
        "plan.yaml": patched("plan.yaml", REVIEWED),
        "taxonomy.yaml": patched("taxonomy.yaml", STATUSES),
    }
    assert accepted(of_plan(tmp_path, changes), with_line(INITIATIVE, line)) is right


@pytest.mark.parametrize(
    ("change", "right"), [("abolished", True), ("completed", True), ("expanded", False)]
)
def test_only_what_has_ended_needs_no_number(change: str, right: bool, tmp_path: Path) -> None:
    text = with_line(INITIATIVE, f"change: {change}").replace("number: 5\n", "")
    assert accepted(of_plan(tmp_path), text) is right


def test_related_initiatives_are_offered_also_where_their_file_has_errors(tmp_path: Path) -> None:
    schema = of_plan(tmp_path, {"initiatives/broken.yaml": "number: 3\n"})
    offered = schema["properties"]["related"]["items"]["oneOf"]
    assert [(each["const"], each["title"]) for each in offered] == [
        ("first", "1 窓口のDX"),
        ("second", "2 業務の効率化"),
        ("broken", "broken"),
    ]


def test_the_plans_years_have_their_era_and_their_role(tmp_path: Path) -> None:
    properties = of_plan(tmp_path)["$defs"]["Indicator"]["properties"]
    titles = {
        pattern: (each["title"], each.get("description", ""))
        for pattern, each in properties["targets"]["patternProperties"].items()
    }
    assert titles["^2023$"] == (
        "令和5年度の目標値",
        "2023年4月1日から2024年3月31日まで。この計画の基準年度",
    )
    assert titles["^2025$"][1].endswith("この計画の目標年度")
    assert [*titles][-1] == "^[1-9][0-9]{3}(-[1-9][0-9]{3})?$"
    assert "^2024$" in properties["values"]["patternProperties"]


def test_without_a_taxonomy_any_reference_may_stand(tmp_path: Path) -> None:
    text = with_line(INITIATIVE, "classification: {whatever: [thing]}")
    text = with_line(text, "stage: {key: some-stage}").replace("情報推進課", "どこかの課")
    for broken in ("axes: [", None, "departments: []\n"):
        assert accepted(of_plan(tmp_path / str(broken)[:4], {"taxonomy.yaml": broken}), text)
    assert not accepted(of_plan(tmp_path / "whole"), text)


def test_a_key_that_the_taxonomy_has_twice_is_still_accepted(tmp_path: Path) -> None:
    twice = patched("taxonomy.yaml", "departments: [{name: 情報推進課}, {name: 情報推進課}]\n")
    assert accepted(of_plan(tmp_path, {"taxonomy.yaml": twice}), INITIATIVE)


def test_a_plans_schemas_are_schemas_and_leave_the_general_ones_as_they_are(tmp_path: Path) -> None:
    before = schemas()
    Draft202012Validator.check_schema(of_plan(tmp_path))
    assert schemas() == before


def test_the_schemas_in_the_repository_are_up_to_date() -> None:
    wanted = schema_files(load(DATA, "data"))
    assert {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()} == wanted


# What people read


def fields_of(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field that a schema describes; a field of a condition describes nothing."""
    if isinstance(schema, list):
        for each in schema:
            yield from fields_of(each, path)
    elif isinstance(schema, dict):
        for name, below in schema.items():
            if name == "properties":
                yield from (
                    (f"{path}/{key}", one) for key, one in below.items() if "not" not in one
                )
            yield from fields_of(below, f"{path}/{name}")


@pytest.mark.parametrize("name", MODELS)
def test_every_field_has_a_title_and_a_description_in_japanese_and_its_english(name: str) -> None:
    schema = schemas(load(DATA, "data"))[name]
    found = dict(fields_of(schema))
    assert len(found) > 3
    for path, field in found.items():
        assert {"title", "description", "$comment"} <= field.keys(), path
        assert not field["title"].isascii(), path
        assert not field["description"].isascii(), path
        assert field["$comment"].strip(), path


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_the_english_is_what_the_data_format_says(model: type[Model]) -> None:
    name = "Measured" if model is models.Observation else model.__name__
    words = yaml.safe_load(DESCRIPTIONS.read_bytes())["models"][name]["fields"]
    documented = {
        row["Field"].strip("`"): without_marks(row["Meaning"])
        for row in rows(section(DATA_FORMAT, TABLES[model]), "Field", "Meaning")
    }
    assert {field: each["meaning"] for field, each in words.items()} == documented


def without_marks(text: str) -> str:
    """The text without links and backticks."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("`", "")


def test_the_words_name_no_model_or_choice_that_does_not_exist() -> None:
    words = yaml.safe_load(DESCRIPTIONS.read_bytes())
    assert words["models"].keys() == {model.__name__ for model in every_model()} - {
        "Observation",
        "Sheet",
    } | {"Measured"}
    enums = {
        name: [*each]
        for name, each in vars(models).items()
        if isinstance(each, type) and issubclass(each, enum.StrEnum) and name != "Kind"
    }
    assert enums.items() <= {name: [*each] for name, each in words["choices"].items()}.items()


def test_every_choice_says_what_it_means() -> None:
    for name, schema in schemas().items():
        for path, field in fields_of(schema):
            if "enum" in field and field["enum"] != [1, "1"]:
                known = [word for word in field["enum"] if word is not None]
                assert len(field["enumDescriptions"]) == len(known), (name, path)


# As another program reads them


def check_jsonschema(schema: str, *files: Path) -> dict[str, set[str]]:
    """What check-jsonschema says: the places of the errors by the name of the file."""
    line = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", "--schemafile"]
    done = subprocess.run(
        [*line, ROOT / f"schemas/{schema}.schema.json", *files],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert report["parse_errors"] == [] if done.returncode else report["status"] == "ok"
    found: dict[str, set[str]] = {}
    for error in report.get("errors", ()):
        found.setdefault(Path(error["filename"]).name, set()).add(error["path"])
    return found


MUTATIONS = [
    ("[digital-garden]", "[digital-gardens]", "$.classification.policy[0]"),
    ("[wifi]", "[public-wifi]", "$.classification.technology[0]"),
    ("technology: [wifi]", "techno: [wifi]", "$.classification"),
    ("[情報推進課,", "[情報推進か,", "$.departments[0]"),
    ("[情報推進課,", "[情報推進課・関係各課,", "$.departments[0]"),
    ("key: implementation", "key: introduction", "$.stage"),
    ("basis: indicator", "basis: guess", "$.stage"),
    ("number: 5", "number: [5]", "$.number"),
    ("number: 5", "number: 5\nrelated: [no-such-initiative]", "$.related[0]"),
    ("number: 5", "number: 5\nchange: newer", "$.change"),
    ("number: 5", "number: 5\nsummary: 余計な項目", "$"),
    ("title: ", "titel: ", "$"),
    ("aggregation: cumulative", "aggregation: total", "$.indicators.sites"),
    ("2025: 16", "2025: 1_6円", "$.indicators.sites"),
    ("2025: 16", "R7: 16", "$.indicators.sites"),
]


def test_check_jsonschema_accepts_the_whole_plan() -> None:
    assert check_jsonschema("initiative", *(DATA / "initiatives").glob("*.yaml")) == {}
    for name in ("plan", "taxonomy", "glossary"):
        assert check_jsonschema(name, DATA / f"{name}.yaml") == {}


def test_check_jsonschema_refuses_what_is_wrong(tmp_path: Path) -> None:
    right = (DATA / "initiatives/public-wifi.yaml").read_text(encoding="utf-8")
    for number, (old, new, _) in enumerate(MUTATIONS):
        assert old in right
        path = tmp_path / f"{number}.yaml"
        path.write_text(right.replace(old, new, 1), encoding="utf-8")
    found = check_jsonschema("initiative", *tmp_path.iterdir())
    expected = {f"{number}.yaml": {place} for number, (_, _, place) in enumerate(MUTATIONS)}
    assert found == expected
