"""Edits of files as an office makes them: a passage that stands once, and what takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.lines import ran

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Edit(NamedTuple):
    """In a file of the data folder, `new` takes the place of `old`."""

    file: str
    old: str
    new: str


def edit(folder: Path, edits: Sequence[Edit]) -> None:
    """Make each edit; its passage must stand in the file once."""
    for each in edits:
        file = folder / each.file
        text = file.read_text("utf-8")
        assert text.count(each.old) == 1, each
        file.write_text(text.replace(each.old, each.new), "utf-8")


def run(city: Path, *line: str) -> str:
    """What a command prints that must succeed."""
    (done,) = ran([line], cwd=city)
    assert done.code == 0, done.said
    return done.text
