"""The lines of a file that a command changes, as it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.locale import gettext as _
from apcli.text.width import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from apcli.workspace import Workspace


def show_changes(
    workspace: Workspace, texts: Mapping[str, str], removed: Collection[str] = ()
) -> None:
    """Print every file that changes with its lines, and those that are removed."""
    from apcli.cli.console import write_text

    for name, text in texts.items():
        document = workspace.documents[name]
        lines = "".join(changed_lines(document.data.decode("utf-8"), text))
        write_text(f"{document.file}\n{lines}")
    for name in removed:
        head = _("{file} (removed)").format(file=workspace.documents[name].file)
        write_text(head + "\n")


def changed_lines(old: str, new: str) -> Iterator[str]:
    """The removed and added lines, each with its number."""
    from difflib import SequenceMatcher

    from apcli.source.characters import lines

    before, after = lines(old), lines(new)
    if old == new:
        yield _("  unchanged: the value is already there") + "\n"
    for change, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if change != "equal":
            yield from _numbered("-", before, range(start, end))
            yield from _numbered("+", after, range(new_start, new_end))


def _numbered(sign: str, lines: Sequence[str], indexes: Iterable[int]) -> Iterator[str]:
    for index in indexes:
        yield f"{index + 1:>4} {sign} {visible(lines[index])}\n"
