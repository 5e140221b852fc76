"""The page of the preview in a browser: each finding at the place it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.preview import page
from apcli.render.environment import template_folders
from tests.browser.browsing import browse
from tests.example_plan import FILES, FIRST, patched, write_plan

if TYPE_CHECKING:
    from pathlib import Path

STREAM = "new EventSource(`/changes/${found.dataset.version}`)"
WHERE = (
    "[...document.querySelectorAll('.preview-finding')].map((box) => "
    "[box.parentElement.closest('[id]')?.id, box.querySelector('span').textContent])"
)


def test_each_finding_stands_where_it_belongs(tmp_path: Path) -> None:
    changes = {
        FIRST: patched(FIRST, "overview: 窓口のの手続を見直します。\n"),
        "taxonomy.yaml": FILES["taxonomy.yaml"] + "  - {name: 市民課}\n",  # nobody's
        "glossary.yaml": "terms:\n  - {term: DX, meaning: デジタルのの変革。}\n",
    }
    root = write_plan(tmp_path / "data", changes)
    text = page((root, "data"), template_folders(None, root), str, 0).text
    assert STREAM in text
    file = tmp_path / "page.html"
    file.write_text(text.replace(STREAM, "({})"), encoding="utf-8")  # a file has no such stream
    (seen,) = browse(file, ("see", WHERE))
    places = {tuple(each) for each in seen}
    assert ("first", "'の' is written twice") in places
    assert ("term_DX", "'の' is written twice") in places
    assert {place for place, _ in places} == {"first", "term_DX", "page_main"}
