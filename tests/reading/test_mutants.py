"""The near misses of reading notice every mutant of the code that decides."""

from __future__ import annotations

import dataclasses
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from apcli.errors import DataNotFound
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.models import Glossary, Initiative, Plan, Taxonomy
from apcli.workspace import Unavailable, load
from apcli.workspace import folder as folder_of_plan
from tests.example_plan import FIRST, write_plan
from tests.lint.examples import example_plan, files_of
from tests.lint.near_misses import near_misses
from tests.reading.file_near_misses import BYTES, FOLDERS
from tests.reading.mutating import survivors
from tests.reading.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.models.base import Model

FOLDER = Path(__file__).with_name("near_misses")
MODELS: dict[str, type[Model]] = {
    "plan.yaml": Plan,
    "taxonomy.yaml": Taxonomy,
    "glossary.yaml": Glossary,
}

Case = tuple[bytes, "type[Model] | None"]


def _cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in near_misses(path.stem, FOLDER).cases:
            for name, content in files_of(case.example).items():
                yield content or b"", MODELS.get(name, Initiative)
    for each in sorted(BYTES, key=lambda each: len(each.data)):
        yield each.data, None


def _outcome(case: Case) -> Any:
    reading = read(*case)
    return reading.tree, reading.value, [dataclasses.astuple(each) for each in reading.diagnostics]


MODULES: dict[str, tuple[str, ...]] = {
    "era": (
        "_ERAS",
        "Month.last_day",
        "last_day",
        "first_day",
        "fiscal_year_of",
        "_era_year",
        "year_label",
        "short_year_label",
        "span_label",
        "moment_label",
        "short_moment_label",
        "_first",
    ),
    "nearest": (),
    "models.grammar": (),
    "models.measured": (),
    "models.no_value": (),
    "models.target": ("YearSpan.covers", "YearSpan.__str__"),
    "models.indicator": (
        "Decimals",
        "Tolerance",
        "Indicator.tolerance",
        "Indicator.numeric_targets",
        "Indicator.final_number",
        "Indicator.years",
    ),
    "models.initiative": (
        "Initiative.printed_title",
        "Initiative.printed_managed_by",
        "Initiative.ended",
        "Initiative.ending",
        "Initiative.last_year",
    ),
    "models.plan": (
        "Grade.meaning_of",
        "Plan.every_section",
        "Plan.shows_edition",
        "Plan.reviewed_by",
        "Plan.grades_of",
    ),
    "models.section": ("walk",),
    "models.words": (),
    "models.annotations": (),
    "shape.validating": (),
    "shape.wrong_type": (),
    "source.decoding": (),
    "source.characters": (),
    "source.building": (),
    "source.help": (),
    "source.parsing": (),
    "source.document": (),
    "source.lost_text": (),
}
"""The modules that decide, and what in them has no part in reading: other tests are about it."""

QUICK = "it only decides whether a more exact look is taken"
ONE = "there is exactly one"

_LEADS = (
    r"(b'\xc2' in data or b'\xd8' in data or b'\xe2' in data or ('\ufeff' in text)"
    r" or ('\ufffe' in text) or ('\uffff' in text))"
)
EQUIVALENT: dict[str, dict[str, str]] = {
    "era": {"day or 1 → day or 2": "every month has both"},
    "nearest": {
        "n=1 → n=2": "only the first is looked at",
        "found[0] → found[-1]": ONE,
        "same[0] → same[-1]": ONE,
    },
    "models.grammar": {"len(value) > MAX_DIGITS → len(value) >= MAX_DIGITS": QUICK},
    "shape.validating": {
        "_NEAR = 200 → _NEAR = 201": "it only bounds the time",
        "_NEAR = 200 → _NEAR = 199": "it only bounds the time",
        "max(0, end - _NEAR) → min(0, end - _NEAR)": "it only bounds the time",
        "max(0, end - _NEAR) → max(1, end - _NEAR)": "no line begins with a value in braces",
        "error.errors()[0] → error.errors()[-1]": ONE,
        "choices[0] → choices[-1]": ONE,
    },
    "shape.wrong_type": {"value[0] → value[-1]": ONE},
    "source.characters": {
        "range(32) → range(33)": QUICK,
        "{9, 10, 13} → {10, 10, 13}": QUICK,
        "{9, 10, 13} → {9, 11, 13}": QUICK,
        "{9, 10, 13} → {9, 9, 13}": QUICK,
        f"not text.replace('\\n', '').isprintable() and {_LEADS} → "
        f"not text.replace('\\n', '').isprintable() or {_LEADS}": QUICK,
    },
    "source.help": {
        f"Span(1, 1, 1, 1) → Span({place})": "libyaml has named a place for every error so far"
        for place in (
            *("2, 1, 1, 1", "0, 1, 1, 1", "1, 2, 1, 1", "1, 0, 1, 1"),
            *("1, 1, 2, 1", "1, 1, 0, 1", "1, 1, 1, 2", "1, 1, 1, 0"),
        )
    }
    | {"number + 1 → number + 2": "only the first is looked at"},
    "lint.ignoring": {
        "diagnostic.rule.code < 'AP2' → diagnostic.rule.code <= 'AP2'": "no rule has this code"
    },
    "workspace.folder": {
        "min(status.st_size, most) + 1 → min(status.st_size, most) + 0": "then the rest is read"
    },
    "source.parsing": {
        "_HARMLESS = 4096 → _HARMLESS = 4097": QUICK,
        "_HARMLESS = 4096 → _HARMLESS = 4095": QUICK,
        "len(data) > _HARMLESS → len(data) >= _HARMLESS": QUICK,
        "len(data) > _HARMLESS and _DEEP.search(b'\\n' + data) → "
        "len(data) > _HARMLESS or _DEEP.search(b'\\n' + data)": QUICK,
        "some and _INDICATED.search(data) is not None → "
        "some or _INDICATED.search(data) is not None": QUICK,
    },
    "source.lost_text": {
        "each.start_mark.index < index → each.start_mark.index <= index": "no token is a comment"
    },
    "source.document": {
        "count(65536) → count(65537)": "any character that is not there will do",
        "b'?' in safe and _EXPLICIT_KEY.search(safe) is not None → "
        "b'?' in safe or _EXPLICIT_KEY.search(safe) is not None": QUICK,
    },
}
"""Mutants that no file can tell from the code, and why."""


