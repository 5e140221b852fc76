"""What a workbook looks like and lets people do, read back from its XML."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
import xlsxwriter.worksheet

from apcli.errors import OutputUnwritable
from apcli.sheets.asked import Round, books
from apcli.sheets.book import Ask, AskedText, Book, Input, OpenCell
from apcli.sheets.csv_writer import write_csv
from apcli.sheets.layout import BOOK_SHEET, LISTS_SHEET
from apcli.sheets.looks import LOOKS, number_format
from apcli.sheets.seal import sealed
from apcli.sheets.workbook import MOST, cut
from apcli.sheets.xlsx_writer import Mark, Returned, write_xlsx
from apcli.workspace import load
from tests.processes import DATA, ROOT
from tests.sheets.books import back, office, typed
from tests.sheets.opened import M, OpenedBook, OpenedSheet, column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.sheets.book import Content

PLANS = {
    "real": DATA,
    **{name: ROOT / f"tests/plans/{name}/data" for name in ("levels", "money", "reviews")},
    "revision": ROOT / "tests/plans/revision/r7",
}
DUE = datetime.date(2026, 5, 15)
INSTRUCTIONS, TABLE = "記入要領", "成果指標"


def of_plans() -> list[object]:
    """A department's and the office's workbook of every plan, for each question."""
    found: list[object] = []
    for name, data in PLANS.items():
        workspace = load(data, "data")
        for ask in Ask:
            asked = Round(ask, workspace.plan.fiscal_year, DUE, "企画課 内線1234")
            found += [
                pytest.param(book, id=f"{name}-{ask}-{book.department or 'office'}")
                for book in books(workspace, asked)[-2:]
            ]
    return found


@pytest.fixture(scope="module", params=of_plans())
def book(request: pytest.FixtureRequest) -> Book:
    found: Book = request.param
    return found


@pytest.fixture(scope="module")
def opened(book: Book) -> OpenedBook:
    return OpenedBook(write_xlsx(book))


def table_of(opened: OpenedBook) -> OpenedSheet | None:
    return next((each for each in opened.sheets.values() if each.text("A1") == "apcli:table"), None)


def open_cells(book: Book, opened: OpenedBook) -> dict[tuple[str, str], OpenCell]:
    """The open cells that a book asks, by sheet and address, found by the hidden keys."""
    found: dict[tuple[str, str], OpenCell] = {}
    for name, sheet in opened.sheets.items():
        ids = {sheet.text(cell): row_of(cell) for cell in sheet.cells if column_of(cell) == "A"}
        if sheet.text("A1") == "apcli:table":
            fields = {
                sheet.text(cell): column_of(cell) for cell in sheet.cells if row_of(cell) == 3
            }
            for row in book.table.rows:
                for cell in filter(None, row.open):
                    found[name, f"{fields[cell.field]}{ids[row.id]}"] = cell
        elif sheet.text("A1") == "apcli:sheet":
            (asked,) = [each for each in book.sheets if each.id == sheet.text("B1")]
            for each in asked.questions:
                found[name, f"D{ids[each.cell.field]}"] = each.cell
    return found


def test_exactly_the_answers_are_unlocked(book: Book, opened: OpenedBook) -> None:
    wanted = open_cells(book, opened)
    asked = sum(cell is not None for row in book.table.rows for cell in row.open)
    assert len(wanted) == asked + sum(len(sheet.questions) for sheet in book.sheets)
    unlocked = {(name, cell) for name, sheet in opened.sheets.items() for cell in sheet.unlocked}
    assert unlocked == set(wanted)


def test_every_sheet_is_protected_but_the_office_s_table_which_must_sort(
    book: Book, opened: OpenedBook
) -> None:
    open_ones = [name for name, each in opened.sheets.items() if not each.has("sheetProtection")]
    table = [name for name, each in opened.sheets.items() if each is table_of(opened)]
    assert open_ones == (table if book.department is None else [])
    for sheet in opened.sheets.values():
        if sheet.has("sheetProtection"):
            protection = sheet.one("sheetProtection").attrib
            assert protection["sheet"] == "1"
            free = {name for name, value in protection.items() if value == "0"}
            assert free == {"formatCells", "formatColumns", "formatRows", "autoFilter", "sort"}


def test_every_answer_has_help_and_its_list(book: Book, opened: OpenedBook) -> None:
    cells = open_cells(book, opened)
    for (name, at), cell in cells.items():
        sheet = opened.sheets[name]
        said = sheet.validations[at]
        assert 0 < len(said.title) <= 32
        assert 0 < len(said.prompt) <= 255
        assert said.prompt.endswith("。")
        if cell.choices:
            assert sheet.choices(at) == [*cell.choices]
        else:
            assert said.source == ""
    count = sum(len(sheet.validations) for sheet in opened.sheets.values())
    assert count == len(cells)


def test_keys_are_hidden_and_move_with_their_rows(book: Book, opened: OpenedBook) -> None:
    for name in (BOOK_SHEET, LISTS_SHEET):
        assert name not in opened.sheets or opened.sheets[name].state == "veryHidden"
    first, *others = opened.visible.values()
    assert (first.hidden_columns, first.hidden_rows) == (set(), set())
    for sheet in others:
        assert (sheet.hidden_columns, sheet.hidden_rows) == ({1, 2}, {3})
    table = table_of(opened)
    if table is not None:
        last = max(map(row_of, table.cells))
        head = last - len(book.table.rows)
        columns = [column_of(cell) for cell in table.cells if row_of(cell) == head]
        assert table.one("autoFilter").attrib["ref"] == f"A{head}:{columns[-1]}{last}"
        frozen = table.one("sheetViews/sheetView/pane").attrib
        assert (frozen["xSplit"], frozen["ySplit"], frozen["state"]) == ("5", f"{head}", "frozen")


def test_the_first_answer_is_selected(book: Book, opened: OpenedBook) -> None:
    cells = open_cells(book, opened)
    for name, sheet in opened.visible.items():
        mine = [at for where, at in cells if where == name]
        if mine:
            active = [each.get("activeCell") for each in sheet.root.iter(f"{M}selection")]
            assert active[-1] == mine[0]


def test_it_prints_on_a4_with_its_heads_and_feet(book: Book, opened: OpenedBook) -> None:
    for number, (name, sheet) in enumerate(opened.visible.items()):
        setup = sheet.one("pageSetup").attrib
        is_table = sheet is table_of(opened)
        assert setup["paperSize"] == "9"
        assert setup["orientation"] == ("landscape" if is_table else "portrait")
        assert setup.get("fitToWidth", "1") == "1"
        assert sheet.one("sheetPr/pageSetUpPr").attrib["fitToPage"] == "1"
        assert sheet.has("headerFooter")
        assert book.city in (sheet.one("headerFooter/oddFooter").text or "")
        titles = "$4:$5" if is_table else "$1:$2"
        printed = opened.names[number, "_xlnm.Print_Titles"]
        assert printed.replace("'", "") == f"{name}!{titles}"
        assert "tabColor" in [each.tag.removeprefix(M) for each in sheet.one("sheetPr")]
        assert max(sheet.heights) <= 409


def test_the_font_is_the_documents_and_names_what_replaces_it(opened: OpenedBook) -> None:
    fonts = opened.styles.find(f"{M}fonts")
    assert fonts is not None
    for font in fonts:
        said = {each.tag.removeprefix(M): each.get("val") for each in font}
        assert (said["name"], said["charset"], said["family"]) == ("BIZ UDGothic", "128", "3")
        assert "scheme" not in said  # Excel would take the theme's font instead


def test_the_instructions_say_until_when_whom_to_ask_and_what_each_cell_wants(
    book: Book, opened: OpenedBook
) -> None:
    sheet = opened.sheets[INSTRUCTIONS]
    texts = [sheet.text(cell) for cell in sheet.cells]
    assert {"令和8年5月15日", "企画課 内線1234"} <= set(texts)
    for column in book.table.open if book.table.rows else ():
        assert texts[texts.index(column.heading) + 1] == column.wants
    for each in (question for asked in book.sheets for question in asked.questions):
        assert texts[texts.index(each.label) + 1] == each.wants
    may_sort = any("並べ替え" in text for text in texts)
    assert may_sort == (book.department is None)
    links = [each.attrib["location"] for each in sheet.root.iter(f"{M}hyperlink")]
    table = [name for name, each in opened.sheets.items() if each is table_of(opened)]
    names = [*table, *(each.name for each in book.sheets)]
    assert links == [f"'{name}'!A1" for name in names]


def test_heads_say_of_which_year_they_are() -> None:
    workspace = load(DATA, "data")
    heads = {ask: office(workspace, ask).table.open[0].heading for ask in Ask}
    assert heads == {
        Ask.RESULTS: "実績 R7",
        Ask.FORECAST: "見込 R7",
        Ask.REVISION: "見込 R6",
    }


def with_row(book: Book, **locked: Content) -> Book:
    """The book with only its first row, some of whose cells for information are others."""
    row = book.table.rows[0]
    shown = [*row.locked]
    for place, content in locked.items():
        shown[int(place[1:])] = content
    exported = {cell.field: cell.exported for cell in row.open if cell}
    seal = sealed(book.origin, book.department, row.id, shown, exported)
    rows = (replace(row, locked=tuple(shown), seal=seal),)
    return replace(book, table=replace(book.table, rows=rows), sheets=())


def test_numbers_are_shown_as_the_plan_prints_them() -> None:
    book = with_row(
        replace(office(load(DATA, "data")), minus="△"),
        _4=Decimal("1234567890123.5"),
        _5="13（見込）",
        _6=Decimal(-7),
    )
    opened = OpenedBook(write_xlsx(book))
    table = opened.sheets[TABLE]
    row = row_of(table.find(book.table.rows[0].id))
    shown = [f"{column}{row}" for column in "GHI"]
    assert [opened.horizontal(table.style(cell)) for cell in shown] == ["right"] * 3
    formats = [opened.number_format(table.style(cell)) for cell in shown]
    assert formats == ['#,##0.0;"△"#,##0.0', "General", '#,##0.0;"△"#,##0.0']
    assert table.width("G") > len("1,234,567,890,123.5")
    assert opened.number_format(table.style(f"J{row}")) == "General"
    assert opened.number_format(table.style(f"L{row}")) == "@"
    assert back(write_xlsx(book)).findings == ()


def test_large_numbers_have_separators_unless_they_may_be_days_that_somebody_typed() -> None:
    """The rules of the columns, computed for numbers as a spreadsheet would."""
    data = ROOT / "tests/plans/levels/data"
    opened = OpenedBook(write_xlsx(office(load(data, "data"))))
    table = table_of(opened)
    assert table is not None
    rules = {
        each.attrib["sqref"]: each.findtext(f"{M}cfRule/{M}formula") or ""
        for each in table.root.iter(f"{M}conditionalFormatting")
    }
    value, numerator, denominator = rules.values()
    assert [table.text(f"{column_of(cell)}3") for cell in map(first_of, rules)] == [
        *("value", "numerator", "denominator"),
    ]
    numbers = (999, 1000, -1000, 36525, 36526, 54788, 54789, 12345678901234, 1234.5)
    assert [holds(value, each) for each in numbers] == [
        *(False, True, True, True, False, False, True, True, False),
    ]
    assert [holds(numerator, each) for each in numbers] == [False, *[True] * 7, False]
    assert numerator.replace(first_of([*rules][1]), first_of([*rules][2])) == denominator


def first_of(area: str) -> str:
    return area.split(":", maxsplit=1)[0]


def holds(formula: str, number: float) -> bool:
    """What a rule says of a number, in the few functions that it has."""
    plain = re.sub(r"\b[A-Z]+[0-9]+\b", str(number), formula)
    plain = re.sub(r"(?<![<>])=(?!=)", "==", plain)
    names = {
        "AND": lambda *each: all(each),
        "OR": lambda *each: any(each),
        "INT": math.floor,
        "ABS": abs,
    }
    return bool(eval(plain, {"__builtins__": {}}, names))


def test_the_format_of_a_number_has_its_decimals() -> None:
    assert number_format(0, "−") == '#,##0;"−"#,##0'
    assert number_format(2, "-") == '#,##0.00;"-"#,##0.00'


HOSTILE = (
    *("=1+1", "＝1+1", "＝", "+81", "＋81", "-", "－", "-1-2", "@SUM(A1)", "＠", "00123", "1-2"),
    *("'=1+1", "'", "''a", "TRUE", "1E5", "_x0041_", "http://a.example/", "mailto:a@b.example"),
    *(
        "a\nb",
        "a\tb",
        "<b>&amp;",
        "12.5%",
        "2025/10/31",
        "😀" * 10,
        "行の終わり。\n\n次の段落",
        "0.10",
    ),
)


def with_texts(book: Book, texts: Sequence[str]) -> Book:
    """The book with one sheet, which has these texts as answers already given."""
    asked = book.sheets[0]
    questions = []
    for number, text in enumerate(texts):
        cell = OpenCell(f"evaluation@{number}", Input.TEXT, text)
        exported = {cell.field: text}
        about = f"{asked.id}:{cell.field}"
        seal = sealed(book.origin, book.department, about, (), exported)
        questions.append(AskedText(f"評価{number}", "何を書くか。", cell, seal))
    table = replace(book.table, rows=())
    return replace(book, table=table, sheets=(replace(asked, questions=tuple(questions)),))


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_what_looks_like_a_formula_or_a_number_comes_back_as_the_text_it_is(
    write: Callable[[Book], bytes],
) -> None:
    book = with_texts(office(load(DATA, "data")), HOSTILE)
    data = write(book)
    name = "a.xlsx" if write is write_xlsx else "a.csv"
    found = back(data, name)
    assert (found.answers, found.findings) == ((), ())
    assert len(found.seals) == len(HOSTILE)
    sheet = typed(data, name).sheets[1 if write is write_xlsx else 0]
    texts = {cell.text for cell in sheet.cells.values() if not cell.number and not cell.formula}
    assert set(HOSTILE) <= texts


def test_in_csv_no_cell_begins_like_a_formula() -> None:
    data = write_csv(with_texts(office(load(DATA, "data")), HOSTILE)).decode("utf-8-sig")
    cells = re.findall(r'(?:^|,)"?([^,"\n]*)', data)
    risky = [cell for cell in cells if cell[:1] in tuple("=+@＝＋＠") and len(cell) > 1]
    assert risky == []


def test_a_text_that_one_row_has_no_room_for_goes_over_several_as_one_cell() -> None:
    long = "\n".join(f"{number}行目です。" for number in range(100))
    book = with_texts(office(load(DATA, "data")), [long, "次"])
    opened = OpenedBook(write_xlsx(book))
    sheet = opened.sheets[book.sheets[0].name]
    row = row_of(sheet.find("evaluation@0"))
    assert f"D{row}:D{row + 3}" in [each.attrib["ref"] for each in sheet.root.iter(f"{M}mergeCell")]
    heights = {
        int(each.attrib["r"]): float(each.get("ht", "0")) for each in sheet.root.iter(f"{M}row")
    }
    assert sum(heights[each] for each in range(row, row + 4)) >= 100 * 13
    assert max(heights.values()) <= 409
    assert row_of(sheet.find("evaluation@1")) == row + 4
    assert back(write_xlsx(book)).answers == ()


def test_a_text_that_no_cell_holds_is_one_error_that_names_the_initiative() -> None:
    book = office(load(DATA, "data"))
    assert write_xlsx(with_texts(book, ["あ" * MOST]))
    with pytest.raises(OutputUnwritable) as error:
        write_xlsx(with_texts(book, ["あ" * (MOST + 1)]))
    assert str(error.value.message) == (
        f"a text of '{book.sheets[0].title}' has 32,768 characters; a cell of a spreadsheet holds "
        "32,767"
    )


@pytest.mark.parametrize(
    "method",
    [
        *("write_string", "write_number", "write_blank", "write_url", "data_validation"),
        *("set_row", "set_column", "conditional_format"),
    ],
)
def test_what_the_library_leaves_out_is_an_error(
    monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(xlsxwriter.worksheet.Worksheet, method, lambda *_, **__: -2)
    with pytest.raises(OutputUnwritable):
        write_xlsx(office(load(DATA, "data")))


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("一つ目。二つ目。", 8, "一つ目。二つ目。"),
        ("一つ目。二つ目。", 7, "一つ目。"),
        ("One. Two 2.5. Three.", 14, "One. Two 2.5."),
        ("One. Two 2.5 three.", 12, "One."),
        ("切れ目のない文章", 5, "切れ目の…"),
        ("😀😀😀", 6, "😀😀😀"),
        ("😀😀😀", 5, "😀😀…"),
        ("あ。😀😀", 5, "あ。"),
    ],
)
def test_help_is_cut_at_the_end_of_a_sentence(text: str, most: int, kept: str) -> None:
    assert cut(text, most) == kept


def test_long_help_and_titles_are_cut_and_never_left_out() -> None:
    book = office(load(DATA, "data"))
    column = replace(book.table.open[0], heading="見出し" * 20, wants="長い説明です。" * 60)
    table = replace(book.table, open=(column, *book.table.open[1:]))
    opened = OpenedBook(write_xlsx(replace(book, table=table, city="市" * 300)))
    said = opened.sheets[TABLE].validations["K6"]
    assert said.title == "見出し" * 10 + "見…"
    assert said.prompt == "長い説明です。" * 36
    assert len(opened.sheets[TABLE].one("headerFooter/oddFooter").text or "") <= 255


def test_a_city_whose_name_begins_with_a_digit_or_has_an_ampersand_is_printed_as_it_is() -> None:
    book = replace(office(load(DATA, "data")), city="3&5市", sheets=())
    footer = OpenedBook(write_xlsx(book)).sheets[TABLE].one("headerFooter/oddFooter").text or ""
    assert footer.startswith("&L&9 3&&5市　")


def test_a_list_may_be_longer_than_excel_lets_it_be_in_the_cell() -> None:
    words = tuple(f"とても長い選択肢の名前その{number}" for number in range(60))
    book = with_texts(office(load(DATA, "data")), ["a"])
    question = book.sheets[0].questions[0]
    cell = replace(question.cell, input=Input.CHOICE, choices=words)
    asked = replace(book.sheets[0], questions=(replace(question, cell=cell),))
    opened = OpenedBook(write_xlsx(replace(book, sheets=(asked,))))
    sheet = opened.sheets[asked.name]
    assert sheet.choices(f"D{row_of(sheet.find('evaluation@0'))}") == [*words]


def test_a_marked_workbook_shows_what_must_be_looked_at_again() -> None:
    book = office(load(DATA, "data"))
    row, asked = book.table.rows[0], book.sheets[1]
    value, text = (row.id, "value"), (asked.id, "issues")
    marks = {
        value: Mark("成果指標 J6", "約120", "「約120」は概数です。"),
        text: Mark("課題 D9", "x", "読めません。"),
    }
    answers: Mapping[tuple[str, str], Content] = {value: "約120", text: "x"}
    opened = OpenedBook(write_xlsx(book, Returned(answers, marks)))
    front = opened.sheets[INSTRUCTIONS]
    texts = [front.text(cell) for cell in front.cells]
    at = texts.index("確認してください")
    assert at < texts.index("回答のしかた")
    assert [text for text in texts[at + 1 :] if text][:4] == [
        "成果指標 J6",
        "「約120」は概数です。",
        "課題 D9",
        "読めません。\n「x」",
    ]
    table, sheet = opened.sheets[TABLE], opened.sheets[asked.name]
    marked = table.find("約120")
    assert table.validations[marked].title == "確認してください"
    assert table.validations[marked].prompt == "「約120」は概数です。"
    assert marked in table.unlocked
    assert "読めません。" in [sheet.text(cell) for cell in sheet.cells]
    red = [
        name
        for name, each in opened.visible.items()
        if each.one("sheetPr/tabColor").attrib["rgb"] == "FFC00000"
    ]
    assert red == [TABLE, asked.name]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", [name for name in LOOKS if name not in ("key", "closed")])
def test_texts_can_be_read_on_their_ground(name: str) -> None:
    look = LOOKS[name]
    ink, ground = look.get("font_color", "#000000"), look.get("bg_color", "#FFFFFF")
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_open_cells_can_be_told_from_others_without_colours() -> None:
    of_open = {look["border_color"] for look in LOOKS.values() if look.get("locked") is False}
    others = {LOOKS[name]["border_color"] for name in ("information", "label", "closed")}
    assert max(map(luminance, of_open)) + 0.05 < (min(map(luminance, others)) + 0.05) / 2
    opened = OpenedBook(write_xlsx(office(load(DATA, "data"))))
    table = opened.sheets[TABLE]
    assert (table.text("C4"), table.text("K4")) == ("参考", "記入欄")


def test_every_part_is_xml_that_can_be_read() -> None:
    opened = OpenedBook(write_xlsx(office(load(DATA, "data"))))
    for name, part in opened.parts.items():
        if name.endswith((".xml", ".rels")):
            assert ElementTree.fromstring(part) is not None
