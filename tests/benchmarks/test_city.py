"""The plan of a large invented city is whole, without any finding, and the same each time."""

from collections import Counter
from pathlib import Path

import pytest

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.workspace import Workspace, load
from benchmarks.city import write


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("city") / "data"
    write(folder)
    return load(folder, "data")


def test_it_loads_without_any_finding(city: Workspace) -> None:
    assert run(city, checkers()) == []


def test_it_has_300_initiatives_under_30_measures_and_6_goals(city: Workspace) -> None:
    tops = [key for key, goal in city.goals.items() if goal.parent is None]
    measures = {key: goal.parent for key, goal in city.goals.items() if goal.parent}
    assert (len(tops), len(measures), len(city.initiatives)) == (6, 30, 300)
    assert set(Counter(measures.values()).items()) == {(key, 5) for key in tops}
    under = Counter(initiative.goal for initiative in city.initiatives.values())
    assert set(under.items()) == {(key, 10) for key in measures}
    assert len({initiative.title for initiative in city.initiatives.values()}) == 300


def test_it_is_marked_as_invented(tmp_path: Path) -> None:
    write(tmp_path / "data")
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "data").rglob("*.yaml")]
    assert len(texts) == 339
    assert all(text.startswith("# An invented city") for text in texts)


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "again"):
        write(tmp_path / name)
    one, again = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in folder}
        for name, folder in (
            (name, sorted((tmp_path / name).rglob("*.yaml"))) for name in ("one", "again")
        )
    )
    assert one == again


def test_it_is_as_varied_as_a_real_plan(city: Workspace) -> None:
    initiatives = city.initiatives.values()
    indicators = [each for one in initiatives for each in one.indicators.values()]
    last_only = [each for each in indicators if {span.first for span in each.targets} == {2028}]
    assert len(last_only) > 50
    assert len([each for each in indicators if each.values]) > 100
    for field in ("also_under", "status", "actions", "fields", "schedule", "costs", "reviews"):
        assert 0 < len([one for one in initiatives if getattr(one, field)]) < 300
