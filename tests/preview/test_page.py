"""The page of a plan while it is written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from apcli.preview import Page, page
from apcli.render import html
from apcli.render.documents.plan import plan_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.render.revised_plan import revised

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.workspace import Workspace


def shown(folder: Path, changes: dict[str, str]) -> tuple[Page, list[dict[str, Any]]]:
    """The page of the changed example plan, and the findings that its script is given."""
    root = write_plan(folder, changes)
    made = page((root, "data"), template_folders(None, root), str, 0)
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', made.text, re.DOTALL)
    assert found
    return made, json.loads(found[1])


def test_a_plan_without_findings_is_the_document_and_the_script(tmp_path: Path) -> None:
    made, findings = shown(tmp_path, {})
    assert (made.errors, made.others, findings) == (0, 0, [])
    document = html.render(plan_document(load(tmp_path, "data")), template_folders(None, tmp_path))
    for part in re.split(r"<meta http-equiv[^>]*>|</body>", document)[:2]:
        assert part in made.text


def test_the_documents_policy_does_not_keep_the_script_out(tmp_path: Path) -> None:
    assert "Content-Security-Policy" not in shown(tmp_path, {})[0].text


def test_a_finding_is_given_with_the_anchor_that_the_document_has(tmp_path: Path) -> None:
    changes = {
        FIRST: patched(FIRST, "overview: 窓口のの手続を見直します。\n"),
        "glossary.yaml": "terms:\n  - {term: DX, meaning: デジタルのの変革。}\n",
    }
    made, findings = shown(tmp_path, changes)
    assert (made.errors, made.others) == (0, len(findings))
    by_anchor = {found["anchor"]: found for found in findings}
    assert {"first", "term_DX"} <= by_anchor.keys()
    for anchor in by_anchor:
        assert f'id="{anchor}"' in made.text
    first = by_anchor["first"]
    assert (first["severity"], first["label"]) == ("warning", "warning AP510")
    assert first["place"] == "data/initiatives/first.yaml:9:13"
    assert first["message"] == "'の' is written twice"


def test_of_a_plan_with_errors_the_findings_alone_are_shown(tmp_path: Path) -> None:
    made, findings = shown(tmp_path, {FIRST: patched(FIRST, "departments: [どこにもない課]\n")})
    assert made.errors == 1
    assert [found["severity"] for found in findings] == ["error"]
    assert "見直します" not in made.text


def test_errors_are_shown_before_what_else_is_found(tmp_path: Path) -> None:
    changes = {
        FIRST: patched(FIRST, "departments: [どこにもない課]\n"),
        "glossary.yaml": "terms:\n  - {term: DX, meaning: デジタルのの変革。}\n",
    }
    severities = [found["severity"] for found in shown(tmp_path, changes)[1]]
    assert severities[0] == "error"
    assert severities[1:]
    assert "error" not in severities[1:]


def test_what_stops_the_rendering_is_shown_as_a_finding(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "plan.html.j2").write_text("{{ nothing_of_the_kind }}", encoding="utf-8")
    root = write_plan(tmp_path / "data")
    made = page((root, "data"), template_folders(templates, root), str, 0)
    assert (made.errors, made.others) == (1, 0)
    assert "nothing_of_the_kind" in made.text


def test_no_folder_is_a_finding_too_while_the_page_is_open(tmp_path: Path) -> None:
    made = page((tmp_path / "gone", "gone"), template_folders(None, tmp_path), str, 0)
    assert made.errors == 1


def test_a_finding_cannot_end_the_script_it_is_in(tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script>"
    changes = {FIRST: patched(FIRST, f"title: '{hostile}'\ndepartments: ['{hostile}']\n")}
    made, findings = shown(tmp_path, changes)
    assert any(hostile in found["message"] for found in findings)
    assert "<script>alert(1)" not in made.text


def test_the_changes_since_the_edition_before_are_shown(tmp_path: Path) -> None:
    root = revised(tmp_path)
    edition = load(tmp_path / "2025", "2025")
    made = page((root, "data"), template_folders(None, root), str, 0, lambda _: edition)
    assert "<h3>統合・分割</h3>" in made.text
    assert made.errors == 0


def test_no_edition_is_read_for_a_plan_that_does_not_show_it(tmp_path: Path) -> None:
    def refuse(_: Workspace) -> Workspace:
        raise AssertionError

    root = write_plan(tmp_path, {"plan.yaml": patched("plan.yaml", "previous: {folder: gone}\n")})
    assert page((root, "data"), template_folders(None, root), str, 0, refuse).errors == 0
