"""A client of a debugger: the part of the Debug Adapter Protocol that a test needs.

Messages are JSON behind a header with their length. A request is answered by a response with its
number; events come by themselves, such as `stopped` where a breakpoint is hit.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

Message = dict[str, Any]
DEADLINE = 30.0


@dataclass(frozen=True)
class Stop:
    """Where a thread was stopped by a breakpoint.

    Attributes:
        thread: what the debugger calls the thread.
        function: name of the function that it is in, without its class.
        line: line that it is about to run.
        variables: local variables of the function, as texts.
    """

    thread: int
    function: str
    line: int
    variables: dict[str, str]


class DebugClient:
    """A connection to a debugger, attached to its program."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._sent = 0
        self._received: list[Message] = []
        self._news = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, name="debug-client")
        self._reader.start()

    def attach(self) -> None:
        """Attach to the program; it runs on."""
        self.request("initialize", adapterID="test", clientID="test", pathFormat="path")
        # In a pod the devices are installed packages, which a debugger skips by itself.
        answer = self._send("attach", justMyCode=False)
        self._take(lambda message: message.get("event") == "initialized", "initialized")
        self.request("configurationDone")
        self._response(answer, "attach")

    def break_at(self, source: Path, *texts: str, there: str = "") -> list[int]:
        """Replace the breakpoints of a file by those at the first lines with these texts.

        Args:
            source: the file.
            texts: one for each breakpoint; without any, no breakpoint is left.
            there: path of the file where the program runs, if that is another one.

        Returns:
            The numbers of the lines.
        """
        lines = source.read_text().splitlines()
        numbers = [next(n for n, line in enumerate(lines, 1) if text in line) for text in texts]
        answer = self.request(
            "setBreakpoints",
            source={"path": there or str(source)},
            breakpoints=[{"line": number} for number in numbers],
        )
        assert all(each["verified"] for each in answer["breakpoints"]), answer
        return numbers

    def stop(self) -> Stop:
        """Wait until a breakpoint is hit, and return where."""
        body = self._take(lambda message: message.get("event") == "stopped", "a stop")["body"]
        thread = body["threadId"]
        frame = self.request("stackTrace", threadId=thread)["stackFrames"][0]
        scopes = self.request("scopes", frameId=frame["id"])["scopes"]
        reference = scopes[0]["variablesReference"]
        found = self.request("variables", variablesReference=reference)["variables"]
        values = {each["name"]: each["value"] for each in found}
        # Some versions of Python tell the class, too.
        function = frame["name"].rpartition(".")[2]
        return Stop(thread, function, frame["line"], values)

    def go_on(self, stop: Stop) -> None:
        """Let the program run on after a stop."""
        self.request("continue", threadId=stop.thread)

    def request(self, command: str, **arguments: Any) -> Message:
        """Ask for something and return the body of the answer."""
        return self._response(self._send(command, **arguments), command)

    def close(self) -> None:
        """Detach; the program runs on without breakpoints."""
        self.request("disconnect", terminateDebuggee=False)
        self._connection.shutdown(socket.SHUT_RDWR)
        self._reader.join(DEADLINE)

    def _send(self, command: str, **arguments: Any) -> int:
        self._sent += 1
        message = {"type": "request", "seq": self._sent, "command": command}
        content = json.dumps({**message, "arguments": arguments}).encode()
        self._connection.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        return self._sent

    def _response(self, number: int, command: str) -> Message:
        answer = self._take(lambda message: message.get("request_seq") == number, command)
        assert answer["success"], (command, answer)
        return dict(answer.get("body") or {})

    def _take(self, fits: Callable[[Message], bool], what: str) -> Message:
        """Wait for a message, and take it out of those that have come."""

        def found() -> Message | None:
            return next(filter(fits, self._received), None)

        with self._news:
            self._news.wait_for(lambda: found() or self._ended, DEADLINE)
            message = found()
            assert message, f"no {what} in {self._received}"
            self._received.remove(message)
        return message

    def _read(self) -> None:
        with self._connection.makefile("rb") as stream:
            for message in _messages(stream):
                with self._news:
                    self._received.append(message)
                    self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()


def _messages(stream: IO[bytes]) -> Iterator[Message]:
    while header := stream.readline():
        length = int(header.partition(b":")[2])
        stream.readline()
        yield json.loads(stream.read(length))


@contextmanager
def debugger(port: int) -> Iterator[DebugClient]:
    """Attach to the program whose debugger listens at a port of this machine."""
    with socket.create_connection(("127.0.0.1", port), timeout=DEADLINE) as connection:
        connection.settimeout(None)
        client = DebugClient(connection)
        try:
            client.attach()
            yield client
        finally:
            client.close()
