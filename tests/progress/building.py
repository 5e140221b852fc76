"""Models from dicts of text, as the reader of the data yields them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from apcli.models import Indicator, Initiative, Plan
from apcli.progress import measure, rounded

if TYPE_CHECKING:
    from fractions import Fraction

YEAR = 2025

WIFI_SITES: dict[str, Any] = {
    "name": "市内の公衆無線LAN設置箇所数（累計）",
    "unit": "拠点",
    "aggregation": "cumulative",
    "baseline": {"fiscal_year": "2023", "value": "7", "as_of": "2024-03-31"},
    "values": {
        "2024": {"forecast": "13"},
        "2025": {"interim": {"value": "15", "as_of": "2025-09-30"}},
    },
    "targets": {"2025": "16", "2026": "19", "2027": "24", "2028": "29"},
}
"""公衆無線LAN with a value of September 2025."""


def indicator(**fields: Any) -> Indicator:
    defaults = {"name": "指標", "unit": "件", "aggregation": "cumulative"}
    return Indicator.model_validate({**defaults, **fields})


def initiative(indicators: dict[str, Any] | None = None, **fields: Any) -> Initiative:
    defaults = {
        "number": "5",
        "title": "公衆無線LAN環境の充実",
        "departments": ["情報推進課", "関係各課"],
        "overview": "環境の充実を図ります。",
        "actions": "計画的に整備します。",
    }
    return Initiative.model_validate({**defaults, "indicators": indicators or {}, **fields})


def plan(**fields: Any) -> Plan:
    defaults = {
        "schema": "1",
        "title": "地域情報化アクションプラン",
        "city": {"name": "西東京市", "code": "132292"},
        "fiscal_year": "2025",
        "years": {
            "baseline": "2023",
            "forecast": "2024",
            "targets": ["2025", "2026", "2027", "2028"],
        },
    }
    return Plan.model_validate({**defaults, **fields})


def verdict(year: int = YEAR, **fields: Any) -> str:
    """The verdict of an indicator with these fields."""
    return str(measure(indicator(**fields), year).verdict)


def figures(measured: object, *names: str) -> tuple[Any, ...]:
    """Some fields of a measurement, to be compared at once."""
    return tuple(getattr(measured, name) for name in names)


def shown(percentage: Fraction | None) -> Decimal | None:
    """A percentage as a document prints it: one decimal."""
    return None if percentage is None else rounded(percentage, 1)


def decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
