"""Who owes a review of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from apcli.progress import measure_plan, missing_from, reviews_owed, select, unreviewed
from tests.progress.building import initiative, plan
from tests.progress.test_reporting import ROLES, TAXONOMY, kpi

if TYPE_CHECKING:
    from apcli.models import Initiative
    from apcli.progress import Missing

REVIEW = {"2025": {"evaluation": "進みました。"}}


def found(initiatives: dict[str, Initiative], /, year: int = 2025, **words: Any) -> Missing:
    report = measure_plan(plan(), initiatives, year, None, select(TAXONOMY, **words))
    return missing_from(report, TAXONOMY, reviews_owed(report, plan(), initiatives))


def owed(initiatives: dict[str, Initiative], /, year: int = 2025, **words: Any) -> dict[str, bool]:
    """Whether a review is given, of each initiative that owes one."""
    return {each.initiative: each.given for each in found(initiatives, year, **words).reviews}


def test_where_no_initiative_has_a_review_none_is_owed() -> None:
    assert owed({"one": initiative({"kpi": kpi()}), "two": initiative()}) == {}


def test_where_one_has_all_owe_theirs_with_an_indicator_or_without() -> None:
    reviewed = initiative(reviews=REVIEW)
    assert owed({"one": reviewed, "two": initiative({"kpi": kpi()}), "three": initiative()}) == {
        "one": True,
        "two": False,
        "three": False,
    }


@pytest.mark.parametrize(
    ("review", "given"),
    [
        ({"evaluation": "進みました。"}, True),
        ({"issues": "人手が足りません。"}, True),
        ({"direction": "continued"}, True),
        ({"by": "2026-05-01"}, False),
        ({}, False),
    ],
)
def test_a_review_that_says_nothing_is_missing(review: dict[str, str], given: bool) -> None:
    one = initiative(reviews={"2025": review})
    assert owed({"one": one}) == {"one": given}


def test_a_year_without_targets_is_reviewed_where_another_initiative_was() -> None:
    one = {"one": initiative(reviews={"2024": REVIEW["2025"]}), "two": initiative()}
    assert owed(one, 2024) == {"one": True, "two": False}
    assert owed(one, 2025) == {"one": False, "two": False}
    assert owed(one, 2023) == {}


@pytest.mark.parametrize("change", ["completed", "abolished", "transferred"])
def test_what_has_ended_owes_no_review_from_the_year_of_the_plan_on(change: str) -> None:
    ended = initiative(change=change)
    last = initiative(reviews={"2024": REVIEW["2025"], **REVIEW})
    assert owed({"ended": ended, "last": last}, 2025) == {"last": True}
    assert owed({"ended": ended, "last": last}, 2024) == {"ended": False, "last": True}


@pytest.mark.parametrize("change", ["new", "reduced", "merged", "split"])
def test_what_goes_on_owes_its_review(change: str) -> None:
    assert owed({"one": initiative(change=change, reviews={"2024": {}})}) == {"one": False}


def test_a_selection_narrows_the_reviews_too() -> None:
    both = {
        "tax": initiative({"kpi": kpi({"actual": "12"})}, departments=["税務課"], reviews=REVIEW),
        "civic": initiative(departments=["市民課"]),
    }
    assert owed(both, departments=["税務課"]) == {"tax": True}
    assert owed(both, verdicts=["achieved"]) == {"tax": True}
    assert owed(both, initiatives={"civic": 2}) == {"civic": False}


def test_a_department_that_owes_nothing_but_a_review_is_named() -> None:
    missing = found(
        {
            "tax": initiative(
                {"kpi": kpi({"actual": "1"})}, departments=["税務課"], reviews=REVIEW
            ),
            "civic": initiative(departments=["市民課", "税務課"]),
        }
    )
    assert {
        each.department: [review.initiative for review in unreviewed(each.reviews)]
        for each in missing.departments
    } == {"市民課": ["civic"], "税務課": ["civic"]}
    assert [each.missing for each in missing.departments] == [(), ()]
    assert not missing.complete


@pytest.mark.parametrize(
    ("value", "reviews", "complete"),
    [
        ({"actual": "1"}, REVIEW, True),
        ({"actual": "1"}, {"2024": REVIEW["2025"]}, False),
        (None, REVIEW, False),
        ({"forecast": "1"}, REVIEW, False),
        ("pending", REVIEW, False),
        ("not_applicable", REVIEW, True),
        ({"actual": "1"}, {}, True),
    ],
)
def test_a_year_is_complete_without_a_missing_value_or_review(
    value: Any, reviews: dict[str, Any], complete: bool
) -> None:
    one = initiative({"kpi": kpi(value)}, departments=["税務課"], reviews=reviews)
    assert found({"one": one}).complete is complete


def test_a_department_in_another_role_than_the_first_owes_no_review() -> None:
    departments = [{"name": "市民課", "role": "related"}, {"name": "税務課", "role": "lead"}]
    sheets = {
        "one": initiative(departments=departments),
        "two": initiative(departments=["税務課"], reviews=REVIEW),
    }
    report = measure_plan(plan(), sheets, 2025, None)
    reviews = reviews_owed(report, plan(), sheets)
    missing = missing_from(report, ROLES, reviews, sheets)
    assert [each.department for each in missing.departments] == ["税務課"]
    asked = measure_plan(plan(), sheets, 2025, None, select(ROLES, departments=["市民課"]))
    assert missing_from(asked, ROLES, reviews_owed(asked, plan(), sheets), sheets).reviews == ()


SEVERAL = {
    "reviewers": [
        {"key": "office", "name": "所管課評価"},
        {"key": "committee", "name": "外部評価"},
    ],
    "periods": [{"key": "h1", "name": "上半期"}, {"key": "h2", "name": "下半期"}],
}
FIRST_HALF = {"who": "office", "period": "h1", "evaluation": "進みました。"}
SECOND_HALF = {"who": "office", "period": "h2", "evaluation": "終わりました。"}
YEAR = {"who": "office", "evaluation": "終わりました。"}
COMMITTEE = {"who": "committee", "period": "h2", "evaluation": "妥当です。"}
EMPTY = {"who": "office", "period": "h2", "by": "2026-05-01"}


def lacking(*reviews: list[dict[str, str]]) -> list[tuple[bool, tuple[str, ...]]]:
    """Whether each of these initiatives has given its reviews, and the periods that it lacks."""
    given = {
        f"n{index}": initiative(reviews={"2025": each} if each else {})
        for index, each in enumerate(reviews)
    }
    several = plan(**SEVERAL)
    report = measure_plan(several, given, 2025)
    return [(each.given, each.lacking) for each in reviews_owed(report, several, given)]


@pytest.mark.parametrize(
    ("reviews", "owed"),
    [
        ([[FIRST_HALF], [FIRST_HALF]], [(True, ()), (True, ())]),
        ([[FIRST_HALF, SECOND_HALF], [FIRST_HALF]], [(True, ()), (False, ("h2",))]),
        ([[FIRST_HALF, SECOND_HALF], [SECOND_HALF]], [(True, ()), (False, ("h1",))]),
        ([[FIRST_HALF], [SECOND_HALF]], [(False, ("h2",)), (False, ("h1",))]),
        ([[FIRST_HALF, SECOND_HALF], []], [(True, ()), (False, ())]),
        ([[FIRST_HALF, SECOND_HALF], [YEAR]], [(True, ()), (True, ())]),
        ([[FIRST_HALF], [FIRST_HALF, COMMITTEE]], [(True, ()), (True, ())]),
        ([[FIRST_HALF], [COMMITTEE]], [(True, ()), (False, ())]),
        ([[FIRST_HALF], [FIRST_HALF, EMPTY]], [(True, ()), (True, ())]),
        ([[FIRST_HALF, SECOND_HALF], [FIRST_HALF, EMPTY]], [(True, ()), (False, ("h2",))]),
        ([[FIRST_HALF], [{"evaluation": "進みました。"}]], [(True, ()), (True, ())]),
    ],
)
def test_the_first_reviewer_reviews_all_in_each_period_that_was_reviewed(
    reviews: list[list[dict[str, str]]], owed: list[tuple[bool, tuple[str, ...]]]
) -> None:
    assert lacking(*reviews) == owed
