"""The documentation says what the product does: its examples are run, its tables compared."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from dataclasses import fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args
from urllib.parse import unquote

import pytest
import yaml
from jinja2.filters import FILTERS

from apcli import models
from apcli.cli.app import COMMANDS as COMMANDS_OF_APP
from apcli.cli.app import GROUPS
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models import plan as plan_models
from apcli.models.base import Model
from apcli.models.measured import Measured
from apcli.progress import (
    Figure,
    FigureName,
    Outlook,
    Pace,
    PaceBasis,
    Role,
    Verdict,
    reporting_of,
)
from apcli.recording import COLUMNS, GRADES
from apcli.render.documents.plan_views import PlanView
from apcli.sheets.book import Ask
from apcli.sheets.columns import TARGET, indicator_columns
from apcli.sheets.questions import PERIOD, SheetAsked, questions
from apcli.vocabulary import NAMED, NEUTRAL, THINGS, WORDS, members
from apcli.words import words_in
from apcli.workspace import load
from apcli.workspace.completing import completed
from tests.processes import ROOT, apcli, output
from tests.progress.building import decimal, flat, indicator, initiative, row_of, shown
from tests.reading.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

DATA_FORMAT = ROOT / "docs/data-format.md"
PROGRESS = ROOT / "docs/progress.md"
COMMANDS = ROOT / "docs/commands.md"
README = ROOT / "README.md"
JAPANESE = ROOT / "README.ja.md"
OTHER_PLANS = ROOT / "docs/other-plans.md"
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(
        path
        for folder in ("docs", "benchmarks", "examples")
        for path in (ROOT / folder).rglob("*.md")
    ),
    ROOT / "tests/published/READINGS.md",
]

MISTAKES = {
    "mynumber-card": ("2025: 197100", "2025: 197,100"),
    "public-wifi": ("[情報推進課, 関係各課]", "[情報推進か, 関係各課]"),
}
"""What the plan `mistaken` of the examples has otherwise, by initiative."""

TABLES: dict[type[Model], str] = {
    models.Plan: "plan.yaml",
    models.City: "city",
    plan_models.Years: "years",
    models.Section: "sections",
    models.PlanField: "fields",
    models.SheetPart: "sheet",
    models.Reviewer: "reviewers",
    models.Period: "periods",
    models.Grade: "grades",
    models.GradeStep: "steps",
    models.Money: "money",
    models.Licence: "licence",
    models.Previous: "previous",
    models.Ratings: "ratings",
    models.Rating: "scale",
    models.Words: "words",
    plan_models.Lint: "lint",
    models.Taxonomy: "taxonomy.yaml",
    models.Axis: "axes",
    models.Group: "groups",
    models.Item: "items",
    models.Level: "levels",
    models.Stage: "stages",
    models.ProgressStatus: "statuses",
    models.Department: "departments",
    models.DepartmentRole: "roles",
    models.InCharge: "departments of an initiative",
    models.Glossary: "glossary.yaml",
    models.Term: "terms",
    models.Wording: "wording",
    models.Initiative: "initiatives/KEY.yaml",
    models.Goal: "goals/KEY.yaml",
    models.StageMark: "stage",
    models.YearStatus: "status",
    models.Cost: "costs",
    models.Indicator: "indicators",
    models.Baseline: "baseline",
    models.YearValues: "values",
    models.Observation: "a value",
    models.Target: "targets",
    models.ScheduleSpan: "schedule",
    models.Review: "reviews",
    models.Erratum: "errata",
}
"""The heading on the data format's page under which the fields of a model stand."""


class Fence(NamedTuple):
    """A block of code: its language, the words after it, and its text."""

    language: str
    info: str
    text: str


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


_FENCE = re.compile(r"^```(\w+) ?(.*)\n((?:(?!```).*\n)*)```$", re.MULTILINE)


def fences(document: Path) -> list[Fence]:
    return [Fence(*each) for each in _FENCE.findall(text_of(document))]


