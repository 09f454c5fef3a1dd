"""A small HTTP server in the process of a device server, for probes and for Prometheus."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, TypeAlias

_TEXT = "text/plain; charset=utf-8"

Answer: TypeAlias = tuple[HTTPStatus, str, bytes]
"""Status, content type and content."""


def verdict(troubles: list[str]) -> Answer:
    """Return the answer of a check: that all is well, or a line for each trouble."""
    status = HTTPStatus.SERVICE_UNAVAILABLE if troubles else HTTPStatus.OK
    return status, _TEXT, "".join(f"{line}\n" for line in troubles or ["ok"]).encode()


class Endpoint(ThreadingMixIn, TCPServer):
    """Answers GET requests, each in a thread of its own, until the process ends.

    Python's ``HTTPServer`` would look up the name of the host first, which can take long.

    Args:
        port: where to listen, on all interfaces.
        pages: by path, what makes the answer.

    Raises:
        OSError: the port cannot be used.
    """

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, pages: Mapping[str, Callable[[], Answer]]) -> None:
        super().__init__(("", port), _Handler)
        self.pages = pages

    def start(self) -> None:
        """Begin to answer, in the background."""
        threading.Thread(target=self.serve_forever, name="health", daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet about a client that has gone away."""


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint
    # Seconds that a client may take to say what it wants.
    timeout = 5

    def do_GET(self) -> None:
        page = self.server.pages.get(self.path.partition("?")[0])
        if page is None:
            self._reply(
                HTTPStatus.NOT_FOUND, _TEXT, b"there is only /alive, /ready and /metrics\n"
            )
        else:
            self._reply(*page())

    def _reply(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Log nothing: a probe a second would hide the rest."""
