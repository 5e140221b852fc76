"""`show --history` over three editions: who changed what when, from which file and name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring

import pytest

from tests.editions.test_years import plan_of, sheet
from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
MOVED = "initiatives/counter.yaml"
TANAKA = "--author=田中 <tanaka@example.jp>"


def targets(*numbers: int) -> dict[str, int]:
    """The targets from FY2025 on."""
    return {str(2025 + place): number for place, number in enumerate(numbers)}


def write(folder: Path, year: int, text: str, **more: str | None) -> None:
    write_plan(folder / "data", {"plan.yaml": plan_of(year), FIRST: text, **more})


def commit_of(folder: Path, author: str, subject: str, day: str) -> str:
    """Commit everything as somebody else."""
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", author, "-m", subject, day=day)
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """R8 keeps the targets of R7; before R9 they are changed twice, by two people."""
    folder = tmp_path_factory.mktemp("plan")
    begin(folder)
    write(folder, 2025, sheet(10, "窓口のDX"))
    commit(folder, "令和7年度の計画", tag="r7", day="2025-03-28")
    git(folder, "tag", "v1.0")
    write(folder, 2026, sheet(10, "窓口のDX"))
    commit(folder, "令和8年度の計画", tag="r8", day="2026-03-27")
    write(folder, 2026, sheet(11, "窓口のDX"))
    commit_of(folder, TANAKA, "案", "2026-11-05")
    write(folder, 2027, sheet(12, "窓口のDX"))
    commit(folder, "令和9年度の計画", tag="r9", day="2027-03-26")
    return folder


def read(folder: Path, name: str = "first/uses", *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        output("show", name, "--history", "--format", "json", *arguments, cwd=folder)
    )
    return found


def test_every_edition_has_its_targets_and_every_change_its_author(plan: Path) -> None:
    assert [
        (each["edition"], each["plan_year"], each["day"], each["author"], each["targets"])
        for each in read(plan)["targets"]
    ] == [
        ("r7", 2025, "2025-03-28", "企画課", targets(10, 20, 30)),
        ("r8", 2026, None, None, targets(10, 20, 30)),
        ("r9", 2026, "2026-11-05", "田中", targets(11, 20, 30)),
        ("r9", 2027, "2027-03-26", "企画課", targets(12, 20, 30)),
    ]


def test_an_edition_without_a_change_stands_in_the_table_without_an_author(plan: Path) -> None:
    lines = output("show", "first/uses", "--history", cwd=plan).splitlines()
    assert [line.split() for line in lines if line.startswith("r")] == [
        ["r7", "R7.3.28", "企画課", "10", "20", "30"],
        ["r8", "10", "20", "30"],
        ["r9", "R8.11.5", "田中", "11", "20", "30"],
        ["r9", "R9.3.26", "企画課", "12", "20", "30"],
    ]


def test_up_to_an_earlier_edition_no_later_tag_counts(plan: Path) -> None:
    assert [each["edition"] for each in read(plan, "first/uses", "--data", "r8")["targets"]] == [
        "r7",
        "r8",
    ]


def test_what_is_named_in_another_initiative_is_followed_there(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit(tmp_path, "令和7年度の計画", tag="r7")
    count = sheet(20, "窓口", key="count").replace("[uses]", "[first/uses]")
    count = count.replace("number: 1", "number: 3")
    rest = FILES[FIRST].partition("indicators:")[0]
    write(tmp_path, 2026, rest, **{MOVED: count})
    commit(tmp_path, "令和8年度の計画", tag="r8", day="2026-03-30")
    assert [
        (each["edition"], each["targets"]["2025"])
        for each in read(tmp_path, "counter/count")["targets"]
    ] == [("r7", 10), ("r8", 20)]


def test_what_was_split_keeps_the_history_of_its_predecessor(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit(tmp_path, "令和7年度の計画", tag="r7")
    part = sheet(7, "分割").replace("number: 1", "number: 3") + "predecessors: [first]\n"
    write(tmp_path, 2026, sheet(3, "窓口のDX"), **{MOVED: part})
    commit(tmp_path, "令和8年度の計画", tag="r8", day="2026-03-30")
    found = read(tmp_path, "counter/uses")["targets"]
    assert [each["targets"]["2025"] for each in found] == [10, 7]


def test_a_copy_of_a_file_is_no_predecessor(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit(tmp_path, "令和7年度の計画", tag="r7")
    copy = sheet(10, "窓口のDX").replace("number: 1", "number: 3")
    write(tmp_path, 2025, sheet(10, "窓口のDX"), **{MOVED: copy})
    commit(tmp_path, "写し", day="2025-06-01")
    assert [each["day"] for each in read(tmp_path, "counter/uses")["targets"]] == ["2025-06-01"]


def test_a_file_that_was_away_for_a_time_was_not_unreadable(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit(tmp_path, "計画", tag="r7")
    (tmp_path / "data" / FIRST).unlink()
    commit(tmp_path, "削除", day="2025-06-01")
    write(tmp_path, 2025, sheet(11, "窓口のDX"))
    commit(tmp_path, "復活", day="2025-06-02")
    said = output("show", "first/uses", "--history", cwd=tmp_path)
    assert "cannot be read" not in said
    assert [each["targets"]["2025"] for each in read(tmp_path)["targets"]] == [10, 11]


def test_a_data_folder_that_moved_is_followed_with_its_plan(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit(tmp_path, "計画", tag="r7")
    (tmp_path / "plan").mkdir()
    (tmp_path / "data").rename(tmp_path / "plan" / "data")
    write_plan(tmp_path / "plan" / "data", {"plan.yaml": plan_of(2026), FIRST: sheet(11, "窓口")})
    commit(tmp_path, "移動", tag="r8", day="2026-03-30")
    found = json.loads(
        output(
            "show",
            "first/uses",
            "--history",
            "--data",
            "plan/data",
            "--format",
            "json",
            cwd=tmp_path,
        )
    )
    assert [
        (each["edition"], each["plan_year"], each["targets"]["2025"]) for each in found["targets"]
    ] == [("r7", 2025, 10), ("r8", 2026, 11)]


def test_what_others_wrote_into_a_commit_does_nothing_on_a_terminal(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit_of(
        tmp_path, "--author=赤\x1b[31m\x1e\x1f\u202e太郎\x07。 <x@example.jp>", "計画", "2025-03-31"
    )
    said = output("show", "first/uses", "--history", cwd=tmp_path)
    assert not {*said}.intersection("\x1b\x1e\x1f\x07\u202e")
    assert "赤␛[31m␞␟\\u202e太郎␇" in said
    (row,) = read(tmp_path)["targets"]
    assert "赤␛[31m␞␟" in row["author"]
    assert (row["day"], row["targets"]) == ("2025-03-31", targets(10, 20, 30))


def test_settings_of_the_user_change_nothing(plan: Path, tmp_path: Path) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[log]\n\tfollow = true\n\tshowSignature = true\n\tdecorate = full\n\tmailmap = true\n"
        "[color]\n\tui = always\n[i18n]\n\tlogOutputEncoding = EUC-JP\n",
        "utf-8",
    )
    arguments = ("show", "first/uses", "--history", "--format", "json")
    set_so = output(*arguments, cwd=plan, GIT_CONFIG_GLOBAL=str(settings))
    assert set_so == output(*arguments, cwd=plan)


def test_a_baseline_becomes_known_and_one_of_another_year_takes_none_back(tmp_path: Path) -> None:
    begin(tmp_path)
    old = sheet(10, "窓口のDX").replace(
        "    values:", "    baseline: {fiscal_year: 2023, value: 3}\n    values:"
    )
    write(tmp_path, 2025, old)
    commit(tmp_path, "令和7年度の計画", tag="r7")
    write(tmp_path, 2026, old.replace("fiscal_year: 2023, value: 3", "fiscal_year: 2024, value: 5"))
    commit(tmp_path, "令和8年度の計画", tag="r8", day="2026-03-30")
    assert [
        (each["edition"], each["kind"], each["fiscal_year"], each["value"], each["before"])
        for each in read(tmp_path)["values"]
    ] == [("r7", "baseline", 2023, 3, None), ("r8", "baseline", 2024, 5, None)]


def test_where_the_unit_changed_every_number_has_its_own(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit(tmp_path, "令和7年度の計画", tag="r7")
    write(tmp_path, 2026, sheet(11, "窓口のDX").replace("unit: 件", "unit: 人"))
    commit(tmp_path, "令和8年度の計画", tag="r8", day="2026-03-30")
    head, *lines = output("show", "first/uses", "--history", cwd=tmp_path).splitlines()
    assert head == "1 窓口のDX　利用件数"
    assert [line.split()[3:] for line in lines if line.startswith("r")] == [
        ["10件", "20件", "30件"],
        ["11人", "20人", "30人"],
    ]
    assert [each["unit"] for each in read(tmp_path)["targets"]] == ["件", "人"]
    written = output("show", "first/uses", "--history", "--format", "csv", cwd=tmp_path)
    assert [line.rpartition(",")[2] for line in written.splitlines()] == ["単位", *["件"] * 3, "人"]


def test_without_git_there_is_one_sentence(plan: Path) -> None:
    done = apcli("show", "first/uses", "--history", cwd=plan, environment={"PATH": "/nowhere"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[0] == (
        "apcli: git is not installed, and earlier editions are read through it"
    )


def test_the_picture_is_a_file_that_needs_nothing_else(plan: Path, tmp_path: Path) -> None:
    printed = output("show", "first/uses", "--history", "--format", "svg", cwd=plan)
    picture = tmp_path / "history.svg"
    assert output("show", "first/uses", "--history", "-o", str(picture), cwd=plan) == ""
    assert picture.read_text("utf-8") == printed
    svg = fromstring(printed)
    (title,), (told,) = svg.iter(f"{SVG}title"), svg.iter(f"{SVG}desc")
    assert title.text == "利用件数の目標値の移り変わり"
    assert told.text is not None
    assert "r8の目標値は令和7年度10件、令和8年度20件、令和9年度30件。" in told.text
    assert "r9の目標値は令和7年度12件" in told.text
    (style,) = svg.iter(f"{SVG}style")
    assert "prefers-color-scheme: dark" in (style.text or "")
    named = [each.text for each in svg.iter(f"{SVG}text")]
    assert [name for name in named if name in ("r7", "r8", "r9")] == ["r9", "r8", "r7"]
    assert "href" not in printed


def test_what_is_not_committed_is_called_the_present_plan(tmp_path: Path) -> None:
    begin(tmp_path)
    write(tmp_path, 2025, sheet(10, "窓口のDX"))
    commit(tmp_path, "計画")
    write(tmp_path, 2026, sheet(11, "窓口のDX"))
    printed = output("show", "first/uses", "--history", "--format", "svg", cwd=tmp_path)
    named = [each.text for each in fromstring(printed).iter(f"{SVG}text")]
    assert [name for name in named if name in ("令和7年度", "現在")] == ["現在", "令和7年度"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("first", "--format", "svg"), "only a history has a picture"),
        (("first", "-o", "first.svg"), "only a history has a picture"),
        (
            ("first/uses", "--history", "--format", "json", "-o", "first.svg"),
            "--format json contradicts the suffix .svg of the output file",
        ),
        (
            ("first/uses", "--history", "-o", "data/first.svg"),
            "data/first.svg is inside the plan's data folder",
        ),
    ],
)
def test_where_there_is_no_picture(arguments: tuple[str, ...], sentence: str, plan: Path) -> None:
    done = apcli("show", *arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"apcli: {sentence}")


def test_an_indicator_of_words_has_no_picture(tmp_path: Path) -> None:
    begin(tmp_path)
    words = sheet(10, "窓口のDX").replace("{2025: 10, 2026: 20, 2027: 30}", "{2025: {text: 増加}}")
    write(tmp_path, 2025, words)
    commit(tmp_path, "計画")
    done = apcli("show", "first/uses", "--history", "--format", "svg", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(
        "apcli: the indicator 'uses' has no number that could be drawn\n"
    )
