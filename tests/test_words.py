"""The vocabulary: every word in both languages, and no other place that says one of them."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import zipfile
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from apcli.models import Aggregation, Change, Content, Direction, Kind, YearState
from apcli.models.words import HEADS
from apcli.progress import Outlook, Pace, Reporting, Role, Verdict
from apcli.vocabulary import NEUTRAL, THINGS, VALUES, members
from apcli.words import words_in
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import ROOT
from tests.render.word import paragraphs

if TYPE_CHECKING:
    import enum
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SHOWN = (
    *(Verdict, Kind, YearState, Change, Aggregation, Direction),
    *(Pace, Outlook, Reporting, Role, Content),
)
"""The enumerations whose members people read."""


@pytest.mark.parametrize("shown", SHOWN, ids=lambda each: each.__name__)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_member_of_what_is_shown_has_a_word(shown: type[enum.Enum], language: str) -> None:
    found = [words_in(language).of(member) for member in shown]
    assert all(found)
    script = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
    assert {bool(script.search(each)) for each in found} == {language == "ja"}


# What a plan may rename

RENAMED = (
    *("initiative", "department", "stage", "indicator", "number", "overview", "actions"),
    *("schedule", "baseline", "target", "attainment", "progress", "verdict", "axis"),
)
"""Things that the plan below shows in every language of the program."""

ORDINARY = frozenset({"以上", "以下", "一致", "数値", "期間", "評価", "区分", "現在"})
"""Words of the vocabulary that sentences say as ordinary words, too."""

NAMED = re.compile(
    "|".join(sorted((NEUTRAL[name] for name in RENAMED), key=len, reverse=True)) + "|指標"
)
"""These words, and the short one that tables might say instead."""

PLAN: Mapping[str, str] = {
    "plan.yaml": """\
schema: 1
title: 例示市デジタル化計画
city: {name: 例示市, code: "012345"}
fiscal_year: 2025
years: {baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}
ratings: {scale: [{label: A, at_least: 100}, {label: B}]}
""",
    "taxonomy.yaml": """\
axes:
  - key: policy
    name: 国・都の情報政策
    groups: [{key: one, name: 一}]
    items:
      - {key: dx, code: 1, name: DXの推進, group: one}
      - {key: open, code: 2, name: 公開}
stages:
  - {key: research, name: 調査研究}
  - {key: trial, name: 適用検討}
  - {key: implementation, name: 導入実行}
departments:
  - {name: 情報推進課}
  - {name: 市民課}
""",
    "glossary.yaml": FILES["glossary.yaml"],
    FIRST: """\
number: 1
title: 窓口のDX
change: expanded
departments: [情報推進課, 市民課]
classification: {policy: [dx]}
stage: {key: implementation}
overview: 窓口の手続を見直します。
actions: 書かない窓口を広げます。
indicators:
  uses:
    name: 利用件数
    unit: 件
    aggregation: cumulative
    baseline: {fiscal_year: 2023, value: 4, as_of: 2024-03-31}
    values:
      2024: {actual: 6}
      2025: {actual: {value: 8, as_of: 2026-03-31, note: 速報から直しました。, source: 統計}}
    targets: {2025: 10, 2026: 20, 2028: 30}
  rate:
    name: 利用率
    series: 窓口
    unit: ％
    aggregation: annual
    values:
      2024: {actual: 40}
      2025: {interim: {value: 12, as_of: 2025-09-30}}
    targets: {2025: 50, 2026: {text: 随時}}
  wait:
    name: 待ち時間
    unit: 分
    aggregation: point_in_time
    direction: decrease
    baseline: {fiscal_year: 2023, value: 30}
    values: {2024: {actual: 28}, 2025: pending}
    targets: {2028: 10}
  opening:
    name: 開設
    unit: －
    aggregation: point_in_time
    targets: {2025: {by: 2025-10}}
schedule:
  - {from: 2025, to: 2026, text: 設計, stage: trial}
  - {from: 2027, to: 2028, text: 運用, stage: implementation}
notes: [数は毎年度末のものです。]
managed_by: 情報化の計画
related: [second]
reviews:
  2025:
    evaluation: 伸びました。
    issues: 周知が要ります。
    direction: continued
    by: 2026-06-30
""",
    SECOND: """\
