"""`apcli show`."""

from __future__ import annotations

from gettext import gettext
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.naming import find_initiative
from apcli.cli.opening import DataOption, open_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table
    from rich.text import Text

    from apcli.models import Indicator, Initiative
    from apcli.progress import Measurement
    from apcli.workspace import Workspace


def show(
    context: typer.Context,
    initiative: Annotated[
        str, typer.Argument(metavar="KEY|NUMBER", help=_("The initiative's key or printed number."))
    ],
    *,
    data: DataOption = None,
) -> int:
    """Show one initiative as the data holds it."""
    from rich.text import Text

    from apcli.cli import tables
    from apcli.workspace import initiative_file

    workspace = open_plan(context, data)
    key = find_initiative(workspace, initiative)
    found = workspace.initiatives[key]
    title = tables.cell(f"{found.number}  {found.printed_title}", "bold")
    file = tables.cell(f"{workspace.shown_root}/{initiative_file(key)}", "dim")
    tables.show(title, file, Text(), _sheet(workspace, found), *_figures(found))
    return 0


def _sheet(workspace: Workspace, initiative: Initiative) -> Table:
    from rich.table import Table

    from apcli.cli.tables import Prose, cell
    from apcli.era import span_label, year_label
    from apcli.render.labels import circled
    from apcli.report.labels import CHANGES

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    taxonomy = workspace.taxonomy

    def add(label: str, *lines: str) -> None:
        if lines:
            grid.add_row(cell(label, "bold"), Prose("\n".join(lines)))

    add(_("Change"), CHANGES[initiative.change].translated(gettext))
    add(_("Departments"), "・".join(initiative.departments))
    for axis in taxonomy.axes:
        names = {item.key: f"{circled(item.code)} {item.name}" for item in axis.items}
        add(
            axis.name, *(names.get(key, key) for key in initiative.classification.get(axis.key, ()))
        )
    stage = taxonomy.stage(initiative.stage.key) if initiative.stage else None
    add(_("Stage"), _stage(initiative, stage.name if stage else None))
    add(_("Overview"), initiative.overview.strip())
    add(_("Actions"), initiative.actions.strip())
    add(
        _("Schedule"),
        *(f"{span_label(span.first, span.last)}  {span.text}" for span in initiative.schedule),
    )
    add(_("Notes"), *(f"※{note}" for note in initiative.notes))
    add(_("Managed by"), *filter(None, [initiative.managed_by]))
    add(_("Related"), *initiative.related)
    add(_("Predecessors"), *initiative.predecessors)
    for year, review in initiative.reviews.items():
        direction = CHANGES[review.direction].translated(gettext) if review.direction else None
        judged = (review.evaluation, review.issues, direction)
        add(_("Review {year}").format(year=year_label(year)), *filter(None, judged))
    add(
        _("Errata"),
        *(
            f"{erratum.field}: {erratum.source} → {'・'.join(erratum.adopted)}（{erratum.reason}）"
            for erratum in initiative.errata
        ),
    )
    return grid


def _stage(initiative: Initiative, name: str | None) -> str:
    mark = initiative.stage
    if mark is None:
        return _("not stated")
    bases = {
        "declared": "",
        "indicator": _(" (concluded from the targets)"),
        "schedule": _(" (concluded from the schedule)"),
    }
    return (name or mark.key) + bases[mark.basis]


def _figures(initiative: Initiative) -> Iterator[Text | Table]:
    """Each indicator with its years down the page, which fits the narrowest terminal."""
    from rich.text import Text

    from apcli.cli.tables import paragraphs

    for indicator in initiative.indicators.values():
        yield Text()
        yield paragraphs([f"{indicator.label} {indicator.unit}"], "bold")
        yield _years(indicator)


def _years(indicator: Indicator) -> Table:
    from apcli.cli.tables import Prose, cell, table
    from apcli.era import short_year_label
    from apcli.progress import measure
    from apcli.report.figures import number_text

    measured = [measure(indicator, year) for year in sorted(indicator.years)]
    values = "text" if any(each.value_text for each in measured) else "number"
    targets = "text" if any(each.target_text for each in measured) else "number"
    grid = table([("", "text"), (_("Value"), values), ("", "text"), (_("Target"), targets)])
    before = None
    for each in measured:
        target = number_text(each.target, each.target_text, each.decimals)
        repeated = each.target_text is not None and target == before
        before = target
        grid.add_row(
            cell(short_year_label(each.fiscal_year)),
            Prose(number_text(each.value, each.value_text, each.decimals)),
            cell(_said(each), "dim"),
            Prose(_("as above") if repeated else target),
        )
    return grid


def _said(measured: Measurement) -> str:
    """What a value is and when it was counted, or why there is none."""
    from apcli.era import short_moment_label
    from apcli.progress import Verdict
    from apcli.report.labels import KINDS, VERDICTS

    if measured.verdict in (Verdict.PENDING, Verdict.NOT_APPLICABLE):
        return VERDICTS[measured.verdict].translated(gettext)
    kind = KINDS[measured.kind].translated(gettext) if measured.kind else ""
    day = short_moment_label(measured.as_of) if measured.as_of else ""
    return f"{kind} {day}".strip()
