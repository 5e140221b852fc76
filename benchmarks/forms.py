"""The same plan in the form that other tools read.

Run as a process of its own, so that the process that measures stays small:
`python -m benchmarks.forms schema FOLDER` writes the JSON schemas,
`python -m benchmarks.forms doorstop PLAN FOLDER` writes one doorstop item for each initiative.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

DOCUMENT = """\
settings:
  digits: 5
  prefix: AP
  sep: ''
"""


def write_schemas(folder: Path) -> None:
    """Write `initiative.json` and the others to the folder."""
    from apcli.schema import schemas  # noqa: PLC0415  doorstop's form needs no model

    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def write_doorstop(plan: Path, folder: Path) -> None:
    """Write a committed doorstop project: overview and actions as text, the rest as attributes."""
    items = folder / "initiatives"
    items.mkdir(parents=True)
    (items / ".doorstop.yml").write_text(DOCUMENT, encoding="utf-8")
    for number, path in enumerate(sorted((plan / "initiatives").glob("*.yaml")), start=1):
        item = _item(_as_text(yaml.load(path.read_bytes(), yaml.CSafeLoader)), number)
        text = yaml.dump(item, Dumper=yaml.CSafeDumper, allow_unicode=True)
        (items / f"AP{number:05}.yml").write_text(text, encoding="utf-8")
    identity = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org")
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "items"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def _item(initiative: dict[str, Any], number: int) -> dict[str, Any]:
    text = f"{initiative.pop('overview')}\n\n{initiative.pop('actions')}"
    own = {
        "active": True,
        "derived": False,
        "header": "",
        "level": f"1.{number}",
        "links": [],
        "normative": True,
        "ref": "",
        "reviewed": None,
        "text": text,
    }
    return {**initiative, **own}


def _as_text(value: Any) -> Any:
    """Keys and dates as text: doorstop fails on other ones."""
    if isinstance(value, dict):
        return {str(key): _as_text(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_as_text(below) for below in value]
    return str(value) if isinstance(value, datetime.date) else value


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["schema", folder]:
            write_schemas(Path(folder))
        case ["doorstop", plan, folder]:
            write_doorstop(Path(plan), Path(folder))
        case _:
            sys.exit(__doc__)
