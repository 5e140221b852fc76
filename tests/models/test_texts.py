"""The walk over the texts of models: all that the documents print, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from apcli.models import Initiative, Sheet, Words
from apcli.models.base import Model
from apcli.models.measured import Measured
from apcli.models.scalars import Prose, Role, Text, Unprinted
from apcli.models.texts import PRINTED, WORDING, texts_of
from apcli.source import parse
from apcli.workspace import load, models_by_file
from tests.models.filled_plan import Filling, documents, filled_workspace
from tests.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from apcli.diagnostics import DataPath
    from apcli.workspace import Workspace
    from tests.models.filled_plan import Declared

PLANS = [ROOT / "data", ROOT / "examples/demonstration/data"]


def walked(workspace: Workspace, roles: frozenset[Role] = PRINTED) -> list[str]:
    """The texts of all files."""
    return [
        text for each in models_by_file(workspace) for _, text, _ in texts_of(each.model, roles)
    ]


def printed(filling: Filling, workspace: Workspace) -> Set[str]:
    """The words that stand in a document."""
    pages = documents(workspace)
    return {word for word in filling.words if any(word in page for page in pages)}


@pytest.fixture(scope="module")
def filled() -> list[tuple[Filling, Workspace]]:
    fillings = [Filling(numbers=numbers) for numbers in (False, True)]
    return [(each, filled_workspace(each)) for each in fillings]


def test_every_model_of_a_file_is_filled(filled: list[tuple[Filling, Workspace]]) -> None:
    found: set[type[Model]] = set()
    waiting = [Model]
    while waiting:
        below = [each for model in waiting for each in model.__subclasses__()]
        found.update(each for each in below if each.__module__.startswith("apcli.models."))
        waiting = below
    for filling, _ in filled:
        assert filling.models == found - {Measured, Sheet}


def test_every_text_that_a_document_prints_is_walked(
    filled: list[tuple[Filling, Workspace]],
) -> None:
    for filling, workspace in filled:
        missed = printed(filling, workspace) - set(walked(workspace))
        assert {filling.words[word] for word in missed} == set()


def test_a_field_is_declared_as_printed_if_a_document_prints_it(
    filled: list[tuple[Filling, Workspace]],
) -> None:
    declared: set[Declared] = set()
    shown: set[Declared] = set()
    for filling, workspace in filled:
        declared.update(
            each
            for each in filling.words.values()
            # Which of the plan's own words are printed depends on what there is to say.
            if each.role in PRINTED and each.model is not Words
        )
        shown.update(filling.words[word] for word in printed(filling, workspace))
    assert shown == declared


def test_every_word_of_a_printed_field_is_walked(
    filled: list[tuple[Filling, Workspace]],
) -> None:
    for filling, workspace in filled:
        for roles in (PRINTED, WORDING):
            wanted = {word for word, each in filling.words.items() if each.role in roles}
            assert set(walked(workspace, roles)) == wanted


def test_sentences_are_those_of_prose(filled: list[tuple[Filling, Workspace]]) -> None:
    for filling, workspace in filled:
        for described in models_by_file(workspace):
            for path, text, sentences in texts_of(described.model, PRINTED):
                assert sentences == (filling.words[text].role is Role.PROSE), path


def at(tree: Any, path: DataPath) -> Any:
    """The value at a path of a file; a single entry may stand without its list."""
    for part in path:
        alone = part == 0 and not isinstance(tree, list)
        tree = tree if alone else tree[part]
    return tree


@pytest.mark.parametrize("data", PLANS, ids=str)
def test_a_path_leads_to_its_text_in_the_file(data: Any) -> None:
    for file, _, model in models_by_file(load(data, "data")):
        _, tree, _ = parse(file, (data / file).read_bytes())
        for path, text, _ in texts_of(model, PRINTED):
            assert at(tree, path) == text


def test_the_plans_own_words_are_walked_by_their_names() -> None:
    words = Words.model_validate({"initiative": "事業", "kinds": {"actual": "結果"}})
    assert texts_of(words) == [
        (("kinds", "actual"), "結果", False),
        (("initiative",), "事業", False),
    ]


INITIATIVE: Mapping[str, Any] = {
    "number": "重1",
    "title": "題",
    "departments": ["課"],
    "overview": "概要",
    "actions": "内容",
    "indicators": {
        "uses": {
            "name": "件数",
            "unit": "件",
            "aggregation": "annual",
            "baseline": {"fiscal_year": "2023", "value": "1", "note": "注一", "source": "典一"},
            "values": {
                "2024": {"actual": {"text": "言一", "note": "注二", "source": "典二"}},
                "2025": {"actual": "16", "interim": [{"value": "9", "note": "注三"}]},
                "2026": "pending",
            },
            "targets": {"2025": "16", "2026-2027": {"text": "言二", "note": "注四"}},
        }
    },
    "schedule": [{"from": "2025", "to": "2026", "text": "設計"}],
    "notes": ["注五"],
    "managed_by": "別の計画",
    "related": ["other"],
    "reviews": {"2024": {"evaluation": "評価", "issues": "課題"}},
    "errata": [{"field": "title", "source": "旧", "adopted": "題", "reason": "理由"}],
}


def test_the_texts_of_an_initiative_stand_in_the_order_of_its_fields() -> None:
    initiative = Initiative.model_validate(INITIATIVE)
    assert [(".".join(map(str, path)), *rest) for path, *rest in texts_of(initiative)] == [
        ("title", "題", False),
        ("overview", "概要", True),
        ("actions", "内容", True),
        ("indicators.uses.name", "件数", False),
        ("indicators.uses.unit", "件", False),
        ("indicators.uses.baseline.note", "注一", True),
        ("indicators.uses.baseline.source", "典一", False),
        ("indicators.uses.values.2024.actual.text", "言一", False),
        ("indicators.uses.values.2024.actual.note", "注二", True),
        ("indicators.uses.values.2024.actual.source", "典二", False),
        ("indicators.uses.values.2025.interim.0.note", "注三", True),
        ("indicators.uses.targets.2026-2027.text", "言二", False),
        ("indicators.uses.targets.2026-2027.note", "注四", True),
        ("schedule.0.text", "設計", False),
        ("notes.0", "注五", True),
        ("managed_by", "別の計画", False),
        ("reviews.2024.evaluation", "評価", True),
        ("reviews.2024.issues", "課題", True),
    ]


def test_a_printed_number_and_the_names_of_departments_are_printed_but_worded_elsewhere() -> None:
    initiative = Initiative.model_validate(INITIATIVE)
    more = set(texts_of(initiative, PRINTED)) - set(texts_of(initiative))
    assert more == {(("number",), "重1", False), (("departments", 0), "課", False)}
    bare = initiative.model_copy(update={"number": 1})
    assert ("number",) not in [path for path, _, _ in texts_of(bare, PRINTED)]


class Silent(Model):
    """A model of which one field does not say what its text is."""

    title: Text
    more: str


class Keyed(Model):
    """A model that has printed text as keys, which no walk would see."""

    by_label: dict[Text, int]


class Two(Model):
    """A model of which one field may hold two sorts of text."""

    words: Text | tuple[Prose, ...]


class Untyped(Model):
    """A model of which one field may hold anything."""

    anything: Any


class Outer(Model):
    """A model that holds such a model."""

    parts: tuple[Silent, ...] = ()


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Silent(title="題", more="言"), "^Silent.more: "),
        (Keyed(by_label={"題": 1}), "^Keyed.by_label: "),
        (Two(words="題"), "^Two.words: "),
        (Untyped(anything="題"), "^Untyped.anything: "),
        (Outer(), "^Outer.parts: Silent.more: "),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_field_that_does_not_say_what_its_text_is_cannot_be_walked(
    model: Model, field: str
) -> None:
    with pytest.raises(TypeError, match=field):
        texts_of(model)


def test_a_model_without_printed_text_has_none() -> None:
    class Kept(Model):
        remark: Unprinted

    assert texts_of(Kept(remark="言")) == []
