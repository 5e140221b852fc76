"""Results recorded into a copy of the data: the published text is still what its edition says."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.lines import ran
from tests.published import held
from tests.published.edition import edition_of
from tests.published.fields import held_fields
from tests.published.held import leaves, mapping, read_data, text

REVIEW = """\
reviews:
  2025:
    evaluation: 目標を上回りました。
    direction: continued
    by: 2026-05
"""
ACCOUNTS = "costs:\n  2025: {actual: 4102}\n"


def expected(folder: Path) -> list[tuple[str, str, str]]:
    """Every indicator with a number as its target of 2025: its place, its key, the target."""
    found = []
    for file in sorted((folder / "initiatives").glob("*.yaml")):
        tree = mapping(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader))
        for key, each in mapping(tree.get("indicators", {})).items():
            target = mapping(mapping(each).get("targets", {})).get("2025")
            if isinstance(target, str):
                found.append((file.stem, key, target))
    return found


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data with actual values of both years, a review and accounts."""
    city = tmp_path_factory.mktemp("city")
    folder = shutil.copytree(held.DATA, city / "data")
    places = expected(folder)
    lines = [
        ["record", f"{initiative}/{key}", "--year", year, "--kind", kind, "--value", target]
        for initiative, key, target in places
        for year, kind in (("2024", "actual"), ("2025", "preliminary"), ("2025", "actual"))
    ]
    for done in ran([[*line, "--replace", "--force"] for line in lines], cwd=city):
        assert done.code == 0, done.said
    for initiative, _key, _target in places:
        file = folder / f"initiatives/{initiative}.yaml"
        if "\nreviews:" not in file.read_text("utf-8"):
            file.write_text(file.read_text("utf-8") + REVIEW + ACCOUNTS, "utf-8")
    plan = folder / "plan.yaml"
    if "\nmoney:" not in plan.read_text("utf-8"):
        plan.write_text(plan.read_text("utf-8") + "money: {unit: 千円}\n", "utf-8")
    (checked,) = ran([["validate", "--quiet"]], cwd=city)
    assert checked.code == 0, checked.text
    return folder


def test_results_of_every_kind_have_entered(reported: Path) -> None:
    data = read_data(reported)
    paths = [path for each in data.initiatives for path, _value in leaves(each)]
    for end in ("values.2024.actual", "values.2025.preliminary", "values.2025.actual"):
        assert len([path for path in paths if path.endswith(end)]) == len(expected(reported)) > 15
    assert {path for path in paths if path.startswith(("reviews", "costs"))} >= {
        "reviews.2025.evaluation",
        "costs.2025.actual",
    }


def test_the_edition_says_what_it_said(reported: Path) -> None:
    now, before = read_data(reported), read_data(held.DATA)
    assert edition_of(now).initiatives == edition_of(before).initiatives
    assert (now.taxonomy, now.glossary) == (before.taxonomy, before.glossary)
    for each in now.initiatives:
        number = int(text(each["number"]))
        (adopted,) = (one for one in edition_of(now).initiatives if one["number"] == str(number))
        assert held_fields(adopted, now) == held_fields(
            edition_of(before).initiative(number), before
        )


def test_the_document_is_the_same_bytes(reported: Path) -> None:
    """So what `test_rendered_document` reads is the same, too."""
    lines: list[list[str | Path]] = [["render"], ["render", "--data", held.DATA]]
    now, before = ran(lines, cwd=reported.parent)
    assert (now.code, now.made) == (0, before.made)
