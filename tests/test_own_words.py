"""A plan that calls its things by words of its own: they are said everywhere, no other is."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, get_args

import pytest

from apcli import locale
from apcli.diagnostics import message
from apcli.models import Words
from apcli.models.texts import PRINTED, texts_of
from apcli.vocabulary import NAMED, NEUTRAL, THINGS, WORDS, Japanese, members
from apcli.workspace import load, models_by_file
from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.processes import ROOT, apcli, output
from tests.test_words import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DATA = ROOT / "tests/plans/money/data"
PLAN = load(DATA, "data")
OWN = PLAN.own_words
SPOKEN = Japanese(OWN)
"""The words of an invented plan, and those that follow from them."""

CHANGED = {name: NEUTRAL[name] for name in WORDS if SPOKEN[name] != NEUTRAL[name]}
"""The neutral words that the plan does not say, by their names."""

DAY = ("--as-of", "2026-05-31")
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "rows": ("progress", *DAY),
    "a selection": ("progress", *DAY, "--department", "環境課", "--verdict", "計画未達"),
    "series": ("progress", *DAY, "--year", "2024-2026"),
    "by department": ("progress", *DAY, "--by", "所管課"),
    "by axis": ("progress", *DAY, "--by", "sdgs"),
    "missing": ("progress", *DAY, "--missing", "--year", "2024-2026"),
    "explanation": ("progress", *DAY, "--explain", "1"),
    "matrix": ("matrix",),
    "initiatives": ("list",),
    "sheets": ("show", "1", "2", "3"),
}


def data_that_says_neutral_words() -> list[str]:
    """The texts of the plan itself in which such a word stands."""
    texts = [text for each in models_by_file(PLAN) for _, text, _ in texts_of(each.model, PRINTED)]
    others = [text for text in texts if text not in OWN.values()]
    return [text for text in others if any(word in text for word in CHANGED.values())]


def neutral_in(text: str) -> list[str]:
    """Where a text says a neutral word that the plan has another for, and not in its own texts."""
    known = {*map(SPOKEN.__getitem__, WORDS), *data_that_says_neutral_words()}
    known = {re.sub(r"\s", "", each) for each in known} - set(CHANGED.values())
    masked = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    rest = re.sub(masked, "◆", re.sub(r"\s", "", text))
    neutral = sorted(set(CHANGED.values()), key=len, reverse=True)
    found = re.finditer("|".join(map(re.escape, neutral)), rest)
    return [rest[max(0, at.start() - 12) : at.end() + 12] for at in found]


def test_a_neutral_word_is_found() -> None:
    assert len(CHANGED) > 40
    assert neutral_in("33件の取組") == ["33件の取組"]
    assert neutral_in("事業数、指標のある事業数、最終計画値") == []
    assert len(data_that_says_neutral_words()) < 3


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """All documents and answers of the plan: their name, format and text."""
    folder = tmp_path_factory.mktemp("said")
    return [*said(folder, DATA, QUESTIONS, 120, {})]


def test_no_document_and_no_answer_says_a_neutral_word(
    everything: list[tuple[str, str, str]],
) -> None:
    assert {format for _, format, _ in everything} == {
        *("table", "csv", "markdown", "html", "docx", "pdf"),
    }
    places = sorted(
        {
            f"{name} ({format}): {place}"
            for name, format, text in everything
            for place in neutral_in(text)
        }
    )
    assert not places, "\n".join(places)


def test_every_word_of_the_plan_is_said(everything: list[tuple[str, str, str]]) -> None:
    text = re.sub(r"\s", "", "".join(text for _, _, text in everything))
    assert [word for word in OWN.values() if word not in text] == []


# What follows, and what does not


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            {"initiative": "事業"},
            {
                "title": "事業",
                "initiatives": "事業数",
                "initiative_number": "事業番号",
                "initiatives_with_indicators": "指標のある事業数",
                "related": "関連する事業",
                "predecessors": "前身の事業",
                "each_once": "事業（重複なし）",
                "Content.list": "事業一覧",
                "Content.ended": "終了した事業",
                "Content.stages": "事業の段階",
                "stage_of": "取組段階",
                "actions": "取組内容",
                "next_steps": "今後の取組",
            },
        ),
        ({"initiative": "事業", "initiatives": "件数"}, {"initiatives": "件数", "title": "事業"}),
        (
            {"initiative": "重点取組", "initiative_number": "取組番号"},
            {"initiative_number": "取組番号"},
        ),
        (
            {"indicator": "KPI"},
            {"indicator_short": "KPI", "indicators": "KPI数", "IndicatorKind.outcome": "成果指標"},
        ),
        (
            {"indicator": "重要業績評価指標", "indicator_short": "指標"},
            {"indicators": "指標数", "indicator": "重要業績評価指標"},
        ),
        ({"indicator": "成果指標"}, {"indicator_short": "指標"}),
        (
            {"target": "計画値"},
            {
                "final_target": "最終計画値",
                "target_text": "計画値（文字）",
                "Verdict.no_target": "計画値未設定",
                "final_attainment": "達成率（最終計画値比）",
                "goal": "目標",
            },
        ),
        ({"stage": "熟度"}, {"stage_of": "熟度", "Content.stages": "取組の熟度"}),
        ({"baseline": "現状値"}, {"below_baseline": "現状値割れ", "baseline_year": "基準年度"}),
        (
            {"Verdict.achieved": "○", "Kind.forecast": "予測"},
            {"Verdict.expected_to_achieve": "○（予測）", "forecast_value": "予測"},
        ),
    ],
)
def test_words_made_of_others_follow_them(own: dict[str, str], expected: dict[str, str]) -> None:
    spoken = Japanese(own)
    assert {name: spoken[name] for name in expected} == expected


def test_every_word_is_made_of_words_that_there_are() -> None:
    assert [name for name in WORDS if re.search("[{}]", NEUTRAL[name])] == []
    with pytest.raises(LookupError):
        NEUTRAL["nothing"]


# What a plan may write


def test_a_plan_may_choose_every_word_and_no_other() -> None:
    for group, enumeration in NAMED.items():
        given = [name.removeprefix(f"{enumeration}.") for name in members(enumeration)]
        own = {group: {name: f"語{place}" for place, name in enumerate(given)}}
        assert len(Words.model_validate(own).own) == len(given) > 1
        choices = get_args(Words.model_fields[group].annotation)[0]
        assert {*map(str, get_args(choices) or choices)} == {*given}
    things = {name: f"語{place}" for place, name in enumerate(THINGS)}
    assert Words.model_validate(things).own == things


# Where they are said


WORDS_OF_A_PLAN = "words: {initiative: 事業, department: 所管課, stage: 熟度, target: 計画値}\n"
WRONG = patched(FIRST, "departments: [なぞ課]\nrelated: [nothing]\n")


def test_japanese_findings_say_the_plans_words_and_english_ones_do_not(tmp_path: Path) -> None:
    own = FILES["plan.yaml"] + WORDS_OF_A_PLAN
    data = write_plan(tmp_path / "data", {"plan.yaml": own, FIRST: WRONG})
    japanese = output("--lang", "ja", "validate", "--data", data, code=1)
    assert "所管課「なぞ課」は登録されていません" in japanese
    assert "事業「nothing」はありません" in japanese
    assert not re.search("取組|担当課", japanese)
    english = output("--lang", "en", "validate", "--data", data, code=1)
    assert "unknown department 'なぞ課'" in english
    assert "所管課" not in english


def test_the_words_are_neutral_where_a_plan_has_none_or_cannot_be_read(tmp_path: Path) -> None:
    for plan in (FILES["plan.yaml"], FILES["plan.yaml"] + WORDS_OF_A_PLAN + "unknown: 1\n"):
        data = write_plan(tmp_path / "data", {"plan.yaml": plan, FIRST: WRONG})
        said_there = output("--lang", "ja", "validate", "--data", data, code=1)
        assert "取組「nothing」はありません" in said_there


def test_what_stops_a_command_says_the_plans_words(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data", {"plan.yaml": FILES["plan.yaml"] + WORDS_OF_A_PLAN})
    done = apcli("--lang", "ja", "show", "nothing", "--data", data)
    assert done.returncode == 2
    assert "計画に事業「nothing」はありません" in done.stderr.decode()


def test_help_says_the_neutral_words() -> None:
    assert "取組の一覧" in output("--lang", "ja", "--data", DATA, "list", "--help")
    assert "取組の段階" in output("--lang", "ja", "--data", DATA, "explain", "AP401")


def test_english_and_json_do_not_change(tmp_path: Path) -> None:
    neutral = tmp_path / "data"
    shutil.copytree(DATA, neutral)
    plan = (neutral / "plan.yaml").read_text("utf-8")
    without = re.sub(r"^words:\n(?:  .*\n)+", "", plan, flags=re.MULTILINE)
    assert without != plan
    (neutral / "plan.yaml").write_text(without, "utf-8")
    for question in (("list",), ("matrix",), ("progress",), ("progress", "--by", "department")):
        for line in (("--format", "json"), ("--lang", "en", "--format", "table")):
            said_here, said_there = (
                output(*question, *line, "--data", data) for data in (DATA, neutral)
            )
            assert said_here == said_there


@pytest.mark.parametrize("word", ["department", "所管課", "担当課", "所管"])
def test_a_grouping_may_be_asked_for_by_any_of_its_words(word: str) -> None:
    counted = json.loads(output("progress", "--by", word, "--format", "json", "--data", DATA))
    assert counted["by"]["by"] == "department"


@pytest.mark.parametrize("word", ["missed", "計画未達", "未達"])
def test_a_verdict_may_be_asked_for_by_any_of_its_words(word: str) -> None:
    asked = ("progress", "--verdict", word, "--format", "json", "--data", DATA)
    assert json.loads(output(*asked))["selection"]["verdicts"] == ["missed"]


def test_a_word_with_braces_is_said_as_it_is() -> None:
    locale.install("ja")
    locale.adopt({"initiative": "{事業}"})
    try:
        said_so = message("unknown initiative '{name}'", name="x").translated(locale.gettext)
    finally:
        locale.install("en")
    assert said_so == "{事業}「x」はありません"
    assert locale.word("initiative") == "取組"