def prose(document: Path) -> str:
    """The text without its blocks of code."""
    return _FENCE.sub("", text_of(document))


def section(document: Path, heading: str) -> str:
    """What stands below a heading, up to the next one of whatever level."""
    below = rf"^#+ {re.escape(heading)}\n((?:(?!#+ ).*\n)*)"
    (found,) = re.findall(below, prose(document), re.MULTILINE)
    return str(found)


def rows(text: str, *heads: str) -> list[dict[str, str]]:
    """The rows of all tables that have these heads, by their heads."""
    found = []
    for block in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        lines = [re.split(r"(?<!\\)\|", line)[1:-1] for line in block.splitlines()]
        head, _, *body = [[cell.strip().replace("\\|", "|") for cell in line] for line in lines]
        if set(heads) <= set(head):
            found += [dict(zip(head, line, strict=True)) for line in body]
    return found


def in_code(text: str) -> list[str]:
    """Everything that stands in backticks."""
    return re.findall(r"`([^`\n]+)`", text)


# The commands


@cache
def help_of(*command: str) -> str:
    return output(*command, "--help", COLUMNS="200")


def listed(help_text: str, *headings: str) -> list[str]:
    """The entries that a help text lists under the headings, each on a line of its own."""
    blocks = [block for block in re.split(r"\n(?=\S)", help_text) if block.startswith(headings)]
    lines = [line for block in blocks for line in block.splitlines() if re.match(r"  \S", line)]
    return [re.split(r" {2,}", line.strip())[0] for line in lines]


COMMAND_NAMES = [
    *listed(help_of(), "Commands"),
    *(f"{group} {name}" for group in GROUPS for name in listed(help_of(group), "Commands")),
]
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
EVERY_COMMAND = pytest.mark.parametrize("command", ["", *COMMAND_NAMES])


def options(command: str) -> list[str]:
    """The options and arguments that the help of a command shows."""
    entries = listed(help_of(*command.split()), "Options", "Arguments")
    return [entry for entry in entries if not command or entry != "-h, --help"]


def documented_options(command: str) -> dict[str, str]:
    found = rows(section(COMMANDS, f"apcli {command}".strip()), "Option", "Meaning")
    return {row["Option"]: row["Meaning"] for row in found}


def test_the_help_is_read_as_it_is() -> None:
    assert {"validate", "progress", "render", "list", "show"} <= set(COMMAND_NAMES)
    assert set(COMMAND_NAMES) == COMMANDS_OF_APP.keys() | GROUPS.keys()
    assert set(options("")) == {"--data DIR", "--lang en|ja", "--version", "-h, --help"}
    formats = "--format <table|json|csv|markdown|svg>"
    known = {"KEY|NUMBER...", "--history", formats, "-o, --output FILE", "--data DIR"}
    assert set(options("show")) == known


@EVERY_COMMAND
def test_every_option_that_the_help_shows_is_documented_and_no_other(command: str) -> None:
    shown_there = {f"`{re.sub(r' <.*>$', '', entry)}`" for entry in options(command)}
    assert set(documented_options(command)) == shown_there


@EVERY_COMMAND
def test_every_choice_of_an_option_is_documented(command: str) -> None:
    for entry in options(command):
        name, _, choices = entry.partition(" <")
        meaning = documented_options(command)[f"`{name}`"]
        assert set(filter(None, choices.rstrip(">").split("|"))) <= set(in_code(meaning))


def test_a_command_in_a_text_has_only_options_that_there_are() -> None:
    entries = " ".join(entry for name in ["", *COMMAND_NAMES] for entry in options(name))
    known = set(OPTION.findall(entries))
    lines = [
        (document.name, line)
        for document in DOCUMENTS
        for line in re.findall(r"\bapcli [^`\n|…]*", text_of(document))
    ]
    used = {(name, option) for name, line in lines for option in OPTION.findall(line)}
    assert len(used) > 10
    assert {each for each in used if each[1] not in known} == set()


