"""The history of an indicator: its file at every commit that changed it, and at every edition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.editions.ancestry import Ancestry, State
from apcli.editions.commits import content, tags_before, tags_with
from apcli.editions.finding import from_top
from apcli.editions.git import GitFailed, is_repository, line_of, top_of
from apcli.errors import EditionUnavailable
from apcli.models import Plan
from apcli.text.width import visible
from apcli.workspace import PLAN, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from apcli.editions.commits import Commit
    from apcli.editions.place import Place
    from apcli.models import Goal, Indicator, Initiative
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Version:
    """An indicator as one commit left it, or as it stands in files that are not committed.

    `tag` is the first one that has the commit, `plan` the plan of that time, where it could be
    read; the indicator is called `name` in the `sheet`, whose key was `key`. A version with a tag
    and without a commit is an edition for which nobody changed the indicator.
    """

    commit: Commit | None
    tag: str | None
    plan: Plan | None
    key: str
    sheet: Initiative | Goal
    name: str

    @property
    def indicator(self) -> Indicator:
        """The indicator itself."""
        return self.sheet.indicators[self.name]


@dataclass(frozen=True, slots=True)
class History:
    """The versions of an indicator, the oldest first.

    `shallow`: the clone lacks what was before them. `unreadable` are commits that left the file so
    that it could not be read.
    """

    versions: tuple[Version, ...]
    shallow: bool
    unreadable: tuple[Commit, ...]


@dataclass(frozen=True, slots=True)
class _Edition:
    """The first tag of a plan of another fiscal year than that of the tag before."""

    tag: str
    plan: Plan


def history_of(workspace: Workspace, place: Place, key: str, name: str) -> History:
    """The history of an indicator up to the plan in `place`, which `workspace` holds.

    Raises:
        EditionUnavailable: git is missing, or the plan is in no repository.
        Unavailable: `plan.yaml` could not be read.
    """
    here = place.revision.repository if place.revision else place.root
    if not is_repository(here):
        raise EditionUnavailable(
            message("{plan} is in no repository of git, which keeps the history", plan=place.shown)
        )
    top, folder, tip = _where(place)
    today = State(None, _inside(folder, workspace.file_of(key)), key, workspace.sheets[key], name)
    ancestry = Ancestry(top, tip, today)
    states = ancestry.states()
    now = Version(None, None, workspace.plan, key, today.sheet, name)
    versions = (*_versions(states, top, tip), now)
    shallow = line_of(top, "rev-parse", "--is-shallow-repository") == "true"
    return History(tuple(_changes(versions)), shallow, tuple(reversed(ancestry.unreadable)))


def _where(place: Place) -> tuple[Path, str, str]:
    """The root of the repository, the data folder in it, and the newest commit that counts."""
    if place.revision is not None:
        revision = place.revision
        return revision.repository, revision.folder, revision.commit
    try:
        top = top_of(place.root)
    except GitFailed as error:
        raise EditionUnavailable(message("git says: {reason}", reason=error.said)) from error
    return top, from_top(place.root, top), "HEAD"


def _inside(folder: str, file: str) -> str:
    return f"{folder}/{file}" if folder else file


def _versions(states: Sequence[State], top: Path, tip: str) -> Iterator[Version]:
    """The states of an indicator, the oldest first, and after each the editions that have it."""
    tags = {state: tags_with(top, state.commit.id, tip) for state in states if state.commit}
    editions = _editions(states, tags, top, tip)
    for state in states:
        first = next(iter(tags.get(state, ())), None)
        plan = _plan_at(top, state.commit.id, state.folder) if state.commit else None
        yield Version(state.commit, first and visible(first), plan, *state.indicator)
        for edition in editions.get(state, ()):
            yield Version(None, visible(edition.tag), edition.plan, *state.indicator)


def _editions(
    states: Sequence[State], tags: Mapping[State, Sequence[str]], top: Path, tip: str
) -> Mapping[State, Sequence[_Edition]]:
    """The editions by the state in which each has the indicator."""
    found: dict[State, list[_Edition]] = {}
    year = None
    for tag in tags_before(top, tip):
        state = next((each for each in reversed(states) if tag in tags[each]), None)
        plan = state and _plan_at(top, f"refs/tags/{tag}", state.folder)
        if state and plan and plan.fiscal_year != year:
            year = plan.fiscal_year
            found.setdefault(state, []).append(_Edition(tag, plan))
    return found


def _plan_at(top: Path, commit: str, folder: str) -> Plan | None:
    data = content(top, commit, _inside(folder, PLAN))
    return None if data is None else _plan_of(data)


@lru_cache(maxsize=64)
def _plan_of(data: bytes) -> Plan | None:
    return read_text(PLAN, data, Plan, None)[1]


def _changes(versions: Sequence[Version]) -> Iterator[Version]:
    """Those that differ from the one before them, and every edition."""
    before: Version | None = None
    for each in versions:
        is_edition = each.commit is None and each.tag is not None
        if before is None or is_edition or _said(each) != _said(before):
            yield each
        before = each


def _said(version: Version) -> object:
    indicator = version.indicator
    return indicator.targets, indicator.values, indicator.baseline, indicator.unit
