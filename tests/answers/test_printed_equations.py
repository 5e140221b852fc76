"""Every equation that any format prints gives the figure that is printed beside it."""

from __future__ import annotations

import html
import json
import math
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import pytest

from apcli.answers import json as as_json
from apcli.answers import markdown as as_markdown
from apcli.answers.explanation import quantities_of
from apcli.answers.rows import rows_answer
from apcli.cli.terminal import show_answer
from apcli.era import year_label
from apcli.progress import FigureName
from apcli.render import docx as as_docx
from apcli.render import html as as_html
from apcli.render import markdown as report_as_markdown
from apcli.render import pdf as as_pdf
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.words import words_in
from tests.answers.asking import PLANS, explanation, reports, workspace_of
from tests.progress.equations import as_shown, computed, half_up, holds, shown_percentage
from tests.render.word import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.progress import Report, Row
    from apcli.workspace import Workspace

JAPANESE, ENGLISH = words_in("ja"), words_in("en")
YEARS = [
    pytest.param(plan, year, id=f"{plan} {year}")
    for plan in PLANS
    for year in workspace_of(plan).plan.years.all
]
OF_BOTH_PLANS = pytest.mark.parametrize(("plan", "year"), YEARS)
EQUATION = r"[(\d](?:[-\d,.()]| [−+×÷] )*"


def asked(plan: str, year: int) -> tuple[Workspace, Report]:
    workspace = workspace_of(plan)
    (report,) = reports(workspace, year)
    return workspace, report


# The report of a year, as it is published


PRINTED = re.compile(rf"(−?[\d,]+\.\d)％＝({EQUATION})(?= \||</dd>)")


@OF_BOTH_PLANS
@pytest.mark.parametrize("format", [report_as_markdown, as_html], ids=["markdown", "html"])
def test_in_the_report(plan: str, year: int, format: object) -> None:
    workspace, report = asked(plan, year)
    document = progress_document(report, workspace)
    folders = template_folders(None, workspace.root)
    text = html.unescape(format.render(document, folders))  # type: ignore[attr-defined]
    found = PRINTED.findall(text)
    # Nothing else is said to equal anything, but for the sentences on the methods.
    assert len(found) == text.count("％＝") == sum(equations_of(row) for row in report.rows)
    for percentage, equation in found:
        assert percentage.replace(",", "").replace("−", "-") == as_shown(computed(equation)), (
            equation
        )


ON_PAPER = re.compile(rf"(−?[\d,]+\.\d)％＝({EQUATION})")


@OF_BOTH_PLANS
@pytest.mark.parametrize("format", [as_docx, as_pdf], ids=["docx", "pdf"])
def test_in_the_report_on_paper(
    plan: str, year: int, format: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_pdf, "compiled", lambda source, *_: source.encode())
    workspace, report = asked(plan, year)
    document = progress_document(report, workspace)
    made = format.render(document, template_folders(None, workspace.root))  # type: ignore[attr-defined]
    text = "\n".join(paragraphs(made)) if format is as_docx else made.decode()
    text = text.replace("\u00a0", " ")
    found = ON_PAPER.findall(text)
    assert len(found) == text.count("％＝") == sum(equations_of(row) for row in report.rows)
    for percentage, equation in found:
        shown = percentage.replace(",", "").replace("−", "-")
        assert shown == as_shown(computed(equation)), equation


def equations_of(row: Row) -> int:
    """How many percentages are printed of a row: the year's, else those of the latest value."""
    shown = row.shown_rates
    rates = (shown.attainment, shown.final_attainment, shown.progress)
    return sum(rate.number is not None for rate in rates)


# How each figure was computed


class Said(NamedTuple):
    """A figure of an explanation: what it is, and the lines below."""

    result: str
    lines: tuple[str, ...]

    @property
    def equation(self) -> str | None:
        last = self.lines[-1] if self.lines else ""
        return last if re.fullmatch(EQUATION, last) else None

    @property
    def comparison(self) -> str | None:
        last = self.lines[-1] if self.lines else ""
        return last if re.fullmatch(rf"{EQUATION} [<=>] {EQUATION}", last) else None


def in_markdown(text: str) -> Iterator[dict[str, Said]]:
    """The figures of every row by their names."""
    text = re.sub(r"\\(.)", r"\1", text)
    for section in text.split("\n## ")[1:]:
        found = re.findall(r"^- \*\*(.+?)：(.*)\*\*\n((?:  - .*\n)*)", section, re.MULTILINE)
        yield {
            name: Said(result, tuple(line.removeprefix("  - ") for line in below.splitlines()))
            for name, result, below in found
        }


def on_a_terminal(text: str) -> Iterator[dict[str, Said]]:
    """The figures of every row by their names, on a terminal as wide as any line."""
    # Below the table of its numbers each row has the figures; the first is always the verdict.
    for section in re.split(r"^(?=Verdict: )", text, flags=re.MULTILINE)[1:]:
        found = re.findall(r"^(\S.*?): (.*)\n((?:  \S.*\n)*)", section, re.MULTILINE)
        yield {
            name: Said(result, tuple(line.strip() for line in below.splitlines()))
            for name, result, below in found
        }


