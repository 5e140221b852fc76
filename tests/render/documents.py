"""Plans as rendered documents, for tests."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.models import Content
from apcli.render import markdown
from apcli.render.documents.plan import plan_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.example_plan import patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPECTED = Path(__file__).parent / "expected"
DATA = Path(__file__).parents[2] / "data"


BROUGHT = {
    Content.FIGURE: ", file: figures/map.svg, alt: 地図",
    Content.TABLE: ", header: [年度], rows: [[令和7年度]]",
}
"""What a section of these contents needs beside its name."""


def with_one_section(folder: Path, content: Content) -> Path:
    """A plan whose document has only one section, with this content."""
    given = f"{{key: only, title: 節, content: {content}{BROUGHT.get(content, '')}}}"
    plan = patched("plan.yaml", f"sections: [{given}]\n")
    return write_plan(folder, {"plan.yaml": plan, "figures/map.svg": "<svg/>"})


def rendered(data: Path, templates: Path | None = None) -> str:
    """The document of the plan in a data folder that has no error."""
    workspace = load(data, "data")
    assert [f"{each.file}: {each.message}" for each in workspace.diagnostics] == []
    return markdown.render(plan_document(workspace), template_folders(templates, data))


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by their names into the folder; returns the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def assert_as_expected(document: str, name: str) -> None:
    """The document is the expected one, or the lines that differ are shown.

    Where the change is meant, `scripts/apcli render > tests/render/expected/plan.md` and read it.
    """
    expected = (EXPECTED / name).read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        expected.splitlines(),
        document.splitlines(),
        f"expected/{name}",
        "rendered",
        lineterm="",
        n=1,
    )
    assert not (lines := list(difference)), "\n".join(["the document has changed:", *lines])
    assert document == expected
