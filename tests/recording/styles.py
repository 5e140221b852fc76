"""Plans as different people write them: the same data in every style of YAML that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[Any]], Any]

HEAD = """\
number: 1
title: 窓口のDX
departments: [情報推進課]
overview: 窓口の手続を見直します。
actions: 書かない窓口を広げます。
"""
YEARS = ["2024", "2025", "2026", "2027"]
DAYS = ["2025-09-30", "2026-03"]

NUMBERS = st.integers(-5, 9).map(str)
NOTES = st.text("窓口 a:#-[]{}&*!|>%@`'\"\\,?~\n\t　0", min_size=1, max_size=6)


@st.composite
def _observation(draw: Draw) -> Any:
    fields = {"value": draw(NUMBERS), "as_of": draw(st.sampled_from(DAYS)), "note": draw(NOTES)}
    kept = draw(st.sampled_from([["as_of", "note"], ["as_of"], ["note"], [], None]))
    if kept is None:
        return fields["value"]
    return {name: text for name, text in fields.items() if name in ("value", *kept)}


OBSERVATIONS = _observation()
INTERIM = OBSERVATIONS | st.lists(OBSERVATIONS, max_size=3)
STATES = st.sampled_from(["pending", "not_applicable", None])


MOSTLY = st.sampled_from([True, True, True, True, False])


@st.composite
def _year(draw: Draw) -> Any:
    if not draw(MOSTLY):
        return draw(STATES)
    values = {}
    for kind, there in {
        "interim": INTERIM,
        "actual": OBSERVATIONS,
        "forecast": OBSERVATIONS,
    }.items():
        if draw(MOSTLY):
            values[kind] = draw(there) if draw(MOSTLY) else None
    return values


@st.composite
def _indicator(draw: Draw) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": "利用件数", "unit": "件", "aggregation": "annual"}
    if draw(st.booleans()):
        fields["baseline"] = {"fiscal_year": "2022", "value": "3", "note": draw(NOTES)}
    if draw(MOSTLY):
        years = [year for year in YEARS if draw(st.booleans())]
        values = {year: draw(_year()) for year in years}
        fields["values"] = values if draw(MOSTLY) else None
    if draw(st.booleans()):
        fields["targets"] = {"2025": "10", "2026": "20"}
    return fields


class Written(NamedTuple):
    """An initiative's indicators as data, None where nothing is written, and its file's text."""

    indicators: dict[str, Any]
    text: str
    line_break: str


class Writer:
    """Writes values, every time in another style."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw

    def pick(self, *choices: str) -> str:
        return str(self.draw(st.sampled_from(choices)))

    def comment(self) -> str:
        return self.pick("", "", "  # 注：{a: [b", " # ' \" : 注")

    def line_comment(self) -> str:
        return self.pick("", "", "", "# 行の注\n", "      # 深い行の注\n", "\n")

    def entry(self, key: str, value: Any, indent: str, *, quote: str = "") -> str:
        """A key with its value in block style, with all its line ends."""
        start = f"{indent}{quote}{key}{quote}:"
        if value is None:
            return f"{start}{self.pick('', ' ~', ' null')}{self.comment()}\n"
        if isinstance(value, str):
            return f"{start} {self.scalar_line(value, indent)}"
        if not value or self.draw(st.booleans()):
            return f"{start} {self.flow(value, indent)}{self.comment()}\n{self.line_comment()}"
        step = self.pick(" ", "  ", "    ")
        body = self.block(value, indent + step)
        return f"{start}{self.comment()}\n{self.line_comment()}{body}"

    def block(self, value: Any, indent: str) -> str:
        if isinstance(value, dict):
            quote = self.pick("", "", "'", '"')
            return "".join(
                self.entry(key, each, indent, quote=quote) for key, each in value.items()
            )
        return "".join(self.item(each, indent) for each in value)

    def item(self, value: Any, indent: str) -> str:
        if isinstance(value, str):
            return f"{indent}- {self.scalar(value)}{self.comment()}\n{self.line_comment()}"
        if self.draw(st.booleans()):
            return f"{indent}- {self.flow(value, indent)}{self.comment()}\n"
        return f"{indent}- {self.block(value, indent + '  ').lstrip()}"

    def scalar_line(self, value: str, indent: str) -> str:
        """A scalar to the end of its line, or a text over lines."""
        plain = value.isalnum()
        if plain and not value.isdecimal() and self.draw(st.booleans()):
            return f"{self.pick('|-', '>-')}\n{indent}   {value}\n{self.pick('', chr(10))}"
        return f"{self.scalar(value)}{self.comment()}\n{self.line_comment()}"

    def scalar(self, value: str) -> str:
        safe = value.lstrip("-").replace("-", "").isalnum() and not value.startswith("--")
        safe = safe and value.isascii() and value != "-"
        styles = ['"'] if "\n" in value or "\t" in value else ["'", '"', *[""] * 3 * safe]
        style = self.pick(*styles)
        if style == "'":
            return "'" + value.replace("'", "''") + "'"
        if style == '"':
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'
        return value

    def flow(self, value: Any, indent: str) -> str:
        """In brackets, on one line or with a line for every item."""
        if value is None:
            return self.pick("", "~", "null")
        if isinstance(value, str):
            return self.scalar(value)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        inner = indent + "  "
        items = (
            [f"{key}: {self.flow(each, inner)}" for key, each in value.items()]
            if isinstance(value, dict)
            else [self.flow(each, inner) for each in value]
        )
        if not items:
            return opening + self.pick("", " ") + closing
        if self.draw(st.integers(0, 3)):
            space, last = self.pick("", " "), self.pick("", "", ",")
            return f"{opening}{space}{', '.join(items)}{last}{space}{closing}"
        lines = "".join(f"{inner}{item},{self.comment()}\n" for item in items[:-1])
        last = f"{inner}{items[-1]}{self.pick('', ',')}{self.comment()}\n"
        return f"{opening}{self.comment()}\n{lines}{last}{inner}{closing}"


@st.composite
def written_indicators(draw: Draw) -> Written:
    """An initiative with one or two indicators."""
    names = ["uses"] if draw(MOSTLY) else ["uses", "visits"]
    indicators = {name: draw(_indicator()) for name in names}
    text = HEAD + Writer(draw).entry("indicators", indicators, "")
    text += draw(st.sampled_from(["", "notes: [数値は見本です。]\n", "# 終わり\n"]))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    line_break = draw(st.sampled_from(["\n", "\r\n"]))
    return Written(indicators, text.replace("\n", line_break), line_break)