number: 2
title: 業務の効率化
change: new
departments: [情報推進課]
classification: {policy: []}
overview: 業務の進め方を見直します。
actions: 他市の事例を調べます。
""",
}
"""A plan that shows all that documents and answers can, and says none of these words itself."""

DAY = ("--as-of", "2026-05-31")
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "rows": ("progress", *DAY),
    "a selection": (
        *("progress", *DAY, "--department", "市民課", "--stage", "implementation"),
        *("--axis", "policy:dx", "--verdict", "missed", "--verdict", "overdue"),
    ),
    "series": ("progress", *DAY, "--year", "2024-2026"),
    "by department": ("progress", *DAY, "--by", "department"),
    "by stage": ("progress", *DAY, "--by", "stage"),
    "by axis": ("progress", *DAY, "--by", "policy"),
    "by axis, years": ("progress", *DAY, "--by", "policy", "--year", "2024-2025"),
    "missing": ("progress", *DAY, "--missing", "--year", "2024-2026"),
    "explanation": ("progress", *DAY, "--explain", "first"),
    "matrix": ("matrix",),
    "initiatives": ("list",),
    "sheet": ("show", "first"),
    "bare sheet": ("show", "second"),
}
DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "plan": ("render",),
    "report": ("render", "--document", "progress", *DAY),
}
ANSWERS = ("table", "csv", "markdown")
FORMATS = ("markdown", "html", "docx", "pdf")
WIDTHS = (300, 72)
"""Columns of a terminal on which answers are tables, and of one on which some are blocks."""

RUNS = """\
import io, json, sys
from apcli import locale
from apcli.cli.main import run
from apcli.render import pdf

asked = json.load(sys.stdin)
neutral = locale.adopt
locale.adopt = lambda own: neutral(own or asked["markers"])
pdf.compiled = lambda source, *_: source.encode()
outer, said = sys.stdout, []
for line in asked["lines"]:
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    code = run(["--lang", "ja", *line])
    sys.stdout.flush()
    said.append([code, sys.stdout.buffer.getvalue().decode()])
