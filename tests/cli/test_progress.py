"""`apcli progress` on the demonstration plan: what can be asked, and how it is answered."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from apcli.text.sparkline import BARS
from apcli.text.width import cell_width
from tests.example_plan import FIRST, SECOND, patched, write_plan
from tests.hostile.running import on_a_terminal
from tests.processes import ROOT, apcli, output

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

PLAN = ("--data", "examples/demonstration/data", "--as-of", "2026-05-29")
LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])
SELECTED = ("--department", "デジタル推進課", "--verdict", "missed", "--verdict", "overdue")


@LANGUAGES
def test_a_selection_says_what_it_is_and_what_it_leaves_out(
    language: str, snapshot: SnapshotAssertion
) -> None:
    asked = ("progress", *PLAN, *SELECTED, "--stage", "運用", "--axis", "goal:efficiency")
    assert output("--lang", language, *asked) == snapshot


def test_a_document_of_a_selection(snapshot: SnapshotAssertion) -> None:
    assert output("progress", *PLAN, *SELECTED, "--format", "markdown") == snapshot


def test_a_selection_may_be_empty(snapshot: SnapshotAssertion) -> None:
    assert output("progress", *PLAN, "--stage", "trial", "--verdict", "overdue") == snapshot


@LANGUAGES
@pytest.mark.parametrize(
    "arguments",
    [
        ("--department", "市民科"),
        ("--stage", "operations"),
        ("--axis", "goal:eficiency"),
        ("--axis", "goal"),
        ("--verdict", "未達成"),
        ("--by", ""),
        ("--explain", ""),
        ("--explain", "行政手続オンライン化"),
        ("--year", "-2025"),
    ],
    ids=" ".join,
)
def test_what_there_is_not_is_one_sentence_and_its_mend(
    language: str, arguments: tuple[str, ...], snapshot: SnapshotAssertion
) -> None:
    done = apcli("--lang", language, "progress", *PLAN, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == snapshot


@pytest.mark.parametrize(
    ("language", "name"), [("en", "missed"), ("en", "not reported"), ("ja", "未達（見込）")]
)
def test_a_verdict_may_be_named_as_the_table_names_it(language: str, name: str) -> None:
    printed = output("--lang", language, "progress", *PLAN, "--verdict", name)
    counts = printed.split("\n\n")[-1].splitlines()[0]
    assert re.search(rf"(: |：){re.escape(name)} [0-9]+$", counts)


GROUPED = pytest.mark.parametrize("by", ["department", "stage", "goal"])


@LANGUAGES
@GROUPED
@pytest.mark.parametrize("width", [60, 100])
def test_counts_by_group(language: str, by: str, width: int, snapshot: SnapshotAssertion) -> None:
    arguments = ("--lang", language, "progress", *PLAN, "--by", by)
    assert output(*arguments, COLUMNS=str(width)) == snapshot


@LANGUAGES
def test_who_has_not_reported(language: str, snapshot: SnapshotAssertion) -> None:
    assert output("--lang", language, "progress", *PLAN, "--missing", COLUMNS="80") == snapshot


@LANGUAGES
@pytest.mark.parametrize("width", [60, 120])
def test_several_years(language: str, width: int, snapshot: SnapshotAssertion) -> None:
    arguments = ("--lang", language, "progress", *PLAN, "--year", "2023-2026")
    selected = ("--department", "防災安全課", "--department", "学校教育課")
    assert output(*arguments, *selected, COLUMNS=str(width)) == snapshot


def test_a_year_without_a_value_keeps_its_target_and_verdict_on_a_narrow_terminal() -> None:
    arguments = ("progress", *PLAN, "2-4", "--year", "2025", "--year", "2026")
    narrow, wide = (output(*arguments, COLUMNS=width) for width in ("40", "120"))
    for said in ("/ 4,900", "cannot be judged yet", "/ 4,700", "not reported"):
        assert said in wide
        assert said in narrow


@pytest.mark.parametrize("width", [88, 96])
def test_a_negative_number_is_never_broken(tmp_path: Path, width: int) -> None:
    numbers = "baseline: {fiscal_year: 2023, value: 1}, targets: {2025: -1991197100000}"
    balance = f"{{name: 収支, unit: 円, aggregation: annual, {numbers}}}"
    changes = {
        FIRST: patched(
            FIRST, f"title: {'窓口での手続の見直し' * 4}\nindicators: {{b: {balance}}}\n"
        )
    }
    write_plan(tmp_path / "data", changes)
    assert "−1,991,197,100,000" in output("progress", cwd=tmp_path, COLUMNS=str(width))


def test_a_target_of_another_year_is_explained() -> None:
    note = "A target in brackets is that of the year shown with it."
    assert note in output("progress", *PLAN, "2-4", COLUMNS="80")
    assert note not in output("progress", *PLAN, "2-4", "--verdict", "pending", COLUMNS="80")


@LANGUAGES
@pytest.mark.parametrize("width", [60, 80, 120, 150])
def test_the_whole_plan_on_every_sort_of_terminal(
    language: str, width: int, snapshot: SnapshotAssertion
) -> None:
    assert output("--lang", language, "progress", *PLAN, COLUMNS=str(width)) == snapshot


def test_where_the_encoding_has_no_bars_there_are_none() -> None:
    for encoding in ("cp932", "ascii"):
        done = apcli("progress", *PLAN, environment={"PYTHONIOENCODING": encoding})
        assert (done.returncode, done.stderr) == (0, b"")
        assert not set(BARS) & set(done.stdout.decode(encoding))
        assert b"\\u258" not in done.stdout
        assert b"Bars" not in done.stdout


QUESTIONS = pytest.mark.parametrize(
    "asked",
    [("--by", "department"), ("--by", "goal"), ("--missing",), ("--year", "2024-2026")],
    ids=" ".join,
)


@QUESTIONS
@pytest.mark.parametrize("name", ["markdown", "csv"])
def test_documents_are_in_the_language_of_the_plan(
    asked: tuple[str, ...], name: str, snapshot: SnapshotAssertion
) -> None:
    english = output("--lang", "en", "progress", *PLAN, *asked, "--format", name)
    assert output("--lang", "ja", "progress", *PLAN, *asked, "--format", name) == english
    assert english == snapshot


@LANGUAGES
@pytest.mark.parametrize(
    "asked",
    [(), ("--by", "department"), ("--missing",), ("--year", "2024-2026")],
    ids=" ".join,
)
@pytest.mark.parametrize("width", [20, 40, 79, 80, 109, 110, 160])
def test_no_line_is_wider_than_the_terminal(
    language: str, asked: tuple[str, ...], width: int
) -> None:
    printed = output("--lang", language, "progress", *PLAN, *asked, COLUMNS=str(width))
    assert max(map(cell_width, printed.splitlines())) <= width


def of_several_years(width: int) -> list[str]:
    asked = (*PLAN, "--year", "2024-2025", "--department", "学校教育課")
    code, received = on_a_terminal("progress", *asked, cwd=ROOT, changes={"COLUMNS": str(width)})
    assert code == 0
    return received.decode().split("\n")


def test_of_several_years_only_titles_are_bold_on_a_narrow_terminal() -> None:
    title, *lines = of_several_years(40)[:3]
    assert title == "\x1b[1m1-5 1人1台端末を使った学び\x1b[0m"
    assert lines == [
        "  児童・生徒1人当たりの端末数（時点） 台",
        "  R6 0.99 / (1.00 R10) under way",
    ]


def test_of_several_years_a_verdict_is_said_in_its_colour() -> None:
    lines = of_several_years(120)
    assert sum(bool(re.search("\x1b\\[1;32m *achieved\x1b\\[0m", line)) for line in lines) == 1
    assert sum(bool(re.search("\x1b\\[1;31m *missed\x1b\\[0m", line)) for line in lines) == 1


def test_of_several_years_each_report_is_as_it_were_alone() -> None:
    several = json.loads(output("progress", *PLAN, "--year", "2024-2026", "--format", "json"))
    assert list(several) == ["version", "fiscal_years", "reports"]
    assert (several["version"], several["fiscal_years"]) == (1, [2024, 2025, 2026])
    for year, report in zip(several["fiscal_years"], several["reports"], strict=True):
        alone = output("progress", *PLAN, "--year", str(year), "--format", "json")
        assert report == json.loads(alone)


def test_years_may_be_given_one_by_one_and_in_any_order() -> None:
    spanned = output("progress", *PLAN, "--year", "2024-2026")
    listed = ("--year", "2026", "--year", "2024-2025", "--year", "2024")
    assert output("progress", *PLAN, *listed) == spanned


@LANGUAGES
@pytest.mark.parametrize(
    "arguments",
    [
        ("--by", "departments"),
        ("--by", "stage", "--missing"),
        ("--year", "2026-2024"),
        ("--year", "2024-2031"),
        ("--year", "2024-25"),
        ("--year", "2024-"),
    ],
    ids=" ".join,
)
def test_a_question_that_cannot_be_answered_is_one_sentence(
    language: str, arguments: tuple[str, ...], snapshot: SnapshotAssertion
) -> None:
    done = apcli("--lang", language, "progress", *PLAN, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == snapshot


@LANGUAGES
@pytest.mark.parametrize("wanted", ["1-1/usage", "security", "3-6", "shelter-information"])
def test_every_figure_is_explained(language: str, wanted: str, snapshot: SnapshotAssertion) -> None:
    arguments = ("--lang", language, "progress", *PLAN, "--explain", wanted)
    assert output(*arguments, COLUMNS="80") == snapshot


@pytest.mark.parametrize("name", ["json", "markdown", "csv"])
def test_an_explanation_is_the_same_in_every_language(
    name: str, snapshot: SnapshotAssertion
) -> None:
    asked = ("progress", *PLAN, "--explain", "2-1", "--format", name)
    english = output("--lang", "en", *asked)
    assert output("--lang", "ja", *asked) == english
    assert english == snapshot


def test_a_place_is_the_line_on_which_the_number_stands() -> None:
    found = json.loads(
        output("progress", *PLAN, "--explain", "online-procedures", "--format", "json")
    )
    numbers = [number for each in found["explanations"] for number in each["numbers"]]
    assert len(numbers) == 12
    for number in numbers:
        line = (ROOT / number["file"]).read_text(encoding="utf-8").splitlines()[number["line"] - 1]
        written = re.findall(r"[\d,]+", number["term"])[0].replace(",", "")
        assert str(number["fiscal_year"]) in line
        assert written in line


@LANGUAGES
@pytest.mark.parametrize("wanted", ["3-4/traning", "3-4/x", "99", "3-5", "securty"])
def test_what_cannot_be_explained_is_one_sentence(
    language: str, wanted: str, snapshot: SnapshotAssertion
) -> None:
    done = apcli("--lang", language, "progress", *PLAN, "--explain", wanted)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == snapshot


@pytest.mark.parametrize("other", [("--by", "stage"), ("--stage", "trial"), ("--missing",)])
def test_an_explanation_is_a_question_of_its_own(other: tuple[str, ...]) -> None:
    done = apcli("progress", *PLAN, "--explain", "1-1", *other)
    assert done.returncode == 2
    assert "cannot be combined" in done.stderr.decode()


MARKUP = "[red]課[/] | <b> :smile: {0}"


@pytest.mark.parametrize(
    "asked",
    [(), ("--by", "department"), ("--missing",), ("--explain", "1"), ("--year", "2024-2025")],
    ids=" ".join,
)
@pytest.mark.parametrize("width", [60, 150])
def test_names_are_data_and_never_markup(
    asked: tuple[str, ...], width: int, tmp_path: Path
) -> None:
    quoted = json.dumps(MARKUP, ensure_ascii=False)
    uses = f"{{name: {quoted}, unit: 件, aggregation: annual, targets: {{2025: 10, 2026: 20}}}}"
    changes = {
        "taxonomy.yaml": patched("taxonomy.yaml", f"departments: [{{name: {quoted}}}]\n"),
        FIRST: patched(FIRST, f"departments: [{quoted}]\nindicators: {{uses: {uses}}}\n"),
        SECOND: patched(SECOND, f"departments: [{quoted}]\n"),
    }
    write_plan(tmp_path / "data", changes)
    printed = output("progress", *asked, cwd=tmp_path, COLUMNS=str(width))
    assert MARKUP in re.sub(r"\s+", " ", printed)


def test_the_order_in_which_files_are_written_changes_nothing(tmp_path: Path) -> None:
    files = sorted((ROOT / PLAN[1]).rglob("*.yaml"))
    for name, order in (("one", files), ("other", files[::-1])):
        for file in order:
            copy = tmp_path / name / file.relative_to(ROOT / PLAN[1])
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    for asked in ((), ("--by", "goal"), ("--missing",), ("--year", "2024-2026")):
        one, other = (
            output("progress", "--data", tmp_path / name, *asked, "--format", "json")
            for name in ("one", "other")
        )
        assert one == other


def test_what_has_ended_is_explained_only_in_the_years_before_the_plan() -> None:
    done = apcli("progress", *PLAN, "--explain", "2-3", "--year", "2025")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"'gift-vouchers' has ended (transferred)" in done.stderr
    assert "262店" in output("progress", *PLAN, "--explain", "2-3", "--year", "2024")


def test_of_several_years_what_has_ended_has_none_in_the_last() -> None:
    asked = ("--year", "2024-2025", "--department", "商工観光課", "--format", "json")
    before, after = json.loads(output("progress", *PLAN, *asked))["reports"]
    assert [row["verdict"] for row in before["rows"]] == ["under_way"]
    assert after["rows"] == []
    assert "262" in output("progress", *PLAN, *asked[:-2])
