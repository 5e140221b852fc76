from __future__ import annotations

import datetime
from typing import Any, ClassVar

import pytest

from apcli.answers.reading import verdict_notes
from apcli.progress import Verdict
from apcli.render.documents.measures import measures_of
from apcli.render.labels import WORDS
from tests.progress.building import flat, indicator, row_of, verdict

BY_KIND = {
    "actual": ("achieved", "missed"),
    "preliminary": ("expected_to_achieve", "expected_to_miss"),
    "forecast": ("expected_to_achieve", "expected_to_miss"),
    "interim": ("reference", "reference"),
}
# A boolean is the one scalar that does not arrive as text.
DONE, NOT_DONE = {"text": "設置済", "achieved": True}, {"text": "未設置", "achieved": False}


def test_there_are_thirteen_verdicts() -> None:
    assert [str(one) for one in Verdict] == [
        "achieved",
        "missed",
        "expected_to_achieve",
        "expected_to_miss",
        "reference",
        "no_value",
        "no_target",
        "under_way",
        "unjudged",
        "pending",
        "not_applicable",
        "not_due",
        "overdue",
    ]


@pytest.mark.parametrize(
    ("direction", "tolerance", "met", "unmet"),
    [
        ("increase", "0", ["20", "20.01"], ["19.99"]),
        ("at_least", "0", ["20", "20.01"], ["19.99"]),
        ("decrease", "0", ["20", "19.99"], ["20.01"]),
        ("at_most", "0", ["20", "19.99"], ["20.01"]),
        ("exactly", "0", ["20", "20.0"], ["19.99", "20.01"]),
        ("increase", "0.5", ["19.5"], ["19.49"]),
        ("at_least", "0.5", ["19.5"], ["19.49"]),
        ("decrease", "0.5", ["20.5"], ["20.51"]),
        ("at_most", "0.5", ["20.5"], ["20.51"]),
        ("exactly", "0.5", ["19.5", "20.5"], ["19.49", "20.51"]),
    ],
)
def test_a_number_meets_its_target_in_the_declared_direction(
    direction: str, tolerance: str, met: list[str], unmet: list[str]
) -> None:
    def of(value: str) -> str:
        return verdict(
            direction=direction,
            tolerance=tolerance,
            values={"2025": {"actual": value}},
            targets={"2025": "20"},
        )

    assert [of(value) for value in met] == ["achieved"] * len(met)
    assert [of(value) for value in unmet] == ["missed"] * len(unmet)


@pytest.mark.parametrize("kind", BY_KIND)
def test_only_an_actual_is_achieved_or_missed(kind: str) -> None:
    met, unmet = BY_KIND[kind]
    number: dict[str, Any] = {"targets": {"2025": "20"}}
    assert verdict(values={"2025": {kind: "20"}}, **number) == met
    assert verdict(values={"2025": {kind: "19"}}, **number) == unmet
    text: dict[str, Any] = {"targets": {"2025": {"text": "設置"}}}
    assert verdict(values={"2025": {kind: DONE}}, **text) == met
    assert verdict(values={"2025": {kind: NOT_DONE}}, **text) == unmet
    milestone: dict[str, Any] = {"targets": {"2025": {"by": "2025-10"}}}
    reached = {"reached": "2025-10-31"}, {"reached": "2025-11-01"}
    assert verdict(values={"2025": {kind: reached[0]}}, **milestone) == met
    assert verdict(values={"2025": {kind: reached[1]}}, **milestone) == unmet


@pytest.mark.parametrize("targets", [{}, {"2025": "20"}, {"2025": {"by": "2025-10"}}])
@pytest.mark.parametrize("state", ["pending", "not_applicable"])
def test_a_state_comes_before_everything(state: str, targets: dict[str, Any]) -> None:
    assert verdict(values={"2025": state}, targets=targets) == state


@pytest.mark.parametrize(
    ("target", "values", "expected"),
    [
        (None, {}, "no_target"),
        (None, {"interim": "5"}, "no_target"),
        (None, {"actual": DONE}, "no_target"),
        ({"text": "増加"}, {}, "unjudged"),
        ({"text": "随時設定", "open": True}, {}, "no_target"),
        ({"text": "増加"}, {"actual": "5"}, "unjudged"),
        ({"text": "随時設定", "open": True}, {"actual": "5"}, "no_target"),
        ({"text": "増加"}, {"actual": {"text": "設置済"}}, "unjudged"),
        ({"text": "随時設定", "open": True}, {"actual": {"text": "設置済"}}, "no_target"),
        ({"text": "増加"}, {"forecast": "5"}, "unjudged"),
        ({"text": "随時設定", "open": True}, {"forecast": "5"}, "no_target"),
        ("20", {}, "no_value"),
        ("20", {"actual": {"text": "集計せず"}}, "no_value"),
        ("20", {"actual": "2025-09-20"}, "no_value"),
        ("20", {"actual": DONE}, "achieved"),
        ("20", {"actual": NOT_DONE}, "missed"),
        ("20", {"actual": {"value": "19", "achieved": True}}, "missed"),
        ({"text": "20程度"}, {"actual": {"value": "19", "achieved": True}}, "achieved"),
        ({"by": "2025-10"}, {"actual": DONE}, "achieved"),
        ({"by": "2025-10"}, {"actual": NOT_DONE}, "missed"),
        ({"by": "2025-10"}, {"actual": "5"}, "no_value"),
    ],
)
def test_without_target_or_value(target: Any, values: dict[str, Any], expected: str) -> None:
    targets = {} if target is None else {"2025": target}
    assert verdict(values={"2025": values}, targets=targets) == expected


