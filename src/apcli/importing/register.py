"""What all initiatives of a plan share, collected while they are drafted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.importing.sdgs import sdg_key
from apcli.importing.texts import one_line
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.importing.account import Account
    from apcli.importing.indicator_draft import Years
    from apcli.importing.keys import Keys
    from apcli.importing.records import Entry
    from apcli.source.building import Tree

_KEYS = {
    "目的": "purpose",
    "事業目的": "purpose",
    "現状と課題": "situation",
    "現状・課題": "situation",
    "現状": "current",
    "課題": "issues",
    "背景": "background",
    "対象": "target-group",
    "対象者": "target-group",
    "効果": "effect",
    "期待される効果": "effect",
    "事業期間": "period",
    "実施期間": "period",
    "計画期間": "period",
    "根拠法令": "law",
    "財源": "sources",
    "評価": "evaluation",
    "今後の取組": "next-steps",
    "今後の方向性": "next-steps",
    "スケジュール": "schedule",
    "担当者": "contact",
    "区分": "category",
    "担当部": "division",
    "部": "division",
    "部名": "division",
    "進捗状況": "progress",
}
"""Keys for the usual names of fields; others are numbered."""


@dataclass
class Register:
    """The names that the taxonomy and the plan declare, each with its key, in their order."""

    years: Years
    account: Account
    keys: Keys
    fields: dict[str, str] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    departments: dict[str, None] = field(default_factory=dict)
    single_departments: frozenset[str] = frozenset()
    roles: dict[str, str] = field(default_factory=dict)
    money: str | None = None
    sdgs_name: str | None = None
    sdgs_numbers: set[int] = field(default_factory=set)
    numbers: set[tuple[str | None, str]] = field(default_factory=set)
    """The printed numbers under each goal."""
    counted: set[str] = field(default_factory=set)
    last_free: int = 0

    def count(self, goal: str | None, number: str) -> None:
        """This number is taken under this goal."""
        self.numbers.add((goal, number))
        self.counted.add(number)

    def free_number(self) -> str:
        """The first number that is taken under no goal."""
        self.last_free += 1
        while str(self.last_free) in self.counted:
            self.last_free += 1
        return str(self.last_free)

    def field_key(self, name: str) -> str:
        """The key of one of the plan's own fields."""
        name = _as_known(name, self.fields)
        if name not in self.fields:
            key = _KEYS.get(name, "")
            if not key or key in self.fields.values():
                key = f"field-{len(self.fields) + 1}"
            self.fields[name] = key
        return self.fields[name]

    def sdgs(self, entry: Entry, numbers: list[int]) -> list[Tree]:
        """The keys of the SDGs with these numbers, which become an axis called like the label."""
        self.sdgs_name = self.sdgs_name or one_line(entry.label.name)
        self.sdgs_numbers.update(numbers)
        return [sdg_key(each) for each in numbers]

    def role_key(self, name: str) -> str:
        """The key of a role that departments have."""
        name = _as_known(name, self.roles)
        key = "lead" if name.startswith(("主", "正")) else "related"
        count = sum(each.startswith(key) for each in self.roles.values())
        return self.roles.setdefault(name, f"{key}-{count + 1}" if count else key)

    def stage_key(self, name: str) -> str:
        """The key of a stage."""
        name = _as_known(name, self.stages)
        return self.stages.setdefault(name, f"stage-{len(self.stages) + 1}")

    def status_key(self, name: str) -> str:
        """The key of a status."""
        name = _as_known(name, self.statuses)
        return self.statuses.setdefault(name, f"status-{len(self.statuses) + 1}")

    def department(self, name: str) -> str:
        """The department as the plan calls it: as it was written first."""
        name = _as_known(name, self.departments)
        self.departments.setdefault(name)
        return name


def _as_known(name: str, known: Iterable[str]) -> str:
    """The known name that differs from this one in widths or spaces only, else itself."""
    key = comparison_key(name)
    return next((each for each in known if comparison_key(each) == key), name)
