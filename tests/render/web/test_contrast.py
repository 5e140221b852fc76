"""The colours of the style sheets: readable in both themes by WCAG's formula."""

from __future__ import annotations

import re

import pytest

from tests.processes import ROOT

STYLE = (ROOT / "templates/html/plan.css").read_text(encoding="utf-8")
PICTURES = (ROOT / "templates/pictures/dark.css").read_text(encoding="utf-8")

TEXT = 4.5
PART = 3.0
"""The ratios of level AA: for text, and for parts of controls and pictures."""


def palettes() -> dict[str, dict[str, str]]:
    """The custom properties of the light and the dark theme."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
    given = [dict(re.findall(r"--([\w-]+): (#\w{6});", each)) for each in (light, dark)]
    return {"light": given[0], "dark": {**given[0], **given[1]}}


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours: (L1 + 0.05) ÷ (L2 + 0.05), L the relative luminance."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares
    ]
    return sum(part * each for part, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_formula_gives_its_known_values() -> None:
    assert round(ratio("#000000", "#ffffff"), 2) == 21
    assert round(ratio("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("letters", "below"),
    [
        *(
            (letters, below)
            for letters in ("ink", "muted", "link")
            for below in ("ground", "paper")
        ),
        *((letters, "soft") for letters in ("ink", "muted", "aim")),
        *(("accent", below) for below in ("ground", "paper")),
        ("on-accent", "accent"),
        ("aim", "ground"),
    ],
)
def test_text_is_readable(letters: str, below: str, theme: str) -> None:
    palette = palettes()[theme]
    assert ratio(palette[letters], palette[below]) >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_edges_of_controls_and_the_present_stage_are_seen(theme: str) -> None:
    palette = palettes()[theme]
    for below in ("ground", "paper"):
        assert ratio(palette["edge"], palette[below]) >= PART
    assert ratio(palette["accent"], palette["soft"]) >= PART


def test_pictures_are_readable_on_dark_screens() -> None:
    below = palettes()["dark"]
    for name in ("text", r"\.picture-muted"):
        (letters,) = re.findall(rf"\.picture {name} \{{ fill: (#\w{{6}})", PICTURES)
        assert min(ratio(letters, below["paper"]), ratio(letters, below["ground"])) >= TEXT
        for fill in re.findall(r"level-\d \{ fill: (#\w{6})", PICTURES):
            assert name != "text" or ratio(letters, fill) >= TEXT
    for name in ("results", "targets", "axis"):
        (stroke,) = re.findall(rf"\.picture-{name}[^{{]*\{{ stroke: (#\w{{6}})", PICTURES)
        assert ratio(stroke, below["paper"]) >= PART


def test_the_lines_of_editions_are_seen_in_both_themes() -> None:
    shapes = (ROOT / "templates/pictures/shapes.svg.j2").read_text(encoding="utf-8")
    history = (ROOT / "templates/pictures/history.css").read_text(encoding="utf-8")
    (listed,) = re.findall(r"set editions = \[(.*?), aim\]", shapes)
    light = re.findall(r"#\w{6}", listed)
    dark = re.findall(r"^  \.picture-edition-\d \{ stroke: (#\w{6})", history, re.MULTILINE)
    assert (len(light), len(dark)) == (3, 4)
    assert min(ratio(each, "#ffffff") for each in light) >= PART
    assert min(ratio(each, palettes()["dark"]["paper"]) for each in dark) >= PART
    assert light == sorted(light, key=lambda each: -_luminance(each))
    assert dark == sorted(dark, key=_luminance)
