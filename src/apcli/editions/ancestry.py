"""Where an indicator comes from: its file, commit by commit, across renamed files and keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from apcli.editions.commits import commits_of, content, has_file, parents_of, renamed_from
from apcli.models import Goal, Initiative
from apcli.workspace import GOALS, goal_file, initiative_file, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from apcli.editions.commits import Commit


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """An indicator as a commit left it, without one as it stands today: its file, sheet and name.

    `path` counts from the root of the repository.
    """

    commit: Commit | None
    path: str
    key: str
    sheet: Initiative | Goal
    name: str

    @property
    def folder(self) -> str:
        """The data folder, counted from the root of the repository."""
        return PurePosixPath(self.path).parent.parent.as_posix().removeprefix(".")

    @property
    def indicator(self) -> tuple[str, Initiative | Goal, str]:
        """The key of the sheet, the sheet, and the name of the indicator in it."""
        return self.key, self.sheet, self.name

    def files_of(self, key: str) -> tuple[str, ...]:
        """Where an initiative or a goal of a key lies in the same data folder."""
        names = (initiative_file(key), goal_file(key))
        return tuple(f"{self.folder}/{name}" if self.folder else name for name in names)

    @property
    def references(self) -> tuple[str, ...]:
        """What the indicator was called, as its file says."""
        return self.sheet.indicators[self.name].predecessors


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where to go on: the file at a commit, and what the indicator may be called in it."""

    tip: str
    path: str
    names: Sequence[str]


@dataclass(slots=True)
class Ancestry:
    """The way back from an indicator of `today` in a repository, up to the commit `tip`.

    `unreadable` are the commits, the newest first, whose file could not be read on that way.
    """

    top: Path
    tip: str
    today: State
    unreadable: list[Commit] = field(default_factory=list)

    def states(self) -> Sequence[State]:
        """What every commit left of the indicator, the oldest first, without today's."""
        found = [*self._in_file(_Origin(self.tip, self.today.path, _own_names(self.today)))]
        while (origin := self._before(found[-1] if found else self.today)) is not None:
            states = [*self._in_file(origin)]
            if not states:
                break
            found += states
        return tuple(reversed(found))

    def _in_file(self, origin: _Origin) -> Iterator[State]:
        """The states in one file, the newest first, until it lacks the indicator."""
        names = origin.names
        for commit in commits_of(self.top, origin.tip, origin.path):
            sheet = self._sheet(commit.id, origin.path)
            if sheet is None:
                if has_file(self.top, commit.id, origin.path):  # else it was deleted there
                    self.unreadable.append(commit)
                continue
            name = next((each for each in names if each in sheet.indicators), None)
            if name is None:
                return
            state = State(commit, origin.path, PurePosixPath(origin.path).stem, sheet, name)
            yield state
            names = _own_names(state)

    def _before(self, state: State) -> _Origin | None:
        """Where the indicator was before the first state that its file has of it."""
        parents = parents_of(self.top, state.commit.id) if state.commit else (self.tip,)
        for parent in parents:
            for path, name in self._candidates(state, parent):
                if self._has(parent, path, name):
                    return _Origin(parent, path, (name,))
        return None

    def _candidates(self, state: State, parent: str) -> Iterator[tuple[str, str]]:
        """The files and names under which it may have been, the most certain first."""
        renamed = state.commit and renamed_from(self.top, state.commit.id, state.path)
        if renamed:
            key = PurePosixPath(renamed).stem
            yield from ((renamed, name) for name in _names_in(state, key, state.key))
        sheets = state.sheet.predecessors if isinstance(state.sheet, Initiative) else ()
        for reference in state.references:
            key, slash, name = reference.rpartition("/")
            for each in (key,) if slash else sheets:
                yield from ((path, name) for path in state.files_of(each))
        if not state.references:
            paths = [path for each in sheets for path in state.files_of(each)]
            having = [path for path in paths if self._has(parent, path, state.name)]
            yield from ((path, state.name) for path in having if len(having) == 1)

    def _has(self, commit: str, path: str, name: str) -> bool:
        sheet = self._sheet(commit, path)
        return sheet is not None and name in sheet.indicators

    def _sheet(self, commit: str, path: str) -> Initiative | Goal | None:
        data = content(self.top, commit, path)
        if data is None:
            return None
        if PurePosixPath(path).parent.name == GOALS:
            return read_text(path, data, Goal, None)[1]
        return read_text(path, data, Initiative, None)[1]


def _own_names(state: State) -> Sequence[str]:
    return _names_in(state, state.key)


def _names_in(state: State, *keys: str) -> Sequence[str]:
    """What an indicator may have been called in the file of a sheet with one of these keys."""
    earlier = (each.rpartition("/") for each in state.references)
    return (state.name, *(name for key, slash, name in earlier if not slash or key in keys))
