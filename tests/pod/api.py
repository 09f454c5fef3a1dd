"""As much of the API of a cluster as a pod asks: one Job."""

from __future__ import annotations

import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JOB = "/apis/batch/v1/namespaces/gym/jobs/config"


def condition(kind: str, **more: str) -> dict[str, Any]:
    """Return the answer about a Job that is in this condition."""
    return {"status": {"conditions": [{"type": kind, "status": "True", **more}]}}


class Api:
    """Answers GET requests on the loopback interface; a context manager.

    Attributes:
        answers: by path, status and content; any other path does not exist.
        asked: the paths that were asked for, with the token that was shown.
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, tuple[int, dict[str, Any]]] = {}
        self.asked: list[tuple[str, str]] = []
        self.news = threading.Condition()
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, content = api.answers.get(self.path, (404, {"message": "not found"}))
                with api.news:
                    api.asked.append((self.path, self.headers["Authorization"]))
                    api.news.notify_all()
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(content).encode())

            def log_message(self, *_: Any) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever)
        scheme = "https" if context else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}"

    def wait_until_asked(self, times: int = 1) -> None:
        with self.news:
            assert self.news.wait_for(lambda: len(self.asked) >= times, 30)

    def __enter__(self) -> Api:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
