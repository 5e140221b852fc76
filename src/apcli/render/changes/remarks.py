"""What happened, in a few words: the kind of a change, and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.editions.change import ChangeKind, Sort, Source
from apcli.render.changes.naming import field_word
from apcli.render.labels import difference_unit
from apcli.text.printed import change_label

if TYPE_CHECKING:
    from apcli.editions.change import PlanChange
    from apcli.render.changes.saying import Saying
    from apcli.words import Words

_BELONGING = frozenset({"departments", "goal", "parent", "stage"})
"""Fields that say to what an initiative or a goal belongs."""


def kind_of(change: PlanChange, new: Saying, words: Words) -> str:
    """The kind of a change: 引上げ, 担当課の変更; of what has ended how it has."""
    if change.kind is ChangeKind.ENDED:
        ending = new.ending(change.new)
        return ending or words.of(change.kind)
    thing = _other_thing(change)
    if thing is not None:
        return words.say(message("other {thing}", thing=field_word(thing, words)))
    if change.sort is Sort.TARGETS and change.kind is ChangeKind.ADDED and change.old:
        return words("set")  # a target that was still open
    if change.fields[:1] == ("indicators",) and change.kind is ChangeKind.MOVED:
        return _moved_indicator(change, words)
    return words.of(change.kind)


def _moved_indicator(change: PlanChange, words: Words) -> str:
    """It stands in another place of its sheet, or in another sheet."""
    if change.old_keys == change.new_keys:
        return words.of(change.kind)
    return words.say(message("moved from another {thing}", thing=words("initiative")))


def _other_thing(change: PlanChange) -> str | None:
    """The field of what belongs to another thing now, or has another number."""
    first = change.fields[0] if change.fields else ""
    of_baseline = change.kind is ChangeKind.CHANGED and change.fields[-1:] == ("baseline",)
    if of_baseline and change.new_indicator is not None:
        return "years.baseline"
    of_sheet = change.source in (Source.INITIATIVE, Source.GOAL)
    moved = of_sheet and change.kind is ChangeKind.MOVED and first in _BELONGING
    return first if moved or change.kind is ChangeKind.RENUMBERED else None


def amount_of(change: PlanChange, new: Saying, words: Words) -> str | None:
    """By how much a number changed, with its sign and unit; None where that is not known."""
    if change.amount is None or change.new_indicator is None:
        return None
    about = new.subject(change.new_keys[0], change.new_indicator)
    return change_label(change.amount, about.minus) + difference_unit(about, words)


def effect_of(change: PlanChange, words: Words) -> str | None:
    """Whether a target asks for more or for less than it did; None where nobody can say."""
    if change.sort is not Sort.TARGETS or change.better is None:
        return None
    return words("stricter" if change.better else "looser")


def remark(change: PlanChange, new: Saying, words: Words) -> str:
    """The kind with the amount and the effect: 引上げ（+6件、目標の強化）."""
    said = [each for each in (amount_of(change, new, words), effect_of(change, words)) if each]
    kind = kind_of(change, new, words)
    if not said:
        return kind
    return (
        f"{kind}（{'、'.join(said)}）" if words.language == "ja" else f"{kind} ({', '.join(said)})"
    )
