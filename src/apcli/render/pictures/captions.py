"""The words of pictures: the vocabulary in the language of the documents, and what they add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Kind
from apcli.progress import BASELINE, TARGET
from apcli.progress.comparison import TOWARD_TARGET
from apcli.render.labels import WORDS

if TYPE_CHECKING:
    import enum
    from collections.abc import Mapping

    from apcli.progress import Subject


def word(value: enum.Enum) -> str:
    """What a member of an enumeration is called."""
    return WORDS.of(value)


def wanted_way(about: Subject) -> str:
    """Which way is wanted: 増加, or 目標以上 of what keeps to its target."""
    wanted = word(about.direction)
    return wanted if about.direction in TOWARD_TARGET else f"{WORDS('target')}{wanted}"


def lines_of_editions() -> str:
    """Said below the lines of editions."""
    return f"線は{WORDS('edition')}ごとの{WORDS('target')}です。新しいものほど太くなります。"


def statement_head() -> tuple[str, str, str]:
    """The head of the table of a trajectory."""
    return (WORDS("fiscal_year"), WORDS("group"), WORDS("value"))


NOT_FROM_ZERO = "目盛は0からではない"
"""Said of an axis that leaves zero out."""

CLIPPED = "棒は目盛の端で切れています"
"""Said of a value whose bar is cut off at the end of the scale."""

MORE_IS_BETTER = "多いほど良い →"
LESS_IS_BETTER = "少ないほど良い →"
"""Said below a bar, whose right side is the better one."""

LEGEND_TITLE = "図の凡例"
LEGEND_HEAD = ("印", "意味")
FORMS: Mapping[str, str] = {
    BASELINE: "ひし形",
    TARGET: "横棒",
    Kind.FORECAST: "白丸",
    Kind.INTERIM: "白い三角",
    Kind.PRELIMINARY: "白い四角",
    Kind.ACTUAL: "黒丸",
}
"""What the marks look like."""

NOW = "現在"
"""The name of a plan that no edition has yet."""
