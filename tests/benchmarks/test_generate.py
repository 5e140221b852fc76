"""The generated plan is a whole one: what is measured on it is the ordinary way."""

from pathlib import Path

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.workspace import load
from benchmarks.generate import write


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))
    }


def test_a_generated_plan_loads_without_any_finding(tmp_path: Path) -> None:
    write(40, tmp_path / "data")
    workspace = load(tmp_path / "data", "data")
    assert run(workspace, checkers()) == []
    assert len(workspace.initiatives) == 40
    assert {initiative.number for initiative in workspace.initiatives.values()} == {*range(1, 41)}
    assert len({initiative.title for initiative in workspace.initiatives.values()}) == 40


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(40, tmp_path / name, seed)
    assert contents(tmp_path / "one") == contents(tmp_path / "again")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


def test_a_smaller_plan_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    write(10, tmp_path / "small")
    write(40, tmp_path / "large")
    assert contents(tmp_path / "small").items() <= contents(tmp_path / "large").items()


def test_an_initiative_is_as_long_as_a_real_one_with_its_results(tmp_path: Path) -> None:
    write(40, tmp_path / "data")
    sizes = [path.stat().st_size for path in (tmp_path / "data" / "initiatives").iterdir()]
    assert 1600 < sum(sizes) / len(sizes) < 2000
