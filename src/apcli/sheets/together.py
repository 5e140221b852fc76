"""The files of one round, read together: which round it is, and which files do not belong to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.sheets.asked import Round
from apcli.sheets.returned import Finding, Returned, Spot, returned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.sheets.book import Origin
    from apcli.sheets.typed import TypedFile


class Together(NamedTuple):
    """The files with their findings, and the round that they answer; None where there is none."""

    files: tuple[Returned, ...]
    asked: Round | None


def together(files: Sequence[TypedFile], city: str) -> Together:
    """The files read as answers to one round of this city, which is that of most of them."""
    found = [returned(each) for each in files]
    origin = _origin(found, city)
    if origin is None:
        return Together(tuple(_of_no_round(each, city) for each in found), None)
    kept = [returned(each, origin) for each in files]
    due = next((each.due for each in kept if each.due), None)
    contact = next((each.contact for each in kept if each.contact), None)
    asked = Round(origin.ask, origin.fiscal_year, due, contact)
    return Together(tuple(_without_twins(kept)), asked)


def _origin(files: Sequence[Returned], city: str) -> Origin | None:
    """Where most of the files come from, among those of the city."""
    counts = Counter(
        origin
        for file in files
        for origin in {seal.origin for seal in file.seals}
        if origin.city == city
    )
    return counts.most_common(1)[0][0] if counts else None


def _of_no_round(file: Returned, city: str) -> Returned:
    if not file.seals:
        return file
    others = ", ".join(sorted({seal.origin.city for seal in file.seals}))
    text = message("the workbook is another city's ({city})", city=others)
    return Returned(file.file, (), (Finding(Spot(file.file), text),), ())


def _without_twins(files: Sequence[Returned]) -> list[Returned]:
    """The files, where several are the workbook of one department with that as a finding."""
    of_department: dict[str | None, list[str]] = defaultdict(list)
    for file in files:
        if file.book is not None:
            of_department[file.book.department].append(file.file)
    found = []
    for file in files:
        names = of_department[file.book.department] if file.book is not None else []
        others = ", ".join(name for name in names if name != file.file)
        if not others:
            found.append(file)
            continue
        text = message("{others} is a workbook of the same department", others=others)
        findings = (*file.findings, Finding(Spot(file.file), text))
        found.append(replace(file, findings=findings))
    return found
