"""The shipped font, and the characters that it lacks."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from apcli.render.font import FAMILY, FONTS, lacking, places
from apcli.text.printed import circled
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from pathlib import Path

WEIGHTS = sorted(FONTS.glob("BIZUDGothic-*.ttf"))
PROPORTIONAL = sorted(FONTS.glob("BIZUDPGothic-*.ttf"))


def test_both_weights_have_the_same_characters_and_one_name() -> None:
    assert [path.stem for path in WEIGHTS] == ["BIZUDGothic-Bold", "BIZUDGothic-Regular"]
    with TTFont(WEIGHTS[0], lazy=True) as bold, TTFont(WEIGHTS[1], lazy=True) as regular:
        assert bold.getBestCmap().keys() == regular.getBestCmap().keys()
        assert {font["name"].getDebugName(1) for font in (bold, regular)} == {FAMILY}


def test_digits_and_latin_alone_are_of_the_proportional_face() -> None:
    assert [path.stem for path in PROPORTIONAL] == ["BIZUDPGothic-Bold", "BIZUDPGothic-Regular"]
    for path in PROPORTIONAL:
        with TTFont(path) as font:
            drawn, widths = font.getBestCmap(), font["hmtx"].metrics
            assert set(string.digits + string.ascii_letters) <= {*map(chr, drawn)}
            assert all(ord(each) not in drawn for each in "　、。（）年度件あア亜")
            digits = {widths[drawn[ord(each)]][0] for each in "023456789"}
            (tabular,) = font["GSUB"].table.FeatureList.FeatureRecord
            assert tabular.FeatureTag == "tnum"
            (one,) = (made for made in _single(font).values())
            assert digits == {widths[one][0]} != {widths[drawn[ord("1")]][0]}


def _single(font: TTFont) -> dict[str, str]:
    """What the only feature puts in place of what."""
    (lookup,) = font["GSUB"].table.LookupList.Lookup
    (table,) = lookup.SubTable
    return dict(table.mapping)


def test_the_licence_is_beside_the_font() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2022 The BIZ UDGothic Project Authors")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("西東京市 Wi-Fi 〜～ー－―—△▲●▶©㎡‰％", []),
        ("".join(circled(number) for number in range(1, 51)), []),
        ("か\u3099 葛\U000e0100 a\u200bb\u200d\u2028c\u202e\u00ad", []),
        ("𠮷と🍣と𠮷", ["𠮷", "🍣"]),
        ("a\ufeffb", ["\ufeff"]),
    ],
)
def test_characters_that_the_font_lacks(text: str, missing: list[str]) -> None:
    assert lacking(text) == missing


def test_a_character_is_found_at_its_places_in_the_plan(tmp_path: Path) -> None:
    schedule = "schedule:\n  - {from: 2025, to: 2025, text: 甲🍣}\nnotes: [🍣]\n"
    workspace = load(write_plan(tmp_path, {FIRST: patched(FIRST, schedule)}), "plan")
    assert places(["🍣", "𠮷"], workspace) == {
        "🍣": [
            "plan/initiatives/first.yaml:11, schedule.0.text",
            "plan/initiatives/first.yaml:12, notes.0",
        ]
    }


def test_a_character_is_found_in_all_that_is_printed_and_in_nothing_else(tmp_path: Path) -> None:
    indicators = (
        "indicators:\n  k:\n    {name: 甲, unit: 件, aggregation: annual, targets: {2025: 1},"
        " values: {2025: {interim: {value: 1, note: 🍣}}}}\n"
    )
    more = "errata: [{field: title, source: 🍣, adopted: 窓口のDX, reason: 🍣}]\n"
    changes = {
        "plan.yaml": patched("plan.yaml", "city: {name: 🍣市, code: 🍣}\n"),
        FIRST: patched(FIRST, f"number: 🍣1\ndepartments: [🍣課]\n{indicators}{more}"),
    }
    found = places(["🍣"], load(write_plan(tmp_path, changes), "plan"))
    assert [each.partition(", ")[2] for each in found["🍣"]] == [
        "city.name",
        "number",
        "departments.0",
        "indicators.k.values.2025.interim.0.note",
    ]


def test_of_many_places_the_first_few_are_named(tmp_path: Path) -> None:
    notes = "".join("  - 🍣\n" for _ in range(9))
    workspace = load(write_plan(tmp_path, {FIRST: patched(FIRST, f"notes:\n{notes}")}), "plan")
    assert [each.partition(", ")[2] for each in places(["🍣"], workspace)["🍣"]] == [
        f"notes.{index}" for index in range(5)
    ]


def test_what_an_indicator_has_computed_is_no_text(tmp_path: Path) -> None:
    indicator = "{name: 甲, unit: 件, aggregation: annual, targets: {2025: 1}}"
    files = {FIRST: patched(FIRST, f"indicators: {{k: {indicator}}}\nnotes: [🍣]\n")}
    workspace = load(write_plan(tmp_path, files), "plan")
    assert workspace.initiatives["first"].indicators["k"].numeric_targets
    place = "plan/initiatives/first.yaml:9, notes.0"
    assert places(["🍣"], workspace) == {"🍣": [place]}
