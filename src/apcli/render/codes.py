"""QR codes that lead from printed sheets to their pages on the plan's site."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

from apcli.models import Goal
from apcli.render.sheet_pages import goal_page, initiative_page, site_address
from apcli.render.xml import Xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.workspace import Workspace


def codes(workspace: Workspace, _templates: Sequence[Path]) -> Mapping[str, Xml]:
    """A code for each initiative and goal by its key; none without an address of the site.

    Nor is there any for a page on the screen where the library is missing that makes them: the
    extra for PDF has it.
    """
    address = site_address(workspace.plan)
    if not address or find_spec("segno") is None:
        return {}
    pages = {
        key: goal_page(key) if isinstance(sheet, Goal) else initiative_page(key)
        for key, sheet in workspace.sheets.items()
    }
    return {key: _svg(address + page) for key, page in pages.items()}


def _svg(address: str) -> Xml:
    """An address as a QR code with the quiet zone that readers need (ISO/IEC 18004)."""
    import segno  # noqa: PLC0415  only where a plan has a site

    written = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(written, kind="svg", light="white", xmldecl=False, border=4, omitsize=True, nl=False)
    return Xml(written.getvalue().decode())
