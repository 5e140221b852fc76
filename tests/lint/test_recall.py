"""How many mistakes are found, and that ordinary prose has none."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic

HERE = Path(__file__).parent
REAL = HERE.parents[1] / "data"


class Fault(NamedTuple):
    """A mistake, and the file of the plan in which it stands instead of the first `text`."""

    kind: str
    file: str
    text: str
    fault: str
    elsewhere: bool = False

    def is_found(self, folder: Path) -> bool:
        """Whether the plan in `folder` has a finding there that it has not without the fault."""
        path = folder / self.file
        before = path.read_text("utf-8")
        assert self.text in before, self
        path.write_text(before.replace(self.text, self.fault, 1), "utf-8")
        found = [each for each in findings(folder) if _identity(each) not in known()]
        path.write_text(before, "utf-8")
        line = before[: before.index(self.text)].count("\n") + 1
        return any(self.elsewhere or _is_on(each, self.file, line) for each in found)


def read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_bytes())


FAULTS = [Fault(**each) for each in read("faults.yaml")]
SEEN, HELD_OUT = FAULTS[::2], FAULTS[1::2]
PROSE: list[str] = read("ordinary_prose.yaml")
PLAN = {
    # ₂ is not in CP932, and most paragraphs do without the term.
    "plan.yaml": patched("plan.yaml", "lint: {severity: {AP212: ignore, AP506: ignore}}\n"),
    "glossary.yaml": f"{FILES['glossary.yaml']}  - {{term: 無線LAN, meaning: 無線の通信網。}}\n",
}
PAIRS: dict[str, list[str]] = read("era_pairs.yaml")


def findings(folder: Path) -> list[Diagnostic]:
    """All that is found in the plan."""
    return run(load(folder, "data"), checkers())


@cache
def known() -> frozenset[tuple[str, str, str]]:
    """What is found in the plan as it is."""
    return frozenset(map(_identity, findings(REAL)))


def _identity(found: Diagnostic) -> tuple[str, str, str]:
    return found.rule.code, found.file, str(found.message)


def _is_on(found: Diagnostic, file: str, line: int) -> bool:
    span = found.span
    return found.file == f"data/{file}" and span is not None and span.line <= line <= span.end_line


def number_found(faults: Sequence[Fault], folder: Path) -> int:
    plan = shutil.copytree(REAL, folder / "data")
    return sum(fault.is_found(plan) for fault in faults)


def test_the_tables_are_as_large_as_they_have_to_be() -> None:
    assert len(FAULTS) == len({(fault.file, fault.fault) for fault in FAULTS}) >= 75
    assert len(SEEN) == len(HELD_OUT)
    assert len(PROSE) >= 40
    assert len(PAIRS["wrong"]) >= 60
    assert len(PAIRS["right"]) >= 30


def test_as_many_faults_are_found_as_the_page_of_rules_says(tmp_path: Path) -> None:
    stated = re.search(
        r"Of (\d+) mistakes.*?(\d+) of (\d+) are found, and (\d+) of (\d+) that were held out",
        (HERE.parents[1] / "docs/rules.md").read_text("utf-8"),
        re.DOTALL,
    )
    assert stated
    every, seen, of_seen, held_out, of_held_out = map(int, stated.groups())
    assert (every, of_seen, of_held_out) == (len(FAULTS), len(SEEN), len(HELD_OUT))
    assert seen * 5 >= of_seen * 4
    assert held_out * 5 >= of_held_out * 4
    assert number_found(SEEN, tmp_path / "seen") >= seen
    assert number_found(HELD_OUT, tmp_path / "held-out") >= held_out


@pytest.mark.parametrize("index", range(len(PROSE)))
def test_nothing_is_found_in_a_paragraph_of_ordinary_prose(index: int, tmp_path: Path) -> None:
    assert codes_in(tmp_path, PROSE[index]) == []


def test_nothing_is_found_in_all_of_the_ordinary_prose(tmp_path: Path) -> None:
    assert codes_in(tmp_path, *PROSE) == []


def test_every_wrong_pair_of_years_is_found(tmp_path: Path) -> None:
    assert [
        pair for pair in PAIRS["wrong"] if "AP513" not in codes_in(tmp_path, sentence(pair))
    ] == []


def test_no_right_pair_of_years_is_found(tmp_path: Path) -> None:
    assert [pair for pair in PAIRS["right"] if codes_in(tmp_path, sentence(pair))] == []


def codes_in(folder: Path, *paragraphs: str) -> list[str]:
    """The codes of what is found in the example plan with these paragraphs."""
    text = "\n".join(line for paragraph in paragraphs for line in paragraph.splitlines())
    lines = yaml.safe_dump({"actions": text}, allow_unicode=True, width=10**6)
    plan = write_plan(folder, {**PLAN, FIRST: patched(FIRST, lines)})
    return [found.rule.code for found in findings(plan)]


def sentence(pair: str) -> str:
    return f"市は{pair}の予定を見直します。"
