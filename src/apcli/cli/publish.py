"""`apcli publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from apcli.cli.opening import DataOption, TemplatesOption, find_plan, judged_plan, named_day
from apcli.locale import gettext as _


def publish(
    context: typer.Context,
    *,
    output: Annotated[
        str,
        typer.Option(metavar="DIR", help=_("Folder for a web server.")),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=_(
                "Show the plan as of this date (2025-09-30 or 2025-09). Default: the newest that "
                "the data state."
            ),
        ),
    ] = None,
    templates: TemplatesOption = None,
    data: DataOption = None,
) -> int:
    """Publish the plan and its results as one folder for a web server."""
    from apcli.cli.current import check_known
    from apcli.cli.editions import EditionBefore, comparing
    from apcli.cli.output import write_site
    from apcli.publishing.pages import pages_of
    from apcli.publishing.site import site_of
    from apcli.render.environment import template_folders

    if not output:
        raise typer.BadParameter(_("the folder name is empty"), param_hint="--output")
    day = named_day(as_of)
    place = find_plan(context, data)
    workspace, _found = judged_plan(place)
    if day:
        check_known(workspace, day)
    folders = template_folders(Path(templates) if templates else None, workspace.root)
    compared = comparing(context, place, workspace, None)
    before = EditionBefore(place, context.with_resource, None).read
    site = site_of(workspace, day, compared, before)
    write_site(Path(output), pages_of(site, folders), plan_data=workspace.root)
    return 0
