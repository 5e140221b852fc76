"""What the first files say, from `texts/`: no module has words for the things of a plan."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS = Path(__file__).with_name("texts")


def text_of(file: str, /, **values: object) -> bytes:
    """A file of `texts/` with these values in it."""
    return Template((_TEXTS / file).read_text(encoding="utf-8")).substitute(values).encode()


def said(part: str, /, **values: object) -> str:
    """A part of a file, or a comment, from `comments.yaml` with these values in it."""
    return Template(_comments()[part]).substitute(values)


@cache
def _comments() -> Mapping[str, str]:
    found: Mapping[str, str] = yaml.safe_load((_TEXTS / "comments.yaml").read_bytes())
    return found