def _unnoticed(
    name: str, cases: Sequence[Any], outcome: Callable[[Any], object], without: Sequence[str]
) -> list[str]:
    found = {
        f"{each.before} → {each.after}": each.line
        for each in survivors(import_module(f"apcli.{name}"), cases, outcome, without)
    }
    equivalent = EQUIVALENT.get(name, {})
    assert equivalent.keys() <= found.keys(), "it does not exist or is noticed"
    return [f"line {line}: {each}" for each, line in found.items() if each not in equivalent]


@pytest.mark.parametrize("name", MODULES)
def test_every_mutant_is_noticed(name: str) -> None:
    unnoticed = _unnoticed(name, [*_cases()], _outcome, MODULES[name])
    assert not unnoticed, "\n".join(unnoticed)


def test_every_mutant_of_the_comments_about_rules_is_noticed(tmp_path: Path) -> None:
    plans = [
        example_plan(tmp_path / str(index), case.example)
        for index, case in enumerate(near_misses("unused_ignore", FOLDER).cases)
    ]
    unnoticed = _unnoticed("lint.ignoring", plans, lambda plan: run(plan, checkers()), ())
    assert not unnoticed, "\n".join(unnoticed)


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("workspace.folder", ("_READ", "find_data", "is_folder")),
        ("workspace.listing", ()),
        (
            "workspace.loading",
            (
                "written_number",
                "Workspace.unreadable",
                "Workspace.last_year",
                "Workspace.tree",
                "Workspace.sheets",
                "Workspace.whole",
                "Workspace.file_of",
                "_load_goals",
                "in_print_order",
                "_in_order",
            ),
        ),
    ],
)
def test_every_mutant_of_reading_the_folder_is_noticed(
    name: str, without: tuple[str, ...], tmp_path: Path
) -> None:
    folders = []
    for index, case in enumerate(FOLDERS):
        folders.append(write_plan(tmp_path / str(index) / "data"))
        case.change(folders[-1])
    unnoticed = _unnoticed(name, folders, _of_folder, without)
    assert not unnoticed, "\n".join(unnoticed)


def _of_folder(folder: Path) -> Any:
    """What is read of the folder, and of its first file in pieces of a few bytes."""
    read_piece = os.read
    path = str(next(filter(Path.exists, (folder / FIRST, folder / "taxonomy.yaml"))))
    with patch("os.read", lambda file, size: read_piece(file, min(size, 7))):
        pieces = [folder_of_plan.read_file(path, most) for most in (1, 5, 8, 1000)]
    whole = [folder_of_plan.read_file(path, most) for most in (1, 8, 1000)]
    try:
        workspace = load(folder, "data")
    except DataNotFound as error:
        return pieces, whole, str(error)
    read = [workspace.initiatives, workspace.keys, workspace.files, workspace.diagnostics]
    parts = (lambda: workspace.plan, lambda: workspace.taxonomy, lambda: workspace.glossary)
    return pieces, whole, read, [*map(_part, parts)]


def _part(part: Callable[[], object]) -> object:
    try:
        return part()
    except Unavailable as error:
        return str(error)
