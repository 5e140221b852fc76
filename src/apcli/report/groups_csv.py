"""The counts of progress by group as CSV for Excel: a line for every group of every year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.progress import Verdict
from apcli.report.excel import ORIGIN, cell, file, origin
from apcli.report.group_words import grouping_label
from apcli.report.labels import VERDICTS
from apcli.report.matrix_labels import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.models import City
    from apcli.progress import Breakdown

    Gettext = Callable[[str], str]

BEFORE = (
    *(*ORIGIN, "集計の軸", "番号", "項目"),
    *("重点取組数", "指標のある重点取組数", "指標数", "値のある指標数", "判定済の指標数"),
)
"""After them come all verdicts, in the plan's language."""


def groups_csv(breakdowns: Sequence[Breakdown], city: City, gettext: Gettext) -> bytes:
    """The whole file; `gettext` answers in the plan's language, as the heads are."""
    head = [*BEFORE, *(VERDICTS[verdict].translated(gettext) for verdict in Verdict)]
    return file(head, (line for each in breakdowns for line in _lines(each, city, gettext)))


def _lines(breakdown: Breakdown, city: City, gettext: Gettext) -> Iterator[list[str]]:
    for group in breakdown.groups:
        summary = group.summary
        yield [
            *origin(city, breakdown.report.fiscal_year),
            cell(grouping_label(breakdown.grouping, gettext)),
            "" if group.code is None else cell(str(group.code)),
            cell(group.name or NOT_STATED.translated(gettext)),
            str(summary.initiatives),
            str(summary.initiatives_with_indicators),
            str(summary.indicators),
            str(summary.values),
            str(summary.judged),
            *(str(summary.verdicts[verdict]) for verdict in Verdict),
        ]
