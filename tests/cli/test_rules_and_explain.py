"""`apcli rules` and `apcli explain`: what a check can find, and what it means."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from apcli.lint.documentation import pages
from apcli.locale import translator
from apcli.text.width import cell_width
from tests.processes import apcli, output

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])
PAGES = pages()


@LANGUAGES
@pytest.mark.parametrize("code", ["AP201", "AP311"])
def test_explain(language: str, code: str, snapshot: SnapshotAssertion) -> None:
    assert output("--lang", language, "explain", code) == snapshot


@pytest.mark.parametrize(
    "typed",
    [
        *("ap201", "ＡＰ２０１", "unknown-department", "Unknown-Department"),
        *("unknown_department", "AP201[unknown-department]"),
    ],
)
def test_a_rule_is_found_by_code_or_name_however_it_is_typed(typed: str) -> None:
    assert output("explain", typed) == output("explain", "AP201")


@LANGUAGES
@pytest.mark.parametrize(
    "typed",
    ["AP999", "AP2O1", "unknown-departmant", "何か", "[red]"],
    ids=["code", "letter", "name", "far", "markup"],
)
def test_an_unknown_code_is_one_sentence_and_its_help(
    language: str, typed: str, snapshot: SnapshotAssertion
) -> None:
    done = apcli("--lang", language, "explain", typed)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == snapshot


@LANGUAGES
@pytest.mark.parametrize("width", [40, 80])
def test_paragraphs_fit_the_terminal_and_examples_stay_whole(language: str, width: int) -> None:
    for code in ("AP012", "AP313"):
        printed = output("--lang", language, "explain", code, COLUMNS=str(width))
        page = PAGES[code].documentation
        for example in (page.bad, page.good):
            assert example
            lines = re.sub("^(?=.)", "    ", example.text, flags=re.MULTILINE)
            assert lines in printed
            printed = printed.replace(lines, "")
        assert max(map(cell_width, printed.splitlines())) <= width


def test_both_commands_need_no_plan(tmp_path: Path) -> None:
    assert output("rules", cwd=tmp_path) == output("rules")
    assert output("explain", "AP301", cwd=tmp_path) == output("explain", "AP301")


def words(text: str) -> str:
    """The text without the spaces and line breaks that a table may add."""
    return "".join(text.split())


@LANGUAGES
@pytest.mark.parametrize("width", [80, 120])
def test_the_table_has_a_row_for_every_kind_and_all_of_its_text(language: str, width: int) -> None:
    printed = output("--lang", language, "rules", COLUMNS=str(width))
    assert max(map(cell_width, printed.splitlines())) <= width
    head, *rows = re.split(r"^(?=AP\d{3})", printed, flags=re.MULTILINE)
    assert head.split()[0] == translator(language)("Code")
    assert [row[:5] for row in rows] == list(PAGES)
    for row, page in zip(rows, PAGES.values(), strict=True):
        assert row.split()[1] == page.rule.name
        assert words(row).endswith(words(translator(language)(page.documentation.title)))


@LANGUAGES
@pytest.mark.parametrize("width", [40, 70])
def test_where_there_is_no_room_for_a_table_every_kind_has_a_block(
    language: str, width: int
) -> None:
    printed = output("--lang", language, "rules", COLUMNS=str(width))
    assert max(map(cell_width, printed.splitlines())) <= width
    blocks = re.split(r"^(?=AP\d{3}$)", printed, flags=re.MULTILINE)[1:]
    assert [block.splitlines()[0] for block in blocks] == list(PAGES)
    for block, page in zip(blocks, PAGES.values(), strict=True):
        assert page.rule.name in block.split()
        assert words(block).endswith(words(translator(language)(page.documentation.title)))


@pytest.fixture(scope="module")
def report() -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(output("rules", "--format", "json"))
    return found


def test_the_json_has_an_object_for_every_kind(report: Mapping[str, object]) -> None:
    assert report == {
        "version": 1,
        "rules": [
            {
                "code": code,
                "name": page.rule.name,
                "severity": page.rule.severity.value,
                "fixable": page.fix is not None,
                "summary": page.documentation.title,
            }
            for code, page in PAGES.items()
        ],
    }


def test_the_json_says_of_one_rule_what_its_module_says(report: Mapping[str, object]) -> None:
    assert isinstance(report["rules"], list)
    (found,) = (each for each in report["rules"] if each["code"] == "AP501")
    assert found == {
        "code": "AP501",
        "name": "half-width-kana",
        "severity": "warning",
        "fixable": True,
        "summary": "Half-width katakana such as ｶﾀｶﾅ.",
    }


def test_the_json_is_the_same_in_every_language() -> None:
    english = output("--lang", "en", "rules", "--format", "json")
    assert output("--lang", "ja", "rules", "--format", "json") == english
