"""The format of an output: as `--format` says, else as the name of the file ends."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from apcli.diagnostics import message
from apcli.errors import FormatUnclear

if TYPE_CHECKING:
    import enum
    from collections.abc import Mapping

FormatT = TypeVar("FormatT", bound="enum.StrEnum")

_OF_SOME_FORMAT = frozenset(
    (
        ".json",
        ".csv",
        ".tsv",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".docx",
        ".pdf",
        ".doc",
        ".xls",
        ".xlsx",
        ".svg",
    )
)
"""The suffixes that promise a format, whether or not this command writes it."""


def chosen_format(
    given: FormatT | None, output: str | None, suffixes: Mapping[str, FormatT], default: FormatT
) -> FormatT:
    """The format to write: the one given, else the one of the file's suffix, else the default.

    Raises:
        FormatUnclear: the suffix promises another format than the one given, or one that is not
            among `suffixes`.
    """
    suffix = PurePath(output or "").suffix.lower()
    promised = suffixes.get(suffix)
    if promised is not None and given in (None, promised):
        return promised
    if suffix not in _OF_SOME_FORMAT:
        return given or default
    text = message("a file ending in {suffix} cannot be written here", suffix=suffix)
    wanted = ", ".join(suffixes)
    if given is not None:
        text = message(
            "--format {format} contradicts the suffix {suffix} of the output file",
            format=given,
            suffix=suffix,
        )
        wanted = ", ".join(each for each, format in suffixes.items() if format is given)
    if not wanted:  # a table, whose files may end in anything else
        help = message("choose another suffix")
    elif promised is None:
        help = message("end the file name in one of: {choices}", choices=wanted)
    else:
        help = message("omit --format, or end the file name in: {choices}", choices=wanted)
    raise FormatUnclear(text, help)
