"""Only two constructs are markup: paragraphs with their lines, and lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apcli.render.markdown import Markdown, cell
from apcli.render.prose import MAX_DEPTH, Item, Line, Listing, Paragraph, Prose, Run, parse
from tests.render.parsed import pieces

MARKDOWN = [
    ("一行", "一行"),
    ("一行目\n二行目", "一行目<br>\n二行目"),
    ("一段落\n\n二段落\n", "一段落\n\n二段落"),
    ("一段落\n\n\n \n二段落", "一段落\n\n二段落"),
    ("  字下げ", "字下げ"),
    ("　全角の字下げ", "　全角の字下げ"),
    ("- 一\n- 二", "- 一\n- 二"),
    ("前\n- 一\n- 二\n後", "前\n\n- 一\n- 二\n\n後"),
    ("- 一\n\n- 二", "- 一\n- 二"),
    ("- 一\n  続き\n- 二", "- 一<br>\n  続き\n- 二"),
    ("- 一\n  - 下\n    - 下の下\n- 二", "- 一\n  - 下\n    - 下の下\n- 二"),
    ("- 一\n  1. 下\n  2. 下", "- 一\n  1. 下\n  2. 下"),
    ("1. 一\n2. 二", "1. 一\n2. 二"),
    ("1. 一\n1. 二", "1. 一\n2. 二"),
    ("1. 一\n  - 下\n2. 二", "1. 一\n   - 下\n2. 二"),
    ("- 一\n1. 二", "- 一\n\n1. 二"),
    ("- **一**", "- \\*\\*一\\*\\*"),
    ("1986. x", "1986\\. x"),
    ("2. x", "2\\. x"),
    ("- 一\n7. x", "- 一\n\n7\\. x"),
    ("* x\n+ x\n・x\n-x", "\\* x<br>\n\\+ x<br>\n・x<br>\n-x"),
    ("# x\n> x\n    x", "\\# x<br>\n\\> x<br>\nx"),
    ("一\n---\n===", "一<br>\n\\---<br>\n\\==="),
    ("- ", "\\-"),
    ("-\tx", "- x"),
    ("- - x", "- \\- x"),
    ("{{7*7}} {% raw %}", "{{7\\*7}} {% raw %}"),
]


@pytest.mark.parametrize(("text", "markdown"), MARKDOWN)
def test_a_text_in_blocks_as_markdown(text: str, markdown: str) -> None:
    assert Markdown.escape(parse(text)) == markdown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("一行目\n二行目\n\n二段落", "一行目<br>二行目<br>二段落"),
        ("前\n- 一\n  - 下\n- 二", "前<br>・一<br>　・下<br>・二"),
        ("1. 一\n2. 二|三", "1. 一<br>2. 二\\|三"),
    ],
)
def test_a_text_in_one_line_for_a_cell(text: str, line: str) -> None:
    assert cell(parse(text)) == line


def test_blocks_are_values() -> None:
    assert parse("前\n\n- 一\n  1. 下") == Prose(
        (
            Paragraph((_line("前"),)),
            Listing(False, (Item((_line("一"),), (Listing(True, (Item((_line("下"),)),)),)),)),
        )
    )


def test_lists_nest_only_so_deep() -> None:
    text = "\n".join("  " * depth + "- x" for depth in range(2_000))
    (block,) = parse(text).blocks
    depth = 0
    while isinstance(block, Listing) and block.items[-1].lists:
        (block,) = block.items[-1].lists
        depth += 1
    assert depth == MAX_DEPTH - 1


LINES = st.lists(
    st.sampled_from(["- x", "  - x", "    - x", "1. x", "2. x", "  1. x", "", "x", "  x", "# x"]),
    max_size=8,
)


@given(LINES)
def test_every_line_is_shown_as_what_it_is(lines: list[str]) -> None:
    shown = [piece.text for piece in pieces(Markdown.escape(parse("\n".join(lines))))]
    words = " ".join(" ".join(shown).split())
    marks = [line.strip() for line in lines if line.strip()]
    lost = [mark for mark in marks if mark[-1] not in words]
    assert not lost
    assert words.count("x") == len(marks)


@given(LINES)
def test_parsers_see_the_lists_that_the_text_has(lines: list[str]) -> None:
    prose = parse("\n".join(lines))
    tags = [piece.tags for piece in pieces(Markdown.escape(prose))]
    assert len(tags) == sum(map(_count, prose.blocks))


def _count(block: Paragraph | Listing) -> int:
    if isinstance(block, Paragraph):
        return 1
    return sum(1 + sum(map(_count, item.lists)) for item in block.items)


def _line(text: str) -> Line:
    return Line((Run(text),))
