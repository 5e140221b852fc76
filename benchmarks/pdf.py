"""Measure the PDFs of a large city's plan: `python -m benchmarks.pdf [CHECKOUT …] [--runs 3]`.

The plan is that of city.py: 300 initiatives under 36 goals. Every other checkout that is named
renders the same plan in turn with this one; `git worktree add ../before COMMIT` makes one.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.city import write
from benchmarks.compare import Row, table, take_turns
from benchmarks.peers import Command, apcli

DOCUMENTS = {"plan": (), "progress": ("--year", "2025")}


def compare(folder: Path, others: list[Path], turns: int) -> str:
    """A Markdown table for each document, this checkout's time and memory first."""
    write(folder / "data")
    return "\n\n".join(
        f"### {document} of 300 initiatives, {turns} runs\n\n{table(rows, rows[0], {})}"
        for document in DOCUMENTS
        for rows in [_measured(document, folder, others, turns)]
    )


def _measured(document: str, folder: Path, others: list[Path], turns: int) -> list[Row]:
    commands = [("this checkout", "PDF", _rendered(document, folder))]
    for other in others:
        environment = {"PYTHONPATH": str(other.resolve() / "src"), "APCLI_LANG": "en"}
        command = replace(_rendered(document, folder), environment=environment)
        commands.append((other.name, "PDF", command))
    return take_turns(commands, turns)


def _rendered(document: str, folder: Path) -> Command:
    output = str(folder / f"{document}.pdf")
    kind = ("--document", document, *DOCUMENTS[document])
    words = ("render", *kind, "--format", "pdf", "--output", output, "--data", "data")
    return apcli(*words, folder=folder)


def main() -> None:
    """Read the command line, measure, and print."""
    parser = argparse.ArgumentParser(description="Measure the PDFs of a large city's plan.")
    parser.add_argument("checkouts", nargs="*", type=Path, help="other checkouts of apcli")
    parser.add_argument("--runs", type=int, default=3, help="turns after the warm-up; default: 3")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(compare(Path(name), given.checkouts, given.runs))


if __name__ == "__main__":
    main()
