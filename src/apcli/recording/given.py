"""What is given for a sheet and a year, as texts → requests; what makes no sense is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.diagnostics import Message, message
from apcli.errors import NotRecorded
from apcli.models import Kind, YearState
from apcli.models.grammar import is_number
from apcli.models.no_value import state_meant
from apcli.recording.costs import NewCosts
from apcli.recording.indicator import find_indicator
from apcli.recording.review import NewReview
from apcli.recording.state import NewState
from apcli.recording.status import NewStatus
from apcli.recording.value import NewValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.recording.requests import Request
    from apcli.workspace import Workspace

_OF_VALUES = ("kind", "value", "text", "achieved", "numerator", "denominator")
_TEXTS = ("evaluation", "issues", "next_steps", "direction")
_OF_COSTS = ("budget", "actual_cost")


@dataclass(frozen=True, slots=True)
class Given:
    """What is given for an initiative or goal and a fiscal year; None is not given.

    `kind` is a kind of value or a state, `achieved` the judgement on a `text`. `as_of` and `note`
    belong to what else is given.
    """

    initiative: str
    fiscal_year: int
    indicator: str | None = None
    kind: Kind | YearState | None = None
    value: str | None = None
    text: str | None = None
    achieved: bool | None = None
    numerator: str | None = None
    denominator: str | None = None
    as_of: str | None = None
    note: str | None = None
    review: Mapping[str, str] = field(default_factory=dict)
    grades: Mapping[str, str] = field(default_factory=dict)
    who: str | None = None
    period: str | None = None
    status: str | None = None
    budget: str | None = None
    actual_cost: str | None = None
    replace: bool = False

    def has(self, name: str) -> bool:
        """It is given."""
        if name in _TEXTS:
            return name in self.review
        value = getattr(self, name)
        return value is not None and value != {}


@dataclass(frozen=True, slots=True)
class Called:
    """How messages call what is given: by options or by columns; `help` is for what is wrong."""

    name: Callable[[str], str]
    help: Message | None = None

    def required(self, name: str) -> NotRecorded:
        """The refusal of what lacks something."""
        return NotRecorded(message("{name} is required", name=self.name(name)), self.help)

    def requires(self, name: str, other: str) -> NotRecorded:
        """The refusal of what makes sense with something else only."""
        text = message("{name} requires {other}", name=self.name(name), other=self.name(other))
        return NotRecorded(text, self.help)

    def combined(self, name: str, other: str, value: str = "") -> NotRecorded:
        """The refusal of two things that exclude each other, the second perhaps by its value."""
        shown = f"{self.name(other)} {value}".rstrip()
        text = message("{name} cannot be combined with {other}")
        return NotRecorded(text.with_values(name=self.name(name), other=shown), self.help)


def requests_of(given: Given, workspace: Workspace, called: Called) -> list[Request]:
    """The requests: what is measured first, then the status, the costs and the review.

    Raises:
        NotInPlan: the initiative has no such indicator.
        NotRecorded: nothing is given, something lacks, or two things exclude each other.
    """
    values = [name for name in _OF_VALUES if given.has(name)]
    review = [name for name in (*_TEXTS, "grades") if given.has(name)]
    costs = [name for name in _OF_COSTS if given.has(name)]
    parts = [
        *(["value"] if values else []),
        *(["status"] if given.status is not None else []),
        *(["budget"] if costs else []),
        *(["review"] if review else []),
    ]
    _check_parts(given, called, parts)
    requests: list[Request] = []
    if values:
        requests.append(_of_value(given, workspace, called))
    if given.status is not None:
        note = None if values else given.note
        requests.append(
            NewStatus(given.initiative, given.fiscal_year, given.status, note, given.replace)
        )
    if costs:
        note = None if values or given.status is not None else given.note
        requests.append(
            NewCosts(
                given.initiative,
                given.fiscal_year,
                given.budget,
                given.actual_cost,
                note,
                given.replace,
            )
        )
    if review:
        requests.append(_of_review(given, values))
    return requests


def _check_parts(given: Given, called: Called, parts: Sequence[str]) -> None:
    if not parts:
        if given.has("who") or given.has("period"):
            raise called.requires("who" if given.has("who") else "period", "review")
        raise called.required("value")
    if "value" not in parts and given.indicator is not None:
        raise NotRecorded(
            message("{what} is recorded of a whole initiative", what=called.name(parts[0])),
            message("write {guess}", guess=given.initiative),
        )
    if "review" not in parts:
        for name in ("who", "period"):
            if given.has(name):
                raise called.requires(name, "review")
    if given.note is not None and "value" not in parts:
        notable = [each for each in parts if each != "review"]
        if len(notable) != 1:
            other = [*notable, "review"][1] if notable else "review"
            raise called.combined("note", other)
    if given.as_of is not None and not {"value", "review"} & {*parts}:
        raise called.combined("as_of", parts[0])


def _of_value(given: Given, workspace: Workspace, called: Called) -> NewValue | NewState:
    contents = [name for name in ("value", "text", "numerator", "denominator") if given.has(name)]
    if isinstance(given.kind, YearState):
        for name in (*contents, "achieved", "as_of", "note"):
            if given.has(name):
                raise called.combined(name, "kind", given.kind.replace("_", "-"))
        return NewState(*_place(given, workspace), given.kind, given.replace)
    _check_content(given, contents, called)
    state = _state(given)
    if state is not None:
        for name in ("as_of", "note"):
            if given.has(name):
                raise called.combined(name, "value", given.value or "")
        return NewState(*_place(given, workspace), state, given.replace)
    if given.kind is None:
        raise called.required("kind")
    return NewValue(
        *_place(given, workspace),
        given.kind,
        given.value,
        given.as_of,
        given.note,
        given.replace,
        given.text,
        given.achieved,
        given.numerator,
        given.denominator,
    )


def _check_content(given: Given, contents: Sequence[str], called: Called) -> None:
    if given.achieved is not None and given.text is None:
        raise called.requires("achieved", "text")
    if not contents:
        raise called.required("value")
    for one, other in (("numerator", "denominator"), ("denominator", "numerator")):
        if given.has(one) and not given.has(other):
            raise called.requires(one, other)
    first, *others = contents
    for other in others:
        if {first, other} != {"numerator", "denominator"}:
            raise called.combined(other, first)


def _state(given: Given) -> YearState | None:
    """The state that is given instead of a value: 集計中."""
    if given.value is None or is_number(given.value):
        return None
    meant = state_meant(given.value)
    return YearState(meant.word) if meant is not None and not meant.part else None


def _place(given: Given, workspace: Workspace) -> tuple[str, str, int]:
    sheet = workspace.sheets[given.initiative]
    indicator = find_indicator(given.initiative, sheet, given.indicator)
    return given.initiative, indicator, given.fiscal_year


def _of_review(given: Given, values: Sequence[str]) -> NewReview:
    return NewReview(
        given.initiative,
        given.fiscal_year,
        who=given.who,
        period=given.period,
        grades=given.grades,
        by=None if values else given.as_of,
        replace=given.replace,
        **given.review,
    )
