"""What a plan declares by keys: a word → the key, whether it is the key or the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.models import Change
from apcli.models.grammar import excerpt
from apcli.models.naming import Named, key_called, key_meant
from apcli.nearest import comparison_key, guess, translation
from apcli.workspace import PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.models import Plan, Taxonomy


def status_called(word: str, taxonomy: Taxonomy) -> str:
    """The key of a status of the plan.

    Raises:
        NotInPlan: it has none so called.
    """
    known = [Named(each.key, (each.name,)) for each in taxonomy.statuses]
    return _key(word, known, "statuses", TAXONOMY)


def stage_called(word: str, taxonomy: Taxonomy) -> str:
    """The key of a stage of the plan.

    Raises:
        NotInPlan: it has none so called.
    """
    known = [Named(each.key, (each.name,)) for each in taxonomy.stages]
    return _key(word, known, "stages", TAXONOMY)


def reviewer_called(word: str, plan: Plan) -> str:
    """The key of who reviews.

    Raises:
        NotInPlan: nobody so called does.
    """
    known = [Named(each.key, (each.name,)) for each in plan.reviewers]
    return _key(word, known, "reviewers", PLAN)


def period_called(word: str, plan: Plan) -> str:
    """The key of a period of the year.

    Raises:
        NotInPlan: the plan has none so called.
    """
    known = [Named(each.key, (each.name,)) for each in plan.periods]
    return _key(word, known, "periods", PLAN)


def grade_called(word: str, plan: Plan) -> str:
    """The key of a grade that reviews give.

    Raises:
        NotInPlan: the plan has none so called.
    """
    known = [Named(each.key, (each.name,)) for each in plan.grades]
    return _key(word, known, "grades", PLAN)


def grade_label(word: str, grade: str, plan: Plan) -> str:
    """The label of a step of a grade, by itself or by its meaning, in whatever width and case.

    Raises:
        NotInPlan: the grade has no such step.
    """
    steps = [step for each in plan.grades if each.key == grade for step in each.steps]
    typed = comparison_key(word)
    for calls in (
        {step.label: comparison_key(step.label) for step in steps},
        {step.label: comparison_key(step.meaning or "") for step in steps},
    ):
        found = [label for label, call in calls.items() if call == typed]
        if word in calls or len(found) == 1:
            return word if word in calls else found[0]
    known = [Named(step.label, (step.meaning or step.label,)) for step in steps]
    raise _unknown(word, known, f"steps of {grade}", PLAN)


def change_called(word: str) -> Change:
    """A change of the data format, in English or Japanese.

    Raises:
        NotInPlan: it is none.
    """
    meant = guess(word, Change)
    if meant is not None and meant.sure:
        return Change(meant.word)
    translated = translation(word, Change)
    if translated is not None:
        return Change(translated)
    raise NotInPlan(
        message("'{name}' is not a change of an initiative", name=excerpt(word)),
        message("they are: {names}", names=", ".join(Change)),
    )


def _key(word: str, known: Sequence[Named], name: str, file: str) -> str:
    if word in [each.key for each in known]:
        return word
    key = key_called(word, known)
    if key is None:
        raise _unknown(word, known, name, file)
    return key


def _unknown(word: str, known: Sequence[Named], name: str, file: str) -> NotInPlan:
    text = message("'{name}' is not one of the plan's {list}", name=excerpt(word), list=name)
    if not known:
        return NotInPlan(text, message("add it to '{list}' in {file}", list=name, file=file))
    every = message("they are: {names}", names=", ".join(each.key for each in known))
    return NotInPlan(text, key_meant(word, known, every).help)
