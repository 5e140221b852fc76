"""Writing an imported plan: all of it, or nothing."""

from __future__ import annotations

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


def check_target(target: Path, shown: str, *, keeps_mapping: bool) -> None:
    """Refuse a folder that holds a plan, or a mapping that somebody may have corrected.

    Raises:
        NotImported: it does.
    """
    if target.exists() and not target.is_dir():
        raise NotImported(message("{path} is not a folder", path=excerpt(shown)))
    data = target / DATA
    if data.exists() and not _is_free(target):
        raise NotImported(
            message("{path} already holds a plan", path=excerpt(str(data))),
            message("choose another folder with --to"),
        )
    if not keeps_mapping and (target / MAPPING).exists():
        name = str(target / MAPPING)
        raise NotImported(
            message("{path} already exists", path=excerpt(name)),
            message("use it with --mapping {path}, or delete it", path=name),
        )


def _is_free(target: Path) -> bool:
    data = target / DATA
    return data.is_dir() and (not any(data.iterdir()) or is_untouched(target))


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
