"""Reviews, statuses and costs as different people write them, and requests for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from apcli.recording import NewCosts, NewReview, NewStatus
from tests.recording.styles import HEAD, MOSTLY, NOTES, YEARS, Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.recording import Request

    Draw = Callable[[st.SearchStrategy[Any]], Any]

_LINES = st.text("窓口 a:#-[]{}&*!|>%@`'\"\\,?~\t　0・", max_size=8)
TEXTS = NOTES | st.lists(_LINES, min_size=1, max_size=4).map("\n".join)
WHO = ["own", "committee"]
PERIODS = [None, "h1"]
GRADES = {"overall": ["A", "B"], "speed": ["○", "△"]}
_AMOUNTS = st.integers(0, 99999).map(str)


class WrittenSheet(NamedTuple):
    """The fields of a sheet as data, and its file's text."""

    fields: dict[str, Any]
    text: str
    line_break: str


@st.composite
def _review(draw: Draw, who: str, period: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"who": who}
    if period:
        fields["period"] = period
    given = [key for key in GRADES if draw(st.booleans())]
    if given:
        fields["grades"] = {key: draw(st.sampled_from(GRADES[key])) for key in given}
    for name in ("evaluation", "issues", "next_steps"):
        if draw(st.booleans()):
            fields[name] = draw(TEXTS)
    return {name: each for name, each in fields.items() if each != ""}


@st.composite
def _reviews(draw: Draw) -> Any:
    pairs = draw(
        st.lists(
            st.tuples(st.sampled_from(WHO), st.sampled_from(PERIODS)),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    reviews = [draw(_review(*pair)) for pair in pairs]
    return reviews[0] if len(reviews) == 1 and draw(MOSTLY) else reviews


@st.composite
def _status(draw: Draw) -> Any:
    key = draw(st.sampled_from(["running", "done"]))
    return key if draw(st.booleans()) else {"key": key, "note": draw(NOTES)}


@st.composite
def _costs(draw: Draw) -> Any:
    fields = {"budget": draw(_AMOUNTS), "actual": draw(_AMOUNTS), "note": draw(NOTES)}
    return {name: each for name, each in fields.items() if draw(MOSTLY)}


@st.composite
def written_sheets(draw: Draw) -> WrittenSheet:
    """An initiative with some of what can be recorded of it."""
    fields: dict[str, Any] = {}
    for name, values in (("status", _status()), ("costs", _costs()), ("reviews", _reviews())):
        if draw(MOSTLY):
            fields[name] = {year: draw(values) for year in YEARS if draw(st.booleans())}
    writer = Writer(draw)
    text = HEAD + "".join(writer.entry(name, each, "") for name, each in fields.items())
    line_break = draw(st.sampled_from(["\n", "\r\n"]))
    return WrittenSheet(fields, text.replace("\n", line_break), line_break)


@st.composite
def requests(draw: Draw) -> Request:
    """A request that may replace what is there."""
    year = int(draw(st.sampled_from(YEARS)))
    kind = draw(st.sampled_from([NewReview, NewReview, NewStatus, NewCosts]))
    if kind is NewStatus:
        key = draw(st.sampled_from(["running", "done"]))
        return NewStatus("first", year, key, draw(st.none() | TEXTS.filter(_says)), replace=True)
    if kind is NewCosts:
        budget, actual = draw(_AMOUNTS), draw(st.none() | _AMOUNTS)
        return NewCosts("first", year, budget, actual, replace=True)
    texts = {name: draw(st.none() | TEXTS.filter(_says)) for name in ("evaluation", "issues")}
    grades = {key: draw(st.sampled_from(GRADES[key])) for key in GRADES if draw(st.booleans())}
    return NewReview(
        "first",
        year,
        who=draw(st.sampled_from(WHO)),
        period=draw(st.sampled_from(PERIODS)),
        grades=grades,
        next_steps=draw(TEXTS.filter(_says)),
        replace=True,
        **texts,
    )


def _says(text: str) -> bool:
    return any(line.rstrip(" \t\u3000") for line in text.split("\n"))
