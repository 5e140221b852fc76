"""The files of a new plan: values only, nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from apcli.diagnostics import Severity
from apcli.edit import flow_text
from apcli.era import year_label
from apcli.errors import NotStarted
from apcli.models import Glossary, Goal, Initiative, Plan, Taxonomy
from apcli.schema import schema_files
from apcli.shape import validate
from apcli.source import parse
from apcli.starting.names import keys_of
from apcli.starting.wording import said, text_of
from apcli.workspace import GLOSSARY, GOALS, PLAN, TAXONOMY, Workspace, goal_file, initiative_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeVar

    from apcli.models.base import Model

    ModelT = TypeVar("ModelT", bound=Model)

DATA = "data"
EXAMPLE = "online-application"
"""The key of the example initiative."""

BASELINE, FORECAST, LAST = -2, -1, 3
"""Years of a new plan, counted from its own; the targets are for its own to the last."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a new plan begins with: the city, the fiscal year, and the names that it uses.

    `levels` are from the top, `stages` in the order in which initiatives pass them.
    """

    name: str
    year: int
    code: str | None = None
    levels: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


def files(start: Start) -> dict[str, bytes]:
    """All files of a new plan, by their names in its folder.

    Raises:
        NotStarted: a name has a character that no file of a plan may have.
    """
    data = data_files(start)
    schemas = schema_files(_read(data))
    return {
        ".gitignore": text_of("gitignore"),
        ".github/workflows/plan.yml": text_of("workflow.yml"),
        ".vscode/settings.json": text_of("settings.json"),
        **{f"schemas/{name}": content for name, content in schemas.items()},
        **{f"{DATA}/{name}": content for name, content in data.items()},
    }


def data_files(start: Start) -> dict[str, bytes]:
    """The files of the data folder, by their names in it; `plan.yaml` is the last."""
    goal = f"goal: {_goals(start)[-1]}\n" if start.levels else ""
    stage = f"stage: {{key: {_keys(start)[0]}}}\n" if start.stages else ""
    year = start.year
    years = {"baseline": year + BASELINE, "forecast": year + FORECAST, "year": year}
    targets = range(year, year + LAST + 1)
    return {
        **_goal_files(start),
        initiative_file(EXAMPLE): text_of(
            "initiative.yaml",
            **years,
            next=year + 1,
            last=year + LAST,
            goal=goal,
            stage=stage,
            targets="".join(
                f"      {each}: {40 + 10 * place}\n" for place, each in enumerate(targets)
            ),
        ),
        GLOSSARY: text_of("glossary.yaml"),
        TAXONOMY: text_of("taxonomy.yaml", levels=_levels(start), stages=_stages(start)),
        PLAN: text_of(
            "plan.yaml",
            **years,
            name=start.name,
            title=flow_text(f"{start.name}アクションプラン"),
            city=_city(start),
            label=year_label(year),
            targets=", ".join(map(str, targets)),
            sections=said("stages-section") if start.stages else "",
        ),
    }


def _goal_files(start: Start) -> dict[str, bytes]:
    """An example goal for each level, one below the other."""
    keys = _goals(start)
    return {
        goal_file(key): text_of(
            "goal.yaml",
            number="-".join("1" * (depth + 1)),
            title=flow_text(said("goal-title", level=start.levels[depth])),
            parent=f"parent: {keys[depth - 1]}\n" if depth else "",
            last=start.year + LAST,
        )
        for depth, key in enumerate(keys)
    }


def _goals(start: Start) -> tuple[str, ...]:
    return tuple(f"first-{key}" for key in keys_of(start.levels, "level"))


def _city(start: Start) -> str:
    code = f', code: "{start.code}"' if start.code else ""
    return f"{{name: {flow_text(start.name)}{code}}}"


def _levels(start: Start) -> str:
    if not start.levels:
        return said("no-levels")
    return said("levels") + _entries(keys_of(start.levels, "level"), start.levels)


def _stages(start: Start) -> str:
    if not start.stages:
        return said("no-stages")
    return said("stages") + _entries(_keys(start), start.stages)


def _keys(start: Start) -> tuple[str, ...]:
    return keys_of(start.stages, "stage")


def _entries(keys: Sequence[str], names: Sequence[str]) -> str:
    return "".join(
        f"  - {{key: {key}, name: {flow_text(name)}}}\n"
        for key, name in zip(keys, names, strict=True)
    )


def _read(data: Mapping[str, bytes]) -> Workspace:
    """The plan that these files are.

    Raises:
        NotStarted: one of them has an error.
    """
    example = _model(data, initiative_file(EXAMPLE), Initiative)
    goals = {
        PurePath(name).stem: _model(data, name, Goal)
        for name in data
        if name.startswith(f"{GOALS}/")
    }
    return Workspace(
        Path(DATA),
        DATA,
        read_plan=_model(data, PLAN, Plan),
        read_taxonomy=_model(data, TAXONOMY, Taxonomy),
        read_glossary=_model(data, GLOSSARY, Glossary),
        initiatives={EXAMPLE: example} if example else {},
        keys={EXAMPLE},
        goals={key: goal for key, goal in goals.items() if goal},
        goal_keys=set(goals),
    )


def _model(data: Mapping[str, bytes], name: str, model: type[ModelT]) -> ModelT | None:
    document, tree, found = parse(name, data[name])
    value = None
    if tree is not None:
        value, wrong_shape = validate(model, tree, document)
        found = [*found, *wrong_shape]
    for each in found:
        if each.severity is Severity.ERROR:
            raise NotStarted(each.message, each.help)
    return value
