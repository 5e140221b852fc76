"""The translation catalogues: extract the messages, merge them, compile them.

`python scripts/catalogues.py` rewrites what stands in src/apcli/locale; with `--check` nothing
is written, and anything out of date or untranslated ends with 1.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from apcli.lint.documentation import pages

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "src/apcli/locale/ja/LC_MESSAGES"

# `message` marks what a finding says, `_` what the command line says at once.
KEYWORDS = {"message": None, "_": None, "gettext": None, "ngettext": (1, 2)}

# Said by the library that reads the command line, in its own words.
FOREIGN = (
    "Arguments",
    "Options",
    "Commands",
    "Missing command.",
    "No such command {name!r}.",
    "default: {default}",
    "env var: {var}",
    "required",
)


def main(arguments: list[str]) -> int:
    """Write or check the catalogues; returns the exit code."""
    template = extract()
    source = LOCALE / "apcli.po"
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale="ja", domain="apcli")
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    wanted = {source: po_bytes(catalogue), LOCALE / "apcli.mo": mo_bytes(catalogue)}
    untranslated = [message.id for message in catalogue if message.id and not message.string]
    if "--check" not in arguments:
        for path, content in wanted.items():
            path.write_bytes(content)
        print(f"{len(catalogue)} messages, {len(untranslated)} without translation")
        return 0
    stale = [path for path, content in wanted.items() if path.read_bytes() != content]
    for path in stale:
        print(f"{path.relative_to(ROOT)} is out of date: run scripts/catalogues.py")
    for text in untranslated:
        print(f"not translated: {text!r}")
    return 1 if stale or untranslated else 0


def extract() -> Catalog:
    """Every message of the source code, and the documentation of every rule."""
    template = Catalog(project="apcli", charset="utf-8")
    found = extract_from_dir(
        ROOT / "src/apcli",
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        strip_comment_tags=True,
    )
    for name, _, text, _, context in found:
        template.add(text, locations=[(f"src/apcli/{name}", 0)], context=context)
    for text in FOREIGN:
        template.add(text, locations=[("typer", 0)])
    for code, page in pages().items():
        for text in page.documentation.prose:
            template.add(text, locations=[("docs/rules.md", 0)], auto_comments=[code])
    return template


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as text: sorted, without line numbers and dates, so that it changes little."""
    stream = io.BytesIO()
    write_po(stream, catalogue, sort_output=True, include_lineno=False, omit_header=True, width=100)
    header = '# Japanese messages of apcli.\nmsgid ""\nmsgstr ""\n'
    header += '"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += '"Language: ja\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    return header.encode() + stream.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    clean = Catalog(locale="ja", domain="apcli", charset="utf-8")
    for message in catalogue:
        if message.id:
            clean.add(message.id, message.string)
    clean.revision_date = clean.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    stream = io.BytesIO()
    write_mo(stream, clean)
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
