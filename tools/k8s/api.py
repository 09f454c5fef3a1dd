"""The API of the cluster, through one `kubectl proxy`.

A kubectl costs a tenth of a second of the processor, however little it is asked; one that stays
costs it once, and finds the cluster and the credentials as any kubectl does.
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from .kubectl import Kubectl
from .stop import Stop
from .trouble import Trouble

Object = dict[str, Any]
_START = 20.0
_ANSWER = 30.0


class _Connection(HTTPConnection):
    def __init__(self, path: str, timeout: float | None) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class Api:
    """Reads of the API; each has a connection of its own, so threads can share this."""

    def __init__(self, socket_path: str) -> None:
        self._path = socket_path

    def get(self, path: str) -> Object:
        """The JSON answer to a GET.

        Raises:
            Trouble: there was none, or it was a refusal.
        """
        return dict(json.loads(self.text(path)))

    def text(self, path: str) -> str:
        """The answer to a GET as it is, such as a log; raises as `get` does."""
        with self._answer(path, _ANSWER) as answer:
            return answer.read().decode(errors="replace")

    def watch(self, path: str, stop: Stop) -> Iterator[Object]:
        """The events of a watch, until the server or `stop` ends it; raises as `get` does."""
        with self._answer(path, None, stop) as answer:
            for line in answer:
                yield json.loads(line)

    @contextmanager
    def _answer(
        self, path: str, timeout: float | None, stop: Stop | None = None
    ) -> Iterator[HTTPResponse]:
        with closing(_Connection(self._path, timeout)) as connection:
            try:
                connection.connect()
                if stop:
                    stop.ends(connection.sock)
                connection.request("GET", path)
                response = connection.getresponse()
                if response.status != HTTPStatus.OK:
                    said = response.read().decode(errors="replace")
                    cure = "; is there a cluster? (make k8s-up)" if "dial tcp" in said else ""
                    raise Trouble(f"{path}: {(_message(said) or response.reason).strip()}{cure}")
                yield response
            except (OSError, HTTPException, ValueError) as error:
                raise Trouble(f"the cluster does not answer {path}: {error}") from error


def _message(said: str) -> str:
    try:
        return str(json.loads(said)["message"])
    except (ValueError, LookupError, TypeError):
        return said.strip()


@contextmanager
def open_api(kubectl: Kubectl) -> Iterator[Api]:
    """Reach the API as long as the context is open.

    Raises:
        Trouble: kubectl finds no cluster.
    """
    with tempfile.TemporaryDirectory(prefix="k8s-") as folder:
        path = f"{folder}/api"
        try:
            proxy = subprocess.Popen(
                kubectl.command("proxy", f"--unix-socket={path}"),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        except OSError as error:
            raise Trouble(f"{kubectl.program}: {error.strerror}") from error
        try:
            _await_first_line(proxy)
            yield Api(path)
        finally:
            proxy.kill()
            proxy.communicate()


def _await_first_line(proxy: subprocess.Popen[str]) -> None:
    assert proxy.stdout is not None  # noqa: S101 (it is a pipe)
    with selectors.DefaultSelector() as selector:
        selector.register(proxy.stdout, selectors.EVENT_READ)
        said = proxy.stdout.readline() if selector.select(_START) else "it says nothing"
    if "Starting to serve" not in said:
        raise Trouble(f"no cluster: {said.strip() or 'kubectl proxy ended'} (make k8s-up)")
