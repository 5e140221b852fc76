"""`apcli render --format pdf`: where it is written, and what stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FIRST, patched, write_plan
from tests.hostile.running import run, sentence
from tests.render.portable import portable

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "--format", "pdf")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


def test_the_date_that_a_build_gives_changes_nothing(plan: Path) -> None:
    dated = run(*RENDER, cwd=plan, changes={"SOURCE_DATE_EPOCH": "1743379200"})
    assert dated.stdout == run(*RENDER, cwd=plan).stdout == portable(plan / "data").data


def test_a_character_that_the_font_lacks_leaves_the_old_file(plan: Path) -> None:
    (plan / "data" / FIRST).write_text(patched(FIRST, "title: 𠮷野の窓口\n"), encoding="utf-8")
    (plan / "plan.pdf").write_bytes(b"old")
    done = run(*RENDER, "-o", "plan.pdf", cwd=plan)
    assert sentence(done) == (
        "the font BIZ UDGothic has no glyph for: 𠮷 U+20BB7 (data/initiatives/first.yaml:9, title)"
    )
    assert (plan / "plan.pdf").read_bytes() == b"old"
    assert sorted(path.name for path in plan.iterdir()) == ["data", "plan.pdf"]


def test_a_template_that_asks_for_a_package_reaches_no_network(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates/plan.typ.j2").write_text('#import "@preview/cetz:0.3.0"\n')
    said = sentence(run(*RENDER, cwd=plan))
    assert said.startswith("the PDF cannot be made: failed to download package")
    assert "127.0.0.1" in said or "proxy" in said.lower() or "Connection refused" in said


def test_a_template_reaches_no_package_of_this_computer(plan: Path) -> None:
    package = plan / "share/typst/packages/local/mine/0.1.0"
    package.mkdir(parents=True)
    said = '[package]\nname = "mine"\nversion = "0.1.0"\nentrypoint = "lib.typ"\n'
    (package / "typst.toml").write_text(said)
    (package / "lib.typ").write_text('#let secret = "precious"\n')
    (plan / "templates").mkdir()
    (plan / "templates/plan.typ.j2").write_text('#import "@local/mine:0.1.0": secret\n#secret\n')
    done = run(*RENDER, cwd=plan, changes={"XDG_DATA_HOME": str(plan / "share")})
    assert sentence(done).startswith("the PDF cannot be made: package not found")


def test_no_clock_is_read_for_a_template(plan: Path) -> None:
    (plan / "templates").mkdir()
    text = (
        '#set document(title: "a")\n#set text(font: "BIZ UDGothic")\n#datetime.today().display()\n'
    )
    (plan / "templates/plan.typ.j2").write_text(text)
    assert "1970-01-01" in portable(plan / "data").pages[0]
