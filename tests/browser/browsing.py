"""Debian's Chromium and what comes from npm, for the tests that look at pages as readers do."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
LIBRARIES = ("package.json", "package-lock.json")
TIMEOUT = 300
"""Seconds after which a run counts as hanging: generous, since the tests share the machine."""

Step = tuple[str, ...]
"""What is done, one of `DO` in browse.cjs, and what with."""


def browse(
    page: Path,
    *steps: Step,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
    script: bool = True,
    motion: bool = True,
    anchor: str = "",
) -> list[Any]:
    """Open a page, do the steps, and return what each `see` and `check` saw.

    Whatever is done, the page says nothing on the console and fetches nothing: that of a site its
    style and scripts, which lie in the site's folder.
    """
    asked = {
        "url": page.resolve().as_uri() + anchor,
        "width": width,
        "scheme": scheme,
        "script": script,
        "motion": motion,
        "steps": steps,
    }
    found = json.loads(_node("browse.cjs", asked=json.dumps(asked)))
    folder = next((each for each in page.resolve().parents if (each / "site.css").exists()), None)
    own = {each.as_uri() for each in folder.glob("*.*s")} if folder else set()
    assert (found["said"], [each for each in found["fetched"] if each not in own]) == ([], [])
    seen: list[Any] = found["seen"]
    return seen


def invalid(pages: Sequence[Path]) -> list[str]:
    """What html-validate finds in the pages."""
    found: list[str] = json.loads(_node("valid.cjs", *map(str, pages)))
    return found


def _node(script: str, *arguments: str, asked: str = "") -> str:
    """What a script of this folder prints."""
    node, _ = _tool("node"), _tool("npm")
    done = subprocess.run(
        [node, HERE / script, *arguments],
        input=asked,
        env={
            **os.environ,
            "APCLI_CHROMIUM": _tool("chromium"),
            "NODE_PATH": str(_libraries() / "node_modules"),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _tool(name: str) -> str:
    """The path of a program; without it the test is skipped, but in CI it fails."""
    path = shutil.which(name)
    if path is None:
        missing(f"{name} is not installed")
    return path


def missing(reason: str) -> NoReturn:
    """Skip a test whose tools are missing, but let it fail in CI."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def _libraries() -> Path:
    """The folder with the libraries of package-lock.json, installed there once."""
    locked = b"".join((HERE / name).read_bytes() for name in LIBRARIES)
    digest = hashlib.sha256(locked).hexdigest()[:16]
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = caches / "apcli-browser-tests" / digest
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        for name in LIBRARIES:
            shutil.copy(HERE / name, temporary)
        command = [_tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(
            command, cwd=temporary, capture_output=True, text=True, check=False, timeout=TIMEOUT
        )
        if done.returncode:
            missing(f"npm ci: {done.stderr.strip()[-500:]}")
        try:
            Path(temporary).rename(folder)
        except OSError:  # another process was faster
            assert folder.is_dir()
    return folder
