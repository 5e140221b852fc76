"""The texts of cells as a plan may hold them."""

from __future__ import annotations

import re

from apcli.source.characters import CONTROL, INVISIBLE, PRIVATE, SEPARATOR

UNKNOWN = "未記入"
"""What stands in the plan where a field must have a text and the file has none."""

GETA = "〓"
"""What printers set for a character that they do not have."""


def clean(text: str) -> str:
    """The text without control and invisible characters, with 〓 for private ones (外字)."""
    text = re.sub(SEPARATOR, "\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(f"{CONTROL}|{INVISIBLE}", "", text.replace("_x000D_", "").replace("\t", " "))
    return re.sub(PRIVATE, GETA, text)


def has_private(text: str) -> bool:
    """There is a character that each computer may draw as it likes."""
    return re.search(PRIVATE, text) is not None


def one_line(text: str) -> str:
    """The text on one line: a space for a line break only between Latin characters."""
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    joined = ""
    for line in lines:
        latin = joined and joined[-1].isascii() and line[0].isascii()
        joined += f" {line}" if latin else line
    return joined


def prose(text: str) -> str:
    """The text with its lines and paragraphs, without spaces at the ends of lines."""
    lines = [line.rstrip().lstrip(" ") for line in clean(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").lstrip(" ")
