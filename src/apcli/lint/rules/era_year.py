"""An era year that does not match the western year beside it.

Why:
    One of the two is wrong. Citizens cannot see when a service starts, and departments and the
    assembly may take different years for the one in which a target is due.

How to fix:
    Check which year was decided on, and correct the other.

When to ignore:
    If the two are meant to differ, as a fiscal year and the calendar year in which it ends.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和7（2026）年度から窓口を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和7（2025）年度から窓口を見直します。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import guess_year
from apcli.lint.text_checker import ERAS, Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP513", "era-year", Severity.WARNING)
_YEAR = "([0-9０-９]{1,2}|元)年?度?"
_ERA = f"({'|'.join(ERAS)}){_YEAR}"
_WESTERN = "([12][0-9]{3})年?度?"
PATTERN = rf"{_ERA}[（(]{_WESTERN}[）)]|{_WESTERN}[（(]{_ERA}[）)]"
screen = places(*(rf"{era}{_YEAR}[()（）]" for era in ERAS))
"""Every era year beside a bracket, whichever of the two years comes first."""


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every pair of years that differ."""
    era, western = f"{found[1] or found[5]}{found[2] or found[6]}年", found[3] or found[4]
    year = guess_year(era)
    if year is None or str(year) == western:
        return None
    text = message("{era} is {year}, not {other}", era=era, year=year, other=western)
    return Slip(found.start(), found.end(), text, message("correct one of the two years"))
