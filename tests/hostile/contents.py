"""Contents of a file that real tools fall over, and the findings they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.example_plan import FILES, SECOND, patched
from tests.hostile.running import Found, marked_plan

if TYPE_CHECKING:
    from pathlib import Path

TEXT = FILES[SECOND]
ADDED = TEXT.count("\n") + 1
"""The number of the line that is added to the second initiative."""

INDICATOR = """\
indicators:
  count:
    name: 件数
    unit: 件
    aggregation: annual
    baseline: {fiscal_year: 2023, value: VALUE}
"""


def measured(value: str) -> str:
    return patched(SECOND, INDICATOR.replace("VALUE", value))


def dated(date: str) -> str:
    return measured(f"7, as_of: {date}")


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

BROKEN: dict[str, tuple[str | bytes, list[tuple[str, int, int]]]] = {
    "utf_16": (TEXT.encode("utf-16"), [("AP002", 1, 1)]),
    "utf_16_without_a_mark": (TEXT.encode("utf-16-le"), [("AP002", 1, 1)]),
    "cp932": (TEXT.encode("cp932"), [("AP002", 2, 8)]),
    "a_wrong_byte": (TEXT.encode() + b"# \xff\n", [("AP002", ADDED, 3)]),
    "nul": (f"{TEXT}# \0\n", [("AP003", ADDED, 3)]),
    "escape_sequence": (f"{TEXT}# \x1b[2J\n", [("AP003", ADDED, 3)]),
    "c1_control": (f"{TEXT}# \x9b2J\n", [("AP003", ADDED, 3)]),
    "escaped_control": (patched(SECOND, 'title: "\\e[2J"\n'), [("AP003", 7, 8)]),
    "lone_surrogate": (patched(SECOND, 'title: "\\ud800"\n'), [("AP003", 7, 11)]),
    "duplicate_key": (f"{TEXT}number: 3\n", [("AP006", ADDED, 1)]),
    "duplicate_key_in_full_width": (f"{TEXT}ｔｉｔｌｅ: a\n", [("AP006", ADDED, 1)]),
    "duplicate_key_after_a_space": (f"{TEXT}\u3000title: a\n", [("AP006", ADDED, 1)]),
    "anchor": (f"{TEXT}notes: &n [a]\n", [("AP005", ADDED, 8)]),
    "alias": (f"{TEXT}notes: *n\n", [("AP005", ADDED, 8)]),
    "alias_to_itself": (f"{TEXT}notes: &n [*n]\n", [("AP005", ADDED, 8)]),
    "merge_key": (f"{TEXT}stage:\n  <<: {{key: trial}}\n".replace("stage: {key: research}\n", ""),
                  [("AP005", ADDED, 3)]),
    "billion_laughs": (LAUGHS, [("AP005", 1, 4)]),
    "nested_3000_deep": (f"{TEXT}notes: {'[' * 3000}{']' * 3000}\n", [("AP008", ADDED, 1007)]),
    "tag_that_runs": (
        f"{TEXT}notes: !!python/object/apply:os.system ['touch ran']\n",
        [("AP005", ADDED, 8)],
    ),
    "day_not_in_the_calendar": (dated("2025-02-30"), [("AP105", 13, 52)]),
    "day_that_is_a_number": (dated("20250401"), [("AP105", 13, 52)]),
    "day_in_an_era": (dated("R7.4.1"), [("AP105", 13, 52)]),
    "day_with_slashes": (dated("2025/04/01"), [("AP105", 13, 52)]),
    "empty": ("", [("AP009", 1, 1)]),
    "comment_only": ("# nothing\n", [("AP009", 1, 1)]),
    "second_document": (f"{TEXT}---\n{TEXT}", [("AP005", ADDED, 1)]),
    "tab": (patched(SECOND, "stage:\n\tkey: trial\n"), [("AP004", 8, 1)]),
    "unterminated_quote": (f"{TEXT}notes: ['a\n", [("AP004", ADDED, 9)]),
    "one_byte_over_a_mebibyte": (TEXT + "#" * ((1 << 20) + 1 - len(TEXT.encode())),
                                 [("AP008", 1, 1)]),
    "nan": (measured(".nan"), [("AP104", 13, 42)]),
    "inf": (measured(".inf"), [("AP104", 13, 42)]),
    "number_in_full_width": (measured("１２３"), [("AP104", 13, 42)]),
    "number_with_a_minus_sign": (measured("−5"), [("AP104", 13, 42)]),
    "number_with_per_cent": (measured("98.5％"), [("AP104", 13, 42)]),
    "number_with_a_leading_zero": (measured("010"), [("AP104", 13, 42)]),
    "number_in_base_sixty": (measured("1:30"), [("AP104", 13, 42)]),
    "number_with_underscores": (measured("1_000"), [("AP104", 13, 42)]),
    "number_of_one_underscore": (measured("_"), [("AP104", 13, 42)]),
    "number_with_an_exponent": (measured("1e5"), [("AP104", 13, 42)]),
    "number_of_5000_digits": (measured("9" * 5000), [("AP104", 13, 42)]),
    "number_that_is_on": (measured("on"), [("AP104", 13, 42)]),
    "number_that_is_true": (measured("true"), [("AP104", 13, 42)]),
    "printed_number_of_5000_digits": (patched(SECOND, f"number: {'9' * 5000}\n"),
                                      [("AP104", 7, 9)]),
    "list_as_a_key": (f"{TEXT}? [a]\n: 1\n", [("AP007", ADDED, 3)]),
    "null_as_a_key": (f"{TEXT}~: 1\n", [("AP007", ADDED, 1)]),
    "block_as_a_key": (f"{TEXT}? |\n  notes\n: 1\n", [("AP007", ADDED, 3)]),
    "list_at_the_top": ("- a\n- b\n", [("AP009", 1, 1)]),
    "text_at_the_top": ("業務の効率化\n", [("AP009", 1, 1)]),
    "unknown_field": (f"{TEXT}notse: [a]\n", [("AP101", ADDED, 1)]),
    "unknown_field_without_a_value": (f"{TEXT}notse:\n", [("AP101", ADDED, 1)]),
    "colon_in_a_value": (patched(SECOND, "title: 目標: 達成\n"), [("AP004", 7, 10)]),
    "at_sign": (patched(SECOND, "title: @窓口\n"), [("AP004", 7, 8)]),
    "percent_sign": (patched(SECOND, "title: %削減\n"), [("AP004", 7, 8)]),
    "backtick": (patched(SECOND, "title: `a`\n"), [("AP004", 7, 8)]),
    "full_width_colon": (f"title：窓口\n{TEXT}", [("AP004", 1, 6)]),
    "reference_that_dangles": (f"{TEXT}related: [third]\n", [("AP205", ADDED, 11)]),
    "reference_to_itself": (f"{TEXT}related: [second]\n", [("AP205", ADDED, 11)]),
    "predecessor_of_itself": (f"{TEXT}predecessors: [second]\n", [("AP205", ADDED, 16)]),
}  # fmt: skip

SUSPICIOUS = {
    "next_line": ("\x85", "AP012"),
    "line_separator": ("\u2028", "AP012"),
    "override": ("\u202e", "AP013"),
    "zero_width": ("\u200b", "AP013"),
}

PLACE = re.compile(r"^(\S+?)(?::(\d+):(\d+))? (AP\d{3})\[", re.MULTILINE)


def in_text(output: bytes) -> list[Found]:
    """Every finding of a report in text, by code and place."""
    return [
        (code, file, int(line) if line else None, int(column) if column else None)
        for file, line, column, code in PLACE.findall(output.decode())
    ]


def file_of(name: str) -> str:
    """The initiative's file in a plan that has every broken content."""
    return f"initiatives/{name.replace('_', '-')}.yaml"


def hostile_plan(folder: Path) -> Path:
    """A plan with every broken content in an initiative of its own."""
    changes: dict[str, str | bytes | None] = {}
    for name, (content, _) in BROKEN.items():
        itself = f"[{name.replace('_', '-')}]"
        changes[file_of(name)] = (
            content.replace("[second]", itself) if isinstance(content, str) else content
        )
    for name, (character, _) in SUSPICIOUS.items():
        changes[file_of(f"odd_{name}")] = f"{TEXT}# {character}\n"
    return marked_plan(folder, changes)
