"""A year in 和暦 that is not the western year beside it.

Bad:

    overview: 令和7（2026）年度から窓口を見直します。

Good:

    overview: 令和7（2025）年度から窓口を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.era import guess_year
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP513", "era-year", Severity.WARNING)
PATTERN = re.compile("(令和|平成|昭和)([0-9０-９]{1,2}|元)年?度?[（(]([12][0-9]{3})(?:年度?)?[）)]")


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every pair of the two."""
    year = guess_year(found[1] + found[2])
    if year is None or str(year) == found[3]:
        return None
    text = message(
        "{era} is {year}, not {other}", era=found[1] + found[2] + "年", year=year, other=found[3]
    )
    return Slip(found.start(), found.end(), text, message("correct one of the two years"))
