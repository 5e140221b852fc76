"""A 新旧対照表 read back from each format: the same rows, whatever the format looks like.

What is underlined stands between _ and _. A table has a line a row with ｜ between its cells; with
one row it has a line a column, as in Excel.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from docx import Document
from docx.oxml.ns import qn
from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Table = list[list[str]]


class Row(NamedTuple):
    """A change: the heading that it stands below, and its four cells."""

    heading: str
    place: str
    left: str
    right: str
    remarks: str


def _told(table: Table) -> str:
    """A table with its head as lines."""
    head, *rows = table
    if len(rows) == 1:
        return "\n".join(f"{one}｜{other}" for one, other in zip(head, rows[0], strict=True))
    filled = [[each for place, each in enumerate(row) if each or not place] for row in table]
    return "\n".join("｜".join(row) for row in filled)


def of_markdown(text: str) -> Iterator[Row]:
    """The rows of the tables below each heading."""
    heading = ""
    for line in text.splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("| ") and not line.startswith(("| 項目 |", "| --- |")):
            place, left, right, remarks = (
                _unmarked(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]
            )
            yield Row(heading, place, left, right, remarks)


def _unmarked(cell: str) -> str:
    text = re.sub("</?ins>", "_", cell).replace("<br>", "\n")
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    if not text.startswith("**"):
        return text
    head, *rows = text.replace("**", "").split("\n")
    return _told([each.split("｜") for each in (head, *rows)])


def of_html(page: str) -> Iterator[Row]:
    """The rows of the page's table."""
    (table,) = html.fromstring(page).xpath("//table[@class='comparison']")
    for group in table.xpath("tbody"):
        first, *rows = group.xpath("tr")
        for hidden in first.xpath(".//*[@class='above']"):
            hidden.drop_tree()
        heading = _words(first)
        for row in rows:
            place, left, right, remarks = row.xpath("th|td")
            yield Row(heading, _words(place), _side(left), _side(right), _words(remarks))


def _words(element: Any) -> str:
    """The words of an element; <br> begins a line."""
    found = element.text or ""
    for each in element:
        inner = "\n" if each.tag == "br" else _words(each)
        found += f"_{inner}_" if each.tag in ("ins", "del") else inner
        found += each.tail or ""
    return found.strip("\n")


def _side(cell: Any) -> str:
    for table in cell.xpath(".//table"):
        return _told(
            [[_words(each) for each in row.xpath("th|td")] for row in table.xpath(".//tr")]
        )
    return "\n".join(map(_words, cell.xpath("p")))


def of_word(data: bytes) -> Iterator[Row]:
    """The rows of the only table of a Word file."""
    heading = ""
    for row in Document(io.BytesIO(data)).tables[0]._tbl.findall(qn("w:tr"))[1:]:
        cells = row.findall(qn("w:tc"))
        if len(cells) == 1:
            heading = _paragraphs(cells[0])[-1]
        else:
            place, left, right, remarks = map(_of_word_cell, cells)
            yield Row(heading, place, left, right, remarks)


def _of_word_cell(cell: Any) -> str:
    nested = cell.find(qn("w:tbl"))
    if nested is None:
        return "\n".join(_paragraphs(cell))
    rows = nested.findall(qn("w:tr"))
    return _told(
        [["\n".join(_paragraphs(each)) for each in row.findall(qn("w:tc"))] for row in rows]
    )


def _paragraphs(cell: Any) -> list[str]:
    return ["".join(map(_run, each.iter(qn("w:r")))) for each in cell.findall(qn("w:p"))]


def _run(run: Any) -> str:
    text = "".join(each.text or "" for each in run.iter(qn("w:t")))
    mark = "" if run.find(f"{qn('w:rPr')}/{qn('w:u')}") is None else "_"
    return f"{mark}{text}{mark}" if text else ""


def of_excel(data: bytes) -> Iterator[Row]:
    """The rows of the only sheet of an Excel file, what goes on in the next row put together."""
    book = _Book(zipfile.ZipFile(io.BytesIO(data)))
    heading, last = "", None
    for cells in book.rows():
        if not any(cells[1:]) and cells[0] in book.merged:
            heading = cells[0].rpartition(" ＞ ")[2]
            continue
        if cells[0] or last is None:
            if last is not None:
                yield last
            last = Row(heading, *cells)
        else:
            added = ("\n".join(filter(None, pair)) for pair in zip(last[1:], cells, strict=True))
            last = Row(last.heading, *added)
    if last is not None:
        yield last


class _Book:
    """The texts of an Excel file with their underlines, and how high its rows are."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        def tree(name: str) -> Any:
            return etree.fromstring(archive.read(name))

        self._find: Callable[..., Any] = lambda node, path: node.xpath(
            path, namespaces={"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
        )
        styles, self.sheet = tree("xl/styles.xml"), tree("xl/worksheets/sheet1.xml")
        fonts = [bool(self._find(each, "x:u")) for each in self._find(styles, "//x:fonts/x:font")]
        self._underlined = [
            fonts[int(each.get("fontId"))] for each in self._find(styles, "//x:cellXfs/x:xf")
        ]
        self._texts = self._find(tree("xl/sharedStrings.xml"), "//x:si")
        merged = self._find(self.sheet, "//x:mergeCell/@ref")
        firsts = {each.partition(":")[0] for each in merged}
        self.merged = {
            self._text(each) for each in self._find(self.sheet, "//x:c") if each.get("r") in firsts
        }

    def rows(self) -> Iterator[list[str]]:
        """The cells of each row below the head."""
        for row in self._find(self.sheet, "//x:row"):
            if int(row.get("r")) > 4:
                yield [self._text(each) for each in self._find(row, "x:c")]

    def heights(self) -> Iterator[tuple[float, list[str]]]:
        """How many points each row below the head has, with its cells."""
        for row in self._find(self.sheet, "//x:row"):
            if int(row.get("r")) > 4:
                cells = [self._text(each) for each in self._find(row, "x:c")]
                yield float(row.get("ht") or 0), cells

    def _text(self, cell: Any) -> str:
        value = self._find(cell, "x:v")
        if not value:
            return ""
        text = self._texts[int(value[0].text)]
        runs = self._find(text, "x:r")
        if not runs:
            whole = "".join(self._find(text, "x:t/text()"))
            return f"_{whole}_" if self._underlined[int(cell.get("s"))] else whole
        return "".join(map(self._run, runs))

    def _run(self, run: Any) -> str:
        text = "".join(self._find(run, "x:t/text()"))
        return f"_{text}_" if self._find(run, "x:rPr/x:u") else text


def heights(data: bytes) -> list[tuple[float, list[str]]]:
    """How many points each row of an Excel file has, with its cells."""
    return [*_Book(zipfile.ZipFile(io.BytesIO(data))).heights()]
