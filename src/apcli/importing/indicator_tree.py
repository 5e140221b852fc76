"""The draft of an indicator → its tree in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.importing.counting import aggregation_of, direction_of, unit_of
from apcli.importing.figures import is_nothing
from apcli.importing.meanings import KINDS, Meaning
from apcli.importing.measuring import Measuring
from apcli.importing.texts import UNKNOWN, one_line, prose

if TYPE_CHECKING:
    from apcli.importing.account import Account
    from apcli.importing.indicator_draft import IndicatorDraft, Years
    from apcli.source.building import Tree


def indicator_tree(draft: IndicatorDraft, years: Years, account: Account) -> dict[str, Tree] | None:
    """The fields of an indicator in their order; None if it has neither name nor values."""
    if _says_nothing(draft):
        account.skip(cell for each in (draft.name, *draft.entries) if each for cell in each.cells)
        return None
    tree = _named(draft, account)
    name = str(tree["name"])
    if kind := _kind(draft, account):
        tree["kind"] = kind
    for meaning in (Meaning.DEFINITION, Meaning.RATIONALE):
        if (entry := draft.of(meaning)) and not is_nothing(entry.text):
            tree[str(meaning)] = prose(entry.text)
            account.place(entry.cells)
    unit = unit_of(draft, name, account)
    aggregation = aggregation_of(draft, name, account)
    direction = direction_of(draft, unit.text, account)
    measured = Measuring(draft, unit.text, direction, years, account)
    values = measured.trees()
    for field, said in (("unit", unit), ("aggregation", aggregation)):
        if measured.has_numbers or not said.guess:
            tree[field] = said.text
            if said.proposed:
                account.propose((draft.name or draft.entries[0]).cell, said.proposed)
    if direction:
        tree["direction"] = direction
    tree |= values
    _left(draft, account)
    return tree


def _kind(draft: IndicatorDraft, account: Account) -> str | None:
    """成果指標 or 活動指標, as the head over the name or a cell beside it says."""
    entry = draft.of(Meaning.INDICATOR_KIND)
    given = next((kind for word, kind in KINDS.items() if entry and word in entry.text), None)
    if entry and given:
        account.place(entry.cells)
        return given
    if draft.name and draft.name.label.meaning in (Meaning.OUTCOME, Meaning.OUTPUT):
        return str(draft.name.label.meaning)
    return None


def _says_nothing(draft: IndicatorDraft) -> bool:
    nameless = draft.name is None or is_nothing(draft.name.text)
    return nameless and all(is_nothing(each.text) for each in draft.entries)


def _named(draft: IndicatorDraft, account: Account) -> dict[str, Tree]:
    """The name, and the series of a further row under the same name."""
    given = one_line(draft.name.text) if draft.name else ""
    name = UNKNOWN if is_nothing(given) else given
    first = (draft.name or draft.entries[0]).cell
    account.place(draft.name.cells if draft.name else ())
    if name == UNKNOWN:
        why = message("the indicator has no name: {text} is proposed", text=name)
        account.propose(first, why)
    if draft.series == 1:
        return {"name": name}
    series = str(draft.series)
    why = message("a second row of '{name}': series {series} is proposed", name=name, series=series)
    account.propose(first, why)
    return {"name": name, "series": series}


def _left(draft: IndicatorDraft, account: Account) -> None:
    """What is there twice, or was only looked at."""
    account.place(cell for each in draft.repeated for cell in each.cells)
    placed = {
        (each.label.meaning, each.text)
        for each in draft.entries
        if all(cell.place in account.placed for cell in each.cells)
    }
    for each in draft.entries:
        if all(account.knows(cell) for cell in each.cells):
            continue
        if is_nothing(each.text):
            account.skip(each.cells)
        elif (each.label.meaning, each.text) in placed:
            account.place(each.cells)
        else:
            account.leave(each.cells, message("the indicator already has one"))


def distinct(trees: list[dict[str, Tree]]) -> list[dict[str, Tree]]:
    """The indicators, those of one name told apart by their series."""
    seen: set[tuple[object, object]] = set()
    found = []
    for tree in trees:
        series = int(str(tree.get("series", "1")))
        while (tree["name"], str(series) if series > 1 else None) in seen:
            series += 1
        rest = {name: each for name, each in tree.items() if name not in ("name", "series")}
        given = {"series": str(series)} if series > 1 else {}
        seen.add((tree["name"], given.get("series")))
        found.append({"name": tree["name"], **given, **rest})
    return found
