"""The plan, its taxonomy and its glossary against the published text."""

import re

import pytest

from tests.published import held
from tests.published.adopted import AXES, GLOSSARY_FULL_NAMES, MARKER_DEPARTMENT, STAGE_KEYS
from tests.published.edition import edition_of
from tests.published.held import Data, Node, mapping, mappings, text, texts
from tests.published.reading import (
    HEADINGS,
    axes,
    axis_names,
    colophon,
    glossary,
    list_rows,
    paragraphs,
    sheets,
    short_axis_names,
    stages,
    text_lines,
)
from tests.published.sheets import circled, without_spaces

FIGURE = "地域情報化方針の構成"
"""The section whose figure the data tells as a list, with its labels in brackets."""
NAMED_KEYS = {
    ("policy", "mynumber-card"): 3,
    ("policy", "digital-garden"): 7,
    ("technology", "wifi"): 11,
    ("technology", "cashless"): 15,
    ("community", "public-wifi"): 3,
}
"""The keys that other places rely on, and the codes of the items that they name."""


@pytest.fixture
def data() -> Data:
    return edition_of(held.read_data(held.DATA))


def test_the_cover(data: Data) -> None:
    title, year, month, city = (without_spaces(line) for line in text_lines(""))
    plan = data.plan
    fiscal_year = int(text(plan["fiscal_year"]))
    published_year, published_month = text(plan["published"]).split("-")
    assert without_spaces(text(plan["title"])) == title
    assert f"令和{fiscal_year - 2018}（{fiscal_year}）年度" == year
    assert f"令和{int(published_year) - 2018}年{int(published_month)}月" == month
    assert plan["city"] == {"name": city, "code": "132292"}


def test_the_years_and_the_form_of_the_plan(data: Data) -> None:
    assert data.plan["years"] == {
        "baseline": "2023",
        "forecast": "2024",
        "targets": ["2025", "2026", "2027", "2028"],
    }
    assert [data.plan[key] for key in ("schema", "status", "language")] == ["1", "published", "ja"]


def test_the_plan_sets_no_rating_scale_that_the_source_does_not_state(data: Data) -> None:
    assert "ratings" not in data.plan


def test_the_sections_follow_the_headings(data: Data) -> None:
    titles = [text(each["title"]) for each in _sections(data) if "title" in each]
    assert titles == list(HEADINGS)
    assert "title" not in _sections(data)[-1]


@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [(heading, paragraph) for heading, found in paragraphs().items() for paragraph in found],
)
def test_a_paragraph_stands_in_its_section(data: Data, heading: str, paragraph: str) -> None:
    assert paragraph in _words(_section(data, heading)), f"{heading}: {paragraph}"


@pytest.mark.parametrize("heading", [heading for heading in HEADINGS if heading != FIGURE])
def test_a_section_says_its_paragraphs_in_order_and_nothing_more(data: Data, heading: str) -> None:
    assert _words(_section(data, heading)) == "".join(paragraphs().get(heading, ()))


def test_the_figure_is_told_by_its_labels_alone(data: Data) -> None:
    lines = [line.strip().removeprefix("- ") for line in _lines(_section(data, FIGURE))]
    words = without_spaces("".join(lines))
    written, labels = paragraphs()[FIGURE][:3], paragraphs()[FIGURE][3:]
    assert words.startswith("".join(written))
    told = re.sub("[「」（）]", "", words.removeprefix("".join(written)))
    assert told == "".join(labels)


def test_the_colophon(data: Data) -> None:
    lines = [without_spaces(line) for line in _lines(_sections(data)[-1]) if line.strip()]
    assert lines == list(colophon())


def _sections(data: Data) -> list[dict[str, Node]]:
    return mappings(data.plan["sections"])


def _section(data: Data, heading: str) -> dict[str, Node]:
    (found,) = (each for each in _sections(data) if each.get("title") == heading)
    return found


def _lines(section: dict[str, Node]) -> list[str]:
    parts = [text(section[key]) for key in ("body", "closing") if key in section]
    return [line for part in parts for line in part.splitlines()]


def _words(section: dict[str, Node]) -> str:
    return without_spaces("".join(_lines(section)))


def test_the_axes_bear_their_names(data: Data) -> None:
    held_axes = mappings(data.taxonomy["axes"])
    assert [each["key"] for each in held_axes] == list(AXES)
    assert tuple(text(each["name"]) for each in held_axes) == axis_names()
    short = tuple(text(each.get("short_name", each["name"])) for each in held_axes)
    assert short == short_axis_names()


