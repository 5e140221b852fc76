"""What `apcli diff` says of the years is what the script did: no change more, none less."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.lines import ran
from tests.repository import git
from tests.three_years.making import EDITIONS
from tests.three_years.new_sheets import MEANS
from tests.three_years.second_edition import BY_COMMANDS, EDITS
from tests.three_years.third_draft import DRAFTED, REPORTED, RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.three_years.editing import Edit

Tree = dict[str, Any]
Place = tuple[str, str, int]
"""A sheet, its indicator, and a fiscal year."""

ORIGINS = {
    "online-support": ("child-consultation", "health-app"),
    "shelter-reception": ("shelter-information",),
    "river-monitoring": ("shelter-information",),
    "data-publication": ("open-data",),
}
"""What the sheets of the second edition were in the first, where the key is another one."""
GIVEN_UP = {"users"}
NEW_INDICATORS = {"schools"}
"""The indicator of the sheet that is new; its targets are told with the sheet."""


def changes(city: Path, old: str, new: str) -> list[dict[str, Any]]:
    (done,) = ran([["diff", old, f"{new}:data", "--format", "json"]], cwd=city)
    assert done.code == (1 if done.text and not json.loads(done.text)["same"] else 0)
    found: list[dict[str, Any]] = json.loads(done.text)["changes"]
    return found


def place_of(change: dict[str, Any]) -> str:
    """The key of the sheet as it is called now, or the part of the plan."""
    keys = change["new_keys"] or change["old_keys"]
    return str(keys[0]) if keys else str(change["in"])


def counted(found: Iterable[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((place_of(each), f"{each['sort']} {each['kind']}") for each in found)


def meant(edits: Iterable[Edit]) -> Counter[tuple[str, str]]:
    return Counter((each.key, means) for each in edits for means in each.means)


def sheets(city: Path, edition: str) -> dict[str, Tree]:
    """The sheets of an edition as YAML, read without apcli; every scalar is text."""
    names = git(city, "ls-tree", "-r", "--name-only", edition, "data/initiatives").splitlines()
    return {
        name.rpartition("/")[2].removesuffix(".yaml"): yaml.load(
            git(city, "show", f"{edition}:{name}"), Loader=yaml.BaseLoader
        )
        for name in names
    }


# What the edits mean


def test_the_second_edition_differs_by_what_the_script_did(city: Path) -> None:
    expected = meant(each for each in EDITS if "values" not in "".join(each.means))
    for means in (BY_COMMANDS, MEANS):
        expected.update((key, each) for key, found in means.items() for each in found)
    found = changes(city, "r7-published", "r8-published")
    assert counted(each for each in found if each["sort"] not in ("values", "reviews")) == expected


def test_results_are_values_reviews_and_accounts(city: Path) -> None:
    found = changes(city, "r7-published", "HEAD~3")
    assert {each["sort"] for each in found} == {"values", "reviews"}
    assert {each["kind"] for each in found} == {"known", "added"}
    expected = meant(REPORTED)
    expected.update((place.partition("/")[0], "values known") for place in RESULTS)
    assert counted(changes(city, "r8-published", "HEAD~1")) == expected


def test_the_draft_differs_by_what_was_decided(city: Path) -> None:
    expected = meant(DRAFTED)
    expected.update(
        {
            ("plan", "plan changed"): 4,  # the year, the forecast, the status, the edition before
            ("plan", "plan removed"): 1,  # the day of publication
            ("absence-notice", "initiatives changed"): 1,  # it is new no more, and so on
            ("online-procedures", "initiatives changed"): 1,
            ("online-support", "initiatives changed"): 1,
            ("shelter-reception", "initiatives changed"): 1,
            ("river-monitoring", "initiatives changed"): 1,
            ("staff-chatbot", "initiatives removed"): 1,
            ("system-standardization", "initiatives removed"): 1,
        }
    )
    assert counted(changes(city, "HEAD~1", "HEAD")) == expected


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_is_the_same_as_itself(city: Path, edition: str) -> None:
    assert changes(city, edition, edition) == []


# Numbers, computed again


def before(key: str) -> tuple[str, ...]:
    """What a sheet of the second edition was in the first."""
    return ORIGINS.get(key, (key,))


def targets(tree: Tree) -> Iterator[tuple[str, int, Any]]:
    """Each target of a year: the indicator, the year, the target as it is written."""
    for name, indicator in tree.get("indicators", {}).items():
        for span, target in indicator.get("targets", {}).items():
            first, _, last = span.partition("-")
            for year in range(int(first), int(last or first) + 1):
                yield name, year, target


def test_targets_are_raised_and_lowered_by_the_difference(city: Path) -> None:
    old, new = sheets(city, "r7-published"), sheets(city, "r8-published")
    was = {(key, name, year): target for key in old for name, year, target in targets(old[key])}
    expected: dict[Place, Decimal] = {}
    for key, tree in new.items():
        for name, year, target in targets(tree):
            for origin in before(key):
                given = was.get((origin, name, year))
                if isinstance(given, str) and isinstance(target, str) and given != target:
                    expected[key, name, year] = Decimal(target) - Decimal(given)
    found = {
        (place_of(each), each["new_indicator"], each["first_year"]): each
        for each in changes(city, "r7-published", "r8-published")
        if each["sort"] == "targets" and each["amount"] is not None
    }
    assert {place: Decimal(str(each["amount"])) for place, each in found.items()} == expected
    assert len(expected) == 11
    for (key, name, _year), each in found.items():
        raised = each["amount"] > 0
        falling = new[key]["indicators"][name].get("direction") == "decrease"
        assert each["kind"] == ("raised" if raised else "lowered")
        assert each["better"] == (raised != falling)


def values(tree: Tree) -> Iterator[tuple[str, int, str]]:
    """Each value that a sheet has: the indicator, the year, the kind; an interim one each."""
    for name, indicator in tree.get("indicators", {}).items():
        for year, kinds in indicator.get("values", {}).items():
            if isinstance(kinds, str):
                continue
            for kind, given in kinds.items():
                yield from [(name, int(year), kind)] * (
                    len(given) if isinstance(given, list) else 1
                )


def test_the_values_that_are_known_now_are_those_that_were_recorded(city: Path) -> None:
    old, new = sheets(city, "r7-published"), sheets(city, "r8-published")
    expected: Counter[tuple[str, ...]] = Counter()
    for key, tree in new.items():
        origins = [old[origin] for origin in before(key) if origin in old]
        known = {value for origin in origins for value in values(origin)}
        if tree.get("change") not in ("new", "completed", "abolished"):
            expected.update((key, *map(str, value)) for value in values(tree) if value not in known)
    found = Counter(
        (place_of(each), each["new_indicator"], str(each["first_year"]), _kind(each))
        for each in changes(city, "r7-published", "r8-published")
        if each["sort"] == "values" and each["kind"] == "known"
        if place_of(each) not in ("staff-chatbot", "system-standardization")
    )
    assert found == expected
    assert sum(expected.values()) > 40


def _kind(change: dict[str, Any]) -> str:
    """The kind of value, whether one of several or not."""
    path = [each for each in change["new"]["path"] if isinstance(each, str)]
    return str(path[path.index("values") + 2])


# Every pair


@pytest.mark.parametrize(("old", "new"), [*itertools.combinations(EDITIONS, 2)])
def test_every_pair_in_every_format(city: Path, old: str, new: str) -> None:
    formats = ("table", "json", "markdown", "html", "docx", "xlsx")
    lines = [["diff", old, f"{new}:data", "--format", each] for each in formats]
    for line, done in zip(lines, ran(lines, cwd=city), strict=True):
        assert (done.code, done.said) == (1, ""), line
        assert done.made
