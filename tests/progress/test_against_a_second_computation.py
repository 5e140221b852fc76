"""The same figures computed a second time, from whole hundredths and by other ways.

Nothing here divides: a percentage is checked as value × denominator = numerator, a target is an
interval that a value lies in or not, and the straight line is a mean of its ends by years.
"""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.progress.building import Flat, flat, indicator

if TYPE_CHECKING:
    from fractions import Fraction

from apcli.progress import Outlook

CASES = 4000
FOREVER = 10**12
BASES = ("target", "interpolated")
ORDER = ("actual", "preliminary", "forecast", "interim")

Numbers = dict[int, int]
Sample = dict[str, Any]


def text(hundredths: int) -> str:
    return f"{Decimal(hundredths).scaleb(-2):f}"


def draw(source: random.Random) -> Sample:
    spread = source.choice([3, 20, 500]) * 100
    step = source.choice([1, 25, 100])

    def number() -> int:
        return source.randrange(-spread // 4, spread, step)

    kinds = source.sample(ORDER, source.choice([0, 1, 1, 1, 2]))
    return {
        "direction": source.choice(["increase", "decrease", "at_least", "at_most", "exactly"]),
        "aggregation": source.choice(["cumulative", "annual", "point_in_time"]),
        "tolerance": source.choice([0, 0, 50, 300]),
        "baseline": source.choice([None, (2023, number()), (2024, number())]),
        "values": {kind: number() for kind in kinds},
        "earlier": {each: number() for each in (2023, 2024) if source.random() < 0.5},
        "targets": {year: number() for year in range(2025, 2030) if source.random() < 0.5},
        "year": source.choice([2024, 2025, 2026, 2027]),
        "inverse": source.random() < 0.5,
    }


def build(sample: Sample) -> Flat:
    fields: dict[str, Any] = {
        "direction": sample["direction"],
        "aggregation": sample["aggregation"],
        "tolerance": text(sample["tolerance"]),
        "values": {
            **{
                str(year): {"actual": text(value)}
                for year, value in sample["earlier"].items()
                if year < sample["year"]
            },
            str(sample["year"]): {kind: text(value) for kind, value in sample["values"].items()},
        },
        "targets": {str(year): text(value) for year, value in sample["targets"].items()},
    }
    if sample["baseline"]:
        year, value = sample["baseline"]
        fields["baseline"] = {"fiscal_year": str(year), "value": text(value)}
    return flat(indicator(**fields), sample["year"], inverse=sample["inverse"])


def chosen(sample: Sample) -> tuple[str, int] | None:
    values = dict(sample["values"])
    if sample["baseline"] and sample["baseline"][0] == sample["year"]:
        values["actual"] = sample["baseline"][1]
    ranked = sorted(values, key=ORDER.index)
    return (ranked[0], values[ranked[0]]) if ranked else None


def interval(direction: str, target: int, tolerance: int) -> tuple[int, int]:
    """The values that meet a target, from the least to the greatest."""
    return {
        "increase": (target - tolerance, FOREVER),
        "at_least": (target - tolerance, FOREVER),
        "decrease": (-FOREVER, target + tolerance),
        "at_most": (-FOREVER, target + tolerance),
        "exactly": (target - tolerance, target + tolerance),
    }[direction]


def expected_verdict(sample: Sample) -> str:
    target, value = sample["targets"].get(sample["year"]), chosen(sample)
    if target is None:
        later = any(year > sample["year"] for year in sample["targets"])
        return "under_way" if later else "no_target"
    if value is None:
        return "no_value"
    kind, number = value
    low, high = interval(sample["direction"], target, sample["tolerance"])
    met = low <= number <= high
    table = {
        ("actual", True): "achieved",
        ("actual", False): "missed",
        ("interim", True): "reference",
        ("interim", False): "reference",
    }
    return table.get((kind, met), "expected_to_achieve" if met else "expected_to_miss")


def expected_attainment(sample: Sample) -> tuple[int, int] | None:
    """Numerator and denominator of the percentage."""
    target, value = sample["targets"].get(sample["year"]), chosen(sample)
    if target is None or value is None or (value == ("interim", value[1]) and not stock(sample)):
        return None
    match sample["direction"]:
        case "increase" | "at_least" if target > 0 and value[1] >= 0:
            return value[1] * 100, target
        case "decrease" | "at_most" if sample["inverse"] and value[1] > 0 and target >= 0:
            return target * 100, value[1]
    return None


def stock(sample: Sample) -> bool:
    return bool(sample["aggregation"] != "annual")


def expected_progress(sample: Sample) -> tuple[int, int] | None:
    value = chosen(sample)
    if not value or not sample["baseline"] or not sample["targets"]:
        return None
    if value[0] == "interim" and not stock(sample):
        return None
    if sample["year"] <= sample["baseline"][0]:
        return None
    way = sample["targets"][max(sample["targets"])] - sample["baseline"][1]
    gone = value[1] - sample["baseline"][1]
    if (sample["direction"], way > 0) == ("increase", True):
        return gone * 100, way
    if (sample["direction"], way < 0) == ("decrease", True):
        return -gone * 100, -way
    return None


def expected_pace(sample: Sample) -> tuple[str, str] | None:
    value = chosen(sample)
    if value is None or value[0] == "interim":
        return None
    own = sample["targets"].get(sample["year"])
    if own is not None:
        # Everything × 1, as a line of one year would be.
        return place(sample, value[1], own, 1), "target"
    if not sample["baseline"] or not sample["targets"]:
        return None
    last, start = max(sample["targets"]), sample["baseline"][0]
    before, after = sample["year"] - start, last - sample["year"]
    rising = sample["targets"][last] > sample["baseline"][1]
    falling = sample["targets"][last] < sample["baseline"][1]
    way = {"increase": rising, "decrease": falling}.get(sample["direction"], False)
    if before <= 0 or after < 0 or not way:
        return None
    mean = sample["baseline"][1] * after + sample["targets"][last] * before
    return place(sample, value[1], mean, before + after), "interpolated"


def place(sample: Sample, value: int, expected: int, years: int) -> str:
    """Where value lies to expected ÷ years, without dividing."""
    low, high = interval(sample["direction"], expected, sample["tolerance"] * years)
    if not low <= value * years <= high:
        return "behind"
    upward = sample["direction"] in ("increase", "at_least")
    downward = sample["direction"] in ("decrease", "at_most")
    better = (upward and value * years > expected) or (downward and value * years < expected)
    return "ahead" if better else "on_track"


def expected_projection(sample: Sample) -> tuple[str, int | None, int, int] | None:
    """Outlook, the year in which it is met, what a year adds and needs × the years, by walking.

    Everything is × the years between the two actual values, so that no year adds a fraction.
    """
    given = {year: value for year, value in sample["earlier"].items() if year < sample["year"]}
    if "actual" in sample["values"]:
        given[sample["year"]] = sample["values"]["actual"]
    actuals = given
    if sample["baseline"] and sample["baseline"][0] <= sample["year"]:
        start, value = sample["baseline"]
        later = {year: each for year, each in given.items() if year > start}
        actuals = {start: value, **later}
    if len(actuals) < 2 or not sample["targets"]:
        return None
    if sample["direction"] not in ("increase", "decrease"):
        return None
    own = chosen(sample)
    if own and own[0] in ("preliminary", "forecast"):
        actuals = {**actuals, sample["year"]: own[1]}
    first, newest, last = min(actuals), max(actuals), max(sample["targets"])
    if last <= newest or falls_back(sample, actuals[newest]):
        return None
    years, added = newest - first, actuals[newest] - actuals[first]
    final = sample["targets"][last]
    low, high = interval(sample["direction"], final * years, sample["tolerance"] * years)

    def met(after: int) -> bool:
        return bool(low <= actuals[newest] * years + added * after <= high)

    needed = 0 if met(0) else final - actuals[newest]
    if met(0) and met(last - newest):
        return "reached", newest, added, needed
    if met(0):
        return "not_at_this_pace", None, added, needed
    walked = next((after for after in range(1, last - newest + 31) if met(after)), None)
    in_time = walked is not None and newest + walked <= last
    if not met(0) and is_as_planned(sample, first, actuals):
        return "on_course", newest + walked if walked and in_time else last, added, needed
    if walked is None:
        return "not_at_this_pace", None, added, needed
    return "catching_up" if in_time else "late", newest + walked, added, needed


def falls_back(sample: Sample, latest: int) -> bool:
    """The year has but an interim value, not of part of a year, and it is worse."""
    kind, number = chosen(sample) or ("", latest)
    low, high = interval(sample["direction"], latest, sample["tolerance"])
    return kind == "interim" and stock(sample) and not low <= number <= high


def is_as_planned(sample: Sample, first: int, actuals: Numbers) -> bool:
    """The newest value meets the target of its year, else the mean of the ends by years."""
    newest, last = max(actuals), max(sample["targets"])
    gone, left, planned = newest - first, last - newest, sample["targets"]
    mean = actuals[first] * left + planned[last] * gone
    wanted, years = (planned[newest], 1) if newest in planned else (mean, gone + left)
    low, high = interval(sample["direction"], wanted, sample["tolerance"] * years)
    return bool(low <= actuals[newest] * years <= high)


def projected(sample: Sample, measured: Flat) -> tuple[str, int | None, int, int] | None:
    found = measured.projection
    if found is None:
        return None
    years = found.latest_year - found.start_year
    left = max(sample["targets"]) - found.latest_year
    added, needed = found.per_year * years * 100, found.needed_per_year * left * 100
    assert (added.denominator, needed.denominator) == (1, 1)
    return str(found.outlook), found.met_in, int(added), int(needed)


def same(found: Fraction | None, expected: tuple[int, int] | None) -> bool:
    if found is None or expected is None:
        return found is None and expected is None
    numerator, denominator = expected
    return found.numerator * denominator == numerator * found.denominator


def test_the_figures_are_the_same_twice() -> None:
    source = random.Random(20250401)
    for _ in range(CASES):
        sample = draw(source)
        measured = build(sample)
        assert measured.verdict == expected_verdict(sample), sample
        assert same(measured.attainment, expected_attainment(sample)), sample
        assert same(measured.progress, expected_progress(sample)), sample
        paced = (measured.pace, measured.pace_basis) if measured.pace else None
        assert paced == expected_pace(sample), sample
        assert projected(sample, measured) == expected_projection(sample), sample


def test_the_cases_reach_every_outcome() -> None:
    source = random.Random(20250401)
    found: Counter[str] = Counter()
    for sample in (draw(source) for _ in range(CASES)):
        paced = expected_pace(sample)
        found[expected_verdict(sample)] += 1
        found["attainment"] += expected_attainment(sample) is not None
        found["progress"] += expected_progress(sample) is not None
        found[" ".join(paced) if paced else "no pace"] += 1
        ahead = expected_projection(sample)
        found[ahead[0] if ahead else "no outlook"] += 1
    outcomes = {
        *("achieved", "missed", "expected_to_achieve", "expected_to_miss", "reference"),
        *("no_value", "no_target", "under_way", "attainment", "progress", "no pace"),
        *(f"{pace} {basis}" for pace in ("ahead", "behind") for basis in BASES),
        *("on_track target", "no outlook", *Outlook),
    }
    assert {outcome for outcome in outcomes if found[outcome] < 5} == set()
