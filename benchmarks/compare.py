"""Measure whole processes side by side: `python -m benchmarks.compare [--sizes real 33 render]`.

Every tool checks the same plan in its own form. The runs take turns (A B C A B C …) after one
warm-up each, so that whatever else the machine does meets all alike; a ratio is the median of the
ratios of each turn. What apcli renders is measured beside its own Markdown. Prints Markdown tables.
The tools are installed into the cache when missing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers import OURS, PEERS, SOURCE, Command, Contestant, Plan, apcli, contestants

if TYPE_CHECKING:
    from collections.abc import Callable

REAL = "real"
START_UP = "start-up"
RENDER = "render"
FORMATS = ("markdown", "html", "docx", "pdf")
MANY = 1000
"""Above so many initiatives a run takes long: fewer turns, and without the slow tools."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall and processor time in seconds, peak resident memory in MB, exit code."""

    seconds: float
    processor: float
    memory: float
    code: int


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one contestant, in the order of the turns."""

    name: str
    what: str
    runs: list[Run]


def measure(command: Command) -> Run:
    """Run one process to its end, its output thrown away.

    The memory can not be less than that of this process, in whose image the new one begins.
    """
    environment = {**os.environ, **command.environment}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed tool has its bytecode
    begin = time.perf_counter()
    process = subprocess.Popen(
        command.words,
        cwd=command.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    processor = usage.ru_utime + usage.ru_stime
    return Run(seconds, processor, usage.ru_maxrss / unit, process.returncode)


def take_turns(commands: list[tuple[str, str, Command]], turns: int) -> list[Row]:
    """Measure every command once a turn, after a warm-up that does not count."""
    rows = [Row(name, what, []) for name, what, _ in commands]
    for turn in range(turns + 1):
        for row, (name, _, command) in zip(rows, commands, strict=True):
            if sys.stderr.isatty():
                print(f"\rturn {turn} of {turns}: {name:40}\r", end="", file=sys.stderr)
            run = measure(command)
            if turn:
                row.runs.append(run)
    return rows


def wall(run: Run) -> float:
    """What a person waits for."""
    return run.seconds


def processor(run: Run) -> float:
    """What the process itself needed; what else the machine does hardly changes it."""
    return run.processor


def ratio(row: Row, reference: Row, of: Callable[[Run], float]) -> float:
    """The median of the ratios of the two, turn by turn."""
    pairs = zip(row.runs, reference.runs, strict=True)
    return statistics.median(of(run) / of(other) for run, other in pairs)


def table(rows: list[Row], reference: Row, missing: dict[str, str]) -> str:
    """The Markdown table of the rows, with their times as multiples of the reference's."""
    lines = [
        f"| tool | what it does | wall | of {reference.name} | processor | peak memory |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for row in rows:
        seconds = statistics.median(run.seconds for run in row.runs)
        memory = max(run.memory for run in row.runs)
        failed = {run.code for run in row.runs} - {0}
        note = f" (exit code {', '.join(map(str, sorted(failed)))})" if failed else ""
        times = [f"{ratio(row, reference, of):.2f} ×" for of in (wall, processor)]
        cells = (f"{seconds:.3f} s", *times, f"{memory:.0f} MB")
        lines.append(f"| {row.name} | {row.what}{note} | {' | '.join(cells)} |")
    lines += [f"| {name} | not measured: {reason} | | | | |" for name, reason in missing.items()]
    return "\n".join(lines)


def start_up(turns: int) -> str:
    """The section on what it costs to start at all."""
    here = Path.cwd()
    commands = [
        ("a bare interpreter", "nothing", Command((sys.executable, "-c", "pass"), here)),
        ("apcli --version", "its version", apcli("--version", folder=here)),
        ("apcli --help", "its help", apcli("--help", folder=here)),
    ]
    rows = take_turns(commands, turns)
    return f"### Start-up, {turns} runs\n\n{table(rows, rows[0], {})}\n"


def rendering(size: str, turns: int) -> str:
    """The section on the documents of a plan of one size."""
    with tempfile.TemporaryDirectory() as name:
        plan = prepare(size, Path(name), doorstop=False)
        commands = [
            (f"apcli render --format {format}", "the whole document", _rendered(format, plan))
            for format in FORMATS
        ]
        rows = take_turns(commands, turns)
    kind = "the real plan" if size == REAL else "generated"
    head = f"### Documents of {len(plan.files):,} initiatives ({kind}), {turns} runs"
    return f"{head}\n\n{table(rows, rows[0], {})}\n"


def _rendered(format: str, plan: Plan) -> Command:
    output = str(plan.schema.with_name(f"document.{format}"))
    words = ("render", "--format", format, "--output", output, "--data", ".")
    return apcli(*words, folder=plan.data)


def compare(size: str, turns: int, peers: list[Contestant], missing: dict[str, str]) -> str:
    """The section on a plan of one size."""
    with tempfile.TemporaryDirectory() as name:
        plan = prepare(size, Path(name), doorstop=any(peer.needs_doorstop for peer in peers))
        commands = [(peer.name, peer.what, peer.command(plan)) for peer in (OURS, *peers)]
        rows = take_turns(commands, turns)
    kind = "the real plan" if size == REAL else "generated"
    head = f"### {len(plan.files):,} initiatives ({kind}), {turns} runs"
    return f"{head}\n\n{table(rows, rows[0], missing)}\n"


def prepare(size: str, folder: Path, *, doorstop: bool) -> Plan:
    """The plan of this size in every form, written below the folder."""
    data = SOURCE.parent / "data"
    if size != REAL:
        data = folder / "data"
        _python("benchmarks.generate", size, str(data))
    _python("benchmarks.forms", "schema", str(folder))
    if doorstop:
        _python("benchmarks.forms", "doorstop", str(data), str(folder / "doorstop"))
    files = sorted(f"initiatives/{path.name}" for path in (data / "initiatives").glob("*.yaml"))
    return Plan(data, tuple(files), folder / "initiative.json", folder / "doorstop")


def _python(module: str, *words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", module, *words]
    subprocess.run(command, cwd=SOURCE.parent, env=environment, check=True)


def main() -> None:
    """Read the command line, measure, and print."""
    parser = argparse.ArgumentParser(description="Measure apcli beside other tools.")
    sizes = [START_UP, RENDER, REAL, "33", "1000", "10000"]
    parser.add_argument("--sizes", nargs="+", default=sizes, help=f"default: {' '.join(sizes)}")
    parser.add_argument("--runs", type=int, help="turns; else 15 for start-up, 5, 3 above 1000")
    parser.add_argument("--peers", nargs="*", choices=PEERS, help="default: all that can keep up")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "apcli-benchmarks")
    given = parser.parse_args()
    named = PEERS if given.peers is None else given.peers
    peers, missing = contestants(named, given.cache.resolve())
    for size in given.sizes:
        if size == START_UP:
            print(start_up(given.runs or 15), flush=True)
            continue
        if size == RENDER:
            for documents in (REAL, "100", "1000"):
                print(rendering(documents, given.runs or 3), flush=True)
            continue
        many = size != REAL and int(size) > MANY
        slow = [peer for peer in peers if peer.slow and many and given.peers is None]
        left_out = {peer.name: "takes minutes; measured when named by --peers" for peer in slow}
        entered = [peer for peer in peers if peer not in slow]
        turns = given.runs or (3 if many else 5)
        print(compare(size, turns, entered, {**left_out, **missing}), flush=True)


if __name__ == "__main__":
    main()
