"""Who has answered, what is missing, and who is late: by the data and by what came back."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from apcli.answers import json as answers_json
from apcli.sheets.asked import Round, book_of, books
from apcli.sheets.book import Ask
from apcli.sheets.gathering import gathered
from apcli.sheets.status import Answered, reminder, status_answer, statuses
from apcli.sheets.together import together
from apcli.sheets.xlsx_writer import Returned as Filled
from apcli.sheets.xlsx_writer import write_xlsx
from apcli.words import words_in
from apcli.workspace import load
from tests.processes import DATA
from tests.sheets.books import typed

if TYPE_CHECKING:
    from apcli.sheets.book import Book, Content
    from apcli.workspace import Workspace

DUE = datetime.date(2026, 5, 15)
ASKED = Round(Ask.RESULTS, 2025, DUE, "企画政策課")
NAME = "市民課"


@pytest.fixture(scope="module")
def plan() -> Workspace:
    return load(DATA, "data")


def needed(book: Book) -> list[tuple[str, str]]:
    """The questions of a workbook that must be answered, by what the issue of a round asks."""
    rows = [(row.id, "value") for row in book.table.rows]
    texts = [
        (sheet.id, field)
        for sheet in book.sheets
        for field in ("evaluation", "issues", "next_steps", "direction")
    ]
    return [*rows, *texts]


def answers(book: Book, count: int) -> dict[tuple[str, str], Content]:
    """Answers to the first of the questions of a department."""
    said: dict[str, Content] = {"value": Decimal(5), "direction": "継続"}
    return {place: said.get(place[1], "した。") for place in needed(book)[:count]}


def of(found: tuple, name: str):  # type: ignore[no-untyped-def, type-arg]
    return next(each for each in found if each.department == name)


@pytest.mark.parametrize("how", ["file", "data"])
@pytest.mark.parametrize("count", [0, 3, 20])
def test_what_is_answered_is_counted_by_the_data_and_by_the_files(
    how: str, count: int, plan: Workspace
) -> None:
    book = book_of(plan, ASKED, NAME)
    assert len(needed(book)) == 20
    file = typed(write_xlsx(book, Filled(answers(book, count), {})))
    files, asked = together([file], "132292")
    assert asked == ASKED
    if how == "file":
        found = statuses(plan, ASKED, files)
    else:
        accepted = [str(answer.spot) for answer in files[0].answers]
        found = statuses(gathered(plan, files, ASKED, accepted).workspace, ASKED)
    each = of(found, NAME)
    assert (each.asked, each.given) == (20, count)
    expected = {0: Answered.NONE, 3: Answered.PART, 20: Answered.WHOLE}[count]
    assert each.answered is expected
    assert sum(len(one.labels) for one in each.lacking) == 20 - count
    assert {other.department for other in found} == {
        each.department for each in books(plan, ASKED) if each.department
    }


@pytest.mark.parametrize(
    ("day", "late"), [(DUE, False), (DUE + datetime.timedelta(1), True), (None, None)]
)
def test_who_is_late_has_not_answered_all_after_the_day(
    day: datetime.date | None, late: bool | None, plan: Workspace
) -> None:
    book = book_of(plan, ASKED, NAME)
    whole = typed(write_xlsx(book, Filled(answers(book, 20), {})))
    files, _asked = together([whole], "132292")
    found = statuses(plan, replace(ASKED, due=None), files, day)
    assert of(found, NAME).late is (None if late is None else False)
    assert of(found, "会計課").late is late
    assert of(found, "会計課").due == DUE


def test_a_reminder_names_what_is_missing_until_when_and_whom_to_ask(plan: Workspace) -> None:
    book = book_of(plan, ASKED, NAME)
    file = typed(write_xlsx(book, Filled(answers(book, 18), {})))
    files, _asked = together([file], "132292")
    each = of(statuses(plan, ASKED, files), NAME)
    text = reminder(each, ASKED, plan.plan, words_in("ja"))
    assert NAME in text
    assert "令和8年5月15日" in text
    assert "企画政策課" in text
    assert [line for line in text.splitlines() if line.startswith("・")] == [
        "・12 キャッシュレス決済の促進【窓口】：今後の取組、今後の方向"
    ]
    whole = typed(write_xlsx(book, Filled(answers(book, 20), {})))
    files, _asked = together([whole], "132292")
    assert reminder(of(statuses(plan, ASKED, files), NAME), ASKED, plan.plan, words_in("ja")) == ""


def test_programs_read_the_same(plan: Workspace) -> None:
    found = statuses(plan, ASKED)
    words = words_in("ja")
    facts = json.loads(answers_json.render(status_answer(found, ASKED, plan.plan, words), words))
    assert [each["department"] for each in facts["departments"]] == [
        each.department for each in found
    ]
    assert {each["answered"] for each in facts["departments"]} == {"none"}
    assert all(
        sum(len(one["labels"]) for one in each["missing"]) == each["asked"]
        for each in facts["departments"]
    )
