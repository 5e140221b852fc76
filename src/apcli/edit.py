"""The only writer of `data/`: the smallest change to a file's text, read back before it is written.

A change is made in the text itself, so comments, quotes, line ends and the order of fields stay as
they are. The new text is read again and compared with the old one: where anything differs that
was not meant to, the change is refused.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.atomic import replace_file
from apcli.diagnostics import message
from apcli.errors import FileChanged, OutputUnwritable
from apcli.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path as FilePath

    from apcli.diagnostics import Path
    from apcli.source import Document


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters from `start` to `end` of a file's text become `replacement`."""

    start: int
    end: int
    replacement: str


def write(path: FilePath, document: Document, text: str) -> None:
    """Put the text in the place of the document's file, with its byte order mark if it had one.

    Raises:
        FileChanged: the file is not any more what the document was read from.
        OutputUnwritable: it cannot be written; what was there is intact.
    """
    try:
        there = path.read_bytes()
        if there.removeprefix(codecs.BOM_UTF8) != document.data:
            raise FileChanged(
                message("{file} was changed by somebody else meanwhile", file=document.file),
                message("nothing was written to it; run the command again"),
            )
        mark = codecs.BOM_UTF8 if there.startswith(codecs.BOM_UTF8) else b""
        replace_file(path.resolve(), mark + text.encode())
    except OSError as error:
        reason = error.strerror
        raise OutputUnwritable(
            message("{path} cannot be written: {reason}", path=document.file, reason=reason)
        ) from error


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; of edits that overlap or are the same, the first one."""
    pieces, place, last = [], 0, None
    for edit in sorted(edits):
        if edit.start < place or edit == last:
            continue
        pieces += [text[place : edit.start], edit.replacement]
        place, last = edit.end, edit
    return "".join([*pieces, text[place:]])


def reads_as_meant(
    document: Document, new: str, meant: Mapping[Path, Any], *, dropped: str = ""
) -> bool:
    """The new text reads like the document, but for the values that are `meant` to change.

    A route of `meant` leads to the text that must stand there now, or to a mapping's keys in order.
    Characters that were `dropped`, and spaces at the ends of lines, make no difference anywhere.
    """
    _, before, _ = parse(document.file, document.data)
    _, after, _ = parse(document.file, new.encode())
    if before is None or after is None:
        return False
    drop = str.maketrans("", "", dropped)
    changed = {path: (old, new) for path, old, new in differences(before, after)}
    for path in meant.keys() - changed.keys():
        changed[path] = (value_at(before, path),) * 2
    return all(_is_meant(path, old, new, meant, drop) for path, (old, new) in changed.items())


def value_at(tree: Any, path: Path) -> Any:
    """The value at a route of a tree, whose keys are text.

    Raises:
        LookupError: the route leads nowhere.
    """
    for part in path:
        tree = tree[str(part)] if isinstance(tree, dict) else tree[part]
    return tree


def differences(before: Any, after: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Every value that is not the same in two trees; the names and order of keys count as one."""
    if isinstance(before, dict) and isinstance(after, dict):
        if list(before) != list(after):
            yield path, before, after
        for one, other in zip(before, after, strict=False):
            yield from differences(before[one], after[other], (*path, one))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, (*path, index))
    elif type(before) is not type(after) or before != after:
        yield path, before, after


def _is_meant(
    path: Path, before: Any, after: Any, meant: Mapping[Path, Any], drop: Mapping[int, Any]
) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
        keys: Sequence[str] = meant.get(path, ())
        return list(after) == list(keys)
    expected = meant.get(path, before)
    if isinstance(expected, str) and isinstance(after, str):
        return _bare(expected, drop) == _bare(after, drop)
    return False


def _bare(text: str, drop: Mapping[int, Any]) -> str:
    return "\n".join(line.rstrip(" \t") for line in text.translate(drop).split("\n"))
