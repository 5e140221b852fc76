"""A plan with findings of every severity, and of every sort that a format may stumble over."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from apcli import __version__
from apcli.findings import github, gitlab, json, junit
from apcli.findings.sarif import sarif_log
from apcli.findings.text import Style, diagnostics_text, summary_text
from apcli.lint.documentation import pages
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.source import source_lines
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, SECOND, write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.diagnostics import Diagnostic
    from apcli.workspace import Workspace

EXPECTED = Path(__file__).parent / "expected"
SHOWN = "例示 計画/data"

RULES_ASKED = tuple(rule for rule in checkers() if rule.rule.code in ("AP201", "AP401", "AP508"))
"""An error, a remark and a warning; what other rules find is not the concern of a format."""

PAGES_ASKED = {
    code: page
    for code, page in pages().items()
    if code < "AP2" or page.rule in {rule.rule for rule in RULES_ASKED}
}
"""What is documented in the SARIF log: these rules and those of reading."""

CHANGES: Mapping[str, str] = {
    FIRST: FILES[FIRST]
    .replace("[情報推進課]", "['窓口::課,100%<b>]]>', 情報推進か, '{0}[課](//x.test)']")
    .replace("窓口の手続", "窓口の Web  予約と Web  手続")
    .replace("広げます。\n", "広げます。 \n"),
    SECOND: FILES[SECOND].replace("stage: {key: research}\n", ""),
    "initiatives/third.yaml": FILES[SECOND]
    .replace("number: 2", "number: 3")
    .replace("title: 業務の効率化", "title: [業務の,\n  効率化]")
    .replace("overview: ", "overveiw: "),
    "initiatives/第 4,号.yaml": FILES[SECOND],
}


def plan_findings(folder: Path, first_lines: str = "") -> tuple[int, list[Diagnostic]]:
    """How many files were read and what was found, each file behind the `first_lines`."""
    workspace = _plan(folder, first_lines)
    return workspace.files, run(workspace, RULES_ASKED)


def _plan(folder: Path, first_lines: str = "") -> Workspace:
    changes = {name: first_lines + text for name, text in CHANGES.items()}
    return load(write_plan(folder, changes), SHOWN)


def reports(folder: Path) -> dict[str, str]:
    """The plan's findings in every format, by the name of the expected file."""
    workspace = _plan(folder)
    files, found = workspace.files, run(workspace, RULES_ASKED)
    lines = {each.file: source_lines(each) for each in workspace.documents.values()}
    looks = Style(colour=False, gettext=str, ngettext=lambda one, more, n: one if n == 1 else more)
    text = diagnostics_text(found, lambda file: lines.get(file, ()), looks)
    return {
        "findings.txt": "".join([*text, summary_text(files, found, looks)]),
        "github.txt": github.render(files, found),
        "gitlab.json": gitlab.render(files, found),
        "findings.json": json.render(files, found),
        "junit.xml": junit.render(files, found),
        "log.sarif": sarif_log(files, found, PAGES_ASKED).replace(
            f'"version": "{__version__}"', '"version": "VERSION"'
        ),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for file, report in reports(Path(temporary)).items():
            (EXPECTED / file).write_bytes(report.encode())
