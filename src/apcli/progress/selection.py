"""Which initiatives and indicators are asked for: by department, stage, axis and verdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.models import Initiative
from apcli.models.naming import Named, key_called, key_meant, named_items, plain_number
from apcli.nearest import comparison_key, did_you_mean, nearest
from apcli.progress.outcomes import Verdict
from apcli.progress.report import Selection
from apcli.words import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apcli.diagnostics import Message
    from apcli.models import Axis, GoalTree, Sheet, Taxonomy

SheetT = TypeVar("SheetT", bound="Sheet")


def selected_from(sheets: Mapping[str, SheetT], selection: Selection) -> dict[str, SheetT]:
    """The initiatives and goals that are asked for, whatever the verdicts of their indicators."""
    return {
        key: each
        for key, each in sheets.items()
        if (not selection.initiatives or key in selection.initiatives)
        and _is_below(selection, key, each)
        and is_selected(selection, each)
    }


def _is_below(selection: Selection, key: str, sheet: Sheet) -> bool:
    """One of the goals that are asked for is the sheet, or above it."""
    goal = sheet.goal if isinstance(sheet, Initiative) else key
    return not selection.goals or any(goal in below for below in selection.goals.values())


def is_selected(selection: Selection, sheet: Sheet) -> bool:
    """The department, stage and items are asked for; a goal has neither stage nor items."""
    if selection.departments and not set(selection.departments) & set(sheet.departments):
        return False
    if not isinstance(sheet, Initiative):
        return not selection.stages and not selection.items
    if selection.stages and (sheet.stage is None or sheet.stage.key not in selection.stages):
        return False
    return all(
        set(keys) & set(sheet.classification.get(axis, ()))
        for axis, keys in selection.items.items()
    )


def select(
    taxonomy: Taxonomy,
    *,
    initiatives: Mapping[str, int | str | None] | None = None,
    departments: Iterable[str] = (),
    stages: Iterable[str] = (),
    items: Iterable[str] = (),
    verdicts: Iterable[str] = (),
    verdict_names: Mapping[str, Verdict] | None = None,
) -> Selection:
    """The selection that these words name.

    Args:
        taxonomy: what the plan has.
        initiatives: printed numbers by key.
        departments: names of departments.
        stages: keys or names of stages.
        items: an axis and one of its items, by keys, names or printed number: `policy:3`.
        verdicts: verdicts as the JSON names them, or as tables do.
        verdict_names: the verdicts by what the reader's tables call them, for the help.

    Raises:
        NotInPlan: there is no such department, stage, axis, item or verdict.
    """
    by_axis: dict[str, list[str]] = {}
    for word in items:
        axis, item = _item(taxonomy, word)
        by_axis.setdefault(axis, []).append(item)
    return Selection(
        initiatives=initiatives or {},
        departments=tuple(_department(taxonomy, word) for word in departments),
        stages=tuple(_stage(taxonomy, word) for word in stages),
        items={axis: tuple(keys) for axis, keys in by_axis.items()},
        verdicts=tuple(_verdict(word, verdict_names or {}) for word in verdicts),
    )


def axis_called(taxonomy: Taxonomy, word: str, others: Sequence[str] = ()) -> Axis:
    """The axis with this key or name; `others` are words that could have been meant, too.

    Raises:
        NotInPlan: there is none.
    """
    found = taxonomy.axis_called(word)
    if found is not None:
        return found
    known = [*others, *(axis.key for axis in taxonomy.axes)]
    raise _unknown(message("unknown axis '{name}'", name=word), word, known)


def goals_called(tree: GoalTree, words: Iterable[str]) -> dict[str, frozenset[str]]:
    """The goals with these keys, numbers or titles, each with the keys of all below it.

    Raises:
        NotInPlan: there is none, or there are several.
    """
    return {key: tree.below(key) for key in (_goal(tree, word) for word in words)}


def _goal(tree: GoalTree, word: str) -> str:
    named = [Named(key, (each.title,), each.number) for key, each in tree.goals.items()]
    found = key_called(word, named)
    if found is not None:
        return found
    if not named:
        raise NotInPlan(message("the plan has no goals"))
    typed = comparison_key(word)
    text = message("unknown goal '{name}'", name=word)
    if any(typed in map(comparison_key, (str(each.number), *each.names)) for each in named):
        text = message("'{name}' is the number or title of several goals", name=word)
    choices = _choices(
        each.key if each.number is None else f"{each.key} ({each.number})" for each in named
    )
    raise NotInPlan(text, key_meant(word, named, choices).help)


def _department(taxonomy: Taxonomy, word: str) -> str:
    found = taxonomy.department_called(word)
    if found is not None:
        return found
    names = [department.name for department in taxonomy.departments]
    now = [department.name for department in taxonomy.departments if word in department.formerly]
    text = message("unknown department '{name}'", name=word)
    raise _unknown(text, now[0] if now else word, names)


def _stage(taxonomy: Taxonomy, word: str) -> str:
    found = taxonomy.stage_called(word)
    if found is not None:
        return found.key
    known = [name for stage in taxonomy.stages for name in (stage.key, stage.name)]
    raise _unknown(message("unknown stage '{name}'", name=word), word, known)


def _item(taxonomy: Taxonomy, word: str) -> tuple[str, str]:
    key, colon, item = word.replace("：", ":").partition(":")
    axis = axis_called(taxonomy, key)
    known = [f"{axis.key}:{each.key}" for each in axis.items]
    if not colon:
        text = message("'{value}' is an axis, not an item of it", value=word)
        raise NotInPlan(text, _choices(known))
    found = axis.item_called(item)
    if found is None:
        text = message("the axis '{axis}' has no item '{name}'", axis=axis.key, name=item)
        if plain_number(item).isdecimal():  # a number resembles nothing
            raise NotInPlan(text, _choices(known))
        near = key_meant(item, named_items(axis), text).key
        raise _unknown(text, f"{axis.key}:{near}" if near else word, known)
    return axis.key, found.key


def _verdict(word: str, names: Mapping[str, Verdict]) -> Verdict:
    typed = _bare(word)
    for verdict in Verdict:
        if typed in map(_bare, (verdict, *names_of(f"Verdict.{verdict}"))):
            return verdict
    # No name is guessed at: the nearest to 未達成 is 達成.
    near = nearest(word, tuple(Verdict))
    text = message("unknown verdict '{name}'", name=word)
    raise NotInPlan(text, did_you_mean(near, _choices(names or tuple(Verdict))))


def _bare(name: str) -> str:
    return re.sub("[-_]", "", comparison_key(name))


def _unknown(text: Message, word: str, known: Sequence[str]) -> NotInPlan:
    """The error for a word that is none of the known: it names the nearest of them, or all."""
    return NotInPlan(text, did_you_mean(nearest(word, known), _choices(known)) if known else None)


def _choices(known: Iterable[str]) -> Message:
    return message("one of: {choices}", choices=", ".join(known))