json.dump(said, outer)
"""
"""Runs command lines in one process whose vocabulary is another; a PDF is its Typst source."""


class Said(NamedTuple):
    """A document or an answer by its name, in a format."""

    name: str
    format: str
    text: str


def _lines(
    folder: Path, questions: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str, list[str]]]:
    for name, line in questions.items():
        for format in ANSWERS:
            yield name, format, [*line, "--format", format]
    for name, line in DOCUMENTS.items():
        for format in FORMATS:
            yield name, format, [*line, "--format", format, "-o", str(folder / f"{name}.{format}")]
    yield "site", "html", ["publish", "--output", str(folder / "site")]


def said(
    folder: Path,
    data: Path,
    questions: Mapping[str, tuple[str, ...]],
    columns: int,
    markers: Mapping[str, str],
) -> Iterator[Said]:
    """All documents and answers of the plan in `data`.

    `markers` are the words of a plan that has none of its own. What is made is in `folder`.
    """
    lines = list(_lines(folder, questions))
    asked = {"markers": markers, "lines": [[*line, "--data", str(data)] for *_, line in lines]}
    done = subprocess.run(
        [sys.executable, "-c", RUNS],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": str(columns), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    for (name, format, _line), (code, text) in zip(lines, json.loads(done.stdout), strict=True):
        assert code == 0, (name, format, done.stderr)
        if name == "site":
            continue
        file = folder / f"{name}.{format}"
        yield Said(name, format, _read(file) if file.exists() else text)
    for file in sorted((folder / "site").rglob("*.html")):
        yield Said(f"site/{file.name}", "html", _read(file))


def _read(file: Path) -> str:
    """What a document says; its Typst source without the marks around values."""
    content = file.read_bytes()
    if file.suffix == ".docx":
        return "\n".join(paragraphs(content))
    text = content.decode()
    if file.suffix == ".html":  # how search compares words is said to nobody
        return re.sub(r"(?s)<script>.*?</script>", "", text)
    return re.sub('[#";]', "", text) if file.suffix == ".pdf" else text


def left(text: str, named: re.Pattern[str] = NAMED) -> list[str]:
    """Where a text says one of these words."""
    rest = re.sub(r"\s", "", text)
    return [rest[max(0, at.start() - 12) : at.end() + 12] for at in named.finditer(rest)]


MARKERS = {name: f"札{place:03}" for place, name in enumerate({**THINGS, **VALUES})}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    """All that apcli says of the plan where each of its words is a marker of its own."""
    folders = {columns: tmp_path_factory.mktemp("said") for columns in WIDTHS}
    return [
        each
        for columns, folder in folders.items()
        for each in said(folder, write_plan(folder / "data", PLAN), QUESTIONS, columns, MARKERS)
    ]


def test_the_data_of_the_plan_says_none_of_the_words() -> None:
    assert [text for text in PLAN.values() if NAMED.search(text)] == []


def test_documents_and_answers_say_what_the_vocabulary_says(marked: list[Said]) -> None:
    pages = [each for each in marked if each.name.startswith("site/")]
    assert {"site/index.html", "site/first.html", "site/市民課.html"} <= {
        each.name for each in pages
    }
    expected = (len(QUESTIONS) * len(ANSWERS) + len(DOCUMENTS) * len(FORMATS)) * len(WIDTHS)
    assert len(marked) == expected + len(pages)
    assert all(each.text for each in marked)
    data = "".join(PLAN.values())
    neutral = {NEUTRAL[name] for name in {**THINGS, **VALUES} if len(NEUTRAL[name]) > 1} - ORDINARY
    said_there = sorted((word for word in neutral if word not in data), key=len, reverse=True)
    assert len(said_there) > 150
    named = re.compile("|".join(map(re.escape, said_there)))
    places = sorted({f"{each[:2]}: {text}" for each in marked for text in left(each.text, named)})
    assert not places, "\n".join(places)


def test_each_word_that_can_be_renamed_is_shown(marked: list[Said]) -> None:
    text = re.sub(r"\s", "", "".join(each.text for each in marked))
    assert [name for name in RENAMED if MARKERS[name] not in text] == []


def test_the_heads_of_the_csv_are_those_that_are_compared(marked: list[Said]) -> None:
    names = {marker: name for name, marker in MARKERS.items()}
    heads = [each.text.splitlines()[0] for each in marked if each.format == "csv"]
    found = {names[marker] for head in heads for marker in re.findall("札[0-9]{3}", head)}
    of_some_plans = {"measured", "indicator_kind", "rated"}  # with goals, kinds, other scales
    named = {name for name in found if name in THINGS}
    assert named == set(HEADS) - of_some_plans - {"initiative"}
    assert found - set(HEADS) == set(members("Verdict"))


# The sources

PATTERNS = (
    "lint/rules/",
    "importing/",
    "nearest.py",
    "era.py",
    "models/grammar.py",
    "models/naming.py",
    "vocabulary.py",
    "change_words.py",
    "round_words.py",
    "value_words.py",
    "words.py",
)
"""Modules that name things of a plan because they read its texts; and the vocabulary."""


@cache
def _literals() -> list[tuple[str, int, str]]:
    """Every string of the program that is no docstring, with its module and line."""
    found = []
    package = ROOT / "src/apcli"
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            (path.relative_to(package).as_posix(), node.lineno, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if id(node) not in alone
        ]
    return found


def test_no_module_but_the_vocabulary_says_one_of_the_words() -> None:
    assert any(module == "vocabulary.py" and text == "取組" for module, _line, text in _literals())
    places = [
        f"{module}:{line}: {text}"
        for module, line, text in _literals()
        if not module.startswith(PATTERNS) and left(text)
    ]
    assert not places, "\n".join(places)


def _templates() -> Iterator[tuple[str, int, str]]:
    """The lines of all templates without their comments, by file; those of Word in one."""
    folder = ROOT / "templates"
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".docx":
            for part in zipfile.ZipFile(path).namelist():
                text = zipfile.ZipFile(path).read(part).decode()
                yield f"{path.name}/{part}", 1, "".join(re.findall(">([^<]+)<", text))
        elif path.suffix in (".j2", ".js", ".css"):
            text = re.sub(
                "{#.*?#}",
                lambda comment: "\n" * comment[0].count("\n"),
                path.read_text(encoding="utf-8"),
                flags=re.DOTALL,
            )
            name = path.relative_to(folder).as_posix()
            yield from ((name, number, line) for number, line in enumerate(text.split("\n"), 1))


def test_no_template_says_one_of_the_words() -> None:
    found = list(_templates())
    assert {"plan.docx/word/document.xml", "html/plan.js"} <= {name for name, *_ in found}
    places = [f"{name}:{line}: {said}" for name, line, text in found for said in left(text)]
    assert not places, "\n".join(places)
