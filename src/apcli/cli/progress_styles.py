"""How a verdict looks on a terminal: its word always, and a colour where there is one."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING

from apcli.cli.tables import cell
from apcli.progress import Verdict
from apcli.report.labels import VERDICTS

if TYPE_CHECKING:
    from rich.text import Text

    from apcli.progress import Row

_STYLES = {
    Verdict.ACHIEVED: "bold green",
    Verdict.MISSED: "bold red",
    Verdict.OVERDUE: "bold red",
    Verdict.EXPECTED_TO_ACHIEVE: "green",
    Verdict.EXPECTED_TO_MISS: "yellow",
    Verdict.NO_VALUE: "yellow",
}


def verdict_cell(row: Row) -> Text:
    """The row's verdict in the language of this run."""
    return cell(VERDICTS[row.verdict].translated(gettext), _STYLES.get(row.verdict, ""))
