"""Every fact of the published text in the document that apcli renders from the data."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.published.adopted import AXES, NUMBERS, SCHEDULES
from tests.published.fields import adopted_codes
from tests.published.reading import (
    HEADINGS,
    axes,
    axis_names,
    colophon,
    contents,
    glossary,
    list_rows,
    marks,
    paragraphs,
    sheets,
    stages,
    text_lines,
)
from tests.published.rendered import MARK, Part, marked_words, parts, protected, rows, spans, words
from tests.published.sheets import (
    BASELINE_HEADING,
    CODE_HEADINGS,
    INTERIM_HEADING,
    NEW_MARK,
    Indicator,
    Sheet,
    circled,
    without_spaces,
)

REPOSITORY = Path(__file__).parents[2]
CODES = "[①-⑳㉑㉒]"
AI_OCR = "AI-OCR"
"""The name under which the term OCR is marked."""


@pytest.fixture(scope="module")
def document() -> str:
    """The rendered document, its escapes protected."""
    command = [sys.executable, "-m", "apcli", "--lang", "ja", "render", "--format", "markdown"]
    run = subprocess.run(
        [*command, "--data", str(REPOSITORY / "data")], capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    return protected(run.stdout.decode("utf-8"))


def _document_facts() -> list[tuple[str, str]]:
    """Return where each fact outside the list and the sheets stands, and the fact itself."""
    facts = [("表紙", without_spaces(line)) for line in text_lines("")]
    facts += [("見出し", heading) for heading in (*HEADINGS[:2], *contents())]
    facts += [(heading, each) for heading, found in paragraphs().items() for each in found]
    facts += [("分野", name) for name in axis_names()]
    for items in axes().values():
        facts += [("分類", item.group) for item in items if item.group]
    for stage in stages():
        facts += [(stage.name, stage.name), (stage.name, stage.description)]
    facts += [("奥付", line) for line in colophon()]
    return list(dict.fromkeys(facts))


@pytest.mark.parametrize(("place", "fact"), _document_facts())
def test_the_document_states_the_fact(document: str, place: str, fact: str) -> None:
    assert fact in words(document), f"{place}: {fact}"


@pytest.mark.parametrize(
    ("code", "name"),
    [(item.code, item.name) for items in axes().values() for item in items],
)
def test_the_document_names_the_item_beside_its_code(document: str, code: int, name: str) -> None:
    assert circled(code) + name in words(_part(document, "重点取組の整理").body)


@pytest.mark.parametrize("heading", [*HEADINGS[:2], *contents()])
def test_a_section_has_its_heading_once_and_in_order(document: str, heading: str) -> None:
    headings = [words(part.heading) for part in parts(document)]
    found = [name for name in headings if name in HEADINGS]
    assert found.count(heading) == 1
    assert found == list(HEADINGS)


@pytest.mark.parametrize("term", glossary())
def test_the_glossary_explains_the_term(document: str, term: str) -> None:
    explanation = without_spaces(glossary()[term])
    found = words(_part(document, "用語解説").body)
    assert re.search(f"{re.escape(term)}.{{0,8}}?{re.escape(explanation)}", found), term


@pytest.mark.parametrize("number", NUMBERS)
def test_the_list_states_the_initiative(document: str, number: int) -> None:
    row = list_rows()[number]
    table = rows(_part(document, "重点取組一覧").body)
    (found,) = (cells for cells in table if cells[0] == str(number))
    codes = [adopted_codes(number, axis, row.codes[axis], "list") for axis in AXES]
    title = f"{NEW_MARK}{row.title}" if row.new else row.title
    assert found == [str(number), title, *codes, "・".join(row.departments)]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_sheet_is_headed_by_its_number_and_title(document: str, number: int) -> None:
    sheet = sheets()[number]
    part = _sheet_part(document, sheet)
    before, _, after = words(part.heading).partition(sheet.title)
    assert not after
    assert before.endswith(NEW_MARK) == sheet.new
    stated = words(part.heading + part.body)
    assert str(number) in re.findall("[0-9]+", before) or f"取組番号{number}" in stated


def _sheet_facts(sheet: Sheet) -> list[tuple[str, str]]:
    facts = [("担当課", department) for department in sheet.departments]
    facts += [("事業概要", sheet.overview)]
    facts += [("取組内容", part.removeprefix("・")) for part in sheet.actions]
    for indicator in sheet.indicators:
        facts += [("成果指標", indicator.name)]
        facts += [("目標値", target) for target in indicator.text_targets.values()]
    facts += [("※", f"※{note}") for note in sheet.notes]
    return list(dict.fromkeys(facts))


SHEET_FACTS = [
    (number, label, fact) for number in NUMBERS for label, fact in _sheet_facts(sheets()[number])
]


@pytest.mark.parametrize(("number", "label", "fact"), SHEET_FACTS)
def test_a_sheet_states_the_fact(document: str, number: int, label: str, fact: str) -> None:
    stated = words(_sheet_part(document, sheets()[number]).body)
    assert fact in stated, f"{number}, {label}: {fact}"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_sheet_states_its_texts_below_their_labels(document: str, number: int) -> None:
    sheet = sheets()[number]
    actions = [part.removeprefix("・") for part in sheet.actions]
    facts = ["事業概要", sheet.overview, "取組内容", *actions]
    assert _in_order(words(_sheet_part(document, sheet).body), facts)


@pytest.mark.parametrize("number", SCHEDULES)
def test_a_sheet_states_its_schedule_year_by_year(document: str, number: int) -> None:
    body = _sheet_part(document, sheets()[number]).body
    before, label, schedule = body.rpartition("実施スケジュール")
    assert before
    assert label
    lost = set(SCHEDULES[number]) - spans(schedule)
    assert not lost, f"{number}: {lost} of {spans(schedule)}"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_sheet_states_its_departments_in_order(document: str, number: int) -> None:
    sheet = sheets()[number]
    assert _in_order(words(_sheet_part(document, sheet).body), ["担当課", *sheet.departments])


@pytest.mark.parametrize("number", NUMBERS)
def test_a_sheet_states_its_codes_axis_by_axis(document: str, number: int) -> None:
    sheet = sheets()[number]
    stated = words(_sheet_part(document, sheet).body)
    codes = "".join(adopted_codes(number, axis, sheet.codes[axis], "sheet") for axis in AXES)
    assert "".join(re.findall(CODES, stated)).startswith(codes)
    assert _in_order(stated, list(CODE_HEADINGS))


INDICATORS = [
    (number, index) for number in NUMBERS for index in range(len(sheets()[number].indicators))
]


@pytest.mark.parametrize(("number", "index"), INDICATORS)
def test_a_sheet_states_the_figures_with_separators_and_unit(
    document: str, number: int, index: int
) -> None:
    sheet = sheets()[number]
    indicator = sheet.indicators[index]
    named = [re.escape(name) for name in (indicator.name, indicator.series) if name]
    figures = [f"(?<![0-9,.]){figure}" for figure in _figures(indicator)]
    stated = words(_sheet_part(document, sheet).body)
    assert re.search(".*?".join([*named, *figures]), stated), f"{number}: {figures}"


def _figures(indicator: Indicator) -> list[str]:
    return [f"{int(value):,}{indicator.unit}" for value in indicator.printed_values()]


WITH_TARGETS = [
    number for number in NUMBERS if any(one.targets for one in sheets()[number].indicators)
]


@pytest.mark.parametrize("number", WITH_TARGETS)
def test_a_sheet_states_the_years_of_its_targets_in_order(document: str, number: int) -> None:
    sheet = sheets()[number]
    years = [f"令和{year}年度" for year in range(6, 11)]
    if any(indicator.baseline for indicator in sheet.indicators):
        years.insert(0, "令和5年度末")
    if any(indicator.forecast for indicator in sheet.indicators):
        years[1] = "令和6年度末見込"
    assert _in_order(words(_sheet_part(document, sheet).body), years)


DAYS = re.compile("R[0-9.]+(?:時点|まで)")
DATED = [
    (number, index, heading)
    for number, index in INDICATORS
    for heading, value in (
        (BASELINE_HEADING, sheets()[number].indicators[index].baseline),
        (INTERIM_HEADING, sheets()[number].indicators[index].interim),
    )
    if value
]


@pytest.mark.parametrize(("number", "index", "heading"), DATED)
def test_a_sheet_states_the_days_of_its_figures_in_the_words_of_the_text(
    document: str, number: int, index: int, heading: str
) -> None:
    indicator = sheets()[number].indicators[index]
    (day,) = DAYS.findall(heading)
    stated = words(_sheet_part(document, sheets()[number]).body)
    assert _in_order(stated, [indicator.name, f"（{day}）"])


def _in_order(stated: str, facts: list[str]) -> bool:
    return re.search(".*?".join(map(re.escape, facts)), stated) is not None


def _part(document: str, heading: str) -> Part:
    (found,) = (part for part in parts(document) if words(part.heading) == heading)
    return found


def _sheet_part(document: str, sheet: Sheet) -> Part:
    (found,) = (part for part in parts(document) if words(part.heading).endswith(sheet.title))
    return found


@pytest.mark.parametrize("index", range(len(marks())))
def test_a_term_is_marked_where_the_text_marks_it(document: str, index: int) -> None:
    cell = marks()[index].cell
    assert cell.replace("*", MARK) in marked_words(document), cell


@pytest.mark.parametrize("term", glossary())
def test_a_term_is_marked_once_and_at_its_first_occurrence(document: str, term: str) -> None:
    name = AI_OCR if term == "OCR" else term
    alone = {"AI": "(?<!生成)AI(?!-OCR)"}.get(name, re.escape(name))
    stated = marked_words(document)
    assert len(re.findall(f"{alone}{MARK}", stated)) == 1
    first = re.search(alone, stated)
    assert first
    assert stated[first.end()] == MARK, stated[: first.end()][-40:]


def test_nothing_else_is_marked(document: str) -> None:
    assert marked_words(document).count(MARK) == len(glossary()) == len(marks())