def test_zero_is_a_value() -> None:
    assert verdict(values={"2025": {"actual": "0"}}, targets={"2025": "0"}) == "achieved"
    assert verdict(values={"2025": {"actual": "0"}}, targets={"2025": "1"}) == "missed"


class TestMilestone:
    @pytest.mark.parametrize(
        ("due", "reached", "expected"),
        [
            ("2025-10-15", "2025-10-15", "achieved"),
            ("2025-10-15", "2025-10-16", "missed"),
            ("2025-10-15", "2025-10", "missed"),
            ("2025-10", "2025-10", "achieved"),
            ("2025-10", "2025-11", "missed"),
            ("2024-02", "2024-02-29", "achieved"),
        ],
    )
    def test_a_month_counts_by_its_last_day(self, due: str, reached: str, expected: str) -> None:
        targets, values = {"2025": {"by": due}}, {"2025": {"actual": reached}}
        assert verdict(values=values, targets=targets) == expected

    @staticmethod
    def _at(as_of: str, year: int = 2025, **fields: Any) -> str:
        day = datetime.date.fromisoformat(as_of)
        return str(flat(indicator(**fields), year, as_of=day).verdict)

    def test_not_reached_is_due_after_its_day(self) -> None:
        targets = {"2025": {"by": "2025-10-15"}}
        assert self._at("2025-10-15", targets=targets) == "not_due"
        assert self._at("2025-10-16", targets=targets) == "overdue"

    def test_a_text_without_judgement_has_not_reached_it(self) -> None:
        fields: dict[str, Any] = {
            "targets": {"2025": {"by": "2025-10"}},
            "values": {"2025": {"interim": {"text": "工事中"}}},
        }
        assert self._at("2025-10-01", **fields) == "not_due"
        assert self._at("2025-11-01", **fields) == "overdue"

    def test_the_day_changes_nothing_of_what_was_reached_or_is_a_number(self) -> None:
        reached = {"2025": {"actual": "2025-09-20"}}
        milestone = {"2025": {"by": "2025-10"}}
        assert self._at("2030-01-01", values=reached, targets=milestone) == "achieved"
        assert self._at("2030-01-01", targets={"2025": "20"}) == "no_value"

    def test_what_an_earlier_year_reached_stays_reached(self) -> None:
        values = {"2025": {"actual": "2026-02-10"}}
        span = {"2025-2027": {"by": "2027-03"}}
        assert self._at("2027-06-01", 2026, values=values, targets=span) == "achieved"
        early = {"2027": {"by": "2027-09"}}
        assert self._at("2028-06-01", 2027, values=values, targets=early) == "achieved"

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"2025": {"actual": "2026-02-10"}}, "achieved"),
            ({"2025": {"actual": "2026-02-11"}}, "missed"),
            ({"2024": {"actual": "2026-02-11"}, "2025": {"actual": "2026-02-10"}}, "achieved"),
            ({"2025": {"actual": DONE}}, "achieved"),
            ({"2025": {"actual": NOT_DONE}}, "overdue"),
            ({"2025": {"actual": {"text": "工事中"}}}, "overdue"),
            ({"2025": {"actual": "1"}}, "overdue"),
            ({"2025": {"actual": "2026-02-10"}, "2026": "pending"}, "pending"),
        ],
    )
    def test_how_an_earlier_year_reached_it(self, values: dict[str, Any], expected: str) -> None:
        targets = {"2024-2027": {"by": "2026-02-10"}}
        assert self._at("2026-06-01", 2026, values=values, targets=targets) == expected

    def test_what_was_reached_belongs_to_the_milestone_of_its_own_year(self) -> None:
        values = {"2025": {"actual": "2025-09-20"}}
        targets = {"2025": {"by": "2025-10"}, "2027": {"by": "2027-10"}}
        assert self._at("2027-06-01", 2027, values=values, targets=targets) == "not_due"

    def test_what_is_only_expected_or_later_has_not_reached_it(self) -> None:
        targets = {"2025-2027": {"by": "2027-03"}}
        expected = {"2025": {"forecast": "2026-02-10"}}
        later = {"2027": {"actual": "2027-02-10"}}
        assert self._at("2026-06-01", 2026, values=expected, targets=targets) == "not_due"
        assert self._at("2026-06-01", 2026, values=later, targets=targets) == "not_due"


