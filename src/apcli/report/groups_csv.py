"""The counts of progress by group as CSV for Excel: a line for every group of every year."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.progress import Verdict
from apcli.report.excel import cell
from apcli.report.group_words import grouping_label
from apcli.report.labels import VERDICTS
from apcli.report.matrix_labels import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.models import City
    from apcli.progress import Breakdown

    Gettext = Callable[[str], str]

BEFORE = (
    *("団体コード", "団体名", "年度", "年度（和暦）", "集計の軸", "番号", "項目"),
    *("重点取組数", "指標のある重点取組数", "指標数", "値のある指標数", "判定済の指標数"),
)
"""After them come all verdicts, in the plan's language."""


def groups_csv(breakdowns: Sequence[Breakdown], city: City, gettext: Gettext) -> bytes:
    """The whole file; `gettext` answers in the plan's language, as the heads are."""
    stream = io.StringIO()
    writer = csv.writer(stream)  # its line end is CRLF
    writer.writerow([*BEFORE, *(VERDICTS[verdict].translated(gettext) for verdict in Verdict)])
    for breakdown in breakdowns:
        writer.writerows(_lines(breakdown, city, gettext))
    return stream.getvalue().encode("utf-8-sig")


def _lines(breakdown: Breakdown, city: City, gettext: Gettext) -> Iterator[list[str]]:
    fiscal_year = breakdown.report.fiscal_year
    for group in breakdown.groups:
        summary = group.summary
        yield [
            cell(city.code),
            cell(city.name),
            str(fiscal_year),
            year_label(fiscal_year),
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
