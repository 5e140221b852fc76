"""The files of a new plan: values only, nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from apcli.diagnostics import Severity
from apcli.edit import flow_text
from apcli.era import year_label
from apcli.errors import NotStarted
from apcli.models import Glossary, Initiative, Plan, Taxonomy
from apcli.schema import schema_files
from apcli.shape import validate
from apcli.source import parse
from apcli.starting.names import keys_of
from apcli.workspace import GLOSSARY, PLAN, TAXONOMY, Workspace, initiative_file

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

_TEXTS = Path(__file__).with_name("texts")

_NO_LEVELS = """\
# 目標の階層。取組を目標の下に並べる計画では、上の階層から順に決めます。
# levels: [{key: goal, name: 基本目標}, {key: measure, name: 施策}]
"""
_NO_STAGES = """\
# 段階。取組が進んでいく段階のある計画では、順に決めます。
# stages: [{key: research, name: 調査研究}, {key: implementation, name: 導入実行}]
"""
_LEVELS = "# 目標の階層。上から順に並べます。\nlevels:\n"
_STAGES = """\
# 段階。取組が進む順に並べます。成果指標の要る段階には、requires_indicator: trueを加えます。
stages:
"""


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
        ".gitignore": _text("gitignore"),
        ".github/workflows/plan.yml": _text("workflow.yml"),
        ".vscode/settings.json": _text("settings.json"),
        **{f"schemas/{name}": content for name, content in schemas.items()},
        **{f"{DATA}/{name}": content for name, content in data.items()},
    }


def data_files(start: Start) -> dict[str, bytes]:
    """The files of the data folder, by their names in it; `plan.yaml` is the last."""
    stage = f"stage: {{key: {_keys(start)[0]}}}\n" if start.stages else ""
    year = start.year
    years = {"baseline": year + BASELINE, "forecast": year + FORECAST, "year": year}
    targets = range(year, year + LAST + 1)
    return {
        initiative_file(EXAMPLE): _text(
            "initiative.yaml",
            **years,
            next=year + 1,
            last=year + LAST,
            stage=stage,
            targets="".join(
                f"      {each}: {40 + 10 * place}\n" for place, each in enumerate(targets)
            ),
        ),
        GLOSSARY: _text("glossary.yaml"),
        TAXONOMY: _text("taxonomy.yaml", levels=_levels(start), stages=_stages(start)),
        PLAN: _text(
            "plan.yaml",
            **years,
            name=start.name,
            title=flow_text(f"{start.name}アクションプラン"),
            city=_city(start),
            label=year_label(year),
            targets=", ".join(map(str, targets)),
            sections="  - {key: stages, title: 取組の段階, content: stages}\n" * bool(start.stages),
        ),
    }


def _city(start: Start) -> str:
    code = f', code: "{start.code}"' if start.code else ""
    return f"{{name: {flow_text(start.name)}{code}}}"


def _levels(start: Start) -> str:
    if not start.levels:
        return _NO_LEVELS
    return _LEVELS + _entries(keys_of(start.levels, "level"), start.levels)


def _stages(start: Start) -> str:
    return _STAGES + _entries(_keys(start), start.stages) if start.stages else _NO_STAGES


def _keys(start: Start) -> tuple[str, ...]:
    return keys_of(start.stages, "stage")


def _entries(keys: Sequence[str], names: Sequence[str]) -> str:
    return "".join(
        f"  - {{key: {key}, name: {flow_text(name)}}}\n"
        for key, name in zip(keys, names, strict=True)
    )


def _text(text: str, /, **values: object) -> bytes:
    return Template((_TEXTS / text).read_text(encoding="utf-8")).substitute(values).encode()


def _read(data: Mapping[str, bytes]) -> Workspace:
    """The plan that these files are.

    Raises:
        NotStarted: one of them has an error.
    """
    example = _model(data, initiative_file(EXAMPLE), Initiative)
    return Workspace(
        Path(DATA),
        DATA,
        read_plan=_model(data, PLAN, Plan),
        read_taxonomy=_model(data, TAXONOMY, Taxonomy),
        read_glossary=_model(data, GLOSSARY, Glossary),
        initiatives={EXAMPLE: example} if example else {},
        keys={EXAMPLE},
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
