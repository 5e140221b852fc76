"""The JSON Schemas of the plan in data/: as `apcli schema --output schemas` writes them.

`python scripts/schemas.py` rewrites what stands in schemas/; with `--check` nothing is written,
and anything out of date ends with 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from apcli.schema import schema_files
from apcli.workspace import load

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "schemas"


def main(arguments: list[str]) -> int:
    """Write or check the schemas; returns the exit code."""
    wanted = {
        SCHEMAS / name: content
        for name, content in schema_files(load(ROOT / "data", "data")).items()
    }
    if "--check" not in arguments:
        SCHEMAS.mkdir(exist_ok=True)
        for path, content in wanted.items():
            path.write_bytes(content)
        return 0
    stale = {path for path in SCHEMAS.glob("*") if path not in wanted}
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
