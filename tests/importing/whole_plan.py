"""An invented city's 実施計画 of thirty initiatives, as a table, as forms and in Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.importing.city import Merges, Rows

TITLE = "みほん市総合計画　令和7年度実施計画"
GOALS = {
    "1": ("誰もが安心して暮らせるまち", {"1-1": "子育て支援の充実", "1-2": "健康づくりの推進"}),
    "2": ("活力とにぎわいのあるまち", {"2-1": "産業の振興", "2-2": "観光の振興"}),
    "3": ("効率的で開かれた行政", {"3-1": "行政手続の改革", "3-2": "情報の共有"}),
}
MEASURES = [(goal, measure) for goal, (_title, below) in GOALS.items() for measure in below]
DEPARTMENTS = ("こども課", "健康課", "商工課", "観光課", "市民課", "広報課")
STATUSES = ("実施中", "未着手", "遅れ")


@dataclass(frozen=True)
class Measured:
    """An indicator; `results` and `targets` as printed."""

    kind: str
    name: str
    unit: str
    baseline: str
    actual: str
    targets: tuple[str, str, str]


@dataclass(frozen=True)
class Work:
    """An initiative: what every layout says of it."""

    number: int

    @property
    def goal(self) -> str:
        return MEASURES[(self.number - 1) // 5][0]

    @property
    def measure(self) -> str:
        return MEASURES[(self.number - 1) // 5][1]

    @property
    def title(self) -> str:
        return f"取組その{self.number}の推進"

    @property
    def change(self) -> str:
        return ("継続", "新規", "拡充")[self.number % 3]

    @property
    def departments(self) -> tuple[str, str]:
        """The lead, and another or none."""
        at = self.number % 6
        return DEPARTMENTS[at], DEPARTMENTS[at - 1] if self.number % 2 else ""

    @property
    def texts(self) -> dict[str, str]:
        """Prose by its label."""
        number = self.number
        return {
            "目的": f"市民の負担を{number}割減らします。",
            "現状": f"紙の申請が{number}種類あります。",
            "課題": f"入力に{number}分かかります。\n様式もそろっていません。",
            "事業概要": f"手続{number}を見直します。",
            "取組内容": f"①調査{number}\n②見直し",
            "対象": "市民",
            "効果": f"{number}時間の短縮",
        }

    @property
    def schedule(self) -> tuple[str, str, str]:
        return (f"調査{self.number}", "導入", "運用")

    @property
    def budgets(self) -> tuple[int, int, int]:
        return (self.number * 300, self.number * 1000, 0)

    @property
    def sources(self) -> dict[str, int]:
        """They add up to the first budget."""
        return {"国": self.number * 100, "県": self.number * 50, "一般財源": self.number * 150}

    @property
    def indicators(self) -> tuple[Measured, ...]:
        number = self.number
        first = Measured(
            "成果指標", f"利用件数{number}（累計）", "件", f"{number:,}", f"{1000 + number:,}",
            (f"{1200 + number:,}", f"{1300 + number:,}", f"{1400 + number:,}"),
        )  # fmt: skip
        second = Measured(
            "成果指標", f"満足している人の割合{number}（時点）", "％", "8.5", "－",
            ("10.5", "20", "30.25"),
        )  # fmt: skip
        return (first, second) if number % 4 == 0 else (first,)

    @property
    def rest(self) -> dict[str, str]:
        """What stands at the end of a sheet, by its label."""
        return {
            "進捗状況": STATUSES[self.number % 3],
            "R6評価": f"おおむね順調です（{self.number}）。",
            "今後の方向性": ("継続", "拡充", "見直し")[self.number % 3],
            "SDGs": f"{self.number % 17 + 1}、17",
            "根拠法令": "みほん市条例" if self.number % 5 == 0 else "－",
            "備考": f"※国補助{self.number}" if self.number % 3 == 0 else "",
        }


WORKS = tuple(map(Work, range(1, 31)))
YEARS = ("R7", "R8", "R9")
MEASURED = ("指標名", "単位", "基準値（R5）", "R6実績", *(f"目標値 {year}" for year in YEARS))


def _measured(each: Measured) -> list[Any]:
    return [each.name, each.unit, each.baseline, each.actual, *each.targets]


def _values(each: Work) -> list[Any]:
    """Everything after the goals, without the indicators."""
    texts = each.texts.values()
    sources = (f"{value:,}" for value in each.sources.values())
    budgets = (f"{value:,}" for value in each.budgets)
    return [
        each.number, each.title, each.change, *each.departments, *texts, *each.schedule, *budgets,
        f"{each.number * 10:,}", *sources,
    ]  # fmt: skip


def _heads(texts: dict[str, str]) -> tuple[list[str], list[str]]:
    """The two rows of a head from its columns on; what stands over several, over the first."""
    upper = [
        "No.", "事業名", "新規/継続", "担当課", "関係課", *texts,
        "年次計画", "", "", "予算額（千円）", "", "", "R6決算額（千円）", "R7財源内訳", "", "",
        "成果指標", *[""] * 6,
    ]  # fmt: skip
    lower = [""] * (5 + len(texts)) + [*YEARS, *YEARS, "", "国", "県", "一般財源"]
    lower += ["指標名", "単位", "基準値（R5）", "R6実績", *(f"目標値 {year}" for year in YEARS)]
    rest = [*WORKS[0].rest]
    return upper + rest, lower + [""] * len(rest)


def _merges_of_head(upper: list[str], lower: list[str], top: int) -> Merges:
    merges: Merges = []
    for column, head in enumerate(upper):
        if not lower[column]:
            merges.append((top, column, top + 1, column))
        elif head:
            last = column
            while last + 1 < len(upper) and not upper[last + 1] and lower[last + 1]:
                last += 1
            if last > column:
                merges.append((top, column, top, last))
    return merges


def _rows(each: Work) -> Rows:
    """The rows of an initiative: one for each indicator."""
    values, rest = _values(each), [*each.rest.values()]
    rows: Rows = []
    for place, indicator in enumerate(each.indicators):
        first = place == 0
        rows.append(
            [
                *(values if first else [""] * len(values)),
                *_measured(indicator),
                *(rest if first else [""] * len(rest)),
            ]
        )
    return rows


def as_table() -> tuple[Rows, Merges]:
    """One table: goals in merged cells, a head of two rows, a row for each indicator."""
    upper, lower = _heads(WORKS[0].texts)
    upper = ["基本目標", "", "施策番号", "施策名", *upper]
    lower = ["No", "名称", "", "", *lower]
    rows: Rows = [[TITLE], upper, lower]
    merges = _merges_of_head(upper, lower, 1)
    tops: dict[str, int] = {}
    for each in WORKS:
        title, below = GOALS[each.goal]
        for place, row in enumerate(_rows(each)):
            goal = [each.goal, title] if each.goal not in tops else ["", ""]
            tops.setdefault(each.goal, len(rows))
            measure = [each.measure, below[each.measure]] if each.measure not in tops else ["", ""]
            tops.setdefault(each.measure, len(rows))
            if place:
                indicators = range(len(upper) - len(each.rest) - 7, len(upper) - len(each.rest))
                merges += [
                    (len(rows) - 1, column, len(rows), column)
                    for column in range(4, len(upper))
                    if column not in indicators
                ]
            rows.append([*goal, *measure, *row])
    starts = sorted(tops.items(), key=lambda each: each[1])
    for columns, depth in (((0, 1), 1), ((2, 3), 3)):
        same = [top for key, top in starts if len(key) == depth]
        ends = [*(top - 1 for top in same[1:]), len(rows) - 1]
        merges += [(top, c, end, c) for top, end in zip(same, ends, strict=True) for c in columns]
    return rows, merges


def as_word() -> tuple[Rows, Merges]:
    """A table of Word: goals in rows over all columns, no merged cells for indicators."""
    upper, lower = _heads(WORKS[0].texts)
    rows: Rows = [upper, lower]
    merges = _merges_of_head(upper, lower, 0)
    seen: set[str] = set()
    for each in WORKS:
        title, below = GOALS[each.goal]
        headings = (
            (each.goal, f"■基本目標{each.goal}　{title}"),
            (each.measure, f"施策{each.measure}　{below[each.measure]}"),
        )
        for key, heading in headings:
            if key not in seen:
                seen.add(key)
                merges.append((len(rows), 0, len(rows), len(upper) - 1))
                rows.append([heading, *[""] * (len(upper) - 1)])
        rows += _rows(each)
    return rows, merges


def as_form(each: Work) -> tuple[Rows, Merges]:
    """A sheet of one initiative, labels beside and above their values."""
    title, below = GOALS[each.goal]
    rows: Rows = [
        [f"{TITLE}　個票"],
        ["基本目標", f"{each.goal} {title}", "", "施策", f"{each.measure} {below[each.measure]}"],
        ["No.", each.number, "", "事業名", each.title],
        ["新規/継続", each.change],
        ["担当課", each.departments[0], "", "関係課", each.departments[1]],
    ]
    merges: Merges = [(0, 0, 0, 7)]
    for place, (label, text) in enumerate(each.texts.items()):
        if place % 2:
            rows += [[f"【{label}】"], [text]]
        else:
            rows.append([label, text])
            merges.append((len(rows) - 1, 1, len(rows) - 1, 7))
    rows += [[], ["年次計画", *YEARS], ["", *each.schedule]]
    merges.append((len(rows) - 2, 0, len(rows) - 1, 0))
    rows += [[], ["予算額（千円）", *YEARS], ["", *(f"{value:,}" for value in each.budgets)]]
    rows += [["R6決算額（千円）", f"{each.number * 10:,}"], []]
    rows += [["R7財源内訳", *each.sources], ["", *(f"{v:,}" for v in each.sources.values())], []]
    rows += [["成果指標", *MEASURED[1:]], *map(_measured, each.indicators), []]
    rows += [[label, text] for label, text in each.rest.items()]
    return rows, merges
