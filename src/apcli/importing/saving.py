"""Writing an imported plan: all of it, or nothing."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotImported, OutputUnwritable
from apcli.models.grammar import excerpt
from apcli.starting import is_untouched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = "data"
MAPPING = "import-mapping.yaml"
LIST = "import-list.csv"
WRITTEN = "import-written.sha256"

Digests = dict[str, str]
"""The digests of files by their names in the folder of a plan."""


def check_target(target: Path, shown: str, *, keeps_mapping: bool) -> Digests:
    """Let pass a folder without a plan, or with one that nobody has worked on.

    That is what `init` wrote, or what an import wrote: its digests come back.

    Raises:
        NotImported: it holds another plan, or a mapping that somebody may have corrected.
    """
    if target.exists() and not target.is_dir():
        raise NotImported(message("{path} is not a folder", path=excerpt(shown)))
    data = target / DATA
    before = _read(target)
    if not _is_free(data) and not is_untouched(target):
        if not before:
            raise NotImported(
                message("{path} already holds a plan", path=excerpt(str(data))),
                message("choose another folder with --to"),
            )
        _check_unchanged(target, before)
    if not keeps_mapping and not _is_as_written(target, MAPPING, before):
        name = str(target / MAPPING)
        raise NotImported(
            message("{path} already exists", path=excerpt(name)),
            message("use it with --mapping {path}, or delete it", path=name),
        )
    return before


def digests(files: Mapping[str, bytes], before: Digests) -> bytes:
    """The file that says what was written, as `sha256sum` has it.

    What an earlier import wrote of the mapping stays there if this one writes none.
    """
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    if MAPPING in before:
        found.setdefault(MAPPING, before[MAPPING])
    return "".join(f"{found[name]}  {name}\n" for name in sorted(found)).encode()


def _read(target: Path) -> Digests:
    """What an import wrote into a folder, by name; empty where there is no such file."""
    try:
        text = (target / WRITTEN).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.partition("  ") for line in text.splitlines())
    return {name: digest for digest, _spaces, name in pairs if name}


def _check_unchanged(target: Path, before: Digests) -> None:
    """Refuse to replace what is not as an import wrote it: a file of the plan, or the list."""
    data = target / DATA
    there = {f"{DATA}/{each.relative_to(data).as_posix()}" for each in data.rglob("*")}
    there = {name for name in there if not (target / name).is_dir()}
    written = {name for name in before if name.startswith(f"{DATA}/")}
    for name in sorted(there | written | ({LIST} & before.keys())):
        if name not in written and name != LIST:
            text = message("{path} was added after the import", path=str(target / name))
        elif not (target / name).exists() and name != LIST:
            text = message("{path} was deleted after the import", path=str(target / name))
        elif not _is_as_written(target, name, before):
            text = message("{path} was changed after the import", path=str(target / name))
        else:
            continue
        raise NotImported(
            text, message("choose another folder with --to, or delete {path}", path=str(data))
        )


def _is_as_written(target: Path, name: str, before: Digests) -> bool:
    """There is no such file, or it has the bytes that an import wrote."""
    path = target / name
    if not path.exists():
        return True
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == before.get(name)
    except OSError:
        return False


def _is_free(data: Path) -> bool:
    return not data.exists() or (data.is_dir() and not any(data.iterdir()))


@contextmanager
def staged(target: Path, shown: str, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write the files into a folder beside their place, for the block; then move them there.

    If the block or the moving fails, nothing is left of them, nor of a folder that was made for
    them.

    Raises:
        OutputUnwritable: they cannot be written.
    """
    made = [each for each in (target, *target.parents) if not each.exists()]
    done = False
    temporary: Path | None = None
    try:
        target.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".apcli-", dir=target))
        for name, data in files.items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield temporary
        _move(temporary, target)
        done = True
    except OSError as error:
        reason = error.strerror or str(error)
        text = message("{path} cannot be written: {reason}", path=excerpt(shown), reason=reason)
        raise OutputUnwritable(text) from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        if not done:
            for each in made:
                with suppress(OSError):
                    each.rmdir()


def _move(temporary: Path, target: Path) -> None:
    """Move what was written into its place; the plan itself last. What it replaces comes back."""
    names = sorted((each.name for each in temporary.iterdir()), key=lambda name: name == DATA)
    kept = temporary / ".old"
    kept.mkdir()
    moved: list[str] = []
    try:
        for name in names:
            if (target / name).exists():
                (target / name).rename(kept / name)
            moved.append(name)
            (temporary / name).rename(target / name)
    except BaseException:
        for name in moved:
            with suppress(OSError):
                (target / name).rename(temporary / name)
            if (kept / name).exists():
                (kept / name).rename(target / name)
        raise
