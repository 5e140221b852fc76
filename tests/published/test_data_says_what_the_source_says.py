"""Every field of every initiative against the published text, in both directions."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.published import held
from tests.published.adopted import ADOPTED_CODES, NUMBERS, SCHEDULES
from tests.published.edition import edition_of
from tests.published.fields import (
    held_errata,
    held_fields,
    listed_fields,
    stated_fields,
)
from tests.published.held import Data, Node, leaves, mapping, mappings, text, texts
from tests.published.reading import list_rows, sheets
from tests.published.sheets import Sheet, without_spaces

SHEET_FIELDS = [(number, field) for number in NUMBERS for field in stated_fields(sheets()[number])]
LIST_FIELDS = [
    (number, field) for number in NUMBERS for field in listed_fields(list_rows()[number])
]
LATIN_NAME = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)+")
DERIVED = {"direction", "aggregation", "fiscal_year", "as_of", "from", "to", "stage", "key", "open"}
"""Fields that hold the format's words or dates, not the plan's text."""


@pytest.fixture
def data() -> Data:
    return edition_of(held.read_data(held.DATA))


def test_there_is_one_initiative_for_each_sheet(data: Data) -> None:
    numbers = sorted(int(text(each["number"])) for each in data.initiatives)
    assert numbers == list(NUMBERS)


@pytest.mark.parametrize(("number", "field"), SHEET_FIELDS)
def test_the_sheet_states_the_field(data: Data, number: int, field: str) -> None:
    in_source = stated_fields(sheets()[number])[field]
    in_data = held_fields(data.initiative(number), data).get(field)
    assert in_data == in_source, f"{number}, {field}: source {in_source!r}, data {in_data!r}"


@pytest.mark.parametrize(("number", "field"), LIST_FIELDS)
def test_the_list_states_the_field(data: Data, number: int, field: str) -> None:
    in_source = listed_fields(list_rows()[number])[field]
    in_data = held_fields(data.initiative(number), data).get(field)
    assert in_data == in_source, f"{number}, {field}: list {in_source!r}, data {in_data!r}"


@pytest.mark.parametrize("number", NUMBERS)
def test_the_data_holds_no_field_more(data: Data, number: int) -> None:
    in_source = stated_fields(sheets()[number])
    in_data = held_fields(data.initiative(number), data)
    more = {field: value for field, value in in_data.items() if field not in in_source}
    assert not more, f"{number}: the source does not state {more}"


@pytest.mark.parametrize("number", NUMBERS)
def test_every_text_of_the_data_is_found_in_the_sheet(data: Data, number: int) -> None:
    sheet = without_spaces(sheets()[number].text).replace("*", "")
    for field, value in _texts(data.initiative(number)):
        parts = [without_spaces(line.removeprefix("- ")) for line in value.splitlines()]
        lost = [part for part in parts if part not in sheet]
        assert not lost, f"{number}, {field}: the sheet does not hold {lost}"


def _texts(initiative: dict[str, Node]) -> Iterator[tuple[str, str]]:
    left_out = {"number", "classification", "change", "stage", "errata"}
    kept = {key: node for key, node in initiative.items() if key not in left_out}
    yield "actions", text(kept.pop("actions"))
    for field, value in leaves(kept):
        if field.rpartition(".")[2] not in DERIVED and not value.isdecimal():
            yield field, value


@pytest.mark.parametrize("number", NUMBERS)
def test_the_figures_of_the_data_are_those_of_the_sheet(data: Data, number: int) -> None:
    in_data = Counter(_figures(mapping(data.initiative(number).get("indicators", {}))))
    in_sheet = Counter(_printed_figures(sheets()[number]))
    assert in_data == in_sheet, f"{number}: sheet {in_sheet - in_data}, data {in_data - in_sheet}"


def _figures(indicators: dict[str, Node]) -> Iterator[str]:
    for field, value in leaves(indicators):
        if value.isdecimal() and not field.endswith("fiscal_year"):
            yield f"{int(value):,}"


def _printed_figures(sheet: Sheet) -> list[str]:
    """Return every number below the heading of years, apart from the notes."""
    _, _, below = sheet.text.partition("成果指標\t")[2].partition("10 年度")
    below = below or sheet.text.partition("令和10年度")[2]
    return re.findall("[0-9][0-9,]*", below.partition("※")[0])


@pytest.mark.parametrize("number", NUMBERS)
def test_a_name_of_several_latin_words_keeps_its_spaces(data: Data, number: int) -> None:
    kept = {key: node for key, node in data.initiative(number).items() if key != "errata"}
    in_data = [name for _, value in leaves(kept) for name in LATIN_NAME.findall(value)]
    in_sheet = LATIN_NAME.findall(re.sub("<[^>]*>", "", sheets()[number].text))
    assert Counter(in_data) == Counter(in_sheet)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_erratum_stands_where_the_meaning_was_adopted(data: Data, number: int) -> None:
    expected = [f"classification.{axis}" for held_by, axis in ADOPTED_CODES if held_by == number]
    expected += {5: ["indicators.renewal.aggregation"], 31: ["schedule"]}.get(number, [])
    errata = mappings(data.initiative(number).get("errata", []))
    assert [text(each["field"]) for each in errata] == expected
    assert all(text(each["reason"]) for each in errata)


@pytest.mark.parametrize(("number", "axis"), ADOPTED_CODES)
def test_an_erratum_tells_the_codes_that_stand(data: Data, number: int, axis: str) -> None:
    codes = ADOPTED_CODES[number, axis]
    initiative = data.initiative(number)
    erratum = held_errata(initiative)[f"classification.{axis}"]
    in_data = texts(mapping(initiative["classification"])[axis])
    assert texts(erratum["adopted"]) == in_data, f"{number}, {axis}"
    assert data.codes(axis, in_data) == codes.adopted
    told = re.findall("[①-⑳㉑㉒]+", text(erratum["source"]))
    assert told == list(dict.fromkeys([codes.in_list, codes.in_sheet])), f"{number}, {axis}"


def test_the_erratum_of_the_second_indicator_tells_what_it_holds(data: Data) -> None:
    initiative = data.initiative(5)
    (erratum,) = held_errata(initiative).values()
    renewal = mapping(mapping(initiative["indicators"])["renewal"])
    assert renewal["name"] == "設備更新"
    assert erratum["adopted"] == renewal["aggregation"]


def test_the_erratum_of_the_lost_boundary_tells_the_years_held(data: Data) -> None:
    initiative = data.initiative(31)
    (erratum,) = held_errata(initiative).values()
    spans = mappings(initiative["schedule"])
    assert [text(span["text"]) for span in spans] == [span.text for span in SCHEDULES[31]]
    told = re.findall("(検討を踏まえた対応|検討)は|令和([0-9]+)年度", text(erratum["adopted"]))
    expected = [
        part
        for span in spans
        for part in (
            (text(span["text"]), ""),
            ("", str(int(text(span["from"])) - 2018)),
            ("", str(int(text(span["to"])) - 2018)),
        )
    ]
    assert told == expected
    assert all(text(span["text"]) in text(erratum["source"]) for span in spans)
