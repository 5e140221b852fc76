"""What the styles of a workbook make of its cells: dates, percentages, text struck through."""

from __future__ import annotations

import re
from dataclasses import dataclass

from apcli.importing.xml_parts import Handler

_PERCENT = frozenset({9, 10})
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_MONTHS = frozenset({17, 55, 56})
"""The numbers of built-in formats: percentages, dates, and months without a day."""

_GENERAL = frozenset({"", "general", "standard", "g/標準", "標準"})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SCIENTIFIC = re.compile(r"E[+-]")
_DATE = re.compile(r"[ymdhsg]|e", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown. `month`: a date without its day."""

    percent: bool = False
    date: bool = False
    month: bool = False
    struck: bool = False


PLAIN = Style()


def style_of(number: int, code: str, *, struck: bool) -> Style:
    """What the format with this number, or this code, makes of a cell."""
    first = code.partition(";")[0]
    plain = _SCIENTIFIC.sub("", _QUOTED.sub("", first))
    is_date = number in _DATES or (
        first.strip().casefold() not in _GENERAL and _DATE.search(plain) is not None
    )
    return Style(
        percent=number in _PERCENT or "%" in plain,
        date=is_date,
        month=number in _MONTHS or (is_date and bool(plain) and "d" not in plain.casefold()),
        struck=struck,
    )


class Styles(Handler):
    """The styles of the cells of an XLSX file, by their numbers."""

    def __init__(self) -> None:
        self.styles: list[Style] = []
        self._formats: dict[int, str] = {}
        self._struck: list[bool] = []
        self._in = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a format, a font or the style of a cell."""
        match name:
            case "fonts" | "cellXfs" | "dxfs":
                self._in = name
            case "numFmt":
                number = _number(attributes.get("numFmtId"))
                self._formats[number] = attributes.get("formatCode", "")
            case "font" if self._in == "fonts":
                self._struck.append(False)
            case "strike" if self._in == "fonts" and self._struck:
                self._struck[-1] = attributes.get("val", "1") not in ("0", "false")
            case "xf" if self._in == "cellXfs":
                number, font = (
                    _number(attributes.get("numFmtId")),
                    _number(attributes.get("fontId")),
                )
                struck = font < len(self._struck) and self._struck[font]
                self.styles.append(style_of(number, self._formats.get(number, ""), struck=struck))

    def end(self, name: str) -> None:
        """Leave a list of them."""
        if name == self._in:
            self._in = ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0
