"""An initiative is named by its key or its printed number, wherever one is meant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

THIRD = FILES[SECOND].replace("number: 2", "number: 1-2")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of three: `first` (1), `second` (2) and `third` (1-2)."""
    write_plan(tmp_path / "data", {"initiatives/third.yaml": THIRD})
    return tmp_path


def answer(*arguments: str, cwd: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output(*arguments, "--format", "json", cwd=cwd))
    return found


def refusal(*arguments: str, cwd: Path) -> str:
    done = apcli(*arguments, cwd=cwd)
    assert (done.returncode, done.stdout) == (2, b"")
    return done.stderr.decode()


@pytest.mark.parametrize("name", ["first", "1"])
def test_progress_is_narrowed_to_the_initiatives_that_are_named(name: str, plan: Path) -> None:
    report = answer("progress", name, cwd=plan)
    assert {row["initiative"] for row in report["rows"]} == {"first"}
    assert report["summary"]["initiatives"] == 1
    assert report["selection"]["initiatives"] == ["first"]
    assert report["selection"]["all_initiatives"] == 3


@pytest.mark.parametrize("name", ["１", "①", "(1)", "No.1", "FIRST"])
def test_a_number_or_key_is_known_in_another_width(name: str, plan: Path) -> None:
    assert answer("progress", name, cwd=plan)["selection"]["initiatives"] == ["first"]
    assert answer("show", name, cwd=plan)["initiative"] == "first"
    recorded = ("record", name, "--year", "R7", "--kind", "見込", "--value", "9", "--dry-run")
    assert "initiatives/first.yaml" in output(*recorded, cwd=plan)
    assert "initiatives/first.yaml" in output("rename", name, "desk", "--dry-run", cwd=plan)


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("frist", "did you mean 'first'?"),
        ("窓口のDX", "did you mean 'first'?"),
        ("9", "apcli list"),
    ],
)
def test_validate_answers_with_the_key_that_is_meant(name: str, help: str, plan: Path) -> None:
    assert help in refusal("validate", name, cwd=plan)


def test_a_part_of_a_key_is_no_key(tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {"initiatives/north.yaml": THIRD})
    assert "has no initiative 'rth'" in refusal("show", "rth", cwd=tmp_path)


def test_what_is_written_exactly_is_never_another(tmp_path: Path) -> None:
    third = FILES[SECOND].replace("number: 2", "number: (1)")
    write_plan(tmp_path / "data", {"initiatives/third.yaml": third})
    for name, key in (("1", "first"), ("(1)", "third")):
        assert answer("show", name, cwd=tmp_path)["initiative"] == key
    assert "is the key or number of several" in refusal("show", "①", cwd=tmp_path)


@pytest.mark.parametrize("wanted", ["利用件数", "利用件数（年間）", "USES", "use"])
def test_an_indicator_by_its_name_is_answered_with_its_key(wanted: str, plan: Path) -> None:
    line = ("record", f"1/{wanted}", "--year", "R7", "--kind", "actual", "--value", "9")
    said = refusal(*line, cwd=plan)
    if wanted == "利用件数（年間）":
        assert said.endswith("help: specify one of first/uses\n")
    else:
        assert said.endswith("help: did you mean 'first/uses'?\n")


def test_several_initiatives_mean_or_and_are_said(plan: Path) -> None:
    report = answer("progress", "1-2", "1", "third", cwd=plan)
    assert report["selection"]["initiatives"] == ["first", "third"]
    assert report["summary"]["initiatives"] == 2
    printed = output("progress", "1", "1-2", cwd=plan)
    assert "Selected: Initiative number 1 or 1-2. Showing 1 of 1 indicators in 2 of 3" in printed
    document = output("progress", "1", "1-2", "--format", "markdown", cwd=plan)
    assert (
        "対象：取組番号が1または1-2のもの。全3件の取組、1指標のうち、ほかは含みません。" in document
    )
    assert "業務の効率化" in document
    assert "2　業務の効率化" not in document


@pytest.mark.parametrize(
    "question",
    [("--missing",), ("--by", "department"), ("--by", "stage"), ("--year", "2024-2025")],
    ids=" ".join,
)
def test_every_question_can_be_narrowed(question: tuple[str, ...], plan: Path) -> None:
    narrowed = output("progress", "2", *question, cwd=plan)
    assert "窓口のDX" not in narrowed
    assert "1 of 3 initiatives" in narrowed


