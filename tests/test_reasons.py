"""Why the operating system refused something is said in the language of the user."""

from __future__ import annotations

import errno
import gettext
import os
from typing import TYPE_CHECKING

import pytest

from apcli.reasons import NOT_REGULAR, reason_of
from tests.example_plan import write_plan
from tests.processes import ROOT, apcli

if TYPE_CHECKING:
    from pathlib import Path

COMMON = [
    "ENOENT",
    "EACCES",
    "EISDIR",
    "ENOTDIR",
    "ENOSPC",
    "EROFS",
    "EEXIST",
    "ENAMETOOLONG",
    "EPERM",
    "ELOOP",
]


@pytest.mark.parametrize("name", COMMON)
def test_a_common_reason_is_that_of_the_system_in_english_and_translated(name: str) -> None:
    code = getattr(errno, name)
    reason = reason_of(OSError(code, os.strerror(code)))
    assert str(reason) == os.strerror(code)
    catalogue = gettext.translation("apcli", ROOT / "src/apcli/locale", ["ja"])
    assert not isinstance(reason, str)
    assert reason.translated(catalogue.gettext) != str(reason)


def test_any_other_reason_is_in_the_words_of_its_error() -> None:
    assert reason_of(OSError(errno.EDOM, "out of domain")) == "out of domain"
    assert reason_of(OSError("in its own words")) == "in its own words"
    assert reason_of(RuntimeError("a loop")) == "a loop"
    assert str(reason_of(OSError(errno.EINVAL, NOT_REGULAR))) == NOT_REGULAR


def test_text_in_another_encoding_names_the_byte() -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        b"ab\x83".decode()
    assert str(reason_of(caught.value)) == "it is not UTF-8 (invalid byte at 3)"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("render", "-o", "/dev/full"), "ディスクに空きがありません"),
        (("render", "-o", "x.md"), "フォルダーです"),
        (("render", "-o", "no/x.md"), "ファイルまたはフォルダーがありません"),
        (("render", "-o", f"{'a' * 300}.md"), "名前が長すぎます"),
        (("schema", "-o", "plain/x"), "フォルダーではありません"),
        (("validate", "--baseline", "no.json"), "ファイルまたはフォルダーがありません"),
        (("validate", "--baseline", "x.md"), "フォルダーです"),
        (("validate", "--baseline", "plain"), "1バイト目がUTF-8ではありません"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_a_command_says_the_reason_in_japanese(
    line: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    write_plan(tmp_path / "data")
    (tmp_path / "x.md").mkdir()
    (tmp_path / "plain").write_bytes(b"\x83\x83")
    done = apcli(*line, cwd=tmp_path, environment={"APCLI_LANG": "ja"})
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_finding_says_it_too(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    (tmp_path / "data/initiatives/third.yaml").mkdir()
    done = apcli("validate", cwd=tmp_path, environment={"APCLI_LANG": "ja"})
    assert "ファイルを開けません（フォルダーです）" in done.stdout.decode()
