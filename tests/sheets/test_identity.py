"""Whatever the format allows: sent, filled in and taken back it is what was filled in."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apcli.models import Change, Kind, YearState
from apcli.sheets.asked import Round, book_of
from apcli.sheets.book import Ask
from apcli.sheets.gathering import gathered
from apcli.sheets.together import together
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.words import words_in
from apcli.workspace import load
from tests.processes import DATA
from tests.sheets.books import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAN = load(DATA, "data")
WORDS = words_in("ja")
ASKED = Round(Ask.RESULTS, 2025)
DEPARTMENT = "市民課"
BOOK = book_of(PLAN, ASKED, DEPARTMENT)
NUMBERS = {row.id for row in BOOK.table.rows if isinstance(row.locked[-1], Decimal)}

# What a spreadsheet and a file of the plan keep: no control characters, nothing at the edges.
TEXT = (
    st.text(
        st.characters(
            blacklist_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp", "Cf"),
            blacklist_characters="\ufeff\x85",
        ),
        min_size=1,
        max_size=60,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
PROSE = st.lists(TEXT, min_size=1, max_size=4).map("\n".join)
VALUES = st.decimals("0", "999999", places=2, allow_nan=False).map(
    lambda value: value.normalize() + 0
)
DAYS = st.dates(datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))


@st.composite
def values(draw: st.DrawFn) -> dict[tuple[str, str], Any]:
    """The answers to a row: a value with what stands beside it, or why there is none."""
    row = draw(st.sampled_from(sorted(NUMBERS)))
    if draw(st.booleans()):
        return {(row, "value"): draw(st.sampled_from([WORDS.of(each) for each in YearState]))}
    kind = draw(st.sampled_from([Kind.ACTUAL, Kind.PRELIMINARY]))
    found: dict[tuple[str, str], Any] = {
        (row, "value"): draw(VALUES),
        (row, "kind"): WORDS.of(kind),
    }
    if draw(st.booleans()):
        found[row, "as_of"] = draw(DAYS).isoformat()
    if draw(st.booleans()):
        found[row, "note"] = draw(TEXT)
    return found


@st.composite
def texts(draw: st.DrawFn) -> dict[tuple[str, str], Any]:
    """The answers to a sheet."""
    key = draw(st.sampled_from([sheet.id for sheet in BOOK.sheets]))
    found = {
        (key, field): draw(PROSE)
        for field in ("evaluation", "issues", "next_steps")
        if draw(st.booleans())
    }
    if draw(st.booleans()):
        change = draw(st.sampled_from([*Change]))
        found[key, "direction"] = WORDS.of(change)
    return found


def there(answers: Mapping[tuple[str, str], Any]) -> Mapping[tuple[str, str], Any]:
    """What the plan has of each answer, in the words of the workbook."""
    file = typed(write_xlsx(BOOK, Filled(answers, {})))
    read, asked = together([file], "132292")
    assert asked == ASKED
    accepted = [str(answer.spot) for answer in read[0].answers]
    found = gathered(PLAN, read, ASKED, accepted)
    assert [str(each.sentence) for each in found.findings] == []
    after = found.workspace
    again = book_of(after, ASKED, DEPARTMENT)
    said = {
        (row.id, cell.field): cell.exported
        for row in again.table.rows
        for cell in row.open
        if cell is not None
    }
    said |= {
        (sheet.id, each.cell.field): each.cell.exported
        for sheet in again.sheets
        for each in sheet.questions
    }
    return {place: said[place] for place in answers}


def as_said(content: Any) -> str:
    return f"{content:f}" if isinstance(content, Decimal) else str(content).strip()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(values() | texts(), min_size=1, max_size=6))
def test_what_is_filled_in_is_what_the_plan_has(given_: list[dict[tuple[str, str], Any]]) -> None:
    answers: dict[tuple[str, str], Any] = {}
    for each in given_:
        if not any(place[0] in {about for about, _ in answers} for place in each):
            answers |= each
    found = there(answers)
    for (about, field), content in answers.items():
        now = found[about, field]
        if field == "as_of":
            continue  # said as 令和7年9月30日
        assert as_said(now) == as_said(content), (about, field)
