"""`apcli preview`."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, TemplatesOption, find_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.preview import Preview


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
    """Show the plan in a browser on this machine, updated after each change of a file."""
    import gc
    from concurrent.futures import Future
    from queue import Empty, SimpleQueue

    from apcli.cli.console import write_error
    from apcli.cli.editions import EditionBefore
    from apcli.cli.extras import extra
    from apcli.locale import gettext, ngettext

    with extra("preview", "preview"):
        from watchfiles import watch

    from apcli.preview import page
    from apcli.render.environment import template_folders

    gc.enable()  # this process runs for long
    where = find_plan(context, data)
    folders = template_folders(Path(templates) if templates else None, where.root)
    before = EditionBefore(where, context.with_resource, None).read

    def made(version: int) -> str:
        shown = page((where.root, where.shown), folders, gettext, version, before)
        errors = ngettext("{count} error", "{count} errors", shown.errors)
        others = ngettext("{count} other finding", "{count} other findings", shown.others)
        counts = (errors.format(count=shown.errors), others.format(count=shown.others))
        write_error(", ".join(counts) + "\n")
        return shown.text

    # A template that never ends can be stopped only in the main thread.
    asked = SimpleQueue[tuple[int, Future[str]]]()

    def make(version: int) -> str:
        answer = Future[str]()
        asked.put((version, answer))
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
        _("serving the plan at {address} (Ctrl-C to stop)").format(address=server.address) + "\n"
    )
    for work in (server.serve_forever, follow):
        threading.Thread(target=work, daemon=True).start()
    while True:
        try:
            version, answer = asked.get(timeout=1)  # not longer: Ctrl-C may reach another thread
        except Empty:
            if not failed.empty():
                raise failed.get() from None
            continue
        try:
            answer.set_result(made(version))
        except Exception as error:
            answer.set_exception(error)


def _served(port: int, make: Callable[[int], str]) -> Preview:
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
