"""What the options of `record` give, and how messages call them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import message
from apcli.errors import NotRecorded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.models import Plan
    from apcli.recording import Called, Given

_OPTIONS = {
    "indicator": "KEY[/INDICATOR]",
    "grades": "--grade",
    "evaluation": "--review",
    "issues": "--review",
    "next_steps": "--review",
    "direction": "--review",
}
"""The options that are not called like what they give."""

_SEPARATOR = re.compile("[=＝:：]")


@dataclass(frozen=True, slots=True)
class Asked:
    """The options by what they give; None is not given."""

    options: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        """What is given."""
        return self.options[name]

    def text(self, name: str) -> str:
        """What is given.

        Raises:
            NotRecorded: it is not.
        """
        if self.options[name] is None:
            raise called().required(name)
        return str(self.options[name])

    def check_alone(self, name: str, *others: str) -> None:
        """Let pass an option that is combined with none but these.

        Raises:
            NotRecorded: it is.
        """
        for other, value in self.options.items():
            if value is not None and other not in (name, *others):
                raise called().combined(other, name)

    def given(
        self,
        place: tuple[str, str | None],
        year: int,
        plan: Plan,
        review: Mapping[str, str],
        *,
        replace: bool,
    ) -> Given:
        """What is given for an initiative, or for its indicator."""
        from apcli.recording import Given

        initiative, indicator = place
        known = {
            name: value
            for name, value in self.options.items()
            if name not in ("indicator", "grades", "review", "edit", "csv")
        }
        grades = dict(_grade(each, plan) for each in self.options["grades"] or ())
        return Given(
            initiative, year, indicator, review=review, grades=grades, replace=replace, **known
        )


def called() -> Called:
    """How messages call what is given: by the options."""
    from apcli.recording import Called

    return Called(
        lambda name: _OPTIONS.get(name, f"--{name.replace('_', '-')}"),
        message("for usage, run '{command} --help'", command="apcli record"),
    )


def _grade(word: str, plan: Plan) -> tuple[str, str]:
    """The grade and the label: 総合評価=A, or A alone where the plan has one grade.

    Raises:
        NotRecorded: no grade is named, and the plan does not have exactly one.
    """
    parts = _SEPARATOR.split(word, maxsplit=1)
    if len(parts) == 2:
        return parts[0].strip(), parts[1].strip()
    if len(plan.grades) == 1:
        return plan.grades[0].key, word
    keys = ", ".join(f"{each.key}={word}" for each in plan.grades)
    raise NotRecorded(
        message("--grade names no grade of the plan"),
        message("specify one of {choices}", choices=keys) if keys else None,
    )
