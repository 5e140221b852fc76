"""A page with the findings that are about what it shows, and with what asks for changes."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Severity, message
from apcli.publishing.addresses import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.preview.placing import Gettext, Shown

STYLE, SCRIPT = "preview.css", "preview.js"
"""The files of the preview itself, which no site has."""

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')

_MOST = 200
"""The findings that the list of a page has."""


def with_findings(
    page: str, file: str, findings: Sequence[Shown], version: int, gettext: Gettext
) -> str:
    """The page with all findings in a list, and those about what it shows where they belong.

    `file` is the page's place in the folder, `version` from which on it asks for changes.
    """
    here = [told for each in findings for told in each.at(file)]
    # Inside a script element nothing but "</" could end it.
    data = json.dumps(here, ensure_ascii=False).replace("<", "\\u003c")
    parts = (
        f'<link rel="stylesheet" href="/{STYLE}">',
        _listed(findings, gettext),
        f'<script type="application/json" id="preview_findings" data-version="{version}">',
        f"{data}</script>",
        f'<script src="/{SCRIPT}"></script>',
    )
    before, _, after = _POLICY.sub(_allowing, page).rpartition("</body>")
    return f"{before}{''.join(parts)}</body>{after}"


def bare_page() -> str:
    """A page that shows findings alone."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>apcli preview</title></head><body><main></main></body></html>"
    )


def _allowing(policy: re.Match[str]) -> str:
    """The page's own policy, which also lets in what the preview adds."""
    rules = dict(each.strip().partition(" ")[::2] for each in policy[2].split(";") if each.strip())
    for name in ("script-src", "style-src", "connect-src"):
        rules[name] = " ".join(dict.fromkeys((*rules.get(name, "").split(), "'self'")))
    return f'{policy[1]}{"; ".join(f"{name} {value}" for name, value in rules.items())}"'


def _listed(findings: Sequence[Shown], gettext: Gettext) -> str:
    """All findings, errors first, each with a link to the page of its field; nothing for none."""
    if not findings:
        return ""
    errors = sum(1 for each in findings if each.severity == Severity.ERROR)
    counted = message(
        "errors: {errors}, other findings: {others}", errors=errors, others=len(findings) - errors
    )
    items = "".join(map(_item, findings[:_MOST]))
    left = message("and {count} more", count=len(findings) - _MOST)
    more = f"<p>{_text(left.translated(gettext))}</p>" if len(findings) > _MOST else ""
    return (
        f'<aside id="preview_bar" data-errors="{errors}"><details>'
        f"<summary>{_text(counted.translated(gettext))}</summary><ol>{items}</ol>{more}"
        "</details></aside>"
    )


def _item(finding: Shown) -> str:
    place = finding.places[0]
    target = f"/{quoted(place.page)}" + (f"#{place.anchor}" if place.anchor else "")
    return (
        f'<li data-severity="{finding.severity}"><a href="{_text(target)}">{_text(finding.label)} '
        f"{_text(finding.message)}</a> <code>{_text(finding.place)}</code></li>"
    )


def _text(text: str) -> str:
    return html.escape(text)
