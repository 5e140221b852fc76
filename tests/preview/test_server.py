"""The server of the preview: this machine alone, one page, and the stream of its changes."""

from __future__ import annotations

import http.client
import threading
from typing import TYPE_CHECKING

import pytest

from apcli.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def preview() -> Iterator[Preview]:
    """A running server; each request makes the page anew."""
    count = iter(range(1, 100))
    server = Preview(0, lambda version: f"<p>計画 {version} {next(count)}</p>")
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
        assert answer.read().decode() == f"<p>計画 0 {number}</p>"


def test_nothing_else_is_served(preview: Preview) -> None:
    assert asked(preview, "/../data/plan.yaml").status == 404


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
    assert asked(preview, "/").read().decode() == "<p>計画 1 1</p>"


def test_a_port_is_served_by_one(preview: Preview) -> None:
    with pytest.raises(OSError, match="in use"):
        Preview(preview.server_port, lambda _: "")
