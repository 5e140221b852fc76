"""What a report of progress says in words, on a terminal and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from apcli.diagnostics import message
from apcli.models import Kind
from apcli.progress import EVERYTHING, PaceBasis, Verdict, axis_called
from apcli.report.figures import number_text
from apcli.report.labels import KINDS, PACES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from apcli.diagnostics import Message
    from apcli.models import Taxonomy
    from apcli.progress import Report, Row, Selection

    Gettext = Callable[[str], str]

CountedT = TypeVar("CountedT")

SEPARATOR = message(", ")
DEPARTMENT = message("Department")
STAGE = message("Stage")
VERDICT = message("Verdict")


def joined(names: Iterable[str], gettext: Gettext) -> str:
    """The names as an enumeration."""
    return SEPARATOR.translated(gettext).join(names)


def counted(
    counts: Mapping[CountedT, int], labels: Mapping[CountedT, Message], gettext: Gettext
) -> Iterator[str]:
    """What occurs and how often: `achieved 11`, `missed 6`."""
    for each, count in counts.items():
        if count:
            yield f"{labels[each].translated(gettext)} {count}"


def selection_text(report: Report, taxonomy: Taxonomy, gettext: Gettext) -> str | None:
    """What the report is narrowed to, and how much of the plan that is; None for all of it."""
    if report.selection == EVERYTHING:
        return None
    parts = _parts(report.selection, taxonomy, gettext)
    summary = report.summary
    # Verdicts are of indicators: what has none of those selected is left out, too.
    by_verdict = bool(report.selection.verdicts)
    return message(
        "Selected: {parts}. These are {indicators} of {all_indicators} indicators, in "
        "{initiatives} of {all_initiatives} initiatives; the rest is left out.",
        parts=joined(parts, gettext),
        indicators=summary.indicators,
        all_indicators=report.all_indicators,
        initiatives=summary.initiatives_with_indicators if by_verdict else summary.initiatives,
        all_initiatives=report.all_initiatives,
    ).translated(gettext)


def _parts(selection: Selection, taxonomy: Taxonomy, gettext: Gettext) -> Iterator[str]:
    stages = {stage.key: stage.name for stage in taxonomy.stages}
    chosen = [
        (DEPARTMENT.translated(gettext), list(selection.departments)),
        (STAGE.translated(gettext), [stages[key] for key in selection.stages]),
    ]
    for key, wanted in selection.items.items():
        axis = axis_called(taxonomy, key)
        names = [item.name for item in axis.items if item.key in wanted]
        chosen.append((axis.label, names))
    verdicts = [VERDICTS[each].translated(gettext) for each in selection.verdicts]
    chosen.append((VERDICT.translated(gettext), verdicts))
    for label, names in chosen:
        if names:
            alternatives = message(" or ").translated(gettext).join(names)
            yield message("{label} {names}", label=label, names=alternatives).translated(gettext)


def indicator_label(row: Row) -> str:
    """The printed name, with the series' name where several share it."""
    return f"{row.name} {row.series}" if row.series else row.name


def value_label(row: Row, gettext: Gettext) -> str:
    """The year's value without its unit, and its kind unless it is actual: `19 (forecast)`."""
    number = number_text(row.value, row.value_text, row.decimals)
    if row.kind is None or row.kind is Kind.ACTUAL:
        return number
    kind = KINDS[row.kind].translated(gettext)
    return message("{number} ({kind})", number=number, kind=kind).translated(gettext)


def target_label(row: Row) -> str:
    """The year's target without its unit: a number, its text, or the day of a milestone."""
    return number_text(row.target, row.target_text, row.decimals)


def asks_nothing(row: Row) -> bool:
    """The year has no target of any sort, so that there is a value alone to show."""
    return row.verdict is Verdict.NO_TARGET and row.target_text is None


def verdict_notes(row: Row, gettext: Gettext) -> Iterator[str]:
    """What is said beside a verdict: the label, 基準値割れ, a pace against the straight line."""
    if row.rating is not None:
        yield message("rated {label}", label=row.rating).translated(gettext)
    if row.below_baseline:
        yield message("below baseline").translated(gettext)
    if row.pace is not None and row.pace_basis is PaceBasis.INTERPOLATED:
        pace = PACES[row.pace].translated(gettext)
        yield message("{pace} (line)", pace=pace).translated(gettext)
