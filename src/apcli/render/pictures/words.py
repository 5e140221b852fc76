"""The words of pictures, in the language of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Direction, Kind, YearState
from apcli.render.indicators import BASELINE, TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    BASELINE: "基準値",
    TARGET: "目標値",
    Kind.FORECAST: "見込",
    Kind.INTERIM: "期中",
    Kind.PRELIMINARY: "速報",
    Kind.ACTUAL: "実績",
}
"""What a figure is, in the order in which figures of one year are told."""

STATES: Mapping[YearState, str] = {
    YearState.PENDING: "未集計",
    YearState.NOT_APPLICABLE: "対象外",
}

DIRECTIONS: Mapping[Direction, str] = {
    Direction.INCREASE: "増やす",
    Direction.DECREASE: "減らす",
    Direction.AT_LEAST: "目標値以上を保つ",
    Direction.AT_MOST: "目標値以下に抑える",
    Direction.EXACTLY: "目標値に合わせる",
}

ATTAINMENT = "達成率"

NOT_FROM_ZERO = "目盛は0からではない"
"""Said of an axis that leaves zero out."""

CLIPPED = "棒は目盛の端で切れています"
"""Said of a value whose bar is cut off at the end of the scale."""

STATEMENT_HEAD = ("年度", "区分", "値")
FIGURE_HEAD = ("区分", "値")

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

SCHEDULE_TITLE = "実施スケジュール"
SCHEDULE_HEAD = ("取組", "期間", "内容", "段階")
NO_SCHEDULE = "記載なし"
TARGETS_SET = "目標値を定めた年度"
BLANK = "空欄は0"
NO_STAGE = "段階の記載なし"
INITIATIVES = "取組"
ITEM = "項目"
TOTAL = "計"
NOT_STATED = "記載なし"
UNCLASSIFIED = "分類なし"
