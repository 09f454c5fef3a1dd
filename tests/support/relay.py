"""A fixed address for a server that comes back on another port.

A port that a killed server has used cannot be listened on for a minute, since Tango's network
layer does not ask the system to reuse it; nobody wants to wait that long for a test. The relay is
a process of its own: some calls of Tango keep all Python threads of their process waiting.

As a program it reads ports from its input, one a line, each the port to relay to from then on.
"""

import asyncio
import subprocess
import sys


class Relay:
    """The relay as a test has it; a context manager."""

    def __enter__(self) -> "Relay":
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=5)

    def lead_to(self, port: int) -> None:
        """Pass what comes from now on to ``port``."""
        self._process.stdin.write(f"{port}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == f"{port}\n"


async def relay() -> None:
    """Relay until the input ends."""
    target = 0

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target)
        except OSError:
            writer.close()
            return
        await asyncio.gather(pass_on(reader, far_writer), pass_on(far_reader, writer))

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        target = int(line)
        print(target, flush=True)
    server.close()


async def pass_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Copy until the source ends; then end the sink as well."""
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    except ConnectionError:
        pass
    finally:
        sink.close()


if __name__ == "__main__":
    asyncio.run(relay())
