"""Units, and what a name says of them."""

from __future__ import annotations

UNIT_OF_NAME = {
    "件数": "件",
    "人数": "人",
    "者数": "人",
    "員数": "人",
    "回数": "回",
    "台数": "台",
    "枚数": "枚",
    "冊数": "冊",
    "箇所数": "箇所",
    "か所数": "か所",
    "カ所数": "カ所",
    "ヶ所数": "ヶ所",
    "世帯数": "世帯",
    "団体数": "団体",
    "店舗数": "店舗",
    "社数": "社",
    "校数": "校",
    "館数": "館",
    "施設数": "施設",
    "種類数": "種類",
    "日数": "日",
    "時間数": "時間",
    "率": "％",
    "割合": "％",
}
"""What the end of a name says about the unit."""

_UNITS = (
    "件 人 名 回 ％ % ‰ 円 千円 百万円 億円 万円 拠点 点 時間 位 台 枚 冊 箇所 か所 カ所 "
    "ヶ所 ヵ所 世帯 団体 店舗 社 校 館 施設 種類 日 分 秒 km ㎡ t kg 組 本 個 品目 項目 "
    "業務 手続 講座 人日 人月 m ha ポイント 歳 年 月 kWh t-CO2 系統 課 室 地区 事業 万人 "
    "万件 千人 千件 万回 アクセス ページ 事業者 区 種 着 票 机 社・団体 人/日 件/年"
)
UNITS = frozenset(_UNITS.split())
"""Units that stand in brackets after a name or in a head."""
