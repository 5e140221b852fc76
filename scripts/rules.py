"""The page of rules, written from their documentation in the code.

`python scripts/rules.py` rewrites docs/rules.md; with `--check` it writes nothing and exits
with 1 if the page is out of date.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.diagnostics import SEVERITIES
from apcli.lint.documentation import markdown, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.documentation import Page

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/rules.md"

GROUPS = {
    "AP0": "Files",
    "AP1": "Fields",
    "AP2": "What refers to what",
    "AP3": "Indicators",
    "AP4": "Stages and schedules",
    "AP5": "Text",
    "AP6": "Errata, notes, changes and dates",
    "AP7": "Last year's edition",
}

INTRODUCTION = """\
# The rules

Everything that `apcli validate` can find, by code. `apcli rules` lists the rules, `apcli explain
CODE` shows one section of this page, in English or Japanese. AP0 and AP1 come from reading a file;
their errors keep it from being read, so they can neither be ignored nor given another severity. The
severity of the others is for the plan to [choose](data-format.md#lint).

An example replaces fields of a plan in which nothing is found. A line such as `# taxonomy.yaml`
names the file of the lines below it; without one they belong to an initiative. `# previous/…` is a
file of last year's edition, which is the same plan of the year before. The tests run every
example: the bad one yields its own code and no other, the good one nothing.

The rules do not find everything. Of 124 mistakes as they happen (`tests/lint/faults.yaml`), each
seeded alone into the plan of this repository, 56 of 62 are found, and 50 of 62 that were held out
while the rules were written. In the plan itself nothing is found that is not right, nor in
paragraphs of ordinary prose with all that may mislead a rule (`tests/lint/ordinary_prose.yaml`). Of
60 pairs of years that contradict each other all are found, of 45 right ones none.

This page is written by `scripts/rules.py`.
"""


def main(arguments: list[str]) -> int:
    """Write or check the page; returns the exit code."""
    content = "\n".join(page_lines()) + "\n"
    if "--check" not in arguments:
        TARGET.write_text(content, encoding="utf-8")
        print(f"{len(pages())} rules in {TARGET.relative_to(ROOT)}")
        return 0
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != content:
        print(f"{TARGET.relative_to(ROOT)} is out of date: run scripts/rules.py")
        return 1
    return 0


def page_lines() -> Iterator[str]:
    """The lines of the page."""
    groups = {
        group: list(members)
        for group, members in groupby(pages().values(), lambda page: page.rule.code[:3])
    }
    yield INTRODUCTION
    for group, members in groups.items():
        yield f"- [{heading(group)}]({anchor(heading(group))})"
        for page in members:
            yield f"  - [{name(page)}]({anchor(name(page))}): {page.documentation.title}"
    for group, members in groups.items():
        yield ""
        yield f"## {heading(group)}"
        for page in members:
            yield from section(page)


def heading(group: str) -> str:
    """The heading of a group of codes."""
    return f"{group}: {GROUPS[group].lower()}"


def name(page: Page) -> str:
    """The code and name of a rule."""
    return f"{page.rule.code} {page.rule.name}"


def anchor(text: str) -> str:
    """The link to a heading of the page, as GitHub makes it."""
    return "#" + text.lower().replace(" ", "-").replace(":", "").replace(",", "").replace("'", "")


def section(page: Page) -> Iterator[str]:
    """The lines about one rule."""
    fix = f" · fixed by `{page.fix}`" if page.fix else ""
    yield from ("", f"### {name(page)}", "", f"**{SEVERITIES[page.rule.severity]}**{fix}", "")
    yield markdown(page.documentation)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
