"""What cells of a workbook look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_FONT: Mapping[str, Any] = {
    "font_name": "BIZ UDGothic",
    "font_size": 10,
    "font_family": 3,
    "font_charset": 128,
    "font_scheme": "none",
}
"""The font of the plan's documents, which Windows and Office have.

Its family (of one width) and its character set (Japanese) name the fallback where it is missing.
"""

_QUIET, _DARK, _AMBER, _RED = "#A6A6A6", "#404040", "#806000", "#C00000"
_GREY, _YELLOW, _PINK = "#F2F2F2", "#FFFBE6", "#FCE4D6"

_TOP = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
_MIDDLE = {**_TOP, "valign": "vcenter"}
_CENTRE = {"text_wrap": True, "valign": "vcenter", "align": "center"}
_RIGHT = {"valign": "vcenter", "align": "right"}
_INFORMS = {"bg_color": _GREY, "border": 1, "border_color": _QUIET}
_OPEN = {"bg_color": _YELLOW, "border": 1, "border_color": _AMBER, "locked": False}
_FRAMED = {**_OPEN, "border": 2}
_MARKED = {**_OPEN, "bg_color": _PINK, "border": 2, "border_color": _RED, "bold": True}
_TEXT = {"num_format": "@"}
"""What is typed stays as it was typed: no date is made of 1-2, and no formula of =1+1."""

_HEAD = {"bold": True, **_CENTRE}

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"font_size": 14, "bold": True, "font_color": "#1F3864"},
    "subtitle": {"font_size": 11, "font_color": _DARK},
    "heading": {"font_size": 11, "bold": True, "bottom": 2, "border_color": "#1F3864"},
    "band": {"bold": True, "font_color": _DARK},
    "open_band": {"bold": True, "font_color": _AMBER},
    "head": {**_HEAD, "bg_color": "#D9E2F0", "border": 1, "border_color": _QUIET},
    "open_head": {**_HEAD, "bg_color": "#FFE699", "border": 1, "border_color": _AMBER},
    "information": {**_INFORMS, **_TOP},
    "information_middle": {**_INFORMS, **_MIDDLE},
    "information_right": {**_INFORMS, **_RIGHT, "indent": 1},
    "label": {**_INFORMS, **_TOP, "bold": True},
    "line": {**_TOP},
    "step": {"text_wrap": True, "valign": "top", "align": "center", "bold": True},
    "line_label": {**_TOP, "bold": True},
    "link": {**_TOP, "font_color": "#0563C1", "underline": 1},
    "sample": {**_FRAMED, **_CENTRE, "locked": True},
    "marked_sample": {**_MARKED, **_TOP, "locked": True},
    "information_sample": {**_INFORMS, **_CENTRE},
    "closed": {"bg_color": "#D9D9D9", "border": 1, "border_color": _QUIET},
    "open_line": {**_OPEN, **_MIDDLE, **_TEXT},
    "open_number": {**_OPEN, **_RIGHT},
    "framed_text": {**_FRAMED, **_TOP, **_TEXT},
    "framed_line": {**_FRAMED, **_MIDDLE, **_TEXT},
    "framed_number": {**_FRAMED, **_RIGHT},
    "marked_text": {**_MARKED, **_TOP, **_TEXT},
    "marked_line": {**_MARKED, **_MIDDLE, **_TEXT},
    "marked_number": {**_MARKED, **_RIGHT},
    "to_check": {"font_size": 9, "font_color": _RED, "bold": True, **_TOP},
    "wants": {"font_size": 9, "font_color": "#595959", **_TOP},
    "large": {},
    "key": {"font_size": 8, "font_color": "#808080"},
}
"""The looks by their names; only open cells may be changed."""


def number_format(decimals: int, minus: str) -> str:
    """A number as the plan prints it: with thousands separators, and its sign before negatives."""
    shown = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f'{shown};"{minus}"{shown}'
