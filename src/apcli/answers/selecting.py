"""What an answer is narrowed to, in words and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.diagnostics import message
from apcli.progress import EVERYTHING, axis_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Taxonomy
    from apcli.progress import Report, Selection
    from apcli.words import Words


def selection_facts(report: Report) -> dict[str, Any] | None:
    """What was asked for and what it is a part of; None where nothing is left out."""
    asked = report.selection
    if asked == EVERYTHING:
        return None
    return {
        "initiatives": tuple(asked.initiatives),
        "goals": tuple(asked.goals),
        "departments": asked.departments,
        "stages": asked.stages,
        "items": asked.items,
        "verdicts": asked.verdicts,
        "all_initiatives": report.all_initiatives,
        "all_indicators": report.all_indicators,
    }


def selection_text(report: Report, taxonomy: Taxonomy, words: Words) -> str | None:
    """What the report is narrowed to, and how much of the plan that is; None for all of it."""
    if report.selection == EVERYTHING:
        return None
    summary = report.summary
    # Verdicts are of indicators: what has none of those selected is left out, too.
    by_verdict = bool(report.selection.verdicts)
    return words.say(
        message(
            "Selected: {parts}. Showing {indicators} of {all_indicators} indicators in "
            "{initiatives} of {all_initiatives} initiatives.",
            parts=words.listed(_parts(report.selection, taxonomy, words)),
            indicators=summary.indicators,
            all_indicators=report.all_indicators,
            initiatives=summary.initiatives_with_indicators if by_verdict else summary.initiatives,
            all_initiatives=report.all_initiatives,
        )
    )


def _parts(selection: Selection, taxonomy: Taxonomy, words: Words) -> Iterator[str]:
    stages = {stage.key: stage.name for stage in taxonomy.stages}
    chosen = [
        (
            words.heading("initiative_number"),
            [str(number or key) for key, number in selection.initiatives.items()],
        ),
        (words.heading("goal"), list(selection.goals)),
        (words.heading("department"), list(selection.departments)),
        (words.heading("stage"), [stages[key] for key in selection.stages]),
    ]
    for key, wanted in selection.items.items():
        axis = axis_called(taxonomy, key)
        chosen.append((axis.label, [item.name for item in axis.items if item.key in wanted]))
    chosen.append((words.heading("verdict"), [words.of(each) for each in selection.verdicts]))
    for label, names in chosen:
        if names:
            alternatives = words.say(message(" or ")).join(names)
            yield words.say(message("{label} {names}", label=label, names=alternatives))
