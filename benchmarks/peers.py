"""The tools that apcli is measured beside: how each is installed, and how it checks a plan."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
PYTHON_PEERS = {
    "check-jsonschema": "check-jsonschema==0.39.0",
    "yamllint": "yamllint==1.38.0",
    "doorstop": "doorstop==3.2",
}
NPM_PEER = "@sourcemeta/jsonschema@16.11.0"


class Unavailable(Exception):
    """A tool cannot be had here; the text says why."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan on disk: its data folder, its initiatives' names inside it, and its other forms."""

    data: Path
    files: tuple[str, ...]
    schema: Path
    doorstop: Path


@dataclass(frozen=True, slots=True)
class Command:
    """One process: what to run, where, and with what more in its environment."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contestant:
    """A tool: its name in the table, what it is, and the command that checks a plan with it."""

    name: str
    what: str
    command: Callable[[Plan], Command]
    slow: bool = False
    needs_doorstop: bool = False


_INSTALLED_COMMAND = "import sys; from apcli.cli.main import main; sys.exit(main())"
"""What an installed `apcli` runs; the other tools are run by their installed commands, too."""


def apcli(*words: str, folder: Path) -> Command:
    """A command of the apcli of this repository, by the interpreter that runs this module."""
    environment = {"PYTHONPATH": str(SOURCE), "APCLI_LANG": "en"}
    return Command((sys.executable, "-c", _INSTALLED_COMMAND, *words), folder, environment)


OURS = Contestant(
    "apcli validate",
    "source, shape, references and all rules",
    lambda plan: apcli("validate", "--data", ".", folder=plan.data),
)
WITHOUT_TEXT_RULES = Contestant(
    "apcli validate --ignore AP5",
    "the same without the rules on text",
    lambda plan: apcli("validate", "--ignore", "AP5", "--data", ".", folder=plan.data),
)
BARE_READER = Contestant(
    "bare reader",
    "plain trees with spans, nothing judged",
    lambda plan: Command((sys.executable, str(HERE / "bare_reader.py"), "."), plan.data),
)
PEERS = ("without-text-rules", "bare-reader", *PYTHON_PEERS, "jsonschema")


def contestants(names: Iterable[str], cache: Path) -> tuple[list[Contestant], dict[str, str]]:
    """The tools of these names, installed into the cache, and why others cannot be had."""
    found, missing = [], {}
    for name in names:
        try:
            found.append(_contestant(name, cache))
        except Unavailable as reason:
            missing[name] = str(reason)
    return found, missing


def _contestant(name: str, cache: Path) -> Contestant:
    match name:
        case "without-text-rules":
            return WITHOUT_TEXT_RULES
        case "bare-reader":
            return BARE_READER
        case "check-jsonschema":
            tool = _python_tool(name, cache)
            return Contestant(
                f"check-jsonschema {_version(name)}",
                "initiatives against the JSON schema",
                lambda plan: Command(
                    (tool, "--schemafile", str(plan.schema), *plan.files), plan.data
                ),
            )
        case "yamllint":
            tool, rules = _python_tool(name, cache), str(HERE / "yamllint.yaml")
            return Contestant(
                f"yamllint {_version(name)}",
                "the form of the YAML (yamllint.yaml)",
                lambda plan: Command((tool, "--config-file", rules, "."), plan.data),
            )
        case "doorstop":
            tool = _python_tool(name, cache)
            return Contestant(
                f"doorstop {_version(name)}",
                "one item for each initiative",
                lambda plan: Command((tool, "--no-reformat"), plan.doorstop),
                slow=True,
                needs_doorstop=True,
            )
        case _:
            tool = _npm_tool(cache)
            return Contestant(
                f"Sourcemeta jsonschema {NPM_PEER.rpartition('@')[2]}",
                "initiatives against the JSON schema, native code",
                lambda plan: Command((tool, "validate", str(plan.schema), *plan.files), plan.data),
            )


def _version(name: str) -> str:
    return PYTHON_PEERS[name].partition("==")[2]


def _python_tool(name: str, cache: Path) -> str:
    """The path of a Python tool's command, installed into its own environment when new."""
    environment = cache / PYTHON_PEERS[name].replace("==", "-")
    tool = environment / "bin" / name
    if not tool.exists():
        _install([sys.executable, "-m", "venv", str(environment)])
        python = str(environment / "bin" / "python")
        _install([python, "-m", "pip", "install", "--quiet", PYTHON_PEERS[name]])
    return str(tool)


def _npm_tool(cache: Path) -> str:
    """The path of the native program inside the npm package, installed when new."""
    folder = cache / NPM_PEER.rpartition("/")[2].replace("@", "-")
    package = folder / "node_modules" / "@sourcemeta" / "jsonschema"
    if not package.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise Unavailable("npm is not there")
        folder.mkdir(parents=True, exist_ok=True)
        _install([npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), NPM_PEER])
    machine = {"aarch64": "arm64", "AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    name = f"jsonschema-{platform.system().lower()}-{machine}"
    program = package / "build" / "github-releases" / name
    if not program.exists():
        raise Unavailable(f"the package has no program for {name.partition('-')[2]}")
    return str(program)


def _install(command: list[str]) -> None:
    # Without PYTHONPATH: what is installed must not see this repository.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise Unavailable(f"it could not be installed: {''.join(last)}")
