"""Lines of Japanese text: broken between any two full-width characters, by the rules of kinsoku."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEVER_FIRST = (
    "、。，．・：；？！ー々〜～…）」』】〕｝］〉》ゃゅょっぁぃぅぇぉャュョッァィゥェォヶ％‰"
)
_NEVER_LAST = "（「『【〔｛［〈《"
_UNITS = re.compile(
    # What stays together: a run of Latin letters and digits, or one other character;
    # with the opening marks before it and the closing ones after it.
    rf"[{_NEVER_LAST}]*(?:[!-~]+|.)[{re.escape(_NEVER_FIRST)}]*",
    re.DOTALL,
)


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text`, each at most `width` columns wide (a single unit may be wider).

    No line begins with a closing mark or ends with an opening one, and Latin words stay whole
    where they fit a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, width)
    return lines


def pack(pieces: Iterable[str], width: int, separator: str = "  ") -> Iterator[str]:
    """Lines of as many pieces as fit the width; a piece is never broken.

    A separator at a break stays at the end of its line, without its spaces.
    """
    *others, last = [*pieces] or [""]
    end = separator.rstrip()
    line = ""
    for piece in (*(f"{each}{end}" for each in others), last):
        longer = f"{line}{separator.removeprefix(end)}{piece}" if line else piece
        if line and cell_width(longer) > width:
            yield line
            longer = piece
        line = longer
    yield line


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for unit in _units(text, width):
        if line and cell_width(line + unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
            unit = unit.lstrip()  # noqa: PLW2901  a space at a break is the break
        line += unit
    return [*lines, line.rstrip()]


def _units(text: str, width: int) -> list[str]:
    units = _UNITS.findall(text)
    return [
        part for unit in units for part in ([unit] if cell_width(unit) <= width else list(unit))
    ]
