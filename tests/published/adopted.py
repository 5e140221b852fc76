"""What READINGS.md adopts where the text is damaged or disagrees with itself.

Every entry names its place: a list row (`list 30`) or a sheet (`sheet 5`). Nothing here is a
pattern, so nothing here can correct a slip that READINGS.md does not tell of.
"""

from typing import NamedTuple

AXES = ("policy", "technology", "community")
NUMBERS = range(1, 34)


class Correction(NamedTuple):
    """Damaged characters at one place, what they are read as, and how often they stand there."""

    place: str
    text: str
    read: str
    times: int


_FORECAST = ("年度未見込", "年度末見込")

CORRECTIONS = (
    Correction("list 30", "業務改革(BPR)", "業務改革（BPR）", 1),
    Correction("list 31", "[新規]", "【新規】", 1),
    Correction("sheet 3", *_FORECAST, 2),
    Correction("sheet 4", *_FORECAST, 2),
    Correction("sheet 5", "抱 点", "拠点", 11),
    Correction("sheet 7", *_FORECAST, 2),
    Correction("sheet 8", *_FORECAST, 1),
    Correction("sheet 9", *_FORECAST, 2),
    Correction("sheet 10", "[新規]", "【新規】", 1),
    Correction("sheet 12", "納稅課", "納税課", 1),
    Correction("sheet 12", *_FORECAST, 1),
    Correction("sheet 13", *_FORECAST, 1),
    Correction("sheet 14", *_FORECAST, 2),
    Correction("sheet 15", *_FORECAST, 1),
    Correction("sheet 16", *_FORECAST, 2),
    Correction("sheet 17", *_FORECAST, 2),
    Correction("sheet 18", "[新規]", "【新規】", 1),
    Correction("sheet 26", "府内研修", "庁内研修", 1),
)
DAMAGED = ("年度未", "抱", "稅", "府内研修", "[新規]", "(BPR)")
"""What no list row and no sheet may still hold after the corrections."""

PARENTHESISED_CODES = frozenset({3, 4, *range(13, 17), *range(25, 31), 33})
"""The sheets whose code cells hold (7) where ⑦ is printed."""


class Codes(NamedTuple):
    """The codes of one axis as the list and the sheet read, and those adopted."""

    in_list: str
    in_sheet: str
    adopted: str


ADOPTED_CODES = {
    (1, "technology"): Codes("⑬", "⑯", "⑬"),
    (4, "community"): Codes("②③⑪", "②③㉑", "②③㉑"),
    (9, "technology"): Codes("①⑭", "①⑯", "①⑭"),
    (12, "technology"): Codes("⑯", "⑯", "⑮"),
    (13, "technology"): Codes("⑯", "⑮", "⑮"),
    (14, "technology"): Codes("①⑨⑬⑯", "①⑨⑬⑮", "①⑨⑬⑮"),
    (22, "policy"): Codes("⑦⑭", "⑦⑯", "⑦⑭"),
    (25, "technology"): Codes("⑯", "⑮", "⑮"),
}

JOINED_DEPARTMENTS = frozenset({"幼児教育・保育課"})
"""Departments whose own name holds the ・ that separates departments."""
MARKER_DEPARTMENT = "関係各課"

AT_LEAST = frozenset({4})
"""Indicators that aim to stay at or above; every other one aims to increase."""
SECOND_INDICATOR = {5: ("(設備更新)", "設備更新", "annual")}
"""The row label of a second indicator, its whole printed name, its adopted aggregation."""
SERIES = {16: ("AI-OCR", "RPA")}
"""The series that share one printed name, in the order in which a cell holds them."""


class Span(NamedTuple):
    """One text of a schedule and the fiscal years that it covers."""

    first: int
    last: int
    text: str


_MANAGED_ELSEWHERE = "「行財政改革大綱アクションプラン」において管理"

SCHEDULES = {
    19: (Span(2024, 2028, "随時対応"),),
    20: (
        Span(2024, 2025, "設計・構築"),
        Span(2026, 2028, "標準化システムの運用"),
        Span(2026, 2028, "ガバメントクラウドの活用"),
    ),
    21: (Span(2024, 2024, "課題の整理等"), Span(2025, 2028, "導入実行")),
    22: (
        Span(2024, 2024, "一部導入"),
        Span(2024, 2024, "適用検討"),
        Span(2025, 2028, "検討を踏まえた対応"),
    ),
    23: (Span(2024, 2028, _MANAGED_ELSEWHERE),),
    24: (Span(2024, 2025, "適用検討"), Span(2026, 2028, "導入実行")),
    25: (Span(2025, 2028, "適用検討"),),
    26: (Span(2024, 2028, "適用検討"),),
    27: (Span(2024, 2028, "適用検討"),),
    28: (Span(2024, 2028, _MANAGED_ELSEWHERE),),
    29: (Span(2024, 2028, "調査・研究"),),
    30: (
        Span(2024, 2026, "標準化に伴うBPR"),
        Span(2027, 2028, "業務への反映"),
        Span(2024, 2028, "調査・研究"),
    ),
    31: (Span(2024, 2025, "検討"), Span(2026, 2028, "検討を踏まえた対応")),
    32: (Span(2024, 2028, "調査・研究"),),
    33: (Span(2024, 2028, "調査・研究"),),
}
SIDE_BY_SIDE = {
    20: ("標準化システムの運用", "ガバメントクラウドの活用"),
    22: ("一部導入", "適用検討"),
}
"""Two texts of a schedule that the machine put into one cell."""
LOST_COLUMNS = frozenset({31, 32, 33})
"""The sheets whose schedule no longer stands under the heading of its years."""
MANAGED_BY = {23: "行財政改革大綱アクションプラン", 28: "行財政改革大綱アクションプラン"}

STAGE_KEYS = {"調査研究": "research", "適用検討": "trial", "導入実行": "implementation"}
STAGES: dict[int, tuple[str, str] | None] = {
    **dict.fromkeys(range(1, 19), ("implementation", "indicator")),
    19: None,
    20: None,
    21: ("implementation", "schedule"),
    22: None,
    23: None,
    24: ("trial", "schedule"),
    25: ("trial", "schedule"),
    26: ("trial", "schedule"),
    27: ("trial", "schedule"),
    28: None,
    29: ("research", "schedule"),
    30: ("research", "schedule"),
    31: None,
    32: ("research", "schedule"),
    33: ("research", "schedule"),
}
"""The key and the basis of each stage; None where the sheet states none."""

GLOSSARY_FULL_NAMES = {
    "AI": "Artificial Intelligence",
    "BPR": "Business Process Re-engineering",
    "DX": "Digital Transformation",
    "ICT": "Information and Communication Technology",
    "KPI": "Key Performance Indicator",
    "OCR": "Optical Character Recognition",
    "QOL": "Quality Of Life",
    "PDCA": "Plan Do Check Action",
    "RPA": "Robotic Process Automation",
    "XR": "Cross Reality",
    "オープンローミング": "OpenRoaming",
    "ガバメントクラウド": "Gov-Cloud",
}
"""The terms whose explanation begins with their name in full, on a line of its own in print."""
MISPRINTED_MARKS = ("<自治体DX*推進計画>**", "<総務省重点施策2024>**", "<IT新戦略>**")
"""The headings of the policy axis: the ** after each is a slip and marks no term."""
