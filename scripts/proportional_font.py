"""Digits and Latin of BIZ UDPGothic, for documents whose other characters are of BIZ UDGothic.

`python scripts/proportional_font.py FOLDER` writes src/apcli/render/fonts/BIZUDPGothic-*.ttf from
the fonts of the same names in the folder, as their authors publish them (Debian: the package
fonts-morisawa-bizud-gothic). They keep these characters alone. Since a 1 is narrower than other
digits there, a feature (tnum) is added that gives it their width, so that figures can stand below
one another.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "src/apcli/render/fonts"
NAMES = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf")
KEPT = (
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:;%+-/()&'\"@#_=<>!?[]\u2212"
)
TABULAR = "one.tnum"


def main(arguments: list[str]) -> int:
    """Write both fonts; returns the exit code."""
    if len(arguments) != 1:
        print("say in which folder the published fonts are")
        return 2
    for name in NAMES:
        with TTFont(Path(arguments[0]) / name, recalcTimestamp=False) as font:
            _subset(font)
            _add_tabular_one(font)
            font.save(FONTS / name)
    return 0


def _subset(font: TTFont) -> None:
    options = Options(name_IDs=["*"], name_languages=["*"], layout_features=["kern"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=KEPT)
    subsetter.subset(font)


def _add_tabular_one(font: TTFont) -> None:
    """A 1 as wide as a 0, in the middle of its room."""
    glyphs, widths = font.getGlyphSet(), font["hmtx"].metrics
    one, zero = (font.getBestCmap()[ord(digit)] for digit in "10")
    recorded = DecomposingRecordingPen(glyphs)
    glyphs[one].draw(recorded)
    pen = TTGlyphPen(None)
    recorded.replay(TransformPen(pen, (1, 0, 0, 1, (widths[zero][0] - widths[one][0]) // 2, 0)))
    font.setGlyphOrder([*font.getGlyphOrder(), TABULAR])
    made = font["glyf"][TABULAR] = pen.glyph()
    made.recalcBounds(font["glyf"])
    widths[TABULAR] = (widths[zero][0], made.xMin)
    if "vmtx" in font:
        font["vmtx"].metrics[TABULAR] = font["vmtx"].metrics[one]
    addOpenTypeFeaturesFromString(font, f"feature tnum {{ sub {one} by {TABULAR}; }} tnum;")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
