"""Serves the page to this machine alone, and tells it of changes."""

from __future__ import annotations

import re
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HOST = "127.0.0.1"
WAIT = 15
"""Seconds after which a connection that waits for a change is given a sign of life."""
_STREAM = re.compile(r"/changes/(?P<version>[0-9]{1,9})")
"""Where a page asks for what has changed since the version that it shows."""


class Preview(ThreadingHTTPServer):
    """One page on loopback: `make` is asked for it at each request, `changed` has it asked anew."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, make: Callable[[int], str]) -> None:
        """Bind to a port, 0 for any that is free; `make` is given the version that it shows.

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
        """The page, the stream of its changes, or nothing else."""
        if self.headers.get("Host", "") not in self.server.hosts:
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == "/":
            self._answer("text/html; charset=utf-8", self.server.make(self.server.version).encode())
        elif asked := _STREAM.fullmatch(self.path):
            self._follow(int(asked["version"]))
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Say nothing: what is wrong is on the page."""

    def _answer(self, kind: str, body: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

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
