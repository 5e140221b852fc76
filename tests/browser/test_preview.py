"""The page of the preview in a browser: each finding at the place it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.preview import Folder, Making
from apcli.render.environment import template_folders
from tests.browser.browsing import browse
from tests.example_plan import FILES, FIRST, SECOND, patched, write_plan
from tests.publishing.making import site

if TYPE_CHECKING:
    from pathlib import Path

STREAM = b"new EventSource(`/changes/${data.dataset.version}`)"
WHERE = (
    "[...document.querySelectorAll('main .preview-finding')].map((box) => "
    "[box.previousElementSibling?.textContent ?? box.parentElement.tagName,"
    " box.querySelector('span').textContent, box.checkVisibility()])"
)
LISTED = "[...document.querySelectorAll('#preview_bar li a')].map((link) => link.textContent)"


def test_each_finding_stands_where_it_belongs(tmp_path: Path) -> None:
    changes = {
        FIRST: FILES[FIRST].replace("{2025: 10,", "{2025: 十,"),
        SECOND: patched(SECOND, "overview: 業務のの進め方を見直します。\n"),
        "glossary.yaml": "terms:\n  - {term: DX, meaning: デジタルのの変革。}\n",
    }
    root = write_plan(tmp_path / "data", changes)
    making = Making(site, lambda _site: {}, bytes)
    folder = Folder((root, "data"), template_folders(None, root), str, 0, making)
    for file in ("site.css", "site.js", "search.js", "preview.css", "preview.js"):
        data = folder.served(file).data.replace(STREAM, b"({})")  # a file has no such stream
        (tmp_path / file).write_bytes(data)
    seen = {}
    for place in ("initiatives/first.html", "initiatives/second.html", "glossary.html"):
        page = tmp_path / place
        page.parent.mkdir(exist_ok=True)
        up = b"../" * place.count("/")
        added = folder.served(place).data.replace(b'="/preview.', b'="' + up + b"preview.")
        page.write_bytes(added)
        boxes, listed = browse(page, ("see", WHERE), ("see", LISTED))
        seen[place] = {tuple(each) for each in boxes}
        assert len(listed) == len(folder.findings)
    assert seen == {
        "initiatives/first.html": {("利用件数", "'十' is not a number", True)},
        "initiatives/second.html": {("事業概要", "'の' is written twice", True)},
        "glossary.html": {("この語が出てくるところ：1 窓口のDX", "'の' is written twice", True)},
    }
