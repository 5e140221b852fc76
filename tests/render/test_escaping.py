"""Whatever a text holds, Markdown shows it as it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apcli.text.markdown import escape
from tests.render.parsed import Piece, pieces, rows

HOSTILE = [
    "{{7*7}}",
    "{% raw %}",
    "a|b",
    "|---|",
    "`code`",
    "```",
    "~~~",
    "# x",
    "####### x",
    "x #",
    "1986. x",
    "1986.",
    "3) x",
    "- x",
    "-",
    "--",
    "---",
    "- - -",
    "+ x",
    "* x",
    "***",
    "===",
    "> x",
    "> [!NOTE]",
    ":-:",
    "    x",
    "\tx",
    "<b>",
    "<b>x</b>",
    "<!-- x -->",
    "<script>alert(1)</script>",
    "<https://example.jp/>",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x]: http://example.jp",
    "[^1]",
    "[ ] x",
    "[新規]",
    "[/]",
    "[red]",
    ":smile:",
    ":+1:",
    "**x**",
    "*x*",
    "__x__",
    "_x_",
    "~~x~~",
    "~x~",
    "$x$",
    "$$x$$",
    "&amp;",
    "&#35;",
    "&",
    "\\",
    "\\*x\\*",
    "x\\",
    "\\|",
    "!",
    "!!",
    "C:\\Users\\x",
    "\n- x",
    "\n1. x\n",
    " \n    x",
]
PLAIN = [
    "a_b",
    "1-1-1",
    "-3,703千円",
    "-5",
    "+5%",
    "12:30:45",
    "R&D",
    "98.5％",
    "2025.4.1",
    "（1）x",
    "(x)",
    "a - b",
    "a + b",
    "a > b",
    "x = y",
    "{x}",
    "いこいーな窓口@西東京",
    "Wi-Fi・オープンローミング",
]


def _spaces(text: str) -> str:
    return " ".join(text.split())


def _only(markdown: str, tag: str) -> Piece:
    (piece,) = pieces(markdown)
    assert piece.tags[-1:] == (tag,), piece.tags
    return piece


def _assert_shown(piece: Piece, text: str) -> None:
    assert _spaces(piece.text) == _spaces(text)
    assert piece.markup <= {"link_open", "link_close"}
    addresses = [str(token.attrs["href"]) for token in piece.inline if token.type == "link_open"]
    assert all(re.match("https?://", address) for address in addresses)


TEXTS = st.one_of(
    st.sampled_from([*HOSTILE, *PLAIN]),
    st.text(alphabet="*_`~[]()<>!#+-=.:|\\&;$ \t\n019aAz市、。", max_size=12),
    st.lists(st.sampled_from([*HOSTILE, *PLAIN, " ", "\n"]), max_size=4).map("".join),
).filter(str.strip)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_literally(text: str) -> None:
    _assert_shown(_only(escape(text), "p"), text)


@pytest.mark.parametrize("text", PLAIN)
def test_what_has_no_meaning_is_not_escaped(text: str) -> None:
    assert escape(text) == text


@given(TEXTS)
def test_any_text_is_shown_literally_in_a_paragraph(text: str) -> None:
    _assert_shown(_only(escape(text), "p"), text)


@given(TEXTS)
def test_any_text_is_shown_literally_after_another_line(text: str) -> None:
    (piece,) = pieces(f"見出し\n{escape(text)}")
    assert piece.tags == ("p",)
    _assert_shown(piece, f"見出し {text}")


@given(TEXTS)
def test_any_text_is_shown_literally_in_a_heading(text: str) -> None:
    _assert_shown(_only(f"## {escape(text)}", "h2"), text)


@given(TEXTS)
def test_any_text_is_shown_literally_in_a_list(text: str) -> None:
    assert pieces(f"- {escape(text)}")[0].tags == ("ul", "li", "p")
    _assert_shown(_only(f"- {escape(text)}", "p"), text)


@given(TEXTS)
def test_any_text_is_shown_literally_in_a_cell(text: str) -> None:
    cell = escape(text, line_break="<br>")
    table = f"| a | b |\n| - | - |\n| {cell} | x |\n"
    shown = rows(table)[1]
    assert [_spaces(each) for each in shown] == [_spaces(text), "x"]
    assert all(piece.markup <= {"link_open", "link_close"} for piece in pieces(table))


@given(TEXTS)
def test_any_text_is_shown_literally_in_a_link(text: str) -> None:
    piece = _only(f"[{escape(text, addresses=False)}](#there)", "p")
    assert _spaces(piece.text) == _spaces(text)
    targets = [token.attrs["href"] for token in piece.inline if token.type == "link_open"]
    assert targets == ["#there"]
    assert piece.markup == {"link_open", "link_close"}


@given(TEXTS, TEXTS)
def test_two_texts_side_by_side_are_shown_literally(one: str, other: str) -> None:
    _assert_shown(_only(f"{escape(one)}・{escape(other)}", "p"), f"{one}・{other}")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("https://example.jp/a_b?c=~d", "<https://example.jp/a_b?c=~d>"),
        ("見よhttps://example.jp/をご覧", "見よ<https://example.jp/>をご覧"),
        ("(https://example.jp/x)", "(<https://example.jp/x>)"),
        ("https://example.jp/x。", "<https://example.jp/x>。"),
        ("<https://example.jp>", r"\<<https://example.jp>>"),
        ("http://", "http://"),
        ("http://example.jp12:30:45", "<http://example.jp12:30:45>"),
    ],
)
def test_a_web_address_stays_whole(text: str, markdown: str) -> None:
    assert escape(text) == markdown
    _assert_shown(_only(escape(text), "p"), text)


def test_a_line_break_becomes_a_space_or_what_is_asked_for() -> None:
    assert escape("一行目\n二行目") == "一行目 二行目"
    assert escape("一行目 \r\n\n 二行目", line_break="<br>") == "一行目<br>二行目"


def test_names_of_emoji_are_parted_so_that_they_stay_names() -> None:
    assert escape(":smile:") == ":<span></span>smile:"
    assert not re.search("span", escape("10:30:00"))
