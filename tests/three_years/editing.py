"""Edits of files as an office makes them: a passage that stands once, and what takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lines import ran

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Edit:
    """In a file of the data folder, `new` takes the place of `old`.

    `means` are the sort and the kind of each change that a comparison finds then.
    """

    def __init__(self, file: str, old: str, new: str, *means: str) -> None:
        self.file, self.old, self.new, self.means = f"{file}.yaml", old, new, means

    @property
    def key(self) -> str:
        """The key of the sheet, or the name of the file."""
        return self.file.removesuffix(".yaml").rpartition("/")[2]


def edit(folder: Path, edits: Sequence[Edit]) -> None:
    """Make each edit; its passage must stand in the file once."""
    for each in edits:
        file = folder / each.file
        text = file.read_text("utf-8")
        assert text.count(each.old) == 1, (each.file, each.old)
        file.write_text(text.replace(each.old, each.new), "utf-8")


def run(city: Path, *lines: tuple[str, ...]) -> None:
    """Run commands one after the other; all must succeed."""
    for line, done in zip(lines, ran(lines, cwd=city), strict=True):
        assert done.code == 0, (line, done.said)
