"""Take the markup off a rendered Markdown document, so that only its words are left."""

import re
from dataclasses import dataclass

from tests.published.sheets import without_spaces

MARK = "\ue000"
"""Stands for an escaped asterisk: the mark of a term, never emphasis."""
FIRST_ESCAPED = 0xE100
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
TAG = re.compile(r"</?(?:a|br|span|div)\b[^<>]*>")
RULE = re.compile(r"^[ |:-]*-[ |:-]*$", re.MULTILINE)
YEAR = re.compile("(?:令和|～)([0-9]+)(?:年度|(?=～))")
HEADING = re.compile(r"^(#+) +(.*)$")


@dataclass(frozen=True)
class Part:
    """A heading of the document and all the Markdown below it, deeper headings included."""

    heading: str
    body: str


def protected(markdown: str) -> str:
    """Return the text with every escaped character put where no markup is looked for."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: _private(found[1]), markdown)


def _private(character: str) -> str:
    return MARK if character == "*" else chr(FIRST_ESCAPED + ord(character))


def marked_words(markdown: str) -> str:
    """Return the words of a protected text without white space, marks kept."""
    text = RULE.sub("", markdown)
    while LINK.search(text):
        text = LINK.sub(r"\1", text)
    text = re.sub("[|#*]", "", TAG.sub("", text))
    text = re.sub("[\ue100-\ue17f]", lambda found: chr(ord(found[0]) - FIRST_ESCAPED), text)
    return without_spaces(text).replace(f"「{MARK}」", "「*」")


def words(markdown: str) -> str:
    """Return the words of a protected text without white space and marks."""
    return marked_words(markdown).replace(MARK, "")


def parts(markdown: str) -> list[Part]:
    """Return the parts of a protected text in order."""
    lines = markdown.splitlines()
    levels = [len(found[1]) if (found := HEADING.match(line)) else 0 for line in lines]
    return [
        Part(lines[start].lstrip("# "), "\n".join(lines[start + 1 : _end(levels, start)]))
        for start, level in enumerate(levels)
        if level
    ]


def _end(levels: list[int], start: int) -> int:
    following = range(start + 1, len(levels))
    return next((line for line in following if 0 < levels[line] <= levels[start]), len(levels))


def rows(markdown: str) -> list[list[str]]:
    """Return the words of the cells of every table row of a protected text."""
    lines = [line.strip() for line in markdown.splitlines()]
    return [
        [words(cell) for cell in line.removeprefix("|").removesuffix("|").split("|")]
        for line in lines
        if line.startswith("|") and not RULE.match(line)
    ]


def spans(markdown: str) -> set[tuple[int, int, str]]:
    """Return the first and last year and the text of all that a part says of years.

    Either a row names its years, or its cells stand below years and repeat their text for each.
    """
    found: set[tuple[int, int, str]] = set()
    headings: list[int] = []
    for cells in rows(markdown):
        years = [int(year) + 2018 for cell in cells for year in YEAR.findall(cell)]
        if len(years) > 2:
            headings = [
                int(match[1]) + 2018 if (match := YEAR.search(cell)) else 0 for cell in cells
            ]
        elif years:
            found |= {(years[0], years[-1], cell) for cell in cells}
        else:
            below = list(zip(headings, cells, strict=False))
            for text in cells:
                covered = [year for year, cell in below if cell == text and year]
                found |= {(min(covered), max(covered), text)} if covered else set()
    return found
