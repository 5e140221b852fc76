"""Which files of the data folder are read, and which are not because of their names."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from apcli.diagnostics import Diagnostic, Message, Rule, message
from apcli.errors import DataNotFound
from apcli.models.grammar import is_key
from apcli.reasons import reason_of
from apcli.source.reading_rules import FILE_NAME, RESERVED_NAME, UNREAD_FILE
from apcli.workspace.folder import (
    FIGURES,
    GLOSSARY,
    GOALS,
    INITIATIVES,
    PLAN,
    TAXONOMY,
    leaves,
    outside_link,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_PARTS = (PLAN, TAXONOMY, GLOSSARY)
_READ_FOLDERS = (INITIATIVES, GOALS, FIGURES)
_YAML = re.compile(r"(.+?)\.(ya?ml)(.*)", re.IGNORECASE)
"""A name in which .yaml or .yml stands: what is before it, and what is after."""

_OF_WINDOWS = frozenset({"desktop.ini", "thumbs.db"})
"""Files that Windows hides."""

_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


@dataclass(slots=True)
class Listing:
    """The files of a folder that have a key: all `keys`, the `readable` ones in order, findings."""

    keys: set[str] = field(default_factory=set)
    readable: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def list_parts(root: Path, shown_root: str) -> Listing:
    """The parts of the plan in the data folder itself, `keys` those whose names are wrong."""
    listing = Listing()
    try:
        found = _files(root)
    except OSError:
        return listing  # opening plan.yaml says why
    names = {name for name, _ in found}
    for name in sorted(names.difference(_PARTS)):
        part = _part(name)
        if part and part not in names:
            _add_wrong_name(listing, f"{shown_root}/{name}", name, part, None)
            listing.keys.add(part)
        elif PLAN in names:
            _add(listing, UNREAD_FILE, f"{shown_root}/{name}", (_UNREAD, _READ_HERE), None)
    for name in _folders(root) if PLAN in names else ():
        if (
            name not in _READ_FOLDERS
            and _has_unread(root, name)
            and not _is_initiatives(root, name)
        ):
            help = message(
                "move its files into {folder}/, or to another folder", folder=INITIATIVES
            )
            _add(listing, UNREAD_FILE, f"{shown_root}/{name}", (_UNREAD_FOLDER, help), None)
    listing.readable += names.intersection(_PARTS)
    return listing


def list_initiatives(root: Path, shown_root: str) -> Listing:
    """The files of the initiatives in the order of their names; none where there is no folder.

    Raises:
        DataNotFound: the folder cannot be read, or leads out of the data folder.
    """
    return _list_keyed(root, shown_root, INITIATIVES)


def list_goals(root: Path, shown_root: str) -> Listing:
    """The files of the goals, as those of the initiatives.

    Raises:
        DataNotFound: the folder cannot be read, or leads out of the data folder.
    """
    listing = _list_keyed(root, shown_root, GOALS)
    listing.findings = [replace(each, initiative=None) for each in listing.findings]
    return listing


def _list_keyed(root: Path, shown_root: str, folder: str) -> Listing:
    shown = f"{shown_root}/{folder}"
    try:
        found = _files(root / folder)
    except FileNotFoundError:
        return Listing()
    except OSError as error:
        text = message(
            "the folder {folder} cannot be read: {reason}", folder=shown, reason=reason_of(error)
        )
        every = message("each of its files is named KEY.yaml")
        raise DataNotFound(text, every) from error
    if leaves(root, f"{root}/{folder}"):
        raise DataNotFound(
            message("{folder} is a link that leads out of the data folder", folder=shown)
        )
    listing, first = Listing(), dict[str, str]()
    for name in _folders(root / folder):
        help = message("move its files into {folder}/, or to another folder", folder=folder)
        _add(listing, UNREAD_FILE, f"{shown}/{name}", (_UNREAD_FOLDER, help), None)
    names = {name for name, _ in found}
    for name, is_link in found:
        stem, _, extension = name.rpartition(".")
        if not stem or extension.lower() not in ("yaml", "yml"):
            _add_unread(listing, shown, name, names)
            continue
        listing.keys.add(stem)
        folded = unicodedata.normalize("NFC", stem).casefold()
        wrong = _wrong_name(name, stem, extension, first.setdefault(folded, name))
        if wrong:
            _add(listing, FILE_NAME, f"{shown}/{name}", wrong, stem)
        elif is_link and leaves(root, f"{root}/{folder}/{name}"):
            listing.findings.append(outside_link(f"{shown}/{name}", stem))
        else:
            listing.readable.append(stem)
            if is_reserved(stem):
                text = message("Windows does not allow a file called {name}", name=name)
                help = message("rename the file, and change every reference to '{key}'", key=stem)
                _add(listing, RESERVED_NAME, f"{shown}/{name}", (text, help), stem)
    return listing


def is_reserved(key: str) -> bool:
    """Windows has no file of this name."""
    return _RESERVED.fullmatch(key) is not None


_UNREAD = message("the file is not read because of its name")
_UNREAD_FOLDER = message("the files in this folder are not read")
_READ_HERE = message(
    "move it to another folder; only {parts} are read here, and the files in {folder}/",
    parts=", ".join(_PARTS),
    folder=INITIATIVES,
)


def _files(folder: Path) -> list[tuple[str, bool]]:
    """The names of the files in a folder, and whether each is a link; without hidden ones.

    What is called like a file of the plan is among them, though it may not be one.
    """
    with os.scandir(folder) as entries:
        return sorted(
            (entry.name, entry.is_symlink())
            for entry in entries
            if not entry.name.startswith(".")
            and entry.name.lower() not in _OF_WINDOWS
            and (entry.name.endswith((".yaml", ".yml")) or os.path.isfile(entry.path))  # noqa: PTH113
        )


def _folders(folder: Path) -> list[str]:
    """The names of the folders in a folder but hidden ones, links, and those called like files."""
    with os.scandir(folder) as entries:
        return sorted(
            entry.name
            for entry in entries
            if not entry.name.startswith(".")
            and not entry.name.endswith((".yaml", ".yml"))
            and entry.is_dir(follow_symlinks=False)
        )


def _has_unread(root: Path, name: str) -> bool:
    """The folder has YAML that no link of the plan leads to."""
    try:
        files = [each for each in os.listdir(root / name) if _YAML.fullmatch(each)]  # noqa: PTH208
    except OSError:
        return False
    read = {
        os.path.realpath(each)
        for folder in (root, root / INITIATIVES, root / GOALS)
        for each in (folder.iterdir() if folder.is_dir() else ())
        if each.is_symlink()
    }
    return any(os.path.realpath(root / name / each) not in read for each in files)


def _is_initiatives(root: Path, name: str) -> bool:
    """The folder is that of the initiatives on a system that ignores case."""
    try:
        return os.path.samefile(root / name, root / INITIATIVES)  # noqa: PTH121
    except OSError:
        return False


def _part(name: str) -> str | None:
    """The part of the plan that a file is probably meant to be: `Plan.yaml.txt` is plan.yaml."""
    found = _YAML.fullmatch(name)
    part = f"{found[1].lower()}.yaml" if found else None
    return part if part in _PARTS else None


def _add_unread(listing: Listing, shown: str, name: str, names: Collection[str]) -> None:
    """The finding for a file that is no YAML by its name: an initiative after all, or a copy."""
    found = _YAML.fullmatch(name)
    key = found[1] if found else ""
    file = f"{key}.yaml"
    if is_key(key) and file not in names:
        _add_wrong_name(listing, f"{shown}/{name}", name, file, key)
        listing.keys.add(key)
        return
    help = message("move it to another folder; if it is an initiative, name it KEY.yaml")
    _add(listing, UNREAD_FILE, f"{shown}/{name}", (_UNREAD, help), None)


def _add_wrong_name(
    listing: Listing, shown: str, name: str, meant: str, initiative: str | None
) -> None:
    """The finding for a part of the plan that is not read, as the one under its name is missing."""
    _, _, after = name.partition(".")
    text = message("files ending in .{extension} are not read", extension=after)
    if after == "yaml":
        text = _UNREAD
    _add(listing, FILE_NAME, shown, (text, message("rename it to {name}", name=meant)), initiative)


def _add(
    listing: Listing,
    rule: Rule,
    shown: str,
    sentences: tuple[Message, Message],
    initiative: str | None,
) -> None:
    text, help = sentences
    listing.findings.append(
        Diagnostic(rule, rule.severity, text, shown, None, help, (), initiative)
    )


def _wrong_name(name: str, stem: str, extension: str, first: str) -> tuple[Message, Message] | None:
    if first != name:
        return (
            message(
                "{one} and {other} are the same file name on some systems", one=first, other=name
            ),
            message("rename one of the two files"),
        )
    if extension != "yaml":
        return message("files ending in .{extension} are not read", extension=extension), message(
            "rename it to {name}", name=f"{stem}.yaml"
        )
    if not is_key(stem):
        return message("'{value}' is not a valid key", value=stem), message(
            "rename the file, using only the characters a-z, 0-9 and -"
        )
    return None
