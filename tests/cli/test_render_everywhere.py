"""What holds of every document in every format: its bytes, where they go, what it needs."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import write_plan
from tests.hostile.running import on_a_terminal, run, sentence
from tests.processes import DATA, ROOT

if TYPE_CHECKING:
    from pathlib import Path

DEMONSTRATION = ROOT / "examples/demonstration/data"
BEGINS = {"markdown": b"# ", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF"}
PLACES = [
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C", "APCLI_LANG": "en"},
    {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "APCLI_LANG": "ja"},
]

EVERY_DOCUMENT = pytest.mark.parametrize("document", ["plan", "progress"])
EVERY_FORMAT = pytest.mark.parametrize("format", BEGINS)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


@EVERY_FORMAT
@pytest.mark.parametrize(("document", "data"), [("plan", DATA), ("progress", DEMONSTRATION)])
def test_two_runs_in_two_places_give_one_digest(document: str, data: Path, format: str) -> None:
    words = ("render", "--document", document, "--format", format, "--data", str(data))
    done = [run(*words, cwd=ROOT, changes=place) for place in PLACES]
    assert [(each.returncode, each.stderr) for each in done] == [(0, b"")] * 2
    assert len({hashlib.sha256(each.stdout).hexdigest() for each in done}) == 1


def test_the_pages_of_two_sites_are_the_same(tmp_path: Path) -> None:
    sites: list[dict[Path, bytes]] = []
    for place in PLACES:
        folder = tmp_path / str(len(sites))
        words = ("publish", "--output", str(folder))
        assert run(*words, cwd=ROOT, changes=place).returncode == 0
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        sites.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert sites[0] == sites[1]
    assert len(sites[0]) > 33


@EVERY_FORMAT
@EVERY_DOCUMENT
def test_a_file_and_a_pipe_get_the_same_bytes(plan: Path, document: str, format: str) -> None:
    words = ("render", "--document", document, "--format", format)
    done = run(*words, "-o", "made", cwd=plan)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    piped = run(*words, cwd=plan).stdout
    assert (plan / "made").read_bytes() == piped
    assert piped.startswith(BEGINS[format])


@pytest.mark.parametrize(("format", "name"), [("docx", b"Word"), ("pdf", b"PDF")])
@EVERY_DOCUMENT
def test_a_terminal_is_not_flooded(plan: Path, document: str, format: str, name: bytes) -> None:
    words = ("render", "--document", document, "--format", format)
    code, received = on_a_terminal(*words, cwd=plan)
    assert code == 2
    assert b"cannot write a %s document to a terminal" % name in received
    assert BEGINS[format] not in received


@pytest.mark.parametrize(
    ("format", "library", "name"),
    [("docx", "docxtpl", "Word"), ("pdf", "typst", "PDF"), ("pdf", "fontTools", "PDF")],
)
def test_without_a_library_it_says_what_to_install(
    plan: Path, format: str, library: str, name: str
) -> None:
    (plan / "lib" / library).mkdir(parents=True)
    missing = f"raise ModuleNotFoundError(\"No module named '{library}'\")\n"
    (plan / "lib" / library / "__init__.py").write_text(missing)
    path = os.pathsep.join(filter(None, [str(plan / "lib"), os.environ.get("PYTHONPATH")]))
    done = run("render", "--format", format, cwd=plan, changes={"PYTHONPATH": path})
    assert sentence(done) == f"{name} requires a library that is not installed"
    assert f"  = help: install it: pip install 'apcli[{format}]'\n".encode() in done.stderr


@pytest.mark.parametrize(
    ("format", "template"),
    [
        ("markdown", "plan.md.j2"),
        ("markdown", "markdown/sheet.md.j2"),
        ("html", "html/plan.css"),
        ("pdf", "plan.typ.j2"),
        ("docx", "plan.docx"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--templates", "mine")])
def test_a_link_out_of_the_templates_puts_no_file_into_the_document(
    plan: Path, format: str, template: str, options: tuple[str, ...]
) -> None:
    (plan / "secret").write_text("precious")
    place = plan / ("mine" if options else "templates") / template
    place.parent.mkdir(parents=True)
    place.symlink_to(plan / "secret")
    done = run("render", "--format", format, *options, cwd=plan)
    assert sentence(done).endswith(f"{template} is a link that leads outside the templates folder")
    assert done.stdout == b""


def test_a_link_inside_the_templates_is_followed(plan: Path) -> None:
    (plan / "templates/parts").mkdir(parents=True)
    (plan / "templates/parts/first.md.j2").write_text("# 計画\n")
    (plan / "templates/plan.md.j2").symlink_to("parts/first.md.j2")
    done = run("render", cwd=plan)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "# 計画\n"
