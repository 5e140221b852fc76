"""The Sustainable Development Goals that a cell names by their numbers: an axis of the plan."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.importing.labels import label_key

if TYPE_CHECKING:
    from apcli.importing.records import Entry

NAMES = (
    "貧困をなくそう",
    "飢餓をゼロに",
    "すべての人に健康と福祉を",
    "質の高い教育をみんなに",
    "ジェンダー平等を実現しよう",
    "安全な水とトイレを世界中に",
    "エネルギーをみんなに、そしてクリーンに",
    "働きがいも経済成長も",
    "産業と技術革新の基盤をつくろう",
    "人や国の不平等をなくそう",
    "住み続けられるまちづくりを",
    "つくる責任、つかう責任",
    "気候変動に具体的な対策を",
    "海の豊かさを守ろう",
    "陸の豊かさも守ろう",
    "平和と公正をすべての人に",
    "パートナーシップで目標を達成しよう",
)
"""Their names in the order of their numbers, as the United Nations have them in Japanese."""

_BETWEEN = re.compile(r"[、,，・/／;；\n\s]+")
_ONE = re.compile("(?:目標|ゴール|SDGs?|No\\.?)?([0-9]{1,2})(?:番)?")


def sdg_key(number: int) -> str:
    """The key of one as an item of the axis."""
    return f"sdg-{number}"


def sdgs_in(entry: Entry) -> list[int]:
    """The numbers in a cell under SDGs, in order; none where it says anything else."""
    if "SDG" not in label_key(entry.label.name):
        return []
    plain = unicodedata.normalize("NFKC", entry.text)
    found = [_ONE.fullmatch(each) for each in _BETWEEN.split(plain) if each]
    numbers = [int(each[1]) for each in found if each]
    if len(numbers) < len(found) or any(not 1 <= each <= len(NAMES) for each in numbers):
        return []
    return sorted(set(numbers))