def is_right(row: Row, said: dict[FigureName, Said]) -> int:
    """What is printed of every figure is what its equation gives; returns how many there are."""
    count = 0
    for name, each in said.items():
        match name:
            case FigureName.VERDICT | FigureName.PACE:
                assert each.comparison is None or holds(each.comparison), each
            case FigureName.ATTAINMENT | FigureName.FINAL_ATTAINMENT | FigureName.PROGRESS:
                assert (each.equation is None) == (each.result == "–"), each
                if each.equation:
                    assert shown_percentage(each.result) == as_shown(computed(each.equation))
            case FigureName.PER_YEAR | FigureName.NEEDED_PER_YEAR | FigureName.PROJECTED:
                if each.equation:
                    decimals = (row.about.decimals or 0) + 1
                    number = each.result.replace(",", "").replace("−", "-").removeprefix("+")
                    shown = re.match(r"-?\d+(\.\d+)?", number)
                    assert shown, each
                    assert Fraction(shown[0]) == half_up(computed(each.equation), decimals), each
            case FigureName.MET_IN:
                assert (each.equation is None) == (each.result == "–" or len(each.lines) == 1)
                if each.equation:
                    assert each.result == year_label(math.ceil(computed(each.equation))), each
        count += each.equation is not None
    return count


@OF_BOTH_PLANS
@pytest.mark.parametrize("format", ["markdown", "table"])
def test_in_the_explanation(
    plan: str,
    year: int,
    format: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    workspace, report = asked(plan, year)
    if format == "markdown":
        words = JAPANESE
        text = as_markdown.render(explanation(workspace, report, words), words).decode()
        sections = list(in_markdown(text))
    else:
        words = ENGLISH
        monkeypatch.setenv("COLUMNS", "500")
        show_answer(explanation(workspace, report, words))
        text = capsysbinary.readouterr().out.decode()
        sections = list(on_a_terminal(text))
    count = 0
    for row, found in zip(report.rows, sections, strict=True):
        headings = {name: words.heading(name) for name in FigureName}
        said = {name: found[heading] for name, heading in headings.items() if heading in found}
        assert {*said} == {*row.figures}
        count += is_right(row, said)
    assert count >= sum(equations_of(row) for row in report.rows)


QUANTITY = re.compile(rf"\| (−?[\d,]+(?:\.\d+)?)(\D\S*)? = ({EQUATION}) \|")


@OF_BOTH_PLANS
def test_of_a_rate_by_its_parts(plan: str, year: int) -> None:
    workspace, report = asked(plan, year)
    text = as_markdown.render(explanation(workspace, report, JAPANESE), JAPANESE).decode()
    found = QUANTITY.findall(text)
    numbers = [each for row in report.rows for each in quantities_of(row)]
    assert len(found) == sum(each.numerator is not None for each in numbers)
    for number, _unit, equation in found:
        shown = Decimal(number.replace(",", "").replace("−", "-"))
        decimals = -int(shown.as_tuple().exponent)
        assert Fraction(shown) == half_up(computed(equation), decimals), equation


@OF_BOTH_PLANS
@pytest.mark.parametrize("width", [40, 80])
def test_a_narrow_terminal_leaves_nothing_of_an_equation_out(
    plan: str,
    year: int,
    width: int,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    workspace, report = asked(plan, year)
    monkeypatch.setenv("COLUMNS", str(width))
    answer = explanation(workspace, report, ENGLISH)
    show_answer(answer)
    printed = "".join(capsysbinary.readouterr().out.decode().split())
    steps = json.loads(as_json.render(answer, ENGLISH))["explanations"]
    for step in (each for one in steps for each in one["steps"] if each["numbers"]):
        assert step["numbers"].replace(" ", "") in printed


@OF_BOTH_PLANS
def test_in_json(plan: str, year: int) -> None:
    workspace, report = asked(plan, year)
    explained = json.loads(as_json.render(explanation(workspace, report, JAPANESE), JAPANESE))
    answer = rows_answer(report, workspace.plan, workspace.taxonomy, JAPANESE)
    rows = json.loads(as_json.render(answer, JAPANESE))["rows"]
    for row, each in zip(rows, explained["explanations"], strict=True):
        assert (each["initiative"], each["indicator"]) == (row["initiative"], row["indicator"])
        steps = {step["figure"]: step for step in each["steps"]}
        rates = row["latest"] if row["kind"] is None and row["latest"] else row
        for name in ("attainment", "progress"):
            given(rates[name], steps[name])
        if "final_attainment" in steps:
            given(rates["final_attainment"], steps["final_attainment"])
        else:
            assert rates["final_attainment"] is None
        projection = row["projection"] or {}
        for name in ("per_year", "needed_per_year", "projected"):
            if name in steps and (steps[name]["numbers"] or name != "needed_per_year"):
                given(projection.get(name), steps[name])
        if "met_in" in steps:
            assert projection["met_in"] == math.ceil(computed(steps["met_in"]["numbers"]))
        for name in ("verdict", "pace"):
            numbers = steps[name]["numbers"]
            assert numbers is None or " / " in numbers or holds(numbers)


def given(number: float | None, step: dict[str, str | None]) -> None:
    """A number of the rows, with four decimals, is what the equation gives."""
    numbers = step["numbers"]
    assert (number is None) == (numbers is None)
    assert numbers is not None or step["reason"] is not None
    if number is not None and numbers is not None:
        assert Fraction(str(number)) == half_up(computed(numbers), 4)
