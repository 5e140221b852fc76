"""However a sheet is written: what is recorded reads back as given, and all else is unchanged."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from apcli.recording import NewCosts, NewReview, NewStatus, Request, recorded
from apcli.source import parse
from apcli.workspace import Workspace, load, with_text
from tests.example_plan import write_plan
from tests.recording.sheets import WrittenSheet, requests, written_sheets
from tests.recording.test_requests import PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Mapping

MANY = settings(derandomize=True, deadline=None, max_examples=500)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    changes = {"plan.yaml": PLAN, "taxonomy.yaml": TAXONOMY}
    return load(write_plan(tmp_path_factory.mktemp("plan") / "data", changes), "data")


def prose(text: str) -> str:
    """The text as a file has it: no blanks at line ends, no blank lines around it."""
    lines = re.sub(r"[ \t\u3000]+$", "", text, flags=re.MULTILINE).strip("\n")
    return f"{lines}\n" if "\n" in lines else lines


def expected(fields: Mapping[str, Any], request: Request) -> dict[str, Any]:
    """The data with what is requested, put together without regard to any text."""
    result = copy.deepcopy(dict(fields))
    match request:
        case NewStatus(fiscal_year=year, status=key, note=note):
            there = result.setdefault("status", {}).get(str(year))
            new = {"key": key} | ({} if note is None else {"note": note})
            old = there if isinstance(there, dict) else {}
            whole = merged(old, new)
            bare = not isinstance(there, dict) and len(whole) == 1
            result["status"][str(year)] = key if bare else whole
        case NewCosts(fiscal_year=year, budget=budget, actual=actual):
            old = result.setdefault("costs", {}).get(str(year), {})
            amounts = {"budget": budget} | ({} if actual is None else {"actual": actual})
            result["costs"][str(year)] = {**old, **amounts}
        case NewReview():
            years = result.setdefault("reviews", {})
            years[str(request.fiscal_year)] = reviewed(years.get(str(request.fiscal_year)), request)
    return result


def reviewed(there: Any, request: NewReview) -> Any:
    names = ("who", "period", "evaluation", "issues", "next_steps")
    new = {name: getattr(request, name) for name in names}
    given = {name: each for name, each in new.items() if each is not None}
    reviews = there if isinstance(there, list) else [there] if there else []
    same = [
        each
        for each in reviews
        if (each["who"], each.get("period")) == (request.who, request.period)
    ]
    old = same[-1] if same else {}
    whole = merged(old, given)
    if request.grades:
        whole["grades"] = {**old.get("grades", {}), **request.grades}
    reviews = [whole if each is old else each for each in reviews] + [whole] * (not same)
    return reviews if isinstance(there, list) or len(reviews) > 1 else reviews[0]


def merged(old: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any]:
    """What says the same but for blanks that nobody sees stays as it is."""
    changed = {
        name: prose(text)
        for name, text in new.items()
        if name not in old or prose(old[name]) != prose(text)
    }
    return {**old, **changed}


@given(written_sheets(), requests())
@MANY
def test_what_is_recorded_of_a_sheet_is_read(
    plan: Workspace, written: WrittenSheet, request_: Request
) -> None:
    before = with_text(plan, "first", written.text)
    assert [each for each in before.diagnostics if each.severity == "error"] == []
    text = recorded(before, request_)
    tree: Any
    _, tree, findings = parse("first.yaml", text.encode())
    assert tree is not None, findings
    wanted = expected(written.fields, request_)
    assert {name: each for name, each in tree.items() if name in wanted} == wanted
    assert list(tree)[:3] == ["number", "title", "departments"]
    for comment in ("# 注", ": 注", "# 行の注", "# 深い行の注"):
        assert written.text.count(comment) == text.count(comment)
    assert set(re.findall(r"\r\n|\r|\n", text)) <= {written.line_break}
    again = with_text(plan, "first", text)
    assert recorded(again, request_) == text
