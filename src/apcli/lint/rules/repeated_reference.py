"""A department, item, related initiative or review that is listed twice.

A review is, where two of a year are by the same reviewer and of the same period.

Why:
    The document prints it twice. Usually the second one should be another: then a department
    that takes part, or a policy that is served, is missing.

How to fix:
    Delete the second one, or write the one that was meant. Several reviews of a year say whose they
    are (`who`), and of which part of the year (`period`).

When to ignore:
    Never: listing something twice adds nothing.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進課, 情報推進課]

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進課]
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from apcli.diagnostics import DataPath, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Initiative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.models import Sheet

RULE = Rule("AP211", "repeated-reference", Severity.WARNING)


def check_sheet(sheet: Sheet) -> Iterator[Finding]:
    """Every list of references in it."""
    departments = (("departments", index, *each.path) for index, each in enumerate(sheet.in_charge))
    yield from _repeated(departments, sheet.departments)
    seen: set[tuple[int, str | None, str | None]] = set()
    for path, year, review in sheet.every_review:
        if (year, review.who, review.period) in seen:
            text = message("{year} has another review by the same reviewer and of the same period")
            help = message("write whose it is as 'who', or its 'period', or delete one of the two")
            yield Finding(path, text.with_values(year=year), help)
        seen.add((year, review.who, review.period))
    if isinstance(sheet, Initiative):
        yield from _repeated(_entries("related"), sheet.related)
        yield from _repeated(_entries("also_under"), sheet.also_under)
        for axis, items in sheet.classification.items():
            yield from _repeated(_entries("classification", axis), items)


def _entries(*path: str) -> Iterator[DataPath]:
    return ((*path, index) for index in count())


def _repeated(paths: Iterable[DataPath], names: tuple[str, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in zip(paths, names, strict=False):
        if name in seen:
            text = message("'{name}' is listed twice", name=name)
            yield Finding(path, text, message("delete one of the two"))
        seen.add(name)
