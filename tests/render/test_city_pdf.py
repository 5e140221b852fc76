"""The PDFs of a plan with many initiatives under goals: how they are ordered and laid out."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest

from apcli.workspace import load
from benchmarks.city import write
from tests.example_plan import FIRST, SECOND, patched, write_plan
from tests.render.portable import Portable, plain, portable, portable_progress

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.workspace import Workspace


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city") / "data"
    write(folder)
    return folder


@pytest.fixture(scope="module")
def workspace(data: Path) -> Workspace:
    return load(data, "data")


@pytest.fixture(scope="module")
def document(data: Path) -> Portable:
    return portable(data)


@pytest.fixture(scope="module")
def report(data: Path) -> Portable:
    return portable_progress(data)


def _outline(workspace: Workspace, *, only: set[str] | None = None) -> list[tuple[int, str]]:
    """Level and title of every goal, and of the initiatives under it one level below."""
    found = []
    for key, goal in workspace.goals.items():
        depth = workspace.tree.depth(key)
        level = workspace.taxonomy.levels[depth].name
        found.append((depth + 2, plain(f"{level}{goal.number}{goal.title}")))
        found += [
            (depth + 3, plain(f"{one.number}{one.printed_title if only is None else one.title}"))
            for name, one in workspace.initiatives.items()
            if one.goal == key and (only is None or name in only)
        ]
    return found


def _below(document: Portable, section: str) -> list[tuple[int, str, int]]:
    """The bookmarks below the section."""
    titles = [title for level, title, _ in document.bookmarks if level == 1]
    begin = document.bookmarks.index(next(b for b in document.bookmarks if b[:2] == (1, section)))
    following = titles[titles.index(section) + 1]
    end = next(n for n, b in enumerate(document.bookmarks) if b[:2] == (1, following))
    return document.bookmarks[begin + 1 : end]


def test_the_outline_of_the_plan_is_nested_by_goal(
    document: Portable, workspace: Workspace
) -> None:
    found = _below(document, "事業")
    assert [(level, title) for level, title, _ in found] == _outline(workspace)
    assert len(found) == 336


def test_the_outline_of_the_report_is_nested_by_goal(
    report: Portable, workspace: Workspace
) -> None:
    shown = {
        key
        for key, one in workspace.initiatives.items()
        if one.indicators or any(2025 in of for of in (one.reviews, one.status, one.costs))
    }
    found = _below(report, "取組ごとの状況")
    assert [(level, title) for level, title, _ in found] == _outline(workspace, only=shown)
    assert 250 < len(found) <= 336


@pytest.mark.parametrize("name", ["document", "report"])
def test_the_contents_are_short_and_name_the_page_of_every_goal(
    name: str, workspace: Workspace, request: pytest.FixtureRequest
) -> None:
    made: Portable = request.getfixturevalue(name)
    (begin,) = [page for _, title, page in made.bookmarks if title == "目次"]
    text = "".join(made.pages[begin - 1 : begin + 9])
    pages = {title: page for _, title, page in made.bookmarks}
    for goal in workspace.goals.values():
        named, *_ = re.findall(rf"{re.escape(plain(f'{goal.number}{goal.title}'))}\.+(\d+)", text)
        level = workspace.taxonomy.levels[0 if goal.parent is None else 1].name
        begins = pages[plain(f"{level}{goal.number}{goal.title}")]
        assert named.startswith(str(begins))


def test_one_or_two_sheets_begin_on_a_page_and_most_are_whole(
    document: Portable, workspace: Workspace
) -> None:
    sheets = [page for level, _, page in _below(document, "事業") if level == 4]
    begun = [len(list(each)) for _, each in groupby(sheets)]
    assert set(begun) == {1, 2}
    assert sum(begun) == 300
    pages = {title: page for level, title, page in document.bookmarks if level == 4}
    _first, *others = workspace.initiatives.values()
    for one in others:
        text = document.pages[pages[plain(f"{one.number}{one.printed_title}")] - 1]
        for note in one.notes:
            assert plain(note) in text, one.number
        for review in (each for reviews in one.reviews.values() for each in reviews):
            for part in (review.evaluation, review.issues, review.next_steps):
                assert part is None or plain(part) in text, one.number


def test_every_page_of_the_list_names_the_goals_of_its_initiatives(
    document: Portable, workspace: Workspace
) -> None:
    begins = {title: page for level, title, page in document.bookmarks if level < 3}
    listed = document.pages[begins["事業一覧"] - 1 : begins["成果指標の推移"] - 1]
    assert len(listed) == 10
    on_one_line = [each for each in workspace.initiatives.values() if len(each.title) < 30]
    assert len(on_one_line) > 290
    for one in on_one_line:
        row = re.compile(f"(?<!：){one.number}{re.escape(plain(one.printed_title))}")
        (text,) = (each for each in listed if row.search(each))
        for key in workspace.tree.path(one.goal):
            assert plain(workspace.goals[key].title) in text


def test_no_heading_skips_a_level(report: Portable, document: Portable) -> None:
    for made in (document, report):
        levels = [int(kind[1]) for kind, _ in made.elements if re.fullmatch("H[1-9]", kind)]
        assert max(levels) == 5
        assert all(after <= before + 1 for before, after in pairwise(levels))


def _filling(tmp_path: Path, sentences: int) -> Portable:
    """A plan with a short sheet, and a goal without any text before a sheet that is high."""
    overview = "\n".join(f"  第{number}の文です。\n" for number in range(1, sentences + 1))
    files = {
        "taxonomy.yaml": "levels: [{key: goal, name: 目標}]\ndepartments: [{name: 情報推進課}]\n",
        "goals/a.yaml": "number: 1\ntitle: 便利なまち\n",
        "goals/b.yaml": "number: 2\ntitle: 安全なまち\n",
        FIRST: patched(FIRST, "goal: a\nclassification: {}\nstage: null\n"),
        SECOND: patched(
            SECOND, f"goal: b\nclassification: {{}}\nstage: null\noverview: |\n{overview}"
        ),
    }
    return portable(write_plan(tmp_path, files))


@pytest.mark.parametrize("sentences", [25, 40, 42, 60])
def test_the_heading_of_a_goal_never_ends_a_page(sentences: int, tmp_path: Path) -> None:
    document = _filling(tmp_path, sentences)
    pages = {title: page for _, title, page in document.bookmarks}
    assert pages["目標2安全なまち"] == pages["2業務の効率化"]
    assert pages["2業務の効率化"] == pages["1窓口のDX"] + 1


def test_sheets_of_a_template_of_ones_own_follow_one_another(tmp_path: Path) -> None:
    sheet = "#heading(level: 2)[{{ initiative.title }}]#label({{ initiative.anchor|literal }})\n"
    (tmp_path / "own/typst").mkdir(parents=True)
    (tmp_path / "own/typst/sheet.typ.j2").write_text(sheet, encoding="utf-8")
    document = portable(write_plan(tmp_path / "data"), tmp_path / "own")
    assert [title for level, title, _ in document.bookmarks if level == 2][-2:] == [
        "窓口のDX",
        "業務の効率化",
    ]


def test_a_plan_without_initiatives_has_pages_too(tmp_path: Path) -> None:
    document = portable(write_plan(tmp_path, {FIRST: None, SECOND: None, "glossary.yaml": None}))
    assert len(document.pages) > 2
