"""No document has anything that Word refuses to open."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.processes import ROOT
from tests.render.documents import write_files
from tests.render.other_city import FILES as OTHER
from tests.render.structured_plan import FILES as STRUCTURED
from tests.render.word import rendered_word, word_progress
from tests.render.word_structure import mistakes

if TYPE_CHECKING:
    from pathlib import Path

PLANS = {"real": ROOT / "data", "demonstration": ROOT / "examples/demonstration/data"} | {
    each.name: each / "data" for each in sorted((ROOT / "tests/plans").iterdir()) if each.is_dir()
}


@pytest.mark.parametrize("name", [name for name, data in PLANS.items() if data.is_dir()])
def test_every_plan_and_its_report_can_be_opened(name: str) -> None:
    assert mistakes(rendered_word(PLANS[name])) == []
    assert mistakes(word_progress(PLANS[name])) == []


@pytest.mark.parametrize("files", [OTHER, STRUCTURED], ids=["other", "structured"])
def test_so_can_what_has_every_kind_of_section(files: dict[str, str], tmp_path: Path) -> None:
    assert mistakes(rendered_word(write_files(tmp_path / "data", files))) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<w:tblGrid>", "<w:tblGrid><w:gridCol/>", "word/document.xml: a row of"),
        ("</w:p></w:tc>", "</w:p><w:bookmarkEnd/></w:tc>", "a cell that does not end"),
        ("<w:keepNext/>", '<w:jc w:val="left"/><w:keepNext/>', "w:pPr has its parts in the wrong"),
        ('w:fldCharType="end"', 'w:fldCharType="separate"', "a field that does not end"),
        ('r:embed="', 'r:embed="x', "word/document.xml: no relation x"),
        (' descr="', ' title="', "a picture without an alternative"),
        ("<w:bookmarkEnd ", "<w:proofErr ", "bookmarks that do not end"),
        ("<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/><w:cantSplit/>", "w:trPr has its parts"),
    ],
)
def test_what_word_would_refuse_is_found(old: str, new: str, said: str) -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(rendered_word(PLANS["demonstration"]))) as given,
        zipfile.ZipFile(made, "w") as spoilt,
    ):
        for name in given.namelist():
            content = given.read(name)
            if name == "word/document.xml":
                assert old in content.decode()
                content = content.replace(old.encode(), new.encode(), 1)
            spoilt.writestr(name, content)
    found = mistakes(made.getvalue())
    assert any(said in each for each in found), found
