"""What fixes write, read back, differs from the original only where a finding said so."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from apcli.edit.reading_back import differences, value_at
from apcli.lint.fixing import fixed_files
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.nearest import comparison_key
from apcli.source import parse
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, write_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.diagnostics import DataPath, Diagnostic
    from apcli.workspace import Workspace

DEMONSTRATION = Path(__file__).parents[2] / "examples/demonstration/data"


def _somewhere(text: str, chance: random.Random, pattern: str, new: str) -> str:
    """The text with one of the places that match replaced."""
    found = [*re.finditer(pattern, text, re.MULTILINE)]
    if not found:
        return text
    place = chance.choice(found)
    return text[: place.start()] + place.expand(new) + text[place.end() :]


def _department(new: str) -> Callable[[str, random.Random], str]:
    return lambda text, chance: _somewhere(text, chance, r"^departments: \[(\w+)", new)


FAULTS: dict[str, Callable[[str, random.Random], str]] = {
    "two departments in one entry": _department(r"departments: [\1・情報政策課"),
    "a known and an unknown department": _department(r"departments: [\1・秘密課"),
    "a department and more": _department(r"departments: [\1（主管）"),
    "a part of a department": _department("departments: [政策課"),
    "a department with a typing error": _department(r"departments: [\1課"),
    "a space inside a word": lambda text, chance: _somewhere(
        text, chance, r"([ぁ-ん一-龠])([ぁ-ん一-龠])", r"\1 \2"
    ),
    "a particle twice": lambda text, chance: _somewhere(text, chance, r"を(?=[一-龠])", "をを"),
    "half-width kana": lambda text, chance: _somewhere(text, chance, "[アイウエオカシスト]", "ｶﾞ"),
    "half-width brackets": lambda text, chance: _somewhere(text, chance, "（([^）\n]*)）", r"(\1)"),
    "an invisible character": lambda text, chance: _somewhere(
        text, chance, r"([一-龠])([一-龠])", "\\1\u200b\\2"
    ),
    "a sentence without its end": lambda text, chance: _somewhere(text, chance, r"。$", ""),
    "an item that is unknown": lambda text, chance: _somewhere(
        text, chance, r"^(  \w+: \[)([a-z-]+)", r"\1\2-old"
    ),
    "a part of an item": lambda text, chance: _somewhere(
        text, chance, r"^(  \w+: \[)([a-z]{3})[a-z-]+", r"\1\2"
    ),
    "a stage that is unknown": lambda text, chance: _somewhere(
        text, chance, r"^(stage: \{?(?:key: )?)([a-z-]+)", r"\1\2-2"
    ),
    "a word for no value": lambda text, chance: _somewhere(
        text, chance, r"(\d{4}): \{actual: \d+\}", r"\1: 集計中"
    ),
    "a word beside pending": lambda text, chance: _somewhere(
        text, chance, r"(\d{4}): \{actual: \d+\}", r"\1: pending（集計中）"
    ),
    "a field in capitals": lambda text, chance: _somewhere(
        text, chance, "^(?:overview)", "Overview"
    ),
    "a field in the plural": lambda text, chance: _somewhere(
        text, chance, "^overview", "overviews"
    ),
    "a choice with more to it": lambda text, chance: _somewhere(
        text, chance, r"aggregation: (\w+)", r"aggregation: \1（単年度）"
    ),
    "a list that is text": lambda text, chance: _somewhere(
        text, chance, r"^(departments|notes|related): \[([^],]+)\]$", r"\1: \2"
    ),
    "an axis whose items are text": lambda text, chance: _somewhere(
        text, chance, r"^(  \w+): \[([^],]+)\]$", r"\1: \2"
    ),
    "a stage that is text": lambda text, chance: _somewhere(
        text, chance, r"^stage: \{key: ([a-z-]+).*\}$", r"stage: \1"
    ),
    "a word for no value with more to it": lambda text, chance: _somewhere(
        text, chance, r"(\d{4}): \{actual: \d+\}", r"\1: 集計中（8月公表）"
    ),
    "a space at the end": lambda text, chance: _somewhere(text, chance, "$", "  "),
    "a hash in a text": lambda text, chance: _somewhere(text, chance, "。$", " #15。"),
}


def _faulty(seed: int, faults: int) -> dict[str, str]:
    """Files of the demonstration with faults in them, chosen by the seed."""
    chance = random.Random(seed)
    names = [str(path.relative_to(DEMONSTRATION)) for path in DEMONSTRATION.rglob("*.yaml")]
    texts = {name: (DEMONSTRATION / name).read_text("utf-8") for name in sorted(names)}
    initiatives = [name for name in texts if name.startswith("initiatives/")]
    for _ in range(faults):
        name = chance.choice(initiatives)
        texts[name] = FAULTS[chance.choice([*FAULTS])](texts[name], chance)
    return texts


def _check(workspace: Workspace, *, unsafe: bool) -> int:
    """Compare every file before and after its fixes; returns how many were changed."""
    diagnostics = run(workspace, checkers())
    fixed = fixed_files(workspace, diagnostics, unsafe=unsafe)
    for name, text in fixed.items():
        document = workspace.documents[name]
        said = [each for each in diagnostics if each.file == document.file and each.fix]
        _, before, _ = parse(name, document.data)
        _, after, _ = parse(name, text.encode())
        assert before is not None
        assert after is not None
        for path, old, new in differences(before, after):
            assert _is_said(path, old, new, said), (name, path, old, new)
    return len(fixed)


def _is_said(path: DataPath, old: Any, new: Any, said: list[Diagnostic]) -> bool:
    """A finding is about the value, and the new value is what it says, not a part of the old."""
    about = [each for each in said if each.path == path]
    whole = [each for each in about if each.fix and each.fix.part is None and not each.fix.on_key]
    if isinstance(old, list):  # an entry that became several
        assert comparison_key("".join(new)).startswith(comparison_key(old[0])[:1])
        return any(each.path[:-1] == path for each in said) and len(new) > len(old)
    if isinstance(old, dict):
        renamed = [each for each in said if each.path[:-1] == path and each.fix and each.fix.on_key]
        return bool(renamed) and len(new) == len(old)
    if isinstance(new, list | dict):  # a text that became a list or fields
        assert all(each.fix and each.fix.value == new for each in whole)
        return bool(whole) and old in (new if isinstance(new, list) else new.values())
    if whole:
        one, other = comparison_key(new), comparison_key(old)
        return one == other or one not in other
    return bool(about) or _without_invisible(old) == _without_invisible(new)


def _without_invisible(text: str) -> str:
    return re.sub(r"[\u200b]|[ \t]+$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("seed", range(60))
def test_fixes_change_only_what_findings_are_about(seed: int, unsafe: bool, tmp_path: Path) -> None:
    for name, text in _faulty(seed, faults=1 + seed % 8).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for _ in range(5):  # each round is read back by itself
        workspace = load(tmp_path, "data")
        if not _check(workspace, unsafe=unsafe):
            break
        for name, text in fixed_files(workspace, run(workspace, checkers()), unsafe=unsafe).items():
            (tmp_path / name).write_text(text, "utf-8")


def _fixed_departments(written: str, tmp_path: Path) -> object:
    taxonomy = FILES["taxonomy.yaml"].replace(
        "departments:\n",
        "departments:\n  - {name: 総務課}\n  - {name: 会計課}\n  - {name: 障害福祉課}\n",
    )
    first = FILES[FIRST].replace("departments: [情報推進課]\n", f"departments:{written}\n")
    write_plan(tmp_path, {"taxonomy.yaml": taxonomy, FIRST: first})
    workspace = load(tmp_path, "data")
    texts = fixed_files(workspace, run(workspace, checkers()), unsafe=True)
    _, tree, _ = parse(FIRST, texts.get(FIRST, first).encode())
    return value_at(tree, ("departments",))


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        (" [総務課・会計課]", ["総務課", "会計課"]),
        (" [情報推進課, '総務課、会計課']", ["情報推進課", "総務課", "会計課"]),
        ("\n  - 総務課・会計課\n  - 情報推進課", ["総務課", "会計課", "情報推進課"]),
        ("\n- '総務課 会計課'", ["総務課", "会計課"]),
        (" [総務課・秘密課]", ["総務課・秘密課"]),
        (" [情報推進課 関係各課]", ["情報推進課 関係各課"]),
        (" [福祉課]", ["福祉課"]),
        (" [総務課（主管）]", ["総務課（主管）"]),
        (" [情報推進か]", ["情報推進課"]),
    ],
)
def test_departments_are_divided_only_if_all_are_known(
    written: str, fixed: list[str], tmp_path: Path
) -> None:
    assert _fixed_departments(written, tmp_path) == fixed
