"""The counts of progress by department, by stage, or by the items of an axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import Align, Answer, Cell, CellLine, Column, Section, cell, notes, table
from apcli.answers.by_goal import NO_GOALS, PlanGoals, indented
from apcli.answers.origin import origin
from apcli.answers.reading import counted
from apcli.answers.row_columns import report_facts, summary_facts
from apcli.answers.selecting import selection_text
from apcli.answers.series import reports_facts
from apcli.diagnostics import message
from apcli.era import year_label
from apcli.progress import Verdict
from apcli.text.printed import circled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.models import Plan, Taxonomy
    from apcli.progress import Breakdown, GroupCounts, Summary
    from apcli.words import Words


@dataclass(frozen=True, slots=True)
class _Counted:
    """A group with the year it is counted in; without one all initiatives of the report."""

    fiscal_year: int
    group: GroupCounts | None
    summary: Summary


def groups_answer(
    breakdowns: Sequence[Breakdown],
    plan: Plan,
    taxonomy: Taxonomy,
    words: Words,
    goals: PlanGoals = NO_GOALS,
) -> Answer:
    """The counts by group of each fiscal year."""
    label = grouping_label(breakdowns[0], words)
    years = [year_label(each.report.fiscal_year) for each in breakdowns]
    several = len(breakdowns) > 1
    period = f"{years[0]}から{years[-1]}まで" if several else years[0]
    return Answer(
        title=f"{plan.title}　{period}の進捗（{label}別）",
        facts=reports_facts(
            [each.report for each in breakdowns], [_facts(each, plan, words) for each in breakdowns]
        ),
        sections=tuple(
            Section(
                heading=year if several else None,
                table=table(
                    tuple(_columns(each, plan, words, goals)),
                    [
                        _Counted(each.report.fiscal_year, group, group.summary)
                        for group in each.groups
                    ],
                    total=_Counted(each.report.fiscal_year, None, each.report.summary),
                ),
                notes=notes(*_notes(each, words), selection_text(each.report, taxonomy, words)),
            )
            for year, each in zip(years, breakdowns, strict=True)
        ),
    )


def grouping_label(breakdown: Breakdown, words: Words) -> str:
    """目標, 担当課, 段階, or the name of the axis."""
    grouping = breakdown.grouping
    return grouping.axis or words.heading(grouping.by)


def _facts(breakdown: Breakdown, plan: Plan, words: Words) -> dict[str, Any]:
    grouping = breakdown.grouping
    by = {
        "by": grouping.by,
        "axis": grouping.axis,
        "groups": [
            {
                "key": group.key,
                "name": group.name,
                "code": group.code,
                "level": group.depth,
                "summary": summary_facts(group.summary),
            }
            for group in breakdown.groups
        ],
        "several": breakdown.several,
        "empty": breakdown.empty,
        "left_out": len(breakdown.left_out),
    }
    return {**report_facts(breakdown.report, plan, words), "by": by}


def _columns(
    breakdown: Breakdown, plan: Plan, words: Words, goals: PlanGoals
) -> Iterator[Column[_Counted]]:
    head = words.heading
    label = grouping_label(breakdown, words)
    yield from origin(plan.city, words, lambda row: row.fiscal_year)
    yield Column(heading=head("grouping"), value=lambda _: label)
    yield Column(heading=head("number"), value=lambda row: row.group.code if row.group else None)
    yield Column(
        heading=head("item"),
        value=lambda row: row.group.name or words("not_stated") if row.group else None,
        short=label,
        cell=lambda row: cell(_name(row, words)),
    )
    yield Column(
        heading=head("initiatives"),
        value=lambda row: row.summary.initiatives,
        cell=lambda row: cell(f"{row.summary.initiatives:,}"),
        align=Align.NUMBER,
    )
    yield Column(
        heading=head("initiatives_with_indicators"),
        value=lambda row: row.summary.initiatives_with_indicators,
    )
    yield Column(
        heading=head("indicators"),
        value=lambda row: row.summary.indicators,
        cell=lambda row: cell(f"{row.summary.indicators:,}"),
        align=Align.NUMBER,
    )
    yield Column(heading=head("values"), value=lambda row: row.summary.values)
    yield Column(
        heading=head("judged"),
        value=lambda row: row.summary.judged,
        short=head("achieved_of_judged"),
        cell=lambda row: cell(_achieved(row.summary)),
        align=Align.NUMBER,
    )
    for verdict in Verdict:
        yield Column(
            heading=words.of(verdict),
            value=lambda row, verdict=verdict: row.summary.verdicts[verdict],  # type: ignore[misc]
        )
    yield Column(short=head("other_verdicts"), cell=lambda row: _others(row.summary, words))
    if breakdown.grouping.depths:
        yield from goals.columns(lambda row: row.group.key if row.group else None)


def _name(row: _Counted, words: Words) -> str:
    """The name with its printed number if it has one; 記載なし for what names no group."""
    if row.group is None:
        return words.heading("each_once")
    name = row.group.name or words("not_stated")
    if row.group.depth is not None:
        return indented(name, row.group.code, row.group.depth)
    return name if row.group.code is None else f"{circled(row.group.code)} {name}"


def _achieved(summary: Summary) -> str:
    """How many of the indicators with a final verdict are achieved, `3/4`."""
    return f"{summary.verdicts[Verdict.ACHIEVED]}/{summary.judged}"


def _others(summary: Summary, words: Words) -> Cell:
    """The verdicts beside achieved that occur, and how often."""
    others = {each: count for each, count in summary.verdicts.items() if each != Verdict.ACHIEVED}
    pieces = tuple(counted(others, words))
    return (CellLine(words.listed(pieces), pieces=pieces),) if pieces else ()


def _notes(breakdown: Breakdown, words: Words) -> Iterator[str]:
    """How the groups are counted, and which of them have nothing to count."""
    grouping = breakdown.grouping
    if breakdown.several:
        yield words.say(
            message(
                "{count} of {total} initiatives belong to several rows and count in each, "
                "so the rows do not add up to the total.",
                count=breakdown.several,
                total=breakdown.report.summary.initiatives,
            )
        )
    if breakdown.left_out:
        yield words.say(
            message(
                "{count} of {total} indicators are those of goals without a row, and count in the "
                "total alone.",
                count=len(breakdown.left_out),
                total=breakdown.report.summary.indicators,
            )
        )
    markers = [each for each in grouping.markers if each not in breakdown.empty]
    if markers:
        names = words.listed(markers)
        yield words.say(message("Placeholders for other departments: {names}.", names=names))
    if breakdown.empty:
        names = words.listed(grouping.names[key] for key in breakdown.empty)
        yield words.say(message("Without an initiative: {names}.", names=names))
