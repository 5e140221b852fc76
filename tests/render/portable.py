"""PDF files as a reader, a screen reader and a printer meet them, for tests."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from apcli.progress import measure_plan
from apcli.render import pdf
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MILLIMETRE = 72 / 25.4
XHTML = "{http://www.w3.org/1999/xhtml}"


HOSTILE_TO_TYPST = pytest.mark.parametrize(
    "text",
    [
        '#eval("1")',
        '$x$ \\ ] } ) ; " #',
        "= x - y + 1. z / w: // v /* u */",
        "*b* _i_ `c` @t <l> ~ -- --- ... \\u{41}",
        "{{7*7}} {% raw %} {# x #}",
        "<script>alert(1)</script> & <R&D>",
    ],
)
"""Texts that Typst, or a template, could take for something else."""

LONG = pytest.mark.parametrize(
    "text",
    [
        "https://example.jp/a_very_long_address?with=many&parts=" + "x" * 120,
        "W" * 200,
        "字" * 200,
        "1,234,567,890,123,456,789,012,345,678,901,234,567,890",
    ],
    ids=["address", "word", "name", "number"],
)
"""Texts that are longer than the places they stand in."""


@dataclass(frozen=True)
class Line:
    """A line of print: its page from 1, its sides in millimetres from the left, and its text."""

    page: int
    left: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Portable:
    """A PDF document."""

    data: bytes

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.data))

    @property
    def root(self) -> dict[str, Any]:
        """What the document says of itself as a whole."""
        return cast("dict[str, Any]", self.reader.trailer["/Root"])

    @cached_property
    def pages(self) -> list[str]:
        """What each page says in the order of the content, without spaces and marks of terms."""
        return [plain(each) for each in self._poppler("-raw").split("\f")[:-1]]

    @cached_property
    def lines(self) -> list[Line]:
        """Every printed line with its place."""
        page = f"{XHTML}page"
        root = ElementTree.fromstring(self._poppler("-bbox-layout"))
        return [
            Line(
                number,
                float(each.attrib["xMin"]) / MILLIMETRE,
                float(each.attrib["xMax"]) / MILLIMETRE,
                float(each.attrib["yMax"]) / MILLIMETRE,
                "".join(word.text or "" for word in each),
            )
            for number, sheet in enumerate(root.iter(page), 1)
            for each in sheet.iter(f"{XHTML}line")
        ]

    @cached_property
    def elements(self) -> list[tuple[str, dict[str, Any]]]:
        """The tags of the document in order, each with what it says of itself."""
        return list(_elements(self.root["/StructTreeRoot"]))

    @cached_property
    def alternatives(self) -> list[str | None]:
        """What stands for each picture where it is not seen, in order; None where nothing does."""
        return [element.get("/Alt") for kind, element in self.elements if kind == "Figure"]

    @cached_property
    def links(self) -> list[str]:
        """Where the links inside the document lead: a name, or a page and a place on it."""
        notes = (
            note.get_object() for page in self.reader.pages for note in page.get("/Annots", [])
        )
        return [str(note["/Dest"]) for note in notes if "/Dest" in note]

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, title without spaces, and page from 1 of every bookmark."""
        return list(self._bookmarks(self.reader.outline, 1))

    def _bookmarks(self, entries: Iterable[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                page = self.reader.get_destination_page_number(entry)
                assert page is not None
                yield level, plain(entry.title), page + 1

    def _poppler(self, option: str) -> str:
        if shutil.which("pdftotext") is None:
            missing = pytest.fail if os.environ.get("CI") else pytest.skip
            missing("pdftotext (poppler-utils) is not installed")
        done = subprocess.run(
            ["pdftotext", option, "-", "-"], input=self.data, capture_output=True, check=True
        )
        return done.stdout.decode()


def portable(data: Path, templates: Path | None = None) -> Portable:
    """The PDF of the plan in a data folder that has no error."""
    workspace = load(data, "data")
    assert [f"{each.file}: {each.message}" for each in workspace.diagnostics] == []
    return Portable(pdf.render(plan_document(workspace), template_folders(templates, data)))


def portable_progress(data: Path, as_of: datetime.date | None = None) -> Portable:
    """The PDF of the report of the progress in fiscal year 2025 of a plan that has no error."""
    workspace = load(data, "data")
    assert [f"{each.file}: {each.message}" for each in workspace.diagnostics] == []
    report = measure_plan(workspace.plan, workspace.sheets, 2025, as_of)
    document = progress_document(report, workspace)
    return Portable(pdf.render(document, template_folders(None, data)))


def plain(text: str) -> str:
    """The text without spaces and without marks of glossary terms."""
    return re.sub(r"[\s*\u200b]", "", text)


def assert_in_order(text: str, pieces: Iterable[str]) -> None:
    """The text has every piece, each after the one before it."""
    at = 0
    for piece in map(plain, pieces):
        found = text.find(piece, at)
        assert found >= 0, f"{piece!r} is not after: …{text[max(0, at - 40) : at]}"
        at = found + len(piece)


def _elements(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]).removeprefix("/"), dict(node)
        if "/K" in node:
            yield from _elements(node["/K"])


def without_number(text: str, files: Mapping[str, str]) -> dict[str, str]:
    """The files without the text as a printed number or code, for which it is too long."""
    quoted = re.escape(f"'{text}'")
    return {
        name: re.sub(rf"(number|code): {quoted}", r"\1: 1", content)
        for name, content in files.items()
    }
