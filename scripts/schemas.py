"""The JSON Schemas of the plan in data/ and of the demonstration: as `apcli schema` writes them.

`python scripts/schemas.py` rewrites what stands in the two folders schemas/; with `--check` nothing
is written, and anything out of date ends with 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from apcli.schema import schema_files
from apcli.workspace import load

ROOT = Path(__file__).resolve().parent.parent
DEMONSTRATION = ROOT / "examples/demonstration"
FOLDERS = {ROOT / "schemas": ROOT / "data", DEMONSTRATION / "schemas": DEMONSTRATION / "data"}
"""The schemas' folder → the data that they describe."""


def main(arguments: list[str]) -> int:
    """Write or check the schemas; returns the exit code."""
    wanted = {
        folder / name: content
        for folder, data in FOLDERS.items()
        for name, content in schema_files(load(data, "data")).items()
    }
    if "--check" not in arguments:
        for path, content in wanted.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        return 0
    stale = {path for folder in FOLDERS for path in folder.glob("*") if path not in wanted}
    stale |= {
        path
        for path, content in wanted.items()
        if not path.exists() or path.read_bytes() != content
    }
    for path in sorted(stale):
        print(f"{path.relative_to(ROOT)} is out of date: run scripts/schemas.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
