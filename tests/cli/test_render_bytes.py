"""The documents of the plan: the same bytes whenever, wherever and however often they are made."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.processes import ROOT, apcli

if TYPE_CHECKING:
    from pathlib import Path

PLACES = [
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C", "APCLI_LANG": "en"},
    {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "APCLI_LANG": "ja"},
]


@pytest.mark.parametrize("format", ["markdown", "html", "docx", "pdf"])
@pytest.mark.parametrize("document", ["plan", "progress"])
def test_two_runs_in_two_places_give_one_digest(document: str, format: str) -> None:
    words = ("render", "--document", document, "--format", format)
    digests = set()
    for place in PLACES:
        done = apcli(*words, cwd=ROOT, environment=place)
        assert (done.returncode, done.stderr) == (0, b"")
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1


def test_the_pages_of_two_sites_are_the_same(tmp_path: Path) -> None:
    sites: list[dict[Path, bytes]] = []
    for place in PLACES:
        folder = tmp_path / str(len(sites))
        done = apcli("render", "--format", "html", "--site", folder, cwd=ROOT, environment=place)
        assert done.returncode == 0
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        sites.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert sites[0] == sites[1]
    assert len(sites[0]) > 33
