"""`apcli preview`."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, TemplatesOption, find_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.editions.place import Place
    from apcli.preview import Folder, Making, Preview, Served
    from apcli.publishing.site import Site
    from apcli.workspace import Workspace


def preview(
    context: typer.Context,
    *,
    port: Annotated[
        int,
        typer.Option(
            metavar="PORT", min=0, max=65535, help=_("Port on this machine (0: any free port).")
        ),
    ] = 8000,
    templates: TemplatesOption = None,
    data: DataOption = None,
) -> int:
    """Show the site in a browser on this machine, updated after each change of a file."""
    import gc
    from concurrent.futures import Future
    from queue import Empty, SimpleQueue

    from apcli.cli.extras import extra
    from apcli.locale import gettext

    with extra("preview", "preview"):
        from watchfiles import watch

    from apcli.cli.console import write_error
    from apcli.preview import Folder, Served
    from apcli.render.environment import template_folders

    where = find_plan(context, data)
    folders = template_folders(Path(templates) if templates else None, where.root)
    making = _making(context, where, folders)
    shown: dict[int, Folder] = {}

    def made(version: int, file: str) -> Served:
        if version not in shown:
            shown.clear()
            folder = Folder((where.root, where.shown), folders, gettext, version, making)
            shown[version] = folder
            write_error(_counted(folder))
        return shown[version].served(file)

    # A template that never ends can be stopped only in the main thread.
    asked = SimpleQueue[tuple[int, str, Future[Served]]]()

    def make(version: int, file: str) -> Served:
        answer = Future[Served]()
        asked.put((version, file, answer))
        return answer.result()

    server = _served(port, make)

    failed = SimpleQueue[Exception]()

    def follow() -> None:
        try:
            for _changes in watch(where.root, *folders, raise_interrupt=False):
                server.changed()
        except Exception as error:
            failed.put(error)

    write_error(
        _("serving the site at {address} (Ctrl-C to stop)").format(address=server.address) + "\n"
    )
    for work in (server.serve_forever, follow):
        threading.Thread(target=work, daemon=True).start()
    busy = False
    while True:
        try:
            version, file, answer = asked.get(
                timeout=1
            )  # not longer: Ctrl-C may reach another thread
        except Empty:
            if not failed.empty():
                raise failed.get() from None
            if busy:  # this process runs for long, and has time now
                gc.collect()
            busy = False
            continue
        busy = True
        try:
            answer.set_result(made(version, file))
        except Exception as error:
            answer.set_exception(error)


def _making(context: typer.Context, where: Place, folders: Sequence[Path]) -> Making:
    """What makes the site of a plan and the files beside its pages, as `publish` does."""
    from apcli.cli.editions import EditionBefore, comparing
    from apcli.cli.extras import extra
    from apcli.cli.publish import documents_of
    from apcli.preview import Making
    from apcli.publishing.site import site_of

    before = EditionBefore(where, context.with_resource, None).read

    def site(workspace: Workspace) -> Site:
        return site_of(workspace, None, comparing(context, where, workspace, None), before)

    def png(svg: bytes) -> bytes:
        with extra("pdf", _("The site's pictures")):
            from apcli.render.compiling import drawn_each
        return drawn_each([svg])[0]

    return Making(site, lambda made: documents_of(made, folders), png)


def _counted(folder: Folder) -> str:
    """How many errors and other findings the files have now."""
    from apcli.locale import ngettext

    others = len(folder.findings) - folder.errors
    errors = ngettext("{count} error", "{count} errors", folder.errors)
    rest = ngettext("{count} other finding", "{count} other findings", others)
    return f"{errors.format(count=folder.errors)}, {rest.format(count=others)}\n"


def _served(port: int, make: Callable[[int, str], Served]) -> Preview:
    from apcli.diagnostics import message
    from apcli.errors import PortTaken
    from apcli.preview import Preview
    from apcli.reasons import reason_of

    try:
        return Preview(port, make)
    except OSError as error:
        raise PortTaken(
            message("port {port} cannot be used: {reason}", port=port, reason=reason_of(error)),
            message("choose another port, such as --port 8001, or --port 0 for any free port"),
        ) from error
