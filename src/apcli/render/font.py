"""The font that ships with apcli, and the characters of a plan that it lacks."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from apcli.models.texts import PRINTED, texts_of
from apcli.source import locate
from apcli.workspace import models_by_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.workspace import Workspace

FONTS = Path(__file__).parent / "fonts"
FAMILY = "BIZ UDGothic"

_MOST_PLACES = 5
_REGULAR = FONTS / "BIZUDGothic-Regular.ttf"
"""Bold has the same characters."""
_WITHOUT_GLYPH = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories of characters that direct others and are not drawn."""
_BYTE_ORDER_MARK = "\ufeff"
"""The one of them that a tagged PDF must not hold."""


def lacking(text: str) -> list[str]:
    """The characters of the text that the font cannot draw, in order, each once."""
    with TTFont(_REGULAR, lazy=True) as font:
        drawn = font.getBestCmap()
    return [each for each in dict.fromkeys(text) if ord(each) not in drawn and _is_drawn(each)]


def _is_drawn(character: str) -> bool:
    if character == _BYTE_ORDER_MARK:
        return True
    selects_variant = unicodedata.name(character, "").startswith("VARIATION SELECTOR")
    return not selects_variant and unicodedata.category(character) not in _WITHOUT_GLYPH


def places(characters: Sequence[str], workspace: Workspace) -> dict[str, list[str]]:
    """Where each character is found in the plan: `data/initiatives/key.yaml:3, title`.

    Of many places the first few; what no text of the plan holds is left out.
    """
    found = defaultdict[str, list[str]](list)
    missing = set(characters)
    for file, _, model in models_by_file(workspace):
        document = workspace.documents[file]
        for path, text, _ in texts_of(model, PRINTED):
            for character in missing & set(text):
                line, field = locate(document, path).line, ".".join(map(str, path))
                found[character].append(f"{document.file}:{line}, {field}")
                if len(found[character]) == _MOST_PLACES:
                    missing.remove(character)
    return dict(found)