@pytest.mark.parametrize(
    ("axis", "index"),
    [(axis, index) for axis, items in axes().items() for index in range(len(items))],
)
def test_an_item_of_an_axis(data: Data, axis: str, index: int) -> None:
    in_source = axes()[axis][index]
    item = mappings(_axis(data, axis)["items"])[index]
    group = _group_names(data, axis).get(text(item.get("group", "")))
    found = (item["code"], without_spaces(text(item["name"])), group)
    assert found == (str(in_source.code), in_source.name, in_source.group)


@pytest.mark.parametrize("axis", AXES)
def test_an_axis_has_no_more_items_or_groups(data: Data, axis: str) -> None:
    assert len(mappings(_axis(data, axis)["items"])) == len(axes()[axis])
    groups = [item.group for item in axes()[axis] if item.group]
    assert list(_group_names(data, axis).values()) == list(dict.fromkeys(groups))


@pytest.mark.parametrize(("axis", "key"), NAMED_KEYS)
def test_a_key_names_its_item(data: Data, axis: str, key: str) -> None:
    assert data.codes(axis, [key]) == circled(NAMED_KEYS[axis, key])


def _axis(data: Data, axis: str) -> dict[str, Node]:
    (found,) = (each for each in mappings(data.taxonomy["axes"]) if each["key"] == axis)
    return found


def _group_names(data: Data, axis: str) -> dict[str, str]:
    groups = mappings(_axis(data, axis).get("groups", []))
    return {text(group["key"]): without_spaces(text(group["name"])) for group in groups}


def test_the_stages(data: Data) -> None:
    in_data = [
        (text(each["key"]), text(each["name"]), without_spaces(text(each["description"])))
        for each in mappings(data.taxonomy["stages"])
    ]
    assert in_data == [(STAGE_KEYS[each.name], each.name, each.description) for each in stages()]


def test_only_the_stage_that_carries_targets_requires_an_indicator(data: Data) -> None:
    requiring = {
        text(each["key"]): each.get("requires_indicator", "false")
        for each in mappings(data.taxonomy["stages"])
    }
    assert requiring == {"research": "false", "trial": "false", "implementation": "true"}


def test_the_departments_are_those_of_the_sheets_and_the_list(data: Data) -> None:
    in_sheets = {name for sheet in sheets().values() for name in sheet.departments}
    in_list = {name for row in list_rows().values() for name in row.departments}
    assert in_sheets == in_list
    in_data = [text(each["name"]) for each in mappings(data.taxonomy["departments"])]
    assert sorted(in_data) == sorted(in_sheets)


def test_only_all_departments_concerned_is_a_marker(data: Data) -> None:
    departments = mappings(data.taxonomy["departments"])
    markers = [each["name"] for each in departments if each.get("marker") == "true"]
    assert markers == [MARKER_DEPARTMENT]
    assert all(each.keys() <= {"name", "marker"} for each in departments)


def test_the_terms_stand_in_order(data: Data) -> None:
    in_data = [without_spaces(text(each["term"])) for each in mappings(data.glossary["terms"])]
    assert in_data == list(glossary())


@pytest.mark.parametrize("term", glossary())
def test_a_term_says_what_the_glossary_says(data: Data, term: str) -> None:
    entry = _term(data, term)
    full, meaning = text(entry.get("full", "")), text(entry["meaning"])
    assert without_spaces(full + meaning) == without_spaces(glossary()[term])
    assert full == GLOSSARY_FULL_NAMES.get(term, "")


def test_a_term_goes_by_another_name_only_where_the_mark_says_so(data: Data) -> None:
    others = {
        text(each["term"]): texts(each["also"])
        for each in mappings(data.glossary["terms"])
        if "also" in each
    }
    assert others == {"OCR": ["AI-OCR"]}


def _term(data: Data, term: str) -> dict[str, Node]:
    terms = mappings(data.glossary["terms"])
    (found,) = (each for each in terms if without_spaces(text(each["term"])) == term)
    return found


def test_the_wifi_initiative_is_held_by_its_known_keys(data: Data) -> None:
    indicators = mapping(data.initiative(5)["indicators"])
    assert next(iter(indicators)) == "sites"
    assert (held.DATA / "initiatives" / "public-wifi.yaml").is_file()
