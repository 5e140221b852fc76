"""The Word templates of the documents: templates/NAME.docx, packed from their parts.

`python scripts/word_template.py` rewrites them from the XML in scripts/word_template/: what all
have is in common/, what a document has of its own in the folder of its name. With `--check` nothing
is written, and a template that is out of date ends with 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from apcli.render.word.package import packed, parts

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "scripts/word_template"
COMMON = "common"
DOCUMENTS = tuple(sorted({folder.name for folder in PARTS.iterdir()} - {COMMON}))


def main(arguments: list[str]) -> int:
    """Write or check the templates; returns the exit code."""
    outdated = []
    for name in DOCUMENTS:
        wanted = {**_parts(COMMON), **_parts(name)}
        template = ROOT / f"templates/{name}.docx"
        if "--check" not in arguments:
            template.write_bytes(packed(wanted))
        # The parts are compared: their compressed bytes depend on the machine.
        elif not template.exists() or parts(template.read_bytes()) != wanted:
            outdated.append(template)
    for template in outdated:
        print(f"{template.relative_to(ROOT)} is out of date: run scripts/word_template.py")
    return 1 if outdated else 0


def _parts(folder: str) -> dict[str, bytes]:
    """The parts in a folder by their names in the package."""
    files = [path for path in (PARTS / folder).rglob("*") if path.is_file()]
    return {path.relative_to(PARTS / folder).as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
