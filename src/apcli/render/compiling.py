"""Typst markup → PDF, by a process that has bounds and reaches no network.

Templates of a plan are markup too: what they ask Typst for may have no end.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import typst

from apcli.diagnostics import message
from apcli.errors import TemplateFailed
from apcli.models.grammar import excerpt
from apcli.render import typst_child
from apcli.render.font import FONTS

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


def compiled(source: str, initiatives: int) -> bytes:
    """The markup as a tagged PDF that follows PDF/UA-1, in the font that ships with apcli.

    Raises:
        TemplateFailed: it is no Typst markup, not accessible, or does not come to an end.
    """
    memory = MEMORY + MEMORY_OF_INITIATIVE * initiatives
    line = [sys.executable, "-I", "-S", typst_child.__file__, _LIBRARY, FONTS, memory]
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
