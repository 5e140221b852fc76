"""A plan's folder as it is now → the page that shows it, with what validate finds."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from apcli import locale
from apcli.diagnostics import SEVERITIES, Severity
from apcli.errors import ApcliError
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.render.documents.plan import plan_document, term_anchor
from apcli.render.documents.sections import section_anchor
from apcli.render.html import render
from apcli.workspace import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from apcli.diagnostics import DataPath, Diagnostic
    from apcli.models import Plan
    from apcli.workspace import Workspace

    Gettext = Callable[[str], str]
    Shown = dict[str, str]
    """A finding as the script sees it: all of it text, `anchor` where it belongs."""

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
"""The document's own policy, which rightly lets no script in but its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and how many errors and other findings it shows."""

    text: str
    errors: int
    others: int


def page(
    data: tuple[Path, str],
    templates: Sequence[Path],
    gettext: Gettext,
    version: int,
    before: Callable[[Workspace], Workspace | None] | None = None,
) -> Page:
    """The document with the findings in it; with errors, or a template that fails, those alone.

    Args:
        data: the plan's folder, and its name as shown.
        templates: where templates are looked for.
        gettext: answers in the reader's language.
        version: from which on the page asks for changes.
        before: gives the edition before a plan that shows what it said.
    """
    try:
        workspace = load(*data)
        locale.adopt(workspace.own_words)
        found = run(workspace, checkers())
        errors = sum(1 for each in found if each.severity is Severity.ERROR)
        document = _only_findings() if errors else _rendered(workspace, templates, before)
        if errors:  # they are to be fixed before the plan is shown again
            found = sorted(found, key=lambda each: each.severity is not Severity.ERROR)
    except ApcliError as error:
        return Page(_with(_only_findings(), [_failure(error, gettext)], version), 1, 0)
    shown = [_shown(each, workspace, gettext) for each in found]
    return Page(_with(document, shown, version), errors, len(found) - errors)


def _rendered(
    workspace: Workspace,
    templates: Sequence[Path],
    before: Callable[[Workspace], Workspace | None] | None,
) -> str:
    edition = before(workspace) if before and workspace.plan.shows_edition else None
    return render(plan_document(workspace, edition=edition), templates)


def _failure(error: ApcliError, gettext: Gettext) -> Shown:
    return {
        "severity": str(Severity.ERROR),
        "label": SEVERITIES[Severity.ERROR].translated(gettext),
        "place": "",
        "anchor": "",
        "message": error.message.translated(gettext),
        "help": error.help.translated(gettext) if error.help else "",
    }


def _shown(found: Diagnostic, workspace: Workspace, gettext: Gettext) -> Shown:
    place = f"{found.file}:{found.span.line}:{found.span.column}" if found.span else found.file
    return {
        "severity": str(found.severity),
        "label": f"{SEVERITIES[found.severity].translated(gettext)} {found.rule.code}",
        "place": place,
        "anchor": found.initiative or _anchor(found, workspace),
        "message": found.message.translated(gettext),
        "help": found.help.translated(gettext) if found.help else "",
    }


def _anchor(found: Diagnostic, workspace: Workspace) -> str:
    """The anchor of the term or section that a finding is about, empty for the plan as a whole."""
    match found.path:
        case ("terms", int(index), *_) if workspace.read_glossary is not None:
            return term_anchor(workspace.read_glossary.terms[index].term)
        case ("sections", *_) if workspace.read_plan is not None:
            return _anchor_of_section(found.path, workspace.read_plan)
    return ""


def _anchor_of_section(path: DataPath, plan: Plan) -> str:
    """That of the innermost section that the path leads into."""
    within = [
        section.key for above, _, section in plan.every_section if path[: len(above)] == above
    ]
    return section_anchor(within[-1]) if within else ""


def _with(document: str, findings: Iterable[Shown], version: int) -> str:
    """The document with the findings as data, and the script that puts them where they belong."""
    # Inside a script element nothing but "</" could end it.
    data = json.dumps(list(findings), ensure_ascii=False).replace("<", "\\u003c")
    parts = [
        f"<style>{_file('preview.css')}</style>",
        f'<script type="application/json" id="preview_findings" data-version="{version}">',
        f"{data}</script>",
        f"<script>{_file('preview.js')}</script>",
    ]
    before, _, after = _POLICY.sub("", document).rpartition("</body>")
    return f"{before}{''.join(parts)}</body>{after}"


def _only_findings() -> str:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>apcli preview</title></head><body><main></main></body></html>"
    )


def _file(name: str) -> str:
    return resources.files("apcli.preview").joinpath(name).read_text("utf-8")
