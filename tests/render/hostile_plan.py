"""The example plan with one text wherever a plan may hold a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.example_plan import FIRST, SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping


def hostile_plan(text: str) -> Mapping[str, str]:
    """The files of a plan that has the text in each of more than 40 places."""
    quoted = "'" + text.replace("'", "''") + "'"
    return {
        "plan.yaml": f"""\
schema: 1
title: {quoted}
city: {{name: {quoted}}}
fiscal_year: 2025
years: {{targets: [2025, 2026]}}
""",
        "taxonomy.yaml": f"""\
axes: [{{key: a, name: {quoted}, items: [{{key: i, code: {quoted}, name: {quoted}}}]}}]
stages: [{{key: s, name: {quoted}}}]
departments: [{{name: {quoted}}}]
""",
        "glossary.yaml": f"terms: [{{term: {quoted}, full: {quoted}, meaning: '甲{quoted[1:]}}}]\n",
        SECOND: f"{{number: 2, title: {quoted}, departments: [{quoted}], "
        "overview: 乙, actions: 丙}\n",
        FIRST: f"""\
number: {quoted if not text.isdecimal() else 1}
title: {quoted}
departments: [{quoted}]
classification: {{a: [i]}}
stage: {{key: s}}
overview: '甲{quoted[1:]}
actions: '甲{quoted[1:]}
indicators:
  k:
    name: {quoted}
    unit: {quoted}
    aggregation: annual
    values: {{2025: {{actual: {{value: 7, note: {quoted}, source: {quoted}}}}}}}
    targets: {{2025: {{text: {quoted}}}, 2026: 1}}
schedule: [{{from: 2025, to: 2026, text: {quoted}}}]
notes: [{quoted}]
managed_by: '甲{quoted[1:]}
related: [second]
reviews: {{2025: {{evaluation: '甲{quoted[1:]}, issues: '甲{quoted[1:]}}}}}
""",
    }


def hostile_report(text: str) -> Mapping[str, str]:
    """The files of a plan that has the text wherever a report of progress shows one."""
    quoted = "'" + text.replace("'", "''") + "'"
    files = hostile_plan(text)
    ratings = f"ratings: {{on: attainment, scale: [{{label: {quoted}}}]}}\n"
    first = f"""\
  earlier:
    name: {quoted}
    series: {quoted}
    unit: {quoted}
    aggregation: cumulative
    baseline: {{fiscal_year: 2023, value: 1}}
    values: {{2024: {{actual: 3}}}}
    targets: {{2025: 4, 2026: 8}}
  rated:
    name: {quoted}
    unit: {quoted}
    aggregation: annual
    tolerance: 1
    baseline: {{fiscal_year: 2023, value: 1}}
    values: {{2025: {{actual: 3}}}}
    targets: {{2025: 4, 2026: 8}}
schedule:"""
    return {
        **files,
        "plan.yaml": files["plan.yaml"] + ratings,
        FIRST: files[FIRST].replace("schedule:", first),
    }
