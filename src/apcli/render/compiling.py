"""Typst markup → PDF, by a process that has bounds and reaches no network.

Templates of a plan are markup too: what they ask Typst for may have no end.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from apcli.diagnostics import message
from apcli.errors import TemplateFailed
from apcli.models.grammar import excerpt
from apcli.render import typst_child
from apcli.render.font import FAMILY, FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SECONDS = 120
SECONDS_OF_INITIATIVE = 1
"""How long it may take; the real plan takes a second."""

MEMORY = 4 << 30
MEMORY_OF_INITIATIVE = 16 << 20
"""The bytes that it may take; an initiative takes less than 7 MiB."""

_LIBRARY = Path(typst.__file__).parents[1]
_NOWHERE = "http://127.0.0.1:9"
"""The discard port of this machine: a package of Typst's registry is looked for there."""
_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
_PLACE = re.compile(r":(?P<line>[0-9]+):[0-9]+$", re.MULTILINE)


def compiled(source: str, initiatives: int, files: Mapping[str, bytes] | None = None) -> bytes:
    """The markup as a tagged PDF that follows PDF/UA-1, in the font that ships with apcli.

    `files` are what the markup may read, by the names under which it does: `/figure-1.png`.

    Raises:
        TemplateFailed: it is no Typst markup, not accessible, or does not come to an end.
    """
    if not files:
        return _compiled(source, initiatives, FONTS, "pdf")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        return _compiled(source, initiatives, Path(folder), "pdf")


_PICTURES = f"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "{FAMILY}", lang: "ja", region: "jp")
#let figure(file, ..given) = image(file, format: "svg", ..given)
"""
_DRAWN = (
    _PICTURES
    + '#context figure("/figure", width: calc.min(measure(figure("/figure")).width, 480pt))\n'
)


def drawn(figure: bytes) -> bytes:
    """An SVG as PNG, in its own size or as wide as a page, with three pixels to a point."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "figure").write_bytes(figure)
        return _compiled(_DRAWN, 0, Path(folder), "png")


def drawn_each(figures: Sequence[bytes]) -> list[bytes]:
    """SVGs as PNG, all in one process: it takes longer to start than to draw one."""
    if len(figures) < 2:
        return [drawn(each) for each in figures]
    pages = "".join(
        f'#context figure("/{n}", width: calc.min(measure(figure("/{n}")).width, 480pt))\n'
        + ("#pagebreak()\n" if n < len(figures) else "")
        for n in range(1, len(figures) + 1)
    )
    source = _PICTURES + pages
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(figures, 1):
            (Path(folder) / str(number)).write_bytes(data)
        written = _compiled(source, len(figures), Path(folder), "png")
    return [*_parts(written)]


def _parts(written: bytes) -> Iterator[bytes]:
    """What stands behind its length, one after another."""
    place = 0
    while place < len(written):
        length = int.from_bytes(written[place : place + 8], "big")
        yield written[place + 8 : place + 8 + length]
        place += 8 + length


def _compiled(source: str, initiatives: int, root: Path, format: str) -> bytes:
    memory = MEMORY + MEMORY_OF_INITIATIVE * initiatives
    line = [sys.executable, "-I", "-S", typst_child.__file__, _LIBRARY, FONTS, memory, root, format]
    try:
        done = subprocess.run(
            [*map(str, line)],
            input=source.encode(),
            capture_output=True,
            check=False,
            timeout=SECONDS + SECONDS_OF_INITIATIVE * initiatives,
            env={**os.environ, **dict.fromkeys(_PROXIES, _NOWHERE)},
        )
    except subprocess.TimeoutExpired as error:
        raise _failed("the template does not come to an end") from error
    if done.returncode == 0:
        return done.stdout
    raise _failure(done.stderr.decode("utf-8", "replace"), source)


def _failure(said: str, source: str) -> TemplateFailed:
    """What Typst says, with the line of the filled templates that it says it of."""
    try:
        told = json.loads(said)
    except ValueError:
        if "Traceback" in said:
            raise RuntimeError(said) from None
        return _failed("the template takes too much memory")
    place = _PLACE.search(told["diagnostic"])
    if place is None:
        return _failed(told["reason"])
    return _failed(told["reason"], source.split("\n")[int(place["line"]) - 1].strip())


def _failed(reason: str, line: str | None = None) -> TemplateFailed:
    return TemplateFailed(
        message("the PDF cannot be made: {reason}", reason=reason),
        message("the filled template has there: {line}", line=excerpt(line)) if line else None,
    )
