"""Serves a folder's files to this machine alone, and tells their pages of changes."""

from __future__ import annotations

import re
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOST = "127.0.0.1"
WAIT = 15
"""Seconds after which a connection that waits for a change is given a sign of life."""
_STREAM = re.compile(r"/changes/(?P<version>[0-9]{1,9})")
"""Where a page asks for what has changed since the version that it shows."""

_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Served(NamedTuple):
    """A file as it is sent: `name` tells its type."""

    name: str
    data: bytes
    found: bool = True


class Preview(ThreadingHTTPServer):
    """Files on loopback: `make` is asked for each, `changed` has the open page ask anew."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, make: Callable[[int, str], Served]) -> None:
        """Bind to a port, 0 for any that is free; `make` is given the version and a file's place.

        Raises:
            OSError: the port is taken.
        """
        super().__init__((HOST, port), _Handler)
        self.make = make
        self._changes = threading.Condition()
        self.version = 0

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names by which this machine may ask; another site's name is none of them."""
        return (f"{HOST}:{self.server_port}", f"localhost:{self.server_port}")

    def changed(self) -> None:
        """Have every open page ask anew."""
        with self._changes:
            self.version += 1
            self._changes.notify_all()

    def wait(self, shown: int) -> int:
        """Wait until there is another version than the one shown; the version by then."""
        with self._changes:
            self._changes.wait_for(lambda: self.version != shown, WAIT)
            return self.version


class _Handler(BaseHTTPRequestHandler):
    server: Preview
    server_version = "apcli"
    sys_version = ""

    def do_GET(self) -> None:
        """A file of the folder, or the stream of changes."""
        if self.headers.get("Host", "") not in self.server.hosts:
            self.send_error(HTTPStatus.FORBIDDEN)
        elif asked := _STREAM.fullmatch(self.path):
            self._follow(int(asked["version"]))
        else:
            place = unquote(urlsplit(self.path).path).removeprefix("/")
            self._answer(self.server.make(self.server.version, place))

    def log_message(self, *_: object) -> None:
        """Say nothing: what is wrong is on the page."""

    def handle_one_request(self) -> None:
        """Answer; a browser that goes away before is no mistake."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def _answer(self, served: Served) -> None:
        self.send_response(HTTPStatus.OK if served.found else HTTPStatus.NOT_FOUND)
        kind = _TYPES.get(PurePosixPath(served.name).suffix, "application/octet-stream")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(served.data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(served.data)

    def _follow(self, shown: int) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                version = self.server.wait(shown)
                self.wfile.write(b"data: changed\n\n" if version != shown else b":\n\n")
                self.wfile.flush()
                shown = version
        except OSError:
            return  # the page was closed
