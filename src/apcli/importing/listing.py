"""What a person should look at after an import, as lines and as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from apcli.importing.account import Account, Remark
    from apcli.importing.opening import File

    Translate = Callable[[str], str]

NOT_PLACED = message("not placed")
PROPOSED = message("proposed")
LEFT_OUT = message("left out")
KINDS = {
    "macros": message("macros are not run"),
    "external_links": message("links to other files are not followed: {count}"),
    "comments": message("comments: {count}"),
    "pictures": message("pictures: {count}"),
    "charts": message("charts: {count}"),
    "text_boxes": message("text boxes: {count}"),
}
"""What a file has beside its cells."""
HEADS = (
    message("what"),
    message("file"),
    message("sheet"),
    message("cell"),
    message("text"),
    message("why"),
)
BOM = "\ufeff"


class Line(NamedTuple):
    """A line of the list."""

    what: str
    file: str
    sheet: str
    cell: str
    text: str
    why: str

    @property
    def place(self) -> str:
        """Where it is: `plan.xlsx 一覧!B3`."""
        return f"{self.file} {self.sheet}!{self.cell}" if self.cell else self.file


def lines(account: Account, source: File, file: str, translate: Translate) -> list[Line]:
    """Every cell that is not in the plan, what is not read, then all that is proposed."""

    def line(what: str, remark: Remark) -> Line:
        cell, why = remark
        place = (cell.place.sheet, cell.place.name, cell.text) if cell else ("", "", "")
        return Line(what, file, *place, why.translated(translate))

    left = NOT_PLACED.translated(translate)
    proposed = PROPOSED.translated(translate)
    return [
        *(line(left, each) for each in account.listed(source.sheets)),
        *_left_out(source, file, translate),
        *(line(proposed, each) for each in account.proposed),
    ]


def _left_out(source: File, file: str, translate: Translate) -> Iterator[Line]:
    what = LEFT_OUT.translated(translate)
    for kind, text in KINDS.items():
        if count := source.left_out.get(kind):
            why = text.with_values(count=count).translated(translate)
            yield Line(what, file, "", "", "", why)


def csv_bytes(lines: Iterable[Line], translate: Translate) -> bytes:
    """The list for a spreadsheet. A text that a spreadsheet would compute gets a ' before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([head.translated(translate) for head in HEADS])
    writer.writerows([_safe(value) for value in line] for line in lines)
    return f"{BOM}{text.getvalue()}".encode()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
