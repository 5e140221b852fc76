"""Workbooks to send back: made anew, with the answers, and with what must be looked at marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.cli.sheets_import import Opened
    from apcli.sheets.gathering import Gathered
    from apcli.workspace import Workspace


def write_marked(workspace: Workspace, opened: Opened, taken: Gathered, folder: Path) -> None:
    """Write a workbook for each file in which something must be looked at.

    Raises:
        OutputUnwritable: a file exists, or cannot be written.
    """
    from apcli.cli.console import write_text
    from apcli.cli.extras import extra
    from apcli.cli.output import write_new_files
    from apcli.cli.sheets_export import file_name
    from apcli.cli.source_date import source_date
    from apcli.sheets.marking import marked

    with extra("xlsx", "XLSX"):
        from apcli.sheets.xlsx_writer import write_xlsx
    files: dict[str, bytes] = {}
    if opened.asked is None:
        return
    for file in opened.files:
        for department in file.departments if file.file in taken.mistaken else ():
            book, back = marked(workspace, opened.asked, file, department, taken)
            name = file_name(department or book.city, files)
            files[f"{name}.xlsx"] = write_xlsx(book, back, source_date())
    write_new_files(folder, files, plan_data=workspace.root)
    write_text("".join(f"{folder / name}\n" for name in files))
