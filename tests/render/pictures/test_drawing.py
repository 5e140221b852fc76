"""Pictures as SVG: whole files, right without any style sheet, literal whatever they say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from apcli.progress import measure_plan, measure_sheet
from apcli.render.pictures import (
    Picture,
    bullet,
    draw,
    legend,
    schedule_chart,
)
from apcli.render.pictures import trajectory as in_report
from apcli.render.pictures.drawing import at
from apcli.render.pictures.shapes import Line, Mark, Rectangle
from tests.progress.building import row_of
from tests.render.documents import assert_as_expected
from tests.render.pictures.cases import (
    CASES,
    DEMONSTRATION,
    HOSTILE,
    REAL,
    ROOT,
    TEMPLATES,
    plan_of,
    small_multiples,
    trajectory,
)

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
STYLE = (ROOT / "templates/pictures/dark.css").read_text(encoding="utf-8")


@cache
def pictures(data: Path) -> dict[str, Picture]:
    """Every picture of a plan."""
    workspace = plan_of(data)
    found: dict[str, Picture | None] = {
        "legend": legend(),
        "schedule": schedule_chart(workspace),
        "schedule-wide": schedule_chart(workspace, wide=True),
    }
    for key, initiative in workspace.initiatives.items():
        for row in measure_sheet(workspace.plan, key, initiative, 2025):
            shown = in_report(row, workspace.plan.years.all)
            found[f"trajectory_{key}_{row.about.indicator}"] = shown
    for row in measure_plan(workspace.plan, workspace.initiatives, 2025).rows:
        found[f"bullet_{row.about.initiative}_{row.about.indicator}"] = bullet(row)
    found |= {f"panel_{n}": each for n, each in enumerate(small_multiples(workspace))}
    return {ident: picture for ident, picture in found.items() if picture}


@cache
def drawn(data: Path) -> dict[str, str]:
    return dict(draw(pictures(data), TEMPLATES))


def part(svg: Element, name: str) -> Element:
    found = svg.find(f"{SVG}{name}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "ident",
    [
        "trajectory_online-procedures_procedures",
        "trajectory_open-data_datasets",
        "bullet_cashless_taxes",
        "panel_0",
        "panel_12",
        "schedule-wide",
        "legend",
    ],
)
def test_a_picture_of_the_demonstration_is_drawn_as_expected(ident: str) -> None:
    assert_as_expected(drawn(DEMONSTRATION)[ident] + "\n", f"pictures/{ident}.svg")


@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_every_picture_names_and_describes_itself(data: Path) -> None:
    for ident, svg in drawn(data).items():
        element, picture = fromstring(svg), pictures(data)[ident]
        title, description = part(element, "title"), part(element, "desc")
        assert element.get("role") == "img"
        assert element.get("aria-labelledby") == title.get("id")
        assert element.get("aria-describedby") == description.get("id")
        assert (title.text, description.text) == (picture.title, picture.description)


@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_no_id_occurs_twice(data: Path) -> None:
    found = re.findall(r' id="([^"]*)"', "".join(drawn(data).values()))
    assert len(found) == 2 * len(drawn(data))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_nothing_in_a_picture_needs_a_style_sheet_a_script_or_a_network(data: Path) -> None:
    for svg in drawn(data).values():
        elements = [(each.tag.removeprefix(SVG), each) for each in fromstring(svg).iter()]
        allowed = {"svg", "title", "desc", "text", "polyline", "rect", "path"}
        assert {tag for tag, _ in elements} <= allowed
        assert not re.search(r"style=|var\(|url\(|href|currentColor|@", svg)
        drawn_by = {"text": "fill", "rect": "fill", "path": "fill", "polyline": "stroke"}
        assert all(each.get(drawn_by[tag]) for tag, each in elements if tag in drawn_by)


def test_every_role_has_a_colour_of_its_own_on_dark_screens() -> None:
    roles = {
        shape.role
        for data in (REAL, DEMONSTRATION)
        for picture in pictures(data).values()
        for shape in picture.shapes
        if isinstance(shape, (Line, Mark, Rectangle))
    }
    dark = STYLE.split("prefers-color-scheme: dark", 1)[1]
    assert [
        role for role in sorted(roles) if f".picture-{role} " not in dark.replace(",", " ")
    ] == []


@pytest.mark.parametrize("name", CASES)
def test_whatever_the_figures_the_drawing_is_well_formed(name: str) -> None:
    case = CASES[name]
    found = {"t": trajectory(case), "b": bullet(row_of(case, 2025))}
    for svg in draw({key: each for key, each in found.items() if each}, TEMPLATES).values():
        assert fromstring(svg).tag == f"{SVG}svg"


def test_hostile_words_are_literal() -> None:
    picture = trajectory(CASES["hostile words"])
    assert picture
    svg = draw({"hostile": picture}, TEMPLATES)["hostile"]
    element = fromstring(svg)
    assert part(element, "title").text == f"{HOSTILE}の推移"
    assert f"令和7年度の実績は1{HOSTILE}。" in (part(element, "desc").text or "")
    assert list(element.iter(f"{SVG}script")) == []


def test_the_same_pictures_are_drawn_in_the_same_bytes() -> None:
    assert draw(pictures(DEMONSTRATION), TEMPLATES) == drawn(DEMONSTRATION)


@pytest.mark.parametrize(
    ("place", "written"), [(12, "12"), (12.5, "12.5"), (12.25, "12.25"), (0, "0"), (100, "100")]
)
def test_a_place_is_written_without_noise(place: float, written: str) -> None:
    assert at(place) == written
