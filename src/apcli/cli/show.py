"""`apcli show`."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.naming import find_initiative
from apcli.cli.opening import DataOption, open_plan

if TYPE_CHECKING:
    from rich.table import Table

    from apcli.models import Initiative
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
    parts: list[Text | Table] = [title, file, Text(), _sheet(workspace, found)]
    if found.indicators:
        parts += [Text(), _figures(found)]
    tables.show(*parts)
    return 0


def _sheet(workspace: Workspace, initiative: Initiative) -> Table:
    from rich.table import Table

    from apcli.cli.tables import Prose, cell
    from apcli.era import span_label, year_label
    from apcli.render.labels import circled

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    taxonomy = workspace.taxonomy

    def add(label: str, *lines: str) -> None:
        if lines:
            grid.add_row(cell(label, "bold"), Prose("\n".join(lines)))

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
        judged = (review.evaluation, review.issues, review.direction)
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


def _figures(initiative: Initiative) -> Table:
    from gettext import gettext

    from apcli.cli.tables import Prose, cell, table, two_lines
    from apcli.era import short_year_label
    from apcli.progress import measure
    from apcli.report.figures import number_text
    from apcli.report.labels import KINDS

    years = sorted({year for one in initiative.indicators.values() for year in one.years})
    heads = [(_("Indicator"), "text"), ("", "text")]
    grid = table([*heads, *((short_year_label(year), "figure") for year in years)])
    for indicator in initiative.indicators.values():
        values, targets = [], []
        for year in years:
            measured = measure(indicator, year)
            value = number_text(measured.value, measured.value_text, measured.decimals)
            kind = KINDS[measured.kind].translated(gettext) if measured.kind else ""
            values.append(two_lines(value, kind) if kind else cell(value))
            target = number_text(measured.target, measured.target_text, measured.decimals)
            targets.append(Prose(target) if measured.target_text else cell(target))
        grid.add_row(Prose(indicator.label, indicator.unit), cell(_("Value")), *values)
        grid.add_row(cell(""), cell(_("Target")), *targets)
    return grid