def test_every_environment_variable_is_documented() -> None:
    scripts = ROOT / "scripts"
    sources = [*(ROOT / "src").rglob("*.py"), scripts / "environment.sh"]
    found = {
        name
        for path in sources
        for name in re.findall(r"\bAPCLI_[A-Z]+|\bNO_COLOR|\bLC_[A-Z]+", text_of(path))
    }
    documented = {*in_code(section(COMMANDS, "Environment variables"))}
    documented |= {*in_code(text_of(ROOT / "CONTRIBUTING.md"))}
    assert {"APCLI_DATA", "APCLI_LANG", "APCLI_VENV", "NO_COLOR", "LC_ALL"} <= found
    assert found <= documented


def test_every_column_of_the_workbooks_is_documented() -> None:
    words, plan = words_in("ja"), load(NEUTRAL_PLAN, "data").plan
    wanted: dict[str, tuple[str, str]] = {}
    for ask in (Ask.RESULTS, Ask.REVISION):
        for column in indicator_columns(ask, plan, 2025, words):
            wanted.setdefault(column.field, (column.heading, str(column.wants)))
    _, *others = [field for field in wanted if field.startswith(TARGET)]
    assert others == [f"target.{year}" for year in plan.years.targets[1:]]
    for field in others:
        del wanted[field]
    found = rows(section(COMMANDS, "apcli sheets export"), "Field", "Column", "What it wants")
    documented = {row["Field"].strip("`"): (row["Column"], row["What it wants"]) for row in found}
    assert documented == wanted


def test_every_column_of_record_is_documented() -> None:
    words = words_in("ja")
    table = rows(section(COMMANDS, "Several at once"), "Column", "Words", "Meaning")
    found: dict[str, list[str]] = {}
    for row in table:
        keys, heads = in_code(row["Column"]), row["Words"].split(", ")
        for key, head in zip(keys, [*heads, *heads], strict=False):
            found.setdefault(key, []).append(head)
    assert found.pop("grades.KEY") == ["the grade's name"]
    assert set(found) == set(COLUMNS)
    keyless = {"initiative", "number", "title"}  # named together: one of them is enough
    documented = {key: heads[0] for key, heads in found.items() if key not in keyless}
    assert documented == {
        key: words(column.words[0]) for key, column in COLUMNS.items() if key not in keyless
    }


def test_every_question_of_the_workbooks_is_documented() -> None:
    found = set()
    for folder in (
        ROOT / "data",
        ROOT / "tests/plans/reviews/data",
        ROOT / "tests/plans/money/data",
    ):
        workspace, words = load(folder, "data"), words_in("ja")
        for each in workspace.initiatives.values():
            asked = SheetAsked(each, 2025, Ask.REVISION, workspace.plan, workspace.taxonomy, words)
            found |= {one.cell.field.partition(PERIOD)[0] for one in questions(asked)}
    named = {"grades.KEY" if field.startswith(GRADES) else field for field in found}
    table = rows(section(COMMANDS, "apcli sheets export"), "Field", "What it wants")
    asked_there = [row["Field"].strip("`") for row in table if "Column" not in row]
    assert set(asked_there) == named
    assert len(asked_there) == len(named)


NEUTRAL_PLAN = ROOT / "examples/demonstration/data"
"""A plan without words of its own."""


def test_every_column_of_the_csv_and_every_name_of_the_templates_is_documented() -> None:
    verdicts = [words_in("ja").of(verdict) for verdict in Verdict]
    for begin, asked, after in (
        ("The columns of the CSV", (), ["最終目標（文字）", "最終目標値の年度"]),
        ("With `--by`", ("--by", "department"), verdicts),
        ("With `--missing`", ("--missing",), []),
    ):
        listed_there = re.search(
            rf"{begin}: (団体コード[^.]*?)(?:, and all verdicts)?\.", prose(COMMANDS)
        )
        assert listed_there
        head = output("progress", *asked, "--format", "csv", "--data", NEUTRAL_PLAN)
        columns = listed_there[1].replace("\n", " ").split(", ")
        assert [*columns, *after] == head.removeprefix("\ufeff").splitlines()[0].split(",")
    templates = section(COMMANDS, "Templates of your own")
    assert {field.name for field in fields(PlanView)} <= set(in_code(templates))
    kinds = ("md", "html", "typ")
    written = [path for kind in kinds for path in (ROOT / "templates").rglob(f"*.{kind}.j2")]
    shipped = "".join(map(text_of, written))
    used = set(re.findall(r"\|\s*([a-z_]+)", shipped)) - set(FILTERS)
    assert {row["Filter"].strip("`") for row in rows(templates, "Filter")} == used


