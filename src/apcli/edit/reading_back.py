"""Reading a new text again and comparing it with what it should contain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.diagnostics import DataPath
    from apcli.source import Document


def reads_as_meant(
    document: Document, new: str, meant: Mapping[DataPath, Any], *, dropped: str = ""
) -> bool:
    """The new text reads like the document except for the values that are `meant` to change.

    `meant` maps a path to its new text, or to the keys of a mapping in order. `dropped` characters
    and trailing whitespace are ignored everywhere.
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


def value_at(tree: Any, path: DataPath) -> Any:
    """The value at a path of a tree, whose keys are text.

    Raises:
        LookupError: the path leads nowhere.
    """
    for part in path:
        tree = tree[str(part)] if isinstance(tree, dict) else tree[part]
    return tree


def reads_as(document: Document, new: str, intended: Any) -> bool:
    """The new text reads as the intended tree, and existing keys keep their order."""
    _, before, _ = parse(document.file, document.data)
    _, after, _ = parse(document.file, new.encode())
    return after is not None and after == intended and _same_order(before, after)


def differences(
    before: Any, after: Any, path: DataPath = ()
) -> Iterator[tuple[DataPath, Any, Any]]:
    """Every value that differs between two trees; names and order of keys count as one value."""
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
    path: DataPath, before: Any, after: Any, meant: Mapping[DataPath, Any], drop: Mapping[int, Any]
) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
        keys: Sequence[str] = meant.get(path, ())
        return list(after) == list(keys)
    expected = meant.get(path, before)
    if isinstance(expected, list | dict):
        return bool(expected == after)
    if isinstance(expected, str) and isinstance(after, str):
        return _bare(expected, drop) == _bare(after, drop)
    return False


def _same_order(before: Any, after: Any) -> bool:
    """The keys that two trees share have the same order in both."""
    if isinstance(before, dict) and isinstance(after, dict):
        shared = [key for key in before if key in after]
        return shared == [key for key in after if key in before] and all(
            _same_order(before[key], after[key]) for key in shared
        )
    if isinstance(before, list) and isinstance(after, list):
        return all(map(_same_order, before, after))
    return True


def _bare(text: str, drop: Mapping[int, Any]) -> str:
    return "\n".join(line.rstrip(" \t") for line in text.translate(drop).split("\n"))
