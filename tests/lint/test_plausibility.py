"""Numbers and dates nobody would believe are questioned, and those of ordinary plans are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan

REAL = Path(__file__).parents[2] / "data"
CARDS = "initiatives/mynumber-card.yaml"


def codes(root: Path) -> set[str]:
    return {each.rule.code for each in run(load(root, "data"), checkers())}


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        (CARDS, "2028: 236800", "2028: 2368000", "AP323"),
        (CARDS, "2024: {forecast: 177000}", "2024: {forecast: 17700}", "AP323"),
        (
            CARDS,
            "2024: {forecast: 177000}",
            "2024: {forecast: 177000, actual: 17700000}",
            "AP323",
        ),
        (CARDS, "value: 163386", "value: 163386000", "AP323"),
        (CARDS, "{forecast: 177000}", "{forecast: -177000}", "AP321"),
        (CARDS, "{forecast: 177000}", "{forecast: 177000.5}", "AP321"),
        (
            CARDS,
            "    targets:",
            "      2025: {actual: {value: 198000, as_of: 2024-03-31}}\n    targets:",
            "AP317",
        ),
        (CARDS, "as_of: 2024-03-31", "as_of: 2023-03-31", "AP317"),
        (CARDS, "as_of: 2024-03-31", "as_of: 0001-01-01", "AP317"),
        (CARDS, "{fiscal_year: 2023, value", "{fiscal_year: 2024, value", "AP317"),
        (CARDS, "      2024:", "      2023: {actual: 163385}\n      2024:", "AP319"),
        (CARDS, "{fiscal_year: 2023, value", "{fiscal_year: 2026, value", "AP320"),
        (CARDS, "unit: 枚", "unit: 件", "AP322"),
        ("initiatives/counter-bereavement.yaml", "unit: 件", "unit: 人", "AP322"),
        (CARDS, "2025: 197100", "2025: {by: 2025-03}", "AP318"),
        (CARDS, "    targets:", "      2025: {actual: 2026-05-01}\n    targets:", "AP318"),
        ("plan.yaml", "published: 2025-03", "published: 2035-03", "AP605"),
        (
            CARDS,
            "errata:",
            "reviews: {2025: {evaluation: 進みました。, by: 2024-05}}\nerrata:",
            "AP605",
        ),
        ("initiatives/cashless-businesses.yaml", "stage: trial}", "stage: research}", "AP409"),
    ],
)
def test_what_nobody_would_believe_is_found_in_the_real_plan(
    file: str, before: str, after: str, code: str, tmp_path: Path
) -> None:
    shutil.copytree(REAL, tmp_path / "data")
    path = tmp_path / "data" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    assert codes(tmp_path / "data") - codes(REAL) >= {code}


ORDINARY = """\
indicators:
  cards: {name: 交付枚数（累計）, unit: 枚, aggregation: cumulative, \
baseline: {fiscal_year: 2023, value: 7, as_of: 2024-05-31}, values: {2024: {forecast: 13}}, \
targets: {2025: 16, 2026: 19, 2027: 24, 2028: 29}}
  moves: {name: 転入超過数, unit: 人, aggregation: annual, values: {2023: {actual: -157}, \
2024: {actual: 12}}, targets: {2025: 100}}
  change: {name: 件数の対前年度増減, unit: 件, aggregation: annual, values: {2024: {actual: -3}}, \
targets: {2025: 100}}
  balance: {name: 経常収支比率, unit: ％, aggregation: annual, direction: at_most, \
values: {2024: {actual: 101.5}}, targets: {2025: 98}}
  average: {name: 1日平均の人数, unit: 人, aggregation: annual, values: {2024: {actual: 12.5}}, \
targets: {2025: 13}}
  growth: {name: 利用件数の伸び率, unit: ％, aggregation: annual, values: {2024: {actual: 130}}, \
targets: {2025: 140}}
  ratio: {name: 目標人数に対する参加者の割合, unit: ％, aggregation: annual, \
values: {2023: {actual: 104}, 2024: {actual: 108}}, targets: {2025: 110}}
  devices: {name: 1人当たりの端末数, unit: 台, aggregation: point_in_time, \
values: {2024: {actual: 0.97}}, targets: {2025: 1}}
  leaks: {name: 漏えい件数, unit: 件, aggregation: annual, direction: at_most, \
values: {2023: {actual: 12}, 2024: {actual: 1}}, targets: {2025-2028: 0}}
  pilot: {name: オンライン相談の件数, unit: 件, aggregation: annual, \
baseline: {fiscal_year: 2023, value: 0}, values: {2024: {actual: 24}}, \
targets: {2025: 240, 2026: 300, 2027: 330}}
  final: {name: 登録者数, unit: 人, aggregation: point_in_time, \
baseline: {fiscal_year: 2024, value: 200}, targets: {2028: 2000}}
  launch: {name: 新システムの稼働, unit: 時期, aggregation: point_in_time, \
values: {2025: {forecast: 2026-04}}, targets: {2025: {by: 2026-03}}}
"""


def test_numbers_and_dates_of_ordinary_plans_are_not_questioned(tmp_path: Path) -> None:
    questions = {"AP310", "AP311", "AP314", *(f"AP{number}" for number in range(317, 324))}
    root = write_plan(tmp_path / "data", {FIRST: patched(FIRST, ORDINARY)})
    assert not codes(root) & {*questions, "AP100", "AP104"}
    found = run(load(root, "data"), checkers())
    assert [str(each.message) for each in found if each.severity == "error"] == []
