"""The server of the preview: this machine alone, a folder's files, and the stream of changes."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
import time
from typing import TYPE_CHECKING

import pytest

from apcli.preview import Preview, Served

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def preview() -> Iterator[Preview]:
    """A running server; each request makes the file anew."""
    count = iter(range(1, 100))

    def make(version: int, place: str) -> Served:
        if place == "gone.pdf":
            return Served("404.html", b"", found=False)
        return Served(
            place or "index.html", f"<p>計画 {place} {version} {next(count)}</p>".encode()
        )

    server = Preview(0, make)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def asked(server: Preview, path: str, host: str | None = None) -> http.client.HTTPResponse:
    """The answer of the server."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", path, headers={} if host is None else {"Host": host})
    return connection.getresponse()


def test_it_is_bound_to_this_machine_alone(preview: Preview) -> None:
    assert preview.server_address[0] == "127.0.0.1"
    assert preview.address == f"http://127.0.0.1:{preview.server_port}/"


def test_the_page_is_made_anew_at_each_request_and_never_kept(preview: Preview) -> None:
    for number in (1, 2):
        answer = asked(preview, "/")
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.read().decode() == f"<p>計画  0 {number}</p>"


@pytest.mark.parametrize(
    ("path", "place", "kind"),
    [
        ("/goals/a.html", "goals/a.html", "text/html; charset=utf-8"),
        ("/departments/%E5%B8%82%E6%B0%91%E8%AA%B2.html", "departments/市民課.html", "text/html"),
        ("/site.css?1", "site.css", "text/css"),
        ("/search.js", "search.js", "text/javascript"),
        ("/indicators/a/b.svg", "indicators/a/b.svg", "image/svg+xml"),
        ("/data/values.csv", "data/values.csv", "text/csv"),
        ("/no-type", "no-type", "application/octet-stream"),
    ],
)
def test_a_file_is_served_as_what_it_is(preview: Preview, path: str, place: str, kind: str) -> None:
    answer = asked(preview, path)
    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert f"計画 {place} 0" in answer.read().decode()


def test_what_is_not_there_is_said(preview: Preview) -> None:
    assert asked(preview, "/gone.pdf").status == 404


def test_a_browser_that_goes_away_is_no_mistake(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    def make(_version: int, _place: str) -> Served:
        time.sleep(0.1)
        return Served("index.html", b"x" * 10_000_000)

    preview.make = make
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", preview.server_port)) as browser:
            reset = struct.pack("ii", 1, 0)
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
            host = f"127.0.0.1:{preview.server_port}"
            browser.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    time.sleep(0.5)
    assert asked(preview, "/").status == 200
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("host", ["example.jp", "127.0.0.1", "127.0.0.1.example.jp:80", ""])
def test_a_name_of_another_machine_is_refused(preview: Preview, host: str) -> None:
    assert asked(preview, "/", host).status == 403


def test_an_open_page_is_told_of_a_change(preview: Preview) -> None:
    answer = asked(preview, "/changes/0")
    assert answer.headers["Content-Type"] == "text/event-stream"
    told = threading.Timer(0.05, preview.changed)
    told.start()
    assert answer.readline() == b"data: changed\n"
    answer.close()


def test_a_page_that_was_made_before_a_change_is_told_of_it_when_it_arrives(
    preview: Preview,
) -> None:
    preview.changed()
    answer = asked(preview, "/changes/0")
    assert answer.readline() == b"data: changed\n"
    answer.close()
    assert asked(preview, "/").read().decode() == "<p>計画  1 1</p>"


def test_a_port_is_served_by_one(preview: Preview) -> None:
    with pytest.raises(OSError, match="in use"):
        Preview(preview.server_port, preview.make)
