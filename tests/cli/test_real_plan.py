"""The published plan through every command: whole outputs, in both languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from apcli.text.width import cell_width
from tests.processes import DATA, ROOT, apcli, output

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])


@LANGUAGES
def test_validate_remarks_what_the_published_plan_leaves_open(
    language: str, snapshot: SnapshotAssertion
) -> None:
    assert output("validate", "--lang", language) == snapshot


def test_validate_finds_no_error_and_the_known_remarks() -> None:
    report = json.loads(output("validate", "--format", "json"))
    assert report["summary"] == {"files": 36, "errors": 0, "warnings": 1, "infos": 21}
    found = Counter((each["code"], each["file"]) for each in report["diagnostics"])
    assert found == {
        # The stage requires a KPI, and the sheet has none.
        ("AP301", "data/initiatives/facility-reservation.yaml"): 1,
        # 39 consultations in FY2023, 30 expected in FY2024.
        ("AP307", "data/initiatives/online-consultation-child-development.yaml"): 1,
        # The arrows of these sheets cannot be read, and neither targets nor schedule name a stage.
        **{
            ("AP401", f"data/initiatives/{key}.yaml"): 1
            for key in (
                "security",
                "system-standardization",
                "digital-textbooks",
                "electronic-approval",
                "regulation-review",
                "disaster-prevention",
            )
        },
        # 「上方修正」 over 180, 180, 180, 180.
        ("AP602", "data/initiatives/station-front.yaml"): 1,
        # Two axes have items that no initiative serves: 6 of 18, 10 of 22.
        ("AP214", "data/taxonomy.yaml"): 2,
        # (会話), (AI), (VR(仮想現実)・…), (情報化に関する部分) among （）.
        ("AP503", "data/glossary.yaml"): 6,
        ("AP503", "data/plan.yaml"): 1,
        # ©
        ("AP506", "data/plan.yaml"): 1,
        # SNS, PR, IT
        ("AP516", "data/initiatives/website.yaml"): 1,
        ("AP516", "data/initiatives/station-front.yaml"): 1,
        ("AP516", "data/taxonomy.yaml"): 1,
    }


def test_json_is_the_same_in_every_language() -> None:
    for command in (("validate",), ("progress", "--year", "2025")):
        english = output("--lang", "en", *command, "--format", "json")
        assert output("--lang", "ja", *command, "--format", "json") == english


@LANGUAGES
@pytest.mark.parametrize("width", [60, 90, 140])
def test_progress_as_a_table(language: str, width: int, snapshot: SnapshotAssertion) -> None:
    arguments = ("--lang", language, "progress", "--year", "2025")
    assert output(*arguments, COLUMNS=str(width)) == snapshot


@pytest.mark.parametrize("name", ["csv", "markdown", "json"])
@pytest.mark.parametrize("year", ["2024", "2025"])
def test_progress_in_other_formats(name: str, year: str, snapshot: SnapshotAssertion) -> None:
    assert output("progress", "--year", year, "--format", name) == snapshot


def rows(year: int) -> list[dict[str, Any]]:
    report = json.loads(output("progress", "--year", str(year), "--format", "json"))
    found: list[dict[str, Any]] = report["rows"]
    return found


def test_a_year_without_results_shows_the_latest_known_value_never_a_zero() -> None:
    cards = next(row for row in rows(2025) if row["initiative"] == "mynumber-card")
    assert (cards["verdict"], cards["value"], cards["attainment"]) == ("no_value", None, None)
    assert cards["latest"]["kind"] == "forecast"
    # 177,000 of 197,100 is 89.80 %; from 163,386 to 236,800 it is 13,614 of 73,414.
    assert cards["latest"]["value"] == 177000
    assert cards["latest"]["attainment"] == pytest.approx(89.8021)
    assert cards["latest"]["progress"] == pytest.approx(18.5441)


def test_the_forecasts_of_2024_are_forecasts() -> None:
    kinds = {(row["initiative"], row["indicator"]): row["kind"] for row in rows(2024)}
    assert len(kinds) == 21
    without = {key for key, kind in kinds.items() if kind != "forecast"}
    assert {key: kinds[key] for key in without} == {
        ("public-wifi", "renewal"): None,
        ("online-consultation-childcare", "consultations"): None,
        ("online-consultation-disability", "consultations"): None,
        ("generative-ai", "users"): None,
        ("cashless-businesses", "locations"): "interim",
    }


def test_a_year_outside_the_plan_names_the_years_there_are() -> None:
    done = apcli("progress", "--year", "2031")
    assert done.returncode == 2
    assert done.stdout == b""
    assert "2023, 2024, 2025, 2026, 2027, 2028" in done.stderr.decode()


@LANGUAGES
def test_list(language: str, snapshot: SnapshotAssertion) -> None:
    assert output("list", "--lang", language) == snapshot


@pytest.mark.parametrize("wanted", ["5", "ai-ocr-rpa", "31"])
def test_show(wanted: str, snapshot: SnapshotAssertion) -> None:
    assert output("show", wanted, "--lang", "ja") == snapshot


def test_show_fits_a_narrow_terminal(snapshot: SnapshotAssertion) -> None:
    shown = output("show", "ai-ocr-rpa", "--lang", "ja", COLUMNS="40")
    assert max(map(cell_width, shown.split("\n"))) <= 40
    assert shown == snapshot


def test_show_says_what_was_judged_of_a_year_and_why_there_is_no_value() -> None:
    data = ROOT / "examples/demonstration/data"
    shown = output("show", "1-7", "--data", data, "--lang", "ja")
    assert re.search("今後の方向：継続$", shown, re.MULTILINE)
    assert "cannot be judged yet" in output("show", "2-4", "--data", data)


def test_a_key_and_its_number_show_the_same() -> None:
    assert output("show", "public-wifi") == output("show", "5")


def test_the_data_folder_may_be_named_before_or_after_the_command_or_in_the_environment(
    tmp_path: Path,
) -> None:
    expected = output("list", "--data", DATA, cwd=tmp_path)
    assert output("--data", DATA, "list", cwd=tmp_path) == expected
    assert output("list", cwd=tmp_path, APCLI_DATA=str(DATA)) == expected


@LANGUAGES
@pytest.mark.parametrize(
    "arguments",
    [(), ("validate",), ("progress",), ("render",), ("list",), ("show",)],
    ids=lambda arguments: " ".join(arguments) or "apcli",
)
def test_help(language: str, arguments: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    assert output("--lang", language, *arguments, "--help", COLUMNS="80") == snapshot


@LANGUAGES
@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "--formt", "json"),
        ("validate", "--format", "xml"),
        ("validate", "extra"),
        ("progress", "--year", "7"),
        ("progress", "--as-of", "R7.9.30"),
        ("show",),
        ("show", "publik-wifi"),
        ("valdate",),
        ("list", "--data", "nowhere"),
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_one_sentence_and_its_help(
    language: str, arguments: tuple[str, ...], snapshot: SnapshotAssertion
) -> None:
    done = apcli("--lang", language, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == snapshot
