"""`apcli preview` as a process."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli

if TYPE_CHECKING:
    from pathlib import Path


def test_a_saved_file_is_told_to_the_page_and_shown_at_the_next_request(tmp_path: Path) -> None:
    root = write_plan(tmp_path / "data")
    process = subprocess.Popen(
        [sys.executable, "-m", "apcli", "preview", "--port", "0", "--data", root],
        env={**os.environ, "APCLI_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stderr.readline())
        assert said
        port = int(said[1])
        changes = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        changes.request("GET", "/changes/0")
        stream = changes.getresponse()
        page = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        page.request("GET", "/initiatives/first.html")
        assert "窓口の手続を見直します" in page.getresponse().read().decode()
        assert process.stderr.readline() == "0 errors, 0 other findings\n"
        (root / FIRST).write_text(FILES[FIRST].replace("見直します", "改めます"), "utf-8")
        assert stream.readline() == b"data: changed\n"
        page.request("GET", "/initiatives/first.html")
        anew = page.getresponse().read().decode()
        assert "窓口の手続を改めます" in anew
        assert re.search('data-version="[1-9]', anew)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stdout is not None
        assert process.stdout.read() == ""
    finally:
        process.kill()
        process.communicate()


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    root = write_plan(tmp_path / "data")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = apcli("preview", "--port", str(port), "--data", root)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        f"apcli: port {port} cannot be used: Address already in use\n"
        "  = help: choose another port, such as --port 8001, or --port 0 for any free port\n"
    )


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    done = apcli("preview", "--data", tmp_path / "gone")
    assert done.returncode == 2
    assert b"no data folder at" in done.stderr
