"""What a report of progress says in words, on a terminal and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.progress import EVERYTHING, axis_called
from apcli.report.labels import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from apcli.models import Taxonomy
    from apcli.progress import Report, Selection, Verdict

    Gettext = Callable[[str], str]

DEPARTMENT = message("Department")
STAGE = message("Stage")
VERDICT = message("Verdict")


def joined(names: Iterable[str], gettext: Gettext) -> str:
    """The names as an enumeration."""
    return message(", ").translated(gettext).join(names)


def counts_text(verdicts: Mapping[Verdict, int], gettext: Gettext) -> str:
    """How often each verdict that there is occurs, `achieved 11, missed 6`."""
    return joined(
        (
            f"{VERDICTS[each].translated(gettext)} {count}"
            for each, count in verdicts.items()
            if count
        ),
        gettext,
    )


def selection_text(report: Report, taxonomy: Taxonomy, gettext: Gettext) -> str | None:
    """What the report is narrowed to, and how much of the plan that is; None for all of it."""
    if report.selection == EVERYTHING:
        return None
    parts = _parts(report.selection, taxonomy, gettext)
    summary = report.summary
    narrowed = summary.initiatives_with_indicators if report.selection.verdicts else None
    return message(
        "Selected: {parts}. These are {indicators} of {all_indicators} indicators, in "
        "{initiatives} of {all_initiatives} initiatives; the rest is left out.",
        parts=joined(parts, gettext),
        indicators=summary.indicators,
        all_indicators=report.all_indicators,
        initiatives=summary.initiatives if narrowed is None else narrowed,
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
