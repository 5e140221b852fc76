"""The Word template of the plan document: templates/plan.docx, packed from its parts.

`python scripts/word_template.py` rewrites it from the XML in scripts/word_template/; with `--check`
nothing is written, and a template that is out of date ends with 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from apcli.render.word.package import packed, parts

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "scripts/word_template"
TEMPLATE = ROOT / "templates/plan.docx"


def main(arguments: list[str]) -> int:
    """Write or check the template; returns the exit code."""
    files = [path for path in PARTS.rglob("*") if path.is_file()]
    wanted = {path.relative_to(PARTS).as_posix(): path.read_bytes() for path in files}
    if "--check" not in arguments:
        TEMPLATE.write_bytes(packed(wanted))
        return 0
    # The parts are compared: their compressed bytes depend on the machine.
    if TEMPLATE.exists() and parts(TEMPLATE.read_bytes()) == wanted:
        return 0
    print(f"{TEMPLATE.relative_to(ROOT)} is out of date: run scripts/word_template.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