class TestMilestoneFiledInAnotherYear:
    TARGETS: ClassVar = {"2025": {"by": "2026-03"}}
    LATE: ClassVar = {"2026": {"actual": "2026-05-01"}}

    def _at(self, year: int, as_of: str = "2026-11-30", **fields: Any) -> Any:
        given = {"targets": self.TARGETS, **fields}
        return flat(indicator(**given), year, as_of=datetime.date.fromisoformat(as_of))

    def test_it_was_reached_late_and_both_years_say_so(self) -> None:
        filed = self._at(2025, values=self.LATE)
        assert filed.verdict == "missed"
        assert (filed.latest.fiscal_year, filed.latest.value_text) == (2026, "2026-05-01")
        after = self._at(2026, values=self.LATE)
        assert (after.verdict, after.value_text) == ("missed", "2026-05-01")
        assert (after.target_text, after.target_year) == ("2026-03", 2025)

    def test_once_it_is_reached_later_years_have_no_target(self) -> None:
        assert self._at(2027, values=self.LATE).verdict == "no_target"

    def test_in_the_years_between_it_was_still_overdue(self) -> None:
        values = {"2027": {"actual": "2027-05-01"}}
        found = {
            year: self._at(year, "2027-11-30", values=values).verdict
            for year in (2025, 2026, 2027, 2028)
        }
        expected = {2025: "missed", 2026: "overdue", 2027: "missed", 2028: "no_target"}
        assert found == expected

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("actual", "missed"),
            ("preliminary", "expected_to_miss"),
            ("interim", "reference"),
            ("forecast", "overdue"),
        ],
    )
    def test_what_a_later_year_judges_as_reached_was_late(self, kind: str, expected: str) -> None:
        values = {"2026": {kind: {"text": "稼働", "achieved": True}}}
        assert self._at(2026, values=values).verdict == expected

    def test_what_is_reached_in_time_is_no_matter_of_later_years(self) -> None:
        filed_late = {"2026": {"actual": "2026-02-10"}}
        assert self._at(2025, values=filed_late).verdict == "achieved"
        assert self._at(2026, values=filed_late).verdict == "no_target"

    @pytest.mark.parametrize(
        ("year", "values", "late"),
        [
            (2025, LATE, True),
            (2026, LATE, True),
            (2025, {"2025": {"actual": "2026-05-01"}}, True),
            (2025, {"2025": {"actual": "2026-03-31"}}, False),
            (2025, {"2026": {"actual": {"text": "稼働", "achieved": True}}}, True),
            (2026, {"2026": {"actual": {"text": "稼働", "achieved": True}}}, True),
            (2025, {"2025": {"actual": {"text": "稼働", "achieved": True}}}, False),
            (2025, {"2025": {"actual": {"text": "未稼働", "achieved": False}}}, False),
            (2025, {"2025": {"preliminary": "2026-05-01"}}, False),
            (2025, {}, False),
        ],
    )
    def test_what_was_reached_late_says_so(
        self, year: int, values: dict[str, Any], late: bool
    ) -> None:
        one = indicator(targets=self.TARGETS, values=values)
        row = row_of(one, year, as_of=datetime.date(2026, 11, 30))
        assert row.reached_late is late
        assert ("遅れて実現" in [*verdict_notes(row, WORDS)]) is late
        assert next(measures_of(row)).lines[0].endswith("遅れて実現") is late

    def test_on_an_earlier_day_it_is_not_reached_yet(self) -> None:
        assert self._at(2025, "2026-04-30", values=self.LATE).verdict == "overdue"
        assert self._at(2025, "2026-05-01", values=self.LATE).verdict == "missed"

    @pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
    def test_unfinished_it_is_overdue_in_every_later_year(self, year: int) -> None:
        assert self._at(year).verdict == "overdue"

    def test_a_later_target_of_its_own_comes_first(self) -> None:
        targets = {**self.TARGETS, "2027": {"by": "2028-03"}}
        assert self._at(2026, targets=targets).verdict == "overdue"
        assert self._at(2027, targets=targets).verdict == "not_due"

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ({"forecast": "2026-03"}, "overdue"),
            ({"forecast": {"text": "稼働予定", "achieved": True}}, "overdue"),
            ({"interim": {"text": "工事中", "achieved": False}}, "overdue"),
            ({"preliminary": "2026-03-20"}, "expected_to_achieve"),
            ({"interim": "2026-03-20"}, "reference"),
            ({"actual": {"text": "未稼働", "achieved": False}}, "missed"),
        ],
    )
    def test_no_forecast_makes_good_what_is_overdue(self, value: Any, expected: str) -> None:
        assert self._at(2025, values={"2025": value}).verdict == expected

    def test_a_forecast_counts_until_the_day_has_passed(self) -> None:
        forecast = {"2025": {"forecast": "2026-03"}}
        assert self._at(2025, "2026-03-31", values=forecast).verdict == "expected_to_achieve"

    def test_what_lies_between_two_milestones_belongs_to_the_open_one(self) -> None:
        targets = {**self.TARGETS, "2027": {"by": "2028-03"}}
        between = {"2026": {"actual": "2026-05-01"}}
        assert self._at(2027, values=between, targets=targets).verdict == "not_due"
        both = {"2025": {"actual": "2026-02-01"}, **between}
        assert self._at(2027, values=both, targets=targets).verdict == "achieved"
        assert self._at(2026, values=both, targets=targets).verdict == "under_way"