# The data format


def every_model() -> set[type[Model]]:
    """All models that describe something in a file of a plan."""
    found: set[type[Model]] = set()
    waiting = list(Model.__subclasses__())
    while waiting:
        model = waiting.pop()
        found.add(model)
        waiting += model.__subclasses__()
    return {model for model in found if model.__module__.startswith("apcli.models.")} - {
        Measured,
        models.Sheet,
    }


def given_fields(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields of a model as a file names them; those of a value have their own table."""
    inherited = set(Measured.model_fields) if model is models.Baseline else set()
    return {
        info.alias or name: info
        for name, info in model.model_fields.items()
        if not info.exclude and name not in inherited
    }


def as_default(info: FieldInfo) -> str:
    if info.is_required():
        return "**required**"
    value = info.default
    if isinstance(value, bool):
        return f"`{value}`".lower()
    return f"`{value}`" if (value and isinstance(value, str | Decimal)) or value == 0 else "–"


def test_every_model_has_its_table() -> None:
    assert set(TABLES) == every_model()


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_a_table_has_the_fields_of_its_model_with_their_defaults(model: type[Model]) -> None:
    table = rows(section(DATA_FORMAT, TABLES[model]), "Field", "Default")
    documented = {row["Field"]: row["Default"] for row in table}
    assert documented == {
        f"`{name}`": as_default(info) for name, info in given_fields(model).items()
    }


def test_every_word_that_a_plan_may_choose_is_documented_with_what_it_follows() -> None:
    text = section(DATA_FORMAT, "words")
    groups = {enumeration: group for group, enumeration in NAMED.items()}

    def followed(name: str) -> str:
        """The names of the words that it is made of or takes, as a plan writes them."""
        word = WORDS[name]
        made_of = re.findall(r"{([^}]*)}", word.ja)
        parts = [each.split(".") for each in (word.follows, *made_of) if each]
        written = [".".join((groups.get(first, first), *rest)) for first, *rest in parts]
        return ", ".join(f"`{each}`" for each in written)

    assert rows(text, "Name", "Without it", "Follows") == [
        {
            "Name": f"`{name}`",
            "Without it": NEUTRAL[name],
            "English": WORDS[name].en.strip(),
            "Follows": followed(name),
        }
        for name in THINGS
    ] + [
        {
            "Group": f"`{group}`",
            "Name": f"`{name.removeprefix(f'{enumeration}.')}`",
            "Without it": NEUTRAL[name],
            "English": WORDS[name].en,
            "Follows": followed(name),
        }
        for group, enumeration in NAMED.items()
        for name in members(enumeration)
    ]


def test_every_word_that_a_field_may_hold_is_documented() -> None:
    words: set[str] = {*models.Aggregation, *models.Change, *models.Direction, *models.Kind}
    words |= {*models.Status, *models.Content, *models.YearState}
    assert words <= set(in_code(prose(DATA_FORMAT)))


WRITTEN: dict[str, tuple[str, type[Model]]] = {
    "Numbers": ("fiscal_year: 2023\nvalue: {}\n", models.Baseline),
    "Dates": ("by: {}\n", models.Target),
    "Fiscal years": ("fiscal_year: {}\nvalue: 1\n", models.Baseline),
}
REFUSED = [
    pytest.param(heading, row, id=row["Written"])
    for heading in WRITTEN
    for row in rows(section(DATA_FORMAT, heading), "Written")
]


@pytest.mark.parametrize(("heading", "row"), REFUSED)
def test_what_is_refused_is_refused_with_these_words(heading: str, row: dict[str, str]) -> None:
    text, model = WRITTEN[heading]
    (finding,) = read(text.format(row["Written"].strip("`")), model).diagnostics
    assert row["What apcli says"] == str(finding.message)
    assert row["and advises"] == str(finding.help)


# The examples


def example_files() -> dict[str, str]:
    """The whole files of the data format's page, by name."""
    return {
        fence.info.removeprefix("title="): fence.text
        for fence in fences(DATA_FORMAT)
        if fence.info.startswith("title=")
    }


@pytest.mark.parametrize("name", example_files())
def test_a_whole_file_is_read_without_a_finding(name: str) -> None:
    single: dict[str, type[Model]] = {"plan": models.Plan, "taxonomy": models.Taxonomy}
    single["glossary"] = models.Glossary
    reading = read(example_files()[name], single.get(Path(name).stem, models.Initiative))
    assert reading.report == ""
    assert reading.value is not None


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The plans the examples run on: the published one, one with mistakes, the data format's."""
    mistaken, example = (tmp_path_factory.mktemp(name) for name in ("mistaken", "example"))
    shutil.copytree(ROOT / "data", mistaken / "data")
    for key, (right, wrong) in MISTAKES.items():
        path = mistaken / f"data/initiatives/{key}.yaml"
        assert text_of(path).count(right) == 1
        path.write_text(text_of(path).replace(right, wrong), encoding="utf-8")
    for name, content in example_files().items():
        path = example / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    demonstration = ROOT / "examples/demonstration"
    return {
        "": ROOT,
        "mistaken": mistaken,
        "example": example,
        "demonstration": demonstration,
    }


def test_the_whole_files_are_a_plan_without_a_finding(plans: Mapping[str, Path]) -> None:
    workspace = load(plans["example"] / "data", "data")
    assert len(workspace.initiatives) == 2
    # The example taxonomy shows more than two initiatives can serve.
    unused = ("AP214", "AP215")
    found = [each for each in run(workspace, checkers()) if each.rule.code not in unused]
    assert found == []


PARTS = [
    pytest.param(fence, id=f"{document.name} {number}")
    for document in (DATA_FORMAT, PROGRESS, COMMANDS, JAPANESE, OTHER_PLANS)
    for number, fence in enumerate(fences(document))
    if fence.language == "yaml" and not fence.info.startswith(("title=", "mapping"))
]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_file_lacks_nothing_but_the_rest_of_it(part: Fence) -> None:
    model: type[Model] = getattr(models, part.info.removeprefix("part="))
    reading = read(part.text, model)
    assert reading.tree
    rest = [("AP102", (name,)) for name, info in given_fields(model).items() if info.is_required()]
    rest = [each for each in rest if each[1][0] not in reading.tree]
    found = [(finding.rule.code, finding.path) for finding in reading.diagnostics]
    assert sorted(found) == sorted(rest)


CONSOLE = [
    pytest.param(fence.info, *example, id=f"{document.name} {example[0]}")
    for document in (*sorted((ROOT / "docs").glob("*.md")), README, JAPANESE)
    for fence in fences(document)
    if fence.language == "console"
    for example in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", fence.text, re.MULTILINE)
]


@pytest.mark.parametrize(("info", "command", "expected"), CONSOLE)
def test_a_command_prints_what_its_example_shows(
    info: str, command: str, expected: str, plans: Mapping[str, Path], tmp_path: Path
) -> None:
    line, _, then = command.partition("; ")
    name, *arguments = shlex.split(line)
    assert (name.removeprefix("scripts/"), then) in {("apcli", ""), ("apcli", "echo $?")}
    said = dict(word.split("=") for word in info.split())
    cwd = plans[said.get("on", "")]
    if arguments[0] in ("record", "rename", "sheets"):  # no other example must see what it writes
        shutil.copytree(cwd / "data", tmp_path / "data")
        cwd = tmp_path
    columns = {"COLUMNS": said["columns"]} if "columns" in said else {}
    done = apcli(*arguments, cwd=cwd, environment=columns)
    printed = (done.stdout + done.stderr).decode() + (f"{done.returncode}\n" if then else "")
    if "…\n" not in expected:
        assert printed == expected
    lines = expected.splitlines(keepends=True)
    pattern = "".join("(?:.*\n)*" if line == "…\n" else re.escape(line) for line in lines)
    assert re.fullmatch(pattern, printed), printed


def test_the_json_examples_are_what_the_commands_print(plans: Mapping[str, Path]) -> None:
    examples = {
        fence.info: json.loads(fence.text)
        for document in DOCUMENTS
        for fence in fences(document)
        if fence.language == "json"
    }
    runs = {
        "of=progress": ("example", "progress", "rows", 0),
        "of=validate": ("mistaken", "validate", "diagnostics", 1),
        "of=matrix": ("example", "matrix", "axes", 0),
    }
    assert set(examples) == set(runs)
    for name, (where, command, many, code) in runs.items():
        printed = json.loads(output(command, "--format", "json", cwd=plans[where], code=code))
        some = examples[name][many]
        assert some
        assert all(each in printed[many] for each in some)
        assert examples[name] == {**printed, many: some}


# The figures


def test_every_field_of_the_json_of_progress_is_documented_in_its_place() -> None:
    asked = ("progress", "--format", "json", "--data", ROOT / "examples/demonstration/data")
    whole = json.loads(output(*asked))
    selected = json.loads(output(*asked, "--verdict", "achieved"))
    below = section(PROGRESS, "The JSON")
    for head, found in (
        ("In the whole", whole),
        ("In `summary`", whole["summary"]),
        ("In a row", whole["rows"][0]),
        ("In `latest`", next(row["latest"] for row in whole["rows"] if row["latest"])),
        ("In `projection`", whole["rows"][0]["projection"]),
        ("In `selection`", selected["selection"]),
    ):
        named = [key for row in rows(below, head) for key in in_code(row[head])]
        assert sorted(named) == sorted(found)


def test_every_field_of_the_other_questions_is_documented_in_its_place() -> None:
    asked = ("progress", "--format", "json", "--data", ROOT / "examples/demonstration/data")
    several, grouped, missing = (
        json.loads(output(*asked, *words))
        for words in (("--year", "2024-2025"), ("--by", "goal"), ("--missing",))
    )
    below = section(PROGRESS, "The JSON")
    for head, found in (
        ("In the whole of several years", several),
        ("In `by`", grouped["by"]),
        ("In a group", grouped["by"]["groups"][0]),
        ("In `missing`", missing["missing"]),
        ("In a department", missing["missing"]["departments"][0]),
    ):
        assert [key for row in rows(below, head) for key in in_code(row[head])] == list(found)


def test_every_field_of_an_explanation_is_documented_in_its_place() -> None:
    asked = ("progress", "--explain", "security/training", "--format", "json")
    whole = json.loads(output(*asked, "--data", ROOT / "examples/demonstration/data"))
    (explanation,) = whole["explanations"]
    below = section(PROGRESS, "The JSON of an explanation")
    for head, found in (
        ("In the whole explanation", whole),
        ("In an explanation", explanation),
        ("In a number", explanation["numbers"][0]),
        ("In a step", explanation["steps"][0]),
    ):
        assert [key for row in rows(below, head) for key in in_code(row[head])] == list(found)
    words = set(in_code(below))
    assert {str(each) for each in (*Role, *FigureName)} <= words


def test_every_verdict_is_documented_with_its_japanese_name() -> None:
    word = words_in("ja").of
    documented = {
        verdict: name
        for row in rows(section(PROGRESS, "判定: the verdict"), "Verdict", "in Japanese")
        for verdict, name in zip(
            in_code(row["Verdict"]), row["in Japanese"].split(", "), strict=True
        )
    }
    assert documented == {str(verdict): word(verdict) for verdict in Verdict}
    outlooks = {
        row["`outlook`"].strip("`"): row["in Japanese"]
        for row in rows(section(PROGRESS, "見通し: the outlook"), "`outlook`")
    }
    assert outlooks == {str(each): word(each) for each in Outlook}
    assert {str(word) for word in (*Pace, *PaceBasis)} <= set(in_code(prose(PROGRESS)))


EDGES = rows(section(PROGRESS, "Edge cases"), "verdict", "remark")


def edge_fields(row: dict[str, str]) -> dict[str, Any]:
    """The indicator that a row of the table of edge cases describes."""
    plain = {name: cell.replace(",", "").replace("−", "-") for name, cell in row.items()}
    kind, _, number = plain["a"].rpartition(" ")
    value: Any = {kind or "actual": number} if number[-1].isdigit() else number
    targets: dict[str, Any] = {"2025": plain["t"], "2028": plain["t_F"]}
    if not plain["t"][-1].isdigit():
        text, still, _ = plain["t"].partition(" (open)")
        targets["2025"] = {"text": text, **({"open": True} if still else {})}
    baseline, _, year = plain["b"].removesuffix(")").partition(" (")
    return {
        "direction": row["`direction`"].strip("`"),
        "aggregation": "annual" if "annual" in row["remark"] else "cumulative",
        "values": {} if value == "–" else {"2025": value},
        "targets": {year: t for year, t in targets.items() if t not in ("–", "= t", {"text": "–"})},
        **(
            {}
            if row["b"] == "–"
            else {"baseline": {"fiscal_year": year or "2023", "value": baseline}}
        ),
    }


@pytest.mark.parametrize(
    "row", EDGES, ids=lambda row: f"{row['`direction`']} {row['a']} {row['t']}"
)
def test_an_edge_case_is_what_the_arithmetic_gives(row: dict[str, str]) -> None:
    measured = flat(indicator(**edge_fields(row)), 2025)
    percentages = [shown(measured.attainment), shown(measured.progress)]
    cells = [row[name].replace("−", "-") for name in ("達成率", "進捗率")]
    assert percentages == [None if cell == "–" else decimal(cell) for cell in cells]
    assert f"`{measured.verdict}`" == row["verdict"]
    assert bool(measured.below_baseline) == ("基準値割れ" in row["remark"])
    inverse = re.search(r"the inverse: ([0-9.]+)", row["remark"])
    inverted = flat(indicator(**edge_fields(row)), 2025, inverse=True).attainment
    assert shown(inverted) == (decimal(inverse[1]) if inverse else percentages[0])


CONDITIONS = rows(section(PROGRESS, "Bounds and comparisons"), "target", "last year")


def condition_of(written: str) -> dict[str, Any]:
    """A mapping as the reader of the data yields it: scalars as text, `true` as such."""
    found = yaml.load(written, yaml.BaseLoader)
    assert isinstance(found, dict)
    for each in found.values():
        if isinstance(each, dict) and "open" in each:
            each["open"] = each["open"] == "true"
    return found


def valued(cell: str) -> dict[str, str]:
    """The value of a cell by its kind: `forecast 30`."""
    kind, _, number = cell.rpartition(" ")
    return {kind or "actual": number}


@pytest.mark.parametrize(
    "row", CONDITIONS, ids=lambda row: " ".join([row["target"], row["last year"], row["a"]])
)
def test_a_bound_or_comparison_is_judged_as_the_table_says(row: dict[str, str]) -> None:
    before = {} if row["last year"] == "–" else {"2024": valued(row["last year"])}
    baseline = {} if row["b"] == "–" else {"baseline": {"fiscal_year": "2023", "value": row["b"]}}
    given = indicator(
        direction=row["`direction`"].strip("`"),
        aggregation="annual" if "annual" in row["remark"] else "point_in_time",
        values={**before, "2025": valued(row["a"])},
        targets={"2025": condition_of(row["target"].strip("`"))},
        **baseline,
    )
    measured = row_of(given, 2025, inverse=True)
    assert f"`{measured.verdict.outcome}`" == row["verdict"]
    attainment = measured.rates.attainment.shown(1)
    assert attainment == (None if row["達成率"] == "–" else decimal(row["達成率"]))
    said = "基準値割れ" in row["remark"] and "no 基準値割れ" not in row["remark"]
    assert bool(measured.below_baseline) is said
    assert reporting_of(measured) == "reported"


def test_there_are_conditions_of_every_sort() -> None:
    named = " ".join(row["target"] for row in CONDITIONS)
    for name in ("at_least", "above", "at_most", "below", "keep", "better_than"):
        assert f"{name}: " in named


def test_the_final_target_is_the_one_that_the_table_says() -> None:
    found = rows(section(PROGRESS, "The final target"), "`targets`", "t_F")
    assert len(found) == 6
    for row in found:
        given = indicator(targets=condition_of(row["`targets`"].strip("`")))
        final = row_of(given, 2025).final_target
        assert str(final.shown if final else "–") == row["t_F"]


def test_a_scale_is_read_from_the_percentage_that_the_table_says() -> None:
    found = rows(section(PROGRESS, "Rating scales"), "`on`", "Percentage")
    given = indicator(
        baseline={"fiscal_year": "2023", "value": "0"},
        values={"2025": {"actual": "7"}},
        targets={"2025": "10", "2028": "20"},
    )
    computed = {}
    for on in get_args(models.Ratings.model_fields["on"].annotation):
        scale = models.Ratings.model_validate({"on": on, "scale": [{"label": "A"}]})
        row = row_of(given, 2025, ratings=scale)
        own = {"attainment": row.rates.attainment, "progress": row.rates.progress}
        computed[f"`{on}`"] = str((own.get(on) or row.rated or Figure(None)).shown(1))
    assert {row["`on`"]: row["computed"] for row in found} == computed


def test_an_initiative_is_measured_until_the_year_that_the_table_says() -> None:
    found = rows(section(PROGRESS, "Which initiatives are measured"), "`status`")
    assert len(found) == 4
    cancelled = {"key": "cancelled", "name": "中止", "ends": True}
    statuses = [{"key": "in-progress", "name": "実施中"}, cancelled]
    taxonomy = models.Taxonomy.model_validate({"statuses": statuses})
    for row in found:
        one = initiative({}, status=condition_of(row["`status`"].strip("`")))
        last = completed(one, None, taxonomy).last_year
        assert str(last or "–") == row["the last year that is measured"]


# The pages themselves


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_a_readme_has_less_than_150_lines(name: str) -> None:
    assert 20 < len(text_of(ROOT / name).splitlines()) < 150


def anchors(document: Path) -> set[str]:
    """What a link into a page may lead to: headings as GitHub names them, and what has an id."""
    headings = re.findall(r"^#+ (.*)$", prose(document), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(plain) == len(set(plain)), f"{document.name} has a heading twice"
    return {*plain, *re.findall(r'id="([^"]+)"', text_of(document))}


LINKS = [
    pytest.param(document, target, id=f"{document.relative_to(ROOT)} {target}")
    for document in DOCUMENTS
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", prose(document)))
    if not re.match(r"[a-z]+:", target)
]


def test_there_are_examples_of_every_sort() -> None:
    assert [*map(Path, example_files())] == [
        Path("data", name)
        for name in (
            *("plan.yaml", "taxonomy.yaml", "glossary.yaml"),
            *("initiatives/electronic-approval.yaml", "initiatives/public-wifi.yaml"),
        )
    ]
    counts = [len(EDGES), len(CONSOLE), len(PARTS), len(REFUSED), len(LINKS)]
    assert min(counts) >= 7


@pytest.mark.parametrize(("document", "target"), LINKS)
def test_a_relative_link_leads_somewhere(document: Path, target: str) -> None:
    path, _, anchor = unquote(target).partition("#")
    there = document.parent / path if path else document
    assert there.exists()
    if anchor:
        assert anchor in anchors(there)
