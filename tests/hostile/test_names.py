"""Names of files: what is no key, what two computers take for one name, what is no text."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, SECOND, patched
from tests.hostile.running import (
    MARK,
    found,
    marked_plan,
    report,
    run,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (["First.yaml"], ["first.yaml"]),
        (["FIRST.yaml", "First.yaml"], ["First.yaml", "first.yaml"]),
        (["third.yml"], ["third.yml"]),
        (["first.yml"], ["first.yml"]),
        (["third.YAML"], ["third.YAML"]),
        (["窓口.yaml"], ["窓口.yaml"]),
        (["third_one.yaml"], ["third_one.yaml"]),
        (["third one.yaml"], ["third one.yaml"]),
        (["ｔｈｉｒｄ.yaml"], ["ｔｈｉｒｄ.yaml"]),
    ],
)
def test_a_name_that_is_no_key_is_an_error(
    names: list[str], wrong: list[str], tmp_path: Path
) -> None:
    content = patched(SECOND, "number: 3\n")
    marked_plan(tmp_path, {f"initiatives/{name}": content for name in names})
    found_here = set(found(report(cwd=tmp_path, code=1)))
    assert {("AP010", f"data/initiatives/{name}", None, None) for name in wrong} <= found_here


def test_names_that_differ_by_their_normal_form_are_an_error_that_names_both(
    tmp_path: Path,
) -> None:
    composed, decomposed = (unicodedata.normalize(form, "が.yaml") for form in ("NFC", "NFD"))
    content = patched(SECOND, "number: 3\n")
    marked_plan(tmp_path, {f"initiatives/{name}": content for name in (composed, decomposed)})
    messages = [
        each["message"]
        for each in report(cwd=tmp_path, code=1)["diagnostics"]
        if each["code"] == "AP010"
    ]
    assert any(composed in message and decomposed in message for message in messages)


def test_names_that_differ_by_case_are_an_error_that_names_both(tmp_path: Path) -> None:
    marked_plan(tmp_path, {"initiatives/First.yaml": patched(SECOND, "number: 3\n")})
    messages = [each["message"] for each in report(cwd=tmp_path, code=1)["diagnostics"]]
    assert any("First.yaml" in message and "first.yaml" in message for message in messages)


@pytest.mark.parametrize("name", [b"\x91\x8b\x8c\xfb.yaml", b"a\xff.yml"], ids=["cp932", "wrong"])
def test_a_name_that_is_no_utf_8_is_an_error(name: bytes, tmp_path: Path) -> None:
    marked_plan(tmp_path)
    (tmp_path / "data/initiatives" / os.fsdecode(name)).write_text(FILES[SECOND], "utf-8")
    done = run("validate", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"AP010" in done.stdout
    read = report(cwd=tmp_path, code=1)
    assert [each["code"] for each in read["diagnostics"]].count("AP010") == 1


def test_other_files_among_the_initiatives_are_named_and_hidden_ones_are_left_alone(
    tmp_path: Path,
) -> None:
    others = ("README.md", "first.yaml.bak", "first.yaml~", "notes.txt", "yaml")
    hidden = (".first.yaml.swp", ".third.yaml")
    marked_plan(tmp_path, {f"initiatives/{name}": b"\xff" for name in (*others, *hidden)})
    unread = {("AP018", f"data/initiatives/{name}", None, None) for name in others}
    assert set(found(report(cwd=tmp_path, code=1))) == {MARK, *unread}
