"""Prose as HTML, and titles whose lines end where phrases do."""

from __future__ import annotations

import pytest

from apcli.render.prose import line, parse
from apcli.render.web.html_markup import Html, phrased


def test_paragraphs_and_nested_lists_become_blocks() -> None:
    prose = parse("甲\n乙 <b>\n\n- 丙\n  1. 丁\n  2. 戊\n- 己")
    assert Html.escape(prose) == (
        "<p>甲<br>\n乙 &lt;b&gt;</p>\n"
        "<ul>\n<li>丙\n<ol>\n<li>丁\n</li>\n<li>戊\n</li>\n</ol>\n</li>\n<li>己\n</li>\n</ul>"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('https://a.jp/"><b>', '<a href="https://a.jp/">https://a.jp/</a>&#34;&gt;&lt;b&gt;'),
        ("HTTPS://a.jp/ ftp://a.jp/ //a.jp/", "HTTPS://a.jp/ ftp://a.jp/ //a.jp/"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,<b>", "data:text/html,&lt;b&gt;"),
    ],
)
def test_only_web_addresses_become_links(text: str, written: str) -> None:
    assert Html.escape(line(text)) == written


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        ("西東京市地域情報化アクションプラン", ["西東京市地域情報化", "アクションプラン"]),
        (
            "窓口業務の利便性の向上【おくやみ窓口】",
            ["窓口業務の", "利便性の", "向上", "【おくやみ", "窓口】"],
        ),
        ("AI-OCR・RPA等の活用", ["AI-OCR・RPA等の", "活用"]),
        ("キャッシュレス決済（事業者）", ["キャッシュレス", "決済", "（事業者）"]),
        ("<b>", ["&lt;b&gt;"]),
        ("", [""]),
    ],
)
def test_a_title_is_parted_where_phrases_end(title: str, phrases: list[str]) -> None:
    assert phrased(title) == "<wbr>".join(phrases)
