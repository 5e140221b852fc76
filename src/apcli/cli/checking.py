"""What `apcli validate` does: read, check, hide known findings, fix.

Imports that only fixes or known findings need are inside functions.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from apcli.cli.console import write_error, write_text
from apcli.cli.opening import CANNOT_GO_ON, FINDINGS, findings_text, load_plan, style
from apcli.diagnostics import message
from apcli.errors import BaselineUnreadable, NotInPlan
from apcli.lint.code_filter import CodeFilter, codes
from apcli.lint.registry import checkers, codes_by_name
from apcli.lint.runner import knows_last_year, run
from apcli.locale import ngettext
from apcli.reasons import reason_of
from apcli.source.reading_rules import UNREADABLE_FILE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from apcli.cli.editions import EditionBefore
    from apcli.diagnostics import Diagnostic
    from apcli.editions.place import Place
    from apcli.workspace import Workspace

MAX_ROUNDS = 10
"""A fix may uncover another finding; fixes that never end are a bug."""


class Check(NamedTuple):
    """One check of a plan: its place, the selected codes, and the files to report."""

    where: Place
    code_filter: CodeFilter
    files: tuple[str, ...]
    as_of: datetime.date | None
    baseline: str | None
    before: EditionBefore | None = None

    def run(self, unsaved: Mapping[str, bytes] | None = None) -> tuple[Workspace, list[Diagnostic]]:
        """The plan as read and the findings to report; `unsaved` has files as they would be.

        Raises:
            NotInPlan: a given file does not belong to the plan.
            BaselineUnreadable: the file of known findings cannot be read.
            EditionUnavailable: the edition before cannot be read.
        """
        workspace = load_plan(self.where, unsaved)
        workspace.as_of = self.as_of
        rules = [rule for rule in checkers() if self.code_filter.has(rule.rule.code)]
        if self.before and any(knows_last_year(rule) for rule in rules):
            workspace.previous = self.before.of(workspace)
        found = [each for each in run(workspace, rules) if self.code_filter.keeps(each)]
        shown = self._shown_files(workspace)
        if shown:
            found = [each for each in found if each.file in shown]
        if self.baseline:
            from apcli.lint.baseline import parse_baseline, without_known

            known = parse_baseline(_read(self.baseline), self.baseline)
            found = without_known(found, known, workspace.shown_root)
        return workspace, found

    def fix(self, *, unsafe: bool, dry: bool) -> Mapping[str, bytes]:
        """Apply fixes until none are left, and print how many files were changed.

        If `dry`, nothing is written. Returns the new content of these files, by their names.

        Raises:
            FileChanged: a file was changed by another program in the meantime.
            OutputUnwritable: a file cannot be written.
            RuntimeError: the fixes never end, which is a bug.
        """
        from apcli.edit import check_writable, write
        from apcli.lint.fixing import fixed_files

        changed: dict[str, bytes] = {}
        for _ in range(MAX_ROUNDS):
            workspace, diagnostics = self.run(changed)
            texts = fixed_files(workspace, self._selected(diagnostics), unsafe=unsafe)
            for name, text in texts.items():
                path, document = workspace.root / name, workspace.documents[name]
                if dry:
                    check_writable(path, document)
                else:
                    write(path, document, text)
                changed[name] = text.encode()
            if not texts:
                break
        else:
            raise RuntimeError(f"fixes after {MAX_ROUNDS} rounds of them: {sorted(texts)}")
        if changed:
            words = ngettext("{count} file changed", "{count} files changed", len(changed))
            if dry:
                words = ngettext(
                    "{count} file would be changed", "{count} files would be changed", len(changed)
                )
            write_error(words.format(count=len(changed)) + "\n")
        return changed

    def show_fixes(self, *, unsafe: bool) -> int:
        """Print what the fixes would change; returns 1 if they would change anything.

        If a file could not be read, prints that to stderr and returns 2.
        """
        import difflib

        from apcli.lint.fixing import fixed_files

        workspace, diagnostics = self.run()
        texts = fixed_files(workspace, self._selected(diagnostics), unsafe=unsafe)
        for name, text in texts.items():
            document = workspace.documents[name]
            before = document.data.decode("utf-8").splitlines(keepends=True)
            after = text.splitlines(keepends=True)
            lines = difflib.unified_diff(before, after, f"a/{document.file}", f"b/{document.file}")
            write_text("".join(lines))
        unread = [each for each in workspace.diagnostics if each.rule is UNREADABLE_FILE]
        if unread:
            write_error("".join(findings_text(workspace, unread, style(sys.stderr))))
            return CANNOT_GO_ON
        return FINDINGS if texts else 0

    def write_baseline(
        self, file: str, workspace: Workspace, diagnostics: Iterable[Diagnostic]
    ) -> None:
        """Record all findings as known.

        Raises:
            OutputUnwritable: the file cannot be written.
        """
        from apcli.cli.output import write_file
        from apcli.lint.baseline import baseline_json

        text = baseline_json(diagnostics, workspace.shown_root)
        write_file(Path(file), text.encode(), plan_data=workspace.root)
        write_error(f"{file}\n")

    def _selected(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings with selected codes; errors of reading are reported in any case."""
        return [each for each in diagnostics if self.code_filter.has(each.rule.code)]

    def _shown_files(self, workspace: Workspace) -> frozenset[str]:
        if not self.files:
            return frozenset()
        by_place = {
            os.path.realpath(workspace.root / name): document.file
            for name, document in workspace.documents.items()
        }
        by_place |= {os.path.realpath(each.file): each.file for each in workspace.diagnostics}
        shown = set()
        for file in self.files:
            place = os.path.realpath(file)
            if place not in by_place:
                place = self._place_of_sheet(workspace, file)
            if place not in by_place:
                raise _not_in_plan(workspace, file)
            shown.add(by_place[place])
        return frozenset(shown)

    def _place_of_sheet(self, workspace: Workspace, name: str) -> str:
        """The file of the initiative or goal with this key or number, empty if there is none.

        A file whose fields are not valid has a number, too.

        Raises:
            NotInPlan: several are called so.
        """
        from apcli.cli.naming import key_called
        from apcli.workspace import goal_file, initiative_file, written_number

        for keys, file_of in (
            ([*workspace.initiatives, *sorted(workspace.keys)], initiative_file),
            ([*workspace.goals, *sorted(workspace.goal_keys)], goal_file),
        ):
            key = key_called(name, {key: written_number(workspace, key) for key in keys})
            if key is not None:
                return os.path.realpath(workspace.root / file_of(key))
        return ""


def _not_in_plan(workspace: Workspace, file: str) -> NotInPlan:
    from apcli.nearest import did_you_mean, nearest

    folder = workspace.shown_root
    text = message(
        "{file} is neither a file nor an initiative of the plan in {folder}",
        file=file,
        folder=folder,
    )
    titles = {each.title: key for key, each in workspace.sheets.items()}
    known = titles | {key: key for key in workspace.goal_keys | workspace.keys}
    near = known.get(nearest(file, known) or "")
    return NotInPlan(text, did_you_mean(near, message("run 'apcli list' for all keys and numbers")))


def code_filter(select: Iterable[str] | None, ignore: Iterable[str] | None) -> CodeFilter:
    """The codes given by `--select` and `--ignore`.

    Raises:
        NoSuchRule: a code does not exist.
    """
    known = codes_by_name()
    return CodeFilter(codes(select or (), known), codes(ignore or (), known))


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BaselineUnreadable(
            message("{file} cannot be read: {reason}", file=file, reason=reason_of(error)),
            message("create it with --write-baseline"),
        ) from error
