"""Whatever a text holds, Typst shows it as it stands."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.render.font import FONTS
from apcli.render.prose import Line, Run, parse
from apcli.render.typst_markup import Typst, lines, link, literal, target
from tests.render.portable import Portable, plain
from tests.render.test_escaping import HOSTILE, PLAIN

PAGES = """\
#set document(title: "x", date: none)
#set page(header: none, footer: none, numbering: none)
#set text(font: "BIZ UDGothic", lang: "ja")
#heading(level: 1)[見出し] #label("there")
"""


def _shown(*texts: Typst) -> list[str]:
    """What is printed of each text when it stands on a page of its own, without spaces."""
    source = PAGES + "".join(f"#pagebreak()\n{text}\n" for text in texts)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    compiler = typst.Compiler(source.encode(), font_paths=fonts)
    document = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(document, bytes)
    return Portable(document).pages[1:]


TEXTS = [
    *HOSTILE,
    *PLAIN,
    *("#eval(1)", "#x", "$x$", "]", "[", ")", "}", '"', '\\"', "\\u{41}", "@x", "<x>", "x//y"),
    *("/* x */", "= x", "/ x: y", "--", "...", "x~y", "'x'", "(x)[y]", ".x", ";", "x" * 300),
]


def test_every_text_is_shown_literally_in_markup_in_brackets_and_before_what_would_call_it() -> (
    None
):
    for form in ("{}", "#[{}]", "x{}(x)[x].x", "#list([{}])"):
        around = plain(form.replace("#", "").strip("[]"))
        shown = _shown(*(Typst(form).replace("{}", Typst.escape(text)) for text in TEXTS))
        for text, page in zip(TEXTS, shown, strict=True):
            assert plain(text) in page, (form, around)


@settings(derandomize=True, deadline=None)
@given(
    st.lists(st.text(alphabet='"\\#[](){}$*_`~<>@=-+/;:.,!&% u4AZ市、\n', max_size=30), max_size=20)
)
def test_any_text_is_shown_literally(texts: list[str]) -> None:
    given = [f"甲{text}乙" for text in texts]
    assert _shown(*map(Typst.escape, given)) == [plain(text) for text in given]


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        ("市", '#"市";'),
        ('"\\', '#"\\"\\\\";'),
        ("一行目 \n 二行目", '#"一行目";#linebreak();#"二行目";'),
        (3, '#"3";'),
        (Line((Run("AI", "term_AI"), Run("と"))),
         '#"AI";#link(label("term_AI"))[#super[\\*]];#"と";'),
        (parse("甲\n乙\n\n丙"), '#"甲";#linebreak();#"乙";\n\n#"丙";'),
        (parse("- 甲\n  - 乙\n- 丙"), '#list([#"甲";#list([#"乙";]);], [#"丙";]);'),
        (parse("1. 甲\n2. 乙"), '#enum([#"甲";], [#"乙";]);'),
        ("見よhttps://example.jp/。", '#"見よ";#link("https://example.jp/")'
         '[#"https://";#box();#"example.";#box();#"jp/";];#"。";'),
        (Typst("#x"), "#x"),
    ],
)  # fmt: skip
def test_values_become_markup(value: object, markup: str) -> None:
    assert Typst.escape(value) == markup


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("市", '"市"'),
        ('"; #x', '"\\"; #x"'),
        ("\n", '"\\u{a}"'),
        (3, "3"),
        (True, "true"),
        (False, "false"),
        (None, "none"),
        (("a",), "\"('a',)\""),
    ],
)
def test_values_become_code(value: object, code: str) -> None:
    assert literal(value) == code


def test_a_link_leads_to_its_anchor_and_a_term_keeps_its_own() -> None:
    marked = Line((Run("AI", "term_AI"),))
    assert link(marked, "a-b") == (
        '#link(label("a-b"))[#"AI";];#link(label("term_AI"))[#super[\\*]];'
    )
    assert link("https://example.jp", "x").count("#link") == 1
    assert link("市", None) == '#"市";'
    assert target('x"') == '#label("x\\"");'


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("市" * 10, 1),
        ("市" * 11, 2),
        ("甲\n乙\n\n丙", 3),
        ("- 甲\n  - 乙\n- " + "市" * 25, 5),
    ],
)
def test_the_lines_of_a_text_are_counted(text: str, count: int) -> None:
    assert lines(parse(text) if "\n" in text else text, 10) == count
