"""What is new in each version of an indicator: its targets, and values as they became known."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.progress import BASELINE, subject_of, target_of, values_of
from apcli.progress.quantity import baseline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.editions.history import History, Version
    from apcli.models import Plan
    from apcli.progress import Quantity, Subject


@dataclass(frozen=True, slots=True)
class VersionTargets:
    """The targets of a version by year, and the years whose target is not what it was before."""

    version: Version
    targets: Mapping[int, Quantity]
    changed: frozenset[int]


@dataclass(frozen=True, slots=True)
class ValueNews:
    """A value that a version was the first to have, or had otherwise than the one before."""

    version: Version
    value: Quantity | None
    before: Quantity | None

    @property
    def known(self) -> Quantity:
        """The value, or what was taken back."""
        found = self.value or self.before
        assert found is not None
        return found


def subject_of_version(version: Version, plan: Plan) -> Subject:
    """What the indicator was called and counted in at that time; `plan` where its own is unread."""
    return subject_of(version.plan or plan, version.key, version.sheet, version.name)


def targets_by_version(history: History) -> Iterator[VersionTargets]:
    """The versions whose targets are not those of the one before, and every edition."""
    before: Mapping[int, Quantity] = {}
    named = set[str]()
    for version in history.versions:
        indicator = version.indicator
        found = (target_of(indicator, year) for year in sorted(indicator.years))
        targets = {each.fiscal_year: each for each in found if each is not None}
        years = {*targets, *before}
        changed = {year for year in years if not _same(targets.get(year), before.get(year))}
        is_edition = version.commit is None and version.tag is not None
        if changed or (is_edition and targets and version.tag not in named):
            yield VersionTargets(version, targets, frozenset(changed))
            named.add(version.tag or "")
        before = targets


def targets_by_edition(history: History) -> tuple[VersionTargets, ...]:
    """The last targets of each edition, the oldest first.

    What no tag has is an edition by the fiscal year of its plan.
    """
    found: dict[object, VersionTargets] = {}
    for each in targets_by_version(history):
        plan = each.version.plan
        found[each.version.tag or (plan and plan.fiscal_year)] = each
    return tuple(found.values())


def news_of_values(history: History) -> Iterator[ValueNews]:
    """What each version says of values that the one before it did not."""
    nothing: dict[object, Quantity] = {}
    known = [nothing, *(_known(each) for each in history.versions)]
    for version, (before, now) in zip(history.versions, pairwise(known), strict=True):
        for key in {**before, **now}:
            if not _same(now.get(key), before.get(key)) and not _moved(key, version):
                yield ValueNews(version, now.get(key), before.get(key))


def _known(version: Version) -> dict[object, Quantity]:
    """The baseline by its year; every value by year, kind and place among those of its kind."""
    indicator = version.indicator
    baseline = baseline_of(indicator)
    return {
        **({(BASELINE, baseline.fiscal_year): baseline} if baseline else {}),
        **{
            value.path: value
            for year in sorted(indicator.values)
            for value in values_of(indicator, year)
        },
    }


def _moved(key: object, version: Version) -> bool:
    """The version has the baseline of another year, which does not take back the one before."""
    baseline = version.indicator.baseline
    return (
        isinstance(key, tuple)
        and key[0] == BASELINE
        and baseline is not None
        and (key[1] != baseline.fiscal_year)
    )


def _same(one: Quantity | None, other: Quantity | None) -> bool:
    """Two quantities say the same."""
    return _said(one) == _said(other)


def _said(quantity: Quantity | None) -> object:
    return quantity and (quantity.number, quantity.text, quantity.open, quantity.as_of)
