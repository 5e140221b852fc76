"""The round for next year's plan: forecasts, targets, stage and change of a draft."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from apcli.sheets.asked import Round, book_of
from apcli.sheets.book import Ask
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.workspace import load
from tests.processes import DATA, apcli, output
from tests.repository import begin, commit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from apcli.sheets.book import Content

ASKED = Round(Ask.REVISION, 2026)
NAME = "情報推進課"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The real plan as the draft of the next year."""
    shutil.copytree(DATA, tmp_path / "data")
    begin(tmp_path)
    commit(tmp_path, "令和7年度", tag="r7")
    output("rollover", "--to", "2026", cwd=tmp_path)
    return tmp_path


def test_a_revision_is_asked_for_a_draft_alone(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    for year in ("2025", "2026"):
        line = ("sheets", "export", "--ask", "revision", "--year", year, "--output", "out")
        done = apcli(*line, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"rollover" in done.stderr
        assert not (tmp_path / "out").exists()


def test_texts_say_their_year_which_is_not_that_of_the_draft(draft: Path) -> None:
    workspace = load(draft / "data", "data")
    labels = [each.label for each in book_of(workspace, ASKED, NAME).sheets[0].questions]
    assert labels == [
        "段階",
        "区分",
        "評価（R7）",
        "課題（R7）",
        "今後の取組（R7）",
        "今後の方向（R7）",
    ]
    results = book_of(workspace, Round(Ask.RESULTS, 2026), NAME).sheets[0].questions
    assert [each.label for each in results] == ["評価", "課題", "今後の取組", "今後の方向"]


def test_what_departments_decide_is_in_the_draft(draft: Path) -> None:
    line = ("sheets", "export", "--ask", "revision", "--year", "2026", "--output", "out")
    output(*line, cwd=draft)
    assert (draft / "out" / f"{NAME}.xlsx").exists()
    answers: Mapping[tuple[str, str], Content] = {
        ("public-wifi/sites", "value"): Decimal(15),
        ("public-wifi/sites", "target.2026"): Decimal(20),
        ("public-wifi/sites", "target.2029"): "２５拠点",
        ("generative-ai/users", "target.2029"): "120以上",
        ("generative-ai/users", "target.2028"): "R10.10",
        ("public-wifi", "stage"): "適用検討",
        ("public-wifi", "change"): "拡充",
        ("public-wifi", "issues"): "設置できる場所が少ない。",
    }
    book = book_of(load(draft / "data", "data"), ASKED, NAME)
    (draft / "a.xlsx").write_bytes(write_xlsx(book, Filled(answers, {})))
    done = apcli("sheets", "import", "a.xlsx", cwd=draft)
    assert (done.returncode, done.stderr) == (0, b""), done.stdout.decode()
    after = load(draft / "data", "data").initiatives
    sites = after["public-wifi"].indicators["sites"]
    forecast = sites.values[2025].forecast
    assert forecast is not None
    assert forecast.value == 15
    targets = {year: sites.target_of(year) for year in (2026, 2029)}
    assert {year: each.value for year, each in targets.items() if each} == {2026: 20, 2029: 25}
    users = after["generative-ai"].indicators["users"].target_of(2029)
    assert users is not None
    assert users.bounds == {"at_least": 120}
    day = after["generative-ai"].indicators["users"].target_of(2028)
    assert day is not None
    assert str(day.by) == "2028-10"
    stage = after["public-wifi"].stage
    assert stage is not None
    assert stage.key == "trial"
    assert after["public-wifi"].change == "expanded"
    assert after["public-wifi"].reviews[2025][0].issues is not None
    again = apcli("sheets", "import", "a.xlsx", cwd=draft)
    assert (again.returncode, again.stderr) == (0, b"")
    assert "data/initiatives" not in again.stdout.decode()