def test_an_explanation_names_its_initiative_itself(plan: Path) -> None:
    said = refusal("progress", "1", "--explain", "1", cwd=plan)
    assert said.startswith("apcli: --explain, KEY|NUMBER cannot be combined\n")


def test_several_initiatives_are_shown_one_below_the_other(plan: Path) -> None:
    both = output("show", "second", "1", cwd=plan)
    parts = [output("show", name, cwd=plan).strip() for name in ("1", "2")]
    assert [both.index(part.splitlines()[0]) for part in parts] == sorted(
        both.index(part.splitlines()[0]) for part in parts
    )
    for part in parts:
        assert part in both


def test_several_initiatives_in_json_are_a_list_of_what_each_is_alone(plan: Path) -> None:
    several = answer("show", "2", "first", cwd=plan)
    alone = [answer("show", name, cwd=plan) for name in ("1", "2")]
    for each in alone:
        assert each.pop("version") == 1
    assert several == {"version": 1, "initiatives": alone}


def test_of_several_names_of_one_initiative_one_counts(plan: Path) -> None:
    found = answer("show", "1", "first", cwd=plan)["initiatives"]
    assert [each["initiative"] for each in found] == ["first"]


def test_several_initiatives_in_csv_are_under_one_head(plan: Path) -> None:
    lines = output("show", "1", "2", "--format", "csv", cwd=plan).splitlines()
    assert lines == output("show", "1", "--format", "csv", cwd=plan).splitlines()
    assert len([line for line in lines if "団体コード" in line]) == 1


def test_a_name_that_none_has_is_an_error(plan: Path) -> None:
    for arguments in (("show", "1", "3"), ("progress", "3"), ("validate", "3")):
        assert "'3'" in refusal(*arguments, cwd=plan) or "3 is " in refusal(*arguments, cwd=plan)


def validated(*arguments: str, cwd: Path) -> set[str]:
    done = apcli("validate", "--format", "json", *arguments, cwd=cwd)
    assert done.stderr == b""
    return {each["initiative"] for each in json.loads(done.stdout)["diagnostics"]}


def test_validate_reports_the_initiatives_that_are_named(plan: Path) -> None:
    for name in (FIRST, SECOND, "initiatives/third.yaml"):
        text = (plan / "data" / name).read_text(encoding="utf-8")
        wrong = text.replace("[情報推進課]", "[情報推進か]")
        (plan / "data" / name).write_text(wrong, encoding="utf-8")
    assert validated(cwd=plan) > {"first", "second", "third"}
    assert validated("1", cwd=plan) == validated("first", cwd=plan) == {"first"}
    assert validated("1-2", f"data/{FIRST}", cwd=plan) == {"first", "third"}


def test_a_file_whose_fields_are_wrong_has_its_number(plan: Path) -> None:
    text = FILES[FIRST].replace("overview:", "overveiw:")
    (plan / "data" / FIRST).write_text(text, encoding="utf-8")
    assert validated("1", cwd=plan) == {"first"}


AMBIGUOUS = (
    "apcli: '1' is the key or number of several: first (1), 1 (2)\n"
    "  = help: write one of: first, 2\n"
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "1"),
        ("show", "2", "1"),
        ("progress", "1"),
        ("progress", "--explain", "1"),
        ("validate", "1"),
        ("record", "1", "--year", "2025", "--kind", "actual", "--value", "20"),
        ("record", "1/uses", "--year", "2025", "--kind", "actual", "--value", "20"),
    ],
    ids=" ".join,
)
def test_a_key_that_is_the_number_of_another_is_never_guessed_at(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    write_plan(tmp_path / "data", {SECOND: None, "initiatives/1.yaml": FILES[SECOND]})
    before = (tmp_path / "data" / FIRST).read_bytes()
    said = refusal(*arguments, cwd=tmp_path)
    assert said == AMBIGUOUS
    assert (tmp_path / "data" / FIRST).read_bytes() == before


def test_where_no_name_is_clear_a_file_must_be_renamed(tmp_path: Path) -> None:
    write_plan(
        tmp_path / "data",
        {
            FIRST: None,
            SECOND: None,
            "initiatives/1.yaml": FILES[SECOND],
            "initiatives/2.yaml": FILES[FIRST],
        },
    )
    assert "rename one of the files" in refusal("show", "1", cwd=tmp_path)
