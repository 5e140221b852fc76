"""Read plan.txt, the machine-read text of the published plan, into plain values.

The reading is independent of apcli: nothing here imports it. What the text does not say clearly
is adopted by the tables of `adopted`; everything else is taken as it stands.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from tests.published.adopted import AXES, CORRECTIONS, DAMAGED, NUMBERS
from tests.published.sheets import (
    Sheet,
    circled,
    read_codes,
    read_sheet,
    split_departments,
    split_title,
    without_spaces,
)

TEXT = Path(__file__).with_name("plan.txt")
CAPTION = "※画像はイメージです"
RUNNING_TITLE = "西東京市地域情報化アクションプラン"
HEADINGS = (
    "はじめに",
    "目次",
    "地域情報化方針の構成",
    "重点取組の考え方",
    "重点取組の整理",
    "重点取組の段階と目標",
    "重点取組一覧",
    "重点取組",
    "用語解説",
)
FIRST_OF_COLOPHON = "「いこいーな」"
WRAPPED = {"本アクション": "プラン", "各部署の個別計画": "(情報化に関する部分)"}
"""Labels of the figure in 地域情報化方針の構成 that run over two lines."""
STAGE_ROW = "1.調査研究2.適用検討3.導入実行"
"""The figure that repeats the names of the stages."""
GROUP_HEADING = re.compile(r"-\s*<(.+)>\*\*")


@dataclass(frozen=True)
class ListRow:
    """One row of 重点取組一覧, codes as printed."""

    number: int
    title: str
    new: bool
    codes: dict[str, tuple[int, ...]]
    departments: tuple[str, ...]


@dataclass(frozen=True)
class AxisItem:
    """One item of an axis; only the policy axis has groups."""

    code: int
    name: str
    group: str | None


@dataclass(frozen=True)
class Stage:
    """One of the three stages with its description."""

    name: str
    description: str


@dataclass(frozen=True)
class Mark:
    """One `*` of the text: the words before it and the cell that holds it, marks included."""

    before: str
    cell: str


def corrected(place: str, text: str) -> str:
    """Return the text of one place with its damaged characters corrected.

    Raises:
        ValueError: a correction does not apply as often as it says, or damage is left.
    """
    for correction in CORRECTIONS:
        if correction.place == place:
            if text.count(correction.text) != correction.times:
                raise ValueError(
                    f"{place}: {correction.text} stands {text.count(correction.text)} times"
                )
            text = text.replace(correction.text, correction.read)
    left = [damage for damage in DAMAGED if without_spaces(damage) in without_spaces(text)]
    if left:
        raise ValueError(f"{place}: {left} is left")
    return text


@cache
def sections() -> dict[str, tuple[str, ...]]:
    """Return the lines of each section, and of the cover under an empty heading."""
    lines = TEXT.read_text(encoding="utf-8").split("\n")
    starts = [0]
    for heading in HEADINGS:
        starts.append(lines.index(heading, starts[-1]) + 1)
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    return {
        heading: tuple(lines[start:end])
        for heading, start, end in zip(("", *HEADINGS), starts, ends, strict=True)
    }


def text_lines(heading: str) -> list[str]:
    """Return the lines of a section that hold text, without captions and running titles."""
    lines = [line.strip() for line in sections()[heading]]
    return [line for line in lines if line not in {"", CAPTION, RUNNING_TITLE}]


@cache
def list_rows() -> dict[int, ListRow]:
    """Return the rows of 重点取組一覧 by number."""
    rows = [line for line in sections()["重点取組一覧"] if re.match(r"[0-9]+\t", line)]
    read = [_list_row(row) for row in rows]
    return {row.number: row for row in read}


def _list_row(row: str) -> ListRow:
    number = int(row.partition("\t")[0])
    _, heading, *codes, departments = corrected(f"list {number}", row).split("\t")
    title, new = split_title(heading)
    return ListRow(
        number=number,
        title=title,
        new=new,
        codes={axis: read_codes(cell) for axis, cell in zip(AXES, codes, strict=True)},
        departments=split_departments(departments),
    )


@cache
def sheets() -> dict[int, Sheet]:
    """Return the sheets by number."""
    lines = sections()["重点取組"]
    starts = [index for index, line in enumerate(lines) if line.startswith("取組番号\t")]
    blocks = ["\n".join(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]
    read = [
        read_sheet(corrected(f"sheet {number}", block))
        for number, block in zip(NUMBERS, blocks, strict=True)
    ]
    return {sheet.number: sheet for sheet in read}


@cache
def axes() -> dict[str, tuple[AxisItem, ...]]:
    """Return the items of each axis in order: an axis begins where the codes begin anew."""
    found: list[list[AxisItem]] = []
    group: str | None = None
    for line in text_lines("重点取組の整理"):
        heading = GROUP_HEADING.fullmatch(line)
        if heading:
            group = without_spaces(heading[1]).replace("*", "")
        elif line.startswith("- "):
            item = without_spaces(line).removeprefix("-").replace("*", "")
            (code,) = read_codes(item[0])
            if code == 1:
                found.append([])
            found[-1].append(AxisItem(code, item[1:], group if len(found) == 1 else None))
    return {axis: tuple(items) for axis, items in zip(AXES, found, strict=True)}


@cache
def axis_names() -> tuple[str, ...]:
    """Return the names of the axes, which stand in large or upright letters between the lists."""
    _, *lines = text_lines("重点取組の整理")
    names = "".join(without_spaces(line) for line in lines if not line.startswith("- "))
    return tuple(re.findall("^国・都の情報政策|技術動向|まちづくり$", names))


@cache
def short_axis_names() -> tuple[str, ...]:
    """Return the names of the axes over the columns of the list."""
    (heading, *_) = (line for line in sections()["重点取組一覧"] if line.startswith("\t\t"))
    return tuple(heading.split())


@cache
def stages() -> tuple[Stage, ...]:
    """Return the stages in order, each a numbered heading and the paragraph after it."""
    lines = text_lines("重点取組の段階と目標")
    headings = [line for line in lines if re.match(r"[1-3] ", line)]
    if [heading[0] for heading in headings] != ["1", "2", "3"]:
        raise ValueError(f"not the three stages: {headings}")
    return tuple(Stage(line[2:], lines[lines.index(line) + 1]) for line in headings)


@cache
def glossary() -> dict[str, str]:
    """Return the explanation of each term in order, spaces as they stand."""
    rows = [line.split("\t") for line in text_lines("用語解説") if "\t" in line]
    return {without_spaces(term): text for term, text in rows if term != "用語"}


@cache
def paragraphs() -> dict[str, tuple[str, ...]]:
    """Return what each section before the sheets says in its own words.

    Left out is what the taxonomy, the stages and the list hold.
    """
    elsewhere = {STAGE_ROW, *axis_names(), *"まちづくり"}
    for number, stage in enumerate(stages(), 1):
        elsewhere |= {f"{number}{stage.name}", stage.description}
    found = {}
    for heading in HEADINGS[:7]:
        lines = _unwrapped([line for line in text_lines(heading) if "\t" not in line])
        own = [without_marks(line) for line in lines if not line.startswith("- ")]
        found[heading] = tuple(line for line in own if line not in elsewhere)
    return found


def without_marks(text: str) -> str:
    """Return the text without spaces and marks of terms; 「*」 speaks of the mark and stays."""
    text = without_spaces(text)
    return text if "「*」" in text else text.replace("*", "")


def _unwrapped(lines: list[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and WRAPPED.get(joined[-1]) == line:
            joined[-1] += line
        else:
            joined.append(line)
    return joined


@cache
def colophon() -> tuple[str, ...]:
    """Return the lines of the last page."""
    lines = text_lines("用語解説")
    return tuple(without_spaces(line) for line in lines[lines.index(FIRST_OF_COLOPHON) :])


@cache
def contents() -> tuple[str, ...]:
    """Return the headings that the table of contents names."""
    return tuple(line.partition("\t")[0] for line in text_lines("目次") if "\t" in line)


def printed(codes: tuple[int, ...]) -> str:
    """Return codes as the plan prints them."""
    return "".join(circled(code) for code in codes)


@cache
def marks() -> tuple[Mark, ...]:
    """Return every mark of a term in the order of the text."""
    text = TEXT.read_text(encoding="utf-8").replace("「*」", "")
    for correction in CORRECTIONS:
        text = text.replace(correction.text, correction.read)
    found = []
    for cell in re.split("[\\t\\n]", text):
        marked = without_spaces(GROUP_HEADING.sub(r"\1", cell)).removeprefix("-")
        found += [Mark(before, marked) for before in marked.split("*")[:-1]]
    return tuple(found)
